//! The windows as a person or a screen reader meets them: by names, roles and keys, without a display.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
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
        .build_ui(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.slides.receive(ui.ctx());
            match window {
                Window::Console => console::ui(ui, &desk),
                Window::Audience => audience::ui(ui, &desk),
                Window::Panel => panel::ui(ui, &desk),
            }
            desk.flush();
        });
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
    stage.harness.get_by_label("End and delete").click();
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
    stage.key(Key::R);
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
    stage.key(Key::R);
    assert!(stage.desk.face(|face| face.sheet == Sheet::None));
}

#[test]
fn the_agenda_starts_skips_swaps_and_reopens() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.clock.advance(60_000);
    stage.key(Key::R);
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
    stage.key(Key::R);
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

#[test]
fn a_message_is_one_digit_and_the_panel_says_that_it_has_seen_it() {
    let mut stage = stage(Window::Console, START, [1366.0, 768.0]);
    stage.key(Key::F5);
    stage.key(Key::M);
    assert!(stage.sees("Closer to the microphone"));
    stage.key(Key::Num3);
    assert_eq!(stage.desk.snapshot().state.message.as_deref(), Some("Please conclude"));
    assert!(stage.sees("Not yet seen by the panel"));
    stage.key(Key::Y);
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
        assert!(stage.sees("Y or touch: seen"), "{size:?}");
        stage.harness.get_by_label_contains("Message: One minute").click();
        stage.settle();
        assert!(stage.desk.snapshot().state.acknowledged);
        assert!(!stage.sees("Y or touch"));
        for (look, _) in theme::Look::ALL {
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
    assert!(text.contains("| 1 | Welcome and framing | 3:30 |"), "{text}");
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
    stage.key(Key::R);
    assert!(stage.sees("This deck needs "));
    stage.key(Key::R);
    stage.desk.end(true);
    assert_eq!((stage.desk.speed(), stage.desk.now()), (1, later + 6_000));
    let mut panel = stage_in(Window::Panel, later, [960.0, 540.0], tempfile::tempdir().unwrap());
    panel.key(Key::F5);
    panel.key(Key::CloseBracket);
    assert!(panel.sees("Rehearsal ×2"));
}
