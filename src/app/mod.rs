//! The windows: they turn input into commands and draw views of the show.

pub mod audience;
pub mod bench;
pub mod board;
pub mod console;
pub mod desk;
pub mod editor;
pub mod export;
pub mod face;
pub mod fade;
pub mod guard;
pub mod identify;
pub mod job;
pub mod keep;
pub mod keys;
pub mod open;
pub mod overlay;
pub mod panel;
pub mod paper;
pub mod preflight;
pub mod program;
pub mod report;
pub mod slides;
pub mod teach;
pub mod tools;
pub mod windows;

use std::time::Duration;

use egui::{Context, ViewportId};

/// Has a window drawn again when the figures of its clocks next change: at the next whole second, and no sooner.
pub fn tick(ctx: &Context, window: ViewportId, desk: &desk::Desk) {
    windows::wake(ctx, window, Duration::from_millis(until_next_figures(desk.now(), desk.speed())));
}

/// How many milliseconds of real time after the show's `now` the figures of all clocks change, all at once.
#[must_use]
pub fn until_next_figures(now: i64, speed: u8) -> u64 {
    let into_second = now.rem_euclid(1000);
    // A little after the second, so that rounding never draws the old figures once more.
    let rest = u64::try_from(1000 - into_second).unwrap_or(1000) + 2;
    // A rehearsal that runs faster is drawn more often, but never more than ten times a second.
    if speed > 1 { (rest / u64::from(speed)).max(100) } else { rest }
}
