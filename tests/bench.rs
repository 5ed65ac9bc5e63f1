//! New decks, finding, spelling and slides from elsewhere, as somebody without a mouse meets them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "hands of several suites")]
mod hands;

use std::{fs, sync::Arc};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use hands::{Hands, console};
use sidestage::{
    app::{desk::Errand, face::Sheet, open as opening},
    deck::{
        Deck,
        edit::{clip, copy::take},
        model::Text,
        open,
    },
};

const CONTROL: Modifiers = Modifiers::COMMAND;

/// The errand that the program would run, of those that the bench gives.
fn errand(hands: &Hands) -> Vec<Errand> {
    hands.desk.take_errands()
}

#[test]
fn a_deck_is_made_from_a_template_with_the_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    errand(&hands);
    hands.keys(CONTROL, Key::N);
    assert!(hands.desk.face(|face| face.sheet == Sheet::New));
    assert!(hands.sees("Side event: 90 minutes") && hands.sees("From an old deck"));
    hands.tab_to("Talk: 20 minutes");
    hands.harness.key_press(Key::Space);
    hands.settle();
    hands.tab_to("Title");
    hands.type_words("What we ask");
    hands.press("Make it…");
    assert_eq!(errand(&hands), [Errand::PlaceNew("what-we-ask.json".to_owned())]);
    let path = home.path().join("what-we-ask.json");
    hands.desk.make_new(path.clone());
    hands.until("the deck", |hands| hands.desk.face(|face| face.sheet == Sheet::None));
    assert!(errand(&hands).contains(&Errand::Edit(path.clone())));
    let opened = open(&path);
    assert_eq!(opened.findings, []);
    let event = opened.deck.unwrap().event.unwrap();
    assert_eq!((event.name.as_str(), event.date.as_str()), ("What we ask", "2023-01-06"), "thirty days on");
    // Once more over the same file: nothing is replaced, and the sheet says so.
    let before = fs::read(&path).unwrap();
    hands.keys(CONTROL, Key::N);
    hands.desk.make_new(path.clone());
    hands.until("the fault", |hands| hands.sees("exists already"));
    assert_eq!(fs::read(&path).unwrap(), before);
    hands.key(Key::Escape);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
}

#[test]
fn a_deck_is_made_from_markdown_and_from_an_old_deck() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    let source = home.path().join("talk.md");
    fs::write(&source, "# A talk\n\n## One\n\n- a\n- b\n").unwrap();
    hands.keys(CONTROL, Key::N);
    hands.press("From a file: Markdown");
    assert!(hands.sees("Choose the file first."));
    errand(&hands);
    hands.press("Choose the file…");
    assert_eq!(errand(&hands), [Errand::AskForSource]);
    hands.desk.new_source(source);
    hands.settle();
    assert!(hands.sees("talk.md"));
    hands.desk.make_new(home.path().join("new.json"));
    hands.until("the deck", |hands| hands.desk.face(|face| face.sheet == Sheet::None));
    assert_eq!(open(&home.path().join("new.json")).deck.unwrap().slides.len(), 2);

    hands.keys(CONTROL, Key::N);
    hands.press("From an old deck");
    hands.desk.new_source(hands::flagship());
    hands.settle();
    hands.press("With the notes");
    let path = home.path().join("again/next-year.json");
    fs::create_dir(path.parent().unwrap()).unwrap();
    hands.desk.make_new(path.clone());
    hands.until("the deck", |hands| hands.desk.face(|face| face.sheet == Sheet::None));
    let opened = open(&path);
    assert!(opened.findings.iter().all(|finding| !finding.is_error()), "its pictures came along");
    let deck = opened.deck.unwrap();
    assert_eq!((deck.id.as_str(), deck.slides.len()), ("next-year", 19));
    assert!(deck.slides.iter().all(|slide| slide.notes.is_none()));
}

#[test]
fn no_deck_is_made_while_the_show_is_live() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.key(Key::F5);
    hands.keys(CONTROL, Key::N);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
    assert!(hands.sees("The show is live"));
}

#[test]
fn a_wrong_day_is_said_before_anything_is_written() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.keys(CONTROL, Key::N);
    hands.tab_to("Day");
    hands.type_words("x");
    let path = home.path().join("a.json");
    hands.desk.make_new(path.clone());
    hands.until("the fault", |hands| hands.sees("event.date"));
    assert!(!path.exists());
    assert!(hands.harness.query_by_label("Make it…").is_some());
}

/// The editor of a small deck with two slips of the pen.
fn editor(home: &std::path::Path) -> Hands {
    let text = r#"{"format": 1, "id": "a", "title": "A", "slides": [
        {"id": "one", "layout": "statement", "text": "A **court** asks a qeustion", "notes": "The court again"},
        {"id": "two", "layout": "bullets", "title": "Points", "items": ["Court and courtyard", "A zorgle"]}]}"#;
    let path = home.join("small.json");
    fs::write(&path, text).unwrap();
    let mut hands = console(home);
    hands.desk.set_deck(&Arc::new(opening::open(&path).unwrap()));
    hands.settle();
    hands.keys(CONTROL, Key::E);
    assert!(hands.desk.is_editing());
    hands
}

fn deck(hands: &Hands) -> Arc<Deck> {
    hands.desk.editor(|editor| Arc::clone(editor.deck())).unwrap()
}

fn words(deck: &Deck) -> String {
    match &deck.slides[0].text {
        Some(Text::One(text)) => text.clone(),
        _ => String::new(),
    }
}

#[test]
fn words_are_found_while_they_are_typed_and_replaced_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    hands.keys(CONTROL, Key::F);
    assert!(hands.desk.face(|face| face.sheet == Sheet::Find));
    hands.type_words("court");
    hands.until("what was found", |hands| hands.sees("Found in 4 places"));
    assert!(hands.sees("Slide 1 · notes") && hands.sees("Slide 2 · text"));
    hands.press("Whole words");
    hands.until("whole words alone", |hands| hands.sees("Found in 3 places"));
    hands.tab_to("Replace by");
    hands.type_words("tribunal");
    hands.press("Replace all 3");
    hands.until("the change", |hands| hands.sees("Replaced in 3 places."));
    assert_eq!(words(&deck(&hands)), "A **tribunal** asks a qeustion");
    hands.key(Key::Escape);
    hands.keys(CONTROL, Key::Z);
    assert_eq!(words(&deck(&hands)), "A **court** asks a qeustion", "undone at once");
    // What was looked for is still there; Enter goes to the place.
    hands.keys(CONTROL, Key::H);
    hands.until("what was found", |hands| hands.sees("Found in 3 places"));
    hands.tab_to("Slide 2 · text");
    hands.harness.key_press(Key::Space);
    hands.settle();
    hands.press("Go there");
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
    assert_eq!(hands.desk.editor(|editor| editor.at()), Some(1));
}

#[test]
fn spelling_goes_from_word_to_word() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    hands.until("the hint", |hands| hands.sees("“qeustion” is not in the dictionary"));
    hands.key(Key::F7);
    hands.until("the first word", |hands| hands.sees("1 of 2"));
    hands.until("a suggestion", |hands| hands.harness.query_by_label("question").is_some());
    hands.press("question");
    hands.until("the mended word", |hands| words(&deck(hands)) == "A **court** asks a question");
    hands.until("the other word", |hands| hands.sees("1 of 1"));
    hands.press("Right in this deck");
    hands.until("the end", |hands| hands.sees("No word is left to look at."));
    assert_eq!(deck(&hands).words, ["zorgle"]);
    hands.key(Key::Escape);
    hands.keys(CONTROL, Key::Z);
    assert_eq!(deck(&hands).words, [""; 0]);
    hands.key(Key::F7);
    hands.until("the word again", |hands| hands.sees("1 of 1"));
    hands.press("Right for me");
    hands.until("the end", |hands| hands.sees("No word is left to look at."));
    assert_eq!(fs::read_to_string(home.path().join("words.txt")).unwrap(), "zorgle\n");
    hands.key(Key::Escape);
    hands.until("no hint any more", |hands| !hands.sees("“zorgle” is not in the dictionary"));
}

#[test]
fn slides_come_from_another_deck_with_their_pictures() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    hands.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert!(hands.sees("Which deck do they come from?"));
    errand(&hands);
    hands.press("Choose a deck…");
    assert_eq!(errand(&hands), [Errand::AskForLender]);
    hands.desk.borrow_from(hands::flagship());
    hands.until("its slides", |hands| hands.sees("Slide 5 What the ICC has often relied on"));
    hands.press("Slide 5 What the ICC");
    hands.press("Insert 1 slide");
    hands.until("the slide", |hands| deck(hands).slides.len() == 3);
    let after = deck(&hands);
    assert_eq!(after.slides[1].id, "relied-on");
    assert!(home.path().join("media/strands.svg").is_file());
    assert_eq!(hands.desk.editor(|editor| editor.at()), Some(1), "it is seen");
    hands.keys(CONTROL, Key::Z);
    assert_eq!((deck(&hands).slides.len(), deck(&hands).assets.len()), (2, 0), "one change");
}

#[test]
fn slides_come_over_the_clipboard_and_nothing_else_does() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    let slides = hands::flagship();
    let from = open(&slides).deck.unwrap();
    let text = clip::write(&take(&from, &[4]), &|path| fs::read(slides.parent().unwrap().join(path)).ok());
    hands.harness.event(Event::Paste(text.clone()));
    hands.until("the slide", |hands| deck(hands).slides.len() == 3);
    assert!(home.path().join("media/strands.svg").is_file());
    for wrong in [text.replace("\"layout\":\"image\"", "\"layout\":\"imagee\""), text[..text.len() / 2].to_owned()] {
        hands.harness.event(Event::Paste(wrong));
        hands.until("the refusal", |hands| hands.sees("cannot be read"));
        assert_eq!(deck(&hands).slides.len(), 3);
    }
}

#[test]
fn a_deck_is_packed_and_goes_on_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    errand(&hands);
    hands.desk.ask_for_package();
    assert_eq!(errand(&hands), [Errand::PlacePackage("small.sidestage".to_owned())]);
    let package = home.path().join("small.sidestage");
    hands.desk.pack(package.clone());
    hands.until("the package", |hands| hands.sees("Packed with everything it needs: small.sidestage"));
    // Opened, it lies where nobody would look: saving asks where it goes on, and writes nothing there.
    let store = home.path().join("bundles");
    let loaded = opening::open_in(&package, Some(&store)).unwrap();
    let inside = loaded.path.clone();
    hands.desk.set_deck(&Arc::new(loaded));
    hands.settle();
    hands.keys(CONTROL, Key::E);
    errand(&hands);
    hands.keys(CONTROL, Key::S);
    assert!(errand(&hands).contains(&Errand::PlaceDeck("small.json".to_owned())));
    let before = fs::read(&inside).unwrap();
    let new = home.path().join("on/small.json");
    hands.desk.unpack(new.clone());
    hands.until("the deck", |hands| hands.sees("The deck goes on as small.json"));
    assert!(errand(&hands).contains(&Errand::Edit(new.clone())));
    assert_eq!(open(&new).deck, open(&inside).deck);
    assert_eq!(fs::read(&inside).unwrap(), before);
}

#[test]
fn no_new_deck_takes_the_place_of_edits_that_are_not_saved() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = editor(home.path());
    hands.keys(CONTROL, Key::D);
    assert!(hands.desk.has_unsaved_edits());
    hands.keys(CONTROL, Key::N);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
    assert!(hands.sees("edits that are not saved"));
    hands.keys(CONTROL, Key::S);
    hands.until("the save", |hands| {
        hands.desk.attend();
        !hands.desk.has_unsaved_edits()
    });
    hands.keys(CONTROL, Key::N);
    assert!(hands.desk.face(|face| face.sheet == Sheet::New));
}
