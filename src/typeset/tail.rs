//! White space at the end of a line belongs to the paragraph, not to its last word (UAX #9, L1).
//!
//! The layout engine leaves it with the word: where that word runs against the paragraph, the space stands inside the line
//! as a gap, or holds the line off its edge. Here the gap is closed and the line put back.

use parley::LineMetrics;

use super::{rich::is_invisible, setter::Align};

/// The white space at the end of one line, where it stands in the wrong place.
#[derive(Debug)]
pub(super) struct Tail {
    /// Where it starts in the text.
    from: usize,
    /// Where each of its glyphs was placed, and how wide it is.
    spaces: Vec<(f32, f32)>,
    /// How far the rest of the line moves after the gaps are closed.
    shift: f32,
}

impl Default for Tail {
    fn default() -> Self {
        Self { from: usize::MAX, spaces: Vec::new(), shift: 0.0 }
    }
}

/// Where the white space at the end of a line starts. No-break spaces hold on to their word.
pub(super) fn start(line: &str) -> usize {
    let no_break = |c: char| matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}');
    line.trim_end_matches(|c: char| (c.is_whitespace() && !no_break(c)) || is_invisible(c)).len()
}

impl Tail {
    /// `spaces` are the glyphs from byte `from` of the text on, each with its place and width.
    pub fn new(from: usize, spaces: Vec<(f32, f32)>, line: &LineMetrics, rtl: bool, align: Align) -> Self {
        let wide: f32 = spaces.iter().map(|(_, width)| width).sum();
        // What hangs over the end of the line has been left out already when the line was put in its place.
        let counted = wide - line.hanging_advance;
        if counted < 0.01 {
            return Self::default();
        }
        let hanging = if rtl { line.hanging_advance } else { 0.0 };
        let shift = hanging
            + match align {
                Align::Left => 0.0,
                Align::Centre => counted / 2.0,
                Align::Right => counted,
            };
        Self { from, spaces, shift }
    }

    /// Whether the byte is in it.
    pub fn has(&self, byte: u32) -> bool {
        byte as usize >= self.from
    }

    /// Where something on the line stands once the white space is out of the way.
    pub fn moved(&self, x: f32) -> f32 {
        let before = self.spaces.iter().filter(|(at, _)| *at < x - 0.01).map(|(_, width)| width);
        x + self.shift - before.sum::<f32>()
    }

    /// From where to where the words of the line reach.
    pub fn ink(&self, line: &LineMetrics, rtl: bool) -> (f32, f32) {
        if self.spaces.is_empty() {
            let hanging = line.hanging_advance;
            let left = line.offset + if rtl { hanging } else { 0.0 };
            return (left, left + line.advance - hanging);
        }
        let left = line.offset + self.shift;
        (left, left + line.advance - self.spaces.iter().map(|(_, width)| width).sum::<f32>())
    }
}
