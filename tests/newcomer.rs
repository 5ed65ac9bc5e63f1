//! A newcomer's whole way, by accessible names and keys alone: a deck from a template, a title, three points, a picture, a
//! question slide, the agenda, saved, checked and presented. Nobody on this way sees JSON.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "hands of several suites")]
mod hands;

use std::{fs, path::Path, sync::Arc};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hands::{Hands, console};
use sidestage::{
    app::{desk::Errand, face::Sheet, open as opening},
    deck::{
        self, Deck,
        model::{Layout, Text},
    },
};

const CONTROL: Modifiers = Modifiers::COMMAND;

/// Gives the keyboard to the field called `name`, as a screen reader does.
fn into(hands: &mut Hands, name: &str) {
    hands.until(name, |hands| fields(hands, name) > 0);
    let node = hands.harness.query_all_by_label(name).find(|node| is_field(node.accesskit_node().role()));
    node.unwrap().focus();
    hands.settle();
}

fn fields(hands: &Hands, name: &str) -> usize {
    hands.harness.query_all_by_label(name).filter(|node| is_field(node.accesskit_node().role())).count()
}

const fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

fn new_slide(hands: &mut Hands, layout: &str) {
    hands.keys(CONTROL, Key::M);
    hands.tab_to(layout);
    hands.key(Key::Enter);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None), "the sheet of layouts is closed");
}

fn deck(hands: &Hands) -> Arc<Deck> {
    hands.desk.editor(|editor| Arc::clone(editor.deck())).unwrap()
}

/// The slide that was made last.
fn slide(hands: &Hands) -> deck::model::Slide {
    let at = hands.desk.editor(|editor| editor.at()).unwrap();
    deck(hands).slides[at].clone()
}

fn picture(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("Our hall.png");
    image::RgbImage::from_pixel(1600, 1200, image::Rgb([20, 60, 90])).save(&path).unwrap();
    path
}

#[test]
fn a_newcomer_makes_saves_and_presents_a_deck() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    let _earlier = hands.desk.take_errands();

    // New, from a template.
    hands.keys(CONTROL, Key::N);
    hands.tab_to("Side event: 90 minutes");
    hands.key(Key::Space);
    hands.tab_to("Title");
    hands.type_words("Shrinking space");
    hands.press("Make it…");
    assert_eq!(hands.desk.take_errands(), [Errand::PlaceNew("shrinking-space.json".to_owned())]);
    // What the system's dialog would answer, and the window would do.
    let path = home.path().join("shrinking-space.json");
    hands.desk.make_new(path.clone());
    hands.until("the deck", |hands| hands.desk.face(|face| face.sheet == Sheet::None));
    assert!(hands.desk.take_errands().contains(&Errand::Edit(path.clone())));
    hands.desk.set_deck(&Arc::new(opening::open(&path).unwrap()));
    hands.desk.open_editor();
    hands.settle();
    let before = deck(&hands).slides.len();

    // A title and three points.
    new_slide(&mut hands, "List: A title and points");
    into(&mut hands, "Title");
    hands.type_words("What we ask for");
    into(&mut hands, "List, line 1");
    hands.type_words("Support");
    for point in ["Protection", "A place at the table"] {
        hands.key(Key::Enter);
        hands.type_words(point);
    }
    let made = slide(&hands);
    assert_eq!(made.title, Some(Text::from("What we ask for")));
    let points: Vec<Text> = made.items.iter().map(deck::model::Item::text).collect();
    assert_eq!(points, [Text::from("Support"), Text::from("Protection"), Text::from("A place at the table")]);

    // A picture, which asks at once what it shows.
    new_slide(&mut hands, "Picture: ");
    into(&mut hands, "Title");
    hands.type_words("The hall");
    hands.desk.take_picture(picture(home.path()));
    hands.until("the picture", |hands| slide(hands).image.is_some());
    into(&mut hands, "What the picture shows");
    hands.type_words("An empty hall");
    let made = deck(&hands);
    let asset = made.assets.last().unwrap();
    assert_eq!(asset.alt, Some(Text::from("An empty hall")));
    assert!(home.path().join(&asset.path).is_file(), "beside the deck: {}", asset.path);

    // A slide for the questions, and the agenda.
    new_slide(&mut hands, "Question: ");
    assert_eq!((slide(&hands).layout, deck(&hands).slides.len()), (Layout::Question, before + 3));
    hands.press("Agenda");
    hands.until("the agenda", |hands| hands.sees("of 90 minutes"));
    assert!(hands.sees("at least a third"), "the questions have their share");

    // Saved and clean.
    hands.keys(CONTROL, Key::S);
    hands.until("the file", |_| fs::read_to_string(&path).is_ok_and(|text| text.contains("A place at the table")));
    let opened = deck::open(&path);
    assert_eq!(opened.findings, [], "nothing to mend");
    assert_eq!(opened.deck.as_ref(), Some(&*deck(&hands)));

    // And presented.
    hands.keys(Modifiers::SHIFT, Key::F5);
    hands.until("the show", |hands| hands.desk.snapshot().state.live);
    assert_eq!(hands.desk.snapshot().loaded.deck.slides.len(), before + 3);
}
