//! Which way a text reads: as the slide says, else as its language does, else as its first letter does (UAX #9, P2).

use super::fonts::primary;
use crate::deck::model::Dir;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Whether a text reads from right to left.
pub(crate) fn rtl(text: &str, language: &str, dir: Option<Dir>) -> bool {
    match dir {
        Some(Dir::Rtl) => true,
        Some(Dir::Ltr) => false,
        None if is_rtl_language(language) => !is_foreign(text),
        None => first_strong(text).unwrap_or(false),
    }
}

/// Whether a language is written from right to left.
pub(crate) fn is_rtl_language(language: &str) -> bool {
    RIGHT_TO_LEFT.contains(&primary(language))
}

/// Whether a text in a right-to-left deck is a sentence of another script: a citation keeps its own direction, while a
/// name or number alone goes with its neighbours.
fn is_foreign(text: &str) -> bool {
    let is_rtl_letter = |c: char| c.is_alphabetic() && first_strong(c.encode_utf8(&mut [0; 4])) == Some(true);
    !text.contains(is_rtl_letter)
        && text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 3
}

/// Whether the first strong character is one of a right-to-left script; nothing where there is none.
fn first_strong(text: &str) -> Option<bool> {
    text.chars().find_map(|character| match character {
        '\u{200E}' => Some(false),
        '\u{200F}' | '\u{61C}' => Some(true),
        // The blocks whose letters have bidirectional class R or AL.
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => character.is_alphabetic().then_some(true),
        _ => character.is_alphabetic().then_some(false),
    })
}

#[cfg(test)]
mod tests {
    use super::rtl;
    use crate::deck::model::Dir;

    #[test]
    fn slide_then_language_then_text() {
        for (text, language, dir, expected) in [
            ("Court", "en", None, false),
            ("ICC المحكمة", "ar", None, true),
            ("17 تموز 1998", "en", None, true),
            ("(2) المحكمة", "", None, true),
            ("12.5", "en", None, false),
            ("12.5", "he", None, true),
            ("ICC المحكمة", "en", None, false),
            ("المحكمة", "ar", Some(Dir::Ltr), false),
            ("Court", "en", Some(Dir::Rtl), true),
            ("Court", "ar-EG", None, true),
            ("Resolution adopted on 11 September 2003, by consensus", "ar", None, false),
        ] {
            assert_eq!(rtl(text, language, dir), expected, "{text} {language}");
        }
    }
}
