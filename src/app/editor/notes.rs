//! The notes of the slide, below it: for the moderator's eyes alone.

use egui::{Align, Id, Layout, RichText, ScrollArea, Ui};

use super::{Ask, Scene, marking};
use crate::{
    deck::{
        edit::{Change, What, said, say, say_or_none},
        model::{Notes, Slide, Text},
    },
    ui::{
        field::{Enter, Field},
        theme, widgets,
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
            ui.horizontal(|ui| {
                widgets::heading(ui, &words);
                if per_step || slide.last_step() > 0 {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.each_step(ui, slide, per_step));
                }
            });
            // Notes are in the deck's own language, whatever the slide is in.
            let own = &sight.deck.language;
            let now = slide.notes.as_ref().and_then(|notes| notes.at(sight.step));
            let mut text = now.map_or("", |text| said(text, &sight.language, own)).to_owned();
            // What a translation is made from stands in its empty field.
            let original = now.map_or("", |text| text.pick(own, own).0);
            let hint = if original.is_empty() { tr("editor-notes-hint") } else { original.to_owned() };
            ScrollArea::vertical().id_salt(("editor notes", &slide.id)).auto_shrink([false, false]).show(ui, |ui| {
                let id = Id::unique(("notes", slide.id.as_str()));
                let rows = (ui.available_height() / 20.0).max(2.0) as usize;
                let marked = marking::keys(ui, id, &mut text);
                let shown = Field::new(id, &mut text)
                    .name(&words)
                    .hint(&hint)
                    .language(&sight.language)
                    .lines(rows)
                    .enter(Enter::Line)
                    .bare()
                    .show(ui);
                if sight.field.as_deref().is_some_and(|field| field.contains("].notes")) {
                    shown.response.request_focus();
                    self.desk.edit(Ask::Focused);
                }
                if marked || shown.changed {
                    let notes = noted(slide.notes.as_ref(), sight.step, &sight.language, own, &text);
                    let place = if per_step { format!("notes.{}", sight.step) } else { "notes".to_owned() };
                    self.changed(slide, notes, Some(&place));
                }
                if shown.response.lost_focus() {
                    self.desk.edit(Ask::Seal);
                }
            });
        });
    }

    /// Whether each step has notes of its own.
    fn each_step(&self, ui: &mut Ui, slide: &Slide, per_step: bool) {
        let mut each = per_step;
        widgets::outlined(ui);
        let words = RichText::new(tr("editor-notes-per-step")).font(theme::font(theme::DETAIL)).color(self.tokens.dim);
        if ui.checkbox(&mut each, words).changed() {
            let notes = match &slide.notes {
                Some(Notes::Whole(text)) => Some(Notes::PerStep(vec![text.clone()])),
                Some(Notes::PerStep(texts)) => joined(texts, &self.sight.deck.language).map(Notes::Whole),
                None => Some(Notes::PerStep(vec![Text::default()])),
            };
            self.changed(slide, notes, None);
        }
    }

    fn changed(&self, slide: &Slide, notes: Option<Notes>, place: Option<&str>) {
        let slide = Slide { notes, ..slide.clone() };
        self.desk.edit(Ask::Change(Change::slide(self.sight.at, slide, What::Notes, place)));
    }
}

/// The notes saying other words at a step, in a language; `own` is that of plain strings.
fn noted(notes: Option<&Notes>, step: u16, language: &str, own: &str, words: &str) -> Option<Notes> {
    let texts = match notes {
        None => return say_or_none(None, language, own, words).map(Notes::Whole),
        Some(Notes::Whole(text)) => return say_or_none(Some(text), language, own, words).map(Notes::Whole),
        Some(Notes::PerStep(texts)) => texts,
    };
    // The last notes that are given stand for the steps after them: until here those stay as they are.
    let mut texts = texts.clone();
    let last = texts.last().cloned().unwrap_or_default();
    let at = usize::from(step);
    if texts.len() <= at {
        texts.resize(at + 1, last);
    }
    if let Some(text) = texts.get_mut(at) {
        *text = say(text, language, own, words);
    }
    Some(Notes::PerStep(texts))
}

/// Notes of several steps as one text, in every language in which there are any.
fn joined(texts: &[Text], own: &str) -> Option<Text> {
    let mut whole = None;
    let tags = texts.iter().flat_map(Text::each).map(|(tag, _)| tag.unwrap_or(own));
    let mut tags: Vec<&str> = tags.collect();
    tags.dedup();
    for tag in tags {
        let mut lines: Vec<&str> =
            texts.iter().map(|text| said(text, tag, own)).filter(|line| !line.is_empty()).collect();
        lines.dedup();
        whole = say_or_none(whole.as_ref(), tag, own, &lines.join("\n"));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn per_step(texts: &[&str]) -> Notes {
        Notes::PerStep(texts.iter().map(|text| Text::from(*text)).collect())
    }

    #[test]
    fn a_step_gets_notes_of_its_own_and_those_before_it_keep_theirs() {
        let notes = noted(Some(&per_step(&["Wait."])), 2, "en", "en", "Now.");
        assert_eq!(notes, Some(per_step(&["Wait.", "Wait.", "Now."])));
        let notes = noted(notes.as_ref(), 0, "en", "en", "Smile.");
        assert_eq!(notes, Some(per_step(&["Smile.", "Wait.", "Now."])));
        assert_eq!(noted(None, 3, "en", "en", "Read."), Some(Notes::Whole(Text::from("Read."))));
        assert_eq!(noted(Some(&Notes::Whole(Text::from("Read."))), 0, "en", "en", ""), None);
    }

    #[test]
    fn notes_of_steps_become_one_text_in_every_language() {
        let both = say(&Text::from("Wait."), "fr", "en", "Attendez.");
        let whole = joined(&[both, Text::from("Wait."), Text::from("Now.")], "en").unwrap_or_default();
        assert_eq!((said(&whole, "en", "en"), said(&whole, "fr", "en")), ("Wait.\nNow.", "Attendez."));
        assert_eq!(joined(&[Text::default()], "en"), None);
    }
}
