//! Which field holds a place of the deck, as the check names places.

use crate::deck::{
    layouts,
    model::{Item, Slide},
};

/// The path of the field for a path of the check, in the slide or in the deck.
pub(super) fn field(slide: Option<&Slide>, path: &str) -> Option<String> {
    let Some(slide) = slide else {
        return Some(match path {
            "title" | "language" | "id" => format!("deck.{path}"),
            path => path.replace("floor_minutes", "floor"),
        })
        .filter(|path| path.contains('.'));
    };
    if path.is_empty() {
        // The slide as a whole: where its words begin.
        let uses = layouts::of(slide.layout).uses;
        return uses.iter().find(|field| ["title", "text", "quote"].contains(field)).map(|field| (*field).to_owned());
    }
    for (list, items) in std::iter::once(("items".to_owned(), &slide.items))
        .chain(slide.columns.iter().enumerate().map(|(at, column)| (format!("columns[{at}].items"), &column.items)))
    {
        if let Some(rest) = path.strip_prefix(&list) {
            return Some(format!("{list}.{}", line(items, rest)?));
        }
    }
    Some(match path {
        "image" | "image.asset" => "image.alt".to_owned(),
        path => path.to_owned(),
    })
}

/// The line of a list for a path such as `[1].items[0].text`.
fn line(items: &[Item], path: &str) -> Option<usize> {
    if path.is_empty() {
        return Some(0);
    }
    let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
    let at: usize = number.parse().ok()?;
    let before: usize = items.get(..at)?.iter().map(|item| 1 + count(item.items())).sum();
    match rest.strip_prefix(".items") {
        Some(rest) => Some(before + 1 + line(items.get(at)?.items(), rest)?),
        None => Some(before),
    }
}

/// How many lines a list has, with those below them.
fn count(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + count(item.items())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::model::{FullItem, Layout, Text};

    #[test]
    fn every_place_of_a_slide_has_its_field() {
        let below = vec![Item::Plain("c".to_owned()), Item::Plain("d".to_owned())];
        let full = Item::Full(FullItem { text: Text::from("b"), items: below, ..FullItem::default() });
        let items = vec![Item::Plain("a".to_owned()), full, Item::Plain("e".to_owned())];
        let slide = Slide { layout: Layout::Bullets, items, ..Slide::default() };
        for (path, field_path) in [
            ("", Some("title")),
            ("title", Some("title")),
            ("items", Some("items.0")),
            ("items[1].text", Some("items.1")),
            ("items[1].items[1]", Some("items.3")),
            ("items[2]", Some("items.4")),
            ("items[9]", None),
            ("image.asset", Some("image.alt")),
            ("table.rows[0][1]", Some("table.rows[0][1]")),
        ] {
            assert_eq!(field(Some(&slide), path).as_deref(), field_path, "{path}");
        }
        assert_eq!(field(None, "language").as_deref(), Some("deck.language"));
        assert_eq!(field(None, "agenda[1].floor_minutes").as_deref(), Some("agenda[1].floor"));
        assert_eq!(field(None, "theme"), None);
    }
}
