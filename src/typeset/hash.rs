//! The fingerprint of a page: equal for pages that look the same at every step, in every run of the program.

use vello_cpu::kurbo::{BezPath, PathEl, Point, Rect};

use super::page::{Kind, Page};

/// FNV-1a with 64 bits: the same on every machine, unlike the hasher of the standard library.
struct Fnv(u64);

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn number(&mut self, number: f32) {
        self.bytes(&number.to_bits().to_le_bytes());
    }

    fn point(&mut self, point: Point) {
        self.number(point.x as f32);
        self.number(point.y as f32);
    }

    fn rect(&mut self, rect: Rect) {
        self.point(rect.origin());
        self.point(Point::new(rect.x1, rect.y1));
    }

    fn path(&mut self, path: &BezPath) {
        for element in path {
            let (kind, points) = match element {
                PathEl::MoveTo(a) => (0, vec![a]),
                PathEl::LineTo(a) => (1, vec![a]),
                PathEl::QuadTo(a, b) => (2, vec![a, b]),
                PathEl::CurveTo(a, b, c) => (3, vec![a, b, c]),
                PathEl::ClosePath => (4, Vec::new()),
            };
            self.bytes(&[kind]);
            for point in points {
                self.point(point);
            }
        }
    }
}

/// The fingerprint of what a page shows; its own `hash` is not part of it.
pub(crate) fn of(page: &Page) -> u64 {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.number(page.size.0);
    hash.number(page.size.1);
    hash.bytes(&page.background.0);
    hash.bytes(&page.last_step.to_le_bytes());
    for item in &page.items {
        hash.bytes(&item.steps.start().to_le_bytes());
        hash.bytes(&item.steps.end().to_le_bytes());
        match &item.kind {
            Kind::Fill { path, colour } => {
                hash.bytes(&[0]);
                hash.path(path);
                hash.bytes(&colour.0);
            }
            Kind::Stroke { path, colour, width } => {
                hash.bytes(&[1]);
                hash.path(path);
                hash.bytes(&colour.0);
                hash.number(*width);
            }
            Kind::Glyphs(run) => {
                hash.bytes(&[2]);
                // The length of the file tells our faces apart; their ids change from run to run.
                hash.bytes(&(run.font.data.len() as u64).to_le_bytes());
                hash.bytes(&run.font.index.to_le_bytes());
                hash.bytes(&run.colour.0);
                hash.bytes(&[u8::from(run.embolden)]);
                hash.number(run.size);
                hash.number(run.slant);
                for coordinate in &run.coords {
                    hash.bytes(&coordinate.to_le_bytes());
                }
                for glyph in &run.glyphs {
                    hash.bytes(&glyph.id.to_le_bytes());
                    hash.number(glyph.x);
                    hash.number(glyph.y);
                }
            }
            Kind::Picture { asset, to, from } => {
                hash.bytes(&[3]);
                hash.bytes(asset.as_bytes());
                hash.rect(*to);
                hash.rect(*from);
            }
        }
    }
    hash.0
}
