//! Where a box comes to lie while it is moved or sized: at the margins, the middle and the edges of others, if it is near.
//!
//! All lengths are fractions of the slide, as in the deck.

use serde_json::Number;

/// Left, top, width and height.
pub(super) type Frame = [f32; 4];

/// The least width and height of a box.
pub(super) const LEAST: f32 = 0.02;
/// The margin at each side: that of the slides.
const MARGIN: (f32, f32) = (1.0 / 16.0, 0.07);

/// Lines at which boxes come to lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// From the left.
    pub x: Vec<f32>,
    /// From the top.
    pub y: Vec<f32>,
}

impl Lines {
    /// The margins, the middle, and the edges and middles of other boxes.
    pub fn of(others: &[Frame]) -> Self {
        let mut lines =
            Self { x: vec![0.5, MARGIN.0, 1.0 - MARGIN.0, 0.0, 1.0], y: vec![0.5, MARGIN.1, 1.0 - MARGIN.1, 0.0, 1.0] };
        for [left, top, width, height] in others {
            lines.x.extend([*left, left + width, left + width / 2.0]);
            lines.y.extend([*top, top + height, top + height / 2.0]);
        }
        lines
    }
}

/// Where a box came to lie, and the lines at which it lies now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Laid {
    pub frame: Frame,
    pub x: Option<f32>,
    pub y: Option<f32>,
}

/// The part of a box that is drawn: -1 for the left or upper edge, 1 for the right or lower, 0 for neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Handle {
    pub x: i8,
    pub y: i8,
}

/// The eight handles, from the upper left corner along the edge.
pub(super) const HANDLES: [Handle; 8] = [
    Handle { x: -1, y: -1 },
    Handle { x: 0, y: -1 },
    Handle { x: 1, y: -1 },
    Handle { x: 1, y: 0 },
    Handle { x: 1, y: 1 },
    Handle { x: 0, y: 1 },
    Handle { x: -1, y: 1 },
    Handle { x: -1, y: 0 },
];

/// The nearest line to any of the places, and how far it is from there.
fn nearest(lines: &[f32], places: &[f32], near: f32) -> Option<(f32, f32)> {
    let all = lines.iter().flat_map(|line| places.iter().map(move |place| (*line, line - place)));
    all.filter(|(_, by)| by.abs() <= near).min_by(|one, other| one.1.abs().total_cmp(&other.1.abs()))
}

/// A box moved, inside the slide. `near` is how far a line reaches, across and down; 0 for no lines.
pub(super) fn moved(start: Frame, by: (f32, f32), lines: &Lines, near: (f32, f32)) -> Laid {
    let [left, top, width, height] = start;
    let along = |from: f32, length: f32, by: f32, lines: &[f32], near: f32| {
        let at = from + by;
        let found = nearest(lines, &[at, at + length / 2.0, at + length], near).filter(|_| near > 0.0);
        let landed = (at + found.map_or(0.0, |(_, by)| by)).clamp(0.0, (1.0 - length).max(0.0));
        // Pushed back from the edge it no longer lies at the line.
        let line = found.map(|(line, _)| line).filter(|line| {
            [landed, landed + length / 2.0, landed + length].iter().any(|place| (place - line).abs() < 1e-4)
        });
        (landed, line)
    };
    let (left, x) = along(left, width, by.0, &lines.x, near.0);
    let (top, y) = along(top, height, by.1, &lines.y, near.1);
    Laid { frame: [left, top, width, height], x, y }
}

/// A box made larger or smaller at a handle, inside the slide.
pub(super) fn sized(start: Frame, handle: Handle, by: (f32, f32), lines: &Lines, near: (f32, f32)) -> Laid {
    let [left, top, width, height] = start;
    let along = |from: f32, length: f32, side: i8, by: f32, lines: &[f32], near: f32| {
        let (low, high) = (from, from + length);
        let moving = match side {
            -1 => low + by,
            1 => high + by,
            _ => return ((from, length), None),
        };
        let found = nearest(lines, &[moving], near).filter(|_| near > 0.0);
        let landed = found.map_or(moving, |(line, _)| line);
        let landed = if side < 0 {
            landed.clamp(0.0, (high - LEAST).max(0.0))
        } else {
            landed.clamp(low + LEAST, 1.0_f32.max(low + LEAST))
        };
        let line = found.map(|(line, _)| line).filter(|line| (line - landed).abs() < 1e-4);
        (if side < 0 { (landed, high - landed) } else { (low, landed - low) }, line)
    };
    let ((left, width), x) = along(left, width, handle.x, by.0, &lines.x, near.0);
    let ((top, height), y) = along(top, height, handle.y, by.1, &lines.y, near.1);
    Laid { frame: [left, top, width, height], x, y }
}

/// A place as the deck keeps it: to a thousandth, and never beyond the edge.
pub(super) fn kept(frame: Frame) -> [Number; 4] {
    let thousandths = |value: f32| (f64::from(value.clamp(0.0, 1.0)) * 1000.0).round();
    let [left, top, width, height] = frame.map(thousandths);
    let (width, height) = (width.min(1000.0 - left), height.min(1000.0 - top));
    [left, top, width, height].map(|value| {
        // Whole numbers are written as such: 0 and 1, not 0.0.
        if value % 1000.0 == 0.0 {
            Number::from((value / 1000.0) as u64)
        } else {
            Number::from_f64(value / 1000.0).unwrap_or_else(|| Number::from(0))
        }
    })
}

/// A place as it is drawn.
pub(super) fn drawn(at: &[Number; 4]) -> Frame {
    at.each_ref().map(|number| number.as_f64().unwrap_or_default().clamp(0.0, 1.0) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: (f32, f32) = (0.01, 0.01);

    fn close(one: Frame, other: Frame) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-4)
    }

    #[test]
    fn a_box_comes_to_lie_at_the_middle_the_margin_and_others() {
        let lines = Lines::of(&[[0.1, 0.2, 0.3, 0.1]]);
        let laid = moved([0.2, 0.6, 0.24, 0.2], (0.195, 0.0), &lines, NEAR);
        assert!(close(laid.frame, [0.4, 0.6, 0.24, 0.2]), "its left edge at the right one of the other: {laid:?}");
        assert_eq!(laid.x, Some(0.4));
        let laid = moved([0.2, 0.6, 0.2, 0.2], (-0.13, -0.098), &lines, NEAR);
        assert!(close(laid.frame, [1.0 / 16.0, 0.5, 0.2, 0.2]), "{laid:?}");
        assert_eq!((laid.x, laid.y), (Some(1.0 / 16.0), Some(0.5)));
        let laid = moved([0.2, 0.6, 0.2, 0.2], (0.03, 0.03), &lines, (0.0, 0.0));
        assert!(close(laid.frame, [0.23, 0.63, 0.2, 0.2]) && laid.x.is_none() && laid.y.is_none(), "without lines");
    }

    #[test]
    fn a_box_never_leaves_the_slide_and_never_vanishes() {
        let lines = Lines::of(&[]);
        for by in [-3.0, -0.5, 0.5, 3.0] {
            for handle in HANDLES {
                let [left, top, width, height] = sized([0.4, 0.4, 0.2, 0.2], handle, (by, by), &lines, NEAR).frame;
                assert!(
                    left >= 0.0 && top >= 0.0 && left + width <= 1.0001 && top + height <= 1.0001,
                    "{handle:?} {by}"
                );
                assert!(width >= LEAST - 1e-4 && height >= LEAST - 1e-4, "{handle:?} {by}");
            }
            let [left, top, width, height] = moved([0.4, 0.4, 0.2, 0.2], (by, by), &lines, NEAR).frame;
            assert!(left >= 0.0 && top >= 0.0 && left + width <= 1.0001 && top + height <= 1.0001);
        }
    }

    #[test]
    fn a_handle_draws_its_own_edges_alone() {
        let lines = Lines::of(&[]);
        let laid = sized([0.2, 0.2, 0.2, 0.2], Handle { x: 1, y: 0 }, (0.097, 0.3), &lines, NEAR);
        assert!(close(laid.frame, [0.2, 0.2, 0.3, 0.2]), "to the middle, and no higher: {laid:?}");
        assert_eq!((laid.x, laid.y), (Some(0.5), None));
        let laid = sized([0.2, 0.2, 0.2, 0.2], Handle { x: -1, y: -1 }, (0.05, -0.05), &lines, NEAR);
        assert!(close(laid.frame, [0.25, 0.15, 0.15, 0.25]), "{laid:?}");
    }

    #[test]
    fn places_are_kept_to_a_thousandth() {
        let kept = |frame| kept(frame).map(|number| number.to_string());
        assert_eq!(kept([0.123_456, 0.0, 0.333_333, 1.0]), ["0.123", "0", "0.333", "1"]);
        assert_eq!(kept([0.999_9, 0.5, 0.1, 0.500_4]), ["1", "0.5", "0", "0.5"]);
        let numbers = super::kept([0.25, 0.5, 0.125, 0.1]);
        assert!(close(drawn(&numbers), [0.25, 0.5, 0.125, 0.1]));
    }
}
