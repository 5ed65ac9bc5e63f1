//! What takes long is never done while a window is drawn: no file is read or written, no picture decoded, no slide laid out,
//! and no lock awaited that is held for longer than it takes to read a state.
//!
//! Whoever does such a thing says so with [`work`], whoever draws a window holds a [`Drawing`], and what the drawing reads
//! lies behind a [`Brief`] lock. Built for tests, work within a drawing, or under such a lock on any thread, is noted with
//! what it was, and [`met`] tells tests of it: they play through whole shows and find none. A release knows nothing of this.

#[cfg(debug_assertions)]
use std::cell::Cell;
#[cfg(debug_assertions)]
use std::sync::atomic::{AtomicU64, Ordering};

#[cfg(debug_assertions)]
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use parking_lot::{Mutex, MutexGuard};

#[cfg(debug_assertions)]
thread_local! {
    /// How many drawings this thread is in: a window may be drawn from within another one's drawing.
    static DRAWINGS: Cell<u32> = const { Cell::new(0) };
    /// How many brief locks this thread holds.
    static LOCKS: Cell<u32> = const { Cell::new(0) };
}
#[cfg(debug_assertions)]
static DONE: AtomicU64 = AtomicU64::new(0);
#[cfg(debug_assertions)]
static MET: Mutex<BTreeSet<(&'static str, &'static str)>> = Mutex::new(BTreeSet::new());

/// A window is being drawn on this thread, until this is dropped.
#[derive(Debug)]
#[must_use = "the drawing ends when this is dropped"]
pub struct Drawing(());

impl Drawing {
    /// The drawing begins.
    pub fn begin() -> Self {
        #[cfg(debug_assertions)]
        DRAWINGS.with(|drawings| drawings.set(drawings.get() + 1));
        Self(())
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        #[cfg(debug_assertions)]
        DRAWINGS.with(|drawings| drawings.set(drawings.get().saturating_sub(1)));
    }
}

/// Something that takes long is done now, on this thread: `what` says it in a few words.
pub fn work(what: &'static str) {
    #[cfg(debug_assertions)]
    {
        DONE.fetch_add(1, Ordering::Relaxed);
        if DRAWINGS.with(Cell::get) > 0 {
            MET.lock().insert((what, "while a window was drawn"));
        }
        if LOCKS.with(Cell::get) > 0 {
            MET.lock().insert((what, "under a lock that windows take while they are drawn"));
        }
    }
    #[cfg(not(debug_assertions))]
    let _not_watched = what;
}

/// A lock that windows take while they are drawn. Whoever has it does nothing slow, else a window waits.
#[derive(Debug, Default)]
pub struct Brief<T>(Mutex<T>);

impl<T> Brief<T> {
    /// What lies behind the lock.
    pub const fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    /// Takes the lock, until what this returns is dropped.
    pub fn lock(&self) -> Held<'_, T> {
        let guard = self.0.lock();
        #[cfg(debug_assertions)]
        LOCKS.with(|locks| locks.set(locks.get() + 1));
        Held {
            guard,
            #[cfg(debug_assertions)]
            noted: true,
        }
    }

    /// The same for the thread that draws the windows, between two drawings: nobody waits then, so that a file may be looked
    /// at under it.
    pub fn lock_between(&self) -> Held<'_, T> {
        #[cfg(debug_assertions)]
        if DRAWINGS.with(Cell::get) > 0 {
            MET.lock().insert(("a lock for between drawings is taken", "while a window was drawn"));
        }
        Held {
            guard: self.0.lock(),
            #[cfg(debug_assertions)]
            noted: false,
        }
    }
}

/// A brief lock that is held.
#[derive(Debug)]
#[must_use = "the lock is let go of when this is dropped"]
pub struct Held<'a, T> {
    guard: MutexGuard<'a, T>,
    /// Whether slow work under it is noted.
    #[cfg(debug_assertions)]
    noted: bool,
}

impl<T> Deref for Held<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T> DerefMut for Held<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

#[cfg(debug_assertions)]
impl<T> Drop for Held<'_, T> {
    fn drop(&mut self) {
        if self.noted {
            LOCKS.with(|locks| locks.set(locks.get().saturating_sub(1)));
        }
    }
}

/// What was done so far at a wrong moment, and what moment it was, each once: nothing, if all is well.
#[must_use]
pub fn met() -> Vec<String> {
    #[cfg(debug_assertions)]
    return MET.lock().iter().map(|(what, when)| format!("{what} {when}")).collect();
    #[cfg(not(debug_assertions))]
    Vec::new()
}

/// How many pieces of work were told so far by all threads; 0 in a release. Tests see from it that there was something to
/// watch over.
#[must_use]
pub fn done() -> u64 {
    #[cfg(debug_assertions)]
    return DONE.load(Ordering::Relaxed);
    #[cfg(not(debug_assertions))]
    0
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[test]
    fn work_and_drawing_are_noted_where_they_meet_on_one_thread() {
        work("before");
        let drawing = Drawing::begin();
        let inner = Drawing::begin();
        work("within");
        drop(inner);
        work("still within");
        let elsewhere = std::thread::scope(|scope| scope.spawn(|| work("on another thread")).join());
        assert!(elsewhere.is_ok());
        drop(drawing);
        work("after");
        assert!(done() >= 5);
        let met = met();
        let noted = |what: &str| met.contains(&format!("{what} while a window was drawn"));
        assert!(noted("within") && noted("still within"), "{met:?}");
        assert!(!["before", "on another thread", "after"].into_iter().any(noted), "{met:?}");
    }

    #[test]
    fn work_under_a_brief_lock_is_noted_on_any_thread() {
        let lock = Brief::new(0);
        let elsewhere = std::thread::scope(|scope| {
            let holds = || {
                let mut held = lock.lock();
                *held += 1;
                work("under the lock");
            };
            scope.spawn(holds).join()
        });
        assert!(elsewhere.is_ok());
        assert_eq!(*lock.lock(), 1);
        let between = lock.lock_between();
        work("without the lock, between drawings");
        drop(between);
        work("without the lock");
        let met = met();
        assert!(met.iter().any(|noted| noted.starts_with("under the lock under a lock")), "{met:?}");
        assert!(!met.iter().any(|noted| noted.starts_with("without the lock")), "{met:?}");
    }
}
