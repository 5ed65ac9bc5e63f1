//! The slot: a fixed piece of wall-clock time, turned from local date, times and zone into instants once.
//!
//! A slot lies within one day: the deck has one date, so an end at or before the start is an error, never "tomorrow".
//! Times that the change to or from summer time makes impossible or ambiguous are errors too: nobody should find out in
//! the room that the countdown meant another hour.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::Millis;

/// A resolved slot. `ends` is later than `starts` for every slot that [`resolve`] gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When the slot starts.
    pub starts: Millis,
    /// When the slot ends: the hard stop.
    pub ends: Millis,
    /// The IANA zone of the room, used only to write times of day.
    pub zone: String,
}

impl Slot {
    /// How long the slot is.
    #[must_use]
    pub const fn length(&self) -> Millis {
        self.ends - self.starts
    }
}

/// Why a slot cannot be turned into instants.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// The deck names no event, so there is no slot.
    #[error("the deck has no event, so there is no slot of time: add `event` with date, start, end and zone")]
    NoEvent,
    /// The date is not a day of the calendar, or not written as `2022-12-07`.
    #[error("“{0}” is not a date: write it as 2022-12-07")]
    Date(String),
    /// A time of day is not written as `13:15`.
    #[error("“{0}” is not a time of day: write it as 13:15, from 00:00 to 23:59")]
    Time(String),
    /// The zone is not in the IANA database.
    #[error("the time zone “{0}” is not known: write it as Europe/Amsterdam")]
    Zone(String),
    /// The clocks go forward over this time.
    #[error("{time} does not exist on {date} in {zone}: the clocks go forward by {by} over it")]
    Gap {
        /// The time of day as written.
        time: String,
        /// The day in words.
        date: String,
        /// The zone.
        zone: String,
        /// How far the clocks go forward, in words.
        by: String,
    },
    /// The clocks go back over this time.
    #[error("{time} comes twice on {date} in {zone}: the clocks go back by {by}; choose a time before or after that")]
    Fold {
        /// The time of day as written.
        time: String,
        /// The day in words.
        date: String,
        /// The zone.
        zone: String,
        /// How far the clocks go back, in words.
        by: String,
    },
    /// The end is not after the start. A slot cannot go past midnight.
    #[error("the slot ends at {end}, which is not after its start at {start}; a slot lies within one day")]
    EndNotAfterStart {
        /// The start as written.
        start: String,
        /// The end as written.
        end: String,
    },
}

/// Turns a local date (`2022-12-07`), two local times (`13:15`) and a zone (`Europe/Amsterdam`) into a slot.
pub fn resolve(date: &str, start: &str, end: &str, zone: &str) -> Result<Slot, SlotError> {
    let day = parse_date(date).ok_or_else(|| SlotError::Date(date.to_owned()))?;
    let (start_hour, start_minute) = parse_time(start).ok_or_else(|| SlotError::Time(start.to_owned()))?;
    let (end_hour, end_minute) = parse_time(end).ok_or_else(|| SlotError::Time(end.to_owned()))?;
    let tz = TimeZone::get(zone).ok().ok_or_else(|| SlotError::Zone(zone.to_owned()))?;
    if (end_hour, end_minute) <= (start_hour, start_minute) {
        return Err(SlotError::EndNotAfterStart { start: start.to_owned(), end: end.to_owned() });
    }
    let starts = instant(&tz, day.at(start_hour, start_minute, 0, 0), start, zone)?;
    let ends = instant(&tz, day.at(end_hour, end_minute, 0, 0), end, zone)?;
    Ok(Slot { starts, ends, zone: zone.to_owned() })
}

fn instant(tz: &TimeZone, local: DateTime, written: &str, zone: &str) -> Result<Millis, SlotError> {
    let ambiguous = tz.to_ambiguous_timestamp(local);
    let fault = |before: jiff::tz::Offset, after: jiff::tz::Offset| {
        let by = super::words_length(i64::from((after.seconds() - before.seconds()).abs()) * super::SECOND);
        (written.to_owned(), day_words(local.date()), zone.to_owned(), by)
    };
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            let at = ambiguous.compatible().ok().ok_or_else(|| SlotError::Date(local.date().to_string()))?;
            Ok(at.as_millisecond())
        }
        AmbiguousOffset::Gap { before, after } => {
            let (time, date, zone, by) = fault(before, after);
            Err(SlotError::Gap { time, date, zone, by })
        }
        AmbiguousOffset::Fold { before, after } => {
            let (time, date, zone, by) = fault(before, after);
            Err(SlotError::Fold { time, date, zone, by })
        }
    }
}

/// The instant on the day of `now` at which a clock in the zone shows `time` ("14:30" or "9:05"); none where that is not
/// a time of day, or comes twice or never on that day.
#[must_use]
pub fn today_at(now: Millis, time: &str, zone: &str) -> Option<Millis> {
    let time = time.trim();
    let padded = if time.len() == 4 { format!("0{time}") } else { time.to_owned() };
    let (hour, minute) = parse_time(&padded)?;
    let (local, _) = local(now, zone)?;
    let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    instant(&tz, local.date().at(hour, minute, 0, 0), &padded, zone).ok()
}

/// The number written with exactly `width` digits.
fn digits<T: std::str::FromStr>(text: &str, width: usize) -> Option<T> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    Date::new(year, month, day).ok()
}

fn parse_time(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// The local date and time of `at`, and whether it had to be UTC because the zone is not known.
fn local(at: Millis, zone: &str) -> Option<(DateTime, bool)> {
    let timestamp = Timestamp::from_millisecond(at).ok()?;
    let (tz, fallback) = TimeZone::get(zone).map_or((TimeZone::UTC, true), |tz| (tz, false));
    Some((tz.to_datetime(timestamp), fallback))
}

/// The time of day as "13:58", cut to the minute. An unknown zone gives "12:58 UTC".
#[must_use]
pub fn clock_hm(at: Millis, zone: &str) -> String {
    local(at, zone).map_or_else(
        || "--:--".to_owned(),
        |(time, utc)| format!("{:02}:{:02}{}", time.hour(), time.minute(), if utc { " UTC" } else { "" }),
    )
}

/// The time of day as "13:58:07", cut to the second. An unknown zone gives "12:58:07 UTC".
#[must_use]
pub fn clock_hms(at: Millis, zone: &str) -> String {
    local(at, zone).map_or_else(
        || "--:--:--".to_owned(),
        |(time, utc)| {
            let utc = if utc { " UTC" } else { "" };
            format!("{:02}:{:02}:{:02}{utc}", time.hour(), time.minute(), time.second())
        },
    )
}

/// The day as "Wednesday 7 December 2022". An instant outside the calendar gives "an unknown day".
#[must_use]
pub fn date_words(at: Millis, zone: &str) -> String {
    local(at, zone).map_or_else(|| "an unknown day".to_owned(), |(time, _)| day_words(time.date()))
}

/// The day as numbers for whoever writes it in another language: the weekday from 1 for Monday, the day, the month, the year.
#[must_use]
pub fn date_parts(at: Millis, zone: &str) -> Option<(i8, i8, i8, i16)> {
    let (time, _) = local(at, zone)?;
    let date = time.date();
    Some((date.weekday().to_monday_one_offset(), date.day(), date.month(), date.year()))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day_words(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::timing::{HOUR, MINUTE};

    #[test]
    fn a_slot_is_resolved_once_and_written_back_in_its_zone() {
        let slot = resolve("2022-12-07", "13:15", "14:45", "Europe/Amsterdam").unwrap();
        assert_eq!(slot.starts, 1_670_415_300_000);
        assert_eq!(slot.length(), 90 * MINUTE);
        assert_eq!(clock_hm(slot.starts, &slot.zone), "13:15");
        assert_eq!(clock_hm(slot.ends + MINUTE - 1, &slot.zone), "14:45");
        assert_eq!(clock_hms(slot.starts + 42_999, &slot.zone), "13:15:42");
        assert_eq!(date_words(slot.starts, &slot.zone), "Wednesday 7 December 2022");
    }

    #[test]
    fn each_fault_is_named_in_words() {
        let table = [
            ("2023-02-29", "10:00", "11:00", "Europe/Paris", "“2023-02-29” is not a date: write it as 2022-12-07"),
            ("7.12.2022", "10:00", "11:00", "Europe/Paris", "“7.12.2022” is not a date: write it as 2022-12-07"),
            ("+022-12-07", "10:00", "11:00", "Europe/Paris", "“+022-12-07” is not a date: write it as 2022-12-07"),
            (
                "2022-12-07",
                "9:00",
                "11:00",
                "Europe/Paris",
                "“9:00” is not a time of day: write it as 13:15, from 00:00 to 23:59",
            ),
            (
                "2022-12-07",
                "09:00",
                "24:00",
                "Europe/Paris",
                "“24:00” is not a time of day: write it as 13:15, from 00:00 to 23:59",
            ),
            (
                "2022-12-07",
                "09:00",
                "10:00",
                "Europe/Hague",
                "the time zone “Europe/Hague” is not known: write it as Europe/Amsterdam",
            ),
            (
                "2022-12-07",
                "23:30",
                "00:30",
                "Europe/Paris",
                "the slot ends at 00:30, which is not after its start at 23:30; a slot lies within one day",
            ),
            (
                "2022-12-07",
                "13:15",
                "13:15",
                "Europe/Paris",
                "the slot ends at 13:15, which is not after its start at 13:15; a slot lies within one day",
            ),
            (
                "2023-03-26",
                "02:30",
                "04:00",
                "Europe/Amsterdam",
                "02:30 does not exist on Sunday 26 March 2023 in Europe/Amsterdam: the clocks go forward by 1 h over it",
            ),
            (
                "2023-10-29",
                "01:00",
                "02:30",
                "Europe/Amsterdam",
                "02:30 comes twice on Sunday 29 October 2023 in Europe/Amsterdam: the clocks go back by 1 h; \
                 choose a time before or after that",
            ),
            (
                "2024-04-07",
                "01:45",
                "03:00",
                "Australia/Lord_Howe",
                "01:45 comes twice on Sunday 7 April 2024 in Australia/Lord_Howe: the clocks go back by 30 min; \
                 choose a time before or after that",
            ),
        ];
        for (date, start, end, zone, words) in table {
            assert_eq!(resolve(date, start, end, zone).unwrap_err().to_string(), words);
        }
    }

    #[test]
    fn a_slot_over_the_change_of_the_clocks_has_its_true_length() {
        let spring = resolve("2023-03-26", "01:30", "03:30", "Europe/Amsterdam").unwrap();
        assert_eq!(spring.length(), HOUR);
        let autumn = resolve("2023-10-29", "01:30", "03:30", "Europe/Amsterdam").unwrap();
        assert_eq!(autumn.length(), 3 * HOUR);
        assert_eq!(clock_hm(autumn.starts + 2 * HOUR, &autumn.zone), "02:30");
    }

    #[test]
    fn instants_and_zones_outside_the_tables_do_not_end_the_show() {
        assert_eq!(clock_hm(Millis::MAX, "Europe/Paris"), "--:--");
        assert_eq!(clock_hms(Millis::MIN, "Europe/Paris"), "--:--:--");
        assert_eq!(date_words(Millis::MAX, "Europe/Paris"), "an unknown day");
        assert_eq!(clock_hm(0, "Nowhere/At_All"), "00:00 UTC");
    }

    #[test]
    fn a_time_of_day_is_an_instant_of_the_same_day() {
        let now = 1_670_415_300_000; // 7 December 2022, 13:15 in The Hague
        let zone = "Europe/Amsterdam";
        assert_eq!(today_at(now, "14:30", zone), Some(now + 75 * 60_000));
        assert_eq!(today_at(now, " 9:15 ", zone), Some(now - 240 * 60_000));
        for wrong in ["", "25:00", "14.30", "1430", "14:3", "soon"] {
            assert_eq!(today_at(now, wrong, zone), None, "{wrong:?}");
        }
    }
}
