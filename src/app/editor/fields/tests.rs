//! The inspector and the pages as a person meets them: by names, roles and keys; and every change taken back to the byte.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{cell::RefCell, rc::Rc, sync::Arc};

use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use serde_json::{Value, json};

use super::{Fields, Page, Wish};
use crate::{
    deck::{
        edit::Draft,
        layouts::{self, CONTENT, TABLE},
        model::{Deck, Layout},
        parse, to_json,
    },
    ui::{shaped::Shaper, theme},
};

/// What is drawn, and what came of it.
struct World {
    draft: Draft,
    fields: Fields,
    shaper: Shaper,
    at: usize,
    page: Option<Page>,
    wishes: Vec<Wish>,
}

struct Bench {
    harness: Harness<'static>,
    world: Rc<RefCell<World>>,
    before: String,
}

/// A slide that fills every field of every layout.
fn full(layout: &str) -> Value {
    json!({
        "id": "s", "layout": layout, "segment": "one", "kicker": "kick", "title": "head", "subtitle": "sub", "text": "words",
        "items": ["a", { "text": "b", "items": ["c"] }], "columns": [{ "title": "left" }, { "items": ["r"] }],
        "quote": "said", "attribution": "who", "image": { "asset": "hall", "caption": "cap" },
        "table": { "header": ["h", "i"], "rows": [["1", "2"], ["3", "4"]] },
        "chart": { "unit": "u", "labels": ["x", "y"], "series": [{ "name": "n", "values": [1, 2] }] },
        "boxes": [{ "at": [0.1, 0.1, 0.4, 0.4], "text": "box" }], "steps": "list", "notes": "note"
    })
}

fn deck(slides: &[Value]) -> Deck {
    let deck = json!({
        "format": 1, "id": "d", "title": "Deck", "language": "en",
        "event": { "name": "E", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam" },
        "speakers": [{ "id": "chair", "name": "Chair" }, { "id": "p1", "name": "One" }],
        "agenda": [
            { "id": "one", "title": "Welcome", "kind": "opening", "minutes": 5, "who": ["chair"] },
            { "id": "two", "title": "Asked", "kind": "questions", "minutes": 30 }
        ],
        "sources": [{ "id": "res", "text": "Resolution" }, { "id": "spare", "text": "Spare" }],
        "assets": [{ "id": "hall", "path": "media/hall.png" }],
        "slides": slides
    });
    parse(deck.to_string().as_bytes(), "deck.json").deck.unwrap()
}

fn bench(deck: Deck, page: Option<Page>) -> Bench {
    let before = to_json(&deck);
    let world = Rc::new(RefCell::new(World {
        draft: Draft::new(Arc::new(deck)),
        fields: Fields::default(),
        shaper: Shaper::default(),
        at: 0,
        page,
        wishes: Vec::new(),
    }));
    let drawn = Rc::clone(&world);
    let width = if page.is_some() { 1200.0 } else { 320.0 };
    let harness = Harness::builder()
        .with_size([width, 2400.0])
        .with_max_steps(12)
        .with_context_setup(|ctx| theme::install(ctx, true))
        .build_ui(move |ui| {
            let world = &mut *drawn.borrow_mut();
            let deck = Arc::clone(world.draft.deck());
            let change = match world.page {
                Some(page) => world.fields.page(ui, &world.shaper, &deck, page),
                None => world.fields.inspector(ui, &world.shaper, &deck, world.at),
            };
            if let Some(change) = change {
                world.draft.apply(change).unwrap();
            }
            world.wishes.extend(world.fields.take_wishes());
        });
    Bench { harness, world, before }
}

fn inspector(layout: &str) -> Bench {
    bench(deck(&[full(layout)]), None)
}

impl Bench {
    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    fn deck(&self) -> Arc<Deck> {
        Arc::clone(self.world.borrow().draft.deck())
    }

    /// The fields that are called so.
    fn inputs<'t>(&'t self, name: &'t str) -> Vec<Node<'t>> {
        let input =
            |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
        self.harness.query_all_by_label(name).filter(input).collect()
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Gives a field the keyboard, the caret at its end.
    fn enter(&mut self, name: &str) {
        let found = self.inputs(name);
        assert_eq!(found.len(), 1, "one field is called {name:?}");
        found[0].focus();
        self.settle();
        self.key(Modifiers::NONE, Key::End);
    }

    fn write(&mut self, words: &str) {
        self.harness.event(Event::Text(words.to_owned()));
        self.settle();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn click(&mut self, name: &str) {
        let found: Vec<_> = self
            .harness
            .query_all_by_label(name)
            .filter(|node| !matches!(node.accesskit_node().role(), Role::Label))
            .collect();
        assert_eq!(found.len(), 1, "one thing to press is called {name:?}");
        found[0].click();
        self.settle();
    }

    /// The top fields of the slide, or of the deck, that are not as they were.
    fn changed(&self, of_slide: bool) -> Vec<String> {
        let value = |text: &str| {
            let mut value: Value = serde_json::from_str(text).unwrap();
            if of_slide { value["slides"][0].take() } else { value }
        };
        let (before, now) = (value(&self.before), value(&to_json(&self.deck())));
        let mut names: Vec<String> = before
            .as_object()
            .unwrap()
            .keys()
            .chain(now.as_object().unwrap().keys())
            .filter(|name| before.get(*name) != now.get(*name))
            .cloned()
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// Takes everything back, and looks at every byte.
    fn undone(&mut self) {
        while self.world.borrow_mut().draft.undo().is_some() {}
        assert_eq!(to_json(&self.deck()), self.before);
        self.settle();
    }
}

/// A word by which the editor of a field is known, and its role.
fn sign(field: &str) -> (&'static str, bool) {
    match field {
        "kicker" => ("Line above the title", true),
        "title" => ("Title", true),
        "subtitle" => ("Subtitle", true),
        "text" => ("Text", true),
        "items" => ("Add a line", false),
        "columns" => ("First column: Heading", true),
        "quote" => ("Quotation, without its marks", true),
        "attribution" => ("Whose words", true),
        "image" => ("Add a picture…", false),
        "table" => ("The first row is a header", false),
        "chart" => ("What the numbers count", true),
        "boxes" => ("Add a text", false),
        _ => ("Everything at once", false),
    }
}

#[test]
fn every_field_of_the_table_has_its_editor() {
    let known: Vec<&str> = super::slide::EDITORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, CONTENT);
}

#[test]
fn a_layout_shows_exactly_the_fields_of_its_row() {
    for row in TABLE {
        let bench = inspector(row.word);
        for field in CONTENT {
            let (name, input) = sign(field);
            let name = if *field == "items" && row.layout == Layout::Timeline { "Add an event" } else { name };
            // Inside columns there are lists too, of no name of their own but the column's.
            let shown = if input {
                bench.inputs(name).len()
            } else {
                bench
                    .harness
                    .query_all_by_label(name)
                    .filter(|node| !matches!(node.accesskit_node().role(), Role::Label))
                    .count()
            };
            let expected = match (*field, row.layout) {
                ("items", Layout::TwoColumns) => 2,
                _ => usize::from(row.uses.contains(field)),
            };
            assert_eq!(shown, expected, "{field} of {}", row.word);
        }
        let unused = CONTENT.iter().any(|field| !row.uses.contains(field));
        assert_eq!(bench.sees("Kept, but not shown"), unused, "{}", row.word);
        assert!(bench.sees("Segment of the agenda") && bench.sees("More"), "{}", row.word);
    }
}

#[test]
fn typing_changes_the_field_and_nothing_else() {
    for (layout, name, field) in [
        ("title", "Line above the title", "kicker"),
        ("title", "Title", "title"),
        ("title", "Subtitle", "subtitle"),
        ("statement", "Text", "text"),
        ("quote", "Quotation, without its marks", "quote"),
        ("quote", "Whose words", "attribution"),
        ("bullets", "List, line 2", "items"),
        ("timeline", "Events, line 1, when", "items"),
        ("two-columns", "Second column: Text", "columns"),
        ("image", "Caption", "image"),
        ("table", "Row 2, column 1", "table"),
        ("table", "Header of column 2", "table"),
        ("chart", "Name of series 1", "chart"),
        ("chart", "Label of row 2", "chart"),
        ("chart", "What the numbers count", "chart"),
        ("free", "Box 1, Text", "boxes"),
    ] {
        let mut bench = inspector(layout);
        bench.enter(name);
        bench.write("z");
        assert_eq!(bench.changed(true), [field], "{layout}: {name}");
        bench.write("y");
        bench.undone();
    }
}

#[test]
fn what_the_picture_shows_is_asked_for_until_it_is_said() {
    let mut bench = inspector("image");
    assert!(bench.sees("Say what the picture shows"));
    bench.enter("What the picture shows");
    bench.write("A hall");
    assert!(!bench.sees("Say what the picture shows"));
    assert_eq!(bench.changed(false), ["assets"]);
    bench.undone();
    bench.click("Add a picture…");
    assert_eq!(bench.world.borrow().wishes, [Wish::AskForPicture]);
}

#[test]
fn another_layout_keeps_every_word_and_says_so() {
    let mut bench = inspector("bullets");
    bench.click("Layout: List. Choose another");
    bench.click("Quotation");
    let deck = bench.deck();
    assert_eq!(deck.slides[0].layout, Layout::Quote);
    assert_eq!(bench.changed(true), ["layout"]);
    assert_eq!(layouts::filled(&deck.slides[0]).len(), CONTENT.len());
    assert!(bench.sees("Kept, but not shown by this layout: List, Columns"));
    bench.undone();
}

#[test]
fn a_list_is_written_with_the_keyboard_alone() {
    let mut bench = inspector("bullets");
    let items = |bench: &Bench| serde_json::to_value(&bench.deck().slides[0].items).unwrap();
    bench.enter("List, line 1");
    bench.key(Modifiers::NONE, Key::Enter);
    bench.write("new");
    assert_eq!(items(&bench), json!(["a", "new", { "text": "b", "items": ["c"] }]));
    bench.key(Modifiers::COMMAND, Key::CloseBracket);
    assert_eq!(items(&bench), json!([{ "text": "a", "items": ["new"] }, { "text": "b", "items": ["c"] }]));
    bench.key(Modifiers::COMMAND, Key::OpenBracket);
    bench.key(Modifiers::NONE, Key::Home);
    bench.key(Modifiers::NONE, Key::Tab);
    assert_eq!(items(&bench), json!([{ "text": "a", "items": ["new"] }, { "text": "b", "items": ["c"] }]));
    bench.key(Modifiers::SHIFT, Key::Tab);
    bench.key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(items(&bench), json!(["new", "a", { "text": "b", "items": ["c"] }]));
    bench.key(Modifiers::NONE, Key::End);
    for _ in 0..3 {
        bench.key(Modifiers::NONE, Key::Backspace);
    }
    assert_eq!(items(&bench), json!(["", "a", { "text": "b", "items": ["c"] }]));
    bench.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(items(&bench), json!(["a", { "text": "b", "items": ["c"] }]));
    bench.undone();
}

#[test]
fn a_second_language_makes_a_map_and_its_last_word_a_string() {
    let mut slides = [full("title")];
    slides[0]["subtitle"] = json!({ "en": "sub", "fr": "sous" });
    let mut bench = bench(deck(&slides), None);
    bench.click("Write in French");
    bench.enter("Title");
    bench.write("tête");
    let title = |bench: &Bench| serde_json::to_value(&bench.deck().slides[0].title).unwrap();
    assert_eq!(title(&bench), json!({ "en": "head", "fr": "tête" }));
    for _ in 0..4 {
        bench.key(Modifiers::NONE, Key::Backspace);
    }
    assert_eq!(title(&bench), json!("head"));
    assert!(bench.sees("English: head"), "what it says in the deck's own language stands below");
    bench.undone();
}

#[test]
fn numbers_are_numbers() {
    let mut bench = inspector("chart");
    bench.enter("Number: row 1, series 1");
    bench.write("x");
    assert_eq!(bench.changed(true), Vec::<String>::new());
    assert!(bench.sees("A number, such as 3.5"));
    bench.key(Modifiers::NONE, Key::Backspace);
    bench.write(",5");
    let values = serde_json::to_value(&bench.deck().slides[0].chart.as_ref().unwrap().series[0].values).unwrap();
    assert_eq!(values, json!([1.5, 2]));
    assert!(!bench.sees("A number, such as 3.5"));
    bench.undone();
}

#[test]
fn names_in_every_script_are_chosen_from_a_list() {
    let mut deck = deck(&[full("statement")]);
    deck.agenda[0].title = "الترحيب".into();
    deck.agenda[1].title = "提问".into();
    let mut bench = bench(deck, None);
    let shown = |bench: &Bench| {
        let mut boxes = bench.harness.query_all_by_role(Role::ComboBox);
        boxes.find_map(|node| node.accesskit_node().value().filter(|value| !value.is_ascii()))
    };
    assert_eq!(shown(&bench).as_deref(), Some("الترحيب"), "the button has the name");
    bench.click("Segment of the agenda");
    bench.click("提问");
    assert_eq!(bench.deck().slides[0].segment.as_deref(), Some("two"));
    assert_eq!(shown(&bench).as_deref(), Some("提问"));
    bench.undone();
}

#[test]
fn a_spreadsheet_fills_cells() {
    let mut bench = inspector("table");
    bench.enter("Row 2, column 2");
    bench.harness.event(Event::Paste("p\tq\nr\ts\n".to_owned()));
    bench.settle();
    let table = serde_json::to_value(bench.deck().slides[0].table.as_ref().unwrap()).unwrap();
    assert_eq!(table, json!({ "header": ["h", "i", ""], "rows": [["1", "2", ""], ["3", "p", "q"], ["", "r", "s"]] }));
    bench.undone();
}

#[test]
fn words_are_marked_with_keys_and_buttons() {
    let mut bench = inspector("statement");
    let text = |bench: &Bench| bench.deck().slides[0].text.as_ref().unwrap().pick("en", "en").0.to_owned();
    bench.enter("Text");
    bench.key(Modifiers::COMMAND, Key::A);
    bench.key(Modifiers::COMMAND, Key::B);
    assert_eq!(text(&bench), "**words**");
    bench.key(Modifiers::COMMAND, Key::I);
    assert_eq!(text(&bench), "***words***");
    bench.click("Bold (Ctrl+B)");
    assert_eq!(text(&bench), "*words*");
    bench.key(Modifiers::COMMAND, Key::K);
    bench.write("icc.example");
    bench.click("Make the link");
    assert_eq!(text(&bench), "*[words](https://icc.example)*");
    bench.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    bench.click("Cite res");
    assert!(text(&bench).ends_with("[^res]*"), "{}", text(&bench));
    bench.undone();
}

#[test]
fn a_new_name_is_put_everywhere_and_what_is_used_is_asked_about() {
    let mut slides = [full("bullets")];
    slides[0]["text"] = json!("so[^res]");
    let mut bench = bench(deck(&slides), Some(Page::Sources));
    assert!(bench.sees("cited on slide 1") && bench.sees("cited nowhere"));
    bench.click("Names in the file");
    bench.enter("Name in the file of res");
    bench.write("-8");
    assert_eq!(bench.changed(false), Vec::<String>::new(), "not before the name is whole");
    bench.key(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.changed(false), ["slides", "sources"]);
    assert_eq!(bench.deck().slides[0].text.as_ref().unwrap().pick("en", "en").0, "so[^res-8]");
    bench.undone();
    bench.click("spare: take out");
    assert_eq!(bench.deck().sources.len(), 1);
    bench.click("res: take out");
    assert_eq!(bench.deck().sources.len(), 1, "it is cited");
    assert!(bench.sees("Used here: slide 1"));
    bench.click("Take it out everywhere");
    assert_eq!(bench.deck().sources.len(), 0);
    assert_eq!(bench.deck().slides[0].text.as_ref().unwrap().pick("en", "en").0, "so");
    bench.undone();
}

#[test]
fn the_agenda_is_held_against_the_slot() {
    let mut bench = bench(deck(&[full("title")]), Some(Page::Agenda));
    assert!(bench.sees("35 of 90 minutes, 55 to spare") && bench.sees("at least a third"));
    bench.enter("Asked: Minutes");
    bench.key(Modifiers::NONE, Key::Backspace);
    bench.key(Modifiers::NONE, Key::Backspace);
    bench.write("90");
    assert!(bench.sees("95 of 90 minutes, 5 too many"));
    assert_eq!(bench.changed(false), ["agenda"]);
    bench.undone();
    bench.click("Add a segment");
    assert_eq!(bench.deck().agenda.len(), 3);
    bench.click("New segment: earlier");
    assert_eq!(bench.deck().agenda[1].title.pick("en", "en").0, "New segment");
    bench.undone();
}

#[test]
fn the_event_takes_what_is_true_and_no_more() {
    let mut bench = bench(deck(&[full("title")]), Some(Page::Event));
    let event = |bench: &Bench| bench.deck().event.clone().unwrap();
    bench.enter("Day");
    bench.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(event(&bench).date, "2022-12-07");
    assert!(bench.sees("A day, such as 2022-12-07"));
    bench.write("8");
    assert_eq!(event(&bench).date, "2022-12-08");
    bench.enter("Time zone");
    bench.key(Modifiers::COMMAND, Key::A);
    bench.write("new york");
    bench.click("Time zone America/New_York");
    assert_eq!(event(&bench).zone, "America/New_York");
    bench.enter("Ends at");
    bench.key(Modifiers::COMMAND, Key::A);
    bench.write("13:00");
    assert!(bench.sees("must end after its start"));
    assert_eq!(bench.changed(false), ["event"]);
    bench.undone();
}

#[test]
fn translators_see_what_is_missing_and_fill_it() {
    let mut slides = [full("title")];
    slides[0]["title"] = json!({ "en": "head", "fr": "tête" });
    let mut bench = bench(deck(&slides), Some(Page::Languages));
    let all = {
        let mut count = 0;
        crate::deck::texts::of_deck(&bench.deck(), &mut |_, _| count += 1);
        crate::deck::texts::of_slide(&bench.deck().slides[0], &mut |_, _, _| count += 1);
        count
    };
    assert!(bench.sees(&format!("{all} of {all} texts")) && bench.sees(&format!("1 of {all} texts")));
    bench.click("Missing only");
    assert!(bench.inputs("Slide 1, Title, French").is_empty());
    bench.enter("Slide 1, Subtitle, French");
    bench.write("sous");
    assert_eq!(bench.changed(true), ["subtitle"]);
    assert_eq!(bench.inputs("Slide 1, Subtitle, French").len(), 1, "it stays while it is written");
    assert!(bench.sees(&format!("2 of {all} texts")));
    bench.enter("Title of the deck, French");
    bench.write("Jeu");
    assert_eq!(bench.changed(false), ["slides", "title"]);
    bench.undone();
}

#[test]
fn every_page_is_named_and_holds_together() {
    for page in Page::ALL {
        for deck in [
            deck(&[full("free")]),
            Deck { format: 1, id: "d".to_owned(), language: "en".to_owned(), ..Deck::default() },
        ] {
            let mut bench = bench(deck, Some(page));
            bench.settle();
            assert!(bench.sees(&page.name()), "{page:?}");
            assert_eq!(bench.changed(false), Vec::<String>::new(), "{page:?}: looking changes nothing");
        }
    }
}
