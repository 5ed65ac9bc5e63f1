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
    render::Studio,
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
    let (width, height) = deck.aspect.canvas();
    let size = ((width / height * f32::from(wanted.height)).round() as u16, wanted.height);
    let mut studio = Studio::new(Arc::new(deck), opened.folder, &language, &theme);
    let written = studio.export_png(&wanted.folder, size, wanted.steps, &mut |file| {
        let _closed = writeln!(out, "{}", file.display());
    });
    match written {
        Ok(_) if faulty => ERRORS,
        Ok(_) => 0,
        Err(error) => {
            say(&format_args!("sidestage: cannot write to {}: {error}", wanted.folder.display()));
            CANNOT_WRITE
        }
    }
}

/// What laying the slides out finds: text that does not fit, characters without a glyph, pictures that cannot be shown.
#[must_use]
pub fn measured(deck: &Deck, folder: &Path) -> Vec<Finding> {
    let mut studio = Studio::new(Arc::new(deck.clone()), folder.to_owned(), &deck.language, &deck.theme);
    let mut findings = Vec::new();
    for (number, slide) in deck.slides.iter().enumerate() {
        if slide.broken.is_some() {
            continue;
        }
        let page = studio.page(number);
        for overflow in &page.overflow {
            let fits = (overflow.fits * 100.0).round().clamp(0.0, 99.0);
            findings.push(Finding::warning(
                "overflow",
                format!("slides[{number}].{}", overflow.field),
                format!("this text does not fit even at the smallest readable size: about {fits} % of it does"),
            ));
        }
        if !page.missing.is_empty() {
            let list: Vec<String> =
                page.missing.iter().take(8).map(|missing| format!("U+{:04X}", u32::from(*missing))).collect();
            findings.push(Finding::warning(
                "missing-glyph",
                format!("slides[{number}]"),
                format!("no face that comes with Sidestage has these characters: {}", list.join(", ")),
            ));
        }
    }
    for (asset, why) in studio.picture_errors() {
        let number = deck.assets.iter().position(|known| known.id == *asset).unwrap_or(0);
        findings.push(Finding::error("picture", format!("assets[{number}].path"), why));
    }
    findings
}
