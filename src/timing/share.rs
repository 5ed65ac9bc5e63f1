//! The arithmetic of sharing: so much time, parts with floors and caps, and a policy.
//!
//! A policy gives every part a line x(λ) = clamp(offset + weight · λ, floor, cap); λ is the one with which Σx is the time
//! to share, found exactly in whole numbers. Everybody is then rounded down to 15 s, the questions too, but never below a
//! floor, and a full cap stays full. So every part only grows with the time: one minute more never gives anybody less.
//!
//! What rounding leaves is not allotted, since handing it to the questions would take it from them again as soon as the
//! others reach their next step. It lies before the end of the slot, where [`super::View::questions_end_by`], and with it
//! the rounds that still fit, count it for the questions.

use std::cmp::Ordering;

use super::action::Policy;
use super::{Millis, SECOND};

/// Times are handed out in steps of this.
pub const STEP: Millis = 15 * SECOND;

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
