//! Editing on the slide where it stands, as a person or a screen reader meets it: texts by their names, Tab from one to the
//! next, points of a list, Arabic, and the boxes of a free slide.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Event, Key, Modifiers, Pos2, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable},
};
use quiet::quiet;
use sidestage::{
    app::{
        console,
        desk::Desk,
        editor::Ask,
        keys::Router,
        open::{self, Loaded},
    },
    deck::{
        edit::at::text_at,
        model::{Layout, Notes, Slide, Text},
    },
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    ui::theme,
};

struct Stage {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    _home: tempfile::TempDir,
}

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides").join(name)
}

/// The editor on the slide called `id` of a deck of its own.
fn stage(deck: &str, id: &str) -> Stage {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("deck.json");
    std::fs::write(&copy, deck).unwrap();
    let folders = Folders::below(home.path().to_owned());
    let loaded: Arc<Loaded> = Arc::new(open::open(&copy).unwrap());
    let slot: Arc<std::sync::Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
    let harness = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_max_steps(12)
        .with_step_dt(1.0 / 60.0)
        .with_os(egui::os::OperatingSystem::Nix)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let clock = Arc::new(StillClock::at(1_670_415_300_000));
            let desk = Desk::new(clock, Some(folders), Settings::default(), ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.slides.receive(ui.ctx());
            console::ui(ui, &desk);
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, _home: home };
    stage.settle();
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    stage.settle();
    assert!(stage.desk.is_editing());
    let at = stage.slides().iter().position(|slide| slide.id == id).unwrap();
    stage.desk.edit(Ask::Choose { at, how: sidestage::app::editor::Choosing::Alone });
    stage.desk.flush();
    stage.settle();
    stage
}

impl Stage {
    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    /// Draws on until the slides' thread has done what is asked of it.
    fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !holds(self) {
            assert!(Instant::now() < end, "{what} did not come: {:?}", self.texts());
            std::thread::sleep(Duration::from_millis(5));
            self.settle();
        }
    }

    /// What can be clicked on the slide.
    fn texts(&self) -> Vec<String> {
        self.harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label(words).next().is_some()
    }

    /// Clicks a text of the slide once it is there, and waits for its field.
    fn open(&mut self, label: &str) {
        self.until(label, |stage| stage.sees(label));
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// The name of the field that has the keyboard.
    fn field(&self) -> Option<String> {
        let mut fields = self.harness.query_all_by_role(Role::MultilineTextInput);
        fields.find(Node::is_focused).and_then(|node| node.accesskit_node().label())
    }

    fn type_text(&mut self, words: &str) {
        self.harness.event(Event::Text(words.to_owned()));
        self.settle();
    }

    fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        std::thread::sleep(Duration::from_millis(125));
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn slides(&self) -> Vec<Slide> {
        self.desk.editor(|editor| editor.deck().slides.clone()).unwrap()
    }

    fn slide(&self) -> Slide {
        let at = self.desk.editor(|editor| editor.at()).unwrap();
        self.slides().swap_remove(at)
    }

    fn text(&self, field: &str) -> String {
        match text_at(&self.slide(), field) {
            Some(Text::One(words)) => words,
            other => panic!("{field} is {other:?}"),
        }
    }
}

fn deck_of(slide: &str) -> String {
    format!(
        r#"{{"format": 1, "id": "d", "title": "D", "language": "en", "theme": "court", "aspect": "16:9",
            "slides": [{slide}, {{"id": "last", "layout": "statement", "title": "Last"}}]}}"#
    )
}

const LIST: &str = r#"{"id": "a", "layout": "bullets", "title": "Rome Statute", "items": ["one", "two **strong**"]}"#;

#[test]
fn a_text_is_clicked_typed_and_undone_as_one_step() {
    let mut stage = stage(&deck_of(LIST), "a");
    stage.open("Title: Rome Statute");
    assert_eq!(stage.field().as_deref(), Some("Title"));
    stage.key(Key::End);
    stage.type_text(" of");
    stage.type_text(" 1998");
    assert_eq!(stage.text("title"), "Rome Statute of 1998");
    assert!(stage.desk.face(|face| face.typing), "letters are no commands");
    stage.key(Key::Escape);
    assert_eq!(stage.field(), None);
    stage.until("the new title", |stage| stage.sees("Title: Rome Statute of 1998"));
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(stage.text("title"), "Rome Statute", "what was typed is one step to undo");
}

#[test]
fn words_on_the_slide_and_in_the_notes_are_marked_by_their_keys() {
    let mut stage = stage(&deck_of(LIST), "a");
    stage.open("Title: Rome Statute");
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(stage.text("title"), "**Rome Statute**");
    stage.keys(Modifiers::COMMAND, Key::I);
    assert_eq!(stage.text("title"), "***Rome Statute***");
    stage.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(stage.text("title"), "*Rome Statute*");
    assert_eq!(stage.field().as_deref(), Some("Title"), "the field keeps the keyboard");
    let notes = stage.harness.query_all_by_role(Role::MultilineTextInput).last().unwrap();
    notes.focus();
    stage.settle();
    stage.type_text("slowly");
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(stage.slide().notes, Some(Notes::Whole("**slowly**".into())));
}

#[test]
fn tab_goes_from_text_to_text_in_the_order_of_reading_and_back() {
    let mut stage = stage(&deck_of(LIST), "a");
    stage.open("Title: Rome Statute");
    let mut order = vec![stage.field().unwrap()];
    for _ in 0..3 {
        stage.key(Key::Tab);
        stage.until("the next field", |stage| stage.field().is_some());
        order.push(stage.field().unwrap());
    }
    assert_eq!(order, ["Title", "Point 1", "Point 2", "Title"]);
    stage.keys(Modifiers::SHIFT, Key::Tab);
    stage.until("the field before", |stage| stage.field().as_deref() == Some("Point 2"));
    // It is chosen whole, so that what is typed takes its place; the marks are shown as they are.
    stage.type_text("x");
    assert_eq!(stage.text("items[1]"), "x");
}

#[test]
fn points_are_made_with_enter_and_joined_with_backspace() {
    let mut stage = stage(&deck_of(LIST), "a");
    stage.open("Point 1: one");
    stage.key(Key::End);
    stage.key(Key::Enter);
    stage.until("the new point", |stage| stage.field().as_deref() == Some("Point 2"));
    stage.type_text("new");
    assert_eq!((stage.text("items[0]"), stage.text("items[1]")), ("one".to_owned(), "new".to_owned()));
    stage.key(Key::Home);
    stage.key(Key::Backspace);
    stage.until("the point before", |stage| stage.field().as_deref() == Some("Point 1"));
    stage.type_text(" ");
    assert_eq!(stage.text("items[0]"), "one new", "the caret stands where they were joined");
    assert_eq!(stage.slide().items.len(), 2);
}

#[test]
fn empty_places_say_what_may_stand_there() {
    let mut stage = stage(&deck_of(LIST), "a");
    stage.desk.edit(Ask::Insert(Layout::Bullets));
    stage.desk.flush();
    stage.settle();
    stage.open("Title: empty");
    stage.type_text("Made here");
    assert_eq!(stage.text("title"), "Made here");
    stage.key(Key::Tab);
    stage.until("the first point", |stage| stage.field().as_deref() == Some("Point 1"));
    stage.type_text("first");
    stage.key(Key::Enter);
    stage.until("the second point", |stage| stage.field().as_deref() == Some("Point 2"));
    stage.type_text("second");
    assert_eq!((stage.text("items[0]"), stage.text("items[1]")), ("first".to_owned(), "second".to_owned()));
}

#[test]
fn an_arabic_slide_is_edited_where_it_stands() {
    let deck = std::fs::read_to_string(shipped("six-languages.json")).unwrap();
    let mut stage = stage(&deck, "arabic-with-english");
    let before = stage.text("title");
    stage.open(&format!("Title: {before}"));
    stage.key(Key::End);
    stage.type_text(" 1998");
    assert_eq!(stage.text("title"), format!("{before} 1998"));
    stage.key(Key::Home);
    stage.key(Key::ArrowLeft);
    stage.key(Key::Backspace);
    let rest: String = before.chars().skip(1).collect();
    assert_eq!(
        stage.text("title"),
        format!("{rest} 1998"),
        "one letter to the left of the start, and the first is gone"
    );
}

#[test]
fn a_slide_that_cannot_be_read_has_nothing_to_edit() {
    let mut stage = stage(&deck_of(r#"{"id": "a", "layout": "bullets", "title": 12}"#), "a");
    stage.until("its picture", |stage| stage.harness.query_all_by_label_contains("This slide:").next().is_some());
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(10));
        stage.settle();
    }
    assert!(!stage.texts().iter().any(|label| label.starts_with("Title:")), "{:?}", stage.texts());
}

const BOXES: &str = r#"{"id": "a", "layout": "free", "title": "Free",
    "boxes": [{"at": [0.1, 0.3, 0.2, 0.2], "text": "left"}, {"at": [0.6, 0.5, 0.2, 0.2], "text": "right"}]}"#;

#[test]
fn boxes_are_moved_by_keys_and_mouse_written_in_and_taken_away() {
    let mut stage = stage(&deck_of(BOXES), "a");
    assert_eq!(stage.slide().layout, Layout::Free);
    stage.until("the boxes", |stage| stage.sees("Box 1: left"));
    stage.harness.get_by_label("Box 1: left").click();
    stage.settle();
    let at = |stage: &Stage, number: usize| stage.slide().boxes[number].at.clone().map(|part| part.as_f64().unwrap());
    stage.keys(Modifiers::SHIFT, Key::ArrowRight);
    stage.key(Key::ArrowDown);
    // 10 of 1920 and 1 of 1080, to a thousandth.
    assert_eq!(at(&stage, 0), [0.105, 0.301, 0.2, 0.2]);
    stage.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(at(&stage, 0), [0.105, 0.301, 0.201, 0.2]);
    // Dragged until its left edge is near that of the other box: there it comes to lie.
    let rect = stage.harness.get_by_label("Box 1: left").rect();
    let other = stage.harness.get_by_label("Box 2: right").rect();
    let from = rect.center();
    let to = from + egui::vec2(other.left() - rect.left() + 3.0, 0.0);
    drag(&mut stage, from, to);
    assert_eq!(at(&stage, 0)[0], 0.6);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&stage, 0)[0], 0.105, "a drag is one step to undo");
    stage.harness.get_by_label("Box 1: left").click();
    stage.settle();
    stage.key(Key::Enter);
    stage.until("its text", |stage| stage.field().as_deref() == Some("Text of box 1"));
    stage.key(Key::End);
    stage.type_text(" side");
    assert_eq!(stage.text("boxes[0].text"), "left side");
    stage.key(Key::Escape);
    stage.harness.get_by_label("Box 2: right").click();
    stage.settle();
    stage.key(Key::Delete);
    assert_eq!(stage.slide().boxes.len(), 1, "and no slide is deleted");
    assert_eq!(stage.slides().len(), 2);
}

#[test]
fn a_double_click_makes_a_box_and_writes_in_it() {
    let mut stage = stage(&deck_of(BOXES), "a");
    stage.until("the boxes", |stage| stage.sees("Box 1: left"));
    let rect = stage.harness.get_by_label("Box 1: left").rect();
    let free = Pos2::new(rect.left() + 30.0, rect.bottom() + 60.0);
    stage.harness.hover_at(free);
    for _ in 0..2 {
        button(&stage, free, true);
        button(&stage, free, false);
    }
    stage.settle();
    stage.until("the field", |stage| stage.field().as_deref() == Some("Text of box 3"));
    stage.type_text("new");
    assert_eq!(stage.text("boxes[2].text"), "new");
}

fn button(stage: &Stage, pos: Pos2, pressed: bool) {
    let button = egui::PointerButton::Primary;
    stage.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
}

fn drag(stage: &mut Stage, from: Pos2, to: Pos2) {
    stage.harness.hover_at(from);
    button(stage, from, true);
    stage.settle();
    for part in 1..=4 {
        stage.harness.hover_at(from + (to - from) * (part as f32 / 4.0));
        stage.settle();
    }
    button(stage, to, false);
    stage.settle();
}
