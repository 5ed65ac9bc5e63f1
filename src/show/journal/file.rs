//! The open journal: append, and go on in memory when the disk does not take it.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::Sender;
use zeroize::Zeroizing;

use super::Label;
use super::key::Key;
use super::passphrase::Passphrase;
use super::private;
use super::read::{JournalFault, Read, read};
use super::seal::{HEADER, Header, Sealer, ShowId};
use crate::deck::slow;

/// The journal of one show, open for appending. While it is open no other process can resume or purge it.
pub struct Journal {
    path: PathBuf,
    key_path: PathBuf,
    key: Key,
    label: Label,
    sealer: Sealer,
    file: File,
    /// The place of the next record.
    next: u64,
    trouble: Option<JournalFault>,
    syncer: Syncer,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journal ({} records)", self.next)
    }
}

impl Journal {
    /// Starts the journal of a new show of the deck called `deck` at the instant `now`.
    ///
    /// The folders are created where they are missing; they should be two different ones, so that whoever takes the
    /// journals does not have the keys with them.
    pub fn create(journals: &Path, keys: &Path, deck: &str, now: i64) -> Result<Self, JournalFault> {
        Self::create_closed(journals, keys, deck, now, None)
    }

    /// The same, with a passphrase that closes the key, if there is one.
    pub fn create_closed(
        journals: &Path,
        keys: &Path,
        deck: &str,
        now: i64,
        passphrase: Option<Passphrase>,
    ) -> Result<Self, JournalFault> {
        slow::work("a journal is made");
        for folder in [journals, keys] {
            private::folder(folder).map_err(|error| JournalFault::from_io(&error))?;
        }
        let key = Key::random(passphrase)?;
        let name = key.show().to_string();
        let (path, key_path) = (journals.join(format!("{name}.journal")), keys.join(format!("{name}.key")));
        key.write(&key_path)?;
        private::sync_folder(Some(keys));
        let label = Label { deck: deck.to_owned(), started: now };
        let started = start_file(&path, &key, &label, None);
        if started.is_err() {
            // A key without a journal is of no use to anybody.
            drop(std::fs::remove_file(&key_path));
        }
        let (file, sealer, next) = started?;
        private::sync_folder(Some(journals));
        let syncer = Syncer::start(&file);
        syncer.soon();
        Ok(Self { path, key_path, key, label, sealer, file, next, trouble: None, syncer })
    }

    /// Opens a journal to go on with it. A damaged end is cut off, after what stands before it was read.
    pub fn resume(path: &Path, key_path: &Path) -> Result<(Self, Read), JournalFault> {
        Self::resume_with(path, key_path, Key::read(key_path)?)
    }

    /// The same, with a key that was read already: one that a passphrase closes takes its time.
    pub fn resume_with(path: &Path, key_path: &Path, key: Key) -> Result<(Self, Read), JournalFault> {
        slow::work("a journal is read");
        let mut file =
            OpenOptions::new().read(true).write(true).open(path).map_err(|error| JournalFault::from_io(&error))?;
        lock(&file)?;
        let read = read(&mut file, &key, u64::MAX)?;
        let cut = if read.damage.is_some() { file.set_len(read.length) } else { Ok(()) };
        cut.and_then(|()| file.seek(SeekFrom::Start(read.length))).map_err(|error| JournalFault::from_io(&error))?;
        let syncer = Syncer::start(&file);
        let journal = Self {
            path: path.to_owned(),
            key_path: key_path.to_owned(),
            sealer: Sealer::new(&key, read.header),
            key,
            label: read.label.clone(),
            file,
            next: read.records.len() as u64 + 1,
            trouble: None,
            syncer,
        };
        Ok((journal, read))
    }

    /// Reads a journal without changing it, even while the show goes on in another window.
    pub fn look(path: &Path, key_path: &Path) -> Result<Read, JournalFault> {
        slow::work("a journal is read");
        let key = Key::read(key_path)?;
        let mut file = File::open(path).map_err(|error| JournalFault::from_io(&error))?;
        read(&mut file, &key, u64::MAX)
    }

    /// The show's random name.
    #[must_use]
    pub const fn show(&self) -> ShowId {
        self.sealer.header().show
    }

    /// Where the journal and its key are.
    #[must_use]
    pub fn paths(&self) -> (&Path, &Path) {
        (&self.path, &self.key_path)
    }

    /// The passphrase that closes the key, if there is one.
    #[must_use]
    pub const fn passphrase(&self) -> Option<&Passphrase> {
        self.key.passphrase()
    }

    /// When the show was opened, in UTC milliseconds.
    #[must_use]
    pub const fn started_at(&self) -> i64 {
        self.label.started
    }

    /// How many records the file has, the label included.
    #[must_use]
    pub const fn records(&self) -> u64 {
        self.next
    }

    /// Appends a record with one write call. `false` means that it is not in the file, and [`Self::trouble`] says why;
    /// the caller then gives [`Self::rewrite`] a snapshot.
    #[must_use]
    pub fn append(&mut self, record: &[u8]) -> bool {
        slow::work("a journal is written");
        if self.trouble.is_some() {
            return false;
        }
        match self.try_append(record) {
            Ok(()) => {
                self.next += 1;
                self.syncer.soon();
                true
            }
            Err(fault) => {
                self.trouble = Some(fault);
                false
            }
        }
    }

    fn try_append(&mut self, record: &[u8]) -> Result<(), JournalFault> {
        if private::is_gone(&self.file) {
            return Err(JournalFault::Disk("the file or its folder is gone"));
        }
        let bytes = self.sealer.seal(self.next, record)?;
        loop {
            return match self.file.write(&bytes) {
                Ok(written) if written == bytes.len() => Ok(()),
                // Part of a record: the disk ran full under it. What was written is rewritten or cut off later.
                Ok(_) => Err(JournalFault::Disk("the disk is full")),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => Err(JournalFault::from_io(&error)),
            };
        }
    }

    /// Replaces the file by a new one that starts with `snapshot`: the way out of trouble, and the way to shorten a long
    /// journal. The old file stands until the new one is complete on the disk. `false` means that nothing has changed.
    pub fn rewrite(&mut self, snapshot: &[u8]) -> bool {
        slow::work("a journal is rewritten");
        match self.try_rewrite(snapshot) {
            Ok(()) => {
                self.trouble = None;
                true
            }
            Err(fault) => {
                // A rewrite that was not needed may fail without harm: appending goes on.
                if self.trouble.is_some() {
                    self.trouble = Some(fault);
                }
                false
            }
        }
    }

    fn try_rewrite(&mut self, snapshot: &[u8]) -> Result<(), JournalFault> {
        // Only the folders themselves are made anew: had a whole drive gone away, files must not appear where it was.
        for path in [&self.path, &self.key_path] {
            if let Some(folder) = path.parent() {
                private::last_folder(folder).map_err(|error| JournalFault::from_io(&error))?;
            }
        }
        if !self.key_path.exists() {
            self.key.write(&self.key_path)?;
        }
        let fresh = self.path.with_extension("new");
        drop(std::fs::remove_file(&fresh));
        let made = start_file(&fresh, &self.key, &self.label, Some(snapshot)).and_then(|made| {
            made.0
                .sync_data()
                .and_then(|()| std::fs::rename(&fresh, &self.path))
                .map_err(|error| JournalFault::from_io(&error))?;
            Ok(made)
        });
        if made.is_err() {
            drop(std::fs::remove_file(&fresh));
        }
        (self.file, self.sealer, self.next) = made?;
        private::sync_folder(self.path.parent());
        self.syncer = Syncer::start(&self.file);
        Ok(())
    }

    /// Why the show is not being saved, in words; none while all is well.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        if let Some(fault) = &self.trouble {
            let fault = fault.to_string();
            let fault = fault.trim_end_matches('.');
            return Some(format!(
                "The show is not being saved: {fault}. It goes on in memory; saving is tried again with every action."
            ));
        }
        self.syncer.failed().then(|| {
            "The disk does not confirm what is saved. A crash of the program loses nothing; a power cut might."
                .to_owned()
        })
    }

    /// Closes the journal and destroys it with its key; what was done is in the answer.
    #[must_use]
    pub fn purge(self) -> super::Purged {
        let (path, key_path) = (self.path.clone(), self.key_path.clone());
        drop(self);
        super::purge(&path, &key_path)
    }

    #[cfg(test)]
    pub(super) fn key_bytes(&self) -> &[u8; 32] {
        self.key.bytes()
    }

    #[cfg(test)]
    pub(super) fn use_file(&mut self, file: File) {
        self.file = file;
    }
}

/// Creates the file `path` with header, label and perhaps a snapshot, locked and ready to append. Gives the number of
/// records in it.
fn start_file(
    path: &Path,
    key: &Key,
    label: &Label,
    snapshot: Option<&[u8]>,
) -> Result<(File, Sealer, u64), JournalFault> {
    let header = Header::random(key.show())?;
    let sealer = Sealer::new(key, header);
    let label = Zeroizing::new(serde_json::to_vec(label).map_err(|_never| JournalFault::TooLong)?);
    let mut bytes = Vec::with_capacity(HEADER + label.len() + 64);
    bytes.extend_from_slice(&header.bytes());
    bytes.extend_from_slice(&sealer.seal(0, &label)?);
    if let Some(snapshot) = snapshot {
        bytes.extend_from_slice(&sealer.seal(1, snapshot)?);
    }
    let mut file = private::create(path).map_err(|error| JournalFault::from_io(&error))?;
    lock(&file)?;
    let written = file.write_all(&bytes).map_err(|error| JournalFault::from_io(&error));
    if written.is_err() {
        drop(std::fs::remove_file(path));
    }
    written?;
    Ok((file, sealer, 1 + u64::from(snapshot.is_some())))
}

/// Locks the file for this process. Where locks do not exist, it goes on without.
pub(super) fn lock(file: &File) -> Result<(), JournalFault> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(JournalFault::InUse),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// A pause between two syncs, so that in a burst of actions a write seldom meets a sync of the same page and waits for it.
const PAUSE: Duration = Duration::from_millis(100);

/// The thread that waits for the disk. Requests that come while it waits are done together.
struct Syncer {
    ask: Option<Sender<()>>,
    /// Nothing is ever sent on it: that it closes ends a pause.
    open: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    failed: Arc<AtomicBool>,
}

impl Syncer {
    fn start(file: &File) -> Self {
        let failed = Arc::new(AtomicBool::new(false));
        let (ask, asked) = crossbeam_channel::bounded::<()>(1);
        let (open, closed) = crossbeam_channel::bounded::<()>(0);
        let thread = file.try_clone().ok().and_then(|file| {
            let failed = Arc::clone(&failed);
            std::thread::Builder::new()
                .name("journal-sync".to_owned())
                .spawn(move || {
                    while asked.recv().is_ok() {
                        failed.store(file.sync_data().is_err(), Ordering::Relaxed);
                        let _ = closed.recv_timeout(PAUSE);
                    }
                })
                .ok()
        });
        failed.store(thread.is_none(), Ordering::Relaxed);
        Self { ask: Some(ask), open: Some(open), thread, failed }
    }

    /// Asks for a sync and does not wait. A full channel means that one is about to start, which will do.
    fn soon(&self) {
        if let Some(ask) = &self.ask {
            let _ = ask.try_send(());
        }
    }

    fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }
}

impl Drop for Syncer {
    /// Lets the last sync finish, so that a show that was closed in order is on the disk.
    fn drop(&mut self) {
        self.open = None;
        self.ask = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
