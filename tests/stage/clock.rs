//! The clocks on the screen against the clock of the machine: when a new second shows in the console and on the panel.

use std::{
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::{
    picture::Picture,
    screen::Area,
    stage::{CONSOLE, CONSOLE_AREA, PANEL_AREA, Stage},
};

/// How long the windows are watched, in seconds, unless `SIDESTAGE_SECONDS` says otherwise.
const SECONDS: u64 = 15;

/// Where the console writes the time of day, and the panel what is left of the slot.
fn places() -> [Area; 2] {
    let (console, panel) = (CONSOLE_AREA, PANEL_AREA);
    let right = console.x + console.width.cast_signed();
    [
        Area::new(right - 330, console.y, 250, 50),
        Area::new(panel.x, panel.y + (panel.height / 8 * 7).cast_signed(), panel.width / 2, panel.height / 8),
    ]
}

#[test]
fn a_new_second_shows_in_console_and_panel_at_once() {
    let seconds = std::env::var("SIDESTAGE_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    let mut stage = Stage::present("clock");
    stage.focus(CONSOLE);
    stage.press("t");
    thread::sleep(Duration::from_secs(3));
    let places = places();
    let mut last: [Option<Picture>; 2] = [None, None];
    // For each window: the second that showed, and how long after it began.
    let mut seen: [Vec<(u64, f64)>; 2] = [Vec::new(), Vec::new()];
    let began = Instant::now();
    while began.elapsed().as_secs() < seconds {
        for ((place, last), seen) in places.iter().zip(&mut last).zip(&mut seen) {
            let picture = stage.screen.picture(*place);
            let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
            if last.as_ref().is_some_and(|last| *last != picture) {
                seen.push((now.as_secs(), f64::from(now.subsec_micros()) / 1000.0));
            }
            *last = Some(picture);
        }
        thread::sleep(Duration::from_millis(2));
    }
    stage.keep("clock");
    let middle = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    };
    for (name, seen) in ["console", "panel"].into_iter().zip(&seen) {
        let mut late: Vec<f64> = seen.iter().map(|(_, late)| *late).collect();
        let (first, end) = (&mut late[..late.len() / 4].to_vec(), &mut late[late.len() * 3 / 4..].to_vec());
        let drift = middle(end) - middle(first);
        let median = middle(&mut late);
        let most = late.last().copied().unwrap_or(f64::NAN);
        println!(
            "figure: {name}: {} seconds shown in {seconds} s, {median:.0} ms after the system's second (at most {most:.0}), drift {drift:.1} ms",
            seen.len()
        );
        assert!(seen.len() as u64 + 2 >= seconds, "{name}: every second shows: {} of {seconds}", seen.len());
    }
    let mut apart: Vec<f64> = seen[0]
        .iter()
        .filter_map(|(second, late)| {
            seen[1].iter().find(|(other, _)| other == second).map(|(_, other)| (late - other).abs())
        })
        .collect();
    let median = middle(&mut apart);
    println!(
        "figure: console and panel {median:.1} ms apart (at most {:.1})",
        apart.last().copied().unwrap_or(f64::NAN)
    );
}
