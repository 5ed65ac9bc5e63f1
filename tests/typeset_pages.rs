//! Slides are laid out whole: every layout, whatever its fields hold, with its notes, steps and limits.

#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::{Value, json};
use sidestage::{
    deck::model::{Broken, Deck},
    typeset::{
        Fonts, LineStyle, PictureSizes, Theme, Typesetter,
        page::{Kind, Page, Rgba, Role},
    },
};

struct Sizes;

impl PictureSizes for Sizes {
    fn size(&self, asset: &str) -> Result<(u32, u32), String> {
        match asset {
            "wide" => Ok((1600, 900)),
            "tall" => Ok((600, 1200)),
            "flat" => Ok((1, 0)),
            _ => Err("not found".into()),
        }
    }
}

const LAYOUTS: [&str; 17] = [
    "title",
    "section",
    "statement",
    "bullets",
    "two-columns",
    "quote",
    "image",
    "table",
    "chart",
    "timeline",
    "panel",
    "agenda",
    "question",
    "sources",
    "holding",
    "blank",
    "free",
];

fn deck(slides: &Value) -> Deck {
    serde_json::from_value(json!({
        "format": 1, "id": "test", "title": "A side event", "language": "en",
        "event": { "name": "A side event", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam", "venue": "Antarctica room" },
        "speakers": [{ "id": "p1", "name": "Panellist 1", "role": "State Party", "language": "fr" }, { "id": "p2", "name": { "en": "Panellist 2", "ar": "المتحدث 2" } }],
        "agenda": [{ "id": "a", "title": "Welcome", "minutes": 5 }, { "id": "b", "title": "Talks", "minutes": 47.5, "changeover_seconds": 150 }, { "id": "c", "title": "Questions", "minutes": 35 }],
        "sources": [{ "id": "one", "text": "The first source", "url": "https://example.org/a/very/long/path/to-a-document_with_parts.pdf" }, { "id": "two", "text": "The second source" }, { "id": "three", "text": "Never cited" }],
        "assets": [{ "id": "wide", "path": "media/wide.png", "alt": "A wide hall", "credit": "Somebody" }, { "id": "tall", "path": "media/tall.svg" }],
        "slides": slides,
    }))
    .unwrap()
}

fn pages(deck: &Deck, language: &str) -> Vec<Page> {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let theme = Theme::named("court").unwrap();
    deck.slides.iter().map(|slide| typesetter.page(deck, slide, language, &theme, &Sizes)).collect()
}

fn page(slide: &Value) -> Page {
    pages(&deck(&json!([slide])), "en").remove(0)
}

fn texts(page: &Page) -> Vec<&str> {
    page.blocks.iter().map(|block| &*block.text).collect()
}

/// Everything that is drawn lies on the canvas, but for a hair and for what hangs in the margin.
fn stays_on_canvas(page: &Page) {
    for item in &page.items {
        if let Kind::Glyphs(run) = &item.kind {
            for glyph in &run.glyphs {
                assert!(glyph.x > -1.0 && glyph.x + glyph.advance < page.size.0 + 1.0, "{:?} at {}", run.text, glyph.x);
                assert!(glyph.y > 0.0 && glyph.y < page.size.1, "{:?} at height {}", run.text, glyph.y);
            }
        }
    }
}

#[test]
fn every_layout_stands_whatever_its_fields_hold() {
    let full = json!({
        "kicker": "Kicker[^one]", "title": "A title", "subtitle": "A subtitle", "text": "A text with **bold** words", "quote": "Words[^two]", "attribution": "Somebody",
        "items": ["one", { "label": "1998", "text": { "fr": "deux" }, "items": ["two", { "text": "three", "items": [{ "text": "four", "items": ["five"] }] }] }, ""],
        "columns": [{ "title": "Left", "items": ["a"] }, { "text": "b" }],
        "image": { "asset": "wide", "place": "left", "caption": "A caption" },
        "table": { "header": ["A", "B"], "rows": [["a"], ["b", "1", "extra"], []] },
        "chart": { "kind": "bar", "labels": ["a", "b", "c"], "series": [{ "name": "s", "values": [1, -2.5] }, { "values": [1e300, 0, 3] }] },
        "boxes": [{ "at": [0, 0, 1, 1], "text": "box", "size": 0.1, "asset": "tall" }, { "at": [0.9, 0.0, 2, -1], "text": "outside" }],
    });
    let mut slides = Vec::new();
    for layout in LAYOUTS {
        let mut slide = full.clone();
        slide["id"] = json!(layout);
        slide["layout"] = json!(layout);
        slides.push(json!({ "id": format!("{layout}-empty"), "layout": layout }));
        for (field, value) in full.as_object().unwrap() {
            let mut alone = json!({ "id": format!("{layout}-{field}"), "layout": layout });
            alone[field] = value.clone();
            slides.push(alone);
        }
        slides.push(slide);
    }
    for (place, asset) in
        ["full", "left", "right", "centre"].iter().flat_map(|p| ["wide", "tall", "flat", "none", ""].map(|a| (*p, a)))
    {
        let mut slide = full.clone();
        slide["id"] = json!(format!("{place}-{asset}"));
        slide["layout"] = json!("image");
        slide["image"] = json!({ "asset": asset, "place": place });
        slides.push(slide);
    }
    for kind in ["bar", "line", "share"] {
        for series in
            [json!([]), json!([{ "values": [] }]), json!([{ "values": [0, 0, 0] }]), json!([{ "values": [5, 2, 3] }])]
        {
            let mut slide = full.clone();
            slide["id"] = json!(format!("{kind}-{series}"));
            slide["layout"] = json!("chart");
            slide["chart"] = json!({ "kind": kind, "labels": ["a", "b", "c"], "series": series });
            slides.push(slide);
        }
    }
    let deck = deck(&Value::Array(slides));
    for (slide, page) in deck.slides.iter().zip(pages(&deck, "ar")) {
        assert_eq!(page.last_step, slide.last_step());
        assert!(page.missing.is_empty(), "{}: {:?}", slide.id, page.missing);
        for item in &page.items {
            if let Kind::Glyphs(run) = &item.kind {
                assert!(run.glyphs.iter().all(|glyph| glyph.x.is_finite() && glyph.y.is_finite()), "{}", slide.id);
                assert!(
                    run.glyphs
                        .iter()
                        .all(|glyph| run.text.get(glyph.range.start as usize..glyph.range.end as usize).is_some())
                );
            }
        }
    }
}

#[test]
fn no_text_is_too_strange() {
    let long = ["x".repeat(3000), "**a** ".repeat(4000), "[^one]".repeat(300), "\u{301}".repeat(500)];
    let strange = [
        "\0",
        "\r",
        "\n\n\n",
        "\t",
        "\u{FEFF}",
        "\u{202E}abc\u{202C}",
        "\u{2067}abc",
        "\u{2028}x\u{2029}y",
        "[^[^one]]",
        "**[^one]**",
        "[](https://example.org)",
        "[a\nb](x)",
        "👩\u{200D}⚖\u{FE0F} 🇳🇱",
        "a\u{300}\u{301}\u{302}",
        "\u{2060}",
        "\u{AD}",
        "שלום (ICC) عليكم 12",
        "ไทย ខ្មែរ",
        "/-/-/-",
        "¹",
    ];
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let mut slides = Vec::new();
    for (at, text) in strange.into_iter().map(str::to_owned).chain(long).enumerate() {
        for (language, markup) in [("en", false), ("ar", true), ("zh", true)] {
            let style = LineStyle {
                language: language.into(),
                width: Some(120.0),
                max_lines: 2,
                markup,
                ..LineStyle::default()
            };
            let page = typesetter.lines(&text, &style);
            assert!(page.size.1.is_finite() && page.size.1 < 60.0, "{text:?}: {:?}", page.size);
        }
        for layout in ["bullets", "quote", "table"] {
            slides.push(json!({ "id": format!("{layout}-{at}"), "layout": layout, "language": if at % 2 == 0 { "en" } else { "ar" }, "kicker": text, "title": text,
                "quote": text, "items": [text], "table": { "header": [text], "rows": [[text]] } }));
        }
    }
    let deck = deck(&Value::Array(slides));
    for (slide, page) in deck.slides.iter().zip(pages(&deck, "en")) {
        assert!(page.blocks.iter().all(|block| block.place.x0.is_finite()), "{}", slide.id);
    }
}

#[test]
fn a_word_that_is_too_wide_shrinks_what_can_shrink_and_is_broken_else() {
    let title_size = |title: &str| {
        let page = page(&json!({ "id": "x", "layout": "bullets", "title": title, "items": ["one"] }));
        assert!(page.overflow.is_empty());
        stays_on_canvas(&page);
        let size = page.items.iter().find_map(|item| match &item.kind {
            Kind::Glyphs(run) if item.block == Some(0) => Some(run.size),
            _ => None,
        });
        size.unwrap()
    };
    assert!(title_size("Rechte") > 89.0);
    let long = title_size("Menschenrechtsverteidigerinnenschutzgesetze");
    assert!((50.0..70.0).contains(&long), "{long}");
    assert!(title_size(&"x".repeat(120)) > 50.0);
}

#[test]
fn a_deck_with_nothing_in_it_has_pages() {
    let slides: Vec<Value> = LAYOUTS.iter().map(|layout| json!({ "id": layout, "layout": layout })).collect();
    let deck: Deck = serde_json::from_value(json!({ "format": 1, "id": "x", "title": "", "slides": slides })).unwrap();
    for page in pages(&deck, "") {
        assert!(page.overflow.is_empty());
        stays_on_canvas(&page);
    }
}

#[test]
fn a_broken_slide_names_its_faults() {
    let mut deck = deck(&json!([{ "id": "x", "layout": "bullets", "language": "ar", "title": "عنوان" }]));
    let faults = vec!["slides[0].layout: unknown layout `bulets`; did you mean `bullets`?".to_owned(); 9];
    deck.slides[0].broken = Some(Box::new(Broken { raw: Value::Null, faults }));
    let page = pages(&deck, "en").remove(0);
    let texts = texts(&page);
    assert_eq!(texts[0], "This slide cannot be shown");
    assert!(texts[1].contains("did you mean `bullets`?"), "markup is not read in faults: {texts:?}");
    assert_eq!(texts.last().unwrap(), &"… and 3 more; the check names all of them.");
    assert!(!page.rtl);
    stays_on_canvas(&page);
}

#[test]
fn notes_are_numbered_by_first_use() {
    let page = page(
        &json!({ "id": "x", "layout": "bullets", "title": "A[^two]", "items": ["b[^one]", "c[^two][^one]", "d[^none]"] }),
    );
    let notes: Vec<&str> =
        page.blocks.iter().filter(|block| block.role == Role::Note).map(|block| &*block.text).collect();
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[0], "The second source");
    assert!(notes[1].starts_with("The first source https://example.org/a/very"), "{notes:?}");
    let marks: Vec<String> = page
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            Kind::Glyphs(run) if run.text.chars().all(|c| c.is_ascii_digit() || c == ',') && item.block.is_some() => {
                Some(run.text.to_string())
            }
            _ => None,
        })
        .collect();
    assert_eq!(marks, ["1", "2", "1,2"]);
    assert!(page.links.iter().all(|link| link.url.starts_with("https://example.org/a/very")));
    assert!(!page.links.is_empty());
    stays_on_canvas(&page);
}

#[test]
fn the_sources_slide_lists_what_is_cited_in_order() {
    let deck = deck(
        &json!([{ "id": "s", "layout": "sources" }, { "id": "x", "layout": "statement", "text": "a[^two] b[^one]" }]),
    );
    let page = pages(&deck, "en").remove(0);
    let texts = texts(&page);
    assert_eq!(texts[0], "Sources");
    assert_eq!(texts[1], "The second source");
    assert!(texts[2].starts_with("The first source"));
    assert_eq!(texts.len(), 3, "what is never cited is not listed");
}

#[test]
fn steps_bring_marker_text_and_sublist_together() {
    let items = json!(["one", { "text": "two", "items": ["below two"] }, "three"]);
    let page_with =
        |steps: Value| page(&json!({ "id": "x", "layout": "bullets", "title": "T", "items": items, "steps": steps }));
    let first_step = |page: &Page, words: &str| {
        let block = page.blocks.iter().position(|block| &*block.text == words).unwrap();
        let mut starts: Vec<u16> =
            page.items.iter().filter(|item| item.block == Some(block)).map(|item| *item.steps.start()).collect();
        starts.dedup();
        assert_eq!(starts.len(), 1);
        starts[0]
    };
    let listed = page_with(json!("list"));
    assert_eq!(listed.last_step, 3);
    for (words, step) in [("T", 0), ("one", 1), ("two", 2), ("below two", 2), ("three", 3)] {
        assert_eq!(first_step(&listed, words), step, "{words}");
    }
    // Four markers, each with its item: drawn shapes that are not there from the start.
    let markers: Vec<u16> = listed
        .items
        .iter()
        .filter(|item| matches!(item.kind, Kind::Fill { .. }) && *item.steps.start() > 0)
        .map(|item| *item.steps.start())
        .collect();
    assert_eq!(markers, [1, 2, 2, 3]);
    let grouped = page_with(json!([[2], [0]]));
    assert_eq!(grouped.last_step, 2);
    for (words, step) in [("one", 2), ("two", 0), ("below two", 0), ("three", 1)] {
        assert_eq!(first_step(&grouped, words), step, "{words}");
    }
    assert!(page_with(json!("all")).items.iter().all(|item| item.steps == (0..=u16::MAX)));
}

#[test]
fn text_shrinks_before_it_overflows_and_never_below_the_floor() {
    // The line above a title is small, and there is little of it, as of what layouts add.
    let least = |page: &Page| {
        let is_text = |block: usize| page.blocks[block].role != Role::Heading && !page.blocks[block].field.is_empty();
        let sizes = page.items.iter().filter_map(|item| match &item.kind {
            Kind::Glyphs(run) => item.block.filter(|block| is_text(*block)).map(|_| run.size),
            _ => None,
        });
        sizes.fold(f32::MAX, f32::min)
    };
    let with = |count: usize| {
        let items: Vec<String> =
            (0..count).map(|at| format!("Point {at} says something that takes about ten words to say")).collect();
        page(&json!({ "id": "x", "layout": "bullets", "title": "Title", "items": items }))
    };
    let (few, many) = (with(4), with(9));
    assert!(few.overflow.is_empty() && many.overflow.is_empty());
    assert!(least(&few) >= 1080.0 / 24.0, "body is large where there is room: {}", least(&few));
    assert!(least(&many) < least(&few));
    stays_on_canvas(&many);

    let words = "word ".repeat(2000);
    for slide in [
        json!({ "id": "x", "layout": "bullets", "title": "Title", "items": [words] }),
        json!({ "id": "x", "layout": "statement", "text": words }),
        json!({ "id": "x", "layout": "quote", "quote": words }),
        json!({ "id": "x", "layout": "two-columns", "columns": [{ "text": words }, { "text": "b" }] }),
        json!({ "id": "x", "layout": "question", "text": words }),
        json!({ "id": "x", "layout": "table", "table": { "rows": [[words, "b"]] } }),
        json!({ "id": "x", "layout": "timeline", "items": [words, "b"] }),
        json!({ "id": "x", "layout": "holding", "text": words }),
        json!({ "id": "x", "layout": "title", "title": words }),
        json!({ "id": "x", "layout": "image", "text": words, "image": { "asset": "tall" } }),
        json!({ "id": "x", "layout": "free", "boxes": [{ "at": [0.1, 0.1, 0.8, 0.8], "text": words }] }),
    ] {
        let page = page(&slide);
        assert_eq!(page.overflow.len(), 1, "{}: {:?}", slide["layout"], page.overflow);
        let overflow = &page.overflow[0];
        assert!((0.0..1.0).contains(&overflow.fits), "{overflow:?}");
        assert!(least(&page) >= 1080.0 / 30.0 - 0.1, "{}: {}", slide["layout"], least(&page));
    }
}

#[test]
fn the_agenda_counts_from_the_start_of_the_event() {
    let page = page(&json!({ "id": "x", "layout": "agenda", "segment": "b" }));
    let texts = texts(&page);
    assert_eq!(
        texts,
        [
            "Agenda",
            "13:15",
            "Welcome",
            "5\u{A0}min",
            "13:20",
            "Talks",
            "47.5\u{A0}min",
            "14:10",
            "Questions",
            "35\u{A0}min"
        ]
    );
    // Only the slide's own segment is bold.
    let bold = |words: &str| {
        let block = page.blocks.iter().position(|block| &*block.text == words).unwrap();
        let fonts: Vec<usize> = page
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Glyphs(run) if item.block == Some(block) => Some(run.font.data.len()),
                _ => None,
            })
            .collect();
        fonts[0]
    };
    assert_eq!(bold("Welcome"), bold("Questions"));
    assert_ne!(bold("Welcome"), bold("Talks"));
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, expected) in [
        ("en", "“Words”"),
        ("fr", "«\u{202F}Words\u{202F}»"),
        ("de", "„Words“"),
        ("ru", "«Words»"),
        ("ar", "«Words»"),
        ("zh", "“Words”"),
    ] {
        let page = page(&json!({ "id": "x", "layout": "quote", "language": language, "quote": "Words[^one]" }));
        let quote = page.blocks.iter().find(|block| block.role == Role::Quote).unwrap();
        assert_eq!(&*quote.text, expected, "{language}");
        // The opening mark hangs: the words themselves begin at the margin.
        let margin = f64::from(page.size.0) / 16.0;
        let edge = if page.rtl { f64::from(page.size.0) - quote.place.x1 } else { quote.place.x0 };
        assert!((edge - margin).abs() < 1.0, "{language}: {edge}");
    }
}

#[test]
fn the_background_decides_the_colour_of_text() {
    for (background, dark) in [("#ffffff", true), ("#101010", false), ("#7a1f1f", false), ("#ffd84a", true)] {
        let page = page(
            &json!({ "id": "x", "layout": "statement", "background": background, "kicker": "K", "text": "Words" }),
        );
        let paper = Rgba::parse(background).unwrap();
        assert_eq!(page.background, paper);
        for item in &page.items {
            if let Kind::Glyphs(run) = &item.kind {
                assert!(run.colour.contrast(paper) >= 4.5, "{:?} on {background}", run.colour);
                assert_eq!(run.colour.luminance() < paper.luminance(), dark);
            }
        }
    }
}

#[test]
fn all_text_reads_on_what_is_behind_it_in_both_themes() {
    let slides: Vec<Value> = LAYOUTS
        .iter()
        .map(|layout| {
            json!({ "id": layout, "layout": layout, "segment": "b", "kicker": "Kicker", "title": "Title", "text": "Text[^one]", "quote": "Quote",
                "items": ["a", { "label": "1", "text": "b" }], "columns": [{ "title": "A", "text": "b" }],
                "table": { "header": ["A"], "rows": [["1"]] }, "image": { "asset": "wide", "place": "full", "caption": "Caption" },
                "chart": { "kind": "line", "labels": ["a", "b"], "series": [{ "name": "s", "values": [1, 2] }, { "name": "t", "values": [2, 1] }, { "name": "u", "values": [3, 4] }] } })
        })
        .collect();
    let deck = deck(&Value::Array(slides));
    let mut typesetter = Typesetter::new(Fonts::bundled());
    for name in Theme::names() {
        let theme = Theme::named(name).unwrap();
        for slide in &deck.slides {
            let page = typesetter.page(&deck, slide, "en", &theme, &Sizes);
            for item in &page.items {
                if let Kind::Glyphs(run) = &item.kind {
                    let contrast = run.colour.contrast(page.background);
                    assert!(contrast >= 4.5, "{name} {}: {:?} {contrast}", slide.id, run.text);
                }
            }
        }
    }
}

#[test]
fn equal_looks_have_equal_hashes() {
    let slide = json!({ "id": "x", "layout": "bullets", "title": "T", "items": ["a", "b"] });
    // Whatever was laid out before, and in whatever order.
    let once = page(&slide).hash;
    let deck_with_others = deck(&json!([{ "id": "y", "layout": "title", "title": "عنوان" }, slide]));
    let hashes: Vec<u64> = pages(&deck_with_others, "en").iter().map(|page| page.hash).collect();
    assert_ne!(hashes[0], hashes[1]);
    assert_ne!(hashes[1], once, "the slide's number differs");
    assert_eq!(page(&slide).hash, once);
    for (field, value) in [("title", json!("U")), ("steps", json!("list")), ("background", json!("#ffffff"))] {
        let mut other = slide.clone();
        other[field] = value;
        assert_ne!(page(&other).hash, once, "{field}");
    }
    let mut same = slide.clone();
    same["notes"] = json!("for the moderator");
    assert_eq!(page(&same).hash, once, "notes are not seen");
}

#[test]
fn one_deck_speaks_several_languages() {
    let deck = deck(
        &json!([{ "id": "x", "layout": "bullets", "title": { "en": "The Court", "ar": "المحكمة", "zh": "法院" }, "items": [{ "text": { "en": "one", "ar": "واحد" } }] }]),
    );
    for (language, title, rtl) in
        [("en", "The Court", false), ("ar", "المحكمة", true), ("zh", "法院", false), ("fr", "The Court", false)]
    {
        let page = pages(&deck, language).remove(0);
        assert_eq!(texts(&page)[0], title);
        assert_eq!(page.rtl, rtl, "{language}");
        assert_eq!(&*page.blocks[0].field, "title");
        assert_eq!(&*page.blocks[1].field, "items[0]");
    }
}

#[test]
fn a_box_of_a_free_slide_stands_where_it_says() {
    let place = |text: &str, language: &str| {
        let slide = json!({ "id": "x", "layout": "free", "language": language, "boxes": [{ "at": [0.5, 0.25, 0.25, 0.1], "text": text }] });
        page(&slide).blocks[0].place
    };
    let left = place("Words", "en");
    assert!((left.x0 - 960.0).abs() < 1.0 && (left.y0 - 270.0).abs() < 1.0 && left.x1 < 1440.0, "{left:?}");
    let right = place("كلمات", "ar");
    assert!((right.x1 - 960.0).abs() < 1.0 && (right.y0 - 270.0).abs() < 1.0 && right.x0 > 480.0, "{right:?}");
}
