//! Names and what refers to them: renaming changes every reference with it, and taking out leaves none behind.

use super::Edit;
use crate::deck::{
    inline,
    model::{Deck, Slide, Text},
    texts,
};

/// The longest name.
const LONGEST: usize = 100;

/// What has a name that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// A speaker, named by segments.
    Speaker,
    /// A segment, named by slides.
    Segment,
    /// A source, cited by texts.
    Source,
    /// A picture, shown by slides.
    Asset,
    /// A slide. Nothing in the deck refers to one.
    Slide,
}

/// Why a name cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No name.
    #[error("a name is needed")]
    Empty,
    /// Longer than names may be.
    #[error("the name is longer than {LONGEST} characters")]
    Long,
    /// A sign that a footnote could not name.
    #[error("a name has letters, digits, and the signs - _ . :")]
    Sign,
    /// Somebody else's.
    #[error("the name is taken")]
    Taken,
    /// Nothing stands there.
    #[error("there is nothing to name")]
    Gone,
}

/// A place in which something is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The slide's position, where it is on one.
    pub slide: Option<usize>,
    /// The path, in the slide or in the deck.
    pub path: String,
}

/// The names of one kind, in the order of the deck.
#[must_use]
pub fn names(deck: &Deck, named: Named) -> Vec<&str> {
    match named {
        Named::Speaker => deck.speakers.iter().map(|one| one.id.as_str()).collect(),
        Named::Segment => deck.agenda.iter().map(|one| one.id.as_str()).collect(),
        Named::Source => deck.sources.iter().map(|one| one.id.as_str()).collect(),
        Named::Asset => deck.assets.iter().map(|one| one.id.as_str()).collect(),
        Named::Slide => deck.slides.iter().map(|one| one.id.as_str()).collect(),
    }
}

/// A name that is still free, after `like`.
#[must_use]
pub fn free(deck: &Deck, named: Named, like: &str) -> String {
    let taken = names(deck, named);
    let clean: String = like
        .chars()
        .map(|sign| if sign.is_alphanumeric() { sign.to_ascii_lowercase() } else { '-' })
        .take(40)
        .collect();
    let clean = clean.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let clean = if clean.is_empty() { "new".to_owned() } else { clean };
    if !taken.contains(&clean.as_str()) {
        return clean;
    }
    // One more number than there are names: one of them is free.
    (2..=taken.len() + 2)
        .map(|number| format!("{clean}-{number}"))
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or(clean)
}

/// Whether the thing at `at` can be called so.
pub fn may_be_called(deck: &Deck, named: Named, at: usize, name: &str) -> Result<(), Refusal> {
    let names = names(deck, named);
    if at >= names.len() {
        return Err(Refusal::Gone);
    }
    if name.is_empty() {
        return Err(Refusal::Empty);
    }
    if name.chars().count() > LONGEST {
        return Err(Refusal::Long);
    }
    if !name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ':')) {
        return Err(Refusal::Sign);
    }
    if names.iter().enumerate().any(|(other, taken)| other != at && *taken == name) {
        return Err(Refusal::Taken);
    }
    Ok(())
}

/// Calls the thing at `at` otherwise, here and wherever it is named.
pub fn rename(deck: &Deck, named: Named, at: usize, name: &str) -> Result<Edit, Refusal> {
    may_be_called(deck, named, at, name)?;
    let old = names(deck, named).get(at).map(|id| (*id).to_owned()).ok_or(Refusal::Gone)?;
    let mut after = deck.clone();
    match named {
        Named::Speaker => after.speakers.iter_mut().skip(at).take(1).for_each(|one| name.clone_into(&mut one.id)),
        Named::Segment => after.agenda.iter_mut().skip(at).take(1).for_each(|one| name.clone_into(&mut one.id)),
        Named::Source => after.sources.iter_mut().skip(at).take(1).for_each(|one| name.clone_into(&mut one.id)),
        Named::Asset => after.assets.iter_mut().skip(at).take(1).for_each(|one| name.clone_into(&mut one.id)),
        Named::Slide => after.slides.iter_mut().skip(at).take(1).for_each(|one| name.clone_into(&mut one.id)),
    }
    refer(&mut after, named, &old, Some(name));
    Ok(between(deck, &after))
}

/// Takes the thing at `at` out, and every mention of it with it.
#[must_use]
pub fn remove(deck: &Deck, named: Named, at: usize) -> Option<Edit> {
    let old = (*names(deck, named).get(at)?).to_owned();
    if named == Named::Slide {
        return Some(Edit::Splice { at, remove: 1, insert: Vec::new() });
    }
    let mut after = deck.clone();
    match named {
        Named::Speaker => drop(after.speakers.remove(at)),
        Named::Segment => drop(after.agenda.remove(at)),
        Named::Source => drop(after.sources.remove(at)),
        Named::Asset => drop(after.assets.remove(at)),
        Named::Slide => {}
    }
    // Where the name was given twice, the other one still bears it.
    if !names(&after, named).contains(&old.as_str()) {
        refer(&mut after, named, &old, None);
    }
    Some(between(deck, &after))
}

/// Where the thing called `name` is named.
#[must_use]
pub fn uses(deck: &Deck, named: Named, name: &str) -> Vec<Use> {
    let mut found = Vec::new();
    match named {
        Named::Speaker => {
            let spoken = deck.agenda.iter().enumerate().filter(|(_, one)| one.who.iter().any(|who| who == name));
            found.extend(spoken.map(|(index, _)| Use { slide: None, path: format!("agenda[{index}].who") }));
        }
        Named::Segment => {
            let shown = deck.slides.iter().enumerate().filter(|(_, slide)| slide.segment.as_deref() == Some(name));
            found.extend(shown.map(|(index, _)| Use { slide: Some(index), path: "segment".to_owned() }));
        }
        Named::Source => {
            let cites = |text: &Text| text.each().any(|(_, words)| inline::notes(words).any(|note| note == name));
            texts::of_deck(deck, &mut |path, text| {
                if cites(text) {
                    found.push(Use { slide: None, path: path.to_owned() });
                }
            });
            for (index, slide) in deck.slides.iter().enumerate() {
                texts::of_slide(slide, &mut |path, _, text| {
                    if cites(text) {
                        found.push(Use { slide: Some(index), path: path.to_owned() });
                    }
                });
            }
        }
        Named::Asset => {
            for (index, slide) in deck.slides.iter().enumerate() {
                if slide.image.as_ref().is_some_and(|image| image.asset == name) {
                    found.push(Use { slide: Some(index), path: "image".to_owned() });
                }
                for (at, _) in slide.boxes.iter().enumerate().filter(|(_, one)| one.asset.as_deref() == Some(name)) {
                    found.push(Use { slide: Some(index), path: format!("boxes[{at}].asset") });
                }
            }
        }
        Named::Slide => {}
    }
    found
}

/// Has everything that names `old` name something else, or nothing.
fn refer(deck: &mut Deck, named: Named, old: &str, new: Option<&str>) {
    match named {
        Named::Speaker => {
            for segment in &mut deck.agenda {
                match new {
                    Some(new) => segment.who.iter_mut().filter(|who| *who == old).for_each(|who| new.clone_into(who)),
                    None => segment.who.retain(|who| who != old),
                }
            }
        }
        Named::Segment => {
            for slide in deck.slides.iter_mut().filter(|slide| slide.segment.as_deref() == Some(old)) {
                slide.segment = new.map(str::to_owned);
            }
        }
        Named::Source => {
            let change = |text: &mut Text| {
                let turn = |words: &mut String| {
                    if let Some(other) = inline::with_notes(words, |note| {
                        (note == old).then(|| new.map_or(String::new(), |new| format!("[^{new}]")))
                    }) {
                        *words = other;
                    }
                };
                match text {
                    Text::One(words) => turn(words),
                    Text::Many(texts) => texts.values_mut().for_each(turn),
                }
            };
            texts::of_deck_mut(deck, &mut |_, text| change(text));
            for slide in &mut deck.slides {
                texts::of_slide_mut(slide, &mut |_, text| change(text));
            }
        }
        Named::Asset => {
            for slide in &mut deck.slides {
                if let Some(image) = slide.image.as_mut().filter(|image| image.asset == old) {
                    match new {
                        Some(new) => new.clone_into(&mut image.asset),
                        None => slide.image = None,
                    }
                }
                for one in slide.boxes.iter_mut().filter(|one| one.asset.as_deref() == Some(old)) {
                    one.asset = new.map(str::to_owned);
                }
            }
        }
        Named::Slide => {}
    }
}

/// What makes one deck of another with the same slides in the same places.
fn between(before: &Deck, after: &Deck) -> Edit {
    let mut edits = Vec::new();
    if super::Head::of(before) != super::Head::of(after) {
        edits.push(Edit::Head(Box::new(super::Head::of(after))));
    }
    if before.speakers != after.speakers {
        edits.push(Edit::Speakers(after.speakers.clone()));
    }
    if before.agenda != after.agenda {
        edits.push(Edit::Agenda(after.agenda.clone()));
    }
    if before.sources != after.sources {
        edits.push(Edit::Sources(after.sources.clone()));
    }
    if before.assets != after.assets {
        edits.push(Edit::Assets(after.assets.clone()));
    }
    let changed = before.slides.iter().zip(&after.slides).enumerate().filter(|(_, (one, other))| one != other);
    let slide = |(at, (_, slide)): (usize, (&Slide, &Slide))| Edit::Slide { at, slide: Box::new(slide.clone()) };
    edits.extend(changed.map(slide));
    Edit::All(edits)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{check, parse, to_json};
    use proptest::prelude::*;

    const KINDS: [Named; 5] = [Named::Speaker, Named::Segment, Named::Source, Named::Asset, Named::Slide];

    fn flagship() -> Deck {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/slides/crackdown-on-defenders.json");
        parse(&std::fs::read(path).unwrap(), "deck.json").deck.unwrap()
    }

    fn dangling(deck: &Deck) -> Vec<String> {
        let found = check::review(deck, None);
        found.into_iter().filter(|finding| finding.is_error()).map(|finding| finding.sentence()).collect()
    }

    #[test]
    fn a_new_name_is_known_everywhere_and_the_old_one_nowhere() {
        let deck = flagship();
        assert_eq!(dangling(&deck), Vec::<String>::new());
        for named in KINDS {
            for at in 0..names(&deck, named).len() {
                let old = names(&deck, named)[at].to_owned();
                let used = uses(&deck, named, &old);
                let mut after = deck.clone();
                let back = rename(&deck, named, at, "a-new.name").unwrap().apply(&mut after).unwrap();
                assert_eq!(dangling(&after), Vec::<String>::new(), "{named:?} {old}");
                assert_eq!(uses(&after, named, &old), []);
                assert_eq!(uses(&after, named, "a-new.name"), used);
                back.apply(&mut after).unwrap();
                assert_eq!(to_json(&after), to_json(&deck));
            }
        }
    }

    #[test]
    fn what_goes_leaves_nothing_that_names_it() {
        let deck = flagship();
        for named in KINDS {
            for at in 0..names(&deck, named).len() {
                let old = names(&deck, named)[at].to_owned();
                let mut after = deck.clone();
                let back = remove(&deck, named, at).unwrap().apply(&mut after).unwrap();
                assert_eq!(uses(&after, named, &old), [], "{named:?} {old}");
                assert!(!names(&after, named).contains(&old.as_str()));
                back.apply(&mut after).unwrap();
                assert_eq!(to_json(&after), to_json(&deck));
            }
        }
    }

    #[test]
    fn some_names_are_refused() {
        let deck = flagship();
        let second = names(&deck, Named::Slide)[1].to_owned();
        for (name, refusal) in [
            ("", Refusal::Empty),
            ("two words", Refusal::Sign),
            ("a]b", Refusal::Sign),
            (second.as_str(), Refusal::Taken),
            (&"n".repeat(101), Refusal::Long),
        ] {
            assert_eq!(may_be_called(&deck, Named::Slide, 0, name), Err(refusal), "{name}");
        }
        assert_eq!(may_be_called(&deck, Named::Slide, 9999, "a"), Err(Refusal::Gone));
        assert_eq!(may_be_called(&deck, Named::Slide, 1, &second), Ok(()));
        assert_eq!(free(&deck, Named::Slide, &second), format!("{second}-2"));
        assert_eq!(free(&deck, Named::Slide, "A  Hall (2).png"), "a-hall-2-png");
        assert_eq!(free(&deck, Named::Slide, "()"), "new");
    }

    proptest! {
        #[test]
        fn only_notes_of_that_name_change(before in "[a-z \\\\*]{0,6}", after in "[a-z \\[\\]^]{0,6}") {
            let mut deck = Deck {
                sources: ["one", "other"].map(|id| crate::deck::model::Source { id: id.to_owned(), ..Default::default() }).to_vec(),
                slides: vec![Slide { text: Some(Text::One(format!("{before}[^one]{after} [^other]"))), ..Slide::default() }],
                ..Deck::default()
            };
            let cited = |deck: &Deck| {
                let words = deck.slides[0].text.as_ref().unwrap().pick("en", "en").0.to_owned();
                inline::notes(&words).map(str::to_owned).collect::<Vec<_>>()
            };
            let expected: Vec<String> =
                cited(&deck).iter().map(|note| if note == "one" { "new".to_owned() } else { note.clone() }).collect();
            rename(&deck.clone(), Named::Source, 0, "new").unwrap().apply(&mut deck).unwrap();
            prop_assert_eq!(cited(&deck), expected);
        }
    }
}
