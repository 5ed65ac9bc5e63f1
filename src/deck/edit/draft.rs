//! The draft: a deck under edit, with everything that was done to it and everything that was undone.

use std::sync::Arc;

use super::{Change, Edit, Label, Misfit};
use crate::deck::model::Deck;

/// A state of a draft: equal marks are equal decks. Undoing gives back the mark from before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark(u64);

/// A change that was done (or undone), with what takes it back (or brings it back).
struct Entry {
    turn: Edit,
    label: Label,
    place: Option<String>,
    /// The mark of the deck once `turn` is applied.
    mark: Mark,
}

/// A deck under edit.
pub struct Draft {
    deck: Arc<Deck>,
    mark: Mark,
    next: u64,
    done: Vec<Entry>,
    undone: Vec<Entry>,
    /// Whether the next change of the same place joins the last one.
    open: bool,
}

impl std::fmt::Debug for Draft {
    /// Without the texts.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft ({:?}, {} done, {} undone)", self.mark, self.done.len(), self.undone.len())
    }
}

impl Draft {
    /// A draft of a deck, with nothing done to it.
    #[must_use]
    pub const fn new(deck: Arc<Deck>) -> Self {
        Self { deck, mark: Mark(0), next: 1, done: Vec::new(), undone: Vec::new(), open: false }
    }

    /// The deck as it stands.
    #[must_use]
    pub const fn deck(&self) -> &Arc<Deck> {
        &self.deck
    }

    /// Which state this is: for telling whether it was saved, drawn or checked already.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// Changes the deck. Whatever was undone is gone then. A change that does not fit changes nothing.
    pub fn apply(&mut self, change: Change) -> Result<(), Misfit> {
        let Change { edit, label, place } = change;
        let before = self.mark;
        let turn = edit.apply(Arc::make_mut(&mut self.deck))?;
        self.mark = Mark(self.next);
        self.next += 1;
        self.undone.clear();
        let joins = self.open
            && place.is_some()
            && self.done.last().is_some_and(|last| last.place == place && same_kind(&last.turn, &turn));
        // What takes the first change of a place back takes the later ones back with it.
        if !joins {
            self.done.push(Entry { turn, label, place, mark: before });
        }
        self.open = true;
        Ok(())
    }

    /// Ends the typing: the next change is undone on its own, even where it is of the same place.
    pub const fn seal(&mut self) {
        self.open = false;
    }

    /// Takes the last change back; says which.
    pub fn undo(&mut self) -> Option<Label> {
        let entry = self.done.pop()?;
        let (entry, label) = self.turn(entry)?;
        self.undone.push(entry);
        Some(label)
    }

    /// Brings the change back that was undone last; says which.
    pub fn redo(&mut self) -> Option<Label> {
        let entry = self.undone.pop()?;
        let (entry, label) = self.turn(entry)?;
        self.done.push(entry);
        Some(label)
    }

    fn turn(&mut self, entry: Entry) -> Option<(Entry, Label)> {
        let before = self.mark;
        // It fitted when it was made, and everything after it was taken back before.
        let turn = entry.turn.apply(Arc::make_mut(&mut self.deck)).ok()?;
        self.mark = entry.mark;
        self.open = false;
        Some((Entry { turn, mark: before, ..entry }, entry.label))
    }

    /// What [`Draft::undo`] would take back.
    #[must_use]
    pub fn can_undo(&self) -> Option<Label> {
        self.done.last().map(|entry| entry.label)
    }

    /// What [`Draft::redo`] would bring back.
    #[must_use]
    pub fn can_redo(&self) -> Option<Label> {
        self.undone.last().map(|entry| entry.label)
    }
}

/// Whether two changes are of the same part of the deck as a whole, so that the first one's inverse takes both back.
fn same_kind(first: &Edit, second: &Edit) -> bool {
    match (first, second) {
        (Edit::Slide { at: one, .. }, Edit::Slide { at: other, .. }) => one == other,
        (Edit::Head(_), Edit::Head(_))
        | (Edit::Speakers(_), Edit::Speakers(_))
        | (Edit::Agenda(_), Edit::Agenda(_))
        | (Edit::Sources(_), Edit::Sources(_))
        | (Edit::Assets(_), Edit::Assets(_))
        | (Edit::Words(_), Edit::Words(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{
        edit::{Head, What},
        model::{Slide, Text},
        to_json,
    };
    use proptest::prelude::*;

    fn deck(count: usize) -> Deck {
        let slide = |at: usize| Slide { id: format!("s{at}"), title: Some(Text::from("t")), ..Slide::default() };
        Deck { format: 1, id: "d".to_owned(), slides: (0..count).map(slide).collect(), ..Deck::default() }
    }

    fn titled(deck: &Deck, at: usize, title: &str) -> Change {
        let slide = Slide { title: Some(Text::from(title)), ..deck.slides[at].clone() };
        Change::slide(at, slide, What::Text, Some("title"))
    }

    #[test]
    fn typing_is_undone_at_once_and_sealing_parts_it() {
        let mut draft = Draft::new(Arc::new(deck(2)));
        for title in ["a", "ab", "abc"] {
            draft.apply(titled(draft.deck(), 0, title)).unwrap();
        }
        draft.seal();
        draft.apply(titled(draft.deck(), 0, "abcd")).unwrap();
        draft.undo().unwrap();
        assert_eq!(draft.deck().slides[0].title, Some(Text::from("abc")));
        draft.undo().unwrap();
        assert_eq!((draft.deck().slides[0].title.clone(), draft.mark()), (Some(Text::from("t")), Mark(0)));
        draft.redo().unwrap();
        assert_eq!(draft.deck().slides[0].title, Some(Text::from("abc")));
        draft.apply(titled(draft.deck(), 1, "x")).unwrap();
        assert_eq!(draft.can_redo(), None);
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let before = deck(2);
        let mut now = before.clone();
        let edits = vec![Edit::Splice { at: 0, remove: 1, insert: Vec::new() }, Edit::Order(vec![0, 0])];
        assert_eq!(Edit::All(edits).apply(&mut now), Err(Misfit::NoOrder));
        assert_eq!(Edit::Splice { at: 1, remove: 2, insert: Vec::new() }.apply(&mut now), Err(Misfit::NoSlide(1)));
        assert_eq!(now, before);
    }

    /// An edit made from numbers, whatever the deck has become.
    fn edit(deck: &Deck, kind: u8, a: usize, b: usize) -> Edit {
        let count = deck.slides.len();
        match kind % 7 {
            0 if count > 0 => titled(deck, a % count, &format!("t{b}")).edit,
            1 => Edit::Splice {
                at: a % (count + 1),
                remove: 0,
                insert: vec![Slide { id: format!("n{b}"), ..Slide::default() }],
            },
            2 if count > 0 => {
                Edit::Splice { at: a % count, remove: (b % 3).min(count - a % count), insert: Vec::new() }
            }
            3 => {
                let mut order: Vec<usize> = (0..count).collect();
                order.rotate_left(if count == 0 { 0 } else { a % count });
                if count > 1 {
                    order.swap(0, b % count);
                }
                Edit::Order(order)
            }
            4 => Edit::Head(Box::new(Head { theme: format!("theme-{b}"), ..Head::of(deck) })),
            5 => Edit::All(vec![edit(deck, 4, a, b), edit(deck, 1, a, b), edit(deck, 0, 0, b)]),
            _ => Edit::Sources(Vec::new()),
        }
    }

    proptest! {
        #[test]
        fn any_sequence_undone_gives_the_same_bytes(
            steps in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), any::<bool>()), 1..40),
        ) {
            let first = deck(5);
            let bytes = to_json(&first);
            let mut draft = Draft::new(Arc::new(first));
            for (kind, a, b, undo) in steps {
                if undo && kind % 3 == 0 {
                    draft.undo();
                } else {
                    let edit = edit(draft.deck(), kind, a, b);
                    draft.apply(Change::deck(edit, What::Text, None)).unwrap();
                }
            }
            let (last, mark) = (to_json(draft.deck()), draft.mark());
            let mut undone = 0;
            while draft.undo().is_some() {
                undone += 1;
            }
            prop_assert_eq!(to_json(draft.deck()), bytes);
            prop_assert_eq!(draft.mark(), Mark(0));
            for _ in 0..undone {
                prop_assert!(draft.redo().is_some());
            }
            prop_assert_eq!((to_json(draft.deck()), draft.mark()), (last, mark));
        }
    }
}
