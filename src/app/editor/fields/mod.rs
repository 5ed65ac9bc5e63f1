//! The fields of the editor: the inspector of a slide, and the pages of the deck. They draw from the deck as it stands and
//! say which change was asked for; they change nothing themselves.

mod agenda;
mod asset;
mod chart;
mod event;
mod grid;
pub mod intake;
mod languages;
mod line;
mod list;
mod names;
mod parts;
mod people;
mod picture;
mod reveal;
mod sketch;
mod slide;
mod sources;
mod stage;
mod table;
mod theming;
pub mod thumbs;

use std::{ops::Range, path::PathBuf};

use egui::{Id, Ui};

use self::{intake::Intake, names::Ask, thumbs::Thumbs};
use crate::{
    deck::{
        edit::{Change, Edit, What, markup::Mark},
        model::{Asset, Deck, Slide},
        texts,
    },
    ui::{
        shaped::Shaper,
        theme::{self, Tokens},
    },
};

/// The pages of the deck beside its slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The event and its slot.
    Event,
    /// The segments of the slot.
    Agenda,
    /// The people.
    Speakers,
    /// What is cited.
    Sources,
    /// The colours.
    Theme,
    /// Every text in two languages.
    Languages,
}

impl Page {
    /// Every page, in the order in which lists show them.
    pub const ALL: [Self; 6] = [Self::Event, Self::Agenda, Self::Speakers, Self::Sources, Self::Theme, Self::Languages];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> String {
        crate::ui::words::tr(match self {
            Self::Event => "fields-page-event",
            Self::Agenda => "fields-page-agenda",
            Self::Speakers => "fields-page-speakers",
            Self::Sources => "fields-page-sources",
            Self::Theme => "fields-page-theme",
            Self::Languages => "fields-page-languages",
        })
    }
}

/// What the fields ask of whoever owns the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A dialog for a picture; [`Fields::picture_chosen`] takes the answer.
    AskForPicture,
    /// Another page.
    Show(Page),
    /// The slide at this position.
    GoTo(usize),
    /// The slides in another language.
    Language(String),
}

/// What the fields keep from one drawing to the next: nothing of the deck.
#[derive(Default)]
pub struct Fields {
    /// Where the deck lies: its pictures and themes are beside it.
    folder: Option<PathBuf>,
    /// The language that is edited; none for the one of the deck.
    language: Option<String>,
    /// The language in which the slides were shown last.
    shown: Option<String>,
    /// The field of inline text that had the keyboard last, and what was selected in it.
    marked: Option<(Id, Range<usize>)>,
    /// What the buttons ask for, until the field is drawn.
    mark: Option<(Id, Range<usize>, Mark)>,
    /// The link or footnote that is being chosen, and for which field.
    choosing: Option<line::Choosing>,
    /// What is typed in a field while the deck cannot say it.
    typing: Option<(Id, String)>,
    /// The field that gets the keyboard once it is drawn, and where its caret is to be.
    next: Option<(Id, Option<usize>)>,
    /// What is to be taken out, once that is said again.
    ask: Option<Ask>,
    /// The picture on its way into the deck's folder.
    intake: Option<Intake>,
    /// What went otherwise than was asked for.
    said: Option<String>,
    thumbs: Thumbs,
    themes: theming::Shelf,
    view: languages::View,
    wishes: Vec<Wish>,
}

impl Fields {
    /// Says where the deck lies.
    pub fn set_folder(&mut self, folder: PathBuf) {
        if self.folder.as_ref() != Some(&folder) {
            self.thumbs = Thumbs::default();
            self.themes = theming::Shelf::default();
            self.folder = Some(folder);
        }
    }

    /// Says in which language the slides are shown: another one there is another one here.
    pub fn follow_language(&mut self, shown: &str, deck: &Deck) {
        if self.shown.as_deref() != Some(shown) {
            self.shown = Some(shown.to_owned());
            self.language = Some(shown.to_owned());
        }
        // One that nobody had written in can be shown once somebody has.
        if let Some(language) = self.language.clone().filter(|language| language != shown)
            && texts::languages(deck).contains(&language)
        {
            self.wishes.push(Wish::Language(language));
        }
    }

    /// Has the field for a path get the keyboard, as the check names it: `items[1].text` in the slide of that id, or
    /// `event.date` in the deck. Says whether there is such a field.
    pub fn reveal(&mut self, slide: Option<&Slide>, path: &str) -> bool {
        let owner = slide.map_or("", |slide| slide.id.as_str());
        let Some(path) = reveal::field(slide, path) else { return false };
        self.next = Some((id_of(owner, &path), None));
        true
    }

    /// What the fields ask for, each once.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// The language that is edited; none for the one of the deck.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Takes a picture in for the slide called `slide`: it is copied beside the deck, and then it is on the slide.
    pub fn picture_chosen(&mut self, ctx: &egui::Context, picture: PathBuf, slide: Option<String>) {
        let Some(folder) = self.folder.clone() else { return };
        self.said = None;
        self.intake = Some(Intake::start(ctx, folder, picture, slide));
    }

    /// The inspector of the slide at `at`. Says which change was asked for.
    pub fn inspector(&mut self, ui: &mut Ui, shaper: &Shaper, deck: &Deck, at: usize) -> Option<Change> {
        if let Some(change) = intake::finish(self, deck) {
            return Some(change);
        }
        let slide = deck.slides.get(at)?;
        let mut pen = Pen::new(self, shaper, deck, ui);
        if let Some(own) = &slide.language {
            pen.own.clone_from(own);
        }
        if pen.state.language.is_none() {
            pen.language.clone_from(&pen.own);
        }
        let mut now = slide.clone();
        slide::show(ui, &mut pen, &mut now, at);
        pen.finish(slide, now, at)
    }

    /// A page of the deck. Says which change was asked for.
    pub fn page(&mut self, ui: &mut Ui, shaper: &Shaper, deck: &Deck, page: Page) -> Option<Change> {
        if let Some(change) = intake::finish(self, deck) {
            return Some(change);
        }
        let mut pen = Pen::new(self, shaper, deck, ui);
        match page {
            Page::Event => event::show(ui, &mut pen),
            Page::Agenda => agenda::show(ui, &mut pen),
            Page::Speakers => people::show(ui, &mut pen),
            Page::Sources => sources::show(ui, &mut pen),
            Page::Theme => theming::show(ui, &mut pen),
            Page::Languages => languages::show(ui, &mut pen),
        }
        pen.change
    }
}

/// The id of the field for a path of a slide, as `title` or `items[2]`: to give it the keyboard.
#[must_use]
pub fn id_of(slide: &str, path: &str) -> Id {
    Id::unique(("editor field", slide.to_owned(), path.to_owned()))
}

/// What one drawing works with.
struct Pen<'a> {
    state: &'a mut Fields,
    shaper: &'a Shaper,
    deck: &'a Deck,
    tokens: &'static Tokens,
    /// The language of plain strings, and the one that is edited.
    own: String,
    language: String,
    /// Before the paths of fields: the slide's id.
    owner: String,
    /// The pictures, as they are to be.
    assets: Vec<Asset>,
    /// What was changed first, and where.
    what: Option<(What, String)>,
    change: Option<Change>,
}

impl<'a> Pen<'a> {
    fn new(state: &'a mut Fields, shaper: &'a Shaper, deck: &'a Deck, ui: &Ui) -> Self {
        let own = deck.language.clone();
        let language = state.language.clone().unwrap_or_else(|| own.clone());
        Self {
            state,
            shaper,
            deck,
            tokens: theme::of(ui),
            own,
            language,
            owner: String::new(),
            assets: deck.assets.clone(),
            what: None,
            change: None,
        }
    }

    /// The id of a field of what is drawn.
    fn id(&self, path: &str) -> Id {
        id_of(&self.owner, path)
    }

    /// Notes what was changed.
    fn note(&mut self, what: What, path: &str) {
        if self.what.is_none() {
            self.what = Some((what, path.to_owned()));
        }
    }

    /// Asks for a change of the deck beside its slides.
    fn put(&mut self, edit: Edit, what: What, place: Option<&str>) {
        self.change = Some(Change::deck(edit, what, place));
    }

    fn wish(&mut self, wish: Wish) {
        if !self.state.wishes.contains(&wish) {
            self.state.wishes.push(wish);
        }
    }

    /// What became of the slide and of the pictures.
    fn finish(self, before: &Slide, now: Slide, at: usize) -> Option<Change> {
        if self.change.is_some() {
            return self.change;
        }
        let (what, path) = self.what.unwrap_or((What::Text, String::new()));
        let place = (!path.is_empty()).then_some(path.as_str());
        let pictures = (self.assets != self.deck.assets).then_some(self.assets);
        match (now != *before, pictures) {
            (false, None) => None,
            (true, None) => Some(Change::slide(at, now, what, place)),
            (false, Some(assets)) => Some(Change::deck(Edit::Assets(assets), What::Picture, place)),
            (true, Some(assets)) => {
                let edits = vec![Edit::Assets(assets), Edit::Slide { at, slide: Box::new(now) }];
                Some(Change { edit: Edit::All(edits), ..Change::slide(at, before.clone(), what, None) })
            }
        }
    }
}

#[cfg(test)]
mod tests;
