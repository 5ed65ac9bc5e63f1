//! The sheet of keys: every command with its keys to change, and the clicker to choose or to teach.

use egui::{Align, Layout, RichText, ScrollArea, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::teach::{LESSONS, Listening},
    ui::{
        bindings::{self, Button, Match, Profile},
        commands::{Group, Row, TABLE, Verb},
        theme,
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
        sheet_title(ui, "Keys and clicker");
        let in_force = bindings::in_force();
        ui.horizontal(|ui| {
            ui.label(RichText::new("Clicker").font(theme::bold(theme::TEXT)).color(tokens.text));
            let words =
                |profile| Profile::ALL.iter().find(|(known, _)| *known == profile).map_or("", |(_, words)| *words);
            ui.menu_button(words(in_force.profile), |ui| {
                for (profile, words) in Profile::ALL {
                    if ui.radio(in_force.profile == profile, words).clicked() {
                        self.desk.choose_clicker(profile);
                        ui.close();
                    }
                }
            });
            if ui.button("Teach a clicker…").clicked() {
                self.desk.listen(Some(Listening::Teach(Button::Forward)));
            }
            ui.add_space(16.0);
            ui.label(RichText::new("Letters").font(theme::bold(theme::TEXT)).color(tokens.text));
            let words = Match::ALL.iter().find(|(by, _)| *by == in_force.by).map_or("", |(_, words)| *words);
            ui.menu_button(words, |ui| {
                for (by, words) in Match::ALL {
                    if ui.radio(in_force.by == by, words).clicked() {
                        self.desk.choose_match(by);
                        ui.close();
                    }
                }
            });
        });
        if !in_force.buttons().is_empty() {
            let words: Vec<String> =
                in_force.buttons().iter().map(|(chord, button)| format!("{chord}: {}", button.words())).collect();
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
        ui.horizontal(|ui| {
            let close = ui.add(egui::Button::new("Close").shortcut_text("Esc").min_size(Vec2::new(0.0, 36.0)));
            if close.clicked() {
                self.desk.ask(Verb::Leave);
            }
            let all = egui::Button::new("All keys as at the start").min_size(Vec2::new(0.0, 36.0));
            if ui.add(all).clicked() {
                self.desk.restore_keys(None);
            }
            let words = "A clicker moves slides and blanks the screen, whatever it is taught.";
            ui.label(RichText::new(words).color(tokens.dim));
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
                        let words = RichText::new("Press the key, or Esc").font(theme::bold(theme::TEXT));
                        let label = ui.label(words.color(tokens.accent));
                        ui.ctx()
                            .accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
                        return;
                    }
                    let press = |ui: &mut Ui, words: &str, listening: Option<Listening>| {
                        let button = ui.add(egui::Button::new(words).min_size(Vec2::new(64.0, 28.0)));
                        button.widget_info(|| {
                            let name = format!("{words}: {}", row.label());
                            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                        });
                        if button.clicked() {
                            match listening {
                                Some(_) => self.desk.listen(listening),
                                None => self.desk.restore_keys(Some(row.verb)),
                            }
                        }
                    };
                    if in_force.is_changed(row.verb) {
                        press(ui, "Restore", None);
                    }
                    press(ui, "Add", Some(Listening::Add(row.verb)));
                    press(ui, "Change", Some(Listening::Give(row.verb)));
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
        sheet_title(ui, "Teach a clicker");
        let step = LESSONS.iter().position(|lesson| *lesson == button).unwrap_or(0) + 1;
        let words = match button {
            Button::Forward => "Press the button that goes forward.",
            Button::Back => "Press the button that goes back.",
            Button::Black | Button::White => "Press the button that blanks the screen.",
            Button::Nothing => "Press every other button that it has: they will do nothing here.",
        };
        ui.label(RichText::new(format!("{step} of {}", LESSONS.len())).color(tokens.dim));
        let label = ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.accent));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        ui.add_space(8.0);
        for (chord, button) in bindings::in_force().buttons() {
            ui.label(RichText::new(format!("{chord}: {}", button.words())).color(tokens.text));
        }
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let tall = Vec2::new(0.0, 36.0);
            let last = button == Button::Nothing;
            if !last && ui.add(egui::Button::new("It has no such button").min_size(tall)).clicked() {
                self.desk.pass_lesson();
            }
            let done = if last { "Done" } else { "Stop here" };
            if ui.add(egui::Button::new(done).min_size(tall)).clicked() {
                self.desk.listen(None);
            }
            ui.label(RichText::new("The keyboard is heard as the clicker: use the mouse.").color(tokens.dim));
        });
    }
}
