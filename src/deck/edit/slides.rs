//! What can be done with whole slides: new ones, copies, moves. Each is worked out as a change, with names that are unique.

use std::collections::BTreeSet;

use serde_json::Number;

use super::{Change, Edit, Label, What};
use crate::deck::{
    layouts,
    model::{Chart, Column, Deck, FreeBox, Item, Layout, Series, Slide, Table, Text},
};

/// The longest name that is made.
const LONGEST: usize = 90;

/// A name like `wanted` that no slide of the deck has, and none of `given`; it is given from then on.
#[must_use]
pub fn free_id(deck: &Deck, given: &mut BTreeSet<String>, wanted: &str) -> String {
    let taken =
        |id: &str, given: &BTreeSet<String>| given.contains(id) || deck.slides.iter().any(|slide| slide.id == id);
    // A copy of `court-2` is `court-3` and not `court-2-2`.
    let stem = wanted.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let stem =
        stem.strip_suffix('-').filter(|stem| !stem.is_empty() && stem.len() < wanted.len() - 1).unwrap_or(wanted);
    let stem: String = stem.chars().take(LONGEST).collect();
    let mut id = if wanted.is_empty() { "slide".to_owned() } else { wanted.chars().take(LONGEST).collect() };
    let mut number = 1_u32;
    while taken(&id, given) {
        number += 1;
        id = format!("{}-{number}", if stem.is_empty() { "slide" } else { &stem });
    }
    given.insert(id.clone());
    id
}

/// A slide of a layout as a new one begins: with the places that its layout cannot do without, still empty.
#[must_use]
pub fn blank(layout: Layout) -> Slide {
    let row = layouts::of(layout);
    let empty = || Some(Text::default());
    let needs = |field: &str| row.needs.iter().any(|group| group.first() == Some(&field));
    let mut slide = Slide { layout, ..Slide::default() };
    if row.titled || needs("title") {
        slide.title = empty();
    }
    if needs("text") || matches!(layout, Layout::Holding) {
        slide.text = empty();
    }
    match layout {
        Layout::Bullets | Layout::Timeline => slide.items = vec![Item::Plain(String::new())],
        Layout::TwoColumns => {
            let column = || Column { items: vec![Item::Plain(String::new())], ..Column::default() };
            slide.columns = vec![column(), column()];
        }
        Layout::Quote => (slide.quote, slide.attribution) = (empty(), empty()),
        Layout::Table => {
            let cells = || vec![Text::default(), Text::default()];
            slide.table = Some(Table { header: cells(), rows: vec![cells(), cells()], ..Table::default() });
        }
        Layout::Chart => {
            let series = Series { values: vec![Number::from(1), Number::from(2)], ..Series::default() };
            let labels = vec![Text::default(), Text::default()];
            slide.chart = Some(Chart { labels, series: vec![series], ..Chart::default() });
        }
        Layout::Free => {
            let part = |tenths: f64| Number::from_f64(tenths / 10.0).unwrap_or_else(|| Number::from(0));
            slide.boxes = vec![FreeBox {
                at: [part(1.0), part(3.0), part(8.0), part(3.0)],
                text: empty(),
                asset: None,
                size: None,
                extra: serde_json::Map::default(),
            }];
        }
        _ => {}
    }
    slide
}

/// A new slide of a layout after the one at `after`, in the same segment; at the head of a deck without slides.
#[must_use]
pub fn insert(deck: &Deck, after: usize, layout: Layout) -> Change {
    let mut slide = blank(layout);
    slide.id = free_id(deck, &mut BTreeSet::new(), layouts::of(layout).word);
    slide.segment = deck.slides.get(after).and_then(|before| before.segment.clone());
    let at = (after + 1).min(deck.slides.len());
    splice(at, 0, vec![slide], What::Insert, at + 1)
}

/// Slides from elsewhere after the one at `after`. Names that the deck has already are changed.
#[must_use]
pub fn paste(deck: &Deck, after: usize, slides: &[Slide], what: What) -> Change {
    let mut given = BTreeSet::new();
    let copies: Vec<Slide> =
        slides.iter().map(|slide| Slide { id: free_id(deck, &mut given, &slide.id), ..slide.clone() }).collect();
    let at = (after + 1).min(deck.slides.len());
    splice(at, 0, copies, what, at + 1)
}

/// The chosen slides once more, after the last of them.
#[must_use]
pub fn duplicate(deck: &Deck, chosen: &BTreeSet<usize>) -> Option<Change> {
    let slides = taken(deck, chosen);
    let last = *chosen.last()?;
    let first = *chosen.first()?;
    let mut change = paste(deck, last, &slides, What::Duplicate);
    change.label.slide = Some(first + 1);
    (!slides.is_empty()).then_some(change)
}

/// The chosen slides go.
#[must_use]
pub fn remove(deck: &Deck, chosen: &BTreeSet<usize>) -> Option<Change> {
    let first = *chosen.first()?;
    // From the last on, so that the positions of the others stay right.
    let edits: Vec<Edit> = chosen
        .iter()
        .rev()
        .filter(|at| **at < deck.slides.len())
        .map(|at| Edit::Splice { at: *at, remove: 1, insert: Vec::new() })
        .collect();
    (!edits.is_empty()).then(|| change(one(edits), What::Remove, first + 1))
}

/// The chosen slides are passed by, or all shown again where they all were.
#[must_use]
pub fn hide(deck: &Deck, chosen: &BTreeSet<usize>) -> Option<Change> {
    let first = *chosen.first()?;
    let hidden = chosen.iter().filter_map(|at| deck.slides.get(*at)).any(|slide| !slide.hidden);
    let edits: Vec<Edit> = chosen
        .iter()
        .filter_map(|at| deck.slides.get(*at).map(|slide| (*at, slide)))
        .filter(|(_, slide)| slide.hidden != hidden)
        .map(|(at, slide)| Edit::Slide { at, slide: Box::new(Slide { hidden, ..slide.clone() }) })
        .collect();
    (!edits.is_empty()).then(|| change(one(edits), What::Hide, first + 1))
}

/// The chosen slides, kept together, before the slide that is now at `gap` (after the last where `gap` is the number of
/// slides). None where nothing would move. The second value is where the first of them stands afterwards.
#[must_use]
pub fn move_to(deck: &Deck, chosen: &BTreeSet<usize>, gap: usize) -> Option<(Change, usize)> {
    let count = deck.slides.len();
    let first = *chosen.first()?;
    if chosen.last().is_none_or(|last| *last >= count) {
        return None;
    }
    let before = (0..gap.min(count)).filter(|at| !chosen.contains(at));
    let place = before.clone().count();
    let after = (gap.min(count)..count).filter(|at| !chosen.contains(at));
    let order: Vec<usize> = before.chain(chosen.iter().copied()).chain(after).collect();
    let moves = order.iter().enumerate().any(|(to, from)| to != *from);
    moves.then(|| (change(Edit::Order(order), What::Move, first + 1), place))
}

/// The chosen slides one place earlier or later, kept together.
#[must_use]
pub fn move_by(deck: &Deck, chosen: &BTreeSet<usize>, later: bool) -> Option<(Change, usize)> {
    let gap = if later { chosen.last()? + 2 } else { chosen.first()?.checked_sub(1)? };
    (gap <= deck.slides.len()).then(|| move_to(deck, chosen, gap)).flatten()
}

/// The chosen slides, in their order.
#[must_use]
pub fn taken(deck: &Deck, chosen: &BTreeSet<usize>) -> Vec<Slide> {
    chosen.iter().filter_map(|at| deck.slides.get(*at)).cloned().collect()
}

fn splice(at: usize, remove: usize, insert: Vec<Slide>, what: What, number: usize) -> Change {
    change(Edit::Splice { at, remove, insert }, what, number)
}

fn change(edit: Edit, what: What, number: usize) -> Change {
    Change { edit, label: Label { what, slide: Some(number) }, place: None }
}

fn one(mut edits: Vec<Edit>) -> Edit {
    match (edits.pop(), edits.is_empty()) {
        (Some(edit), true) => edit,
        (last, _) => {
            edits.extend(last);
            Edit::All(edits)
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    fn deck(ids: &[&str]) -> Deck {
        let slide = |id: &&str| Slide { id: (*id).to_owned(), ..Slide::default() };
        Deck { slides: ids.iter().map(slide).collect(), ..Deck::default() }
    }

    fn ids(deck: &Deck) -> Vec<&str> {
        deck.slides.iter().map(|slide| slide.id.as_str()).collect()
    }

    fn done(deck: &Deck, change: Change) -> Deck {
        let mut after = deck.clone();
        let back = change.edit.apply(&mut after).unwrap();
        let mut again = after.clone();
        back.apply(&mut again).unwrap();
        assert_eq!(again, *deck, "it takes itself back");
        after
    }

    #[test]
    fn new_names_are_unique_and_readable() {
        let deck = deck(&["court", "court-2", "a-b", "2022"]);
        let mut given = BTreeSet::new();
        for (wanted, id) in [
            ("court", "court-3"),
            ("court-2", "court-4"),
            ("a-b", "a-b-2"),
            ("new", "new"),
            ("new", "new-2"),
            ("2022", "2022-2"),
            ("", "slide"),
            ("", "slide-2"),
        ] {
            assert_eq!(free_id(&deck, &mut given, wanted), id, "{wanted:?}");
        }
    }

    #[test]
    fn slides_come_go_and_move() {
        let deck = deck(&["a", "b", "c", "d"]);
        let new = done(&deck, insert(&deck, 1, Layout::Bullets));
        assert_eq!(ids(&new), ["a", "b", "bullets", "c", "d"]);
        let two = BTreeSet::from([1, 3]);
        assert_eq!(ids(&done(&deck, duplicate(&deck, &two).unwrap())), ["a", "b", "c", "d", "b-2", "d-2"]);
        assert_eq!(ids(&done(&deck, remove(&deck, &two).unwrap())), ["a", "c"]);
        let hidden = done(&deck, hide(&deck, &two).unwrap());
        assert_eq!(hidden.slides.iter().map(|slide| slide.hidden).collect::<Vec<_>>(), [false, true, false, true]);
        assert_eq!(done(&hidden, hide(&hidden, &two).unwrap()), deck, "all of them were hidden: all are shown");
        let (change, place) = move_to(&deck, &two, 0).unwrap();
        assert_eq!((ids(&done(&deck, change)), place), (vec!["b", "d", "a", "c"], 0));
        let (change, place) = move_to(&deck, &BTreeSet::from([0]), 4).unwrap();
        assert_eq!((ids(&done(&deck, change)), place), (vec!["b", "c", "d", "a"], 3));
        let (change, place) = move_by(&deck, &BTreeSet::from([1, 2]), true).unwrap();
        assert_eq!((ids(&done(&deck, change)), place), (vec!["a", "d", "b", "c"], 2));
        assert!(move_by(&deck, &BTreeSet::from([0]), false).is_none());
        assert!(move_by(&deck, &BTreeSet::from([3]), true).is_none());
        assert!(move_to(&deck, &BTreeSet::from([1]), 2).is_none(), "it is there already");
    }

    #[test]
    fn every_layout_begins_with_what_it_needs() {
        for row in layouts::TABLE {
            let slide = blank(row.layout);
            assert_eq!(slide.layout, row.layout);
            let json = serde_json::to_value(&slide).unwrap();
            for field in json.as_object().unwrap().keys() {
                let known = row.uses.contains(&field.as_str()) || ["id", "layout"].contains(&field.as_str());
                assert!(known, "{}: {field} is never shown", row.word);
            }
        }
    }

    proptest! {
        #[test]
        fn moves_lose_nothing_and_keep_the_chosen_together(
            count in 1_usize..12,
            chosen in proptest::collection::btree_set(0_usize..12, 1..6),
            gap in 0_usize..13,
        ) {
            let names: Vec<String> = (0..count).map(|at| format!("s{at}")).collect();
            let deck = deck(&names.iter().map(String::as_str).collect::<Vec<_>>());
            let chosen: BTreeSet<usize> = chosen.into_iter().filter(|at| *at < count).collect();
            if let Some((change, place)) = move_to(&deck, &chosen, gap) {
                let after = done(&deck, change);
                let moved: Vec<&str> = chosen.iter().map(|at| deck.slides[*at].id.as_str()).collect();
                prop_assert_eq!(&ids(&after)[place..place + moved.len()], moved.as_slice());
                let mut sorted = ids(&after);
                sorted.sort_unstable();
                let mut before = ids(&deck);
                before.sort_unstable();
                prop_assert_eq!(sorted, before);
            }
        }
    }
}
