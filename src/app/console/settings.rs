//! The sheet of settings: what belongs to whoever runs the show and to this machine, and nothing of the show itself.

use egui::{Align, Button, Grid, Layout, RichText, Ui, Vec2};

use super::{
    Scene,
    sheets::{is_small, sheet_title},
};
use crate::ui::{
    commands::{Verb, key_of},
    icons::Icon,
    theme, widgets,
    words::{Language, language, tr, tr_with},
};

/// The sizes of the words that are offered, in hundredths.
const SCALES: [u16; 5] = [100, 125, 150, 175, 200];

impl Scene<'_> {
    pub(super) fn settings(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("settings"));
        let tall = (ui.ctx().viewport_rect().height() - 190.0).max(120.0);
        egui::ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(
            ui,
            |ui| {
                let parts = |ui: &mut Ui| {
                    self.windows_part(ui);
                    self.panel_part(ui);
                    self.sizes_part(ui);
                };
                if is_small(ui) {
                    parts(ui);
                } else {
                    Grid::new("settings").num_columns(2).spacing(Vec2::new(24.0, 8.0)).show(ui, parts);
                }
            },
        );
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            for (verb, words) in [
                (Verb::Keys, tr("settings-keys")),
                (Verb::Displays, tr("settings-displays")),
                (Verb::Safety, tr("settings-safety")),
            ] {
                if widgets::verb_button(ui, verb, &words).clicked() {
                    self.desk.ask(verb);
                }
            }
            let words = RichText::new(tr("done")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
            let key = RichText::new(tr("key-esc")).font(theme::font(theme::DETAIL)).color(tokens.on_accent);
            let button = Button::new(words).shortcut_text(key).fill(tokens.accent);
            if ui.add(button.min_size(Vec2::new(0.0, theme::CONTROL))).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
    }

    fn windows_part(&self, ui: &mut Ui) {
        row(ui, &tr("settings-language"), |ui, name| {
            for each in Language::ALL {
                let on = language() == each;
                let response = choice(ui, name, on, each.own_name());
                if on {
                    self.first_focus(&response);
                }
                if response.clicked() && !on {
                    self.desk.soon(move |desk| desk.set_language(each));
                }
            }
        });
        row(ui, &tr("settings-windows"), |ui, name| {
            let light = self.desk.face(|face| face.light);
            for (each, words) in [(false, tr("look-dark")), (true, tr("look-light"))] {
                if choice(ui, name, light == each, &words).clicked() && light != each {
                    self.desk.soon(move |desk| desk.set_light(each));
                }
            }
        });
        row(ui, &tr("settings-motion"), |ui, name| {
            let reduced = self.desk.reduced_motion();
            for (each, words) in [(false, tr("motion-as-deck")), (true, tr("motion-none"))] {
                if choice(ui, name, reduced == each, &words).clicked() && reduced != each {
                    self.desk.soon(move |desk| desk.reduce_motion(each));
                }
            }
        });
    }

    fn panel_part(&self, ui: &mut Ui) {
        row(ui, &tr("settings-panel"), |ui, name| {
            let look = self.desk.panel_look();
            for each in theme::Look::ALL {
                if choice(ui, name, look == each, &each.words()).clicked() && look != each {
                    self.desk.soon(move |desk| desk.set_panel_look(each));
                }
            }
        });
    }

    fn sizes_part(&self, ui: &mut Ui) {
        row(ui, &tr("settings-notes"), |ui, _| {
            for (verb, icon) in [(Verb::NotesSmaller, Icon::Minus), (Verb::NotesLarger, Icon::Plus)] {
                let words = crate::ui::commands::row_of(verb).label();
                let key = RichText::new(key_of(verb)).font(theme::font(theme::DETAIL)).color(self.tokens.dim);
                let size = Vec2::new(0.0, theme::CONTROL);
                let button = ui.add(Button::new(icon.atom()).shortcut_text(key).min_size(size));
                crate::ui::icons::named(&button, &words);
                if button.on_hover_text(words).clicked() {
                    self.desk.ask(verb);
                }
            }
            let size = (self.desk.face(|face| face.notes_size) * 100.0).round();
            ui.label(RichText::new(tr_with("percent", &[("number", size.into())])).color(self.tokens.text));
        });
        row(ui, &tr("settings-text"), |ui, name| {
            let now = self.desk.text_scale();
            for each in SCALES {
                let words = tr_with("percent", &[("number", each.into())]);
                if choice(ui, name, now == each, &words).clicked() && now != each {
                    self.desk.soon(move |desk| desk.set_text_scale(each));
                }
            }
        });
    }
}

/// One setting: its name, and what can be chosen for it.
fn row(ui: &mut Ui, name: &str, choices: impl FnOnce(&mut Ui, &str)) {
    let side_by_side = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 4.0);
        choices(ui, name);
    };
    // In a small window the choices stand below: beside the name they would break into many lines.
    if is_small(ui) {
        ui.label(RichText::new(name).color(theme::of(ui).text));
        ui.horizontal_wrapped(side_by_side);
        ui.add_space(8.0);
        return;
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(theme::CONTROL);
        ui.label(RichText::new(name).color(theme::of(ui).text));
    });
    ui.horizontal_wrapped(side_by_side);
    ui.end_row();
}

/// One of several choices, lit where it is the one in force. Whoever hears it also hears of what it is a choice.
fn choice(ui: &mut Ui, name: &str, on: bool, words: &str) -> egui::Response {
    let tokens = theme::of(ui);
    let (fill, ink) = if on { (tokens.accent, tokens.on_accent) } else { (tokens.raised, tokens.text) };
    let label = RichText::new(words).color(ink);
    let button = if on { Button::new((Icon::Check.coloured(ink), label)) } else { Button::new(label) }.fill(fill);
    let response = ui.add(button.min_size(Vec2::new(0.0, theme::CONTROL)));
    let spoken = tr_with("setting-choice", &[("setting", name.into()), ("choice", words.into())]);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, spoken.as_str()));
    response
}
