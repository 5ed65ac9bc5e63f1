//! Which keys ask for which command on this machine: the table of commands, changed by what somebody chose, with the buttons
//! of a clicker beside it.
//!
//! All windows are drawn on one thread, and so is every key looked up: the bindings in force belong to that thread. Bindings
//! are kept in a file of their own, `keys.json`, which people may write by hand; what it says wrongly is named and passed by.

use std::{cell::RefCell, collections::BTreeMap, fmt, rc::Rc};

use egui::{Key, Modifiers};
use serde::{Deserialize, Serialize};

use super::{
    commands::{Chord, Press, Row, TABLE, Verb, row_of},
    words::{tr, tr_with},
};

/// The file's name in the folder of the settings.
pub const FILE: &str = "keys.json";

/// By what a key is recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Match {
    /// By its meaning on the layout and, failing that, by its place: right for nearly everybody.
    #[default]
    Both,
    /// By its meaning alone.
    Meaning,
    /// By its place on an English keyboard first.
    Place,
}

impl Match {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Both, Self::Meaning, Self::Place];

    /// What people call it.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Both => "match-both",
            Self::Meaning => "match-meaning",
            Self::Place => "match-place",
        })
    }
}

/// All that the button of a clicker can ever ask for. There is nothing here that touches a clock, a question, or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Button {
    /// The next step.
    Forward,
    /// The step before.
    Back,
    /// Black.
    Black,
    /// White.
    White,
    /// Nothing at all: the button is not heard.
    Nothing,
}

impl Button {
    /// The command, if it is one.
    #[must_use]
    pub const fn verb(self) -> Option<Verb> {
        match self {
            Self::Forward => Some(Verb::Next),
            Self::Back => Some(Verb::Previous),
            Self::Black => Some(Verb::Black),
            Self::White => Some(Verb::White),
            Self::Nothing => None,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Forward => "button-forward",
            Self::Back => "button-back",
            Self::Black => "button-black",
            Self::White => "button-white",
            Self::Nothing => "button-nothing",
        })
    }
}

/// A kind of clicker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Page keys, arrows and "." as most clickers send them: nothing beside the table.
    #[default]
    Usual,
    /// Its two large buttons the other way round.
    Exchanged,
    /// Its play button, which sends F5 and Esc in turn, blanks the screen.
    PlayBlanks,
    /// A ring or a phone that sends volume and media keys.
    Media,
    /// One that was taught, button by button.
    Learned,
}

impl Profile {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Usual, Self::Exchanged, Self::PlayBlanks, Self::Media, Self::Learned];

    /// What people call it.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Usual => "profile-usual",
            Self::Exchanged => "profile-exchanged",
            Self::PlayBlanks => "profile-play-blanks",
            Self::Media => "profile-media",
            Self::Learned => "profile-learned",
        })
    }

    /// The buttons of the kind; those of a clicker that was taught are in the bindings.
    const fn buttons(self) -> &'static [(Chord, Button)] {
        match self {
            Self::Usual | Self::Learned => &[],
            Self::Exchanged => EXCHANGED,
            Self::PlayBlanks => PLAY_BLANKS,
            Self::Media => MEDIA,
        }
    }
}

const EXCHANGED: &[(Chord, Button)] =
    &[(Chord::plain(Key::PageUp), Button::Forward), (Chord::plain(Key::PageDown), Button::Back)];

const PLAY_BLANKS: &[(Chord, Button)] = &[
    (Chord::plain(Key::F5), Button::Black),
    (Chord::shift(Key::F5), Button::Black),
    (Chord::plain(Key::Escape), Button::Black),
];

const MEDIA: &[(Chord, Button)] = &[
    (Chord::plain(Key::AudioVolumeUp), Button::Forward),
    (Chord::plain(Key::AudioVolumeDown), Button::Back),
    (Chord::plain(Key::MediaTrackNext), Button::Forward),
    (Chord::plain(Key::MediaTrackPrevious), Button::Back),
    (Chord::plain(Key::MediaPlayPause), Button::Black),
    (Chord::plain(Key::AudioVolumeMute), Button::Black),
];

/// Why a key cannot be given to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Clash {
    /// Another command has it.
    #[error("{}", tr_with("clash-taken", &[("command", row_of(*.0).label().into())]))]
    Taken(Verb),
    /// Clickers send it, and the command is not for them.
    #[error("{}", tr("clash-clicker"))]
    Clicker,
    /// A number and Enter go to a slide.
    #[error("{}", tr("clash-digit"))]
    Digit,
    /// The end of a show is never one key.
    #[error("{}", tr("clash-end"))]
    End,
}

/// The keys on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bindings {
    /// The keys of the commands that do not have those of the table.
    keys: BTreeMap<Verb, Vec<Chord>>,
    /// By what keys are recognised.
    pub by: Match,
    /// The kind of clicker.
    pub profile: Profile,
    /// The buttons of the clicker that was taught.
    learned: Vec<(Chord, Button)>,
}

/// The bindings as the file holds them.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Written {
    #[serde(rename = "match")]
    by: Match,
    clicker: Profile,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    learned: BTreeMap<String, Button>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, Vec<String>>,
}

impl Bindings {
    /// The keys of a command.
    #[must_use]
    pub fn keys_of(&self, verb: Verb) -> &[Chord] {
        self.keys.get(&verb).map_or(row_of(verb).keys, Vec::as_slice)
    }

    /// Whether a command has other keys than the table says.
    #[must_use]
    pub fn is_changed(&self, verb: Verb) -> bool {
        self.keys.contains_key(&verb)
    }

    /// Gives a command a key instead of all that it has.
    pub fn give(&mut self, verb: Verb, chord: Chord) -> Result<(), Clash> {
        self.may(verb, chord)?;
        self.keys.insert(verb, vec![chord]);
        if self.keys_of(verb) == row_of(verb).keys {
            self.keys.remove(&verb);
        }
        Ok(())
    }

    /// Gives a command one key more.
    pub fn add(&mut self, verb: Verb, chord: Chord) -> Result<(), Clash> {
        self.may(verb, chord)?;
        let mut keys = self.keys_of(verb).to_vec();
        if !keys.contains(&chord) {
            keys.push(chord);
        }
        self.keys.insert(verb, keys);
        Ok(())
    }

    /// Gives a command the keys of the table again, unless another has taken one of them meanwhile.
    pub fn restore(&mut self, verb: Verb) -> Result<(), Clash> {
        for chord in row_of(verb).keys {
            self.may(verb, *chord)?;
        }
        self.keys.remove(&verb);
        Ok(())
    }

    /// The table as it was made.
    pub fn restore_all(&mut self) {
        self.keys.clear();
    }

    /// Whether a command may have a key.
    fn may(&self, verb: Verb, chord: Chord) -> Result<(), Clash> {
        if chord.is_digit() {
            return Err(Clash::Digit);
        }
        if verb == Verb::End && !chord.control {
            return Err(Clash::End);
        }
        if chord.is_sent_by_clickers() && !for_clickers(verb) {
            return Err(Clash::Clicker);
        }
        let own = row_of(verb);
        let taken = TABLE
            .iter()
            .find(|row| row.verb != verb && row.meets(own) && self.keys_of(row.verb).iter().any(|key| key.same(chord)));
        taken.map_or(Ok(()), |row| Err(Clash::Taken(row.verb)))
    }

    /// The buttons of the clicker in use.
    #[must_use]
    pub fn buttons(&self) -> &[(Chord, Button)] {
        if self.profile == Profile::Learned { &self.learned } else { self.profile.buttons() }
    }

    /// Forgets the clicker that was taught, to teach another one.
    pub fn forget_learned(&mut self) {
        self.learned.clear();
    }

    /// Teaches a button; one that was taught already keeps what it was taught, and that is returned.
    pub fn learn(&mut self, chord: Chord, button: Button) -> Option<Button> {
        if let Some((_, known)) = self.learned.iter().find(|(known, _)| known.same(chord)) {
            return Some(*known);
        }
        self.learned.push((chord, button));
        self.profile = Profile::Learned;
        None
    }

    /// The button of the clicker in use that a press is, if it is one. Letters are letters while a text is typed.
    #[must_use]
    pub fn button(&self, press: Press, typing: bool) -> Option<Button> {
        let by = |key: Key| {
            let (_, button) = self
                .buttons()
                .iter()
                .find(|(chord, _)| chord.fits(key, press.modifiers) && (!typing || !chord.types()))?;
            Some(*button)
        };
        by(press.key).or_else(|| press.physical.and_then(by))
    }

    /// The command that a press asks for. `typing` says that a text field takes letters at the moment.
    #[must_use]
    pub fn find(&self, press: Press, typing: bool) -> Option<Verb> {
        if let Some(button) = self.button(press, typing) {
            return button.verb().filter(|_| !press.repeat);
        }
        let (row, chord) = self.look_up(press, |row, _| row.is_in_console())?;
        let meant = (!press.repeat || row.repeats) && (!typing || chord.works_in_text());
        meant.then_some(row.verb)
    }

    /// The same in the editor. A clicker's buttons are for who drives the show: see [`Bindings::button`].
    #[must_use]
    pub fn find_in_editor(&self, press: Press, typing: bool) -> Option<Verb> {
        let (row, _) = self.look_up(press, |row, chord| row.fits_editor(chord, typing))?;
        (!press.repeat || row.repeats).then_some(row.verb)
    }

    /// The row and the chord that a press fits, of those that count.
    fn look_up(&self, press: Press, counts: impl Fn(&Row, Chord) -> bool) -> Option<(&'static Row, Chord)> {
        let by = |key: Key| {
            TABLE.iter().find_map(|row| {
                let mut chords = self.keys_of(row.verb).iter().filter(|chord| counts(row, **chord));
                let chord = chords.find(|chord| chord.fits(key, press.modifiers))?;
                Some((row, *chord))
            })
        };
        let place = || press.physical.and_then(by);
        match self.by {
            Match::Both => by(press.key).or_else(place),
            Match::Meaning => by(press.key),
            Match::Place => place().or_else(|| by(press.key)),
        }
    }

    /// Reads what a file says; what it says wrongly is named and passed by.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let written: Written = serde_json::from_str(text).unwrap_or_else(|fault| {
            let why = tr(fault.classified());
            problems.push(tr_with("keys-file-line", &[("line", fault.line().into()), ("why", why.into())]));
            Written::default()
        });
        let mut bindings = Self { by: written.by, profile: written.clicker, ..Self::default() };
        for (name, button) in &written.learned {
            match Chord::parse(name) {
                Some(chord) => bindings.learned.push((chord, *button)),
                None => problems.push(tr_with("keys-file-no-key", &[("name", name.as_str().into())])),
            }
        }
        let mut wanted: Vec<(Verb, Vec<Chord>)> = Vec::new();
        for (name, keys) in &written.keys {
            let Some(verb) = Verb::named(name) else {
                problems.push(tr_with("keys-file-no-command", &[("name", name.as_str().into())]));
                continue;
            };
            let chords: Vec<Chord> = keys.iter().filter_map(|key| Chord::parse(key)).collect();
            if chords.is_empty() || chords.len() < keys.len() {
                problems.push(tr_with("keys-file-strange-key", &[("name", name.as_str().into())]));
                continue;
            }
            wanted.push((verb, chords));
        }
        // Two commands may exchange their keys, so all are changed before any is checked.
        bindings.keys.extend(wanted.iter().cloned());
        for (verb, chords) in wanted {
            if let Some(clash) = chords.iter().find_map(|chord| bindings.may(verb, *chord).err()) {
                let (command, why) = (row_of(verb).label().into(), clash.to_string().into());
                problems.push(tr_with("keys-file-clash", &[("command", command), ("why", why)]));
                bindings.keys.remove(&verb);
            }
        }
        (bindings, problems)
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> String {
        let written = Written {
            by: self.by,
            clicker: self.profile,
            learned: self.learned.iter().map(|(chord, button)| (chord.written(), *button)).collect(),
            keys: self
                .keys
                .iter()
                .map(|(verb, keys)| (verb.name(), keys.iter().map(|chord| chord.written()).collect()))
                .collect(),
        };
        serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
    }
}

/// What kind of mistake a file holds, without quoting it.
trait Classified {
    /// The message that says it.
    fn classified(&self) -> &'static str;
}

impl Classified for serde_json::Error {
    fn classified(&self) -> &'static str {
        match self.classify() {
            serde_json::error::Category::Io => "keys-file-unread",
            serde_json::error::Category::Syntax => "keys-file-not-json",
            serde_json::error::Category::Data => "keys-file-value",
            serde_json::error::Category::Eof => "keys-file-cut",
        }
    }
}

/// Whether a command may be asked for by a key that clickers send.
fn for_clickers(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Next
            | Verb::Previous
            | Verb::SkipForward
            | Verb::SkipBack
            | Verb::First
            | Verb::Last
            | Verb::Back
            | Verb::GoTo
            | Verb::Overview
            | Verb::Black
            | Verb::White
            | Verb::Freeze
            | Verb::Panic
            | Verb::StartFirst
            | Verb::StartHere
            | Verb::Leave
            | Verb::ChooseUp
            | Verb::ChooseDown
            | Verb::ChooseFirst
            | Verb::ChooseLast
    )
}

impl Chord {
    /// Whether clickers send it.
    #[must_use]
    pub const fn is_sent_by_clickers(self) -> bool {
        let key = matches!(
            self.key,
            Key::PageUp
                | Key::PageDown
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::Space
                | Key::Enter
                | Key::Tab
                | Key::Backspace
                | Key::Home
                | Key::End
                | Key::Escape
                | Key::F5
                | Key::B
                | Key::W
                | Key::Period
                | Key::Comma
        );
        let shift = self.shift && !matches!(self.key, Key::F5);
        key && !self.control && !self.alt && !shift
    }

    const fn is_digit(self) -> bool {
        !self.control
            && !self.alt
            && matches!(
                self.key,
                Key::Num0
                    | Key::Num1
                    | Key::Num2
                    | Key::Num3
                    | Key::Num4
                    | Key::Num5
                    | Key::Num6
                    | Key::Num7
                    | Key::Num8
                    | Key::Num9
            )
    }

    /// Whether the key would type something.
    fn types(self) -> bool {
        !self.control && !self.alt && (self.key == Key::Space || self.key.symbol_or_name().chars().count() == 1)
    }

    /// Whether two chords are the same press; Shift does not tell signs apart.
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        let modifiers = Modifiers { shift: other.shift, alt: other.alt, ctrl: other.control, ..Modifiers::NONE };
        self == other || self.fits(other.key, modifiers)
    }

    /// The chord of a press.
    #[must_use]
    pub const fn of(press: Press) -> Self {
        let Modifiers { alt, ctrl, shift, command, .. } = press.modifiers;
        Self { key: press.key, control: ctrl || command, shift, alt }
    }

    /// The name in a file: `Ctrl+Shift+E`, `PageDown`.
    fn written(self) -> String {
        let mut words = String::new();
        for (held, name) in [(self.control, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                words.push_str(name);
            }
        }
        words + self.key.name()
    }

    /// Reads the name that stands in a file.
    fn parse(name: &str) -> Option<Self> {
        let mut chord = Self { key: Key::Space, control: false, shift: false, alt: false };
        let mut rest = name.trim();
        while let Some((held, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
            match held.trim().to_ascii_lowercase().as_str() {
                "ctrl" | "control" | "cmd" | "command" => chord.control = true,
                "shift" => chord.shift = true,
                "alt" | "option" => chord.alt = true,
                _ => return None,
            }
            rest = after.trim();
        }
        let key = Key::from_name(rest).or_else(|| Key::from_name(&rest.to_ascii_uppercase()))?;
        Some(Self { key, ..chord })
    }
}

impl Verb {
    /// The command's name in files: `next`, `clock-start-pause`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for (at, letter) in format!("{self:?}").chars().enumerate() {
            if letter.is_ascii_uppercase() && at > 0 {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// The command with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().map(|row| row.verb).find(|verb| verb.name() == name)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

thread_local! {
    /// The bindings in force on the thread that draws.
    static IN_FORCE: RefCell<Rc<Bindings>> = RefCell::default();
}

/// The bindings in force.
#[must_use]
pub fn in_force() -> Rc<Bindings> {
    IN_FORCE.with_borrow(Rc::clone)
}

/// Puts bindings in force.
pub fn put_in_force(bindings: Bindings) {
    IN_FORCE.set(Rc::new(bindings));
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn press(key: Key) -> Press {
        Press { key, physical: None, modifiers: Modifiers::NONE, repeat: false }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for row in TABLE {
            assert_eq!(Verb::named(&row.verb.name()), Some(row.verb));
            for chord in row.keys {
                assert_eq!(Chord::parse(&chord.written()), Some(*chord), "{}", chord.written());
            }
        }
        assert_eq!(Verb::ClockStartPause.name(), "clock-start-pause");
        assert_eq!(Chord::parse("ctrl + shift+e"), Some(Chord::control_shift(Key::E)));
        assert_eq!(Chord::parse("Hyper+E"), None);
        assert_eq!(Chord::parse("Ctrl+"), None);
        assert_eq!(Chord::parse(""), None);
    }

    #[test]
    fn a_command_gets_another_key_and_the_table_again() {
        let mut bindings = Bindings::default();
        let chord = Chord::plain(Key::F9);
        bindings.give(Verb::QuestionNew, chord).unwrap();
        assert_eq!(bindings.find(press(Key::F9), false), Some(Verb::QuestionNew));
        assert_eq!(bindings.find(press(Key::Q), false), None, "the old key is free");
        assert_eq!(bindings.give(Verb::Message, chord), Err(Clash::Taken(Verb::QuestionNew)));
        bindings.give(Verb::Message, Chord::plain(Key::Q)).unwrap();
        assert_eq!(bindings.restore(Verb::QuestionNew), Err(Clash::Taken(Verb::Message)));
        bindings.restore(Verb::Message).unwrap();
        bindings.restore(Verb::QuestionNew).unwrap();
        assert_eq!(bindings, Bindings::default());
        bindings.add(Verb::QuestionNew, chord).unwrap();
        assert_eq!(bindings.keys_of(Verb::QuestionNew), [Chord::plain(Key::Q), chord]);
    }

    #[test]
    fn no_key_of_a_clicker_can_be_given_to_what_a_clicker_must_not_do() {
        let mut bindings = Bindings::default();
        for verb in [
            Verb::End,
            Verb::ClockStartPause,
            Verb::NextSegment,
            Verb::QuestionView,
            Verb::QuestionPutUp,
            Verb::Undo,
            Verb::Calm,
        ] {
            for key in [Key::PageDown, Key::F5, Key::Escape, Key::Period, Key::B, Key::Enter] {
                assert!(bindings.give(verb, Chord::plain(key)).is_err(), "{verb:?} {key:?}");
            }
        }
        assert_eq!(bindings.give(Verb::End, Chord::plain(Key::F9)), Err(Clash::End));
        assert_eq!(bindings.give(Verb::Freeze, Chord::plain(Key::Num4)), Err(Clash::Digit));
        assert_eq!(bindings, Bindings::default());
    }

    #[test]
    fn no_profile_and_no_lesson_lets_a_clicker_do_more() {
        let allowed = [Verb::Next, Verb::Previous, Verb::Black, Verb::White];
        for profile in Profile::ALL {
            let mut bindings = Bindings { profile, ..Bindings::default() };
            if profile == Profile::Learned {
                bindings.learn(Chord::control_shift(Key::E), Button::Forward);
                bindings.learn(Chord::plain(Key::T), Button::Nothing);
            }
            for (chord, _) in bindings.buttons() {
                let modifiers =
                    Modifiers { shift: chord.shift, ctrl: chord.control, alt: chord.alt, ..Modifiers::NONE };
                let verb = bindings.find(Press { modifiers, ..press(chord.key) }, false);
                assert!(verb.is_none_or(|verb| allowed.contains(&verb)), "{profile:?} {chord}");
            }
        }
    }

    #[test]
    fn a_clicker_is_taught_button_by_button() {
        let mut bindings = Bindings::default();
        assert_eq!(bindings.learn(Chord::plain(Key::T), Button::Forward), None);
        assert_eq!(bindings.learn(Chord::plain(Key::T), Button::Back), Some(Button::Forward), "it is one button");
        assert_eq!(bindings.learn(Chord::plain(Key::AudioVolumeDown), Button::Nothing), None);
        assert_eq!(bindings.find(press(Key::T), false), Some(Verb::Next));
        assert_eq!(bindings.find(press(Key::T), true), None, "a letter is a letter while a text is typed");
        assert_eq!(bindings.find(press(Key::AudioVolumeDown), false), None);
        assert_eq!(bindings.find(Press { repeat: true, ..press(Key::T) }, false), None);
        bindings.profile = Profile::Usual;
        assert_eq!(bindings.find(press(Key::T), false), Some(Verb::ClockStartPause));
    }

    #[test]
    fn keys_are_matched_by_meaning_by_place_or_by_both() {
        let arabic = Press { physical: Some(Key::T), ..press(Key::Copy) };
        let french = Press { physical: Some(Key::Q), ..press(Key::A) };
        let found = |by, press| Bindings { by, ..Bindings::default() }.find(press, false);
        assert_eq!(found(Match::Both, arabic), Some(Verb::ClockStartPause));
        assert_eq!(found(Match::Meaning, arabic), None);
        assert_eq!(found(Match::Place, arabic), Some(Verb::ClockStartPause));
        assert_eq!(found(Match::Both, french), Some(Verb::QuestionNext));
        assert_eq!(found(Match::Meaning, french), Some(Verb::QuestionNext));
        assert_eq!(found(Match::Place, french), Some(Verb::QuestionNew));
    }

    #[test]
    fn the_file_comes_back_and_its_mistakes_are_named() {
        let mut bindings = Bindings { by: Match::Place, ..Bindings::default() };
        bindings.give(Verb::Freeze, Chord::control(Key::F9)).unwrap();
        bindings.learn(Chord::plain(Key::AudioVolumeUp), Button::Forward);
        assert_eq!(Bindings::read(&bindings.write()), (bindings, Vec::new()));
        let (kept, problems) = Bindings::read(
            r#"{"keys": {"next": ["N"], "dance": ["F9"], "white": ["Warp"], "end": ["PageDown"], "freeze": ["F10"]}}"#,
        );
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert_eq!(kept.keys_of(Verb::Next), [Chord::plain(Key::N)]);
        assert_eq!(kept.keys_of(Verb::Freeze), [Chord::plain(Key::F10)]);
        assert_eq!(kept.keys_of(Verb::End), row_of(Verb::End).keys);
        let (none, problems) = Bindings::read("{");
        assert_eq!((none, problems.len()), (Bindings::default(), 1));
    }

    #[test]
    fn two_commands_may_exchange_their_keys_in_the_file() {
        let (kept, problems) = Bindings::read(r#"{"keys": {"black": ["W"], "white": ["B"]}}"#);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(kept.find(press(Key::W), false), Some(Verb::Black));
    }
}
