//! The message to the panel beside its line: what can be sent with one key, and whether the panel has seen what stands.

use egui::{Button, RichText, Ui, Vec2};

use super::Scene;
use crate::{
    app::{desk::message::PRESETS, face::Line},
    ui::{
        said, theme,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    pub(super) fn message(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let (line, empty) = self.desk.face(|face| (face.line, face.text.is_empty()));
        if line == Line::Message && empty {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::new(6.0, 4.0);
                for (digit, words) in ('1'..).zip(PRESETS) {
                    let key = RichText::new(digit).font(theme::font(theme::DETAIL)).color(tokens.dim);
                    if ui.add(Button::new(words).shortcut_text(key).min_size(Vec2::new(0.0, 28.0))).clicked() {
                        self.desk.soon(move |desk| {
                            let _there_is_one = desk.send_preset(digit);
                        });
                    }
                }
            });
            return;
        }
        let state = &self.snapshot.state;
        if state.message.is_none() {
            return;
        }
        let ago = state.message_at.map_or(0, |at| (self.now - at).max(0));
        let (words, colour) = if state.acknowledged {
            (tr("message-seen"), tokens.text)
        } else {
            (tr_with("message-not-seen", &[("ago", said::length(ago).into())]), tokens.dim)
        };
        let label = ui.label(RichText::new(words).color(colour));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
}
