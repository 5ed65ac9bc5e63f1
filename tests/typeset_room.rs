//! What layouts do with the room they have: pictures, cards, short lists.

#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::{Value, json};
use sidestage::{
    deck::model::Deck,
    typeset::{
        Fonts, PictureSizes, Theme, Typesetter,
        page::{Kind, Page},
    },
};
use vello_cpu::kurbo::{Rect, Shape};

/// Pictures by the size in their name.
struct Sizes;

impl PictureSizes for Sizes {
    fn size(&self, asset: &str) -> Result<(u32, u32), String> {
        let (width, height) = asset.split_once('x').ok_or("no size")?;
        Ok((width.parse().map_err(|_no_number| "no number")?, height.parse().map_err(|_no_number| "no number")?))
    }
}

fn page(slide: &Value, more: &Value) -> Page {
    let mut deck = json!({ "format": 1, "id": "x", "title": "x", "language": "en", "slides": [slide] });
    deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let deck: Deck = serde_json::from_value(deck).unwrap();
    let theme = Theme::named("court").unwrap();
    Typesetter::new(Fonts::bundled()).page(&deck, &deck.slides[0], "en", &theme, &Sizes)
}

fn picture(page: &Page) -> Rect {
    let found = page.items.iter().find_map(|item| match &item.kind {
        Kind::Picture { to, .. } => Some(*to),
        _ => None,
    });
    found.unwrap()
}

/// The largest size of the glyphs of a field.
fn size(page: &Page, field: &str) -> f32 {
    let block = page.blocks.iter().position(|block| &*block.field == field);
    let sizes = page.items.iter().filter(|item| item.block == block).filter_map(|item| match &item.kind {
        Kind::Glyphs(run) => Some(run.size),
        _ => None,
    });
    sizes.fold(0.0, f32::max)
}

#[test]
fn a_picture_goes_to_the_edges_or_stands_inside_the_margins() {
    let shown = |asset: &str, ending: &str, place: &str, language: &str, aspect: &str| {
        let title = if language == "ar" { "المحكمة" } else { "The Court" };
        let slide = json!({ "id": "s", "layout": "image", "language": language, "title": title, "text": title, "image": { "asset": asset, "place": place } });
        let page = page(
            &slide,
            &json!({ "aspect": aspect, "assets": [{ "id": asset, "path": format!("media/a.{ending}"), "credit": "Mill" }] }),
        );
        let caption = page.blocks.iter().find(|block| &*block.field == "image.caption").unwrap().place;
        (picture(&page), caption, page.blocks.iter().find(|block| &*block.field == "title").unwrap().place)
    };
    // A drawing made for the half, and a photograph that loses little.
    for (asset, ending) in [("960x1080", "svg"), ("1000x1000", "jpg")] {
        let (picture, caption, title) = shown(asset, ending, "right", "en", "16:9");
        assert_eq!(picture, Rect::new(960.0, 0.0, 1920.0, 1080.0), "{asset}");
        assert!(caption.x1 < 960.0 && (caption.x0 - title.x0).abs() < 1.0, "in the column of the words: {caption:?}");
        assert_eq!(shown(asset, ending, "left", "en", "16:9").0, Rect::new(0.0, 0.0, 960.0, 1080.0));
        assert_eq!(shown(asset, ending, "right", "ar", "16:9").0, Rect::new(0.0, 0.0, 960.0, 1080.0), "mirrored");
    }
    // A drawing is whole, whatever its shape.
    for aspect in ["16:9", "16:10", "4:3"] {
        for asset in ["1000x1000", "2000x900", "400x1000"] {
            let (right, caption, _) = shown(asset, "svg", "right", "en", aspect);
            let (left, ..) = shown(asset, "svg", "left", "en", aspect);
            let width = f64::from(match aspect {
                "16:9" => 1920_u16,
                "16:10" => 1728,
                _ => 1440,
            });
            let own: Vec<f64> = asset.split('x').map(|part| part.parse().unwrap()).collect();
            assert!((right.width() / right.height() - own[0] / own[1]).abs() < 0.01, "{asset} is not cut: {right:?}");
            assert!((right.x1 - width * 15.0 / 16.0).abs() < 1.0, "{asset}, {aspect}: at the margin, {right:?}");
            assert!((left.x0 - width / 16.0).abs() < 1.0, "{asset}, {aspect}: at the margin, {left:?}");
            assert!(right.y0 > 80.0 && right.y1 < 1000.0 && right.x0 > width / 2.0 - 1.0, "{right:?}");
            assert!((caption.x0 - right.x0).abs() < 1.0 && caption.y0 > right.y1, "{asset}: under it, {caption:?}");
        }
    }
}

#[test]
fn a_part_of_a_picture_keeps_its_own_shape() {
    let drawn = |asset: &str, place: &str, crop: Value| {
        let slide = json!({ "id": "s", "layout": "image", "image": { "asset": asset, "place": place, "crop": crop } });
        let page = page(&slide, &json!({ "assets": [{ "id": asset, "path": "media/a.jpg" }] }));
        let found = page.items.iter().find_map(|item| match &item.kind {
            Kind::Picture { to, from, .. } => Some((*to, *from)),
            _ => None,
        });
        found.unwrap()
    };
    let near = |one: Rect, other: Rect| {
        [one.x0 - other.x0, one.y0 - other.y0, one.x1 - other.x1, one.y1 - other.y1].iter().all(|gap| gap.abs() < 1e-6)
    };
    let (to, from) = drawn("1000x1000", "centre", json!([0.25, 0.5, 0.5, 0.25]));
    assert!(near(from, Rect::new(0.25, 0.5, 0.75, 0.75)), "{from:?}");
    assert!((to.width() / to.height() - 2.0).abs() < 0.01, "twice as wide as high: {to:?}");
    // Where it fills its place, the rest is cut inside the part.
    let (to, from) = drawn("4000x2000", "full", json!([0.5, 0.0, 0.5, 1.0]));
    assert_eq!(to, Rect::new(0.0, 0.0, 1920.0, 1080.0));
    assert!((from.x0 - 0.5).abs() < 1e-6 && (from.x1 - 1.0).abs() < 1e-6, "{from:?}");
    assert!((from.y0 - (0.5 - 9.0 / 32.0)).abs() < 1e-6 && (from.y1 - (0.5 + 9.0 / 32.0)).abs() < 1e-6, "{from:?}");
    // What the file says wrongly is held inside the picture.
    let (_, from) = drawn("1000x1000", "centre", json!([0.9, 0.9, 0.9, 0.0]));
    assert!(from.x1 <= 1.0 + 1e-6 && from.y1 <= 1.0 + 1e-6 && from.height() > 0.0, "{from:?}");
    let (to, from) = drawn("1000x1000", "centre", json!([0, 0, 1, 1]));
    assert!(near(from, Rect::new(0.0, 0.0, 1.0, 1.0)) && (to.width() - to.height()).abs() < 1.0);
}

#[test]
fn who_chairs_has_a_row_and_the_cards_fill_the_slide() {
    let speakers = |count: usize, role: Option<usize>| -> Value {
        (0..count)
            .map(|n| {
                if role == Some(n) {
                    json!({ "id": n.to_string(), "name": "N", "role": "Chair" })
                } else {
                    json!({ "id": n.to_string(), "name": "N" })
                }
            })
            .collect()
    };
    let cards = |more: Value| -> Vec<Rect> {
        let page = page(&json!({ "id": "s", "layout": "panel", "title": "Panel" }), &more);
        let fills = page.items.iter().filter_map(|item| match &item.kind {
            Kind::Fill { path, .. } => Some(path.bounding_box()),
            _ => None,
        });
        fills.filter(|card| card.height() > 50.0).collect()
    };
    let opening = |who: &[&str]| json!([{ "id": "o", "title": "O", "kind": "opening", "minutes": 5, "who": who }]);
    let all = cards(json!({ "speakers": speakers(5, None), "agenda": opening(&["2"]) }));
    assert_eq!(all.len(), 5);
    assert!((all[0].width() - 1680.0).abs() < 1.0 && all[1..].iter().all(|card| card.width() < 840.0), "{all:?}");
    assert!((all[4].y1 - 996.0).abs() < 1.0, "down to the foot: {all:?}");
    assert_eq!(all, cards(json!({ "speakers": speakers(5, Some(1)) })), "by the role as by the agenda");
    let equal = cards(json!({ "speakers": speakers(5, None), "agenda": opening(&["1", "2"]) }));
    assert!(equal.iter().all(|card| (card.area() - equal[0].area()).abs() < 1.0), "nobody chairs alone: {equal:?}");
    let two = cards(json!({ "speakers": speakers(2, Some(0)) }));
    assert!(two[0].y0 == two[1].y0, "two stand side by side: {two:?}");
}

#[test]
fn a_short_list_is_larger_and_breaks_no_other_line_for_it() {
    let body = Theme::named("court").unwrap().spec().sizes.body;
    let with =
        |items: &[&str]| page(&json!({ "id": "s", "layout": "bullets", "title": "T", "items": items }), &json!({}));
    assert!(size(&with(&["One", "Two"]), "items[0]") > body * 1.1);
    assert_eq!(size(&with(&["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]), "items[0]"), body);
    let long = "The Assembly of States Parties, the Office and the States";
    let page = with(&[long]);
    let lines = |page: &Page| page.blocks.iter().find(|block| &*block.field == "items[0]").unwrap().place.height();
    assert!(lines(&page) < 100.0, "still one line");
    let sources = |count: usize| {
        let list: Value = (0..count)
            .map(|n| json!({ "id": n.to_string(), "text": "A source", "url": "https://example.org/" }))
            .collect();
        self::page(&json!({ "id": "s", "layout": "sources" }), &json!({ "sources": list }))
    };
    assert!(size(&sources(2), "sources[0]") > size(&sources(8), "sources[0]"));
}

#[test]
fn one_maker_is_named_on_the_sources_alone() {
    let assets = json!([{ "id": "960x1080", "path": "a.svg", "credit": "Mill" }, { "id": "b", "path": "b.svg", "credit": "Mill" }]);
    let deck = |second: &str| {
        let first = json!({ "id": "s", "layout": "image", "image": { "asset": "960x1080", "place": "right" } });
        let deck: Deck = serde_json::from_value(json!({ "format": 1, "id": "x", "title": "x", "language": "en", "assets": assets, "slides": [first, { "id": "t", "layout": second }] })).unwrap();
        let theme = Theme::named("court").unwrap();
        let mut typesetter = Typesetter::new(Fonts::bundled());
        let said = |page: &Page| {
            page.blocks
                .iter()
                .filter(|block| block.text.contains("Mill"))
                .map(|block| block.text.to_string())
                .collect::<Vec<_>>()
        };
        [0, 1].map(|at| said(&typesetter.page(&deck, &deck.slides[at], "en", &theme, &Sizes)))
    };
    assert_eq!(deck("sources"), [vec![], vec!["Drawings: Mill".to_owned()]]);
    assert_eq!(deck("bullets"), [vec!["Mill".to_owned()], vec![]], "and at the picture where there is no such slide");
}

#[test]
fn a_caption_is_read_after_its_picture_and_notes_come_last() {
    for place in ["full", "left", "right", "centre"] {
        let slide = json!({ "id": "x", "layout": "image", "title": "Title", "text": "Words[^a]",
            "image": { "asset": "1600x900", "place": place, "caption": "Caption" } });
        let more = json!({ "sources": [{ "id": "a", "text": "A source" }],
            "assets": [{ "id": "1600x900", "path": "wide.png", "alt": "What is seen" }] });
        let page = page(&slide, &more);
        let fields: Vec<&str> = page.blocks.iter().map(|block| &*block.field).collect();
        let at = |field: &str| fields.iter().position(|known| *known == field);
        assert_eq!(at("title"), Some(0), "{place}: {fields:?}");
        assert_eq!(at("image.caption"), at("image").map(|figure| figure + 1), "{place}: {fields:?}");
        assert!(at("image").is_some(), "{place}: {fields:?}");
        if let Some(note) = at("sources[0]") {
            assert_eq!(note, fields.len() - 1, "{place}: {fields:?}");
        }
        // What is drawn still belongs to its own words.
        for item in &page.items {
            let (Kind::Glyphs(run), Some(block)) = (&item.kind, item.block) else { continue };
            let words: String = run.text.chars().filter(|c| c.is_alphanumeric()).collect();
            let whole: String = page.blocks[block].text.chars().filter(|c| c.is_alphanumeric()).collect();
            assert!(whole.contains(&words) || words.chars().all(|c| c.is_ascii_digit()), "{words:?} in {whole:?}");
        }
    }
}
