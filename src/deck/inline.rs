//! Inline text: the small part of `CommonMark` that a string of the deck may use.
//!
//! `**bold**`, `*italic*`, `[words](https://…)`, `[^source-id]`, and a backslash before anything that is meant literally.
//! Everything else that `CommonMark` knows (headings, lists, code, pictures, HTML) is plain text here, so that a title
//! such as "# 1" or "1. Welcome" shows what was written. A line break in the string is a line break on the slide.

mod shown;

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

pub use shown::{Letter, NOTE_MARK, Shown, shown};

/// A piece of inline text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words in one style.
    Text {
        /// The words.
        text: String,
        /// Whether they are bold.
        bold: bool,
        /// Whether they are italic.
        italic: bool,
        /// Where they lead.
        link: Option<String>,
    },
    /// A footnote mark.
    Note {
        /// The id of the source that it cites.
        source: String,
    },
    /// A line break, or the start of a new paragraph.
    Break,
}

/// Stands at the start of every line while parsing, so that no line can open a heading, list, quotation, or code.
/// Like the brackets of a note it counts as punctuation, so that emphasis beside it is read as at the edge of a line.
const LINE: [char; 3] = ['\u{2E3F}', '\u{2E37}', '\u{2E36}'];
/// Stands for a footnote mark while parsing, around its number.
const NOTE: [char; 3] = ['\u{2E34}', '\u{2E33}', '\u{2E31}'];

/// Reads `text` as inline text.
///
/// ```
/// use sidestage::deck::inline::{Inline, parse};
/// let parts = parse("A **bold** word[^res-8]");
/// assert_eq!(parts.len(), 4);
/// assert_eq!(parts[3], Inline::Note { source: "res-8".into() });
/// ```
#[must_use]
pub fn parse(text: &str) -> Vec<Inline> {
    if !text.contains(['*', '_', '[', '\\', '<', '&', '\n', '\r', '`']) {
        return if text.trim().is_empty() { Vec::new() } else { vec![plain(text.trim())] };
    }
    let Some(marks) = Marks::absent_from(text) else { return vec![plain(text)] };
    let (marked, notes) = marks.mark(text);
    Reader { marks, notes: &notes, source: &marked, out: Vec::new(), bold: 0, italic: 0, link: None }.read()
}

/// The words alone, without markup and notes; line breaks become spaces.
#[must_use]
pub fn words(text: &str) -> String {
    parse(text)
        .iter()
        .map(|part| match part {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Note { .. } => "",
            Inline::Break => " ",
        })
        .collect()
}

/// The markup that shows `text` exactly as it is: for words that nobody wrote as markup, as a question from the room.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '[' | ']' | '<' | '&' | '`' | '!' | '_') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

fn plain(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), bold: false, italic: false, link: None }
}

/// The characters that stand for lines and notes while a text is parsed: ones that the text itself does not use.
#[derive(Clone, Copy)]
struct Marks {
    line: char,
    note: char,
}

impl Marks {
    fn absent_from(text: &str) -> Option<Self> {
        let line = LINE.into_iter().find(|mark| !text.contains(*mark))?;
        let note = NOTE.into_iter().find(|mark| !text.contains(*mark))?;
        Some(Self { line, note })
    }

    /// The text with its lines and notes marked, and the ids of the notes in order.
    fn mark(self, text: &str) -> (String, Vec<&str>) {
        self.mark_with(text, |_, _, _| ())
    }

    /// The same; `from` is given, for each byte of the marked text, the byte of the text from which it comes.
    fn mark_from<'t>(self, text: &'t str, from: &mut Vec<usize>) -> (String, Vec<&'t str>) {
        self.mark_with(text, |marked, at, same| {
            let have = from.len();
            from.extend((have..marked).map(|byte| if same { at + byte - have } else { at }));
        })
    }

    /// Marks a text. `told` hears after each piece how long the marked text is, where the piece comes from, and whether it
    /// came as it is.
    fn mark_with(self, text: &str, mut told: impl FnMut(usize, usize, bool)) -> (String, Vec<&str>) {
        let mut notes = Vec::new();
        let mut marked = String::with_capacity(text.len() + 16);
        let mut start = 0;
        for (number, whole) in text.split('\n').enumerate() {
            let line = whole.strip_suffix('\r').unwrap_or(whole);
            let mut at = start + line.len() - line.trim_start().len();
            let line = line.trim();
            if number > 0 {
                marked.push('\n');
                told(marked.len(), start - 1, false);
            }
            start += whole.len() + 1;
            if line.is_empty() {
                continue;
            }
            marked.push(self.line);
            told(marked.len(), at, false);
            let mut rest = line;
            while let Some((before, id, after)) = next_note(rest) {
                marked.push_str(before);
                told(marked.len(), at, true);
                at += before.len();
                marked.push(self.note);
                marked.push_str(&notes.len().to_string());
                marked.push(self.note);
                told(marked.len(), at, false);
                at += rest.len() - before.len() - after.len();
                notes.push(id);
                rest = after;
            }
            marked.push_str(rest);
            told(marked.len(), at, true);
        }
        (marked, notes)
    }

    /// Writes the notes back as they stood, for places in which they are not notes.
    fn unmark<'a>(self, text: &'a str, notes: &[&str]) -> Cow<'a, str> {
        if !text.contains([self.line, self.note]) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for (index, piece) in text.split(self.note).enumerate() {
            match (index % 2, piece.parse::<usize>().ok().and_then(|number| notes.get(number))) {
                (1, Some(id)) => {
                    out.push_str("[^");
                    out.push_str(id);
                    out.push(']');
                }
                _ => out.extend(piece.chars().filter(|character| *character != self.line)),
            }
        }
        Cow::Owned(out)
    }
}

/// The first `[^id]` that no backslash protects: what stands before it, its id, and what follows.
fn next_note(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find("[^") {
        let start = from + found;
        let before = text.get(..start)?;
        let inside = text.get(start + 2..)?;
        let escaped = before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let end = inside.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')));
        match end {
            Some(end) if !escaped && end > 0 && inside.as_bytes().get(end) == Some(&b']') => {
                return Some((before, inside.get(..end)?, inside.get(end + 1..)?));
            }
            _ => from = start + 2,
        }
    }
    None
}

/// The ids that the notes of a string of inline text name, in their order.
pub fn notes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, id, after) = next_note(rest)?;
        rest = after;
        Some(id)
    })
}

/// The text with other words in the place of some notes; `instead` says which, by their ids. None where none is changed.
pub fn with_notes(text: &str, mut instead: impl FnMut(&str) -> Option<String>) -> Option<String> {
    let (mut out, mut rest, mut changed) = (String::with_capacity(text.len()), text, false);
    while let Some((before, id, after)) = next_note(rest) {
        out.push_str(before);
        match instead(id) {
            Some(words) => {
                out.push_str(&words);
                changed = true;
            }
            None => out.push_str(rest.get(before.len()..rest.len() - after.len()).unwrap_or_default()),
        }
        rest = after;
    }
    out.push_str(rest);
    changed.then_some(out)
}

struct Reader<'a> {
    marks: Marks,
    notes: &'a [&'a str],
    source: &'a str,
    out: Vec<Inline>,
    bold: u32,
    italic: u32,
    link: Option<String>,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Inline> {
        // Where a construct is shown as it was written, nothing inside it is read again.
        let mut literal_until = 0;
        let source = self.source;
        for (event, range) in Parser::new_ext(source, Options::empty()).into_offset_iter() {
            if range.start < literal_until {
                continue;
            }
            match event {
                Event::Start(Tag::Strong) if is_star(source, &range) => self.bold += 1,
                Event::End(TagEnd::Strong) if is_star(source, &range) => self.bold = self.bold.saturating_sub(1),
                Event::Start(Tag::Emphasis) if is_star(source, &range) => self.italic += 1,
                Event::End(TagEnd::Emphasis) if is_star(source, &range) => {
                    self.italic = self.italic.saturating_sub(1);
                }
                Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => self.text("__"),
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => self.text("_"),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let url = self.marks.unmark(&dest_url, self.notes).into_owned();
                    self.link = Some(if link_type == LinkType::Email { format!("mailto:{url}") } else { url });
                }
                Event::End(TagEnd::Link) => self.link = None,
                Event::Start(Tag::Paragraph) if !self.out.is_empty() => self.out.push(Inline::Break),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                Event::Text(text) => self.text(&text),
                Event::SoftBreak | Event::HardBreak => self.out.push(Inline::Break),
                // Whatever else was recognised is shown as it was written.
                _ => {
                    literal_until = range.end;
                    let raw = source.get(range).unwrap_or_default();
                    let raw = self.marks.unmark(raw, self.notes).into_owned();
                    self.push(&raw);
                }
            }
        }
        self.out
    }

    /// Adds text in which notes may be marked.
    fn text(&mut self, text: &str) {
        if !text.contains(self.marks.note) {
            return self.push(text);
        }
        let pieces: Vec<&str> = text.split(self.marks.note).collect();
        for (index, piece) in pieces.into_iter().enumerate() {
            match (index % 2, piece.parse::<usize>().ok().and_then(|number| self.notes.get(number))) {
                (1, Some(source)) => self.out.push(Inline::Note { source: (*source).to_owned() }),
                _ => self.push(piece),
            }
        }
    }

    /// Adds text as it is, joined to the text before it where the style is the same.
    fn push(&mut self, text: &str) {
        let line = self.marks.line;
        let mut words = text.chars().filter(|character| *character != line).peekable();
        if words.peek().is_none() {
            return;
        }
        let (now_bold, now_italic) = (self.bold > 0, self.italic > 0);
        match self.out.last_mut() {
            Some(Inline::Text { text, bold, italic, link })
                if *bold == now_bold && *italic == now_italic && *link == self.link =>
            {
                text.extend(words);
            }
            _ => self.out.push(Inline::Text {
                text: words.collect(),
                bold: now_bold,
                italic: now_italic,
                link: self.link.clone(),
            }),
        }
    }
}

/// Whether emphasis was written with stars; underscores are literal.
fn is_star(source: &str, range: &Range<usize>) -> bool {
    source.as_bytes().get(range.start) == Some(&b'*')
}

#[cfg(test)]
mod tests {
    use super::{Inline, escape, parse, words};

    /// The parts in a short form: `b{…}`, `i{…}`, `bi{…}`, `a{…|url}`, `^id`, `/` for a break, plain text as it is.
    fn short(text: &str) -> String {
        parse(text)
            .iter()
            .map(|part| match part {
                Inline::Text { text, bold, italic, link } => {
                    let style = format!("{}{}", if *bold { "b" } else { "" }, if *italic { "i" } else { "" });
                    match link {
                        Some(url) => format!("{style}a{{{text}|{url}}}"),
                        None if style.is_empty() => text.clone(),
                        None => format!("{style}{{{text}}}"),
                    }
                }
                Inline::Note { source } => format!("^{source};"),
                Inline::Break => "/".to_owned(),
            })
            .collect()
    }

    #[test]
    fn reads_the_subset() {
        for (text, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("a **bold** word", "a b{bold} word"),
            ("an *italic* word", "an i{italic} word"),
            ("***both***", "bi{both}"),
            ("**bold *and italic***", "b{bold }bi{and italic}"),
            ("[words](https://example.org/a_b)", "a{words|https://example.org/a_b}"),
            ("**[words](https://example.org)**", "ba{words|https://example.org}"),
            ("<https://example.org>", "a{https://example.org|https://example.org}"),
            ("the Court.”[^1]", "the Court.”^1;"),
            ("**the Court.”**[^res-8] and", "b{the Court.”}^res-8; and"),
            ("**“invaluable”**", "b{“invaluable”}"),
            ("a[^x][^y.z]", "a^x;^y.z;"),
            ("**a[^x]**", "b{a}^x;"),
            ("one\ntwo", "one/two"),
            ("one\r\ntwo", "one/two"),
            ("one  \ntwo", "one/two"),
            ("one\\\ntwo", "one/two"),
            ("one\n\n\ntwo", "one/two"),
            ("**one\ntwo**", "b{one}/b{two}"),
            ("Q&amp;A", "Q&A"),
            ("Q&A", "Q&A"),
        ] {
            assert_eq!(short(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_backslash_makes_literal() {
        for (text, expected) in [
            (r"\*not italic\*", "*not italic*"),
            (r"\[^x]", "[^x]"),
            (r"\\[^x]", "\\^x;"),
            (r"\\\[^x]", "\\[^x]"),
            (r"\[words](url)", "[words](url)"),
            (r"a\b", r"a\b"),
        ] {
            assert_eq!(short(text), expected, "{text:?}");
        }
    }

    #[test]
    fn everything_else_is_plain_text() {
        for text in [
            "# 1",
            "1. Welcome",
            "- a dash",
            "+ plus",
            "* star",
            "> quoted",
            "---",
            "===",
            "```",
            "~~~",
            "a `code` b",
            "<b>bold</b>",
            "![alt](media/a.png)",
            "a ![alt *x*](media/a.png) b",
            "[^ ]",
            "[^]",
            "[^x",
            "[words]",
            "[words][ref]",
            "[words]: https://example.org",
            "a_b_c _d_ __e__",
            "2 * 3 * 4",
            "<!-- no comment -->",
            "| a | b |",
            "\u{2E3F} \u{2E34}1\u{2E34}",
        ] {
            assert_eq!(short(text), text, "{text:?}");
        }
        assert_eq!(short("    four spaces"), "four spaces", "or code");
        assert_eq!(short("a\n# b\n- c\n\n1. d"), "a/# b/- c/1. d");
        assert_eq!(short("title\n==="), "title/===");
        assert_eq!(short("`[^x]`"), "`[^x]`", "notes in code stay as written");
    }

    #[test]
    fn escaped_text_shows_as_it_is() {
        for text in [
            "**a** *b* _c_ [d](https://example.org) [^e]",
            r"\*a\* \\[^b]",
            "<https://example.org> &amp; `c` ![d](e)",
            "# a > b - c 1. d",
            "plain",
        ] {
            assert_eq!(short(&escape(text)), text, "{text:?}");
        }
    }

    #[test]
    fn words_alone() {
        assert_eq!(words("A **bold**[^x]\nline"), "A bold line");
    }
}
