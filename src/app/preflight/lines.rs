//! The lines of the pre-flight: from what is known to what people read. One table, no side effects.

use super::facts::{DeckFacts, Facts, Machine};
use crate::{
    platform::{awake::Held, displays, folders::Kept, power::Power},
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// A battery below this is too low for an event.
const LOW: u8 = 30;

/// How a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// As it should be.
    Good,
    /// Cannot be told here, and is no fault.
    Note,
    /// Still being looked at.
    Wait,
    /// The show can go on, but somebody should look.
    Look,
    /// Something will go wrong in front of the room.
    Act,
}

impl Light {
    /// The word that stands beside the colour.
    #[must_use]
    pub fn word(self) -> String {
        tr(match self {
            Self::Good => "light-ready",
            Self::Note => "light-note",
            Self::Wait => "light-checking",
            Self::Look => "light-look",
            Self::Act => "light-act",
        })
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Which displays there are and what the room sees.
    Displays,
    /// Whether the room sees the console.
    Mirrored,
    /// Whether the clicker arrives.
    Clicker,
    /// What the check of the file found.
    File,
    /// Whether every character can be shown.
    Glyphs,
    /// Whether every picture can be shown.
    Pictures,
    /// Whether every text fits.
    Overflow,
    /// Whether every slide and step can be drawn.
    Steps,
    /// The slot against the clock and its zone.
    Clock,
    /// Whether the show can be written down, privately.
    Journal,
    /// Whether the machine stays awake.
    Awake,
    /// Where the power comes from.
    Power,
    /// Whether sound is needed.
    Sound,
}

impl Subject {
    /// What people call it.
    #[must_use]
    pub fn title(self) -> String {
        tr(match self {
            Self::Displays => "subject-displays",
            Self::Mirrored => "subject-mirrored",
            Self::Clicker => "subject-clicker",
            Self::File => "subject-file",
            Self::Glyphs => "subject-fonts",
            Self::Pictures => "subject-pictures",
            Self::Overflow => "subject-fit",
            Self::Steps => "subject-steps",
            Self::Clock => "subject-clock",
            Self::Journal => "subject-journal",
            Self::Awake => "subject-sleep",
            Self::Power => "subject-power",
            Self::Sound => "subject-sound",
        })
    }
}

/// What a line offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Opens the sheet of displays.
    Displays,
    /// Opens what the check found.
    Findings,
    /// Goes on without a clicker.
    NoClicker,
    /// Opens the sheet of keys, where a clicker is taught.
    TeachClicker,
}

impl Deed {
    /// The words on its button.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Displays => "deed-displays",
            Self::Findings => "deed-findings",
            Self::NoClicker => "deed-no-clicker",
            Self::TeachClicker => "deed-teach",
        })
    }
}

/// One line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub subject: Subject,
    /// How it stands.
    pub light: Light,
    /// What was found, or what to do.
    pub words: String,
    /// What can be done about it here.
    pub deeds: Vec<Deed>,
}

/// How a line stands, and in which words.
struct Found {
    light: Light,
    words: String,
    deeds: Vec<Deed>,
}

impl Found {
    fn new(light: Light, words: impl Into<String>) -> Self {
        Self { light, words: words.into(), deeds: Vec::new() }
    }

    fn with(self, deeds: &[Deed]) -> Self {
        Self { deeds: deeds.to_vec(), ..self }
    }
}

/// What a line is about, and what works it out.
type Entry = (Subject, fn(&Facts) -> Found);

/// Every line in the order of the page.
const TABLE: &[Entry] = &[
    (Subject::Displays, displays_line),
    (Subject::Mirrored, mirrored_line),
    (Subject::Clicker, clicker_line),
    (Subject::File, |facts| of_deck(facts, file_line)),
    (Subject::Glyphs, |facts| of_deck(facts, glyphs_line)),
    (Subject::Pictures, |facts| of_deck(facts, pictures_line)),
    (Subject::Overflow, |facts| of_deck(facts, overflow_line)),
    (Subject::Steps, |facts| of_deck(facts, steps_line)),
    (Subject::Clock, clock_line),
    (Subject::Journal, |facts| of_machine(facts, |_, machine| journal_line(machine))),
    (Subject::Awake, |facts| of_machine(facts, awake_line)),
    (Subject::Power, |facts| of_machine(facts, |_, machine| power_line(machine))),
    (Subject::Sound, |_| Found::new(Light::Good, tr("sound-not-needed"))),
];

/// The lines of the page.
#[must_use]
pub fn lines(facts: &Facts) -> Vec<Line> {
    let line = |(subject, find): &Entry| {
        let Found { light, words, deeds } = find(facts);
        Line { subject: *subject, light, words, deeds }
    };
    TABLE.iter().map(line).collect()
}

fn of_deck(facts: &Facts, find: fn(&DeckFacts) -> Found) -> Found {
    facts.deck.as_ref().map_or_else(|| Found::new(Light::Wait, tr("deck-wait")), find)
}

fn of_machine(facts: &Facts, find: fn(&Facts, &Machine) -> Found) -> Found {
    facts.machine.as_ref().map_or_else(|| Found::new(Light::Wait, tr("machine-wait")), |it| find(facts, it))
}

fn displays_line(facts: &Facts) -> Found {
    let describe = |index: usize| {
        let display = facts.displays.iter().find(|display| display.index == index)?;
        let (display, scale) = (display.describe().into(), display.scale_words().into());
        Some(tr_with("display-at", &[("display", display), ("scale", scale)]))
    };
    let found = match (facts.displays.len(), facts.room.and_then(describe)) {
        (0, _) => Found::new(Light::Note, tr("displays-unlisted")),
        (1, _) => Found::new(Light::Look, tr("displays-one")),
        (_, None) => Found::new(Light::Look, tr("displays-none-chosen")),
        (count, Some(room)) => {
            let console = facts.console.and_then(describe);
            let console = console.map(|words| tr_with("displays-console", &[("display", words.into())]));
            let more = tr_with("displays-more", &[("count", (count - 2).into())]);
            let words = tr_with(
                "displays-good",
                &[("room", room.into()), ("console", console.unwrap_or_default().into()), ("more", more.into())],
            );
            Found::new(Light::Good, words)
        }
    };
    if facts.displays.is_empty() { found } else { found.with(&[Deed::Displays]) }
}

fn mirrored_line(facts: &Facts) -> Found {
    if displays::mirrored(&facts.displays) {
        return Found::new(Light::Act, tr("mirrored-act"));
    }
    match facts.displays.len() {
        0 => Found::new(Light::Note, tr("mirrored-unknown")),
        1 => Found::new(Light::Note, tr("mirrored-one")),
        _ => Found::new(Light::Good, tr("mirrored-good")),
    }
}

fn clicker_line(facts: &Facts) -> Found {
    let clicker = &facts.clicker;
    let both = [Deed::NoClicker, Deed::TeachClicker];
    match (clicker.forward, clicker.back, clicker.blank) {
        _ if clicker.none => Found::new(Light::Good, tr("clicker-none")).with(&[Deed::TeachClicker]),
        (true, true, true) => Found::new(Light::Good, tr("clicker-all")),
        (true, true, false) => Found::new(Light::Good, tr("clicker-two")),
        (true, false, _) => Found::new(Light::Look, tr("clicker-forward")).with(&both),
        (false, true, _) => Found::new(Light::Look, tr("clicker-back")).with(&both),
        _ => Found::new(Light::Look, tr("clicker-press")).with(&both),
    }
}

fn file_line(deck: &DeckFacts) -> Found {
    let words = tr_with("file-faults", &[("count", deck.faults.into())]);
    if deck.faults == 0 {
        Found::new(Light::Good, words)
    } else {
        Found::new(Light::Act, words).with(&[Deed::Findings])
    }
}

/// "slide 4", "slides 4 and 9", "slides 4, 9, 12 and 3 more".
fn slides(list: &[usize]) -> String {
    let mut unique = list.to_vec();
    unique.dedup();
    let number = |at: usize| unique.get(at).copied().unwrap_or_default();
    let count = unique.len();
    tr_with(
        "slides-list",
        &[
            ("count", count.into()),
            ("a", number(0).into()),
            ("b", number(1).into()),
            ("c", number(2).into()),
            ("more", count.saturating_sub(3).into()),
        ],
    )
}

fn glyphs_line(deck: &DeckFacts) -> Found {
    let Some((_, characters)) = deck.missing.first() else {
        return Found::new(Light::Good, tr("glyphs-good"));
    };
    let on: Vec<usize> = deck.missing.iter().map(|(slide, _)| *slide).collect();
    let (characters, on) = (characters.as_str().into(), slides(&on).into());
    Found::new(Light::Look, tr_with("glyphs-missing", &[("characters", characters), ("slides", on)]))
}

fn pictures_line(deck: &DeckFacts) -> Found {
    let Some((_, problem)) = deck.broken.first() else {
        if !deck.small.is_empty() {
            return Found::new(Light::Look, tr_with("pictures-soft", &[("slides", slides(&deck.small).into())]));
        }
        return Found::new(Light::Good, tr_with("pictures-good", &[("count", deck.pictures.into())]));
    };
    let on: Vec<usize> = deck.broken.iter().map(|(slide, _)| *slide).collect();
    let (on, problem) = (slides(&on).into(), said::found(problem, None).into());
    Found::new(Light::Act, tr_with("pictures-broken", &[("slides", on), ("problem", problem)]))
}

fn overflow_line(deck: &DeckFacts) -> Found {
    if deck.overflowing.is_empty() && !deck.pale.is_empty() {
        return Found::new(Light::Look, tr_with("fit-pale", &[("slides", slides(&deck.pale).into())]));
    }
    if deck.overflowing.is_empty() {
        return Found::new(Light::Good, tr("fit-good"));
    }
    let (count, on) = (deck.overflowing.len().into(), slides(&deck.overflowing).into());
    Found::new(Light::Look, tr_with("fit-overflow", &[("count", count), ("slides", on)]))
}

fn steps_line(deck: &DeckFacts) -> Found {
    if deck.slides == 0 {
        return Found::new(Light::Act, tr("steps-none"));
    }
    if !deck.not_drawn.is_empty() {
        let words = tr_with("steps-not-drawn", &[("slides", slides(&deck.not_drawn).into())]);
        return Found::new(Light::Act, words);
    }
    let mut words = tr_with("steps-slides", &[("count", deck.slides.into())]);
    if deck.hidden > 0 {
        words = tr_with("steps-hidden", &[("slides", words.into()), ("count", deck.hidden.into())]);
    }
    words = tr_with("steps-good", &[("slides", words.into()), ("presses", deck.presses.into())]);
    if deck.holding {
        return Found::new(Light::Good, words);
    }
    Found::new(Light::Note, tr_with("steps-no-holding", &[("words", words.into())]))
}

fn clock_line(facts: &Facts) -> Found {
    let clock = &facts.clock;
    if let Some(why) = &clock.none {
        return Found::new(Light::Note, tr_with("clock-none", &[("why", why.as_str().into())]));
    }
    if let Some(moved) = clock.moved {
        let by = said::length(moved.abs());
        return Found::new(Light::Look, tr_with("clock-has-moved", &[("by", by.into())]));
    }
    if clock.other_day {
        return Found::new(Light::Look, tr_with("clock-other-day", &[("slot", clock.slot.as_str().into())]));
    }
    let system = facts.machine.as_ref().map(|machine| machine.offset);
    let other_zone = clock.offset.zip(system).is_some_and(|(slot, system)| slot != system);
    let slot = || clock.slot.as_str().into();
    let until = if clock.until > 0 {
        tr_with("clock-starts-in", &[("length", said::length(clock.until).into())])
    } else if clock.left > 0 {
        tr_with("clock-left", &[("length", said::length(clock.left).into())])
    } else {
        return Found::new(Light::Look, tr_with("clock-over", &[("slot", slot())]));
    };
    let id = if other_zone { "clock-good-zone" } else { "clock-good" };
    let words = tr_with(id, &[("slot", slot()), ("now", clock.now.as_str().into()), ("until", until.into())]);
    Found::new(Light::Good, words)
}

fn journal_line(machine: &Machine) -> Found {
    match &machine.journal {
        None => Found::new(Light::Act, tr("journal-no-folder")),
        Some(Kept::Not(why)) => Found::new(Light::Act, tr_with("journal-not-written", &[("why", why.as_str().into())])),
        Some(Kept::Openly) => Found::new(Light::Look, tr("journal-openly")),
        Some(Kept::Privately) => Found::new(Light::Good, tr("journal-good")),
    }
}

fn awake_line(facts: &Facts, machine: &Machine) -> Found {
    match (&facts.awake, &machine.awake) {
        (Held::By(by), _) => Found::new(Light::Good, tr_with("awake-by", &[("by", said::keepers(by).into())])),
        (Held::Asked, _) => Found::new(Light::Wait, tr("awake-asked")),
        (Held::Off, Held::By(by)) => {
            Found::new(Light::Good, tr_with("awake-while-live", &[("by", said::keepers(by).into())]))
        }
        (Held::Failed | Held::Off, _) => Found::new(Light::Look, tr("awake-by-hand")),
    }
}

fn power_line(machine: &Machine) -> Found {
    match machine.power {
        Power::Mains => Found::new(Light::Good, tr("power-mains")),
        Power::Battery(Some(percent)) if percent < LOW => {
            Found::new(Light::Act, tr_with("power-low", &[("percent", percent.into())]))
        }
        Power::Battery(Some(percent)) => {
            Found::new(Light::Look, tr_with("power-battery", &[("percent", percent.into())]))
        }
        Power::Battery(None) => Found::new(Light::Look, tr("power-on-battery")),
        Power::Unknown => Found::new(Light::Note, tr("power-unknown")),
    }
}

/// What the whole page comes to: the worst light, and words for a button.
#[must_use]
pub fn sum(lines: &[Line]) -> (Light, String) {
    let count = |light: Light| lines.iter().filter(|line| line.light == light).count();
    match (count(Light::Act), count(Light::Look), count(Light::Wait)) {
        (0, 0, 0) => (Light::Good, tr("preflight-green")),
        (0, 0, _) => (Light::Wait, tr("preflight-checking")),
        (0, look, _) => (Light::Look, tr_with("preflight-look", &[("count", look.into())])),
        (act, look, _) => (Light::Act, tr_with("preflight-mend", &[("count", (act + look).into())])),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::{
        app::preflight::{Clicker, Clock},
        platform::displays::{Display, Unit},
    };

    fn display(index: usize, x: i32) -> Display {
        let unit = Unit::Pixels;
        Display { index, name: format!("HDMI-{index}"), size: (1920, 1080), position: (x, 0), scale: 1.0, unit }
    }

    /// A machine on which everything is as it should be.
    fn ready() -> Facts {
        Facts {
            displays: vec![display(0, 0), display(1, 1920)],
            console: Some(0),
            room: Some(1),
            live: false,
            clicker: Clicker { forward: true, back: true, blank: true, none: false },
            deck: Some(DeckFacts { slides: 20, presses: 31, pictures: 4, holding: true, ..DeckFacts::default() }),
            machine: Some(Machine {
                journal: Some(Kept::Privately),
                power: Power::Mains,
                awake: Held::By("the system".to_owned()),
                offset: 3600,
            }),
            clock: Clock {
                slot: "Wednesday 7 December 2022, 13:15–14:45 in Europe/Amsterdam".to_owned(),
                now: "13:05".to_owned(),
                until: 600_000,
                left: 6_000_000,
                offset: Some(3600),
                ..Clock::default()
            },
            awake: Held::Off,
        }
    }

    fn line(facts: &Facts, subject: Subject) -> Line {
        lines(facts).into_iter().find(|line| line.subject == subject).unwrap()
    }

    fn light(facts: &Facts, subject: Subject) -> Light {
        line(facts, subject).light
    }

    #[test]
    fn a_machine_that_is_ready_is_green_in_every_line() {
        let lines = lines(&ready());
        assert_eq!(lines.len(), TABLE.len());
        for line in &lines {
            assert_eq!(line.light, Light::Good, "{}: {}", line.subject.title(), line.words);
        }
        assert_eq!(sum(&lines), (Light::Good, "All green".to_owned()));
    }

    #[test]
    fn every_line_has_its_own_reason_not_to_be_green() {
        type Spoil = fn(&mut Facts);
        let cases: &[(Subject, Light, Spoil)] = &[
            (Subject::Displays, Light::Look, |facts| facts.displays.truncate(1)),
            (Subject::Displays, Light::Look, |facts| facts.room = None),
            (Subject::Mirrored, Light::Act, |facts| facts.displays = vec![display(0, 0), display(1, 0)]),
            (Subject::Clicker, Light::Look, |facts| facts.clicker = Clicker::default()),
            (Subject::Clicker, Light::Look, |facts| facts.clicker.back = false),
            (Subject::File, Light::Act, |facts| facts.deck.as_mut().unwrap().faults = 2),
            (Subject::Glyphs, Light::Look, |facts| {
                facts.deck.as_mut().unwrap().missing = vec![(4, "U+1F44D".to_owned())];
            }),
            (Subject::Pictures, Light::Act, |facts| {
                facts.deck.as_mut().unwrap().broken = vec![(3, "the file is not there".to_owned())];
            }),
            (Subject::Overflow, Light::Look, |facts| facts.deck.as_mut().unwrap().overflowing = vec![2, 9]),
            (Subject::Pictures, Light::Look, |facts| facts.deck.as_mut().unwrap().small = vec![3]),
            (Subject::Overflow, Light::Look, |facts| facts.deck.as_mut().unwrap().pale = vec![5]),
            (Subject::Steps, Light::Act, |facts| facts.deck.as_mut().unwrap().not_drawn = vec![7]),
            (Subject::Steps, Light::Act, |facts| facts.deck.as_mut().unwrap().slides = 0),
            (Subject::Steps, Light::Note, |facts| facts.deck.as_mut().unwrap().holding = false),
            (Subject::Clock, Light::Look, |facts| facts.clock.other_day = true),
            (Subject::Clock, Light::Look, |facts| facts.clock.moved = Some(90_000)),
            (Subject::Clock, Light::Note, |facts| facts.clock.none = Some("no event".to_owned())),
            (Subject::Clock, Light::Look, |facts| (facts.clock.until, facts.clock.left) = (-9_000_000, -60_000)),
            (Subject::Journal, Light::Act, |facts| facts.machine.as_mut().unwrap().journal = None),
            (Subject::Journal, Light::Look, |facts| facts.machine.as_mut().unwrap().journal = Some(Kept::Openly)),
            (Subject::Journal, Light::Act, |facts| {
                facts.machine.as_mut().unwrap().journal = Some(Kept::Not("permission denied".to_owned()));
            }),
            (Subject::Awake, Light::Look, |facts| facts.machine.as_mut().unwrap().awake = Held::Failed),
            (Subject::Awake, Light::Look, |facts| facts.awake = Held::Failed),
            (Subject::Power, Light::Look, |facts| facts.machine.as_mut().unwrap().power = Power::Battery(Some(80))),
            (Subject::Power, Light::Act, |facts| facts.machine.as_mut().unwrap().power = Power::Battery(Some(20))),
            (Subject::Power, Light::Note, |facts| facts.machine.as_mut().unwrap().power = Power::Unknown),
            (Subject::Steps, Light::Wait, |facts| facts.deck = None),
            (Subject::Power, Light::Wait, |facts| facts.machine = None),
        ];
        for (number, (subject, expected, spoil)) in cases.iter().enumerate() {
            let mut facts = ready();
            spoil(&mut facts);
            assert_eq!(light(&facts, *subject), *expected, "case {number}: {}", subject.title());
        }
    }

    #[test]
    fn words_name_the_slides_and_the_zone() {
        let mut facts = ready();
        facts.deck.as_mut().unwrap().overflowing = vec![2, 5, 9, 12, 13];
        assert!(line(&facts, Subject::Overflow).words.contains("slides 2, 5, 9 and 2 more"));
        assert!(!line(&facts, Subject::Clock).words.contains("another zone"));
        facts.machine.as_mut().unwrap().offset = 0;
        assert!(line(&facts, Subject::Clock).words.contains("another zone"));
        assert!(line(&facts, Subject::Displays).words.contains("HDMI-1, 1920 × 1080 at 100 %"));
    }

    #[test]
    fn the_sum_says_how_many_are_to_be_mended() {
        let mut facts = ready();
        facts.clicker = Clicker::default();
        assert_eq!(sum(&lines(&facts)).0, Light::Look);
        facts.machine.as_mut().unwrap().journal = None;
        let (light, words) = sum(&lines(&facts));
        assert_eq!(light, Light::Act);
        assert!(words.starts_with("2 to mend"), "{words}");
        facts = ready();
        facts.deck = None;
        assert_eq!(sum(&lines(&facts)), (Light::Wait, "Checking".to_owned()));
    }
}
