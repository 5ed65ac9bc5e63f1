//! The page of the languages: every text of the deck in two of them, side by side, for whoever translates.

use std::collections::HashMap;

use egui::{Rect, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::{
    Pen,
    line::{self, Line},
    parts,
};
use crate::{
    deck::{
        check::is_language,
        edit::{Change, Edit, Head, Label, What, said, say},
        model::{Deck, Text},
        texts,
    },
    ui::{
        theme,
        words::{tr, tr_with},
    },
};

/// The languages that are offered first: those of the United Nations and of neighbours.
pub(super) const OFFERED: [&str; 14] =
    ["ar", "zh", "en", "fr", "ru", "es", "de", "fa", "hi", "it", "nl", "pt", "tr", "uk"];

/// How high a row is taken to be until it was seen.
const ROW: f32 = 68.0;

/// What the page keeps.
#[derive(Default)]
pub(super) struct View {
    /// The languages at the left and at the right.
    pair: Option<(String, String)>,
    missing_only: bool,
    /// How high the rows were when they were drawn last.
    heights: HashMap<String, f32>,
    /// The row that has just been filled: it stays until the keyboard leaves it, although nothing is missing in it now.
    filled: Option<String>,
    /// A language that nobody has written in yet.
    new: Option<String>,
}

/// A language tag in its usual form, if it is one.
pub(super) fn tag(words: &str) -> Option<String> {
    let words = words.trim();
    is_language(words).then(|| words.to_owned())
}

/// A text of the deck and where it stands.
struct Row {
    slide: Option<usize>,
    path: String,
    text: Text,
    own: String,
}

impl Row {
    fn key(&self) -> String {
        match self.slide {
            Some(slide) => format!("slides[{slide}].{}", self.path),
            None => self.path.clone(),
        }
    }

    /// Whether the text says anything in a language.
    fn has(&self, language: &str) -> bool {
        !said(&self.text, language, &self.own).is_empty()
    }
}

/// Every text that somebody may translate; one that is empty in every language is none.
fn rows(deck: &Deck) -> Vec<Row> {
    let mut rows = Vec::new();
    texts::of_deck(deck, &mut |path, text| {
        rows.push(Row { slide: None, path: path.to_owned(), text: text.clone(), own: deck.language.clone() });
    });
    for (at, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| slide.broken.is_none()) {
        let own = slide.language.as_ref().unwrap_or(&deck.language);
        texts::of_slide(slide, &mut |path, _, text| {
            rows.push(Row { slide: Some(at), path: path.to_owned(), text: text.clone(), own: own.clone() });
        });
    }
    rows.retain(|row| !row.text.is_empty());
    rows
}

/// How many of the texts there are in a language, and of how many.
fn progress(rows: &[Row], language: &str) -> (usize, usize) {
    (rows.iter().filter(|row| row.has(language)).count(), rows.len())
}

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    parts::title(ui, pen.tokens, &tr("fields-page-languages"), &tr("fields-languages-about"));
    let rows = rows(pen.deck);
    let mut tags = texts::languages(pen.deck);
    if let Some(new) = pen.state.view.new.clone().filter(|new| !tags.contains(new)) {
        tags.push(new);
    }
    let first = pen.deck.language.clone();
    let other = tags.iter().find(|tag| **tag != first).cloned();
    let (mut left, mut right) =
        pen.state.view.pair.clone().filter(|(left, right)| tags.contains(left) && tags.contains(right)).unwrap_or_else(
            || {
                let right = other
                    .unwrap_or_else(|| OFFERED.iter().find(|tag| **tag != first).map_or("fr", |tag| tag).to_owned());
                (first.clone(), right)
            },
        );
    if !tags.contains(&right) {
        tags.push(right.clone());
    }
    reached(ui, pen, &rows, &tags);
    let choices: Vec<(String, String)> = tags.iter().map(|tag| (tag.clone(), parts::language(tag))).collect();
    let width = ((ui.available_width() - 24.0) / 2.0).max(160.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (side, now) in [&mut left, &mut right].into_iter().enumerate() {
            ui.vertical(|ui| {
                ui.set_width(width.min(260.0));
                let name = if side == 0 { tr("fields-languages-from") } else { tr("fields-languages-to") };
                let mut choices = choices.clone();
                if side == 1 {
                    let more = OFFERED.iter().filter(|tag| !tags.iter().any(|known| known == *tag));
                    choices.extend(more.map(|tag| {
                        let name = parts::language(tag);
                        ((*tag).to_owned(), tr_with("fields-languages-new", &[("language", name.into())]))
                    }));
                }
                if let Some(chosen) = parts::choice(ui, pen, &format!("languages.{side}"), &name, now, &choices) {
                    *now = chosen;
                }
            });
        }
        ui.vertical(|ui| {
            ui.add_space(20.0);
            let mut only = pen.state.view.missing_only;
            if parts::tick(ui, pen, &tr("fields-languages-missing-only"), &mut only) {
                pen.state.view.missing_only = only;
                pen.state.view.filled = None;
            }
        });
    });
    if !texts::languages(pen.deck).contains(&right) {
        pen.state.view.new = Some(right.clone());
    }
    pen.state.view.pair = Some((left.clone(), right.clone()));
    let only = pen.state.view.missing_only;
    let filled = pen.state.view.filled.clone();
    let shown: Vec<&Row> =
        rows.iter().filter(|row| !only || !row.has(&right) || filled.as_ref() == Some(&row.key())).collect();
    if shown.is_empty() {
        parts::quiet(ui, pen.tokens, &tr("fields-languages-complete"));
    }
    pairs(ui, pen, &shown, &left, &right);
}

/// How far each language has come.
fn reached(ui: &mut Ui, pen: &Pen<'_>, rows: &[Row], tags: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(24.0, 8.0);
        for tag in tags {
            let (done, all) = progress(rows, tag);
            ui.vertical(|ui| {
                ui.set_width(132.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = parts::language(tag);
                ui.label(RichText::new(name).font(theme::bold(theme::DETAIL)).color(pen.tokens.text));
                let (area, _) = ui.allocate_exact_size(vec2(132.0, 4.0), egui::Sense::hover());
                ui.painter().rect_filled(area, 2.0, pen.tokens.hovered);
                let share = done as f32 / all.max(1) as f32;
                let part = Rect::from_min_size(area.min, vec2(area.width() * share, area.height()));
                ui.painter().rect_filled(part, 2.0, pen.tokens.accent);
                let words = tr_with("fields-languages-done", &[("done", done.into()), ("all", all.into())]);
                parts::quiet(ui, pen.tokens, &words);
            });
        }
    });
    ui.add_space(8.0);
}

/// The texts in both languages. Only those in sight are drawn.
fn pairs(ui: &mut Ui, pen: &mut Pen<'_>, shown: &[&Row], left: &str, right: &str) {
    ScrollArea::vertical().id_salt("translations").auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        let heights: Vec<f32> =
            shown.iter().map(|row| pen.state.view.heights.get(&row.key()).copied().unwrap_or(ROW)).collect();
        ui.set_height(heights.iter().sum::<f32>());
        let area = ui.max_rect();
        let mut top = 0.0;
        for (row, height) in shown.iter().zip(heights) {
            let focused = [left, right].iter().any(|language| ui.memory(|memory| memory.has_focus(id(row, language))));
            if (top + height < seen.min.y || top > seen.max.y) && !focused {
                top += height;
                continue;
            }
            let place = Rect::from_min_size(area.min + vec2(0.0, top), vec2(area.width() - 12.0, height));
            let builder = UiBuilder::new().id_salt(row.key()).max_rect(place);
            let mut inner = ui.new_child(builder);
            pair(&mut inner, pen, row, left, right);
            let taken = inner.min_rect().height() + 16.0;
            if (taken - height).abs() > 0.5 {
                pen.state.view.heights.insert(row.key(), taken);
                ui.ctx().request_repaint();
            }
            top += height;
        }
    });
}

fn id(row: &Row, language: &str) -> egui::Id {
    egui::Id::unique(("translation", row.key(), language.to_owned()))
}

/// Where a text stands, in words.
fn place(row: &Row) -> String {
    let last = row.path.rsplit('.').next().unwrap_or_default().split('[').next().unwrap_or_default();
    let first = row.path.split(['.', '[']).next().unwrap_or_default();
    let field = match (row.slide, first, last) {
        (None, "title", _) => tr("fields-deck-title"),
        (None, "speakers", "role") => tr("fields-speaker-role"),
        (None, "speakers", _) => tr("fields-speaker-name"),
        (None, "agenda", _) => tr("fields-segment-title"),
        (None, "sources", _) => tr("fields-source-text"),
        (None, ..) => tr("fields-alt"),
        (Some(_), "notes", _) => tr("fields-notes"),
        (Some(_), "image", _) => tr("fields-caption"),
        (Some(_), first, _) => super::slide::field_name(first),
    };
    match row.slide {
        Some(slide) => tr_with("fields-languages-at", &[("slide", (slide + 1).into()), ("field", field.into())]),
        None => field,
    }
}

fn pair(ui: &mut Ui, pen: &mut Pen<'_>, row: &Row, left: &str, right: &str) {
    let place = place(row);
    ui.spacing_mut().item_spacing.y = 4.0;
    // The words stand close above their fields: they are no control, which a row is as tall as.
    let tall = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 18.0);
    ui.horizontal(|ui| {
        parts::quiet(ui, pen.tokens, &place);
        if !row.has(right) {
            let words = RichText::new(tr("fields-languages-missing")).font(theme::bold(theme::DETAIL));
            ui.label(words.color(pen.tokens.amber));
        }
    });
    ui.spacing_mut().interact_size.y = tall;
    let width = ((ui.available_width() - 12.0) / 2.0).max(80.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for language in [left, right] {
            let words = said(&row.text, language, &row.own).to_owned();
            let name = format!("{place}, {}", parts::language(language));
            let line = Line { lines: 1, width: Some(width), language, ..Line::new(id(row, language), &name, &words) };
            let typed = ui
                .vertical(|ui| {
                    ui.set_width(width);
                    line::show(ui, pen, &line)
                })
                .inner;
            if let Some(words) = typed.text {
                let text = say(&row.text, language, &row.own, &words);
                put(pen, row, &text);
                pen.state.view.filled = Some(row.key());
            } else if !typed.response.has_focus() && typed.response.lost_focus() {
                pen.state.view.filled = None;
            }
        }
    });
}

/// Asks for another text in the place of a row's.
fn put(pen: &mut Pen<'_>, row: &Row, text: &Text) {
    let deck = pen.deck;
    let mut change = |path: &str, place: &mut Text| {
        if path == row.path {
            place.clone_from(text);
        }
    };
    let edit = if let Some(at) = row.slide {
        let Some(mut slide) = deck.slides.get(at).cloned() else { return };
        texts::of_slide_mut(&mut slide, &mut change);
        Edit::Slide { at, slide: Box::new(slide) }
    } else {
        let mut other = Deck {
            title: deck.title.clone(),
            speakers: deck.speakers.clone(),
            agenda: deck.agenda.clone(),
            sources: deck.sources.clone(),
            assets: deck.assets.clone(),
            ..Deck::default()
        };
        texts::of_deck_mut(&mut other, &mut change);
        match row.path.split(['.', '[']).next() {
            Some("speakers") => Edit::Speakers(other.speakers),
            Some("agenda") => Edit::Agenda(other.agenda),
            Some("sources") => Edit::Sources(other.sources),
            Some("assets") => Edit::Assets(other.assets),
            _ => Edit::Head(Box::new(Head { title: other.title, ..Head::of(deck) })),
        }
    };
    let slide = row.slide.map(|at| at + 1);
    pen.change = Some(Change { edit, label: Label { what: What::Language, slide }, place: Some(row.key()) });
}
