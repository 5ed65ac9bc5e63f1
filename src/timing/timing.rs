//! The state of the time: a plan, and what the actions so far made of it.
//!
//! A segment goes Pending → Running ⇄ Paused → Done, Running ⇄ Interrupted, Pending → Skipped; at most one is underway.
//! Only [`Timing::apply`] changes anything. A refused action changes nothing. Undo is a clone kept from before.
//!
//! The caller's clock may step back: an interval that would end before it began counts as empty, never as negative.

use std::sync::Arc;

use super::action::{Action, Refusal};
use super::plan::{Plan, SegmentPlan};
use super::{FARTHEST, HOUR, Millis, clock_hm, reallocate, sane};

/// No single deed gives, takes or back-dates more than this.
const MOST: Millis = 12 * HOUR;

/// Where a segment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Still to come.
    Pending,
    /// Its clock runs.
    Running,
    /// Its clock is stopped.
    Paused,
    /// Its clock is stopped for a clarification or a right of reply.
    Interrupted,
    /// Over.
    Done,
    /// Passed by, or joined to another segment.
    Skipped,
}

impl Status {
    /// The status in a word or two.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "to come",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Interrupted => "interrupted",
            Self::Done => "over",
            Self::Skipped => "skipped",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum State {
    Pending,
    Running { since: Millis },
    Paused { since: Millis },
    Interrupted { since: Millis, label: String },
    Done,
    Skipped,
}

/// What happened to one segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) state: State,
    /// What re-allocation gave in place of the planned length.
    pub(crate) given: Option<Millis>,
    /// The sum of all grants.
    pub(crate) grant: Millis,
    /// The sum of the running intervals that are closed.
    pub(crate) used: Millis,
    pub(crate) started: Option<Millis>,
    pub(crate) ended: Option<Millis>,
    /// Paused time and interruptions that are over.
    pub(crate) paused: Millis,
    pub(crate) interrupted: Millis,
    pub(crate) interruptions: u32,
    pub(crate) told: Option<Millis>,
    /// The plan index of the segment that this one was joined to.
    pub(crate) joined: Option<usize>,
}

impl Record {
    const NEW: Self = Self {
        state: State::Pending,
        given: None,
        grant: 0,
        used: 0,
        started: None,
        ended: None,
        paused: 0,
        interrupted: 0,
        interruptions: 0,
        told: None,
        joined: None,
    };

    pub(crate) fn used_at(&self, now: Millis) -> Millis {
        match self.state {
            State::Running { since } => (self.used + (now - since).max(0)).min(FARTHEST),
            _ => self.used,
        }
    }

    /// Paused and interrupted time by `now`, with what is still open.
    pub(crate) fn held_at(&self, now: Millis) -> (Millis, Millis) {
        match self.state {
            State::Paused { since } => ((self.paused + (now - since).max(0)).min(FARTHEST), self.interrupted),
            State::Interrupted { since, .. } => (self.paused, (self.interrupted + (now - since).max(0)).min(FARTHEST)),
            _ => (self.paused, self.interrupted),
        }
    }

    pub(crate) const fn status(&self) -> Status {
        match self.state {
            State::Pending => Status::Pending,
            State::Running { .. } => Status::Running,
            State::Paused { .. } => Status::Paused,
            State::Interrupted { .. } => Status::Interrupted,
            State::Done => Status::Done,
            State::Skipped => Status::Skipped,
        }
    }

    /// Closes the interval that is open at `at`, to whichever sum it belongs.
    fn close(&mut self, at: Millis) {
        match self.state {
            State::Running { since } => self.used = self.used.saturating_add((at - since).max(0)).min(FARTHEST),
            State::Paused { since } => self.paused = self.paused.saturating_add((at - since).max(0)).min(FARTHEST),
            State::Interrupted { since, .. } => {
                self.interrupted = self.interrupted.saturating_add((at - since).max(0)).min(FARTHEST);
            }
            State::Pending | State::Done | State::Skipped => {}
        }
    }

    /// When the open interval began.
    const fn since(&self) -> Option<Millis> {
        match self.state {
            State::Running { since } | State::Paused { since } | State::Interrupted { since, .. } => Some(since),
            State::Pending | State::Done | State::Skipped => None,
        }
    }
}

/// A plan and what happened so far. Cheap to clone: the plan is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    plan: Arc<Plan>,
    /// Plan indices in the order in which segments are to run.
    order: Vec<usize>,
    /// By plan index.
    records: Vec<Record>,
    /// The plan index of the one segment that runs, is paused, or is interrupted.
    current: Option<usize>,
    /// The segment that ended last, and when.
    last_end: Option<(usize, Millis)>,
}

impl Timing {
    /// The state before anything has happened.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        let count = plan.segments.len();
        Self { plan, order: (0..count).collect(), records: vec![Record::NEW; count], current: None, last_end: None }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Does `action` at `now`, or says why not and changes nothing.
    pub fn apply(&mut self, action: &Action, now: Millis) -> Result<(), Refusal> {
        let now = sane(now);
        match action {
            Action::Start { segment, ago } => self.start(self.find(segment)?, *ago, now),
            Action::Pause => self.pause(now),
            Action::Resume => self.resume(now),
            Action::Finish => {
                let index = self.current.ok_or(Refusal::NothingRunning)?;
                self.finish(index, now);
                Ok(())
            }
            Action::Next { ago } => self.next(*ago, now),
            Action::Skip { segment } => {
                let index = self.find(segment)?;
                self.must_be_pending(index)?;
                self.set(index, State::Skipped);
                Ok(())
            }
            Action::Unskip { segment } => {
                let index = self.find(segment)?;
                if self.status(index) != Status::Skipped {
                    return Err(Refusal::NotSkipped(self.title(index)));
                }
                if let Some(record) = self.records.get_mut(index) {
                    record.joined = None;
                }
                self.set(index, State::Pending);
                Ok(())
            }
            Action::Reopen { segment } => self.reopen(self.find(segment)?, now),
            Action::Grant { segment, by } => self.grant(self.find(segment)?, *by, now),
            Action::EndAt { at } => self.end_at(sane(*at), now),
            Action::Interrupt { label } => self.interrupt(label, now),
            Action::EndInterrupt => self.end_interrupt(now),
            Action::Swap { first, second } => self.swap(self.find(first)?, self.find(second)?),
            Action::Merge { first, second } => self.merge(self.find(first)?, self.find(second)?),
            Action::Reallocate { policy } => {
                let preview = reallocate::preview(self, *policy, now).map_err(Refusal::CannotShare)?;
                for row in &preview.rows {
                    if let Some(record) = self.records.get_mut(row.plan_index) {
                        record.given = Some(row.new - record.grant);
                    }
                }
                Ok(())
            }
            Action::Told { segment, allotted } => {
                let index = self.find(segment)?;
                if let Some(record) = self.records.get_mut(index) {
                    record.told = Some((*allotted).clamp(0, 2 * MOST));
                }
                Ok(())
            }
        }
    }

    fn start(&mut self, index: usize, ago: Millis, now: Millis) -> Result<(), Refusal> {
        match self.status(index) {
            Status::Running | Status::Paused | Status::Interrupted => Err(Refusal::AlreadyRunning(self.title(index))),
            Status::Done => Err(Refusal::Over(self.title(index))),
            Status::Skipped => Err(Refusal::Skipped(self.title(index))),
            Status::Pending => {
                if let Some(current) = self.current {
                    return Err(Refusal::OtherRunning(self.title(current)));
                }
                // Never before the end of what ran last; never in the future, even where the clock has stepped back.
                let earliest = self.last_end.map_or(Millis::MIN, |(_, at)| at);
                let at = (now - ago.clamp(0, MOST)).max(earliest).min(now);
                if let Some(record) = self.records.get_mut(index) {
                    record.started = Some(at);
                }
                self.set(index, State::Running { since: at });
                self.current = Some(index);
                Ok(())
            }
        }
    }

    fn pause(&mut self, now: Millis) -> Result<(), Refusal> {
        let index = self.current.ok_or(Refusal::NothingRunning)?;
        match self.status(index) {
            Status::Paused => Err(Refusal::AlreadyPaused(self.title(index))),
            Status::Interrupted => Err(Refusal::Interrupted(self.title(index))),
            _ => {
                self.switch(index, State::Paused { since: now }, now);
                Ok(())
            }
        }
    }

    fn resume(&mut self, now: Millis) -> Result<(), Refusal> {
        let index = self.current.ok_or(Refusal::NothingRunning)?;
        match self.status(index) {
            Status::Paused => {
                self.switch(index, State::Running { since: now }, now);
                Ok(())
            }
            Status::Interrupted => Err(Refusal::Interrupted(self.title(index))),
            _ => Err(Refusal::NotPaused(self.title(index))),
        }
    }

    fn finish(&mut self, index: usize, at: Millis) {
        self.switch(index, State::Done, at);
        if let Some(record) = self.records.get_mut(index) {
            record.ended = Some(at);
        }
        self.current = None;
        self.last_end = Some((index, at));
    }

    fn next(&mut self, ago: Millis, now: Millis) -> Result<(), Refusal> {
        let following = self.pending().next();
        match (self.current, following) {
            (None, None) => Err(Refusal::NothingLeft),
            (None, Some(index)) => self.start(index, ago, now),
            (Some(current), following) => {
                let since = self.records.get(current).and_then(Record::since).unwrap_or(now);
                let at = (now - ago.clamp(0, MOST)).max(since).min(now);
                self.finish(current, at);
                following.map_or(Ok(()), |index| self.start(index, now - at, now))
            }
        }
    }

    fn reopen(&mut self, index: usize, now: Millis) -> Result<(), Refusal> {
        match self.status(index) {
            Status::Done => {
                if let Some(current) = self.current {
                    return Err(Refusal::OtherRunning(self.title(current)));
                }
                if let Some(record) = self.records.get_mut(index) {
                    record.ended = None;
                }
                self.set(index, State::Running { since: now });
                self.current = Some(index);
                Ok(())
            }
            Status::Skipped => Err(Refusal::Skipped(self.title(index))),
            _ => Err(Refusal::NotOver(self.title(index))),
        }
    }

    fn grant(&mut self, index: usize, by: Millis, now: Millis) -> Result<(), Refusal> {
        match self.status(index) {
            Status::Done => return Err(Refusal::Over(self.title(index))),
            Status::Skipped => return Err(Refusal::Skipped(self.title(index))),
            _ => {}
        }
        if by == 0 {
            return Err(Refusal::NoChange);
        }
        if !(-MOST..=MOST).contains(&by) {
            return Err(Refusal::TooLong(by));
        }
        let (allotted, used) = (self.allotted(index), self.used(index, now));
        if by < 0 && allotted <= used {
            return Err(Refusal::NothingToTake(self.title(index)));
        }
        let after = if by < 0 { (allotted + by).max(used) } else { allotted + by };
        self.allot(index, after)
    }

    fn end_at(&mut self, at: Millis, now: Millis) -> Result<(), Refusal> {
        let index = self.current.ok_or(Refusal::NothingRunning)?;
        if at <= now {
            return Err(Refusal::EndPassed(clock_hm(at, &self.plan.slot.zone)));
        }
        if at - now > MOST {
            return Err(Refusal::TooLong(at - now));
        }
        self.allot(index, self.used(index, now) + (at - now))
    }

    /// Makes `allotted` the time of the segment, booked as a grant.
    fn allot(&mut self, index: usize, allotted: Millis) -> Result<(), Refusal> {
        if allotted > 4 * MOST {
            return Err(Refusal::TooLong(allotted));
        }
        let change = allotted - self.allotted(index);
        if let Some(record) = self.records.get_mut(index) {
            record.grant += change;
        }
        Ok(())
    }

    fn interrupt(&mut self, label: &str, now: Millis) -> Result<(), Refusal> {
        let index = self.current.ok_or(Refusal::NothingRunning)?;
        match self.status(index) {
            Status::Paused => Err(Refusal::Paused(self.title(index))),
            Status::Interrupted => Err(Refusal::Interrupted(self.title(index))),
            _ => {
                self.switch(index, State::Interrupted { since: now, label: label.to_owned() }, now);
                if let Some(record) = self.records.get_mut(index) {
                    record.interruptions = record.interruptions.saturating_add(1);
                }
                Ok(())
            }
        }
    }

    fn end_interrupt(&mut self, now: Millis) -> Result<(), Refusal> {
        let index = self.current.ok_or(Refusal::NothingRunning)?;
        if self.status(index) != Status::Interrupted {
            return Err(Refusal::NotInterrupted);
        }
        self.switch(index, State::Running { since: now }, now);
        Ok(())
    }

    fn swap(&mut self, first: usize, second: usize) -> Result<(), Refusal> {
        if first == second {
            return Err(Refusal::Same);
        }
        self.must_be_pending(first)?;
        self.must_be_pending(second)?;
        let place = |index: usize| self.order.iter().position(|&other| other == index);
        if let (Some(one), Some(other)) = (place(first), place(second)) {
            self.order.swap(one, other);
        }
        Ok(())
    }

    fn merge(&mut self, first: usize, second: usize) -> Result<(), Refusal> {
        if first == second {
            return Err(Refusal::Same);
        }
        self.must_be_pending(first)?;
        self.must_be_pending(second)?;
        let longer = self.allotted(first).max(self.allotted(second));
        self.set(second, State::Skipped);
        for record in &mut self.records {
            if record.joined == Some(second) {
                record.joined = Some(first);
            }
        }
        if let Some(record) = self.records.get_mut(second) {
            record.joined = Some(first);
        }
        if self.allotted(first) != longer
            && let Some(record) = self.records.get_mut(first)
        {
            record.given = Some(longer - record.grant);
        }
        Ok(())
    }

    fn must_be_pending(&self, index: usize) -> Result<(), Refusal> {
        match self.status(index) {
            Status::Pending => Ok(()),
            Status::Skipped => Err(Refusal::Skipped(self.title(index))),
            _ => Err(Refusal::Begun(self.title(index))),
        }
    }

    /// Closes the open interval and goes over to `state`.
    fn switch(&mut self, index: usize, state: State, at: Millis) {
        if let Some(record) = self.records.get_mut(index) {
            record.close(at);
            record.state = state;
        }
    }

    fn set(&mut self, index: usize, state: State) {
        if let Some(record) = self.records.get_mut(index) {
            record.state = state;
        }
    }

    fn find(&self, id: &str) -> Result<usize, Refusal> {
        self.plan.position(id).ok_or_else(|| Refusal::UnknownSegment(id.to_owned()))
    }

    // What the other files of the room read. An index that does not exist cannot come from `find`, `order` or
    // `current`; the quiet defaults below only keep a slip from ending the show.

    pub(crate) fn order(&self) -> &[usize] {
        &self.order
    }

    pub(crate) fn record(&self, index: usize) -> &Record {
        self.records.get(index).unwrap_or(&Record::NEW)
    }

    pub(crate) fn segment(&self, index: usize) -> Option<&SegmentPlan> {
        self.plan.segments.get(index)
    }

    pub(crate) const fn current(&self) -> Option<usize> {
        self.current
    }

    pub(crate) const fn last_end(&self) -> Option<(usize, Millis)> {
        self.last_end
    }

    /// Whether any segment has begun.
    #[must_use]
    pub const fn started(&self) -> bool {
        self.current.is_some() || self.last_end.is_some()
    }

    pub(crate) fn status(&self, index: usize) -> Status {
        self.record(index).status()
    }

    /// The pending segments in the order in which they are to run.
    pub(crate) fn pending(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.order.iter().copied().filter(|&index| self.status(index) == Status::Pending)
    }

    /// The segment itself and those joined to it.
    pub(crate) fn group(&self, index: usize) -> impl Iterator<Item = &SegmentPlan> {
        let joined = self.records.iter().enumerate().filter(move |(_, record)| record.joined == Some(index));
        self.segment(index).into_iter().chain(joined.filter_map(|(at, _)| self.segment(at)))
    }

    /// The title with those of the segments joined to it: "Panellist 1 and Panellist 2".
    pub(crate) fn title(&self, index: usize) -> String {
        let titles: Vec<&str> = self.group(index).map(|segment| segment.title.as_str()).collect();
        titles.join(" and ")
    }

    /// The planned length, or the longest of those that are joined.
    pub(crate) fn planned(&self, index: usize) -> Millis {
        self.group(index).map(|segment| segment.planned).max().unwrap_or(0)
    }

    /// The time with grants and without re-allocation: the cap of every re-allocation, so that one can be done again.
    pub(crate) fn entitled(&self, index: usize) -> Millis {
        (self.planned(index) + self.record(index).grant).max(0)
    }

    /// The floor, never above the cap.
    pub(crate) fn floor(&self, index: usize) -> Millis {
        self.group(index).map(|segment| segment.floor).max().unwrap_or(0).clamp(0, self.entitled(index))
    }

    /// a: what re-allocation gave, else the plan; with all grants.
    pub(crate) fn allotted(&self, index: usize) -> Millis {
        let record = self.record(index);
        (record.given.unwrap_or_else(|| self.planned(index)) + record.grant).max(0)
    }

    /// u: the time used by `now`; 0 at least, whatever the clock does.
    pub(crate) fn used(&self, index: usize, now: Millis) -> Millis {
        self.record(index).used_at(now)
    }

    /// c: the time to change over after the segment, where something is to follow.
    pub(crate) fn changeover(&self, index: usize) -> Millis {
        self.segment(index).map_or(0, |segment| segment.changeover)
    }
}
