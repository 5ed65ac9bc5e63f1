//! The texts of a slide as places to click: what each is called, and what stands pale where there is none yet.

use crate::{
    deck::{
        edit::at::{has, set_text_at, text_at},
        inline, layouts,
        model::{Column, Item, Layout, Slide, Text},
    },
    typeset::{
        page::{Block, Page},
        writing::Setting,
    },
    ui::words::{Value, tr, tr_with},
};
use std::sync::Arc;
use vello_cpu::kurbo::Rect;

/// A text that can be edited where it stands.
pub(super) struct Spot {
    /// Its path on the slide.
    pub field: Arc<str>,
    /// Its place on the slide, in units of the slide.
    pub place: Rect,
    /// How it is set.
    pub setting: Arc<Setting>,
    /// Its words, without markup; a prompt where it has none.
    pub words: Arc<str>,
}

/// The texts of a page that belong to the slide itself and are seen at `step`, in the order in which they are read.
/// `always` is one that is never left out.
pub(super) fn of(page: &Page, slide: &Slide, step: u16, always: Option<&str>) -> Vec<Spot> {
    let shows = |at: usize| {
        let mut items = page.items.iter().filter(|item| item.block == Some(at)).peekable();
        // A cell without words has nothing to draw and is a place all the same.
        items.peek().is_none() || items.any(|item| item.steps.contains(&step))
    };
    let mut copy = slide.clone();
    let spot = |(at, block): (usize, &Block)| {
        let setting = block.setting.as_ref()?;
        let here = always == Some(&*block.field) || shows(at);
        if !here || !has(&mut copy, &block.field) {
            return None;
        }
        Some(Spot {
            field: Arc::clone(&block.field),
            place: place_of(block, setting),
            setting: Arc::clone(setting),
            words: Arc::clone(&block.text),
        })
    };
    page.blocks.iter().enumerate().filter_map(spot).collect()
}

/// The place of a text, wide enough to be hit.
fn place_of(block: &Block, setting: &Setting) -> Rect {
    let (x, y) = (f64::from(setting.at().0), f64::from(setting.at().1));
    let width = f64::from(setting.width().unwrap_or_default());
    let size = f64::from(setting.size());
    let place = if block.text.trim().is_empty() { Rect::new(x, y, x + width, y + size * 1.4) } else { block.place };
    let least = (size * 2.0).min(width);
    let (left, right) = (place.x0, place.x1.max(place.x0 + least));
    Rect::new(left, place.y0, right, place.y1).inflate(8.0, 2.0)
}

/// The slide as the editor shows it: with words to say what may stand in the places that its layout needs and that are
/// empty, and in `editing` if that is; and the paths of those words.
pub(super) fn prompted(slide: &Slide, editing: Option<&str>) -> (Slide, Vec<String>) {
    let mut shown = slide.clone();
    let mut pale = Vec::new();
    make_room(&mut shown);
    let row = layouts::of(slide.layout);
    let needs = |name: &str| row.needs.iter().any(|group| group.contains(&name));
    let lacks = |slide: &Slide, path: &str| text_at(slide, path).is_none_or(|text| text.is_empty());
    let mut prompt = |shown: &mut Slide, path: &str, words: String| {
        if lacks(shown, path) && set_text_at(shown, path, Some(Text::One(words))) {
            pale.push(path.to_owned());
        }
    };
    let sentence = slide.layout == Layout::Statement;
    if (row.titled || needs("title")) && !sentence {
        prompt(&mut shown, "title", tr("canvas-prompt-title"));
    }
    if sentence && lacks(slide, "title") {
        prompt(&mut shown, "text", tr("canvas-prompt-text"));
    }
    if needs("quote") {
        prompt(&mut shown, "quote", tr("canvas-prompt-quote"));
        prompt(&mut shown, "attribution", tr("canvas-prompt-attribution"));
    }
    for path in lists(&shown) {
        prompt(&mut shown, &path, tr("canvas-prompt-item"));
    }
    for at in 0..shown.boxes.len() {
        if shown.boxes.get(at).is_some_and(|part| part.asset.is_none()) {
            prompt(&mut shown, &format!("boxes[{at}].text"), tr("canvas-prompt-text"));
        }
    }
    if let Some(editing) = editing {
        prompt(&mut shown, editing, tr("canvas-prompt-text"));
    }
    (shown, pale)
}

/// Gives a slide whose layout is a list one part, and two columns their two.
pub(super) fn make_room(slide: &mut Slide) {
    let empty = || Item::Plain(String::new());
    match slide.layout {
        Layout::Bullets if slide.items.is_empty() => slide.items.push(empty()),
        Layout::TwoColumns => {
            while slide.columns.len() < 2 {
                slide.columns.push(Column::default());
            }
            for column in &mut slide.columns {
                if column.items.is_empty() && column.text.as_ref().is_none_or(Text::is_empty) {
                    column.items.push(empty());
                }
            }
        }
        _ => {}
    }
}

/// The paths of all parts of lists, those below others too.
fn lists(slide: &Slide) -> Vec<String> {
    fn below(items: &[Item], list: &str, out: &mut Vec<String>) {
        for (at, item) in items.iter().enumerate() {
            let path = format!("{list}[{at}]");
            below(item.items(), &format!("{path}.items"), out);
            out.push(path);
        }
    }
    let mut out = Vec::new();
    below(&slide.items, "items", &mut out);
    for (at, column) in slide.columns.iter().enumerate() {
        below(&column.items, &format!("columns[{at}].items"), &mut out);
    }
    out
}

/// What a text is called, for a screen reader.
pub(super) fn name(field: &str) -> String {
    let numbers: Vec<usize> =
        field.split(['[', ']']).filter_map(|part| part.parse::<usize>().ok()).map(|number| number + 1).collect();
    let number = |at: usize| Value::from(numbers.get(at).copied().unwrap_or(1) as u32);
    let first = field.split(['.', '[']).next().unwrap_or_default();
    let last = field.rsplit('.').next().unwrap_or_default();
    match first {
        "kicker" => tr("canvas-kicker"),
        "title" => tr("canvas-title"),
        "subtitle" => tr("canvas-subtitle"),
        "quote" => tr("canvas-quote"),
        "attribution" => tr("canvas-attribution"),
        "image" => tr("canvas-caption"),
        "items" if last == "label" => tr_with("canvas-label", &[("number", number(0))]),
        "items" if numbers.len() > 1 => {
            let (last, above) = numbers.split_last().map_or((1, String::new()), |(last, above)| {
                (*last, above.iter().map(usize::to_string).collect::<Vec<_>>().join("."))
            });
            tr_with("canvas-item-below", &[("number", Value::from(last as u32)), ("above", Value::from(above))])
        }
        "items" => tr_with("canvas-item", &[("number", number(0))]),
        "columns" if last == "title" => tr_with("canvas-column-title", &[("column", number(0))]),
        "columns" if last == "text" => tr_with("canvas-column-text", &[("column", number(0))]),
        "columns" => tr_with("canvas-column-item", &[("number", number(1)), ("column", number(0))]),
        "table" if field.contains("header") => tr_with("canvas-heading", &[("column", number(0))]),
        "table" => tr_with("canvas-cell", &[("row", number(0)), ("column", number(1))]),
        "boxes" => tr_with("canvas-box-text", &[("number", number(0))]),
        _ => tr("canvas-words"),
    }
}

/// Whether Enter begins a new line in a text; elsewhere it goes on to the next, and in lists it makes a new part.
pub(super) fn is_long(field: &str) -> bool {
    field == "quote" || field.rsplit('.').next() == Some("text")
}

/// Whether a text is a part of a list.
pub(super) fn is_item(field: &str) -> bool {
    field.ends_with(']') && !field.starts_with("table")
}

/// The words of an item as a list of them shows them.
pub(super) fn plain(text: &str) -> String {
    inline::words(text)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn slide(json: &str) -> Slide {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_a_layout_needs_and_lacks_is_prompted_and_nothing_else() {
        let (shown, pale) = prompted(&slide(r#"{"id": "a", "layout": "bullets"}"#), None);
        assert_eq!(pale, ["title", "items[0]"]);
        assert_eq!(shown.items.len(), 1);
        let full = slide(
            r#"{"id": "a", "layout": "bullets", "title": "T", "items": ["one", {"text": "two", "items": ["three"]}]}"#,
        );
        assert_eq!(prompted(&full, None), (full.clone(), Vec::new()));
        assert_eq!(
            prompted(&full, Some("subtitle")).1,
            ["subtitle"],
            "what is edited keeps its place when it is emptied"
        );
        assert_eq!(prompted(&slide(r#"{"id": "a", "layout": "statement"}"#), None).1, ["text"]);
        assert_eq!(
            prompted(&slide(r#"{"id": "a", "layout": "statement", "title": "T"}"#), None).1,
            Vec::<String>::new()
        );
        let columns =
            prompted(&slide(r#"{"id": "a", "layout": "two-columns", "title": "T", "columns": [{"text": "x"}]}"#), None)
                .1;
        assert_eq!(columns, ["columns[1].items[0]"]);
        assert_eq!(prompted(&slide(r#"{"id": "a", "layout": "quote"}"#), None).1, ["quote", "attribution"]);
        assert_eq!(prompted(&slide(r#"{"id": "a", "layout": "blank"}"#), None).1, Vec::<String>::new());
    }

    #[test]
    fn every_text_has_a_name_of_its_own() {
        let names: Vec<String> = [
            "title",
            "items[0]",
            "items[1].items[2]",
            "items[1].label",
            "columns[1].items[0]",
            "columns[0].title",
            "table.header[1]",
            "table.rows[2][0]",
            "boxes[0].text",
            "image.caption",
        ]
        .map(name)
        .to_vec();
        assert_eq!(
            names,
            [
                "Title",
                "Point 1",
                "Point 3 of 2",
                "Date of point 2",
                "Point 1 of column 2",
                "Heading of column 1",
                "Heading 2 of the table",
                "Row 3, column 1",
                "Text of box 1",
                "Caption"
            ]
            .map(str::to_owned)
        );
        assert!(is_item("items[0].items[1]") && !is_item("table.rows[0][1]") && !is_item("title"));
        assert!(is_long("boxes[0].text") && !is_long("title"));
    }
}
