//! What was planned and what happened, segment by segment: the data of the report after the event.

use super::state::Status;
use super::timing::Timing;
use super::{Millis, sane};
use crate::deck::model::SegmentKind;

/// The whole slot, planned against actual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whether it was a rehearsal.
    pub rehearsal: bool,
    /// The zone in which to write times of day.
    pub zone: String,
    /// When the slot was to start.
    pub planned_start: Millis,
    /// When the plan was to end: E0.
    pub planned_end: Millis,
    /// The hard stop.
    pub slot_end: Millis,
    /// When the first segment began.
    pub started: Option<Millis>,
    /// When the last segment ended; none while one is underway.
    pub ended: Option<Millis>,
    /// The segments in the order in which they were to run at the end.
    pub rows: Vec<Row>,
}

/// One segment, planned against actual. Lengths in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it was for.
    pub kind: SegmentKind,
    /// Where it stood.
    pub status: Status,
    /// b: the planned length.
    pub planned: Millis,
    /// a: the length it was given in the end.
    pub allotted: Millis,
    /// The part of it that the moderator gave or took by hand.
    pub granted: Millis,
    /// u: how long its clock ran.
    pub used: Millis,
    /// How long it was paused.
    pub paused: Millis,
    /// How long it was interrupted.
    pub interrupted: Millis,
    /// How often it was interrupted.
    pub interruptions: u32,
    /// When it was to start by the plan.
    pub planned_start: Millis,
    /// When it started.
    pub started: Option<Millis>,
    /// When it ended.
    pub ended: Option<Millis>,
}

impl Row {
    /// How much longer than planned it ran; negative when shorter.
    #[must_use]
    pub const fn over_plan(&self) -> Millis {
        self.used - self.planned
    }

    /// How much longer than allotted it ran; negative when shorter.
    #[must_use]
    pub const fn over_allotted(&self) -> Millis {
        self.used - self.allotted
    }
}

/// The report of `timing` at `now` (which matters only while a segment is underway).
#[must_use]
pub fn report(timing: &Timing, now: Millis) -> Report {
    let now = sane(now);
    let plan = timing.plan();
    let mut planned_starts = Vec::with_capacity(plan.segments.len());
    let mut at = plan.slot.starts;
    for segment in &plan.segments {
        planned_starts.push(at);
        at += segment.planned + segment.changeover;
    }
    let rows: Vec<Row> = timing
        .order()
        .iter()
        .filter_map(|&index| {
            let (segment, record) = (timing.segment(index)?, timing.record(index));
            let (paused, interrupted) = record.held_at(now);
            Some(Row {
                id: segment.id.clone(),
                title: timing.title(index),
                kind: segment.kind,
                status: record.status(),
                planned: segment.planned,
                allotted: timing.allotted(index),
                granted: record.grant,
                used: record.used_at(now),
                paused,
                interrupted,
                interruptions: record.interruptions,
                planned_start: planned_starts.get(index).copied().unwrap_or(plan.slot.starts),
                started: record.started,
                ended: record.ended,
            })
        })
        .collect();
    Report {
        rehearsal: plan.rehearsal,
        zone: plan.slot.zone.clone(),
        planned_start: plan.slot.starts,
        planned_end: plan.planned_end(),
        slot_end: plan.slot.ends,
        started: rows.iter().filter_map(|row| row.started).min(),
        ended: if timing.current().is_some() { None } else { timing.last_end().map(|(_, at)| at) },
        rows,
    }
}
