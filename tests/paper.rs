//! The event on paper, read back: the run sheet's words, the shapes of the signs, slips without a field for a name, and
//! the report with its timeline.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{path::Path, process::Command, sync::Arc};

use hayro::hayro_syntax;
use sidestage::{
    app::{open, paper, report},
    deck::{self, model::Deck},
    render::{Painter, Pictures, sheets},
    show::{Command as Deed, From, Show},
    timing::{Action, MINUTE},
    typeset::page::{Page, Role},
};

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];
/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;

fn flagship() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json")
}

fn six() -> Deck {
    deck::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/six-languages.json")).deck.unwrap()
}

/// All words of a sheet in reading order.
fn words(page: &Page) -> String {
    page.blocks.iter().map(|block| block.text.as_ref()).collect::<Vec<_>>().join("\n")
}

/// The pages of a file as another reader finds them: width and height in points.
fn sizes(pdf: &[u8]) -> Vec<(f32, f32)> {
    let file = hayro_syntax::Pdf::new(pdf.to_vec()).unwrap();
    file.pages().iter().map(hayro_syntax::page::Page::render_dimensions).collect()
}

#[test]
fn the_paper_twin_is_whole_in_every_language() {
    let deck = six();
    for language in LANGUAGES {
        let twin = paper::twin(&deck, language, 12).unwrap();
        assert_eq!((twin.without, twin.pdf.remark), (None, None), "{language}: PDF/UA-1");
        let sizes = sizes(&twin.pdf.bytes);
        let lengthways = sizes.iter().filter(|(width, height)| width > height).count();
        assert_eq!(
            (sizes.len(), lengthways),
            (1 + 4 + 2, 4),
            "{language}: a run sheet, four signs, two sheets of slips"
        );
        let again = paper::twin(&deck, language, 12).unwrap();
        assert_eq!(twin.pdf.bytes, again.pdf.bytes, "{language}: the same deck gives the same bytes");
        // Every glyph is there: a sign with boxes for letters would be worse than none.
        for sheet in sheets::time_signs(language).iter().chain(&sheets::slips(6, language)) {
            assert!(sheet.page.missing.is_empty(), "{language}: {:?}", sheet.page.missing);
        }
    }
}

#[test]
fn a_deck_without_a_slot_still_has_signs_and_slips() {
    let deck = Deck { id: "bare".to_owned(), language: "en".to_owned(), ..Deck::default() };
    let twin = paper::twin(&deck, "en", 6).unwrap();
    assert!(twin.without.unwrap().contains("no event"));
    assert_eq!(twin.pdf.pages, 5);
}

#[test]
fn the_run_sheet_says_when_and_what_if_it_begins_late() {
    let sheet = sheets::RunSheet {
        title: "An event".to_owned(),
        ends: "14:45".to_owned(),
        questions_by: Some("14:08".to_owned()),
        takes: 87 * MINUTE,
        has: 90 * MINUTE,
        rows: (0..40)
            .map(|number| sheets::RunRow {
                starts: "13:15".to_owned(),
                title: format!("Segment {number}"),
                planned: 9 * MINUTE,
                floor: 6 * MINUTE,
                ..sheets::RunRow::default()
            })
            .collect(),
        late: vec![sheets::Late { by: 5 * MINUTE, shares: None }],
        ..sheets::RunSheet::default()
    };
    let made = sheets::run_sheet(&sheet, "en");
    assert!(made.len() > 1, "forty segments need more than one sheet");
    let all: Vec<String> = made.iter().map(|sheet| words(&sheet.page)).collect();
    let all = all.join("\n");
    for expected in
        ["The slot ends at 14:45", "Questions must start by 14:08.", "87\u{a0}min of 90\u{a0}min: 3\u{a0}min to spare"]
    {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    assert!(all.contains("leave a segment out"), "what cannot be shared is said");
    for number in 0..40 {
        assert!(all.contains(&format!("Segment {number}\n")), "segment {number} is there");
    }
    for sheet in &made {
        for block in &sheet.page.blocks {
            assert!(block.place.y1 <= f64::from(sheet.page.size.1) - 36.0, "within the sheet: {block:?}");
        }
    }
}

/// How much of an area is dark, of 1.
fn ink(page: &Page, left: f32, right: f32) -> f64 {
    let (width, height) = (842_u16, 595_u16);
    let mut pictures = Pictures::new(&Deck::default(), Path::new("."));
    let pixels = Painter::new().paint(page, 0, (width, height), &mut pictures);
    let (from, to) = ((f32::from(width) * left) as usize, (f32::from(width) * right) as usize);
    let mut dark = 0;
    for row in pixels.bytes().chunks_exact(usize::from(width) * 4) {
        dark += row.chunks_exact(4).skip(from).take(to - from).filter(|pixel| pixel[0] < 128).count();
    }
    dark as f64 / ((to - from) * usize::from(height)) as f64
}

#[test]
fn signs_are_told_apart_by_shape() {
    let signs = sheets::time_signs("en");
    let rings: Vec<f64> = signs[..3].iter().map(|sign| ink(&sign.page, 0.55, 1.0)).collect();
    assert!(rings[0] > rings[1] * 1.15 && rings[1] > rings[2] * 1.15, "less time, less of the ring: {rings:?}");
    let stop = ink(&signs[3].page, 0.3, 0.7);
    assert!(stop > 0.45, "the stop sign is dark: {stop}");
    for (sign, expected) in signs.iter().zip(["5 minutes left", "2 minutes left", "1 minute left", "STOP"]) {
        assert!(words(&sign.page).contains(expected));
    }
}

#[test]
fn slips_are_numbered_and_ask_for_no_name() {
    let made = sheets::slips(13, "en");
    assert_eq!(made.len(), 3, "the last sheet is filled up");
    let all: Vec<String> = made.iter().map(|sheet| words(&sheet.page)).collect();
    let all = all.join("\n");
    for number in 1..=18 {
        assert!(all.contains(&format!("Slip {number}\n")));
    }
    assert!(all.contains("Write no name") && all.contains("Do not show it on the screen"));
    let fields: Vec<&str> = all.lines().filter(|line| line.to_lowercase().contains("name")).collect();
    assert!(fields.iter().all(|line| line.starts_with("Write no name")), "no field for a name: {fields:?}");
    assert!(sheets::slips(u16::MAX, "en").len() <= usize::from(sheets::MAX_SLIPS / sheets::ON_SHEET));
}

/// A show in which the opening took two minutes more than planned.
fn held(rehearsal: bool) -> (Show, Arc<open::Loaded>) {
    let loaded = Arc::new(open::open(&flagship()).unwrap());
    let mut show = Show::new(loaded.outline(), loaded.plan.as_ref().ok().cloned(), None);
    show.apply(Deed::Begin { from: From::First, rehearsal }, START).unwrap();
    show.apply(Deed::Timing(Action::Next { ago: 0 }), START).unwrap();
    show.apply(Deed::Next, START + 4 * MINUTE).unwrap();
    show.apply(Deed::Timing(Action::Next { ago: 0 }), START + 13 * MINUTE).unwrap();
    (show, loaded)
}

#[test]
fn the_report_on_paper_draws_the_timeline_and_says_it_in_words() {
    for rehearsal in [false, true] {
        let (show, loaded) = held(rehearsal);
        let snapshot = report::snapshot(&show, &loaded);
        let made = report::pdf(&snapshot, START + 20 * MINUTE, false).unwrap().unwrap();
        assert_eq!(made.remark, None, "PDF/UA-1");
        assert!(!sizes(&made.bytes).is_empty());
        let text = report::write(&snapshot, START + 20 * MINUTE, false, report::Form::Markdown).unwrap();
        assert_eq!(text.contains("This was a rehearsal"), rehearsal);
        // 86.5 minutes were planned, and the opening took two more.
        assert!(
            text.contains("This deck needs 88.5 minutes; the slot has 90 minutes: 1.5 minutes to spare."),
            "{text}"
        );
        assert!(text.contains("The plan says 86.5. Measured: 1 of 7 segments; the others count as planned."), "{text}");
    }
    let bar = |from, to| sheets::Bar { from, to, label: "1".to_owned(), over: to > 10 };
    let timeline = sheets::Timeline {
        plan: vec![bar(0, 10)],
        happened: vec![bar(1, 14)],
        marks: vec![(0, "13:15".to_owned()), (12, "slot ends".to_owned())],
        rows: ["Plan".to_owned(), "As it went".to_owned()],
        words: "took longer".to_owned(),
    };
    let drawn = sheets::report(&sheets::Report { timeline: Some(timeline), ..sheets::Report::default() });
    let figure = drawn[0].page.blocks.iter().find(|block| block.role == Role::Figure).unwrap();
    assert_eq!(&*figure.text, "took longer");
}

#[test]
fn names_in_titles_stay_out_of_a_report_unless_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.json");
    let text = r#"{"format": 1, "id": "named", "title": "An event",
      "event": {"name": "E", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam"},
      "speakers": [{"id": "p1", "name": "Ana Example"}, {"id": "chair", "name": "Chair"}],
      "agenda": [{"id": "a", "title": "Ana Example on courts", "kind": "talk", "minutes": 20, "who": ["p1"]},
                 {"id": "b", "title": "Chair", "kind": "closing", "minutes": 5, "who": ["chair"]}],
      "slides": [{"id": "s", "layout": "blank", "segment": "a"}]}"#;
    std::fs::write(&path, text).unwrap();
    let loaded = Arc::new(open::open(&path).unwrap());
    let mut show = Show::new(loaded.outline(), loaded.plan.as_ref().ok().cloned(), None);
    show.apply(Deed::Begin { from: From::First, rehearsal: false }, START).unwrap();
    show.apply(Deed::Timing(Action::Next { ago: 0 }), START).unwrap();
    let snapshot = report::snapshot(&show, &loaded);
    for form in [report::Form::Markdown, report::Form::Csv] {
        let without = report::write(&snapshot, START + MINUTE, false, form).unwrap();
        assert!(!without.contains("Ana") && without.contains("Talk 1") && without.contains("Chair"), "{without}");
        let with = report::write(&snapshot, START + MINUTE, true, form).unwrap();
        assert!(with.contains("Ana Example on courts"), "{with}");
    }
}

fn sidestage(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_sidestage"))
        .args(arguments)
        .env("SIDESTAGE_HOME", home)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_command_line_prints_paper_and_reports() {
    use sidestage::{platform::folders::Folders, show::Journal};
    let home = tempfile::tempdir().unwrap();
    let deck = flagship();
    let deck = deck.to_str().unwrap();
    let target = home.path().join("paper.pdf");
    let (code, said, _) =
        sidestage(home.path(), &["export", "--paper", target.to_str().unwrap(), "--slips", "6", deck]);
    assert_eq!((code, said.trim()), (0, target.to_str().unwrap()));
    assert_eq!(sizes(&std::fs::read(&target).unwrap()).len(), 6);
    let nowhere = home.path().join("none/paper.pdf");
    let (code, _, why) = sidestage(home.path(), &["export", "--paper", nowhere.to_str().unwrap(), deck]);
    assert!(code == 73 && why.contains("cannot be written"), "{why}");

    let (code, _, why) = sidestage(home.path(), &["report", deck]);
    assert!(code == 2 && why.contains("no show of this deck is kept"), "{why}");
    let folders = Folders::below(home.path().to_owned());
    let loaded = open::open(Path::new(deck)).unwrap();
    let journal = Journal::create(&folders.shows, &folders.keys, &loaded.deck.id, START).unwrap();
    let mut show = Show::new(loaded.outline(), loaded.plan.as_ref().ok().cloned(), Some(journal));
    show.apply(Deed::Begin { from: From::First, rehearsal: false }, START).unwrap();
    show.apply(Deed::Timing(Action::Next { ago: 0 }), START).unwrap();
    show.apply(Deed::Timing(Action::Next { ago: 0 }), START + 12 * MINUTE).unwrap();
    let (code, text, _) = sidestage(home.path(), &["report", deck]);
    assert!(code == 0 && text.contains("Started 13:15, not ended yet."), "while it goes on: {text}");
    show.apply(Deed::End, START + 21 * MINUTE).unwrap();
    drop(show);
    let before = std::fs::read_dir(&folders.shows).unwrap().count();
    let (code, text, why) = sidestage(home.path(), &["report", deck]);
    assert!(code == 0 && why.is_empty(), "{why}");
    let row = text.lines().find(|line| line.starts_with("| Welcome and framing")).unwrap();
    assert!(row.contains("| 11:00 | 11:00 | – | 12:00 | +1:00 |"), "{row}");
    assert!(
        text.contains("Panellist A | underway | 9:00 | 9:00 | – | 9:00 |") || text.contains("9:00 | +0:00"),
        "{text}"
    );
    let pdf = home.path().join("report.pdf");
    let (code, csv, _) = sidestage(home.path(), &["report", deck, "--csv", "-", "--pdf", pdf.to_str().unwrap()]);
    assert!(code == 0 && csv.contains("segment,Welcome and framing,,"), "{csv}");
    assert!(!sizes(&std::fs::read(&pdf).unwrap()).is_empty());
    assert_eq!(std::fs::read_dir(&folders.shows).unwrap().count(), before, "a look changes nothing");
    let journal = std::fs::read_dir(&folders.shows).unwrap().next().unwrap().unwrap().path();
    let (code, _, _) = sidestage(home.path(), &["report", deck, "--show", journal.to_str().unwrap()]);
    assert_eq!(code, 0);
    let (code, _, why) = sidestage(home.path(), &["report", deck, "--show", target.to_str().unwrap()]);
    assert!(code == 2 && why.contains("key"), "{why}");
}
