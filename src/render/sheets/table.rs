//! Tables on paper, over as many sheets as they need.

use super::{
    flow::Flow,
    press::{HAIR, Ink, Part, QUIET, TONE},
};
use crate::typeset::{LineAlign, page::Role};

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Its width in points; 0 takes what the others leave, shared among all such.
    pub width: f32,
    /// Whether its words stand at the far side, as figures do.
    pub far: bool,
}

impl Column {
    /// A column of figures.
    #[must_use]
    pub fn figures(title: impl Into<String>, width: f32) -> Self {
        Self { title: title.into(), width, far: true }
    }

    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<String>, width: f32) -> Self {
        Self { title: title.into(), width, far: false }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What stands in it.
    pub words: String,
    /// What stands below in small.
    pub detail: String,
    /// Whether it stands out.
    pub bold: bool,
    /// Whether it is a box to write into.
    pub boxed: bool,
}

impl Cell {
    /// A cell with words.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A cell that stands out.
    #[must_use]
    pub fn bold(words: impl Into<String>) -> Self {
        Self { bold: true, ..Self::new(words) }
    }

    /// An empty box to write into.
    #[must_use]
    pub fn blank() -> Self {
        Self { boxed: true, ..Self::default() }
    }
}

/// How rows are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    pub size: f32,
    /// The least height of a row.
    pub least: f32,
}

const GAP: f32 = 8.0;

/// Prints a table. Where a sheet is full the next begins with the headings again.
pub(super) fn table(flow: &mut Flow, columns: &[Column], rows: &[Vec<Cell>], style: Rows) {
    let widths = widths(columns, flow.width());
    head(flow, columns, &widths, true);
    for (number, row) in rows.iter().enumerate() {
        let inks: Vec<Ink> = row
            .iter()
            .zip(columns)
            .map(|(cell, column)| {
                let align = if column.far { LineAlign::End } else { LineAlign::Start };
                let ink = Ink::new(style.size).align(align).marked().tight();
                if cell.bold { ink.bold() } else { ink }
            })
            .collect();
        let small = |ink: &Ink| Ink { size: (style.size * 0.8).max(7.0), bold: false, ..ink.clone() }.quiet();
        let mut height = style.least;
        for ((cell, ink), width) in row.iter().zip(&inks).zip(&widths) {
            let words = flow.press.height(&cell.words, *width, ink);
            let detail = flow.press.height(&cell.detail, *width, &small(ink));
            height = height.max(words + detail + 8.0);
        }
        if flow.ensure(height) {
            head(flow, columns, &widths, false);
        }
        let y = flow.y;
        let mut x = flow.margin;
        for (at, ((cell, ink), width)) in row.iter().zip(&inks).zip(&widths).enumerate() {
            let field = format!("table.rows[{number}][{at}]");
            let part = Part { role: Role::Cell, field: &field };
            if cell.boxed {
                flow.sheet().frame((x, y + 3.0, *width, height - 6.0), HAIR, 0.75);
            }
            if cell.words.is_empty() {
                let language = flow.press.language.clone();
                flow.sheet().empty_cell(&language, &field);
            } else {
                let words = flow.press.height(&cell.words, *width, ink);
                let detail = flow.press.height(&cell.detail, *width, &small(ink));
                let top = y + (height - words - detail) / 2.0;
                flow.print_at((x, top, *width), &cell.words, ink, part);
                if !cell.detail.is_empty() {
                    flow.print_at((x, top + words, *width), &cell.detail, &small(ink), part);
                }
            }
            x += width + GAP;
        }
        flow.y += height;
        let (margin, width, y) = (flow.margin, flow.width(), flow.y);
        flow.sheet().rule(margin, y, width, TONE, 0.75);
    }
}

fn head(flow: &mut Flow, columns: &[Column], widths: &[f32], first: bool) {
    let inks = |column: &Column| {
        let align = if column.far { LineAlign::End } else { LineAlign::Start };
        Ink::new(8.0).bold().align(align).colour(QUIET).tight()
    };
    let mut height: f32 = 0.0;
    for (column, width) in columns.iter().zip(widths) {
        height = height.max(flow.press.height(&column.title, *width, &inks(column)));
    }
    if first {
        // A heading alone at the foot of a sheet helps nobody.
        flow.ensure(height + 60.0);
    }
    let (y, mut x) = (flow.y, flow.margin);
    for (at, (column, width)) in columns.iter().zip(widths).enumerate() {
        let ink = inks(column);
        let own = flow.press.height(&column.title, *width, &ink);
        let field = format!("table.header[{at}]");
        // Headings that come again on the next sheet are not read again.
        let part = first.then_some(Part { role: Role::Cell, field: &field });
        flow.print_or_ornament((x, y + height - own, *width), &column.title, &ink, part);
        x += width + GAP;
    }
    flow.y += height + 4.0;
    let (margin, width, y) = (flow.margin, flow.width(), flow.y);
    flow.sheet().rule(margin, y, width, QUIET, 1.0);
}

/// The widths in points with the gaps between them taken off.
fn widths(columns: &[Column], whole: f32) -> Vec<f32> {
    let gaps = GAP * columns.len().saturating_sub(1) as f32;
    let fixed: f32 = columns.iter().map(|column| column.width).sum();
    let open = columns.iter().filter(|column| column.width <= 0.0).count();
    let each = ((whole - gaps - fixed) / open.max(1) as f32).max(30.0);
    columns.iter().map(|column| if column.width > 0.0 { column.width } else { each }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_columns_share_what_is_left() {
        let columns = [Column::figures("a", 40.0), Column::words("b", 0.0), Column::words("c", 0.0)];
        assert_eq!(widths(&columns, 256.0), [40.0, 100.0, 100.0]);
        assert_eq!(widths(&[], 100.0), Vec::<f32>::new());
    }
}
