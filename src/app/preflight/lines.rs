//! The lines of the pre-flight: from what is known to what people read. One table, no side effects.

use super::facts::{DeckFacts, Facts, Machine};
use crate::{
    platform::{awake::Held, displays, folders::Kept, power::Power},
    timing,
    ui::commands::{Verb, key_of},
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
    pub const fn word(self) -> &'static str {
        match self {
            Self::Good => "ready",
            Self::Note => "note",
            Self::Wait => "checking",
            Self::Look => "look",
            Self::Act => "act",
        }
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
    pub const fn title(self) -> &'static str {
        match self {
            Self::Displays => "Displays",
            Self::Mirrored => "Mirrored",
            Self::Clicker => "Clicker",
            Self::File => "Deck file",
            Self::Glyphs => "Fonts",
            Self::Pictures => "Pictures",
            Self::Overflow => "Fit",
            Self::Steps => "Slides and steps",
            Self::Clock => "Clock and slot",
            Self::Journal => "Journal",
            Self::Awake => "Sleep",
            Self::Power => "Power",
            Self::Sound => "Sound",
        }
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
    pub const fn words(self) -> &'static str {
        match self {
            Self::Displays => "Displays…",
            Self::Findings => "What was found",
            Self::NoClicker => "No clicker",
            Self::TeachClicker => "Teach it…",
        }
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
    (Subject::Sound, |_| Found::new(Light::Good, "Not needed: Sidestage plays no sound.")),
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
    facts.deck.as_ref().map_or_else(|| Found::new(Light::Wait, "Every slide is being drawn once…"), find)
}

fn of_machine(facts: &Facts, find: fn(&Facts, &Machine) -> Found) -> Found {
    facts.machine.as_ref().map_or_else(|| Found::new(Light::Wait, "The machine is being asked…"), |it| find(facts, it))
}

fn displays_line(facts: &Facts) -> Found {
    let describe = |index: usize| {
        let display = facts.displays.iter().find(|display| display.index == index)?;
        Some(format!("{} at {}", display.describe(), display.scale_words()))
    };
    let found = match (facts.displays.len(), facts.room.and_then(describe)) {
        (0, _) => Found::new(Light::Note, "This system does not list its displays. Move the windows by hand."),
        (1, _) => Found::new(
            Light::Look,
            "One display only: the room's window will be a window here. Connect the projector and choose “extend”.",
        ),
        (_, None) => Found::new(Light::Look, "The room's window fills no display. Choose one."),
        (count, Some(room)) => {
            let console = facts.console.and_then(describe).map(|words| format!("; this console: {words}"));
            let rest = count - 2;
            let more = match rest {
                0 => String::new(),
                1 => "; one more".to_owned(),
                _ => format!("; {rest} more"),
            };
            Found::new(Light::Good, format!("The room: {room}{}{more}.", console.unwrap_or_default()))
        }
    };
    if facts.displays.is_empty() { found } else { found.with(&[Deed::Displays]) }
}

fn mirrored_line(facts: &Facts) -> Found {
    if displays::mirrored(&facts.displays) {
        let words = "Two displays show the same picture: the room sees your notes and questions. Choose “extend” in the \
                     system's settings.";
        return Found::new(Light::Act, words);
    }
    match facts.displays.len() {
        0 => Found::new(Light::Note, "This system does not say. Look at the wall: it must not show this window."),
        1 => Found::new(
            Light::Note,
            "One display is seen. If the wall shows this window, it is mirrored: choose “extend”.",
        ),
        _ => Found::new(Light::Good, "Every display shows its own picture."),
    }
}

fn clicker_line(facts: &Facts) -> Found {
    let clicker = &facts.clicker;
    let both = [Deed::NoClicker, Deed::TeachClicker];
    match (clicker.forward, clicker.back, clicker.blank) {
        _ if clicker.none => Found::new(Light::Good, "None. The arrow keys do the same.").with(&[Deed::TeachClicker]),
        (true, true, true) => Found::new(Light::Good, "Forward, back and blank arrive."),
        (true, true, false) => Found::new(Light::Good, "Forward and back arrive; blank was not pressed."),
        (true, false, _) => Found::new(Light::Look, "Forward arrives. Now press back.").with(&both),
        (false, true, _) => Found::new(Light::Look, "Back arrives. Now press forward.").with(&both),
        _ => Found::new(Light::Look, "Press its buttons now, forward and back: no slide moves.").with(&both),
    }
}

fn file_line(deck: &DeckFacts) -> Found {
    match deck.faults {
        0 => Found::new(Light::Good, "The file is as it should be."),
        1 => Found::new(Light::Act, "1 fault: its slide shows a card.").with(&[Deed::Findings]),
        faults => Found::new(Light::Act, format!("{faults} faults: their slides show cards.")).with(&[Deed::Findings]),
    }
}

/// "slide 4", "slides 4 and 9", "slides 4, 9, 12 and 3 more".
fn slides(list: &[usize]) -> String {
    let mut unique = list.to_vec();
    unique.dedup();
    let number = |at: usize| unique.get(at).copied().unwrap_or_default();
    match unique.len() {
        0 => "no slide".to_owned(),
        1 => format!("slide {}", number(0)),
        2 => format!("slides {} and {}", number(0), number(1)),
        3 => format!("slides {}, {} and {}", number(0), number(1), number(2)),
        more => format!("slides {}, {}, {} and {} more", number(0), number(1), number(2), more - 3),
    }
}

fn glyphs_line(deck: &DeckFacts) -> Found {
    let Some((_, characters)) = deck.missing.first() else {
        return Found::new(Light::Good, "Every character of the deck has its glyph, and the fonts are brought along.");
    };
    let on: Vec<usize> = deck.missing.iter().map(|(slide, _)| *slide).collect();
    Found::new(
        Light::Look,
        format!("A character without a glyph ({characters}) on {}: write it otherwise.", slides(&on)),
    )
}

fn pictures_line(deck: &DeckFacts) -> Found {
    let Some((_, problem)) = deck.broken.first() else {
        if !deck.small.is_empty() {
            return Found::new(
                Light::Look,
                format!("Too few pixels on {}: the room sees it soft.", slides(&deck.small)),
            );
        }
        return Found::new(
            Light::Good,
            match deck.pictures {
                0 => "The deck has none.".to_owned(),
                1 => "One, and it is shown.".to_owned(),
                pictures => format!("All {pictures} are shown."),
            },
        );
    };
    let on: Vec<usize> = deck.broken.iter().map(|(slide, _)| *slide).collect();
    Found::new(Light::Act, format!("On {}: {problem}.", slides(&on)))
}

fn overflow_line(deck: &DeckFacts) -> Found {
    if deck.overflowing.is_empty() && !deck.pale.is_empty() {
        return Found::new(
            Light::Look,
            format!("Words are pale on {}: hard to read from the back.", slides(&deck.pale)),
        );
    }
    if deck.overflowing.is_empty() {
        return Found::new(Light::Good, "Every text fits its slide.");
    }
    let does = if deck.overflowing.len() == 1 { "A text does not fit" } else { "Texts do not fit" };
    Found::new(Light::Look, format!("{does} on {}: shorten it.", slides(&deck.overflowing)))
}

fn steps_line(deck: &DeckFacts) -> Found {
    if deck.slides == 0 {
        return Found::new(Light::Act, "The deck has no slides.");
    }
    if !deck.not_drawn.is_empty() {
        return Found::new(
            Light::Act,
            format!("Cannot be drawn: {}. The room sees a plain card.", slides(&deck.not_drawn)),
        );
    }
    let mut words = match deck.slides {
        1 => "1 slide".to_owned(),
        slides => format!("{slides} slides"),
    };
    if deck.hidden > 0 {
        words = format!("{words}, {} hidden", deck.hidden);
    }
    words = format!("{words}: {} presses to the end.", deck.presses);
    if deck.holding {
        return Found::new(Light::Good, words);
    }
    Found::new(Light::Note, format!("{words} No holding slide: the deck's title stands in."))
}

fn clock_line(facts: &Facts) -> Found {
    let clock = &facts.clock;
    if let Some(why) = &clock.none {
        return Found::new(Light::Note, format!("No clock runs: {why}."));
    }
    if let Some(moved) = clock.moved {
        let by = timing::words_length(moved.abs());
        return Found::new(
            Light::Look,
            format!("The system's clock moved by {by} since the start. Compare with a watch."),
        );
    }
    if clock.other_day {
        return Found::new(Light::Look, format!("The slot is on {}. Today is a rehearsal.", clock.slot));
    }
    let zone = match (clock.offset, facts.machine.as_ref().map(|machine| machine.offset)) {
        (Some(slot), Some(system)) if slot != system => {
            " This laptop is set to another zone; Sidestage shows the room's."
        }
        _ => "",
    };
    let until = if clock.until > 0 {
        format!("starts in {}", timing::words_length(clock.until))
    } else if clock.left > 0 {
        format!("{} left", timing::words_length(clock.left))
    } else {
        return Found::new(Light::Look, format!("{}: the slot is over.", clock.slot));
    };
    Found::new(Light::Good, format!("{}. Now {}: {until}.{zone}", clock.slot, clock.now))
}

fn journal_line(machine: &Machine) -> Found {
    match &machine.journal {
        None => Found::new(Light::Act, "There is no folder for it: after a crash this show would be lost."),
        Some(Kept::Not(why)) => {
            Found::new(Light::Act, format!("Cannot be written ({why}): after a crash this show would be lost."))
        }
        Some(Kept::Openly) => {
            Found::new(Light::Look, "Encrypted, but others on this machine can see its folder: take their rights away.")
        }
        Some(Kept::Privately) => {
            Found::new(Light::Good, "Can be written, encrypted, and only you can read its folder.")
        }
    }
}

fn awake_line(facts: &Facts, machine: &Machine) -> Found {
    let by_hand = "Nothing here can keep the machine awake: turn sleep and the screen saver off by hand.";
    match (&facts.awake, &machine.awake) {
        (Held::By(by), _) => Found::new(Light::Good, format!("The machine is kept awake by {by}.")),
        (Held::Asked, _) => Found::new(Light::Wait, "The system is being asked to stay awake…"),
        (Held::Off, Held::By(by)) => {
            Found::new(Light::Good, format!("While the show is live the machine is kept awake, by {by}."))
        }
        (Held::Failed | Held::Off, _) => Found::new(Light::Look, by_hand),
    }
}

fn power_line(machine: &Machine) -> Found {
    match machine.power {
        Power::Mains => Found::new(Light::Good, "From the mains."),
        Power::Battery(Some(percent)) if percent < LOW => {
            Found::new(Light::Act, format!("Battery, {percent} % left: connect the charger now."))
        }
        Power::Battery(Some(percent)) => {
            Found::new(Light::Look, format!("Battery, {percent} % left: connect the charger."))
        }
        Power::Battery(None) => Found::new(Light::Look, "Battery: connect the charger."),
        Power::Unknown => Found::new(Light::Note, "This system does not say. Connect the charger."),
    }
}

/// What the whole page comes to: the worst light, and words for a button.
#[must_use]
pub fn sum(lines: &[Line]) -> (Light, String) {
    let count = |light: Light| lines.iter().filter(|line| line.light == light).count();
    let key = key_of(Verb::Preflight);
    match (count(Light::Act), count(Light::Look), count(Light::Wait)) {
        (0, 0, 0) => (Light::Good, "All green".to_owned()),
        (0, 0, _) => (Light::Wait, "Checking".to_owned()),
        (0, look, _) => (Light::Look, format!("{look} to look at ({key})")),
        (act, look, _) => (Light::Act, format!("{} to mend ({key})", act + look)),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::{
        app::preflight::{Clicker, Clock},
        platform::displays::Display,
    };

    fn display(index: usize, x: i32) -> Display {
        Display { index, name: format!("HDMI-{index}"), size: (1920, 1080), position: (x, 0), scale: 1.0 }
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
