//! A piece of work on a thread of its own, for what takes longer than a frame: it says how far it is, can be stopped, and
//! wakes the window when it is done.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use parking_lot::Mutex;

/// How far a piece of work is, and whether it is to go on.
#[derive(Debug, Default)]
pub struct Pace {
    stop: AtomicBool,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Pace {
    /// Becomes true once the work is to end.
    #[must_use]
    pub const fn stop(&self) -> &AtomicBool {
        &self.stop
    }

    /// Says that so many parts of so many are done.
    pub fn tell(&self, done: usize, all: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }
}

/// A piece of work that goes on, or is done. Dropped, it is told to stop, and nobody waits for it.
#[derive(Debug)]
pub struct Job<T> {
    pace: Arc<Pace>,
    outcome: Arc<Mutex<Option<T>>>,
}

impl<T: Send + 'static> Job<T> {
    /// Begins it; `wake` is called when it is further or done. None where the system gives no thread.
    pub fn start(
        name: &str,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Pace, &dyn Fn()) -> T + Send + 'static,
    ) -> Option<Self> {
        let job = Self { pace: Arc::default(), outcome: Arc::default() };
        let (pace, outcome) = (Arc::clone(&job.pace), Arc::clone(&job.outcome));
        thread::Builder::new()
            .name(name.to_owned())
            .stack_size(8 << 20)
            .spawn(move || {
                let done = work(&pace, &wake);
                *outcome.lock() = Some(done);
                wake();
            })
            .ok()?;
        Some(job)
    }

    /// What came of it, once it is done; once.
    #[must_use]
    pub fn take(&self) -> Option<T> {
        self.outcome.lock().take()
    }

    /// How many parts of how many are done; none before it has said so.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let all = self.pace.all.load(Ordering::Relaxed);
        (all > 0).then(|| (self.pace.done.load(Ordering::Relaxed), all))
    }

    /// Has it end at the next part.
    pub fn stop(&self) {
        self.pace.stop.store(true, Ordering::SeqCst);
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.pace.stop.store(true, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use std::time::Duration;

    #[test]
    fn work_says_how_far_it_is_and_can_be_stopped() {
        let job = Job::start(
            "test",
            || (),
            |pace, _wake| {
                pace.tell(1, 9);
                while !pace.stop().load(Ordering::SeqCst) {
                    thread::sleep(Duration::from_millis(1));
                }
                "stopped"
            },
        )
        .unwrap();
        while job.progress().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!((job.progress(), job.take()), (Some((1, 9)), None));
        job.stop();
        let done = loop {
            if let Some(done) = job.take() {
                break done;
            }
            thread::sleep(Duration::from_millis(1));
        };
        assert_eq!((done, job.take()), ("stopped", None));
    }
}
