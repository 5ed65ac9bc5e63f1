//! Language tags: those of the deck, of speakers and of texts.

use super::Review;
use crate::deck::finding::quote;

impl Review<'_> {
    pub(super) fn languages(&mut self) {
        self.language("language".to_owned(), &self.deck.language);
        for (index, speaker) in self.deck.speakers.iter().enumerate() {
            if let Some(language) = &speaker.language {
                self.language(format!("{}.language", self.entry("speakers", index)), language);
            }
        }
    }

    pub(super) fn language(&mut self, path: String, tag: &str) {
        if !is_language(tag) {
            let message = format!("`{}` is not a language tag such as `en`, `ar` or `zh-Hans`", quote(tag));
            self.warn("language-tag", path, message);
        }
    }
}

/// Whether a language tag has the form of one.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(index, part)| {
        let length = if index == 0 { 2..=3 } else { 1..=8 };
        length.contains(&part.len())
            && part.chars().all(|c| if index == 0 { c.is_ascii_alphabetic() } else { c.is_ascii_alphanumeric() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_a_form() {
        assert!(["en", "ar", "zh-Hans", "pt-BR", "fil"].into_iter().all(is_language));
        assert!(!["", "text", "e", "en_GB", "en-"].into_iter().any(is_language));
    }
}
