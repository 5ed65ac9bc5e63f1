//! The key of one show and its file, which lies apart from the journal: as it is, or closed with a passphrase.

use std::fmt;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::passphrase::{Effort, Passphrase};
use super::private;
use super::read::JournalFault;
use super::seal::ShowId;
use crate::deck::slow;

const MAGIC: [u8; 8] = *b"SIDESKEY";
const VERSION: u8 = 1;
/// The key as it is.
const PLAIN: u8 = 0;
/// The key sealed with XChaCha20-Poly1305 under what Argon2id makes of a passphrase. Everything before it is sealed in.
const CLOSED: u8 = 1;
/// Magic, version, kind, two zeros, and the show.
const HEAD: usize = 28;
const PLAIN_LEN: usize = HEAD + 32;
/// Behind the head of a closed key: salt, memory, passes and lanes (little-endian), nonce; then the sealed key.
const OPEN_PART: usize = HEAD + 16 + 12 + 24;
const CLOSED_LEN: usize = OPEN_PART + 32 + 16;

/// A random key for one show; its memory is wiped when it is dropped.
pub struct Key {
    show: ShowId,
    bytes: Zeroizing<[u8; 32]>,
    /// What closes the key in its file.
    passphrase: Option<Passphrase>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A new random key for a new show, which a passphrase may close in its file.
    pub fn random(passphrase: Option<Passphrase>) -> Result<Self, JournalFault> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_no_source| JournalFault::NoRandomness)?;
        Ok(Self { show: ShowId::random()?, bytes, passphrase })
    }

    /// The show whose key it is.
    #[must_use]
    pub const fn show(&self) -> ShowId {
        self.show
    }

    /// What closes the key in its file, if anything.
    #[must_use]
    pub const fn passphrase(&self) -> Option<&Passphrase> {
        self.passphrase.as_ref()
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Writes a new key file; one that exists is never replaced.
    pub fn write(&self, path: &Path) -> Result<(), JournalFault> {
        slow::work("a key is written");
        let mut content = Zeroizing::new(Vec::with_capacity(CLOSED_LEN));
        content.extend_from_slice(&MAGIC);
        content.extend_from_slice(&[VERSION, if self.passphrase.is_some() { CLOSED } else { PLAIN }, 0, 0]);
        content.extend_from_slice(&self.show.0);
        match &self.passphrase {
            None => content.extend_from_slice(self.bytes.as_ref()),
            Some(passphrase) => {
                let Effort { memory, passes, lanes } = passphrase.effort;
                let mut nonce = [0; 24];
                getrandom::fill(&mut nonce).map_err(|_no_source| JournalFault::NoRandomness)?;
                content.extend_from_slice(&passphrase.salt);
                for number in [memory, passes, lanes] {
                    content.extend_from_slice(&number.to_le_bytes());
                }
                content.extend_from_slice(&nonce);
                let mut sealed = self.bytes.clone();
                let tag = XChaCha20Poly1305::new(passphrase.bytes().into())
                    .encrypt_inout_detached(&XNonce::from(nonce), &content, InOutBuf::from(sealed.as_mut_slice()))
                    .map_err(|_never| JournalFault::TooLong)?;
                content.extend_from_slice(sealed.as_ref());
                content.extend_from_slice(&tag);
            }
        }
        let mut file = private::create(path).map_err(|error| JournalFault::from_io(&error))?;
        // A key that is not on the disk makes the whole journal worthless: this one write waits for the disk.
        file.write_all(&content).and_then(|()| file.sync_all()).map_err(|error| JournalFault::from_io(&error))
    }

    /// Reads a key file; [`JournalFault::Closed`] for one that is closed with a passphrase.
    pub fn read(path: &Path) -> Result<Self, JournalFault> {
        slow::work("a key is read");
        Self::read_with(path, None)
    }

    /// Reads a key file, with the words of the passphrase that closes it. Slow on purpose when there is one.
    pub fn open(path: &Path, words: &str) -> Result<Self, JournalFault> {
        slow::work("a key is read");
        Self::read_with(path, Some(words))
    }

    fn read_with(path: &Path, words: Option<&str>) -> Result<Self, JournalFault> {
        let file = File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => JournalFault::NoKey,
            _ => JournalFault::from_io(&error),
        })?;
        let mut content = Zeroizing::new(Vec::with_capacity(CLOSED_LEN + 1));
        file.take(CLOSED_LEN as u64 + 1).read_to_end(&mut content).map_err(|error| JournalFault::from_io(&error))?;
        let Some((head, rest)) = content.split_at_checked(HEAD) else { return Err(JournalFault::NotAKey) };
        if head[..8] != MAGIC || head[10..12] != [0, 0] {
            return Err(JournalFault::NotAKey);
        }
        let mut key = Self { show: ShowId([0; 16]), bytes: Zeroizing::new([0; 32]), passphrase: None };
        key.show.0.copy_from_slice(&head[12..]);
        match (head[8], head[9]) {
            (VERSION, PLAIN) if content.len() == PLAIN_LEN => key.bytes.copy_from_slice(rest),
            (VERSION, CLOSED) if content.len() == CLOSED_LEN => {
                let words = words.ok_or(JournalFault::Closed)?;
                key.passphrase = Some(unseal(&content, words, &mut key.bytes)?);
            }
            (VERSION, PLAIN | CLOSED) => return Err(JournalFault::NotAKey),
            _ => return Err(JournalFault::Newer),
        }
        Ok(key)
    }
}

/// Opens the sealed key of a whole file into `bytes`.
fn unseal(content: &[u8], words: &str, bytes: &mut [u8; 32]) -> Result<Passphrase, JournalFault> {
    let (open, sealed) = content.split_at(OPEN_PART);
    let (_, open_tail) = open.split_at(HEAD);
    let mut salt = [0; 16];
    salt.copy_from_slice(&open_tail[..16]);
    let number = |at: usize| open_tail[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let effort = Effort { memory: number(16), passes: number(20), lanes: number(24) };
    let mut nonce = [0; 24];
    nonce.copy_from_slice(&open_tail[28..]);
    let passphrase = Passphrase::stretch(words, salt, effort)?;
    let (secret, tag) = sealed.split_at(32);
    bytes.copy_from_slice(secret);
    let mut given = [0; 16];
    given.copy_from_slice(tag);
    XChaCha20Poly1305::new(passphrase.bytes().into())
        .decrypt_inout_detached(&XNonce::from(nonce), open, InOutBuf::from(bytes.as_mut_slice()), &Tag::from(given))
        .map_err(|_wrong| JournalFault::WrongPassphrase)?;
    Ok(passphrase)
}
