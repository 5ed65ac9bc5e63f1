//! The look of the windows: one set of tokens in a dark and a light version, and what egui makes of them.
//!
//! Colour carries meaning only for time and danger, and always together with a word and a shape.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme as Mode, Vec2, Visuals,
};

/// The colours of the windows, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind everything.
    pub ground: Color32,
    /// Panels on the ground.
    pub surface: Color32,
    /// Controls and rows on a panel.
    pub raised: Color32,
    /// Under the pointer.
    pub hovered: Color32,
    /// What is read at a glance.
    pub text: Color32,
    /// What is read at leisure.
    pub dim: Color32,
    /// What is live or chosen.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Time: wrap up.
    pub amber: Color32,
    /// Time: last call.
    pub orange: Color32,
    /// Time: over. Danger.
    pub red: Color32,
    /// Looked at, and as it should be.
    pub green: Color32,
    /// Text on amber, orange and red.
    pub on_signal: Color32,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where colours are made")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// For a dim stage: it must not light the speaker's face.
pub const DARK: Tokens = Tokens {
    ground: rgb(0x000c_1015),
    surface: rgb(0x0015_1b22),
    raised: rgb(0x0020_2832),
    hovered: rgb(0x002b_3541),
    text: rgb(0x00ea_eef3),
    dim: rgb(0x00a6_b1be),
    accent: rgb(0x0069_b4f0),
    on_accent: rgb(0x0006_1420),
    amber: rgb(0x00f4_b942),
    orange: rgb(0x00ff_8c42),
    red: rgb(0x00ff_6b61),
    green: rgb(0x006f_cf8e),
    on_signal: rgb(0x0016_0c04),
};

/// For a bright room.
pub const LIGHT: Tokens = Tokens {
    ground: rgb(0x00ef_ece6),
    surface: rgb(0x00fb_faf7),
    raised: rgb(0x00df_d9ce),
    hovered: rgb(0x00d2_cbbe),
    text: rgb(0x0012_1820),
    dim: rgb(0x004a_5460),
    accent: rgb(0x000b_4f8a),
    on_accent: rgb(0x00ff_ffff),
    amber: rgb(0x0076_4c00),
    orange: rgb(0x0090_3700),
    red: rgb(0x00a3_1515),
    green: rgb(0x000a_6134),
    on_signal: rgb(0x00ff_ffff),
};

/// For eyes that need it, and for a screen in the sun: black, white and strong signals.
pub const CONTRAST: Tokens = Tokens {
    ground: rgb(0x0000_0000),
    surface: rgb(0x001a_1a1a),
    raised: rgb(0x0030_3030),
    hovered: rgb(0x0048_4848),
    text: rgb(0x00ff_ffff),
    dim: rgb(0x00ff_ffff),
    accent: rgb(0x00ff_ffff),
    on_accent: rgb(0x0000_0000),
    amber: rgb(0x00ff_e600),
    orange: rgb(0x00ff_b000),
    red: rgb(0x00ff_8f87),
    green: rgb(0x007d_ff9c),
    on_signal: rgb(0x0000_0000),
};

/// The looks of a window that may have one of its own.
pub use crate::platform::settings::Look;

impl Look {
    /// What people call it.
    #[must_use]
    pub fn words(self) -> String {
        super::words::tr(match self {
            Self::Dark => "look-dark",
            Self::Light => "look-light",
            Self::HighContrast => "look-contrast",
        })
    }

    /// The colours of the look.
    #[must_use]
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
            Self::HighContrast => &CONTRAST,
        }
    }
}

/// The tokens of a light or a dark window.
#[must_use]
pub const fn tokens(light: bool) -> &'static Tokens {
    if light { &LIGHT } else { &DARK }
}

/// The tokens of the window that `ui` draws.
#[must_use]
pub fn of(ui: &egui::Ui) -> &'static Tokens {
    tokens(!ui.visuals().dark_mode)
}

/// The size of details.
pub const DETAIL: f32 = 12.0;
/// The size of text.
pub const TEXT: f32 = 14.0;
/// The size of headings.
pub const HEADING: f32 = 18.0;
/// The height of a control.
pub const CONTROL: f32 = 32.0;
/// The height of the controls that fingers press in a hurry.
pub const TOUCH: f32 = 44.0;
/// The radius of corners.
pub const CORNER: u8 = 6;
/// The family of bold text.
pub const BOLD: &str = "bold";

/// The family of figures that fill a box.
pub const FIGURES: &str = "figures";

/// A font for figures that fill a box.
#[must_use]
pub fn figures(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(FIGURES.into()))
}

/// The family of large text.
pub const LARGE: &str = "large";
/// The family of large bold text.
pub const LARGE_BOLD: &str = "large bold";
/// From this size on, letters stand on whole pixels.
const WHOLE_PIXELS: f32 = 28.0;

/// A font of the windows' family.
#[must_use]
pub fn font(size: f32) -> FontId {
    let family = if size < WHOLE_PIXELS { FontFamily::Proportional } else { FontFamily::Name(LARGE.into()) };
    FontId::new(size, family)
}

/// A bold font of the windows' family.
#[must_use]
pub fn bold(size: f32) -> FontId {
    let family = if size < WHOLE_PIXELS { BOLD } else { LARGE_BOLD };
    FontId::new(size, FontFamily::Name(family.into()))
}

/// Sets both versions of the look and the options that a stage needs.
pub fn install(ctx: &Context, light: bool) {
    super::fonts::install(ctx);
    for (mode, tokens) in [(Mode::Dark, &DARK), (Mode::Light, &LIGHT)] {
        ctx.style_mut_of(mode, |style| apply(style, tokens, mode == Mode::Light));
    }
    ctx.set_theme(if light { Mode::Light } else { Mode::Dark });
    ctx.options_mut(|options| {
        // Keys that close or zoom every window at once have no place on a stage.
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false;
    });
}

fn apply(style: &mut Style, tokens: &Tokens, light: bool) {
    let mut visuals = if light { Visuals::light() } else { Visuals::dark() };
    visuals.panel_fill = tokens.ground;
    visuals.window_fill = tokens.surface;
    // A menu lies over panels of its own tone: a hair's breadth of another one is its edge.
    visuals.window_stroke = Stroke::new(1.0, tokens.hovered);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.extreme_bg_color = tokens.ground;
    visuals.faint_bg_color = tokens.raised;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.amber;
    visuals.error_fg_color = tokens.red;
    visuals.weak_text_color = Some(tokens.dim);
    visuals.selection.bg_fill = tokens.accent;
    visuals.selection.stroke = Stroke::new(1.0, tokens.on_accent);
    visuals.window_corner_radius = CornerRadius::same(CORNER);
    visuals.menu_corner_radius = CornerRadius::same(CORNER);
    let widgets = &mut visuals.widgets;
    for (widget, fill, text) in [
        (&mut widgets.noninteractive, tokens.surface, tokens.text),
        (&mut widgets.inactive, tokens.raised, tokens.text),
        (&mut widgets.hovered, tokens.hovered, tokens.text),
        // What has the keyboard has a ring; filled with the accent, it would look switched on.
        (&mut widgets.active, tokens.hovered, tokens.text),
        (&mut widgets.open, tokens.hovered, tokens.text),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::NONE;
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = CornerRadius::same(CORNER);
        widget.expansion = 0.0;
    }
    widgets.hovered.bg_stroke = Stroke::new(1.0, tokens.dim);
    style.visuals = visuals;
    style.spacing.item_spacing = Vec2::new(8.0, 8.0);
    style.spacing.button_padding = Vec2::new(12.0, 6.0);
    style.spacing.interact_size = Vec2::new(32.0, 32.0);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.window_margin = Margin::same(16);
    style.animation_time = 0.0;
    style.interaction.selectable_labels = false;
    style.text_styles = [
        (TextStyle::Small, font(DETAIL)),
        (TextStyle::Body, font(TEXT)),
        (TextStyle::Button, font(TEXT)),
        (TextStyle::Heading, bold(HEADING)),
        (TextStyle::Monospace, font(TEXT)),
    ]
    .into();
}

/// The contrast of two colours by WCAG 2.2: 1 for none, 21 for black on white.
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f32 {
    // Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    let luminance = |colour: Color32| {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_at_a_glance_has_seven_to_one_and_the_rest_four_and_a_half() {
        for (name, tokens) in [("dark", DARK), ("light", LIGHT), ("high contrast", CONTRAST)] {
            for (behind, ground) in [("ground", tokens.ground), ("surface", tokens.surface), ("raised", tokens.raised)]
            {
                assert!(contrast(tokens.text, ground) >= 7.0, "{name}: text on {behind}");
                for (what, colour) in [("dim", tokens.dim), ("accent", tokens.accent)] {
                    let found = contrast(colour, ground);
                    assert!(found >= 4.5, "{name}: {what} on {behind} has {found:.2}");
                }
                for (what, colour) in
                    [("amber", tokens.amber), ("orange", tokens.orange), ("red", tokens.red), ("green", tokens.green)]
                {
                    let found = contrast(colour, ground);
                    assert!(found >= 5.0, "{name}: {what} on {behind} has {found:.2}");
                }
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 7.0, "{name}: on accent");
            for colour in [tokens.amber, tokens.orange, tokens.red] {
                assert!(contrast(tokens.on_signal, colour) >= 6.0, "{name}: on signal");
            }
        }
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    }
}
