//! Exported PDFs read back by another program: poppler finds every word, sees the same pictures, and counts the same pages.
//!
//! These tests need poppler's tools and run only by `.ci/pdf`, or by
//! `cargo test --test pdf_read_back -- --ignored` where the tools are there.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use sidestage::{
    deck,
    render::{
        Studio,
        pdf::{Form, PdfExport, pdf},
    },
    typeset::page::Role,
};

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];
const DECKS: [&str; 2] = ["six-languages.json", "crackdown-on-defenders.json"];
const FORMS: [(Form, &str); 4] =
    [(Form::Slides, "slides"), (Form::Steps, "steps"), (Form::Notes, "notes"), (Form::Handout, "handout")];
/// How much the two rasterisers may differ on average, of 255: they smooth and weigh letters differently.
const TOLERANCE: f64 = 6.0;
/// The side of a part of the picture in pixels, and how much a part may differ on average: a word that stands elsewhere, or
/// a letter that is another one, is far above.
const PART: usize = 32;
const PART_TOLERANCE: f64 = 42.0;

/// How much two pictures of 960 × 540 differ: on average, and where they differ most.
fn difference(one: &[u8], other: &[u8]) -> (f64, f64) {
    let (across, down) = (960 / PART, 540_usize.div_ceil(PART));
    let mut parts = vec![(0.0, 0.0); across * down];
    let mut sum = 0.0;
    for (at, (one, other)) in one.as_chunks::<4>().0.iter().zip(other.as_chunks::<4>().0).enumerate() {
        // Opacity never differs.
        let differs: f64 = one.iter().zip(other).take(3).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / 3.0;
        let part = &mut parts[at / 960 / PART * across + at % 960 / PART];
        *part = (part.0 + differs, part.1 + 1.0);
        sum += differs;
    }
    (sum / (960.0 * 540.0), parts.into_iter().map(|(sum, count)| sum / count).fold(0.0, f64::max))
}

fn studio(name: &str, language: &str) -> Studio {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
    let deck = deck::open(&folder.join(name)).deck.unwrap();
    let theme = deck.theme.clone();
    Studio::new(Arc::new(deck), &folder, language, &theme)
}

fn exported(studio: &mut Studio, form: Form, folder: &Path, name: &str) -> (PathBuf, usize) {
    let made = pdf(studio, PdfExport { form, hidden: true }, |_| ControlFlow::Continue(())).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    fs::write(&path, made.bytes).unwrap();
    (path, made.pages)
}

fn run(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(done.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    // Poppler itself mistakes the type of one entry; every other complaint counts.
    let said = String::from_utf8_lossy(&done.stderr);
    let complaints: Vec<&str> =
        said.lines().filter(|line| !line.is_empty() && !line.contains("Suspects object")).collect();
    assert!(complaints.is_empty(), "{program} complains: {complaints:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// The letters and figures alone: readers set spaces, invisible marks and brackets beside Arabic as they like.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The words; each Chinese character is one, since a footnote mark may come back between any two lines.
fn words_of(text: &str) -> Vec<&str> {
    let chinese = |letter: char| ('\u{2E80}'..='\u{9FFF}').contains(&letter);
    text.split(|letter: char| !letter.is_alphanumeric())
        .flat_map(|word| {
            let whole = !word.contains(chinese);
            word.split_inclusive(move |_: char| !whole)
        })
        .collect()
}

#[test]
#[ignore = "needs poppler; .ci/pdf runs it"]
fn every_word_comes_back_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (mut words, mut arabic, mut turns) = (0, 0, 0);
    for (name, language) in DECKS.iter().flat_map(|name| LANGUAGES.map(|language| (*name, language))) {
        let mut studio = studio(name, language);
        let (path, pages) = exported(&mut studio, Form::Slides, folder.path(), "words");
        let text = run("pdftotext", &["-enc", "UTF-8", path.to_str().unwrap(), "-"]);
        let sheets: Vec<&str> = text.split('\u{C}').collect();
        assert_eq!(sheets.len(), pages + 1, "{name} in {language}");
        for (at, sheet) in sheets.iter().enumerate().take(pages) {
            let found = letters(sheet);
            let page = studio.page(at);
            // Nothing comes twice: beside the words there are only numbers, of the slide and of its notes.
            let whole: usize = page
                .blocks
                .iter()
                .filter(|block| block.role != Role::Figure)
                .map(|block| letters(&block.text).chars().count())
                .sum();
            let count = found.chars().count();
            assert!(
                count < whole + 40,
                "slide {} of {name} in {language}: {count} letters come back of {whole}",
                at + 1
            );
            for block in &page.blocks {
                if block.role == Role::Figure {
                    continue;
                }
                // The line above the title is in capitals.
                let text = if &*block.field == "kicker" { block.text.to_uppercase() } else { block.text.to_string() };
                let has_arabic = text.contains(|letter| ('\u{600}'..='\u{6FF}').contains(&letter));
                let mut from = 0;
                for word in words_of(&text) {
                    let after = found.get(from..).and_then(|rest| rest.find(word)).map(|place| from + place);
                    // Where Arabic stands on a page with more Latin, poppler gives the parts of a line from left to right.
                    let turned = || found.find(word).filter(|_| has_arabic);
                    let Some(place) = after.or_else(turned) else {
                        panic!("{word:?} of {:?} on slide {} of {name} in {language}:\n{sheet}", block.text, at + 1);
                    };
                    from = place + word.len();
                    words += 1;
                    arabic += usize::from(has_arabic);
                    turns += usize::from(after.is_none());
                }
            }
        }
    }
    assert!(words > 3_000 && arabic > 300, "{words}, {arabic} of them in Arabic");
    assert!(turns * 8 < arabic, "{turns} of {arabic} words stand before the word before them");
}

#[test]
#[ignore = "needs poppler; .ci/pdf runs it"]
fn notes_come_back_too() {
    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let mut studio = studio(DECKS[0], language);
        let (path, _) = exported(&mut studio, Form::Notes, folder.path(), "notes");
        let found = letters(&run("pdftotext", &["-enc", "UTF-8", path.to_str().unwrap(), "-"]));
        let deck = Arc::clone(studio.deck());
        let mut seen = 0;
        for slide in &deck.slides {
            deck::texts::of_slide(slide, &mut |field, _, text| {
                if !field.starts_with("notes") {
                    return;
                }
                let (words, _) = text.pick(language, &deck.language);
                for word in deck::inline::words(words).split(|letter: char| !letter.is_alphanumeric()) {
                    assert!(found.contains(word), "{word:?} of the notes of {} in {language}", slide.id);
                    seen += 1;
                }
            });
        }
        assert!(seen > 20, "{seen} in {language}");
    }
}

#[test]
#[ignore = "needs poppler; .ci/pdf runs it"]
fn pages_look_as_they_do_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    for (name, language) in [(DECKS[0], "ar"), (DECKS[0], "zh"), (DECKS[1], "en")] {
        let mut studio = studio(name, language);
        let (path, pages) = exported(&mut studio, Form::Slides, folder.path(), "look");
        let out = folder.path().join(format!("{language}-{pages}"));
        fs::create_dir(&out).unwrap();
        let stem = out.join("p");
        run(
            "pdftoppm",
            &["-png", "-scale-to-x", "960", "-scale-to-y", "540", path.to_str().unwrap(), stem.to_str().unwrap()],
        );
        let mut files: Vec<PathBuf> = fs::read_dir(&out).unwrap().flatten().map(|entry| entry.path()).collect();
        files.sort();
        assert_eq!(files.len(), pages);
        for (at, file) in files.iter().enumerate() {
            let theirs = image::open(file).unwrap().to_rgba8();
            let last = studio.page(at).last_step;
            let ours = studio.paint(at, last, (960, 540));
            assert_eq!((theirs.width(), theirs.height()), (960, 540));
            let (mean, worst) = difference(theirs.as_raw(), ours.bytes());
            assert!(mean < TOLERANCE, "slide {} of {name} in {language} differs by {mean:.2}", at + 1);
            assert!(worst < PART_TOLERANCE, "a part of slide {} of {name} in {language} differs by {worst:.2}", at + 1);
            // The comparison would not pass any other slide, however alike.
            let next = (at + 1) % pages;
            let last = studio.page(next).last_step;
            let (_, other) = difference(theirs.as_raw(), studio.paint(next, last, (960, 540)).bytes());
            assert!(other > PART_TOLERANCE, "slides {} and {} of {name} look the same: {other:.2}", at + 1, next + 1);
        }
    }
}

#[test]
#[ignore = "needs poppler; .ci/pdf runs it"]
fn pages_and_tags_are_as_said() {
    let folder = tempfile::tempdir().unwrap();
    for (name, (form, kind)) in DECKS.iter().flat_map(|name| FORMS.map(|form| (*name, form))) {
        let mut studio = studio(name, "en");
        let (path, pages) = exported(&mut studio, form, folder.path(), kind);
        let info = run("pdfinfo", &[path.to_str().unwrap()]);
        let value = |key: &str| {
            info.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim).unwrap_or_default()
        };
        assert_eq!(value("Tagged"), "yes", "{name} {kind}");
        assert_eq!(value("Pages"), pages.to_string(), "{name} {kind}");
        assert!(!value("Title").is_empty(), "{name} {kind}");
        let fonts = run("pdffonts", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            let words: Vec<&str> = line.split_whitespace().rev().collect();
            // From the end: object numbers, then whether there are texts, a subset, an embedding.
            assert_eq!(words.get(2..5), Some(&["yes", "yes", "yes"][..]), "{name} {kind}: {line}");
        }
    }
}
