//! Sheets of paper that are not slides: what an event needs when the laptop is dead, and what is left of it afterwards.
//!
//! A sheet is a page of the display list in points, composed of texts, lines and boxes. So it is drawn by the same pen as
//! the slides, with words that can be searched and tags in reading order, and a test can look at it as pixels.

mod flow;
mod press;
mod report;
mod run;
mod shapes;
mod signs;
mod slips;
mod table;
mod words;

pub use press::{A4, Sheet};
pub use report::{Bar, Report, Timeline, report};
pub use run::{Late, RunRow, RunSheet, run_sheet};
pub use signs::time_signs;
pub use slips::{MAX_SLIPS, ON_SHEET, slips};
pub use table::{Cell, Column};

/// Several sheets with one name, for the outline of the document.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name in the outline.
    pub name: String,
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// The names of the parts of a paper twin in a language: the run sheet, the time signs, the slips.
#[must_use]
pub fn names(language: &str) -> [&'static str; 3] {
    let words = words::of(language);
    [words.run_sheet, words.signs, words.slips]
}
