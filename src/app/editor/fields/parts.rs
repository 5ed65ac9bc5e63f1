//! Small parts that fields are made of: labels, texts in the edited language, choices, rows and notices.

use egui::{Frame, Margin, Response, RichText, Sense, Ui, Vec2};

use super::{
    Pen,
    line::{self, Line},
};
use crate::{
    deck::{
        edit::{What, said, say_or_none},
        model::Text,
    },
    ui::{
        choice, languages,
        shaped::Style,
        theme::{self, Tokens},
        words::tr_with,
    },
};

/// What a language is called.
pub(super) fn language(tag: &str) -> String {
    languages::name_of(tag)
}

/// Between one field and the next.
pub(super) const BETWEEN: f32 = 12.0;

/// The name of a field, above it.
pub(super) fn label(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim))
}

/// The heading of a part of the inspector or of a page.
pub(super) fn heading(ui: &mut Ui, tokens: &Tokens, words: &str) {
    ui.add_space(BETWEEN + 4.0);
    ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.text));
    ui.add_space(4.0);
}

/// The heading of a page.
pub(super) fn title(ui: &mut Ui, tokens: &Tokens, words: &str, about: &str) {
    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.text));
    if !about.is_empty() {
        ui.label(RichText::new(about).color(tokens.dim));
    }
    ui.add_space(BETWEEN);
}

/// A remark that stands back.
pub(super) fn quiet(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim)).wrap())
}

/// A remark that asks to be looked at: a word and a shape, never the colour alone.
pub(super) fn notice(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (place, _) = ui.allocate_exact_size(Vec2::new(3.0, 16.0), Sense::hover());
        ui.painter().rect_filled(place, 1.5, tokens.amber);
        let words = RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.amber);
        ui.add(egui::Label::new(words).wrap())
    })
    .inner
}

/// A text of the deck, cut to one line, that can be chosen.
pub(super) fn row(ui: &mut Ui, pen: &Pen<'_>, words: &str, name: &str, chosen: bool) -> Response {
    let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 32.0), Sense::click());
    let fill = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => pen.tokens.accent,
        (false, true) => pen.tokens.hovered,
        (false, false) => pen.tokens.raised,
    };
    ui.painter().rect_filled(area, f32::from(theme::CORNER), fill);
    let ink = if chosen { pen.tokens.on_accent } else { pen.tokens.text };
    let inner = area.shrink2(Vec2::new(8.0, 6.0));
    let style = Style::text(ink, inner.width()).cut(1);
    crate::ui::widgets::inside(ui, inner, |ui| pen.shaper.show(ui, words, &style));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, name));
    response
}

/// A text of the deck in whichever script, as words to read.
pub(super) fn words(ui: &mut Ui, pen: &Pen<'_>, text: &str, ink: egui::Color32, lines: usize) -> Response {
    let style = Style::text(ink, ui.available_width()).cut(lines);
    pen.shaper.show(ui, text, &style)
}

/// How a text is edited.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// At least so many lines.
    pub lines: usize,
    /// Whether it may have markup.
    pub inline: bool,
    /// What a change of it is called.
    pub what: What,
}

/// A text of the room.
pub(super) const PROSE: Kind = Kind { lines: 1, inline: true, what: What::Text };

/// A text in the language that is edited, with its label. Says whether it was changed.
pub(super) fn text(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    path: &str,
    name: &str,
    text: &mut Option<Text>,
    kind: Kind,
) -> bool {
    label(ui, pen.tokens, name);
    let changed = bare_text(ui, pen, path, name, text, kind);
    ui.add_space(BETWEEN - 4.0);
    changed
}

/// The same without its label.
pub(super) fn bare_text(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    path: &str,
    name: &str,
    text: &mut Option<Text>,
    kind: Kind,
) -> bool {
    let (language, own) = (pen.language.clone(), pen.own.clone());
    let words = text.as_ref().map_or("", |text| said(text, &language, &own)).to_owned();
    let line =
        Line { lines: kind.lines, inline: kind.inline, language: &language, ..Line::new(pen.id(path), name, &words) };
    let typed = line::show(ui, pen, &line);
    let changed = typed.text.is_some();
    if let Some(words) = typed.text {
        *text = say_or_none(text.as_ref(), &language, &own, &words);
        pen.note(kind.what, path);
    }
    original(ui, pen, text.as_ref());
    changed
}

/// What a text says in the deck's own language, below a field of another one that is still empty.
pub(super) fn original(ui: &mut Ui, pen: &Pen<'_>, text: Option<&Text>) {
    if pen.language == pen.own {
        return;
    }
    let Some(text) = text.filter(|text| said(text, &pen.language, &pen.own).is_empty()) else { return };
    let (words, tag) = text.pick(&pen.own, &pen.own);
    if words.is_empty() {
        return;
    }
    let language = language(tag);
    let words = tr_with("fields-original", &[("language", language.into()), ("words", words.into())]);
    let style = Style::text(pen.tokens.dim, ui.available_width()).sized(theme::DETAIL).cut(2);
    pen.shaper.show(ui, &words, &style);
}

/// One of several, with its label. Says which was chosen.
pub(super) fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    pen: &Pen<'_>,
    path: &str,
    name: &str,
    now: &T,
    all: &[(T, String)],
) -> Option<T> {
    label(ui, pen.tokens, name);
    let chosen = bare_choice(ui, pen, path, name, now, all);
    ui.add_space(BETWEEN - 4.0);
    chosen
}

/// The same without its label.
pub(super) fn bare_choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    pen: &Pen<'_>,
    path: &str,
    name: &str,
    now: &T,
    all: &[(T, String)],
) -> Option<T> {
    choice::choose(ui, pen.shaper, (pen.id(path), name), now, all)
}

/// A few choices side by side, of which one is taken.
pub(super) fn switch<T: PartialEq + Copy>(ui: &mut Ui, pen: &Pen<'_>, now: T, all: &[(T, String)]) -> Option<T> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for (one, words) in all {
            let on = *one == now;
            let ink = if on { pen.tokens.on_accent } else { pen.tokens.text };
            let button = egui::Button::new(RichText::new(words.as_str()).color(ink)).min_size(Vec2::new(0.0, 32.0));
            let button = if on { button.fill(pen.tokens.accent) } else { button };
            let response = ui.add(button);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, words));
            if response.clicked() && !on {
                chosen = Some(*one);
            }
        }
    });
    chosen
}

/// A box to tick.
pub(super) fn tick(ui: &mut Ui, pen: &Pen<'_>, name: &str, on: &mut bool) -> bool {
    let response = ui
        .scope(|ui| {
            crate::ui::widgets::outlined(ui);
            ui.checkbox(on, RichText::new(name).color(pen.tokens.text))
        })
        .inner;
    response.changed()
}

/// A part of a page set apart by tone.
pub(super) fn card<R>(ui: &mut Ui, tokens: &Tokens, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(tokens.surface)
        .corner_radius(egui::CornerRadius::same(theme::CORNER))
        .inner_margin(Margin::same(12));
    let inner = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner;
    ui.add_space(8.0);
    inner
}

/// How a list is changed by the buttons beside its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    Remove,
}

/// Up, down, and out, for one of `count` parts. `name` is the part's own.
pub(super) fn movers(ui: &mut Ui, name: &str, at: usize, count: usize) -> Option<Move> {
    use crate::ui::icons::{Icon, icon_button};
    let mut asked = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    let mut button = |ui: &mut Ui, on: bool, icon: Icon, words: String, this: Move| {
        if ui.add_enabled_ui(on, |ui| icon_button(ui, icon, &words)).inner.clicked() {
            asked = Some(this);
        }
    };
    let mut all = [
        (at > 0, Icon::ArrowUp, "fields-earlier", Move::Up),
        (at + 1 < count, Icon::ArrowDown, "fields-later", Move::Down),
        (true, Icon::Trash, "fields-remove", Move::Remove),
    ];
    // From the right edge, the last one is drawn first: they stand in the same order everywhere.
    if ui.layout().prefer_right_to_left() {
        all.reverse();
    }
    for (on, icon, id, this) in all {
        button(ui, on, icon, tr_with(id, &[("name", name.into())]), this);
    }
    asked
}
