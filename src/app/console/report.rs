//! The sheet that writes the report of the show.

use egui::{RichText, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::{
        desk::Errand,
        face::Sheet,
        report::{self, Form},
    },
    ui::{commands::Verb, theme},
};

impl Scene<'_> {
    pub(super) fn report(&self, ui: &mut Ui, mut names: bool) {
        let tokens = self.tokens;
        sheet_title(ui, "Report of this show");
        let words = "Planned against actual by segment and slide, time given by hand, interruptions, and how many \
                     questions there were. Segments go by their titles; no question's words are in it.";
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(12.0);
        if ui.checkbox(&mut names, "With the names of speakers and the titles of slides").changed() {
            self.desk.face(|face| face.sheet = Sheet::Report { names });
        }
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            for (number, (form, label, ending)) in Form::ALL.into_iter().enumerate() {
                let main = number == 0;
                let words = RichText::new(label).color(if main { tokens.on_accent } else { tokens.text });
                let words = if main { words.font(theme::bold(theme::TEXT)) } else { words };
                let button = egui::Button::new(words).min_size(Vec2::new(0.0, 36.0));
                let response = ui.add(if main { button.fill(tokens.accent) } else { button });
                if main {
                    self.first_focus(&response);
                }
                if response.clicked()
                    && let Some(text) = report::write(self.snapshot, self.now, names, form)
                {
                    self.desk.errand(Errand::Save { name: format!("sidestage-report.{ending}"), text });
                }
            }
            if ui.add(egui::Button::new("Back").min_size(Vec2::new(0.0, 36.0))).clicked() {
                if self.snapshot.state.live {
                    self.desk.ask(Verb::End);
                } else {
                    self.desk.ask(Verb::Leave);
                }
            }
        });
    }
}
