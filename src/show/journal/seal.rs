//! The bytes of a journal: the header, and one sealed record.

use std::fmt;

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::key::Key;
use super::read::JournalFault;

const MAGIC: [u8; 8] = *b"SIDESJRN";
const VERSION: u8 = 1;
/// The length of the header.
pub(super) const HEADER: usize = 44;
/// The length of the number in front of each record.
pub(super) const PREFIX: usize = 4;
const NONCE: usize = 24;
const TAG: usize = 16;
/// The least and the most bytes that can follow the length. A snapshot of 100,000 long questions stays below.
pub(super) const RECORD: std::ops::RangeInclusive<usize> = NONCE + TAG..=1 << 30;

/// The random name of a show: its files are called by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShowId(pub(super) [u8; 16]);

impl ShowId {
    pub(super) fn random() -> Result<Self, JournalFault> {
        let mut id = [0; 16];
        getrandom::fill(&mut id).map_err(|_no_source| JournalFault::NoRandomness)?;
        Ok(Self(id))
    }
}

impl fmt::Display for ShowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ShowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The open start of a journal: it says nothing about the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The show.
    pub show: ShowId,
    /// Random for each file, so that records of a rewritten journal cannot be mixed with those of the one before.
    pub salt: [u8; 16],
}

impl Header {
    pub(super) fn random(show: ShowId) -> Result<Self, JournalFault> {
        Ok(Self { show, salt: ShowId::random()?.0 })
    }

    pub(super) fn bytes(self) -> [u8; HEADER] {
        let mut out = [0; HEADER];
        out[..8].copy_from_slice(&MAGIC);
        out[8] = VERSION;
        // 9 to 11: free. How the key is kept is the key file's business.
        out[12..28].copy_from_slice(&self.show.0);
        out[28..].copy_from_slice(&self.salt);
        out
    }

    pub(super) fn parse(bytes: &[u8; HEADER]) -> Result<Self, JournalFault> {
        if bytes[..8] != MAGIC {
            return Err(JournalFault::NotAJournal);
        }
        if bytes[8] != VERSION || bytes[9..12] != [0, 0, 0] {
            return Err(JournalFault::Newer);
        }
        let mut header = Self { show: ShowId([0; 16]), salt: [0; 16] };
        header.show.0.copy_from_slice(&bytes[12..28]);
        header.salt.copy_from_slice(&bytes[28..]);
        Ok(header)
    }
}

/// Seals and opens the records of one file.
pub(super) struct Sealer {
    cipher: XChaCha20Poly1305,
    header: Header,
}

impl Sealer {
    pub(super) fn new(key: &Key, header: Header) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.bytes().into()), header }
    }

    pub(super) const fn header(&self) -> Header {
        self.header
    }

    /// What is sealed in with record `sequence` and stands nowhere in the file: the whole header and its place.
    fn bound(&self, sequence: u64) -> [u8; HEADER + 8] {
        let mut out = [0; HEADER + 8];
        out[..HEADER].copy_from_slice(&self.header.bytes());
        out[HEADER..].copy_from_slice(&sequence.to_le_bytes());
        out
    }

    /// The bytes to append for one record: length, nonce, sealed text, tag.
    ///
    /// The nonce is random (192 bits), not counted: after a damaged end is cut off, a place in the file is used again.
    pub(super) fn seal(&self, sequence: u64, text: &[u8]) -> Result<Vec<u8>, JournalFault> {
        let length = NONCE + text.len() + TAG;
        if !RECORD.contains(&length) {
            return Err(JournalFault::TooLong);
        }
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_no_source| JournalFault::NoRandomness)?;
        let mut out = Vec::with_capacity(PREFIX + length);
        out.extend_from_slice(&u32::try_from(length).map_err(|_too_long| JournalFault::TooLong)?.to_le_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(text);
        let start = PREFIX + NONCE;
        let tag = self
            .cipher
            .encrypt_inout_detached(&XNonce::from(nonce), &self.bound(sequence), InOutBuf::from(&mut out[start..]))
            .map_err(|_too_long| JournalFault::TooLong)?;
        out.extend_from_slice(&tag);
        Ok(out)
    }

    /// The text of a record without its length, or none if it was not sealed as record `sequence` of this file.
    pub(super) fn open(&self, sequence: u64, record: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = record.split_first_chunk::<NONCE>()?;
        let (text, tag) = rest.split_last_chunk::<TAG>()?;
        let mut out = Zeroizing::new(text.to_vec());
        self.cipher
            .decrypt_inout_detached(
                &XNonce::from(*nonce),
                &self.bound(sequence),
                InOutBuf::from(out.as_mut_slice()),
                &Tag::from(*tag),
            )
            .ok()?;
        Some(out)
    }
}
