//! The show itself: state, clocks, queue, undo stack and journal, and the one door to change them.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::command::{Applied, Command, Refusal};
use super::journal::{Journal, Purged};
use super::outline::Outline;
use super::record::{Deed, Record, Snapshot};
use super::resolve::{Meaning, resolve};
use super::state::State;
use super::undo::{Before, Stack, clock_words};
use crate::questions::{Done, Handles, Queue};
use crate::timing::{self, Millis, Plan, Timing};

/// One event as it happens.
pub struct Show {
    pub(super) state: State,
    pub(super) outline: Outline,
    /// The same as the deck has it.
    deck: Outline,
    /// The plan as the deck has it.
    plan: Option<Arc<Plan>>,
    timing: Option<Timing>,
    /// What was done to the clocks and not undone: the clocks are the fold of it over the plan.
    clock: Vec<(Millis, timing::Action)>,
    rehearsal_starts: Option<Millis>,
    queue: Queue,
    handles: Handles,
    undo: Stack,
    journal: Option<Journal>,
}

/// What could not be followed when the deck was edited while the show was on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Whether the slide that was shown is gone: the show is on the nearest one that is still there.
    pub slide_gone: bool,
    /// Whether the clocks keep the agenda from before, because the segment that runs is not in the new one.
    pub plan_kept: bool,
}

/// What a deed will leave behind, worked out before it is written.
enum Outcome {
    Stage,
    Clock(Timing),
    Queue(Queue, Done),
}

impl Show {
    /// A new show on the first slide. Without a journal it leaves no trace.
    #[must_use]
    pub fn new(outline: Outline, plan: Option<Arc<Plan>>, journal: Option<Journal>) -> Self {
        let mut state = State::default();
        if let Some(first) = outline.first() {
            state.go(&first, 0);
        }
        Self {
            state,
            deck: outline.clone(),
            outline,
            timing: plan.clone().map(Timing::new),
            plan,
            clock: Vec::new(),
            rehearsal_starts: None,
            queue: Queue::new(),
            handles: Handles::default(),
            undo: Stack::default(),
            journal,
        }
    }

    /// Checks `command`, writes what it means to the journal, and does it. `now` is UTC milliseconds.
    ///
    /// When this returns, what was done survives the end of the process, unless [`Self::journal_trouble`] says otherwise.
    pub fn apply(&mut self, command: Command, now: Millis) -> Result<Applied, Refusal> {
        match resolve(command, &self.state, &self.outline, &self.queue)? {
            Meaning::Nothing(note) => {
                Ok(Applied { version: self.state.version, changed: false, note: Some(note), done: None })
            }
            Meaning::Do(deed, note) => {
                let record = Record { at: now, deed };
                let outcome = self.work_out(&record)?;
                let done = self.commit(record, outcome);
                Ok(Applied { version: self.state.version, changed: true, note, done })
            }
        }
    }

    /// The state of the stage.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The deck as the show knows it.
    #[must_use]
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The clocks; none for a deck without a slot.
    #[must_use]
    pub const fn timing(&self) -> Option<&Timing> {
        self.timing.as_ref()
    }

    /// The questions.
    #[must_use]
    pub const fn queue(&self) -> &Queue {
        &self.queue
    }

    /// What helps to find askers in the room: in memory only.
    #[must_use]
    pub const fn handles(&self) -> &Handles {
        &self.handles
    }

    /// The same, to change. No command does that, because commands are written down.
    pub const fn handles_mut(&mut self) -> &mut Handles {
        &mut self.handles
    }

    /// What undo would undo, in words: "Undo: question 4 answered".
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.label()
    }

    /// The journal, where there is one.
    #[must_use]
    pub const fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    /// Why the show is not being saved, in words; none while all is well, and none for a show without a journal.
    #[must_use]
    pub fn journal_trouble(&self) -> Option<String> {
        self.journal.as_ref().and_then(Journal::trouble)
    }

    /// How long ago slides began to move without a clock, once it is time to ask whether somebody forgot to start it.
    #[must_use]
    pub fn forgotten_start(&self, now: Millis) -> Option<Millis> {
        let timing = self.timing.as_ref().filter(|_| self.state.live)?;
        let moved = self.state.unclocked?;
        let view = timing.view(now);
        if view.finished {
            return None;
        }
        timing::forgotten_start(&[moved], None, view.running.is_some(), now)
    }

    /// The deck was edited: the show stays on its slide, or on the nearest one when that has vanished, and the clocks run
    /// on with the new plan.
    pub fn set_deck(&mut self, outline: Outline, plan: Option<Arc<Plan>>, now: Millis) -> Followed {
        let before = std::mem::replace(&mut self.deck, outline);
        let arranged = self.deck.arranged(self.state.run.as_deref());
        let place = arranged.settle_from(&self.outline, &self.state.place()).unwrap_or_default();
        let slide_gone = !self.state.slide.is_empty() && self.deck.find(&self.state.slide).is_none();
        let had = before.find(&self.state.slide).is_some();
        self.outline = arranged;
        let plan_kept = self.follow_plan(plan, now);
        if place != self.state.place() {
            self.commit(Record { at: now, deed: Deed::At { place, jump: false } }, Outcome::Stage);
        }
        self.settle();
        Followed { slide_gone: slide_gone && had, plan_kept }
    }

    /// Turns the clocks to another plan, unless that would stop what runs or start something else. Says whether the plan
    /// from before was kept.
    fn follow_plan(&mut self, plan: Option<Arc<Plan>>, now: Millis) -> bool {
        let before = (self.plan.clone(), self.runs(now));
        self.plan = plan;
        self.refold_clock();
        if before.1.is_none() || self.runs(now) == before.1 {
            return false;
        }
        self.plan = before.0;
        self.refold_clock();
        true
    }

    /// The segment that runs, and whether its clock is held.
    fn runs(&self, now: Millis) -> Option<(String, bool)> {
        let view = self.timing.as_ref()?.view(now);
        let running = view.running.as_ref()?;
        Some((view.segments.get(running.index)?.id.clone(), running.paused))
    }

    /// Writes the journal anew, as short as it can be. `false` when that was not possible; nothing is lost then.
    pub fn compact(&mut self, now: Millis) -> bool {
        let Some(snapshot) = self.snapshot(now) else { return false };
        let done = self.journal.as_mut().is_some_and(|journal| journal.rewrite(&snapshot));
        if done {
            self.undo.snapshot();
        }
        done
    }

    /// Forgets all questions and handles, and destroys the journal and its key. None for a show without a journal.
    pub fn purge(&mut self) -> Option<Purged> {
        self.handles.clear();
        self.queue = Queue::new();
        self.undo.clear();
        self.state.message = None;
        self.state.message_at = None;
        self.state.preview = None;
        self.state.projected = None;
        self.journal.take().map(Journal::purge)
    }

    /// The first half of every change: what it would leave behind, or why it is refused.
    fn work_out(&self, record: &Record) -> Result<Outcome, Refusal> {
        match &record.deed {
            Deed::Question(action) => {
                let mut queue = self.queue.clone();
                let done = queue.apply(action, record.at)?;
                Ok(Outcome::Queue(queue, done))
            }
            Deed::Timing(action) => {
                let mut timing = self.timing.clone().ok_or(Refusal::NoTiming)?;
                timing.apply(action, record.at)?;
                Ok(Outcome::Clock(timing))
            }
            Deed::Undo if self.undo.label().is_none() => Err(Refusal::NothingToUndo),
            _ => Ok(Outcome::Stage),
        }
    }

    /// The second half: the record is written, then done.
    fn commit(&mut self, record: Record, outcome: Outcome) -> Option<Done> {
        // What a replay could not undo, because its stack begins at a later snapshot, is written as a snapshot instead.
        let whole = matches!(record.deed, Deed::Undo) && !self.undo.can_be_replayed();
        let at = record.at;
        let written = !whole && self.write(&record);
        let done = self.install(record, outcome);
        if !written && self.journal.is_some() {
            self.write_whole(at, whole);
        }
        done
    }

    fn write(&mut self, record: &Record) -> bool {
        let Some(journal) = &mut self.journal else { return true };
        serde_json::to_vec(record).is_ok_and(|bytes| journal.append(&Zeroizing::new(bytes)))
    }

    /// Writes everything: as one more record where appending works, else as a new file.
    fn write_whole(&mut self, at: Millis, append: bool) {
        let Some(snapshot) = self.snapshot(at) else { return };
        let Some(journal) = &mut self.journal else { return };
        if (append && journal.append(&snapshot)) || journal.rewrite(&snapshot) {
            self.undo.snapshot();
        }
    }

    fn snapshot(&self, at: Millis) -> Option<Zeroizing<Vec<u8>>> {
        let snapshot = Snapshot {
            state: self.state.clone(),
            queue: self.queue.clone(),
            clock: self.clock.clone(),
            rehearsal_starts: self.rehearsal_starts,
        };
        serde_json::to_vec(&Record { at, deed: Deed::Snapshot(Box::new(snapshot)) }).ok().map(Zeroizing::new)
    }

    /// Does what a record says, whether it was just written or comes from the journal.
    fn install(&mut self, record: Record, outcome: Outcome) -> Option<Done> {
        let Record { at, deed } = record;
        if let Deed::Snapshot(snapshot) = deed {
            let Snapshot { state, queue, clock, rehearsal_starts } = *snapshot;
            (self.state, self.queue, self.clock, self.rehearsal_starts) = (state, queue, clock, rehearsal_starts);
            self.arrange();
            self.refold_clock();
            self.undo.clear();
            return None;
        }
        let clock_runs = matches!(deed, Deed::At { .. })
            && self.timing.as_ref().is_some_and(|timing| timing.view(at).running.is_some());
        let projected = self.state.projected.map(|number| (number, self.wording(number)));
        if let Deed::Began { rehearsal, .. } = &deed
            && (*rehearsal || self.state.rehearsal)
        {
            // A rehearsal has its own slot and its own clocks, and leaves none of them to the event.
            self.rehearsal_starts = rehearsal.then_some(at);
            self.clock.clear();
            self.undo.clear();
            self.refold_clock();
        }
        self.state.fold(&deed, at, clock_runs);
        if matches!(deed, Deed::Arranged(_)) {
            self.arrange();
            self.settle();
        }
        let mut done = None;
        match (outcome, deed) {
            (Outcome::Queue(queue, what), _) => {
                self.undo.push(&what.words, Before::Queue(std::mem::replace(&mut self.queue, queue)));
                done = Some(what);
            }
            (Outcome::Clock(timing), Deed::Timing(action)) => {
                let words = clock_words(&action, timing.plan());
                self.undo.push(&words, Before::Clock(self.clock.len()));
                self.timing = Some(timing);
                self.clock.push((at, action));
            }
            (_, Deed::Undo) => match self.undo.pop().map(|entry| entry.before) {
                Some(Before::Queue(queue)) => self.queue = queue,
                Some(Before::Clock(length)) => {
                    self.clock.truncate(length);
                    self.state.unclocked = None;
                    self.refold_clock();
                }
                None => {}
            },
            _ => {}
        }
        if let Some((number, wording)) = projected
            && self.state.projected == Some(number)
            && (!self.queue.may_project(number) || self.wording(number) != wording)
        {
            // Nobody has looked at a preview of what it says now.
            self.state.projected = None;
        }
        if self.state.preview.is_some_and(|number| !self.queue.may_project(number)) {
            self.state.preview = None;
        }
        done
    }

    /// The outline in the order of this run.
    fn arrange(&mut self) {
        self.outline = self.deck.arranged(self.state.run.as_deref());
    }

    fn wording(&self, number: u32) -> Option<String> {
        self.queue.get(number).map(|question| question.shown().to_owned())
    }

    /// One record of the journal. `false` means that it does not fit any more (the agenda has changed since).
    pub(super) fn replay(&mut self, record: Record) -> bool {
        match (self.work_out(&record), record.deed) {
            (Ok(outcome), deed) => {
                self.install(Record { at: record.at, deed }, outcome);
                true
            }
            // Kept on the stack, so that what is undone later is what was undone then.
            (Err(_), deed) => {
                match deed {
                    Deed::Timing(action) => {
                        self.undo.push("change of the clock", Before::Clock(self.clock.len()));
                        self.clock.push((record.at, action));
                    }
                    Deed::Question(_) => self.undo.push("change of the queue", Before::Queue(self.queue.clone())),
                    _ => {}
                }
                self.state.version += 1;
                false
            }
        }
    }

    /// The clocks from the plan and the log. What does not fit the plan any more is passed by.
    fn refold_clock(&mut self) {
        self.timing = self.plan.as_ref().map(|plan| {
            let plan = match self.rehearsal_starts {
                Some(starts) => Arc::new(plan.moved_to(starts)),
                None => Arc::clone(plan),
            };
            let mut timing = Timing::new(plan);
            for (at, action) in &self.clock {
                drop(timing.apply(action, *at));
            }
            timing
        });
    }

    /// Brings the state in line with the deck: nothing may name a slide that is not there.
    pub(super) fn settle(&mut self) {
        let place = self.outline.settle(&self.state.place()).unwrap_or_default();
        if place != self.state.place() {
            self.state.slide = place.slide;
            self.state.step = place.step;
            self.state.position = place.position;
        }
        let here = (self.state.slide.clone(), self.state.step);
        let outline = &self.outline;
        let still = |(id, step): (String, u16)| outline.named(&id, step).map(|place| (place.slide, place.step));
        self.state.back = self.state.back.take().and_then(still);
        self.state.frozen = self.state.frozen.take().map(|frozen| still(frozen).unwrap_or(here));
    }

    /// Writes the show down from now on: first as it stands, then every command.
    pub fn keep(&mut self, journal: Journal, now: Millis) {
        self.journal = Some(journal);
        self.write_whole(now, true);
    }

    /// Goes on in memory alone: the journal and its key are destroyed, and the show itself stays as it is. None for a show
    /// without a journal.
    pub fn leave_journal(&mut self) -> Option<Purged> {
        self.journal.take().map(Journal::purge)
    }

    pub(super) fn set_journal(&mut self, journal: Journal) {
        self.journal = Some(journal);
    }
}
