//! Estimates what a drawing costs to draw before it is drawn: areas, layers, dashes, and the repeated work of patterns.

use resvg::{
    tiny_skia::{PathSegment, Transform},
    usvg::{self, Group, Node, Paint, Path, Tree},
};

/// Pixels that may be filled, counted once for each shape; gradients and patterns count more.
const MAX_FILLED: f64 = 1.5e9;
/// Pixels of layers that may be set aside for groups with an opacity, a mask or a clip path.
const MAX_LAYERS: f64 = 1.6e8;
/// Pixels of one tile of a pattern.
const MAX_TILE: f64 = 1.6e7;
/// Groups and shapes that may be met, those of masks and patterns each time they are used.
const MAX_VISITS: u32 = 200_000;
/// Points of all paths that are met.
const MAX_POINTS: usize = 4_000_000;
/// Dashes of all dashed lines.
const MAX_DASHES: f64 = 300_000.0;
/// Colours of one gradient.
const MAX_STOPS: usize = 64;

/// Whether a drawing may be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within a second or so.
    Fine,
    /// Not at this size, perhaps at a smaller one.
    TooLarge,
    /// At no size.
    TooMuch,
}

/// Estimates the cost of drawing `tree` on `size` pixels. Always on the high side, and never itself expensive.
#[must_use]
pub fn estimate(tree: &Tree, transform: Transform, size: (u16, u16)) -> Verdict {
    let (sx, sy) = transform.get_scale();
    let mut walk = Walk {
        scale: (f64::from(sx), f64::from(sy)),
        canvas: (f64::from(size.0), f64::from(size.1)),
        visits: 0,
        points: 0,
        dashes: 0.0,
        filled: 0.0,
        layers: 0.0,
        too_much: false,
    };
    walk.group(tree.root(), false);
    if walk.exhausted() {
        Verdict::TooMuch
    } else if walk.filled > MAX_FILLED || walk.layers > MAX_LAYERS {
        Verdict::TooLarge
    } else {
        Verdict::Fine
    }
}

struct Walk {
    scale: (f64, f64),
    canvas: (f64, f64),
    visits: u32,
    points: usize,
    dashes: f64,
    filled: f64,
    layers: f64,
    too_much: bool,
}

impl Walk {
    fn exhausted(&self) -> bool {
        self.too_much || self.visits > MAX_VISITS || self.points > MAX_POINTS || self.dashes > MAX_DASHES
    }

    /// `hidden`: inside a mask, a clip path or a pattern, where positions say nothing about the canvas, so that every
    /// shape is taken to cover the whole of it.
    fn group(&mut self, group: &Group, hidden: bool) {
        self.visits += 1;
        if self.exhausted() {
            return;
        }
        if group.should_isolate() {
            // The renderer sets aside at most five times the canvas in each direction.
            let bounds = group.abs_layer_bounding_box();
            let across = (f64::from(bounds.width()) * self.scale.0 + 4.0).min(self.canvas.0 * 5.0);
            let down = (f64::from(bounds.height()) * self.scale.1 + 4.0).min(self.canvas.1 * 5.0);
            let area = if hidden { self.canvas.0 * self.canvas.1 * 25.0 } else { across * down };
            self.layers += area;
            if let Some(clip) = group.clip_path() {
                self.clip(clip, area);
            }
            if let Some(mask) = group.mask() {
                self.mask(mask, area);
            }
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, hidden),
                Node::Path(path) => self.path(path, hidden),
                Node::Image(_) | Node::Text(_) => self.visits += 1,
            }
            if self.exhausted() {
                return;
            }
        }
    }

    fn clip(&mut self, clip: &usvg::ClipPath, area: f64) {
        self.layers += area;
        self.group(clip.root(), true);
        if let Some(clip) = clip.clip_path()
            && !self.exhausted()
        {
            self.clip(clip, area);
        }
    }

    fn mask(&mut self, mask: &usvg::Mask, area: f64) {
        self.layers += area;
        self.group(mask.root(), true);
        if let Some(mask) = mask.mask()
            && !self.exhausted()
        {
            self.mask(mask, area);
        }
    }

    fn path(&mut self, path: &Path, hidden: bool) {
        self.visits += 1;
        self.points += path.data().len();
        if self.exhausted() || !path.is_visible() {
            return;
        }
        let bounds = path.abs_stroke_bounding_box();
        let across = (f64::from(bounds.width()) * self.scale.0 + 2.0).min(self.canvas.0);
        let down = (f64::from(bounds.height()) * self.scale.1 + 2.0).min(self.canvas.1);
        let area = if hidden { self.canvas.0 * self.canvas.1 } else { across * down };
        if let Some(fill) = path.fill() {
            self.paint(fill.paint(), path, area);
        }
        if let Some(stroke) = path.stroke() {
            self.paint(stroke.paint(), path, area);
            if let Some(dashes) = stroke.dasharray() {
                // Each pair is a dash and a gap; a dash of no length still is one.
                let around: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
                let count = length(path) / around.max(1e-9) * dashes.len() as f64 / 2.0;
                self.dashes += if count.is_finite() { count } else { f64::INFINITY };
            }
        }
    }

    fn paint(&mut self, paint: &Paint, path: &Path, area: f64) {
        match paint {
            Paint::Color(_) => self.filled += area,
            Paint::LinearGradient(gradient) => self.gradient(gradient.stops().len(), area),
            Paint::RadialGradient(gradient) => self.gradient(gradient.stops().len(), area),
            Paint::Pattern(pattern) => {
                self.filled += area * 8.0;
                let (px, py) = path.abs_transform().pre_concat(pattern.transform()).get_scale();
                let across = f64::from(pattern.rect().width()) * f64::from(px) * self.scale.0;
                let down = f64::from(pattern.rect().height()) * f64::from(py) * self.scale.1;
                let tile = across * down;
                self.too_much |= !tile.is_finite();
                self.layers += if tile > MAX_TILE { MAX_LAYERS * 2.0 } else { tile };
                if !self.exhausted() {
                    self.group(pattern.root(), true);
                }
            }
        }
    }

    fn gradient(&mut self, stops: usize, area: f64) {
        self.too_much |= stops > MAX_STOPS;
        self.filled += area * 4.0;
    }
}

/// At least the length of a path: that of the lines between its points.
fn length(path: &Path) -> f64 {
    let mut total = 0.0;
    let mut last = (0.0, 0.0);
    let mut begin = (0.0, 0.0);
    let mut to = |x: f32, y: f32, last: &mut (f64, f64)| {
        let next = (f64::from(x), f64::from(y));
        total += (next.0 - last.0).hypot(next.1 - last.1);
        *last = next;
    };
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(point) => {
                last = (f64::from(point.x), f64::from(point.y));
                begin = last;
            }
            PathSegment::LineTo(point) => to(point.x, point.y, &mut last),
            PathSegment::QuadTo(control, point) => {
                to(control.x, control.y, &mut last);
                to(point.x, point.y, &mut last);
            }
            PathSegment::CubicTo(first, second, point) => {
                to(first.x, first.y, &mut last);
                to(second.x, second.y, &mut last);
                to(point.x, point.y, &mut last);
            }
            PathSegment::Close => to(begin.0 as f32, begin.1 as f32, &mut last),
        }
    }
    total
}
