//! The editor as a person or a screen reader meets it: by names, roles and keys, without a display.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
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
        edit::{Change, What},
        model::{Layout, Slide},
    },
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    show::Room,
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;

struct Stage {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    home: tempfile::TempDir,
}

fn flagship() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json")
}

fn stage(size: [f32; 2]) -> Stage {
    stage_of(&flagship(), size)
}

/// The root window with a deck of its own: a copy, so that nothing of the real one is written.
fn stage_of(deck: &Path, size: [f32; 2]) -> Stage {
    let home = tempfile::tempdir().unwrap();
    let copy = home.path().join("deck.json");
    std::fs::copy(deck, &copy).unwrap();
    let folders = Folders::below(home.path().to_owned());
    let loaded: Arc<Loaded> = Arc::new(open::open(&copy).unwrap());
    let slot: Arc<std::sync::Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
    let harness = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let clock = Arc::new(StillClock::at(START));
            let desk = Desk::new(clock, Some(folders), Settings::default(), ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.attend();
            desk.slides.receive(ui.ctx());
            console::ui(ui, &desk);
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, home };
    stage.settle();
    stage
}

impl Stage {
    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    fn ctrl(&mut self, key: Key) {
        self.keys(Modifiers::COMMAND, key);
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        // Pressed again at once, a clicker's key would count as a bounce.
        std::thread::sleep(std::time::Duration::from_millis(125));
        self.harness.key_press_modifiers(modifiers, key);
        // A letter's press also types the letter, as it does on a real keyboard.
        if modifiers.is_none() && key.name().len() == 1 {
            self.harness.event(Event::Text(key.name().to_lowercase()));
        }
        self.settle();
    }

    fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.settle();
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    fn click_first(&mut self, words: &str) {
        self.harness.query_all_by_label_contains(words).next().unwrap().click();
        self.settle();
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    fn slides(&self) -> Vec<Slide> {
        self.desk.editor(|editor| editor.deck().slides.clone()).unwrap()
    }

    fn ids(&self) -> Vec<String> {
        self.slides().into_iter().map(|slide| slide.id).collect()
    }

    fn at(&self) -> usize {
        self.desk.editor(|editor| editor.at()).unwrap()
    }

    /// Another title on the slide that is shown, as the fields ask for it.
    fn retitle(&mut self, title: &str) {
        let at = self.at();
        let slide = Slide { title: Some(title.into()), ..self.slides()[at].clone() };
        self.desk.edit(Ask::Change(Change::slide(at, slide, What::Text, Some("title"))));
        self.desk.flush();
        self.settle();
    }
}

#[test]
fn the_editor_opens_beside_the_show_and_leads_back() {
    for size in [[1366.0, 768.0], [1920.0, 1080.0], [960.0, 600.0]] {
        let mut stage = stage(size);
        stage.ctrl(Key::E);
        assert!(stage.desk.is_editing());
        for words in ["Undo", "Redo", "Agenda", "Slide 1:", "This slide:", "New slide", "Notes", "Console", "saved"] {
            assert!(stage.sees(words), "the editor says {words:?} at {size:?}");
        }
        assert!(!stage.sees("Questions"), "the console is not there");
        stage.ctrl(Key::E);
        assert!(!stage.desk.is_editing() && stage.sees("Questions"));
        stage.ctrl(Key::E);
        stage.click_first("Console");
        assert!(!stage.desk.is_editing());
    }
}

#[test]
fn a_slide_is_made_moved_taken_back_and_brought_again() {
    let mut stage = stage([1366.0, 768.0]);
    stage.ctrl(Key::E);
    let before = stage.ids();
    stage.ctrl(Key::M);
    assert!(stage.sees("Two columns"), "the layouts are there to choose from");
    stage.click("List: A title and points");
    assert_eq!(stage.ids().len(), before.len() + 1);
    assert_eq!((stage.at(), stage.slides()[1].layout), (1, Layout::Bullets));
    assert!(stage.sees("not saved yet"));
    stage.retitle("Made here");
    assert!(stage.sees("Slide 2: Made here"));
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!((stage.at(), stage.slides()[2].title.clone()), (2, Some("Made here".into())));
    stage.click("Menu");
    assert!(stage.sees("Undo move slide 2"));
    stage.click_first("Undo move slide 2");
    assert_eq!(stage.at(), 1);
    stage.ctrl(Key::Z);
    assert_ne!(stage.slides()[1].title, Some("Made here".into()));
    stage.ctrl(Key::Z);
    assert_eq!(stage.ids(), before);
    assert!(!stage.sees("not saved yet"));
    for _ in 0..3 {
        stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(stage.slides()[2].title, Some("Made here".into()));
    stage.ctrl(Key::S);
    // The disk may take its time.
    for _ in 0..600 {
        if !stage.sees("not saved yet") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        stage.settle();
    }
    assert!(!stage.sees("not saved yet"));
    let written = open::open(&stage.desk.snapshot().loaded.path).unwrap();
    assert_eq!(written.deck.slides[2].title, Some("Made here".into()));
}

#[test]
fn slides_are_chosen_copied_hidden_and_deleted_by_keys() {
    let mut stage = stage([1366.0, 768.0]);
    stage.ctrl(Key::E);
    let before = stage.ids();
    stage.key(Key::ArrowDown);
    stage.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(stage.desk.editor(|editor| (editor.at(), editor.choice())), Some((2, 2)));
    stage.ctrl(Key::D);
    assert_eq!(stage.ids().len(), before.len() + 2);
    assert_eq!(stage.at(), 3);
    let unique: std::collections::HashSet<String> = stage.ids().into_iter().collect();
    assert_eq!(unique.len(), before.len() + 2, "names are given once");
    stage.key(Key::H);
    assert!(stage.slides()[3].hidden && stage.slides()[4].hidden);
    assert!(stage.sees(", hidden"));
    stage.key(Key::Delete);
    assert_eq!(stage.ids(), before);
    stage.key(Key::Home);
    stage.event(Event::Copy);
    stage.key(Key::End);
    stage.event(Event::Paste("some words of another program".to_owned()));
    assert_eq!(stage.ids().len(), before.len() + 1);
    assert_eq!(stage.slides().last().unwrap().layout, stage.slides()[0].layout);
    stage.keys(Modifiers::SHIFT, Key::ArrowUp);
    stage.key(Key::Escape);
    assert_eq!(stage.desk.editor(|editor| editor.choice()), Some(1), "Esc leaves the choice of several");
    assert!(stage.desk.is_editing(), "and not the editor");
}

#[test]
fn keys_of_the_editor_do_not_reach_the_show_but_the_clicker_does() {
    let mut stage = stage([1366.0, 768.0]);
    stage.key(Key::F5);
    assert!(stage.desk.snapshot().state.live);
    stage.ctrl(Key::E);
    assert!(stage.sees("Live"), "the editor says that the show is live");
    let before = stage.desk.snapshot().state.clone();
    for key in [
        Key::B,
        Key::W,
        Key::F,
        Key::N,
        Key::P,
        Key::T,
        Key::Q,
        Key::A,
        Key::D,
        Key::Space,
        Key::Enter,
        Key::ArrowRight,
        Key::ArrowDown,
        Key::ArrowUp,
        Key::Home,
        Key::End,
        Key::Escape,
        Key::Num3,
        Key::F5,
        Key::Period,
        Key::Comma,
        Key::Plus,
        Key::Minus,
        Key::Z,
        Key::L,
    ] {
        stage.key(key);
        assert_eq!(stage.desk.snapshot().state, before, "{key:?} reached the show");
    }
    // Typing, too: the field gets the letters, and the clicker the room.
    stage.harness.query_all_by_role(Role::MultilineTextInput).last().unwrap().focus();
    stage.settle();
    stage.key(Key::B);
    stage.key(Key::N);
    assert_eq!(stage.desk.snapshot().state, before);
    assert!(stage.sees("not saved yet"), "the letters went into the notes");
    stage.key(Key::PageDown);
    let moved = stage.desk.snapshot();
    assert!(moved.state.slide != before.slide || moved.state.step != before.step, "the clicker moves the room");
    stage.key(Key::F12);
    assert!(stage.desk.snapshot().state.panic);
    assert!(!stage.sees("This slide:"), "nothing of the deck is seen");
    stage.keys(Modifiers::SHIFT, Key::F12);
    assert!(stage.sees("This slide:"), "the editor is there again");
}

#[test]
fn an_edited_deck_waits_for_the_moderators_yes_while_the_show_is_live() {
    let mut stage = stage([1366.0, 768.0]);
    stage.key(Key::F5);
    for _ in 0..3 {
        stage.key(Key::PageDown);
    }
    let before = stage.desk.snapshot();
    let shown = before.state.slide.clone();
    stage.ctrl(Key::E);
    stage.key(Key::Home);
    stage.key(Key::Delete);
    stage.retitle("Another title");
    assert!(stage.sees("The deck has changed: 2 slides"));
    stage.ctrl(Key::E);
    assert!(stage.sees("The deck has changed: 2 slides"), "the console asks");
    let waiting = stage.desk.snapshot();
    assert!(Arc::ptr_eq(&waiting.loaded, &before.loaded), "the show has the deck from before");
    stage.click("Not now");
    assert!(!stage.sees("The deck has changed"));
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::U);
    let after = stage.desk.snapshot();
    assert_eq!(after.loaded.deck.slides.len(), before.loaded.deck.slides.len() - 1);
    assert_eq!((after.state.slide.as_str(), after.state.live), (shown.as_str(), true));
    assert_eq!(after.position() + 1, before.position(), "the same slide in its new place");
    let Room::Slide { id, .. } = after.room() else { return assert_eq!(after.room(), Room::Black) };
    assert_eq!(id, shown);
}

#[test]
fn without_a_show_the_console_has_the_edited_deck_at_once() {
    let mut stage = stage([1366.0, 768.0]);
    stage.ctrl(Key::E);
    stage.key(Key::ArrowDown);
    stage.retitle("New words");
    stage.ctrl(Key::E);
    assert_eq!(stage.desk.snapshot().loaded.deck.slides[1].title, Some("New words".into()));
    assert!(!stage.sees("The deck has changed"));
    // And what was done can still be taken back.
    stage.ctrl(Key::E);
    assert_eq!(stage.desk.editor(|editor| editor.is_unsaved()), Some(true));
    stage.ctrl(Key::Z);
    assert_eq!(stage.desk.editor(|editor| editor.is_unsaved()), Some(false));
}

#[test]
fn the_window_s_title_marks_what_is_not_saved_and_names_a_copy() {
    let mut stage = stage([1366.0, 768.0]);
    let titled = |stage: &Stage, mark: &str, file: &str| {
        let title = stage.desk.title();
        title.starts_with(&format!("{mark}Countering")) && title.ends_with(&format!(" ({file}) – Sidestage"))
    };
    assert!(titled(&stage, "", "deck"), "{}", stage.desk.title());
    stage.ctrl(Key::E);
    stage.retitle("Another title");
    assert!(titled(&stage, "• ", "deck"), "{}", stage.desk.title());
    stage.desk.save_as(stage.home.path().join("copy.json"));
    for _ in 0..400 {
        if titled(&stage, "", "copy") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
        stage.settle();
    }
    assert!(titled(&stage, "", "copy"), "{}", stage.desk.title());
}

#[test]
fn esc_where_nothing_is_open_says_nothing() {
    let mut stage = stage([1366.0, 768.0]);
    stage.key(Key::Escape);
    let now = stage.desk.steady();
    assert_eq!(stage.desk.face(|face| face.word(now).map(str::to_owned)), None);
    stage.key(Key::L);
    let now = stage.desk.steady();
    assert!(stage.desk.face(|face| face.word(now).is_some()), "other keys say what they could not do");
}
