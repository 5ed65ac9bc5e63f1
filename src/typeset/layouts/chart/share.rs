//! The parts of a whole as one divided bar, with every part named below it.

use super::{Data, colour};
use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Edge, Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>, data: &Data) {
    let (x, measure, top) = (sheet.side(), sheet.measure(), data.top);
    let words = sheet.words();
    // A whole has one series, and parts that are not less than nothing.
    let Some(values) = data.values.first() else { return };
    let parts: Vec<f64> = values.iter().map(|value| value.unwrap_or_default().clamp(0.0, 1e300)).collect();
    let whole: f64 = parts.iter().sum();
    if whole <= 0.0 {
        return;
    }
    let percents = percents(&parts, whole);
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
    let (percent_width, value_width) = (body.size * 3.2, body.size * 3.2);
    let start = top + tall + sheet.gap(44.0);
    let rows = parts.len().div_ceil(columns);
    let mut bottom = start;
    let mut y = start;
    for (index, ((value, label), percent)) in parts.iter().zip(&data.labels).zip(&percents).enumerate() {
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
        let percent = sheet.plain(&format!("{percent}\u{202F}%"));
        let percent = sheet.set(&percent, &Style { bold: true, ..end }, percent_width);
        sheet.place(&percent, left + column - percent_width, y, &part(Role::Cell, &field));
        y += set.height() + sheet.gap(14.0);
        bottom = bottom.max(y - sheet.gap(14.0));
    }
    sheet.check("chart", top, bottom, sheet.foot);
}

/// Whole percentages that add up to a hundred: the largest remainders are rounded up.
fn percents(parts: &[f64], whole: f64) -> Vec<u32> {
    let exact: Vec<f64> = parts.iter().map(|part| part / whole * 100.0).collect();
    let mut percents: Vec<u32> = exact.iter().map(|value| value.floor() as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    let rest = |at: &usize| exact.get(*at).map_or(0.0, |value| value.fract());
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let missing = 100_u32.saturating_sub(percents.iter().sum());
    for at in order.into_iter().take(missing as usize) {
        if let Some(percent) = percents.get_mut(at) {
            *percent += 1;
        }
    }
    percents
}

#[cfg(test)]
mod tests {
    use super::percents;

    #[test]
    fn percentages_add_up() {
        assert_eq!(percents(&[5.0, 48.0, 32.0, 5.0], 90.0), [6, 53, 36, 5]);
        assert_eq!(percents(&[1.0, 1.0, 1.0], 3.0), [34, 33, 33]);
        assert_eq!(percents(&[0.0, 7.0], 7.0), [0, 100]);
    }
}
