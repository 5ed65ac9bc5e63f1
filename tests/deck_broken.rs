//! Broken decks: every fault is named with its line, column and path, and none brings the reader down.
//!
//! Each case is a deck with one thing wrong and the lines that the check must say, word for word.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod broken;

use broken::{event, slide, with};
use sidestage::{
    cli::check::{ERRORS, check},
    deck::{Finding, Severity, open, parse, to_json},
};
use std::{fmt::Write as _, fs, path::Path};

/// Everything that the check says about `text`, without the file's name; a picture and a link stand beside it.
fn said(text: &[u8]) -> Vec<String> {
    let folder = folder();
    let path = folder.path().join("deck.json");
    fs::write(&path, text).unwrap();
    let prefix = format!("{}:", path.display());
    let lines = open(&path).findings.into_iter().map(|finding| finding.to_string());
    lines.map(|line| line.strip_prefix(&prefix).expect("names the file").trim().to_owned()).collect()
}

/// A folder with a picture in it and a link that leads out of it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("hall.png"), b"picture").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hosts", folder.path().join("link.png")).unwrap();
    folder
}

const GOOD: &str = r#"{"id": "a", "layout": "blank"}"#;

/// Name, deck, and every finding in order.
fn cases() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    broken::cases().into_iter().map(|(name, text, says)| (name, text.into_bytes(), says)).chain(made()).collect()
}

/// Cases of bytes, and those too large to stand in a file of cases.
fn made() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let items =
        format!(r#"{{"id": "a", "layout": "bullets", "title": "T", "items": [{}"x"]}}"#, "\"x\",".repeat(10_000));
    vec![
        ("nothing wrong", slide(GOOD).into_bytes(), vec![]),
        (
            "byte order mark",
            [b"\xef\xbb\xbf", slide(GOOD).as_bytes()].concat(),
            vec![
                "1:1: warning: the file starts with a byte order mark, which UTF-8 does not need; saving leaves it out",
            ],
        ),
        ("UTF-16", utf16("\u{feff}{}", false), vec!["1:1: error: the file is written in UTF-16; save it as UTF-8"]),
        (
            "UTF-16 in the other order",
            utf16("\u{feff}{}", true),
            vec!["1:1: error: the file is written in UTF-16; save it as UTF-8"],
        ),
        (
            "UTF-16 without mark",
            utf16("{}", false),
            vec!["1:1: error: the file is written in UTF-16 without a byte order mark; save it as UTF-8"],
        ),
        (
            "Latin-1",
            b"{\"format\": 1,\n\"title\": \"caf\xe9\"}".to_vec(),
            vec![
                "2:14: error: the file is not UTF-8: the byte 0xe9 at offset 27 is perhaps a letter in an older encoding such as Latin-1; save it as UTF-8",
            ],
        ),
        (
            "cut inside a character",
            b"{\"title\": \"caf\xc3".to_vec(),
            vec![
                "1:15: error: the file is not UTF-8: the byte 0xc3 at offset 14 begins a character that the end of the file cuts off; save it as UTF-8",
            ],
        ),
        (
            "null bytes",
            b"{\"format\": 1,\0\0}".to_vec(),
            vec!["1:14: error: the file holds a null byte; it is damaged, or not a text"],
        ),
        (
            "a compressed presentation",
            b"PK\x03\x04\x14\0\x06\0".to_vec(),
            vec![
                "1:1: error: the file is a compressed archive, perhaps a presentation of another program, and not a deck",
            ],
        ),
        (
            "depth 10,000",
            "[".repeat(10_000).into_bytes(),
            vec!["1:65: error: objects and lists stand one in another more than 64 deep"],
        ),
        (
            "depth 10,000 of objects",
            "{\"a\":".repeat(10_000).into_bytes(),
            vec!["1:321: error: objects and lists stand one in another more than 64 deep"],
        ),
        (
            "a text without end",
            with(&format!("\"theme\": \"{}", "x".repeat(100_000))).into_bytes(),
            vec![
                "2:10: error: the text that starts with `xxxxxxxxxxxxxxxxxxxxxxxx` is longer than 64 KiB; perhaps its closing quotation mark is missing",
            ],
        ),
        (
            "a text of 100 MB",
            with(&format!("\"theme\": \"{}\"", "x".repeat(100 << 20))).into_bytes(),
            vec!["error: the file is 100 MiB large; a deck has at most 16 MiB (pictures stand beside it, not in it)"],
        ),
        (
            "too many slides",
            slide(&vec![GOOD; 5001].join(",")).into_bytes(),
            vec!["1:50: error: slides: the deck has 5001 slides; at most 5000 are allowed"],
        ),
        (
            "too many items",
            slide(&items).into_bytes(),
            vec!["2:40057: error: one list or object holds more than 10000 elements"],
        ),
    ]
}

#[test]
fn every_broken_deck_is_named_in_full() {
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    for (name, text, expected) in cases {
        let said = said(&text);
        if said != expected {
            writeln!(wrong, "@@{name}\n{said:#?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "these say something else:\n{wrong}");
}

#[test]
fn no_broken_deck_loses_anything_by_saving() {
    let mut read = 0;
    for (name, text, _) in cases() {
        let Some(deck) = parse(&text, "deck.json").deck else { continue };
        read += 1;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let before: serde_json::Value = serde_json::from_slice(text).unwrap();
        let after: serde_json::Value = serde_json::from_str(&to_json(&deck)).unwrap();
        assert!(contains(&after, &before), "{name}:\n{before:#}\nbecame\n{after:#}");
        assert_eq!(parse(to_json(&deck).as_bytes(), "deck.json").deck.unwrap(), deck, "{name}");
    }
    assert!(read > 40, "only {read} decks could be read");
}

/// Whether `whole` has everything that `part` has; defaults may be added, and what says nothing may be left out.
fn contains(whole: &serde_json::Value, part: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Object};
    match (whole, part) {
        (Object(whole), Object(part)) => part.iter().all(|(key, value)| {
            whole.get(key).map_or(*value == false || *value == Array(Vec::new()), |other| contains(other, value))
        }),
        (Array(whole), Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| contains(whole, part))
        }
        _ => whole == part,
    }
}

#[test]
fn a_wrong_slide_never_blocks_the_rest() {
    let text = slide(
        r#"{"id": "one", "layout": "statement", "text": "First"},
        {"id": "two", "layout": "bulets", "segment": "x", "items": ["a"]},
        42,
        {"layout": "statement", "text": "No id"},
        {"id": "one", "layout": "statement", "text": "Again"},
        {"id": "chart", "layout": "chart", "title": "C", "chart": {"labels": ["a"], "series": [{"values": [1, 2]}]}},
        {"id": "last", "layout": "statement", "text": "Last"}"#,
    );
    let deck = parse(text.as_bytes(), "deck.json").deck.unwrap();
    let ids: Vec<_> = deck.slides.iter().map(|slide| (slide.id.as_str(), slide.broken.is_some())).collect();
    let expected = [
        ("one", false),
        ("two", true),
        ("slide-3", true),
        ("slide-4", true),
        ("one-2", true),
        ("chart", true),
        ("last", false),
    ];
    assert_eq!(ids, expected);
    let faults = |index: usize| deck.slides[index].broken.as_ref().unwrap().faults.join("\n");
    assert_eq!(faults(1), "slides[1].layout: unknown layout `bulets`; did you mean `bullets`?");
    assert_eq!(faults(2), "slides[2]: expected an object, found the number `42`");
    assert!(deck.slides[5].chart.is_some(), "a misleading slide keeps its content for the editor");
}

#[test]
fn unreadable_files_are_named() {
    let folder = folder();
    let finding = |path: &Path| -> Finding {
        let opened = open(path);
        assert!(opened.deck.is_none());
        assert_eq!(opened.findings.len(), 1);
        opened.findings.into_iter().next().unwrap()
    };
    assert_eq!(finding(&folder.path().join("none.json")).message, "there is no such file");
    assert_eq!(finding(folder.path()).message, "this is a folder and not a deck file");
    let mut out = Vec::new();
    assert_eq!(check(&folder.path().join("none.json"), false, false, |_, _| Vec::new(), &mut out), ERRORS);
}

#[test]
fn a_hostile_number_of_faults_gives_a_short_report() {
    // Each of these is an error of its own, and each near miss asks for the nearest word.
    let entries: Vec<_> =
        (0..9000).map(|index| format!("{{\"id\": \"a{index}\", \"name\": {index}, \"rol\": 1}}")).collect();
    let parsed = parse(with(&format!("\"speakers\": [{}], \"slides\": []", entries.join(","))).as_bytes(), "deck.json");
    assert_eq!(parsed.findings.len(), 1001);
    assert_eq!(parsed.findings[1000].severity, Severity::Error);
    let deck = parsed.deck.unwrap();
    assert!(deck.speakers.is_empty());
    assert_eq!(deck.kept.len(), 9000);
}

#[test]
fn findings_never_quote_much_of_the_file() {
    let long = "secret ".repeat(500);
    let texts = [
        slide(&format!(r#"{{"id": "{long}", "layout": "{long}", "segment": "{long}", "{long}": 1}}"#)),
        slide(&format!(r#"{{"id": "a", "layout": "statement", "segment": "{long}", "text": {{"{long}": ""}}}}"#)),
        with(&format!(r#""theme": "{long}", "language": "{long}", "slides": "{long}""#)),
        event(&format!(r#""date": "{long}", "start": "{long}", "end": "{long}", "zone": "{long}""#)),
        event(&format!(r#""date": "2022-12-07", "start": "13:00", "end": "14:00", "zone": "{long}""#)),
    ];
    for text in texts {
        let findings = parse(text.as_bytes(), "deck.json").findings;
        assert!(!findings.is_empty());
        for finding in findings {
            assert!(finding.to_string().matches("secret").count() <= 14, "{finding}");
        }
    }
}
