//! The show's clock: one reading of the wall clock, carried on by a clock that counts suspended time and is never set.
//!
//! The system's wall clock may be set by hand or by the network in the middle of a talk; `std::time::Instant` may stop
//! while a laptop sleeps. So time is read from the wall once and then advanced by the machine's own uptime.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use parking_lot::Mutex;

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

/// Where a [`MachineClock`] reads the machine: this one, or one that a test makes up.
pub trait Machine: Send + Sync {
    /// The system's wall clock, UTC milliseconds since 1970. Anybody may set it at any time.
    fn wall(&self) -> i64;

    /// Milliseconds since some instant, with the time that the machine was suspended. Nobody can set it.
    fn uptime(&self) -> i64;
}

/// The machine on which the program runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThisMachine;

impl Machine for ThisMachine {
    fn wall(&self) -> i64 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
        }
    }

    fn uptime(&self) -> i64 {
        uptime()
    }
}

/// The machine's clock: the wall as it was read once, carried on by the uptime.
#[derive(Debug)]
pub struct MachineClock<M = ThisMachine> {
    machine: M,
    /// Wall time minus uptime, in milliseconds.
    offset: AtomicI64,
}

impl Default for MachineClock {
    fn default() -> Self {
        Self::new()
    }
}

impl MachineClock {
    /// Reads this machine's wall once.
    #[must_use]
    pub fn new() -> Self {
        Self::of(ThisMachine)
    }
}

impl<M: Machine> MachineClock<M> {
    /// Reads a machine's wall once.
    #[must_use]
    pub fn of(machine: M) -> Self {
        let offset = AtomicI64::new(machine.wall().saturating_sub(machine.uptime()));
        Self { machine, offset }
    }
}

impl<M: Machine> Clock for MachineClock<M> {
    fn now(&self) -> i64 {
        self.offset.load(Ordering::Relaxed).saturating_add(self.machine.uptime())
    }

    fn system_ahead(&self) -> i64 {
        self.machine.wall().saturating_sub(self.now())
    }

    fn adopt_system(&self) {
        self.offset.store(self.machine.wall().saturating_sub(self.machine.uptime()), Ordering::Relaxed);
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

/// A clock that can leave the one behind it: to run faster in a rehearsal, or to go on where a show was cut off.
pub struct SpedClock {
    real: Arc<dyn Clock>,
    sped: Mutex<Option<Sped>>,
}

/// Since when the clock goes its own way, and what it showed then.
struct Sped {
    speed: u8,
    real_at: i64,
    shown_at: i64,
    /// Whether it is off the wall because somebody rehearses.
    rehearsal: bool,
}

impl SpedClock {
    /// A clock that runs as fast as `real`, for now.
    #[must_use]
    pub fn new(real: Arc<dyn Clock>) -> Self {
        Self { real, sped: Mutex::new(None) }
    }

    /// How many times faster it runs.
    #[must_use]
    pub fn speed(&self) -> u8 {
        self.sped.lock().as_ref().map_or(1, |sped| sped.speed)
    }

    /// Goes on from the time that it shows, at another speed.
    pub fn set_speed(&self, speed: u8) {
        let (shown_at, real_at) = (self.now(), self.real.now());
        *self.sped.lock() = Some(Sped { speed: speed.max(1), real_at, shown_at, rehearsal: true });
    }

    /// Goes on from `shown_at` at the ordinary speed: a show that was cut off there is taken up again, and its clocks must
    /// not stand still until the wall has caught up. In a rehearsal that was sped up the wall is behind for good reason;
    /// in an event the system's clock was set back, which [`Clock::system_ahead`] goes on to say.
    pub fn go_on_from(&self, shown_at: i64, rehearsal: bool) {
        *self.sped.lock() = Some(Sped { speed: 1, real_at: self.real.now(), shown_at, rehearsal });
    }

    /// Shows the real time again, at its own speed.
    pub fn come_back(&self) {
        *self.sped.lock() = None;
    }
}

impl Clock for SpedClock {
    fn now(&self) -> i64 {
        let real = self.real.now();
        self.sped.lock().as_ref().map_or(real, |sped| {
            sped.shown_at.saturating_add((real - sped.real_at).saturating_mul(i64::from(sped.speed)))
        })
    }

    fn system_ahead(&self) -> i64 {
        let rehearsal = self.sped.lock().as_ref().map(|sped| sped.rehearsal);
        match rehearsal {
            // A rehearsal that was sped up is off the wall on purpose.
            Some(true) => 0,
            Some(false) => self.real.now() + self.real.system_ahead() - self.now(),
            None => self.real.system_ahead(),
        }
    }

    fn adopt_system(&self) {
        self.real.adopt_system();
        let mut sped = self.sped.lock();
        if sped.as_ref().is_some_and(|sped| !sped.rehearsal) {
            *sped = None;
        }
    }
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
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_machine_clock_follows_the_wall_and_goes_forward() {
        let clock = MachineClock::new();
        let first = clock.now();
        assert!((first - ThisMachine.wall()).abs() < 1000);
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(clock.now() >= first + 4);
        assert!(clock.system_ahead().abs() < 1000);
    }

    /// A machine whose clocks are set from outside.
    #[derive(Default)]
    struct Made(Mutex<(i64, i64)>);

    impl Machine for Arc<Made> {
        fn wall(&self) -> i64 {
            self.0.lock().0
        }

        fn uptime(&self) -> i64 {
            self.0.lock().1
        }
    }

    impl Made {
        fn pass(&self, time: i64) {
            let mut clocks = self.0.lock();
            clocks.0 += time;
            clocks.1 += time;
        }

        fn step(&self, by: i64) {
            self.0.lock().0 += by;
        }
    }

    #[test]
    fn a_wall_that_is_set_is_noticed_and_moves_nothing_until_it_is_adopted() {
        let made = Arc::new(Made::default());
        made.step(1_000_000);
        let clock = MachineClock::of(Arc::clone(&made));
        made.pass(60_000);
        made.step(-300_000);
        assert_eq!((clock.now(), clock.system_ahead()), (1_060_000, -300_000));
        made.pass(1_000);
        assert_eq!(clock.now(), 1_061_000, "it goes on");
        clock.adopt_system();
        assert_eq!((clock.now(), clock.system_ahead()), (761_000, 0));
    }

    #[test]
    fn a_sped_clock_goes_on_from_where_it_stood_and_comes_back() {
        let real = Arc::new(StillClock::at(1_000_000));
        let sped = SpedClock::new(real.clone());
        sped.set_speed(60);
        assert_eq!(sped.now(), 1_000_000);
        real.advance(1_000);
        assert_eq!(sped.now(), 1_060_000);
        sped.set_speed(1);
        real.advance(1_000);
        assert_eq!((sped.now(), sped.speed()), (1_061_000, 1));
        sped.come_back();
        assert_eq!(sped.now(), 1_002_000);
    }

    #[test]
    fn a_show_that_was_cut_off_goes_on_though_the_wall_is_behind() {
        let made = Arc::new(Made::default());
        let clock = SpedClock::new(Arc::new(MachineClock::of(Arc::clone(&made))));
        clock.go_on_from(300_000, true);
        made.pass(1_000);
        assert_eq!((clock.now(), clock.system_ahead(), clock.speed()), (301_000, 0, 1));
        clock.go_on_from(300_000, false);
        made.pass(1_000);
        assert_eq!((clock.now(), clock.system_ahead()), (301_000, -299_000), "an event says so");
        clock.adopt_system();
        assert_eq!((clock.now(), clock.system_ahead()), (2_000, 0));
        assert_eq!(made.0.try_lock().map(|clocks| clocks.1).unwrap(), 2_000);
    }
}
