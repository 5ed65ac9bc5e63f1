//! The show's clock: one reading of the wall clock, carried on by a clock that counts suspended time and is never set.
//!
//! The system's wall clock may be set by hand or by the network in the middle of a talk; `std::time::Instant` may stop
//! while a laptop sleeps. So time is read from the wall once and then advanced by the machine's own uptime.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// Where the time comes from. All instants are UTC milliseconds since 1970.
pub trait Clock: Send + Sync {
    /// The show's time now.
    fn now(&self) -> i64;

    /// How far the system's wall clock has moved against the show's time; positive when the system is ahead.
    fn system_ahead(&self) -> i64 {
        0
    }

    /// Takes over the system's wall clock as the show's time.
    fn adopt_system(&self) {}
}

/// The machine's clock.
#[derive(Debug)]
pub struct MachineClock {
    /// Wall time minus uptime, in milliseconds.
    offset: AtomicI64,
}

impl Default for MachineClock {
    fn default() -> Self {
        Self::new()
    }
}

impl MachineClock {
    /// Reads the wall once.
    #[must_use]
    pub fn new() -> Self {
        Self { offset: AtomicI64::new(wall() - uptime()) }
    }
}

impl Clock for MachineClock {
    fn now(&self) -> i64 {
        self.offset.load(Ordering::Relaxed) + uptime()
    }

    fn system_ahead(&self) -> i64 {
        wall() - self.now()
    }

    fn adopt_system(&self) {
        self.offset.store(wall() - uptime(), Ordering::Relaxed);
    }
}

/// The system's wall clock.
fn wall() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
    }
}

/// Milliseconds since the machine started, with the time it was suspended.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn uptime() -> i64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid place for one timespec, and CLOCK_BOOTTIME exists since Linux 2.6.39.
    #[expect(unsafe_code, reason = "the standard library offers no clock that counts suspended time")]
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_BOOTTIME, &raw mut time) } != 0;
    if failed { fallback() } else { time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000) }
}

/// Milliseconds since the machine started, with the time it was suspended.
#[cfg(target_os = "macos")]
fn uptime() -> i64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // On macOS CLOCK_MONOTONIC goes on while the machine sleeps (it is `mach_continuous_time` by another name).
    // SAFETY: `time` is a valid place for one timespec.
    #[expect(unsafe_code, reason = "the standard library offers no clock that counts suspended time")]
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut time) } != 0;
    if failed { fallback() } else { time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000) }
}

/// Milliseconds since the program started; on Windows `Instant` counts suspended time.
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
fn uptime() -> i64 {
    fallback()
}

/// Milliseconds since the first call, by the standard library's clock.
fn fallback() -> i64 {
    use std::{sync::OnceLock, time::Instant};
    static START: OnceLock<Instant> = OnceLock::new();
    i64::try_from(START.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(i64::MAX)
}

/// A clock that stands where it is put, for tests and for trying things out.
#[derive(Debug, Default)]
pub struct StillClock(AtomicI64);

impl StillClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub const fn at(now: i64) -> Self {
        Self(AtomicI64::new(now))
    }

    /// Moves the clock by `by` milliseconds.
    pub fn advance(&self, by: i64) {
        self.0.fetch_add(by, Ordering::Relaxed);
    }

    /// Puts the clock at `now`.
    pub fn set(&self, now: i64) {
        self.0.store(now, Ordering::Relaxed);
    }
}

impl Clock for StillClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_clock_follows_the_wall_and_goes_forward() {
        let clock = MachineClock::new();
        let first = clock.now();
        assert!((first - wall()).abs() < 1000);
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(clock.now() >= first + 4);
        assert!(clock.system_ahead().abs() < 1000);
    }

    #[test]
    fn adopting_the_system_takes_the_difference_away() {
        let clock = MachineClock { offset: AtomicI64::new(wall() - uptime() - 90_000) };
        assert!((clock.system_ahead() - 90_000).abs() < 1000);
        clock.adopt_system();
        assert!(clock.system_ahead().abs() < 1000);
    }
}
