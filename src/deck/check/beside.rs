//! What stands beside the slides: sources, assets with their files, and what nothing refers to.

use super::Review;
use crate::deck::{assets, finding::quote, model::Layout, read::one};

impl Review<'_> {
    pub(super) fn sources(&mut self) {
        for (index, source) in self.deck.sources.iter().enumerate() {
            let path = self.entry("sources", index);
            if let Some(url) = &source.url {
                self.link(&format!("{path}.url"), url);
            }
            if !source.id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')) {
                let message = "a footnote can cite only ids of letters, digits, `-`, `_`, `.` and `:`";
                self.warn("source-id", format!("{path}.id"), message);
            }
        }
    }

    pub(super) fn assets(&mut self) {
        let deck = self.deck;
        for (index, asset) in deck.assets.iter().enumerate() {
            let path = self.entry("assets", index);
            if let Some(Err(fault)) = self.folder.map(|folder| assets::resolve(folder, &asset.path)) {
                let message = format!("`{}`: {fault}", quote(&asset.path));
                self.error("asset-file", format!("{path}.path"), message);
            }
            if asset.alt.is_none() {
                let message = "there is no `alt`: what the picture says to somebody who cannot see it";
                self.warn("missing-alt", path, message);
            }
        }
    }

    pub(super) fn unused(&mut self) {
        let deck = self.deck;
        if deck.slides.iter().any(|slide| slide.broken.is_some()) || self.unreadable("slides") {
            return;
        }
        let shown = |layout: Layout| deck.slides.iter().any(|slide| slide.layout == layout);
        let lists: [(&'static str, &'static str, bool, Vec<&str>); 3] = [
            (
                "sources",
                "unused-source",
                shown(Layout::Sources),
                deck.sources.iter().map(|one| one.id.as_str()).collect(),
            ),
            ("assets", "unused-asset", false, deck.assets.iter().map(|one| one.id.as_str()).collect()),
            (
                "speakers",
                "unused-speaker",
                shown(Layout::Panel),
                deck.speakers.iter().map(|one| one.id.as_str()).collect(),
            ),
        ];
        for (list, code, all_shown, ids) in lists {
            // A wrong segment may hold the reference to a speaker.
            let uncertain = list == "speakers" && deck.kept.iter().any(|kept| kept.field == "agenda");
            if all_shown || uncertain {
                continue;
            }
            for (index, id) in ids.into_iter().enumerate() {
                if !self.used.get(list).is_some_and(|used| used.contains(id)) {
                    let message = format!("nothing uses the {} `{}`", one(list), quote(id));
                    self.warn(code, self.entry(list, index), message);
                }
            }
        }
    }
}
