//! The parts of a whole as one divided bar, with every part named below it.

use super::{Data, colour};
use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Edge, Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>, data: &Data<'_>) {
    let (x, measure, top) = (sheet.side(), sheet.measure(), data.top);
    let words = sheet.words();
    // A whole has one series, and parts that are not less than nothing.
    let Some(values) = data.values.first() else { return };
    let parts: Vec<f64> = values.iter().map(|value| value.unwrap_or_default().max(0.0)).collect();
    let whole: f64 = parts.iter().sum();
    if whole <= 0.0 {
        return;
    }
    let (tall, gap) = (sheet.gap(128.0).max(64.0), 4.0);
    let shown = parts.iter().filter(|part| **part > 0.0).count();
    let zone = measure - gap * (shown.saturating_sub(1)) as f32;
    let mut left = x;
    for (index, value) in parts.iter().enumerate().filter(|(_, value)| **value > 0.0) {
        let width = (value / whole) as f32 * zone;
        let colour = colour(sheet, index);
        sheet.bar((left, top), (width, tall), colour, &ALWAYS);
        left += width + gap;
    }
    let body = sheet.body();
    let end = Style { tabular: true, align: sheet.align(Edge::End), ..body };
    let quiet = Style { colour: sheet.palette.quiet, ..end };
    let square = body.size * 0.6;
    let columns = if parts.len() > 4 { 2 } else { 1 };
    let gutter = sheet.theme.space.gutter;
    let column = if columns == 2 { (measure - gutter) / 2.0 } else { measure * 0.62 };
    let (percent_width, value_width) = (body.size * 2.6, body.size * 3.2);
    let start = top + tall + sheet.gap(44.0);
    let rows = parts.len().div_ceil(columns);
    let mut bottom = start;
    let mut y = start;
    for (index, (value, label)) in parts.iter().zip(&data.labels).enumerate() {
        if index % rows == 0 {
            y = start;
        }
        let left = x + (index / rows) as f32 * (column + gutter);
        let set: Set = sheet.set(label, &body, column - square - 28.0 - percent_width - value_width);
        let colour = colour(sheet, index);
        sheet.bar((left, y + set.first_baseline() - square), (square, square), colour, &ALWAYS);
        let field = format!("chart.labels[{index}]");
        sheet.place(&set, left + square + 28.0, y, &part(Role::Cell, &field));
        let field = format!("chart.series[0].values[{index}]");
        let number = sheet.plain(&words.number(*value));
        let number = sheet.set(&number, &quiet, value_width);
        sheet.place(&number, left + column - percent_width - value_width, y, &part(Role::Cell, &field));
        let percent = sheet.plain(&format!("{}\u{202F}%", (value / whole * 100.0).round()));
        let percent = sheet.set(&percent, &Style { bold: true, ..end }, percent_width);
        sheet.place(&percent, left + column - percent_width, y, &part(Role::Cell, &field));
        y += set.height() + sheet.gap(14.0);
        bottom = bottom.max(y - sheet.gap(14.0));
    }
    sheet.check("chart", top, bottom, sheet.foot);
}
