//! The language of a part of a text: a citation stays in its own language inside a text of another one, and names of other
//! scripts are nobody's slips.

use std::ops::Range;

use super::Word;
use crate::deck::inline::Shown;

/// A citation, or what is left of a text without its citations.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Its words.
    pub words: Vec<Word>,
}

/// What languages call themselves: such words stand on slides of every language.
const OWN_NAMES: [&str; 14] = [
    "english",
    "français",
    "español",
    "português",
    "deutsch",
    "italiano",
    "nederlands",
    "polski",
    "türkçe",
    "svenska",
    "dansk",
    "norsk",
    "kiswahili",
    "română",
];

/// Whether the word is a language's name for itself.
pub(super) fn is_own_name(word: &str) -> bool {
    OWN_NAMES.contains(&word)
}

/// The words of a text, citations apart from the rest.
pub(super) fn parts(shown: &Shown, words: Vec<Word>) -> Vec<Part> {
    let quotes = quotes(shown);
    let mut parts = vec![Part { quoted: false, words: Vec::new() }];
    parts.extend(quotes.iter().map(|_| Part { quoted: true, words: Vec::new() }));
    for word in words {
        let at = quotes.iter().position(|quote| quote.contains(&word.letters.start)).map_or(0, |at| at + 1);
        if let Some(part) = parts.get_mut(at) {
            part.words.push(word);
        }
    }
    parts.retain(|part| !part.words.is_empty());
    parts
}

/// Where citations stand among the letters that are shown. Single marks are apostrophes more often than not.
fn quotes(shown: &Shown) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(opening) = shown.letters.get(at) {
        let closing: &[char] = match opening.letter {
            '«' => &['»'],
            '»' => &['«'],
            '“' => &['”'],
            '„' => &['“', '”'],
            '"' => &['"'],
            '「' => &['」'],
            _ => &[],
        };
        let rest = shown.letters.get(at + 1..).unwrap_or_default();
        match rest.iter().position(|letter| closing.contains(&letter.letter)) {
            Some(length) => {
                found.push(at + 1..at + 1 + length);
                at += length + 2;
            }
            None => at += 1,
        }
    }
    found
}

/// A script, as far as a dictionary is for one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Other,
}

fn script(letter: char) -> Script {
    match u32::from(letter) {
        0x41..=0x24F | 0x1E00..=0x1EFF | 0xFB00..=0xFB06 => Script::Latin,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x590..=0x5FF => Script::Hebrew,
        0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => Script::Arabic,
        _ => Script::Other,
    }
}

/// Whether a dictionary of the language could know the word: it has a letter of the script in which the language is written.
pub(super) fn is_of_script(word: &str, tag: &str) -> bool {
    let own = match primary(tag) {
        "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg" => Script::Cyrillic,
        "el" => Script::Greek,
        "he" | "yi" => Script::Hebrew,
        "ar" | "fa" | "ur" | "ps" | "ckb" => Script::Arabic,
        "zh" | "ja" | "ko" | "hi" | "bn" | "th" | "my" | "km" | "lo" | "ka" | "hy" | "am" | "ta" | "te" | "si" => {
            Script::Other
        }
        _ => Script::Latin,
    };
    word.chars().any(|letter| letter.is_alphabetic() && script(letter) == own)
}

/// The language of a tag without its region.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{inline::shown, spelling::words};

    fn split(text: &str) -> Vec<(bool, Vec<String>)> {
        let shown = shown(text);
        let words = words(&shown);
        let parts = parts(&shown, words).into_iter();
        parts.map(|part| (part.quoted, part.words.into_iter().map(|word| word.word).collect())).collect()
    }

    #[test]
    fn citations_stand_apart() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            split("Adoptée, « *role* of » puis “the Court” ici"),
            [
                (false, words(&["Adoptée", "puis", "ici"])),
                (true, words(&["role", "of"])),
                (true, words(&["the", "Court"])),
            ]
        );
        assert_eq!(split("an “open end"), [(false, words(&["an", "open", "end"]))]);
    }

    #[test]
    fn a_dictionary_is_for_words_of_its_script() {
        assert!(is_of_script("cuort", "en") && is_of_script("закон", "ru") && is_of_script("cоurt", "en"));
        assert!(!is_of_script("Русский", "en-GB") && !is_of_script("中文", "fr") && !is_of_script("NGO", "ru"));
    }
}
