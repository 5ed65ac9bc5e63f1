//! A whole evening in a minute: ninety minutes of the show's clock, 2,000 slide changes and 500 questions through the three
//! windows. What the program holds in memory stays flat, and no window does anything slow while it is drawn.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests")]

#[expect(dead_code, reason = "this suite uses a part of it")]
mod hands;

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use egui::TexturesDelta;
use egui_kittest::{Harness, TestRenderer};
use hands::{START, flagship, quiet};
use sidestage::{
    app::{
        audience, console,
        desk::Desk,
        guard::{self, Pane},
        keys::Router,
        open, panel,
    },
    deck::slow,
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    questions::{Action, State},
    show::{Command, From},
    ui::{commands::Verb, theme},
};

/// The evening.
const MINUTES: i64 = 90;
const CHANGES: usize = 2_000;
const QUESTIONS: usize = 500;
/// How much more the program may hold at the end than after its first tenth, in bytes.
const FLAT: i64 = 5 << 20;

/// The bytes that the program holds.
static HELD: AtomicI64 = AtomicI64::new(0);

/// The system's allocator, with an account.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(bytes: usize, sign: i64) {
    HELD.fetch_add(sign * i64::try_from(bytes).unwrap_or(i64::MAX), Ordering::Relaxed);
}

#[expect(unsafe_code, reason = "an allocator is made no other way; every call is handed on as it came")]
// SAFETY: every call goes to the system's allocator unchanged, so whatever that promises holds here too.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: what the caller promises of the layout is promised to the system.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        // SAFETY: the place came from the system's allocator with this layout.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: as for `alloc`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), -1);
        count(size, 1);
        // SAFETY: as for `dealloc`, with a size that the caller answers for.
        unsafe { System.realloc(place, layout, size) }
    }
}

/// Takes the pictures of the windows as the graphics would, and keeps none of them: the harness by itself keeps them all.
struct NoGraphics;

impl TestRenderer for NoGraphics {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        delta.clear();
    }
}

/// Which of the three windows is drawn; they take turns in one harness, as they do on one thread.
#[derive(Clone, Copy)]
enum Turn {
    Console,
    Room,
    Panel,
}

struct Evening {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    clock: Arc<StillClock>,
    turn: Arc<Mutex<Turn>>,
}

fn evening(home: &std::path::Path) -> Evening {
    let clock = Arc::new(StillClock::at(START));
    let folders = Folders::below(home.to_owned());
    let loaded = Arc::new(open::open(&flagship()).unwrap());
    let slot: Arc<Mutex<Option<Arc<Desk>>>> = Arc::default();
    let turn = Arc::new(Mutex::new(Turn::Console));
    let (filled, drawn, ticking, whose) = (Arc::clone(&slot), Arc::clone(&slot), Arc::clone(&clock), Arc::clone(&turn));
    let harness = Harness::builder()
        .with_size([960.0, 600.0])
        .with_max_steps(12)
        .renderer(NoGraphics)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let desk = Desk::new(ticking, Some(folders), Settings::default(), ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.slides.receive(ui.ctx());
            match *whose.lock().unwrap() {
                Turn::Console => guard::draw(ui, &desk, Pane::Console, |ui| console::ui(ui, &desk)),
                Turn::Room => guard::draw(ui, &desk, Pane::Room, |ui| audience::ui(ui, &desk)),
                Turn::Panel => guard::draw(ui, &desk, Pane::Panel, |ui| panel::ui(ui, &desk)),
            }
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    Evening { harness, desk, clock, turn }
}

impl Evening {
    /// Draws each window once.
    fn draw(&mut self) {
        self.draw_windows(&[Turn::Room, Turn::Console, Turn::Panel]);
    }

    fn draw_windows(&mut self, turns: &[Turn]) {
        for turn in turns.iter().copied() {
            *self.turn.lock().unwrap() = turn;
            self.harness.step();
        }
        let faults = self.desk.faults.words();
        assert!(faults.is_empty(), "{faults:?}");
    }

    /// Lets the worker finish what one window has asked for. In this harness all three go by one name, so each takes back
    /// what the one before it asked for.
    fn rest(&mut self) {
        for _ in 0..200 {
            if self.desk.slides.account().waiting == 0 {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
            self.draw_windows(&[Turn::Room]);
        }
    }
}

/// What was held when so many of the changes were made.
#[derive(Default)]
struct Held {
    tenth: i64,
    most: i64,
    end: i64,
}

/// Plays an evening of so many changes from its beginning; all windows are drawn at each of `often` changes.
fn play(evening: &mut Evening, changes: usize, often: usize) -> Held {
    let desk = Arc::clone(&evening.desk);
    desk.send(Command::Begin { from: From::First, rehearsal: false });
    desk.windows.audience.open(None);
    desk.perform(Verb::ClockStartPause);
    let (mut asked, mut held) = (0, Held::default());
    for change in 0..changes {
        evening.clock.set(START + MINUTES * 60_000 * i64::try_from(change).unwrap() / i64::try_from(changes).unwrap());
        while asked * changes < (change + 1) * QUESTIONS && asked < QUESTIONS {
            asked += 1;
            let text = format!("Question {asked}: what becomes of those who asked before, and who answers for it?");
            desk.send(Command::Question(Action::Add { text, language: None, to: Vec::new(), queued: true }));
            // Some are taken, some wait, as on any evening.
            if asked % 3 == 0 {
                desk.perform(Verb::QuestionNext);
                desk.perform(Verb::QuestionAnswered);
            }
        }
        // There and back again: the deck is far shorter than the evening.
        let slides = desk.snapshot().loaded.deck.slides.len();
        let back = (change / slides) % 2 == 1;
        desk.perform(if back { Verb::SkipBack } else { Verb::SkipForward });
        // The room sees every change. The others are drawn now and then, which is looked at until all pictures are there;
        // a hand is faster than that sometimes.
        evening.draw_windows(&[Turn::Room]);
        if change % often == 0 {
            evening.draw();
            evening.draw_windows(&[Turn::Room]);
            evening.rest();
        }
        if change == changes / 10 {
            evening.rest();
            held.tenth = HELD.load(Ordering::Relaxed);
        }
        if change > changes / 10 && change % often == 0 {
            held.most = held.most.max(HELD.load(Ordering::Relaxed));
        }
    }
    evening.rest();
    held.end = HELD.load(Ordering::Relaxed);
    held
}

#[test]
fn an_evening_leaves_the_memory_flat() {
    // Built for tests, egui remembers for ever the source of every name that a part of a window ever had, a kilobyte each,
    // and a row of the queue has twenty parts. A release does not; so all of them are named before anything is counted.
    let earlier = tempfile::tempdir().unwrap();
    play(&mut evening(earlier.path()), CHANGES / 5, 1);
    let home = tempfile::tempdir().unwrap();
    let mut evening = evening(home.path());
    let told = slow::done();
    let held = play(&mut evening, CHANGES, 10);
    let desk = Arc::clone(&evening.desk);
    let questions = desk.snapshot().queue.len();
    let mib = |bytes: i64| bytes as f64 / f64::from(1 << 20);
    println!(
        "held after a tenth of the evening: {:.1} MiB; at most {:.1}; at its end {:.1}, with {questions} questions",
        mib(held.tenth),
        mib(held.most),
        mib(held.end)
    );
    assert_eq!(questions, QUESTIONS);
    assert!(!desk.snapshot().queue.numbers(State::Answered).is_empty(), "some were taken");
    assert!(held.end - held.tenth < FLAT, "{} MiB more than after the first tenth", mib(held.end - held.tenth));
    assert!(held.most - held.tenth < FLAT, "{} MiB more in between", mib(held.most - held.tenth));
    assert!(slow::done() > told + 2 * QUESTIONS as u64, "the drawing of the windows was watched over");
}
