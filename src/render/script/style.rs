//! How text is written: plain, or as Markdown.

/// How the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text, as for a letter; footnotes stand below each slide.
    Plain,
    /// `CommonMark` with tables and footnotes; footnotes stand at the end.
    Markdown,
}

impl Style {
    pub(super) fn notes_at_end(self) -> bool {
        self == Self::Markdown
    }

    pub(super) fn title(self, words: &str) -> String {
        match self {
            Self::Plain => format!("{words}\n{}\n\n", "=".repeat(width(words))),
            Self::Markdown => format!("# {}\n\n", self.plain(words)),
        }
    }

    /// A heading of already written words.
    pub(super) fn heading(self, level: usize, words: &str) -> String {
        match (self, level) {
            (Self::Plain, 2) => format!("\n{words}\n{}\n\n", "-".repeat(width(words))),
            (Self::Plain, _) => format!("\n{words}\n\n"),
            (Self::Markdown, level) => format!("\n{} {words}\n\n", "#".repeat(level)),
        }
    }

    pub(super) fn paragraph(self, words: &str) -> String {
        match self {
            Self::Plain => format!("{words}\n\n"),
            Self::Markdown => format!("{}\n\n", words.replace('\n', "\\\n")),
        }
    }

    pub(super) fn item(self, level: u8, label: Option<&str>, words: &str) -> String {
        let indent = "  ".repeat(usize::from(level));
        let label = match (self, label) {
            (_, None) => String::new(),
            (Self::Plain, Some(label)) => format!("{label}: "),
            (Self::Markdown, Some(label)) => format!("**{label}** "),
        };
        let next = match self {
            Self::Plain => format!("\n{indent}  "),
            Self::Markdown => format!("\\\n{indent}  "),
        };
        format!("{indent}- {label}{}\n", words.replace('\n', &next))
    }

    pub(super) fn quote(self, words: &str) -> String {
        match self {
            Self::Plain => format!("    {}\n\n", words.replace('\n', "\n    ")),
            Self::Markdown => format!("> {}\n\n", words.replace('\n', "\\\n> ")),
        }
    }

    pub(super) fn picture(self, word: &str, alt: &str, path: Option<&str>) -> String {
        match (self, path) {
            (Self::Markdown, Some(path)) => format!("![{}](<{}>)\n\n", self.plain(alt), path.replace(['<', '>'], "")),
            (Self::Markdown, None) => format!("*{word}: {}*\n\n", self.plain(alt)),
            (Self::Plain, _) => format!("[{word}: {alt}]\n\n"),
        }
    }

    pub(super) fn table(self, rows: &[Vec<String>], has_header: bool) -> String {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return String::new();
        }
        let line = |row: &[String]| {
            let cells: Vec<String> =
                (0..columns).map(|at| row.get(at).map_or_else(String::new, |cell| cell.replace('\n', " "))).collect();
            match self {
                Self::Plain => format!("{}\n", cells.join(" | ").trim_end()),
                Self::Markdown => format!("| {} |\n", cells.join(" | ")),
            }
        };
        let mut out = String::new();
        if self == Self::Markdown && !has_header {
            out.push_str(&line(&[]));
        }
        for (at, row) in rows.iter().enumerate() {
            if self == Self::Markdown && at == usize::from(has_header) {
                out.extend(["|", &" --- |".repeat(columns), "\n"]);
            }
            out.push_str(&line(row));
        }
        out.push('\n');
        out
    }

    /// Words in their emphasis.
    pub(super) fn span(self, words: &str, bold: bool, italic: bool, link: Option<&str>) -> String {
        if self == Self::Plain {
            return match link {
                Some(url) if url != words => format!("{words} ({url})"),
                _ => words.to_owned(),
            };
        }
        // Emphasis does not begin or end with a space.
        let inner = words.trim();
        if inner.is_empty() {
            return words.to_owned();
        }
        let before = words.get(..words.len() - words.trim_start().len()).unwrap_or_default();
        let after = words.get(words.trim_end().len()..).unwrap_or_default();
        let stars = "*".repeat(usize::from(italic) + 2 * usize::from(bold));
        let inner = self.plain(inner);
        let inner = match link {
            Some(url) => format!("[{inner}](<{}>)", url.replace(['<', '>'], "")),
            None => inner,
        };
        format!("{before}{stars}{inner}{stars}{after}")
    }

    pub(super) fn address(self, url: &str) -> String {
        match self {
            Self::Plain => url.to_owned(),
            Self::Markdown => format!("<{}>", url.replace(['<', '>', ' '], "")),
        }
    }

    /// The mark of a footnote.
    pub(super) fn mark(self, name: &str) -> String {
        match self {
            Self::Plain => format!("[{name}]"),
            Self::Markdown => format!("[^{name}]"),
        }
    }

    /// A footnote.
    pub(super) fn note(self, name: &str, words: &str) -> String {
        match self {
            Self::Plain => format!("[{name}] {words}\n"),
            Self::Markdown => format!("[^{name}]: {words}\n"),
        }
    }

    /// Words that show as they are.
    pub(super) fn plain(self, words: &str) -> String {
        if self == Self::Plain {
            return words.to_owned();
        }
        let mut out = String::with_capacity(words.len() + 8);
        let mut before = '\n';
        let mut letters = words.chars().peekable();
        let mut digits = false;
        while let Some(letter) = letters.next() {
            let after = letters.peek().copied().unwrap_or('\n');
            digits = letter.is_ascii_digit() && (digits || before == '\n');
            let escape = match letter {
                '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
                '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
                '#' | '>' | '+' | '-' => before == '\n' && (after.is_whitespace() || matches!(letter, '>' | '#')),
                '&' => after.is_ascii_alphanumeric() || after == '#',
                '~' => after == '~',
                _ => false,
            };
            if escape {
                out.push('\\');
            }
            out.push(letter);
            // "1. Welcome" at the start of a line would be a list.
            if digits && matches!(after, '.' | ')') {
                out.push('\\');
                digits = false;
            }
            before = letter;
        }
        out
    }
}

/// The parts that are not empty, with `between` between them.
pub(super) fn join(parts: &[&str], between: &str) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// How long the line under a heading is: Chinese characters take two places.
fn width(words: &str) -> usize {
    words
        .chars()
        .map(|letter| if ('\u{1100}'..='\u{FFEF}').contains(&letter) && letter > '\u{2E7F}' { 2 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{Style, join};

    #[test]
    fn markdown_shows_what_was_written() {
        for (words, written) in [
            ("plain", "plain"),
            ("a*b [c] `d` <e>", "a\\*b \\[c\\] \\`d\\` \\<e>"),
            ("snake_case _x_", "snake_case \\_x\\_"),
            ("# 1\n- two\n3. three\n1998. Rome", "\\# 1\n\\- two\n3\\. three\n1998\\. Rome"),
            ("Q&A, R & D", "Q\\&A, R & D"),
            ("-5 and 2.5", "-5 and 2.5"),
        ] {
            assert_eq!(Style::Markdown.plain(words), written);
            assert_eq!(Style::Plain.plain(words), words);
        }
    }

    #[test]
    fn emphasis_holds_no_spaces_at_its_ends() {
        assert_eq!(Style::Markdown.span(" a ", true, false, None), " **a** ");
        assert_eq!(Style::Markdown.span("a", true, true, Some("https://b.org")), "***[a](<https://b.org>)***");
        assert_eq!(Style::Plain.span("a", true, true, Some("https://b.org")), "a (https://b.org)");
        assert_eq!(Style::Markdown.span("  ", true, false, None), "  ");
    }

    #[test]
    fn tables_have_a_header() {
        let rows = vec![vec!["a".to_owned()], vec!["b".to_owned(), "c\nd".to_owned()]];
        assert_eq!(Style::Markdown.table(&rows, true), "| a |  |\n| --- | --- |\n| b | c d |\n\n");
        assert_eq!(Style::Markdown.table(&rows, false), "|  |  |\n| --- | --- |\n| a |  |\n| b | c d |\n\n");
        assert_eq!(Style::Plain.table(&rows, true), "a |\nb | c d\n\n");
        assert_eq!(Style::Markdown.table(&[], true), "");
        assert_eq!(join(&["a", " ", "b"], ", "), "a, b");
    }
}
