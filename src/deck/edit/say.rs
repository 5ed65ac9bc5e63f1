//! A text in one of several languages: what it says there, and the same text saying something else there.

use indexmap::IndexMap;

use crate::deck::model::Text;

/// What `text` says in `language` and in no other. A plain string is in the language `own`.
#[must_use]
pub fn said<'t>(text: &'t Text, language: &str, own: &str) -> &'t str {
    match text {
        Text::One(words) if language == own => words,
        Text::One(_) => "",
        Text::Many(texts) => texts.get(language).map_or("", String::as_str),
    }
}

/// The same text, saying `words` in `language`. A plain string becomes a map when a second language comes, and a map a
/// plain string again when the language `own` alone is left.
#[must_use]
pub fn say(text: &Text, language: &str, own: &str, words: &str) -> Text {
    let mut texts = match text {
        Text::One(_) if language == own => return Text::One(words.to_owned()),
        Text::One(plain) if plain.is_empty() => IndexMap::new(),
        Text::One(plain) => IndexMap::from([(own.to_owned(), plain.clone())]),
        Text::Many(texts) => texts.clone(),
    };
    if words.is_empty() {
        texts.shift_remove(language);
    } else if let Some(place) = texts.get_mut(language) {
        words.clone_into(place);
    } else if language == own {
        texts.shift_insert(0, own.to_owned(), words.to_owned());
    } else {
        texts.insert(language.to_owned(), words.to_owned());
    }
    match (texts.len(), texts.get(own)) {
        (0, _) => Text::default(),
        (1, Some(only)) => Text::One(only.clone()),
        _ => Text::Many(texts),
    }
}

/// The same for a text that may be absent: one that says nothing in any language is.
#[must_use]
pub fn say_or_none(text: Option<&Text>, language: &str, own: &str, words: &str) -> Option<Text> {
    let text = say(text.unwrap_or(&Text::default()), language, own, words);
    let says = text.each().any(|(_, words)| !words.is_empty());
    says.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn many(pairs: &[(&str, &str)]) -> Text {
        Text::Many(pairs.iter().map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned())).collect())
    }

    #[test]
    fn a_second_language_makes_a_map_and_its_end_a_plain_string() {
        let plain = Text::from("Defend");
        let both = say(&plain, "fr", "en", "Défendre");
        assert_eq!(both, many(&[("en", "Defend"), ("fr", "Défendre")]));
        assert_eq!(
            (said(&both, "fr", "en"), said(&both, "en", "en"), said(&both, "ar", "en")),
            ("Défendre", "Defend", "")
        );
        assert_eq!(say(&both, "fr", "en", ""), plain);
        // What is left is French, and must not be read as English.
        assert_eq!(say(&both, "en", "en", ""), many(&[("fr", "Défendre")]));
        assert_eq!(say(&many(&[("fr", "Défendre")]), "en", "en", "Defend"), both);
        assert_eq!(say(&plain, "fr", "en", ""), plain);
        assert_eq!(say(&Text::default(), "fr", "en", "oui"), many(&[("fr", "oui")]));
    }

    #[test]
    fn an_absent_text_comes_and_goes() {
        assert_eq!(say_or_none(None, "en", "en", "a"), Some(Text::from("a")));
        assert_eq!(say_or_none(Some(&Text::from("a")), "en", "en", ""), None);
        assert_eq!(say_or_none(Some(&Text::from("a")), "fr", "en", ""), Some(Text::from("a")));
    }

    proptest! {
        #[test]
        fn what_is_said_is_read_back_and_the_rest_stays(words in "[a-z]{0,4}", other in "[a-z]{1,4}", own in any::<bool>()) {
            let text = many(&[("en", &other), ("fr", &other), ("ar", &other)]);
            let language = if own { "en" } else { "fr" };
            let after = say(&text, language, "en", &words);
            prop_assert_eq!(said(&after, language, "en"), words);
            prop_assert_eq!(said(&after, "ar", "en"), other);
        }
    }
}
