//! How fast and how light: figures for people. Machines differ, so no test fails over a time, save when nothing comes.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    deck::SLIDES,
    stage::{CONSOLE, PANEL, ROOM, Seen, Stage, median},
};

/// Three windows, the room's full-screen on the second display: from the start of the process to the first slide.
#[test]
fn the_room_sees_the_first_slide_soon_after_the_start() {
    let mut times = Vec::new();
    for _ in 0..5 {
        let mut stage = Stage::enter("start");
        times.push(stage.start_presenting());
        stage.wait("the room's window fills the second display", Stage::room_in_place);
        stage.wait_window(CONSOLE);
        stage.wait_window(PANEL);
        assert_eq!(stage.screen.windows().len(), 3, "the console, the room and the panel");
        assert_eq!(stage.room(), Seen::Slide(0));
        stage.keep("first-slide");
    }
    println!("figure: start to first slide with three windows: {:.0} ms (middle of {times:?})", median(times.clone()));
}

/// From a key to the pixels in the room, over the whole deck; then the memory with every slide seen.
#[test]
fn the_slides_follow_the_keys() {
    let mut stage = Stage::present("follow");
    stage.focus(CONSOLE);
    let mut times = Vec::new();
    // Slides in steps keep their colour, so they are passed over as a whole.
    for slide in 1..SLIDES {
        thread::sleep(Duration::from_millis(250));
        let pressed = Instant::now();
        stage.screen.key("alt+PageDown");
        stage.wait_room(Seen::Slide(slide));
        times.push(pressed.elapsed());
    }
    let slowest = times.iter().max().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!("figure: key to slide in the room: {:.0} ms, at most {slowest:.0} ms, of {}", median(times), SLIDES - 1);
    stage.wait_console(SLIDES - 1);
    let (now, most) = stage.program().memory();
    println!("figure: memory after {SLIDES} slides in three windows: {now:.0} MiB, at most {most:.0} MiB");
}

/// Three windows and a running clock, and nobody does anything.
#[test]
fn idle_windows_leave_the_processor_alone() {
    const SECONDS: u64 = 20;
    let mut stage = Stage::present("idle");
    stage.focus(CONSOLE);
    stage.press("t");
    thread::sleep(Duration::from_secs(3));
    let before = stage.program().processor_seconds();
    thread::sleep(Duration::from_secs(SECONDS));
    let used = stage.program().processor_seconds() - before;
    println!("figure: idle with a running clock: {:.2} % of one processor", used / SECONDS as f64 * 100.0);
    assert_eq!(stage.room(), Seen::Slide(0));
    assert!(stage.screen.find(ROOM).is_some());
}
