//! Bars from a common line, each with its number at the end: labels are read as lines of text, not turned or cut.

use super::{Data, colour, legend};
use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>, data: &Data) {
    let (x, measure) = (sheet.side(), sheet.measure());
    let words = sheet.words();
    let body = sheet.body();
    let top = legend(sheet, data);
    let labels: Vec<Set> = data.labels.iter().map(|label| sheet.set(label, &body, measure * 0.36)).collect();
    let label_width = labels.iter().map(Set::ink_width).fold(0.0, f32::max) + 40.0;
    let series = data.values.len();
    let number = Style { tabular: true, bold: series == 1, ..if series == 1 { body } else { sheet.small() } };
    let numbers: Vec<Vec<Option<Set>>> = data
        .values
        .iter()
        .map(|values| {
            values
                .iter()
                .map(|value| {
                    value.map(|value| {
                        let rich = sheet.plain(&words.number(value));
                        sheet.setter.set(&rich, &number, None)
                    })
                })
                .collect()
        })
        .collect();
    let number_width = numbers.iter().flatten().flatten().map(|set| set.width).fold(0.0, f32::max) + 20.0;
    let (low, high) = data.bounds();
    // Numbers of negative bars stand at their end too, so that side needs its room.
    let before = if low < 0.0 { number_width } else { 0.0 };
    let zone = (measure - label_width - number_width - before).max(60.0);
    let length_of = |value: f64| (value / (high - low) * f64::from(zone)) as f32;
    let zero = x + label_width + before + length_of(-low);
    let rows = data.labels.len() as f32;
    let least = labels.iter().map(Set::height).fold(number.size * 1.25 * series as f32, f32::max) + sheet.gap(14.0);
    let row =
        ((sheet.foot - top) / rows).clamp(least, least.max(if series == 1 { 150.0 } else { 96.0 * series as f32 }));
    let bar = ((row - sheet.gap(26.0)) / series as f32).min(if series == 1 { 72.0 } else { 50.0 });
    let mut y = top;
    for (index, label) in labels.iter().enumerate() {
        let middle = y + row / 2.0;
        let field = format!("chart.labels[{index}]");
        // Small letters stand in the middle of the bar.
        let down = if label.lines() == 1 { label.first_baseline() - body.size * 0.34 } else { label.height() / 2.0 };
        sheet.place(label, x, middle - down, &part(Role::Cell, &field));
        let first = middle - bar * series as f32 / 2.0;
        for (at, (values, sets)) in data.values.iter().zip(&numbers).enumerate() {
            let (Some(Some(value)), Some(Some(set))) = (values.get(index), sets.get(index)) else { continue };
            let length = length_of(*value).clamp(-zone, zone);
            let (left, width) = if length < 0.0 { (zero + length, -length) } else { (zero, length) };
            let bar_y = first + bar * at as f32;
            let colour = colour(sheet, at);
            sheet.bar((left, bar_y + 1.5), (width.max(2.0), bar - 3.0), colour, &ALWAYS);
            let number_x = if length < 0.0 { left - 16.0 - set.width } else { left + width + 16.0 };
            let number_y = bar_y + bar / 2.0 - (set.first_baseline() - number.size * 0.36);
            let field = format!("chart.series[{at}].values[{index}]");
            sheet.place(set, number_x, number_y, &part(Role::Cell, &field));
        }
        y += row;
    }
    let line = sheet.palette.line;
    sheet.bar((zero - 1.5, top), (3.0, y - top), line, &ALWAYS);
    sheet.check("chart", top, y, sheet.foot + 4.0);
}
