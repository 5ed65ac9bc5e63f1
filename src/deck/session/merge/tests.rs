//! What a merge must hold, whatever was done on both sides.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::deck::model::{Notes, Slide, Speaker, Text};

fn text(words: &str) -> Text {
    Text::from(words)
}

fn slide(id: &str) -> Slide {
    Slide {
        id: id.to_owned(),
        title: Some(text("title")),
        notes: Some(Notes::Whole(text("notes"))),
        ..Slide::default()
    }
}

fn deck(count: usize) -> Deck {
    let many = [("en", "Deck"), ("fr", "Jeu")].map(|(tag, words)| (tag.to_owned(), words.to_owned()));
    Deck {
        format: 1,
        id: "d".to_owned(),
        title: Text::Many(many.into_iter().collect()),
        language: "en".to_owned(),
        theme: "court".to_owned(),
        speakers: (0..3).map(|at| Speaker { id: format!("p{at}"), ..Speaker::default() }).collect(),
        slides: (0..count).map(|at| slide(&format!("s{at}"))).collect(),
        ..Deck::default()
    }
}

/// Something done to a deck, by numbers.
type Deed = (u8, usize, usize);

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    proptest::collection::vec((any::<u8>(), 0_usize..40, 0_usize..40), 0..most)
}

fn ids(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().map(|slide| slide.id.as_str()).collect()
}

/// Anything that an editor can do. `who` keeps new ids of both sides mostly apart.
fn act(deck: &mut Deck, who: &str, (kind, a, b): Deed) {
    let count = deck.slides.len();
    let new = |b: usize| Slide { title: Some(text(&format!("{who} new {b}"))), ..slide(&format!("n{}", b % 8)) };
    match kind % 11 {
        0 if count > 0 => deck.slides[a % count].title = Some(text(&format!("{who} {b}"))),
        1 if count > 0 => deck.slides[a % count].notes = Some(Notes::Whole(text(&format!("{}", b % 3)))),
        2 if count > 0 => drop(deck.slides.remove(a % count)),
        3 if count > 0 => {
            let slide = deck.slides.remove(a % count);
            deck.slides.insert(b % count, slide);
        }
        4 if !deck.slides.iter().any(|slide| slide.id == new(b).id) => deck.slides.insert(a % (count + 1), new(b)),
        5 => deck.theme = format!("theme-{}", b % 3),
        6 => {
            if let Text::Many(texts) = &mut deck.title {
                texts.insert(["en", "fr", "es"][a % 3].to_owned(), format!("{who} {}", b % 2));
            }
        }
        7 if !deck.speakers.is_empty() => {
            let at = a % deck.speakers.len();
            deck.speakers[at].name = text(&format!("{}", b % 3));
        }
        8 if !deck.speakers.is_empty() => drop(deck.speakers.remove(a % deck.speakers.len())),
        9 if count > 0 => deck.slides[a % count].hidden = b % 2 == 0,
        // While somebody types, two slides may have one id.
        10 if count > 0 => deck.slides[a % count].id = format!("s{}", b % 12),
        _ => {}
    }
}

fn acted(base: &Deck, who: &str, deeds: &[Deed]) -> Deck {
    let mut deck = base.clone();
    for deed in deeds {
        act(&mut deck, who, *deed);
    }
    deck
}

fn mirrored(conflicts: &[Conflict]) -> BTreeMap<Place, Clash> {
    let mirror = |clash: &Clash| match clash {
        Clash::OursGone => Clash::TheirsGone,
        Clash::TheirsGone => Clash::OursGone,
        Clash::Both(fields) => Clash::Both(fields.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect()),
    };
    conflicts.iter().map(|conflict| (conflict.place.clone(), mirror(&conflict.clash))).collect()
}

fn sorted(conflicts: &[Conflict]) -> BTreeMap<Place, Clash> {
    let twice = mirrored(conflicts).into_iter().map(|(place, clash)| Conflict { place, clash }).collect::<Vec<_>>();
    mirrored(&twice)
}

proptest! {
    #[test]
    fn a_side_that_did_nothing_changes_nothing(count in 0_usize..9, deeds in deeds(12)) {
        let base = deck(count);
        let one = acted(&base, "x", &deeds);
        for (ours, theirs) in [(&one, &base), (&base, &one), (&one, &one)] {
            let merged = merge(&base, ours, theirs, &Choices::new());
            prop_assert_eq!(&merged.deck, &one);
            prop_assert_eq!(merged.conflicts, vec![]);
        }
    }

    #[test]
    fn both_sides_see_the_same_conflicts(count in 0_usize..9, ours in deeds(10), theirs in deeds(10)) {
        let base = deck(count);
        let (ours, theirs) = (acted(&base, "o", &ours), acted(&base, "t", &theirs));
        let one = merge(&base, &ours, &theirs, &Choices::new());
        let other = merge(&base, &theirs, &ours, &Choices::new());
        prop_assert_eq!(sorted(&one.conflicts), mirrored(&other.conflicts));
        // No choice makes new conflicts, and the same choice gives the same places a side.
        let all = |side| -> Choices { one.conflicts.iter().map(|conflict| (conflict.place.clone(), side)).collect() };
        for side in [Side::Ours, Side::Theirs] {
            let chosen = merge(&base, &ours, &theirs, &all(side));
            prop_assert_eq!(&chosen.conflicts, &one.conflicts);
        }
    }

    /// Every slide belongs to one of the sides, which changes, moves or removes it and puts new ones beside it.
    #[test]
    fn changes_of_different_slides_never_clash(
        count in 2_usize..12,
        whose in proptest::collection::vec(any::<bool>(), 12),
        deeds in proptest::collection::vec((any::<bool>(), 0_u8..4, 0_usize..40), 0..24),
        moves in proptest::collection::vec((0_usize..40, 0_usize..40), 0..4),
        moves_ours in any::<bool>(),
    ) {
        let base = deck(count);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for (at, (mine, kind, a)) in deeds.into_iter().enumerate() {
            let (side, who) = if mine { (&mut ours, "o") } else { (&mut theirs, "t") };
            let own: Vec<usize> = (0..side.slides.len())
                .filter(|at| base.position(&side.slides[*at].id).is_none_or(|place| whose[place] == mine))
                .collect();
            let Some(place) = own.get(a % own.len().max(1)).copied() else { continue };
            match kind {
                0 => side.slides[place].title = Some(text(&format!("{who}{at}"))),
                1 => side.slides[place].hidden = true,
                2 => drop(side.slides.remove(place)),
                _ => side.slides.insert(place, slide(&format!("{who}{at}"))),
            }
        }
        // Moves on one side only.
        let mover = if moves_ours { &mut ours } else { &mut theirs };
        for (from, to) in moves {
            let count = mover.slides.len();
            if count > 0 {
                let slide = mover.slides.remove(from % count);
                mover.slides.insert(to % count, slide);
            }
        }
        let merged = merge(&base, &ours, &theirs, &Choices::new());
        prop_assert_eq!(merged.conflicts, vec![]);
        let wanted: BTreeSet<&str> = ids(&ours)
            .into_iter()
            .filter(|id| base.position(id).is_none_or(|place| whose[place]) || theirs.position(id).is_some())
            .chain(ids(&theirs).into_iter().filter(|id| ours.position(id).is_some() || base.position(id).is_none()))
            .collect();
        prop_assert_eq!(ids(&merged.deck).into_iter().collect::<BTreeSet<_>>(), wanted);
        prop_assert_eq!(merged.deck.slides.iter().map(|slide| &slide.id).collect::<BTreeSet<_>>().len(), merged.deck.slides.len());
        for slide in &merged.deck.slides {
            let mine = base.position(&slide.id).map_or(slide.id.starts_with('o'), |place| whose[place]);
            let side = if mine { &ours } else { &theirs };
            prop_assert_eq!(slide, &side.slides[side.position(&slide.id).unwrap()]);
        }
    }
}

#[test]
fn fields_of_one_slide_and_languages_of_one_text_are_put_together() {
    let mut base = deck(2);
    base.slides[0].title = Some(base.title.clone());
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    let set = |deck: &mut Deck, tag: &str, words: &str| {
        if let Some(Text::Many(texts)) = &mut deck.slides[0].title {
            texts.insert(tag.to_owned(), words.to_owned());
        }
    };
    set(&mut ours, "fr", "Jeu de diapositives");
    set(&mut theirs, "en", "Slides");
    theirs.slides[0].hidden = true;
    ours.slides[0].notes = None;
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!(merged.conflicts, []);
    let slide = &merged.deck.slides[0];
    assert!(slide.hidden && slide.notes.is_none());
    let title = slide.title.as_ref().unwrap();
    assert_eq!((title.pick("fr", "en").0, title.pick("en", "en").0), ("Jeu de diapositives", "Slides"));
    // And where both wrote the same language, somebody has to say which it is.
    set(&mut theirs, "fr", "Diapositives");
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    let place = Place::Entry { list: List::Slides, id: "s0".to_owned(), nth: 0 };
    let wanted = Conflict { place: place.clone(), clash: Clash::Both(vec!["title.fr".to_owned()]) };
    assert_eq!(merged.conflicts, [wanted]);
    assert_eq!(merged.deck.slides[0].title.as_ref().unwrap().pick("fr", "en").0, "Jeu de diapositives");
    let merged = merge(&base, &ours, &theirs, &Choices::from([(place, Side::Theirs)]));
    let title = merged.deck.slides[0].title.as_ref().unwrap();
    assert_eq!((title.pick("fr", "en").0, title.pick("en", "en").0), ("Diapositives", "Slides"));
    assert!(merged.deck.slides[0].notes.is_none(), "what does not clash is put together all the same");
}

#[test]
fn a_slide_removed_here_and_changed_there_is_asked_about() {
    let base = deck(3);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.slides.remove(1);
    theirs.slides[1].title = Some(text("changed"));
    let place = Place::Entry { list: List::Slides, id: "s1".to_owned(), nth: 0 };
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!(merged.conflicts, [Conflict { place: place.clone(), clash: Clash::OursGone }]);
    assert_eq!(ids(&merged.deck), ["s0", "s2"]);
    let merged = merge(&base, &ours, &theirs, &Choices::from([(place, Side::Theirs)]));
    assert_eq!(ids(&merged.deck), ["s0", "s1", "s2"]);
}

#[test]
fn orders_are_put_together_unless_the_same_slides_were_moved() {
    let base = deck(5);
    let ordered = |order: [usize; 5]| Deck { slides: order.map(|at| base.slides[at].clone()).to_vec(), ..base.clone() };
    // The last to the front here, the second to the end there.
    let (ours, theirs) = (ordered([4, 0, 1, 2, 3]), ordered([0, 2, 3, 4, 1]));
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!((ids(&merged.deck), merged.conflicts.len()), (vec!["s4", "s0", "s2", "s3", "s1"], 0));
    // The last one to two different places.
    let (ours, theirs) = (ordered([4, 0, 1, 2, 3]), ordered([0, 1, 4, 2, 3]));
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!(merged.conflicts[0].place, Place::Order(List::Slides));
    assert_eq!(ids(&merged.deck), ids(&ours));
    let merged = merge(&base, &ours, &theirs, &Choices::from([(Place::Order(List::Slides), Side::Theirs)]));
    assert_eq!(ids(&merged.deck), ids(&theirs));
}

#[test]
fn two_new_slides_of_one_name_both_stay() {
    let base = deck(1);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.slides.push(Slide { title: Some(text("ours")), ..slide("new") });
    theirs.slides.push(Slide { title: Some(text("theirs")), ..slide("new") });
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!(merged.conflicts, []);
    let mut found = ids(&merged.deck);
    found.sort_unstable();
    assert_eq!(found, ["new", "new-2", "s0"]);
}

#[test]
fn what_could_not_be_read_stays() {
    let read = |text: &str| crate::deck::parse(text.as_bytes(), "deck").deck.unwrap();
    let file = |title: &str, last: &str| {
        format!(
            r#"{{"format": 1, "id": "a", "title": "{title}", "speakers": [{{"id": "p", "name": "P"}}, 7],
            "slides": [{{"id": "s", "layout": "blank"}}, {{"id": "w", "layout": "bulets"}}{last}]}}"#
        )
    };
    let base = read(&file("A", ""));
    let ours = read(&file("B", ""));
    let theirs = read(&file("A", r#", {"id": "t", "layout": "blank"}"#));
    let merged = merge(&base, &ours, &theirs, &Choices::new());
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.deck, read(&file("B", r#", {"id": "t", "layout": "blank"}"#)));
}
