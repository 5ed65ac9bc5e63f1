//! Dated events along a line: across the slide where there are few, down it where there are many.

use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Part, Sheet},
};

/// How many events may stand side by side, and in how many lines each.
const ACROSS: std::ops::RangeInclusive<usize> = 2..=5;
const LINES: usize = 5;

struct Event {
    label: Option<Set>,
    text: Set,
}

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let top = sheet.head();
    let count = sheet.slide.items.len();
    if count == 0 {
        return;
    }
    let gutter = 40.0;
    let width = (sheet.measure() - gutter * (count as f32 - 1.0)) / count as f32;
    if ACROSS.contains(&count) {
        let events = set(sheet, width, width);
        let few = events.iter().all(|event| event.text.lines() <= LINES && !event.text.tight);
        if few && events.iter().flat_map(|event| &event.label).all(|label| label.lines() == 1) {
            return across(sheet, &events, top, (width, gutter));
        }
    }
    down(sheet, top);
}

fn label_style(sheet: &Sheet<'_>) -> Style {
    Style { colour: sheet.palette.accent, tabular: true, ..sheet.heading() }
}

fn set(sheet: &mut Sheet<'_>, label_width: f32, width: f32) -> Vec<Event> {
    let slide = sheet.slide;
    let (label_style, body) = (label_style(sheet), sheet.body());
    slide
        .items
        .iter()
        .map(|item| {
            let label = match item {
                crate::deck::model::Item::Full(full) => full.label.as_ref(),
                crate::deck::model::Item::Plain(_) => None,
            };
            let label = label.map(|label| sheet.rich(label)).filter(|label| !label.is_empty());
            let label = label.map(|label| sheet.set(&label, &label_style, label_width));
            let text = sheet.rich(&item.text());
            Event { label, text: sheet.set(&text, &body, width) }
        })
        .collect()
}

fn across(sheet: &mut Sheet<'_>, events: &[Event], top: f32, (width, gutter): (f32, f32)) {
    let x = sheet.side();
    let labels = events.iter().flat_map(|event| &event.label).map(Set::height).fold(0.0, f32::max);
    let texts = events.iter().map(|event| event.text.height()).fold(0.0, f32::max);
    let (above, below) = (sheet.gap(26.0), sheet.gap(34.0));
    let height = labels + above + below + texts;
    let start = top + ((sheet.foot - top - height) * 0.36).max(0.0);
    let y = start + labels + above;
    let (line, accent, paper) = (sheet.palette.line, sheet.palette.accent, sheet.palette.paper);
    let end = sheet.width - sheet.side();
    sheet.bar((x, y - 2.0), (end - x, 4.0), line, &ALWAYS);
    for (index, event) in events.iter().enumerate() {
        let left = x + index as f32 * (width + gutter);
        let steps = sheet.steps_of(index);
        // A ring of paper keeps the line off the dot.
        sheet.disc((left + 11.0, y), 19.0, paper, &steps);
        sheet.disc((left + 11.0, y), 11.0, accent, &steps);
        let field = format!("items[{index}]");
        if let Some(label) = &event.label {
            let label_field = format!("{field}.label");
            let part = Part { role: Role::Heading, field: &label_field, steps: steps.clone() };
            sheet.place(label, left, y - above - label.height(), &part);
        }
        sheet.place(&event.text, left, y + below, &Part { role: Role::ListItem(0), field: &field, steps });
    }
    sheet.check("items", start, y + below + texts, sheet.foot);
}

fn down(sheet: &mut Sheet<'_>, top: f32) {
    let (x, measure) = (sheet.side(), sheet.measure());
    // As wide as the widest label, up to a third of the slide.
    let natural = set(sheet, measure / 3.0, measure);
    let labels = natural.iter().flat_map(|event| &event.label).map(Set::ink_width).fold(0.0, f32::max);
    let labels = if labels > 0.0 { labels + 44.0 } else { 0.0 };
    let rail = x + labels + 11.0;
    let text_x = x + labels + 62.0;
    let events = set(sheet, (labels - 43.0).max(1.0), x + measure - text_x);
    let gap = sheet.gap(26.0);
    let (line, accent, paper) = (sheet.palette.line, sheet.palette.accent, sheet.palette.paper);
    // The rail first: dots stand on it.
    let mut dots = Vec::with_capacity(events.len());
    let mut y = top;
    for event in &events {
        dots.push(y + event.text.first_baseline() - sheet.body().size * 0.32);
        y += event.text.height().max(event.label.as_ref().map_or(0.0, Set::height)) + gap;
    }
    if let (Some(first), Some(last)) = (dots.first(), dots.last()) {
        sheet.bar((rail - 2.0, *first), (4.0, last - first), line, &ALWAYS);
    }
    let mut y = top;
    for ((index, event), dot) in events.iter().enumerate().zip(dots) {
        let steps = sheet.steps_of(index);
        sheet.disc((rail, dot), 17.0, paper, &steps);
        sheet.disc((rail, dot), 10.0, accent, &steps);
        let field = format!("items[{index}]");
        let mut below = 0.0_f32;
        if let Some(label) = &event.label {
            // Label and text stand on one line although their sizes differ.
            let down = (event.text.first_baseline() - label.first_baseline()).max(0.0);
            let label_field = format!("{field}.label");
            sheet.place(label, x, y + down, &Part { role: Role::Heading, field: &label_field, steps: steps.clone() });
            below = label.height();
        }
        sheet.place(&event.text, text_x, y, &Part { role: Role::ListItem(0), field: &field, steps });
        y += event.text.height().max(below) + gap;
    }
    sheet.check("items", top, y - gap, sheet.foot);
}
