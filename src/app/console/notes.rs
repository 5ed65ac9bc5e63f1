//! The notes of the slide, in a size that can be read without bending down.

use egui::{RichText, ScrollArea, Ui, Vec2};

use super::Scene;
use crate::ui::{shaped::Style, theme, widgets, words::tr};

impl Scene<'_> {
    pub(super) fn notes(&self, ui: &mut Ui) {
        let snapshot = self.snapshot;
        let tokens = self.tokens;
        let size = self.desk.face(|face| face.notes_size);
        let scroll = self.desk.face(|face| std::mem::take(&mut face.notes_scroll));
        let height = ui.available_height();
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height((height - 24.0).max(40.0));
            let deck = &snapshot.loaded.deck;
            let slide = deck.slides.get(snapshot.position());
            let notes = slide.and_then(|slide| slide.notes.as_ref()).and_then(|notes| notes.at(snapshot.state.step));
            let text = notes.map_or("", |notes| notes.pick(&snapshot.loaded.language, &deck.language).0);
            // Each slide has a place of its own, so that the notes of the next one start at their top.
            ScrollArea::vertical().id_salt(("notes", snapshot.position())).auto_shrink([false, false]).show(ui, |ui| {
                if text.trim().is_empty() {
                    ui.label(RichText::new(tr("no-notes")).color(tokens.dim));
                    return;
                }
                let width = ui.available_width() - 8.0;
                let style = Style::text(tokens.text, width).sized(theme::TEXT * 1.15 * size).marked_up();
                for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
                    self.desk.shaper.show(ui, paragraph, &style);
                }
                if scroll != 0.0 {
                    ui.scroll_with_delta(Vec2::new(0.0, -scroll));
                }
            });
        });
    }
}
