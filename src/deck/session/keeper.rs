//! The keeper: a thread that writes unsaved edits to the recovery file, at once and then at most twice a second.
//!
//! It does nothing else, and it writes to this machine only: a network drive that hangs under a save cannot hold it up.

use std::{io, sync::Arc, thread::JoinHandle, time::Duration};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use parking_lot::Mutex;

use super::{
    Print, Trouble,
    shelf::{Drawer, Slot, Why},
};
use crate::deck::{edit::Mark, model::Deck, write};

/// A pause between two writes. With the time of a write, also on a slow disk, it stays well below two seconds.
const PAUSE: Duration = Duration::from_millis(500);
/// How long after a failure it is tried again, where nothing asks for it sooner.
const AGAIN: Duration = Duration::from_secs(5);

/// The version that is being edited, as its file has it.
pub(super) type Base = Option<(Print, Arc<[u8]>)>;

/// What the recovery file is to hold.
#[derive(Default)]
enum Wish {
    /// What it holds now.
    #[default]
    Same,
    /// A deck.
    Write { deck: Arc<Deck>, mark: Mark, base: Base, at: i64 },
    /// Nothing.
    Clear,
}

/// A deck that goes among the versions.
struct Aside {
    deck: Arc<Deck>,
    why: Why,
    at: i64,
}

/// What it is to do.
#[derive(Default)]
struct Wishes {
    /// The last wish counts.
    file: Wish,
    /// Every one of these counts, and comes first.
    asides: Vec<Aside>,
}

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The state of the draft that the file holds.
    pub mark: Option<Mark>,
    /// Why the last write failed, if it did.
    pub trouble: Option<Trouble>,
}

/// The thread and what it is to do.
pub(super) struct Keeper {
    wishes: Arc<Mutex<Wishes>>,
    kept: Arc<Mutex<Kept>>,
    bell: Option<Sender<()>>,
    /// Nothing is ever sent on it: that it closes ends a pause.
    open: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    pub(super) fn start(slot: Slot, drawer: Drawer, wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let (wishes, kept) = (Arc::<Mutex<Wishes>>::default(), Arc::<Mutex<Kept>>::default());
        let (bell, rings) = bounded(1);
        let (open, closed) = bounded(0);
        let post = Post { slot, drawer, wishes: Arc::clone(&wishes), told: Arc::clone(&kept), base_written: None };
        let run = move || post.work(&rings, &closed, wake.as_ref());
        let thread = std::thread::Builder::new().name("deck-keeper".to_owned()).spawn(run)?;
        Ok(Self { wishes, kept, bell: Some(bell), open: Some(open), thread: Some(thread) })
    }

    fn ask(&self, with: impl FnOnce(&mut Wishes)) {
        with(&mut self.wishes.lock());
        if let Some(bell) = &self.bell {
            // Full means that it is about to look.
            let _ = bell.try_send(());
        }
    }

    /// Has a deck with unsaved edits written.
    pub(super) fn write(&self, deck: Arc<Deck>, mark: Mark, base: Base, at: i64) {
        self.ask(|wishes| wishes.file = Wish::Write { deck, mark, base, at });
    }

    /// Has the recovery file removed: there is nothing unsaved, or somebody discarded it.
    pub(super) fn clear(&self) {
        self.ask(|wishes| wishes.file = Wish::Clear);
    }

    /// Has a deck put among the versions, before anything else is written or removed.
    pub(super) fn put_aside(&self, deck: Arc<Deck>, why: Why, at: i64) {
        self.ask(|wishes| wishes.asides.push(Aside { deck, why, at }));
    }

    pub(super) fn kept(&self) -> Kept {
        self.kept.lock().clone()
    }
}

impl Drop for Keeper {
    /// Lets it do what it was asked last, without the pause.
    fn drop(&mut self) {
        self.open = None;
        self.bell = None;
        // The thread itself may be the last one that held this.
        if let Some(thread) = self.thread.take().filter(|own| own.thread().id() != std::thread::current().id()) {
            drop(thread.join());
        }
    }
}

/// The thread's own side.
struct Post {
    slot: Slot,
    drawer: Drawer,
    wishes: Arc<Mutex<Wishes>>,
    told: Arc<Mutex<Kept>>,
    base_written: Option<Print>,
}

impl Post {
    fn work(mut self, rings: &Receiver<()>, closed: &Receiver<()>, wake: &(dyn Fn() + Send + Sync)) {
        loop {
            let failed = self.told.lock().trouble.is_some();
            let open = if failed {
                rings.recv_timeout(AGAIN) != Err(RecvTimeoutError::Disconnected)
            } else {
                rings.recv().is_ok()
            };
            let wishes = std::mem::take(&mut *self.wishes.lock());
            let before = self.told.lock().clone();
            let kept = match self.carry_out(&wishes, before.mark) {
                Ok(mark) => Kept { mark, trouble: None },
                Err(error) => {
                    self.once_more(wishes);
                    Kept { trouble: Some(Trouble::of(&error)), ..before }
                }
            };
            let news = kept.trouble != before.trouble;
            *self.told.lock() = kept;
            if news {
                wake();
            }
            if !open {
                return;
            }
            let _ = closed.recv_timeout(PAUSE);
        }
    }

    /// Does what was asked; says which state of the draft the file holds now.
    fn carry_out(&mut self, wishes: &Wishes, before: Option<Mark>) -> io::Result<Option<Mark>> {
        for Aside { deck, why, at } in &wishes.asides {
            self.drawer.keep(write::to_json(deck).as_bytes(), *why, *at)?;
        }
        match &wishes.file {
            Wish::Same => Ok(before),
            Wish::Clear => {
                self.base_written = None;
                self.slot.clear()?;
                Ok(None)
            }
            Wish::Write { deck, mark, base, at } => {
                let print = base.as_ref().map(|(print, _)| *print);
                if let Some((print, bytes)) = base
                    && self.base_written != Some(*print)
                    // Without it the edits can still be taken up; only a change outside could not be put together with them.
                    && self.slot.write_base(bytes).is_ok()
                {
                    self.base_written = Some(*print);
                }
                self.slot.write(print, *at, deck)?;
                Ok(Some(*mark))
            }
        }
    }

    /// Puts back what could not be done, unless something newer was asked for meanwhile.
    fn once_more(&self, failed: Wishes) {
        let mut wishes = self.wishes.lock();
        if matches!(wishes.file, Wish::Same) {
            wishes.file = failed.file;
        }
        let newer = std::mem::replace(&mut wishes.asides, failed.asides);
        wishes.asides.extend(newer);
    }
}
