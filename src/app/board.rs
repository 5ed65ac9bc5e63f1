//! How the console looks at the questions: which list, what is searched for, which questions are selected.
//!
//! None of this is part of the show. What is typed here is forgotten when its line closes.

use std::sync::Arc;

use zeroize::Zeroize;

use super::export::Export;
use crate::{
    questions::{Claim, Filter, List, Question, Queue, RoundCost, Rows, State, guess},
    ui::{said, words::tr_with},
};

/// What the search found, and for what it was made.
#[derive(Default)]
struct Found {
    words: String,
    narrow: Narrow,
    list: List,
    version: u64,
    of: usize,
    numbers: Arc<Vec<u32>>,
}

/// Which questions of a list are wanted; none of it for all.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    /// The id of a speaker to whom they are addressed.
    pub to: Option<String>,
    /// A theme.
    pub tag: Option<String>,
    /// A BCP 47 tag: the language that was set, or else the one that the words seem to be in.
    pub language: Option<String>,
}

impl Narrow {
    /// Whether all are wanted.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.to.is_none() && self.tag.is_none() && self.language.is_none()
    }
}

/// The languages of questions for which none was set, by number: guessed once for each wording.
#[derive(Default)]
struct Tongues(Vec<((usize, usize), Option<&'static str>)>);

impl Tongues {
    fn of(&mut self, question: &Arc<Question>) -> Option<&'static str> {
        let place = question.number as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, ((0, 0), None));
        }
        let known = self.0.get_mut(place)?;
        // A question that changes moves in memory.
        let wording = (Arc::as_ptr(question) as usize, question.shown().len());
        if known.0 != wording {
            *known = (wording, guess(question.shown()));
        }
        known.1
    }
}

/// The console's view of the questions.
#[derive(Default)]
pub struct Board {
    /// The list that is shown while nothing is searched for.
    pub list: List,
    /// The words that are searched for.
    pub search: String,
    /// Which of them are wanted.
    pub narrow: Narrow,
    /// The question that is being dragged, and the row in front of which it would come to stand.
    pub drag: Option<(u32, usize)>,
    /// The theme that is being renamed.
    pub renaming: Option<String>,
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
    tongues: Tongues,
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
        if !self.is_searched() && self.narrow.is_wide() {
            self.found = Found::default();
            return None;
        }
        let found = &self.found;
        let same = found.words == self.search
            && found.narrow == self.narrow
            && found.list == self.list
            && found.version == version
            && found.of == queue.len();
        if !same {
            let numbers = self.look(queue);
            self.found = Found {
                words: self.search.clone(),
                narrow: self.narrow.clone(),
                list: self.list,
                version,
                of: queue.len(),
                numbers: Arc::new(numbers),
            };
        }
        Some(Arc::clone(&self.found.numbers))
    }

    /// Whether words are searched for, which looks into every list.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        !self.search.trim().is_empty()
    }

    fn look(&mut self, queue: &Queue) -> Vec<u32> {
        let states = if self.is_searched() { Vec::new() } else { self.list.states().to_vec() };
        let Narrow { to, tag, language } = self.narrow.clone();
        let filter = Filter { states, to, tag, words: self.search.clone(), ..Filter::default() };
        let mut kept = queue.filter(&filter);
        if let Some(wanted) = language {
            kept.retain(|question| match &question.language {
                Some(tag) => tag.split('-').next().is_some_and(|head| head.eq_ignore_ascii_case(&wanted)),
                None => self.tongues.of(question) == Some(wanted.as_str()),
            });
        }
        kept.iter().map(|question| question.number).collect()
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

/// How long the question on the floor has been asked or answered, against what a round allows for it: "0:34 of 1:00".
#[must_use]
pub fn floor_clock(question: &Question, now: i64) -> String {
    let (so_far, allowed) = floor_times(question, now);
    let id = if so_far > allowed { "floor-clock-over" } else { "floor-clock" };
    let (so_far, allowed) = (said::figures_elapsed(so_far), said::figures(allowed));
    tr_with(id, &[("so-far", so_far.into()), ("allowed", allowed.into())])
}

/// How long the question on the floor has been asked or answered, and what a round allows for it, in milliseconds.
#[must_use]
pub fn floor_times(question: &Question, now: i64) -> (i64, i64) {
    let cost = RoundCost::default();
    let allowed = if question.state == State::Asking { cost.ask } else { cost.answer };
    (now.saturating_sub(question.changed).max(0), allowed)
}
