//! The state of the time: a plan, and what the actions so far made of it.
//!
//! A segment goes Pending → Running ⇄ Paused → Done, Running ⇄ Interrupted, Pending → Skipped; at most one is underway.
//! Only [`Timing::apply`] changes anything. A refused action changes nothing. Undo is a clone kept from before.
//!
//! The caller's clock may step back: an interval that would end before it began counts as empty, never as negative.

use std::sync::Arc;

use super::action::{Action, Refusal};
use super::plan::{Plan, SegmentPlan};
use super::state::{Record, State, Status};
use super::{HOUR, Millis, clock_hm, reallocate, sane};

/// No single deed gives, takes or back-dates more than this.
const MOST: Millis = 12 * HOUR;

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
    /// How many segments are joined to another: mostly none, and then nobody need look for them.
    joins: usize,
}

impl Timing {
    /// The state before anything has happened.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        let count = plan.segments.len();
        Self {
            plan,
            order: (0..count).collect(),
            records: vec![Record::NEW; count],
            current: None,
            last_end: None,
            joins: 0,
        }
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
                self.unskip(index)
            }
            Action::Reopen { segment } => self.reopen(self.find(segment)?, now),
            Action::Grant { segment, by } => self.grant(self.find(segment)?, *by, now),
            Action::EndAt { at } => self.end_at(sane(*at), now),
            Action::Interrupt { label } => self.interrupt(label, now),
            Action::EndInterrupt => self.end_interrupt(now),
            Action::Swap { first, second } => self.swap(self.find(first)?, self.find(second)?),
            Action::Merge { first, second } => self.merge(self.find(first)?, self.find(second)?),
            Action::Reallocate { policy } => {
                let (field, shares) = reallocate::shares(self, *policy, now).map_err(Refusal::CannotShare)?;
                for record in &mut self.records {
                    record.lent = 0;
                }
                for (&index, share) in field.flexible.iter().zip(shares) {
                    if let Some(record) = self.records.get_mut(index) {
                        record.given = Some(share - record.grant);
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
        let lent = (self.allotted(second) - self.allotted(first)).max(0);
        let base = self.base(first);
        self.set(second, State::Skipped);
        if let Some(record) = self.records.get_mut(second) {
            (record.joined, record.lent) = (Some(first), lent);
            self.joins += 1;
        }
        if let Some(record) = self.records.get_mut(first) {
            record.given = Some(base + lent);
        }
        Ok(())
    }

    /// Brings a segment back; one that was joined takes back what it lent.
    fn unskip(&mut self, index: usize) -> Result<(), Refusal> {
        if self.status(index) != Status::Skipped {
            return Err(Refusal::NotSkipped(self.title(index)));
        }
        let record = self.record(index);
        let (joined, lent) = (record.joined, record.lent);
        if let Some(host) = joined {
            match self.status(host) {
                // Joined to one that was joined in turn: they part in the order in which they came together.
                Status::Skipped if self.record(host).joined.is_some() => {
                    return Err(Refusal::Skipped(self.title(host)));
                }
                Status::Pending | Status::Skipped => {}
                _ => return Err(Refusal::Begun(self.title(host))),
            }
            let base = self.base(host) - lent;
            if let Some(record) = self.records.get_mut(index) {
                (record.joined, record.lent) = (None, 0);
                self.joins -= 1;
            }
            // After a re-allocation nothing is known to be lent, and the host keeps no more than its own.
            let base = base.min(self.planned(host));
            if let Some(record) = self.records.get_mut(host) {
                record.given = Some(base);
            }
        }
        self.set(index, State::Pending);
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

    /// The segment to which this one was joined, however many joins away; itself when it was not.
    pub(crate) fn host(&self, index: usize) -> usize {
        let mut host = index;
        // A join leads from a segment that was pending to one that still is, so there are no circles.
        while let Some(next) = self.record(host).joined {
            host = next;
        }
        host
    }

    /// The segment itself and those joined to it, directly or through others.
    pub(crate) fn group(&self, index: usize) -> impl Iterator<Item = &SegmentPlan> {
        let joins = move |mut at: usize| {
            while let Some(next) = self.record(at).joined {
                if next == index {
                    return true;
                }
                at = next;
            }
            false
        };
        let candidates = self.records.iter().take(if self.joins == 0 { 0 } else { self.records.len() });
        let joined = candidates.enumerate().filter(|(_, record)| record.joined.is_some());
        let joined = joined.filter(move |(at, _)| joins(*at));
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

    /// The time without grants: what re-allocation or a join gave, else the plan.
    fn base(&self, index: usize) -> Millis {
        let planned = || self.segment(index).map_or(0, |segment| segment.planned);
        self.record(index).given.unwrap_or_else(planned)
    }

    /// a: the time with all grants.
    pub(crate) fn allotted(&self, index: usize) -> Millis {
        (self.base(index) + self.record(index).grant).max(0)
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
