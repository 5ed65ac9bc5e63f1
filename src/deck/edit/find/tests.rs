//! Finding and replacing across languages, notes and markup, and what must not be found.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::deck::{edit::Draft, parse, to_json};
use proptest::prelude::*;
use std::sync::Arc;

fn deck(text: &str) -> Deck {
    let json = serde_json::json!({
    "format": 1, "id": "d", "title": {"en": "The Court", "fr": "La Cour"},
    "event": {"name": "The court’s day", "date": "2030-01-01", "start": "10:00", "end": "11:00", "zone": "UTC"},
    "sources": [{"id": "a", "text": "Court, 2003", "url": "https://court.example/a"}],
    "slides": [
        {"id": "s1", "layout": "statement", "text": text, "notes": ["one court", {"en": "two", "fr": "Élève de la Cour"}]},
        {"id": "s2", "layout": "bullets", "title": "t", "items": ["court", {"text": "deep", "items": ["COURTYARD"]}]},
    ]});
    parse(json.to_string().as_bytes(), "d").deck.unwrap()
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn places(deck: &Deck, query: &Query) -> Vec<String> {
    find(deck, query, 100)
        .into_iter()
        .map(|one| {
            let slide = one.slide.map_or_else(String::new, |slide| format!("{slide}."));
            format!("{slide}{}{}", one.field, one.language.map(|tag| format!(".{tag}")).unwrap_or_default())
        })
        .collect()
}

fn text_of(deck: &Deck) -> String {
    match deck.slides[0].text.clone().unwrap() {
        Text::One(text) => text,
        Text::Many(_) => String::new(),
    }
}

#[test]
fn every_text_is_searched_in_every_language() {
    let deck = deck("a **cour**t");
    assert_eq!(
        places(&deck, &query("court")),
        ["event.name", "title.en", "sources[0].text", "0.text", "0.notes[0]", "1.items[0]", "1.items[1].items[0]"]
    );
    assert_eq!(places(&deck, &Query { whole: true, ..query("COURT") }).len(), 6, "a courtyard is no court");
    assert_eq!(
        places(&deck, &Query { case: true, ..query("court") }),
        ["event.name", "0.text", "0.notes[0]", "1.items[0]"]
    );
    assert_eq!(places(&deck, &query("eleve")), ["0.notes[1].fr"]);
    assert_eq!(places(&deck, &Query { accents: true, ..query("eleve") }), Vec::<String>::new());
    assert_eq!(places(&deck, &query("court's")), ["event.name"], "the apostrophe that is typed finds that of print");
    assert_eq!(places(&deck, &query("  ")), Vec::<String>::new());
    assert_eq!(find(&deck, &query("court"), 2).len(), 2);
}

#[test]
fn targets_of_links_are_searched_when_asked_for() {
    let deck = deck("[here](https://court.example/b) and <https://court.example/c>");
    let in_links = |deck: &Deck, query: &Query| find(deck, query, 99).iter().filter(|one| one.in_link).count();
    assert_eq!(in_links(&deck, &query("court")), 0);
    let asked = Query { links: true, ..query("court.example") };
    assert_eq!(places(&deck, &asked), ["sources[0].url", "0.text", "0.text"]);
    let done = replace_all(&deck, &asked, "example.org");
    let mut draft = Draft::new(Arc::new(deck));
    draft.apply(done.change.unwrap()).unwrap();
    assert_eq!(text_of(draft.deck()), "[here](https://example.org/b) and <https://example.org/c>");
    assert_eq!(draft.deck().sources[0].url.as_deref(), Some("https://example.org/a"));
}

#[test]
fn arabic_is_found_without_its_vowel_marks() {
    let deck = deck("في المُحاكَمةِ العادلة");
    let found = find(&deck, &query("المحاكمة"), 9);
    assert_eq!(found.len(), 1);
    assert_eq!(text_of(&deck).get(found[0].at.clone()).unwrap(), "المُحاكَمةِ", "with the mark on its last letter");
    assert_eq!(find(&deck, &query("المُحاكَمةِ"), 9).len(), 1, "typed with its marks");
    assert_eq!(find(&deck, &query("المِحاكمة"), 9).len(), 0, "other marks are other words");
}

#[test]
fn markup_stays_whole() {
    for (text, find, with, expected, places, left) in [
        ("a **court** b", "court", "tribunal", "a **tribunal** b", 1, 0),
        ("a **co**urt b", "court", "tribunal", "a **tribunal** b", 1, 0),
        ("civil **society**", "civil society", "people", "people", 1, 0),
        ("[the court](https://x.example) sits", "court", "body", "[the body](https://x.example) sits", 1, 0),
        ("the court[^a] sits", "court sits", "body", "the court[^a] sits", 0, 0),
        ("a court[^a].", "court", "body", "a body[^a].", 1, 0),
        ("court court", "court", "c", "c c", 2, 0),
        ("a court", "court", "*x*", r"a \*x\*", 1, 0),
        ("a court", "court", "[^a]", r"a \[^a\]", 1, 0),
        ("Q&amp;A", "q&a", "questions", "questions", 1, 0),
        (r"\*court\*", "court", "body", r"\*body\*", 1, 0),
        ("a court", "court", "", "a ", 1, 0),
    ] {
        let deck = deck(text);
        let done = replace_all(&Deck { slides: vec![deck.slides[0].clone()], ..Deck::default() }, &query(find), with);
        let mut after = Deck { slides: vec![deck.slides[0].clone()], ..Deck::default() };
        if let Some(change) = done.change {
            assert_eq!((change.label.what, change.label.slide), (What::Replace, Some(1)));
            change.edit.apply(&mut after).unwrap();
        }
        let notes = usize::from(find == "court");
        assert_eq!((text_of(&after).as_str(), done.places, done.left), (expected, places + notes, left), "{text:?}");
    }
}

#[test]
fn one_place_is_replaced_and_all_are_one_change() {
    let deck = deck("court and court");
    let found = find(&deck, &query("court"), 99);
    let second = found.iter().filter(|one| one.field == "text").nth(1).unwrap();
    let done = replace_one(&deck, &query("court"), second, "body");
    assert_eq!(done.places, 1);
    let mut draft = Draft::new(Arc::new(deck.clone()));
    draft.apply(done.change.unwrap()).unwrap();
    assert_eq!(text_of(draft.deck()), "court and body");
    assert_eq!(replace_one(draft.deck(), &query("court"), second, "body").change, None, "it is gone");
    draft.undo().unwrap();
    let done = replace_all(&deck, &query("court"), "body");
    assert_eq!((done.places, done.left), (8, 0));
    draft.apply(done.change.unwrap()).unwrap();
    assert_eq!(find(draft.deck(), &query("court"), 99), []);
    draft.undo().unwrap();
    assert_eq!(to_json(draft.deck()), to_json(&deck), "undone at once");
}

#[test]
fn an_excerpt_shows_where() {
    let deck = deck("the long road that leads up to **the gate of the court** and then on and on for ever");
    let found = find(&deck, &query("gate"), 9).remove(0);
    assert_eq!(found.excerpt.get(found.in_excerpt.clone()).unwrap(), "gate");
    assert!(found.excerpt.starts_with('…') && found.excerpt.ends_with('…'), "{}", found.excerpt);
}

proptest! {
    #[test]
    fn no_replacement_breaks_links_or_notes(
        parts in proptest::collection::vec(prop_oneof![
            Just("**"), Just("*"), Just("ab"), Just("a"), Just(" "), Just("[^a]"), Just("[a](https://e.org/a)"), Just("\\"),
            Just("\n"), Just("é"), Just("&amp;"), Just("_"),
        ], 0..16),
        with in prop_oneof![Just("x"), Just(""), Just("*"), Just("[^b]"), Just("a b")],
        needle in prop_oneof![Just("a"), Just("ab"), Just("e"), Just("a a"), Just("b ")],
    ) {
        let text = parts.concat();
        let slide = Slide { text: Some(Text::One(text.clone())), ..Slide::default() };
        let before = Deck { slides: vec![slide], ..Deck::default() };
        let mut after = before.clone();
        if let Some(change) = replace_all(&before, &query(needle), with).change {
            change.edit.apply(&mut after).unwrap();
        }
        let new = text_of(&after);
        prop_assert_eq!(notes(&new), notes(&text), "{:?} became {:?}", text, new);
        prop_assert!(links_kept(&new, &text, true), "{:?} became {:?}", text, new);
    }
}
