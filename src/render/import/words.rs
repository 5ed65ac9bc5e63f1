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
    letters: Vec<Letter>,
    /// How many bytes were collected.
    length: usize,
    /// Where the next letter of the same word would stand, and the size of the last one.
    pen: Option<(Point, f64)>,
}

/// What one glyph stands for, and how it follows the one before.
struct Letter {
    text: String,
    x: f64,
    /// Whether it begins a line.
    new_line: bool,
    /// Whether there is room for a space before it.
    apart: bool,
}

impl Words {
    /// The words with single spaces; empty where the page has none that can be read.
    pub fn finish(self) -> String {
        let mut text = String::new();
        for line in self.letters.chunk_by(|_, next| !next.new_line) {
            text.push(' ');
            text.push_str(&in_order(line));
        }
        let readable = |letter: char| if letter.is_control() || letter == '\u{fffd}' { ' ' } else { letter };
        let text: String = text.chars().map(readable).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, at: Affine) {
        if self.length > MOST {
            return;
        }
        let [across, down, ..] = at.as_coeffs();
        let size = across.hypot(down) * EM;
        let origin = at * Point::ZERO;
        let (mut new_line, mut apart) = (false, false);
        if let Some((pen, before)) = self.pen {
            let (beside, below) = ((origin.x - pen.x).abs(), (origin.y - pen.y).abs());
            new_line = below > before.max(size) * 0.5;
            // The width of a narrow space is a fifth of an em.
            apart = beside > before.max(size) * 0.2;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters.clone(),
            None => String::new(),
        };
        self.length += text.len() + 1;
        self.letters.push(Letter { text, x: origin.x, new_line, apart });
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        self.pen = Some((at * Point::new(f64::from(width.unwrap_or(500.0)), 0.0), size));
    }
}

/// Which way a piece of text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Either,
}

/// The text of a line in the order in which it is read. Many programs draw Arabic and Hebrew from left to right, as all
/// else: then the letters come in the wrong order.
fn in_order(line: &[Letter]) -> String {
    let mut pieces: Vec<(&str, Way)> = Vec::new();
    for (at, letter) in line.iter().enumerate() {
        if letter.apart && at > 0 {
            pieces.push((" ", Way::Either));
        }
        pieces.push((&letter.text, way(&letter.text)));
    }
    let count = |wanted: Way| pieces.iter().filter(|(_, way)| *way == wanted).count();
    // Two letters side by side that are read to the left, of which the first was drawn to the left of the second.
    let drawn_to_the_right = line.windows(2).any(|pair| {
        pair[0].x < pair[1].x && pair.iter().all(|letter| way(&letter.text) == Way::Left) && !pair[1].new_line
    });
    if drawn_to_the_right {
        let leftwards = count(Way::Left) > count(Way::Right);
        if leftwards {
            pieces.reverse();
        }
        turn_back(&mut pieces, if leftwards { Way::Right } else { Way::Left });
    }
    pieces.into_iter().map(|(text, _)| text).collect()
}

/// Reverses each run of pieces that are read in one way, with what stands between them.
fn turn_back(pieces: &mut [(&str, Way)], run: Way) {
    let mut from = 0;
    while let Some(start) = pieces.iter().skip(from).position(|(_, way)| *way == run).map(|start| start + from) {
        let rest = pieces.get(start..).unwrap_or_default();
        let stop = rest.iter().position(|(_, way)| *way != run && *way != Way::Either).unwrap_or(rest.len());
        let length = rest.iter().take(stop).rposition(|(_, way)| *way == run).map_or(1, |last| last + 1);
        if let Some(part) = pieces.get_mut(start..start + length) {
            part.reverse();
        }
        from = start + length;
    }
}

fn way(text: &str) -> Way {
    let leftwards = |c: char| matches!(c, '\u{590}'..='\u{65F}' | '\u{66A}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if text.contains(leftwards) {
        Way::Left
    } else if text.contains(char::is_alphanumeric) {
        Way::Right
    } else {
        Way::Either
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters that are drawn one after the other to the right.
    fn drawn(text: &str) -> String {
        let letters: Vec<Letter> = text
            .chars()
            .enumerate()
            .map(|(at, letter)| Letter { text: letter.to_string(), x: at as f64, new_line: false, apart: false })
            .collect();
        in_order(&letters)
    }

    fn reversed(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn words_that_were_drawn_backwards_are_turned() {
        for text in ["المحكمة الجنائية الدولية", "שלום עולם"] {
            assert_eq!(drawn(&reversed(text)), text);
        }
        assert_eq!(drawn("The Rome Statute, 1998"), "The Rome Statute, 1998");
        // Numbers and Latin words inside keep their own order.
        assert_eq!(drawn("1998 زومت يف"), "في تموز 1998");
        assert_eq!(drawn("ICC ةمكحملا"), "المحكمة ICC");
        assert_eq!(drawn("The word ةمكحملا means court"), "The word المحكمة means court");
    }

    #[test]
    fn letters_that_were_drawn_to_the_left_are_in_order_already() {
        let letters: Vec<Letter> = "المحكمة"
            .chars()
            .enumerate()
            .map(|(at, letter)| Letter { text: letter.to_string(), x: -(at as f64), new_line: false, apart: false })
            .collect();
        assert_eq!(in_order(&letters), "المحكمة");
    }
}
