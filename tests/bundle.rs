//! A deck that went through a package is the same deck: the same findings, and the same pixels.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    fs,
    ops::ControlFlow,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use proptest::prelude::*;
use sidestage::{
    app::{desk::Desk, open},
    deck::{Deck, Finding, bundle, model::Text, open as read},
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    render::{PngExport, Studio, export::Shown, export_png, measured::measured},
};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/slides"))
}

/// The picture of a slide, small.
fn pixels(deck: &Deck, folder: &Path, slide: usize) -> Vec<u8> {
    let mut one = deck.clone();
    one.slides = vec![deck.slides[slide].clone()];
    let mut studio = Studio::new(Arc::new(one), folder, &deck.language, &deck.theme);
    let out = tempfile::tempdir().unwrap();
    let plan = PngExport { height: 108, shown: Shown::Whole, hidden: true };
    let files = export_png(&mut studio, out.path(), plan, |_| ControlFlow::Continue(())).unwrap();
    fs::read(&files[0]).unwrap()
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(Finding::sentence).collect()
}

/// Packs, opens, and compares.
fn round(deck: &Deck, from: &Path, slide: usize) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.sidestage");
    bundle::pack_to(deck, from, &file).unwrap();
    let opened = read(&bundle::open_in(&file, &home.path().join("store")).unwrap());
    let there = opened.deck.unwrap();
    assert_eq!(there, *deck);
    assert_eq!(
        said(&sidestage::deck::check::review(&there, Some(&opened.folder))),
        said(&sidestage::deck::check::review(deck, Some(from)))
    );
    assert!(pixels(&there, &opened.folder, slide) == pixels(deck, from, slide), "slide {}", slide + 1);
}

#[test]
fn shipped_decks_come_back_with_their_findings_and_pixels() {
    for name in ["crackdown-on-defenders.json", "six-languages.json"] {
        let deck = read(&folder().join(name)).deck.unwrap();
        round(&deck, folder(), 0);
    }
    let deck = read(&folder().join("crackdown-on-defenders.json")).deck.unwrap();
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.sidestage");
    bundle::pack_to(&deck, folder(), &file).unwrap();
    let opened = read(&bundle::open_in(&file, &home.path().join("store")).unwrap());
    assert_eq!(said(&measured(&opened.deck.unwrap(), &opened.folder)), said(&measured(&deck, folder())));
}

#[test]
fn at_the_start_what_was_unpacked_goes_where_nobody_needs_it() {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path().join("home"));
    let packed = |id: &str| {
        let mut deck = read(&folder().join("crackdown-on-defenders.json")).deck.unwrap();
        deck.slides.truncate(1);
        deck.id = id.to_owned();
        let package = home.path().join(format!("{id}.sidestage"));
        bundle::pack_to(&deck, folder(), &package).unwrap();
        let unpacked = bundle::open_in(&package, &folders.bundles).unwrap();
        // As if that had been the day before yesterday.
        let there = fs::File::open(unpacked.parent().unwrap()).unwrap();
        there.set_modified(SystemTime::now() - Duration::from_hours(48)).unwrap();
        (package, unpacked)
    };
    let ((package, shown), (_, recent), (_, forgotten)) = (packed("shown"), packed("recent"), packed("forgotten"));
    let settings = Settings { recent: vec![home.path().join("recent.sidestage")], ..Settings::default() };
    let loaded = Arc::new(open::open_in(&package, Some(&folders.bundles)).unwrap());
    let clock = Arc::new(StillClock::at(0));
    let _desk = Desk::new(clock, Some(folders.clone()), settings, &egui::Context::default(), &loaded);
    for _ in 0..800 {
        if !forgotten.parent().unwrap().exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    assert!(!forgotten.parent().unwrap().exists(), "nobody needs it");
    assert!(shown.exists() && recent.exists());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_part_of_a_deck_comes_back_as_it_went(first in 0_usize..12, count in 1_usize..6, words in "\\PC{0,40}") {
        let mut deck = read(&folder().join("crackdown-on-defenders.json")).deck.unwrap();
        deck.slides = deck.slides.into_iter().skip(first).take(count).collect();
        deck.slides[0].title = Some(Text::One(words));
        round(&deck, folder(), 0);
    }
}
