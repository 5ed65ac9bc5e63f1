//! `sidestage check`: everything that is wrong with a deck, for people and for machines.

use crate::deck::{
    Deck, Finding, Summary,
    finding::{shorten, sort},
    open,
};
use serde_json::json;
use std::{io::Write, path::Path};

/// The deck is as it should be (or has warnings, where those do not count).
pub const CLEAN: u8 = 0;
/// There are warnings, and they count.
pub const WARNINGS: u8 = 1;
/// There are errors.
pub const ERRORS: u8 = 2;

/// Checks the deck at `path` and writes the findings to `out`, as lines or as one JSON object.
///
/// `extra` adds what needs more than the file, such as text that overflows its slide; it is given the deck and its
/// folder, and its findings need no place. The result is the exit code: 0 clean, 1 warnings under `strict`, 2 errors.
/// Where `out` cannot be written to, the code is still right.
pub fn check(
    path: &Path,
    json: bool,
    strict: bool,
    extra: impl FnOnce(&Deck, &Path) -> Vec<Finding>,
    out: &mut dyn Write,
) -> u8 {
    let opened = open(path);
    let mut findings = opened.findings;
    if let Some(deck) = &opened.deck {
        let mut more = extra(deck, &opened.folder);
        opened.places.fill(&mut more);
        findings.append(&mut more);
        sort(&mut findings);
        shorten(&mut findings);
    }
    let summary = Summary::of(&findings);
    // A closed pipe is no fault of the deck.
    let _ = if json { machine(path, &findings, summary, out) } else { people(path, &findings, summary, out) };
    match summary {
        Summary { errors: 1.., .. } => ERRORS,
        Summary { warnings: 1.., .. } if strict => WARNINGS,
        Summary { .. } => CLEAN,
    }
}

fn people(path: &Path, findings: &[Finding], summary: Summary, out: &mut dyn Write) -> std::io::Result<()> {
    for finding in findings {
        writeln!(out, "{finding}")?;
    }
    writeln!(out, "{}: {summary}", path.display())?;
    out.flush()
}

fn machine(path: &Path, findings: &[Finding], summary: Summary, out: &mut dyn Write) -> std::io::Result<()> {
    let report = json!({
        "file": path.display().to_string(),
        "errors": summary.errors,
        "warnings": summary.warnings,
        "findings": findings,
    });
    writeln!(out, "{report:#}")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn run(text: &str, json: bool, strict: bool, extra: Vec<Finding>) -> (u8, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, text).unwrap();
        let mut out = Vec::new();
        let code = check(&path, json, strict, |_, _| extra, &mut out);
        (code, String::from_utf8(out).unwrap().replace(&format!("{}", path.display()), "a.json"))
    }

    const CLEAN_DECK: &str =
        "{\"format\": 1, \"id\": \"a\", \"title\": \"A\",\n \"slides\": [{\"id\": \"s\", \"layout\": \"blank\"}]}";

    #[test]
    fn a_clean_deck_exits_with_0() {
        assert_eq!(run(CLEAN_DECK, false, true, Vec::new()), (CLEAN, "a.json: no errors, no warnings\n".to_owned()));
    }

    #[test]
    fn extra_findings_get_their_places_and_count() {
        let extra = || vec![Finding::warning("overflow", "slides[0].layout", "too much")];
        let (code, out) = run(CLEAN_DECK, false, true, extra());
        assert_eq!(code, WARNINGS);
        assert!(out.starts_with("a.json:2:35: warning: slides[0].layout: too much\n"), "{out}");
        assert_eq!(run(CLEAN_DECK, false, false, extra()).0, CLEAN);
    }

    #[test]
    fn machines_get_the_same() {
        let (code, out) = run("{\"format\": 1,", true, false, Vec::new());
        assert_eq!(code, ERRORS);
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(report["errors"], 1);
        assert_eq!(report["findings"][0]["code"], "cut-off");
        assert_eq!(report["findings"][0]["severity"], "error");
        assert_eq!(report["findings"][0]["line"], 1);
    }
}
