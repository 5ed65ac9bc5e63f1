//! The house rule: a room uses only the rooms below it. This test reads the sources and holds every arrow.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms from the top to the bottom.
const ROOMS: [&str; 10] = ["cli", "app", "ui", "platform", "show", "timing", "questions", "render", "typeset", "deck"];

/// What each room must never name: the pure rooms stay pure, and windows stay above.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("show", &["egui", "eframe", "winit", "rfd", "Instant::now", "SystemTime::now"]),
    ("timing", &["egui", "eframe", "winit", "rfd", "Instant::now", "SystemTime::now", "Timestamp::now", "std::fs"]),
    ("questions", &["egui", "eframe", "winit", "rfd", "Instant::now", "SystemTime::now", "std::fs"]),
    ("render", &["egui::", "eframe", "winit", "rfd"]),
    ("typeset", &["egui", "eframe", "winit", "rfd", "std::fs", "Instant::now"]),
    ("deck", &["egui", "eframe", "winit", "rfd", "Instant::now", "parley", "vello"]),
    ("platform", &["egui", "eframe"]),
    ("cli", &["egui", "eframe", "winit", "rfd"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file without its comments and, for rules about what runs, without its tests.
fn code(path: &Path, with_tests: bool) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = if with_tests { text.as_str() } else { text.split("#[cfg(test)]").next().unwrap() };
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a piece of code names, through `crate::room` or inside `crate::{…}`.
fn named(code: &str) -> Vec<&'static str> {
    let mut rooms = Vec::new();
    for room in ROOMS {
        let direct = format!("crate::{room}::");
        let whole = format!("crate::{room};");
        if code.contains(&direct) || code.contains(&whole) {
            rooms.push(room);
        }
    }
    for start in code.match_indices("crate::{").map(|(at, found)| at + found.len()) {
        let mut depth = 1;
        let mut word = String::new();
        for letter in code[start..].chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 1 && (letter.is_alphanumeric() || letter == '_') {
                word.push(letter);
            } else {
                if depth <= 1 || letter == '{' {
                    rooms.extend(ROOMS.iter().find(|room| **room == word));
                }
                // What follows `room::` at the same depth is a name inside that room.
                if letter != ':' || !word.is_empty() {
                    word.clear();
                }
            }
            if depth == 0 {
                break;
            }
        }
    }
    rooms
}

#[test]
fn a_room_uses_only_the_rooms_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut arrows = 0;
    let mut wrong = Vec::new();
    for (height, room) in ROOMS.iter().enumerate() {
        for path in sources(&src.join(room)) {
            for used in named(&code(&path, true)) {
                let other = ROOMS.iter().position(|known| *known == used).unwrap();
                arrows += usize::from(other != height);
                if other < height {
                    wrong.push(format!("{} uses {used}, which lies above {room}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(arrows > 20, "only {arrows} arrows were seen: does this test still read the code?");
}

#[test]
fn every_folder_of_the_sources_is_a_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.is_dir() {
            assert!(ROOMS.contains(&name.as_str()), "{name} is no room of the house");
        } else {
            assert!(["lib.rs", "main.rs"].contains(&name.as_str()), "{name} stands outside the rooms");
        }
    }
}

#[test]
fn pure_rooms_stay_pure() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, words) in FORBIDDEN {
        for path in sources(&src.join(room)) {
            let code = code(&path, false);
            for word in *words {
                if code.contains(word) {
                    wrong.push(format!("{} names {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_the_sentence_that_says_its_idea() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests"] {
        for path in sources(&root.join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap_or_default();
            assert!(first.starts_with("//! ") && first.len() > 20, "{} opens with {first:?}", path.display());
        }
    }
}

#[test]
fn every_suite_that_draws_windows_looks_out_for_slow_work() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut watched = 0;
    for path in sources(&tests) {
        let text = fs::read_to_string(&path).unwrap();
        // Fields by themselves have no desk, and nothing to be slow with.
        if path.ends_with("text_field.rs") || path.ends_with("rooms.rs") {
            continue;
        }
        for (at, _) in text.match_indices(".build_ui(") {
            assert!(text[at..].starts_with(".build_ui(quiet("), "{}: see tests/hands/quiet.rs", path.display());
            watched += 1;
        }
    }
    assert!(watched >= 10, "only {watched} windows were seen");
}

#[test]
fn the_reader_of_arrows_sees_both_ways_of_writing_them() {
    assert_eq!(named("use crate::deck::model::Deck;"), ["deck"]);
    assert_eq!(named("use crate::{\n    render::{Job, Pixels},\n    typeset::page::Page,\n};"), ["render", "typeset"]);
    assert_eq!(named("use crate::{timing, ui::theme};"), ["timing", "ui"]);
    assert!(named("use super::deck::Deck;").is_empty());
}
