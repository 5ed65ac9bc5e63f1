//! Questions as groups: which of them the list shows, and their themes.

use super::{Desk, Snapshot};
use crate::{
    app::board::{self, Narrow},
    questions::Action,
    show::Command,
};

impl Desk {
    /// Shows only some of the questions, or all again.
    pub fn narrow(&self, narrow: Narrow) {
        self.face(|face| {
            face.board.narrow = narrow;
            face.board.selected.clear();
            face.board.reveal = true;
        });
        self.wake();
    }

    /// The questions that the next theme is for: the selected ones, or else the chosen one.
    #[must_use]
    pub fn subjects(&self, snapshot: &Snapshot) -> Vec<u32> {
        let (list, found) = self.looked_at(snapshot);
        let rows = board::rows(&snapshot.queue, list, found.as_ref());
        self.face(|face| {
            let selected: Vec<u32> =
                face.board.selected.iter().copied().filter(|number| rows.row_of(*number).is_some()).collect();
            if selected.len() > 1 { selected } else { face.chosen_question.into_iter().collect() }
        })
    }

    /// Gives a theme to questions, or takes it from them.
    pub fn set_theme(&self, numbers: &[u32], theme: &str, on: bool) {
        let snapshot = self.snapshot();
        for number in numbers {
            let Some(question) = snapshot.queue.get(*number) else { continue };
            let mut tags = question.tags.clone();
            tags.retain(|tag| tag != theme);
            if on {
                tags.push(theme.to_owned());
            }
            if tags != question.tags {
                self.send(Command::Question(Action::Tag { number: *number, tags }));
            }
        }
    }

    /// Renames a theme on every question, or removes it from every question.
    pub fn retheme(&self, from: &str, to: Option<String>) {
        self.send(Command::Question(Action::Retheme { from: from.to_owned(), to: to.clone() }));
        self.face(|face| {
            if face.board.narrow.tag.as_deref() == Some(from) {
                face.board.narrow.tag = to;
            }
        });
    }
}
