//! Lengths of time as people read them: figures on a clock, and words in a sentence.
//!
//! Figures of what remains are rounded up, so that 0:00 shows only at zero; figures of what has passed are cut.
//! Beyond a day there are no figures: such a number never helps anybody.

use super::{HOUR, MINUTE, Millis, SECOND};

const DAY: Millis = 24 * HOUR;
const TOO_LONG: &str = "over a day";

fn clock(seconds: Millis) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What remains, as "4:05" or "1:02:09": rounded up to the second, and "0:00" from zero down.
#[must_use]
pub fn figures(ms: Millis) -> String {
    let ms = ms.max(0);
    if ms > DAY { TOO_LONG.to_owned() } else { clock((ms + SECOND - 1) / SECOND) }
}

/// What has passed, as "4:05": cut to the second, and "0:00" from zero down.
#[must_use]
pub fn figures_elapsed(ms: Millis) -> String {
    let ms = ms.max(0);
    if ms > DAY { TOO_LONG.to_owned() } else { clock(ms / SECOND) }
}

/// How far over, as "+0:42": cut to the second. `ms` is the overtime, positive when over.
#[must_use]
pub fn figures_over(ms: Millis) -> String {
    let ms = ms.max(0);
    if ms > DAY { TOO_LONG.to_owned() } else { format!("+{}", clock(ms / SECOND)) }
}

/// A length in words, exact to the second below an hour: "4 min", "45 s", "1 min 30 s", "1 h 5 min", "over a day".
///
/// Parts that are zero are left out; from an hour on the seconds are cut. The sign is not said: the sentence says it.
#[must_use]
pub fn words_length(ms: Millis) -> String {
    let ms = ms.checked_abs().unwrap_or(Millis::MAX);
    if ms > DAY {
        return TOO_LONG.to_owned();
    }
    let (hours, minutes, seconds) = (ms / HOUR, ms / MINUTE % 60, ms / SECOND % 60);
    match (hours, minutes, seconds) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, 0) => format!("{minutes} min"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, 0, _) => format!("{hours} h"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// A length for a sentence at a glance, cut to whole minutes from one minute on: "4 min", "45 s".
#[must_use]
pub fn words_down(ms: Millis) -> String {
    words_length(if ms >= MINUTE { ms / MINUTE * MINUTE } else { ms })
}

/// A length for a sentence at a glance, rounded up: to whole minutes from one minute on, else to whole seconds.
///
/// Whoever cuts as much as this says has cut enough.
#[must_use]
pub fn words_up(ms: Millis) -> String {
    let unit = if ms > MINUTE - SECOND { MINUTE } else { SECOND };
    if ms > DAY { TOO_LONG.to_owned() } else { words_length((ms + unit - 1) / unit * unit) }
}
