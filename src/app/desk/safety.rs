//! What protects the questions at the desk: the panic key, the lock, the passphrase, the show without a trace, and the
//! journals of earlier shows.
//!
//! A passphrase is worked out on a thread of its own, because that takes a few tenths of a second on purpose.

use std::{
    sync::{Arc, atomic::Ordering},
    time::SystemTime,
};

use zeroize::Zeroizing;

use super::{Desk, Snapshot, life::STALE};
use crate::{
    app::face::{Line, Sheet},
    platform::crash,
    show::{
        Command, From, Journal, Show,
        journal::{self, JournalFault, Key, Listed, Passphrase},
    },
    ui::{
        commands::{Verb, key_of},
        said,
        words::{tr, tr_with},
    },
};

/// The shortest passphrase that is taken, in characters.
const SHORTEST: usize = 8;

/// What the desk knows of passphrases and of earlier shows.
#[derive(Default)]
pub(super) struct Safety {
    /// Closes the key of the show and the lock of the console.
    pub passphrase: Option<Passphrase>,
    /// Whether a passphrase is being worked out.
    pub working: bool,
    /// The show that was cut off and is closed with a passphrase.
    pub closed: Option<Listed>,
    /// The recent decks as they were before this one was opened.
    pub recent_before: Vec<std::path::PathBuf>,
    /// How many journals of earlier shows are kept, as far as was looked.
    pub kept: usize,
}

/// What the safety sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
    /// Whether nothing is written.
    pub no_trace: bool,
    /// Whether a passphrase closes this show.
    pub passphrase: bool,
    /// Whether a passphrase is asked for at the start of every show.
    pub asks: bool,
    /// Whether one is being worked out.
    pub working: bool,
    /// How many journals of earlier shows are kept on this machine.
    pub kept: usize,
}

impl Desk {
    /// How the questions are protected.
    #[must_use]
    pub fn protection(&self) -> Protection {
        let safety = self.safety.lock();
        Protection {
            no_trace: self.no_trace(),
            passphrase: safety.passphrase.is_some(),
            asks: self.settings.lock().ask_passphrase,
            working: safety.working,
            kept: safety.kept,
        }
    }

    /// Opens the sheet that says how the questions are protected, and counts the shows that are kept.
    pub(super) fn open_safety(&self) {
        let kept = self.kept_shows().len();
        self.safety.lock().kept = kept;
        self.open_sheet(Sheet::Safety);
    }

    /// Whether nothing of this show is written.
    #[must_use]
    pub fn no_trace(&self) -> bool {
        self.no_trace.load(Ordering::Relaxed)
    }

    /// Has nothing written from now on, or lets it be written again. Only before the show starts. What was written of this
    /// show is destroyed, key first; what is in memory stays.
    pub fn set_no_trace(&self, on: bool) {
        if self.snapshot().state.live {
            self.say(tr("safety-live"));
            return;
        }
        if on && !self.no_trace() {
            let before = self.safety.lock().recent_before.clone();
            self.settings.lock().recent = before;
            self.save_settings();
        }
        self.no_trace.store(on, Ordering::Relaxed);
        crash::hold_back(on);
        let purged = {
            let mut show = self.show();
            let purged = if on { show.leave_journal() } else { None };
            *self.no_journal.lock() = None;
            self.publish(&show);
            purged
        };
        self.say(match (on, purged) {
            (true, Some(purged)) if !purged.is_done() => said::purged(&purged),
            (true, _) => tr("no-trace-on"),
            (false, _) => tr("no-trace-off"),
        });
    }

    /// Whether a passphrase is asked for at the start of every show.
    pub fn set_asks(&self, asks: bool) {
        self.settings.lock().ask_passphrase = asks;
        self.save_settings();
        self.wake();
    }

    /// Opens the fields for a new passphrase.
    pub fn ask_for_passphrase(&self, from: Option<(From, bool)>) {
        self.open_sheet(Sheet::Passphrase { from });
    }

    /// Takes the passphrase that was typed twice: the show's journal is closed with it, and then the show starts, if it is to.
    pub fn choose_passphrase(&self, from: Option<(From, bool)>) {
        if self.safety.lock().working {
            return;
        }
        let (words, again) = self.face(|face| (face.secret.take(), face.secret_again.take()));
        let fault = if words.chars().count() < SHORTEST {
            Some(tr_with("passphrase-short", &[("count", SHORTEST.into())]))
        } else if *words != *again {
            Some(tr("passphrase-differ"))
        } else {
            None
        };
        if let Some(fault) = fault {
            return self.refuse(fault);
        }
        self.aside(move |desk| match Passphrase::choose(&words) {
            Ok(passphrase) => desk.take_passphrase(passphrase, from),
            Err(fault) => desk.refuse(said::journal_fault(&fault)),
        });
    }

    fn take_passphrase(&self, passphrase: Passphrase, from: Option<(From, bool)>) {
        self.safety.lock().passphrase = Some(passphrase);
        self.close_journal();
        self.face(|face| {
            face.sheet = Sheet::None;
            face.forget_fields();
        });
        match from {
            Some((from, wanted)) => self.begin(from, wanted),
            None => self.say(tr("passphrase-taken")),
        }
    }

    /// Starts the show without a passphrase although one is asked for.
    pub fn start_without_passphrase(&self, (from, wanted): (From, bool)) {
        self.face(|face| {
            face.sheet = Sheet::None;
            face.forget_fields();
        });
        self.begin(from, wanted);
    }

    /// Writes a journal that has begun anew under a closed key, and destroys the one whose key lies open.
    fn close_journal(&self) {
        let (Some(folders), passphrase) = (&self.folders, self.safety.lock().passphrase.clone()) else { return };
        let mut show = self.show();
        let Some((path, key)) = show.journal().map(|old| (old.paths().0.to_owned(), old.paths().1.to_owned())) else {
            return;
        };
        let now = self.now();
        match Journal::create_closed(&folders.shows, &folders.keys, &show.outline().deck_id, now, passphrase) {
            Ok(journal) => {
                show.keep(journal, now);
                let purged = journal::purge(&path, &key);
                if !purged.is_done() {
                    self.say(said::purged(&purged));
                }
            }
            Err(fault) => {
                let why = said::journal_fault(&fault);
                self.say(tr_with("journal-not-closed", &[("why", why.into())]));
            }
        }
        self.publish(&show);
    }

    fn refuse(&self, fault: String) {
        self.face(|face| {
            face.secret.clear();
            face.secret_again.clear();
            face.fault = Some(fault);
            face.take_keyboard = true;
        });
        self.wake();
    }

    /// Does something slow on a thread of its own.
    fn aside(&self, work: impl FnOnce(&Self) + Send + 'static) {
        let Some(desk) = self.me.upgrade() else { return };
        self.safety.lock().working = true;
        self.face(|face| face.fault = None);
        let spawned = std::thread::Builder::new().name("passphrase".to_owned()).spawn(move || {
            work(&desk);
            desk.safety.lock().working = false;
            desk.wake();
        });
        if spawned.is_err() {
            self.safety.lock().working = false;
            self.refuse(tr("no-thread"));
        }
    }
}

/// Shows that were cut off and closed, and shows that were kept.
impl Desk {
    /// Offers to open a show that was cut off and is closed with a passphrase, if there is one.
    pub(super) fn look_for_closed(&self, found: &[Listed]) {
        let age = |listed: &Listed| {
            let age = SystemTime::now().duration_since(listed.modified).unwrap_or_default();
            i64::try_from(age.as_millis()).unwrap_or(i64::MAX)
        };
        let closed = found.iter().find(|listed| listed.label == Err(JournalFault::Closed) && age(listed) <= STALE);
        let Some(listed) = closed else { return };
        let words = tr_with("closed-found", &[("ago", said::length(age(listed).max(1000)).into())]);
        self.safety.lock().closed = Some(listed.clone());
        self.face(|face| face.open(Sheet::Closed { words }));
    }

    /// Opens the show that is closed, with what was typed.
    pub fn open_closed(&self) {
        let listed = {
            let safety = self.safety.lock();
            match &safety.closed {
                Some(listed) if !safety.working => listed.clone(),
                _ => return,
            }
        };
        let words = self.face(|face| face.secret.take());
        if words.is_empty() {
            return self.refuse(tr("passphrase-type"));
        }
        self.aside(move |desk| {
            let opened = Key::open(&listed.key, &words).and_then(|key| {
                let passphrase = key.passphrase().cloned();
                let loaded = Arc::clone(&desk.snapshot().loaded);
                let plan = loaded.plan.as_ref().ok().cloned();
                let (show, resumed) = Show::resume_with(loaded.outline(), plan, &listed.journal, &listed.key, key)?;
                Ok((show, resumed, passphrase))
            });
            match opened {
                Err(fault) => desk.refuse(said::journal_fault(&fault)),
                Ok((_, resumed, _)) if resumed.deck != desk.snapshot().loaded.deck.id => {
                    desk.refuse(tr("closed-other-deck"));
                }
                Ok((show, resumed, passphrase)) => {
                    desk.safety.lock().passphrase = passphrase;
                    desk.safety.lock().closed = None;
                    *desk.unfinished.lock() = Some((Box::new(show), resumed.last_at.unwrap_or(resumed.started_at)));
                    desk.face(super::super::face::Face::forget_fields);
                    desk.resume();
                    if let Some(damage) = resumed.damage {
                        let words = tr_with("journal-damaged", &[("damage", said::damage(&damage).into())]);
                        desk.face(|face| face.open(Sheet::Said { title: tr("goes-on"), words }));
                    }
                }
            }
        });
    }

    /// Leaves the closed show where it is, and starts with a new one.
    pub fn leave_closed(&self) {
        self.safety.lock().closed = None;
        self.face(|face| {
            face.sheet = Sheet::None;
            face.forget_fields();
        });
        self.say(tr("closed-stays"));
    }

    /// The journals on this machine that no show is working on.
    fn kept_shows(&self) -> Vec<Listed> {
        let found = self.folders.as_ref().map(|folders| journal::list(&folders.shows, &folders.keys));
        let mut found = found.and_then(Result::ok).unwrap_or_default();
        found.retain(|listed| listed.label != Err(JournalFault::InUse));
        found
    }

    /// Destroys the journals of all earlier shows with their keys, and says what it did.
    pub fn purge_kept(&self) {
        let purged: Vec<_> =
            self.kept_shows().iter().map(|listed| journal::purge(&listed.journal, &listed.key)).collect();
        let failed: Vec<String> = purged.iter().filter(|purged| !purged.is_done()).map(said::purged).collect();
        let done = purged.len() - failed.len();
        let mut words = tr_with("kept-destroyed", &[("count", done.into())]);
        for fault in &failed {
            words.push(' ');
            words.push_str(fault);
        }
        self.face(|face| face.open(Sheet::Said { title: tr("safety-earlier"), words }));
        self.wake();
    }
}

/// The panic key and the lock.
impl Desk {
    /// Whether a command may do something behind the panic or the lock.
    pub(super) fn lets_through(&self, snapshot: &Snapshot, verb: Verb) -> bool {
        if snapshot.state.panic {
            // Whatever happened now, nobody would see; what a clicker sends must not count either.
            return matches!(verb, Verb::Panic | Verb::Calm);
        }
        // The room and the panel go on: a clicker moves slides and blanks the screen, the panel says what it has seen, and the
        // room's window can fill its display again.
        !self.face(|face| face.locked)
            || matches!(
                verb,
                Verb::Next | Verb::Previous | Verb::Black | Verb::Panic | Verb::Lock | Verb::Seen | Verb::FillRoom
            )
    }

    /// Every window neutral at once. What is open on the console stays as it is and is seen again afterwards.
    pub(super) fn panic(&self) {
        self.clear_copied();
        self.face(|face| {
            face.secret.clear();
            face.secret_again.clear();
        });
        self.send(Command::Panic);
    }

    /// The deliberate end of a panic.
    pub(super) fn calm(&self) {
        self.face(|face| face.take_keyboard = face.sheet != Sheet::None || face.line != Line::None);
        self.send(Command::Calm);
    }

    /// Hides the console; without a passphrase, the same key shows it again.
    pub(super) fn turn_lock(&self) {
        if !self.face(|face| face.locked) {
            self.clear_copied();
            self.face(|face| {
                face.locked = true;
                face.forget_fields();
                face.take_keyboard = true;
            });
        } else if self.is_locked_by_passphrase() {
            self.refuse(tr("lock-needs-passphrase"));
        } else {
            self.open_lock();
        }
        self.wake();
    }

    /// The console as it was left.
    fn open_lock(&self) {
        self.face(|face| {
            face.locked = false;
            face.forget_fields();
            face.take_keyboard = face.sheet != Sheet::None || face.line != Line::None;
        });
    }

    /// Whether only the passphrase opens the lock.
    #[must_use]
    pub fn is_locked_by_passphrase(&self) -> bool {
        self.safety.lock().passphrase.is_some()
    }

    /// Opens the lock with what was typed, or without a passphrase by a press of its button.
    pub fn unlock(&self) {
        let passphrase = {
            let safety = self.safety.lock();
            if safety.working {
                return;
            }
            safety.passphrase.clone()
        };
        let Some(passphrase) = passphrase else { return self.turn_lock() };
        let words: Zeroizing<String> = self.face(|face| face.secret.take());
        self.aside(move |desk| {
            if passphrase.is(&words) {
                desk.open_lock();
            } else {
                desk.refuse(tr("not-the-passphrase"));
            }
        });
    }

    /// Has the windows clear what was copied from them.
    pub(super) fn clear_copied(&self) {
        self.clear_copied.store(true, Ordering::Relaxed);
    }

    /// Whether the windows are to clear what was copied from them; true once for each time that it was asked.
    pub fn must_clear_copied(&self) -> bool {
        self.clear_copied.swap(false, Ordering::Relaxed)
    }

    /// What the console says above everything else while nothing is written.
    #[must_use]
    pub fn no_trace_words(&self) -> Option<String> {
        self.no_trace().then(|| tr_with("no-trace-line", &[("key", key_of(Verb::Safety).into())]))
    }
}
