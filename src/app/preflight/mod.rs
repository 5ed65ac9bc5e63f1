//! The pre-flight: everything that should be looked at before people sit down, on one page.
//!
//! What is slow to find out is gathered on a thread of its own, once a deck is opened and whenever it is asked for. What a
//! line says is worked out from those facts alone, so that tests can hold every line.

mod facts;
mod gather;
mod lines;
mod page;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

pub use facts::{Clicker, ClickerKey, Clock, DeckFacts, Facts, Machine};
pub use lines::{Deed, Light, Line, Subject, lines, sum};
pub use page::{chip, page};
use parking_lot::Mutex;

use super::{desk::Desk, face::Sheet};
use crate::ui::commands::Verb;

/// What was gathered so far.
#[derive(Default)]
struct Gathered {
    deck: Option<DeckFacts>,
    machine: Option<Machine>,
    clicker: Clicker,
}

/// The pre-flight's own state: what was gathered, and for which run.
#[derive(Default)]
pub struct Preflight {
    run: AtomicU64,
    gathered: Mutex<Gathered>,
}

impl Preflight {
    /// Notes a press of a clicker while the page is open.
    pub fn clicked(&self, key: ClickerKey) {
        self.gathered.lock().clicker.press(key);
    }

    /// Notes that there is no clicker to test.
    pub fn no_clicker(&self) {
        self.gathered.lock().clicker.none = true;
    }
}

impl Desk {
    /// Looks at everything anew, after a while: a program that has just been started has more urgent things to do.
    pub fn run_preflight(self: &Arc<Self>, after: Duration) {
        let run = self.preflight.run.fetch_add(1, Ordering::Relaxed) + 1;
        {
            let mut gathered = self.preflight.gathered.lock();
            (gathered.deck, gathered.machine) = (None, None);
        }
        let (desk, loaded) = (Arc::downgrade(self), Arc::clone(&self.snapshot().loaded));
        let folders = self.folders.clone();
        let work = move || {
            thread::sleep(after);
            let current = |desk: &Desk| desk.preflight.run.load(Ordering::Relaxed) == run;
            if !desk.upgrade().is_some_and(|desk| current(&desk)) {
                return;
            }
            let machine = gather::machine(folders.as_ref());
            let deck = gather::deck(&loaded);
            if let Some(desk) = desk.upgrade().filter(|desk| current(desk)) {
                let mut gathered = desk.preflight.gathered.lock();
                (gathered.deck, gathered.machine) = (Some(deck), Some(machine));
                drop(gathered);
                desk.wake();
            }
        };
        // Without the thread the lines say that they are still being looked at, and nothing else is lost.
        let _started = thread::Builder::new().name("pre-flight".to_owned()).spawn(work);
    }

    /// What is known now. Nothing here takes long.
    #[must_use]
    pub fn preflight_facts(&self) -> Facts {
        let snapshot = self.snapshot();
        let displays = self.displays();
        let room = self.standing().room.or_else(|| self.room_to_be());
        let now = self.now();
        let gathered = self.preflight.gathered.lock();
        Facts {
            console: displays.console,
            displays: displays.list,
            room,
            live: snapshot.state.live,
            clicker: gathered.clicker.clone(),
            deck: gathered.deck.clone(),
            machine: gathered.machine.clone(),
            clock: Clock::of(&snapshot, now, self.system_moved()),
            awake: self.awake.held(),
        }
    }

    /// While the page is open, what a clicker sends is noted; unless the show is live, no slide moves. Whether it was used.
    pub fn test_clicker(&self, verb: Verb) -> bool {
        if self.face(|face| face.sheet != Sheet::Preflight) {
            return false;
        }
        let key = match verb {
            Verb::Next => ClickerKey::Forward,
            Verb::Previous => ClickerKey::Back,
            Verb::Black | Verb::White => ClickerKey::Blank,
            _ => return false,
        };
        self.preflight.clicked(key);
        self.wake();
        !self.snapshot().state.live
    }
}
