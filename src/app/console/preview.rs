//! The first of the two steps to the room's screen: how a question would look there, on the console alone.

use egui::{Frame, Margin, Modal, RichText, Sense, Ui, Vec2};

use super::Scene;
use crate::{
    render::Job,
    show::Command,
    ui::{
        commands::{Verb, key_of},
        theme,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    /// The preview, while there is one.
    pub(super) fn preview(&self, ui: &Ui) {
        let state = &self.snapshot.state;
        let Some(number) = state.preview.filter(|_| state.projected.is_none()) else { return };
        let tokens = self.tokens;
        let frame = Frame::new().fill(tokens.surface).corner_radius(theme::CORNER).inner_margin(Margin::same(24));
        Modal::new(egui::Id::unique("question preview")).frame(frame).show(ui.ctx(), |ui| {
            let window = ui.ctx().viewport_rect();
            let width = (window.width() - 160.0).min((window.height() - 240.0) * self.snapshot.shape()).min(1200.0);
            ui.set_width(width);
            let words = tr_with("preview-of", &[("number", number.into())]);
            ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.text));
            ui.add_space(8.0);
            let size = Vec2::new(width, (width / self.snapshot.shape()).round());
            let (area, response) = ui.allocate_exact_size(size, Sense::hover());
            self.desk.slides.show(ui, area, self.snapshot.shape(), Job::GUEST, 0);
            let words = self.desk.slides.words(Job::GUEST).unwrap_or_default();
            response.widget_info(|| {
                egui::WidgetInfo::labeled(
                    egui::Role::Image,
                    true,
                    tr_with("preview-spoken", &[("words", words.as_str().into())]),
                )
            });
            ui.add_space(12.0);
            ui.horizontal_wrapped(|ui| {
                let label = RichText::new(tr("preview-show")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
                let button = egui::Button::new(label)
                    .shortcut_text(RichText::new(key_of(Verb::QuestionPutUp)).color(tokens.on_accent))
                    .fill(tokens.accent)
                    .min_size(Vec2::new(0.0, 36.0));
                if ui.add(button).clicked() {
                    self.desk.ask_show(Command::PutUp { number });
                }
                let leave = egui::Button::new(tr("leave")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 36.0));
                if ui.add(leave).clicked() {
                    self.desk.ask_show(Command::Preview(None));
                }
                let words = tr_with("preview-afterwards", &[("key", key_of(Verb::QuestionView).into())]);
                ui.label(RichText::new(words).color(tokens.dim));
            });
        });
    }
}
