//! One text: not empty, in the deck's language at least, its links safe and its footnotes known.

use super::{Review, language::is_language};
use crate::deck::{
    finding::{key, quote},
    inline::{self, Inline},
    model::Text,
    texts,
};
use std::collections::HashSet;

impl Review<'_> {
    pub(super) fn texts_outside(&mut self) {
        let deck = self.deck;
        texts::of_deck(deck, &mut |path, text| {
            let path = match path.split_once('[') {
                Some((list, rest)) => {
                    let (index, field) = rest.split_once(']').unwrap_or((rest, ""));
                    let list =
                        ["speakers", "agenda", "sources"].into_iter().find(|name| *name == list).unwrap_or("assets");
                    format!("{}{field}", self.entry(list, index.parse().unwrap_or(0)))
                }
                None => path.to_owned(),
            };
            self.text(&path, &deck.language, text);
        });
    }

    pub(super) fn text(&mut self, path: &str, fallback: &str, text: &Text) {
        // Where the title is wrong, an empty one stands in for it.
        if path == "title" && self.unreadable(path) {
            return;
        }
        if text.is_empty() {
            return self.warn("empty-text", path, "the text is empty");
        }
        if let Text::Many(texts) = text {
            if !texts.contains_key(fallback) {
                let message = format!("the text is missing in `{}`, the language of the deck", quote(fallback));
                self.warn("no-fallback", path, message);
            }
            for tag in texts.keys().filter(|tag| !is_language(tag)) {
                self.language(path.to_owned(), tag);
            }
        }
        for (tag, string) in text.each() {
            let path = tag.map_or_else(|| path.to_owned(), |tag| format!("{path}.{}", key(tag)));
            if string.trim().is_empty() {
                self.warn("empty-text", path, "the text is empty");
                continue;
            }
            let mut links = HashSet::new();
            for piece in inline::parse(string) {
                match piece {
                    Inline::Note { source } => self.reference("sources", &source, &path),
                    Inline::Text { link: Some(link), .. } if links.insert(link.clone()) => self.link(&path, &link),
                    Inline::Text { .. } | Inline::Break => {}
                }
            }
        }
    }

    pub(super) fn link(&mut self, path: &str, link: &str) {
        let safe = ["https://", "mailto:"]
            .iter()
            .any(|start| link.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)));
        if !safe {
            self.warn("link", path, format!("the link `{}` does not start with https://", quote(link)));
        }
    }
}

pub(super) fn count_words(text: &str) -> usize {
    let unspaced = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let dense = text.chars().filter(|c| unspaced(*c)).count();
    let spaced = text
        .split(|c: char| c.is_whitespace() || unspaced(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    spaced + dense.div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_read() {
        assert_eq!(count_words("The court – and the public: 124 states"), 7);
        assert_eq!(count_words("国际刑事法院"), 3);
        assert_eq!(count_words(""), 0);
    }
}
