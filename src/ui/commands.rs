//! The one table of commands and keys: bindings, the help sheet, the menus and the tests are all made from it. What
//! somebody changed on a machine is in [`super::bindings`].
//!
//! A key is matched by what it means on the keyboard's layout and, failing that, by where it lies: an AZERTY layout turns
//! a clicker's "." into ":", and Cyrillic or Arabic layouts have no Latin letters at all.

use egui::{Key, Modifiers};

use super::{bindings, words};

/// Everything that a key, a menu or a button can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// The next step, or the next slide after the last step.
    Next,
    /// The step before, or the end of the slide before.
    Previous,
    /// The next slide, builds passed over.
    SkipForward,
    /// The slide before, builds passed over.
    SkipBack,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// Where the show stood before the last jump.
    Back,
    /// Asks for a number or words to go to.
    GoTo,
    /// All slides at once.
    Overview,
    /// The room's screen black.
    Black,
    /// The room's screen white.
    White,
    /// The room's screen keeps what it shows.
    Freeze,
    /// A part of the slide enlarged, or all of it again.
    Zoom,
    /// The mouse draws on the slide, or no more.
    Draw,
    /// The lines on this slide go.
    DrawClear,
    /// This run passes the slide by, or shows it again.
    HideSlide,
    /// The slide comes earlier in this run.
    SlideEarlier,
    /// The slide comes later in this run.
    SlideLater,
    /// The deck's own order again.
    DeckOrder,
    /// The room's slides in the next language of the deck.
    Language,
    /// Every window neutral at once.
    Panic,
    /// The deliberate end of a panic.
    Calm,
    /// Starts or pauses the segment's clock.
    ClockStartPause,
    /// Ends the running segment and starts the next.
    NextSegment,
    /// A minute more for the running segment.
    MinuteMore,
    /// A minute less for the running segment.
    MinuteLess,
    /// The agenda with everybody's time, and what can be done about it.
    Agenda,
    /// A clarification on its own clock begins or ends.
    Interrupt,
    /// A rehearsal runs faster.
    Faster,
    /// A rehearsal runs slower again.
    Slower,
    /// What was planned and what happened, to save.
    Report,
    /// The next look of the panel's window.
    PanelLook,
    /// A line to type a question into.
    QuestionNew,
    /// The next question is read out.
    QuestionNext,
    /// The question on the floor is answered.
    QuestionAnswered,
    /// The question below is chosen.
    QuestionDown,
    /// The question above is chosen.
    QuestionUp,
    /// The selection grows by the question below.
    QuestionMarkDown,
    /// The selection grows by the question above.
    QuestionMarkUp,
    /// The chosen question moves one place down.
    QuestionLater,
    /// The chosen question moves one place up.
    QuestionEarlier,
    /// The chosen question gets the floor.
    QuestionAsk,
    /// The chosen question comes next.
    QuestionPutNext,
    /// The chosen question is set aside.
    QuestionPark,
    /// The chosen question returns to the queue.
    QuestionBack,
    /// The chosen question is taken out.
    QuestionRemove,
    /// The list turns to the questions in another state.
    QuestionList,
    /// A line for words to find questions by.
    QuestionSearch,
    /// The preview of a question for the room, or its end.
    QuestionView,
    /// One person more wants the chosen question asked.
    QuestionTally,
    /// The marks of the chosen question.
    QuestionMarks,
    /// A line for somebody who asks for the floor.
    QuestionFloor,
    /// Makes one question of the selected ones.
    QuestionMerge,
    /// Takes the chosen question apart again.
    QuestionUnmerge,
    /// The wording of the chosen question, to correct or to split.
    QuestionEdit,
    /// Three questions that are read out together.
    Round,
    /// The round is broken off; its questions return.
    RoundCancel,
    /// Takes no more ordinary questions, or takes them again.
    CloseList,
    /// Saves the texts of the questions, after a look at each.
    QuestionsExport,
    /// Reads questions from a file.
    QuestionsImport,
    /// Which questions the list shows: by panellist, theme and language.
    QuestionFilter,
    /// The themes, and which of them the chosen questions have.
    QuestionThemes,
    /// Counters of who has spoken.
    Balance,
    /// A message to the panel.
    Message,
    /// The panel has seen its message.
    Seen,
    /// The room's window fills its display, again or for the first time.
    FillRoom,
    /// The room and the console change displays.
    SwapDisplays,
    /// The console hidden until somebody opens it again; the room and the panel go on.
    Lock,
    /// How the questions are protected.
    Safety,
    /// The displays, and who stands on them.
    Displays,
    /// Every display shows its number.
    Identify,
    /// Everything to look at before the show.
    Preflight,
    /// Larger notes.
    NotesLarger,
    /// Smaller notes.
    NotesSmaller,
    /// Notes scroll up.
    NotesUp,
    /// Notes scroll down.
    NotesDown,
    /// Presents from the first slide.
    StartFirst,
    /// Presents from this slide.
    StartHere,
    /// Rehearses: the slot starts now, and every screen says so.
    Rehearse,
    /// The event on paper: run sheet, time signs and question slips.
    Print,
    /// Opens or closes the panel's window.
    PanelWindow,
    /// Opens another deck.
    Open,
    /// Makes a new deck.
    New,
    /// Takes the last change to the clocks or the queue back.
    Undo,
    /// Leaves the innermost state.
    Leave,
    /// Ends the show, after a question.
    End,
    /// This table, on the screen.
    Help,
    /// The keys and the clicker, to change.
    Keys,
    /// Language, look and size of the windows.
    Settings,
    /// The keyboard walks through the console's controls.
    Controls,
    /// The editor instead of the console, or the console again.
    Edit,
    /// The show turns to the deck as it was edited.
    TakeOver,
    /// The last edit is taken back.
    EditUndo,
    /// What was undone last is done again.
    EditRedo,
    /// The deck is written to its file.
    EditSave,
    /// The deck is written to another file.
    EditSaveAs,
    /// Earlier versions of the deck.
    Versions,
    /// The layouts, to begin a new slide with.
    SlideNew,
    /// The chosen slides once more.
    SlideDuplicate,
    /// The chosen slides go.
    SlideRemove,
    /// The show passes the chosen slides by, or shows them again.
    SlideHide,
    /// The chosen slides one place up.
    SlideUp,
    /// The chosen slides one place down.
    SlideDown,
    /// The chosen slides are copied.
    SlideCopy,
    /// The chosen slides are copied and go.
    SlideCut,
    /// The copied slides come after the chosen one.
    SlidePaste,
    /// Words are found in the whole deck, and replaced.
    Find,
    /// The spelling of the whole deck.
    Spelling,
    /// Slides from another deck.
    Borrow,
    /// The slide above is chosen.
    ChooseUp,
    /// The slide below is chosen.
    ChooseDown,
    /// The choice grows by the slide above.
    ChooseMoreUp,
    /// The choice grows by the slide below.
    ChooseMoreDown,
    /// The first slide is chosen.
    ChooseFirst,
    /// The last slide is chosen.
    ChooseLast,
    /// All slides are chosen.
    ChooseAll,
    /// The editor shows the next step of the slide.
    StepOn,
    /// The editor shows the step before.
    StepBack,
}

impl Verb {
    /// Whether the command is asked for in the editor too, by the same key.
    #[must_use]
    pub const fn works_in_editor(self) -> bool {
        matches!(
            self,
            Self::Edit
                | Self::TakeOver
                | Self::Next
                | Self::Previous
                | Self::Panic
                | Self::Calm
                | Self::Lock
                | Self::StartFirst
                | Self::StartHere
                | Self::New
                | Self::Open
                | Self::PanelWindow
                | Self::FillRoom
                | Self::Help
                | Self::Leave
        )
    }

    /// Whether its key does its work in the editor while a text is typed: it is about the whole deck and not about letters.
    const fn works_over_text(self) -> bool {
        matches!(
            self,
            Self::Edit
                | Self::TakeOver
                | Self::New
                | Self::Open
                | Self::EditUndo
                | Self::EditRedo
                | Self::EditSave
                | Self::EditSaveAs
                | Self::Versions
                | Self::SlideNew
                | Self::Find
                | Self::Spelling
                | Self::Borrow
        )
    }
}

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

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control (Command on a Mac).
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt (Option on a Mac).
    pub alt: bool,
}

impl Chord {
    pub(crate) const fn plain(key: Key) -> Self {
        Self { key, control: false, shift: false, alt: false }
    }

    pub(crate) const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    pub(crate) const fn control(key: Key) -> Self {
        Self { control: true, ..Self::plain(key) }
    }

    pub(crate) const fn control_shift(key: Key) -> Self {
        Self { shift: true, ..Self::control(key) }
    }

    /// Whether Shift only serves to type the sign, so that it must not be asked for: `?` is Shift+/ on some layouts only.
    const fn is_sign(self) -> bool {
        matches!(
            self.key,
            Key::Plus | Key::Minus | Key::Equals | Key::Questionmark | Key::Period | Key::Comma | Key::Slash
        )
    }

    pub(super) fn fits(self, key: Key, modifiers: Modifiers) -> bool {
        let control = modifiers.command || modifiers.ctrl;
        self.key == key
            && self.control == control
            && self.alt == modifiers.alt
            && (self.shift == modifiers.shift || self.is_sign())
    }

    /// Whether the key does its work even while a text is typed: it types nothing, and clickers send it.
    pub(super) const fn works_in_text(self) -> bool {
        // The lock is wanted at once, whatever is being typed.
        let locks = self.control && self.shift && matches!(self.key, Key::L);
        locks || matches!(self.key, Key::PageUp | Key::PageDown | Key::F1 | Key::F5 | Key::F7 | Key::F11 | Key::F12)
    }

    /// The key as people read it: `Ctrl+Shift+E`.
    #[must_use]
    pub fn words(self) -> String {
        let mut words = String::new();
        for (held, id) in [(self.control, "key-control"), (self.alt, "key-alt"), (self.shift, "key-shift")] {
            if held {
                words.push_str(&words::tr(id));
                words.push('+');
            }
        }
        words.push_str(&match self.key {
            Key::PageDown => words::tr("key-page-down"),
            Key::PageUp => words::tr("key-page-up"),
            Key::Escape => words::tr("key-esc"),
            Key::Enter => words::tr("key-enter"),
            Key::Space => words::tr("key-space"),
            Key::Home => words::tr("key-home"),
            Key::End => words::tr("key-end"),
            Key::Delete => words::tr("key-delete"),
            Key::Backspace => words::tr("key-backspace"),
            key => Self::sign(key).to_owned(),
        });
        words
    }

    /// The keys whose sign is the same in every language.
    fn sign(key: Key) -> &'static str {
        match key {
            Key::ArrowRight => "→",
            Key::ArrowLeft => "←",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Period => ".",
            Key::Comma => ",",
            Key::Plus => "+",
            Key::Minus => "–",
            Key::Equals => "=",
            Key::Slash => "/",
            Key::Questionmark => "?",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            key => key.name(),
        }
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
        row(Verb::DrawClear, Room, &[C::shift(Key::Delete)]),
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
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::collections::{HashMap, HashSet};

    use super::*;

    const ALL: &[Verb] = &[
        Verb::Next,
        Verb::Previous,
        Verb::SkipForward,
        Verb::SkipBack,
        Verb::First,
        Verb::Last,
        Verb::Back,
        Verb::GoTo,
        Verb::Overview,
        Verb::Black,
        Verb::White,
        Verb::Freeze,
        Verb::Zoom,
        Verb::Draw,
        Verb::DrawClear,
        Verb::HideSlide,
        Verb::SlideEarlier,
        Verb::SlideLater,
        Verb::DeckOrder,
        Verb::Language,
        Verb::Panic,
        Verb::Calm,
        Verb::ClockStartPause,
        Verb::NextSegment,
        Verb::MinuteMore,
        Verb::MinuteLess,
        Verb::Agenda,
        Verb::Interrupt,
        Verb::Faster,
        Verb::Slower,
        Verb::Report,
        Verb::PanelLook,
        Verb::QuestionNew,
        Verb::QuestionNext,
        Verb::QuestionAnswered,
        Verb::QuestionDown,
        Verb::QuestionUp,
        Verb::QuestionMarkDown,
        Verb::QuestionMarkUp,
        Verb::QuestionLater,
        Verb::QuestionEarlier,
        Verb::QuestionAsk,
        Verb::QuestionPutNext,
        Verb::QuestionPark,
        Verb::QuestionBack,
        Verb::QuestionRemove,
        Verb::QuestionList,
        Verb::QuestionSearch,
        Verb::QuestionView,
        Verb::QuestionTally,
        Verb::QuestionMarks,
        Verb::QuestionFloor,
        Verb::QuestionMerge,
        Verb::QuestionUnmerge,
        Verb::QuestionEdit,
        Verb::Round,
        Verb::RoundCancel,
        Verb::CloseList,
        Verb::QuestionsExport,
        Verb::QuestionsImport,
        Verb::QuestionFilter,
        Verb::QuestionThemes,
        Verb::Balance,
        Verb::Lock,
        Verb::Safety,
        Verb::Message,
        Verb::Seen,
        Verb::FillRoom,
        Verb::SwapDisplays,
        Verb::Displays,
        Verb::Identify,
        Verb::Preflight,
        Verb::NotesLarger,
        Verb::NotesSmaller,
        Verb::NotesUp,
        Verb::NotesDown,
        Verb::StartFirst,
        Verb::StartHere,
        Verb::Rehearse,
        Verb::Print,
        Verb::PanelWindow,
        Verb::New,
        Verb::Open,
        Verb::Undo,
        Verb::Leave,
        Verb::End,
        Verb::Help,
        Verb::Keys,
        Verb::Settings,
        Verb::Controls,
        Verb::Edit,
        Verb::TakeOver,
        Verb::EditUndo,
        Verb::EditRedo,
        Verb::EditSave,
        Verb::EditSaveAs,
        Verb::Versions,
        Verb::SlideNew,
        Verb::SlideDuplicate,
        Verb::SlideRemove,
        Verb::SlideHide,
        Verb::SlideUp,
        Verb::SlideDown,
        Verb::SlideCopy,
        Verb::SlideCut,
        Verb::SlidePaste,
        Verb::Find,
        Verb::Spelling,
        Verb::Borrow,
        Verb::ChooseUp,
        Verb::ChooseDown,
        Verb::ChooseMoreUp,
        Verb::ChooseMoreDown,
        Verb::ChooseFirst,
        Verb::ChooseLast,
        Verb::ChooseAll,
        Verb::StepOn,
        Verb::StepBack,
    ];

    fn press(key: Key) -> Press {
        Press { key, physical: None, modifiers: Modifiers::NONE, repeat: false }
    }

    #[test]
    fn every_verb_has_exactly_one_row_with_a_key() {
        let rows: Vec<Verb> = TABLE.iter().map(|row| row.verb).collect();
        assert_eq!(rows.len(), rows.iter().collect::<HashSet<_>>().len());
        assert_eq!(rows.len(), ALL.len());
        for verb in ALL.iter().copied() {
            assert_eq!(row_of(verb).verb, verb);
            assert!(!row_of(verb).keys.is_empty(), "{verb:?}");
        }
    }

    #[test]
    fn no_key_asks_for_two_things() {
        let mut seen: HashMap<(bool, String), Verb> = HashMap::new();
        for row in TABLE {
            for chord in row.keys {
                let editor = !row.is_in_console();
                let twice = seen.insert((editor, chord.words()), row.verb);
                assert_eq!(twice, None, "{} is bound twice", chord.words());
            }
        }
        for row in TABLE.iter().filter(|row| row.verb.works_in_editor()) {
            for chord in row.keys.iter().filter(|chord| row.fits_editor(**chord, false)) {
                let twice = seen.get(&(true, chord.words()));
                assert_eq!(twice, None, "{} is bound twice in the editor", chord.words());
            }
        }
    }

    #[test]
    fn no_letter_moves_the_room_while_the_deck_is_edited() {
        let shows = [
            Verb::EditUndo,
            Verb::EditRedo,
            Verb::EditSave,
            Verb::EditSaveAs,
            Verb::Versions,
            Verb::SlideNew,
            Verb::Find,
            Verb::Spelling,
            Verb::Borrow,
        ];
        for row in TABLE {
            for chord in row.keys {
                let modifiers =
                    Modifiers { shift: chord.shift, alt: chord.alt, ctrl: chord.control, ..Modifiers::NONE };
                let press = Press { modifiers, ..press(chord.key) };
                let (free, typed) = (find_in_editor(press, false), find_in_editor(press, true));
                if row.is_in_console() {
                    assert!(free != Some(row.verb) || row.verb.works_in_editor(), "{}", chord.words());
                } else {
                    assert_eq!(free, Some(row.verb), "{}", chord.words());
                }
                let silent = chord.works_in_text() || chord.control;
                assert!(typed.is_none() || silent, "{} types a letter", chord.words());
                assert_eq!(
                    typed == Some(row.verb),
                    typed.is_some() && row.fits_editor(*chord, true),
                    "{}",
                    chord.words()
                );
                if !row.is_in_console() && !shows.contains(&row.verb) {
                    assert_ne!(typed, Some(row.verb), "{} belongs to the text", chord.words());
                }
            }
        }
        assert_eq!(find_in_editor(press(Key::PageDown), true), Some(Verb::Next), "a clicker works");
        assert_eq!(find_in_editor(press(Key::Space), false), None);
        assert_eq!(find_in_editor(press(Key::N), false), None);
        assert_eq!(find_in_editor(press(Key::F12), true), Some(Verb::Panic));
    }

    #[test]
    fn what_clickers_send_moves_slides_and_blanks_and_nothing_else() {
        for (key, verb) in [
            (Key::PageDown, Verb::Next),
            (Key::PageUp, Verb::Previous),
            (Key::Period, Verb::Black),
            (Key::B, Verb::Black),
            (Key::F5, Verb::StartFirst),
            (Key::Escape, Verb::Leave),
        ] {
            assert_eq!(find(press(key), false), Some(verb));
        }
        let forbidden = [Verb::End, Verb::ClockStartPause, Verb::NextSegment, Verb::Undo, Verb::QuestionView];
        for key in
            [Key::PageDown, Key::PageUp, Key::Period, Key::B, Key::F5, Key::Escape, Key::Enter, Key::Space, Key::Tab]
        {
            let shifted = Press { modifiers: Modifiers::SHIFT, ..press(key) };
            for press in [press(key), shifted] {
                assert!(!find(press, false).is_some_and(|verb| forbidden.contains(&verb)), "{key:?}");
            }
        }
    }

    #[test]
    fn a_french_layout_still_blanks_from_the_clicker() {
        let colon = Press { key: Key::Colon, physical: Some(Key::Period), modifiers: Modifiers::SHIFT, repeat: false };
        assert_eq!(find(colon, false), Some(Verb::Black));
        // The layout's own meaning wins: "a" where an English keyboard has "q".
        let letter = Press { key: Key::A, physical: Some(Key::Q), modifiers: Modifiers::NONE, repeat: false };
        assert_eq!(find(letter, false), Some(Verb::QuestionNext));
    }

    #[test]
    fn letters_are_letters_while_a_text_is_typed_but_the_clicker_works() {
        for row in TABLE.iter().filter(|row| row.is_in_console()) {
            for chord in row.keys {
                let modifiers =
                    Modifiers { shift: chord.shift, alt: chord.alt, ctrl: chord.control, ..Modifiers::NONE };
                let press = Press { modifiers, ..press(chord.key) };
                assert_eq!(find(press, false), Some(row.verb), "{}", chord.words());
                assert_eq!(find(press, true).is_some(), chord.works_in_text(), "{}", chord.words());
            }
        }
        assert_eq!(find(press(Key::PageDown), true), Some(Verb::Next));
        assert_eq!(find(press(Key::F12), true), Some(Verb::Panic));
    }

    #[test]
    fn a_key_held_down_does_not_run_through_the_slides() {
        let held = Press { repeat: true, ..press(Key::PageDown) };
        assert_eq!(find(held, false), None);
        // Held down, it shows what the minute costs: it must not be paid again and again.
        assert_eq!(find(Press { repeat: true, ..press(Key::Plus) }, false), None);
        let held = Press { repeat: true, modifiers: Modifiers::CTRL, ..press(Key::Plus) };
        assert_eq!(find(held, false), Some(Verb::NotesLarger));
    }

    #[test]
    fn signs_work_with_and_without_shift() {
        for shift in [false, true] {
            let modifiers = Modifiers { shift, ..Modifiers::NONE };
            assert_eq!(find(Press { modifiers, ..press(Key::Questionmark) }, false), Some(Verb::Help));
            assert_eq!(find(Press { modifiers, ..press(Key::Plus) }, false), Some(Verb::MinuteMore));
        }
        assert_eq!(key_of(Verb::End), "Ctrl+Shift+E");
        assert_eq!(TABLE.iter().find(|row| row.verb == Verb::Next).unwrap().keys.len(), 6);
    }
}
