//! Rich text: words with their styles, prepared so that lines break where a reader expects it.

use std::{ops::Range, sync::Arc};

use super::{
    direction,
    fonts::Script,
    words::{are_month, is_month},
};
use crate::deck::{
    inline::{self, Inline},
    model::Dir,
};

/// Forbids a line break and shows nothing.
pub(crate) const WORD_JOINER: char = '\u{2060}';
/// Allows a line break and shows nothing.
const ZERO_WIDTH_SPACE: char = '\u{200B}';
const NO_BREAK_SPACE: char = '\u{A0}';
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_ISOLATE: char = '\u{2069}';

/// How many characters of one text are set.
const LONGEST_TEXT: usize = 20_000;
/// Longer runs of characters than this may break wherever they must.
const LONGEST_NUMBER: usize = 40;

/// A text with its styles.
#[derive(Clone, Debug)]
pub(crate) struct Rich {
    /// The text with invisible characters that guide its lines.
    pub text: String,
    /// The styles.
    pub spans: Vec<Span>,
    /// The words alone, for those who do not see the slide.
    pub plain: String,
    /// The BCP 47 tag.
    pub language: Arc<str>,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// Which family of faces leads.
    pub script: Script,
}

/// A style over some bytes of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span {
    pub range: Range<usize>,
    pub bold: bool,
    pub italic: bool,
    pub link: Option<Arc<str>>,
    /// Whether it is a footnote mark: small, raised, in the accent colour.
    pub note: bool,
    /// Whether it stands back: a little smaller and in the quiet colour.
    pub quiet: bool,
}

impl Rich {
    /// Text as it is.
    pub fn plain(text: &str, language: &str, dir: Option<Dir>) -> Self {
        let text = start_of(text);
        let mut rich = Self::empty(text, language, dir);
        rich.push(text, &Span::default());
        rich
    }

    /// Inline text; `number` gives the number of a source on this slide, if it has one.
    pub fn marked(text: &str, language: &str, dir: Option<Dir>, number: &dyn Fn(&str) -> Option<usize>) -> Self {
        let text = start_of(text);
        let parts = inline::parse(text);
        let mut rich = Self::empty(&inline::words(text), language, dir);
        let mut after_note = false;
        for part in &parts {
            match part {
                Inline::Text { text, bold, italic, link } => {
                    let link = link.as_deref().map(Arc::from);
                    rich.push(text, &Span { bold: *bold, italic: *italic, link, ..Span::default() });
                    after_note = false;
                }
                Inline::Note { source } => {
                    if let Some(number) = number(source) {
                        rich.push_note(number, after_note);
                        after_note = true;
                    }
                }
                Inline::Break => {
                    rich.text.push('\n');
                    rich.plain.push('\n');
                    after_note = false;
                }
            }
        }
        rich
    }

    fn empty(sample: &str, language: &str, dir: Option<Dir>) -> Self {
        Self {
            text: String::with_capacity(sample.len() + 8),
            spans: Vec::new(),
            plain: String::with_capacity(sample.len()),
            language: Arc::from(language),
            rtl: direction::rtl(sample, language, dir),
            script: Script::of(sample, language),
        }
    }

    /// Adds words in a style; the range of `style` is set here.
    pub fn push(&mut self, words: &str, style: &Span) {
        let start = self.text.len();
        guide(words, &mut self.text);
        self.plain.push_str(words);
        if style.bold || style.italic || style.quiet || style.link.is_some() {
            self.spans.push(Span { range: start..self.text.len(), ..style.clone() });
        }
    }

    /// Adds an address, which may break after its slashes and nowhere near a hyphen.
    pub fn push_url(&mut self, url: &str, style: &Span) {
        // Kept apart from the words before it: their closing mark would else go over to its side.
        if self.rtl {
            self.text.push(LEFT_TO_RIGHT_ISOLATE);
        }
        let start = self.text.len();
        address(url, &mut self.text);
        self.plain.push_str(url);
        self.spans.push(Span { range: start..self.text.len(), ..style.clone() });
        if self.rtl {
            self.text.push(POP_ISOLATE);
        }
    }

    fn push_note(&mut self, number: usize, after_note: bool) {
        if after_note {
            // Part of the mark before it, so that "1" and "2" do not read as 12.
            self.text.push(',');
            if let Some(span) = self.spans.last_mut() {
                span.range.end = self.text.len();
            }
        } else {
            self.text.push(WORD_JOINER);
            if self.rtl {
                // Without it a mark after a year would stand before the year.
                self.text.push(RIGHT_TO_LEFT_MARK);
            }
        }
        let start = self.text.len();
        self.text.push_str(&number.to_string());
        self.spans.push(Span { range: start..self.text.len(), note: true, ..Span::default() });
    }

    /// The same text in capitals, where its script has them; notes and links stay.
    pub fn upper(&self) -> Self {
        let mut out = Self { text: String::new(), spans: self.spans.clone(), ..self.clone() };
        // Where each old byte went, at the borders of characters.
        let mut moved: Vec<(usize, usize)> = Vec::with_capacity(self.text.len());
        for (at, character) in self.text.char_indices() {
            moved.push((at, out.text.len()));
            out.text.extend(character.to_uppercase());
        }
        moved.push((self.text.len(), out.text.len()));
        let find =
            |at: usize| moved.binary_search_by_key(&at, |pair| pair.0).map_or(at, |i| moved.get(i).map_or(at, |p| p.1));
        for span in &mut out.spans {
            span.range = find(span.range.start)..find(span.range.end);
        }
        out
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// Whether letters may stand apart: not where they join.
    pub fn may_be_spaced(&self) -> bool {
        self.script == Script::Latin && !self.text.chars().any(super::fonts::is_arabic)
    }
}

/// As much of a text as can matter: more does not fit on any slide, and is reported as too long by what is left.
fn start_of(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Copies words and forbids breaks inside case numbers, resolution numbers, dates and pairs of words with a slash.
///
/// Unicode allows a line to end after the slash of "ICC-ASP/2/Res.8" and after its hyphen. A reader does not.
fn guide(words: &str, out: &mut String) {
    let mut pieces = words.split_inclusive(char::is_whitespace).peekable();
    while let Some(piece) = pieces.next() {
        let word = piece.trim_end();
        let is_address = word.contains("://") || word.starts_with("www.");
        let number = word.contains('/') || (word.contains('-') && word.contains(|c: char| c.is_numeric()));
        if is_address {
            address(word, out);
            out.push_str(piece.get(word.len()..).unwrap_or_default());
        } else if number && word.chars().count() <= LONGEST_NUMBER {
            for character in piece.chars() {
                if matches!(character, '/' | '-') {
                    out.extend([WORD_JOINER, character, WORD_JOINER]);
                } else {
                    out.push(character);
                }
            }
        } else {
            out.push_str(piece);
        }
        // A date holds together: its day with its month, its month with its year.
        let next = pieces.peek().map_or("", |next| next.trim_end());
        if out.ends_with(' ') && is_dated(word, next.trim_end_matches([',', '.', ';', ':', ')', '”', '’', '»'])) {
            out.pop();
            out.push(NO_BREAK_SPACE);
        }
        // A dash between words stays at the end of the line: none starts with it.
        if matches!(next, "–" | "—") && out.ends_with(' ') {
            out.pop();
            out.push(NO_BREAK_SPACE);
        }
    }
}

/// Whether two words are the day and month of a date, its month and year, or its month of two words.
fn is_dated(word: &str, next: &str) -> bool {
    let figures =
        |word: &str, most: usize| (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    ((figures(word, 2) || word == "1er") && is_month(next))
        || (next.len() == 4 && figures(next, 4) && is_month(word))
        || are_month(word, next)
}

/// Copies an address: it may break after a slash and not at a hyphen, which would read as part of it or as a broken word.
fn address(url: &str, out: &mut String) {
    let mut before = ' ';
    let mut characters = url.chars().peekable();
    while let Some(character) = characters.next() {
        out.push(character);
        match (character, characters.peek()) {
            ('/', Some(next)) if *next != '/' && before != '/' => out.push(ZERO_WIDTH_SPACE),
            ('_' | '?' | '&' | '=', Some(_)) => out.push(ZERO_WIDTH_SPACE),
            ('-' | '.' | ':' | '/', Some(_)) => out.push(WORD_JOINER),
            _ => {}
        }
        before = character;
    }
}

/// Whether a character shows nothing by itself, so that a face need not have it.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::{Rich, guide};

    fn guided(words: &str) -> String {
        let mut out = String::new();
        guide(words, &mut out);
        out.replace('\u{2060}', "~").replace('\u{200B}', "|")
    }

    #[test]
    fn numbers_hold_together_and_addresses_may_break() {
        for (words, expected) in [
            ("Resolution ICC-ASP/2/Res.8 of", "Resolution ICC~-~ASP~/~2~/~Res.8 of"),
            ("ICC-01/04-01/07", "ICC~-~01~/~04~-~01~/~07"),
            ("آذار/مارس", "آذار~/~مارس"),
            ("13h15-14h45", "13h15~-~14h45"),
            ("cross-examination", "cross-examination"),
            ("https://a.org/b/c-d", "https:~/~/~a.~org/|b/|c-~d"),
            ("a - b", "a - b"),
            ("on 9 December 2021, by", "on 9\u{A0}December\u{A0}2021, by"),
            ("في 9 كانون الأول/ديسمبر 2021", "في 9\u{A0}كانون\u{A0}الأول~/~ديسمبر\u{A0}2021"),
            ("le 1er mai, 3 mai", "le 1er\u{A0}mai, 3\u{A0}mai"),
            ("7 States may 20 times", "7 States may 20 times"),
            ("directly – and often — so", "directly\u{A0}– and often\u{A0}— so"),
        ] {
            assert_eq!(guided(words), expected, "{words}");
        }
    }

    #[test]
    fn notes_are_numbered_and_kept_apart() {
        let number = |source: &str| match source {
            "a" => Some(1),
            "b" => Some(2),
            _ => None,
        };
        let rich = Rich::marked("Court[^a][^b], and[^none] x", "en", None, &number);
        assert_eq!(rich.text, "Court\u{2060}1,2, and x");
        assert_eq!(rich.plain, "Court, and x");
        let marks: Vec<&str> = rich.spans.iter().filter_map(|span| rich.text.get(span.range.clone())).collect();
        assert_eq!(marks, ["1,", "2"]);
        let rich = Rich::marked("عام 1998[^a]", "ar", None, &number);
        assert_eq!(rich.text, "عام 1998\u{2060}\u{200F}1");
    }

    #[test]
    fn capitals_keep_their_styles() {
        let rich = Rich::marked("straße **côté**[^a]", "fr", None, &|_| Some(3)).upper();
        assert_eq!(rich.text, "STRASSE CÔTÉ\u{2060}3");
        let parts: Vec<&str> = rich.spans.iter().filter_map(|span| rich.text.get(span.range.clone())).collect();
        assert_eq!(parts, ["CÔTÉ", "3"]);
    }
}
