//! The questions as groups: which of them the list shows, their themes, and who has spoken so far.

use egui::{Button, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, Vec2};

use super::{Scene, marks::LANGUAGES, sheets::sheet_title};
use crate::{
    app::board::Narrow,
    questions::{Action, Counter},
    show::Command,
    timing,
    ui::{
        commands::Verb,
        fonts::is_plain,
        languages::name_of,
        said,
        shaped::Style,
        widgets,
        words::{tr, tr_with},
    },
};

/// How many themes the filter offers, the most used first.
const THEMES: usize = 24;

impl Scene<'_> {
    /// Which questions the list shows.
    pub(super) fn filter(&self, ui: &mut Ui) {
        let before = self.desk.face(|face| face.board.narrow.clone());
        let mut narrow = before.clone();
        sheet_title(ui, &tr("filter-title"));
        let tall = ui.ctx().viewport_rect().height() - 200.0;
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(ui, |ui| {
            widgets::outlined(ui);
            let speakers: Vec<(String, String)> = self
                .snapshot
                .loaded
                .deck
                .speakers
                .iter()
                .map(|speaker| (speaker.id.clone(), self.speaker(&speaker.id)))
                .collect();
            self.choices(ui, &tr("filter-addressed"), &tr("filter-everybody"), &mut narrow.to, &speakers, true);
            let themes: Vec<(String, String)> = self
                .snapshot
                .queue
                .themes()
                .into_iter()
                .take(THEMES)
                .map(|(theme, count)| (theme.clone(), format!("{theme} ({count})")))
                .collect();
            self.choices(ui, &tr("filter-theme"), &tr("filter-every-theme"), &mut narrow.tag, &themes, false);
            let languages: Vec<(String, String)> =
                LANGUAGES.iter().map(|tag| ((*tag).to_owned(), name_of(tag))).collect();
            let (title, every) = (tr("filter-language"), tr("filter-every-language"));
            self.choices(ui, &title, &every, &mut narrow.language, &languages, false);
        });
        if narrow != before {
            self.desk.narrow(narrow.clone());
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.add(Button::new(tr("done")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 32.0))).clicked() {
                self.desk.ask(Verb::Leave);
            }
            let clear = Button::new(tr("filter-show-all")).min_size(Vec2::new(0.0, 32.0));
            if ui.add_enabled(!narrow.is_wide(), clear).clicked() {
                self.desk.narrow(Narrow::default());
            }
        });
    }

    /// One of several, or all.
    fn choices(
        &self,
        ui: &mut Ui,
        title: &str,
        all: &str,
        chosen: &mut Option<String>,
        offered: &[(String, String)],
        first: bool,
    ) {
        widgets::heading(ui, title);
        ui.horizontal_wrapped(|ui| {
            let response = ui.radio(chosen.is_none(), RichText::new(all).color(self.tokens.text));
            if first {
                self.first_focus(&response);
            }
            if response.clicked() {
                *chosen = None;
            }
            for (value, name) in offered {
                let on = chosen.as_ref() == Some(value);
                if self.named(ui, name, |ui, label| ui.radio(on, label)).clicked() {
                    *chosen = Some(value.clone());
                }
            }
        });
        ui.add_space(8.0);
    }

    /// A box or a button with a name that may be in a script that egui cannot set: then it stands beside.
    fn named(&self, ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui, RichText) -> egui::Response) -> egui::Response {
        let colour = self.tokens.text;
        if is_plain(name) {
            return add(ui, RichText::new(name).color(colour));
        }
        let response = add(ui, RichText::new(""));
        self.desk.shaper.show(ui, name, &Style::text(colour, 260.0).cut(1));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RadioButton, true, name));
        response
    }

    /// The themes in use, and which of them the chosen questions have.
    pub(super) fn themes(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let subjects = self.desk.subjects(self.snapshot);
        let queue = &self.snapshot.queue;
        sheet_title(
            ui,
            &match subjects.as_slice() {
                [] => tr("themes"),
                [one] => tr_with("themes-of-one", &[("number", one.into())]),
                more => tr_with("themes-of-more", &[("count", more.len().into())]),
            },
        );
        let themes = queue.themes();
        if themes.is_empty() {
            ui.label(RichText::new(tr("themes-none")).color(tokens.dim));
        }
        let tall = ui.ctx().viewport_rect().height() - 300.0;
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(ui, |ui| {
            for (theme, count) in &themes {
                ui.horizontal(|ui| {
                    let plain = ui.visuals().widgets.clone();
                    widgets::outlined(ui);
                    let has = |number: &u32| queue.get(*number).is_some_and(|question| question.tags.contains(theme));
                    let mut on = !subjects.is_empty() && subjects.iter().all(has);
                    let name = format!("{theme} ({count})");
                    let response = ui.add_enabled_ui(!subjects.is_empty(), |ui| {
                        self.named(ui, &name, |ui, label| ui.checkbox(&mut on, label))
                    });
                    if response.inner.changed() {
                        let (subjects, theme) = (subjects.clone(), theme.to_owned());
                        self.desk.soon(move |desk| desk.set_theme(&subjects, &theme, on));
                    }
                    ui.visuals_mut().widgets = plain;
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let remove = ui.button(tr("remove"));
                        remove.widget_info(|| button(&tr_with("theme-remove", &[("theme", theme.as_str().into())])));
                        if remove.clicked() {
                            let theme = theme.to_owned();
                            self.desk.soon(move |desk| desk.retheme(&theme, None));
                        }
                        let rename = ui.button(tr("rename"));
                        rename.widget_info(|| button(&tr_with("theme-rename", &[("theme", theme.as_str().into())])));
                        if rename.clicked() {
                            self.desk.face(|face| {
                                face.field.clone_from(theme);
                                face.board.renaming = Some(theme.clone());
                                face.take_keyboard = true;
                            });
                        }
                    });
                });
            }
        });
        ui.add_space(8.0);
        self.theme_field(ui, &subjects);
        ui.add_space(8.0);
        if ui.add(Button::new(tr("done")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 32.0))).clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    fn theme_field(&self, ui: &mut Ui, subjects: &[u32]) {
        let (mut field, renaming) =
            self.desk.face(|face| (std::mem::take(&mut face.field), face.board.renaming.clone()));
        if subjects.is_empty() && renaming.is_none() {
            ui.label(RichText::new(tr("themes-choose")).color(self.tokens.dim));
            return;
        }
        let (name, hint) = match &renaming {
            Some(_) => (tr("theme-new-name"), tr("theme-new-name-hint")),
            None => (tr("theme-new"), tr("theme-new-hint")),
        };
        let edit = TextEdit::singleline(&mut field)
            .id(egui::Id::unique("theme field"))
            .hint_text(hint)
            .char_limit(60)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::same(8));
        let response = ui.name_inputs(name, |ui| ui.add(edit));
        self.first_focus(&response);
        let entered = (response.has_focus() || response.lost_focus())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let words = field.trim().to_owned();
        if !entered || words.is_empty() {
            self.desk.face(|face| face.field = field);
            return;
        }
        self.desk.face(|face| {
            face.board.renaming = None;
            face.take_keyboard = true;
        });
        if let Some(from) = renaming {
            self.desk.soon(move |desk| desk.retheme(&from, Some(words)));
        } else {
            let subjects = subjects.to_vec();
            self.desk.soon(move |desk| desk.set_theme(&subjects, &words, true));
        }
    }

    /// Plain counters that the moderator taps, and how long each of the panel has spoken. Tied to no question and no person
    /// of the room.
    pub(super) fn balance(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("balance"));
        ui.label(RichText::new(tr("balance-what")).color(tokens.dim));
        ui.add_space(8.0);
        let tall = ui.ctx().viewport_rect().height() - 200.0;
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(ui, |ui| {
            for (position, counter) in Counter::ALL.into_iter().enumerate() {
                match counter {
                    Counter::FirstTime => {
                        widgets::heading(ui, &tr("balance-who"));
                    }
                    Counter::Africa => {
                        ui.add_space(8.0);
                        widgets::heading(ui, &tr("balance-where"));
                    }
                    _ => {}
                }
                let value = self.snapshot.queue.counter(counter);
                self.tapped(ui, &said::counter(counter), &value.to_string(), position == 0, |by| Action::Count {
                    counter,
                    by,
                });
            }
            let speakers = &self.snapshot.loaded.deck.speakers;
            if !speakers.is_empty() {
                ui.add_space(8.0);
                widgets::heading(ui, &tr("balance-panel"));
            }
            for speaker in speakers {
                let spoke = self.snapshot.queue.spoke(&speaker.id);
                let time = said::figures_elapsed(self.airtime(&speaker.id));
                let value = tr_with("balance-speaker", &[("count", spoke.into()), ("time", time.into())]);
                let id = speaker.id.clone();
                self.tapped(ui, &self.speaker(&speaker.id), &value, false, |by| Action::Spoke {
                    speaker: id.clone(),
                    by,
                });
            }
        });
        ui.add_space(8.0);
        if ui.add(Button::new(tr("done")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 32.0))).clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    /// How long the segments of a speaker have run.
    fn airtime(&self, id: &str) -> i64 {
        let (Some(view), Some(timing)) = (self.view, &self.snapshot.timing) else { return 0 };
        let plan = &timing.plan().segments;
        let theirs = |segment: &&timing::SegmentView| {
            plan.iter().any(|plan| plan.id == segment.id && plan.who.iter().any(|who| who == id))
        };
        view.segments.iter().filter(theirs).map(|segment| segment.used).sum()
    }

    /// One line with a number and the two taps.
    fn tapped(&self, ui: &mut Ui, name: &str, value: &str, first: bool, action: impl Fn(i32) -> Action) {
        ui.horizontal(|ui| {
            let more = ui.add(Button::new("+1").min_size(Vec2::new(44.0, 28.0)));
            more.widget_info(|| button(&tr_with("balance-more", &[("name", name.into()), ("value", value.into())])));
            if first {
                self.first_focus(&more);
            }
            if more.clicked() {
                self.desk.ask_show(Command::Question(action(1)));
            }
            let less = ui.add(Button::new("–1").min_size(Vec2::new(36.0, 28.0)));
            less.widget_info(|| button(&tr_with("balance-less", &[("name", name.into()), ("value", value.into())])));
            if less.clicked() {
                self.desk.ask_show(Command::Question(action(-1)));
            }
            let (place, _) = ui.allocate_exact_size(Vec2::new(280.0, 28.0), egui::Sense::hover());
            let place = place.translate(Vec2::new(8.0, 4.0));
            widgets::inside(ui, place, |ui| {
                self.desk.shaper.show(ui, name, &Style::text(self.tokens.text, 260.0).cut(1));
            });
            ui.label(
                RichText::new(value).font(crate::ui::theme::bold(crate::ui::theme::TEXT)).color(self.tokens.accent),
            );
        });
    }
}

fn button(words: &str) -> egui::WidgetInfo {
    egui::WidgetInfo::labeled(egui::Role::Button, true, words)
}
