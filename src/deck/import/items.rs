//! Lists: parts in a row with their levels become lists in lists.

use super::spans::Run;
use crate::deck::model::{FullItem, Item, Text};

/// How many levels a list of a deck has.
pub const LEVELS: usize = 3;

/// One part of a list as the file has it.
#[derive(Clone, Debug)]
pub struct Flat {
    /// Its level from 1.
    pub level: usize,
    /// Its number, in a numbered list.
    pub number: Option<u64>,
    /// What it says.
    pub run: Run,
}

/// The list that the parts make. A part without words gives its place to what is below it.
#[must_use]
pub fn nest(parts: Vec<Flat>) -> Vec<Item> {
    // For each open level, the parts read so far; the last one of a level takes what is below it.
    let mut open: Vec<Vec<FullItem>> = vec![Vec::new()];
    for part in parts {
        // A level without a part above it moves up.
        let level =
            part.level.clamp(1, LEVELS).min(open.len() + usize::from(open.last().is_some_and(|l| !l.is_empty())));
        while open.len() > level {
            fold(&mut open);
        }
        while open.len() < level {
            open.push(Vec::new());
        }
        let words = part.run.markup();
        let text = match part.number {
            Some(number) if !words.is_empty() => format!("{number}. {words}"),
            _ => words,
        };
        if let Some(list) = open.last_mut() {
            list.push(FullItem { text: Text::One(super::spans::bounded(&text)), ..FullItem::default() });
        }
    }
    while open.len() > 1 {
        fold(&mut open);
    }
    finished(open.pop().unwrap_or_default())
}

/// Closes the deepest level.
fn fold(open: &mut Vec<Vec<FullItem>>) {
    let below = open.pop().unwrap_or_default();
    if let Some(above) = open.last_mut().and_then(|list| list.last_mut()) {
        above.items.append(&mut finished(below));
    }
}

fn finished(list: Vec<FullItem>) -> Vec<Item> {
    let mut out = Vec::with_capacity(list.len());
    for mut item in list {
        match &mut item.text {
            Text::One(text) if text.is_empty() => out.append(&mut item.items),
            Text::One(text) if item.items.is_empty() => out.push(Item::Plain(std::mem::take(text))),
            _ => out.push(Item::Full(item)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list in a short form: `a(b c(d))`.
    fn short(items: &[Item]) -> String {
        let one = |item: &Item| {
            let below = short(item.items());
            let words = item.text().pick("en", "en").0.to_owned();
            if below.is_empty() { words } else { format!("{words}({below})") }
        };
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn levels_become_lists_in_lists() {
        let table: [(&[(usize, &str)], &str); 5] = [
            (&[(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e")], "a(b(c) d) e"),
            (&[(1, "a"), (2, ""), (3, "b"), (3, "c")], "a(b c)"),
            (&[(1, ""), (2, "a"), (2, "b")], "a b"),
            (&[(1, "a"), (9, "b")], "a(b)"),
            (&[], ""),
        ];
        for (parts, expected) in table {
            let parts = parts.iter().map(|(level, words)| {
                let mut run = Run::default();
                run.words(words, false, false, None);
                Flat { level: *level, number: None, run }
            });
            assert_eq!(short(&nest(parts.collect())), expected);
        }
    }
}
