//! Properties of the deck reader: nothing is lost by saving, nothing brings the reader down or whoever draws what it has read,
//! and its verdict on the shape of a deck is that of an independent reader of the published schema.

#![expect(clippy::unwrap_used, reason = "tests")]

#[expect(dead_code, clippy::expect_used, reason = "tests; this suite asks for a part of it")]
mod strangers;

use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Map, Value, json};
use sidestage::deck::{Deck, Finding, model, parse, save, schema, to_json};
use std::sync::LazyLock;

/// Codes of the findings that come from the schema alone.
const SHAPE: [&str; 7] = ["type", "unknown-word", "length", "pattern", "range", "count", "missing"];

static SECOND: LazyLock<jsonschema::Validator> = LazyLock::new(|| jsonschema::draft202012::new(&schema()).unwrap());

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,7}"
}

fn string() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ]{0,20}",
        any::<String>(),
        "[*_\\[\\]()^!<>&\\\\`# a-z\n-]{0,24}",
        Just("**Bold** and [a link](https://example.org)[^res-8]".to_owned()),
        Just("مرحبا بالعالم".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => string().prop_map(Value::from),
        1 => vec((select(vec!["en", "fr", "ar", "zh-Hans"]), string()), 0..3)
            .prop_map(|texts| Value::Object(texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.into())).collect())),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        (0.0..1.0).prop_map(|number: f64| Value::from(number)),
    ]
}

/// Any value: for unknown fields, and for wrong ones.
fn anything() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number(), string().prop_map(Value::from)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((word(), inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// An object out of optional fields, sometimes with a field that no version knows.
fn object(fields: Vec<(&'static str, BoxedStrategy<Option<Value>>)>) -> BoxedStrategy<Value> {
    let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
    (values, option::weighted(0.1, ("x-[a-z]{1,5}", anything())))
        .prop_map(move |(values, extra)| {
            let mut map = Map::new();
            for (name, value) in names.iter().zip(values) {
                if let Some(value) = value {
                    map.insert((*name).to_owned(), value);
                }
            }
            map.extend(extra);
            Value::Object(map)
        })
        .boxed()
}

fn must(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<Value>> {
    value.prop_map(Some).boxed()
}

fn may(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<Value>> {
    option::weighted(0.3, value).boxed()
}

fn one_of(words: &[&'static str]) -> impl Strategy<Value = Value> + use<> {
    select(words.to_vec()).prop_map(Value::from)
}

fn list(of: impl Strategy<Value = Value> + 'static, count: std::ops::Range<usize>) -> impl Strategy<Value = Value> {
    vec(of, count).prop_map(Value::from)
}

fn name() -> impl Strategy<Value = Value> {
    word().prop_map(Value::from)
}

fn items() -> impl Strategy<Value = Value> {
    let leaf = string().prop_map(Value::from).boxed();
    let item = leaf.prop_recursive(3, 10, 3, |inner| {
        object(vec![("text", must(text())), ("label", may(text())), ("items", may(list(inner, 0..3)))])
    });
    list(item, 1..4)
}

fn part() -> impl Strategy<Value = Value> {
    (0.0..=1.0).prop_map(|number: f64| Value::from(number))
}

fn slide() -> BoxedStrategy<Value> {
    let layouts: Vec<&'static str> = sidestage::deck::layouts::TABLE.iter().map(|row| row.word).collect();
    let column = object(vec![("title", may(text())), ("text", may(text())), ("items", may(items()))]);
    let picture = object(vec![
        ("asset", must(name())),
        ("place", may(one_of(&["full", "left", "right", "centre"]))),
        ("caption", may(text())),
    ]);
    let rows = || list(list(text(), 2..3), 0..3);
    let table = object(vec![("header", may(list(text(), 2..3))), ("rows", must(rows()))]);
    let series = object(vec![("name", may(text())), ("values", must(list(number(), 0..4)))]);
    let chart = object(vec![
        ("kind", may(one_of(&["bar", "line", "share"]))),
        ("unit", may(text())),
        ("labels", must(list(text(), 0..4))),
        ("series", must(list(series, 0..3))),
    ]);
    let one_box = object(vec![
        ("at", must(list(part(), 4..5))),
        ("text", may(text())),
        ("asset", may(name())),
        ("size", may(part())),
    ]);
    let groups = vec(vec(0_u16..9, 0..3), 0..3).prop_map(|groups| json!(groups));
    let filled = object(vec![
        ("id", must("[a-z0-9]{1,9}".prop_map(Value::from))),
        ("layout", must(select(layouts).prop_map(Value::from))),
        ("segment", may(name())),
        ("hidden", may(any::<bool>().prop_map(Value::from))),
        ("language", may(one_of(&["en", "ar"]))),
        ("dir", may(one_of(&["ltr", "rtl"]))),
        ("transition", may(one_of(&["cut", "fade"]))),
        ("background", may("#[0-9a-fA-F]{6}".prop_map(Value::from))),
        ("kicker", may(text())),
        ("title", must(text())),
        ("subtitle", may(text())),
        ("text", may(text())),
        ("items", must(items())),
        ("columns", must(list(column, 1..3))),
        ("quote", must(text())),
        ("attribution", may(text())),
        ("image", must(picture)),
        ("table", must(table)),
        ("chart", must(chart)),
        ("boxes", must(list(one_box, 1..3))),
        ("steps", may(prop_oneof![Just(json!("all")), Just(json!("list")), groups])),
        ("notes", may(prop_oneof![text(), list(text(), 0..3)])),
    ]);
    // Not every slide has everything.
    (filled, vec(any::<bool>(), 13))
        .prop_map(|(mut slide, drop)| {
            let used = |slide: &Value, field: &str| {
                sidestage::deck::layouts::TABLE
                    .iter()
                    .any(|row| slide["layout"] == row.word && row.needs.iter().any(|group| group.contains(&field)))
            };
            for (field, drop) in sidestage::deck::layouts::CONTENT.iter().zip(drop) {
                if drop && !used(&slide, field) {
                    slide.as_object_mut().unwrap().shift_remove(*field);
                }
            }
            slide
        })
        .boxed()
}

/// A deck with nothing wrong in its shape.
fn deck() -> BoxedStrategy<Value> {
    let minutes =
        || prop_oneof![(0_u32..1441).prop_map(Value::from), (0.0..1440.0).prop_map(|number: f64| Value::from(number))];
    let seconds = || (0_u32..86_401).prop_map(Value::from);
    let event = object(vec![
        ("name", must(string().prop_map(Value::from))),
        ("date", must("20[0-9]{2}-0[1-9]-[0-3][0-9]".prop_map(Value::from))),
        ("start", must("[0-2][0-9]:[0-6][0-9]".prop_map(Value::from))),
        ("end", must("[0-2][0-9]:[0-6][0-9]".prop_map(Value::from))),
        ("zone", must(one_of(&["Europe/Amsterdam", "UTC", "America/New_York", "Mars/Base"]))),
        ("venue", may(string().prop_map(Value::from))),
        ("on_record", may(any::<bool>().prop_map(Value::from))),
    ]);
    let speaker = object(vec![
        ("id", must(name())),
        ("name", must(text())),
        ("role", may(text())),
        ("say", may(string().prop_map(Value::from))),
        ("language", may(name())),
    ]);
    let segment = object(vec![
        ("id", must(name())),
        ("title", must(text())),
        ("kind", may(one_of(&["opening", "talk", "questions", "closing", "buffer"]))),
        ("minutes", must(minutes())),
        ("floor_minutes", may(minutes())),
        ("protected", may(any::<bool>().prop_map(Value::from))),
        ("wrap_up_seconds", may(seconds())),
        ("last_call_seconds", may(seconds())),
        ("changeover_seconds", may(seconds())),
        ("who", may(list(name(), 0..3))),
    ]);
    let source =
        object(vec![("id", must(name())), ("text", must(text())), ("url", may(string().prop_map(Value::from)))]);
    let asset = object(vec![
        ("id", must(name())),
        ("path", must(string().prop_map(Value::from))),
        ("alt", may(text())),
        ("credit", may(string().prop_map(Value::from))),
        ("licence", may(string().prop_map(Value::from))),
    ]);
    object(vec![
        ("$schema", may(Just(json!("deck-1.schema.json")))),
        ("format", must(Just(json!(1)))),
        ("id", must("[A-Za-z0-9][A-Za-z0-9._-]{0,20}".prop_map(Value::from))),
        ("title", must(text())),
        ("language", may(one_of(&["en", "fr", "ar"]))),
        ("aspect", may(one_of(&["16:9", "16:10", "4:3"]))),
        ("theme", may(one_of(&["court", "court-dark", "other"]))),
        ("event", may(event)),
        ("speakers", may(list(speaker, 0..3))),
        ("agenda", may(list(segment, 0..3))),
        ("sources", may(list(source, 0..3))),
        ("assets", may(list(asset, 0..3))),
        ("slides", must(list(slide(), 0..4))),
    ])
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let path = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push(path.clone());
                places(inner, &path, found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                let path = format!("{at}/{index}");
                found.push(path.clone());
                places(inner, &path, found);
            }
        }
        _ => {}
    }
}

/// What is done to one place of a deck.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Remove,
    /// The same kind of value, a little off: a longer or shorter text, a number out of its range, a list too long.
    Tweak(u8),
}

fn tweak(value: &mut Value, how: u8) {
    match value {
        Value::String(text) => match how % 4 {
            0 => text.push('!'),
            1 => text.clear(),
            2 => text.insert(0, '-'),
            _ => *text = text.repeat(40),
        },
        Value::Number(number) => {
            *value = match how % 4 {
                0 => json!(-1),
                1 => json!(100_000),
                2 => json!(number.as_f64().unwrap_or(0.0) + 0.5),
                _ => json!(number.as_f64().unwrap_or(0.0) * 1e9 + 0.5),
            };
        }
        Value::Array(list) if how.is_multiple_of(2) => list.clear(),
        Value::Array(list) => list.extend(list.clone()),
        Value::Bool(flag) => *value = json!(u8::from(*flag)),
        Value::Object(_) | Value::Null => *value = json!({}),
    }
}

/// A deck in which something was changed or taken out.
fn mutated() -> impl Strategy<Value = Value> {
    let change = prop_oneof![
        2 => anything().prop_map(Change::Replace),
        1 => Just(Change::Remove),
        3 => any::<u8>().prop_map(Change::Tweak),
    ];
    (deck(), vec((any::<prop::sample::Index>(), change), 1..4)).prop_map(|(mut deck, changes)| {
        for (place, change) in changes {
            let mut all = Vec::new();
            places(&deck, "", &mut all);
            if all.is_empty() {
                continue;
            }
            let path = place.get(&all);
            match change {
                Change::Replace(value) => *deck.pointer_mut(path).unwrap() = value,
                Change::Tweak(how) => tweak(deck.pointer_mut(path).unwrap(), how),
                Change::Remove => {
                    let (parent, last) = path.rsplit_once('/').unwrap();
                    match deck.pointer_mut(parent) {
                        Some(Value::Object(map)) => {
                            map.shift_remove(&last.replace("~1", "/").replace("~0", "~"));
                        }
                        Some(Value::Array(list)) => {
                            list.remove(last.parse().unwrap());
                        }
                        _ => {}
                    }
                }
            }
        }
        deck
    })
}

fn shape_errors(findings: &[Finding]) -> Vec<String> {
    findings.iter().filter(|one| one.is_error() && SHAPE.contains(&one.code)).map(ToString::to_string).collect()
}

/// Whether a number that JSON Schema counts as an integer is written with a point: there we are stricter, on purpose.
fn has_whole_floats(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64() && number.as_f64().is_some_and(|number| number.fract() == 0.0),
        Value::Array(list) => list.iter().any(has_whole_floats),
        Value::Object(map) => map.values().any(has_whole_floats),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn saving_what_was_saved_changes_no_byte(deck in prop_oneof![deck(), mutated().boxed()]) {
        let Some(read) = parse(deck.to_string().as_bytes(), "deck.json").deck else { return Ok(()) };
        let saved = to_json(&read);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.json");
        save(&path, &read).unwrap();
        prop_assert_eq!(&std::fs::read_to_string(&path).unwrap(), &saved);
        let again = parse(saved.as_bytes(), "deck.json").deck.unwrap();
        prop_assert_eq!(&again, &read);
        prop_assert_eq!(to_json(&again), saved);
    }

    #[test]
    fn unknown_fields_survive(deck in deck()) {
        let read = parse(deck.to_string().as_bytes(), "deck.json").deck.unwrap();
        let saved: Value = serde_json::from_str(&to_json(&read)).unwrap();
        let mut all = Vec::new();
        places(&deck, "", &mut all);
        for path in all.iter().filter(|path| path.rsplit('/').next().is_some_and(|name| name.starts_with("x-"))) {
            prop_assert_eq!(saved.pointer(path), deck.pointer(path), "{}", path);
        }
    }

    #[test]
    fn the_check_agrees_with_an_independent_reader_of_the_schema(deck in prop_oneof![deck(), mutated().boxed()]) {
        prop_assume!(!has_whole_floats(&deck));
        let ours = shape_errors(&parse(deck.to_string().as_bytes(), "deck.json").findings);
        let theirs: Vec<String> =
            SECOND.iter_errors(&deck).map(|error| format!("{}: {error}", error.instance_path())).collect();
        // A newer format is refused before the schema is asked.
        let newer = deck["format"].as_f64().is_some_and(|format| format >= 2.0);
        prop_assert!(newer || ours.is_empty() == theirs.is_empty(), "ours {ours:#?}\ntheirs {theirs:#?}\n{deck:#}");
    }

    #[test]
    fn what_has_no_error_deserialises(deck in prop_oneof![deck(), mutated().boxed()]) {
        let text = deck.to_string();
        let parsed = parse(text.as_bytes(), "deck.json");
        if shape_errors(&parsed.findings).is_empty() && parsed.deck.is_some() {
            let plain = serde_json::from_str::<Deck>(&text);
            prop_assert!(plain.is_ok(), "{:?}\n{deck:#}", plain.err());
        }
        prop_assert!(parsed.findings.iter().all(|finding| finding.code != "unreadable"), "{:#?}", parsed.findings);
    }

    #[test]
    fn every_finding_has_its_place_and_every_slide_its_own_id(deck in mutated()) {
        let text = format!("{deck:#}");
        let parsed = parse(text.as_bytes(), "deck.json");
        let lines: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
        for finding in &parsed.findings {
            let width = lines.get(finding.line as usize - 1).copied();
            prop_assert!(width.is_some_and(|width| (1..=width + 1).contains(&(finding.column as usize))), "{finding}");
        }
        if let Some(deck) = parsed.deck {
            let ids: std::collections::HashSet<_> = deck.slides.iter().map(|slide| &slide.id).collect();
            prop_assert_eq!(ids.len(), deck.slides.len());
        }
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in vec(any::<u8>(), 0..200)) {
        let parsed = parse(&bytes, "deck.json");
        prop_assert!(parsed.deck.is_some() || !parsed.findings.is_empty());
    }

    #[test]
    fn no_damage_brings_the_reader_down(
        deck in deck(),
        damage in vec((any::<prop::sample::Index>(), option::of(any::<u8>())), 1..6),
        cut in option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = deck.to_string().into_bytes();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            match byte {
                Some(byte) => bytes[at] = byte,
                None => { bytes.remove(at); }
            }
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let parsed = parse(&bytes, "deck.json");
        prop_assert!(parsed.deck.is_some() || parsed.findings.iter().any(Finding::is_error));
        if let Some(deck) = parsed.deck {
            let _ = to_json(&deck);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_is_checked_drawn_and_written(deck in prop_oneof![deck(), mutated().boxed()]) {
        strangers::shown(deck.to_string().as_bytes());
    }
}

#[test]
fn the_schema_is_a_schema_and_a_full_deck_passes() {
    assert!(jsonschema::meta::is_valid(&schema()));
    let deck = json!({
        "format": 1, "id": "t", "title": {"en": "T"},
        "slides": [{"id": "a", "layout": "bullets", "title": "A", "items": ["x", {"text": "y", "items": ["z"]}], "steps": [[0], [1]]}],
    });
    assert!(SECOND.is_valid(&deck));
    assert_eq!(parse(deck.to_string().as_bytes(), "deck.json").findings, []);
    let read: Deck = serde_json::from_value(deck).unwrap();
    assert_eq!(read.slides[0].parts(), 2);
    assert_eq!(model::FORMAT, 1);
}
