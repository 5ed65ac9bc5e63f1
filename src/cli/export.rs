//! `sidestage export`: the slides as pictures, and what only laying them out can find.

use std::{
    fmt::Display,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{CANNOT_WRITE, check::ERRORS};
use crate::{
    deck::{self, Deck, Finding},
    render::{
        PngExport, Studio,
        export::{Shown, export_png},
        studio::Matter,
    },
};

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The folder for the pictures; made where it does not exist.
    pub folder: PathBuf,
    /// The height of each picture in pixels.
    pub height: u16,
    /// Whether each step gets a picture.
    pub steps: bool,
    /// The language to show; absent means the deck's own.
    pub language: Option<String>,
}

/// Writes the pictures; says each file on `out` and what went wrong on `trouble`. Returns the exit code.
pub fn export(path: &Path, wanted: &Wanted, out: &mut dyn Write, trouble: &mut dyn Write) -> u8 {
    let opened = deck::open(path);
    let mut say = |words: &dyn Display| {
        // A closed pipe is no reason to stop writing pictures.
        let _closed = writeln!(trouble, "{words}");
    };
    for finding in opened.findings.iter().filter(|finding| finding.is_error()) {
        say(finding);
    }
    let faulty = opened.findings.iter().any(Finding::is_error);
    let Some(deck) = opened.deck else { return ERRORS };
    let language = wanted.language.clone().unwrap_or_else(|| deck.language.clone());
    let theme = deck.theme.clone();
    let mut studio = Studio::new(Arc::new(deck), &opened.folder, &language, &theme);
    if let Some(problem) = studio.theme_problem() {
        say(&format_args!("sidestage: {problem}"));
    }
    let shown = if wanted.steps { Shown::EveryStep } else { Shown::Whole };
    let plan = PngExport { height: wanted.height, shown, hidden: true };
    let written = export_png(&mut studio, &wanted.folder, plan, |file| {
        let _closed = writeln!(out, "{}", file.display());
    });
    match written {
        Ok(_) if faulty => ERRORS,
        Ok(_) => 0,
        Err(error) => {
            say(&format_args!("sidestage: {error}"));
            CANNOT_WRITE
        }
    }
}

/// What laying the slides out finds: text that does not fit, characters without a glyph, pictures that cannot be shown.
#[must_use]
pub fn measured(deck: &Deck, folder: &Path) -> Vec<Finding> {
    let mut studio = Studio::new(Arc::new(deck.clone()), folder, &deck.language, &deck.theme);
    let theme = studio.theme_problem().map(|problem| Finding::error("theme", "theme", problem.to_owned()));
    let mut findings: Vec<Finding> = theme.into_iter().collect();
    for found in studio.findings() {
        let number = found.slide;
        let whole = format!("slides[{number}]");
        findings.push(match found.what {
            Matter::NotDrawn => Finding::error("not-drawn", whole, "this slide cannot be laid out"),
            Matter::Overflow(overflow) => Finding::warning(
                "overflow",
                format!("{whole}.{}", overflow.field),
                format!(
                    "this text does not fit even at the smallest readable size: about {} % of it does",
                    (overflow.fits * 100.0).round().clamp(0.0, 99.0)
                ),
            ),
            Matter::Missing(missing) => {
                let list: Vec<String> =
                    missing.iter().take(8).map(|missing| format!("U+{:04X}", u32::from(*missing))).collect();
                Finding::warning(
                    "missing-glyph",
                    whole,
                    format!("no face that comes with Sidestage has these characters: {}", list.join(", ")),
                )
            }
            Matter::Picture(problem) => {
                let number = deck.assets.iter().position(|known| known.id == problem.asset).unwrap_or(0);
                Finding::error("picture", format!("assets[{number}].path"), problem.message)
            }
        });
    }
    findings
}
