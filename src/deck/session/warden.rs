//! The warden: a thread that saves the deck's file and looks about once a second whether somebody else changed it.
//!
//! It looks by size, time and, where those differ, by fingerprint: that works on every drive, for editors that replace a
//! file by another one, and it passes over our own saves.

use std::{
    fs::{self, Metadata},
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
    thread::JoinHandle,
    time::{Duration, SystemTime},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use parking_lot::Mutex;

use super::{
    Print, Trouble, carry,
    shelf::{MOST, Shelf, Why},
};
use crate::deck::{
    edit::Mark,
    model::Deck,
    read::{self, Opened},
    write,
};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(1);
/// Every so many looks it takes the fingerprint even where size and time are as before: some drives count time coarsely.
const CLOSELY: u32 = 10;

/// A deck to save.
pub(super) struct Save {
    pub deck: Arc<Deck>,
    pub mark: Mark,
    /// Where, if it is another file than before.
    pub to: Option<PathBuf>,
    /// What the file may hold for the save to go ahead.
    pub over: Over,
    pub at: i64,
}

/// Over what a save goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// Whatever the file holds.
    Anything,
    /// What is known of it.
    Known(Print),
    /// Nothing is known of it, so it may hold nothing else than what is saved.
    Nothing,
}

/// What came about.
pub(super) enum Event {
    /// The deck was saved.
    Saved(Saved),
    /// It was not, and why.
    Failed(Trouble),
    /// It was not, because the file has changed; what it holds now has been told before.
    Held,
    /// The file holds something else than before.
    Outside(Outside),
    /// The version before it could not be put aside.
    NotKept(Trouble),
}

/// A save that went well.
pub(super) struct Saved {
    pub deck: Arc<Deck>,
    pub mark: Mark,
    pub path: PathBuf,
    pub print: Print,
    pub bytes: Arc<[u8]>,
    /// What of the deck's pictures went along to another folder.
    pub carried: Option<carry::Carried>,
}

/// What the file holds, after somebody else changed it.
pub(super) enum Outside {
    /// A deck.
    Deck { deck: Arc<Deck>, print: Print, bytes: Arc<[u8]> },
    /// The same as the draft was made from, for the first time.
    Same { print: Print, bytes: Arc<[u8]> },
    /// Nothing that can be read as a deck; why, in the words of the check.
    Unreadable { why: String },
    /// There is no file any more.
    Gone,
}

/// The thread and what came about.
pub(super) struct Warden {
    jobs: Option<Sender<Save>>,
    events: Arc<Mutex<Vec<Event>>>,
    thread: Option<JoinHandle<()>>,
}

impl Warden {
    /// Watches the file at `path`, from which `deck` was read.
    pub(super) fn start(
        path: PathBuf,
        deck: Arc<Deck>,
        shelf: Option<Shelf>,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> io::Result<Self> {
        let (jobs, asked) = bounded(64);
        let events = Arc::<Mutex<Vec<Event>>>::default();
        let told = Arc::clone(&events);
        let run = move || {
            let mut post = Post { path, shelf, known: None, seen: None, looks: 0, gone: 0, told, wake };
            post.first(&deck);
            drop(deck);
            post.work(&asked);
        };
        let thread = std::thread::Builder::new().name("deck-warden".to_owned()).spawn(run)?;
        Ok(Self { jobs: Some(jobs), events, thread: Some(thread) })
    }

    /// Asks for a save; false when too many are asked for already.
    pub(super) fn ask(&self, save: Save) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.try_send(save).is_ok())
    }

    pub(super) fn events(&self) -> Vec<Event> {
        std::mem::take(&mut *self.events.lock())
    }
}

impl Drop for Warden {
    /// Lets it finish what it was asked: a save that was begun must not be cut off.
    fn drop(&mut self) {
        self.jobs = None;
        // The thread itself may be the last one that held this.
        if let Some(thread) = self.thread.take().filter(|own| own.thread().id() != std::thread::current().id()) {
            drop(thread.join());
        }
    }
}

/// How a file looks without reading it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    changed: Option<SystemTime>,
    #[cfg(unix)]
    inode: u64,
}

impl Seen {
    fn of(meta: &Metadata) -> Self {
        Self {
            bytes: meta.len(),
            changed: meta.modified().ok(),
            #[cfg(unix)]
            inode: std::os::unix::fs::MetadataExt::ino(meta),
        }
    }
}

/// The thread's own side.
struct Post {
    path: PathBuf,
    shelf: Option<Shelf>,
    /// The fingerprint of what the file held when it was told of last.
    known: Option<Print>,
    seen: Option<Seen>,
    looks: u32,
    /// How many looks in a row found no file.
    gone: u32,
    told: Arc<Mutex<Vec<Event>>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Post {
    fn tell(&self, event: Event) {
        self.told.lock().push(event);
        (self.wake)();
    }

    fn work(&mut self, asked: &Receiver<Save>) {
        loop {
            match asked.recv_timeout(LOOK) {
                Ok(save) => self.save(save),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// The first look: usually the file holds what was read from it a moment ago.
    fn first(&mut self, deck: &Arc<Deck>) {
        self.seen = fs::metadata(&self.path).ok().map(|meta| Seen::of(&meta));
        let Ok(bytes) = read::bytes(&self.path) else { return };
        let print = Print::of(&bytes);
        let opened = read::opened(&self.path, Ok(&bytes));
        if opened.deck.as_ref() == Some(deck.as_ref()) {
            self.known = Some(print);
            self.tell(Event::Outside(Outside::Same { print, bytes: bytes.into() }));
        } else {
            self.changed(bytes, print, opened);
        }
    }

    fn look(&mut self) {
        self.looks = self.looks.wrapping_add(1);
        let meta = match fs::metadata(&self.path) {
            Ok(meta) => meta,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                // Some editors take a file away for a moment before they put the new one in its place.
                self.gone = self.gone.saturating_add(1);
                if self.gone == 2 {
                    (self.seen, self.known) = (None, None);
                    self.tell(Event::Outside(Outside::Gone));
                }
                return;
            }
            Err(_) => return,
        };
        self.gone = 0;
        let seen = Seen::of(&meta);
        if self.seen == Some(seen) && !self.looks.is_multiple_of(CLOSELY) {
            return;
        }
        let bytes = match read::bytes(&self.path) {
            Ok(bytes) => bytes,
            Err(finding) => {
                if self.seen != Some(seen) {
                    self.tell(Event::Outside(Outside::Unreadable { why: finding.sentence() }));
                }
                self.seen = Some(seen);
                return;
            }
        };
        // What is written while it is read has another time at the next look.
        self.seen = Some(seen);
        let print = Print::of(&bytes);
        if self.known != Some(print) {
            let opened = read::opened(&self.path, Ok(&bytes));
            self.changed(bytes, print, opened);
        }
    }

    fn changed(&mut self, bytes: Vec<u8>, print: Print, opened: Opened) {
        self.known = Some(print);
        let outside = if let Some(deck) = opened.deck {
            Outside::Deck { deck: Arc::new(deck), print, bytes: bytes.into() }
        } else {
            // With the line, but without the path of the machine: the window says which file it is.
            let why = opened.findings.first().map(|finding| match finding.line {
                0 => finding.sentence(),
                line => format!("{line}:{}: {}", finding.column, finding.sentence()),
            });
            Outside::Unreadable { why: why.unwrap_or_default() }
        };
        self.tell(Event::Outside(outside));
    }

    fn save(&mut self, save: Save) {
        let to = save.to.clone().unwrap_or_else(|| self.path.clone());
        let moves = save.to.is_some();
        match self.try_save(&save, &to) {
            Ok(Some((print, text))) => {
                let carried = moves.then(|| carry::carry(&save.deck, &self.path, &to));
                if moves {
                    self.path.clone_from(&to);
                }
                self.known = Some(print);
                self.seen = fs::metadata(&to).ok().map(|meta| Seen::of(&meta));
                self.gone = 0;
                let Save { deck, mark, .. } = save;
                let bytes = text.into_bytes().into();
                self.tell(Event::Saved(Saved { deck, mark, path: to, print, bytes, carried }));
            }
            Ok(None) => self.tell(Event::Held),
            Err(trouble) => self.tell(Event::Failed(trouble)),
        }
    }

    /// Saves, unless the file holds something that nobody has seen yet: that is told, and nothing is written.
    fn try_save(&mut self, save: &Save, to: &Path) -> Result<Option<(Print, String)>, Trouble> {
        let text = write::text(&save.deck).map_err(|error| Trouble::of(&io::Error::from(error)))?;
        let print = Print::of(text.as_bytes());
        if let Ok(meta) = fs::metadata(to) {
            if meta.is_dir() {
                return Err(Trouble::IsAFolder);
            }
            // Putting another file in its place would work, and would not be what "read-only" asks for.
            if meta.permissions().readonly() {
                return Err(Trouble::ReadOnly);
            }
        }
        let before = match fs::File::open(to) {
            Ok(file) => {
                let mut bytes = Vec::new();
                // A file that cannot be read cannot be kept either, and so is not replaced.
                file.take(MOST).read_to_end(&mut bytes).map_err(|error| Trouble::of(&error))?;
                Some(bytes)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Trouble::of(&error)),
        };
        let stands = before.as_ref().map(|bytes| Print::of(bytes));
        if let Some(stands) = stands
            && ![Over::Anything, Over::Known(stands)].contains(&save.over)
            && stands != print
        {
            if self.known != Some(stands) {
                let bytes = before.unwrap_or_default();
                let opened = read::opened(to, Ok(&bytes));
                self.changed(bytes, stands, opened);
            }
            return Ok(None);
        }
        if let (Some(bytes), Some(shelf)) = (&before, &self.shelf)
            && stands != Some(print)
            && let Err(error) = shelf.drawer(to).keep(bytes, Why::Saved, save.at)
        {
            // The save is worth more than the version before it; but it is said.
            self.tell(Event::NotKept(Trouble::of(&error)));
        }
        write::put(to, &text).map_err(|error| Trouble::of(&error))?;
        Ok(Some((print, text)))
    }
}
