//! The sheet of keys: every command with its keys to change, and the clicker to choose or to teach.

use egui::{Align, Layout, RichText, ScrollArea, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::teach::{LESSONS, Listening},
    ui::{
        bindings::{self, Button, Match, Profile},
        commands::{Chord, Group, Row, TABLE, Verb},
        icons::Icon,
        theme,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    pub(super) fn keys(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let listening = self.desk.face(|face| face.listening);
        if let Some(Listening::Teach(button)) = listening {
            self.lesson(ui, button);
            return;
        }
        sheet_title(ui, &tr("keys-clicker-title"));
        let in_force = bindings::in_force();
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(tr("clicker")).font(theme::bold(theme::TEXT)).color(tokens.text));
            ui.menu_button((in_force.profile.words(), Icon::Down.atom()), |ui| {
                for profile in Profile::ALL {
                    if ui.radio(in_force.profile == profile, profile.words()).clicked() {
                        self.desk.soon(move |desk| desk.choose_clicker(profile));
                        ui.close();
                    }
                }
            });
            if ui.button(tr("teach-dots")).clicked() {
                self.desk.soon(|desk| desk.listen(Some(Listening::Teach(Button::Forward))));
            }
            ui.add_space(16.0);
            ui.label(RichText::new(tr("letters")).font(theme::bold(theme::TEXT)).color(tokens.text));
            ui.menu_button((in_force.by.words(), Icon::Down.atom()), |ui| {
                for by in Match::ALL {
                    if ui.radio(in_force.by == by, by.words()).clicked() {
                        self.desk.soon(move |desk| desk.choose_match(by));
                        ui.close();
                    }
                }
            });
        });
        if !in_force.buttons().is_empty() {
            let words: Vec<String> = in_force.buttons().iter().map(|(chord, button)| does(*chord, *button)).collect();
            ui.label(RichText::new(words.join("    ")).font(theme::font(theme::DETAIL)).color(tokens.dim));
        }
        ui.add_space(4.0);
        let tall = ui.ctx().viewport_rect().height() - 290.0;
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, false]).show(ui, |ui| {
            for group in Group::ALL {
                ui.add_space(6.0);
                ui.label(RichText::new(group.title()).font(theme::bold(theme::TEXT)).color(tokens.accent));
                for row in TABLE.iter().filter(|row| row.group == group) {
                    self.key_row(ui, row, listening);
                }
            }
        });
        ui.add_space(8.0);
        // A line of its own: after the buttons its end would stand under them.
        ui.label(RichText::new(tr("keys-clicker-foot")).font(theme::font(theme::DETAIL)).color(tokens.dim));
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let close =
                ui.add(egui::Button::new(tr("close")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 36.0)));
            if close.clicked() {
                self.desk.ask(Verb::Leave);
            }
            let all = egui::Button::new(tr("keys-as-start")).min_size(Vec2::new(0.0, 36.0));
            if ui.add(all).clicked() {
                self.desk.soon(|desk| desk.restore_keys(None));
            }
        });
    }

    fn key_row(&self, ui: &mut Ui, row: &Row, listening: Option<Listening>) {
        let tokens = self.tokens;
        let in_force = bindings::in_force();
        ui.push_id(row.verb, |ui| {
            ui.horizontal(|ui| {
                ui.set_height(32.0);
                ui.label(RichText::new(row.label()).color(tokens.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    ui.add_space(14.0);
                    if listening == Some(Listening::Give(row.verb)) || listening == Some(Listening::Add(row.verb)) {
                        let words = RichText::new(tr("press-key")).font(theme::bold(theme::TEXT));
                        let label = ui.label(words.color(tokens.accent));
                        ui.ctx()
                            .accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
                        return;
                    }
                    let press = |ui: &mut Ui, words: &str, listening: Option<Listening>| {
                        let button = ui.add(egui::Button::new(words).min_size(Vec2::new(64.0, 28.0)));
                        button.widget_info(|| {
                            let name =
                                tr_with("key-of-command", &[("what", words.into()), ("command", row.label().into())]);
                            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                        });
                        if button.clicked() {
                            let verb = row.verb;
                            if listening.is_some() {
                                self.desk.listen(listening);
                            } else {
                                self.desk.soon(move |desk| desk.restore_keys(Some(verb)));
                            }
                        }
                    };
                    if in_force.is_changed(row.verb) {
                        press(ui, &tr("restore"), None);
                    }
                    press(ui, &tr("add"), Some(Listening::Add(row.verb)));
                    press(ui, &tr("change"), Some(Listening::Give(row.verb)));
                    let keys: Vec<String> = in_force.keys_of(row.verb).iter().map(|chord| chord.words()).collect();
                    let ink = if in_force.is_changed(row.verb) { tokens.accent } else { tokens.dim };
                    ui.label(RichText::new(keys.join("  ")).color(ink));
                });
            });
        });
    }

    /// One lesson: which button to press now, and what was taught so far.
    fn lesson(&self, ui: &mut Ui, button: Button) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("teach"));
        let step = LESSONS.iter().position(|lesson| *lesson == button).unwrap_or(0) + 1;
        let words = match button {
            Button::Forward => tr("teach-forward"),
            Button::Back => tr("teach-back"),
            Button::Black | Button::White => tr("teach-black"),
            Button::Nothing => tr("teach-nothing"),
        };
        ui.label(
            RichText::new(tr_with("teach-step", &[("step", step.into()), ("of", LESSONS.len().into())]))
                .color(tokens.dim),
        );
        let label = ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.accent));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        ui.add_space(8.0);
        for (chord, button) in bindings::in_force().buttons() {
            ui.label(RichText::new(does(*chord, *button)).color(tokens.text));
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            let tall = Vec2::new(0.0, 36.0);
            let last = button == Button::Nothing;
            if !last && ui.add(egui::Button::new(tr("teach-no-button")).min_size(tall)).clicked() {
                self.desk.pass_lesson();
            }
            let done = if last { tr("done") } else { tr("teach-stop") };
            if ui.add(egui::Button::new(done).min_size(tall)).clicked() {
                self.desk.listen(None);
            }
            ui.label(RichText::new(tr("teach-mouse")).color(tokens.dim));
        });
    }
}

/// What a button of a clicker does: "F5: black".
fn does(chord: Chord, button: Button) -> String {
    tr_with("button-does", &[("button", chord.words().into()), ("does", button.words().into())])
}
