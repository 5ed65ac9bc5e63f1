//! The caret, the selection and what is typed, in every script.
#![expect(clippy::expect_used, reason = "tests")]

use super::*;
use crate::typeset::LineStyle;

fn bench() -> Bench {
    Bench::new(Fonts::bundled())
}

fn written(text: &str, width: Option<f32>, language: &str) -> Writing {
    let style = LineStyle { size: 20.0, width, language: language.to_owned(), ..LineStyle::default() };
    Writing::new(text, Setting::window(&style))
}

/// Where the caret stands from the left, rounded.
fn x(writing: &Writing) -> i64 {
    writing.caret_place(1.0).map_or(-1, |place| place.x0.round() as i64)
}

const MIXED: &str = "المادة 17 من ICC Statute";

#[test]
fn the_caret_goes_right_to_the_eye_through_every_script() {
    let mut bench = bench();
    for (text, language) in
        [(MIXED, "ar"), (MIXED, "en"), ("Rome Statute", "en"), ("第17条 ICC", "zh"), ("قرار 1998/17", "ar")]
    {
        let mut writing = written(text, None, language);
        writing.refresh(&mut bench);
        writing.press(&mut bench, -10.0, 5.0, false);
        let letters = text.chars().count();
        let mut places = vec![x(&writing)];
        let mut bytes = std::collections::BTreeSet::from([writing.caret()]);
        for _ in 0..letters * 2 {
            let before = writing.version();
            writing.go(&mut bench, Way::Right, false);
            if writing.version() == before {
                break;
            }
            bytes.insert(writing.caret());
            places.push(x(&writing));
        }
        assert!(places.is_sorted(), "{text}: {places:?}");
        assert!(places.len() > letters, "{text}: the caret stops {} times at {letters} letters", places.len());
        let width = writing.size().0.round() as i64;
        assert!((width - places.last().copied().unwrap_or_default()).abs() <= 1, "{text}: {places:?} of {width}");
        assert!(bytes.len() >= letters, "{text}: every letter has a place before it: {bytes:?}");
    }
}

#[test]
fn typing_in_the_middle_of_arabic_goes_where_the_caret_is() {
    let mut bench = bench();
    let mut writing = written("المحكمة الدولية", None, "ar");
    writing.refresh(&mut bench);
    assert!(writing.is_rtl());
    let word = "المحكمة".len();
    writing.select(&mut bench, word..word);
    let before = x(&writing);
    writing.insert(&mut bench, " الجنائية");
    assert_eq!(writing.text(), "المحكمة الجنائية الدولية");
    assert_eq!(writing.caret(), word + " الجنائية".len());
    assert!(x(&writing) < before + 40, "what is typed stands to the left of what was there");
    writing.go(&mut bench, Way::LineStart, false);
    assert_eq!(writing.caret(), 0);
    let width = f64::from(writing.size().0);
    assert!(writing.caret_place(0.0).is_some_and(|place| (place.x0 - width).abs() < 1.0), "the start is at the right");
    writing.erase(&mut bench, Erase::Forward);
    assert_eq!(writing.text(), "لمحكمة الجنائية الدولية");
    writing.erase(&mut bench, Erase::WordForward);
    assert_eq!(writing.text(), "الجنائية الدولية");
}

#[test]
fn digits_typed_into_arabic_stay_in_their_order() {
    let mut bench = bench();
    let mut writing = written("في ", None, "ar");
    let mut places = Vec::new();
    for digit in ["1", "9", "9", "8"] {
        writing.insert(&mut bench, digit);
        places.push(x(&writing));
    }
    assert_eq!(writing.text(), "في 1998");
    let page = writing.page((0.0, 0.0), (200.0, 40.0));
    let run = page.items.iter().find_map(|item| match &item.kind {
        super::super::page::Kind::Glyphs(run) if run.text.contains("1998") => Some(run.clone()),
        _ => None,
    });
    let run = run.expect("the year is one run");
    assert!(!run.rtl);
    assert!(run.glyphs.iter().map(|glyph| glyph.range.start).is_sorted(), "1, 9, 9, 8 from the left");
}

#[test]
fn a_selection_of_mixed_runs_is_marked_in_parts() {
    let mut bench = bench();
    let mut writing = written(MIXED, None, "ar");
    writing.refresh(&mut bench);
    // From the middle of the Arabic into the middle of the English.
    let (from, to) = ("المادة".len(), "المادة 17 من ICC".len());
    writing.select(&mut bench, from..to);
    assert_eq!(writing.selected(), " 17 من ICC");
    assert_eq!(writing.selection(), from..to);
    let places = writing.selected_places();
    assert!(places.len() >= 2, "{places:?}");
    writing.select_all(&mut bench);
    let whole: f64 = writing.selected_places().iter().map(Rect::width).sum();
    assert!((whole - f64::from(writing.size().0)).abs() < 1.0);
    writing.insert(&mut bench, "x");
    assert_eq!((writing.text().as_str(), writing.caret()), ("x", 1));
}

#[test]
fn an_input_method_shows_its_words_and_the_text_gets_them_at_the_end() {
    let mut bench = bench();
    let mut writing = written("国刑事", None, "zh");
    writing.select(&mut bench, 3..3);
    writing.compose(&mut bench, "ji", Some(0..2));
    writing.compose(&mut bench, "jì", None);
    assert!(writing.is_composing());
    assert_eq!((writing.text().as_str(), writing.caret()), ("国刑事", 3));
    assert!(writing.caret_place(1.0).is_none());
    assert_eq!(writing.preedit_places().len(), 1);
    writing.commit(&mut bench, "际");
    assert_eq!((writing.text().as_str(), writing.caret()), ("国际刑事", 6));
    assert!(!writing.is_composing() && writing.caret_place(1.0).is_some());
    writing.compose(&mut bench, "fa", Some(2..2));
    writing.compose(&mut bench, "", None);
    assert_eq!((writing.text().as_str(), writing.caret()), ("国际刑事", 6));
    writing.erase_around(&mut bench, 1, 1);
    assert_eq!(writing.text(), "国事");
}

#[test]
fn a_text_changed_elsewhere_leaves_the_caret_at_its_words() {
    let mut bench = bench();
    let mut writing = written("one two three", None, "en");
    writing.select(&mut bench, 8..8);
    writing.set_text("one and two three");
    writing.refresh(&mut bench);
    assert_eq!(writing.caret(), 12);
    writing.set_text("one");
    assert_eq!(writing.caret(), 3);
    writing.set_text("");
    writing.refresh(&mut bench);
    assert_eq!(writing.caret(), 0);
    assert!(writing.caret_place(1.0).is_some_and(|place| place.height() > 10.0), "an empty text has a caret too");
}

#[test]
fn lines_words_and_marks() {
    let mut bench = bench();
    let mut writing = written("The Court may exercise its jurisdiction", Some(120.0), "en");
    writing.refresh(&mut bench);
    assert!(writing.size().1 > 60.0, "three lines");
    writing.go(&mut bench, Way::Start, false);
    writing.go(&mut bench, Way::Down, false);
    assert!(writing.caret() > 5);
    writing.go(&mut bench, Way::LineEnd, true);
    assert!(!writing.selected().is_empty());
    writing.word_at(&mut bench, 60.0, 5.0);
    assert_eq!(writing.selected(), "Court");
    writing.paragraph_at(&mut bench, 60.0, 5.0);
    assert_eq!(writing.selected().len(), writing.text().len());
    let mut writing = written("e\u{301}", None, "en");
    writing.erase(&mut bench, Erase::Back);
    assert_eq!(writing.text(), "e", "Backspace takes the accent");
    let mut writing = written("👍🏽", None, "en");
    writing.erase(&mut bench, Erase::Back);
    assert_eq!(writing.text(), "");
    writing.erase(&mut bench, Erase::Back);
    writing.erase(&mut bench, Erase::WordBack);
    let mut writing = written("a\nb", None, "en");
    writing.erase(&mut bench, Erase::ToLineStart);
    assert_eq!(writing.text(), "a\n");
}
