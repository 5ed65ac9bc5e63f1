//! Ids given twice: every reference must have one meaning.

use super::Review;
use crate::deck::{finding::quote, read::one};
use std::collections::HashMap;

impl Review<'_> {
    pub(super) fn duplicates(&mut self) {
        let lists: [(&'static str, Vec<&str>); 5] = [
            ("speakers", self.deck.speakers.iter().map(|one| one.id.as_str()).collect()),
            ("agenda", self.deck.agenda.iter().map(|one| one.id.as_str()).collect()),
            ("sources", self.deck.sources.iter().map(|one| one.id.as_str()).collect()),
            ("assets", self.deck.assets.iter().map(|one| one.id.as_str()).collect()),
            ("slides", self.deck.slides.iter().map(|one| one.id.as_str()).collect()),
        ];
        for (list, ids) in lists {
            let mut seen = HashMap::new();
            for (index, id) in ids.into_iter().enumerate() {
                if let Some(first) = seen.get(id) {
                    let first = self.entry(list, *first);
                    let message =
                        format!("the id `{}` is already that of {first}; every {} needs its own", quote(id), one(list));
                    let path = format!("{}.id", self.entry(list, index));
                    self.error("duplicate-id", path, message);
                } else {
                    seen.insert(id, index);
                }
            }
        }
    }
}
