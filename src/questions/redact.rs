//! What in a text may point at a person: a help for the moderator's own judgement, and never more than that.
//!
//! It is a simple heuristic over words of the Latin and Cyrillic scripts. It finds too much (a word with a capital is not
//! always a name) and misses much (a nickname, a place in small letters, everything in Arabic and Chinese but figures).

use std::ops::Range;

/// Why a part of a text is worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trace {
    /// A word with a capital in the middle of a sentence: a person, a place, an organisation.
    Name,
    /// A figure, or the name of a month.
    Date,
    /// Somebody speaks about themselves.
    FirstPerson,
    /// An address of the network.
    Address,
}

impl Trace {
    /// The trace in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name or place",
            Self::Date => "date or number",
            Self::FirstPerson => "speaks of themselves",
            Self::Address => "address",
        }
    }
}

const FIRST_PERSON: &[&str] = &[
    "i", "i'm", "i've", "me", "my", "mine", "we", "our", "us", "je", "j'ai", "moi", "mon", "ma", "mes", "nous",
    "notre", "nos", "yo", "mi", "mis", "nosotros", "nuestro", "nuestra", "я", "мой", "моя", "меня", "мне", "мы", "наш",
    "наша", "нас",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "février",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// The parts of a text that may point at a person, in order and without overlap, as byte ranges.
#[must_use]
pub fn traces(text: &str) -> Vec<(Range<usize>, Trace)> {
    let mut found = Vec::new();
    let mut starts_sentence = true;
    for (start, raw) in words(text) {
        let word = raw.trim_matches(|character: char| !character.is_alphanumeric());
        let at = start + raw.find(word).unwrap_or(0);
        let lower = word.to_lowercase().replace('’', "'");
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let trace = if word.is_empty() {
            None
        } else if raw.contains('@') || lower.starts_with("http") || lower.starts_with("www.") {
            Some(Trace::Address)
        } else if FIRST_PERSON.contains(&lower.as_str()) {
            Some(Trace::FirstPerson)
        } else if word.chars().any(char::is_numeric) || MONTHS.contains(&lower.as_str()) {
            Some(Trace::Date)
        } else if capital && !starts_sentence {
            Some(Trace::Name)
        } else {
            None
        };
        if let Some(trace) = trace {
            found.push((at..at + word.len(), trace));
        }
        if !word.is_empty() {
            starts_sentence = raw.ends_with(['.', '?', '!', ':', '…']);
        }
    }
    found
}

/// The words of a text with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, Trace)> {
        traces(text).into_iter().map(|(range, trace)| (text.get(range).unwrap_or(""), trace)).collect()
    }

    #[test]
    fn what_may_point_at_somebody_is_found() {
        assert_eq!(
            kinds("Why was my brother held in Lviv on 3 May? Ask (Anna) at a@b.org."),
            [
                ("my", Trace::FirstPerson),
                ("Lviv", Trace::Name),
                ("3", Trace::Date),
                ("May", Trace::Name),
                ("Anna", Trace::Name),
                ("a@b.org", Trace::Address),
            ]
        );
        assert_eq!(
            kinds("Что будет, если я дам показания в августе 2021?"),
            [("я", Trace::FirstPerson), ("2021", Trace::Date)]
        );
    }

    #[test]
    fn plain_questions_and_odd_texts_give_nothing() {
        for text in ["Who protects witnesses? What does it cost?", "", "  … ", "谁来保护证人？"] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
