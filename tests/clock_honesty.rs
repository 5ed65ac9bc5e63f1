//! The clocks as the windows show them when the machine's own clocks misbehave: every hazard that breaks other timers, by
//! name, and the drift against a reference.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::Instant,
};

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{
        console,
        desk::Desk,
        face::Sheet,
        keys::Router,
        open::{self, Loaded},
        panel, until_next_figures,
    },
    platform::{
        clock::{Clock, Machine, MachineClock, ThisMachine},
        folders::Folders,
        settings::Settings,
    },
    show::{Command, From},
    timing::{self, Action, HOUR, MINUTE, SECOND},
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;
/// So much later than the reference a new second may show, in milliseconds.
const LATE: i64 = 50;

/// A machine whose clocks are in the test's hands: the wall, which anybody may set, and the uptime, which nobody can.
#[derive(Clone, Default)]
struct Hands(Arc<Mutex<(i64, i64)>>);

impl Machine for Hands {
    fn wall(&self) -> i64 {
        self.0.lock().unwrap().0
    }

    fn uptime(&self) -> i64 {
        self.0.lock().unwrap().1
    }
}

impl Hands {
    fn at(now: i64) -> Self {
        Self(Arc::new(Mutex::new((now, 123_456))))
    }

    /// Time goes by, whether the machine sleeps or not.
    fn pass(&self, time: i64) {
        let mut clocks = self.0.lock().unwrap();
        clocks.0 += time;
        clocks.1 += time;
    }

    /// The system's clock is set.
    fn step(&self, by: i64) {
        self.0.lock().unwrap().0 += by;
    }
}

/// The console and the panel's window of one desk.
struct Stage {
    console: Harness<'static>,
    panel: Harness<'static>,
    desk: Arc<Desk>,
    hands: Hands,
    home: Arc<tempfile::TempDir>,
}

impl Stage {
    fn open(now: i64) -> Self {
        Self::open_in(Hands::at(now), Arc::new(tempfile::tempdir().unwrap()), "crackdown-on-defenders.json")
    }

    fn open_in(hands: Hands, home: Arc<tempfile::TempDir>, deck: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
        let path = if Path::new(deck).is_absolute() { deck.into() } else { folder.join(deck) };
        let loaded: Arc<Loaded> = Arc::new(open::open(&path).unwrap());
        let slot: Arc<Mutex<Option<Arc<Desk>>>> = Arc::default();
        let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
        let clock = Arc::new(MachineClock::of(hands.clone()));
        let folders = Folders::below(home.path().to_owned());
        let console = Harness::builder()
            .with_size([1366.0, 768.0])
            .with_max_steps(12)
            .with_context_setup(move |ctx| {
                theme::install(ctx, false);
                let desk = Desk::new(clock, Some(folders), Settings::default(), ctx, &loaded);
                ctx.add_plugin(Router::new(Arc::clone(&desk)));
                *filled.lock().unwrap() = Some(desk);
            })
            .build_ui(quiet(move |ui| {
                let desk = drawn.lock().unwrap().clone().unwrap();
                console::ui(ui, &desk);
                desk.flush();
            }));
        let desk = slot.lock().unwrap().clone().unwrap();
        let second = Arc::clone(&desk);
        let panel = Harness::builder()
            .with_size([960.0, 540.0])
            .with_max_steps(12)
            .with_context_setup(|ctx| theme::install(ctx, false))
            .build_ui(quiet(move |ui| {
                panel::ui(ui, &second);
                second.flush();
            }));
        let mut stage = Self { console, panel, desk, hands, home };
        stage.draw();
        stage
    }

    fn draw(&mut self) {
        self.console.run_steps(4);
        self.panel.run_steps(2);
    }

    fn pass(&mut self, time: i64) {
        self.hands.pass(time);
        self.draw();
    }

    fn console_says(&self, words: &str) -> bool {
        self.console.query_all_by_label_contains(words).next().is_some()
    }

    fn both_say(&self, words: &str) -> bool {
        self.console_says(words) && self.panel.query_all_by_label_contains(words).next().is_some()
    }

    fn click(&mut self, label: &str) {
        self.console.get_by_label(label).click();
        self.draw();
    }

    fn act(&mut self, action: Action) {
        self.desk.send(Command::Timing(action));
        self.draw();
    }

    fn key(&mut self, key: Key) {
        std::thread::sleep(std::time::Duration::from_millis(125));
        self.console.key_press(key);
        self.draw();
    }
}

#[test]
fn the_system_clock_set_back_five_minutes_before_the_start() {
    let mut stage = Stage::open(START - 10 * MINUTE);
    assert!(stage.console_says("The slot starts in: 10:00"));
    stage.hands.step(-5 * MINUTE);
    stage.pass(SECOND);
    assert!(stage.console_says("The slot starts in: 9:59"), "our time goes on");
    assert!(stage.console_says("The system clock moved –5:00"));
    stage.click("Keep");
    stage.pass(SECOND);
    assert!(stage.console_says("The slot starts in: 9:58") && !stage.console_says("The system clock moved"));
    // It was the system that was wrong before: the moderator adopts the new time when it moves again.
    stage.hands.step(-3 * SECOND);
    stage.pass(SECOND);
    stage.click("Adopt the system’s");
    assert!(stage.console_says("The slot starts in: 15:00"), "what the wall says now");
}

#[test]
fn the_system_clock_set_ahead_ninety_seconds_during_a_talk() {
    let mut stage = Stage::open(START);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    stage.act(Action::Next { ago: 0 });
    stage.pass(4 * MINUTE);
    stage.hands.step(90 * SECOND);
    stage.pass(MINUTE);
    assert!(stage.console_says("Welcome and framing: 6:00 left"), "eleven minutes, five of them gone");
    assert!(stage.both_say("Slot 1:25:00"));
    assert!(stage.console_says("The system clock moved +1:30") && stage.console_says("13:20:00"));
    stage.click("Adopt the system’s");
    assert!(stage.console_says("13:21:30") && stage.both_say("Slot 1:23:30"), "the wall's time, in both windows");
}

#[test]
fn eight_minutes_suspended() {
    let mut stage = Stage::open(START);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    stage.act(Action::Next { ago: 0 });
    stage.pass(2 * MINUTE);
    // The lid is closed: nothing is drawn, and wall and uptime go on.
    stage.hands.pass(8 * MINUTE);
    stage.draw();
    assert!(stage.console_says("Welcome and framing: 1:00 left"), "eleven minutes, ten of them gone");
    assert!(stage.both_say("Slot 1:20:00"));
    assert!(!stage.console_says("The system clock moved"), "nobody set anything");
}

#[test]
fn reopened_the_next_day() {
    let mut stage = Stage::open(START);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    stage.act(Action::Next { ago: 0 });
    stage.pass(20 * MINUTE);
    assert!(stage.console_says("+9:00"));
    let (hands, home) = (stage.hands.clone(), Arc::new(tempfile::tempdir().unwrap()));
    copy_shows(&stage.home, &home);
    drop(stage);
    hands.pass(24 * HOUR);
    let stage = Stage::open_in(hands, home, "crackdown-on-defenders.json");
    assert!(stage.desk.face(|face| face.sheet == Sheet::None), "yesterday's show is not offered any more");
    assert!(stage.console_says("This slot was on Wednesday 7 December 2022: rehearse now?"));
    assert!(!stage.console_says("over by") && !stage.console_says("+24"), "no clock of yesterday runs");
}

/// Copies the journals and keys of one home into another.
fn copy_shows(from: &tempfile::TempDir, to: &tempfile::TempDir) {
    for folder in ["shows", "keys"] {
        std::fs::create_dir_all(to.path().join(folder)).unwrap();
        for file in std::fs::read_dir(from.path().join(folder)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), to.path().join(folder).join(file.file_name())).unwrap();
        }
    }
}

/// A deck whose slot lies elsewhere in time, with one segment as long as the slot.
fn elsewhere(home: &tempfile::TempDir, date: &str, start: &str, end: &str, minutes: i64) -> String {
    let path = home.path().join("elsewhere.json");
    let text = format!(
        r#"{{"format": 1, "id": "elsewhere", "title": "Elsewhere",
          "event": {{"name": "E", "date": "{date}", "start": "{start}", "end": "{end}", "zone": "Europe/Amsterdam"}},
          "agenda": [{{"id": "all", "title": "All of it", "kind": "talk", "minutes": {minutes}}}],
          "slides": [{{"id": "s", "layout": "blank"}}]}}"#
    );
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn summer_time_begins_and_ends_during_the_slot() {
    // 01:30 to 03:30 is one hour when the clocks go forward, and three when they go back.
    for (date, hours, walls) in
        [("2023-03-26", 1, ["01:30:00", "03:29:00"]), ("2023-10-29", 3, ["01:30:00", "03:29:00"])]
    {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let deck = elsewhere(&home, date, "01:30", "03:30", hours * 60);
        let starts = timing::resolve(date, "01:30", "03:30", "Europe/Amsterdam").unwrap().starts;
        let mut stage = Stage::open_in(Hands::at(starts), home, &deck);
        stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
        stage.act(Action::Next { ago: 0 });
        let all = hours * HOUR;
        assert!(stage.console_says(walls[0]) && stage.both_say(&format!("Slot {}", timing::figures(all))), "{date}");
        stage.pass(all / 2);
        assert!(stage.both_say(&format!("Slot {}", timing::figures(all / 2))), "{date}: half of it is left");
        stage.pass(all / 2 - MINUTE);
        assert!(stage.console_says(walls[1]) && stage.console_says("All of it: 1:00 left"), "{date}");
        assert!(!stage.console_says("The system clock moved"), "{date}: the zone is a way to write the time");
    }
}

#[test]
fn a_pause_across_midnight() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let deck = elsewhere(&home, "2022-12-07", "23:00", "23:59", 59);
    let starts = timing::resolve("2022-12-07", "23:00", "23:59", "Europe/Amsterdam").unwrap().starts;
    let mut stage = Stage::open_in(Hands::at(starts), home, &deck);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    stage.act(Action::Next { ago: 0 });
    stage.pass(50 * MINUTE);
    stage.act(Action::Pause);
    stage.pass(15 * MINUTE);
    assert!(stage.console_says("All of it: 9:00 left, paused"), "the pause holds the clock");
    assert!(stage.both_say("Slot over +6:00") && stage.console_says("00:05:00"), "and the slot goes on into the night");
    stage.act(Action::Resume);
    stage.pass(MINUTE);
    assert!(stage.console_says("All of it: 8:00 left"));
}

#[test]
fn a_rehearsal_that_ran_ahead_goes_on_after_a_crash() {
    let later = START + 400 * 24 * HOUR;
    let mut stage = Stage::open(later);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: true });
    stage.act(Action::Next { ago: 0 });
    for _ in 0..3 {
        stage.desk.change_speed(true);
    }
    stage.pass(30 * SECOND);
    assert!(stage.console_says("Rehearsal ×10") && stage.console_says("6:00 left"), "five minutes in half a minute");
    stage.desk.send(Command::Next);
    // What a kill leaves behind: the files as they are, and nobody who tidies up.
    let (hands, home) = (stage.hands.clone(), Arc::new(tempfile::tempdir().unwrap()));
    copy_shows(&stage.home, &home);
    drop(stage);
    hands.pass(20 * SECOND);
    let mut stage = Stage::open_in(hands, home, "crackdown-on-defenders.json");
    assert!(stage.desk.face(|face| matches!(face.sheet, Sheet::Resume { .. })), "it is offered");
    stage.key(Key::Enter);
    let before = stage.desk.snapshot().view(stage.desk.now()).unwrap().running.unwrap().used;
    assert_eq!(before, 5 * MINUTE, "where it was cut off");
    stage.pass(10 * SECOND);
    let after = stage.desk.snapshot().view(stage.desk.now()).unwrap().running.unwrap().used;
    assert_eq!((after - before, stage.desk.speed()), (10 * SECOND, 1), "and its clock goes on at once");
    assert!(stage.both_say("Rehearsal"));
    assert!(!stage.console_says("The system clock moved"), "nobody set anything");
}

/// A small seeded generator (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 11) % u64::try_from(below).unwrap()).unwrap()
    }
}

/// Ninety minutes of three windows that are drawn when they are woken, as egui wakes them: by up to a frame too early, each
/// drawing taking its time. Returns the latest that a second showed after the reference, in milliseconds, and how many
/// seconds each window showed.
fn ninety_minutes() -> (i64, [i64; 3]) {
    let hands = Hands::at(START + 377);
    let clock = MachineClock::of(hands.clone());
    let mut dice = Dice(0x0c10_c4d0);
    // The reference counts by itself, from the first reading.
    let mut reference = START + 377;
    let mut due = [reference; 3];
    let mut shown = [0_i64; 3];
    let (mut latest, mut counts) = (0, [0; 3]);
    while reference < START + 90 * MINUTE {
        let (window, at) = due.iter().copied().enumerate().min_by_key(|(_, at)| *at).unwrap();
        let pass = (at - reference).max(0) + dice.roll(8);
        hands.pass(pass);
        reference += pass;
        let figures = clock.now().div_euclid(SECOND);
        assert!(figures <= reference.div_euclid(SECOND), "no second shows before its time");
        if figures != shown[window] {
            assert!(shown[window] == 0 || figures == shown[window] + 1, "no second is passed by");
            shown[window] = figures;
            counts[window] += 1;
            if counts[window] > 1 {
                latest = latest.max(reference - figures * SECOND);
            }
        }
        let rest = i64::try_from(until_next_figures(clock.now(), 1)).unwrap();
        // egui wakes a window by the time of one frame too early, and never before now.
        due[window] = reference + (rest - dice.roll(17)).max(0);
    }
    (latest, counts)
}

#[test]
fn over_ninety_minutes_every_second_shows_in_its_frame_in_all_windows() {
    let (latest, counts) = ninety_minutes();
    assert!(latest <= LATE, "{latest} ms");
    assert!(counts.iter().all(|count| (5400..=5401).contains(count)), "{counts:?}");
}

#[test]
fn the_windows_show_the_second_of_the_reference() {
    let mut stage = Stage::open(START);
    stage.desk.send(Command::Begin { from: From::First, rehearsal: false });
    stage.act(Action::Next { ago: 0 });
    let mut reference = START;
    for _ in 0..60 {
        // Over ninety minutes in all, at odd parts of a second.
        stage.pass(90_017);
        reference += 90_017;
        let second = reference.div_euclid(SECOND) * SECOND;
        assert!(stage.console_says(&timing::clock_hms(second, "Europe/Amsterdam")));
        let rest = START + 90 * MINUTE - second;
        let slot = if rest >= 0 { timing::figures(rest) } else { format!("over {}", timing::figures_over(-rest)) };
        assert!(stage.both_say(&format!("Slot {slot}")), "both windows show {slot}");
    }
}

/// The real clock, with a stopped process in place of a sleeping machine: neither runs anything, and time goes by.
#[cfg(target_os = "linux")]
#[test]
fn a_process_that_was_stopped_shows_the_right_time_afterwards() {
    let clock = MachineClock::new();
    let (before, wall) = (clock.now(), ThisMachine.wall());
    let pid = std::process::id().to_string();
    let mut waker =
        std::process::Command::new("sh").args(["-c", "kill -STOP $0; sleep 1; kill -CONT $0", &pid]).spawn().unwrap();
    assert!(waker.wait().unwrap().success());
    let passed = ThisMachine.wall() - wall;
    assert!(passed >= 1000, "it was stopped");
    // The two are read one after the other, on a machine that may be busy.
    assert!((clock.now() - before - passed).abs() <= 200 && clock.system_ahead().abs() <= 200);
}

/// Ten real minutes of the machine's clock against the wall and against the standard library's clock. Prints its figures:
/// `cargo test --test clock_honesty -- --ignored --nocapture ten_real_minutes`.
#[test]
#[ignore = "takes ten minutes; prints figures"]
#[expect(clippy::print_stdout, reason = "figures for people")]
fn ten_real_minutes() {
    let minutes = std::env::var("SIDESTAGE_MINUTES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_u64);
    let clock = MachineClock::new();
    let (start, began, wall) = (clock.now(), Instant::now(), ThisMachine.wall());
    let (mut latest, mut drift, mut ahead, mut seconds) = (0_i64, 0_i64, 0_i64, 0_u64);
    let mut shown = start.div_euclid(SECOND);
    while began.elapsed().as_secs() < minutes * 60 {
        std::thread::sleep(std::time::Duration::from_millis(until_next_figures(clock.now(), 1)));
        let (now, system) = (clock.now(), ThisMachine.wall());
        let steady = i64::try_from(began.elapsed().as_millis()).unwrap();
        let second = now.div_euclid(SECOND);
        assert!(second > shown, "every waking shows a new second");
        shown = second;
        seconds += 1;
        latest = latest.max(now - second * SECOND);
        drift = drift.max((now - start - steady).abs());
        ahead = ahead.max((system - wall - (now - start)).abs());
    }
    println!("figure: {seconds} seconds shown in {minutes} min; a new second shows at most {latest} ms late");
    println!("figure: against the monotonic clock at most {drift} ms, against the system's clock at most {ahead} ms");
}
