//! A text field that is right in every script: it is set by the slides' own typesetter, so that Arabic, Chinese and Latin
//! letters stand where they belong and the caret goes where the eye expects it.
//!
//! Only the field that has the keyboard is laid out while a window is drawn: it is a few lines. Undoing is left to whoever
//! owns the text. What was typed is never part of a texture's name, a log or an error.

mod hands;
mod kit;

use std::ops::Range;

use egui::{
    Color32, Context, CursorIcon, EventFilter, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, output::IMEOutput,
};

pub use hands::parts;
pub use kit::{forget, has_keyboard, select, selection};

use super::{
    secret,
    shaped::{Laid, Style},
    theme,
};
use crate::typeset::{LineAlign, LineStyle, page::Rgba, writing::Setting};
use hands::{Did, Hands, Rules};

/// Whether anything in the windows takes letters: then a letter is no command.
#[must_use]
pub fn typing(ctx: &Context) -> bool {
    has_keyboard(ctx) || secret::has_keyboard(ctx) || ctx.text_edit_focused()
}

/// What the Enter key does in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enter {
    /// It is told to the caller; with Shift it begins a new line where there may be several.
    Tell,
    /// It begins a new line.
    Line,
}

/// A field before it is shown.
pub struct Field<'a> {
    id: Id,
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    language: &'a str,
    lines: usize,
    grows: bool,
    width: Option<f32>,
    size: f32,
    bold: bool,
    align: LineAlign,
    colour: Option<Color32>,
    enter: Option<Enter>,
    takes_tab: bool,
    takes_escape: bool,
    frame: bool,
    enabled: bool,
    read_only: bool,
    limit: usize,
    on_slide: Option<(Setting, Pos2, f32)>,
    pressed_at: Option<Pos2>,
}

/// What happened in a field.
pub struct Shown {
    /// The field as a widget.
    pub response: Response,
    /// Whether the text is another one.
    pub changed: bool,
    /// Whether Enter was pressed, where it is told.
    pub enter: bool,
    /// 1 for Tab, -1 for Shift+Tab, 0 for neither; only where Tab is taken.
    pub tab: i8,
    /// Whether Escape was pressed, where it is taken.
    pub escape: bool,
    /// Up or down beyond the first or last line: -1 or 1, else 0.
    pub beyond: i8,
    /// Backspace in a text that is empty or with the caret at its start.
    pub back: bool,
    /// The selected bytes of the text; empty at the caret. That of the last time while the field has no keyboard.
    pub selection: Range<usize>,
    /// Whether the field has the keyboard.
    pub focused: bool,
}

/// The space between the edge of a field and its words.
const PAD: Vec2 = Vec2::new(8.0, 6.0);
/// How far letters may stand out of their lines, in ems.
const OUT: f32 = 0.5;

impl<'a> Field<'a> {
    /// A field of one line for a text. The id is its own in the whole program.
    pub const fn new(id: Id, text: &'a mut String) -> Self {
        Self {
            id,
            text,
            name: "",
            hint: "",
            language: "",
            lines: 1,
            grows: false,
            width: None,
            size: theme::TEXT,
            bold: false,
            align: LineAlign::Start,
            colour: None,
            enter: None,
            takes_tab: false,
            takes_escape: false,
            frame: true,
            enabled: true,
            read_only: false,
            limit: usize::MAX,
            on_slide: None,
            pressed_at: None,
        }
    }

    /// The name that a screen reader says. Every field has one.
    #[must_use]
    pub fn name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// What stands in the empty field.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// The language of the text, by which an empty field knows its side; "" lets the first letter say it.
    #[must_use]
    pub fn language(self, language: &'a str) -> Self {
        Self { language, ..self }
    }

    /// How many lines the empty field shows; with more than one the text may have several and the field grows with it.
    #[must_use]
    pub fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// One line while there are words for one, and more as the text needs them.
    #[must_use]
    pub fn grows(self) -> Self {
        Self { grows: true, ..self }
    }

    /// The width in points; else all that there is.
    #[must_use]
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// The size of the letters.
    #[must_use]
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Bold letters.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Where the lines stand.
    #[must_use]
    pub fn align(self, align: LineAlign) -> Self {
        Self { align, ..self }
    }

    /// The colour of the letters, where it is not that of text.
    #[must_use]
    pub fn colour(self, colour: Color32) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// What Enter does: told in fields of one line, a new line in others, unless this says something else.
    #[must_use]
    pub fn enter(self, enter: Enter) -> Self {
        Self { enter: Some(enter), ..self }
    }

    /// Tells of Tab instead of going on to the next widget.
    #[must_use]
    pub fn takes_tab(self) -> Self {
        Self { takes_tab: true, ..self }
    }

    /// Tells of Escape instead of letting the keyboard go.
    #[must_use]
    pub fn takes_escape(self) -> Self {
        Self { takes_escape: true, ..self }
    }

    /// No ground and no edge: the words stand on what is there.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { frame: false, ..self }
    }

    /// Whether the field may be used.
    #[must_use]
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// The text may be read, selected and copied, and not changed.
    #[must_use]
    pub fn read_only(self, read_only: bool) -> Self {
        Self { read_only, ..self }
    }

    /// How many characters there may be.
    #[must_use]
    pub fn limit(self, characters: usize) -> Self {
        Self { limit: characters, ..self }
    }

    /// Over a slide, set exactly as the slide sets the text: `at` is the upper left corner of its box in the window, `scale`
    /// how many points a unit of the slide has. The field takes no place among the widgets.
    #[must_use]
    pub fn on_slide(self, setting: Setting, at: Pos2, scale: f32) -> Self {
        Self { on_slide: Some((setting, at, scale)), frame: false, lines: self.lines.max(2), ..self }
    }

    /// Gives the field the keyboard with the caret at a place of the window: where the click was that called it up.
    #[must_use]
    pub fn pressed_at(self, at: Option<Pos2>) -> Self {
        Self { pressed_at: at, ..self }
    }

    const fn is_single(&self) -> bool {
        self.lines <= 1 && !self.grows
    }

    fn pad(&self) -> Vec2 {
        if self.on_slide.is_some() || !self.frame { Vec2::ZERO } else { PAD }
    }

    /// The text of one line without breaks, for who shows it as it is.
    fn in_one_line(&self) -> String {
        if self.is_single() { self.text.replace(['\n', '\r'], " ") } else { self.text.clone() }
    }

    /// Shows the field and says what happened.
    pub fn show(self, ui: &mut Ui) -> Shown {
        let kit = kit::of(ui.ctx());
        let mut kit = kit.lock();
        kit.begin();
        let id = self.id;
        if let Some(range) = kit.wish(id) {
            ui.memory_mut(|memory| memory.request_focus(id));
            kit.want(id, range);
        }
        let tokens = theme::of(ui);
        let colour = match self.colour {
            Some(colour) => colour,
            None if self.enabled => tokens.text,
            None => tokens.dim,
        };
        let focused = self.enabled && ui.memory(|memory| memory.has_focus(id));
        let before = self.text.clone();
        let outer = self.width.unwrap_or_else(|| ui.available_width()).max(24.0);
        let inner = (outer - 2.0 * self.pad().x).max(8.0);
        let setting = self.setting(ui.ctx(), inner, colour);
        let mut did = Did::default();
        let rules = Rules {
            id,
            single: self.is_single(),
            enter: self.enter.unwrap_or(if self.is_single() { Enter::Tell } else { Enter::Line }),
            takes_tab: self.takes_tab,
            takes_escape: self.takes_escape,
            read_only: self.read_only,
            limit: self.limit,
        };
        if focused {
            let filter = EventFilter {
                tab: self.takes_tab,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: self.takes_escape,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let mut hands = Hands::new(&rules, &mut did);
            kit.write(id, self.text, &setting, self.is_single(), |writing, bench| hands.keys(writing, bench, ui));
        }
        // The place of the field, then what the mouse does in it.
        let rest = (!focused).then(|| self.at_rest(&kit, ui, inner));
        let height = kit
            .height(id, focused, self.unit(ui.ctx()))
            .unwrap_or_else(|| rest.as_ref().map_or(0.0, |laid| laid.size().y));
        let (area, response) = self.place(ui, &kit, (outer, height), focused);
        let words = area.shrink2(self.pad());
        let pressed =
            self.enabled && response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed());
        if pressed || (self.enabled && response.clicked()) {
            response.request_focus();
        }
        if self.pressed_at.is_some() {
            response.request_focus();
        }
        let active = focused || pressed || response.clicked() || response.has_focus() && self.enabled;
        let look = kit::Look {
            words,
            single: self.is_single(),
            unit: self.unit(ui.ctx()),
            out: setting.size() * OUT * self.unit(ui.ctx()),
            accent: tokens.accent,
            caret: if self.on_slide.is_some() { colour_of(setting.colour()) } else { tokens.text },
            snap: self.on_slide.is_none(),
        };
        if active {
            let mut hands = Hands::new(&rules, &mut did);
            kit.write(id, self.text, &setting, look.single, |_, _| {});
            let origin = kit.origin(id, &look, ui.pixels_per_point());
            kit.write(id, self.text, &setting, look.single, |writing, bench| {
                if let Some(at) = self.pressed_at {
                    hands.put(writing, bench, at.to_vec2() * ui.pixels_per_point(), (origin, look.unit));
                }
                hands.mouse(writing, bench, ui, &response, (origin, look.unit), pressed);
            });
        }
        if response.hovered() && self.enabled {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if self.frame {
            self.edge(ui, area, response.has_focus(), response.hovered());
        }
        let mut response = response;
        if active {
            let drawn = kit.draw(ui, id, &look);
            if self.text.is_empty() && !drawn.composing {
                self.prompt(&kit, ui, words, tokens.dim);
            }
            if let Some(caret) = drawn.caret {
                self.follow(ui, &did, &before, area, caret);
            }
        } else if let Some(laid) = rest.filter(|_| self.on_slide.is_none()) {
            let free = words.height() - laid.size().y;
            let down = if self.is_single() { (free / 2.0).max(0.0) } else { 0.0 };
            if self.text.is_empty() {
                self.prompt(&kit, ui, words, tokens.dim);
            } else {
                let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(area));
                laid.paint(&painter, words.min + Vec2::new(0.0, down), colour);
            }
        }
        let changed = *self.text != before;
        if changed {
            response.mark_changed();
        }
        let selection = kit.selection(id).unwrap_or(0..0);
        kit.end(id, response.has_focus());
        drop(kit);
        let role = if self.is_single() { Role::TextInput } else { Role::MultilineTextInput };
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.to_owned()),
            role,
            ..WidgetInfo::text_edit(self.enabled, &before, &*self.text, self.hint)
        });
        if self.read_only {
            ui.ctx().accesskit_node_builder(id, egui::accesskit::Node::set_read_only);
        }
        if changed {
            ui.ctx().request_repaint();
        }
        Shown {
            focused: response.has_focus(),
            response,
            changed,
            enter: did.enter,
            tab: did.tab,
            escape: did.escape,
            beyond: did.beyond,
            back: did.back,
            selection,
        }
    }

    /// How many pixels a unit of the layout has: fields of windows are laid out in pixels.
    fn unit(&self, ctx: &Context) -> f32 {
        self.on_slide.as_ref().map_or(1.0, |(_, _, scale)| scale * ctx.pixels_per_point())
    }

    fn setting(&self, ctx: &Context, inner: f32, colour: Color32) -> Setting {
        if let Some((setting, _, _)) = &self.on_slide {
            return setting.clone();
        }
        let scale = ctx.pixels_per_point();
        let size = self.size * scale;
        Setting::window(&LineStyle {
            size,
            bold: self.bold,
            colour: Rgba(colour.to_array()),
            width: (!self.is_single()).then(|| (inner * scale).floor()),
            align: self.align,
            language: self.language.to_owned(),
            // Whole pixels between the lines keep all of them equally sharp.
            line_height: ((self.size * 1.4).round() * scale).round() / size,
            ..LineStyle::default()
        })
    }

    fn style(&self, colour: Color32, inner: f32) -> Style {
        let style = Style { bold: self.bold, ..Style::text(colour, inner).sized(self.size).aligned(self.align) };
        if self.is_single() { style.cut(1) } else { style }
    }

    /// The text while the field has no keyboard.
    fn at_rest(&self, kit: &kit::Kit, ui: &Ui, inner: f32) -> Laid {
        let colour = self.colour.unwrap_or_else(|| if self.enabled { theme::of(ui).text } else { theme::of(ui).dim });
        let text = self.in_one_line();
        // Without letters it would have no height.
        let text = if text.is_empty() { " " } else { &text };
        kit.shaper.lay(ui.ctx(), text, &self.style(colour, inner))
    }

    /// What stands in the empty field.
    fn prompt(&self, kit: &kit::Kit, ui: &Ui, words: Rect, colour: Color32) {
        if self.hint.is_empty() || self.on_slide.is_some() {
            return;
        }
        let laid = kit.shaper.lay(ui.ctx(), self.hint, &self.style(colour, words.width()));
        let free = words.height() - laid.size().y;
        let down = if self.is_single() { (free / 2.0).max(0.0) } else { 0.0 };
        laid.paint(ui.painter(), words.min + Vec2::new(0.0, down), colour);
    }

    fn place(&self, ui: &mut Ui, kit: &kit::Kit, (outer, height): (f32, f32), focused: bool) -> (Rect, Response) {
        let sense = if self.enabled { Sense::click_and_drag() } else { Sense::hover() };
        if let Some((setting, at, scale)) = &self.on_slide {
            let width = setting.width().unwrap_or_default() * scale;
            let size = kit.size(self.id).unwrap_or_default() * *scale;
            let height = if focused { height } else { setting.size() * scale * 1.4 };
            let area = Rect::from_min_size(*at, Vec2::new(width.max(size.x).max(24.0), height.max(16.0)));
            return (area, ui.interact(area, self.id, sense));
        }
        let row = (self.size * 1.4).round();
        let least = row * self.lines.max(1) as f32;
        let high = if self.is_single() { row } else { height.ceil().max(least) };
        let (_, area) = ui.allocate_space(Vec2::new(outer, high + 2.0 * self.pad().y));
        (area, ui.interact(area, self.id, sense))
    }

    /// The ground and the edge: an accent where the keyboard is.
    fn edge(&self, ui: &Ui, area: Rect, focused: bool, hovered: bool) {
        let tokens = theme::of(ui);
        let edge = if focused {
            Stroke::new(2.0, tokens.accent)
        } else if !self.enabled {
            Stroke::NONE
        } else if hovered && !self.read_only {
            Stroke::new(1.0, tokens.text)
        } else {
            Stroke::new(1.0, tokens.dim.gamma_multiply(0.6))
        };
        let ground = if self.enabled && !self.read_only { tokens.ground } else { tokens.raised };
        ui.painter().rect(area, f32::from(theme::CORNER), ground, edge, StrokeKind::Inside);
    }

    /// Tells the system where the caret is, and keeps it in view.
    fn follow(&self, ui: &Ui, did: &Did, before: &str, area: Rect, caret: Rect) {
        if did.moved || before != self.text.as_str() {
            ui.scroll_to_rect(caret.expand(4.0), None);
        }
        if self.read_only || !ui.memory(|memory| memory.owns_ime_events(self.id)) {
            return;
        }
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: egui::IMEPurpose::Normal,
                rect: to_global * area,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }
}

fn colour_of(colour: Rgba) -> Color32 {
    let [r, g, b, a] = colour.0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}
