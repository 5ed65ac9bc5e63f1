//! Imports: Markdown and PDF files go in, and decks that the check accepts come out, or a sentence that says why not.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use proptest::prelude::*;
use serde_json::{Value, json};
use sidestage::{
    deck::{Finding, import::markdown, open, parse, to_json},
    render::import::{self, ImportFault, Imported, Wanted, import},
};
use std::{fmt::Write as _, fs, path::Path, sync::atomic::AtomicBool};

/// The slides of a Markdown text, its sources and assets, and what was said, as line and words.
fn made(text: &str) -> (Value, Vec<String>) {
    let mut pictures = |path: &str| match path {
        "hall.png" | "media/plan of it.svg" => Ok(path.to_owned()),
        _ => Err("there is no such file".to_owned()),
    };
    let made = markdown(text, "talk.md", "talk", &mut pictures).unwrap();
    let deck = serde_json::from_str(&to_json(&made.deck)).unwrap();
    let said = made.findings.iter().map(|finding| format!("{}: {}", finding.line, finding.sentence())).collect();
    (deck, said)
}

/// Markdown on the left, the slides on the right, without their ids.
fn table() -> Vec<(&'static str, Value)> {
    vec![
        ("# The Court\n\nA short talk", json!([{"layout": "title", "title": "The Court", "subtitle": "A short talk"}])),
        (
            "# A\n# B\nwords\n# C\n- x",
            json!([
                {"layout": "title", "title": "A"},
                {"layout": "section", "title": "B", "text": "words"},
                {"layout": "bullets", "title": "C", "items": ["x"]},
            ]),
        ),
        (
            "## Points\n\nFirst **read** this.\n\n- one\n- two *now*\n  - below\n    - deep\n- three",
            json!([{"layout": "bullets", "title": "Points", "text": "First **read** this.", "items": [
                "one",
                {"text": "two *now*", "items": [{"text": "below", "items": ["deep"]}]},
                "three",
            ]}]),
        ),
        ("1. a\n2. b", json!([{"layout": "bullets", "items": ["1. a", "2. b"]}])),
        ("3) c", json!([{"layout": "bullets", "items": ["3. c"]}])),
        (
            "words\nin one line  \nand another\n\n---\n\n***\n\nmore",
            json!([
                {"layout": "statement", "text": "words in one line\nand another"},
                {"layout": "statement", "text": "more"},
            ]),
        ),
        (
            "> “The Court matters.”\n> — A judge",
            json!([{"layout": "quote", "quote": "The Court matters.", "attribution": "A judge"}]),
        ),
        ("> a\n>\n> b", json!([{"layout": "quote", "quote": "a\nb"}])),
        (
            "## T\n\n| a | b |\n|---|---|\n| 1 | **2** |\n| 3 |\n",
            json!([{"layout": "table", "title": "T", "table": {"header": ["a", "b"], "rows": [["1", "**2**"], ["3", ""]]}}]),
        ),
        (
            "## Hall\n\n![The hall](hall.png \"Seen from above\")",
            json!([{"layout": "image", "title": "Hall", "image": {"asset": "hall", "place": "centre", "caption": "Seen from above"}}]),
        ),
        (
            "## Hall\n\n- a\n\n![The plan](media/plan%20of%20it.svg)",
            json!([{"layout": "image", "title": "Hall", "items": ["a"], "image": {"asset": "plan-of-it", "place": "right"}}]),
        ),
        (
            "## A\n<!-- notes: Say *hello*.\nSlowly. -->\n\nwords\n\nNotes: and wait\n\n## B\n\nb\n\nNote:\n\n- later\n- still\n\n## C",
            json!([
                {"layout": "statement", "title": "A", "text": "words", "notes": "Say \\*hello\\*.\nSlowly.\nand wait"},
                {"layout": "statement", "title": "B", "text": "b", "notes": "– later\n– still"},
                {"layout": "section", "title": "C"},
            ]),
        ),
        (
            "## A\n\n### Of it\n\na\n\n### And of that\n\nb",
            json!([
                {"layout": "statement", "title": "A", "subtitle": "Of it", "text": "a"},
                {"layout": "statement", "title": "A", "subtitle": "And of that", "text": "b"},
            ]),
        ),
        (
            "[here](https://a.org/x_(y)) and [there](b.md)",
            json!([{"layout": "statement", "text": "[here](https://a.org/x_%28y%29) and there"}]),
        ),
        ("1 \\* 2, a_b, &lt;c&gt;", json!([{"layout": "statement", "text": "1 \\* 2, a\\_b, \\<c>"}])),
        ("", json!([{"layout": "title", "title": "talk"}])),
        ("a[^x]", json!([{"layout": "statement", "text": "a\\[^x\\]"}])),
        ("- [^a]: note\n\n- b[^a]", json!([{"layout": "bullets", "items": ["b[^note-a]"]}])),
        (
            "---\ntitle: Front\nsubtitle: Below\nlang: fr\naspect: 4:3\n---\nmots",
            json!([
                {"layout": "title", "title": "Front", "subtitle": "Below"},
                {"layout": "statement", "text": "mots"},
            ]),
        ),
        ("## العنوان\n\n- نقطة", json!([{"layout": "bullets", "title": "العنوان", "items": ["نقطة"]}])),
    ]
}

#[test]
fn markdown_becomes_slides() {
    for (text, expected) in table() {
        let (mut deck, said) = made(text);
        let slides = deck["slides"].as_array_mut().unwrap();
        for slide in slides.iter_mut() {
            assert!(slide.as_object_mut().unwrap().shift_remove("id").is_some());
        }
        assert_eq!(deck["slides"], expected, "{text}\n{:#}", deck["slides"]);
        assert_eq!(said, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_deck_around_the_slides() {
    let text = "---\ntitle: 'Front'\nlanguage: fr\naspect: 4:3\ntheme: court-dark\nmarp: true\n---\n# Mots\n\nd’ici[^1] et là[^law]\n\n\
                ![Salle](hall.png) ![Encore](hall.png)\n\n[^1]: Statute, <https://a.org/s>.\n[^law]: [The law](https://a.org/l)\n";
    let (deck, said) = made(text);
    assert_eq!(
        json!([deck["id"], deck["title"], deck["language"], deck["aspect"], deck["theme"]]),
        json!(["front", "Front", "fr", "4:3", "court-dark"])
    );
    assert_eq!(
        deck["sources"],
        json!([
            {"id": "note-1", "text": "Statute", "url": "https://a.org/s"},
            {"id": "note-law", "text": "The law", "url": "https://a.org/l"},
        ])
    );
    assert_eq!(deck["assets"], json!([{"id": "hall", "path": "hall.png", "alt": "Salle"}]));
    assert_eq!(deck["slides"][0]["subtitle"], "d’ici[^note-1] et là[^note-law]");
    assert_eq!(said[0], "1: these fields mean nothing here: `marp`");
}

#[test]
fn what_slides_do_not_have_becomes_words_and_is_said() {
    let table: [(&str, &str, &str); 8] = [
        ("a `b*c` d", "a b\\*c d", "1: code is shown as plain words"),
        ("```\nx = 1\n  y\n```", "x = 1\ny", "1: code is shown as plain words"),
        ("<div>some <b>words</b></div>", "some words", "1: HTML is not read; only its words are shown"),
        ("a <i>b</i>", "a b", "1: HTML is not read; only its words are shown"),
        ("![A cat](cat.png)", "A cat", "1: the picture `cat.png` is left out: there is no such file"),
        (
            "![A cat](https://example.org/cat.png)",
            "A cat",
            "1: the picture `https://example.org/cat.png` is left out: nothing is loaded from elsewhere; save it beside the Markdown file",
        ),
        (
            "![A cat](data:image/png;base64,AA==)",
            "A cat",
            "1: the picture `data:image/png;base64,AA==` is left out: it stands in the text itself; save it as a file beside the Markdown file",
        ),
        ("- a\n\nb", "", "3: a paragraph does not fit beside the rest of this slide and stands on the next"),
    ];
    for (text, words, remark) in table {
        let (deck, said) = made(text);
        assert_eq!(deck["slides"][0]["text"].as_str().unwrap_or_default(), words, "{text}\n{deck:#}");
        assert!(said.iter().any(|said| said == remark), "{text}: {said:?}");
    }
}

/// A PDF with these pages, each a size and its drawing operators; `more` goes into the trailer.
fn pdf(pages: &[(u32, u32, &str)], more: &str) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut kids = String::new();
    for (width, height, content) in pages {
        let number = objects.len() + 1;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            number + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len());
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    write!(out, "trailer\n<< /Size {} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).unwrap();
    out.into_bytes()
}

/// A red page with a blue left half and words, and a page of another shape, green all over.
fn two_pages() -> Vec<u8> {
    let words = "BT /F 24 Tf 1 0 0 1 500 400 Tm (Hello the) Tj 0 -30 Td ([^room]) Tj ET";
    let first = format!("1 0 0 rg 0 0 960 540 re f 0 0 1 rg 0 0 480 540 re f 0 g {words}");
    pdf(&[(960, 540, &first), (540, 540, "0 1 0 rg 0 0 540 540 re f")], "")
}

fn wanted(deck: &Path) -> Wanted {
    Wanted { deck: deck.to_path_buf(), height: 180, replace: false }
}

/// An import that nobody stops.
fn import_to(source: &Path, wanted: &Wanted, progress: impl FnMut(usize, usize)) -> Result<Imported, ImportFault> {
    import::import_to(source, wanted, &AtomicBool::new(false), progress)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_pages_of_a_pdf_become_pictures() {
    let home = tempfile::tempdir().unwrap();
    let source = home.path().join("My Slides.pdf");
    fs::write(&source, two_pages()).unwrap();
    let deck = home.path().join("out/deck.json");
    let mut seen = Vec::new();
    let imported = import_to(&source, &wanted(&deck), |done, all| seen.push((done, all))).unwrap();
    assert_eq!((imported.slides, seen), (2, vec![(1, 2), (2, 2)]));
    let said: Vec<String> = imported.findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["My Slides.pdf: warning: page 2: of another shape than the slides, shown whole between bars"]);
    assert_eq!(names(&home.path().join("out")), ["deck.json", "media"]);
    assert_eq!(names(&home.path().join("out/media")), ["my-slides-001.png", "my-slides-002.png"]);

    let opened = open(&deck);
    assert_eq!(opened.findings, []);
    let read: Value = serde_json::from_str(&fs::read_to_string(&deck).unwrap()).unwrap();
    assert_eq!((&read["title"], &read["aspect"]), (&json!("My Slides"), &json!("16:9")));
    assert_eq!(
        read["slides"][0],
        json!({"id": "page-001", "layout": "image", "image": {"asset": "page-001", "place": "full"}})
    );
    assert_eq!(
        read["assets"],
        json!([
            {"id": "page-001", "path": "media/my-slides-001.png", "alt": "Page 1 of My Slides.pdf: Hello the \\[^room\\]"},
            {"id": "page-002", "path": "media/my-slides-002.png", "alt": "Page 2 of My Slides.pdf"},
        ])
    );
    let picture = |name: &str| image::open(home.path().join("out/media").join(name)).unwrap().into_rgb8();
    let first = picture("my-slides-001.png");
    assert_eq!(first.dimensions(), (320, 180));
    assert_eq!((first.get_pixel(10, 170).0, first.get_pixel(310, 170).0), ([0, 0, 255], [255, 0, 0]));
    assert!(first.pixels().any(|pixel| pixel.0.iter().all(|part| *part < 60)), "the words are there");
    // The square page stands in the middle, and the bars take its colour.
    let second = picture("my-slides-002.png");
    assert!(second.pixels().all(|pixel| pixel.0 == [0, 255, 0]));
}

#[test]
fn nothing_is_replaced_unasked_and_nothing_half_written() {
    let home = tempfile::tempdir().unwrap();
    let source = home.path().join("slides.pdf");
    fs::write(&source, two_pages()).unwrap();
    let imported = import(&source, home.path(), |_, _| {}).unwrap();
    assert_eq!(imported.deck, home.path().join("slides.json"));
    let again = import(&source, home.path(), |_, _| panic!("the work is not begun"));
    assert!(matches!(again, Err(ImportFault::Exists(name)) if name == "slides.json"));

    // Another file of the same name: its pictures are in the way of the first.
    let other = home.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("slides.pdf"), pdf(&[(960, 540, "")], "")).unwrap();
    let deck = home.path().join("second.json");
    let before = fs::read(home.path().join("media/slides-001.png")).unwrap();
    let fault = import_to(&other.join("slides.pdf"), &Wanted { height: 2160, ..wanted(&deck) }, |_, _| {}).unwrap_err();
    assert!(matches!(&fault, ImportFault::Exists(name) if name == "media/slides-001.png"), "{fault}");
    assert_eq!(fs::read(home.path().join("media/slides-001.png")).unwrap(), before);
    assert_eq!(names(home.path()), ["media", "other", "slides.json", "slides.pdf"]);
    import_to(&other.join("slides.pdf"), &Wanted { replace: true, ..wanted(&deck) }, |_, _| {}).unwrap();
    assert_ne!(fs::read(home.path().join("media/slides-001.png")).unwrap(), before);
    assert_eq!(names(home.path()), ["media", "other", "second.json", "slides.json", "slides.pdf"]);

    // The file itself is never the deck.
    let text = home.path().join("talk.md");
    fs::write(&text, "# Talk").unwrap();
    let fault = import_to(&text, &Wanted { replace: true, ..wanted(&text) }, |_, _| {}).unwrap_err();
    assert!(matches!(fault, ImportFault::Same(_)));
    assert_eq!(fs::read_to_string(text).unwrap(), "# Talk");
}

#[test]
fn files_that_cannot_be_imported_are_named_in_plain_words() {
    let encrypted = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <";
    let encrypted = format!("{encrypted}{}> /U <{}> >>", "41".repeat(32), "42".repeat(32));
    let scrambled = encrypted.replace("/V 1 /R 2", "/V 9 /R 9");
    let page = (960, 540, "");
    let many = vec![page; 501];
    let whole = two_pages();
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.pdf", pdf(&[page], &encrypted), "a.pdf opens with a password only"),
        ("a.pdf", pdf(&[page], &scrambled), "a.pdf is encrypted in a way that cannot be read"),
        ("a.pdf", b"%PDF-1.4\nnothing".to_vec(), "a.pdf is empty, damaged or incomplete"),
        ("a.pdf", whole[..150].to_vec(), "a.pdf is empty, damaged or incomplete"),
        ("a.pdf", pdf(&many, ""), "a.pdf has 501 pages, and at most 500 are imported"),
        ("a.md", b"\xff\xfea\0".to_vec(), "a.md: error: the file is written in UTF-16"),
        ("a.md", b"caf\xe9".to_vec(), "a.md: error: the file is not UTF-8"),
        ("a.md", vec![b'a'; (2 << 20) + 1], "a.md: error: the file is larger than 2 MiB"),
        ("a.png", b"\x89PNG\r\n\x1a\n".to_vec(), "a.png is a picture"),
        ("a.json", b"{}".to_vec(), "a.json is a JSON file; a deck needs no import"),
        ("a.bin", vec![0, 1, 2], "a.bin is neither a PDF, nor Markdown"),
        ("a.pdf", Vec::new(), "a.pdf is an empty file"),
    ];
    for (name, bytes, words) in table {
        let home = tempfile::tempdir().unwrap();
        let source = home.path().join(name);
        fs::write(&source, bytes).unwrap();
        let fault = import_to(&source, &wanted(&home.path().join("new/deck.json")), |_, _| {}).unwrap_err();
        assert!(fault.to_string().starts_with(words), "{name}: {fault}");
        assert!(!fault.is_writing());
        assert_eq!(names(home.path()), [name], "nothing is left behind");
    }
    let home = tempfile::tempdir().unwrap();
    let deck = wanted(&home.path().join("deck.json"));
    let fault = import_to(&home.path().join("none.md"), &deck, |_, _| {}).unwrap_err();
    assert_eq!(fault.to_string(), "none.md cannot be read: there is no such file");
    let fault = import_to(home.path(), &deck, |_, _| {}).unwrap_err();
    assert!(fault.to_string().ends_with("cannot be read: this is a folder"), "{fault}");
}

#[test]
fn a_cut_pdf_gives_its_whole_pages_or_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    let source = home.path().join("cut.pdf");
    let whole = two_pages();
    for (number, length) in (0..whole.len()).step_by(61).enumerate() {
        fs::write(&source, &whole[..length]).unwrap();
        let deck = home.path().join(format!("{number}.json"));
        let wanted = Wanted { replace: true, ..wanted(&deck) };
        assert_eq!(import_to(&source, &wanted, |_, _| {}).is_ok(), deck.is_file(), "cut at {length}");
    }
}

#[test]
fn pictures_come_from_below_the_markdown_file_alone() {
    let home = tempfile::tempdir().unwrap();
    let from = home.path().join("from");
    fs::create_dir_all(from.join("pics/more")).unwrap();
    let save = |path: &Path, red| image::RgbImage::from_pixel(4, 3, image::Rgb([red, 0, 0])).save(path).unwrap();
    save(&from.join("pics/Hall One.png"), 1);
    save(&from.join("pics/more/hall-one.png"), 2);
    save(&home.path().join("secret.png"), 3);
    fs::write(from.join("list.png"), "not a picture").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path().join("secret.png"), from.join("link.png")).unwrap();
    let text = "![a](pics/Hall%20One.png)\n\n---\n\n![b](pics/more/hall-one.png)\n\n---\n\n![c](../secret.png)\n\n---\n\n\
                ![d](link.png)\n\n---\n\n![e](list.png)\n\n---\n\n![f](/etc/hostname)\n\n---\n\n![g](./pics/Hall%20One.png)\n";
    fs::write(from.join("talk.md"), text).unwrap();
    let deck = home.path().join("to/talk.json");
    let imported = import_to(&from.join("talk.md"), &wanted(&deck), |_, _| {}).unwrap();
    let said: Vec<(u32, bool)> = imported.findings.iter().map(|found| (found.line, found.is_error())).collect();
    assert_eq!(said, [(9, true), (13, true), (17, true), (21, true)]);
    assert!(imported.findings.iter().all(|found| !found.message.contains(&home.path().display().to_string())));
    assert_eq!(names(&home.path().join("to/media")), ["hall-one-2.png", "hall-one.png"]);
    let opened = open(&deck);
    assert!(!opened.findings.iter().any(Finding::is_error), "{:?}", opened.findings);
    assert_eq!(opened.deck.unwrap().slides.len(), 7);

    // Beside the Markdown file itself, nothing needs to be copied.
    let deck = from.join("talk.json");
    import_to(&from.join("talk.md"), &wanted(&deck), |_, _| {}).unwrap();
    assert!(!from.join("media").exists());
    assert_eq!(open(&deck).deck.unwrap().assets[0].path, "pics/Hall One.png");
}

/// The program as people start it, with nothing but `path` to find other programs in.
#[cfg(target_os = "linux")]
fn run(path: &Path, arguments: &[&Path]) -> (i32, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sidestage"));
    command.arg("import").args(arguments).env("PATH", path);
    let done = command.output().unwrap();
    (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn presentations_go_through_libreoffice() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let tools = home.path().join("tools");
    fs::create_dir(&tools).unwrap();
    let source = home.path().join("-talk one.pptx");
    fs::write(&source, b"PK\x03\x04 and so on ppt/presentation.xml").unwrap();
    let deck = home.path().join("talk.json");
    let words: [&Path; 4] = [Path::new("--to"), &deck, Path::new("--"), &source];

    let (code, said) = run(&tools, &words);
    assert_eq!(code, 2);
    assert!(said.contains("needs LibreOffice, which is not found here; install LibreOffice, or export"), "{said}");

    // A stand-in that looks at what it is given, as the real one does, and gives a PDF.
    fs::write(home.path().join("ready.pdf"), two_pages()).unwrap();
    let install = |script: &str| {
        let program = tools.join("soffice");
        fs::write(&program, script.replace("HOME_OF_TEST", &home.path().display().to_string())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    };
    install(
        "#!/bin/sh\nPATH=/usr/bin:/bin\ncase \"$*\" in *fodp*) exit 1;; esac\nprintf '%s\\n' \"$@\" > 'HOME_OF_TEST/said'\n\
         while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n\
         grep -q presentation \"$1\" && cp 'HOME_OF_TEST/ready.pdf' \"$out/slides.pdf\"\n",
    );
    let (code, said) = run(&tools, &words);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("the notes for the speaker and the animations of the presentation are not imported"),
        "{said}"
    );
    assert_eq!(open(&deck).deck.unwrap().slides.len(), 2);
    assert!(home.path().join("media/talk-one-002.png").is_file());
    let given = fs::read_to_string(home.path().join("said")).unwrap();
    let given: Vec<&str> = given.lines().collect();
    assert!(given[0].starts_with("-env:UserInstallation=file:///") && given[0].ends_with("/profile"), "{given:?}");
    assert!(given.contains(&"--headless") && given.last().unwrap().ends_with("/slides.pptx"), "{given:?}");
    assert_eq!(names(home.path()), ["-talk one.pptx", "media", "ready.pdf", "said", "talk.json", "tools"]);

    // One that gives the notes as well.
    let page = |notes: &str| {
        format!(
            r#"<draw:page><presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"#
        )
    };
    let spaces = ["office", "draw=drawing", "presentation", "style", "text"].map(|space| {
        let (short, long) = space.split_once('=').unwrap_or((space, space));
        format!("xmlns:{short}=\"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0\"")
    });
    let (first, second) = (page("Say who *chairs*."), page(""));
    let xml = format!(
        "<office:document {}><office:body><office:presentation>{first}{second}</office:presentation></office:body></office:document>",
        spaces.join(" ")
    );
    fs::write(home.path().join("ready.fodp"), xml).unwrap();
    install(
        "#!/bin/sh\nPATH=/usr/bin:/bin\n\
         while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; [ \"$1\" = --convert-to ] && kind=$2; shift; done\n\
         cp \"HOME_OF_TEST/ready.$kind\" \"$out/slides.$kind\"\n",
    );
    fs::remove_file(&deck).unwrap();
    let (code, said) = run(&tools, &words);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("warning: the animations of the presentation are not imported"), "{said}");
    let slides = open(&deck).deck.unwrap().slides;
    let notes: Vec<Option<&str>> = slides
        .iter()
        .map(|slide| slide.notes.as_ref().and_then(|notes| notes.at(0)).map(|text| text.pick("en", "en").0))
        .collect();
    assert_eq!(notes, [Some(r"Say who \*chairs\*."), None]);

    // One that makes nothing, although it says that all went well.
    install("#!/bin/sh\nexit 0\n");
    let (code, said) = run(&tools, &words);
    assert_eq!(code, 73, "the deck is there: {said}");
    fs::remove_file(&deck).unwrap();
    let (code, said) = run(&tools, &words);
    assert_eq!(code, 2);
    assert!(said.contains("LibreOffice cannot make a PDF of -talk one.pptx"), "{said}");
    assert!(!deck.exists());
}

/// Ctrl-C while LibreOffice works: both end, and nothing is left.
#[cfg(target_os = "linux")]
#[test]
fn a_stopped_import_leaves_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    let home = tempfile::tempdir().unwrap();
    let tools = home.path().join("tools");
    fs::create_dir(&tools).unwrap();
    let source = home.path().join("talk.pptx");
    fs::write(&source, b"PK\x03\x04 and so on ppt/presentation.xml").unwrap();
    let begun = home.path().join("begun");
    let program = tools.join("soffice");
    // As the real one does, it works in a child of its own.
    let script = format!("#!/bin/sh\nPATH=/usr/bin:/bin\nsleep 1000 &\necho $! > '{}'\nwait\n", begun.display());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_sidestage"))
        .args([Path::new("import"), &source, Path::new("--to"), &home.path().join("new/talk.json")])
        .env("PATH", &tools)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let worker = loop {
        let said = fs::read_to_string(&begun).unwrap_or_default();
        if said.ends_with('\n') {
            break said.trim().to_owned();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "it never began");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(Path::new("/proc").join(&worker).exists());
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(130), "{done:?}");
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "sidestage: stopped; nothing was written\n");
    assert_eq!(names(home.path()), ["begun", "talk.pptx", "tools"], "not even the folder of the deck");
    while Path::new("/proc").join(&worker).join("cmdline").metadata().is_ok()
        && !fs::read(Path::new("/proc").join(&worker).join("cmdline")).unwrap_or_default().is_empty()
    {
        assert!(start.elapsed() < Duration::from_secs(60), "LibreOffice's own child still runs");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Pieces out of which Markdown, good and bad, is made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "# ", "## ", "### ", "- ", "  - ", "    - ", "      - ", "1. ", "> ", ">> ", "---\n", "\n", "\n\n", "***", "**", "*", "_",
            "`", "```\n", "![", "](hall.png)", "](https://a.org)", "](b \"c\")", "[", "]", "[^a]", "[^a]: ", "[^", "<!-- notes: ",
            "-->", "<b>", "<br>", "<div>", "| a | b |\n", "|---|---|\n", "| ", " |", "Notes: ", "— ", "title: x\n", "\\", "&amp;",
            "\t", "    ", "\u{0}", "\u{1b}", "\u{202e}", "العنوان", "\u{2E3F}\u{2E37}\u{2E36}", "\u{2E34}1\u{2E34}", "\r\n", "  \n",
        ]).prop_map(str::to_owned),
        2 => "[a-z .!]{1,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_a_deck_that_the_check_accepts(text in pieces()) {
        let mut pictures = |path: &str| if path == "hall.png" { Ok(path.to_owned()) } else { Err("no".to_owned()) };
        let made = markdown(&text, "a.md", "a", &mut pictures).map_err(|finding| TestCaseError::fail(finding.to_string()))?;
        let json = to_json(&made.deck);
        let parsed = parse(json.as_bytes(), "a.json");
        let errors: Vec<_> = parsed.findings.iter().filter(|found| found.is_error()).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{json}");
        prop_assert_eq!(to_json(&parsed.deck.unwrap()), json);
        prop_assert!(!made.deck.slides.is_empty());
    }

    #[test]
    fn plain_words_are_never_lost(words in prop::collection::vec("[a-z]{1,8}", 1..20), marks in prop::collection::vec(0..9_usize, 20)) {
        let text: String = words.iter().zip(&marks).fold(String::new(), |text, (word, mark)| {
            let before = ["", "\n\n", "\n- ", "\n  - ", "\n\n> ", "\n\n# ", "\n\n### ", "\n\n---\n\n", "\n1. "][*mark];
            format!("{text}{before}x{word} ")
        });
        let made = markdown(&text, "a.md", "zzz", &mut |_| Err(String::new())).unwrap();
        let json = to_json(&made.deck);
        for word in &words {
            prop_assert!(json.contains(&format!("x{word}")), "{word} of {text:?} in {json}");
        }
    }

    #[test]
    fn any_bytes_are_imported_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.md", "a.pdf", "a.pptx", "a"])) {
        let home = tempfile::tempdir().unwrap();
        let source = home.path().join(name);
        // Not a presentation by chance: no other program is started here.
        fs::write(&source, &bytes).unwrap();
        let deck = home.path().join("deck.json");
        let done = import_to(&source, &wanted(&deck), |_, _| {}).is_ok();
        prop_assert_eq!(done, deck.is_file());
        prop_assert!(!done || !open(&deck).findings.iter().any(Finding::is_error));
    }
}
