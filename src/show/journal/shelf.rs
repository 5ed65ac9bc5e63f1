//! The journals of a folder: which shows can be resumed, and how one is destroyed.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::file::lock;
use super::key::Key;
use super::private;
use super::read::{JournalFault, read};
use crate::deck::slow;

/// A journal found in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The show's random name, as the files are called.
    pub id: String,
    /// The journal.
    pub journal: PathBuf,
    /// Its key.
    pub key: PathBuf,
    /// The id of the deck and the instant at which the show was opened (UTC milliseconds), or why they cannot be read.
    /// [`JournalFault::InUse`] means that the show is open somewhere.
    pub label: Result<(String, i64), JournalFault>,
    /// When the journal was last written.
    pub modified: SystemTime,
}

/// The journals in `journals` whose keys are in `keys`, the one written last first. Nothing is changed.
///
/// A folder that does not exist has no journals.
pub fn list(journals: &Path, keys: &Path) -> Result<Vec<Listed>, JournalFault> {
    slow::work("the journals are listed");
    let entries = match std::fs::read_dir(journals) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|error| JournalFault::from_io(&error))?,
    };
    let mut found: Vec<Listed> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "journal"))
        .filter_map(|journal| {
            let id = journal.file_stem()?.to_str()?.to_owned();
            let modified = std::fs::symlink_metadata(&journal).ok().filter(std::fs::Metadata::is_file)?.modified();
            let key = keys.join(format!("{id}.key"));
            let label = label(&journal, &key);
            Some(Listed { id, journal, key, label, modified: modified.unwrap_or(SystemTime::UNIX_EPOCH) })
        })
        .collect();
    found.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.id.cmp(&b.id)));
    Ok(found)
}

fn label(journal: &Path, key: &Path) -> Result<(String, i64), JournalFault> {
    let key = Key::read(key)?;
    let mut file = File::open(journal).map_err(|error| JournalFault::from_io(&error))?;
    lock(&file)?;
    let read = read(&mut file, &key, 0)?;
    Ok((read.label.deck, read.label.started))
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Overwritten and deleted.
    Deleted,
    /// It was not there.
    Missing,
    /// It could not be deleted; the second value says whether it was at least overwritten.
    Failed(JournalFault, bool),
}

/// What a purge did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purged {
    /// What became of the key.
    pub key: Gone,
    /// What became of the journal.
    pub journal: Gone,
}

impl Purged {
    /// Whether nobody can read the questions any more: the key or the journal is gone.
    #[must_use]
    pub fn is_done(&self) -> bool {
        [&self.key, &self.journal].into_iter().any(|gone| !matches!(gone, Gone::Failed(_, false)))
            && !matches!((&self.key, &self.journal), (Gone::Missing, Gone::Failed(_, false)))
    }
}

impl fmt::Display for Purged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, gone) in [("key", &self.key), ("journal", &self.journal)] {
            let fault = match gone {
                Gone::Deleted => {
                    write!(f, "The {name} was overwritten and deleted. ")?;
                    continue;
                }
                Gone::Missing => {
                    write!(f, "There was no {name}. ")?;
                    continue;
                }
                Gone::Failed(fault, true) => {
                    write!(f, "The {name} was overwritten but could not be deleted")?;
                    fault
                }
                Gone::Failed(fault, false) => {
                    write!(f, "The {name} could not be deleted")?;
                    fault
                }
            };
            write!(f, ": {}. ", fault.to_string().trim_end_matches('.'))?;
        }
        f.write_str(if self.is_done() {
            "The questions of this show can no longer be read. On a solid-state disk traces of deleted files may remain, \
             but without the key they are only noise."
        } else {
            "The questions of this show can still be read."
        })
    }
}

/// Destroys a show: its key first, so that nothing that stays behind can be read, then the journal.
///
/// A journal that is open in another process is left alone.
#[must_use]
pub fn purge(journal: &Path, key: &Path) -> Purged {
    slow::work("a journal is destroyed");
    if let Ok(file) = File::open(journal)
        && let Err(fault) = lock(&file)
    {
        return Purged { key: Gone::Failed(fault.clone(), false), journal: Gone::Failed(fault, false) };
    }
    let key = destroy(key);
    // What an interrupted rewrite may have left.
    drop(std::fs::remove_file(journal.with_extension("new")));
    Purged { key, journal: destroy(journal) }
}

fn destroy(path: &Path) -> Gone {
    let metadata = match std::fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Gone::Missing;
        }
        other => other,
    };
    // Overwriting follows a link to a file that may be anybody's; a link itself is just removed.
    let overwritten = match metadata {
        Err(error) => return Gone::Failed(JournalFault::from_io(&error), false),
        Ok(metadata) if metadata.is_file() => overwrite(path),
        Ok(_) => Err(io::ErrorKind::InvalidInput.into()),
    };
    match std::fs::remove_file(path) {
        Ok(()) => {
            private::sync_folder(path.parent());
            Gone::Deleted
        }
        Err(error) => Gone::Failed(JournalFault::from_io(&error), overwritten.is_ok()),
    }
}

fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    let mut noise = vec![0; 1 << 16];
    while left > 0 {
        getrandom::fill(&mut noise).map_err(|_no_source| io::Error::other("no random numbers"))?;
        let piece = usize::try_from(left).unwrap_or(usize::MAX).min(noise.len());
        file.write_all(&noise[..piece])?;
        left -= piece as u64;
    }
    file.sync_all()
}
