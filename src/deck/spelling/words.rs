//! The words of a text that a dictionary can judge: without footnote marks, addresses, figures and initials.

use std::ops::Range;

use crate::deck::inline::{Letter, NOTE_MARK, Shown};

/// A word to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, with the apostrophes and hyphens inside it.
    pub word: String,
    /// Its letters among those that are shown.
    pub letters: Range<usize>,
}

/// The words of a text, in order.
#[must_use]
pub fn words(shown: &Shown) -> Vec<Word> {
    let letters = &shown.letters;
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        while letters.get(at).is_some_and(|letter| !ends_chunk(letter)) {
            at += 1;
        }
        if let Some(chunk) = letters.get(start..at) {
            of_chunk(chunk, start, &mut found);
        }
        at += 1;
    }
    found
}

fn ends_chunk(letter: &Letter) -> bool {
    letter.letter.is_whitespace() || letter.letter == NOTE_MARK
}

/// The words of what stands between two spaces.
fn of_chunk(chunk: &[Letter], start: usize, found: &mut Vec<Word>) {
    let text: String = chunk.iter().map(|letter| letter.letter).collect();
    let address = text.contains("://") || text.contains("www.") || text.contains('@') || text.contains('_');
    if address || chunk.iter().any(|letter| letter.target || letter.letter.is_numeric()) {
        return;
    }
    let mut from = None;
    for (index, letter) in chunk.iter().enumerate() {
        let joins = is_joint(letter.letter)
            && from.is_some()
            && chunk.get(index + 1).is_some_and(|next| is_letter(next.letter));
        if is_letter(letter.letter) || joins {
            from.get_or_insert(index);
        } else if let Some(from) = from.take() {
            add(chunk, from..index, start, found);
        }
    }
    if let Some(from) = from {
        add(chunk, from..chunk.len(), start, found);
    }
}

fn add(chunk: &[Letter], range: Range<usize>, start: usize, found: &mut Vec<Word>) {
    let word: String = chunk.get(range.clone()).unwrap_or_default().iter().map(|letter| letter.letter).collect();
    if word.chars().count() > 1 && !is_initials(&word) {
        found.push(Word { word, letters: start + range.start..start + range.end });
    }
}

fn is_letter(letter: char) -> bool {
    // With what stands on letters: accents, and the vowel marks of Arabic.
    letter.is_alphabetic() || matches!(letter, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{00AD}')
}

const fn is_joint(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a word is the initials of something, as ICC, HRDs or G’s: no dictionary has them all.
fn is_initials(word: &str) -> bool {
    let bare = word.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches('s');
    let bare: Vec<char> = bare.chars().filter(|letter| !is_joint(*letter)).collect();
    (1..=8).contains(&bare.len()) && bare.iter().all(|letter| letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::inline::shown;

    #[test]
    fn only_what_a_dictionary_knows_is_looked_up() {
        for (text, expected) in [
            ("The **court**[^res-8] sits", "The court sits"),
            ("l’homme, aujourd'hui: peut-être", "l’homme aujourd'hui peut-être"),
            ("see https://example.org/abc or www.abc.org, a@b.org", "see or"),
            ("[words](https://exmple.org)", "words"),
            ("ICC-ASP/20/Res.5 of 2021, the 21st", "of the"),
            ("HRDs and the ICC’s ASP", "and the"),
            ("and/or", "and or"),
            ("‘quoted’ (in brackets)", "quoted in brackets"),
            ("– a b –", ""),
            ("المُحاكَمة", "المُحاكَمة"),
        ] {
            let found: Vec<String> = words(&shown(text)).into_iter().map(|word| word.word).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        let shown = shown("a **wrod**");
        let word = words(&shown).remove(0);
        let at = shown.letters[word.letters.start].at.start..shown.letters[word.letters.end - 1].at.end;
        assert_eq!(at, 4..8);
    }
}
