//! Numbers drawn: bars, lines, or the parts of a whole. Every value can be read without its colour.

mod bars;
mod curve;
mod share;

use crate::{
    deck::model::{Chart, ChartKind},
    typeset::{
        page::{Rgba, Role},
        rich::{Rich, Span},
        setter::{Set, Style},
        sheet::{ALWAYS, Sheet, part},
    },
};

/// What a chart shows, ready to be drawn.
struct Data {
    /// Where the drawing may start.
    top: f32,
    labels: Vec<Rich>,
    names: Vec<Option<Rich>>,
    /// The numbers of each series, one for each label; nothing where the file has none.
    values: Vec<Vec<Option<f64>>>,
}

impl Data {
    fn all(&self) -> impl Iterator<Item = f64> + '_ {
        self.values.iter().flatten().flatten().copied()
    }

    /// The least and the greatest value, with zero always between them: a bar starts at nothing.
    fn bounds(&self) -> (f64, f64) {
        let (low, high) = self.all().fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        // So that the distance between the two is a number.
        let (low, high) = (low.max(f64::MIN / 4.0), high.min(f64::MAX / 4.0));
        if high > low { (low, high) } else { (0.0, 1.0) }
    }
}

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let mut top = sheet.head();
    let Some(chart) = &slide.chart else { return };
    let values: Vec<Vec<Option<f64>>> = chart
        .series
        .iter()
        .map(|series| {
            (0..chart.labels.len()).map(|at| series.values.get(at).and_then(serde_json::Number::as_f64)).collect()
        })
        .collect();
    let (x, width) = (sheet.side(), sheet.measure());
    if let Some(rich) = under_title(sheet, chart) {
        let style = Style { colour: sheet.palette.quiet, ..sheet.style(32.0, sheet.theme.floors.note, 1.3) };
        // Close to the title, of which it is the last word.
        let y = (top - sheet.gap(sheet.theme.space.head) + sheet.gap(8.0)).max(sheet.theme.space.top);
        let bottom = sheet.text(&rich, &style, (x, y), width, &part(Role::Heading, "chart.unit"));
        top = top.max(bottom + sheet.gap(30.0));
    }
    let labels = chart.labels.iter().map(|label| sheet.rich(label)).collect();
    let name = |series: &crate::deck::model::Series| series.name.as_ref().map(|name| sheet.rich(name));
    let names = chart.series.iter().map(|series| name(series).filter(|name| !name.is_empty())).collect();
    let data = Data { top, labels, names, values };
    if data.labels.is_empty() || data.values.is_empty() {
        return;
    }
    match chart.kind {
        ChartKind::Bar => bars::draw(sheet, &data),
        ChartKind::Line => curve::draw(sheet, &data),
        ChartKind::Share => share::draw(sheet, &data),
    }
}

/// What the numbers are, in one line: the name of the only series, and the unit where the name does not say it.
fn under_title(sheet: &Sheet<'_>, chart: &Chart) -> Option<Rich> {
    let unit = chart.unit.as_ref().map(|unit| sheet.rich(unit)).filter(|unit| !unit.is_empty());
    let name = match chart.series.as_slice() {
        [only] => only.name.as_ref().map(|name| sheet.rich(name)).filter(|name| !name.is_empty()),
        _ => None,
    };
    match (name, unit) {
        (Some(mut name), Some(unit)) => {
            if !name.plain.to_lowercase().contains(&unit.plain.to_lowercase()) {
                name.push(" · ", &Span::default());
                name.push(&unit.plain, &Span::default());
            }
            Some(name)
        }
        (name, unit) => name.or(unit),
    }
}

/// The colours after the first two: whether they come from the ink, else from the accent, and how near to the paper.
const PALER: [(bool, f32); 6] = [(true, 0.42), (false, 0.48), (true, 0.66), (false, 0.74), (true, 0.82), (true, 0.9)];

/// The colour of a series or part: dark, accent, then paler and paler, so that neighbours differ in grey as well.
fn colour(sheet: &Sheet<'_>, index: usize) -> Rgba {
    let palette = sheet.palette;
    match index {
        0 => palette.ink,
        1 => palette.accent,
        _ => {
            let (from, part) = *PALER.get(index - 2).unwrap_or(&PALER[5]);
            let from = if from { palette.ink } else { palette.accent };
            from.towards(palette.paper, part)
        }
    }
}

/// A square of each colour with the name of its series; gives the lower edge.
fn legend(sheet: &mut Sheet<'_>, data: &Data) -> f32 {
    let style = sheet.small();
    let sets: Vec<(usize, Set)> = data
        .names
        .iter()
        .enumerate()
        .filter_map(|(index, name)| name.as_ref().map(|name| (index, name)))
        .map(|(index, name)| (index, sheet.setter.set(name, &style, None)))
        .collect();
    // One series is named beside its unit.
    if sets.len() < 2 {
        return data.top;
    }
    let (mut x, mut y) = (sheet.side(), data.top);
    let end = sheet.width - sheet.side();
    let square = style.size * 0.6;
    for (index, set) in &sets {
        let width = square + 16.0 + set.width;
        if x > sheet.side() && x + width > end {
            (x, y) = (sheet.side(), y + set.height());
        }
        let colour = colour(sheet, *index);
        sheet.bar((x, y + set.first_baseline() - square), (square, square), colour, &ALWAYS);
        let field = format!("chart.series[{index}].name");
        sheet.place(set, x + square + 16.0, y, &part(Role::Cell, &field));
        x += width + 56.0;
    }
    y + sets.last().map_or(0.0, |(_, set)| set.height()) + sheet.gap(30.0)
}
