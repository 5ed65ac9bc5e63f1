//! What takes long is never done while a window is drawn: no file is read or written, no picture decoded, no slide laid out,
//! and no lock awaited that is held for longer than it takes to read a state.
//!
//! Whoever does such a thing says so with [`work`], and whoever draws a window holds a [`Drawing`]. Built for tests, the two
//! meeting on one thread is noted with what the work was, and [`met`] tells tests of it: they play through whole shows and
//! find none. A release knows nothing of this.

#[cfg(debug_assertions)]
use std::cell::Cell;
#[cfg(debug_assertions)]
use std::sync::atomic::{AtomicU64, Ordering};

#[cfg(debug_assertions)]
use parking_lot::Mutex;

#[cfg(debug_assertions)]
thread_local! {
    /// How many drawings this thread is in: a window may be drawn from within another one's drawing.
    static DRAWINGS: Cell<u32> = const { Cell::new(0) };
}
#[cfg(debug_assertions)]
static DONE: AtomicU64 = AtomicU64::new(0);
#[cfg(debug_assertions)]
static MET: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

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
            let mut met = MET.lock();
            if !met.contains(&what) {
                met.push(what);
            }
        }
    }
    #[cfg(not(debug_assertions))]
    let _not_watched = what;
}

/// What was done so far while a window was drawn on the same thread, each once: nothing, if all is well.
#[must_use]
pub fn met() -> Vec<&'static str> {
    #[cfg(debug_assertions)]
    return MET.lock().clone();
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
        assert!(met.contains(&"within") && met.contains(&"still within"), "{met:?}");
        assert!(!["before", "on another thread", "after"].iter().any(|what| met.contains(what)), "{met:?}");
    }
}
