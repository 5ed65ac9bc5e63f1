//! What only laying the slides out finds, in every language of the deck, as findings of the check: text that does not fit,
//! characters without a glyph, pale words, and pictures that are missing, damaged or too small.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Studio,
    lint::{Pale, Small},
    studio::Matter,
};
use crate::deck::{
    Deck, Finding,
    model::{Layout, Slide, Text},
    texts,
};

/// Lays out every slide in every language. The findings have paths and no places.
#[must_use]
pub fn measured(deck: &Deck, folder: &Path) -> Vec<Finding> {
    let mut measure = Measure::default();
    measure.set_deck(&Arc::new(deck.clone()), folder);
    measure.findings(&|_| true).into_iter().map(|(_, finding)| finding).collect()
}

/// The same again and again, for a deck under edit: some slides at a time.
#[derive(Debug, Default)]
pub struct Measure {
    deck: Arc<Deck>,
    folder: PathBuf,
    studio: Studio,
}

impl Measure {
    /// Takes up a deck, or the same deck after an edit. Says whether everything has to be looked at again, whatever the
    /// slides say, because the files beside the deck may look different now.
    pub fn set_deck(&mut self, deck: &Arc<Deck>, folder: &Path) -> bool {
        let news = self.folder != folder || self.deck.assets != deck.assets || self.deck.theme != deck.theme;
        self.deck = Arc::clone(deck);
        folder.clone_into(&mut self.folder);
        news
    }

    /// What is found on these slides, each finding with the slide's position. What is about the theme comes with the first.
    pub fn look(&mut self, slides: &[usize]) -> Vec<(usize, Finding)> {
        self.findings(&|at| slides.contains(&at))
    }

    fn findings(&mut self, among: &dyn Fn(usize) -> bool) -> Vec<(usize, Finding)> {
        let (deck, folder) = (Arc::clone(&self.deck), self.folder.clone());
        let mut findings: Vec<(usize, Finding)> = Vec::new();
        let studio = &mut self.studio;
        for (at, language) in texts::languages(&deck).into_iter().enumerate() {
            studio.set_deck(Arc::clone(&deck), &folder, &language, &deck.theme);
            // A theme file with faults is the reader's matter; what it cannot see is faces that are not in their files.
            if at == 0
                && among(0)
                && let Some(problem) = studio.theme_problem().filter(|_| !known_fault(&deck, &folder))
            {
                findings.push((0, Finding::error("theme-file", "theme", problem.to_owned())));
            }
            let wanted = |number: usize, slide: &Slide| among(number) && (at == 0 || speaks(slide, &language));
            for found in studio.findings_of(wanted) {
                let finding = finding(&deck, &language, found.slide, found.what);
                let same = |(_, known): &(usize, Finding)| known.path == finding.path && known.code == finding.code;
                if !findings.iter().any(same) {
                    findings.push((found.slide, finding));
                }
            }
        }
        findings
    }
}

fn known_fault(deck: &Deck, folder: &Path) -> bool {
    let found = crate::deck::theme::find(&deck.theme, folder);
    found.spec.is_none()
}

/// Whether a slide may look different in `language` from how it looks in the deck's own.
fn speaks(slide: &Slide, language: &str) -> bool {
    let drawn =
        matches!(slide.layout, Layout::Agenda | Layout::Panel | Layout::Sources | Layout::Title | Layout::Holding);
    let mut speaks = drawn;
    texts::of_slide(slide, &mut |_, _, text| speaks |= has(text, language));
    speaks
}

fn has(text: &Text, language: &str) -> bool {
    matches!(text, Text::Many(texts) if texts.contains_key(language))
}

fn finding(deck: &Deck, language: &str, number: usize, what: Matter) -> Finding {
    let whole = format!("slides[{number}]");
    let slide = deck.slides.get(number);
    // The words of the language that was looked at, where there are several.
    let field = |name: &str| {
        if name.is_empty() {
            return whole.clone();
        }
        let mut tagged = false;
        if let Some(slide) = slide {
            texts::of_slide(slide, &mut |path, _, text| tagged |= path == name && has(text, language));
        }
        if tagged { format!("{whole}.{name}.{language}") } else { format!("{whole}.{name}") }
    };
    match what {
        Matter::NotDrawn => Finding::error("not-drawn", whole, "this slide cannot be laid out"),
        Matter::Overflow(overflow) => Finding::warning(
            "overflow",
            field(&overflow.field),
            format!(
                "this text does not fit even at the smallest readable size: about {} % of it does",
                (overflow.fits * 100.0).round().clamp(0.0, 99.0)
            ),
        ),
        Matter::Missing(missing) => {
            let list: Vec<String> =
                missing.iter().take(8).map(|missing| format!("U+{:04X}", u32::from(*missing))).collect();
            let message = format!("no face that comes with Sidestage has these characters: {}", list.join(", "));
            Finding::warning("missing-glyph", whole, message)
        }
        Matter::Pale(Pale { field: name, contrast, least, on_picture }) => {
            let behind = if on_picture { "the picture behind it" } else { "what is behind it" };
            // Rounded down: 4.47 is not 4.5.
            let contrast = (contrast * 10.0).floor() / 10.0;
            let message =
                format!("this text has a contrast of {contrast:.1}:1 with {behind}; at least {least}:1 is read");
            Finding::warning("contrast", field(&name), message)
        }
        Matter::Small(Small { asset, has, needs }) => {
            let place = slide.and_then(|slide| {
                let image = slide.image.as_ref().filter(|image| image.asset == asset);
                let boxes = slide.boxes.iter().position(|one| one.asset.as_ref() == Some(&asset));
                image
                    .map(|_| format!("{whole}.image.asset"))
                    .or_else(|| Some(format!("{whole}.boxes[{}].asset", boxes?)))
            });
            let message = format!(
                "the picture has {} × {} pixels and is enlarged until it blurs; {} × {} are sharp on a screen of 1080 lines",
                has.0, has.1, needs.0, needs.1
            );
            Finding::warning("resolution", place.unwrap_or(whole), message)
        }
        Matter::Picture(problem) => {
            let number = deck.assets.iter().position(|known| known.id == problem.asset).unwrap_or(0);
            let path = format!("assets[{number}].path");
            if problem.shown {
                Finding::warning("picture", path, problem.message)
            } else {
                Finding::error("picture", path, problem.message)
            }
        }
    }
}
