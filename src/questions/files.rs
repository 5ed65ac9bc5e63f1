//! Questions as files: texts out, as Markdown, CSV or JSON, and texts in, from plain lines or CSV.

use std::fmt::Write as _;

/// How exported texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A heading for each theme and a list under it.
    Markdown,
    /// Two columns, `theme` and `question`.
    Csv,
    /// A list of objects with `theme` and `question`.
    Json,
}

impl Format {
    /// The format that a file's extension asks for: Markdown where it asks for none that we know.
    #[must_use]
    pub fn of(extension: &str) -> Self {
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Self::Csv,
            "json" => Self::Json,
            _ => Self::Markdown,
        }
    }

    /// The texts, as [`super::Queue::texts`] gives them, in this format.
    #[must_use]
    pub fn write(self, groups: &[(String, Vec<String>)]) -> String {
        let mut out = String::new();
        match self {
            Self::Markdown => {
                out.push_str("# Questions\n");
                for (theme, texts) in groups {
                    if !theme.is_empty() {
                        let _infallible = write!(out, "\n## {}\n", one_line(theme));
                    }
                    out.push('\n');
                    for text in texts {
                        let _infallible = writeln!(out, "- {}", crate::deck::inline::escape(&one_line(text)));
                    }
                }
            }
            Self::Csv => {
                out.push_str("theme,question\r\n");
                for (theme, text) in each(groups) {
                    let _infallible = write!(out, "{},{}\r\n", cell(theme), cell(text));
                }
            }
            Self::Json => {
                let list: Vec<_> =
                    each(groups).map(|(theme, text)| serde_json::json!({ "theme": theme, "question": text })).collect();
                out = serde_json::to_string_pretty(&list).unwrap_or_default();
                out.push('\n');
            }
        }
        out
    }
}

fn each(groups: &[(String, Vec<String>)]) -> impl Iterator<Item = (&str, &str)> {
    groups.iter().flat_map(|(theme, texts)| texts.iter().map(move |text| (theme.as_str(), text.as_str())))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell of CSV (RFC 4180). A text that a spreadsheet would compute gets an apostrophe before it.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The questions in a file: of CSV the column `question` or `text`, or else the first; of any other text each line.
#[must_use]
pub fn read(content: &str, csv: bool) -> Vec<String> {
    let content = content.trim_start_matches('\u{FEFF}');
    if !csv {
        let bare = |line: &str| line.trim().trim_start_matches(['-', '*', '•']).trim().to_owned();
        return content.lines().map(bare).filter(|line| !line.is_empty()).collect();
    }
    let mut rows = table(content).into_iter();
    let Some(head) = rows.next() else { return Vec::new() };
    let named = |cell: &String| matches!(cell.trim().to_lowercase().as_str(), "question" | "questions" | "text");
    let column = head.iter().position(named);
    let first = if column.is_none() { head.first().cloned() } else { None };
    let rest = rows.filter_map(|row| row.get(column.unwrap_or(0)).cloned());
    first.into_iter().chain(rest).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The cells of CSV, with commas or, where the first line has more of them, semicolons.
fn table(content: &str) -> Vec<Vec<String>> {
    let head = content.lines().next().unwrap_or("");
    let comma = if head.matches(';').count() > head.matches(',').count() { ';' } else { ',' };
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            _ if character == comma && !quoted => row.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn groups() -> Vec<(String, Vec<String>)> {
        vec![("Costs".to_owned(), vec!["=1+1, \"two\"?".to_owned()]), (String::new(), vec!["Who *pays*?".to_owned()])]
    }

    #[test]
    fn texts_are_written_so_that_nothing_in_them_does_anything() {
        assert_eq!(Format::of("MD"), Format::Markdown);
        let markdown = Format::Markdown.write(&groups());
        assert!(markdown.contains("## Costs\n\n- =1+1"), "{markdown}");
        assert!(markdown.contains("Who \\*pays\\*?"), "{markdown}");
        assert_eq!(
            Format::of("csv").write(&groups()),
            "theme,question\r\n\"Costs\",\"'=1+1, \"\"two\"\"?\"\r\n\"\",\"Who *pays*?\"\r\n"
        );
        let json: serde_json::Value = serde_json::from_str(&Format::of("json").write(&groups())).unwrap();
        assert_eq!(json[1]["question"], "Who *pays*?");
    }

    #[test]
    fn questions_are_read_from_lines_and_from_csv() {
        assert_eq!(read("- one\n\n* two\r\nthree", false), ["one", "two", "three"]);
        assert_eq!(
            read("theme;question\r\nCosts;\"Who; and \"\"why\"\"?\"\r\n;two", true),
            ["Who; and \"why\"?", "two"]
        );
        assert_eq!(read("\u{FEFF}one,x\ntwo,y\n", true), ["one", "two"]);
        assert!(read("", true).is_empty());
        let back = read(&Format::Csv.write(&[(String::new(), vec!["a\nb".to_owned()])]), true);
        assert_eq!(back, ["a\nb"]);
    }
}
