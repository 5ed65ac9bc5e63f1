//! What must hold for everything that reads a file from a stranger. The fuzzing targets ask it of whatever bytes they think of,
//! and an ordinary test asks it of their seeds.

use std::{
    io::Cursor,
    ops::ControlFlow,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
};

use sidestage::{
    deck::{
        Deck, Finding,
        bundle::unpack,
        check::review,
        import, inline as inline_text, parse,
        session::{Print, Recovery},
        theme, to_json,
    },
    render::{
        Studio,
        import::{Wanted, import_to},
        pdf::{Form, PdfExport, PdfFault},
        pictures::try_out,
        script::{Style, script},
    },
};

/// Larger pictures are only measured: decoding them is the same work again, only longer.
const MOST_PIXELS: u64 = 1 << 20;
/// How many slides of a deck are drawn: the rest would be the same work again.
const MOST_SLIDES: usize = 12;

/// The deck but for the words about its broken slides: they quote numbers as the file writes them, which saving may change.
fn silent(mut deck: Deck) -> Deck {
    for broken in deck.slides.iter_mut().filter_map(|slide| slide.broken.as_mut()) {
        broken.faults = vec![String::new(); broken.faults.len()];
    }
    deck
}

/// Any bytes as a deck, and as a theme: no panic, a finding wherever there is none, and a saved deck that reads as the same
/// deck.
pub fn deck(bytes: &[u8]) {
    let (spec, findings) = theme::parse(bytes, "theme.json");
    assert!(spec.is_some() != findings.iter().any(Finding::is_error));
    let parsed = parse(bytes, "deck.json");
    match parsed.deck {
        None => assert!(parsed.findings.iter().any(Finding::is_error)),
        Some(deck) => {
            let saved = to_json(&deck);
            let again = parse(saved.as_bytes(), "deck.json").deck;
            assert_eq!(again.as_ref().map(to_json), Some(saved));
            assert_eq!(again.map(silent), Some(silent(deck)));
        }
    }
}

/// Any bytes as a deck that is shown: checked, drawn and written in every form without a panic, however odd it is.
pub fn shown(bytes: &[u8]) {
    let Some(mut deck) = parse(bytes, "deck.json").deck else { return };
    deck.slides.truncate(MOST_SLIDES);
    let nowhere = Path::new("/nonexistent");
    for finding in review(&deck, Some(nowhere)) {
        assert!(!finding.to_string().is_empty());
    }
    let (language, theme) = (deck.language.clone(), deck.theme.clone());
    let slides = deck.slides.len();
    let mut studio = Studio::new(Arc::new(deck), nowhere, &language, &theme);
    let _all = studio.findings();
    for slide in 0..slides {
        let last = studio.page(slide).last_step;
        for step in [0, last, u16::MAX] {
            let pixels = studio.paint(slide, step, (80, 45));
            assert_eq!(pixels.bytes().len(), 80 * 45 * 4);
        }
    }
    for form in [Form::Slides, Form::Handout] {
        match sidestage::render::pdf::pdf(&mut studio, PdfExport { form, hidden: true }, |_| ControlFlow::Continue(()))
        {
            Ok(made) => assert!(made.bytes.starts_with(b"%PDF")),
            Err(fault) => assert!(slides == 0 && matches!(fault, PdfFault::Empty), "{fault}"),
        }
    }
    for style in [Style::Plain, Style::Markdown] {
        assert!(script(&mut studio, style, true, |_| ControlFlow::Continue(())).is_ok());
    }
}

fn size(folder: &Path) -> u64 {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let kind = entry.file_type().expect("a kind");
        assert!(!kind.is_symlink());
        sum += if kind.is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |meta| meta.len()) };
    }
    sum
}

/// Any bytes as a package: refused with a sentence that names the entry, or opened; never a file outside its folder.
pub fn bundle(bytes: &[u8]) {
    let home = tempfile::tempdir().expect("a folder");
    let into = home.path().join("into");
    std::fs::create_dir(&into).expect("a folder in it");
    match unpack(Cursor::new(bytes), &into) {
        Ok(deck) => assert!(deck.starts_with(&into) && deck.is_file()),
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
    assert_eq!(std::fs::read_dir(home.path()).map_or(0, Iterator::count), 1, "something stands beside the folder");
    // Bombs are stopped: two hundred times the package, and a little that nobody minds.
    assert!(size(&into) <= 200 * bytes.len() as u64 + (2 << 20));
}

/// Any text as inline text: no panic, and no more words than the text has.
pub fn inline(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let parts = inline_text::parse(text);
    let _words = inline_text::words(text);
    assert!(parts.len() <= text.len() + 1);
}

/// Any bytes as a picture: no panic, no endless work, and every refusal in words.
pub fn image(bytes: &[u8]) {
    match try_out(bytes, 48, 27, MOST_PIXELS) {
        Ok((width, height)) => assert!(width > 0 && height > 0),
        Err(words) => assert!(!words.is_empty()),
    }
}

/// Any text as Markdown to import: no panic, and a deck that reads back without an error, or one finding.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut odd = false;
    let made = import::markdown(text, "a.md", "a", &mut |path| {
        odd = !odd;
        if odd { Ok(format!("media/{}.png", path.len())) } else { Err("it is not there".to_owned()) }
    });
    match made {
        Ok(made) => {
            let again = parse(to_json(&made.deck).as_bytes(), "a.json");
            assert!(!again.findings.iter().any(Finding::is_error));
            assert_eq!(again.deck, Some(made.deck));
        }
        Err(finding) => assert!(finding.is_error()),
    }
}

/// Any bytes as a PDF to import: a deck, or a sentence and nothing written.
///
/// The drawing of pages is other people's program and may give up on a page: then the import has to say so. A panic that it
/// catches is therefore no finding here; one that comes out is.
pub fn pdf(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, out) = (folder.path().join("a.pdf"), folder.path().join("out"));
    std::fs::write(&source, bytes).expect("the PDF");
    std::fs::create_dir(&out).expect("a folder for the deck");
    let wanted = Wanted { deck: out.join("a.json"), height: 90, replace: false };
    match import_to(&source, &wanted, &AtomicBool::new(false), |_, _| ()) {
        Ok(imported) => assert!(imported.slides > 0 && imported.deck.is_file()),
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            assert!(std::fs::read_dir(&out).is_ok_and(|mut left| left.next().is_none()));
        }
    }
}

/// Any bytes as a recovery file: no panic, one word for what is wrong, and edits that come back the same when they are kept
/// once more.
pub fn recovery(bytes: &[u8]) {
    recovered(bytes);
    // The fingerprint keeps nearly everything out; so the rest is tried with the right one as well.
    let (first, _) = Recovery::write("deck.json", None, 0, &Deck::default());
    let head = String::from_utf8_lossy(&first);
    let Some((start, _)) = head.split_once("\"bytes\"") else { return };
    let mut whole = format!("{start}\"bytes\":{},\"print\":\"{}\"}}\n", bytes.len(), Print::of(bytes)).into_bytes();
    whole.extend_from_slice(bytes);
    recovered(&whole);
}

fn quiet(found: Recovery) -> Recovery {
    Recovery { deck: silent(found.deck), ..found }
}

fn recovered(bytes: &[u8]) {
    match Recovery::read(bytes) {
        Err(spoilt) => assert!(!spoilt.to_string().contains(' '), "one word"),
        Ok(found) => {
            let (first, rest) = Recovery::write(&found.path, found.base, found.at, &found.deck);
            let again = Recovery::read(&[first, rest].concat()).map(quiet);
            assert_eq!(again, Ok(quiet(found)));
        }
    }
}
