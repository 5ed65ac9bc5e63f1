//! Exports: every slide of the shipped decks becomes pages, text and Markdown, whole or not at all.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sidestage::{
    cli::{
        STOPPED,
        export::{Target, Wanted, export},
    },
    deck::{
        self, inline,
        model::{Asset, Deck, Layout, Notes, Picture, Slide, Text},
    },
    render::{
        Studio,
        pdf::{Form, Pdf, PdfExport, PdfFault, Progress, pdf},
        script::{Stopped, Style, script},
    },
    typeset::page::Role,
};

const FORMS: [Form; 4] = [Form::Slides, Form::Steps, Form::Notes, Form::Handout];
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

fn slides() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides")
}

/// The shipped decks.
fn decks() -> Vec<PathBuf> {
    let entries = fs::read_dir(slides()).unwrap().flatten().map(|entry| entry.path());
    let mut decks: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    decks.sort();
    assert!(decks.len() >= 2);
    decks
}

fn open(path: &Path) -> Arc<Deck> {
    Arc::new(deck::open(path).deck.unwrap_or_else(|| panic!("{}", path.display())))
}

fn studio(deck: &Arc<Deck>, language: &str) -> Studio {
    Studio::new(Arc::clone(deck), &slides(), language, &deck.theme)
}

fn on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn made(studio: &mut Studio, form: Form) -> Pdf {
    pdf(studio, PdfExport { form, hidden: true }, on).unwrap_or_else(|fault| panic!("{fault}"))
}

/// How often `words` stands in the file, which holds its structure uncompressed.
fn count(pdf: &Pdf, words: &str) -> usize {
    pdf.bytes.windows(words.len()).filter(|window| *window == words.as_bytes()).count()
}

/// How often a tag stands in the file.
fn tags(pdf: &Pdf, name: &str) -> usize {
    ["\n", "/", " ", ">"].iter().map(|end| count(pdf, &format!("/S /{name}{end}"))).sum::<usize>()
        + ["/", "\n", " ", ">"].iter().map(|end| count(pdf, &format!("/S/{name}{end}"))).sum::<usize>()
}

fn one_slide(slide: Slide) -> Arc<Deck> {
    let deck = Deck {
        format: 1,
        id: "t".into(),
        title: "A deck".into(),
        language: "en".into(),
        theme: "court".into(),
        ..Deck::default()
    };
    Arc::new(Deck { slides: vec![slide], ..deck })
}

#[test]
fn every_slide_of_the_shipped_decks_exports_as_pdf_ua() {
    for path in decks() {
        let deck = open(&path);
        for (language, form) in LANGUAGES.iter().flat_map(|language| FORMS.map(|form| (*language, form))) {
            // Every language once, and every form once; notes from right to left too.
            if form != Form::Slides && language != "en" && (language, form) != ("ar", Form::Notes) {
                continue;
            }
            let mut studio = studio(&deck, language);
            let made = made(&mut studio, form);
            let name = format!("{} in {language} as {form:?}", path.display());
            assert_eq!(made.remark, None, "{name}");
            assert!(made.bytes.starts_with(b"%PDF-1.7") && made.bytes.ends_with(b"%%EOF"), "{name}");
            let steps: usize = (0..deck.slides.len()).map(|at| usize::from(studio.page(at).last_step) + 1).sum();
            match form {
                Form::Slides => assert_eq!(made.pages, deck.slides.len(), "{name}"),
                Form::Steps => assert_eq!(made.pages, steps, "{name}"),
                Form::Notes => assert!(made.pages >= deck.slides.len(), "{name}"),
                Form::Handout => assert_eq!(made.pages, deck.slides.len().div_ceil(3), "{name}"),
            }
            assert_eq!(count(&made, "/Type/Page/") + count(&made, "/Type /Page\n"), made.pages, "{name}");
            assert!(made.bytes.len() < 3_000_000, "{name}: {} bytes", made.bytes.len());
        }
    }
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let deck = open(&slides().join("six-languages.json"));
    assert!(made(&mut studio(&deck, "ar"), Form::Slides).bytes == made(&mut studio(&deck, "ar"), Form::Slides).bytes);
}

#[test]
fn texts_become_tags() {
    let deck = open(&slides().join("crackdown-on-defenders.json"));
    let mut studio = studio(&deck, "en");
    let made = made(&mut studio, Form::Slides);
    let pages: Vec<_> = (0..deck.slides.len()).map(|at| studio.page(at)).collect();
    let blocks = |role: fn(&Role) -> bool| {
        pages
            .iter()
            .flat_map(|page| &page.blocks)
            .filter(|block| role(&block.role) && !block.text.trim().is_empty())
            .count()
    };
    assert_eq!(tags(&made, "Sect"), deck.slides.len());
    assert_eq!(tags(&made, "H1"), blocks(|role| *role == Role::Title));
    assert_eq!(tags(&made, "LBody"), blocks(|role| matches!(role, Role::ListItem(_))));
    assert_eq!(tags(&made, "BlockQuote"), blocks(|role| *role == Role::Quote));
    assert_eq!(tags(&made, "Note"), blocks(|role| *role == Role::Note));
    assert!(tags(&made, "Figure") >= blocks(|role| *role == Role::Figure));
    assert!(tags(&made, "Link") > 0 && count(&made, "/Subtype/Link") + count(&made, "/Subtype /Link") > 0);
}

#[test]
fn links_lead_to_the_web_and_nowhere_else() {
    let items = ["[a](https://example.org/x)", "[b](file:///etc/passwd)", "[c](javascript:alert)"];
    let slide = Slide {
        id: "s".into(),
        layout: Layout::Bullets,
        title: Some("Links".into()),
        items: items.iter().map(|item| deck::model::Item::Plain((*item).to_owned())).collect(),
        ..Slide::default()
    };
    let deck = one_slide(slide);
    let made = made(&mut studio(&deck, "en"), Form::Slides);
    assert_eq!(count(&made, "https://example.org/x)"), 2, "the address, and with the words for whoever hears it");
    assert_eq!(count(&made, "file:") + count(&made, "javascript:"), 0);
}

#[test]
fn what_has_no_glyph_or_description_does_not_stop_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let picture = image::RgbaImage::from_pixel(64, 48, image::Rgba([200, 10, 10, 128]));
    picture.save(folder.path().join("a.png")).unwrap();
    let asset = |id: &str, path: &str| Asset { id: id.into(), path: path.into(), ..Asset::default() };
    let slide = |id: &str, title: &str, asset: &str| Slide {
        id: id.into(),
        layout: Layout::Image,
        title: Some(title.into()),
        text: Some("\u{1F600} \u{E000} 𒀀 لا א".into()),
        image: Some(Picture { asset: asset.into(), ..Picture::default() }),
        ..Slide::default()
    };
    let mut deck = Deck::clone(&one_slide(slide("a", "With \u{FEFF}marks", "a")));
    deck.slides.push(slide("b", "", "none"));
    deck.slides.push(slide("c", "\u{1F600}", "gone"));
    deck.assets = vec![asset("a", "a.png"), asset("gone", "gone.png")];
    let mut studio = Studio::new(Arc::new(deck), folder.path(), "en", "court");
    for form in FORMS {
        let made = made(&mut studio, form);
        assert_eq!(made.remark, None, "{form:?}");
        assert!(count(&made, "/Subtype/Image") + count(&made, "/Subtype /Image") > 0);
    }
}

#[test]
fn long_notes_go_on_and_steps_are_named() {
    let words = "These are notes that go on for a long while, with a [link](https://example.org). ".repeat(120);
    let slide = |notes| Slide {
        id: "s".into(),
        layout: Layout::Statement,
        text: Some("One".into()),
        notes,
        ..Slide::default()
    };
    let pages = |notes| made(&mut studio(&one_slide(slide(notes)), "en"), Form::Notes).pages;
    assert_eq!(pages(None), 1);
    assert_eq!(pages(Some(Notes::Whole("Short.".into()))), 1);
    let long = pages(Some(Notes::Whole(words.as_str().into())));
    assert!((2..8).contains(&long), "{long}");
    let texts: Vec<Text> = vec!["One.".into(), words.as_str().into(), "Three.".into()];
    assert_eq!(pages(Some(Notes::PerStep(texts))), long);
}

#[test]
fn an_export_stops_when_told() {
    let deck = open(&slides().join("six-languages.json"));
    let mut seen = Vec::new();
    let stopped = pdf(&mut studio(&deck, "en"), PdfExport::default(), |progress| {
        seen.push(progress.done);
        if progress.done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(PdfFault::Stopped)));
    assert_eq!(seen, [0, 1, 2, 3]);
    assert_eq!(script(&mut studio(&deck, "en"), Style::Plain, true, |_| ControlFlow::Break(())), Err(Stopped));
    let empty = pdf(&mut Studio::empty(), PdfExport::default(), on);
    assert!(matches!(empty, Err(PdfFault::Empty)));

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.pdf"), "old").unwrap();
    let (mut out, mut trouble) = (Vec::new(), Vec::new());
    let target = Target::Pdf { file: folder.path().join("b.pdf"), form: Form::Slides };
    let wanted = Wanted { target, language: None };
    let path = slides().join("six-languages.json");
    let stop = AtomicBool::new(true);
    assert_eq!(export(&path, &wanted, &stop, &mut out, &mut trouble), STOPPED);
    assert_eq!(fs::read(folder.path().join("b.pdf")).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    stop.store(false, Ordering::SeqCst);
    assert_eq!(export(&path, &wanted, &stop, &mut out, &mut trouble), 0);
    assert!(fs::read(folder.path().join("b.pdf")).unwrap().starts_with(b"%PDF"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let missing = Target::Pdf { file: folder.path().join("none/b.pdf"), form: Form::Slides };
    let wanted = Wanted { target: missing, language: None };
    assert_eq!(export(&path, &wanted, &stop, &mut out, &mut trouble), sidestage::cli::CANNOT_WRITE);
}

/// The words of a text, without what marks them up.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn text_and_markdown_hold_every_word() {
    for path in decks() {
        let deck = open(&path);
        for (language, style) in LANGUAGES.iter().flat_map(|l| [Style::Plain, Style::Markdown].map(|s| (*l, s))) {
            let mut studio = studio(&deck, language);
            let text = script(&mut studio, style, true, on).unwrap();
            let found = letters(&text);
            for (at, slide) in deck.slides.iter().enumerate() {
                for block in &studio.page(at).blocks {
                    // Numbers of charts are written as they are in the deck, and Markdown cites by name at the end.
                    if matches!(block.role, Role::Note) || block.field.starts_with("chart.series[") {
                        continue;
                    }
                    for word in block.text.split_whitespace() {
                        let word = letters(word);
                        assert!(found.contains(&word), "{word:?} of {} in {language} as {style:?}", slide.id);
                    }
                }
                deck::texts::of_slide(slide, &mut |field, _, words| {
                    if field.starts_with("notes") {
                        let (words, _) = words.pick(language, &deck.language);
                        let words = letters(&inline::words(words));
                        assert!(
                            found.contains(&words) || letters(&text.replace("[^", "<^")).len() > words.len(),
                            "{field}"
                        );
                    }
                });
            }
        }
    }
}

#[test]
fn markdown_keeps_emphasis_links_and_footnotes() {
    let json = r#"{"format": 1, "id": "a", "title": "A *deck*", "language": "en",
        "sources": [{"id": "rome", "text": "Rome Statute", "url": "https://example.org/rome"}],
        "assets": [{"id": "p", "path": "p.png", "alt": "A picture of a hall"}],
        "slides": [
          {"id": "s", "layout": "bullets", "title": "Points", "kicker": "Above", "items": [
            "A **bold** word[^rome]", {"text": "a [link](https://example.org)", "items": ["below # it"]}],
            "notes": ["First *this*.", "Then that."]},
          {"id": "t", "layout": "table", "title": "Rows", "table": {"header": ["a", "b"], "rows": [["1", "x|y"]]}},
          {"id": "q", "layout": "quote", "quote": "Never again[^rome]", "attribution": "Somebody"},
          {"id": "i", "layout": "image", "title": "Picture", "image": {"asset": "p", "caption": "A caption"}},
          {"id": "c", "layout": "chart", "title": "Chart", "chart": {"labels": ["x"], "series": [{"name": "n", "values": [1.5]}]}}
        ]}"#;
    let deck = Arc::new(deck::parse(json.as_bytes(), "a.json").deck.unwrap());
    let mut studio = Studio::new(deck, Path::new("/nonexistent"), "en", "court");
    let markdown = script(&mut studio, Style::Markdown, true, on).unwrap();
    for part in [
        "# A deck\n",
        "## 1. Points\n\nAbove\n\n- A **bold** word[^rome]\n- a [link](<https://example.org>)\n  - below # it\n\n### Notes\n\n**Step 1**\n\nFirst *this*.\n\n**Step 2**\n\nThen that.\n",
        "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n",
        "## Slide 3\n\n> “Never again[^rome]”\n\nSomebody\n",
        "![A picture of a hall](<p.png>)\n\nA caption",
        "|  | n |\n| --- | --- |\n| x | 1.5 |\n",
        "## Sources\n\n[^rome]: Rome Statute <https://example.org/rome>\n",
    ] {
        assert!(markdown.contains(part), "{part}\n--- is not in ---\n{markdown}");
    }
    let plain = script(&mut studio, Style::Plain, true, on).unwrap();
    for part in [
        "1. Points\n---------\n\nAbove\n\n- A bold word[1]\n- a link (https://example.org)\n  - below # it\n\n[1] Rome Statute https://example.org/rome\n",
        "[Picture: A picture of a hall]\n",
        "    “Never again[1]”\n",
        "x | 1.5\n",
    ] {
        assert!(plain.contains(part), "{part}\n--- is not in ---\n{plain}");
    }
}
