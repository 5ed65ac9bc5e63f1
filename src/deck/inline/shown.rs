//! Where each letter that an inline text shows stands in the text as it is written: for finding and mending words without
//! touching the markup around them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Marks, is_star};

/// Stands for a footnote mark among the letters.
pub const NOTE_MARK: char = '\u{FFFC}';

/// A letter that a text shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter; a line break is `\n`, and a footnote mark [`NOTE_MARK`].
    pub letter: char,
    /// Where it stands in the text as it is written, in bytes. Empty for a break that nothing stands for.
    pub at: Range<usize>,
    /// Whether it is the target of a link that is shown as it is, as in `<https://example.org>`.
    pub target: bool,
}

/// What a text shows, letter by letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The letters, in order.
    pub letters: Vec<Letter>,
    /// Where the targets of its links stand in the text, in bytes.
    pub targets: Vec<Range<usize>>,
}

impl Shown {
    /// The words alone, as [`super::words`] gives them.
    #[must_use]
    pub fn words(&self) -> String {
        let shown = self.letters.iter().filter(|letter| !letter.is_note());
        shown.map(|letter| if letter.letter == '\n' { ' ' } else { letter.letter }).collect()
    }
}

impl Letter {
    /// Whether it is a footnote mark. One takes at least four bytes, `[^a]`; the character itself takes three.
    #[must_use]
    pub fn is_note(&self) -> bool {
        self.letter == NOTE_MARK && self.at.len() > NOTE_MARK.len_utf8()
    }
}

/// Reads `text` as inline text and says where every letter of it stands.
#[must_use]
pub fn shown(text: &str) -> Shown {
    if !text.contains(['*', '_', '[', '\\', '<', '&', '\n', '\r', '`']) {
        let trimmed = text.trim();
        let from = text.len() - text.trim_start().len();
        return Shown { letters: letters(trimmed, from).collect(), targets: Vec::new() };
    }
    let Some(marks) = Marks::absent_from(text) else {
        return Shown { letters: letters(text, 0).collect(), targets: Vec::new() };
    };
    let mut from = Vec::with_capacity(text.len() + 17);
    let (marked, _notes) = marks.mark_from(text, &mut from);
    from.push(text.len());
    Reader { text, marked: &marked, from: &from, marks, out: Shown::default(), link: None }.read()
}

fn letters(text: &str, from: usize) -> impl Iterator<Item = Letter> {
    text.char_indices().map(move |(at, letter)| Letter {
        letter,
        at: from + at..from + at + letter.len_utf8(),
        target: false,
    })
}

struct Reader<'a> {
    text: &'a str,
    marked: &'a str,
    /// For each byte of the marked text, where it comes from.
    from: &'a [usize],
    marks: Marks,
    out: Shown,
    /// The link that is open: its target, and whether it is shown as it is.
    link: Option<(String, bool)>,
}

impl Reader<'_> {
    fn read(mut self) -> Shown {
        let mut literal_until = 0;
        for (event, range) in Parser::new_ext(self.marked, Options::empty()).into_offset_iter() {
            if range.start < literal_until {
                continue;
            }
            match event {
                Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong | TagEnd::Emphasis)
                    if is_star(self.marked, &range) => {}
                Event::Start(Tag::Strong) => self.piece(range.start..range.start + 2, false),
                Event::Start(Tag::Emphasis) => self.piece(range.start..range.start + 1, false),
                Event::End(TagEnd::Strong) => self.piece(range.end - 2..range.end, false),
                Event::End(TagEnd::Emphasis) => self.piece(range.end - 1..range.end, false),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let as_it_is = self.marked.as_bytes().get(range.start) == Some(&b'<');
                    self.link = Some((dest_url.into_string(), as_it_is));
                }
                Event::End(TagEnd::Link) => {
                    if let Some((url, false)) = self.link.take() {
                        self.target(&url, &range);
                    }
                }
                Event::Start(Tag::Paragraph) if !self.out.letters.is_empty() => {
                    let at = self.place(range.start);
                    self.add('\n', at..at);
                }
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                Event::Text(words) => {
                    if self.marked.get(range.clone()) == Some(words.as_ref()) {
                        self.piece(range, true);
                    } else {
                        // A character written by its name, as `&amp;`.
                        let at = self.place(range.start)..self.place(range.end);
                        words.chars().for_each(|letter| self.add(letter, at.clone()));
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    let at = self.place(range.start)..self.place(range.end);
                    self.add('\n', at);
                }
                _ => {
                    literal_until = range.end;
                    self.piece(range, false);
                }
            }
        }
        self.out
    }

    /// Where a byte of the marked text comes from.
    fn place(&self, at: usize) -> usize {
        self.from.get(at).copied().unwrap_or(self.text.len())
    }

    fn add(&mut self, letter: char, at: Range<usize>) {
        let target = self.link.as_ref().is_some_and(|(_, as_it_is)| *as_it_is);
        self.out.letters.push(Letter { letter, at, target });
    }

    /// A piece of the marked text that is shown as it stands; with `notes`, footnotes in it are marks.
    fn piece(&mut self, range: Range<usize>, notes: bool) {
        let Some(piece) = self.marked.get(range.clone()) else { return };
        let mut inside = piece.char_indices();
        while let Some((at, letter)) = inside.next() {
            if letter == self.marks.line {
                continue;
            }
            let start = self.place(range.start + at);
            if letter == self.marks.note {
                let _number = inside.find(|(_, letter)| *letter == self.marks.note);
                // What follows may have been left out of the marked text: spaces at the end of a line.
                let length = self.text.get(start..).and_then(|rest| rest.find(']')).map_or(0, |at| at + 1);
                let note = start..start + length;
                if notes {
                    self.add(NOTE_MARK, note);
                } else {
                    let written = self.text.get(note.clone()).unwrap_or_default();
                    let target = self.link.as_ref().is_some_and(|(_, as_it_is)| *as_it_is);
                    self.out.letters.extend(letters(written, note.start).map(|letter| Letter { target, ..letter }));
                }
                continue;
            }
            let end = self.place(range.start + at + letter.len_utf8());
            // A line that lost its spaces at the end is longer in the text than here.
            self.add(letter, start..end.min(start + letter.len_utf8()));
        }
    }

    /// Finds the target of a link behind its words.
    fn target(&mut self, url: &str, range: &Range<usize>) {
        let (start, end) = (self.place(range.start), self.place(range.end));
        let Some(link) = self.text.get(start..end) else { return };
        let after = link.rfind("](").map_or(link.len(), |at| at + 2);
        let found = link.get(after..).and_then(|rest| rest.find(url)).filter(|_| !url.is_empty());
        if let Some(at) = found {
            let at = start + after + at;
            self.out.targets.push(at..at + url.len());
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::inline::words;
    use proptest::prelude::*;

    #[test]
    fn every_letter_has_its_place() {
        for (text, expected) in [
            ("  plain ", "plain"),
            ("a **bold** word", "a bold word"),
            ("[words](https://example.org) and", "words and"),
            ("Q&amp;A", "Q&A"),
            (r"\*not\*", "*not*"),
            ("one \n  two", "one two"),
            ("a[^x] b", "a b"),
            ("a[^x]  \r\nb", "a b"),
            ("__a__ _b_", "__a__ _b_"),
            ("`[^x]`", "`[^x]`"),
        ] {
            let shown = shown(text);
            assert_eq!(shown.words(), expected, "{text:?}");
            for letter in shown.letters.iter().filter(|letter| !matches!(letter.letter, '\n' | NOTE_MARK | '&')) {
                assert_eq!(text.get(letter.at.clone()).unwrap(), letter.letter.to_string(), "{text:?}");
            }
        }
        let text = "see [words](https://example.org/a_b) or <https://example.net>";
        let shown = shown(text);
        assert_eq!(shown.targets, vec![12_usize..35]);
        let target: String = shown.letters.iter().filter(|letter| letter.target).map(|letter| letter.letter).collect();
        assert_eq!(target, "https://example.net");
        let note = super::shown("the Court.”[^res-8]").letters.pop().unwrap();
        assert_eq!((note.letter, note.at), (NOTE_MARK, 13..21));
    }

    proptest! {
        #[test]
        fn the_letters_are_the_words(parts in proptest::collection::vec(
            prop_oneof![
                Just("**"), Just("*"), Just("_"), Just("["), Just("]"), Just("("), Just(")"), Just("[^x]"), Just("\\"),
                Just("\n"), Just(" "), Just("a"), Just("é"), Just("\u{645}"), Just("`"), Just("<"), Just(">"), Just("&amp;"),
                Just("https://e.org"), Just("](https://e.org)"), Just("!"), Just("\r\n"), Just("&"),
            ], 0..24)) {
            let text = parts.concat();
            let shown = shown(&text);
            prop_assert_eq!(shown.words(), words(&text).replace('\n', " "));
            let mut last = 0;
            for letter in &shown.letters {
                prop_assert!(text.get(letter.at.clone()).is_some(), "{:?} in {:?}", letter, text);
                prop_assert!(letter.at.start >= last, "{:?} in {:?}", letter, text);
                last = letter.at.start;
            }
        }
    }
}
