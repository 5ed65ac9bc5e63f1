//! The lists in which the moderator looks at questions, as rows that can be counted and looked up without walking them.

use super::question::State;
use super::queue::Queue;

/// Which questions a list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum List {
    /// What is still to come: the next ones, the queue, the inbox.
    #[default]
    Waiting,
    /// What was set aside.
    Parked,
    /// What is done.
    Answered,
    /// What was taken out.
    Removed,
}

impl List {
    /// Every list, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Parked, Self::Answered, Self::Removed];

    /// The list in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Parked => "parked",
            Self::Answered => "answered",
            Self::Removed => "removed",
        }
    }

    /// The states whose questions stand in it, in order.
    #[must_use]
    pub const fn states(self) -> &'static [State] {
        match self {
            Self::Waiting => &[State::Next, State::Queued, State::Inbox],
            Self::Parked => &[State::Parked],
            Self::Answered => &[State::Answered],
            Self::Removed => &[State::Removed],
        }
    }

    /// The list after this one; the first follows the last.
    #[must_use]
    pub const fn following(self) -> Self {
        match self {
            Self::Waiting => Self::Parked,
            Self::Parked => Self::Answered,
            Self::Answered => Self::Removed,
            Self::Removed => Self::Waiting,
        }
    }
}

/// The numbers of questions in the order in which they are shown, borrowed from where they are kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows<'a>([&'a [u32]; 3]);

impl<'a> Rows<'a> {
    /// The rows of a list.
    #[must_use]
    pub fn of(queue: &'a Queue, list: List) -> Self {
        let mut parts: [&[u32]; 3] = [&[]; 3];
        for (part, state) in parts.iter_mut().zip(list.states()) {
            *part = queue.numbers(*state);
        }
        Self(parts)
    }

    /// The rows that were found.
    #[must_use]
    pub const fn found(numbers: &'a [u32]) -> Self {
        Self([numbers, &[], &[]])
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|part| part.len()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number in a row.
    #[must_use]
    pub fn get(&self, mut row: usize) -> Option<u32> {
        for part in self.0 {
            if let Some(number) = part.get(row) {
                return Some(*number);
            }
            row -= part.len();
        }
        None
    }

    /// The row of a number.
    #[must_use]
    pub fn row_of(&self, number: u32) -> Option<usize> {
        let mut before = 0;
        for part in self.0 {
            if let Some(row) = part.iter().position(|other| *other == number) {
                return Some(before + row);
            }
            before += part.len();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::super::Action;
    use super::*;

    #[test]
    fn rows_run_through_the_states_of_a_list() {
        let mut queue = Queue::new();
        for text in ["one", "two", "three", "four"] {
            let action = Action::Add { text: text.to_owned(), language: None, to: Vec::new(), queued: text != "four" };
            queue.apply(&action, 0).unwrap();
        }
        queue.apply(&Action::PutNext { number: 2 }, 0).unwrap();
        queue.apply(&Action::Park { number: 1 }, 0).unwrap();
        let rows = Rows::of(&queue, List::Waiting);
        assert_eq!((0..4).map(|row| rows.get(row)).collect::<Vec<_>>(), [Some(2), Some(3), Some(4), None]);
        assert_eq!(rows.row_of(4), Some(2));
        assert_eq!(rows.row_of(1), None);
        assert_eq!(Rows::of(&queue, List::Parked).get(0), Some(1));
        let mut list = List::Waiting;
        for expected in [List::Parked, List::Answered, List::Removed, List::Waiting] {
            list = list.following();
            assert_eq!(list, expected);
        }
    }
}
