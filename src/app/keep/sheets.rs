//! The sheets: edits that a crash left, two versions to choose from, earlier versions, and "Save the changes?".

use egui::{Button, RichText, ScrollArea, Ui, Vec2};

use super::words;
use crate::{
    app::{desk::Desk, face::Then},
    deck::{
        Deck,
        model::{Slide, Text},
        session::{Clash, Conflict, Leave, List, Place, Side},
        texts,
    },
    ui::{
        commands::{Verb, key_of},
        shaped::Style,
        theme,
        words::{tr, tr_with},
    },
};

fn title(ui: &mut Ui, words: &str) {
    let tokens = theme::of(ui);
    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.text));
    ui.add_space(8.0);
}

fn main(ui: &mut Ui, desk: &Desk, words: &str) -> bool {
    let tokens = theme::of(ui);
    let words = RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
    let button = ui.add(Button::new(words).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0)));
    if desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
        button.request_focus();
    }
    button.clicked()
}

fn plain(ui: &mut Ui, words: &str) -> bool {
    ui.add(Button::new(words).min_size(Vec2::new(0.0, 36.0))).clicked()
}

fn later(ui: &mut Ui, desk: &Desk, words: &str) {
    if ui.add(Button::new(words).shortcut_text(key_of(Verb::Leave)).min_size(Vec2::new(0.0, 36.0))).clicked() {
        desk.ask(Verb::Leave);
    }
}

fn lines(ui: &mut Ui, desk: &Desk, lines: &[String]) {
    let tokens = theme::of(ui);
    for line in lines {
        desk.shaper.show(ui, line, &Style::text(tokens.text, ui.available_width() - 16.0));
    }
}

/// Unsaved edits that a crash left behind.
pub fn left(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    let Some((at, differs)) = desk.editor(|editor| editor.left()).flatten() else {
        desk.ask(Verb::Leave);
        return;
    };
    let time = words::time(at, desk.now());
    title(ui, &tr_with("keep-left-title", &[("time", time.into())]));
    ui.label(RichText::new(tr("keep-left-words")).color(tokens.text));
    ui.add_space(8.0);
    lines(ui, desk, &words::differences(&differs));
    ui.add_space(8.0);
    ui.label(RichText::new(tr("keep-discard-hint")).font(theme::font(theme::DETAIL)).color(tokens.dim));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if main(ui, desk, &tr("keep-take-up")) {
            desk.soon(Desk::take_up_left);
        }
        if plain(ui, &tr("keep-discard")) {
            desk.soon(Desk::discard_left);
        }
        later(ui, desk, &tr("keep-later"));
    });
}

/// "Save the changes?"
pub fn unsaved(ui: &mut Ui, desk: &Desk, then: &Then) {
    let tokens = theme::of(ui);
    title(ui, &tr("keep-unsaved-title"));
    let kept = !desk.no_trace();
    let words = if kept { "keep-unsaved-words" } else { "keep-unsaved-words-no-trace" };
    ui.label(RichText::new(tr(words)).color(tokens.text));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if main(ui, desk, &tr("keep-save")) {
            let then = then.clone();
            desk.soon(move |desk| desk.answer_edits(then, None));
        }
        if kept && plain(ui, &tr("keep-for-next-time")) {
            let then = then.clone();
            desk.soon(move |desk| desk.answer_edits(then, Some(Leave::Keep)));
        }
        if plain(ui, &tr("keep-discard")) {
            let then = then.clone();
            desk.soon(move |desk| desk.answer_edits(then, Some(Leave::Discard)));
        }
        later(ui, desk, &tr("keep-stay"));
    });
}

/// Earlier versions.
pub fn versions(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    title(ui, &tr("keep-versions-title"));
    ui.label(RichText::new(tr("keep-versions-words")).color(tokens.dim));
    ui.add_space(8.0);
    let rows = desk.with_keep(|keep| keep.versions.clone());
    let now = desk.now();
    let tall = ui.ctx().viewport_rect().height() - 240.0;
    ScrollArea::vertical().max_height(tall).auto_shrink([false, true]).show(ui, |ui| match &rows {
        None => drop(ui.label(RichText::new(tr("keep-versions-wait")).color(tokens.dim))),
        Some(rows) if rows.is_empty() => drop(ui.label(RichText::new(tr("keep-versions-none")).color(tokens.text))),
        Some(rows) => {
            for row in rows.iter() {
                let time = words::time(row.version.at, now);
                ui.horizontal_top(|ui| {
                    ui.allocate_ui(Vec2::new(190.0, 36.0), |ui| {
                        ui.set_min_width(190.0);
                        ui.vertical(|ui| {
                            ui.label(RichText::new(&time).font(theme::bold(theme::TEXT)).color(tokens.text));
                            let why = RichText::new(words::why(row.version.why)).font(theme::font(theme::DETAIL));
                            ui.label(why.color(tokens.dim));
                        });
                    });
                    let width = ui.available_width() - 160.0;
                    ui.allocate_ui(Vec2::new(width, 36.0), |ui| {
                        ui.set_min_width(width);
                        ui.vertical(|ui| match &row.differs {
                            None => drop(ui.label(RichText::new(tr("keep-versions-unreadable")).color(tokens.amber))),
                            Some(found) if found.is_empty() => {
                                ui.label(RichText::new(tr("keep-versions-same")).color(tokens.dim));
                            }
                            Some(found) => lines(ui, desk, found),
                        });
                    });
                    let can = row.differs.as_ref().is_some_and(|differs| !differs.is_empty());
                    let button = Button::new(tr("keep-bring-back")).min_size(Vec2::new(0.0, 32.0));
                    // At the right edge, however long its words are.
                    let layout = egui::Layout::right_to_left(egui::Align::TOP);
                    let response = ui.with_layout(layout, |ui| ui.add_enabled(can, button)).inner;
                    let named = format!("{}: {time}", tr("keep-bring-back"));
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, can, &named));
                    if response.clicked() {
                        let version = row.version.clone();
                        desk.soon(move |desk| desk.bring_back(&version));
                    }
                });
                ui.add_space(4.0);
            }
        }
    });
    ui.add_space(8.0);
    later(ui, desk, &tr("close"));
}

/// Two versions, and where they clash.
pub fn clash(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    let (Some(clash), mut choices) = desk.with_keep(|keep| (keep.clash.clone(), keep.choices.clone())) else { return };
    title(ui, &tr("keep-clash-title"));
    ui.label(RichText::new(tr("keep-clash-words")).color(tokens.text));
    ui.add_space(8.0);
    let tall = ui.ctx().viewport_rect().height() - 280.0;
    ScrollArea::vertical().max_height(tall).auto_shrink([false, true]).show(ui, |ui| {
        for conflict in &clash.conflicts {
            let (number, words) = known(conflict, &clash.ours, &clash.theirs);
            let heading = words::place(conflict, number, &words);
            desk.shaper.show(ui, &heading, &Style::text(tokens.text, ui.available_width() - 16.0).strong());
            let chosen = choices.get(&conflict.place).copied().unwrap_or_default();
            for (side, id, deck) in
                [(Side::Ours, "keep-ours", &clash.ours), (Side::Theirs, "keep-theirs", &clash.theirs)]
            {
                ui.horizontal(|ui| {
                    let radio = ui.radio(chosen == side, tr(id));
                    let named = format!("{}: {heading}", tr(id));
                    radio.widget_info(|| {
                        egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen == side, &named)
                    });
                    if radio.clicked() {
                        choices.insert(conflict.place.clone(), side);
                    }
                    let style = Style::text(tokens.dim, ui.available_width() - 16.0).cut(1);
                    desk.shaper.show(ui, &says(conflict, side, deck), &style);
                });
            }
            ui.add_space(8.0);
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if main(ui, desk, &tr("keep-clash-take")) {
            desk.soon(Desk::take_choices);
        }
        for (side, id) in [(Side::Ours, "keep-all-ours"), (Side::Theirs, "keep-all-theirs")] {
            if plain(ui, &tr(id)) {
                choices = clash.conflicts.iter().map(|conflict| (conflict.place.clone(), side)).collect();
            }
        }
        later(ui, desk, &tr("keep-later"));
    });
    desk.with_keep(|keep| keep.choices = choices);
}

/// Where the entry of a conflict stands, and what people know it by.
fn known(conflict: &Conflict, ours: &Deck, theirs: &Deck) -> (Option<usize>, String) {
    let Place::Entry { list: List::Slides, id, .. } = &conflict.place else { return (None, String::new()) };
    let of = |deck: &Deck| {
        let at = deck.position(id)?;
        let words = crate::deck::session::differ::slide_words(deck, deck.slides.get(at)?);
        Some((Some(at + 1), words))
    };
    of(ours).or_else(|| of(theirs)).unwrap_or_default()
}

/// What one side says at a conflict.
fn says(conflict: &Conflict, side: Side, deck: &Deck) -> String {
    let gone = match conflict.clash {
        Clash::OursGone => Some(Side::Ours),
        Clash::TheirsGone => Some(Side::Theirs),
        Clash::Both(_) => None,
    };
    if gone == Some(side) {
        return tr("keep-it-gone");
    }
    if gone.is_some() {
        return tr("keep-it-changed");
    }
    let Place::Entry { list: List::Slides, id, .. } = &conflict.place else { return String::new() };
    let Clash::Both(fields) = &conflict.clash else { return String::new() };
    let slide = deck.position(id).and_then(|at| deck.slides.get(at));
    slide.map(|slide| of_fields(slide, fields, deck)).unwrap_or_default()
}

/// The texts of some fields of a slide.
fn of_fields(slide: &Slide, fields: &[String], deck: &Deck) -> String {
    let mut found: Vec<String> = Vec::new();
    texts::of_slide(slide, &mut |path, _, text: &Text| {
        for field in fields {
            let (name, tag) = field.split_once('.').map_or((field.as_str(), None), |(name, tag)| (name, Some(tag)));
            let inside = path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            if inside {
                let language = tag.unwrap_or(&deck.language);
                found.push(crate::deck::inline::words(text.pick(language, &deck.language).0));
            }
        }
    });
    found.join(" · ")
}
