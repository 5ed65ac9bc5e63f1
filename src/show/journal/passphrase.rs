//! A passphrase that closes a show's key: Argon2id makes a second key of it, and that key seals the first.
//!
//! The parameters are the second recommended option of RFC 9106, section 4: Argon2id, 3 passes, 4 lanes, 64 MiB, a salt of
//! 128 bits and a tag of 256 bits. They are above the least that the OWASP Password Storage Cheat Sheet asks for (19 MiB,
//! 2 passes, 1 lane), and take a few tenths of a second on a laptop: never call this on a thread that draws. They stand in
//! the key file, so that a later version may raise them and still open what an earlier one closed.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::read::JournalFault;
use crate::deck::slow;

/// The longest passphrase, in bytes.
pub const LONGEST: usize = 1024;

/// How hard a passphrase is stretched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Effort {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Effort {
    /// RFC 9106, section 4, second recommended option.
    pub const STANDARD: Self = Self { memory: 64 * 1024, passes: 3, lanes: 4 };

    /// Whether a key file may ask for this much: more would let a doctored file hang the program or take all memory.
    pub const fn is_bearable(self) -> bool {
        self.memory <= 1 << 20 && self.passes <= 32 && self.lanes <= 64
    }
}

/// What a passphrase comes to with a salt: a key that closes keys. Its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct Passphrase {
    pub(super) salt: [u8; 16],
    pub(super) effort: Effort,
    key: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Passphrase {
    /// Prints nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Passphrase {
    /// Takes a passphrase with a new salt. Slow on purpose.
    pub fn choose(words: &str) -> Result<Self, JournalFault> {
        slow::work("a passphrase is stretched");
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_no_source| JournalFault::NoRandomness)?;
        Self::stretch(words, salt, Effort::STANDARD)
    }

    pub(super) fn stretch(words: &str, salt: [u8; 16], effort: Effort) -> Result<Self, JournalFault> {
        if !effort.is_bearable() {
            return Err(JournalFault::NotAKey);
        }
        // More would be stretched all the same; nobody types it.
        let words = words.as_bytes().get(..LONGEST).unwrap_or(words.as_bytes());
        let params = Params::new(effort.memory, effort.passes, effort.lanes, Some(32))
            .map_err(|_out_of_range| JournalFault::NotAKey)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(words, &salt, key.as_mut())
            .map_err(|_no_memory| JournalFault::NoMemory)?;
        Ok(Self { salt, effort, key })
    }

    /// Whether these are the same words. Slow on purpose, and as slow for wrong words as for right ones.
    #[must_use]
    pub fn is(&self, words: &str) -> bool {
        slow::work("a passphrase is stretched");
        Self::stretch(words, self.salt, self.effort).is_ok_and(|other| {
            // Every byte is looked at, whether or not an earlier one differs.
            self.key.iter().zip(other.key.iter()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
        })
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.key
    }
}
