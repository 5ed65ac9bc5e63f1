//! What the console shows beside the show itself: the open sheet, the digits typed so far, the size of the notes.
//!
//! None of this is part of the show: nothing here is journaled, and a crash may forget it.

use std::{path::PathBuf, sync::Arc};

use super::{board::Board, teach::Listening};
use crate::{show::From, timing::Policy, ui::secret::Secret};

/// How long the digits of a slide's number wait for Enter, and how long a word of the program stands, in milliseconds.
const DIGITS_WAIT: i64 = 5_000;
const TOAST_STANDS: i64 = 6_000;

/// The sheet that lies over the console, if any.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Sheet {
    /// None: the console itself.
    #[default]
    None,
    /// All slides at once, one of them chosen.
    Overview {
        /// The position of the chosen slide.
        chosen: usize,
    },
    /// A field for a number or words, with what was found.
    GoTo {
        /// What was typed.
        text: String,
        /// Which of the found slides is chosen.
        chosen: usize,
    },
    /// The table of keys.
    Help,
    /// The agenda: one segment is chosen, and a way to share the time out may be looked at.
    Agenda {
        /// The position of the chosen segment.
        chosen: usize,
        /// The way to share the time out that is looked at before it is taken.
        policy: Option<Policy>,
    },
    /// A new deck: from what, and when.
    New,
    /// Words to find in the whole deck, and what comes in their place.
    Find,
    /// The words that no dictionary has, one after the other.
    Spelling,
    /// The slides of another deck, to take some over.
    Borrow,
    /// The layouts, to begin a new slide with.
    Layouts,
    /// What the check found in the deck.
    Findings,
    /// Everything to look at before the show.
    Preflight,
    /// The displays, and who stands on them.
    Displays,
    /// The keys and the clicker, to change.
    Keys,
    /// Language, look and size of the windows.
    Settings,
    /// The marks of a question.
    Marks {
        /// The question.
        number: u32,
    },
    /// The texts that are to be exported.
    Export,
    /// The report of the show.
    Report {
        /// Whether names go into it.
        names: bool,
    },
    /// How the questions are protected: passphrase, no trace, lock, kept journals.
    Safety,
    /// "Choose a passphrase", before the show starts.
    Passphrase {
        /// Where the show begins afterwards, and whether as a rehearsal; none when it was asked for on its own.
        from: Option<(From, bool)>,
    },
    /// A show that was cut off is closed with a passphrase.
    Closed {
        /// What is known of it.
        words: String,
    },
    /// Which questions the list shows.
    Filter,
    /// The themes, and which of them the chosen questions have.
    Themes,
    /// Plain counters of who has spoken.
    Balance,
    /// Where a file is, typed: this system has no dialog for it.
    Path {
        /// What the file is for.
        what: Asking,
    },
    /// What was done, to be read in peace.
    Said {
        /// The heading.
        title: String,
        /// The words.
        words: String,
    },
    /// "End the show?"
    End,
    /// "Close while live?"
    Close,
    /// Unsaved edits that a crash left behind.
    Left,
    /// Two versions of the deck that clash.
    Clash,
    /// Earlier versions of the deck.
    Versions,
    /// "Save the changes?"
    Unsaved {
        /// What follows the answer.
        then: Then,
    },
    /// "Go on where the show stopped?"
    Resume {
        /// Where it stopped.
        words: String,
    },
}

/// What follows when it is known what becomes of unsaved edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// The program closes.
    Quit,
    /// Another deck is opened.
    Open(PathBuf),
}

/// What a file is asked for.
#[derive(Clone, PartialEq, Eq)]
pub enum Asking {
    /// A deck to open.
    Deck,
    /// A picture for the slide that is edited.
    Picture,
    /// A file from which a new deck is made.
    Source,
    /// A deck from which slides come.
    Lender,
    /// Where the deck goes as a package, or a deck out of a package as a deck of its own.
    Parcel {
        /// The name to offer.
        name: PathBuf,
        /// Whether it is packed.
        packed: bool,
    },
    /// Where the edited deck goes.
    Edited {
        /// The name to offer.
        name: PathBuf,
    },
    /// Where a new deck goes.
    NewDeck {
        /// The name to offer.
        name: PathBuf,
    },
    /// Questions to read.
    Import,
    /// Where the questions go that were looked through.
    Export,
    /// Where a text goes.
    Save {
        /// The name to offer.
        name: PathBuf,
        /// The text.
        text: Arc<str>,
    },
}

/// A line of the console into which something is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// None is open.
    #[default]
    None,
    /// A new question.
    Question,
    /// A request for the floor.
    Floor,
    /// The wording of a question; several lines split it.
    Edit(u32),
    /// A neutral wording for the questions that are merged.
    Merge,
    /// Words to find questions by.
    Search,
    /// A message to the panel.
    Message,
}

/// The console's own state.
#[derive(Default)]
pub struct Face {
    /// The sheet over the console.
    pub sheet: Sheet,
    /// The line that is open for typing.
    pub line: Line,
    /// What stands in the line. Cleared, not kept, when the line closes.
    pub text: String,
    /// Whether the open field still has to take the keyboard.
    pub take_keyboard: bool,
    /// Whether a text field had the keyboard when the console was last drawn.
    pub typing: bool,
    /// The question that the next queue command is about.
    pub chosen_question: Option<u32>,
    /// How the console looks at the questions.
    pub board: Board,
    /// The size of the notes as a factor.
    pub notes_size: f32,
    /// How far the notes are to scroll, in points.
    pub notes_scroll: f32,
    /// What stands in the agenda's field for the time of day at which to end.
    pub end_at: String,
    /// Whether the console is hidden behind the lock.
    pub locked: bool,
    /// What was typed into the field for a passphrase, and once more.
    pub secret: Secret,
    /// The passphrase once more.
    pub secret_again: Secret,
    /// What is wrong with what was typed there.
    pub fault: Option<String>,
    /// What stands in the field of a sheet: a path, a new theme.
    pub field: String,
    /// How many columns the overview has, for moving up and down.
    pub overview_columns: usize,
    /// Whether the windows are light.
    pub light: bool,
    /// Whether the window shows the editor instead of the console.
    pub editing: bool,
    /// Whether arrows and plain keys are about the list of slides in the editor: nothing else there has the keyboard.
    pub at_list: bool,
    /// Whether a part of the editor that is no text field takes keys for itself, such as a box that is moved by arrows.
    pub own_keys: bool,
    /// How far ahead the system's clock was when the moderator chose to keep the show's time, in milliseconds.
    pub kept_ahead: i64,
    /// The minute that a key held down would give or take, and since when (on the desk's steady clock).
    pub held: Option<(i64, i64)>,
    /// Whether Tab, Space and Enter belong to the console's controls until Esc.
    pub walking: bool,
    /// What the next key is listened for, if anything.
    pub listening: Option<Listening>,
    digits: String,
    digits_at: i64,
    toast: Option<(String, i64)>,
}

impl Face {
    /// The console as it starts.
    #[must_use]
    pub fn new(light: bool, notes_size: f32) -> Self {
        Self { notes_size, overview_columns: 1, light, ..Self::default() }
    }

    /// Opens a sheet.
    pub fn open(&mut self, sheet: Sheet) {
        self.take_keyboard = sheet != Sheet::None;
        self.sheet = sheet;
        self.forget_fields();
        self.listening = None;
        self.close_line();
    }

    /// Wipes what was typed into the fields of a sheet.
    pub fn forget_fields(&mut self) {
        self.secret.clear();
        self.secret_again.clear();
        self.fault = None;
        self.field.clear();
    }

    /// Opens a line to type into.
    pub fn open_line(&mut self, line: Line) {
        if self.line != line {
            self.close_line();
            if line == Line::Search {
                self.text.clone_from(&self.board.search);
            }
        }
        self.line = line;
        self.sheet = Sheet::None;
        self.take_keyboard = true;
    }

    /// Closes the line and forgets what stood in it.
    pub fn close_line(&mut self) {
        self.line = Line::None;
        self.text.clear();
        self.board.close_line();
        self.typing = false;
    }

    /// Closes whatever lies innermost; says whether there was anything.
    pub fn leave(&mut self) -> bool {
        if self.line != Line::None {
            if self.line == Line::Search {
                self.board.search.clear();
            }
            self.close_line();
        } else if let Sheet::Agenda { policy: policy @ Some(_), .. } = &mut self.sheet {
            *policy = None;
        } else if self.sheet != Sheet::None {
            self.sheet = Sheet::None;
            self.forget_fields();
            self.board.export = None;
            self.typing = false;
        } else if !self.digits.is_empty() {
            self.digits.clear();
        } else if !self.board.search.is_empty() {
            self.board.search.clear();
        } else {
            return false;
        }
        true
    }

    /// Adds a digit of a slide's number.
    pub fn digit(&mut self, digit: char, now: i64) {
        if now - self.digits_at > DIGITS_WAIT {
            self.digits.clear();
        }
        if self.digits.len() < 4 {
            self.digits.push(digit);
        }
        self.digits_at = now;
    }

    /// The digits typed so far, while they still count.
    #[must_use]
    pub fn digits(&self, now: i64) -> Option<&str> {
        (!self.digits.is_empty() && now - self.digits_at <= DIGITS_WAIT).then_some(self.digits.as_str())
    }

    /// The slide's number that was typed, once: Enter takes it.
    pub fn take_number(&mut self, now: i64) -> Option<usize> {
        let number = self.digits(now).and_then(|digits| digits.parse().ok());
        self.digits.clear();
        number
    }

    /// Says a word to the moderator.
    pub fn say(&mut self, words: impl Into<String>, now: i64) {
        self.toast = Some((words.into(), now + TOAST_STANDS));
    }

    /// The word to show, while it stands.
    #[must_use]
    pub fn word(&self, now: i64) -> Option<&str> {
        self.toast.as_ref().filter(|(_, until)| now < *until).map(|(words, _)| words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_wait_for_enter_and_then_are_forgotten() {
        let mut face = Face::new(false, 1.0);
        face.digit('1', 0);
        face.digit('2', 900);
        assert_eq!(face.digits(1000), Some("12"));
        assert_eq!(face.take_number(1000), Some(12));
        assert_eq!(face.take_number(1000), None);
        face.digit('7', 2000);
        face.digit('3', 2000 + DIGITS_WAIT + 1);
        assert_eq!(face.take_number(2000 + DIGITS_WAIT + 2), Some(3));
    }

    #[test]
    fn leaving_goes_one_state_at_a_time() {
        let mut face = Face::new(false, 1.0);
        face.digit('1', 0);
        face.open(Sheet::Help);
        face.open_line(Line::Question);
        face.text.push_str("words");
        assert!(face.leave());
        assert_eq!((face.line, face.text.as_str()), (Line::None, ""));
        assert!(face.leave(), "the digits");
        assert!(!face.leave());
    }
}
