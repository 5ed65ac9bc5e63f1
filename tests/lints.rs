//! The lints of the deck format: each is found by `sidestage check` at its line and column, and each keeps silent where
//! there is nothing to say. One test for one line of the contract.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use sidestage::{
    cli::check::{ERRORS, WARNINGS, check},
    render::measured::measured,
};

/// What `check --strict` says of a deck, without the file's name and the summary, and its exit code.
fn said(folder: &Path, deck: &str) -> (u8, Vec<String>) {
    let path = folder.join("deck.json");
    std::fs::write(&path, deck).unwrap();
    let mut out = Vec::new();
    let code = check(&path, false, true, measured, &mut out);
    let out = String::from_utf8(out).unwrap().replace(&format!("{}/", folder.display()), "");
    let mut lines: Vec<String> = out.lines().map(str::to_owned).collect();
    lines.pop();
    (code, lines.into_iter().map(|line| line.strip_prefix("deck.json:").map_or(line.clone(), str::to_owned)).collect())
}

/// A deck with these fields before its slides; the slides start in line 3.
fn deck(fields: &str, slides: &str) -> String {
    format!("{{\"format\": 1, \"id\": \"t\", \"title\": \"T\",\n{fields}\"slides\": [\n{slides}]}}")
}

fn alone(fields: &str, slides: &str) -> (u8, Vec<String>) {
    said(tempfile::tempdir().unwrap().path(), &deck(fields, slides))
}

fn warns(fields: &str, slides: &str, lines: &[&str]) {
    assert_eq!(alone(fields, slides), (WARNINGS, lines.iter().map(|line| (*line).to_owned()).collect()));
}

fn silent(fields: &str, slides: &str) {
    assert_eq!(alone(fields, slides), (0, Vec::new()));
}

#[test]
fn text_that_does_not_fit_is_measured_in_every_language() {
    let long = "A sentence of the right length for a slide. ".repeat(120);
    let slide =
        format!("{{\"id\": \"a\", \"layout\": \"statement\",\n\"text\": {{\"en\": \"Short\",\n \"fr\": \"{long}\"}}}}");
    let (code, lines) = alone("", &slide);
    assert_eq!((code, lines.len()), (WARNINGS, 2), "{lines:?}");
    assert_eq!(
        lines[0],
        "3:1: warning: slides[0]: the slide has 1080 words; more than 40 are hardly read while somebody speaks"
    );
    let start = "5:8: warning: slides[0].text.fr: this text does not fit even at the smallest readable size: about ";
    assert!(lines[1].starts_with(start) && lines[1].ends_with(" % of it does"), "{}", lines[1]);
    silent("", r#"{"id": "a", "layout": "statement", "text": {"en": "Short", "fr": "Bref"}}"#);
}

#[test]
fn characters_without_a_glyph_are_named() {
    warns(
        "",
        "{\"id\": \"a\", \"layout\": \"blank\"},\n{\"id\": \"b\", \"layout\": \"statement\", \"text\": \"Linear A: 𐘀\"}",
        &["4:1: warning: slides[1]: no face that comes with Sidestage has these characters: U+10600"],
    );
    silent("", r#"{"id": "b", "layout": "statement", "text": "Ж 法 ع é"}"#);
}

#[test]
fn contrast_of_a_theme_is_that_of_wcag() {
    let folder = tempfile::tempdir().unwrap();
    let theme = |quiet: &str| format!("{{\"name\": \"Own\",\n \"page\": {{\"quiet\": \"{quiet}\"}}}}");
    std::fs::write(folder.path().join("own.json"), theme("#b0a890")).unwrap();
    let slides = r#"{"id": "a", "layout": "statement", "text": "Words"}"#;
    let expected = [
        "own.json:2:20: warning: page.quiet: `quiet` on `paper` has a contrast of 2.2:1; at least 4.5:1 is read",
        "own.json:2:20: warning: page.quiet: `quiet` on `tint` has a contrast of 1.9:1; at least 4.5:1 is read",
    ];
    for name in ["own", "own.json"] {
        let deck = deck(&format!("\"theme\": \"{name}\", "), slides);
        assert_eq!(said(folder.path(), &deck), (WARNINGS, expected.map(str::to_owned).to_vec()));
    }
    std::fs::write(folder.path().join("own.json"), theme("#566079")).unwrap();
    assert_eq!(said(folder.path(), &deck("\"theme\": \"own\", ", slides)), (0, Vec::new()));
}

#[test]
fn text_on_a_picture_is_measured_against_its_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let save = |name: &str, level: u8| {
        let pixels = image::RgbImage::from_pixel(1920, 1080, image::Rgb([level; 3]));
        pixels.save(folder.path().join(name)).unwrap();
    };
    save("dark.png", 40);
    save("light.png", 245);
    let deck = |picture: &str, background: &str| {
        deck(
            &format!("\"assets\": [{{\"id\": \"p\", \"path\": \"{picture}\", \"alt\": \"A wall\"}}], "),
            &format!(
                "{{\"id\": \"a\", \"layout\": \"free\", \"title\": \"T\", {background} \"boxes\": [{{\"at\": [0, 0, 1, 1], \"asset\": \"p\"}},\n\
                 {{\"at\": [0.1, 0.5, 0.5, 0.2], \"text\": \"Words on a wall\"}}]}}"
            ),
        )
    };
    // Dark ink of the court theme on a dark wall; the title above it as well.
    let (code, lines) = said(folder.path(), &deck("dark.png", ""));
    assert_eq!(code, WARNINGS);
    let found: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert!(
        matches!(found.as_slice(), [.., words] if words.starts_with("4:38: warning: slides[0].boxes[1].text: this text has a contrast of 1.")
            && words.ends_with(":1 with the picture behind it; at least 4.5:1 is read")),
        "{found:#?}"
    );
    assert_eq!(said(folder.path(), &deck("light.png", "")), (0, Vec::new()));
    // A colour behind the slide makes the letters light, but the picture is what is behind them.
    let (_, lines) = said(folder.path(), &deck("light.png", "\"background\": \"#14264b\","));
    assert!(lines.iter().any(|line| line.contains("boxes[1].text: this text has a contrast of 1.0:1")), "{lines:#?}");
}

#[test]
fn a_background_never_makes_text_pale() {
    for background in ["#808080", "#767676", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#123456"] {
        silent(
            "",
            &format!(
                "{{\"id\": \"a\", \"layout\": \"bullets\", \"title\": \"T\", \"background\": \"{background}\", \"items\": [\"a\", \"b\"]}}"
            ),
        );
    }
}

#[test]
fn pictures_have_descriptions_and_enough_pixels() {
    let folder = tempfile::tempdir().unwrap();
    image::RgbImage::new(320, 180).save(folder.path().join("small.png")).unwrap();
    let slide = r#"{"id": "a", "layout": "image", "title": "T", "image": {"asset": "p", "place": "full"}}"#;
    let without = deck("\"assets\": [{\"id\": \"p\", \"path\": \"small.png\"}], ", slide);
    assert_eq!(
        said(folder.path(), &without),
        (
            WARNINGS,
            vec![
                "2:12: warning: assets[0]: there is no `alt`: what the picture says to somebody who cannot see it".to_owned(),
                "3:65: warning: slides[0].image.asset: the picture has 320 × 180 pixels and is enlarged until it blurs; 1920 × 1080 are sharp on a screen of 1080 lines".to_owned(),
            ]
        )
    );
    image::RgbImage::new(1600, 900).save(folder.path().join("small.png")).unwrap();
    let with = deck("\"assets\": [{\"id\": \"p\", \"path\": \"small.png\", \"alt\": \"A wall\"}], ", slide);
    assert_eq!(said(folder.path(), &with), (0, Vec::new()));
    // A drawing has no pixels to be short of, and a photograph in the deck that is broken is an error.
    std::fs::write(
        folder.path().join("small.png"),
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="9" height="9"/></svg>"#,
    )
    .unwrap();
    assert_eq!(said(folder.path(), &with), (0, Vec::new()));
    std::fs::write(folder.path().join("small.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let (code, lines) = said(folder.path(), &with);
    assert_eq!((code, lines.len()), (ERRORS, 1));
    assert!(lines[0].starts_with("2:33: error: assets[0].path: the picture is damaged"), "{lines:?}");
}

#[test]
fn slides_and_segments_belong_together() {
    let agenda = "\"agenda\": [{\"id\": \"one\", \"title\": \"One\", \"minutes\": 5}, {\"id\": \"two\", \"title\": \"Two\", \"minutes\": 5}], ";
    warns(
        agenda,
        "{\"id\": \"a\", \"layout\": \"statement\", \"text\": \"A\", \"segment\": \"one\"},\n{\"id\": \"b\", \"layout\": \"statement\", \"text\": \"B\"}",
        &[
            "2:57: warning: agenda[1]: no slide belongs to the segment `two`",
            "4:1: warning: slides[1]: the slide belongs to no segment of the agenda",
        ],
    );
}

#[test]
fn sources_are_known_and_used() {
    let (code, lines) = alone(
        "\"sources\": [{\"id\": \"res-8\", \"text\": \"A resolution\"}], ",
        r#"{"id": "a", "layout": "statement", "text": "Words[^res-9]"}"#,
    );
    assert_eq!(code, ERRORS);
    assert_eq!(
        lines,
        [
            "2:13: warning: sources[0]: nothing uses the source `res-8`",
            "3:44: error: slides[0].text: unknown source `res-9`; did you mean `res-8`?",
        ]
    );
    silent(
        "\"sources\": [{\"id\": \"res-8\", \"text\": \"A resolution\"}], ",
        r#"{"id": "a", "layout": "statement", "text": "Words[^res-8]"}"#,
    );
}

#[test]
fn the_agenda_fits_the_slot_and_leaves_a_third_to_questions() {
    let fields = |talk: u32, ask: u32| {
        format!(
            "\"event\": {{\"name\": \"E\", \"date\": \"2022-12-07\", \"start\": \"13:00\", \"end\": \"14:00\", \"zone\": \"Europe/Amsterdam\"}}, \
             \"agenda\": [{{\"id\": \"talk\", \"title\": \"Talk\", \"minutes\": {talk}}}, {{\"id\": \"ask\", \"title\": \"Ask\", \"kind\": \"questions\", \"minutes\": {ask}}}], "
        )
    };
    let slides = "{\"id\": \"a\", \"layout\": \"statement\", \"text\": \"A\", \"segment\": \"talk\"}, {\"id\": \"b\", \"layout\": \"statement\", \"text\": \"B\", \"segment\": \"ask\"}";
    warns(
        &fields(50, 19),
        slides,
        &[
            "2:119: warning: agenda: the agenda takes 69 min, which is 9 min more than the slot of 60 min",
            "2:119: warning: agenda: the questions have 19 min of a slot of 60 min, less than a third",
        ],
    );
    silent(&fields(40, 20), slides);
}

#[test]
fn a_slide_has_about_forty_words() {
    let slide = |words: usize| {
        format!(
            "{{\"id\": \"a\", \"layout\": \"bullets\", \"title\": \"T\", \"items\": [\"{}\"]}}",
            vec!["word"; words].join(" ")
        )
    };
    silent("", &slide(39));
    warns(
        "",
        &slide(40),
        &["3:1: warning: slides[0]: the slide has 41 words; more than 40 are hardly read while somebody speaks"],
    );
}

#[test]
fn links_are_safe() {
    warns(
        "",
        "{\"id\": \"a\", \"layout\": \"statement\", \"text\": \"[here](http://example.org) and [there](https://example.org)\"}",
        &["3:44: warning: slides[0].text: the link `http://example.org` does not start with https://"],
    );
}
