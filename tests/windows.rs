//! The windows as a person or a screen reader meets them: by names, roles and keys, without a display.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{
        audience, console,
        desk::{Desk, Errand},
        face::Sheet,
        keys::Router,
        open::{self, Loaded},
        panel,
    },
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    questions::State,
    show::{Blank, Room},
    timing,
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;

struct Stage<'a> {
    harness: Harness<'a>,
    desk: Arc<Desk>,
    clock: Arc<StillClock>,
    home: tempfile::TempDir,
}

#[derive(Clone, Copy, PartialEq)]
enum Window {
    Console,
    Audience,
    Panel,
}

fn flagship() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json")
}

/// One builder for every test: a window of the real deck at a moment, with a home of its own.
fn stage(window: Window, now: i64, size: [f32; 2]) -> Stage<'static> {
    let home = tempfile::tempdir().unwrap();
    stage_in(window, now, size, home)
}

fn stage_in(window: Window, now: i64, size: [f32; 2], home: tempfile::TempDir) -> Stage<'static> {
    let clock = Arc::new(StillClock::at(now));
    let folders = Folders::below(home.path().to_owned());
    let loaded: Arc<Loaded> = Arc::new(open::open(&flagship()).unwrap());
    let slot: Arc<std::sync::Mutex<Option<Arc<Desk>>>> = Arc::default();
    let filled = Arc::clone(&slot);
    let ticking = Arc::clone(&clock);
    let drawn = Arc::clone(&slot);
    let harness = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let desk = Desk::new(ticking, Some(folders), Settings::default(), ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.slides.receive(ui.ctx());
            match window {
                Window::Console => console::ui(ui, &desk),
                Window::Audience => audience::ui(ui, &desk),
                Window::Panel => panel::ui(ui, &desk),
            }
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, clock, home };
    stage.settle();
    stage
}

impl Stage<'_> {
    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        // Pressed again at once, a clicker's key would count as a bounce.
        std::thread::sleep(std::time::Duration::from_millis(125));
        self.harness.key_press_modifiers(modifiers, key);
        // A letter's press also types the letter, as it does on a real keyboard.
        if modifiers.is_none() && key.name().len() == 1 {
            self.harness.event(egui::Event::Text(key.name().to_lowercase()));
        }
        self.settle();
    }

    fn type_words(&mut self, words: &str) {
        for letter in words.chars() {
            self.harness.event(egui::Event::Text(letter.to_string()));
        }
        self.settle();
    }

    fn slide(&self) -> (usize, u16) {
        let snapshot = self.desk.snapshot();
        (snapshot.position(), snapshot.state.step)
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }
}

#[test]
fn the_console_names_everything_that_a_moderator_needs() {
    let stage = stage(Window::Console, START - 600_000, [1366.0, 768.0]);
    for words in ["This slide:", "Next:", "Questions", "Present", "Hide all", "The slot starts in", "13:05:00"] {
        assert!(stage.sees(words), "the console says {words:?}");
    }
}

#[test]
fn the_console_holds_together_in_small_and_large() {
    for size in [[960.0, 600.0], [1366.0, 768.0], [1920.0, 1080.0], [3840.0, 2160.0]] {
        let stage = stage(Window::Console, START, size);
        assert!(stage.sees("Questions"), "{size:?}");
    }
}

#[test]
fn keys_move_through_the_slides() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    assert_eq!(stage.slide(), (0, 0));
    stage.key(Key::PageDown);
    stage.key(Key::ArrowRight);
    let (position, step) = stage.slide();
    assert!(position + usize::from(step) >= 2);
    stage.key(Key::Home);
    assert_eq!(stage.slide().0, 0);
    stage.key(Key::L);
    assert_eq!(stage.slide().0, position);
    stage.key(Key::Num1);
    stage.key(Key::Num2);
    assert!(stage.sees("Go to 12"));
    stage.key(Key::Enter);
    assert_eq!(stage.slide().0, 11);
}

#[test]
fn presenting_on_the_day_is_live_and_on_any_other_day_a_rehearsal() {
    let mut today = stage(Window::Console, START, [1366.0, 768.0]);
    today.key(Key::F5);
    assert!(today.desk.snapshot().state.live);
    assert!(!today.desk.snapshot().state.rehearsal);
    assert!(today.desk.take_errands().contains(&Errand::ShowRoom));
    let mut later = stage(Window::Console, START + 400 * 86_400_000, [1366.0, 768.0]);
    later.key(Key::F5);
    assert!(later.desk.snapshot().state.rehearsal);
    assert!(later.sees("Rehearsal"));
    let view = later.desk.snapshot().view(later.desk.now()).unwrap();
    assert_eq!(view.slot_remaining, 90 * 60_000);
}

#[test]
fn what_the_room_sees_instead_of_the_slide_is_a_banner() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::B);
    assert_eq!(stage.desk.snapshot().state.blank, Some(Blank::Black));
    assert!(stage.sees("The room sees black"));
    let before = stage.slide();
    stage.key(Key::PageDown);
    assert_eq!(stage.slide(), before, "while blank, next only shows the slide again");
    assert_eq!(stage.desk.snapshot().state.blank, None);
    stage.key(Key::F);
    assert!(stage.sees("The room is frozen"));
    stage.key(Key::PageDown);
    let snapshot = stage.desk.snapshot();
    let Room::Slide { id, .. } = snapshot.room() else { panic!("a slide") };
    assert_ne!(id, snapshot.state.slide, "the room keeps its slide while the console moves on");
    stage.key(Key::Escape);
    assert!(stage.desk.snapshot().state.frozen.is_none());
    stage.key(Key::Escape);
    stage.key(Key::Escape);
    assert!(stage.desk.snapshot().state.live, "Esc never ends a show");
}

#[test]
fn a_question_is_in_the_queue_in_two_seconds_and_goes_its_way() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    for words in ["What protects those who testify?", "Who pays for the lawyers?"] {
        stage.key(Key::Q);
        stage.type_words(words);
        stage.key(Key::Enter);
    }
    let waiting = |stage: &Stage<'_>| {
        stage.desk.snapshot().queue.waiting().map(|question| question.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&stage), ["What protects those who testify?", "Who pays for the lawyers?"]);
    assert_eq!(stage.slide(), (0, 0), "typing never moved a slide");
    stage.harness.get_by_label_contains("Question 2").click();
    stage.settle();
    stage.harness.get_by_label("Put next").click();
    stage.settle();
    stage.key(Key::A);
    assert_eq!(stage.desk.snapshot().queue.active().map(|question| question.number), Some(2));
    stage.key(Key::A);
    assert_eq!(stage.desk.snapshot().queue.active().map(|question| question.state), Some(State::Answering));
    stage.key(Key::D);
    assert_eq!(stage.desk.snapshot().queue.numbers(State::Answered), [2]);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(stage.desk.snapshot().queue.active().map(|question| question.number), Some(2));
}

#[test]
fn letters_that_are_typed_are_letters_and_the_clicker_still_works() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::Q);
    stage.harness.key_press(Key::B);
    stage.harness.event(egui::Event::Text("b".to_owned()));
    stage.harness.key_press(Key::Period);
    stage.harness.event(egui::Event::Text(".".to_owned()));
    stage.settle();
    assert_eq!(stage.desk.snapshot().state.blank, None);
    stage.key(Key::PageDown);
    assert_ne!(stage.slide(), (0, 0));
    stage.key(Key::Enter);
    assert_eq!(
        stage.desk.snapshot().queue.waiting().next().map(|question| question.text.clone()),
        Some("b.".to_owned())
    );
}

#[test]
fn the_key_that_opens_the_line_does_not_land_in_it() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::Q);
    assert_eq!(stage.desk.face(|face| face.text.clone()), "");
}

#[test]
fn the_clock_starts_pauses_and_goes_on_to_the_next_segment() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    stage.clock.advance(60_000);
    stage.settle();
    let running = |stage: &Stage<'_>| stage.desk.snapshot().view(stage.desk.now()).unwrap().running;
    assert_eq!(running(&stage).unwrap().used, 60_000);
    stage.keys(Modifiers::NONE, Key::Plus);
    let before = running(&stage).unwrap();
    stage.key(Key::T);
    stage.clock.advance(30_000);
    stage.settle();
    assert_eq!(running(&stage).unwrap().used, before.used, "paused");
    assert!(stage.sees("paused"));
    stage.key(Key::T);
    stage.keys(Modifiers::SHIFT, Key::N);
    assert_eq!(running(&stage).unwrap().index, before.index + 1);
    let view = stage.desk.snapshot().view(stage.desk.now()).unwrap();
    assert_eq!(view.slot_remaining, 90 * 60_000 - 90_000, "the slot never pauses");
    assert!(stage.sees("Questions must start by"));
}

#[test]
fn panic_hides_everything_at_once_and_only_the_deliberate_key_brings_it_back() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::Q);
    stage.type_words("a question that nobody else should read");
    stage.key(Key::Enter);
    stage.key(Key::F12);
    assert_eq!(stage.desk.snapshot().room(), Room::Holding);
    assert!(!stage.sees("nobody else"));
    assert!(!stage.sees("Questions"));
    for key in [Key::Escape, Key::F12, Key::PageDown, Key::B] {
        stage.key(key);
        assert_eq!(stage.desk.snapshot().room(), Room::Holding, "{key:?}");
    }
    stage.keys(Modifiers::SHIFT, Key::F12);
    assert!(stage.sees("nobody else"), "nothing is lost");
}

#[test]
fn sheets_open_by_key_and_close_by_escape() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    for (key, words) in [(Key::O, "All "), (Key::Questionmark, "Keys"), (Key::G, "A number, or words")] {
        stage.key(key);
        assert!(stage.desk.face(|face| face.sheet != Sheet::None), "{words}");
        stage.key(Key::Escape);
        assert!(stage.desk.face(|face| face.sheet == Sheet::None), "{words}");
    }
    stage.key(Key::O);
    stage.key(Key::ArrowRight);
    stage.key(Key::ArrowRight);
    stage.key(Key::Enter);
    assert_eq!(stage.slide().0, 2);
    stage.key(Key::G);
    stage.type_words("sources");
    stage.key(Key::Enter);
    let snapshot = stage.desk.snapshot();
    assert!(snapshot.title_of(snapshot.position()).to_lowercase().contains("sources"));
}

#[test]
fn ending_asks_first_and_leaves_nothing_behind() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    let shows = stage.home.path().join("shows");
    assert_eq!(std::fs::read_dir(&shows).unwrap().count(), 1, "a live show is journaled");
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(stage.desk.snapshot().state.live, "it asks");
    stage.harness.get_by_label("End and purge").click();
    stage.settle();
    assert!(!stage.desk.snapshot().state.live);
    assert_eq!(std::fs::read_dir(&shows).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(stage.home.path().join("keys")).unwrap().count(), 0);
}

#[test]
fn a_show_that_was_cut_off_goes_on_with_one_enter() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    stage.key(Key::PageDown);
    stage.key(Key::PageDown);
    stage.key(Key::W);
    stage.key(Key::Q);
    stage.type_words("Still here?");
    stage.key(Key::Enter);
    let (slide, state) = (stage.slide(), stage.desk.snapshot().state.clone());
    // What a kill leaves behind: the files as they are, and nobody who tidies up.
    let home = tempfile::tempdir().unwrap();
    for folder in ["shows", "keys"] {
        std::fs::create_dir_all(home.path().join(folder)).unwrap();
        for file in std::fs::read_dir(stage.home.path().join(folder)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), home.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    let mut again = stage_in(Window::Console, START + 20_000, [1366.0, 768.0], home);
    assert!(again.sees("Go on where the show stopped?"));
    again.key(Key::Enter);
    assert_eq!(again.slide(), slide);
    assert_eq!(again.desk.snapshot().state, state);
    assert_eq!(again.desk.snapshot().queue.waiting().count(), 1);
    assert_eq!(again.desk.snapshot().view(START + 20_000).unwrap().running.unwrap().used, 20_000);
    assert!(again.desk.take_errands().contains(&Errand::ShowRoom));
}

#[test]
fn the_panel_reads_its_time_and_never_the_notes() {
    let mut stage = stage(Window::Panel, START, [960.0, 540.0]);
    stage.desk.send(sidestage::show::Command::Begin { from: sidestage::show::From::First, rehearsal: false });
    stage.desk.send(sidestage::show::Command::Timing(timing::Action::Next { ago: 0 }));
    stage.desk.send(sidestage::show::Command::Message(Some("Please conclude".to_owned())));
    stage.settle();
    assert!(stage.sees("Please conclude"));
    assert!(stage.sees("stop at 13:"));
    assert!(stage.sees("Next: "));
}

#[test]
fn the_room_window_holds_one_picture_and_nothing_to_read_twice() {
    let mut stage = stage(Window::Audience, START, [1280.0, 720.0]);
    stage.desk.send(sidestage::show::Command::Begin { from: sidestage::show::From::First, rehearsal: false });
    stage.desk.send(sidestage::show::Command::Question(sidestage::questions::Action::Add {
        text: "never for the room".to_owned(),
        language: None,
        to: Vec::new(),
        queued: true,
    }));
    stage.settle();
    assert!(!stage.sees("never for the room"));
    assert_eq!(stage.harness.get_all_by_role(Role::Image).count(), 1);
    stage.harness.get_by_role(Role::Image).click();
    stage.settle();
    assert_ne!(stage.slide(), (0, 0), "a click on the slide is the next step");
}

const CONSOLE: [f32; 2] = [1366.0, 768.0];

/// A live console with questions in its queue.
fn with_questions(texts: &[&str]) -> Stage<'static> {
    let mut stage = stage(Window::Console, START, CONSOLE);
    stage.key(Key::F5);
    stage.desk.add_questions(&texts.join("\n"));
    stage.settle();
    stage
}

impl Stage<'_> {
    fn numbers(&self, state: State) -> Vec<u32> {
        self.desk.snapshot().queue.numbers(state).to_vec()
    }

    fn chosen(&self) -> Option<u32> {
        self.desk.face(|face| face.chosen_question)
    }

    /// Draws until something is there; slides and texts are made on threads of their own.
    fn until(&mut self, there: impl Fn(&Self) -> bool) {
        for _ in 0..400 {
            if there(self) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
            self.settle();
        }
        panic!("it did not come");
    }
}

#[test]
fn the_queue_is_ordered_and_emptied_by_keys_alone() {
    let mut stage = with_questions(&["one", "two", "three", "four"]);
    stage.key(Key::J);
    stage.key(Key::J);
    assert_eq!(stage.chosen(), Some(2));
    stage.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(stage.numbers(State::Queued), [2, 1, 3, 4]);
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(stage.numbers(State::Queued), [1, 3, 2, 4]);
    stage.key(Key::X);
    assert_eq!(stage.numbers(State::Parked), [2]);
    assert_eq!(stage.chosen(), Some(4), "the one after it is chosen");
    stage.key(Key::Delete);
    assert_eq!(stage.numbers(State::Removed), [4]);
    assert_eq!(stage.chosen(), Some(3), "or the one before it");
    stage.keys(Modifiers::SHIFT, Key::A);
    assert_eq!(stage.numbers(State::Asking), [3]);
    assert!(stage.sees("1 parked") && stage.sees("1 removed") && stage.sees("1 waiting"));
    for state in [State::Parked, State::Answered, State::Removed] {
        stage.keys(Modifiers::SHIFT, Key::L);
        if state != State::Answered {
            stage.key(Key::J);
            stage.keys(Modifiers::SHIFT, Key::X);
        }
        assert_eq!(stage.numbers(state), [0; 0], "everything can be brought back");
    }
    assert_eq!(stage.numbers(State::Queued), [1, 2, 4]);
}

#[test]
fn the_search_finds_in_every_state_and_takes_no_letters_for_commands() {
    let mut stage = with_questions(&["Who pays the lawyers?", "What of the witnesses?", "Who guards the guards?"]);
    stage.key(Key::J);
    stage.key(Key::X);
    stage.key(Key::Slash);
    stage.type_words("who");
    assert!(stage.sees("2 questions found"));
    assert!(stage.sees("Question 1, parked") && stage.sees("Question 3"));
    assert!(!stage.sees("Question 2"));
    stage.key(Key::ArrowDown);
    assert_eq!(stage.slide(), (0, 0));
    stage.key(Key::Enter);
    stage.key(Key::Escape);
    assert!(stage.sees("Question 2"));
    assert_eq!(stage.numbers(State::Queued), [2, 3]);
}

#[test]
fn ten_thousand_questions_draw_only_the_rows_that_are_seen() {
    let mut stage = stage(Window::Console, START, CONSOLE);
    for number in 0..10_000 {
        // Straight into the model: this is about the window.
        let action = sidestage::questions::Action::Add {
            text: format!("Question of the room, the {number}th"),
            language: None,
            to: Vec::new(),
            queued: true,
        };
        stage.desk.send(sidestage::show::Command::Question(action));
    }
    stage.settle();
    assert!(stage.sees("10000 waiting"));
    assert!(stage.harness.query_all_by_label_contains("in the queue").count() < 20);
    stage.key(Key::K);
    assert_eq!(stage.chosen(), Some(10_000));
    assert!(stage.sees("Question 10000, in the queue"), "the chosen row is scrolled to");
}

#[test]
fn a_question_reaches_the_room_in_two_steps_and_leaves_it_by_one_key() {
    let mut stage = with_questions(&["Who protects <b>those</b> who *testify*?"]);
    stage.key(Key::J);
    stage.key(Key::V);
    assert!(stage.sees("Preview of question 1: the room does not see it yet"));
    assert!(matches!(stage.desk.snapshot().room(), Room::Slide { .. }));
    stage.until(|stage| stage.sees("Preview: "));
    stage.until(|stage| stage.sees("Who protects <b>those</b> who *testify*?"));
    stage.key(Key::Escape);
    assert_eq!(stage.desk.snapshot().state.preview, None);
    stage.key(Key::Enter);
    assert_ne!(stage.slide(), (0, 0), "without a preview Enter is the next step");
    stage.keys(Modifiers::SHIFT, Key::V);
    assert!(stage.sees("No question is previewed: V comes first"));
    stage.key(Key::V);
    // A clicker's button, and the way to a slide, are what they always are.
    stage.key(Key::Enter);
    assert!(matches!(stage.desk.snapshot().room(), Room::Slide { .. }), "a clicker has put it up");
    stage.key(Key::Num3);
    stage.key(Key::Enter);
    assert_eq!(stage.slide(), (2, 0), "slide 3 was meant");
    assert_eq!(stage.desk.snapshot().state.preview, Some(1));
    stage.keys(Modifiers::SHIFT, Key::V);
    assert_eq!(stage.desk.snapshot().room(), Room::Question(1));
    assert!(stage.sees("The room sees question 1"));
    stage.key(Key::V);
    assert!(matches!(stage.desk.snapshot().room(), Room::Slide { .. }));
    stage.desk.send(sidestage::show::Command::Question(sidestage::questions::Action::Flag {
        number: 1,
        flag: sidestage::questions::Flag::DoNotProject,
        on: true,
    }));
    stage.key(Key::V);
    assert_eq!(stage.desk.snapshot().state.preview, None);
    assert!(stage.sees("cannot go on the room screen"));
}

/// On a French keyboard the digits of the upper row come with Shift, and letters and signs without it.
#[test]
fn a_slides_number_is_typed_on_a_french_keyboard_too() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.keys(Modifiers::SHIFT, Key::Num1);
    stage.keys(Modifiers::SHIFT, Key::Num2);
    stage.key(Key::Enter);
    assert_eq!(stage.slide().0, 11, "12 with Shift");
    stage.key(Key::T);
    let before = stage.desk.snapshot().timing.clone();
    // "&" has no name and is known by its place; "4" and "6" are an apostrophe and a minus, which would take a minute.
    for (key, place) in [(Key::Num1, Key::Num1), (Key::Quote, Key::Num4)] {
        french(&mut stage, key, place);
    }
    stage.key(Key::Enter);
    assert_eq!(stage.slide().0, 13, "14 without Shift");
    for (key, place) in [(Key::Num1, Key::Num1), (Key::Minus, Key::Num6)] {
        french(&mut stage, key, place);
    }
    stage.key(Key::Enter);
    assert_eq!(stage.slide().0, 15, "16 without Shift");
    assert_eq!(stage.desk.snapshot().timing, before, "a minute was taken");
}

/// Presses a key and lets it go, as a keyboard sends it that has something else in its place.
fn french(stage: &mut Stage<'_>, key: Key, place: Key) {
    for pressed in [true, false] {
        let (physical_key, modifiers) = (Some(place), Modifiers::NONE);
        stage.harness.event(egui::Event::Key { key, physical_key, pressed, repeat: false, modifiers });
        stage.settle();
    }
}

#[test]
fn the_room_reads_the_question_and_nothing_else_of_it() {
    let mut stage = stage(Window::Audience, START, [1280.0, 720.0]);
    let send = |stage: &Stage<'_>, command| stage.desk.send(command);
    send(&stage, sidestage::show::Command::Begin { from: sidestage::show::From::First, rehearsal: false });
    stage.desk.add_floor("What of the witnesses?".to_owned(), sidestage::questions::Claim::Ordinary, "slip 14");
    send(&stage, sidestage::show::Command::Preview(Some(1)));
    stage.settle();
    assert!(!stage.sees("witnesses"));
    send(&stage, sidestage::show::Command::PutUp { number: 1 });
    stage.until(|stage| stage.sees("What of the witnesses?"));
    assert!(!stage.sees("slip 14"));
    assert_eq!(stage.desk.handle_of(1).as_deref(), Some("slip 14"));
    send(&stage, sidestage::show::Command::Panic);
    stage.settle();
    assert!(!stage.sees("witnesses"));
}

#[test]
fn a_request_for_the_floor_has_a_claim_and_a_handle_that_is_seen_here_alone() {
    let mut stage = with_questions(&["one"]);
    stage.keys(Modifiers::SHIFT, Key::Q);
    stage.type_words("the last speaker");
    stage.harness.get_by_label("right of reply").click();
    stage.settle();
    stage.harness.query_all_by_role(Role::TextInput).last().unwrap().focus();
    stage.settle();
    stage.type_words("blue card");
    stage.key(Key::Enter);
    assert_eq!(stage.numbers(State::Queued), [2, 1], "a right of reply comes first");
    assert!(stage.sees("asks for the floor · right of reply · blue card"));
    stage.keys(Modifiers::COMMAND, Key::Z);
    stage.desk.add_questions("another with the same number");
    stage.settle();
    assert!(!stage.sees("blue card"), "a number that is given again brings no handle with it");
}

#[test]
fn marks_are_set_by_keys_and_on_their_sheet() {
    let mut stage = with_questions(&["Comment protéger les témoins dans le pays ?"]);
    stage.key(Key::J);
    stage.key(Key::Equals);
    stage.key(Key::Equals);
    assert!(stage.sees("3 voices · fr?"));
    stage.keys(Modifiers::SHIFT, Key::M);
    stage.harness.get_by_label_contains("Do not project").click();
    stage.settle();
    stage.harness.get_by_label("French").click();
    stage.settle();
    let speaker = stage.desk.snapshot().loaded.deck.speakers.first().unwrap().id.clone();
    stage.key(Key::Escape);
    assert!(stage.sees("do not project · 3 voices · fr"));
    let question = stage.desk.snapshot().queue.get(1).unwrap().clone();
    assert_eq!(question.language.as_deref(), Some("fr"));
    assert!(!question.to.contains(&speaker));
}

#[test]
fn questions_are_merged_taken_apart_and_split() {
    let mut stage = with_questions(&["one", "two", "three"]);
    stage.key(Key::J);
    stage.keys(Modifiers::SHIFT, Key::J);
    assert!(stage.sees("2 selected"));
    stage.key(Key::U);
    stage.type_words("one and two");
    stage.key(Key::Enter);
    assert_eq!(stage.numbers(State::Merged), [2]);
    assert!(stage.sees("one and two") && stage.sees("2  two") && stage.sees("1  one"), "the originals stand below");
    stage.keys(Modifiers::SHIFT, Key::U);
    assert_eq!(stage.numbers(State::Queued), [1, 2, 3]);
    stage.key(Key::E);
    stage.keys(Modifiers::SHIFT, Key::Enter);
    stage.type_words("and a half");
    stage.key(Key::Enter);
    assert_eq!(stage.numbers(State::Queued), [1, 4, 2, 3]);
    assert_eq!(stage.desk.snapshot().queue.get(4).unwrap().text, "and a half");
}

#[test]
fn a_round_of_three_is_read_out_and_answered_together() {
    let mut stage = with_questions(&["one", "two", "three", "four"]);
    stage.key(Key::R);
    assert_eq!(stage.numbers(State::Next), [1, 2, 3]);
    assert!(stage.sees("Round 1: questions 1, 2, 3"));
    for read in 1..=3 {
        stage.key(Key::A);
        assert_eq!(stage.numbers(State::Asking).len(), read);
    }
    stage.key(Key::A);
    assert_eq!(stage.numbers(State::Answering), [1, 2, 3]);
    stage.key(Key::D);
    assert_eq!(stage.numbers(State::Answered), [1, 2, 3]);
    assert!(stage.desk.snapshot().queue.round().is_none());
    assert!(stage.sees("we can still take"));
    stage.key(Key::C);
    assert!(stage.sees("List closed"));
    assert_eq!(stage.desk.snapshot().state.message.as_deref(), Some("The list of questions is closed"));
    stage.key(Key::C);
    assert_eq!(stage.desk.snapshot().state.message, None);
}

#[test]
fn questions_go_out_as_texts_after_a_look_and_come_in_from_a_file() {
    let mut stage = with_questions(&["Was my brother in Lviv?", "Who pays?"]);
    let file = stage.home.path().join("questions.csv");
    stage.keys(Modifiers::COMMAND, Key::S);
    assert!(stage.sees("name or place, speaks of themselves"));
    stage.harness.get_by_role_and_label(Role::CheckBox, "Was my brother in Lviv?").click();
    stage.settle();
    stage.harness.get_by_label("Save 1 of 2 texts…").click();
    stage.settle();
    assert!(stage.desk.take_errands().contains(&Errand::SaveQuestions));
    stage.desk.export_questions(&file);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "theme,question\r\n\"\",\"Who pays?\"\r\n");
    assert!(stage.desk.face(|face| face.sheet == Sheet::None));
    stage.desk.import_questions(&file);
    assert_eq!(stage.numbers(State::Inbox), [3]);
}

#[test]
fn a_panic_clears_what_was_copied_from_here() {
    let mut stage = with_questions(&["one"]);
    stage.key(Key::Q);
    stage.type_words("secret");
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.harness.event(egui::Event::Copy);
    stage.harness.step();
    let copied = |stage: &Stage<'_>| {
        stage.harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    assert_eq!(copied(&stage).as_deref(), Some("secret"));
    // The press alone: its release would be a frame of its own.
    stage.harness.event(egui::Event::Key {
        key: Key::F12,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    stage.harness.step();
    assert_eq!(copied(&stage).as_deref(), Some(""));
}

#[test]
fn the_agenda_shares_out_an_overrun_with_two_keys_and_takes_it_back_with_one() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    stage.desk.send(sidestage::show::Command::Timing(timing::Action::Told {
        segment: "panellist-b".to_owned(),
        allotted: 9 * 60_000,
    }));
    stage.clock.advance(25 * 60_000);
    stage.settle();
    stage.keys(Modifiers::SHIFT, Key::T);
    assert!(stage.sees("Share out the overrun"));
    assert!(stage.sees("Welcome and framing: running, planned 11:00"));
    let allotted = |stage: &Stage<'_>| {
        let view = stage.desk.snapshot().view(stage.desk.now()).unwrap();
        view.segments.iter().map(|segment| segment.allotted).collect::<Vec<_>>()
    };
    let before = allotted(&stage);
    stage.key(Key::Num1);
    assert_eq!(allotted(&stage), before, "it is only looked at");
    assert!(stage.sees("has 9:00 → "), "old and new time of each");
    assert!(stage.sees("told 9:00, now "));
    stage.key(Key::Escape);
    assert!(!stage.sees("told 9:00, now "), "Esc leaves the preview first");
    stage.key(Key::Num2);
    stage.key(Key::Enter);
    assert!(allotted(&stage).iter().zip(&before).any(|(now, before)| now < before));
    assert!(stage.desk.snapshot().view(stage.desk.now()).unwrap().over <= 0);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(allotted(&stage), before);
    stage.keys(Modifiers::SHIFT, Key::T);
    assert!(stage.desk.face(|face| face.sheet == Sheet::None));
}

#[test]
fn the_agenda_starts_skips_swaps_and_reopens() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.clock.advance(60_000);
    stage.keys(Modifiers::SHIFT, Key::T);
    stage.harness.get_by_label("0:30 ago").click();
    stage.settle();
    let view = |stage: &Stage<'_>| stage.desk.snapshot().view(stage.desk.now()).unwrap();
    assert_eq!(view(&stage).running.unwrap().used, 30_000);
    stage.key(Key::ArrowDown);
    assert_eq!(stage.slide(), (0, 0), "arrows choose a segment and move no slide");
    stage.harness.get_by_label("Swap with the next").click();
    stage.settle();
    assert_eq!(view(&stage).segments[1].id, "panellist-b");
    stage.harness.get_by_label("Skip").click();
    stage.settle();
    assert!(stage.sees("skipped"));
    stage.harness.get_by_label("Bring back").click();
    stage.settle();
    stage.key(Key::Home);
    stage.desk.face(|face| face.end_at = "13:25".to_owned());
    stage.settle();
    stage.harness.get_by_label("Set").click();
    stage.settle();
    assert_eq!(view(&stage).running.unwrap().stop_at, Some(START + 10 * 60_000));
    stage.harness.get_by_label("Finish").click();
    stage.settle();
    stage.harness.get_by_label("Reopen").click();
    stage.settle();
    assert_eq!(view(&stage).running.unwrap().index, 0);
}

#[test]
fn what_cannot_be_shared_is_said_with_what_would_help() {
    let mut stage = stage(Window::Console, START, [1366.0, 900.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    stage.clock.advance(60 * 60_000);
    stage.keys(Modifiers::SHIFT, Key::T);
    stage.key(Key::Num1);
    assert!(stage.sees("Not possible: even at their shortest"));
    assert!(stage.sees("Skip “"));
    stage.key(Key::Enter);
    assert!(stage.sees("Not possible"), "Enter takes nothing that does not fit");
    stage.harness.get_by_label_contains("Go below the floors").click();
    stage.settle();
    assert!(stage.sees(" → "));
}

#[test]
fn the_price_of_a_minute_is_read_before_it_is_paid() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    let allotted = |stage: &Stage<'_>| stage.desk.snapshot().view(stage.desk.now()).unwrap().running.unwrap().allotted;
    let before = allotted(&stage);
    stage.harness.get_by_label("+ 1 min").hover();
    stage.settle();
    assert!(stage.sees("+1 min here"), "under the pointer");
    stage.harness.event(egui::Event::PointerGone);
    stage.settle();
    assert!(!stage.sees("+1 min here"));
    stage.harness.key_down(Key::Plus);
    stage.settle();
    std::thread::sleep(std::time::Duration::from_millis(300));
    stage.settle();
    assert!(stage.sees("+1 min here"), "under the key");
    assert_eq!(allotted(&stage), before, "nothing is paid while it is held");
    stage.key(Key::Escape);
    stage.harness.key_up(Key::Plus);
    stage.settle();
    assert_eq!(allotted(&stage), before, "Esc leaves it");
    stage.harness.key_down(Key::Plus);
    stage.settle();
    stage.harness.key_up(Key::Plus);
    stage.settle();
    assert_eq!(allotted(&stage), before + 60_000);
    stage.key(Key::Minus);
    assert_eq!(allotted(&stage), before, "a tap is enough");
}

/// A real window repeats the press of a key that is held, and never says that it does.
#[test]
fn a_key_that_is_held_counts_once() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    let allotted = |stage: &Stage<'_>| stage.desk.snapshot().view(stage.desk.now()).unwrap().running.unwrap().allotted;
    let (before, slide) = (allotted(&stage), stage.slide());
    for key in [Key::Plus, Key::ArrowRight] {
        for _ in 0..5 {
            stage.harness.key_down(key);
            stage.settle();
            std::thread::sleep(std::time::Duration::from_millis(130));
        }
        stage.harness.key_up(key);
        stage.settle();
    }
    assert_eq!(allotted(&stage), before + 60_000, "one minute, not five");
    assert_ne!(stage.slide(), slide);
    stage.key(Key::ArrowLeft);
    assert_eq!(stage.slide(), slide, "one step");
}

#[test]
fn a_message_is_one_digit_and_the_panel_says_that_it_has_seen_it() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::M);
    assert!(stage.sees("Closer to the microphone"));
    stage.key(Key::Num3);
    assert_eq!(stage.desk.snapshot().state.message.as_deref(), Some("Please conclude"));
    assert!(stage.sees("Not yet seen by the panel"));
    stage.key(Key::H);
    assert!(stage.sees("Seen by the panel"));
    stage.key(Key::M);
    stage.type_words("In ");
    stage.key(Key::Num1);
    assert_eq!(stage.desk.face(|face| face.text.clone()), "In 1", "a digit within words is a digit");
}

#[test]
fn a_touch_on_the_panel_says_that_the_message_was_seen() {
    for size in [[800.0, 480.0], [960.0, 540.0], [3840.0, 2160.0]] {
        let mut stage = stage(Window::Panel, START, size);
        stage.desk.send(sidestage::show::Command::Begin { from: sidestage::show::From::First, rehearsal: false });
        stage.desk.send(sidestage::show::Command::Timing(timing::Action::Next { ago: 0 }));
        stage.desk.send(sidestage::show::Command::Message(Some("One minute".to_owned())));
        stage.settle();
        assert!(stage.sees("H or touch: seen"), "{size:?}");
        stage.harness.get_by_label_contains("Message: One minute").click();
        stage.settle();
        assert!(stage.desk.snapshot().state.acknowledged);
        assert!(!stage.sees("H or touch"));
        for look in theme::Look::ALL {
            stage.desk.set_panel_look(look);
            stage.settle();
            assert!(stage.sees("One minute"));
        }
    }
}

#[test]
fn a_clarification_has_its_own_clock_on_console_and_panel() {
    for window in [Window::Console, Window::Panel] {
        let mut stage = stage(window, START, [1366.0, 768.0]);
        stage.desk.send(sidestage::show::Command::Begin { from: sidestage::show::From::First, rehearsal: false });
        stage.key(Key::T);
        stage.clock.advance(120_000);
        stage.settle();
        stage.key(Key::I);
        stage.clock.advance(45_000);
        stage.settle();
        assert!(stage.sees("interrupted: clarification"));
        assert!(stage.sees("stands at 9:00"));
        stage.key(Key::I);
        let running = stage.desk.snapshot().view(stage.desk.now()).unwrap().running.unwrap();
        assert_eq!((running.used, running.interrupted), (120_000, None));
        assert!(!stage.sees("interrupted"));
    }
}

#[test]
fn the_report_has_what_happened_and_no_names_unless_asked() {
    use sidestage::app::report::{self, Form};
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::T);
    stage.clock.advance(180_000);
    stage.key(Key::I);
    stage.clock.advance(30_000);
    stage.key(Key::I);
    stage.key(Key::Plus);
    stage.key(Key::PageDown);
    stage.key(Key::Q);
    stage.type_words("words that stay in the room");
    stage.key(Key::Enter);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.harness.get_by_label("Report…").click();
    stage.settle();
    stage.harness.get_by_label("Save as Markdown…").click();
    stage.settle();
    let saved = stage.desk.take_errands().into_iter().find_map(|errand| match errand {
        Errand::Save { name, text } => Some((name, text)),
        _ => None,
    });
    let (name, text) = saved.unwrap();
    assert_eq!(name, "sidestage-report.md");
    let row = text.lines().find(|line| line.starts_with("| Welcome and framing")).unwrap();
    assert!(row.contains("| 11:00 | 12:00 | +1:00 | 3:00 |") && row.contains("1, 30 s"), "{row}");
    assert!(text.contains("- 1 in the queue"));
    assert!(text.contains("| 1 | Welcome and framing | 0:55 | 3:30 |"), "{text}");
    assert!(!text.contains("stay in the room"));
    stage.harness.get_by_label_contains("With the names of speakers").click();
    stage.settle();
    assert!(stage.desk.face(|face| face.sheet == Sheet::Report { names: true }));
    let snapshot = stage.desk.snapshot();
    let speaker = snapshot.loaded.deck.speakers[0].name.pick("en", "en").0.to_owned();
    for form in [Form::Markdown, Form::Csv] {
        let with = report::write(&snapshot, stage.desk.now(), true, form).unwrap();
        let without = report::write(&snapshot, stage.desk.now(), false, form).unwrap();
        assert!(with.contains(&speaker) && with.len() > without.len(), "{form:?}");
    }
    let csv = report::write(&snapshot, stage.desk.now(), false, Form::Csv).unwrap();
    assert!(csv.lines().all(|line| line.matches(',').count() == 14), "{csv}");
    stage.harness.get_by_label("Back").click();
    stage.settle();
    assert!(stage.sees("End the show?"));
}

#[test]
fn a_rehearsal_runs_faster_and_every_screen_says_so() {
    let later = START + 400 * 86_400_000;
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::CloseBracket);
    assert_eq!(stage.desk.speed(), 1, "a real show is never sped up");
    let mut stage = stage_in(Window::Console, later, [1366.0, 768.0], tempfile::tempdir().unwrap());
    stage.key(Key::F5);
    stage.key(Key::T);
    for _ in 0..3 {
        stage.key(Key::CloseBracket);
    }
    assert!(stage.sees("Rehearsal ×10"));
    stage.clock.advance(6_000);
    stage.settle();
    let view = stage.desk.snapshot().view(stage.desk.now()).unwrap();
    assert_eq!(view.running.unwrap().used, 60_000);
    stage.key(Key::OpenBracket);
    assert!(stage.sees("Rehearsal ×5"));
    stage.keys(Modifiers::SHIFT, Key::T);
    assert!(stage.sees("This deck needs "));
    stage.keys(Modifiers::SHIFT, Key::T);
    stage.desk.end(true);
    assert_eq!((stage.desk.speed(), stage.desk.now()), (1, later + 6_000));
    let mut panel = stage_in(Window::Panel, later, [960.0, 540.0], tempfile::tempdir().unwrap());
    panel.key(Key::F5);
    panel.key(Key::CloseBracket);
    assert!(panel.sees("Rehearsal ×2"));
}
