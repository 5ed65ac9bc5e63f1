//! Rows and columns: ruled by thin lines, figures aligned at their ends.

use crate::typeset::{
    page::Role,
    rich::Rich,
    setter::{Set, Style},
    sheet::{ALWAYS, Edge, Part, Sheet, part},
};

/// The space between columns.
const GUTTER: f32 = 52.0;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let top = sheet.head();
    let (x, measure) = (sheet.side(), sheet.measure());
    let Some(table) = &slide.table else { return };
    let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or_default();
    if count == 0 {
        return;
    }
    let header: Vec<Rich> = table.header.iter().map(|cell| sheet.rich(cell)).collect();
    let rows: Vec<Vec<Rich>> = table.rows.iter().map(|row| row.iter().map(|cell| sheet.rich(cell)).collect()).collect();
    let figures: Vec<bool> = (0..count).map(|column| is_figures(&rows, column)).collect();
    let body = Style { tabular: true, ..sheet.body() };
    let head = Style { bold: true, colour: sheet.palette.quiet, tabular: true, ..sheet.small() };
    let widths = widths(sheet, (&header, &head), (&rows, &body), &figures, measure - GUTTER * (count as f32 - 1.0));
    let lefts: Vec<f32> = widths
        .iter()
        .scan(x, |left, width| {
            let at = *left;
            *left += width + GUTTER;
            Some(at)
        })
        .collect();
    let pad = sheet.gap(15.0);
    let mut y = top;
    let (ink, line) = (sheet.palette.ink, sheet.palette.line);
    if !header.is_empty() {
        let sets = set_row(sheet, &header, &head, &widths, &figures);
        let tall = sets.iter().map(Set::height).fold(0.0, f32::max);
        for ((column, set), left) in sets.iter().enumerate().zip(&lefts) {
            let field = format!("table.header[{column}]");
            // Headings of different heights stand on the line below them.
            sheet.place(set, *left, y + tall - set.height(), &part(Role::Cell, &field));
        }
        y += tall + pad * 0.8;
        sheet.bar((x, y), (measure, 3.0), ink, &ALWAYS);
        y += 3.0;
    }
    for (row, cells) in rows.iter().enumerate() {
        let steps = sheet.steps_of(row);
        if row > 0 {
            sheet.bar((x, y - 1.0), (measure, 2.0), line, &steps);
        }
        let sets = set_row(sheet, cells, &body, &widths, &figures);
        let tall = sets.iter().map(Set::height).fold(0.0, f32::max);
        for ((column, set), left) in sets.iter().enumerate().zip(&lefts) {
            let field = format!("table.rows[{row}][{column}]");
            sheet.place(set, *left, y + pad, &Part { role: Role::Cell, field: &field, steps: steps.clone() });
        }
        y += tall + 2.0 * pad;
    }
    sheet.check("table", top, y, sheet.foot + pad);
}

fn set_row(sheet: &mut Sheet<'_>, cells: &[Rich], style: &Style, widths: &[f32], figures: &[bool]) -> Vec<Set> {
    let (start, end) = (sheet.align(Edge::Start), sheet.align(Edge::End));
    cells
        .iter()
        .zip(widths.iter().zip(figures))
        .map(|(cell, (width, figures))| {
            sheet.set(cell, &Style { align: if *figures { end } else { start }, ..*style }, *width)
        })
        .collect()
}

/// Whether every cell of a column below its heading is a number.
fn is_figures(rows: &[Vec<Rich>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some()
        && cells.all(|cell| cell.plain.contains(char::is_numeric) && !cell.plain.contains(char::is_alphabetic))
}

/// The widths of the columns: as wide as they are by nature where that fits, words taking what is left; else each
/// gives up some of what it has above its longest word.
fn widths(
    sheet: &mut Sheet<'_>,
    header: (&[Rich], &Style),
    rows: (&[Vec<Rich>], &Style),
    figures: &[bool],
    available: f32,
) -> Vec<f32> {
    let mut nature = vec![0.0_f32; figures.len()];
    let mut least = vec![0.0_f32; figures.len()];
    let lines = rows.0.iter().map(|row| (row.as_slice(), rows.1)).chain([header]);
    for (cells, style) in lines {
        for ((cell, nature), least) in cells.iter().zip(&mut nature).zip(&mut least) {
            let set = sheet.setter.set(cell, style, None);
            *nature = nature.max(set.ink_width() + 1.0);
            *least = least.max(set.least_width() + 1.0);
        }
    }
    let (sum, sum_least): (f32, f32) = (nature.iter().sum(), least.iter().sum());
    if sum <= available {
        let spare = available - sum;
        let words: f32 = nature.iter().zip(figures).filter(|(_, figures)| !**figures).map(|(width, _)| *width).sum();
        return nature
            .iter()
            .zip(figures)
            .map(|(width, figures)| match (words > 0.0, figures) {
                (true, false) => width + spare * width / words,
                (true, true) => *width,
                (false, _) => width + spare / nature.len() as f32,
            })
            .collect();
    }
    // Columns that ask for less than their share keep what they ask for; the others divide the rest.
    let mut widths: Vec<Option<f32>> = vec![None; nature.len()];
    loop {
        let left = available - widths.iter().flatten().sum::<f32>();
        let share = left / widths.iter().filter(|width| width.is_none()).count().max(1) as f32;
        let next = widths.iter().zip(&nature).position(|(width, nature)| width.is_none() && *nature <= share);
        let Some(width) = next.and_then(|at| widths.get_mut(at).zip(nature.get(at))) else { break };
        *width.0 = Some(*width.1);
    }
    let kept: f32 = widths.iter().flatten().sum();
    let (mut wish, mut need) = (0.0, 0.0);
    for ((width, nature), least) in widths.iter().zip(&nature).zip(&least) {
        if width.is_none() {
            wish += nature;
            need += least;
        }
    }
    let left = available - kept;
    if need >= left {
        return least.iter().map(|width| width * available / sum_least.max(1.0)).collect();
    }
    let part = (left - need) / (wish - need).max(1.0);
    let divided = widths.iter().zip(nature.iter().zip(&least));
    divided.map(|(width, (nature, least))| width.unwrap_or(least + (nature - least) * part)).collect()
}
