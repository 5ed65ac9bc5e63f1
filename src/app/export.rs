//! The export of questions while the moderator looks it through: which texts, in which order, and which are left out.

use std::collections::HashSet;

use crate::questions::{Format, Order, Queue, Trace, traces};

/// A text that may go out.
pub struct Candidate {
    /// Its theme; empty for none.
    pub theme: String,
    /// The text.
    pub text: String,
    /// What in it may point at somebody.
    pub traces: Vec<(std::ops::Range<usize>, Trace)>,
}

/// What is to be exported.
pub struct Export {
    order: Order,
    sensitive: bool,
    seed: u64,
    candidates: Vec<Candidate>,
    left_out: HashSet<String>,
}

impl Export {
    /// All questions in shuffled order, without the sensitive ones. `seed` decides the order.
    #[must_use]
    pub fn new(queue: &Queue, seed: u64) -> Self {
        let mut export =
            Self { order: Order::Shuffled, sensitive: false, seed, candidates: Vec::new(), left_out: HashSet::new() };
        export.gather(queue);
        export
    }

    fn gather(&mut self, queue: &Queue) {
        let groups = queue.texts(self.order, self.sensitive, self.seed);
        let candidate = |theme: &str, text: String| Candidate { theme: theme.to_owned(), traces: traces(&text), text };
        self.candidates = groups
            .into_iter()
            .flat_map(|(theme, texts)| texts.into_iter().map(move |text| candidate(&theme, text)))
            .collect();
    }

    /// The order, and whether sensitive questions are among them.
    #[must_use]
    pub const fn choice(&self) -> (Order, bool) {
        (self.order, self.sensitive)
    }

    /// Chooses the order, and whether sensitive questions are among them.
    pub fn choose(&mut self, queue: &Queue, order: Order, sensitive: bool) {
        (self.order, self.sensitive) = (order, sensitive);
        self.gather(queue);
    }

    /// The texts in the order in which they will be written, as long as nobody leaves them out.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Whether a text goes out.
    #[must_use]
    pub fn goes_out(&self, text: &str) -> bool {
        !self.left_out.contains(text)
    }

    /// Leaves a text out, or takes it in again.
    pub fn set(&mut self, text: &str, goes_out: bool) {
        if goes_out {
            self.left_out.remove(text);
        } else {
            self.left_out.insert(text.to_owned());
        }
    }

    /// How many texts go out.
    #[must_use]
    pub fn count(&self) -> usize {
        self.candidates.iter().filter(|candidate| self.goes_out(&candidate.text)).count()
    }

    /// The file's content.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for candidate in self.candidates.iter().filter(|candidate| self.goes_out(&candidate.text)) {
            match groups.last_mut() {
                Some((theme, texts)) if *theme == candidate.theme => texts.push(candidate.text.clone()),
                _ => groups.push((candidate.theme.clone(), vec![candidate.text.clone()])),
            }
        }
        format.write(&groups)
    }
}
