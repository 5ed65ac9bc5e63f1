//! Fair re-allocation: the time that is left, shared among the segments that are still to come.
//!
//! A = T1 − (E without the flexible pending segments) = R − max(r, 0) − changeovers − protected pending time. How A is
//! shared among the flexible ones stands in [`super::share`]. It is always a [`Preview`] first, never touches whoever is
//! speaking, and says who was told another time.
//!
//! The cap is the plan with grants rather than the last allotment, so that re-allocating again, after a segment was
//! skipped for instance, gives time back.

use crate::deck::model::SegmentKind;

use super::action::{Action, Policy};
use super::lengths::{figures, words_length, words_up};
use super::share::{Part, STEP, share};
use super::timing::Timing;
use super::view::Projection;
use super::{Millis, clock_hm, sane};

/// What a re-allocation would do, before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How the time is shared.
    pub policy: Policy,
    /// A: the time to share.
    pub available: Millis,
    /// E and L as they are.
    pub ends_before: Millis,
    /// L as it is: over the slot, negative with time to spare.
    pub over_before: Millis,
    /// E after it.
    pub ends_after: Millis,
    /// L after it: zero or less, the rest of rounding.
    pub over_after: Millis,
    /// Each segment that takes part, in order.
    pub rows: Vec<Row>,
    /// The effect in a sentence: "ends 14:44 instead of 14:55 (30 s to spare)".
    pub words: String,
}

/// One segment in a [`Preview`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub kind: SegmentKind,
    /// The time that it has.
    pub old: Millis,
    /// The time that it would have.
    pub new: Millis,
    /// Its floor.
    pub floor: Millis,
    /// Its cap.
    pub cap: Millis,
    /// The time that the speaker was told.
    pub told: Option<Millis>,
}

impl Row {
    /// Whether it would fall below its floor (only under [`Policy::ScaledFloors`]): mark it in red.
    #[must_use]
    pub const fn below_floor(&self) -> bool {
        self.new < self.floor
    }

    /// "told 9:00, now 7:15" where the speaker was told another time.
    #[must_use]
    pub fn flag(&self) -> Option<String> {
        let told = self.told.filter(|&told| told != self.new)?;
        Some(format!("told {}, now {}", figures(told), figures(self.new)))
    }
}

/// Why the time cannot be shared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Infeasible {
    /// Every segment to come is protected, or none is to come.
    #[error("no segment to come may be changed")]
    NothingFlexible,
    /// Not even the floors fit.
    #[error("not possible: even at their shortest, the segments to come need {} more than is left", words_up(*.short_by))]
    TooShort {
        /// By how much.
        short_by: Millis,
        /// A: the time to share; may be negative.
        available: Millis,
        /// What would help, what suffices first.
        offers: Vec<Offer>,
    },
}

/// What helps where not even the floors fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Pass a segment by.
    Skip {
        /// Its id.
        segment: String,
        /// Its title.
        title: String,
        /// What it frees.
        frees: Millis,
        /// Whether the floors fit then.
        enough: bool,
    },
    /// Let two speakers share the longer of their times.
    Merge {
        /// The one that stays.
        first: String,
        /// The one that joins it.
        second: String,
        /// Both titles.
        title: String,
        /// What it frees.
        frees: Millis,
        /// Whether the floors fit then.
        enough: bool,
    },
    /// Go below the floors, all in the same proportion.
    ScaledFloors,
}

impl Offer {
    /// The action that takes the offer up.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Skip { segment, .. } => Action::Skip { segment: segment.clone() },
            Self::Merge { first, second, .. } => Action::Merge { first: first.clone(), second: second.clone() },
            Self::ScaledFloors => Action::Reallocate { policy: Policy::ScaledFloors },
        }
    }

    /// The offer in words: "skip “Panellist 4” (frees 4 min 30 s)".
    #[must_use]
    pub fn words(&self) -> String {
        let but = |enough: &bool| if *enough { "" } else { ", not enough alone" };
        match self {
            Self::Skip { title, frees, enough, .. } => {
                format!("skip “{title}” (frees {}{})", words_length(*frees), but(enough))
            }
            Self::Merge { title, frees, enough, .. } => {
                format!("join “{title}” (frees {}{})", words_length(*frees), but(enough))
            }
            Self::ScaledFloors => "go below the floors, everybody in the same proportion".to_owned(),
        }
    }

    const fn weight(&self) -> (bool, Millis) {
        match self {
            Self::Skip { frees, enough, .. } | Self::Merge { frees, enough, .. } => (*enough, *frees),
            Self::ScaledFloors => (true, Millis::MAX),
        }
    }
}

/// The pending segments that take part, and A.
pub(crate) struct Field {
    pub(crate) projection: Projection,
    /// Plan indices, in order.
    pub(crate) flexible: Vec<usize>,
    /// The same as numbers.
    pub(crate) parts: Vec<Part>,
    /// A.
    pub(crate) available: Millis,
}

impl Field {
    pub(crate) fn of(timing: &Timing, now: Millis) -> Self {
        let projection = timing.project(now);
        let flexible: Vec<usize> = projection
            .pending
            .iter()
            .copied()
            .filter(|&index| timing.segment(index).is_some_and(|segment| !segment.protected))
            .collect();
        let parts = flexible
            .iter()
            .map(|&index| Part {
                planned: timing.planned(index),
                floor: timing.floor(index),
                cap: timing.entitled(index),
            })
            .collect();
        let held: Millis = flexible.iter().map(|&index| timing.allotted(index)).sum();
        let available = held - projection.over;
        Self { projection, flexible, parts, available }
    }

    /// By how much the floors do not fit; negative when they do.
    pub(crate) fn short(&self) -> Millis {
        self.parts.iter().map(|part| part.floor).sum::<Millis>() - self.available
    }

    pub(crate) fn share(&self, policy: Policy) -> Option<Vec<Millis>> {
        share(&self.parts, policy, self.available)
    }
}

/// Everybody's new time under `policy`, in the order of [`Field::flexible`]: the part of a preview that replaying a
/// journal needs.
pub(crate) fn shares(timing: &Timing, policy: Policy, now: Millis) -> Result<(Field, Vec<Millis>), Infeasible> {
    let field = Field::of(timing, now);
    if field.flexible.is_empty() {
        return Err(Infeasible::NothingFlexible);
    }
    let Some(mut shares) = field.share(policy) else {
        return Err(Infeasible::TooShort {
            short_by: field.short(),
            available: field.available,
            offers: offers(timing, &field, now),
        });
    };
    // Time to spare beyond every cap goes to the questions.
    let surplus = (field.available - field.parts.iter().map(|part| part.cap).sum::<Millis>()).max(0) / STEP * STEP;
    let questions = field.flexible.iter().position(|&index| kind(timing, index) == SegmentKind::Questions);
    if let Some(share) = questions.and_then(|at| shares.get_mut(at)) {
        *share += surplus;
    }
    Ok((field, shares))
}

fn kind(timing: &Timing, index: usize) -> SegmentKind {
    timing.segment(index).map(|segment| segment.kind).unwrap_or_default()
}

/// What re-allocation by `policy` would do at `now`. It never touches whoever is speaking, nor a protected segment.
pub fn preview(timing: &Timing, policy: Policy, now: Millis) -> Result<Preview, Infeasible> {
    let (field, shares) = shares(timing, policy, sane(now))?;
    let rows: Vec<Row> = field
        .flexible
        .iter()
        .zip(&field.parts)
        .zip(shares)
        .map(|((&index, part), new)| Row {
            id: timing.segment(index).map(|segment| segment.id.clone()).unwrap_or_default(),
            title: timing.title(index),
            kind: kind(timing, index),
            old: timing.allotted(index),
            new,
            floor: part.floor,
            cap: part.cap,
            told: timing.record(index).told,
        })
        .collect();
    let change: Millis = rows.iter().map(|row| row.new - row.old).sum();
    let (ends_before, over_before) = (field.projection.end, field.projection.over);
    let (ends_after, over_after) = (ends_before + change, over_before + change);
    let zone = &timing.plan().slot.zone;
    let (before, after) = (clock_hm(ends_before, zone), clock_hm(ends_after, zone));
    let instead = if before == after { String::new() } else { format!(" instead of {before}") };
    let spare = if over_after < 0 { words_length(over_after) } else { "nothing".to_owned() };
    let words = format!("ends {after}{instead} ({spare} to spare)");
    Ok(Preview { policy, available: field.available, ends_before, over_before, ends_after, over_after, rows, words })
}

/// Tries every skip and every join of neighbours on a copy: what frees just enough comes first. The questions are never
/// offered up: they are what the clock protects.
fn offers(timing: &Timing, field: &Field, now: Millis) -> Vec<Offer> {
    let short = field.short();
    let after = |action: &Action| {
        let mut copy = timing.clone();
        copy.apply(action, now).ok()?;
        let after = Field::of(&copy, now).short();
        Some((short - after, after <= 0)).filter(|(frees, _)| *frees > 0)
    };
    let id = |index: usize| timing.segment(index).map(|segment| segment.id.clone()).unwrap_or_default();
    let mut offers = Vec::new();
    for &index in field.flexible.iter().filter(|&&index| kind(timing, index) != SegmentKind::Questions) {
        if let Some((frees, enough)) = after(&Action::Skip { segment: id(index) }) {
            offers.push(Offer::Skip { segment: id(index), title: timing.title(index), frees, enough });
        }
    }
    for pair in field.flexible.windows(2) {
        let &[one, other] = pair else { continue };
        if [one, other].iter().any(|&index| kind(timing, index) != SegmentKind::Talk) {
            continue;
        }
        let (first, second) = (id(one), id(other));
        if let Some((frees, enough)) = after(&Action::Merge { first: first.clone(), second: second.clone() }) {
            let title = format!("{} and {}", timing.title(one), timing.title(other));
            offers.push(Offer::Merge { first, second, title, frees, enough });
        }
    }
    offers.sort_by_key(|offer| {
        let (enough, frees) = offer.weight();
        (!enough, if enough { frees } else { -frees })
    });
    if field.available > 0 {
        offers.push(Offer::ScaledFloors);
    }
    offers
}
