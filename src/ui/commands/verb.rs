//! Everything that a key, a menu or a button can ask for.

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
    /// The previewed question goes to the room. A clicker has no such key.
    QuestionPutUp,
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
    pub(super) const fn works_over_text(self) -> bool {
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
