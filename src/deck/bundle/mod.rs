//! Packages: a deck with its pictures, theme and fonts in one file, with a hash of each.
//!
//! A package is a zip archive. Its first entry, `manifest.json`, lists every other entry with its size and SHA-256. A
//! package may come from anybody: nothing in it is written anywhere before its name, its size and its place in the
//! manifest have been looked at, and nothing is kept whose hash is another.

mod clean;
mod pack;
mod unpack;

use std::{collections::HashSet, io, path::Path};

use serde::{Deserialize, Serialize};

pub use clean::clean;
pub use pack::{Packed, pack, pack_to};
pub use unpack::{open_in, unpack};

use super::{
    assets::{self, AssetFault},
    slow,
};

/// The ending of packages.
pub const ENDING: &str = "sidestage";
/// The entry that lists all others.
pub const MANIFEST: &str = "manifest.json";
/// The entry that is the deck.
pub const DECK: &str = "deck.json";

/// The largest package, in bytes.
pub const FILE: u64 = 1 << 30;
/// The most entries.
pub const ENTRIES: usize = 2_000;
/// The largest entry, unpacked.
pub const ENTRY: u64 = 256 << 20;
/// The most that all entries are together, unpacked.
pub const TOTAL: u64 = 1 << 30;
/// How many times its packed size an entry may be. Texts and drawings stay far below; a bomb does not.
pub const RATIO: u64 = 200;
/// Below this size nothing is a bomb.
const HARMLESS: u64 = 1 << 20;
/// The largest manifest, in bytes.
const LIST: u64 = 1 << 20;

/// The list of what is in a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Says that this is a package of a deck: `sidestage-bundle`.
    pub format: String,
    /// The version of this list: 1.
    pub version: u32,
    /// The entry that is the deck.
    pub deck: String,
    /// Every entry but this list, by name.
    pub files: Vec<Listed>,
}

/// One entry of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its name: a path inside the deck's folder.
    pub path: String,
    /// Its size unpacked, in bytes.
    pub size: u64,
    /// Its SHA-256, in small hexadecimal digits.
    pub sha256: String,
}

/// The word by which the list is known.
const FORMAT: &str = "sidestage-bundle";

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// Its name leads elsewhere, or cannot be a name everywhere.
    #[error("{0}")]
    Name(#[from] AssetFault),
    /// Its name is no UTF-8.
    #[error("its name is not UTF-8")]
    Encoding,
    /// Its name is one that a system keeps for itself, or ends in a dot or a space.
    #[error("some systems cannot have a file of that name")]
    Reserved,
    /// It is something that no deck needs.
    #[error("it is hidden, or neither a picture, a theme nor a font")]
    Kind,
    /// It is a link.
    #[error("it is a link; packages hold files alone")]
    Link,
    /// It is encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// Two entries have the same name, or names that some systems take for the same.
    #[error("another entry has the same name, or one that only differs in capitals")]
    Twice,
    /// It is not in the list.
    #[error("the manifest does not list it")]
    Unlisted,
    /// The list has it, and the package has not.
    #[error("the manifest lists it, and it is not there")]
    Absent,
    /// Its bytes are others than the list says.
    #[error("its content is not what the manifest says")]
    Hash,
    /// It is larger than it says, or than anything in a deck.
    #[error("it is larger than {} MiB, or than the manifest says", ENTRY >> 20)]
    Large,
    /// It unpacks to far more than it is.
    #[error("it unpacks to more than {RATIO} times its size")]
    Bomb,
    /// It is damaged, or packed in a way that is not read.
    #[error("it is damaged, or packed in a way that is not read")]
    Damaged,
    /// The list cannot be read.
    #[error("it is not the list of a package, or that of a newer Sidestage")]
    List,
}

/// Why a package cannot be opened. Nothing of it is left on the disk.
#[derive(Debug, thiserror::Error)]
pub enum BundleFault {
    /// An entry is not as it must be.
    #[error("the package cannot be opened: `{name}`: {fault}")]
    Entry {
        /// The entry's name, shortened.
        name: String,
        /// What is wrong.
        fault: EntryFault,
    },
    /// It is no package at all.
    #[error("this is no package of a deck, or it is damaged")]
    NotOne,
    /// There is more in it than in any deck.
    #[error("the package is larger than packages are: at most {} MiB and {ENTRIES} files", TOTAL >> 20)]
    TooLarge,
    /// The file cannot be read, or nothing can be unpacked.
    #[error("the package cannot be opened: {0}")]
    System(io::ErrorKind),
}

impl From<io::Error> for BundleFault {
    fn from(error: io::Error) -> Self {
        Self::System(error.kind())
    }
}

/// Whether a file is a package: by its ending, or because it begins with the list of one.
#[must_use]
pub fn is_bundle(path: &Path) -> bool {
    use std::io::Read as _;
    slow::work("a package is looked at");
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) {
        return true;
    }
    // The head of the first entry is thirty bytes long; its name follows.
    let mut start = [0; 30 + MANIFEST.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start.starts_with(b"PK\x03\x04") && start.ends_with(MANIFEST.as_bytes())
}

/// The endings of what a deck has beside it. Nothing else is packed, and nothing else comes out of a package: a deck's folder
/// may be anybody's home.
const KINDS: [&str; 10] = ["json", "png", "jpg", "jpeg", "gif", "webp", "svg", "ttf", "otf", "ttc"];

/// Whether a name may be one of an entry: a plain path that means the same on every system.
fn check_name(name: &str) -> Result<(), EntryFault> {
    assets::check_words(name)?;
    for part in name.split('/') {
        let stem = part.split('.').next().unwrap_or_default().trim_end();
        let device = ["con", "prn", "aux", "nul"].iter().any(|device| stem.eq_ignore_ascii_case(device))
            || (stem.len() == 4
                && stem.is_char_boundary(3)
                && ["com", "lpt"].iter().any(|device| stem[..3].eq_ignore_ascii_case(device))
                && stem.ends_with(|last: char| last.is_ascii_digit()));
        let odd = part.contains(['<', '>', '"', '|', '?', '*']);
        if device || odd || part == "." || part.ends_with(['.', ' ']) {
            return Err(EntryFault::Reserved);
        }
    }
    let hidden = name.split('/').any(|part| part.starts_with('.'));
    let known =
        name.rsplit_once('.').is_some_and(|(_, ending)| KINDS.iter().any(|kind| ending.eq_ignore_ascii_case(kind)));
    if hidden || !known { Err(EntryFault::Kind) } else { Ok(()) }
}

/// Names that were given, as the least exact system tells them apart.
#[derive(Default)]
struct Names {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Names {
    /// Takes another name; whether it can stand beside the others.
    fn add(&mut self, name: &str) -> bool {
        let plain = name.to_lowercase();
        let folders = plain.match_indices('/').map(|(at, _)| plain[..at].to_owned());
        for folder in folders {
            if self.files.contains(&folder) {
                return false;
            }
            self.folders.insert(folder);
        }
        !self.folders.contains(&plain) && self.files.insert(plain)
    }
}

/// Digits of a hash.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _infallible = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests;
