//! How the console looks at the questions: which list, what is searched for, which questions are selected.
//!
//! None of this is part of the show. What is typed here is forgotten when its line closes.

use std::sync::Arc;

use zeroize::Zeroize;

use super::export::Export;
use crate::questions::{Claim, List, Queue, Rows};

/// What the search found, and for what it was made.
#[derive(Default)]
struct Found {
    words: String,
    version: u64,
    of: usize,
    numbers: Arc<Vec<u32>>,
}

/// The console's view of the questions.
#[derive(Default)]
pub struct Board {
    /// The list that is shown while nothing is searched for.
    pub list: List,
    /// The words that are searched for.
    pub search: String,
    /// The questions that the next merge takes, in the order of selecting.
    pub selected: Vec<u32>,
    /// Whether the chosen row has to be scrolled into view.
    pub reveal: bool,
    /// The height of the chosen row when it was last drawn, in points.
    pub open_height: f32,
    /// Whether the request that is being typed comes before ordinary questions.
    pub claim: Claim,
    /// What helps to find the asker of the request that is being typed.
    pub handle: String,
    /// The export that is being looked through.
    pub export: Option<Export>,
    found: Found,
}

impl Board {
    /// Forgets what was typed.
    pub fn close_line(&mut self) {
        self.handle.zeroize();
        self.handle.clear();
        self.claim = Claim::Ordinary;
    }

    /// Forgets everything that is about the questions of one show.
    pub fn clear(&mut self) {
        *self = Self { list: self.list, ..Self::default() };
    }

    /// What the search finds; none while nothing is searched for. Questions are walked only after a change.
    pub fn found(&mut self, queue: &Queue, version: u64) -> Option<Arc<Vec<u32>>> {
        if self.search.trim().is_empty() {
            self.found = Found::default();
            return None;
        }
        if self.found.words != self.search || self.found.version != version || self.found.of != queue.len() {
            let numbers = queue.search(&self.search).iter().map(|question| question.number).collect();
            self.found = Found { words: self.search.clone(), version, of: queue.len(), numbers: Arc::new(numbers) };
        }
        Some(Arc::clone(&self.found.numbers))
    }

    /// Selects a question for a merge, or takes it from the selection.
    pub fn toggle(&mut self, number: u32) {
        match self.selected.iter().position(|other| *other == number) {
            Some(at) => {
                self.selected.remove(at);
            }
            None => self.selected.push(number),
        }
    }

    /// Selects a question for a merge.
    pub fn select(&mut self, number: u32) {
        if !self.selected.contains(&number) {
            self.selected.push(number);
        }
    }
}

/// The rows that the console shows: what was found, or else the list.
#[must_use]
pub fn rows<'a>(queue: &'a Queue, list: List, found: Option<&'a Arc<Vec<u32>>>) -> Rows<'a> {
    found.map_or_else(|| Rows::of(queue, list), |numbers| Rows::found(numbers))
}
