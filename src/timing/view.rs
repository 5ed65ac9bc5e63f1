//! What the time means at one instant: every formula of the slot, and the words for it.
//!
//! t is now, i the segment that is underway, P the pending ones in order, T0 and T1 the ends of the slot:
//! used u, allotted a, remaining r = a − u; slot remaining R = T1 − t; projected end E = t + H + Σ(a + c) over P, with
//! H = max(r, 0) + c of i, or what is left of the last changeover, or the wait for T0; behind V = E − E0;
//! over L = E − T1; must start by B = T1 − Σ(a + c) from there on. The last pending segment has no changeover.

use crate::deck::model::SegmentKind;

use super::health::{WrongDay, wrong_day};
use super::lengths::{figures, figures_over, words_down, words_up};
use super::state::{State, Status};
use super::timing::Timing;
use super::{Millis, SECOND, clock_hm, sane};

/// Less than this off the plan is "on time".
const ON_TIME: Millis = 30 * SECOND;

/// What a clock says beyond its figures, by what remains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// More remains than "wrap up".
    Planned,
    /// Time to come to the point.
    WrapUp,
    /// The last sentence.
    LastCall,
    /// Nothing remains.
    Over,
}

impl Phase {
    /// The phase in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "on time",
            Self::WrapUp => "wrap up",
            Self::LastCall => "last call",
            Self::Over => "over",
        }
    }

    /// The phase when `remaining` is left.
    #[must_use]
    pub const fn of(remaining: Millis, wrap_up: Millis, last_call: Millis) -> Self {
        if remaining <= 0 {
            Self::Over
        } else if remaining <= last_call {
            Self::LastCall
        } else if remaining <= wrap_up {
            Self::WrapUp
        } else {
            Self::Planned
        }
    }
}

/// A clarification or right of reply that holds the segment's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interruption {
    /// What it is.
    pub label: String,
    /// When it began.
    pub since: Millis,
    /// How long it has lasted.
    pub used: Millis,
}

/// The segment that is underway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its position in [`View::segments`].
    pub index: usize,
    /// u: how long its clock has run.
    pub used: Millis,
    /// a: its time.
    pub allotted: Millis,
    /// r = a − u; negative when over.
    pub remaining: Millis,
    /// What its clock says.
    pub phase: Phase,
    /// Whether its clock is stopped by a pause.
    pub paused: bool,
    /// How long this pause has lasted.
    pub paused_for: Option<Millis>,
    /// The instant at which its time is used up (in the past when over); none while its clock stands still.
    pub stop_at: Option<Millis>,
    /// What interrupts it.
    pub interrupted: Option<Interruption>,
}

impl Running {
    /// What its clock shows: "4:05" left, or "+0:42" over.
    #[must_use]
    pub fn stands(&self) -> String {
        if self.remaining < 0 { figures_over(-self.remaining) } else { figures(self.remaining) }
    }

    /// How far over: max(0, −r).
    #[must_use]
    pub fn overtime(&self) -> Millis {
        (-self.remaining).max(0)
    }
}

/// One segment at this instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentView {
    /// Its id.
    pub id: String,
    /// Its title, with the titles of segments joined to it.
    pub title: String,
    /// What it is for.
    pub kind: SegmentKind,
    /// The ids of those who speak in it, with those of segments joined to it.
    pub who: Vec<String>,
    /// Where it stands.
    pub status: Status,
    /// b: the planned length.
    pub planned: Millis,
    /// a: the length it has now.
    pub allotted: Millis,
    /// u: how long its clock has run.
    pub used: Millis,
    /// When it started, or is projected to start; none when skipped.
    pub starts_at: Option<Millis>,
    /// When it ended, or is projected to end; none when skipped.
    pub ends_at: Option<Millis>,
    /// B: the latest start with which all that follows still fits; only while it is to come.
    pub must_start_by: Option<Millis>,
    /// Whether re-allocation leaves it alone.
    pub protected: bool,
    /// The time that the speaker was told, if any.
    pub told: Option<Millis>,
    /// The id of the segment to which this one was joined.
    pub joined_to: Option<String>,
}

/// The time at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The instant.
    pub now: Millis,
    /// Whether this is a rehearsal.
    pub rehearsal: bool,
    /// Whether any segment has begun.
    pub started: bool,
    /// Whether nothing is underway and nothing is to come.
    pub finished: bool,
    /// Set when the slot is on another day: offer a rehearsal, and show no countdown to it.
    pub wrong_day: Option<WrongDay>,
    /// How long until the slot starts; none once it has, or once a segment has begun.
    pub before_start: Option<Millis>,
    /// R = T1 − t: never pauses, negative after the slot.
    pub slot_remaining: Millis,
    /// The segment that is underway.
    pub running: Option<Running>,
    /// The position in `segments` of the one that "next" would start.
    pub next: Option<usize>,
    /// Between segments: when the last one ended.
    pub idle_since: Option<Millis>,
    /// Every segment in the order in which they run.
    pub segments: Vec<SegmentView>,
    /// E: when everything ends if everybody keeps their time.
    pub projected_end: Millis,
    /// V = E − E0: behind the plan; negative when ahead.
    pub behind: Millis,
    /// L = E − T1: over the slot; negative when there is time to spare.
    pub over: Millis,
    /// Whether the words say that the event ends too late.
    pub too_long: bool,
    /// V and L in a sentence.
    pub words: String,
    /// B of the first questions still to come.
    pub questions_must_start_by: Option<Millis>,
    /// When the questions must end for what follows them to fit, while they run or are to come.
    pub questions_end_by: Option<Millis>,
    /// The next instant at which a phase changes without anybody doing anything: nothing but figures moves before it.
    pub next_change: Option<Millis>,
}

/// The projection: the part of the formulas that re-allocation needs too.
pub(crate) struct Projection {
    /// Pending segments in order, as plan indices.
    pub(crate) pending: Vec<usize>,
    /// When the first pending segment is projected to start.
    pub(crate) first_start: Millis,
    /// E.
    pub(crate) end: Millis,
    /// L = E − T1.
    pub(crate) over: Millis,
}

impl Timing {
    /// The changeover after a pending segment at `place` of `pending`: the last has none.
    pub(crate) fn changeover_in(&self, pending: &[usize], place: usize) -> Millis {
        if place + 1 < pending.len() { pending.get(place).map_or(0, |&index| self.changeover(index)) } else { 0 }
    }

    pub(crate) fn project(&self, now: Millis) -> Projection {
        let slot = &self.plan().slot;
        let pending: Vec<usize> = self.pending().collect();
        let changeover = |index: usize| if pending.is_empty() { 0 } else { self.changeover(index) };
        let first_start = match (self.current(), self.last_end()) {
            (Some(index), _) => now + (self.allotted(index) - self.used(index, now)).max(0) + changeover(index),
            // Everything is over: the end is known and stands still.
            (None, Some((_, at))) if pending.is_empty() => at,
            (None, Some((index, at))) => now + (changeover(index) - (now - at).max(0)).max(0),
            (None, None) if pending.is_empty() => slot.starts,
            (None, None) => now.max(slot.starts),
        };
        let rest: Millis = pending
            .iter()
            .enumerate()
            .map(|(place, &index)| self.allotted(index) + self.changeover_in(&pending, place))
            .sum();
        let end = first_start + rest;
        Projection { pending, first_start, end, over: end - slot.ends }
    }

    /// Everything that can be said about the time at `now`.
    #[must_use]
    pub fn view(&self, now: Millis) -> View {
        let now = sane(now);
        let plan = self.plan();
        let (slot, zone) = (&plan.slot, plan.slot.zone.as_str());
        let projection = self.project(now);
        let finished = self.current().is_none() && projection.pending.is_empty();
        let mut segments: Vec<SegmentView> = self.order().iter().map(|&index| self.segment_view(index, now)).collect();
        let place = |index: usize| self.order().iter().position(|&other| other == index);

        // Forwards: when pending segments start and end. Backwards: when they must start.
        let mut starts = projection.first_start;
        for (at, &index) in projection.pending.iter().enumerate() {
            let ends = starts + self.allotted(index);
            if let Some(segment) = place(index).and_then(|place| segments.get_mut(place)) {
                (segment.starts_at, segment.ends_at) = (Some(starts), Some(ends));
            }
            starts = ends + self.changeover_in(&projection.pending, at);
        }
        let mut latest = slot.ends;
        let mut questions = None;
        for (at, &index) in projection.pending.iter().enumerate().rev() {
            let ends_by = latest - self.changeover_in(&projection.pending, at);
            latest = ends_by - self.allotted(index);
            if let Some(segment) = place(index).and_then(|place| segments.get_mut(place)) {
                segment.must_start_by = Some(latest);
                if segment.kind == SegmentKind::Questions {
                    questions = Some((latest, ends_by));
                }
            }
        }
        let running = self.current().and_then(|index| self.running(index, place(index)?, now));
        let running_questions = self
            .current()
            .filter(|&index| self.segment(index).is_some_and(|segment| segment.kind == SegmentKind::Questions));
        let questions_end_by = match running_questions {
            Some(_) if projection.pending.is_empty() => Some(slot.ends),
            Some(index) => Some(latest - self.changeover(index)),
            None => questions.map(|(_, ends_by)| ends_by),
        };

        let wrong_day = if finished && self.started() { None } else { wrong_day(slot, now) };
        let behind = projection.end - plan.planned_end();
        let left = projection.pending.iter().map(|&index| self.allotted(index)).sum::<Millis>()
            + running.as_ref().map_or(0, |running| running.remaining.max(0));
        let words = wrong_day.as_ref().map_or_else(
            || {
                let end = clock_hm(projection.end, zone);
                let before = (!self.started() && !finished).then(|| slot.starts - now);
                sentence(before, finished.then(|| self.started()), &end, behind, projection.over, left)
            },
            |wrong| wrong.words(zone),
        );
        View {
            now,
            rehearsal: plan.rehearsal,
            started: self.started(),
            finished,
            before_start: (!self.started() && now < slot.starts).then(|| slot.starts - now),
            slot_remaining: slot.ends - now,
            next: projection.pending.first().and_then(|&index| place(index)),
            idle_since: if self.current().is_none() { self.last_end().map(|(_, at)| at) } else { None },
            projected_end: projection.end,
            behind,
            over: projection.over,
            too_long: too_long(projection.over, left),
            words,
            questions_must_start_by: questions.map(|(starts_by, _)| starts_by),
            questions_end_by,
            next_change: self.next_change(running.as_ref(), now),
            wrong_day,
            running,
            segments,
        }
    }

    fn segment_view(&self, index: usize, now: Millis) -> SegmentView {
        let record = self.record(index);
        let (allotted, used) = (self.allotted(index), self.used(index, now));
        let segment = self.segment(index);
        let ends_at = match record.state {
            State::Running { .. } | State::Paused { .. } | State::Interrupted { .. } => {
                Some(now + (allotted - used).max(0))
            }
            _ => record.ended,
        };
        SegmentView {
            id: segment.map(|segment| segment.id.clone()).unwrap_or_default(),
            title: self.title(index),
            kind: segment.map(|segment| segment.kind).unwrap_or_default(),
            who: self.group(index).flat_map(|segment| segment.who.iter().cloned()).collect(),
            status: record.status(),
            planned: self.planned(index),
            allotted,
            used,
            starts_at: record.started,
            ends_at,
            must_start_by: None,
            protected: segment.is_some_and(|segment| segment.protected),
            told: record.told,
            joined_to: record.joined.and_then(|_| self.segment(self.host(index))).map(|host| host.id.clone()),
        }
    }

    fn running(&self, index: usize, place: usize, now: Millis) -> Option<Running> {
        let segment = self.segment(index)?;
        let (allotted, used) = (self.allotted(index), self.used(index, now));
        let remaining = allotted - used;
        let state = &self.record(index).state;
        Some(Running {
            index: place,
            used,
            allotted,
            remaining,
            phase: Phase::of(remaining, segment.wrap_up, segment.last_call),
            paused: matches!(state, State::Paused { .. }),
            paused_for: match state {
                State::Paused { since } => Some((now - since).max(0)),
                _ => None,
            },
            // From where the interval began, not from now: so it stands still even where the clock has stepped back.
            stop_at: match state {
                State::Running { since } => Some(since + allotted - self.record(index).used),
                _ => None,
            },
            interrupted: match state {
                State::Interrupted { since, label } => {
                    Some(Interruption { label: label.clone(), since: *since, used: (now - since).max(0) })
                }
                _ => None,
            },
        })
    }

    fn next_change(&self, running: Option<&Running>, now: Millis) -> Option<Millis> {
        let slot = &self.plan().slot;
        let mut changes = vec![slot.ends];
        changes.extend(super::health::boundaries(slot));
        if !self.started() {
            changes.push(slot.starts);
        }
        if let (Some(stop_at), Some(segment)) =
            (running.and_then(|running| running.stop_at), self.current().and_then(|index| self.segment(index)))
        {
            changes.extend([stop_at - segment.wrap_up, stop_at - segment.last_call, stop_at]);
        }
        if let (None, Some((index, at))) = (self.current(), self.last_end()) {
            changes.push(at + self.changeover(index));
        }
        changes.into_iter().filter(|&change| change > now).min()
    }
}

/// Whether the event ends too late to keep silent: a few seconds are not worth a word while there is still something that
/// can be shortened.
const fn too_long(over: Millis, left: Millis) -> bool {
    over >= ON_TIME || (over > 0 && left <= 0)
}

/// V and L in a sentence: words, not signs.
///
/// `before` is the time until the slot starts while nothing has begun (negative when late); `finished` is set when
/// nothing is left, and says whether anything ever began; `left` is the time that could still be cut.
fn sentence(
    before: Option<Millis>,
    finished: Option<bool>,
    end: &str,
    behind: Millis,
    over: Millis,
    left: Millis,
) -> String {
    match finished {
        Some(true) if over == 0 => return format!("finished {end}, nothing to spare"),
        Some(true) if over > 0 => return format!("finished {end}, {} over", words_down(over)),
        Some(true) => return format!("finished {end}, {} to spare", words_down(-over)),
        Some(false) => return "every segment is skipped".to_owned(),
        None => {}
    }
    let body = if too_long(over, left) {
        let by = words_up(over);
        if left > 0 { format!("{by} over: cut {by}") } else { format!("{by} over: close now") }
    } else if behind >= ON_TIME {
        let spare = if over >= 0 { "nothing".to_owned() } else { words_down(-over) };
        format!("{} behind, still ends {end} ({spare} to spare)", words_down(behind))
    } else if behind <= -ON_TIME {
        format!("{} ahead, ends {end}", words_down(-behind))
    } else {
        format!("on time, ends {end}")
    };
    match before {
        Some(wait) if wait > 0 && over >= ON_TIME => format!("starts in {}; {body}", words_up(wait)),
        Some(wait) if wait > 0 => format!("starts in {}", words_up(wait)),
        Some(_) => format!("not started: {body}"),
        None => body,
    }
}
