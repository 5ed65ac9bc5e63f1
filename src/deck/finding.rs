//! A finding: one thing that is wrong or doubtful in a deck, with its place in the file and, where there is one, the nearest valid word.

use serde::Serialize;
use std::{cmp::Ordering, fmt};

/// How many characters of the file a finding quotes at most.
const QUOTED: usize = 60;

/// How many findings a report holds: beyond that, nobody reads them, and a hostile file could ask for millions.
pub const MOST: usize = 1000;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something cannot be shown as it is written.
    Error,
    /// Everything can be shown, but something is probably not as it was meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Error or warning.
    pub severity: Severity,
    /// A short stable name for machines, as `unknown-segment`.
    pub code: &'static str,
    /// The file, as the caller named it.
    pub file: String,
    /// The line from 1; 0 means that the place is not known.
    pub line: u32,
    /// The column from 1, in characters; 0 means that the place is not known.
    pub column: u32,
    /// The place in the deck, as `slides[3].layout`; empty for the file as a whole.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
    /// The nearest valid word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl Finding {
    /// An error at `path`, not yet placed in a file.
    #[must_use]
    pub fn error(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, path.into(), message.into())
    }

    /// A warning at `path`, not yet placed in a file.
    #[must_use]
    pub fn warning(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, path.into(), message.into())
    }

    const fn new(severity: Severity, code: &'static str, path: String, message: String) -> Self {
        Self { severity, code, file: String::new(), line: 0, column: 0, path, message, suggestion: None }
    }

    /// The finding with the nearest valid word, if there is one.
    #[must_use]
    pub fn near(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }

    /// Whether this is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What is wrong in one sentence, without the file and the severity: what a card or a list in a window shows.
    #[must_use]
    pub fn sentence(&self) -> String {
        let colon = if self.path.is_empty() { "" } else { ": " };
        let advice = self.suggestion.as_ref().map(|word| format!("; did you mean `{word}`?")).unwrap_or_default();
        format!("{}{colon}{}{advice}", self.path, self.message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(out, "{}:", self.file)?;
            if self.line > 0 {
                write!(out, "{}:{}:", self.line, self.column)?;
            }
            out.write_str(" ")?;
        }
        write!(out, "{}: {}", self.severity, self.sentence())
    }
}

/// Puts findings into the order of the file; what has no place comes last, errors before warnings where the place is the
/// same. Findings of other files than the first one's follow.
pub fn sort(findings: &mut [Finding]) {
    let first = findings.first().map(|finding| finding.file.clone()).unwrap_or_default();
    let place = |finding: &Finding| {
        (finding.file != first, finding.line == 0, finding.line, finding.column, !finding.is_error())
    };
    findings.sort_by(|a, b| match place(a).cmp(&place(b)) {
        Ordering::Equal => a.path.cmp(&b.path),
        order => order,
    });
}

/// Shortens a report to [`MOST`] findings, and says so in a last one that is an error if errors were left out.
pub fn shorten(findings: &mut Vec<Finding>) {
    if findings.len() <= MOST {
        return;
    }
    let rest = findings.split_off(MOST);
    let errors = rest.iter().filter(|finding| finding.is_error()).count();
    let message = format!("{} more findings are not listed, {errors} of them errors", rest.len());
    let mut last = if errors > 0 { Finding::error("more", "", message) } else { Finding::warning("more", "", message) };
    last.file = rest.into_iter().next().map(|finding| finding.file).unwrap_or_default();
    findings.push(last);
}

/// How many errors and warnings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
}

impl Summary {
    /// Counts `findings`.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        Self { errors, warnings: findings.len() - errors }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |count: usize, word: &str| match count {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        write!(out, "{}, {}", counted(self.errors, "error"), counted(self.warnings, "warning"))
    }
}

/// The beginning of a text from the file as a finding may quote it: short, and without characters that could disturb a terminal.
#[must_use]
pub fn quote(text: &str) -> String {
    shorten_to(text, QUOTED)
}

/// A field's name from the file as a path may hold it.
#[must_use]
pub fn key(name: &str) -> String {
    shorten_to(name, QUOTED / 2)
}

fn shorten_to(text: &str, most: usize) -> String {
    let mut short: String = text
        .chars()
        .take(most)
        .map(|character| match character {
            '\n' | '\t' => ' ',
            // Direction marks would turn the rest of the line around.
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            other if other.is_control() => '\u{fffd}',
            other => other,
        })
        .collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// The candidate nearest to `word`, if one is near enough to have been meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Long words are never slips of the hand, and comparing them costs the product of the lengths.
    if word.is_empty() || word.len() > 80 {
        return None;
    }
    let plain = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 80)
        .map(|candidate| (strsim::damerau_levenshtein(&plain, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= (plain.chars().count().max(candidate.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(line: u32, column: u32, error: bool) -> Finding {
        let make = if error { Finding::error } else { Finding::warning };
        Finding {
            file: "a.json".to_owned(),
            line,
            column,
            ..make("code", "slides[3].layout", "unknown layout `bulets`")
        }
    }

    #[test]
    fn is_written_as_a_compiler_writes() {
        let finding = placed(4, 9, true).near(Some("bullets"));
        assert_eq!(
            finding.to_string(),
            "a.json:4:9: error: slides[3].layout: unknown layout `bulets`; did you mean `bullets`?"
        );
        assert_eq!(placed(0, 0, false).to_string(), "a.json: warning: slides[3].layout: unknown layout `bulets`");
    }

    #[test]
    fn is_sorted_by_place() {
        let mut findings = vec![placed(0, 0, true), placed(2, 1, false), placed(2, 1, true), placed(1, 9, false)];
        sort(&mut findings);
        let order: Vec<_> = findings.iter().map(|f| (f.line, f.is_error())).collect();
        assert_eq!(order, [(1, false), (2, true), (2, false), (0, true)]);
    }

    #[test]
    fn a_shortened_report_keeps_its_verdict() {
        let mut findings = vec![placed(1, 1, false); MOST];
        findings.push(placed(2, 1, true));
        shorten(&mut findings);
        assert_eq!(findings.len(), MOST + 1);
        assert_eq!(Summary::of(&findings), Summary { errors: 1, warnings: MOST });
    }

    #[test]
    fn quotes_are_short_and_harmless() {
        assert_eq!(quote("a\u{1b}[31m\u{202e}b\nc"), "a\u{fffd}[31m\u{fffd}b c");
        assert_eq!(quote(&"é".repeat(100)).chars().count(), QUOTED + 1);
    }

    #[test]
    fn the_nearest_word_must_be_near() {
        let words = ["bullets", "two-columns", "quote"];
        assert_eq!(nearest("bulets", words), Some("bullets"));
        assert_eq!(nearest("Two-Column", words), Some("two-columns"));
        assert_eq!(nearest("xyz", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"q".repeat(100_000), words), None);
    }
}
