//! Reading a journal: everything up to the first byte that is not right, and what is wrong there.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read as _};

use zeroize::Zeroizing;

use super::Label;
use super::key::Key;
use super::seal::{HEADER, Header, PREFIX, RECORD, Sealer};

/// Why a journal cannot be created or read at all. No path and no text is in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalFault {
    /// It does not start like a journal.
    #[error("This file is not a journal, or its beginning is damaged.")]
    NotAJournal,
    /// It does not look like a key.
    #[error("The key file of this journal is damaged: without it the journal cannot be read.")]
    NotAKey,
    /// The key file is missing.
    #[error("The key of this journal is missing: without it the journal cannot be read.")]
    NoKey,
    /// The key is closed with a passphrase, and none was given.
    #[error("This journal is closed with a passphrase.")]
    Closed,
    /// The words do not open the key, or the key file was changed.
    #[error("This passphrase does not open the show. Nothing is lost: try again.")]
    WrongPassphrase,
    /// A passphrase needs more memory than there is.
    #[error("There is not enough memory to work the passphrase out.")]
    NoMemory,
    /// The key belongs to another show.
    #[error("This key belongs to another journal.")]
    OtherKey,
    /// The beginning is damaged.
    #[error("Nothing of this journal can be read: {0}.")]
    Unreadable(Damage),
    /// A format that this version does not know.
    #[error("This journal was written by a newer version of Sidestage.")]
    Newer,
    /// Somebody else has it open.
    #[error("This show is open in another window of Sidestage.")]
    InUse,
    /// A record over the limit.
    #[error("The record is too long to be saved.")]
    TooLong,
    /// The system gives no random numbers.
    #[error("The system gives no random numbers, so nothing can be encrypted.")]
    NoRandomness,
    /// The disk does not do what it is asked.
    #[error("{0}")]
    Disk(&'static str),
}

impl JournalFault {
    /// What went wrong with a file, in words without its path.
    pub(super) fn from_io(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        Self::Disk(match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => "the disk is full",
            Kind::ReadOnlyFilesystem => "the disk is read-only",
            Kind::PermissionDenied => "the folder may not be written",
            Kind::NotFound => "the file or its folder is gone",
            Kind::NotADirectory => "where the folder was, there is a file",
            Kind::AlreadyExists => "a file of that name exists already",
            _ => "the disk does not take it",
        })
    }
}

/// What is wrong at the end of what could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// The file ends inside a record: the process or the power went away while it was written.
    Torn,
    /// The length in front of a record cannot be right.
    Length,
    /// The record was changed, moved, or sealed with another key.
    Sealed,
    /// The disk could not be read further.
    Disk,
}

impl DamageKind {
    /// The damage in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Torn => "the last record is incomplete",
            Self::Length => "the length of a record cannot be right",
            Self::Sealed => "a record was changed or moved",
            Self::Disk => "the disk could not be read further",
        }
    }
}

/// Where reading stopped before the end of the file, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first byte of the record that is damaged; everything before it is intact.
    pub offset: u64,
    /// How many records before it were read, without the label.
    pub records_read: u64,
    /// What is wrong.
    pub kind: DamageKind,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, records_read, kind } = self;
        write!(f, "{} at byte {offset}; {records_read} records before it were read", kind.word())
    }
}

/// What was read.
pub struct Read {
    /// The journal's header.
    pub header: Header,
    /// The first record.
    pub label: Label,
    /// The other records, as they were appended.
    pub records: Vec<Zeroizing<Vec<u8>>>,
    /// Where reading stopped, if that was before the end.
    pub damage: Option<Damage>,
    /// The length of the intact part in bytes.
    pub(super) length: u64,
}

/// Reads the header alone.
pub(super) fn header(file: &mut File) -> Result<Header, JournalFault> {
    let mut bytes = [0; HEADER];
    file.read_exact(&mut bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => JournalFault::NotAJournal,
        _ => JournalFault::from_io(&error),
    })?;
    Header::parse(&bytes)
}

/// Reads a journal from its start; at most `most` records behind the label.
pub(super) fn read(file: &mut File, key: &Key, most: u64) -> Result<Read, JournalFault> {
    let size = file.metadata().map_err(|error| JournalFault::from_io(&error))?.len();
    let header = header(file)?;
    if header.show != key.show() {
        return Err(JournalFault::OtherKey);
    }
    let sealer = Sealer::new(key, header);
    let mut source = BufReader::with_capacity(1 << 16, file);
    let mut offset = HEADER as u64;
    let mut next = |sequence: u64| -> Result<Option<Zeroizing<Vec<u8>>>, DamageKind> {
        let left = size.saturating_sub(offset);
        if left == 0 {
            return Ok(None);
        }
        if left < PREFIX as u64 {
            return Err(DamageKind::Torn);
        }
        let mut prefix = [0; PREFIX];
        source.read_exact(&mut prefix).map_err(|_error| DamageKind::Disk)?;
        let length = u32::from_le_bytes(prefix) as usize;
        if !RECORD.contains(&length) {
            return Err(DamageKind::Length);
        }
        // The length is checked against the file before anything is allocated for it.
        if (left - PREFIX as u64) < length as u64 {
            return Err(DamageKind::Torn);
        }
        let mut record = vec![0; length];
        source.read_exact(&mut record).map_err(|_error| DamageKind::Disk)?;
        let text = sealer.open(sequence, &record).ok_or(DamageKind::Sealed)?;
        offset += (PREFIX + length) as u64;
        Ok(Some(text))
    };
    let label = match next(0) {
        Ok(Some(text)) => serde_json::from_slice(&text).map_err(|_unknown| JournalFault::Newer)?,
        Ok(None) => return Err(JournalFault::Unreadable(torn_start())),
        Err(kind) => return Err(JournalFault::Unreadable(Damage { kind, ..torn_start() })),
    };
    let mut records = Vec::new();
    let mut fault = None;
    while (records.len() as u64) < most {
        match next(records.len() as u64 + 1) {
            Ok(Some(text)) => records.push(text),
            Ok(None) => break,
            Err(kind) => {
                fault = Some(kind);
                break;
            }
        }
    }
    let damage = fault.map(|kind| Damage { offset, records_read: records.len() as u64, kind });
    Ok(Read { header, label, records, damage, length: offset })
}

const fn torn_start() -> Damage {
    Damage { offset: HEADER as u64, records_read: 0, kind: DamageKind::Torn }
}
