//! The one table of commands and keys: bindings, the help sheet, the menus and the tests are all made from it. What
//! somebody changed on a machine is in [`super::bindings`].

mod chord;
mod verb;

use egui::{Key, Modifiers};

pub use self::{chord::Chord, verb::Verb};
use super::{bindings, words};

/// Where a command stands in the help sheet and the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving through the slides.
    Slides,
    /// What the room sees.
    Room,
    /// The clocks.
    Time,
    /// The questions.
    Questions,
    /// The show and its windows.
    Show,
    /// Making the deck. These keys are the editor's alone: the console has them for something else.
    Editor,
}

impl Group {
    /// Every group, in the order of the help sheet.
    pub const ALL: [Self; 6] = [Self::Slides, Self::Room, Self::Time, Self::Questions, Self::Show, Self::Editor];

    /// The heading.
    #[must_use]
    pub fn title(self) -> String {
        words::tr(match self {
            Self::Slides => "group-slides",
            Self::Room => "group-room",
            Self::Time => "group-time",
            Self::Questions => "group-questions",
            Self::Show => "group-show",
            Self::Editor => "group-editor",
        })
    }
}
/// One command: where it is listed, and which keys ask for it. What it is called is in `assets/words/*/commands.ftl`.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it does.
    pub verb: Verb,
    /// Where it is listed.
    pub group: Group,
    /// The keys, the most usual first.
    pub keys: &'static [Chord],
    /// Whether holding the key down goes on asking.
    pub repeats: bool,
}

impl Row {
    /// What people read, with a verb: the message `command-…` of `assets/words`, by the command's name.
    #[must_use]
    pub fn label(&self) -> String {
        words::tr(&format!("command-{}", self.verb.name()))
    }
}

const fn row(verb: Verb, group: Group, keys: &'static [Chord]) -> Row {
    Row { verb, group, keys, repeats: false }
}

const fn repeating(verb: Verb, group: Group, keys: &'static [Chord]) -> Row {
    Row { verb, group, keys, repeats: true }
}

/// Every command.
pub const TABLE: &[Row] = {
    use Chord as C;
    use Group::{Editor, Questions, Room, Show, Slides, Time};
    &[
        row(
            Verb::Next,
            Slides,
            &[
                C::plain(Key::ArrowRight),
                C::plain(Key::Space),
                C::plain(Key::PageDown),
                C::plain(Key::ArrowDown),
                C::plain(Key::Enter),
                C::plain(Key::N),
            ],
        ),
        row(
            Verb::Previous,
            Slides,
            &[
                C::plain(Key::ArrowLeft),
                C::plain(Key::PageUp),
                C::plain(Key::ArrowUp),
                C::plain(Key::Backspace),
                C::plain(Key::P),
                C::shift(Key::Space),
            ],
        ),
        row(Verb::SkipForward, Slides, &[C::alt(Key::PageDown)]),
        row(Verb::SkipBack, Slides, &[C::alt(Key::PageUp)]),
        row(Verb::First, Slides, &[C::plain(Key::Home)]),
        row(Verb::Last, Slides, &[C::plain(Key::End)]),
        row(Verb::Back, Slides, &[C::plain(Key::L)]),
        row(Verb::GoTo, Slides, &[C::plain(Key::G)]),
        row(Verb::Overview, Slides, &[C::plain(Key::O), C::plain(Key::Tab)]),
        row(Verb::HideSlide, Slides, &[C::control(Key::H)]),
        row(Verb::SlideEarlier, Slides, &[C::alt(Key::ArrowLeft)]),
        row(Verb::SlideLater, Slides, &[C::alt(Key::ArrowRight)]),
        row(Verb::DeckOrder, Slides, &[C::control_shift(Key::O)]),
        row(Verb::Black, Room, &[C::plain(Key::B), C::plain(Key::Period)]),
        row(Verb::White, Room, &[C::plain(Key::W), C::plain(Key::Comma)]),
        row(Verb::Freeze, Room, &[C::plain(Key::F)]),
        row(Verb::Zoom, Room, &[C::plain(Key::Z)]),
        row(Verb::Draw, Room, &[C::control(Key::D)]),
        row(Verb::DrawClear, Room, &[C::shift(Key::Backspace), C::shift(Key::Delete)]),
        row(Verb::Language, Room, &[C::alt(Key::L)]),
        row(Verb::Panic, Room, &[C::plain(Key::F12)]),
        row(Verb::Calm, Room, &[C::shift(Key::F12)]),
        row(Verb::FillRoom, Room, &[C::plain(Key::F11)]),
        row(Verb::SwapDisplays, Room, &[C::plain(Key::S)]),
        row(Verb::Displays, Room, &[C::shift(Key::D)]),
        row(Verb::Identify, Room, &[C::shift(Key::I)]),
        row(Verb::ClockStartPause, Time, &[C::plain(Key::T)]),
        row(Verb::NextSegment, Time, &[C::shift(Key::N)]),
        row(Verb::MinuteMore, Time, &[C::plain(Key::Plus)]),
        row(Verb::MinuteLess, Time, &[C::plain(Key::Minus)]),
        row(Verb::Interrupt, Time, &[C::plain(Key::I)]),
        row(Verb::Agenda, Time, &[C::shift(Key::T)]),
        row(Verb::Report, Time, &[C::control(Key::R)]),
        row(Verb::Faster, Time, &[C::plain(Key::CloseBracket)]),
        row(Verb::Slower, Time, &[C::plain(Key::OpenBracket)]),
        row(Verb::QuestionNew, Questions, &[C::plain(Key::Q)]),
        row(Verb::QuestionNext, Questions, &[C::plain(Key::A)]),
        row(Verb::QuestionAnswered, Questions, &[C::plain(Key::D)]),
        repeating(Verb::QuestionDown, Questions, &[C::plain(Key::J)]),
        repeating(Verb::QuestionUp, Questions, &[C::plain(Key::K)]),
        repeating(Verb::QuestionMarkDown, Questions, &[C::shift(Key::J)]),
        repeating(Verb::QuestionMarkUp, Questions, &[C::shift(Key::K)]),
        repeating(Verb::QuestionLater, Questions, &[C::alt(Key::ArrowDown)]),
        repeating(Verb::QuestionEarlier, Questions, &[C::alt(Key::ArrowUp)]),
        row(Verb::QuestionAsk, Questions, &[C::shift(Key::A)]),
        row(Verb::QuestionPutNext, Questions, &[C::plain(Key::Y)]),
        row(Verb::QuestionPark, Questions, &[C::plain(Key::X)]),
        row(Verb::QuestionBack, Questions, &[C::shift(Key::X)]),
        row(Verb::QuestionRemove, Questions, &[C::plain(Key::Delete)]),
        row(Verb::QuestionList, Questions, &[C::shift(Key::L)]),
        row(Verb::QuestionSearch, Questions, &[C::plain(Key::Slash)]),
        row(Verb::QuestionView, Questions, &[C::plain(Key::V)]),
        row(Verb::QuestionPutUp, Questions, &[C::shift(Key::V)]),
        row(Verb::QuestionTally, Questions, &[C::plain(Key::Equals)]),
        row(Verb::QuestionMarks, Questions, &[C::shift(Key::M)]),
        row(Verb::QuestionFloor, Questions, &[C::shift(Key::Q)]),
        row(Verb::QuestionMerge, Questions, &[C::plain(Key::U)]),
        row(Verb::QuestionUnmerge, Questions, &[C::shift(Key::U)]),
        row(Verb::QuestionEdit, Questions, &[C::plain(Key::E)]),
        row(Verb::Round, Questions, &[C::plain(Key::R)]),
        row(Verb::RoundCancel, Questions, &[C::shift(Key::R)]),
        row(Verb::CloseList, Questions, &[C::plain(Key::C)]),
        row(Verb::QuestionsExport, Questions, &[C::control(Key::S)]),
        row(Verb::QuestionsImport, Questions, &[C::control(Key::I)]),
        row(Verb::QuestionFilter, Questions, &[C::control(Key::F)]),
        row(Verb::QuestionThemes, Questions, &[C::control(Key::T)]),
        row(Verb::Balance, Questions, &[C::control(Key::B)]),
        row(Verb::Message, Questions, &[C::plain(Key::M)]),
        row(Verb::Seen, Questions, &[C::plain(Key::H)]),
        row(Verb::Lock, Show, &[C::control_shift(Key::L)]),
        row(Verb::Safety, Show, &[C::control_shift(Key::S)]),
        repeating(Verb::NotesLarger, Show, &[C::control(Key::Equals), C::control(Key::Plus)]),
        repeating(Verb::NotesSmaller, Show, &[C::control(Key::Minus)]),
        repeating(Verb::NotesUp, Show, &[C::shift(Key::ArrowUp)]),
        repeating(Verb::NotesDown, Show, &[C::shift(Key::ArrowDown)]),
        row(Verb::StartFirst, Show, &[C::plain(Key::F5)]),
        row(Verb::StartHere, Show, &[C::shift(Key::F5)]),
        row(Verb::Preflight, Show, &[C::shift(Key::P)]),
        row(Verb::Rehearse, Show, &[C::control(Key::F5)]),
        row(Verb::Print, Show, &[C::control_shift(Key::P)]),
        row(Verb::PanelWindow, Show, &[C::control(Key::P)]),
        row(Verb::PanelLook, Show, &[C::control(Key::L)]),
        row(Verb::New, Show, &[C::control(Key::N)]),
        row(Verb::Open, Show, &[C::control(Key::O)]),
        repeating(Verb::Undo, Show, &[C::control(Key::Z)]),
        row(Verb::Leave, Show, &[C::plain(Key::Escape)]),
        row(Verb::End, Show, &[C::control_shift(Key::E)]),
        row(Verb::Settings, Show, &[C::control(Key::Comma)]),
        row(Verb::Keys, Show, &[C::control(Key::K)]),
        row(Verb::Controls, Show, &[C::plain(Key::F6), C::shift(Key::F6)]),
        row(Verb::Help, Show, &[C::plain(Key::Questionmark), C::plain(Key::F1)]),
        row(Verb::Edit, Show, &[C::control(Key::E)]),
        row(Verb::TakeOver, Show, &[C::control_shift(Key::U)]),
        repeating(Verb::EditUndo, Editor, &[C::control(Key::Z)]),
        repeating(Verb::EditRedo, Editor, &[C::control_shift(Key::Z), C::control(Key::Y)]),
        row(Verb::EditSave, Editor, &[C::control(Key::S)]),
        row(Verb::EditSaveAs, Editor, &[C::control_shift(Key::S)]),
        row(Verb::Versions, Editor, &[C::control_shift(Key::V)]),
        row(Verb::SlideNew, Editor, &[C::control(Key::M)]),
        row(Verb::SlideDuplicate, Editor, &[C::control(Key::D)]),
        row(Verb::SlideRemove, Editor, &[C::plain(Key::Delete)]),
        row(Verb::SlideHide, Editor, &[C::plain(Key::H)]),
        repeating(Verb::SlideUp, Editor, &[C::alt(Key::ArrowUp)]),
        repeating(Verb::SlideDown, Editor, &[C::alt(Key::ArrowDown)]),
        row(Verb::SlideCopy, Editor, &[C::control(Key::C)]),
        row(Verb::SlideCut, Editor, &[C::control(Key::X)]),
        row(Verb::SlidePaste, Editor, &[C::control(Key::V)]),
        row(Verb::Find, Editor, &[C::control(Key::F), C::control(Key::H)]),
        row(Verb::Spelling, Editor, &[C::plain(Key::F7)]),
        row(Verb::Borrow, Editor, &[C::control_shift(Key::M)]),
        repeating(Verb::ChooseUp, Editor, &[C::plain(Key::ArrowUp)]),
        repeating(Verb::ChooseDown, Editor, &[C::plain(Key::ArrowDown)]),
        repeating(Verb::ChooseMoreUp, Editor, &[C::shift(Key::ArrowUp)]),
        repeating(Verb::ChooseMoreDown, Editor, &[C::shift(Key::ArrowDown)]),
        row(Verb::ChooseFirst, Editor, &[C::plain(Key::Home)]),
        row(Verb::ChooseLast, Editor, &[C::plain(Key::End)]),
        row(Verb::ChooseAll, Editor, &[C::control(Key::A)]),
        row(Verb::StepOn, Editor, &[C::alt(Key::ArrowRight)]),
        row(Verb::StepBack, Editor, &[C::alt(Key::ArrowLeft)]),
    ]
};

/// The row of a command.
#[must_use]
pub fn row_of(verb: Verb) -> &'static Row {
    // Every verb has a row: a test holds it. The first row stands in so that nothing here can fail.
    TABLE.iter().find(|row| row.verb == verb).unwrap_or(&TABLE[0])
}

/// The keys of a command on this machine.
#[must_use]
pub fn keys_of(verb: Verb) -> Vec<Chord> {
    bindings::in_force().keys_of(verb).to_vec()
}

/// The usual key of a command on this machine, as people read it.
#[must_use]
pub fn key_of(verb: Verb) -> String {
    bindings::in_force().keys_of(verb).first().map(|chord| chord.words()).unwrap_or_default()
}

/// The key of a command that works in the editor too, as people read it: letters and signs are for texts there.
#[must_use]
pub fn key_in_editor(verb: Verb) -> String {
    let (row, keys) = (row_of(verb), keys_of(verb));
    keys.into_iter().find(|chord| row.fits_editor(*chord, false)).map(Chord::words).unwrap_or_default()
}

/// A press of a key, as the windows report it.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// The key by its meaning on the layout.
    pub key: Key,
    /// The key by its place, where the system says so.
    pub physical: Option<Key>,
    /// What is held down with it.
    pub modifiers: Modifiers,
    /// Whether the system repeats it because it is held down.
    pub repeat: bool,
}

/// The command that a press asks for on this machine. `typing` says that a text field takes letters at the moment.
#[must_use]
pub fn find(press: Press, typing: bool) -> Option<Verb> {
    bindings::in_force().find(press, typing)
}

/// The command that a press asks for in the editor, where letters are for texts and arrows for the list of slides.
#[must_use]
pub fn find_in_editor(press: Press, typing: bool) -> Option<Verb> {
    bindings::in_force().find_in_editor(press, typing)
}

impl Row {
    /// Whether the command is asked for by keys in the console.
    #[must_use]
    pub(super) fn is_in_console(&self) -> bool {
        self.group != Group::Editor
    }

    /// Whether a chord of the command does its work in the editor.
    #[must_use]
    pub(super) const fn fits_editor(&self, chord: Chord, typing: bool) -> bool {
        if matches!(self.group, Group::Editor) {
            return !typing || self.verb.works_over_text();
        }
        // Of the show's keys only those that type nothing: a letter in the editor must never move the room's slides.
        let plain = chord.works_in_text() || chord.control && (!typing || self.verb.works_over_text());
        self.verb.works_in_editor() && plain
    }

    /// Whether one key could ask for both commands at the same time.
    #[must_use]
    pub(super) fn meets(&self, other: &Self) -> bool {
        let in_editor = |row: &Self| !row.is_in_console() || row.verb.works_in_editor();
        self.is_in_console() && other.is_in_console() || in_editor(self) && in_editor(other)
    }
}

#[cfg(test)]
mod tests;
