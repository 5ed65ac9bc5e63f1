//! Words with their styles as a Markdown file has them, and the inline text of a deck that shows the same.

use crate::deck::inline::{self, Inline};

/// The longest text of a slide, in bytes of the deck: with every character escaped it stays below the limit of the format.
pub const LONGEST: usize = 12_000;

/// The longest address of a link.
const LONGEST_LINK: usize = 1_000;

/// One piece of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words in one style.
    Words {
        /// The words.
        text: String,
        /// Whether they are bold.
        bold: bool,
        /// Whether they are italic.
        italic: bool,
        /// Where they lead.
        link: Option<String>,
    },
    /// A footnote mark, with the id of its source.
    Note(String),
    /// The end of a line in the file, which is a space on the slide.
    Soft,
    /// The end of a line on the slide.
    Hard,
}

/// Words in a row: a paragraph, a cell, an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run(pub Vec<Span>);

impl Run {
    /// Adds words; characters that control a terminal and belong on no slide are left out.
    pub fn words(&mut self, words: &str, bold: bool, italic: bool, link: Option<&str>) {
        let mut added: String = words.chars().filter(|letter| *letter == '\t' || !letter.is_control()).collect();
        if added.is_empty() {
            return;
        }
        added = added.replace('\t', "    ");
        // Brackets would end the address in the deck's own markup.
        let link = link.map(|link| link.replace('(', "%28").replace(')', "%29")).filter(|link| is_public(link));
        match self.0.last_mut() {
            Some(Span::Words { text, bold: b, italic: i, link: l }) if *b == bold && *i == italic && *l == link => {
                text.push_str(&added);
            }
            _ => self.0.push(Span::Words { text: added, bold, italic, link }),
        }
    }

    /// Adds plain words with their line breaks.
    pub fn lines(&mut self, text: &str) {
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                self.0.push(Span::Hard);
            }
            self.words(line, false, false, None);
        }
    }

    /// Adds another run on a line of its own.
    pub fn append(&mut self, mut other: Self) {
        if other.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.0.push(Span::Hard);
        }
        self.0.append(&mut other.0);
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| match span {
            Span::Words { text, .. } => text.trim().is_empty(),
            Span::Note(_) => false,
            Span::Soft | Span::Hard => true,
        })
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for span in &self.0 {
            match span {
                Span::Words { text, .. } => out.push_str(text),
                Span::Note(_) => {}
                Span::Soft | Span::Hard => out.push(' '),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Takes off the last line, if it starts with one of `marks`; gives what follows the mark.
    pub fn take_last_line(&mut self, marks: &[&str]) -> Option<Self> {
        let at = self.0.iter().rposition(|span| matches!(span, Span::Soft | Span::Hard))?;
        let Some(Span::Words { text, .. }) = self.0.get(at + 1) else { return None };
        let mark = marks.iter().find(|mark| text.trim_start().starts_with(**mark))?;
        let mut last = Self(self.0.split_off(at + 1));
        self.0.truncate(at);
        last.strip(mark);
        Some(last)
    }

    /// Takes `mark` and the space around it off the start.
    pub fn strip(&mut self, mark: &str) {
        if let Some(Span::Words { text, .. }) = self.0.first_mut() {
            let start = text.trim_start();
            // Marks are plain words, so their capitals do not change their length.
            let rest = start.get(mark.len()..).filter(|_| starts_with(start, mark)).unwrap_or(start).trim_start();
            *text = rest.to_owned();
        }
    }

    /// Whether the run begins with `mark`, whatever its capitals.
    #[must_use]
    pub fn begins(&self, mark: &str) -> bool {
        matches!(self.0.first(), Some(Span::Words { text, .. }) if starts_with(text.trim_start(), mark))
    }

    /// The inline text of a deck that shows this run.
    ///
    /// What the styles come to is read back by the deck's own reader. Where `CommonMark` cannot say a style in that place
    /// (bold that ends inside a word after a dot, for one), the words stand without it: words come first.
    #[must_use]
    pub fn markup(&self) -> String {
        for (styles, links) in [(true, true), (false, true), (false, false)] {
            let text = self.write(styles, links);
            if text.len() <= LONGEST && seen(&text) == self.seen(styles, links) {
                return text;
            }
        }
        bounded(&inline::escape(&self.plain()))
    }

    fn write(&self, styles: bool, links: bool) -> String {
        let mut out = String::new();
        let (mut was_bold, mut was_italic) = (false, false);
        let close = |out: &mut String, bold: &mut bool, italic: &mut bool| {
            // A mark that closes must not stand behind a space: the space goes outside.
            let end = out.trim_end_matches(' ').len();
            let space = out.split_off(end);
            if std::mem::take(italic) {
                out.push('*');
            }
            if std::mem::take(bold) {
                out.push_str("**");
            }
            out.push_str(&space);
        };
        for span in &self.0 {
            match span {
                Span::Soft | Span::Hard => {
                    close(&mut out, &mut was_bold, &mut was_italic);
                    out.truncate(out.trim_end_matches(' ').len());
                    if !out.is_empty() {
                        out.push(if *span == Span::Soft { ' ' } else { '\n' });
                    }
                }
                Span::Note(id) => {
                    close(&mut out, &mut was_bold, &mut was_italic);
                    out.push_str("[^");
                    out.push_str(id);
                    out.push(']');
                }
                Span::Words { text, bold, italic, link } => {
                    let (bold, italic) = (*bold && styles, *italic && styles);
                    if (bold, italic) != (was_bold, was_italic) {
                        close(&mut out, &mut was_bold, &mut was_italic);
                    }
                    let start = text.trim_start();
                    if start.len() < text.len() && !out.is_empty() && !out.ends_with([' ', '\n']) {
                        out.push(' ');
                    }
                    if start.is_empty() {
                        continue;
                    }
                    if bold && !was_bold {
                        out.push_str("**");
                    }
                    if italic && !was_italic {
                        out.push('*');
                    }
                    (was_bold, was_italic) = (bold, italic);
                    match link.as_ref().filter(|_| links) {
                        Some(link) => {
                            let words = start.trim_end();
                            out.push('[');
                            out.push_str(&inline::escape(words));
                            out.push_str("](");
                            out.push_str(link);
                            out.push(')');
                            out.push_str(if words.len() < start.len() { " " } else { "" });
                        }
                        None => out.push_str(&inline::escape(start)),
                    }
                }
            }
        }
        close(&mut out, &mut was_bold, &mut was_italic);
        out.trim().to_owned()
    }

    /// What a reader sees of this run: with or without its styles and links.
    fn seen(&self, styles: bool, links: bool) -> Vec<Sign> {
        let mut out = Vec::new();
        for span in &self.0 {
            match span {
                Span::Words { text, bold, italic, link } => {
                    signs(&mut out, text, *bold && styles, *italic && styles, link.as_deref().filter(|_| links));
                }
                Span::Note(id) => out.push(Sign { letter: None, bold: false, italic: false, leads: digest(Some(id)) }),
                Span::Soft | Span::Hard => {}
            }
        }
        out
    }
}

/// What a reader sees of an inline text of the deck.
fn seen(text: &str) -> Vec<Sign> {
    let mut out = Vec::new();
    for piece in inline::parse(text) {
        match piece {
            Inline::Text { text, bold, italic, link } => signs(&mut out, &text, bold, italic, link.as_deref()),
            Inline::Note { source } => {
                out.push(Sign { letter: None, bold: false, italic: false, leads: digest(Some(&source)) });
            }
            Inline::Break => {}
        }
    }
    out
}

/// One thing to see: a letter in its style, or a footnote mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign {
    letter: Option<char>,
    bold: bool,
    italic: bool,
    leads: u64,
}

fn signs(out: &mut Vec<Sign>, text: &str, bold: bool, italic: bool, link: Option<&str>) {
    let leads = digest(link);
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    out.extend(letters.map(|letter| Sign { letter: Some(letter), bold, italic, leads }));
}

/// A number for an address, so that a letter of a link does not carry the whole of it.
fn digest(link: Option<&str>) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    link.hash(&mut hasher);
    hasher.finish()
}

/// Whether an address leads somewhere from a slide, and can stand in a link as it is.
fn is_public(link: &str) -> bool {
    let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| starts_with(link, scheme));
    let plain = link.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '\\'));
    safe && plain && link.len() <= LONGEST_LINK
}

/// The text, cut where it is longer than a deck takes.
#[must_use]
pub fn bounded(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let mut end = LONGEST - '…'.len_utf8();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut cut = text[..end].to_owned();
    cut.push('…');
    cut
}

fn starts_with(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(pieces: &[(&str, &str)]) -> Run {
        let mut run = Run::default();
        for (style, text) in pieces {
            match *style {
                "^" => run.0.push(Span::Note((*text).to_owned())),
                "/" => run.0.push(Span::Hard),
                " " => run.0.push(Span::Soft),
                _ => {
                    let (style, link) =
                        style.split_once('@').map_or((*style, None), |(style, link)| (style, Some(link)));
                    run.words(text, style.contains('b'), style.contains('i'), link);
                }
            }
        }
        run
    }

    #[test]
    fn a_run_is_written_so_that_it_reads_the_same() {
        let table: &[(&[(&str, &str)], &str)] = &[
            (&[("", "plain")], "plain"),
            (&[("", "a "), ("b", "bold"), ("", " word")], "a **bold** word"),
            (&[("b", "bold "), ("bi", "both"), ("", " none")], "**bold** ***both*** none"),
            (&[("", "1 * 2 [x] "), ("i", "y")], r"1 \* 2 \[x\] *y*"),
            (&[("", "see "), ("@https://a.org/x", "words"), ("", ".")], "see [words](https://a.org/x)."),
            (&[("b@https://a.org", "words")], "**[words](https://a.org)**"),
            (&[("@javascript:x", "words"), ("@other.md", " more")], "words more"),
            (&[("", "end."), ("^", "r-1"), ("/", ""), ("", "next"), (" ", ""), ("", "line")], "end.[^r-1]\nnext line"),
            (&[("b", "dot."), ("", "word")], "dot.word"),
            (&[("", "\u{1b}[31mred\u{7}")], r"\[31mred"),
        ];
        for (pieces, text) in table {
            assert_eq!(run(pieces).markup(), *text, "{pieces:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_and_last_lines_are_taken() {
        let long = run(&[("b", "é*".repeat(LONGEST).as_str())]).markup();
        assert!(long.len() <= LONGEST && long.ends_with('…'));
        let mut quote = run(&[("", "Words."), (" ", ""), ("", "— A judge")]);
        assert_eq!(quote.take_last_line(&["— ", "– "]).map(|run| run.plain()), Some("A judge".to_owned()));
        assert_eq!(quote.plain(), "Words.");
        assert_eq!(quote.take_last_line(&["— "]), None);
    }
}
