//! The recovery file: a deck with its unsaved edits, as it stood less than two seconds before a crash.
//!
//! One line says what it is, of which deck, when, and the fingerprint of the rest; the rest is the deck as it would be
//! saved. A whole deck and not a list of edits: 200 slides are a few hundred kilobytes, which a disk takes in a few
//! milliseconds, and a whole deck can be read by anything.

use std::{fs, io::Read as _, path::Path};

use serde::{Deserialize, Serialize};

use super::{Print, private};
use crate::deck::{guard, model::Deck, read, slow, write};

/// The version of the recovery file.
const VERSION: u32 = 1;
/// The longest first line, in bytes: a path and a few numbers.
const HEAD: usize = 1 << 16;

/// What stands in the first line.
#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(rename = "sidestage-recovery")]
    version: u32,
    /// The deck's file, for people who look into the folder.
    #[serde(default)]
    deck: String,
    /// The fingerprint of the file that was being edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    /// When it was written, in UTC milliseconds.
    at: i64,
    /// How many bytes follow.
    bytes: u64,
    /// Their fingerprint.
    print: String,
}

/// Unsaved edits as they were found.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The deck's file, for people to read.
    pub path: String,
    /// The fingerprint of the file that was being edited.
    pub base: Option<Print>,
    /// When it was written, in UTC milliseconds.
    pub at: i64,
    /// The deck with the edits.
    pub deck: Deck,
}

/// Why a recovery file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Spoilt {
    /// It is something else.
    #[error("foreign")]
    Foreign,
    /// A newer version of the program wrote it.
    #[error("newer")]
    Newer,
    /// Its end is missing.
    #[error("torn")]
    Torn,
    /// Its bytes are not those that were written.
    #[error("damaged")]
    Damaged,
    /// The disk does not give it.
    #[error("unreadable")]
    Unreadable,
}

impl Recovery {
    /// The bytes of a recovery file, first line and rest.
    #[must_use]
    pub fn write(path: &str, base: Option<Print>, at: i64, deck: &Deck) -> (Vec<u8>, Vec<u8>) {
        slow::work("unsaved edits are put down");
        let rest = write::to_json(deck).into_bytes();
        let head = Head {
            version: VERSION,
            deck: path.chars().take(4096).collect(),
            base: base.map(|base| base.to_string()),
            at,
            bytes: rest.len() as u64,
            print: Print::of(&rest).to_string(),
        };
        let mut first = serde_json::to_vec(&head).unwrap_or_default();
        first.push(b'\n');
        (first, rest)
    }

    /// Reads the bytes of a recovery file.
    pub fn read(bytes: &[u8]) -> Result<Self, Spoilt> {
        let end = bytes.iter().take(HEAD).position(|byte| *byte == b'\n').ok_or(Spoilt::Foreign)?;
        let (first, rest) = bytes.split_at(end + 1);
        let value: serde_json::Value = serde_json::from_slice(first).map_err(|_other| Spoilt::Foreign)?;
        match value.get("sidestage-recovery").and_then(serde_json::Value::as_u64) {
            None => return Err(Spoilt::Foreign),
            Some(version) if version > u64::from(VERSION) => return Err(Spoilt::Newer),
            Some(_) => {}
        }
        let head: Head = serde_json::from_value(value).map_err(|_other| Spoilt::Damaged)?;
        let size = rest.len() as u64;
        if size < head.bytes {
            return Err(Spoilt::Torn);
        }
        let print = Print::read(&head.print).ok_or(Spoilt::Damaged)?;
        if size > head.bytes || Print::of(rest) != print {
            return Err(Spoilt::Damaged);
        }
        let base = head.base.as_deref().map(|base| Print::read(base).ok_or(Spoilt::Damaged)).transpose()?;
        let deck = read::parse(rest, "unsaved").deck.ok_or(Spoilt::Damaged)?;
        Ok(Self { path: head.deck, base, at: head.at, deck })
    }

    /// Reads the recovery file at `path`; none where there is no file.
    #[must_use]
    pub fn open(path: &Path) -> Option<Result<Self, Spoilt>> {
        slow::work("unsaved edits are read");
        let file = match fs::File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            other => other,
        };
        let mut bytes = Vec::new();
        let most = (guard::FILE + HEAD) as u64 + 1;
        let read = file.and_then(|file| file.take(most).read_to_end(&mut bytes));
        Some(read.map_err(|_error| Spoilt::Unreadable).and_then(|_count| Self::read(&bytes)))
    }

    /// Writes a recovery file: whole or not at all.
    pub(super) fn save(
        folder: &Path,
        name: &str,
        path: &str,
        base: Option<Print>,
        at: i64,
        deck: &Deck,
    ) -> std::io::Result<()> {
        let (first, rest) = Self::write(path, base, at, deck);
        private::write(folder, name, &[&first, &rest])
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::model::{Layout, Slide};

    fn bytes() -> (Deck, Vec<u8>) {
        let slides = vec![Slide { id: "s".to_owned(), layout: Layout::Blank, ..Slide::default() }];
        let deck = Deck { format: 1, id: "d".to_owned(), language: "en".to_owned(), slides, ..Deck::default() };
        let (first, rest) = Recovery::write("/decks/ä.json", Some(Print::of(b"before")), 1_670_415_300_000, &deck);
        (deck, [first, rest].concat())
    }

    #[test]
    fn unsaved_edits_come_back() {
        let (deck, bytes) = bytes();
        let found = Recovery::read(&bytes).unwrap();
        assert_eq!(
            (found.path.as_str(), found.base, found.at),
            ("/decks/ä.json", Some(Print::of(b"before")), 1_670_415_300_000)
        );
        assert_eq!(found.deck, deck);
    }

    #[test]
    fn every_cut_and_every_flipped_bit_is_noticed() {
        let (_, bytes) = bytes();
        for length in 0..bytes.len() {
            assert!(Recovery::read(&bytes[..length]).is_err(), "cut to {length}");
        }
        let head = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        for at in head + 1..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1;
            assert_eq!(Recovery::read(&bytes), Err(Spoilt::Damaged), "byte {at}");
        }
    }

    #[test]
    fn one_clear_word_says_what_is_wrong() {
        let (_, bytes) = bytes();
        let word = |bytes: &[u8]| Recovery::read(bytes).unwrap_err().to_string();
        assert_eq!(word(b""), "foreign");
        assert_eq!(word(b"{}\n"), "foreign");
        assert_eq!(word(b"{\"sidestage-recovery\":2}\n"), "newer");
        assert_eq!(word(b"{\"sidestage-recovery\":1}\n"), "damaged");
        assert_eq!(word(&bytes[..bytes.len() - 1]), "torn");
        assert_eq!(word(&[&bytes[..], b" "].concat()), "damaged");
        assert!(Recovery::open(Path::new("no such file")).is_none());
        assert_eq!(Recovery::open(Path::new(".")), Some(Err(Spoilt::Unreadable)));
    }
}
