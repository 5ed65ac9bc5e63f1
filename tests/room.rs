//! The room and the machine as a moderator meets them: pre-flight, displays, faults, keys and clickers, tools on the slide.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use egui::{Event, Key, Modifiers, TextureId};
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{
        audience, console,
        desk::{Desk, Errand},
        face::Sheet,
        guard::{self, Pane},
        identify,
        keys::Router,
        open::{self, Loaded},
        tools::Aim,
    },
    platform::{
        clock::StillClock,
        displays::{Display, Unit, Who},
        folders::Folders,
        settings::Settings,
    },
    show::{Command, From, Room},
    ui::{commands::Verb, theme},
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;
const CONSOLE: [f32; 2] = [1366.0, 768.0];

#[derive(Clone, Copy, PartialEq)]
enum Window {
    Console,
    Room,
    Card,
}

struct Stage {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    home: PathBuf,
    _kept: Option<tempfile::TempDir>,
    /// While true, the window's drawing panics.
    broken: Arc<Mutex<bool>>,
}

fn stage(window: Window) -> Stage {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().to_owned();
    Stage { _kept: Some(home), ..stage_in(window, path, CONSOLE) }
}

fn stage_in(window: Window, home: PathBuf, size: [f32; 2]) -> Stage {
    let flagship = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json");
    let loaded: Arc<Loaded> = Arc::new(open::open(&flagship).unwrap());
    let folders = Folders::below(home.clone());
    let settings = Settings::read(&home);
    let slot: Arc<Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
    let broken: Arc<Mutex<bool>> = Arc::default();
    let breaks = Arc::clone(&broken);
    let harness = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let desk = Desk::new(Arc::new(StillClock::at(START)), Some(folders), settings, ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.slides.receive(ui.ctx());
            let fault = *breaks.lock().unwrap();
            let pane = if window == Window::Console { Pane::Console } else { Pane::Room };
            guard::draw(ui, &desk, pane, |ui| {
                match window {
                    Window::Console => console::ui(ui, &desk),
                    Window::Room => audience::ui(ui, &desk),
                    Window::Card => identify::card(ui, &desk, 1),
                }
                assert!(!fault, "a fault in the drawing");
            });
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, home, _kept: None, broken };
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

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        // Pressed again at once, a clicker's key would count as a bounce.
        std::thread::sleep(Duration::from_millis(125));
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn slide(&self) -> (usize, u16) {
        let snapshot = self.desk.snapshot();
        (snapshot.position(), snapshot.state.step)
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Presses a button as a screen reader does, wherever it is scrolled to.
    fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.settle();
    }

    fn until(&mut self, there: impl Fn(&Self) -> bool) {
        for _ in 0..400 {
            if there(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
            self.settle();
        }
        panic!("it did not come");
    }

    fn live(&self) {
        self.desk.send(Command::Begin { from: From::First, rehearsal: false });
    }
}

fn display(index: usize, x: i32) -> Display {
    let unit = Unit::Pixels;
    Display { index, name: format!("HDMI-{index}"), size: (1920, 1080), position: (x, 0), scale: 1.0, unit }
}

/// A panic hides what the room sees in the very next frame, and the holding slide may still have to be drawn then.
#[test]
fn the_slide_before_is_gone_in_the_frame_after_a_panic() {
    let mut stage = stage(Window::Room);
    stage.desk.perform(Verb::StartFirst);
    let until = Instant::now() + Duration::from_mins(1);
    let holding = stage.desk.snapshot().holding().unwrap();
    // Far from the holding slide, so that it is not among the pictures that are kept.
    for number in 8..14 {
        stage.desk.go_to_number(number);
        stage.harness.step();
        while stage.desk.slides.account().waiting > 0 {
            assert!(Instant::now() < until, "the room's slides do not come");
            std::thread::sleep(Duration::from_millis(5));
            stage.harness.step();
        }
    }
    assert!(pictures(&stage) > 0, "the room shows a slide");
    assert!(stage.desk.slides.words(holding).is_none(), "the holding slide is not kept");
    stage.desk.perform(Verb::Panic);
    stage.harness.step();
    assert_eq!(pictures(&stage), 0, "nothing of the slide before is drawn");
    while pictures(&stage) == 0 {
        assert!(Instant::now() < until, "the holding slide comes");
        std::thread::sleep(Duration::from_millis(5));
        stage.harness.step();
    }
    assert!(stage.desk.slides.words(holding).is_some());
}

/// How many pictures of slides the window draws.
fn pictures(stage: &Stage) -> usize {
    let shapes = &stage.harness.output().shapes;
    shapes.iter().filter(|shape| shape.shape.texture_id() != TextureId::default()).count()
}

#[test]
fn the_pre_flight_runs_and_names_every_line() {
    let mut stage = stage(Window::Console);
    stage.desk.set_displays(vec![display(0, 0), display(1, 1920)], Some(0));
    stage.keys(Modifiers::SHIFT, Key::P);
    assert!(stage.desk.face(|face| face.sheet == Sheet::Preflight));
    assert!(stage.desk.take_errands().contains(&Errand::Preflight), "asked for, it looks at everything anew");
    assert!(stage.sees("Pictures, checking"), "what takes time is said to take time");
    stage.desk.run_preflight(Duration::ZERO);
    stage.until(|stage| stage.sees("Slides and steps, ready"));
    for line in [
        "Displays, ready: The room: HDMI-1, 1920 × 1080",
        "Mirrored, ready",
        "Clicker, look",
        "Deck file, ready",
        "Fonts, ready",
        "Pictures, ready",
        "Fit, ready",
        "Clock and slot, ready",
        "Journal, ready",
        "Sleep, ",
        "Power, ",
        "Sound, ready",
    ] {
        assert!(stage.sees(line), "{line}");
    }
    stage.desk.set_displays(vec![display(0, 0), display(1, 0)], Some(0));
    stage.settle();
    assert!(stage.sees("Mirrored, act"));
    stage.key(Key::Escape);
    assert!(stage.desk.face(|face| face.sheet == Sheet::None));
    assert!(stage.sees("Pre-flight: "), "the head of the console says how it stands");
}

#[test]
fn the_clicker_is_tested_without_moving_a_slide() {
    let mut stage = stage(Window::Console);
    stage.keys(Modifiers::SHIFT, Key::P);
    stage.key(Key::PageDown);
    assert!(stage.sees("Forward arrives. Now press back."));
    stage.key(Key::PageUp);
    stage.key(Key::Period);
    assert!(stage.sees("Clicker, ready: Forward, back and blank arrive."));
    assert_eq!(stage.slide(), (0, 0));
    assert_eq!(stage.desk.snapshot().state.blank, None);
    stage.key(Key::Escape);
    stage.key(Key::PageDown);
    assert_ne!(stage.slide(), (0, 0), "the page is closed, so the clicker is a clicker again");
    stage.live();
    stage.keys(Modifiers::SHIFT, Key::P);
    let before = stage.slide();
    stage.key(Key::PageDown);
    assert_ne!(stage.slide(), before, "a live show never waits for a test");
}

#[test]
fn displays_are_listed_chosen_and_remembered_for_their_set() {
    let mut stage = stage(Window::Console);
    let three = vec![display(0, 0), display(1, 1920), Display { scale: 1.5, ..display(2, 3840) }];
    stage.desk.set_displays(three.clone(), Some(0));
    stage.keys(Modifiers::SHIFT, Key::D);
    assert!(stage.sees("Display 1  HDMI-0, 1920 × 1080, 100 %, on the left – the console"));
    assert!(stage.sees("Display 3  HDMI-2, 1920 × 1080, 150 %, on the right"));
    stage.desk.take_errands();
    stage.click("Room here: display 3");
    let errand = Errand::Place { who: Who::Room, at: Some(three[2].key()) };
    assert!(stage.desk.take_errands().contains(&errand));
    stage.desk.remember(Some(2), Some(1));
    stage.desk.set_displays(three[..2].to_vec(), Some(0));
    stage.desk.remember(Some(1), None);
    let again = stage_in(Window::Console, stage.home.clone(), CONSOLE);
    again.desk.set_displays(three.clone(), Some(0));
    let places = again.desk.remembered().unwrap();
    assert_eq!((places.room, places.panel), (Some(three[2].key()), Some(three[1].key())));
    again.desk.set_displays(three[..2].to_vec(), Some(0));
    assert_eq!(again.desk.remembered().unwrap().room, Some(three[1].key()), "each set has its own");
}

#[test]
fn mirrored_displays_are_said_loudly() {
    let mut stage = stage(Window::Console);
    stage.desk.set_displays(vec![display(0, 0), display(1, 0)], Some(0));
    stage.keys(Modifiers::SHIFT, Key::D);
    assert!(stage.sees("the room would see your notes and the questions"));
}

#[test]
fn every_display_can_say_its_number() {
    let mut stage = stage(Window::Console);
    stage.desk.set_displays(vec![display(0, 0), display(1, 1920)], Some(0));
    stage.keys(Modifiers::SHIFT, Key::I);
    assert!(stage.desk.displays().identifying());
    assert!(stage.sees("Display 1: HDMI-0, 1920 × 1080, 100 %, on the left"), "the console draws its own card");
    let mut card = self::stage(Window::Card);
    card.desk.set_displays(vec![display(0, 0), display(1, 1920)], Some(0));
    card.settle();
    assert!(card.sees("Display 2: HDMI-1, 1920 × 1080, 100 %, on the right – for the room"));
    stage.live();
    stage.keys(Modifiers::SHIFT, Key::I);
    assert!(stage.sees("The room’s display gets no card while the show is live"));
}

/// Draws with a fault once or more, without the noise of the panics.
fn with_fault(stage: &mut Stage) {
    *stage.broken.lock().unwrap() = true;
    stage.settle();
}

#[test]
fn a_fault_in_the_rooms_window_leaves_the_holding_slide_and_the_next_step_mends_it() {
    let mut stage = stage(Window::Room);
    stage.live();
    stage.settle();
    with_fault(&mut stage);
    assert!(stage.desk.faults.stands(Pane::Room));
    assert_eq!(stage.harness.query_all_by_role(egui::accesskit::Role::Image).count(), 0, "no slide, no words");
    assert!(!stage.desk.faults.stands(Pane::Console), "the others go on");
    let words = stage.desk.faults.words();
    assert!(words.iter().any(|(words, _)| words.contains("holding slide")), "{words:?}");
    *stage.broken.lock().unwrap() = false;
    stage.settle();
    assert!(stage.desk.faults.stands(Pane::Room), "not drawn again until something changes");
    stage.key(Key::PageDown);
    assert!(!stage.desk.faults.stands(Pane::Room));
    assert!(matches!(stage.desk.snapshot().room(), Room::Slide { .. }));
}

#[test]
fn a_fault_in_the_console_says_so_and_its_keys_still_work() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.keys(Modifiers::SHIFT, Key::Questionmark);
    with_fault(&mut stage);
    assert!(stage.sees("This console could not be drawn"));
    assert!(stage.sees("The room sees slide 1"));
    stage.key(Key::Escape);
    let before = stage.slide();
    stage.key(Key::PageDown);
    assert_ne!(stage.slide(), before, "the show goes on");
    assert!(stage.sees("This console could not be drawn"), "it tried again, and said so again");
    *stage.broken.lock().unwrap() = false;
    stage.click("Draw it again");
    assert!(stage.sees("This slide:"));
}

#[test]
fn the_console_says_that_another_window_failed() {
    let mut room = stage(Window::Room);
    room.live();
    with_fault(&mut room);
    let (head, detail) = room.desk.faults.words().remove(0);
    assert!(head.starts_with("The room’s window could not be drawn"));
    assert!(detail.contains("The other windows go on"));
}

#[test]
fn a_command_gets_another_key_in_the_window_and_keeps_it() {
    let mut stage = stage(Window::Console);
    stage.keys(Modifiers::COMMAND, Key::K);
    assert!(stage.sees("Keys and clicker"));
    stage.press("Change: Freeze");
    assert!(stage.sees("Press the key, or Esc"));
    stage.key(Key::PageDown);
    assert!(stage.sees("Page Down stays as it was"), "it is taken");
    stage.press("Change: Freeze");
    stage.key(Key::F9);
    assert!(stage.sees("F9 is now: Freeze"));
    stage.key(Key::Escape);
    stage.live();
    stage.key(Key::F);
    assert!(stage.desk.snapshot().state.frozen.is_none());
    stage.key(Key::F9);
    assert!(stage.desk.snapshot().state.frozen.is_some());
    assert!(stage.sees("F9 lets it follow again"), "banners name the new key");
    let mut again = stage_in(Window::Console, stage.home.clone(), CONSOLE);
    again.live();
    again.key(Key::F9);
    assert!(again.desk.snapshot().state.frozen.is_some(), "remembered");
    again.keys(Modifiers::COMMAND, Key::K);
    again.press("Restore: Freeze");
    again.key(Key::Escape);
    again.key(Key::F);
    assert!(again.desk.snapshot().state.frozen.is_none());
}

#[test]
fn a_clicker_is_taught_and_can_do_no_more_than_slides_and_black() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.keys(Modifiers::COMMAND, Key::K);
    stage.click("Teach a clicker…");
    assert!(stage.sees("Press the button that goes forward."));
    stage.key(Key::T);
    stage.key(Key::T);
    assert!(stage.sees("T was taught already: forward"));
    assert!(stage.sees("Press the button that goes back."));
    stage.key(Key::Y);
    stage.click("It has no such button");
    assert!(stage.sees("Press every other button"));
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.key(Key::Escape);
    stage.click("Done");
    stage.desk.perform(sidestage::ui::commands::Verb::Leave);
    stage.settle();
    let before = stage.slide();
    stage.key(Key::T);
    assert_ne!(stage.slide(), before, "forward");
    assert!(stage.desk.snapshot().view(START).unwrap().running.is_none(), "no clock was started");
    stage.key(Key::Y);
    assert_eq!(stage.slide(), before, "back");
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    stage.key(Key::Escape);
    assert!(stage.desk.snapshot().state.live);
    assert!(stage.desk.face(|face| face.sheet == Sheet::None), "what was taught to do nothing does nothing");
}

#[test]
fn a_bounce_of_the_blank_button_does_not_show_the_slide_again() {
    let mut stage = stage(Window::Console);
    stage.live();
    for _ in 0..2 {
        stage.harness.event(Event::Key {
            key: Key::Period,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    stage.settle();
    assert!(stage.desk.snapshot().state.blank.is_some());
}

/// Where the slide stands in the window.
fn slide_place(stage: &Stage) -> egui::Rect {
    stage.harness.query_all_by_label_contains("This slide:").next().unwrap().rect()
}

impl Stage {
    fn mouse(&mut self, at: egui::Pos2, modifiers: Modifiers) {
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.harness.event(Event::PointerMoved(at));
        self.settle();
    }

    fn button(&mut self, at: egui::Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.settle();
    }

    fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.mouse(from, Modifiers::NONE);
        self.button(from, true);
        for share in [0.25, 0.5, 0.75, 1.0] {
            self.mouse(from.lerp(to, share), Modifiers::NONE);
        }
        self.button(to, false);
    }
}

#[test]
fn ctrl_with_the_mouse_points_and_with_shift_it_is_a_spotlight() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.settle();
    let centre = slide_place(&stage).center();
    stage.mouse(centre, Modifiers::NONE);
    assert_eq!(stage.desk.tools.lock().aim(), None);
    stage.mouse(centre, Modifiers::CTRL);
    let (aim, spot) = stage.desk.tools.lock().aim().unwrap();
    assert_eq!(aim, Aim::Pointer);
    assert!((spot[0] - 0.5).abs() < 0.02 && (spot[1] - 0.5).abs() < 0.02, "{spot:?}");
    stage.mouse(centre, Modifiers::CTRL | Modifiers::SHIFT);
    assert_eq!(stage.desk.tools.lock().aim().unwrap().0, Aim::Spotlight);
    let before = stage.slide();
    stage.button(centre, true);
    stage.button(centre, false);
    assert_eq!(stage.slide(), before, "a click while pointing is no step");
    stage.mouse(centre, Modifiers::NONE);
    assert_eq!(stage.desk.tools.lock().aim(), None);
}

#[test]
fn z_enlarges_the_part_under_the_mouse_and_dragging_moves_it() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.settle();
    let place = slide_place(&stage);
    stage.mouse(place.lerp_inside(egui::vec2(0.75, 0.75)), Modifiers::NONE);
    stage.key(Key::Z);
    let zoom = stage.desk.snapshot().state.zoom.unwrap();
    assert_eq!(zoom.scale, 200);
    assert!(zoom.x > 700 && zoom.y > 700, "{zoom:?}");
    assert!(stage.sees("enlarged 2.0 times"));
    let before = stage.slide();
    stage.drag(place.center(), place.lerp_inside(egui::vec2(0.3, 0.4)));
    let moved = stage.desk.snapshot().state.zoom.unwrap();
    assert!(moved.x < 400 && moved.y < 450, "{moved:?}");
    assert_eq!(stage.slide(), before, "dragging is no step");
    stage.key(Key::Escape);
    assert_eq!(stage.desk.snapshot().state.zoom, None);
    stage.key(Key::Z);
    stage.key(Key::PageDown);
    stage.keys(Modifiers::ALT, Key::PageDown);
    assert_eq!(stage.desk.snapshot().state.zoom, None, "the next slide is shown whole");
}

#[test]
fn lines_are_drawn_undone_and_go_with_their_slide() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.settle();
    let place = slide_place(&stage);
    let at = |x: f32, y: f32| place.lerp_inside(egui::vec2(x, y));
    let count = |stage: &Stage| {
        let slide = stage.desk.snapshot().state.slide.clone();
        stage.desk.tools.lock().lines(&slide).len()
    };
    stage.keys(Modifiers::COMMAND, Key::D);
    assert!(stage.sees("Drawing"));
    stage.drag(at(0.2, 0.2), at(0.6, 0.3));
    stage.drag(at(0.2, 0.4), at(0.6, 0.5));
    assert_eq!(count(&stage), 2);
    assert_eq!(stage.slide(), (0, 0), "drawing is no step");
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(count(&stage), 1);
    stage.keys(Modifiers::ALT, Key::PageDown);
    stage.key(Key::Home);
    assert_eq!(count(&stage), 0, "they went with the slide");
    stage.click("Goes with the slide");
    stage.drag(at(0.2, 0.2), at(0.6, 0.3));
    stage.keys(Modifiers::ALT, Key::PageDown);
    stage.key(Key::Home);
    assert_eq!(count(&stage), 1, "they stay");
    stage.keys(Modifiers::SHIFT, Key::Delete);
    assert_eq!(count(&stage), 0);
    stage.key(Key::Escape);
    assert!(!stage.desk.tools.lock().drawing());
}

#[test]
fn a_slide_is_passed_by_or_moved_for_today_and_a_resume_knows_it() {
    let mut stage = stage(Window::Console);
    stage.live();
    stage.settle();
    stage.key(Key::O);
    stage.key(Key::ArrowRight);
    stage.keys(Modifiers::COMMAND, Key::H);
    assert!(stage.sees("Slide 2 passed by: "));
    stage.key(Key::ArrowRight);
    stage.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(stage.desk.snapshot().order()[..5], [0, 1, 3, 2, 4]);
    stage.key(Key::Escape);
    stage.key(Key::Home);
    stage.keys(Modifiers::ALT, Key::PageDown);
    assert_eq!(stage.slide().0, 3, "the second is passed by, the fourth comes before the third");
    stage.keys(Modifiers::ALT, Key::PageDown);
    assert_eq!(stage.slide().0, 2);
    let deck = &stage.desk.snapshot().loaded.deck;
    assert!(!deck.slides[1].hidden, "the deck stays as it is");
    let state = stage.desk.snapshot().state.clone();
    let home = tempfile::tempdir().unwrap();
    for folder in ["shows", "keys"] {
        std::fs::create_dir_all(home.path().join(folder)).unwrap();
        for file in std::fs::read_dir(stage.home.join(folder)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), home.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    let mut again = stage_in(Window::Console, home.path().to_owned(), CONSOLE);
    again.key(Key::Enter);
    assert_eq!(again.desk.snapshot().state, state);
    assert_eq!(again.desk.snapshot().order()[..5], [0, 1, 3, 2, 4]);
    again.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert_eq!(again.desk.snapshot().order()[..5], [0, 1, 2, 3, 4]);
}

#[test]
fn the_rooms_window_has_the_tools_too() {
    let mut stage = stage(Window::Room);
    stage.live();
    stage.settle();
    stage.mouse(egui::pos2(683.0, 384.0), Modifiers::CTRL);
    assert_eq!(stage.desk.tools.lock().aim().unwrap().0, Aim::Pointer);
    stage.mouse(egui::pos2(683.0, 384.0), Modifiers::NONE);
    stage.desk.perform(sidestage::ui::commands::Verb::Draw);
    stage.drag(egui::pos2(400.0, 300.0), egui::pos2(700.0, 400.0));
    assert_eq!(stage.desk.tools.lock().lines(&stage.desk.snapshot().state.slide).len(), 1);
    assert_eq!(stage.slide(), (0, 0));
}
