//! The words of a PDF page, in the order in which the page sets them: enough for a description, not for quotation.

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
        font::{Glyph, GlyphRun},
        hayro_cmap::BfString,
    },
    kurbo::{Affine, BezPath, Point},
};

/// How many bytes of words are taken from a page.
const MOST: usize = 4_000;
/// The units of a glyph in one em.
const EM: f64 = 1000.0;

/// Collects the words of a page.
#[derive(Default)]
pub struct Words {
    text: String,
    /// Where the next letter of the same word would stand, and the size of the last one.
    pen: Option<(Point, f64)>,
}

impl Words {
    /// The words with single spaces; empty where the page has none that can be read.
    pub fn finish(self) -> String {
        let readable = |letter: char| if letter.is_control() || letter == '\u{fffd}' { ' ' } else { letter };
        let text: String = self.text.chars().map(readable).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, at: Affine) {
        if self.text.len() > MOST {
            return;
        }
        let [across, down, ..] = at.as_coeffs();
        let size = across.hypot(down) * EM;
        let origin = at * Point::ZERO;
        if let Some((pen, before)) = self.pen {
            let (beside, below) = ((origin.x - pen.x).abs(), (origin.y - pen.y).abs());
            // The width of a narrow space is a fifth of an em.
            if below > before.max(size) * 0.5 || beside > before.max(size) * 0.2 {
                self.text.push(' ');
            }
        }
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.text.push(letter),
            Some(BfString::String(letters)) => self.text.push_str(&letters),
            None => {}
        }
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        self.pen = Some((at * Point::new(f64::from(width.unwrap_or(500.0)), 0.0), size));
    }
}

impl<'a> Device<'a> for Words {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
