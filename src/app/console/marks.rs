//! The marks of one question: how it is to be handled, to whom it is addressed, and what helps to find the asker.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::{Scene, sheets::sheet_title};
use crate::{
    deck::inline,
    questions::{Action, Claim, Flag, Handles, Kind, guess},
    show::Command,
    ui::{
        commands::Verb,
        fonts::is_plain,
        languages::name_of,
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The languages of the United Nations.
pub(super) const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

impl Scene<'_> {
    pub(super) fn marks(&self, ui: &mut Ui, number: u32) {
        let tall = ui.ctx().viewport_rect().height() - 120.0;
        ScrollArea::vertical()
            .max_height(tall)
            .min_scrolled_height(tall)
            .auto_shrink([false, true])
            .show(ui, |ui| self.marks_of(ui, number));
    }

    fn marks_of(&self, ui: &mut Ui, number: u32) {
        let tokens = self.tokens;
        let Some(question) = self.snapshot.queue.get(number) else { return self.desk.ask(Verb::Leave) };
        let act = |action: Action| self.desk.ask_show(Command::Question(action));
        sheet_title(ui, &tr_with("question-number", &[("number", number.into())]));
        widgets::outlined(ui);
        let section = |ui: &mut Ui, words: &str| {
            ui.add_space(8.0);
            ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.dim));
        };
        for (nth, (flag, label)) in [
            (Flag::Sensitive, tr("mark-sensitive")),
            (Flag::DoNotProject, tr("mark-do-not-project")),
            (Flag::NeedsInterpretation, tr("mark-interpretation")),
        ]
        .into_iter()
        .enumerate()
        {
            let mut on = question.flags.has(flag);
            let response = ui.checkbox(&mut on, RichText::new(label).color(tokens.text));
            if nth == 0 {
                self.first_focus(&response);
            }
            if response.changed() {
                act(Action::Flag { number, flag, on });
            }
        }
        let speakers = &self.snapshot.loaded.deck.speakers;
        if !speakers.is_empty() {
            section(ui, &tr("marks-addressed"));
            for speaker in speakers {
                let mut on = question.to.contains(&speaker.id);
                let name = self.speaker(&speaker.id);
                // Names in scripts that egui cannot set stand beside their box.
                let response = ui.horizontal(|ui| {
                    let plain = is_plain(&name);
                    let label = RichText::new(if plain { name.as_str() } else { "" }).color(tokens.text);
                    let response = ui.checkbox(&mut on, label);
                    if !plain {
                        self.desk.shaper.show(ui, &name, &Style::text(tokens.text, ui.available_width()).cut(1));
                    }
                    response
                });
                response.inner.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
                if response.inner.changed() {
                    let mut to = question.to.clone();
                    to.retain(|id| *id != speaker.id);
                    if on {
                        to.push(speaker.id.clone());
                    }
                    act(Action::Address { number, to });
                }
            }
        }
        if question.kind == Kind::Floor {
            section(ui, &tr("marks-turn"));
            ui.horizontal(|ui| {
                for claim in [Claim::Ordinary, Claim::Clarification, Claim::RightOfReply] {
                    if ui.radio(question.claim == claim, RichText::new(said::claim(claim)).color(tokens.text)).clicked()
                        && question.claim != claim
                    {
                        act(Action::Claim { number, claim });
                    }
                }
            });
        }
        let guessed = guess(question.shown());
        section(
            ui,
            &match guessed.filter(|tag| LANGUAGES.contains(tag)) {
                Some(tag) => tr_with("marks-language-guess", &[("language", name_of(tag).into())]),
                None => tr("marks-language"),
            },
        );
        ui.horizontal_wrapped(|ui| {
            for tag in LANGUAGES {
                let on = question.language.as_deref() == Some(tag);
                if ui.radio(on, RichText::new(name_of(tag)).color(tokens.text)).clicked() {
                    act(Action::Language { number, language: (!on).then(|| tag.to_owned()) });
                }
            }
        });
        section(ui, &tr("marks-handle"));
        let before = self.desk.handle_of(number).unwrap_or_default();
        let mut handle = before.clone();
        let edit = TextEdit::singleline(&mut handle)
            .id(egui::Id::unique("handle field"))
            .hint_text(tr("marks-handle-hint"))
            .char_limit(Handles::MAX);
        ui.name_inputs(tr("marks-handle-name"), |ui| ui.add(edit));
        if handle != before {
            self.desk.soon(move |desk| desk.set_handle(number, &handle));
        }
        ui.add_space(12.0);
        if ui.button(tr("done")).clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    /// How a panellist is called, in the language of the room.
    pub(super) fn speaker(&self, id: &str) -> String {
        let loaded = &self.snapshot.loaded;
        let speaker = loaded.deck.speakers.iter().find(|speaker| speaker.id == id);
        speaker.map_or_else(
            || id.to_owned(),
            |speaker| inline::words(speaker.name.pick(&loaded.language, &loaded.deck.language).0),
        )
    }
}
