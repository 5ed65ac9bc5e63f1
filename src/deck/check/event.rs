//! The event's slot: a real day, real times, a real zone, and an end after the start.

use super::Review;
use crate::deck::{
    finding::{Finding, nearest, quote},
    model::Event,
};
use jiff::{
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone},
};

impl Review<'_> {
    pub(super) fn event(&mut self, event: &Event) {
        let date = event.date.parse::<Date>();
        if date.is_err() {
            let message = format!("`{}` is not a day of the calendar", quote(&event.date));
            self.error("date", "event.date", message);
        }
        let start = self.time("event.start", &event.start);
        let end = self.time("event.end", &event.end);
        let zone = TimeZone::get(&event.zone);
        if zone.is_err() {
            let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
            let near = nearest_zone(&event.zone, &names);
            let message =
                format!("unknown time zone `{}`; expected a name such as `Europe/Amsterdam`", quote(&event.zone));
            self.push(Finding::error("zone", "event.zone", message).near(near));
        }
        if let (Some(start), Some(end)) = (start, end)
            && end <= start
        {
            let message = format!("the slot ends at {}, which is not after its start at {}", event.end, event.start);
            self.error("slot", "event.end", message);
        }
        if let (Ok(date), Ok(zone)) = (date, zone) {
            for (path, time) in [("event.start", start), ("event.end", end)] {
                if let Some(time) = time {
                    self.clock_change(path, date.to_datetime(time), &zone);
                }
            }
        }
        if event.name.trim().is_empty() {
            self.warn("empty-text", "event.name", "the text is empty");
        }
    }

    fn time(&mut self, path: &str, text: &str) -> Option<Time> {
        let time = text
            .split_once(':')
            .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
        if time.is_none() {
            let message = format!("`{}` is not a time of day from 00:00 to 23:59", quote(text));
            self.error("time", path, message);
        }
        time
    }

    fn clock_change(&mut self, path: &str, at: DateTime, zone: &TimeZone) {
        match zone.to_ambiguous_timestamp(at).offset() {
            AmbiguousOffset::Unambiguous { .. } => {}
            AmbiguousOffset::Gap { .. } => {
                self.error("clock-change", path, "the clocks go forward that day, and this time does not exist");
            }
            AmbiguousOffset::Fold { .. } => {
                let message = "the clocks go back that day, and this time comes twice; the first is meant";
                self.warn("clock-change", path, message);
            }
        }
    }
}

fn nearest_zone<'n>(zone: &str, names: &'n [String]) -> Option<&'n str> {
    let city = |name: &'n String| name.rsplit_once('/').map_or(name.as_str(), |(_, city)| city);
    let plain = zone.replace(' ', "_");
    names
        .iter()
        .find(|name| name.contains('/') && city(name).eq_ignore_ascii_case(&plain))
        .map(String::as_str)
        .or_else(|| nearest(&plain, names.iter().map(String::as_str)))
}

pub(super) fn slot_millis(event: &Event) -> Option<i64> {
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
    };
    let length = time(&event.end)? - time(&event.start)?;
    (length > 0).then_some(length * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_finds_its_zone() {
        let names = ["Europe/Amsterdam".to_owned(), "Europe/Paris".to_owned(), "America/New_York".to_owned()];
        assert_eq!(nearest_zone("Amsterdam", &names), Some("Europe/Amsterdam"));
        assert_eq!(nearest_zone("new york", &names), Some("America/New_York"));
        assert_eq!(nearest_zone("Europe/Amsterdma", &names), Some("Europe/Amsterdam"));
        assert_eq!(nearest_zone("Nowhere", &names), None);
    }
}
