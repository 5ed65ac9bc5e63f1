//! What was planned and what happened, segment by segment: the data of the report after the event.

use super::state::Status;
use super::timing::Timing;
use super::{Millis, lengths::words_in_minutes, sane};
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
    /// The time to change over after it, as planned.
    pub changeover: Millis,
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

    /// The same, once it can be said: it is over, or runs longer already.
    #[must_use]
    pub const fn against_plan(&self) -> Option<Millis> {
        if self.ended.is_some() || (self.started.is_some() && self.used > self.planned) {
            Some(self.over_plan())
        } else {
            None
        }
    }

    /// How much longer than allotted it ran; negative when shorter.
    #[must_use]
    pub const fn over_allotted(&self) -> Millis {
        self.used - self.allotted
    }
}

/// What a rehearsal (or the event itself) says about the plan: how long it all takes at the pace that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What was heard so far at its real length, and the rest at its planned length, with changeovers.
    pub needs: Millis,
    /// What the plan takes.
    pub planned: Millis,
    /// How long the slot is.
    pub has: Millis,
    /// How many segments were heard to their end.
    pub heard: usize,
    /// How many segments there are, without those that were skipped or joined to others.
    pub of: usize,
}

impl Verdict {
    /// "This deck needs 97 minutes; the slot has 90: 7 minutes too many."
    #[must_use]
    pub fn words(&self) -> String {
        needs_words(self.needs, self.has)
    }

    /// How much of it was heard: "The plan says 86.5. Measured: 3 of 7 segments; the others count as planned."
    #[must_use]
    pub fn basis(&self) -> String {
        let planned = words_in_minutes(self.planned);
        match self.heard {
            0 => "Nothing was measured yet: every segment counts as planned.".to_owned(),
            heard if heard >= self.of => format!("The plan says {planned}. Measured: all {} segments.", self.of),
            heard => {
                format!(
                    "The plan says {planned}. Measured: {heard} of {} segments; the others count as planned.",
                    self.of
                )
            }
        }
    }
}

/// What a plan takes against what the slot has, in words.
#[must_use]
pub fn needs_words(needs: Millis, has: Millis) -> String {
    let minutes = |length: Millis| {
        let number = words_in_minutes(length);
        if number == "1" { "1 minute".to_owned() } else { format!("{number} minutes") }
    };
    // Rounded first, so that the three numbers of the sentence add up.
    let tenth = super::MINUTE / 10;
    let needs = needs.saturating_add(tenth - 1).div_euclid(tenth).saturating_mul(tenth);
    let tail = match has - needs {
        0 => "nothing to spare".to_owned(),
        rest if rest > 0 => format!("{} to spare", minutes(rest)),
        rest => format!("{} too many", minutes(-rest)),
    };
    format!("This deck needs {}; the slot has {}: {tail}.", minutes(needs), minutes(has))
}

impl Report {
    /// What it says about the plan.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let rows: Vec<&Row> = self.rows.iter().filter(|row| row.status != Status::Skipped).collect();
        let last = rows.len().saturating_sub(1);
        let needs = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let length = match row.status {
                    Status::Done => row.used,
                    Status::Pending => row.planned,
                    // Still underway: at least as long as planned, as far as anybody knows.
                    _ => row.used.max(row.planned),
                };
                length + if at == last { 0 } else { row.changeover }
            })
            .sum();
        let heard = rows.iter().filter(|row| row.status == Status::Done).count();
        let (planned, has) = (self.planned_end - self.planned_start, self.slot_end - self.planned_start);
        Verdict { needs, planned, has, heard, of: rows.len() }
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
                changeover: segment.changeover,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timing::MINUTE;

    #[test]
    fn the_verdict_adds_up_to_the_tenth() {
        let table = [
            (97 * MINUTE, 90 * MINUTE, "This deck needs 97 minutes; the slot has 90 minutes: 7 minutes too many."),
            (
                89 * MINUTE + 2_000,
                90 * MINUTE,
                "This deck needs 89.1 minutes; the slot has 90 minutes: 0.9 minutes to spare.",
            ),
            (90 * MINUTE, 90 * MINUTE, "This deck needs 90 minutes; the slot has 90 minutes: nothing to spare."),
            (MINUTE, 2 * MINUTE, "This deck needs 1 minute; the slot has 2 minutes: 1 minute to spare."),
        ];
        for (needs, has, words) in table {
            assert_eq!(needs_words(needs, has), words);
        }
    }
}
