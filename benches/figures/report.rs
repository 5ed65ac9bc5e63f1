//! The figures of the README, for anybody to repeat: how long until the room sees the first slide, how long from a key to
//! the next one, how much memory, and how much processor while nobody does anything. Sidestage and whichever other
//! presenters are installed show the same deck, in real full-screen windows on a display server of the report's own.
//!
//! Every program is looked at from outside, in the same way: a slide is recognised by its background's colour at three
//! points of a display, and keys are pressed on the server's own keyboard. `.ci/figures` installs what it needs and runs it.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr, reason = "a tool for people")]

#[expect(dead_code, reason = "the suite of real windows uses all of it")]
#[path = "../../tests/stage/deck.rs"]
mod deck;
#[expect(dead_code, reason = "the suite of real windows uses all of it")]
#[path = "../../tests/stage/picture.rs"]
mod picture;
#[expect(dead_code, reason = "the suite of real windows uses all of it")]
#[path = "../../tests/stage/screen.rs"]
mod screen;
#[expect(dead_code, reason = "the suite of real windows uses all of it")]
#[path = "../../tests/stage/server.rs"]
mod server;

mod peers;
mod process;

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use self::{
    deck::{COLOURS, SLIDES, near},
    peers::{Peer, peers},
    process::Tree,
    screen::{Area, Screen},
    server::{Manager, SIZE, Server},
};

/// The displays.
const DISPLAYS: [Area; 2] = [Area::new(0, 0, SIZE.0, SIZE.1), Area::new(SIZE.0.cast_signed(), 0, SIZE.0, SIZE.1)];
/// Where on a display a slide is recognised: at its lower edge, where neither titles nor points stand.
const PROBES: [(f32, f32); 3] = [(0.03, 0.965), (0.5, 0.965), (0.97, 0.965)];
/// How long a program may take to show a slide.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a program may go on with what its start has left to do before it counts as idle.
const SETTLE: Duration = Duration::from_secs(25);
/// How long nobody does anything, in seconds.
const IDLE: u64 = 20;
/// How long a hand waits from one press to the next.
const GAP: Duration = Duration::from_millis(700);

/// Where the report keeps its files.
fn scratch() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/figures");
    fs::create_dir_all(&folder).expect("a folder for the report");
    folder
}

/// What was measured of one run.
#[derive(Default)]
struct Run {
    start: f64,
    changes: Vec<f64>,
    memory: f64,
    idle: Option<f64>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let runs: usize = env::var("FIGURES_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5);
    let folder = scratch();
    let wanted: Vec<Peer> = peers(&folder)
        .into_iter()
        .filter(|peer| arguments.is_empty() || arguments.iter().any(|name| *name == peer.name))
        .filter(|peer| {
            let there = peer.is_installed();
            if !there {
                eprintln!("{} is not installed here: passed over", peer.name);
            }
            there
        })
        .collect();
    let server = Server::start(Manager::Floating);
    println!("| program | start → first slide | slide change: median / 95th / worst | most memory | idle |");
    println!("|---|---|---|---|---|");
    for peer in &wanted {
        // The first run fills the caches of the system, for every program alike.
        let measured: Vec<Run> = (0..=runs).filter_map(|run| measure(peer, &server, run == 1)).skip(1).collect();
        println!("{}", row(peer.name, &measured));
    }
    println!("\n{} runs each, {} slide changes a run. {}", runs, SLIDES - 1, machine());
}

fn row(name: &str, runs: &[Run]) -> String {
    if runs.is_empty() {
        return format!("| {name} | did not show the first slide | | | |");
    }
    let mut changes: Vec<f64> = runs.iter().flat_map(|run| run.changes.iter().copied()).collect();
    changes.sort_by(f64::total_cmp);
    let at = |share: f64| changes.get(((changes.len() as f64 * share) as usize).min(changes.len().saturating_sub(1)));
    let change = |share| at(share).map_or_else(|| "–".to_owned(), |time| format!("{time:.1}"));
    let idle = runs.iter().find_map(|run| run.idle).map_or_else(|| "–".to_owned(), |idle| format!("{idle:.2} %"));
    format!(
        "| {name} | {:.0} ms | {} / {} / {} ms | {:.0} MiB | {idle} |",
        median(runs.iter().map(|run| run.start)),
        change(0.5),
        change(0.95),
        change(1.0),
        median(runs.iter().map(|run| run.memory)),
    )
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// One start of a program, to its end. None when the first slide does not come.
fn measure(peer: &Peer, server: &Server, idle: bool) -> Option<Run> {
    let screen = Screen::connect(server.display()).unwrap_or_else(|| panic!("no server:\n{}", server.log()));
    screen.paint_desktop([0x30, 0x30, 0x30]);
    screen.point((SIZE.0.cast_signed() - 40, SIZE.1.cast_signed() - 20));
    let began = Instant::now();
    let tree = Tree::start(&peer.command(server.display()));
    let Some(display) = wait(|| DISPLAYS.into_iter().find(|display| shows(&screen, *display, 0))) else {
        eprintln!("{}: the first slide did not come; windows: {:?}", peer.name, screen.windows());
        screen.desktop().save(&scratch().join(format!("{}-failed.png", peer.name)));
        return None;
    };
    let mut run = Run { start: ms(began.elapsed()), ..Run::default() };
    thread::sleep(Duration::from_secs(2));
    if let Some(title) = peer.keyboard
        && let Some((window, _)) = screen.windows().into_iter().find(|(_, of)| of.contains(title))
    {
        screen.activate(window);
        thread::sleep(Duration::from_millis(500));
    }
    if let Some(key) = peer.clock {
        screen.key(key);
        thread::sleep(Duration::from_secs(2));
    }
    if idle {
        thread::sleep(SETTLE);
        let before = tree.processor_seconds();
        thread::sleep(Duration::from_secs(IDLE));
        run.idle = Some((tree.processor_seconds() - before) / IDLE as f64 * 100.0);
    }
    for slide in 1..SLIDES {
        thread::sleep(GAP);
        let pressed = Instant::now();
        screen.key(peer.next);
        let seen = wait_for(Duration::from_secs(5), || shows(&screen, display, slide).then_some(()));
        if seen.is_none() {
            eprintln!("{}: slide {} did not come", peer.name, slide + 1);
            screen.desktop().save(&scratch().join(format!("{}-missed.png", peer.name)));
            break;
        }
        run.changes.push(ms(pressed.elapsed()));
    }
    run.memory = tree.most_memory();
    drop(tree);
    let _gone = wait_for(Duration::from_secs(5), || screen.windows().is_empty().then_some(()));
    thread::sleep(Duration::from_millis(500));
    Some(run)
}

/// Whether a display shows a slide. Programs round colours differently on their way through PDF.
fn shows(screen: &Screen, display: Area, slide: usize) -> bool {
    let colour = COLOURS.get(slide).copied().unwrap_or_default();
    PROBES.iter().all(|(right, down)| {
        let seen = screen.colour(display.at(*right, *down));
        near(seen, colour) || seen.iter().zip(colour).all(|(one, other)| one.abs_diff(other) <= 10)
    })
}

fn wait<T>(so: impl FnMut() -> Option<T>) -> Option<T> {
    wait_for(PATIENCE, so)
}

/// Looks again and again, with pauses: whoever looks without a pause takes the processor from whom it looks at.
fn wait_for<T>(limit: Duration, mut so: impl FnMut() -> Option<T>) -> Option<T> {
    let until = Instant::now() + limit;
    while Instant::now() < until {
        if let Some(found) = so() {
            return Some(found);
        }
        thread::sleep(Duration::from_micros(800));
    }
    None
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What the figures were measured on.
fn machine() -> String {
    let cores = thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).unwrap_or("Linux");
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(':'));
    let processor = processor.map_or("a processor without a name", |(_, name)| name.trim());
    let software = env::var_os("LIBGL_ALWAYS_SOFTWARE").is_some();
    let graphics = if software { "software graphics" } else { "the machine's graphics" };
    format!("{cores} cores ({processor}), {graphics}, {}, two displays of 1920 × 1080.", system.trim_matches('"'))
}
