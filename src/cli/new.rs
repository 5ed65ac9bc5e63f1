//! `sidestage new`: a deck from a template, ready to be filled.

use std::{
    fmt::Display,
    io::{self, Write},
    path::{Path, PathBuf},
};

use jiff::{ToSpan as _, civil::Date, tz::TimeZone};

use super::{CANNOT_WRITE, USAGE};
use crate::deck::{
    Finding, check,
    templates::{New, TEMPLATES, Template, id_of, write_new},
};

/// How many days from today the event of a new deck is, where nobody says.
pub const DAYS: i64 = 30;

/// What a new deck is to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The file.
    pub file: PathBuf,
    /// The name of the template.
    pub template: String,
    /// What is known of the deck; its id comes from the file's name.
    pub new: New,
}

/// The day of an event of which nobody has said when it is.
#[must_use]
pub fn someday(today: Date) -> String {
    today.checked_add(DAYS.days()).unwrap_or(today).to_string()
}

/// The day today, and the zone of this machine if it has one with a name.
#[must_use]
pub fn today() -> (Date, Option<String>) {
    let zone = TimeZone::system().iana_name().filter(|name| name.contains('/')).map(str::to_owned);
    (TimeZone::system().to_datetime(jiff::Timestamp::now()).date(), zone)
}

/// Lists the templates.
pub fn list(out: &mut dyn Write) -> u8 {
    for template in TEMPLATES {
        let deck = template.deck();
        let minutes: i64 = deck.agenda.iter().map(|segment| segment.minutes.millis() / 60_000).sum();
        let words = match template.name {
            "side-event" => "a side event: panel, questions for a third of the time",
            "panel-discussion" => "a panel discussion in front of an audience",
            _ => "one talk, and questions",
        };
        let slot = deck.event.as_ref().map_or_else(|| minutes.to_string(), slot);
        let _closed = writeln!(out, "{:<18} {:>3} min  {words}", template.name, slot);
    }
    0
}

fn slot(event: &crate::deck::model::Event) -> String {
    let time = |text: &str| text.split_once(':').map(|(h, m)| (h.parse().unwrap_or(0), m.parse().unwrap_or(0)));
    let minutes = |text: &str| time(text).map_or(0, |(hour, minute): (i64, i64)| hour * 60 + minute);
    (minutes(&event.end) - minutes(&event.start)).to_string()
}

/// Makes the deck; says on `out` what can be done next, and on `trouble` what went wrong. Returns the exit code.
pub fn new(wanted: &Wanted, today: Date, zone: Option<String>, out: &mut dyn Write, trouble: &mut dyn Write) -> u8 {
    let mut say = |words: &dyn Display| {
        let _closed = writeln!(trouble, "sidestage: {words}");
    };
    let Some(template) = Template::named(&wanted.template) else {
        let names = TEMPLATES.map(|template| template.name);
        let near = crate::deck::finding::nearest(&wanted.template, names);
        let near = near.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
        say(&format_args!("there is no template `{}`{near} See them with: sidestage new --list", wanted.template));
        return USAGE;
    };
    let mut new = New { id: id_of(&wanted.file), ..wanted.new.clone() };
    new.date = new.date.or_else(|| Some(someday(today)));
    new.zone = new.zone.or(zone);
    let deck = template.make(&new);
    let wrong: Vec<Finding> = check::review(&deck, None).into_iter().filter(Finding::is_error).collect();
    if !wrong.is_empty() {
        for finding in &wrong {
            say(&finding.sentence());
        }
        return USAGE;
    }
    match write_new(&wanted.file, &deck) {
        Ok(()) => {
            let path = wanted.file.display();
            let slides = deck.slides.len();
            let _closed = writeln!(out, "{path}: {slides} slides\nOpen it with: sidestage {path}");
            0
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            say(&format_args!("{} exists already and is not replaced", wanted.file.display()));
            CANNOT_WRITE
        }
        Err(error) => {
            say(&format_args!("{} cannot be written: {}", name(&wanted.file), error.kind()));
            CANNOT_WRITE
        }
    }
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::cli::check::check as check_file;

    fn make(file: &Path, template: &str, new: New) -> (u8, String, String) {
        let (mut out, mut trouble) = (Vec::new(), Vec::new());
        let wanted = Wanted { file: file.to_owned(), template: template.to_owned(), new };
        let zone = Some("Europe/Paris".to_owned());
        let code = self::new(&wanted, Date::constant(2031, 1, 15), zone, &mut out, &mut trouble);
        (code, String::from_utf8(out).unwrap(), String::from_utf8(trouble).unwrap())
    }

    #[test]
    fn every_template_is_clean_when_it_is_measured() {
        let folder = tempfile::tempdir().unwrap();
        for template in TEMPLATES {
            for language in ["en", "fr"] {
                let file = folder.path().join(format!("{}-{language}.json", template.name));
                let new = New { language: Some(language.to_owned()), ..New::default() };
                let (code, out, trouble) = make(&file, template.name, new);
                assert_eq!((code, trouble.as_str()), (0, ""), "{out}");
                let mut said = Vec::new();
                let code = check_file(&file, false, true, crate::render::measured::measured, &mut said);
                assert_eq!(code, 0, "{}", String::from_utf8_lossy(&said));
                let text = std::fs::read_to_string(&file).unwrap();
                assert!(text.contains("\"2031-02-14\"") && text.contains("Europe/Paris"), "{text}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let (code, _, said) = make(&file, "side-evnt", New::default());
        assert_eq!((code, said.contains("did you mean `side-event`?")), (USAGE, true), "{said}");
        let (code, _, said) = make(&file, "talk", New { date: Some("2031-02-30".to_owned()), ..New::default() });
        assert_eq!((code, said.contains("event.date")), (USAGE, true), "{said}");
        let (code, _, said) = make(&file, "talk", New { end: Some("08:00".to_owned()), ..New::default() });
        assert_eq!((code, said.contains("event.end")), (USAGE, true), "{said}");
        assert!(!file.exists());
        assert_eq!(make(&file, "talk", New::default()).0, 0);
        let (code, _, said) = make(&file, "talk", New::default());
        assert_eq!((code, said.contains("exists already")), (CANNOT_WRITE, true), "{said}");
        assert_eq!(make(&folder.path().join("none/a.json"), "talk", New::default()).0, CANNOT_WRITE);
        let mut out = Vec::new();
        list(&mut out);
        assert!(String::from_utf8(out).unwrap().contains("side-event          90 min"));
    }
}
