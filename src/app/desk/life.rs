//! A show's life at the desk: opened, taken up after a crash, begun, ended, and destroyed.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::{Desk, Errand, snapshot::snapshot_of};
use crate::{
    app::{face::Sheet, open::Loaded, windows},
    deck::{self, bundle, session::Shelf},
    platform::settings::Settings,
    show::{
        Command, From, Journal, Show,
        journal::{self, JournalFault, Listed},
    },
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// How long what came out of a package is left alone: whoever opened it may not have told yet.
const UNPACKED: Duration = Duration::from_hours(24);

/// A show that stopped longer ago than this is not offered any more: its slot is over.
pub(super) const STALE: i64 = 12 * 3_600_000;

impl Desk {
    /// Turns to another deck, with a new show.
    pub fn set_deck(&self, loaded: &Arc<Loaded>) {
        self.leave_show();
        self.forget_editor();
        let plan = loaded.plan.as_ref().ok().cloned();
        let mut show = self.show();
        *show = Show::new(loaded.outline(), plan, None);
        *self.snapshot.lock() = Arc::new(snapshot_of(&show, Arc::clone(loaded), None));
        drop(show);
        self.face(|face| {
            face.sheet = Sheet::None;
            face.chosen_question = None;
            face.board.clear();
        });
        self.take_up(loaded);
        self.wake();
    }

    /// Shows the slides of a deck, notes it among the recent ones, and looks for a show of it that was cut off.
    pub(super) fn take_up(&self, loaded: &Arc<Loaded>) {
        self.slides.set_deck(
            Arc::clone(&loaded.deck),
            loaded.folder.clone(),
            loaded.language.clone(),
            loaded.deck.theme.clone(),
        );
        {
            let settings = self.settings.lock();
            self.safety.lock().recent_before.clone_from(&settings.recent);
        }
        self.begin_session(loaded);
        if self.no_trace() {
            return;
        }
        let path = loaded.package.as_ref().map_or(&loaded.path, |package| &package.path);
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        self.settings.lock().opened(&path);
        // The disk may take its time, and nothing waits for this.
        let me = self.me.clone();
        let write = move || {
            if let Some(desk) = me.upgrade() {
                desk.save_settings();
                desk.clean_packages();
            }
        };
        if std::thread::Builder::new().name("settings".to_owned()).spawn(write).is_err() {
            self.save_settings();
        }
        self.look_for_unfinished(loaded);
    }

    /// Takes away what earlier packages were unpacked into, unless a recent deck, unsaved edits or a show that can be gone
    /// on with need it. Not for a thread that draws.
    fn clean_packages(&self) {
        let Some((folders, store)) = self.folders.as_ref().zip(self.bundles()) else { return };
        let fresh =
            |listed: &Listed| listed.modified.elapsed().is_ok_and(|age| age.as_millis() < STALE.unsigned_abs().into());
        let mut shows = journal::list(&folders.shows, &folders.keys).unwrap_or_default();
        shows.retain(fresh);
        // Of which deck a show is cannot be told while a passphrase closes it: it may be any of them.
        if shows.iter().any(|listed| matches!(listed.label, Err(JournalFault::Closed))) {
            return;
        }
        let shown: Vec<&str> = shows.iter().filter_map(|listed| Some(listed.label.as_ref().ok()?.0.as_str())).collect();
        let shelf = Shelf::new(folders.decks.clone());
        let needed = |deck: &Path| {
            if deck == self.snapshot().loaded.path {
                return true;
            }
            let id = deck::open(deck).deck.map(|deck| deck.id);
            id.is_none_or(|id| shown.contains(&id.as_str())) || shelf.drawer(deck).is_left()
        };
        // Another window of the program may have opened one just now.
        let recent = Settings::read(&folders.settings).recent;
        let used: Vec<PathBuf> =
            self.recent().into_iter().chain(recent).filter(|path| bundle::is_bundle(path)).collect();
        bundle::clean(&store, &used, UNPACKED, needed);
    }

    /// Offers to go on with a show of this deck that was cut off.
    fn look_for_unfinished(&self, loaded: &Arc<Loaded>) {
        let Some(folders) = &self.folders else { return };
        let found = journal::list(&folders.shows, &folders.keys).unwrap_or_default();
        let ours = |listed: &&Listed| listed.label.as_ref().is_ok_and(|(deck, _)| *deck == loaded.deck.id);
        for listed in found.iter().filter(ours) {
            let plan = loaded.plan.as_ref().ok().cloned();
            let Ok((show, resumed)) = Show::resume(loaded.outline(), plan, &listed.journal, &listed.key) else {
                continue;
            };
            let now = self.now();
            let ago = now.saturating_sub(resumed.last_at.unwrap_or(resumed.started_at)).max(0);
            let waiting = show.queue().waiting().count();
            if ago > STALE || !(show.state().live || waiting > 0) {
                continue;
            }
            let slide = loaded.deck.position(&show.state().slide).unwrap_or(0) + 1;
            let total = loaded.deck.slides.len();
            let ago = said::length(ago.max(1000));
            let mut words =
                vec![tr_with("cut-off", &[("ago", ago.into()), ("slide", slide.into()), ("total", total.into())])];
            if waiting > 0 {
                words.push(tr_with("cut-off-waiting", &[("count", waiting.into())]));
            }
            if let Some(damage) = &resumed.damage {
                words.push(tr_with("cut-off-damaged", &[("damage", said::damage_kind(damage.kind).into())]));
            }
            let words = words.join(" ");
            *self.unfinished.lock() = Some((Box::new(show), resumed.last_at.unwrap_or(resumed.started_at)));
            self.face(|face| face.open(Sheet::Resume { words }));
            return;
        }
        self.look_for_closed(&found);
    }

    /// Goes on with the show that was cut off.
    pub fn resume(&self) {
        let Some((unfinished, last_at)) = self.unfinished.lock().take() else { return };
        let live = unfinished.state().live;
        if last_at > self.now() {
            // It was written after what the wall says now: a rehearsal ran ahead, or the system's clock was set back.
            self.clock.go_on_from(last_at, unfinished.state().rehearsal);
        }
        let mut show = self.show();
        *show = *unfinished;
        self.publish(&show);
        drop(show);
        self.face(|face| face.sheet = Sheet::None);
        if live {
            self.errand(Errand::ShowRoom);
        }
        self.wake();
    }

    /// Destroys the show that was cut off, and starts with a new one.
    pub fn start_afresh(&self) {
        if let Some((mut unfinished, _)) = self.unfinished.lock().take()
            && let Some(purged) = unfinished.purge()
        {
            self.say(said::purged(&purged));
        }
        self.face(|face| face.sheet = Sheet::None);
        self.wake();
    }

    /// Goes live, after a passphrase has been chosen where one is asked for.
    pub(super) fn start(&self, from: From, wanted: bool) {
        let protection = self.protection();
        if protection.asks && !protection.passphrase && !protection.no_trace {
            self.ask_for_passphrase(Some((from, wanted)));
        } else {
            self.begin(from, wanted);
        }
    }

    /// Goes live: as a rehearsal when that is `wanted`, or when the slot is on another day.
    pub(super) fn begin(&self, from: From, wanted: bool) {
        let snapshot = self.snapshot();
        let now = self.now();
        let other_day = snapshot.view(now).is_some_and(|view| view.wrong_day.is_some());
        let rehearsal = wanted || other_day;
        if self.is_editing() {
            self.close_editor();
        }
        self.face(|face| face.sheet = Sheet::None);
        self.send(Command::Begin { from, rehearsal });
        self.errand(Errand::ShowRoom);
        if other_day {
            self.say(tr("rehearsal-other-day"));
        } else if rehearsal {
            self.say(tr("rehearsal-now"));
        }
    }

    /// Ends the show and closes the room's window. `purge` destroys its journal with all questions.
    pub fn end(&self, purge: bool) {
        self.send(Command::End);
        self.clock.come_back();
        self.windows.audience.close();
        self.slides.forget(windows::audience());
        self.face(|face| face.sheet = Sheet::None);
        let words = if purge { self.purge() } else { self.keep_after_the_end() };
        self.face(|face| face.open(Sheet::Said { title: tr("ended"), words }));
        self.wake();
    }

    /// Destroys the show: key, journal, and everything of it in memory. Says what was done.
    pub fn purge(&self) -> String {
        let count = self.snapshot().queue.len();
        let purged = {
            let mut show = self.show();
            let loaded = Arc::clone(&self.snapshot().loaded);
            let plan = loaded.plan.as_ref().ok().cloned();
            let purged = show.purge();
            *show = Show::new(loaded.outline(), plan, None);
            self.publish(&show);
            purged
        };
        self.face(|face| {
            face.board.clear();
            face.chosen_question = None;
            face.close_line();
        });
        self.shaper.forget();
        self.clear_copied();
        self.safety.lock().passphrase = None;
        let count = tr_with("forgotten-questions", &[("count", count.into())]);
        match purged {
            Some(purged) => format!("{} {count}", said::purged(&purged)),
            None => format!("{count} {}", tr("nothing-was-written")),
        }
    }

    /// A show that ended and is kept: its journal is let go, so that the next show has one of its own.
    fn keep_after_the_end(&self) -> String {
        if self.no_trace() {
            return tr("kept-in-memory");
        }
        let closed = self.safety.lock().passphrase.is_some();
        if closed { tr("kept-closed") } else { tr("kept-open") }
    }

    /// Before the program or the deck goes: a show that holds nothing leaves nothing behind.
    pub fn leave_show(&self) {
        let mut show = self.show();
        if !show.state().live && show.queue().iter().next().is_none() {
            let _gone = show.purge();
        }
    }

    /// Starts the journal before the first thing that is worth keeping.
    pub(super) fn keep(&self, show: &mut Show, command: &Command, now: i64) {
        let worth = matches!(
            command,
            Command::Begin { .. } | Command::Question(_) | Command::Timing(_) | Command::Message(Some(_))
        );
        if !worth || show.journal().is_some() || self.no_trace() {
            return;
        }
        let Some(folders) = &self.folders else {
            *self.no_journal.lock() = Some(tr("no-folder"));
            return;
        };
        let passphrase = self.safety.lock().passphrase.clone();
        match Journal::create_closed(&folders.shows, &folders.keys, &show.outline().deck_id, now, passphrase) {
            Ok(journal) => {
                show.keep(journal, now);
                *self.no_journal.lock() = None;
            }
            Err(fault) => *self.no_journal.lock() = Some(said::journal_fault(&fault)),
        }
    }
}
