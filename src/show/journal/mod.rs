//! The show's journal: an append-only file of sealed records, so that a crash, a kill or a pulled plug loses nothing that
//! was acknowledged, and a stolen file says nothing without its key.
//!
//! The journal and its key lie in two folders under one random name. The file starts with a header (magic, version, the
//! show's random id, a salt); then come the records, each its length, a random nonce, and the text sealed with
//! XChaCha20-Poly1305. Version, show, salt and the record's place in the file are sealed in with it, so that no record can
//! be swapped, dropped from the middle or carried over from another journal unnoticed. The first record is the label: which
//! deck, and when the show started. (What no file format can notice is that whole records are missing at the end.)
//!
//! An append is one write call: once it has returned, the record survives the end of the process. Making it survive a power
//! cut (`sync_data`) is left to a thread of its own, so that nobody waits for the disk.
//!
//! A passphrase can close the key in its file, through Argon2id: then neither file, nor both together, say anything.

mod file;
mod key;
mod passphrase;
mod private;
mod read;
mod seal;
mod shelf;
#[cfg(test)]
mod tests;

pub use file::Journal;
pub use key::Key;
pub use passphrase::Passphrase;
pub use read::{Damage, DamageKind, JournalFault, Read};
pub use seal::{Header, ShowId};
pub use shelf::{Gone, Listed, Purged, list, purge};

use serde::{Deserialize, Serialize};

/// The first record of every journal: what a list of shows to resume needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The id of the deck.
    pub deck: String,
    /// When the show was opened, in UTC milliseconds.
    pub started: i64,
}
