//! The shelf: where the program keeps unsaved edits and earlier versions of decks, in a folder for each deck.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Print, private,
    recovery::{Recovery, Spoilt},
};
use crate::deck::{
    guard,
    model::Deck,
    read::{self, Opened},
    slow,
};

/// How many versions of each kind are kept of a deck.
pub const KEPT: usize = 10;
/// How many windows may edit one deck at once and still each keep their edits.
const SLOTS: usize = 8;

/// Why a version was put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It stood in the file before a save.
    Saved,
    /// It came from outside, and ours was chosen.
    Theirs,
    /// It was being edited here, and the one from outside was chosen.
    Ours,
    /// Unsaved edits that somebody discarded.
    Discarded,
}

impl Why {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Saved, "saved"), (Self::Theirs, "theirs"), (Self::Ours, "ours"), (Self::Discarded, "discarded")];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("saved", |(_, word)| word)
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(why, _)| *why)
    }
}

/// An earlier version of a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file that holds it.
    pub path: PathBuf,
    /// When it was put aside, in UTC milliseconds.
    pub at: i64,
    /// Why.
    pub why: Why,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Version {
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".json")?;
        let mut parts = name.splitn(3, '-');
        let at = parts.next().filter(|stamp| stamp.len() == STAMP)?.parse().ok()?;
        let why = Why::of(parts.next()?)?;
        parts.next().filter(|print| print.len() == 16)?;
        let bytes = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?.len();
        Some(Self { path, at, why, bytes })
    }

    /// Reads the version, as a deck file is read. `file` is the deck's file, beside which its pictures are looked for.
    #[must_use]
    pub fn open(&self, file: &Path) -> Opened {
        let bytes = read::bytes(&self.path);
        read::opened(file, bytes.as_deref().map_err(AsRef::as_ref))
    }
}

/// How many digits the time in a version's name has.
const STAMP: usize = 15;

/// The folder of all decks.
#[derive(Clone, Debug)]
pub struct Shelf(PathBuf);

impl Shelf {
    /// A shelf in this folder, which is made when it is first needed.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The drawer of the deck at a path.
    #[must_use]
    pub fn drawer(&self, deck: &Path) -> Drawer {
        let whole = whole(deck);
        let name = Print::of(whole.as_os_str().as_encoded_bytes()).short();
        Drawer { folder: self.0.join(name), deck: whole }
    }
}

/// The one path of a file, also of one that is not there yet.
#[must_use]
pub fn whole(path: &Path) -> PathBuf {
    slow::work("a path is looked up");
    let there = fs::canonicalize(path).ok();
    let beside = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    there.or_else(beside).or_else(|| std::path::absolute(path).ok()).unwrap_or_else(|| path.to_owned())
}

/// What is kept of one deck.
#[derive(Clone, Debug)]
pub struct Drawer {
    folder: PathBuf,
    deck: PathBuf,
}

impl Drawer {
    fn make(&self) -> io::Result<()> {
        if self.folder.is_dir() {
            return Ok(());
        }
        private::folder(&self.folder)?;
        // For people who look for a deck here.
        private::write(&self.folder, "deck", &[self.deck.to_string_lossy().as_bytes(), b"\n"])
    }

    /// Puts a version aside, and lets the oldest of its kind go.
    pub fn keep(&self, bytes: &[u8], why: Why, at: i64) -> io::Result<()> {
        slow::work("a version of the deck is kept");
        self.make()?;
        let print = Print::of(bytes).short();
        let name = format!("{:0STAMP$}-{}-{print}.json", at.max(0), why.word());
        private::write(&self.folder, &name, &[bytes])?;
        let (mut saved, mut others) = (0, 0);
        for version in self.versions() {
            let own = version.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // The same bytes are kept once, under the time at which they were put aside last. Two threads may do that at one
            // time: of two files, the same one must go for both.
            let same = own.strip_suffix(".json").is_some_and(|own| own.ends_with(&print));
            let twice = same && own < name.as_str();
            let count = if version.why == Why::Saved { &mut saved } else { &mut others };
            *count += usize::from(!twice);
            if twice || *count > KEPT {
                private::remove(&version.path)?;
            }
        }
        Ok(())
    }

    /// The versions that are kept, the newest first.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        slow::work("the versions of the deck are listed");
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut found: Vec<Version> = entries.filter_map(|entry| Version::of(entry.path())).collect();
        found.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.path.cmp(&other.path)));
        found
    }

    /// Takes a place for unsaved edits: one with edits that a crash left behind first. None where all are taken, or
    /// nothing can be written. The second value says whether the deck is open in another window of the program.
    pub fn take_slot(&self) -> io::Result<(Option<Slot>, bool)> {
        slow::work("a place for unsaved edits is taken");
        self.make()?;
        let mut elsewhere = false;
        let mut free = Vec::new();
        for number in 0..SLOTS {
            let lock = private::open_lock(&self.folder.join(format!("unsaved-{number}.lock")))?;
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => elsewhere = true,
                // Where locks do not exist, it goes on without.
                Ok(()) | Err(TryLockError::Error(_)) => {
                    free.push(Slot {
                        folder: self.folder.clone(),
                        number,
                        _lock: lock,
                        deck: Arc::from(self.deck.to_string_lossy()),
                    });
                    // The others are looked at only for what a crash left behind.
                    if !elsewhere && !self.left_beyond(number) {
                        break;
                    }
                }
            }
        }
        let left = free.iter().position(Slot::is_left);
        let slot = if free.is_empty() { None } else { Some(free.swap_remove(left.unwrap_or(0))) };
        Ok((slot, elsewhere))
    }

    /// Whether unsaved edits of the deck are kept in any place.
    #[must_use]
    pub fn is_left(&self) -> bool {
        slow::work("unsaved edits are looked for");
        (0..SLOTS).any(|number| self.folder.join(format!("unsaved-{number}.deck")).exists())
    }

    /// Whether a later place has a file of unsaved edits.
    fn left_beyond(&self, number: usize) -> bool {
        (number + 1..SLOTS).any(|later| self.folder.join(format!("unsaved-{later}.deck")).exists())
    }
}

/// A place for the unsaved edits of one window. It is locked as long as this lives.
#[derive(Debug)]
pub struct Slot {
    folder: PathBuf,
    number: usize,
    _lock: File,
    deck: Arc<str>,
}

impl Slot {
    fn name(&self, kind: &str) -> String {
        format!("unsaved-{}.{kind}", self.number)
    }

    fn is_left(&self) -> bool {
        self.folder.join(self.name("deck")).exists()
    }

    /// What a crash left behind here: the edits, and the version that was edited where it is still known.
    #[must_use]
    pub fn left(&self) -> Option<Result<Left, Spoilt>> {
        let found = Recovery::open(&self.folder.join(self.name("deck")))?;
        Some(found.map(|recovery| {
            let bytes = read::bytes(&self.folder.join(self.name("base"))).ok();
            let bytes = bytes.filter(|bytes| recovery.base == Some(Print::of(bytes)));
            let base = bytes.and_then(|bytes| read::parse(&bytes, "base").deck);
            Left { recovery, base }
        }))
    }

    /// Puts a file that cannot be used aside, so that nothing overwrites it; says where it is.
    pub fn put_aside(&self, at: i64) -> io::Result<PathBuf> {
        slow::work("unsaved edits are put aside");
        let aside = self.folder.join(format!("spoilt-{:0STAMP$}-{}.deck", at.max(0), self.number));
        fs::rename(self.folder.join(self.name("deck")), &aside)?;
        private::sync(&self.folder);
        Ok(aside)
    }

    /// Writes the version that is being edited.
    pub(super) fn write_base(&self, bytes: &[u8]) -> io::Result<()> {
        private::write(&self.folder, &self.name("base"), &[bytes])
    }

    /// Writes the deck with its unsaved edits.
    pub(super) fn write(&self, base: Option<Print>, at: i64, deck: &Deck) -> io::Result<()> {
        if !self.folder.is_dir() {
            private::folder(&self.folder)?;
        }
        Recovery::save(&self.folder, &self.name("deck"), &self.deck, base, at, deck)
    }

    /// There is nothing unsaved any more.
    pub(super) fn clear(&self) -> io::Result<()> {
        private::remove(&self.folder.join(self.name("deck")))?;
        private::remove(&self.folder.join(self.name("base")))?;
        private::sync(&self.folder);
        Ok(())
    }
}

/// What a crash left behind.
#[derive(Clone, Debug)]
pub struct Left {
    /// The deck with its unsaved edits.
    pub recovery: Recovery,
    /// The version that was edited, if it is still known.
    pub base: Option<Deck>,
}

/// The most bytes that a version may have: more than a deck file may.
pub(super) const MOST: u64 = guard::FILE as u64 + 4;

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn drawer(home: &tempfile::TempDir) -> Drawer {
        Shelf::new(home.path().join("decks")).drawer(&home.path().join("a.json"))
    }

    #[test]
    fn the_last_versions_are_kept_and_are_for_their_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let drawer = drawer(&home);
        drawer.keep(b"mine", Why::Ours, 1).unwrap();
        for at in 0..25 {
            drawer.keep(format!("{{{at}}}").as_bytes(), Why::Saved, 100 + at).unwrap();
        }
        drawer.keep(b"{20}", Why::Saved, 1000).unwrap();
        let versions = drawer.versions();
        let saved: Vec<i64> =
            versions.iter().filter(|version| version.why == Why::Saved).map(|version| version.at).collect();
        assert_eq!(saved, [1000, 124, 123, 122, 121, 119, 118, 117, 116, 115], "the same bytes stand there once");
        assert_eq!(versions.last().map(|version| (version.why, version.at)), Some((Why::Ours, 1)));
        assert_eq!(fs::read(&versions[0].path).unwrap(), b"{20}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&drawer.folder), mode(&versions[0].path)), (0o700, 0o600));
        }
        let named = fs::read_to_string(drawer.folder.join("deck")).unwrap();
        assert!(named.trim_end().ends_with("a.json"));
    }

    #[test]
    fn two_windows_of_one_deck_do_not_share_a_place() {
        let home = tempfile::tempdir().unwrap();
        let drawer = drawer(&home);
        let (one, elsewhere) = drawer.take_slot().unwrap();
        assert!(!elsewhere);
        let (two, elsewhere) = drawer.take_slot().unwrap();
        assert!(elsewhere);
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_ne!(one.number, two.number);
        two.write(None, 5, &Deck { format: 1, id: "d".to_owned(), language: "en".to_owned(), ..Deck::default() })
            .unwrap();
        assert!(one.left().is_none());
        drop((one, two));
        // What the second one left behind is found first, wherever it lay.
        let (again, elsewhere) = drawer.take_slot().unwrap();
        assert!(!elsewhere);
        assert_eq!(again.unwrap().left().unwrap().unwrap().recovery.at, 5);
    }

    #[test]
    fn a_spoilt_file_is_put_aside() {
        let home = tempfile::tempdir().unwrap();
        let drawer = drawer(&home);
        let slot = drawer.take_slot().unwrap().0.unwrap();
        fs::write(drawer.folder.join("unsaved-0.deck"), "nothing of ours\n").unwrap();
        assert_eq!(slot.left().unwrap().unwrap_err(), Spoilt::Foreign);
        let aside = slot.put_aside(7).unwrap();
        assert_eq!(fs::read_to_string(aside).unwrap(), "nothing of ours\n");
        assert!(slot.left().is_none());
    }
}
