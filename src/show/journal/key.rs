//! The key of one show and its file, which lies apart from the journal.

use std::fmt;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

use super::private;
use super::read::JournalFault;
use super::seal::ShowId;

const MAGIC: [u8; 8] = *b"SIDESKEY";
const VERSION: u8 = 1;
/// The key as it is. Another kind is kept free for a key wrapped by a passphrase (Argon2id).
const KIND_PLAIN: u8 = 0;
const LEN: usize = 60;

/// A random key for one show; its memory is wiped when it is dropped.
pub struct Key {
    show: ShowId,
    bytes: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A new random key for a new show.
    pub fn random() -> Result<Self, JournalFault> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_no_source| JournalFault::NoRandomness)?;
        Ok(Self { show: ShowId::random()?, bytes })
    }

    /// The show whose key it is.
    #[must_use]
    pub const fn show(&self) -> ShowId {
        self.show
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Writes a new key file; one that exists is never replaced.
    pub fn write(&self, path: &Path) -> Result<(), JournalFault> {
        let mut content = Zeroizing::new([0_u8; LEN]);
        {
            let (head, rest) = content.split_at_mut(12);
            head[..8].copy_from_slice(&MAGIC);
            head[8] = VERSION;
            head[9] = KIND_PLAIN;
            rest[..16].copy_from_slice(&self.show.0);
            rest[16..].copy_from_slice(self.bytes.as_ref());
        }
        let mut file = private::create(path).map_err(|error| JournalFault::from_io(&error))?;
        // A key that is not on the disk makes the whole journal worthless: this one write waits for the disk.
        file.write_all(content.as_ref()).and_then(|()| file.sync_all()).map_err(|error| JournalFault::from_io(&error))
    }

    /// Reads a key file.
    pub fn read(path: &Path) -> Result<Self, JournalFault> {
        let file = File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => JournalFault::NoKey,
            _ => JournalFault::from_io(&error),
        })?;
        let mut content = Zeroizing::new(Vec::with_capacity(LEN + 1));
        file.take(LEN as u64 + 1).read_to_end(&mut content).map_err(|error| JournalFault::from_io(&error))?;
        let (Some((head, rest)), true) = (content.split_at_checked(12), content.len() == LEN) else {
            return Err(JournalFault::NotAKey);
        };
        if head[..8] != MAGIC || head[10..] != [0, 0] {
            return Err(JournalFault::NotAKey);
        }
        if head[8] != VERSION || head[9] != KIND_PLAIN {
            return Err(JournalFault::Newer);
        }
        let mut key = Self { show: ShowId([0; 16]), bytes: Zeroizing::new([0; 32]) };
        key.show.0.copy_from_slice(&rest[..16]);
        key.bytes.copy_from_slice(&rest[16..]);
        Ok(key)
    }
}
