//! What the editor knows: the draft, what is chosen, what was found; and what its drawing may read of that.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use super::{
    ask::slide_of,
    check::{Checker, Problems},
};
use crate::{
    app::{open::Loaded, slides::Slides},
    deck::{
        Finding,
        edit::{Draft, Label, Mark},
        inline,
        model::{Deck, Slide},
        session::Session,
        texts,
    },
    ui::words::tr,
};

/// The pages of the editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The slides.
    #[default]
    Slides,
    /// The event and its slot, and the deck's title.
    Event,
    /// The agenda.
    Agenda,
    /// The speakers.
    Speakers,
    /// The sources.
    Sources,
    /// The theme and the shape of the slides.
    Theme,
    /// The languages side by side.
    Languages,
}

impl Page {
    /// Every page, in the order of the bar.
    pub const ALL: [Self; 7] =
        [Self::Slides, Self::Event, Self::Agenda, Self::Speakers, Self::Sources, Self::Theme, Self::Languages];

    /// What it is called.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Slides => "editor-page-slides",
            Self::Event => "editor-page-event",
            Self::Agenda => "editor-page-agenda",
            Self::Speakers => "editor-page-speakers",
            Self::Sources => "editor-page-sources",
            Self::Theme => "editor-page-theme",
            Self::Languages => "editor-page-languages",
        })
    }

    /// The page on which a place of the deck is edited.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let field = path.split(['.', '[']).next().unwrap_or_default();
        match field {
            "event" | "title" | "id" | "language" => Self::Event,
            "agenda" => Self::Agenda,
            "speakers" => Self::Speakers,
            "sources" => Self::Sources,
            "theme" | "aspect" => Self::Theme,
            _ => Self::Slides,
        }
    }
}

/// The state of the editor. It stays when the window turns back to the console, so that nothing that was done is lost.
pub struct Editor {
    pub(super) draft: Draft,
    /// The deck as it was opened: where its file is.
    pub(super) loaded: Arc<Loaded>,
    /// The state that the file has.
    pub(super) saved: Mark,
    /// The state that the show has.
    pub(super) given: Mark,
    /// The state that was drawn and checked last.
    pub(super) drawn: Option<(Mark, String)>,
    pub(super) page: Page,
    /// The slide that is shown.
    pub(super) at: usize,
    /// All slides that are chosen, the shown one among them.
    pub(super) chosen: BTreeSet<usize>,
    /// Where a choice of several begins.
    pub(super) anchor: usize,
    /// The step that is shown; all of them, unless somebody looks at fewer.
    pub(super) step: Option<u16>,
    /// The language in which the slides are shown and written.
    pub(super) language: String,
    /// The place that is to get the keyboard.
    pub(super) field: Option<String>,
    /// Whether the list is to scroll to the shown slide.
    pub(super) scroll: bool,
    /// The slides that were copied last.
    pub(super) clip: Vec<Slide>,
    /// When the deck was changed last.
    pub(super) changed: i64,
    slides: Option<Arc<Slides>>,
    checker: Option<Checker>,
    /// The deck's file.
    pub(super) session: Option<Session>,
    /// Whether the editor was never opened yet.
    pub(super) fresh: bool,
}

impl Editor {
    /// An editor of an open deck, on the slide at a position.
    #[must_use]
    pub fn new(loaded: &Arc<Loaded>, at: usize) -> Self {
        let draft = Draft::new(Arc::clone(&loaded.deck));
        let mark = draft.mark();
        let at = at.min(loaded.deck.slides.len().saturating_sub(1));
        Self {
            draft,
            loaded: Arc::clone(loaded),
            saved: mark,
            given: mark,
            drawn: None,
            page: Page::default(),
            at,
            chosen: BTreeSet::from([at]),
            anchor: at,
            step: None,
            language: loaded.language.clone(),
            field: None,
            scroll: true,
            clip: Vec::new(),
            changed: 0,
            slides: None,
            checker: None,
            session: None,
            fresh: true,
        }
    }

    /// Makes what only the open editor needs: the thread that draws its slides and the one that checks. Each calls `wake`
    /// when it has something new.
    /// `own` are the words of the user's own list.
    pub fn wake_up(&mut self, wake: &(impl Fn() + Clone + Send + 'static), own: Vec<String>) {
        if self.slides.is_none() {
            self.slides = Some(Arc::new(Slides::with_pages(wake.clone())));
        }
        if self.checker.is_none() {
            self.checker = Some(Checker::spawn(wake.clone(), own));
        }
        self.drawn = None;
        self.follow();
    }

    /// Takes a word for right, so that nothing hints at it any more.
    pub fn learn(&mut self, word: &str) {
        if let Some(checker) = &self.checker {
            checker.learn(word);
        }
        self.drawn = None;
        self.follow();
    }

    /// Lets go of it again. What was done to the deck stays.
    pub fn rest(&mut self) {
        self.draft.seal();
        let (slides, checker) = (self.slides.take(), self.checker.take());
        // The threads end after the slide that they are at: nobody waits for that.
        let _ended = std::thread::Builder::new().name("editor-end".to_owned()).spawn(move || drop((slides, checker)));
    }

    /// Brings the pictures and the check in line with the draft.
    pub fn follow(&mut self) {
        let deck = Arc::clone(self.draft.deck());
        if !texts::languages(&deck).contains(&self.language) {
            self.language.clone_from(&deck.language);
        }
        let now = (self.draft.mark(), self.language.clone());
        if self.drawn.as_ref() == Some(&now) {
            return;
        }
        let folder = self.loaded.folder.clone();
        if let Some(slides) = &self.slides {
            slides.follow(&deck, folder.clone(), self.language.clone(), deck.theme.clone());
        }
        if let Some(checker) = &self.checker {
            checker.look(deck, folder);
        }
        self.drawn = Some(now);
    }

    /// What the drawing may read; none before the editor was woken up.
    #[must_use]
    pub fn sight(&self) -> Option<Sight> {
        let deck = Arc::clone(self.draft.deck());
        let last = deck.slides.get(self.at).map_or(0, Slide::last_step);
        let problems = self.checker.as_ref().map(Checker::latest).unwrap_or_default();
        Some(Sight {
            slides: Arc::clone(self.slides.as_ref()?),
            problems,
            mark: self.draft.mark(),
            path: self.loaded.path.clone(),
            folder: self.loaded.folder.clone(),
            language: self.language.clone(),
            page: self.page,
            at: self.at,
            chosen: self.chosen.clone(),
            step: self.step.map_or(last, |step| step.min(last)),
            undo: self.draft.can_undo(),
            redo: self.draft.can_redo(),
            unsaved: self.is_unsaved(),
            field: self.field.clone(),
            deck,
        })
    }

    /// The deck as it stands.
    #[must_use]
    pub const fn deck(&self) -> &Arc<Deck> {
        self.draft.deck()
    }

    /// Which state that is.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.draft.mark()
    }

    /// The file, and the deck as it was read from there.
    #[must_use]
    pub const fn loaded(&self) -> &Arc<Loaded> {
        &self.loaded
    }

    /// Whether something was done that the file does not have.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.session.as_ref().map_or_else(|| self.draft.mark() != self.saved, |session| session.is_dirty(&self.draft))
    }

    /// Whether something was done that the show does not have.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.draft.mark() != self.given
    }

    /// The position of the slide that is shown.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many slides are chosen.
    #[must_use]
    pub fn choice(&self) -> usize {
        self.chosen.len()
    }

    /// The step that is shown.
    #[must_use]
    pub fn shown_step(&self) -> u16 {
        let last = self.draft.deck().slides.get(self.at).map_or(0, Slide::last_step);
        self.step.map_or(last, |step| step.min(last))
    }

    /// The deck as the windows of the show take it, and notes that they have it.
    pub fn hand_over(&mut self) -> Handed {
        self.draft.seal();
        self.given = self.draft.mark();
        Handed {
            deck: Arc::clone(self.draft.deck()),
            path: self.loaded.path.clone(),
            folder: self.loaded.folder.clone(),
            findings: self.checker.as_ref().map(|checker| checker.latest().findings.clone()),
        }
    }

    /// Whether the list is to scroll to the shown slide; true once.
    pub const fn take_scroll(&mut self) -> bool {
        std::mem::replace(&mut self.scroll, false)
    }
}

/// The edited deck on its way to the show.
pub struct Handed {
    pub(super) deck: Arc<Deck>,
    pub(super) path: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) findings: Option<Vec<Finding>>,
}

impl Handed {
    /// The deck as the windows of the show take it. Not under the lock of the editor: the files beside the deck may be looked
    /// at.
    #[must_use]
    pub fn loaded(self) -> Loaded {
        // Without any, nobody has opened the editor: the file was changed outside.
        let review = || crate::deck::check::review(&self.deck, Some(&self.folder));
        let findings = self.findings.unwrap_or_else(review);
        Loaded::new(self.deck.as_ref().clone(), self.path, self.folder, findings)
    }
}

/// What the drawing of the editor reads.
pub struct Sight {
    /// The deck as it stands.
    pub deck: Arc<Deck>,
    /// Which state that is.
    pub mark: Mark,
    /// The file.
    pub path: PathBuf,
    /// The file's folder.
    pub folder: PathBuf,
    /// The language in which the slides are shown and written.
    pub language: String,
    /// The page.
    pub page: Page,
    /// The position of the slide that is shown.
    pub at: usize,
    /// The positions of all chosen slides.
    pub chosen: BTreeSet<usize>,
    /// The step that is shown.
    pub step: u16,
    /// What undo would take back.
    pub undo: Option<Label>,
    /// What redo would bring back.
    pub redo: Option<Label>,
    /// Whether something was done that the file does not have.
    pub unsaved: bool,
    /// The place that is to get the keyboard, as the check names it; [`super::Ask::Focused`] says that it has.
    pub field: Option<String>,
    /// What was found.
    pub problems: Arc<Problems>,
    /// The slides as pictures.
    pub slides: Arc<Slides>,
}

impl Sight {
    /// The slide that is shown.
    #[must_use]
    pub fn slide(&self) -> Option<&Slide> {
        self.deck.slides.get(self.at)
    }

    /// Width by height of the slides.
    #[must_use]
    pub fn shape(&self) -> f32 {
        let (width, height) = self.deck.aspect.canvas();
        width / height
    }

    /// What a list calls the slide at a position.
    #[must_use]
    pub fn title(&self, at: usize) -> String {
        let Some(slide) = self.deck.slides.get(at) else { return String::new() };
        let fallback = slide.language.as_deref().unwrap_or(&self.deck.language);
        [&slide.title, &slide.text, &slide.quote, &slide.subtitle]
            .into_iter()
            .flatten()
            .map(|text| inline::words(text.pick(&self.language, fallback).0))
            .find(|words| !words.trim().is_empty())
            .unwrap_or_else(|| slide.id.clone())
    }

    /// What is wrong with a slide: how many faults and how many remarks.
    #[must_use]
    pub fn marks(&self, at: usize) -> (usize, usize) {
        self.problems.of_slide(at)
    }

    /// Whether a place of the deck is the one that is to get the keyboard.
    #[must_use]
    pub fn wants(&self, path: &str) -> bool {
        self.field.as_deref().is_some_and(|field| field == path || field.starts_with(path) && slide_of(field).is_none())
    }
}
