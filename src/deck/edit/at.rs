//! The texts of a slide by their paths, as `title`, `items[2].items[0]` or `table.rows[1][2]`: what stands there, and the
//! same slide with something else there.

use super::super::model::{Column, FullItem, Item, Slide, Text};

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'p> {
    Name(&'p str),
    Number(usize),
}

/// The steps of a path; none where it is not one.
fn parts(path: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    for piece in path.split('.') {
        let mut rest = piece.split('[');
        let name = rest.next().filter(|name| !name.is_empty())?;
        parts.push(Part::Name(name));
        for number in rest {
            parts.push(Part::Number(number.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(parts)
}

/// A place for a text on a slide.
enum Spot<'s> {
    /// One that may be absent.
    Optional(&'s mut Option<Text>),
    /// One that is always there.
    Always(&'s mut Text),
    /// A part of a list.
    Part(&'s mut Item),
}

/// What stands at a path; none where there is no such text.
#[must_use]
pub fn text_at(slide: &Slide, path: &str) -> Option<Text> {
    // The ways to a place are written once, for changing; a slide is small.
    let mut copy = slide.clone();
    match spot(&mut copy, &parts(path)?)? {
        Spot::Optional(text) => text.clone(),
        Spot::Always(text) => Some(text.clone()),
        Spot::Part(item) => Some(item.text()),
    }
}

/// Whether there is a place for a text at a path. Changes nothing: it asks for a slide of its own only because ways to a
/// place are written for changing.
#[must_use]
pub fn has(slide: &mut Slide, path: &str) -> bool {
    parts(path).is_some_and(|parts| spot(slide, &parts).is_some())
}

/// Puts a text at a path; none takes it away where it may be absent and empties it elsewhere. Says whether there is such a
/// place.
pub fn set_text_at(slide: &mut Slide, path: &str, text: Option<Text>) -> bool {
    let Some(parts) = parts(path) else { return false };
    match spot(slide, &parts) {
        Some(Spot::Optional(place)) => *place = text,
        Some(Spot::Always(place)) => *place = text.unwrap_or_default(),
        Some(Spot::Part(item)) => set_item(item, text.unwrap_or_default()),
        None => return false,
    }
    true
}

fn set_item(item: &mut Item, text: Text) {
    match (&mut *item, text) {
        (Item::Full(full), text) => full.text = text,
        (Item::Plain(words), Text::One(new)) => *words = new,
        (Item::Plain(_), text) => *item = Item::Full(FullItem { text, ..FullItem::default() }),
    }
}

fn spot<'s>(slide: &'s mut Slide, path: &[Part<'_>]) -> Option<Spot<'s>> {
    use Part::{Name, Number};
    match path {
        [Name("kicker")] => Some(Spot::Optional(&mut slide.kicker)),
        [Name("title")] => Some(Spot::Optional(&mut slide.title)),
        [Name("subtitle")] => Some(Spot::Optional(&mut slide.subtitle)),
        [Name("text")] => Some(Spot::Optional(&mut slide.text)),
        [Name("quote")] => Some(Spot::Optional(&mut slide.quote)),
        [Name("attribution")] => Some(Spot::Optional(&mut slide.attribution)),
        [Name("image"), Name("caption")] => Some(Spot::Optional(&mut slide.image.as_mut()?.caption)),
        [Name("items"), rest @ ..] => item(&mut slide.items, rest),
        [Name("columns"), Number(at), rest @ ..] => column(slide.columns.get_mut(*at)?, rest),
        [Name("table"), Name("header"), Number(column)] => {
            Some(Spot::Always(slide.table.as_mut()?.header.get_mut(*column)?))
        }
        [Name("table"), Name("rows"), Number(row), Number(column)] => {
            Some(Spot::Always(slide.table.as_mut()?.rows.get_mut(*row)?.get_mut(*column)?))
        }
        [Name("boxes"), Number(at), Name("text")] => Some(Spot::Optional(&mut slide.boxes.get_mut(*at)?.text)),
        _ => None,
    }
}

fn column<'s>(column: &'s mut Column, path: &[Part<'_>]) -> Option<Spot<'s>> {
    match path {
        [Part::Name("title")] => Some(Spot::Optional(&mut column.title)),
        [Part::Name("text")] => Some(Spot::Optional(&mut column.text)),
        [Part::Name("items"), rest @ ..] => item(&mut column.items, rest),
        _ => None,
    }
}

fn item<'s>(items: &'s mut [Item], path: &[Part<'_>]) -> Option<Spot<'s>> {
    let [Part::Number(at), rest @ ..] = path else { return None };
    let item_at = items.get_mut(*at)?;
    match rest {
        [] => Some(Spot::Part(item_at)),
        // The same text by its own name.
        [Part::Name("text")] => match item_at {
            Item::Full(full) => Some(Spot::Always(&mut full.text)),
            Item::Plain(_) => None,
        },
        [Part::Name("label")] => match item_at {
            Item::Full(full) => Some(Spot::Optional(&mut full.label)),
            Item::Plain(_) => None,
        },
        [Part::Name("items"), rest @ ..] => match item_at {
            Item::Full(full) => item(&mut full.items, rest),
            Item::Plain(_) => None,
        },
        _ => None,
    }
}

/// The list in which a part stands, and its place in it; none for what is no part of a list.
fn list_of<'s, 'p>(slide: &'s mut Slide, path: &'p str) -> Option<(&'s mut Vec<Item>, &'p str, usize)> {
    let (list, number) = path.strip_suffix(']')?.rsplit_once('[')?;
    let at: usize = number.parse().ok()?;
    let all = parts(list)?;
    let items = match all.as_slice() {
        [Part::Name("items")] => &mut slide.items,
        [Part::Name("columns"), Part::Number(column), Part::Name("items")] => {
            &mut slide.columns.get_mut(*column)?.items
        }
        [.., Part::Name("items")] => {
            let above = parts(list.strip_suffix(".items")?)?;
            match spot(slide, &above)? {
                Spot::Part(Item::Full(full)) => &mut full.items,
                _ => return None,
            }
        }
        _ => return None,
    };
    (at < items.len()).then_some((items, list, at))
}

/// Divides a part of a list in two: it keeps `before`, and a new part after it says `after`. What is below it goes on below
/// it. Gives the path of the new part.
pub fn split_item(slide: &mut Slide, path: &str, before: Text, after: Text) -> Option<String> {
    let (items, list, at) = list_of(slide, path)?;
    set_item(items.get_mut(at)?, before);
    let new = match after {
        Text::One(words) => Item::Plain(words),
        text @ Text::Many(_) => Item::Full(FullItem { text, ..FullItem::default() }),
    };
    items.insert(at + 1, new);
    Some(format!("{list}[{}]", at + 1))
}

/// Takes a part of a list away, where nothing is below it. Gives the path of the part that comes before it now, or after it
/// where it was the first; empty where it was the only one.
pub fn remove_item(slide: &mut Slide, path: &str) -> Option<String> {
    let (items, list, at) = list_of(slide, path)?;
    if items.get(at).is_some_and(|item| !item.items().is_empty()) {
        return None;
    }
    items.remove(at);
    let left = items.len();
    Some(if left == 0 { String::new() } else { format!("{list}[{}]", at.saturating_sub(1)) })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{model::Layout, texts};

    fn slide() -> Slide {
        serde_json::from_str(
            r#"{"id": "a", "layout": "two-columns", "title": "T", "kicker": {"en": "K", "fr": "Q"},
                "items": ["one", {"text": "two", "label": "1998", "items": ["deep", {"text": {"en": "x", "fr": "y"}, "items": ["deeper"]}]}],
                "columns": [{"title": "C", "items": ["c"]}, {"text": "D"}],
                "table": {"header": ["h"], "rows": [["a", "b"], ["c", "d"]]},
                "image": {"asset": "p", "caption": "under"},
                "boxes": [{"at": [0, 0, 1, 1], "text": "box"}, {"at": [0, 0, 1, 1], "asset": "p"}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn every_text_of_a_slide_is_found_and_changed_alone() {
        let slide = slide();
        let mut paths: Vec<(String, Text)> = Vec::new();
        texts::of_slide(&slide, &mut |path, _, text| paths.push((path.to_owned(), text.clone())));
        let known: Vec<_> = paths.iter().filter(|(path, _)| !path.starts_with("notes")).collect();
        assert!(known.len() > 14, "{known:?}");
        for (path, text) in known {
            assert_eq!(text_at(&slide, path).as_ref(), Some(text), "{path}");
            let mut changed = slide.clone();
            assert!(set_text_at(&mut changed, path, Some(Text::from("new"))), "{path}");
            assert_eq!(text_at(&changed, path), Some(Text::from("new")), "{path}");
            let mut others = 0;
            texts::of_slide(&changed, &mut |other, _, text| {
                others += usize::from(other != path && paths.iter().any(|(known, was)| known == other && was == text))
            });
            assert_eq!(others + 1, paths.len(), "{path}");
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        let mut slide = slide();
        for path in [
            "",
            "titel",
            "items",
            "items[9]",
            "items[0].items[0]",
            "items[x]",
            "items[1",
            "table.rows[0]",
            "boxes[0]",
            "title.text",
            "..",
            "image",
        ] {
            assert_eq!(text_at(&slide, path), None, "{path}");
            assert!(!set_text_at(&mut slide, path, None), "{path}");
        }
        assert_eq!(slide, self::slide());
    }

    #[test]
    fn a_part_is_divided_and_taken_away() {
        let mut slide = slide();
        let new = split_item(&mut slide, "items[1].items[0]", Text::from("de"), Text::from("ep"));
        assert_eq!(new.as_deref(), Some("items[1].items[1]"));
        assert_eq!(text_at(&slide, "items[1].items[1]"), Some(Text::from("ep")));
        assert_eq!(text_at(&slide, "items[1].items[2].items[0]"), Some(Text::from("deeper")));
        assert_eq!(remove_item(&mut slide, "items[1].items[1]").as_deref(), Some("items[1].items[0]"));
        assert_eq!(remove_item(&mut slide, "items[1]"), None, "what is below it would go with it");
        assert_eq!(remove_item(&mut slide, "columns[0].items[0]").as_deref(), Some(""));
        assert_eq!(split_item(&mut slide, "title", Text::default(), Text::default()), None);
        assert!(set_text_at(
            &mut slide,
            "items[0]",
            Some(serde_json::from_str(r#"{"en": "one", "fr": "un"}"#).unwrap())
        ));
        assert_eq!(slide.items.first().unwrap().text().pick("fr", "en").0, "un");
        assert_eq!(slide.layout, Layout::TwoColumns);
    }
}
