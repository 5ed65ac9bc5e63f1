//! The parts that look the same in every window: figures that fill their box, the ring of a clock, buttons with their key.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{
    Align2, Button, Color32, Context, CornerRadius, Event, Frame, Id, Margin, Painter, Pos2, Rect, Response, Shape,
    Stroke, Ui, Vec2, WidgetText,
    accesskit::{Action, ActionRequest, TreeId},
};

use super::{
    commands::{Verb, key_of, row_of},
    icons::Icon,
    theme::{self, Tokens},
    words::tr_with,
};
use crate::timing::Phase;

/// The colour of a phase of a clock.
#[must_use]
pub const fn phase_colour(tokens: &Tokens, phase: Phase) -> Color32 {
    match phase {
        Phase::Planned => tokens.text,
        Phase::WrapUp => tokens.amber,
        Phase::LastCall => tokens.orange,
        Phase::Over => tokens.red,
    }
}

/// Draws the shape of a phase: an empty ring, half filled, a quarter filled, full.
pub fn ring(painter: &Painter, centre: Pos2, radius: f32, phase: Phase, colour: Color32) {
    let width = (radius / 6.0).max(1.5);
    painter.circle_stroke(centre, radius - width / 2.0, Stroke::new(width, colour));
    let share = match phase {
        Phase::Planned => return,
        Phase::WrapUp => 0.5,
        Phase::LastCall => 0.25,
        Phase::Over => {
            painter.circle_filled(centre, radius, colour);
            return;
        }
    };
    let inner = radius - width * 1.8;
    let steps = 24;
    let mut points = vec![centre];
    points.extend((0..=steps).map(|step| {
        let angle = TAU * share * step as f32 / steps as f32 - FRAC_PI_2;
        centre + Vec2::angled(angle) * inner
    }));
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// Draws figures as large as the box allows; `like` is the widest text expected, so that the size does not jump.
pub fn figures(painter: &Painter, area: Rect, align: Align2, text: &str, like: &str, colour: Color32) {
    let trial = 100.0;
    // Measured and not laid out, which would put letters of this size among the window's pictures.
    let widest: f32 = painter
        .fonts_mut(|fonts| like.chars().map(|character| fonts.glyph_width(&theme::figures(trial), character)).sum());
    // The figures of the face are 0.73 em high: the box is filled by them and not by the space around them.
    let by_width = area.width() / widest.max(1.0) * trial;
    let size = by_width.min(area.height() / 0.74).max(8.0).floor();
    let galley = painter.layout_no_wrap(text.to_owned(), theme::figures(size), colour);
    let ink = Vec2::new(galley.size().x, size * 0.73);
    let place = align.align_size_within_rect(ink, area);
    // From the top of the line to the top of the figures, for Noto Sans: ascent 1.069 em, figures 0.714 em.
    let above = size * (1.069 - 0.714);
    painter.galley(Pos2::new(place.min.x, place.min.y - above), galley, colour);
}

/// A panel on the ground, set apart by tone.
pub fn card(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.surface).corner_radius(CornerRadius::same(theme::CORNER)).inner_margin(Margin::same(12))
}

/// Gives buttons a ground of their own on a raised one, which is theirs elsewhere.
pub fn on_raised(ui: &mut Ui) {
    let tokens = theme::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    (widgets.inactive.bg_fill, widgets.inactive.weak_bg_fill) = (tokens.surface, tokens.surface);
}

/// A button that opens a menu, with a name that no other has: the menu stays open whatever comes and goes above its button,
/// which is else known by its place among the others.
pub fn menu<'a>(
    ui: &mut Ui,
    name: &'static str,
    atoms: impl egui::IntoAtoms<'a>,
    entries: impl FnOnce(&mut Ui),
) -> Response {
    let builder = egui::UiBuilder::new().scope_id(Id::unique(("menu", name)));
    ui.scope_builder(builder, |ui| ui.menu_button(atoms, entries).response).inner
}

/// A button that says what it does and which key does the same.
pub fn verb_button(ui: &mut Ui, verb: Verb, label: &str) -> Response {
    keyed(ui, Icon::of(verb), verb, label, false)
}

/// A button with an icon before its words, where there is one, and its key after them; lit or not.
fn keyed(ui: &mut Ui, icon: Option<Icon>, verb: Verb, label: &str, lit: bool) -> Response {
    let tokens = theme::of(ui);
    let (ink, quiet) = if lit { (tokens.on_accent, tokens.on_accent) } else { (tokens.text, tokens.dim) };
    let key = egui::RichText::new(key_of(verb)).font(theme::font(theme::DETAIL)).color(quiet);
    let words = WidgetText::from(label);
    let words = if lit { egui::RichText::new(label).font(theme::bold(theme::TEXT)).color(ink).into() } else { words };
    let button = match icon {
        Some(icon) if lit => Button::new((icon.coloured(ink), words)),
        Some(icon) => Button::new((icon.atom(), words)),
        None => Button::new(words),
    };
    let button = button.shortcut_text(key).min_size(Vec2::new(0.0, theme::CONTROL));
    let button = if lit { button.fill(tokens.accent) } else { button };
    ui.add(button).on_hover_text(row_of(verb).label())
}

/// The same without an icon, where several stand in a narrow row.
pub fn narrow_button(ui: &mut Ui, verb: Verb, label: &str) -> Response {
    keyed(ui, None, verb, label, false)
}

/// What a command does and its key, for whoever points at a button that does not show it.
#[must_use]
pub fn hint(verb: Verb) -> String {
    tr_with("button-hint", &[("words", row_of(verb).label().into()), ("key", key_of(verb).into())])
}

/// A button whose label begins with the sign of its key.
pub fn signed_button(ui: &mut Ui, verb: Verb, label: &str) -> Response {
    ui.add(Button::new(label).min_size(Vec2::new(0.0, 32.0))).on_hover_text(row_of(verb).label())
}

/// The same, standing out: what to do next.
pub fn main_button(ui: &mut Ui, verb: Verb, label: &str) -> Response {
    keyed(ui, Icon::of(verb), verb, label, true)
}

/// A switch that is lit while something is on.
pub fn lit_button(ui: &mut Ui, verb: Verb, label: &str, on: bool) -> Response {
    keyed(ui, Icon::of(verb), verb, label, on)
}

/// The same with an icon for what it does now.
pub fn lit_icon_button(ui: &mut Ui, icon: Icon, verb: Verb, label: &str, on: bool) -> Response {
    keyed(ui, Some(icon), verb, label, on)
}

/// A line over the whole width that cannot be overlooked.
pub fn banner(ui: &mut Ui, fill: Color32, text: Color32, words: &str, detail: &str) {
    Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let strong = ui.label(egui::RichText::new(words).font(theme::bold(theme::HEADING)).color(text));
            ui.ctx().accesskit_node_builder(strong.id, |node| node.set_live(egui::accesskit::Live::Assertive));
            ui.label(egui::RichText::new(detail).color(text));
        });
    });
}

/// What had the keyboard when a window was last drawn, and whether a scroll area cut it off.
#[derive(Clone, Copy, PartialEq)]
struct Focused {
    id: Id,
    cut: bool,
}

/// Where a window remembers it, and for which control scrolling was asked last.
fn focus_memory() -> [Id; 2] {
    [Id::unique("focus seen"), Id::unique("focus scrolled to")]
}

/// Draws a ring around whatever has the keyboard, above everything that its layer shows: two tones, so that it is seen on
/// any ground. Call it when everything else of a window is drawn.
pub fn focus_ring(ctx: &Context, tokens: &Tokens) {
    let [seen, asked] = focus_memory();
    let Some((id, response)) = ctx.memory(egui::Memory::focused).and_then(|id| Some((id, ctx.read_response(id)?)))
    else {
        ctx.data_mut(|data| {
            data.remove::<Focused>(seen);
            data.remove::<Id>(asked);
        });
        return;
    };
    // What is cut off by a scroll area is not drawn outside of it, and scrolled to with the next drawing.
    let (whole, shown) = (response.rect, response.interact_rect);
    let cut = !shown.expand(1.0).contains_rect(whole) && whole.height() < ctx.viewport_rect().height();
    ctx.data_mut(|data| data.insert_temp(seen, Focused { id, cut }));
    if cut && ctx.data(|data| data.get_temp::<Id>(asked)) != Some(id) {
        ctx.request_repaint();
    }
    if !shown.is_positive() {
        return;
    }
    let painter = ctx.layer_painter(response.layer_id);
    let corner = f32::from(theme::CORNER);
    for (out, width, colour) in [(2.0, 2.0, tokens.text), (0.5, 1.0, tokens.ground)] {
        let stroke = Stroke::new(width, colour);
        painter.rect_stroke(shown.expand(out), corner + out, stroke, egui::StrokeKind::Middle);
    }
}

/// The wish to scroll to what has the keyboard, once for each control that a scroll area cuts off: for the input of the next
/// drawing.
#[must_use]
pub fn scroll_to_focus(ctx: &Context) -> Option<Event> {
    let [seen, asked] = focus_memory();
    let focused = ctx.data(|data| data.get_temp::<Focused>(seen)).filter(|focused| focused.cut)?;
    if ctx.data(|data| data.get_temp::<Id>(asked)) == Some(focused.id) {
        return None;
    }
    ctx.data_mut(|data| data.insert_temp(asked, focused.id));
    Some(Event::AccessKitActionRequest(ActionRequest {
        action: Action::ScrollIntoView,
        target_tree: TreeId::ROOT,
        target_node: focused.id.accesskit_id(),
        data: None,
    }))
}

/// Draws into a given place without moving what comes next.
pub fn inside<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    add(&mut ui.new_child(egui::UiBuilder::new().max_rect(place)))
}

/// Gives boxes to tick an outline, so that an empty one is seen, also with the keyboard on it: for the rest of `ui`.
pub fn outlined(ui: &mut Ui) {
    let tokens = theme::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = Stroke::new(1.0, tokens.dim);
    // One that has the keyboard gets a brighter outline: filled with colour, it would look ticked.
    widgets.active.bg_fill = tokens.raised;
    widgets.active.bg_stroke = Stroke::new(2.0, tokens.accent);
    widgets.active.fg_stroke = Stroke::new(2.0, tokens.text);
}

/// A small heading over a part of a window.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    let tokens = theme::of(ui);
    ui.label(egui::RichText::new(words).font(theme::bold(theme::DETAIL)).color(tokens.dim))
}
