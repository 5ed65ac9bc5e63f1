//! Lines through numbers over a scale that starts at zero, named at their ends.

use super::{Data, colour};
use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Edge, Sheet, part},
};

/// About how many steps the scale has.
const STEPS: f64 = 4.0;

pub(super) fn draw(sheet: &mut Sheet<'_>, data: &Data) {
    let (x, measure, top) = (sheet.side(), sheet.measure(), data.top + 24.0);
    let words = sheet.words();
    let small = Style { tabular: true, ..sheet.style(34.0, sheet.theme.floors.small, 1.3) };
    let quiet = Style { colour: sheet.palette.quiet, ..small };
    let (low, high) = data.bounds();
    let step = round_step((high - low) / STEPS);
    let (first, last) = ((low / step).floor() as i32, (high / step - 1e-9).ceil() as i32);
    let scale_style = Style { align: sheet.align(Edge::End), ..quiet };
    let marks: Vec<(f64, Set)> = (first..=last.min(first + 40))
        .map(|at| {
            let value = f64::from(at) * step;
            let rich = sheet.plain(&words.number(value));
            (value, sheet.setter.set(&rich, &scale_style, None))
        })
        .collect();
    let scale_width = marks.iter().map(|(_, set)| set.width).fold(0.0, f32::max) + 24.0;
    let ends = ends(sheet, data, &small, measure * 0.26);
    let end_width = ends.iter().flatten().map(Set::ink_width).fold(0.0, f32::max) + 36.0;
    let count = data.labels.len();
    let (left, right) = (x + scale_width + 20.0, x + measure - end_width - 12.0);
    let each = if count > 1 { (right - left) / (count as f32 - 1.0) } else { 0.0 };
    let centre = Style { align: sheet.align(Edge::Centre), ..quiet };
    let labels: Vec<Set> = data.labels.iter().map(|label| sheet.setter.set(label, &centre, None)).collect();
    let widest = labels.iter().map(|set| set.width).fold(0.0, f32::max) + 24.0;
    // Where labels would touch, every second or third is shown, counted from the last.
    let every = if each > 0.0 { (widest / each).ceil().max(1.0) as usize } else { 1 };
    let label_height = labels.iter().map(Set::height).fold(0.0, f32::max);
    let bottom = sheet.foot - label_height - 20.0;
    let height = (bottom - top).max(160.0);
    let (from, to) = (f64::from(first) * step, f64::from(last) * step);
    let y_of = |value: f64| top + height - ((value - from) / (to - from)) as f32 * height;
    for (value, set) in &marks {
        let y = y_of(*value);
        let (line, strong) = (sheet.palette.line, sheet.palette.quiet);
        let zero = *value == 0.0;
        sheet.bar((left - 20.0, y - 1.0), (right - left + 32.0, 2.0), if zero { strong } else { line }, &ALWAYS);
        let down = set.first_baseline() - small.size * 0.35;
        sheet.place_silent(set, x + scale_width - 24.0 - set.width, y - down, &ALWAYS);
    }
    for (index, set) in labels.iter().enumerate() {
        if (count - 1 - index).is_multiple_of(every) {
            let field = format!("chart.labels[{index}]");
            let at = left + each * index as f32 - set.width / 2.0;
            sheet.place(set, at, top + height + 18.0, &part(Role::Cell, &field));
        }
    }
    let mut named: Vec<(f32, usize)> = Vec::new();
    for (at, values) in data.values.iter().enumerate() {
        let colour = colour(sheet, at);
        let mut run: Vec<(f32, f32)> = Vec::new();
        let mut last = None;
        // A missing number is a gap, not a guess.
        for (index, value) in values.iter().enumerate() {
            match value {
                Some(value) => {
                    let point = (left + each * index as f32, y_of(*value));
                    run.push(point);
                    last = Some(point);
                }
                None => stroke(sheet, &mut run, colour),
            }
        }
        stroke(sheet, &mut run, colour);
        if let Some(point) = last {
            sheet.disc(point, 10.0, colour, &ALWAYS);
            named.push((point.1, at));
        }
    }
    // Names at the ends of lines that come close are moved apart, in the order of the lines.
    named.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = f32::MIN;
    for (y, at) in named {
        let Some(Some(set)) = ends.get(at) else { continue };
        let y = (y - (set.first_baseline() - small.size * 0.35)).max(free);
        let field = format!("chart.series[{at}]");
        sheet.place(set, right + 36.0, y, &part(Role::Cell, &field));
        free = y + set.height();
    }
    sheet.check("chart", top, top + height + label_height + 18.0, sheet.foot + 4.0);
}

fn stroke(sheet: &mut Sheet<'_>, run: &mut Vec<(f32, f32)>, colour: crate::typeset::page::Rgba) {
    match run.as_slice() {
        [] => {}
        [point] => sheet.disc(*point, 10.0, colour, &ALWAYS),
        points => sheet.line(points, colour, 6.0, &ALWAYS),
    }
    run.clear();
}

/// What stands at the end of each line: its last number, and its name where there are several.
fn ends(sheet: &mut Sheet<'_>, data: &Data, style: &Style, width: f32) -> Vec<Option<Set>> {
    let words = sheet.words();
    data.values
        .iter()
        .enumerate()
        .map(|(at, values)| {
            let value = values.iter().rev().flatten().next()?;
            let mut rich = sheet.plain(&words.number(*value));
            let span = crate::typeset::rich::Span { bold: true, range: 0..rich.text.len(), ..Default::default() };
            rich.spans.push(span);
            if let Some(Some(name)) = data.names.get(at).filter(|_| data.values.len() > 1) {
                rich.push("  ", &crate::typeset::rich::Span::default());
                rich.push(&name.plain, &crate::typeset::rich::Span::default());
            }
            let series = colour(sheet, at);
            let ink = if series.contrast(sheet.palette.paper) >= 4.5 { series } else { sheet.palette.ink };
            Some(sheet.set(&rich, &Style { colour: ink, ..*style }, width))
        })
        .collect()
}

/// The next larger of 1, 2, 2.5 and 5 times a power of ten.
fn round_step(rough: f64) -> f64 {
    if !(rough.is_finite() && rough > 0.0) {
        return 1.0;
    }
    let power = 10.0_f64.powf(rough.log10().floor());
    [1.0, 2.0, 2.5, 5.0]
        .into_iter()
        .map(|part| part * power)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::round_step;

    #[test]
    fn steps_are_round() {
        for (rough, step) in
            [(0.9, 1.0), (1.0, 1.0), (1.1, 2.0), (2.4, 2.5), (3.0, 5.0), (34.0, 50.0), (0.07, 0.1), (0.0, 1.0)]
        {
            assert!((round_step(rough) - step).abs() < 1e-9, "{rough}");
        }
        assert_eq!(round_step(f64::INFINITY), 1.0);
    }
}
