//! The queue itself: the questions by number, one ordered list for each state, the open round, the counters.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::question::{Flags, Question, State};
use super::round::Round;
use super::store::Store;
use super::{Millis, Refusal};

/// The most questions that a show can have.
pub const MAX_QUESTIONS: usize = 100_000;

/// What the moderator counts by tapping: plain numbers about the room, tied to no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Counter {
    /// People who asked for the first time.
    FirstTime,
    /// Questions from civil society.
    CivilSociety,
    /// Questions from delegations of states.
    Delegations,
    /// Questions from universities.
    Academia,
    /// Questions from elsewhere.
    Others,
    /// Askers from Africa: this and the next four are the regional groups of the United Nations.
    Africa,
    /// Askers from Asia and the Pacific.
    AsiaPacific,
    /// Askers from Eastern Europe.
    EasternEurope,
    /// Askers from Latin America and the Caribbean.
    LatinAmerica,
    /// Askers from Western Europe and others.
    WesternEurope,
}

impl Counter {
    /// Every counter, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::FirstTime,
        Self::CivilSociety,
        Self::Delegations,
        Self::Academia,
        Self::Others,
        Self::Africa,
        Self::AsiaPacific,
        Self::EasternEurope,
        Self::LatinAmerica,
        Self::WesternEurope,
    ];

    /// The counter in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstTime => "first-time askers",
            Self::CivilSociety => "civil society",
            Self::Delegations => "delegations",
            Self::Academia => "academia",
            Self::Others => "others",
            Self::Africa => "Africa",
            Self::AsiaPacific => "Asia and the Pacific",
            Self::EasternEurope => "Eastern Europe",
            Self::LatinAmerica => "Latin America and the Caribbean",
            Self::WesternEurope => "Western Europe and others",
        }
    }
}

/// All questions of a show. A clone shares everything with its original until one of them changes.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    pub(super) store: Store,
    /// Numbers in order, one list for each of [`State::ALL`].
    pub(super) lists: [Arc<Vec<u32>>; 9],
    pub(super) open: bool,
    pub(super) counters: [u32; 10],
    /// How often each speaker of the panel has answered, as the moderator taps it.
    #[serde(default)]
    pub(super) spoke: Arc<BTreeMap<String, u32>>,
    pub(super) round: Option<Arc<Round>>,
    pub(super) rounds: Arc<Vec<Arc<Round>>>,
    /// How many rounds were opened, broken-off ones included.
    pub(super) rounds_opened: u32,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            store: Store::default(),
            lists: Default::default(),
            open: true,
            counters: [0; 10],
            spoke: Arc::default(),
            round: None,
            rounds: Arc::default(),
            rounds_opened: 0,
        }
    }
}

impl fmt::Debug for Queue {
    /// Prints how many there are and nothing of what they say.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Queue ({} questions, {} waiting)", self.len(), self.waiting().count())
    }
}

/// Where in its new list a question goes.
#[derive(Clone, Copy)]
pub(super) enum Spot {
    /// First.
    Front,
    /// Last.
    Back,
    /// Last, but clarifications and rights of reply before ordinary questions.
    Turn,
    /// In front of another.
    Before(u32),
    /// Behind another.
    After(u32),
}

impl Queue {
    /// An empty queue with an open list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many questions there are in all states.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether no question has come in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.store.len() == 0
    }

    /// The question with a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Arc<Question>> {
        self.store.get(number)
    }

    /// Every question in the order of arrival.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Question>> {
        self.store.iter()
    }

    /// The numbers in a state, in order.
    #[must_use]
    pub fn numbers(&self, state: State) -> &[u32] {
        self.lists.get(state.index()).map_or(&[], |list| list.as_slice())
    }

    /// The questions in a state, in order.
    pub fn of(&self, state: State) -> impl Iterator<Item = &Arc<Question>> {
        self.numbers(state).iter().filter_map(|number| self.get(*number))
    }

    /// What is to be asked, in order: the next ones, then the queue.
    pub fn waiting(&self) -> impl Iterator<Item = &Arc<Question>> {
        self.of(State::Next).chain(self.of(State::Queued))
    }

    /// The question that comes next: the one put next, else the first of the queue.
    #[must_use]
    pub fn up_next(&self) -> Option<&Arc<Question>> {
        self.waiting().next()
    }

    /// The question that has the floor; in a round, the one that is being read out or the first of those being answered.
    #[must_use]
    pub fn active(&self) -> Option<&Arc<Question>> {
        self.numbers(State::Asking)
            .last()
            .or_else(|| self.numbers(State::Answering).first())
            .and_then(|number| self.get(*number))
    }

    /// Whether ordinary questions may still be added.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The value of a counter.
    #[must_use]
    pub const fn counter(&self, counter: Counter) -> u32 {
        self.counters[counter as usize]
    }

    /// How often a speaker of the panel has answered.
    #[must_use]
    pub fn spoke(&self, speaker: &str) -> u32 {
        self.spoke.get(speaker).copied().unwrap_or(0)
    }

    /// The round that is open.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        self.round.as_deref()
    }

    /// The rounds that were closed, in order.
    pub fn closed_rounds(&self) -> impl Iterator<Item = &Round> {
        self.rounds.iter().map(|round| &**round)
    }

    /// The question and everything that was merged into it, at any depth.
    #[must_use]
    pub fn family(&self, number: u32) -> Vec<&Arc<Question>> {
        let mut found: Vec<&Arc<Question>> = self.get(number).into_iter().collect();
        let mut at = 0;
        // Merges cannot form a ring; the bound holds even in a damaged snapshot.
        while let Some(question) = found.get(at).copied() {
            at += 1;
            if found.len() > self.len() {
                break;
            }
            found.extend(question.merged.iter().filter_map(|number| self.get(*number)));
        }
        found
    }

    /// How many people stand behind a question: its asker, those of the questions merged into it, and all tallies.
    #[must_use]
    pub fn voices(&self, number: u32) -> u32 {
        self.family(number).iter().fold(0, |sum: u32, question| sum.saturating_add(1).saturating_add(question.tally))
    }

    /// The marks on a question and on everything merged into it.
    #[must_use]
    pub fn flags(&self, number: u32) -> Flags {
        self.family(number).iter().fold(Flags::default(), |flags, question| flags.or(question.flags))
    }

    /// To whom a question and everything merged into it is addressed; empty means the whole panel.
    #[must_use]
    pub fn addressed(&self, number: u32) -> Vec<&str> {
        let mut to: Vec<&str> = Vec::new();
        for question in self.family(number) {
            if question.to.is_empty() {
                return Vec::new();
            }
            for id in &question.to {
                if !to.contains(&id.as_str()) {
                    to.push(id);
                }
            }
        }
        to
    }

    /// Whether the room screen may show a question: it exists, is neither removed nor part of another, has a text, and
    /// nothing in it is marked *do not project*.
    #[must_use]
    pub fn may_project(&self, number: u32) -> bool {
        self.get(number).is_some_and(|question| {
            !matches!(question.state, State::Removed | State::Merged)
                && !question.shown().is_empty()
                && !self.flags(number).do_not_project
        })
    }

    pub(super) fn known(&self, number: u32) -> Result<&Arc<Question>, Refusal> {
        self.get(number).ok_or(Refusal::Unknown(number))
    }

    pub(super) fn change(&mut self, number: u32) -> Result<&mut Question, Refusal> {
        self.store.get_mut(number).ok_or(Refusal::Unknown(number))
    }

    /// Takes a question out of its list and puts it into that of `to`, at `spot`.
    pub(super) fn relocate(&mut self, number: u32, to: State, spot: Spot, now: Millis) -> Result<(), Refusal> {
        let question = self.change(number)?;
        let from = question.state;
        if from != to {
            question.state = to;
            question.changed = now;
        }
        let list = Arc::make_mut(&mut self.lists[from.index()]);
        // New questions come in at the end and often leave from the front: look at both ends first.
        let place = match (list.first(), list.last()) {
            (Some(first), _) if *first == number => Some(0),
            (_, Some(last)) if *last == number => Some(list.len() - 1),
            _ => list.iter().position(|other| *other == number),
        };
        if let Some(place) = place {
            list.remove(place);
        }
        let place = self.spot(number, to, spot);
        let list = Arc::make_mut(&mut self.lists[to.index()]);
        list.insert(place.min(list.len()), number);
        Ok(())
    }

    fn spot(&self, number: u32, to: State, spot: Spot) -> usize {
        let list = self.numbers(to);
        let find = |other: u32| list.iter().position(|number| *number == other);
        match spot {
            Spot::Front => 0,
            Spot::Back => list.len(),
            Spot::Before(other) => find(other).unwrap_or(list.len()),
            Spot::After(other) => find(other).map_or(list.len(), |place| place + 1),
            Spot::Turn => {
                let first = |number: &u32| self.get(*number).is_some_and(|question| question.claim.is_first());
                if first(&number) {
                    list.iter().position(|other| !first(other)).unwrap_or(list.len())
                } else {
                    list.len()
                }
            }
        }
    }
}
