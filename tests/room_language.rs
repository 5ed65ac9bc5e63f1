//! One deck, several room languages: a key turns the slides live, every window follows, and a show that was cut off goes
//! on in the language that the room saw.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{audience, console, desk::Desk, keys::Router, open},
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    show::{Command, From},
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;
/// Long enough for the slowest machine; nothing is measured.
const PATIENCE: Duration = Duration::from_secs(30);

const DECK: &str = r#"{
  "format": 1, "id": "tongues", "title": {"en": "Tongues", "fr": "Langues", "ar": "لغات"}, "language": "en",
  "event": {"name": "E", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam"},
  "agenda": [{"id": "ask", "title": "Questions", "kind": "questions", "minutes": 60}],
  "slides": [
    {"id": "one", "layout": "statement", "segment": "ask", "text": {"en": "Good morning", "fr": "Bonjour", "ar": "صباح الخير"},
      "notes": "The moderator reads this."},
    {"id": "two", "layout": "statement", "segment": "ask", "text": {"en": "Thank you", "fr": "Merci"}}
  ]
}"#;

struct Stage {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    home: tempfile::TempDir,
}

fn written(folder: &Path) -> PathBuf {
    let path = folder.join("deck.json");
    std::fs::write(&path, DECK).unwrap();
    path
}

fn stage(room: bool, home: tempfile::TempDir) -> Stage {
    let folders = Folders::below(home.path().to_owned());
    let loaded = Arc::new(open::open(&written(home.path())).unwrap());
    let slot: Arc<Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
    let size = if room { [960.0, 540.0] } else { [1366.0, 768.0] };
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
            desk.slides.receive(ui.ctx());
            if room {
                audience::ui(ui, &desk);
            } else {
                console::ui(ui, &desk);
            }
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, home };
    stage.harness.run_steps(4);
    stage
}

impl Stage {
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        // Pressed again at once, a clicker's key would count as a bounce.
        std::thread::sleep(Duration::from_millis(125));
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
    }

    fn turn(&mut self) {
        self.press(Modifiers::ALT, Key::L);
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Slides are drawn on their own thread: what is on them is there a moment later.
    fn comes_to_see(&mut self, words: &str) -> bool {
        let start = Instant::now();
        while !self.sees(words) {
            if start.elapsed() > PATIENCE {
                return false;
            }
            std::thread::sleep(Duration::from_millis(10));
            self.harness.run_steps(2);
        }
        true
    }
}

fn console_in() -> Stage {
    stage(false, tempfile::tempdir().unwrap())
}

#[test]
fn a_key_turns_the_slides_and_the_console_says_which_language_the_room_sees() {
    let mut stage = console_in();
    assert!(stage.sees("Slides in English") && stage.comes_to_see("This slide: Good morning"));
    stage.press(Modifiers::NONE, Key::F5);
    stage.turn();
    assert!(stage.sees("Slides in French") && stage.sees("The slides are in French"));
    assert!(stage.comes_to_see("This slide: Bonjour"));
    assert_eq!(stage.desk.snapshot().state.language.as_deref(), Some("fr"));
    stage.turn();
    assert!(stage.sees("Slides in Arabic") && stage.comes_to_see("This slide: صباح الخير"));
    // A slide without the language has the deck's own.
    stage.press(Modifiers::NONE, Key::PageDown);
    assert!(stage.comes_to_see("This slide: Thank you"));
    stage.turn();
    assert!(stage.sees("Slides in English"));
    stage.harness.get_by_label_contains("Slides in English").click();
    stage.harness.run_steps(4);
    assert!(stage.comes_to_see("This slide: Merci"), "the button does what the key does");
}

#[test]
fn the_room_reads_the_new_words() {
    let mut stage = stage(true, tempfile::tempdir().unwrap());
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    assert!(stage.comes_to_see("Good morning"));
    stage.desk.send(Command::Language);
    assert!(stage.comes_to_see("Bonjour"));
    assert!(!stage.sees("Good morning"));
}

#[test]
fn a_show_that_was_cut_off_goes_on_in_the_same_language() {
    let mut stage = console_in();
    stage.press(Modifiers::NONE, Key::F5);
    stage.turn();
    let state = stage.desk.snapshot().state.clone();
    // What a kill leaves behind: the files as they are, and nobody who tidies up.
    let home = tempfile::tempdir().unwrap();
    for folder in ["shows", "keys"] {
        std::fs::create_dir_all(home.path().join(folder)).unwrap();
        for file in std::fs::read_dir(stage.home.path().join(folder)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), home.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    let mut again = self::stage(false, home);
    assert!(again.sees("Go on where the show stopped?"));
    assert!(again.sees("Slides in English"), "nothing is taken up unasked");
    again.press(Modifiers::NONE, Key::Enter);
    assert_eq!(again.desk.snapshot().state, state);
    assert!(again.sees("Slides in French") && again.comes_to_see("This slide: Bonjour"));
}

#[test]
fn a_deck_of_one_language_has_no_such_button_and_says_why_the_key_does_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage(false, home);
    let plain = stage.home.path().join("plain.json");
    std::fs::write(
        &plain,
        r#"{"format": 1, "id": "p", "title": "P", "slides": [{"id": "a", "layout": "statement", "text": "One"}]}"#,
    )
    .unwrap();
    stage.desk.set_deck(&Arc::new(open::open(&plain).unwrap()));
    stage.harness.run_steps(4);
    assert!(!stage.sees("Slides in"));
    stage.turn();
    assert!(stage.sees("This deck has one language"));
}
