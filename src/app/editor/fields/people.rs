//! The page of the speakers: how they are called, how that is said, and in which language they speak.

use egui::Ui;

use super::{
    Pen, agenda,
    line::{self, Line},
    names, parts,
    parts::{Kind, Move},
};
use crate::{
    deck::{
        edit::{
            Edit, What,
            rename::{self, Named},
        },
        inline,
        model::{Speaker, Text},
    },
    ui::{
        icons::{Icon, button},
        words::{tr, tr_with},
    },
};

const KIND: Kind = Kind { lines: 0, inline: false, what: What::Speakers };

/// Columns of one width side by side; in a narrow window one below the other.
pub(super) fn columns(ui: &mut Ui, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    let gap = 16.0;
    let across = (ui.available_width() - gap * (count as f32 - 1.0)) / count as f32;
    if across < 200.0 {
        for column in 0..count {
            add(ui, column);
        }
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for column in 0..count {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.set_width(across.min(560.0));
                add(ui, column);
            });
        }
    });
}

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    parts::title(ui, pen.tokens, &tr("fields-page-speakers"), &tr("fields-speakers-about"));
    let mut speakers = pen.deck.speakers.clone();
    let count = speakers.len();
    let mut moved = None;
    if count == 0 {
        parts::quiet(ui, pen.tokens, &tr("fields-speakers-none"));
    }
    for (at, speaker) in speakers.iter_mut().enumerate() {
        let tokens = pen.tokens;
        parts::card(ui, tokens, |ui| {
            let name = inline::words(speaker.name.pick(&pen.language, &pen.deck.language).0);
            let said = if name.is_empty() { speaker.id.clone() } else { name };
            let path = |part: &str| format!("speakers[{at}].{part}");
            let named = |field: &str| format!("{said}: {field}");
            ui.horizontal(|ui| {
                let ink = tokens.text;
                let width = (ui.available_width() - 130.0).max(80.0);
                let style = crate::ui::shaped::Style::text(ink, width).strong().cut(1);
                pen.shaper.show(ui, &said, &style);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.horizontal(|ui| {
                        if let Some(deed) = parts::movers(ui, &said, at, count) {
                            moved = Some((at, deed));
                        }
                    });
                });
            });
            columns(ui, 4, |ui, column| match column {
                0 => {
                    parts::label(ui, tokens, &tr("fields-speaker-name"));
                    let mut text = Some(speaker.name.clone());
                    let name = named(&tr("fields-speaker-name"));
                    if parts::bare_text(ui, pen, &path("name"), &name, &mut text, KIND) {
                        speaker.name = text.unwrap_or_default();
                    }
                }
                1 => {
                    parts::label(ui, tokens, &tr("fields-speaker-role"));
                    let name = named(&tr("fields-speaker-role"));
                    parts::bare_text(ui, pen, &path("role"), &name, &mut speaker.role, KIND);
                }
                2 => {
                    parts::label(ui, tokens, &tr("fields-speaker-say"));
                    let name = named(&tr("fields-speaker-say"));
                    let words = speaker.say.clone().unwrap_or_default();
                    let typed = line::show(ui, pen, &Line::new(pen.id(&path("say")), &name, &words));
                    if let Some(words) = typed.text {
                        speaker.say = Some(words).filter(|words| !words.is_empty());
                        pen.note(What::Speakers, &path("say"));
                    }
                }
                _ => {
                    parts::label(ui, tokens, &tr("fields-speaker-language"));
                    let name = named(&tr("fields-speaker-language"));
                    let tag = speaker.language.clone().unwrap_or_default();
                    let line = Line { hint: "fr", ..Line::new(pen.id(&path("language")), &name, &tag) };
                    let read = line::read(ui, pen, &line, |words| match words.trim() {
                        "" => Ok(None),
                        words => super::languages::tag(words).map(Some).ok_or_else(|| tr("fields-language-wrong")),
                    });
                    if let Some(language) = read.value.filter(|language| *language != speaker.language) {
                        speaker.language = language;
                        pen.note(What::Speakers, &path("language"));
                    }
                }
            });
            names::asked(ui, pen, Named::Speaker, at);
        });
    }
    if button(ui, Icon::Plus, &tr("fields-speaker-add")).clicked() {
        let name = tr_with("fields-speaker-new", &[("number", (count + 1).into())]);
        let id = rename::free(pen.deck, Named::Speaker, &name);
        speakers.push(Speaker { id, name: Text::from(name.as_str()), ..Speaker::default() });
    }
    agenda::ids(ui, pen, Named::Speaker);
    match moved {
        Some((at, Move::Up)) => speakers.swap(at - 1, at),
        Some((at, Move::Down)) => speakers.swap(at, at + 1),
        Some((at, Move::Remove)) => return names::remove(pen, Named::Speaker, at),
        None => {}
    }
    if pen.change.is_none() && speakers != pen.deck.speakers {
        let place = pen.what.clone().map(|(_, place)| place);
        pen.put(Edit::Speakers(speakers), What::Speakers, place.as_deref());
    }
}
