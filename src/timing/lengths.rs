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

/// A length as a number of minutes: "97", "86.5"; part of a minute counts to the tenth, rounded up.
#[must_use]
pub fn words_in_minutes(ms: Millis) -> String {
    let tenth = MINUTE / 10;
    let tenths = (ms.max(0).saturating_add(tenth - 1)) / tenth;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// A length for a sentence at a glance, cut to whole minutes from one minute on: "4 min", "45 s".
#[must_use]
pub fn words_down(ms: Millis) -> String {
    words_length(if ms >= MINUTE { ms / MINUTE * MINUTE } else { ms })
}

/// A length for a sentence at a glance, rounded up: to whole minutes from one minute on, else to whole seconds.
///
/// Whoever cuts as much as this says has cut enough, to the second: 6 min and half a second are "6 min".
#[must_use]
pub fn words_up(ms: Millis) -> String {
    if ms > DAY {
        TOO_LONG.to_owned()
    } else if ms >= MINUTE {
        words_length((ms / SECOND * SECOND + MINUTE - 1) / MINUTE * MINUTE)
    } else {
        words_length((ms + SECOND - 1) / SECOND * SECOND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_shows_only_at_zero() {
        let table = [
            (0, "0:00"),
            (-5 * MINUTE, "0:00"),
            (1, "0:01"),
            (999, "0:01"),
            (1000, "0:01"),
            (1001, "0:02"),
            (4 * MINUTE + 5000, "4:05"),
            (HOUR - 1, "1:00:00"),
            (HOUR + 2 * MINUTE + 9000, "1:02:09"),
            (1446 * DAY, "over a day"),
        ];
        for (ms, text) in table {
            assert_eq!(figures(ms), text, "{ms}");
        }
        assert_eq!(figures_elapsed(1999), "0:01");
        assert_eq!(figures_over(42_999), "+0:42");
        assert_eq!(figures_over(-1), "+0:00");
        assert_eq!(figures_over(Millis::MAX), "over a day");
    }

    #[test]
    fn minutes_are_counted_to_the_tenth() {
        for (ms, words) in [(0, "0"), (97 * MINUTE, "97"), (86 * MINUTE + 30_000, "86.5"), (1, "0.1"), (-5, "0")] {
            assert_eq!(words_in_minutes(ms), words, "{ms}");
        }
    }

    #[test]
    fn words_leave_out_what_is_zero() {
        let table = [
            (0, "0 s", "0 s", "0 s"),
            (45_000, "45 s", "45 s", "45 s"),
            (44_001, "44 s", "44 s", "45 s"),
            (MINUTE, "1 min", "1 min", "1 min"),
            (90_000, "1 min 30 s", "1 min", "2 min"),
            (4 * MINUTE, "4 min", "4 min", "4 min"),
            (6 * MINUTE + 500, "6 min", "6 min", "6 min"),
            (HOUR, "1 h", "1 h", "1 h"),
            (HOUR + 5 * MINUTE + 7000, "1 h 5 min", "1 h 5 min", "1 h 6 min"),
            (2 * DAY, "over a day", "over a day", "over a day"),
        ];
        for (ms, exact, down, up) in table {
            assert_eq!(
                (words_length(ms), words_down(ms), words_up(ms)),
                (exact.into(), down.into(), up.into()),
                "{ms}"
            );
        }
        assert_eq!(words_length(-30_000), "30 s");
        assert_eq!(words_length(Millis::MIN), "over a day");
    }
}
