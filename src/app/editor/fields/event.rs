//! The page of the event: what it is called, when and where it is, and what the deck is called.

use egui::{Id, Key, Ui};
use jiff::{civil::Date, tz};

use super::{
    Pen,
    line::{self, Line},
    parts,
    parts::Kind,
};
use crate::{
    deck::{
        edit::{Edit, Head, What},
        model::{Aspect, Event},
    },
    ui::words::{tr, tr_with},
};

/// How many zones are offered at once.
const OFFERED: usize = 6;
/// The width of fields that hold little.
const SHORT: f32 = 140.0;

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    let before = Head::of(pen.deck);
    let mut head = before.clone();
    parts::title(ui, pen.tokens, &tr("fields-page-event"), "");
    ui.spacing_mut().item_spacing.y = 4.0;
    super::people::columns(ui, 2, |ui, column| {
        parts::card(ui, pen.tokens, |ui| {
            if column == 0 { of_event(ui, pen, &mut head) } else { of_deck(ui, pen, &mut head) }
        });
    });
    if head != before {
        let (what, place) = pen.what.clone().unwrap_or((What::Event, "event".to_owned()));
        pen.put(Edit::Head(Box::new(head)), what, Some(&place));
    }
}

fn of_event(ui: &mut Ui, pen: &mut Pen<'_>, head: &mut Head) {
    let Some(event) = &mut head.event else {
        parts::quiet(ui, pen.tokens, &tr("fields-event-none"));
        if ui.button(tr("fields-event-new")).clicked() {
            let here = tz::TimeZone::system();
            let zone = here.iana_name().unwrap_or("UTC").to_owned();
            head.event = Some(Event {
                date: here.to_datetime(jiff::Timestamp::now()).date().to_string(),
                start: "13:00".to_owned(),
                end: "14:30".to_owned(),
                zone,
                ..Event::default()
            });
        }
        return;
    };
    string(ui, pen, "event.name", &tr("fields-event-name"), &mut event.name);
    let date = tr("fields-event-date");
    read(ui, pen, "event.date", &date, "2022-12-07", &mut event.date, |words| {
        let plain = words.trim();
        let whole = plain.len() == 10 && plain.parse::<Date>().is_ok();
        whole.then(|| plain.to_owned()).ok_or_else(|| tr("fields-date-wrong"))
    });
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(SHORT);
            read(ui, pen, "event.start", &tr("fields-event-start"), "13:15", &mut event.start, time);
        });
        ui.vertical(|ui| {
            ui.set_width(SHORT);
            read(ui, pen, "event.end", &tr("fields-event-end"), "14:45", &mut event.end, time);
        });
    });
    if event.end <= event.start {
        parts::notice(ui, pen.tokens, &tr("fields-event-ends"));
    }
    zone(ui, pen, &mut event.zone);
    let mut venue = event.venue.clone().unwrap_or_default();
    if string(ui, pen, "event.venue", &tr("fields-event-venue"), &mut venue) {
        event.venue = Some(venue).filter(|venue| !venue.is_empty());
    }
    if parts::tick(ui, pen, &tr("fields-event-on-record"), &mut event.on_record) {
        pen.note(What::Event, "event.on_record");
    }
    parts::quiet(ui, pen.tokens, &tr("fields-event-on-record-about"));
}

fn of_deck(ui: &mut Ui, pen: &mut Pen<'_>, head: &mut Head) {
    let mut title = Some(head.title.clone());
    let kind = Kind { lines: 1, inline: false, what: What::Event };
    if parts::text(ui, pen, "deck.title", &tr("fields-deck-title"), &mut title, kind) {
        head.title = title.unwrap_or_default();
    }
    let shapes =
        [(Aspect::Wide, "16:9".to_owned()), (Aspect::Laptop, "16:10".to_owned()), (Aspect::Classic, "4:3".to_owned())];
    parts::label(ui, pen.tokens, &tr("fields-deck-aspect"));
    if let Some(aspect) = parts::switch(ui, pen, head.aspect, &shapes) {
        head.aspect = aspect;
        pen.note(What::Theme, "deck.aspect");
    }
    ui.add_space(8.0);
    let language = tr("fields-deck-language");
    read(ui, pen, "deck.language", &language, "en", &mut head.language, |words| {
        super::languages::tag(words).ok_or_else(|| tr("fields-language-wrong"))
    });
    parts::quiet(ui, pen.tokens, &tr("fields-deck-language-about"));
    ui.add_space(8.0);
    read(ui, pen, "deck.id", &tr("fields-deck-id"), "", &mut head.id, |words| {
        let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-');
        let first = words.chars().next().is_some_and(|sign| sign.is_ascii_alphanumeric());
        let fits = first && words.chars().all(plain) && words.len() <= 100;
        fits.then(|| words.to_owned()).ok_or_else(|| tr("fields-deck-id-wrong"))
    });
    parts::quiet(ui, pen.tokens, &tr("fields-deck-id-about"));
}

/// A time of day.
fn time(words: &str) -> Result<String, String> {
    let (hour, minute) = words.trim().split_once([':', '.', 'h']).ok_or_else(|| tr("fields-time-wrong"))?;
    let whole = |part: &str, most: u8| part.parse::<u8>().ok().filter(|value| *value <= most && part.len() <= 2);
    match (whole(hour, 23), whole(minute, 59).filter(|_| minute.len() == 2)) {
        (Some(hour), Some(minute)) => Ok(format!("{hour:02}:{minute:02}")),
        _ => Err(tr("fields-time-wrong")),
    }
}

/// The time zone, with the names that fit what is typed.
fn zone(ui: &mut Ui, pen: &mut Pen<'_>, zone: &mut String) {
    let name = tr("fields-event-zone");
    parts::label(ui, pen.tokens, &name);
    let id = pen.id("event.zone");
    let kept = pen.state.typing.as_ref().filter(|(field, _)| *field == id).map(|(_, text)| text.clone());
    let before = zone.clone();
    let line = Line { hint: "Europe/Amsterdam", ..Line::new(id, &name, &before) };
    let read = line::read(ui, pen, &line, |words| {
        let known = tz::TimeZone::get(words.trim()).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
        known.ok_or_else(|| tr("fields-zone-wrong"))
    });
    if let Some(known) = read.value.filter(|known| *known != before) {
        *zone = known;
        pen.note(What::Event, "event.zone");
    }
    let Some(typed) =
        pen.state.typing.as_ref().filter(|(field, _)| *field == id).map(|(_, text)| text.clone()).or(kept)
    else {
        ui.add_space(8.0);
        return;
    };
    let fitting = zones(&typed);
    let mut chosen = read.enter.then(|| fitting.first().cloned()).flatten();
    if ui.memory(|memory| memory.has_focus(id)) && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        pen.state.next = fitting.first().map(|first| (Id::unique(("zone", first.clone())), None));
    }
    for known in fitting.iter().filter(|known| **known != *zone) {
        let spoken = tr_with("fields-zone-take", &[("zone", known.as_str().into())]);
        if parts::row(ui, pen, known, &spoken, false).clicked() {
            chosen = Some(known.clone());
        }
    }
    if let Some(known) = chosen {
        *zone = known;
        pen.state.typing = None;
        pen.note(What::Event, "event.zone");
    }
    ui.add_space(8.0);
}

/// The names of zones that fit what is typed: those whose city begins so first.
fn zones(typed: &str) -> Vec<String> {
    let typed = typed.trim().to_lowercase().replace(' ', "_");
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, String)> = tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("posix"))
        .filter_map(|name| {
            let small = name.to_lowercase();
            let city = small.rsplit('/').next().unwrap_or_default();
            let rank = if city.starts_with(&typed) {
                0
            } else if small.starts_with(&typed) {
                1
            } else if small.contains(&typed) {
                2
            } else {
                return None;
            };
            Some((rank, name))
        })
        .collect();
    found.sort();
    found.truncate(OFFERED);
    found.into_iter().map(|(_, name)| name).collect()
}

/// A string of the event.
fn string(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, text: &mut String) -> bool {
    parts::label(ui, pen.tokens, name);
    let typed = line::show(ui, pen, &Line::new(pen.id(path), name, text));
    ui.add_space(8.0);
    let Some(words) = typed.text else { return false };
    *text = words;
    pen.note(What::Event, path);
    true
}

/// A string that has a form of its own.
fn read(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    path: &str,
    name: &str,
    hint: &str,
    text: &mut String,
    form: impl Fn(&str) -> Result<String, String>,
) {
    parts::label(ui, pen.tokens, name);
    let before = text.clone();
    let line = Line { hint, ..Line::new(pen.id(path), name, &before) };
    if let Some(value) = line::read(ui, pen, &line, form).value.filter(|value| *value != before) {
        *text = value;
        pen.note(What::Event, path);
    }
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_finds_its_zone_first() {
        assert_eq!(zones("amster").first().map(String::as_str), Some("Europe/Amsterdam"));
        assert_eq!(zones("new york").first().map(String::as_str), Some("America/New_York"));
        assert_eq!(zones("europe/z").first().map(String::as_str), Some("Europe/Zagreb"));
        assert!(zones("").is_empty() && zones("atlantis").is_empty());
        assert!(zones("a").len() <= OFFERED);
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (words, expected) in [("9:05", "09:05"), ("13.15", "13:15"), ("13h15", "13:15"), (" 23:59 ", "23:59")] {
            assert_eq!(time(words).as_deref(), Ok(expected));
        }
        for words in ["", "24:00", "12:60", "12", "1:5", "a:b", "-1:00"] {
            assert!(time(words).is_err(), "{words}");
        }
    }
}
