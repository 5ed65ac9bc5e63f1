//! The review: what a schema cannot say. References, dates, pictures, what each layout needs, and the lints.
//!
//! It works on the model, so the editor can run it after every change; the reader adds the places in the file.

mod agenda;
mod beside;
mod event;
mod ids;
mod language;
mod parts;
mod slide;
mod text;
mod theme;

pub use agenda::{Sum, sum};
pub use language::is_language;

use super::{
    finding::{Finding, nearest, quote},
    model::Deck,
    read::one,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

/// Faults that would make a slide say something false: the show has a card for it instead.
pub const MISLEADING: &[&str] = &["chart-values", "table-cells"];

/// How many findings are kept at most: far more than a report shows.
const MOST: usize = 20_000;

/// Reviews `deck`. With `folder`, the files beside it are looked at as well.
///
/// The findings have paths and no places; positions in paths are those of the file that the deck was read from.
#[must_use]
pub fn review(deck: &Deck, folder: Option<&Path>) -> Vec<Finding> {
    let mut review = Review {
        deck,
        folder,
        findings: Vec::new(),
        indices: ["speakers", "agenda", "sources", "assets"].map(|list| (list, indices(deck, list))).into(),
        known: ["speakers", "agenda", "sources", "assets"].map(|list| (list, known(deck, list))).into(),
        used: HashMap::new(),
        advice: 300,
    };
    review.duplicates();
    review.languages();
    review.theme();
    if let Some(event) = &deck.event {
        review.event(event);
    }
    review.agenda();
    review.texts_outside();
    for (index, slide) in deck.slides.iter().enumerate() {
        review.slide(index, slide);
    }
    review.sources();
    review.assets();
    review.unused();
    review.findings
}

struct Review<'d> {
    deck: &'d Deck,
    folder: Option<&'d Path>,
    findings: Vec<Finding>,
    /// For each list, the position in the file of each entry of the model.
    indices: BTreeMap<&'static str, Vec<usize>>,
    /// For each list, every id in the file, also of entries that are wrong: a reference to one of those is not.
    known: BTreeMap<&'static str, HashSet<&'d str>>,
    /// For each list, the ids that something refers to.
    used: HashMap<&'static str, HashSet<String>>,
    /// How many nearest words are still looked for.
    advice: u32,
}

/// The positions in the file of the entries of the model: those that the reader left out are passed over.
fn indices(deck: &Deck, list: &str) -> Vec<usize> {
    let gone: HashSet<usize> = deck.kept.iter().filter(|one| one.field == list).filter_map(|one| one.index).collect();
    let count = match list {
        "speakers" => deck.speakers.len(),
        "agenda" => deck.agenda.len(),
        "sources" => deck.sources.len(),
        _ => deck.assets.len(),
    };
    (0..).filter(|index| !gone.contains(index)).take(count).collect()
}

fn known<'d>(deck: &'d Deck, list: &str) -> HashSet<&'d str> {
    let gone = deck.kept.iter().filter(|one| one.field == list).filter_map(|one| one.raw.as_ref()?.get("id")?.as_str());
    let here: Vec<&str> = match list {
        "speakers" => deck.speakers.iter().map(|one| one.id.as_str()).collect(),
        "agenda" => deck.agenda.iter().map(|one| one.id.as_str()).collect(),
        "sources" => deck.sources.iter().map(|one| one.id.as_str()).collect(),
        _ => deck.assets.iter().map(|one| one.id.as_str()).collect(),
    };
    here.into_iter().chain(gone).collect()
}

impl Review<'_> {
    fn error(&mut self, code: &'static str, path: impl Into<String>, message: impl Into<String>) {
        self.push(Finding::error(code, path, message));
    }

    fn warn(&mut self, code: &'static str, path: impl Into<String>, message: impl Into<String>) {
        self.push(Finding::warning(code, path, message));
    }

    fn push(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    fn entry(&self, list: &'static str, index: usize) -> String {
        let index = self.indices.get(list).and_then(|all| all.get(index)).copied().unwrap_or(index);
        format!("{list}[{index}]")
    }

    fn unreadable(&self, field: &str) -> bool {
        self.deck.kept.iter().any(|kept| kept.field == field && kept.index.is_none())
    }

    fn reference(&mut self, list: &'static str, id: &str, path: &str) {
        self.used.entry(list).or_default().insert(id.to_owned());
        let Some(ids) = self.known.get(list) else { return };
        if ids.contains(id) || self.unreadable(list) {
            return;
        }
        let near = match self.advice.checked_sub(1) {
            Some(left) => {
                self.advice = left;
                let mut sorted: Vec<&str> = ids.iter().copied().collect();
                sorted.sort_unstable();
                nearest(id, sorted)
            }
            None => None,
        };
        let code = match list {
            "speakers" => "unknown-speaker",
            "agenda" => "unknown-segment",
            "sources" => "unknown-source",
            _ => "unknown-asset",
        };
        let none = if ids.is_empty() { format!("; the deck has no {list}") } else { String::new() };
        let message = format!("unknown {} `{}`{none}", one(list), quote(id));
        self.push(Finding::error(code, path, message).near(near));
    }
}
