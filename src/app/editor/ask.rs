//! What the editor is asked for, and how each wish is carried out on its draft.

use std::collections::BTreeSet;

use super::state::{Editor, Page};
use crate::{
    deck::{
        edit::{Change, Label, What, copy::Pasted, slides},
        model::{Deck, Layout},
    },
    ui::words::tr,
};

/// A pause after which typing on in the same field is another step to undo, in milliseconds.
const PAUSE: i64 = 1_500;

/// How a slide is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// It alone.
    Alone,
    /// It too, or no more.
    Toggle,
    /// All from the last one that was chosen alone to it.
    Reach,
}

/// Why a wish is not carried out. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was done.
    Undo,
    /// Nothing was undone.
    Redo,
    /// There is no slide.
    Copy,
    /// There is no slide.
    Delete,
    /// There is no slide.
    Hide,
    /// The slides cannot go further.
    Move,
    /// Nothing was copied.
    Paste,
    /// The deck has become another one.
    Misfit,
}

impl Refused {
    /// What the window says.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Undo => "editor-nothing-to-undo",
            Self::Redo => "editor-nothing-to-redo",
            Self::Copy => "editor-refused-copy",
            Self::Delete => "editor-refused-delete",
            Self::Hide => "editor-refused-hide",
            Self::Move => "editor-refused-move",
            Self::Paste => "editor-refused-paste",
            Self::Misfit => "editor-refused-misfit",
        })
    }
}

/// A wish of whoever sits at the editor; carried out when the drawing is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A change of the deck.
    Change(Change),
    /// The typing has ended: what comes next is undone on its own.
    Seal,
    /// The last change is taken back.
    Undo,
    /// What was undone last is done again.
    Redo,
    /// A slide is chosen.
    Choose {
        /// Its position.
        at: usize,
        /// How.
        how: Choosing,
    },
    /// The slide so many places on is chosen; with the others where the choice grows.
    ChooseBy {
        /// How many places; negative for earlier ones.
        by: isize,
        /// Whether the choice grows by it.
        more: bool,
    },
    /// All slides are chosen.
    ChooseAll,
    /// So much of the slide is shown.
    Step(u16),
    /// Another page.
    Turn(Page),
    /// The language in which the slides are shown and written.
    Language(String),
    /// A new slide after the chosen one.
    Insert(Layout),
    /// The chosen slides once more.
    Duplicate,
    /// The chosen slides go.
    Remove,
    /// The chosen slides are passed by, or shown again.
    Hide,
    /// The chosen slides one place on.
    Move {
        /// Whether later.
        later: bool,
    },
    /// The chosen slides before the slide that is at a position now; the number of slides for the end.
    MoveTo(usize),
    /// Slides come after the chosen one: those that a text holds, or those that were copied here last.
    Paste(Option<String>),
    /// Slides that were brought with everything that they need.
    Pasted(Box<Pasted>),
    /// A place in the deck, as the check names it: its slide is chosen, and its field gets the keyboard.
    Show(String),
    /// The field that was to get the keyboard has it.
    Focused,
    /// What the next change is made from: a deck that was saved, with the mark that it had.
    Saved,
}

impl Editor {
    /// Carries a wish out. `now` is the desk's steady clock. What cannot be done is said in the words that come back.
    pub fn carry_out(&mut self, ask: Ask, now: i64) -> Result<(), Refused> {
        let count = self.draft.deck().slides.len();
        match ask {
            Ask::Change(change) => self.change(change, now)?,
            Ask::Seal => self.draft.seal(),
            Ask::Undo => {
                let label = self.draft.undo().ok_or(Refused::Undo)?;
                self.look_at(label);
            }
            Ask::Redo => {
                let label = self.draft.redo().ok_or(Refused::Redo)?;
                self.look_at(label);
            }
            Ask::Choose { at, how } if at < count => self.choose(at, how),
            Ask::Choose { .. } => {}
            Ask::ChooseBy { by, more } => {
                let at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
                self.choose(at, if more { Choosing::Reach } else { Choosing::Alone });
                self.scroll = true;
            }
            Ask::ChooseAll => self.chosen = (0..count).collect(),
            Ask::Step(step) => self.step = Some(step),
            Ask::Turn(page) => {
                self.draft.seal();
                self.page = page;
            }
            Ask::Language(language) => {
                self.draft.seal();
                self.language = language;
            }
            Ask::Insert(layout) => {
                let change = slides::insert(self.draft.deck(), self.after(), layout);
                let at = if count == 0 { 0 } else { self.after() + 1 };
                self.change(change, now)?;
                self.choose(at, Choosing::Alone);
                self.field = Some(format!("slides[{at}]"));
                self.scroll = true;
            }
            Ask::Duplicate => {
                let copies = self.chosen.len();
                let change = slides::duplicate(self.draft.deck(), &self.chosen).ok_or(Refused::Copy)?;
                let at = self.after() + 1;
                self.change(change, now)?;
                self.choose_run(at, copies);
            }
            Ask::Remove => {
                let first = self.chosen.first().copied().unwrap_or_default();
                let change = slides::remove(self.draft.deck(), &self.chosen).ok_or(Refused::Delete)?;
                self.change(change, now)?;
                let last = self.draft.deck().slides.len().saturating_sub(1);
                self.choose(first.min(last), Choosing::Alone);
                self.scroll = true;
            }
            Ask::Hide => {
                let change = slides::hide(self.draft.deck(), &self.chosen).ok_or(Refused::Hide)?;
                self.change(change, now)?;
            }
            Ask::Move { later } => {
                let moved = slides::move_by(self.draft.deck(), &self.chosen, later);
                let (change, place) = moved.ok_or(Refused::Move)?;
                let chosen = self.chosen.len();
                self.change(change, now)?;
                self.choose_run(place, chosen);
            }
            Ask::MoveTo(gap) => {
                let Some((change, place)) = slides::move_to(self.draft.deck(), &self.chosen, gap) else {
                    return Ok(());
                };
                let chosen = self.chosen.len();
                self.change(change, now)?;
                self.choose_run(place, chosen);
            }
            Ask::Pasted(pasted) => {
                let Pasted { change, slides, .. } = *pasted;
                self.change(change, now)?;
                let first = slides.first().and_then(|id| self.draft.deck().position(id));
                self.choose_run(first.unwrap_or(self.at), slides.len());
            }
            Ask::Paste(_) => {
                let held = self.clip.clone();
                if held.is_empty() {
                    return Err(Refused::Paste);
                }
                let at = if count == 0 { 0 } else { self.after() + 1 };
                let change = slides::paste(self.draft.deck(), self.after(), &held, What::Paste);
                self.change(change, now)?;
                self.choose_run(at, held.len());
            }
            Ask::Show(path) => self.show(path),
            Ask::Focused => self.field = None,
            Ask::Saved => {
                self.draft.seal();
                self.saved = self.draft.mark();
                if let Some(session) = &mut self.session {
                    session.settle(&self.draft);
                }
            }
        }
        Ok(())
    }

    /// Copies the chosen slides, for this deck; says which they are, for the clipboard.
    pub fn copy(&mut self) -> BTreeSet<usize> {
        self.clip = slides::taken(self.draft.deck(), &self.chosen);
        self.chosen.clone()
    }

    /// Before which slide others come.
    #[must_use]
    pub fn place_after(&self) -> usize {
        if self.draft.deck().slides.is_empty() { 0 } else { self.after() + 1 }
    }

    fn change(&mut self, change: Change, now: i64) -> Result<(), Refused> {
        if now - self.changed > PAUSE {
            self.draft.seal();
        }
        self.changed = now;
        let here = self.draft.deck().slides.get(self.at).map(|slide| slide.id.clone());
        let before = ids_of(self.draft.deck(), &self.chosen);
        self.draft.apply(change).map_err(|_misfit| Refused::Misfit)?;
        self.stay_on(here.as_deref(), &before);
        Ok(())
    }

    /// After an undo: the slide that it was about is seen.
    fn look_at(&mut self, label: Label) {
        let last = self.draft.deck().slides.len().saturating_sub(1);
        let at = label.slide.map_or(self.at, |number| number - 1).min(last);
        self.chosen = BTreeSet::from([at]);
        (self.at, self.anchor, self.step, self.scroll) = (at, at, None, true);
    }

    /// After a change: the same slides are chosen as before, wherever they are now.
    fn stay_on(&mut self, here: Option<&str>, before: &[String]) {
        let deck = self.draft.deck();
        let last = deck.slides.len().saturating_sub(1);
        self.at = here.and_then(|id| deck.position(id)).unwrap_or(self.at).min(last);
        let mut chosen: BTreeSet<usize> = before.iter().filter_map(|id| deck.position(id)).collect();
        chosen.insert(self.at);
        self.chosen = chosen;
        self.anchor = self.anchor.min(last);
    }

    fn choose(&mut self, at: usize, how: Choosing) {
        if at != self.at {
            self.draft.seal();
            self.step = None;
        }
        match how {
            Choosing::Alone => {
                self.chosen = BTreeSet::from([at]);
                self.anchor = at;
            }
            Choosing::Toggle => {
                // One slide is always chosen: the one that is shown.
                if self.chosen.contains(&at) && self.chosen.len() > 1 {
                    self.chosen.remove(&at);
                    self.at = self.chosen.first().copied().unwrap_or(at);
                    return;
                }
                self.chosen.insert(at);
                self.anchor = at;
            }
            Choosing::Reach => self.chosen = (self.anchor.min(at)..=self.anchor.max(at)).collect(),
        }
        self.at = at;
    }

    fn choose_run(&mut self, first: usize, count: usize) {
        self.chosen = (first..first + count.max(1)).collect();
        (self.at, self.anchor, self.step, self.scroll) = (first, first, None, true);
    }

    /// The slide after which others come: the last chosen one.
    fn after(&self) -> usize {
        self.chosen.last().copied().unwrap_or(self.at)
    }

    /// Turns to a place of the deck.
    fn show(&mut self, path: String) {
        self.page = Page::of(&path);
        if let Some(at) = slide_of(&path).filter(|at| *at < self.draft.deck().slides.len()) {
            self.choose(at, Choosing::Alone);
            self.step = Some(u16::MAX);
            self.scroll = true;
        }
        self.field = Some(path);
    }
}

fn ids_of(deck: &Deck, chosen: &BTreeSet<usize>) -> Vec<String> {
    // Positions alone would be wrong after a move; many chosen slides are moved as a run, which knows its place itself.
    if chosen.len() > 200 {
        return Vec::new();
    }
    chosen.iter().filter_map(|at| deck.slides.get(*at)).map(|slide| slide.id.clone()).collect()
}

/// The slide that a path such as `slides[3].title` is about.
#[must_use]
pub fn slide_of(path: &str) -> Option<usize> {
    path.strip_prefix("slides[")?.split_once(']')?.0.parse().ok()
}
