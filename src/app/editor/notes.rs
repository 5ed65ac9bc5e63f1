//! The notes of the slide, below it: for the moderator's eyes alone.

use egui::{Margin, RichText, ScrollArea, TextEdit, Ui};

use super::{Ask, Scene};
use crate::{
    deck::{
        edit::{Change, What},
        model::{Notes, Slide, Text},
    },
    ui::{fonts::is_plain, shaped::Style, widgets},
};

impl Scene<'_> {
    pub(super) fn notes(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        let Some(slide) = sight.slide() else { return };
        let per_step = matches!(slide.notes, Some(Notes::PerStep(_)));
        let words = if per_step { format!("Notes at step {}", sight.step) } else { "Notes".to_owned() };
        let height = (ui.available_height() - 24.0).max(48.0);
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height(height);
            widgets::heading(ui, &words);
            let own = slide.language.as_deref().unwrap_or(&sight.deck.language);
            let now = slide.notes.as_ref().and_then(|notes| notes.at(sight.step));
            let mut text = now.map_or("", |text| text.pick(&sight.language, own).0).to_owned();
            ScrollArea::vertical().id_salt(("editor notes", &slide.id)).auto_shrink([false, false]).show(ui, |ui| {
                if !is_plain(&text) {
                    // Not a script that a field of egui can write.
                    let style = Style::text(tokens.text, ui.available_width() - 8.0).marked_up();
                    self.desk.shaper.show(ui, &text, &style);
                    return;
                }
                let edit = TextEdit::multiline(&mut text)
                    .id(egui::Id::unique(("notes", &slide.id)))
                    .hint_text(RichText::new("What to say, and what to look out for.").color(tokens.dim))
                    .frame(egui::Frame::NONE)
                    .margin(Margin::ZERO)
                    .desired_rows(3)
                    .desired_width(f32::INFINITY);
                let response = ui.name_inputs("Notes", |ui| ui.add(edit));
                if sight.field.as_deref().is_some_and(|field| field.ends_with("].notes")) {
                    response.request_focus();
                    self.desk.edit(Ask::Focused);
                }
                if response.changed() {
                    let slide = noted(slide, sight.step, &sight.language, own, &text);
                    let place = if per_step { format!("notes.{}", sight.step) } else { "notes".to_owned() };
                    self.desk.edit(Ask::Change(Change::slide(sight.at, slide, What::Notes, Some(&place))));
                }
                if response.lost_focus() {
                    self.desk.edit(Ask::Seal);
                }
            });
        });
    }
}

/// The slide with other notes at a step, in a language.
fn noted(slide: &Slide, step: u16, language: &str, own: &str, words: &str) -> Slide {
    let say = |text: &Text| match text {
        Text::One(_) if language == own => Text::from(words),
        Text::One(before) => {
            let pairs = [(own, before.as_str()), (language, words)];
            Text::Many(pairs.iter().map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned())).collect())
        }
        Text::Many(texts) => {
            let mut texts = texts.clone();
            texts.insert(language.to_owned(), words.to_owned());
            Text::Many(texts)
        }
    };
    let notes = match &slide.notes {
        None => (!words.is_empty()).then(|| Notes::Whole(say(&Text::default()))),
        Some(Notes::Whole(text)) => Some(Notes::Whole(say(text))).filter(|_| !words.is_empty() || language != own),
        Some(Notes::PerStep(texts)) => {
            let mut texts = texts.clone();
            let at = usize::from(step).min(texts.len().saturating_sub(1));
            if let Some(text) = texts.get_mut(at) {
                *text = say(text);
            }
            Some(Notes::PerStep(texts))
        }
    };
    Slide { notes, ..slide.clone() }
}
