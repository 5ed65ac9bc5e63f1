//! A clicker in somebody's hand: whatever it sends in whatever order, the show runs on its display. The suite of the windows
//! without a display tries every order of three presses of more keys; here real keys reach real windows.

use std::{thread, time::Duration};

use super::stage::{CONSOLE, CONSOLE_AREA, PANEL_AREA, ROOM, Seen, Stage};

/// What clickers send.
const CLICKER: [&str; 5] = ["PageDown", "PageUp", ".", "F5", "Escape"];
/// What some clickers and remote mice send besides.
const MORE: [&str; 14] = [
    "PageDown",
    "PageUp",
    ".",
    "F5",
    "shift+F5",
    "Escape",
    "Tab",
    "Enter",
    "Space",
    "b",
    "VolumeUp",
    "VolumeDown",
    "VolumeMute",
    "Play",
];

/// A sequence in which every order of `length` out of `signs` comes up (a de Bruijn sequence, not closed to a ring).
fn every_order(signs: usize, length: usize) -> Vec<usize> {
    // Always the largest sign that makes an order not seen yet: this finds all orders when it starts with the smallest.
    let mut sequence = vec![0; length];
    let mut seen = std::collections::HashSet::from([sequence.clone()]);
    'longer: loop {
        for sign in (0..signs).rev() {
            let mut order = sequence[sequence.len() + 1 - length..].to_vec();
            order.push(sign);
            if seen.insert(order) {
                sequence.push(sign);
                continue 'longer;
            }
        }
        assert_eq!(seen.len(), signs.pow(u32::try_from(length).expect("small")), "every order came up");
        return sequence;
    }
}

fn run(stage: &mut Stage, keys: &[&str], length: usize, pause: Duration) {
    let order = every_order(keys.len(), length);
    for (number, key) in order.iter().enumerate() {
        stage.screen.key(keys[*key]);
        thread::sleep(pause);
        let last: Vec<&str> = order[..=number].iter().rev().take(length).rev().map(|key| keys[*key]).collect();
        assert!(stage.room_in_place(), "the room's window left its display after {last:?}");
        stage.program().must_live(&format!("after {last:?}"));
    }
    // Whatever is left open, the show is still live: Escape closes it, and the slides still move.
    for _ in 0..4 {
        stage.press("Escape");
    }
    stage.press("Home");
    stage.wait_room(Seen::Slide(0));
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
    stage.wait_console(1);
}

#[test]
fn no_order_of_a_clickers_keys_ends_the_show() {
    let mut stage = Stage::present("clicker");
    stage.focus(CONSOLE);
    stage.press("t");
    for title in [CONSOLE, ROOM] {
        stage.focus(title);
        run(&mut stage, &CLICKER, 3, Duration::from_millis(30));
        // Slower than the switch bounces, so that every press counts.
        run(&mut stage, &CLICKER, 2, Duration::from_millis(140));
    }
    // The clock that was started before still runs.
    let before = stage.screen.picture(PANEL_AREA);
    thread::sleep(Duration::from_millis(2100));
    assert!(stage.screen.picture(PANEL_AREA) != before, "the clock stands");
}

#[test]
fn no_order_of_more_keys_ends_the_show() {
    let mut stage = Stage::present("more-keys");
    for title in [CONSOLE, ROOM] {
        stage.focus(title);
        run(&mut stage, &MORE, 2, Duration::from_millis(90));
    }
}

/// Some clickers close windows. The console asks before it closes, and whatever is pressed next is no consent.
#[test]
fn a_clicker_that_closes_windows_leaves_the_show_running() {
    let mut stage = Stage::present("close-by-key");
    // The system may still give the keyboard to a window that has just come up.
    thread::sleep(Duration::from_millis(1500));
    stage.focus(CONSOLE);
    for key in MORE {
        let before = stage.screen.picture(CONSOLE_AREA);
        stage.press("alt+F4");
        stage.wait("the console asks", |stage| stage.screen.picture(CONSOLE_AREA).differing(&before) > 40_000);
        stage.press(key);
        thread::sleep(Duration::from_millis(200));
        stage.program().must_live(&format!("after alt+F4 and {key}"));
        assert!(stage.room_in_place(), "the room's window left its display after alt+F4 and {key}");
        for _ in 0..3 {
            stage.press("Escape");
        }
        stage.press("Home");
        stage.wait_room(Seen::Slide(0));
        stage.wait_console(0);
    }
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
}
