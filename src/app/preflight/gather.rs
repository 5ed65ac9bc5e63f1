//! What takes time to find out: the whole deck laid out and drawn small, and what the machine says. Never on a thread that
//! draws a window.

use super::facts::{DeckFacts, Machine};
use crate::{
    app::open::Loaded,
    deck::model::Slide,
    platform::{awake, folders::Folders, power},
    render::{Matter, Studio},
};
use std::sync::Arc;

/// Looks at the machine.
pub fn machine(folders: Option<&Folders>) -> Machine {
    let now = jiff::Timestamp::now();
    Machine {
        journal: folders.map(Folders::probe),
        power: power::read(),
        awake: awake::trial(),
        offset: jiff::tz::TimeZone::system().to_offset(now).seconds(),
    }
}

/// Looks at the deck.
pub fn deck(loaded: &Loaded) -> DeckFacts {
    let slides = &loaded.deck.slides;
    let mut facts = DeckFacts {
        slides: slides.len(),
        hidden: slides.iter().filter(|slide| slide.hidden).count(),
        presses: slides
            .iter()
            .filter(|slide| !slide.hidden)
            .map(|slide| 1 + usize::from(Slide::last_step(slide)))
            .sum::<usize>()
            .saturating_sub(1),
        faults: loaded.counts().0,
        pictures: loaded.deck.assets.len(),
        holding: loaded.holding.is_some(),
        ..DeckFacts::default()
    };
    let mut studio = Studio::new(Arc::clone(&loaded.deck), &loaded.folder, &loaded.language, &loaded.deck.theme);
    for finding in studio.findings() {
        let slide = finding.slide + 1;
        match finding.what {
            Matter::Picture(problem) => facts.broken.push((slide, problem.message)),
            Matter::Overflow(_) => {
                if facts.overflowing.last() != Some(&slide) {
                    facts.overflowing.push(slide);
                }
            }
            Matter::Missing(characters) => facts.missing.push((slide, code_points(&characters))),
            Matter::Small(_) => facts.small.push(slide),
            Matter::Pale(_) => facts.pale.push(slide),
            Matter::NotDrawn => facts.not_drawn.push(slide),
        }
    }
    facts
}

/// Characters that no face has cannot be shown, so they are named: "U+1F44D".
fn code_points(characters: &[char]) -> String {
    characters.iter().map(|character| format!("U+{:04X}", u32::from(*character))).collect::<Vec<_>>().join(" ")
}
