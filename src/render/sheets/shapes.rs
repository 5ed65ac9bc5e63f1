//! The shapes on paper: lines, cutting lines, rings and the eight corners of a stop sign.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_8, TAU};

use vello_cpu::kurbo::{Arc, BezPath, Circle, Point, Shape as _, Vec2};

/// A straight line.
pub(super) fn line(from: (f64, f64), to: (f64, f64)) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    path
}

/// A line of dashes, to cut along.
pub(super) fn dashes(from: (f64, f64), to: (f64, f64), dash: f64) -> BezPath {
    let (from, to) = (Point::from(from), Point::from(to));
    let length = from.distance(to);
    let along = (to - from) / length.max(1e-6);
    let mut path = BezPath::new();
    let mut at = 0.0;
    while at < length {
        path.move_to(from + along * at);
        path.line_to(from + along * (at + dash).min(length));
        at += dash * 2.0;
    }
    path
}

/// A ring.
pub(super) fn ring(centre: (f64, f64), radius: f64) -> BezPath {
    Circle::new(centre, radius).to_path(0.05)
}

/// A piece of a disc from the top clockwise: `share` of 1.
pub(super) fn piece(centre: (f64, f64), radius: f64, share: f64) -> BezPath {
    let mut path = BezPath::new();
    let arc = Arc::new(centre, Vec2::new(radius, radius), -FRAC_PI_2, TAU * share.clamp(0.0, 1.0), 0.0);
    path.move_to(centre);
    path.line_to(Point::from(centre) + Vec2::new(0.0, -radius));
    path.extend(arc.append_iter(0.05));
    path.close_path();
    path
}

/// Eight corners, as a stop sign has.
pub(super) fn octagon(centre: (f64, f64), radius: f64) -> BezPath {
    let mut path = BezPath::new();
    for corner in 0..8 {
        let angle = FRAC_PI_8 + f64::from(corner) * TAU / 8.0;
        let at = Point::from(centre) + Vec2::new(angle.cos(), angle.sin()) * radius;
        if corner == 0 { path.move_to(at) } else { path.line_to(at) }
    }
    path.close_path();
    path
}
