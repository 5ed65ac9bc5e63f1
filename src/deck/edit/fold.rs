//! How letters are compared when words are looked for: with or without case, accents and vowel marks.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// What counts when letters are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Whether a capital is another letter.
    pub case: bool,
    /// Whether a letter with an accent is another letter.
    pub accents: bool,
    /// Whether the vowel marks of Arabic count: where the words that are looked for have some.
    pub vowels: bool,
}

/// Adds to `out` what is compared of a letter: nothing of one that does not count.
pub fn fold(letter: char, counts: Counts, out: &mut Vec<char>) {
    // Most letters are plain.
    if letter.is_ascii() {
        out.push(if counts.case { letter } else { letter.to_ascii_lowercase() });
        return;
    }
    let same = match letter {
        // The apostrophe of print, and the spaces that do not break: nobody types them into a field.
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{00A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        // Where a word may break, and what stretches an Arabic one: nothing that is read.
        '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{0640}' => return,
        other => other,
    };
    let mut take = |letter: char| {
        if counts.case {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
    };
    for part in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(std::iter::once(same)) {
        if is_vowel_mark(part) {
            if counts.vowels {
                take(part);
            }
        } else if is_accent(part) {
            if counts.accents {
                take(part);
            }
        } else {
            take(part);
        }
    }
}

/// Whether a letter is one of the vowel marks of Arabic, which are rarely written.
#[must_use]
pub const fn is_vowel_mark(letter: char) -> bool {
    matches!(letter, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{0652}' | '\u{0656}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}')
}

/// Whether it is an accent on the letter before it; in Arabic, the hamza and madda on a letter.
const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036F}' | '\u{0653}'..='\u{0655}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, counts: Counts) -> String {
        let mut out = Vec::new();
        text.chars().for_each(|letter| fold(letter, counts, &mut out));
        out.into_iter().collect()
    }

    #[test]
    fn only_what_counts_is_left() {
        let nothing = Counts { case: false, accents: false, vowels: false };
        assert_eq!(folded("L’Élève\u{202f}: ÇA", nothing), "l'eleve : ca");
        assert_eq!(folded("Élève", Counts { accents: true, ..nothing }), "e\u{301}le\u{300}ve");
        assert_eq!(folded("Élève", Counts { case: true, ..nothing }), "Eleve");
        assert_eq!(folded("المُحاكَمة", nothing), "المحاكمة");
        assert_eq!(folded("أسئلة", nothing), folded("اسيلة", nothing), "the hamza is an accent");
        assert_eq!(folded("محكـــمة", nothing), "محكمة");
        assert_eq!(folded("ЁЛКА", nothing), "елка");
    }
}
