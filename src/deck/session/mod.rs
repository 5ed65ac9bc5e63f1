//! A deck file under edit: saved whole or not at all, its earlier versions kept, unsaved edits safe from a crash, and changes
//! by others noticed and put together with ours.
//!
//! Two threads do the work: the warden saves and watches the deck's file, which may lie on a slow network drive; the keeper
//! writes unsaved edits to this machine and waits for nothing else. The session itself only takes what they tell and
//! what was edited, in whatever order they come. What the time is, it is told.

mod carry;
pub mod differ;
mod held;
mod keeper;
pub mod merge;
mod print;
mod private;
pub mod recovery;
pub mod shelf;
mod trouble;
mod warden;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use carry::Carried;
pub use differ::{Became, Difference, List, differences};
pub use keeper::Kept;
pub use merge::{Choices, Clash, Conflict, Merged, Place, Side, merge};
pub use print::Print;
pub use recovery::{Recovery, Spoilt};
pub use shelf::{Left, Shelf, Version, Why};
pub use trouble::Trouble;

use self::{
    held::{Cards, hold},
    keeper::{Base, Keeper},
    warden::{Event, Outside, Over, Save, Warden},
};
use super::{
    edit::{Change, Draft, Edit, Mark, What},
    model::Deck,
};

/// What the windows hear of a session. Each is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The deck was saved.
    Saved {
        /// Where.
        path: PathBuf,
        /// What of its pictures went along to another folder, where it was saved in one.
        carried: Option<Carried>,
    },
    /// The deck was not saved. Its edits are kept all the same.
    NotSaved(Trouble),
    /// The deck was not saved, because the file holds something that is not known here.
    Held,
    /// A version was not put aside.
    NotKept(Trouble),
    /// The file was changed outside, and the draft has what changed.
    Taken {
        /// What changed.
        differences: Vec<Difference>,
        /// Whether there are edits of our own beside it.
        merged: bool,
    },
    /// The file was changed outside in places that we changed too: somebody has to choose.
    Clash,
    /// The file cannot be read as a deck any more, and why.
    Unreadable(String),
    /// The file is gone.
    Gone,
    /// The file is there again, as it was.
    Back,
    /// Unsaved edits were found that cannot be read; they were put aside, here.
    Spoilt(Spoilt, Option<PathBuf>),
}

/// How the file itself stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is there and can be read.
    #[default]
    There,
    /// It cannot be read as a deck, and why.
    Unreadable(String),
    /// It is gone.
    Gone,
}

/// What becomes of unsaved edits when a deck is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// They are offered when the deck is opened next.
    Keep,
    /// They are not needed; they stay among the versions.
    Discard,
}

/// A version from outside that waits for somebody to choose.
struct Waiting {
    deck: Arc<Deck>,
    bytes: Base,
}

/// A deck file under edit.
pub struct Session {
    path: PathBuf,
    shelf: Option<Shelf>,
    wake: Arc<dyn Fn() + Send + Sync>,
    warden: Option<Warden>,
    keeper: Option<Keeper>,
    /// What the file held when it was last read or saved.
    base: Arc<Deck>,
    bytes: Base,
    /// The state of the draft that the file holds, if there is one.
    clean: Option<Mark>,
    /// The state of the draft that the keeper knows.
    noted: Option<Mark>,
    left: Option<Left>,
    elsewhere: bool,
    waiting: Option<Waiting>,
    standing: Standing,
    saving: bool,
    /// A save waits until somebody has chosen.
    save_after: bool,
    trouble: Option<Trouble>,
    notices: Vec<Notice>,
}

impl std::fmt::Debug for Session {
    /// Without the texts.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session ({:?}, {:?})", self.clean, self.standing)
    }
}

impl Session {
    /// Begins to edit the file at `path`, from which the draft's deck was just read. Without a shelf nothing is kept beside the
    /// file itself. `wake` is called from other threads when there is something to [`Session::receive`].
    #[must_use]
    pub fn open(path: &Path, draft: &Draft, shelf: Option<Shelf>, now: i64, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let base = Arc::clone(draft.deck());
        let warden = Warden::start(path.to_owned(), Arc::clone(&base), shelf.clone(), Arc::clone(&wake));
        let mut session = Self {
            path: path.to_owned(),
            shelf,
            wake,
            warden: None,
            keeper: None,
            base,
            bytes: None,
            clean: Some(draft.mark()),
            noted: Some(draft.mark()),
            left: None,
            elsewhere: false,
            waiting: None,
            standing: Standing::There,
            saving: false,
            save_after: false,
            trouble: None,
            notices: Vec::new(),
        };
        match warden {
            Ok(warden) => session.warden = Some(warden),
            Err(error) => session.notices.push(Notice::NotSaved(Trouble::of(&error))),
        }
        if let Err(error) = session.take_place(now) {
            session.notices.push(Notice::NotKept(Trouble::of(&error)));
        }
        session
    }

    /// Takes a place on the shelf and looks what a crash left there.
    fn take_place(&mut self, now: i64) -> io::Result<()> {
        (self.keeper, self.elsewhere) = (None, false);
        let Some(shelf) = &self.shelf else { return Ok(()) };
        let drawer = shelf.drawer(&self.path);
        let (slot, elsewhere) = drawer.take_slot()?;
        self.elsewhere = elsewhere;
        let Some(slot) = slot else { return Ok(()) };
        match slot.left() {
            None => {}
            Some(Err(spoilt)) => {
                let aside = slot.put_aside(now).ok();
                self.notices.push(Notice::Spoilt(spoilt, aside));
            }
            // The crash came after the save.
            Some(Ok(left)) if left.recovery.deck == *self.base => drop(slot.clear()),
            Some(Ok(mut left)) => {
                hold(&mut left.recovery.deck, &self.base, Cards::New);
                if let Some(base) = &mut left.base {
                    hold(base, &left.recovery.deck, Cards::Edited);
                }
                self.left = Some(left);
            }
        }
        self.keeper = Some(Keeper::start(slot, drawer, Arc::clone(&self.wake))?);
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the draft has edits that the file does not.
    #[must_use]
    pub fn is_dirty(&self, draft: &Draft) -> bool {
        self.clean != Some(draft.mark())
    }

    /// Whether a save is under way.
    #[must_use]
    pub const fn is_saving(&self) -> bool {
        self.saving
    }

    /// How the file itself stands.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Why the last save failed, until one succeeds.
    #[must_use]
    pub const fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Whether another window of the program has the deck open.
    #[must_use]
    pub const fn is_elsewhere(&self) -> bool {
        self.elsewhere
    }

    /// How it stands with the unsaved edits: none where nothing is kept.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.keeper.as_ref().map(Keeper::kept)
    }

    /// What the file held when it was last read or saved.
    #[must_use]
    pub const fn base(&self) -> &Arc<Deck> {
        &self.base
    }

    /// Takes notice of an edit, an undo or a redo, so that it is kept. Costs nothing where nothing changed.
    pub fn note(&mut self, draft: &Draft, now: i64) {
        if self.noted == Some(draft.mark()) {
            return;
        }
        self.noted = Some(draft.mark());
        let dirty = self.is_dirty(draft);
        let Some(keeper) = &self.keeper else { return };
        if dirty {
            // What a crash left and nobody decided about is overwritten now.
            if let Some(left) = self.left.take() {
                keeper.put_aside(Arc::new(left.recovery.deck), Why::Discarded, left.recovery.at);
            }
            keeper.write(Arc::clone(draft.deck()), draft.mark(), self.bytes.clone(), now);
        } else if self.left.is_none() {
            keeper.clear();
        }
    }

    /// Has a deck put among the versions.
    fn put_aside(&self, deck: Arc<Deck>, why: Why, at: i64) {
        if let Some(keeper) = &self.keeper {
            keeper.put_aside(deck, why, at);
        }
    }

    /// Takes over what the threads did and found; changes the draft where the file was changed outside.
    pub fn receive(&mut self, draft: &mut Draft, now: i64) -> Vec<Notice> {
        for event in self.warden.as_ref().map(Warden::events).unwrap_or_default() {
            match event {
                Event::Saved(saved) => self.saved(saved, draft, now),
                Event::Failed(trouble) => {
                    (self.saving, self.trouble) = (false, Some(trouble));
                    self.notices.push(Notice::NotSaved(trouble));
                }
                Event::Held => {
                    self.saving = false;
                    match (&self.waiting, &self.standing) {
                        // What it holds was told before, and could be put together with ours: once more.
                        (None, Standing::There) => self.save(draft, now),
                        (Some(_), _) => {
                            self.save_after = true;
                            self.notices.push(Notice::Held);
                        }
                        (None, _) => self.notices.push(Notice::Held),
                    }
                }
                Event::NotKept(trouble) => self.notices.push(Notice::NotKept(trouble)),
                Event::Outside(Outside::Same { print, bytes }) => self.bytes = Some((print, bytes)),
                Event::Outside(Outside::Deck { deck, print, bytes }) => self.arrived(draft, deck, Some((print, bytes))),
                Event::Outside(Outside::Unreadable { why }) => {
                    self.standing = Standing::Unreadable(why.clone());
                    self.notices.push(Notice::Unreadable(why));
                }
                Event::Outside(Outside::Gone) => {
                    self.standing = Standing::Gone;
                    self.notices.push(Notice::Gone);
                }
            }
        }
        // Edits that clashed may have been undone meanwhile.
        if !self.is_dirty(draft)
            && let Some(waiting) = self.waiting.take()
        {
            self.arrived(draft, waiting.deck, waiting.bytes);
        }
        self.note(draft, now);
        std::mem::take(&mut self.notices)
    }

    fn saved(&mut self, saved: warden::Saved, draft: &Draft, now: i64) {
        (self.saving, self.trouble, self.standing) = (false, None, Standing::There);
        (self.base, self.bytes, self.clean) = (saved.deck, Some((saved.print, saved.bytes)), Some(saved.mark));
        (self.noted, self.waiting, self.save_after) = (None, None, false);
        if saved.path != self.path {
            // The edits are in the other file now; what a crash left of this one stays.
            if let Some(keeper) = self.keeper.take().filter(|_| self.left.is_none()) {
                keeper.clear();
            }
            self.path.clone_from(&saved.path);
            self.left = None;
            if let Err(error) = self.take_place(now) {
                self.notices.push(Notice::NotKept(Trouble::of(&error)));
            }
            // What a crash left of the file that has just been replaced is no edit of this deck.
            if let Some(left) = self.left.take() {
                self.put_aside(Arc::new(left.recovery.deck), Why::Discarded, left.recovery.at);
            }
        }
        self.note(draft, now);
        self.notices.push(Notice::Saved { path: saved.path, carried: saved.carried });
    }

    /// The file holds another deck.
    fn arrived(&mut self, draft: &mut Draft, deck: Arc<Deck>, bytes: Base) {
        let was = std::mem::take(&mut self.standing);
        self.waiting = None;
        let mut deck = deck;
        if deck.slides.iter().any(|slide| slide.broken.is_some()) {
            hold(Arc::make_mut(&mut deck), &self.base, Cards::Edited);
        }
        if deck == self.base {
            self.bytes = bytes;
            if was != Standing::There {
                self.notices.push(Notice::Back);
            }
            return;
        }
        if **draft.deck() == *deck {
            self.clean = Some(draft.mark());
            (self.base, self.bytes, self.noted) = (deck, bytes, None);
            return;
        }
        let differences = differences(&self.base, &deck);
        let dirty = self.is_dirty(draft);
        let (next, merged) = if dirty {
            let merged = merge(&self.base, draft.deck(), &deck, &Choices::new());
            if !merged.conflicts.is_empty() {
                self.waiting = Some(Waiting { deck, bytes });
                self.notices.push(Notice::Clash);
                return;
            }
            let own = merged.deck != *deck;
            (merged.deck, own)
        } else {
            ((*deck).clone(), false)
        };
        take_over(draft, next);
        self.clean = (!merged).then(|| draft.mark());
        (self.base, self.bytes, self.noted) = (deck, bytes, None);
        self.notices.push(Notice::Taken { differences, merged });
    }

    /// Saves the draft in its file, unless that was changed outside in a way that is not known yet.
    pub fn save(&mut self, draft: &Draft, now: i64) {
        if self.waiting.is_some() {
            self.save_after = true;
            self.notices.push(Notice::Held);
            return;
        }
        let over = self.bytes.as_ref().map_or(Over::Nothing, |(print, _)| Over::Known(*print));
        self.begin(draft, None, over, now);
    }

    /// The draft was saved elsewhere by others, as part of a package: there is nothing unsaved.
    pub fn settle(&mut self, draft: &Draft) {
        (self.clean, self.noted) = (Some(draft.mark()), Some(draft.mark()));
        if let Some(keeper) = self.keeper.as_ref().filter(|_| self.left.is_none()) {
            keeper.clear();
        }
    }

    /// Saves the draft over whatever its file holds. That is put among the versions first.
    pub fn save_over(&mut self, draft: &Draft, now: i64) {
        self.begin(draft, None, Over::Anything, now);
    }

    /// Saves the draft in another file, and goes on with that. What it held is put among its versions first.
    pub fn save_as(&mut self, draft: &Draft, to: PathBuf, now: i64) {
        self.begin(draft, Some(to), Over::Anything, now);
    }

    fn begin(&mut self, draft: &Draft, to: Option<PathBuf>, over: Over, now: i64) {
        let save = Save { deck: Arc::clone(draft.deck()), mark: draft.mark(), to, over, at: now };
        self.saving = self.warden.as_ref().is_some_and(|warden| warden.ask(save));
        if !self.saving {
            let trouble = Trouble::Other(io::ErrorKind::WouldBlock);
            self.trouble = Some(trouble);
            self.notices.push(Notice::NotSaved(trouble));
        }
    }

    /// The version from outside that waits for a choice, and where it clashes with the draft.
    #[must_use]
    pub fn clash(&self, draft: &Draft) -> Option<(Arc<Deck>, Vec<Conflict>)> {
        let waiting = self.waiting.as_ref()?;
        let merged = merge(&self.base, draft.deck(), &waiting.deck, &Choices::new());
        Some((Arc::clone(&waiting.deck), merged.conflicts))
    }

    /// Whether a version from outside waits for a choice.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Puts the version from outside together with the draft, with the chosen side where they clash. Whatever is not in the
    /// draft afterwards is put among the versions.
    pub fn choose(&mut self, draft: &mut Draft, choices: &Choices, now: i64) {
        let Some(waiting) = self.waiting.take() else { return };
        let ours = Arc::clone(draft.deck());
        let merged = merge(&self.base, &ours, &waiting.deck, choices);
        let chosen = |side| {
            let of = |conflict: &Conflict| choices.get(&conflict.place).copied().unwrap_or_default();
            merged.conflicts.iter().any(|conflict| of(conflict) == side)
        };
        if chosen(Side::Theirs) {
            self.put_aside(ours, Why::Ours, now);
        }
        if chosen(Side::Ours) {
            self.put_aside(Arc::clone(&waiting.deck), Why::Theirs, now);
        }
        let differences = differences(&self.base, &waiting.deck);
        let own = merged.deck != *waiting.deck;
        take_over(draft, merged.deck);
        self.clean = (!own).then(|| draft.mark());
        (self.base, self.bytes, self.noted) = (waiting.deck, waiting.bytes, None);
        self.notices.push(Notice::Taken { differences, merged: own });
        self.note(draft, now);
        if std::mem::take(&mut self.save_after) {
            self.save(draft, now);
        }
    }

    /// The unsaved edits that a crash left behind, until somebody decided about them.
    #[must_use]
    pub const fn left(&self) -> Option<&Left> {
        self.left.as_ref()
    }

    /// Takes up the edits that a crash left behind, as one change that can be undone. Where the file was changed since, both
    /// are put together.
    pub fn take_up(&mut self, draft: &mut Draft, now: i64) {
        let Some(left) = self.left.take() else { return };
        let (file, bytes) = (Arc::clone(&self.base), self.bytes.clone());
        take_over(draft, left.recovery.deck);
        self.clean = None;
        if let Some(base) = left.base.filter(|base| *base != *file) {
            self.base = Arc::new(base);
            self.arrived(draft, file, bytes);
        }
        self.noted = None;
        self.note(draft, now);
    }

    /// Lets go of the edits that a crash left behind. They stay among the versions.
    pub fn discard_left(&mut self) {
        if let (Some(left), Some(keeper)) = (self.left.take(), &self.keeper) {
            keeper.put_aside(Arc::new(left.recovery.deck), Why::Discarded, left.recovery.at);
            keeper.clear();
        }
    }

    /// Where versions and unsaved edits are kept, if anywhere.
    #[must_use]
    pub const fn shelf(&self) -> Option<&Shelf> {
        self.shelf.as_ref()
    }

    /// The versions that are kept of this deck, the newest first.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        self.shelf.as_ref().map(|shelf| shelf.drawer(&self.path).versions()).unwrap_or_default()
    }

    /// Brings an earlier version into the draft, as one change that can be undone.
    pub fn restore(&mut self, draft: &mut Draft, deck: Deck, now: i64) {
        take_over(draft, deck);
        self.note(draft, now);
    }

    /// Ends the session. A save that was begun is finished first.
    pub fn close(mut self, draft: &Draft, leave: Leave, now: i64) {
        if leave == Leave::Keep {
            self.note(draft, now);
        } else if self.is_dirty(draft)
            && let Some(keeper) = &self.keeper
        {
            keeper.put_aside(Arc::clone(draft.deck()), Why::Discarded, now);
            keeper.clear();
        }
    }
}

/// Puts another deck into a draft, as one change that can be undone.
fn take_over(draft: &mut Draft, deck: Deck) {
    draft.seal();
    // Another deck always fits.
    let _fits = draft.apply(Change::deck(Edit::Deck(Box::new(deck)), What::Outside, None));
    draft.seal();
}

#[cfg(test)]
mod tests;
