//! A document that goes on from sheet to sheet, with a line at the foot of each.

use super::press::{A4, INK, Ink, PARAGRAPH, Part, Press, QUIET, Sheet};
use crate::typeset::LineAlign;

/// The place for the line at the foot.
const FOOT: f32 = 34.0;

/// Sheets that are filled one after the other.
pub(super) struct Flow {
    pub press: Press,
    sheets: Vec<Sheet>,
    /// The side and upper margins.
    pub margin: f32,
    /// Where the next text stands on the last sheet.
    pub y: f32,
    foot: String,
}

impl Flow {
    pub fn new(press: Press, foot: &str) -> Self {
        let margin = 42.5;
        let first = press.sheet(A4);
        Self { press, sheets: vec![first], margin, y: margin, foot: foot.to_owned() }
    }

    /// The width of the text.
    pub const fn width(&self) -> f32 {
        A4.0 - 2.0 * self.margin
    }

    /// The lowest place for text.
    pub const fn bottom(&self) -> f32 {
        A4.1 - self.margin - FOOT + 14.0
    }

    /// The sheet that is being filled.
    pub fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(self.press.sheet(A4));
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    /// Begins the next sheet where so much does not fit on this one. Says whether it did.
    pub fn ensure(&mut self, height: f32) -> bool {
        if self.y + height <= self.bottom() || self.y <= self.margin {
            return false;
        }
        let next = self.press.sheet(A4);
        self.sheets.push(next);
        self.y = self.margin;
        true
    }

    /// Prints a text over the whole width, below what is there.
    pub fn text(&mut self, words: &str, ink: &Ink, part: Part<'_>) {
        let width = self.width();
        let height = self.press.height(words, width, ink);
        self.ensure(height);
        let place = (self.margin, self.y, width);
        self.print_at(place, words, ink, part);
        self.y += height;
    }

    pub fn print_at(&mut self, place: (f32, f32, f32), words: &str, ink: &Ink, part: Part<'_>) {
        self.print_or_ornament(place, words, ink, Some(part));
    }

    pub fn print_or_ornament(&mut self, place: (f32, f32, f32), words: &str, ink: &Ink, part: Option<Part<'_>>) {
        let Some(mut sheet) = self.sheets.pop() else { return };
        match part {
            Some(part) => {
                self.press.print(&mut sheet, place, words, ink, part);
            }
            None => self.press.ornament(&mut sheet, place, words, ink),
        }
        self.sheets.push(sheet);
    }

    pub fn heading(&mut self, words: &str) {
        self.ensure(90.0);
        self.text(words, &Ink::new(12.5).bold().colour(INK), super::press::HEADING);
        self.y += 4.0;
    }

    pub fn paragraph(&mut self, words: &str) {
        self.text(words, &Ink::new(10.0).marked(), PARAGRAPH);
    }

    /// The sheets, each with its foot: the document's name and the number of the sheet.
    pub fn finish(mut self) -> Vec<Sheet> {
        let count = self.sheets.len();
        let width = self.width();
        let y = A4.1 - self.margin - 4.0;
        for (number, sheet) in self.sheets.iter_mut().enumerate() {
            let ink = Ink::new(8.0).colour(QUIET).lines(1).marked();
            self.press.ornament(sheet, (self.margin, y, width * 0.8), &self.foot, &ink);
            let number = format!("{} / {count}", number + 1);
            self.press.ornament(sheet, (self.margin, y, width), &number, &ink.align(LineAlign::End));
        }
        self.sheets
    }
}
