//! The fields of the slide beside it, and the pages about the deck as a whole.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::{
    Ask, Choosing, Page, Scene,
    ask::slide_of,
    fields::{self, Fields, Wish},
};
use crate::{app::desk::Errand, deck::edit::Change, ui::theme};

impl Page {
    /// The page of fields that it is; none for the slides.
    const fn fields(self) -> Option<fields::Page> {
        Some(match self {
            Self::Slides => return None,
            Self::Event => fields::Page::Event,
            Self::Agenda => fields::Page::Agenda,
            Self::Speakers => fields::Page::Speakers,
            Self::Sources => fields::Page::Sources,
            Self::Theme => fields::Page::Theme,
            Self::Languages => fields::Page::Languages,
        })
    }

    /// The page of the editor on which a page of fields is.
    const fn of_fields(page: fields::Page) -> Self {
        match page {
            fields::Page::Event => Self::Event,
            fields::Page::Agenda => Self::Agenda,
            fields::Page::Speakers => Self::Speakers,
            fields::Page::Sources => Self::Sources,
            fields::Page::Theme => Self::Theme,
            fields::Page::Languages => Self::Languages,
        }
    }
}

impl Scene<'_> {
    /// The fields of the slide that is shown.
    pub(super) fn inspector(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        let Some(slide) = sight.slide() else { return };
        Frame::new().fill(tokens.surface).corner_radius(theme::CORNER).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height(ui.available_height());
            ScrollArea::vertical().id_salt("fields").auto_shrink([false, false]).show(ui, |ui| {
                // Beside the bar of the area.
                ui.set_width(ui.available_width() - 8.0);
                let mut fields = self.desk.fields.lock();
                self.prepare(&mut fields);
                if let Some(path) = sight.field.as_deref().filter(|path| slide_of(path) == Some(sight.at)) {
                    let within = path.split_once("].").map_or("", |(_, within)| within);
                    if !within.starts_with("notes") {
                        fields.reveal(Some(slide), within);
                        self.desk.edit(Ask::Focused);
                    }
                }
                let change = fields.inspector(ui, &self.desk.shaper, &sight.deck, sight.at);
                self.carry(&mut fields, change);
            });
        });
    }

    /// A page about the deck as a whole.
    pub(super) fn page(&self, ui: &mut Ui) {
        let sight = self.sight;
        let Some(page) = sight.page.fields() else { return };
        let mut fields = self.desk.fields.lock();
        self.prepare(&mut fields);
        if let Some(path) = sight.field.as_deref().filter(|path| slide_of(path).is_none()) {
            fields.reveal(None, path);
            self.desk.edit(Ask::Focused);
        }
        let change = if page == fields::Page::Languages {
            fields.page(ui, &self.desk.shaper, &sight.deck, page)
        } else {
            let area = ScrollArea::vertical().id_salt(page).auto_shrink([false, false]);
            let draw = |ui: &mut Ui| {
                ui.set_width(ui.available_width() - 12.0);
                fields.page(ui, &self.desk.shaper, &sight.deck, page)
            };
            area.show(ui, draw).inner
        };
        self.carry(&mut fields, change);
    }

    fn prepare(&self, fields: &mut Fields) {
        fields.set_folder(self.sight.folder.clone());
        fields.follow_language(&self.sight.language, &self.sight.deck);
    }

    /// Passes on what the fields ask for.
    fn carry(&self, fields: &mut Fields, change: Option<Change>) {
        if let Some(change) = change {
            self.desk.edit(Ask::Change(change));
        }
        for wish in fields.take_wishes() {
            match wish {
                Wish::AskForPicture => self.desk.errand(Errand::AskForPicture),
                Wish::Show(page) => self.desk.edit(Ask::Turn(Page::of_fields(page))),
                Wish::GoTo(at) => self.desk.edit(Ask::Choose { at, how: Choosing::Alone }),
                Wish::Language(language) => self.desk.edit(Ask::Language(language)),
            }
        }
    }
}
