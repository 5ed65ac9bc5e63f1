//! What stands beside the slide, and the pages about the deck as a whole.

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use super::{Page, Scene, sheets};
use crate::ui::theme;

impl Scene<'_> {
    /// The fields of the slide that is shown.
    pub(super) fn inspector(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        let Some(slide) = sight.slide() else { return };
        Frame::new().fill(tokens.surface).corner_radius(theme::CORNER).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height(ui.available_height());
            ScrollArea::vertical().id_salt("fields").auto_shrink([false, false]).show(ui, |ui| {
                let (name, what) = (sheets::name(slide.layout), sheets::what(slide.layout));
                ui.label(RichText::new(name).font(theme::bold(theme::HEADING)).color(tokens.text));
                ui.label(RichText::new(what).color(tokens.dim));
            });
        });
    }

    /// A page about the deck as a whole.
    pub(super) fn page(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        ui.label(RichText::new(self.sight.page.words()).font(theme::bold(theme::HEADING)).color(tokens.text));
        if self.sight.page != Page::Slides {
            ui.label(RichText::new("Nothing to fill in here yet.").color(tokens.dim));
        }
    }
}
