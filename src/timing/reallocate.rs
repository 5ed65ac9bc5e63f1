//! Fair re-allocation: the time that is left, shared among the segments that are still to come.
//!
//! A = T1 − (E without the flexible pending segments) = R − max(r, 0) − changeovers − protected pending time. Each
//! flexible segment has a cap (planned and granted), a floor and a weight (planned); a policy turns them into
//! x(λ) = clamp(offset + weight · λ, floor, cap), and λ is the one with which Σx = A, found exactly in whole numbers.
//! Everybody is then rounded down to 15 s, the questions too, but never below a floor, and a full cap stays full. So
//! every part only grows with A: one minute more of A never gives anybody less. What rounding leaves is not handed out
//! (that would take it from somebody at the next step); it lies at the end of the slot, where
//! [`super::View::questions_end_by`] and the rounds that still fit count it for the questions.
//!
//! The cap is the plan with grants rather than the last allotment, so that re-allocating again, after a segment was
//! skipped for instance, gives time back.

use std::cmp::Ordering;

use crate::deck::model::SegmentKind;

use super::action::{Action, Policy, Refusal};
use super::lengths::{figures, words_length, words_up};
use super::timing::Timing;
use super::view::Projection;
use super::{Millis, SECOND, clock_hm, sane};

/// Times are handed out in steps of this.
pub const STEP: Millis = 15 * SECOND;

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
    /// Its position in the plan.
    pub plan_index: usize,
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

/// One part in the sharing: what the arithmetic needs to know of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// b: the planned length.
    pub planned: Millis,
    /// m.
    pub floor: Millis,
    /// a; not below the floor.
    pub cap: Millis,
}

/// Shares `available` among `parts`; `None` where not even the floors fit.
///
/// Σ of the result is at most `available`, each part lies between its floor and its cap (for
/// [`Policy::ScaledFloors`]: below its floor where the floors do not fit), and no part shrinks when `available` grows.
#[must_use]
pub fn share(parts: &[Part], policy: Policy, available: Millis) -> Option<Vec<Millis>> {
    let (floors, caps): (Millis, Millis) =
        (parts.iter().map(|part| part.floor).sum(), parts.iter().map(|part| part.cap).sum());
    if available >= caps {
        return Some(parts.iter().map(|part| part.cap).collect());
    }
    if available < floors {
        let scaled = |part: &Part| {
            let exact = i128::from(part.floor) * i128::from(available) / i128::from(floors);
            Millis::try_from(exact).unwrap_or(0) / STEP * STEP
        };
        return (policy == Policy::ScaledFloors && available > 0).then(|| parts.iter().map(scaled).collect());
    }
    let rounded = |(part, exact): (&Part, Millis)| {
        if exact >= part.cap { part.cap } else { (exact / STEP * STEP).max(part.floor) }
    };
    Some(parts.iter().zip(fill(parts, policy, available)).map(rounded).collect())
}

/// The straight line of a part under a policy: (offset, weight).
fn line(part: &Part, policy: Policy) -> (i128, i128) {
    match policy {
        Policy::Proportional | Policy::ScaledFloors => (0, i128::from(part.planned.max(1))),
        Policy::EqualCut => (i128::from(part.cap), 1),
        Policy::EqualShare => (0, 1),
    }
}

/// Finds the λ with which the parts fill `available`, for Σfloor ≤ available < Σcap; the parts cut to the millisecond.
///
/// Σx(λ) is piecewise linear with corners where a part leaves its floor or reaches its cap. λ = n/d is kept as a fraction
/// and every comparison is made in whole numbers, so that a part that comes to exactly 6:00 is not rounded down to 5:45.
fn fill(parts: &[Part], policy: Policy, available: Millis) -> Vec<Millis> {
    struct Line {
        offset: i128,
        weight: i128,
        floor: i128,
        cap: i128,
    }
    let available = i128::from(available);
    let lines: Vec<Line> = parts
        .iter()
        .map(|part| {
            let (offset, weight) = line(part, policy);
            Line { offset, weight, floor: i128::from(part.floor), cap: i128::from(part.cap.max(part.floor)) }
        })
        .collect();
    let mut corners: Vec<(i128, i128)> = lines
        .iter()
        .flat_map(|line| [(line.floor - line.offset, line.weight), (line.cap - line.offset, line.weight)])
        .collect();
    corners.sort_by(|(n, d), (m, e)| (n * e).cmp(&(m * d)));
    let total = |&(n, d): &(i128, i128)| -> i128 {
        lines.iter().map(|line| (line.offset * d + line.weight * n).clamp(line.floor * d, line.cap * d)).sum()
    };
    let below = corners.partition_point(|corner| total(corner) <= available * corner.1);
    // At the lowest corner everybody has the floor, which fits: so there is one below.
    let (n, d) = corners.get(below.saturating_sub(1)).copied().unwrap_or((0, 1));
    let place = |line: &Line| {
        let value = line.offset * d + line.weight * n;
        if value < line.floor * d {
            Ordering::Less
        } else if value >= line.cap * d {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    };
    let (mut rest, mut weights) = (available, 0);
    for line in &lines {
        match place(line) {
            Ordering::Less => rest -= line.floor,
            Ordering::Greater => rest -= line.cap,
            Ordering::Equal => {
                rest -= line.offset;
                weights += line.weight;
            }
        }
    }
    lines
        .iter()
        .map(|line| {
            let exact = match place(line) {
                Ordering::Less => line.floor,
                Ordering::Greater => line.cap,
                Ordering::Equal => line.offset + (line.weight * rest).div_euclid(weights.max(1)),
            };
            Millis::try_from(exact.clamp(line.floor, line.cap)).unwrap_or(0)
        })
        .collect()
}

/// The pending segments that take part, and A.
struct Field {
    projection: Projection,
    flexible: Vec<usize>,
    parts: Vec<Part>,
    available: Millis,
}

impl Field {
    fn of(timing: &Timing, now: Millis) -> Self {
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
    fn short(&self) -> Millis {
        self.parts.iter().map(|part| part.floor).sum::<Millis>() - self.available
    }

    fn share(&self, policy: Policy) -> Option<Vec<Millis>> {
        share(&self.parts, policy, self.available)
    }
}

/// What re-allocation by `policy` would do at `now`. It never touches whoever is speaking, nor a protected segment.
pub fn preview(timing: &Timing, policy: Policy, now: Millis) -> Result<Preview, Infeasible> {
    let now = sane(now);
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
    let kind = |index: usize| timing.segment(index).map(|segment| segment.kind).unwrap_or_default();
    // Time to spare beyond every cap goes to the questions.
    let surplus = (field.available - field.parts.iter().map(|part| part.cap).sum::<Millis>()).max(0) / STEP * STEP;
    let questions = field.flexible.iter().position(|&index| kind(index) == SegmentKind::Questions);
    if let Some(share) = questions.and_then(|at| shares.get_mut(at)) {
        *share += surplus;
    }
    let rows: Vec<Row> = field
        .flexible
        .iter()
        .zip(&field.parts)
        .zip(shares)
        .map(|((&index, part), new)| Row {
            plan_index: index,
            id: timing.segment(index).map(|segment| segment.id.clone()).unwrap_or_default(),
            title: timing.title(index),
            kind: kind(index),
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
    let is = |index: usize, kind: SegmentKind| timing.segment(index).is_some_and(|segment| segment.kind == kind);
    let mut offers = Vec::new();
    for &index in field.flexible.iter().filter(|&&index| !is(index, SegmentKind::Questions)) {
        if let Some((frees, enough)) = after(&Action::Skip { segment: id(index) }) {
            offers.push(Offer::Skip { segment: id(index), title: timing.title(index), frees, enough });
        }
    }
    for pair in field.flexible.windows(2) {
        let &[one, other] = pair else { continue };
        if !is(one, SegmentKind::Talk) || !is(other, SegmentKind::Talk) {
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

/// The price of a grant before it is paid: everybody's share by `policy` without it and with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The grant.
    pub by: Millis,
    /// By how much not even the floors would fit with it; none where they do.
    pub short_by: Option<Millis>,
    /// Each segment that would take part.
    pub rows: Vec<PriceRow>,
    /// "+2 min here = 15 s less for each of the three others, questions 25:00 instead of 26:15".
    pub words: String,
}

/// One segment in a [`Price`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub kind: SegmentKind,
    /// Its share without the grant.
    pub before: Millis,
    /// Its share with it.
    pub after: Millis,
}

/// What it would cost the others to grant `by` to `segment` at `now`, if the rest is shared by `policy` afterwards.
pub fn what_if(timing: &Timing, segment: &str, by: Millis, policy: Policy, now: Millis) -> Result<Price, Refusal> {
    let now = sane(now);
    let mut granted = timing.clone();
    granted.apply(&Action::Grant { segment: segment.to_owned(), by }, now)?;
    let sign = if by < 0 { "−" } else { "+" };
    let here = format!("{sign}{} here", words_length(by));
    let (before, after) = (Field::of(timing, now), Field::of(&granted, now));
    let none = |words: String, short_by| Ok(Price { by, short_by, rows: Vec::new(), words });
    let Some(shares) = after.share(policy) else {
        let short = after.short();
        return none(format!("{here}: then it no longer fits, by {}", words_up(short)), Some(short));
    };
    // Where nothing fits without the grant, only taking time can make it fit: then the others stand at their floors.
    let old = before.share(policy).unwrap_or_else(|| before.parts.iter().map(|part| part.floor).collect());
    let rows: Vec<PriceRow> = after
        .flexible
        .iter()
        .zip(old.iter().zip(&shares))
        .filter_map(|(&index, (&before, &after))| {
            let other = timing.segment(index).filter(|other| other.id != segment)?;
            Some(PriceRow { id: other.id.clone(), title: timing.title(index), kind: other.kind, before, after })
        })
        .collect();
    let effects = effects(&rows);
    let words = if effects.is_empty() {
        let (over, zone) = (after.projection.over, &timing.plan().slot.zone);
        let end = clock_hm(after.projection.end, zone);
        match over {
            0.. => format!("{here} changes nobody's time"),
            _ => format!("{here} changes nobody's time: still ends {end} ({} to spare)", words_length(over)),
        }
    } else {
        format!("{here} = {effects}")
    };
    Ok(Price { by, short_by: None, rows, words })
}

/// "15 s less for each of the three others, questions 25:00 instead of 26:15".
fn effects(rows: &[PriceRow]) -> String {
    let is_questions = |row: &&PriceRow| row.kind == SegmentKind::Questions;
    let others: Vec<&PriceRow> = rows.iter().filter(|row| !is_questions(row)).collect();
    let mut said = Vec::new();
    for (word, sign) in [("less", 1), ("more", -1)] {
        let changes: Vec<(&PriceRow, Millis)> =
            others.iter().map(|row| (*row, (row.before - row.after) * sign)).filter(|(_, by)| *by > 0).collect();
        let (Some(least), Some(most)) =
            (changes.iter().map(|(_, by)| *by).min(), changes.iter().map(|(_, by)| *by).max())
        else {
            continue;
        };
        let amount = if least == most {
            words_length(least)
        } else {
            format!("between {} and {}", words_length(least), words_length(most))
        };
        let whom = match changes.as_slice() {
            [(only, _)] => format!("“{}”", only.title),
            all if all.len() == others.len() => format!("each of the {} others", number(all.len())),
            some => format!("{} others", number(some.len())),
        };
        said.push(format!("{amount} {word} for {whom}"));
    }
    for row in rows.iter().filter(is_questions).filter(|row| row.before != row.after) {
        said.push(format!("questions {} instead of {}", figures(row.after), figures(row.before)));
    }
    said.join(", ")
}

/// Numbers up to twelve as words.
fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}
