//! Text in the six languages: lines break where they may, right-to-left order is right, and no character is missing.

#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::json;
use sidestage::{
    deck::model::Deck,
    typeset::{
        Fonts, LineAlign, LineStyle, NoPictures, Theme, Typesetter,
        page::{Kind, Page},
    },
};

/// The characters of each line in the order of the text, lines from top to bottom.
fn lines(page: &Page) -> Vec<String> {
    let mut rows: Vec<(f32, Vec<(usize, String)>)> = Vec::new();
    for (order, item) in page.items.iter().enumerate() {
        let Kind::Glyphs(run) = &item.kind else { continue };
        let y = run.glyphs[0].y;
        let part = (order, run.text.to_string());
        match rows.iter_mut().find(|(row, _)| (*row - y).abs() < 1.0) {
            Some((_, parts)) => parts.push(part),
            None => rows.push((y, vec![part])),
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, parts)| parts.into_iter().map(|(_, text)| text).collect()).collect()
}

fn style(language: &str, width: f32) -> LineStyle {
    LineStyle { size: 40.0, width: Some(width), language: language.into(), ..LineStyle::default() }
}

/// What no line may begin and end with, in a language.
struct Rules {
    no_start: &'static str,
    no_end: &'static str,
    /// What is never torn apart.
    whole: &'static [&'static str],
}

const FRENCH: Rules = Rules { no_start: ":;!?%»€", no_end: "«–", whole: &[] };
const CHINESE: Rules = Rules { no_start: "，。；、：）》”！？…", no_end: "（《“", whole: &[] };
const CASES: Rules = Rules { no_start: "/-–", no_end: "/-", whole: &["ICC-ASP/2/Res.8", "ICC-01/04-01/07"] };

/// Set at a width: the lines that break a rule, and how many lines there are.
fn bad_lines(
    typesetter: &mut Typesetter,
    text: &str,
    language: &str,
    width: f32,
    rules: &Rules,
) -> (Vec<String>, usize) {
    let page = typesetter.lines(text, &LineStyle { size: 24.0, ..style(language, width) });
    let rows = lines(&page);
    let plain: Vec<String> = rows.iter().map(|row| row.replace('\u{2060}', "")).collect();
    let bad = |row: &&String| {
        let row = row.trim_matches(['\u{20}', '\u{202F}', '\u{A0}', '\u{2060}', '\u{200B}']);
        row.starts_with(|first| rules.no_start.contains(first)) || row.ends_with(|last| rules.no_end.contains(last))
    };
    let mut found: Vec<String> = rows.iter().filter(bad).cloned().collect();
    let torn =
        rules.whole.iter().filter(|whole| text.contains(**whole) && !plain.iter().any(|row| row.contains(**whole)));
    found.extend(torn.map(|whole| (*whole).to_owned()));
    (found, rows.len())
}

const SAMPLES: [(&str, &str, &Rules); 4] = [
    (
        "fr",
        "La Cour a dit\u{202F}: «\u{202F}une aide inestimable\u{202F}»\u{202F}; est-ce vrai\u{202F}? Oui\u{202F}! 95\u{202F}% des États.",
        &FRENCH,
    ),
    (
        "fr",
        "La Cour a dit\u{A0}: «\u{A0}une aide inestimable\u{A0}»\u{A0}; est-ce vrai\u{A0}? Oui\u{A0}! 95\u{A0}% des États.",
        &FRENCH,
    ),
    ("zh", "大会（第二十一届会议）通过了《罗马规约》的决议，承认“宝贵的协助”；缔约国、法院和民间社会。", &CHINESE),
    ("en", "Resolution ICC-ASP/2/Res.8 and case ICC-01/04-01/07 – of 7 December 2022 – are cited", &CASES),
];

/// A thousand widths, from the longest part that has no break inside to a whole sentence on one line.
const WIDTHS: std::ops::Range<u16> = 250..1250;

#[test]
fn french_spaces_and_chinese_brackets_never_break_badly() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    for (language, text, rules) in SAMPLES {
        let mut checked = 0;
        for width in WIDTHS {
            let (bad, rows) = bad_lines(&mut typesetter, text, language, f32::from(width), rules);
            assert!(bad.is_empty(), "{language} {width}: {bad:?}");
            checked += rows;
        }
        assert!(checked > 1_500, "{language}: {checked} lines were checked");
    }
}

/// The same check on texts with the rule taken out of them: a check that cannot fail would pass these too.
#[test]
fn the_check_of_line_breaks_can_fail() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let mut count = |text: &str, language: &str, rules: &Rules| {
        WIDTHS
            .filter(|width| !bad_lines(&mut typesetter, text, language, f32::from(*width), rules).0.is_empty())
            .count()
    };
    // In English a line may end after a guillemet and a space; the space before a colon holds in every language.
    let loose = SAMPLES[0].1.replace('\u{202F}', " ");
    let found = count(&loose, "en", &FRENCH);
    assert!(found > 100, "ordinary spaces let a line end with a guillemet: at {found} widths");
    // An invitation to break after every bracket that opens and before every mark that closes.
    let torn = |text: &str| {
        ["（", "《", "“"].iter().fold(text.to_owned(), |text, mark| text.replace(mark, &format!("{mark}\u{200B}")))
    };
    assert!(count(&torn(SAMPLES[2].1), "zh", &CHINESE) > 100);
    assert!(count(&SAMPLES[3].1.replace("-01/07", "-01/ 07"), "en", &CASES) > 0);
}

mod random {
    //! The same rules for sentences that nobody has thought of.

    use super::{CHINESE, FRENCH, Fonts, Typesetter, bad_lines};
    use proptest::prelude::*;

    /// A French piece with the narrow no-break spaces that its marks ask for.
    fn french() -> impl Strategy<Value = String> {
        let word = "[a-zéèàç]{1,9}";
        prop_oneof![
            6 => word.prop_map(|word| word),
            1 => word.prop_map(|word| format!("«\u{202F}{word}\u{202F}»")),
            1 => (word, prop::sample::select(vec![':', ';', '!', '?'])).prop_map(|(word, mark)| format!("{word}\u{202F}{mark}")),
            1 => (0..100_u8).prop_map(|number| format!("{number}\u{202F}%")),
            1 => (word, word).prop_map(|(a, b)| format!("«\u{202F}{a} {b}\u{202F}»\u{202F};")),
        ]
    }

    /// Chinese pieces that follow each other without spaces.
    fn chinese() -> impl Strategy<Value = String> {
        let words = "[国际刑事法院大会决议民间社会罗马规约]{1,7}";
        prop_oneof![
            5 => words.prop_map(|words| words),
            1 => words.prop_map(|words| format!("（{words}）")),
            1 => words.prop_map(|words| format!("《{words}》")),
            1 => words.prop_map(|words| format!("“{words}”")),
            2 => (words, prop::sample::select(vec!['，', '。', '；', '、', '：', '！', '？'])).prop_map(|(words, mark)| format!("{words}{mark}")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

        #[test]
        fn french_keeps_its_marks(pieces in prop::collection::vec(french(), 4..30), width in 330_u16..1200) {
            let mut typesetter = Typesetter::new(Fonts::bundled());
            let text = pieces.join(" ");
            let (bad, _) = bad_lines(&mut typesetter, &text, "fr", f32::from(width), &FRENCH);
            prop_assert!(bad.is_empty(), "{text:?} at {width}: {bad:?}");
        }

        #[test]
        fn chinese_keeps_its_marks(pieces in prop::collection::vec(chinese(), 4..30), width in 200_u16..1200) {
            let mut typesetter = Typesetter::new(Fonts::bundled());
            let text = pieces.concat();
            let (bad, _) = bad_lines(&mut typesetter, &text, "zh", f32::from(width), &CHINESE);
            prop_assert!(bad.is_empty(), "{text:?} at {width}: {bad:?}");
        }
    }
}

/// Where a part of the text stands: the left edges of its characters, in the order of the text.
fn positions(page: &Page, part: &str) -> Vec<f32> {
    let run = page.items.iter().find_map(|item| match &item.kind {
        Kind::Glyphs(run) => run.text.find(part).map(|start| (run, start)),
        _ => None,
    });
    let (run, start) = run.unwrap();
    part.char_indices()
        // What shows nothing has no glyph.
        .filter(|(_, character)| *character != '\u{2060}')
        .map(|(at, _)| {
            let byte = u32::try_from(start + at).unwrap();
            run.glyphs.iter().find(|glyph| glyph.range.contains(&byte)).unwrap().x
        })
        .collect()
}

fn rises(positions: &[f32]) -> bool {
    positions.windows(2).all(|pair| pair[0] < pair[1])
}

#[test]
fn arabic_reads_from_right_to_left_and_its_figures_from_left_to_right() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let wide = style("ar", 4000.0);
    // The traps that egui's own text fell into.
    for (text, figures, words) in [
        ("اعتُمد نظام روما في 17 تموز 1998.", vec!["17", "1998"], vec!["روما", "تموز"]),
        ("القضية ICC-01/04-01/07 أمام المحكمة", vec!["ICC\u{2060}-\u{2060}01"], vec!["القضية", "المحكمة"]),
        ("القرار ICC-ASP/2/Res.8 المؤرخ 11 أيلول/سبتمبر 2003", vec!["11", "2003", "Res.8"], vec!["القرار", "المؤرخ"]),
        ("من 13:15 إلى 14:45", vec!["13:15", "14:45"], vec!["من", "إلى"]),
        ("المادة ٥٤ (٣) والسنة ١٩٩٨", vec!["٥٤", "١٩٩٨"], vec!["المادة", "والسنة"]),
    ] {
        let page = typesetter.lines(text, &wide);
        assert!(page.missing.is_empty(), "{text}: {:?}", page.missing);
        for part in figures {
            assert!(rises(&positions(&page, part)), "{part} in {text}");
        }
        let starts: Vec<f32> = words.iter().map(|word| positions(&page, word)[0]).collect();
        assert!(starts[0] > starts[1], "words of {text} stand in the order of reading");
        assert!(page.rtl);
    }
    // The first figure of the sentence stands to the right of the later one.
    let page = typesetter.lines("اعتُمد في 17 تموز 1998.", &wide);
    assert!(positions(&page, "17")[0] > positions(&page, "1998")[1]);
    // Rows of a wrapped sentence go on below, not above.
    let page = typesetter.lines("اعتمدت جمعية الدول الأطراف قرارا بشأن المدافعين عن حقوق الإنسان", &style("ar", 420.0));
    let rows = lines(&page);
    assert!(rows.len() >= 3 && rows[0].contains("اعتمدت") && rows.last().unwrap().contains("الإنسان"), "{rows:?}");
}

#[test]
fn a_note_after_a_year_stays_after_it() {
    let deck: Deck = serde_json::from_value(json!({
        "format": 1, "id": "x", "title": "x", "language": "ar", "sources": [{ "id": "s", "text": "المصدر" }],
        "slides": [{ "id": "a", "layout": "statement", "text": "في عام 1998[^s]" }],
    }))
    .unwrap();
    let theme = Theme::named("court").unwrap();
    let page = Typesetter::new(Fonts::bundled()).page(&deck, &deck.slides[0], "ar", &theme, &NoPictures);
    let run = |text: &str| {
        page.items
            .iter()
            .find_map(|item| match &item.kind {
                Kind::Glyphs(run) if run.text.contains(text) && item.block == Some(0) => Some(run.clone()),
                _ => None,
            })
            .unwrap()
    };
    let (year, mark) = (run("1998"), run("1"));
    let mark = if mark.text.contains("1998") {
        page.items
            .iter()
            .find_map(|item| match &item.kind {
                Kind::Glyphs(run) if &*run.text == "1" && item.block == Some(0) => Some(run.clone()),
                _ => None,
            })
            .unwrap()
    } else {
        mark
    };
    let left_of_year = year.glyphs.iter().map(|glyph| glyph.x).fold(f32::MAX, f32::min);
    assert!(mark.glyphs[0].x < left_of_year, "the mark follows the year: to its left");
    assert!(mark.size < year.size * 0.7 && mark.glyphs[0].y < year.glyphs[0].y, "small and raised");
}

#[test]
fn guillemets_open_outwards_in_both_directions() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let glyph = |page: &Page, mark: &str| {
        page.items
            .iter()
            .find_map(|item| match &item.kind {
                Kind::Glyphs(run) => {
                    let at = u32::try_from(run.text.find(mark)?).unwrap();
                    run.glyphs.iter().find(|glyph| glyph.range.start == at).map(|glyph| (glyph.id, glyph.x))
                }
                _ => None,
            })
            .unwrap()
    };
    let arabic = typesetter.lines("«المحكمة»", &style("ar", 900.0));
    let (open, close) = (glyph(&arabic, "«"), glyph(&arabic, "»"));
    assert!(open.1 > close.1, "the opening mark stands at the right");
    assert_ne!(open.0, close.0);
    // In one face: the opening mark from right to left has the shape of the closing one from left to right.
    let (hebrew, french) = (typesetter.lines("«5»", &style("he", 900.0)), typesetter.lines("«5»", &style("fr", 900.0)));
    assert_eq!(glyph(&hebrew, "«").0, glyph(&french, "»").0);
    assert_eq!(glyph(&hebrew, "»").0, glyph(&french, "«").0);
    assert!(glyph(&hebrew, "«").1 > glyph(&hebrew, "»").1);
}

/// Glyphs as left edge, right edge and text.
type Row = Vec<(f32, f32, String)>;

/// The glyphs of each line from left to right.
fn rows(page: &Page, block: usize) -> Vec<Row> {
    let mut rows: Vec<(f32, Row)> = Vec::new();
    for item in page.items.iter().filter(|item| item.block == Some(block)) {
        let Kind::Glyphs(run) = &item.kind else { continue };
        for glyph in &run.glyphs {
            let text = run.text.get(glyph.range.start as usize..glyph.range.end as usize).unwrap();
            let placed = (glyph.x, glyph.x + glyph.advance, text.to_owned());
            match rows.iter_mut().find(|(row, _)| (*row - glyph.y).abs() < 8.0) {
                Some((_, glyphs)) => glyphs.push(placed),
                None => rows.push((glyph.y, vec![placed])),
            }
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, glyphs) in &mut rows {
        glyphs.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    rows.into_iter().map(|(_, glyphs)| glyphs).collect()
}

#[test]
fn space_at_the_end_of_a_line_leaves_no_gap_and_moves_no_edge() {
    let texts = [
        ("ar", "القرار، «Recognition of the coordinating and facilitating role of the NGO Coalition» في لاهاي."),
        ("ar", "تُعقد الفعالية في World Forum، لاهاي، مع Assembly of States Parties في كانون الأول"),
        ("en", "The Assembly جمعية الدول الأطراف للمحكمة الجنائية الدولية met in The Hague"),
    ];
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let mut broken = 0;
    for (language, text) in texts {
        for width in (260..900_u16).step_by(23).map(f32::from) {
            for align in [LineAlign::Start, LineAlign::Centre, LineAlign::End] {
                let page = typesetter.lines(text, &LineStyle { align, ..style(language, width) });
                let rows = rows(&page, 0);
                broken += rows.len() - 1;
                for row in &rows {
                    let words: Vec<&(f32, f32, String)> = row.iter().filter(|(.., text)| text != " ").collect();
                    let (left, right) = (words[0].0, words.last().unwrap().1);
                    let inner: f32 =
                        row.iter().filter(|(at, ..)| *at > left && *at < right - 0.5).map(|(a, b, _)| b - a).sum();
                    let whole = inner + words[0].1 - words[0].0;
                    // Marks over letters have no width; everything else stands side by side.
                    assert!((whole - (right - left)).abs() < 1.0, "{text} at {width}: {row:?}");
                    let (at_left, at_right) = (left.abs() < 0.6, (right - width).abs() < 0.6);
                    let fine = match (align, language == "ar") {
                        (LineAlign::Centre, _) => (left - (width - right)).abs() < 1.0,
                        (LineAlign::Start, false) | (LineAlign::End, true) => at_left,
                        (LineAlign::Start, true) | (LineAlign::End, false) => at_right,
                    };
                    assert!(fine, "{text} at {width}, {align:?}: from {left} to {right}");
                }
            }
        }
    }
    assert!(broken > 500, "{broken}");
}

#[test]
fn an_address_does_not_pull_the_end_of_an_arabic_citation_to_its_side() {
    let deck: Deck = serde_json::from_value(json!({
        "format": 1, "id": "x", "title": "x", "language": "ar",
        "sources": [{ "id": "s", "text": "القرار «Recognition of the role of Parties»", "url": "https://example.org/a.pdf" }],
        "slides": [
            { "id": "a", "layout": "sources", "title": "المصادر" },
            { "id": "b", "layout": "statement", "text": "المحكمة[^s]" },
        ],
    }))
    .unwrap();
    let theme = Theme::named("court").unwrap();
    let mut typesetter = Typesetter::new(Fonts::bundled());
    for slide in &deck.slides {
        let page = typesetter.page(&deck, slide, "ar", &theme, &NoPictures);
        let block = page.blocks.iter().position(|block| &*block.field == "sources[0]").unwrap();
        let rows = rows(&page, block);
        let row = rows.iter().find(|row| row.iter().any(|(.., text)| text == "»")).unwrap();
        let close = row.iter().position(|(.., text)| text == "»").unwrap();
        // From left to right: the address if it is on this line, the mark, the English words, the other mark, the Arabic.
        let words: String = row[close + 1..].iter().map(|(.., text)| text.as_str()).collect();
        assert!(words.starts_with("Recognition of the role of Parties«"), "{words}");
        let before: String = row[..close].iter().map(|(.., text)| text.as_str()).collect();
        assert!(!before.contains("Parties"), "{before}");
    }
}

#[test]
fn a_citation_in_another_language_keeps_its_direction() {
    let deck: Deck = serde_json::from_value(json!({
        "format": 1, "id": "x", "title": "x", "language": "en", "sources": [{ "id": "s", "text": "Resolution 8, “Role.”" }],
        "slides": [{ "id": "a", "layout": "statement", "language": "ar", "dir": "rtl", "text": "المحكمة[^s]" }],
    }))
    .unwrap();
    let theme = Theme::named("court").unwrap();
    let page = Typesetter::new(Fonts::bundled()).page(&deck, &deck.slides[0], "en", &theme, &NoPictures);
    let block = page.blocks.iter().position(|block| &*block.field == "sources[0]").unwrap();
    let row: String = rows(&page, block)[0].iter().map(|(.., text)| text.as_str()).collect();
    assert_eq!(row, "Resolution 8, “Role.”");
    assert!(!page.blocks[block].rtl && page.blocks[block].place.x0 > 960.0, "at the right edge, from left to right");
}

#[test]
fn right_to_left_slides_are_mirrored() {
    let slide = |language: &str, words: [&str; 4]| json!({ "id": "x", "layout": "two-columns", "language": language, "title": words[0], "columns": [{ "title": words[1], "items": [words[3]] }, { "title": words[2], "items": [words[3]] }] });
    let page = |slide: serde_json::Value| {
        let deck: Deck =
            serde_json::from_value(json!({ "format": 1, "id": "x", "title": "x", "slides": [slide] })).unwrap();
        let theme = Theme::named("court").unwrap();
        Typesetter::new(Fonts::bundled()).page(&deck, &deck.slides[0], "en", &theme, &NoPictures)
    };
    let arabic = page(slide("ar", ["العنوان", "الأول", "الثاني", "بند"]));
    let english = page(slide("en", ["Title", "First", "Second", "item"]));
    let width = f64::from(arabic.size.0);
    for (a, e) in arabic.blocks.iter().zip(&english.blocks) {
        assert_eq!(a.field, e.field);
        assert!((width - a.place.x1 - e.place.x0).abs() < 1.0, "{}: {:?} and {:?}", a.field, a.place, e.place);
    }
    assert!(arabic.blocks[1].place.x0 > arabic.blocks[3].place.x0, "the first column is the right one");
    let boxes = |page: &Page| {
        page.items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Fill { path, .. } => Some(vello_cpu::kurbo::Shape::bounding_box(path)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    for (a, e) in boxes(&arabic).iter().zip(boxes(&english)) {
        assert!((width - a.x1 - e.x0).abs() < 1.0, "shapes change sides as well");
    }
}

#[test]
fn six_languages_miss_no_glyph_and_a_stranger_is_named() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    for (language, text) in [
        ("en", "“The Court’s” – ‘invaluable’ — 13:15–14:45 · № 8 … ½ € § ¶ † ‡ ©"),
        ("fr", "«\u{202F}Œuvre à l’été, où ça\u{202F}?\u{202F}» 1\u{202F}000 €"),
        ("es", "¿Qué papel tienen? ¡Ningún señor! «Corte»"),
        ("ru", "Ассамблея государств‑участников: «ёлки» — № 5 ЪЫЭ"),
        ("ar", "«المحكمة الجنائية الدولية» (ICC)، 17 تموز/يوليه ١٩٩٨؛ ما دورها؟ لا إلى الأساسي ـ َُِّ"),
        ("zh", "《罗马规约》“国际刑事法院”——2022年12月7日（星期三）、·…：；！？"),
    ] {
        let page = typesetter.lines(text, &style(language, 900.0));
        assert_eq!(page.missing, Vec::<char>::new(), "{language}");
    }
    let page = typesetter.lines("a\u{2060}b\u{200F}\u{200B}\tc ☃ 𓀀 ☃", &style("en", 900.0));
    assert_eq!(page.missing, ['☃', '𓀀']);
}

#[test]
fn quotation_marks_in_chinese_are_chinese() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let face = |page: &Page, mark: char| {
        page.items
            .iter()
            .find_map(|item| match &item.kind {
                Kind::Glyphs(run) if run.text.contains(mark) => Some(run.font.data.len()),
                _ => None,
            })
            .unwrap()
    };
    let page = typesetter.lines("“法院”——the Court’s", &style("zh", 2000.0));
    assert_eq!(face(&page, '“'), face(&page, '法'));
    assert_eq!(face(&page, '—'), face(&page, '法'));
    assert_eq!(face(&page, '’'), face(&page, 't'), "but an apostrophe between Latin letters is Latin");
    let english = typesetter.lines("“法院” the Court", &style("en", 2000.0));
    assert_eq!(english.missing, Vec::<char>::new());
}

#[test]
fn lines_are_as_large_as_their_text() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let page = typesetter.lines("12:34", &LineStyle { size: 20.0, ..LineStyle::default() });
    assert!(page.size.0 > 30.0 && page.size.0 < 80.0 && (page.size.1 - 27.0).abs() < 0.1, "{:?}", page.size);
    assert_eq!(page.background.0[3], 0);
    let tabular = |text: &str| typesetter_width(&mut Typesetter::new(Fonts::bundled()), text);
    assert_eq!(tabular("11:11"), tabular("00:00"));

    let long = "one two three four five six seven eight nine ten eleven twelve";
    let cut = LineStyle { size: 20.0, width: Some(200.0), max_lines: 2, ..LineStyle::default() };
    let page = typesetter.lines(long, &cut);
    let rows = lines(&page);
    assert_eq!(rows.len(), 2);
    assert!(rows[1].ends_with('…'), "{rows:?}");
    assert_eq!(&*page.blocks[0].text, long, "readers get all of it");
    assert_eq!(typesetter.lines("short", &cut).blocks[0].text.as_ref(), "short");
    assert_eq!(lines(&typesetter.lines("short", &cut)), ["short"]);

    // Markup only where it is asked for: a question shows what was typed.
    let shown = |markup: bool| {
        lines(&Typesetter::new(Fonts::bundled()).lines("**a**", &LineStyle { markup, ..LineStyle::default() }))
    };
    assert_eq!(shown(false), ["**a**"]);
    assert_eq!(shown(true), ["a"]);

    let place = |align: LineAlign, text: &str| {
        let style = LineStyle { size: 20.0, width: Some(400.0), align, ..LineStyle::default() };
        Typesetter::new(Fonts::bundled()).lines(text, &style).blocks[0].place
    };
    assert!(place(LineAlign::Start, "abc").x0 < 0.1);
    assert!((place(LineAlign::End, "abc").x1 - 400.0).abs() < 0.1);
    assert!((place(LineAlign::Start, "محكمة").x1 - 400.0).abs() < 0.1);
    let centre = place(LineAlign::Centre, "abc");
    assert!((centre.x0 + centre.x1 - 400.0).abs() < 0.2);
    let empty = typesetter.lines("", &LineStyle::default());
    assert!(empty.items.is_empty() && empty.size.1 > 0.0);
}

fn typesetter_width(typesetter: &mut Typesetter, text: &str) -> f32 {
    typesetter.lines(text, &LineStyle { tabular: true, ..LineStyle::default() }).size.0
}

#[test]
fn a_chinese_bracket_hangs_so_that_the_edge_is_straight() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    let mut left = |text: &str, align| {
        let page = typesetter.lines(text, &LineStyle { align, ..style("zh", 900.0) });
        let run = page.items.iter().find_map(|item| match &item.kind {
            Kind::Glyphs(run) => Some((run.glyphs[0].x, run.size)),
            _ => None,
        });
        run.unwrap()
    };
    let (plain, size) = left("罗马规约", LineAlign::Start);
    for text in ["《罗马规约》", "（罗马规约）", "“罗马规约”"] {
        let (x, _) = left(text, LineAlign::Start);
        assert!((plain - x - size / 2.0).abs() < 0.1, "{text}: {x} beside {plain}");
    }
    // Centred lines have no edge.
    assert!(left("《罗马规约》", LineAlign::Centre).0 > left("《罗马规约》", LineAlign::Start).0);
}
