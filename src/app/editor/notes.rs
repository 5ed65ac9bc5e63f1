//! The notes of the slide, below it: for the moderator's eyes alone.

use egui::{Id, ScrollArea, Ui};

use super::{Ask, Scene};
use crate::{
    deck::{
        edit::{Change, What},
        model::{Notes, Slide, Text},
    },
    ui::{
        field::{Enter, Field},
        widgets,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    pub(super) fn notes(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        let Some(slide) = sight.slide() else { return };
        let per_step = matches!(slide.notes, Some(Notes::PerStep(_)));
        let words =
            if per_step { tr_with("editor-notes-step", &[("step", sight.step.into())]) } else { tr("editor-notes") };
        let height = (ui.available_height() - 24.0).max(48.0);
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height(height);
            widgets::heading(ui, &words);
            let own = slide.language.as_deref().unwrap_or(&sight.deck.language);
            let now = slide.notes.as_ref().and_then(|notes| notes.at(sight.step));
            let mut text = now.map_or("", |text| text.pick(&sight.language, own).0).to_owned();
            ScrollArea::vertical().id_salt(("editor notes", &slide.id)).auto_shrink([false, false]).show(ui, |ui| {
                let id = Id::unique(("notes", slide.id.as_str()));
                let rows = (ui.available_height() / 20.0).max(2.0) as usize;
                let hint = tr("editor-notes-hint");
                let shown = Field::new(id, &mut text)
                    .name(&words)
                    .hint(&hint)
                    .language(&sight.language)
                    .lines(rows)
                    .enter(Enter::Line)
                    .bare()
                    .show(ui);
                if sight.field.as_deref().is_some_and(|field| field.ends_with("].notes")) {
                    shown.response.request_focus();
                    self.desk.edit(Ask::Focused);
                }
                if shown.changed {
                    let slide = noted(slide, sight.step, &sight.language, own, &text);
                    let place = if per_step { format!("notes.{}", sight.step) } else { "notes".to_owned() };
                    self.desk.edit(Ask::Change(Change::slide(sight.at, slide, What::Notes, Some(&place))));
                }
                if shown.response.lost_focus() {
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
