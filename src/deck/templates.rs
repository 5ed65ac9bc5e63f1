//! New decks: templates that come with the program, and copies of old decks. A new deck never takes the place of a file.

use std::{fs, io, io::Write as _, path::Path};

use super::{
    import::slug,
    inline,
    model::{Deck, Event, Minutes, Segment, SegmentKind, Text},
    read::parse,
    write::to_json,
};

/// A deck to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name on the command line.
    pub name: &'static str,
    text: &'static str,
}

/// The templates that come with the program, the most usual first.
pub const TEMPLATES: [Template; 3] = [
    Template { name: "side-event", text: include_str!("../../assets/templates/side-event.json") },
    Template { name: "panel-discussion", text: include_str!("../../assets/templates/panel-discussion.json") },
    Template { name: "talk", text: include_str!("../../assets/templates/talk.json") },
];

/// What is known of a new deck. What is not, the template says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct New {
    /// The deck's stable name.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The language of the deck.
    pub language: Option<String>,
    /// The day, as `2030-01-15`.
    pub date: Option<String>,
    /// The start of the slot, as `13:15`.
    pub start: Option<String>,
    /// The end of the slot.
    pub end: Option<String>,
    /// The time zone of the room.
    pub zone: Option<String>,
}

impl Template {
    /// The template of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TEMPLATES.into_iter().find(|template| template.name == name)
    }

    /// The template as a deck.
    #[must_use]
    pub fn deck(self) -> Deck {
        // A test reads every template.
        parse(self.text.as_bytes(), self.name).deck.unwrap_or_default()
    }

    /// A new deck from the template. Its agenda fills the slot.
    #[must_use]
    pub fn make(self, new: &New) -> Deck {
        let mut deck = self.deck();
        fill(&mut deck, new);
        deck
    }
}

/// A new deck from an old one: the same slides under a new id, with or without the notes.
#[must_use]
pub fn again(old: &Deck, new: &New, notes: bool) -> Deck {
    let mut deck = old.clone();
    fill(&mut deck, new);
    if !notes {
        for slide in deck.slides.iter_mut().filter(|slide| slide.broken.is_none()) {
            slide.notes = None;
        }
    }
    deck
}

fn fill(deck: &mut Deck, new: &New) {
    deck.id.clone_from(&new.id);
    if let Some(language) = &new.language {
        deck.language.clone_from(language);
    }
    let before = deck.event.as_ref().and_then(minutes_of);
    if let Some(title) = new.title.as_ref().filter(|title| !title.trim().is_empty()) {
        let plain: String = title.trim().chars().filter(|letter| !letter.is_control()).collect();
        let text = Text::One(inline::escape(&plain));
        // The slide with the title says the same.
        for slide in &mut deck.slides {
            if slide.title.as_ref() == Some(&deck.title) {
                slide.title = Some(text.clone());
            }
        }
        deck.title = text;
        if let Some(event) = &mut deck.event {
            event.name = plain;
        }
    } else if let Some(event) = &mut deck.event
        && let Text::Many(titles) = &deck.title
        && titles.values().any(|title| inline::words(title) == event.name)
    {
        event.name = inline::words(deck.title.pick(&deck.language, "en").0);
    }
    if let Some(event) = &mut deck.event {
        let fields = [
            (&mut event.date, &new.date),
            (&mut event.start, &new.start),
            (&mut event.end, &new.end),
            (&mut event.zone, &new.zone),
        ];
        for (field, given) in fields {
            if let Some(given) = given {
                field.clone_from(given);
            }
        }
    }
    let after = deck.event.as_ref().and_then(minutes_of);
    if let (Some(before), Some(after)) = (before, after)
        && before != after
    {
        fit(&mut deck.agenda, before, after);
    }
}

/// The length of the slot in minutes.
fn minutes_of(event: &Event) -> Option<u32> {
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
    };
    time(&event.end)?.checked_sub(time(&event.start)?).filter(|minutes| *minutes > 0)
}

/// Shares a slot of another length out as the old one was, in whole minutes; what is left over goes to the questions.
fn fit(agenda: &mut [Segment], before: u32, after: u32) {
    let last = agenda.len().saturating_sub(1);
    let changeovers: u32 =
        agenda.iter().take(last).map(|segment| segment.changeover_seconds.unwrap_or(0)).sum::<u32>().div_ceil(60);
    let scaled = |minutes: &Minutes| {
        let whole = minutes.millis() as f64 / 60_000.0 * f64::from(after) / f64::from(before);
        (whole.floor() as u32).max(1)
    };
    for segment in agenda.iter_mut() {
        let minutes = scaled(&segment.minutes);
        if let Some(floor) = &segment.floor_minutes {
            segment.floor_minutes = Some(Minutes::whole(scaled(floor).min(minutes)));
        }
        segment.minutes = Minutes::whole(minutes);
        let seconds = minutes * 60;
        segment.wrap_up_seconds = segment.wrap_up_seconds.map(|warn| warn.min(seconds / 3));
        segment.last_call_seconds = segment.last_call_seconds.map(|warn| warn.min(seconds / 6));
    }
    let planned: u32 = agenda.iter().map(|segment| (segment.minutes.millis() / 60_000) as u32).sum();
    let longest = agenda.iter().position(|segment| segment.kind == SegmentKind::Questions);
    if let Some(left) = after.checked_sub(planned + changeovers)
        && let Some(segment) = longest.and_then(|at| agenda.get_mut(at))
    {
        segment.minutes = Minutes::whole((segment.minutes.millis() / 60_000) as u32 + left);
    }
}

/// The id of a deck in the file `path`: its name in letters that ids may have.
#[must_use]
pub fn id_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id: String = slug(&stem).chars().take(100).collect();
    let plain = id.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-'));
    let plain = plain && id.chars().next().is_some_and(|letter| letter.is_ascii_alphanumeric());
    if plain { id } else { "deck".to_owned() }
}

/// Writes a new deck: whole or not at all, and never over a file that is there.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] where there is such a file.
pub fn write_new(path: &Path, deck: &Deck) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut making = tempfile::Builder::new();
    making.prefix(".deck-").suffix(".part");
    #[cfg(unix)]
    making.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = making.tempfile_in(folder)?;
    file.write_all(to_json(deck).as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = fs::metadata(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{check::review, parse};

    fn said(deck: &Deck) -> Vec<String> {
        review(deck, None).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn templates_are_canonical_and_clean() {
        for template in TEMPLATES {
            let parsed = parse(template.text.as_bytes(), template.name);
            assert_eq!(parsed.findings, [], "{}", template.name);
            let deck = parsed.deck.unwrap();
            assert_eq!(to_json(&deck), template.text, "{} is not as it would be saved", template.name);
            assert_eq!(deck.id, template.name);
            assert_eq!(Template::named(template.name), Some(template));
            let mut untranslated = Vec::new();
            let mut note = |path: &str, text: &Text| {
                if !matches!(text, Text::Many(texts) if texts.contains_key("en") && texts.contains_key("fr")) {
                    untranslated.push(path.to_owned());
                }
            };
            crate::deck::texts::of_deck(&deck, &mut note);
            for slide in &deck.slides {
                crate::deck::texts::of_slide(slide, &mut |path, _, text| note(path, text));
            }
            assert_eq!(untranslated, Vec::<String>::new(), "{}", template.name);
        }
    }

    #[test]
    fn a_new_deck_is_clean_at_every_length() {
        for template in TEMPLATES {
            for (start, end) in [("13:00", "13:20"), ("13:00", "13:45"), ("09:30", "10:30"), ("10:00", "12:00")] {
                let new = New {
                    id: "mine".to_owned(),
                    title: Some("Questions & *answers*".to_owned()),
                    language: Some("fr".to_owned()),
                    date: Some("2031-03-04".to_owned()),
                    start: Some(start.to_owned()),
                    end: Some(end.to_owned()),
                    zone: Some("Africa/Nairobi".to_owned()),
                };
                let deck = template.make(&new);
                // A side event of twenty minutes has no room for three panellists and questions.
                let tight = end == "13:20" && template.name == "side-event";
                assert!(tight || said(&deck).is_empty(), "{} {start}–{end}: {:?}", template.name, said(&deck));
                assert_eq!((deck.id.as_str(), deck.language.as_str()), ("mine", "fr"));
                let event = deck.event.as_ref().unwrap();
                assert_eq!((event.name.as_str(), event.date.as_str()), ("Questions & *answers*", "2031-03-04"));
                let title = deck.slides[0].title.as_ref().unwrap().pick("fr", "fr").0.to_owned();
                assert_eq!(inline::words(&title), "Questions & *answers*");
            }
            let french = template.make(&New { id: "a".to_owned(), language: Some("fr".to_owned()), ..New::default() });
            assert_eq!(said(&french), Vec::<String>::new());
            assert!(french.event.unwrap().name.starts_with("Le titre"), "{}", template.name);
        }
    }

    #[test]
    fn an_old_deck_is_a_new_one_without_its_notes() {
        let old = Template::named("talk").unwrap().deck();
        let new = New { id: "next".to_owned(), date: Some("2031-03-04".to_owned()), ..New::default() };
        let deck = again(&old, &new, false);
        assert!(deck.slides.iter().all(|slide| slide.notes.is_none()));
        assert_eq!((deck.title, deck.event.unwrap().date.as_str()), (old.title.clone(), "2031-03-04"));
        assert!(again(&old, &new, true).slides.iter().all(|slide| slide.notes.is_some()));
    }

    #[test]
    fn the_id_comes_from_the_name_of_the_file() {
        for (path, id) in [
            ("a/My Event 2031.json", "my-event-2031"),
            ("événement.json", "deck"),
            ("talk.json", "talk"),
            (".json", "json"),
            ("المحكمة.json", "deck"),
        ] {
            let found = id_of(Path::new(path));
            assert!(found == id || (id == "deck" && found.is_ascii()), "{path}: {found}");
        }
    }

    #[test]
    fn nothing_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.json");
        let deck = Template::named("talk").unwrap().deck();
        write_new(&path, &deck).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), to_json(&deck));
        assert_eq!(write_new(&path, &Deck::default()).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), to_json(&deck));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
