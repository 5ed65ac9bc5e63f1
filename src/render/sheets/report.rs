//! The report after the event, on paper: what was planned and what happened, with both drawn to one scale.

use super::{
    flow::Flow,
    press::{HAIR, HEADING, INK, Ink, PAPER, PARAGRAPH, Press, QUIET, Sheet, TITLE, TONE},
    shapes,
    table::{Cell, Column, Rows, table},
};
use crate::typeset::{LineAlign, page::Rgba};

/// What happened.
const HAPPENED: Rgba = Rgba([38, 84, 124, 255]);
/// What ran longer than planned.
const OVER: Rgba = Rgba([168, 62, 22, 255]);

/// A report, ready to print. Everything is in words but the timeline.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// The kind of document, above the title: "Report", "Report of a rehearsal".
    pub kind: String,
    /// The day, the slot, and when it really began and ended.
    pub about: Vec<String>,
    /// How it came out, in a sentence or two.
    pub verdict: Vec<String>,
    /// The plan and what came of it.
    pub timeline: Option<Timeline>,
    /// Tables with their headings.
    pub tables: Vec<(String, Vec<Column>, Vec<Vec<Cell>>)>,
    /// Lists with their headings.
    pub lists: Vec<(String, Vec<String>)>,
}

/// The plan above, what happened below, to one scale. Instants in any unit, all the same.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The bars of the plan.
    pub plan: Vec<Bar>,
    /// The bars of what happened.
    pub happened: Vec<Bar>,
    /// Places along the line, with what stands there; the last is the end of the slot.
    pub marks: Vec<(i64, String)>,
    /// What the two rows are called.
    pub rows: [String; 2],
    /// All of it in words, for whoever does not see it.
    pub words: String,
}

/// A segment on the timeline.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// When it starts.
    pub from: i64,
    /// When it ends.
    pub to: i64,
    /// Its number in the table below.
    pub label: String,
    /// Whether it ran longer than planned: drawn with a second colour and a thick edge.
    pub over: bool,
}

/// The report as sheets. Its own words are English, and so is the side at which it begins.
#[must_use]
pub fn report(what: &Report) -> Vec<Sheet> {
    let foot = format!("{} · {}", what.kind, what.title);
    let mut flow = Flow::new(Press::new("en"), &foot);
    flow.text(&what.kind, &Ink::new(9.0).bold().quiet(), PARAGRAPH);
    flow.y += 2.0;
    flow.text(&what.title, &Ink::new(19.0).bold().marked().tight(), TITLE);
    flow.y += 4.0;
    for line in &what.about {
        flow.text(line, &Ink::new(10.5), PARAGRAPH);
    }
    flow.y += 8.0;
    for (number, line) in what.verdict.iter().enumerate() {
        let ink = if number == 0 { Ink::new(12.5).bold() } else { Ink::new(10.5) };
        flow.text(line, &ink, PARAGRAPH);
    }
    if let Some(timeline) = &what.timeline {
        flow.y += 14.0;
        drawn(&mut flow, timeline);
    }
    for (heading, columns, rows) in &what.tables {
        flow.y += 16.0;
        flow.heading(heading);
        table(&mut flow, columns, rows, Rows { size: 9.0, least: 19.0 });
    }
    for (heading, lines) in &what.lists {
        flow.y += 16.0;
        flow.text(heading, &Ink::new(12.5).bold(), HEADING);
        flow.y += 2.0;
        for line in lines {
            flow.text(line, &Ink::new(10.0), PARAGRAPH);
        }
    }
    flow.finish()
}

/// The timeline: two rows of bars, and below them the times.
fn drawn(flow: &mut Flow, line: &Timeline) {
    const NAME: f32 = 62.0;
    const TALL: f32 = 24.0;
    let bars = || line.plan.iter().chain(&line.happened);
    let ends = bars().flat_map(|bar| [bar.from, bar.to]).chain(line.marks.iter().map(|(at, _)| *at));
    let (Some(from), Some(to)) = (ends.clone().min(), ends.max()) else { return };
    if to <= from {
        return;
    }
    flow.ensure(3.0 * TALL + 30.0);
    let (left, top) = (flow.margin + NAME, flow.y);
    let wide = flow.width() - NAME;
    let at = |instant: i64| left + (instant - from) as f32 / (to - from) as f32 * wide;
    for (row, bars) in [&line.plan, &line.happened].into_iter().enumerate() {
        let y = top + row as f32 * (TALL + 5.0);
        let name = line.rows.get(row).map_or("", String::as_str);
        let margin = flow.margin;
        flow.print_or_ornament((margin, y + 6.5, NAME - 6.0), name, &Ink::new(8.5).quiet().lines(1), None);
        for bar in bars {
            let (x, end) = (at(bar.from), at(bar.to));
            let width = (end - x - 1.0).max(0.8);
            let (fill, text) = match (row, bar.over) {
                (0, _) => (TONE, INK),
                (_, false) => (HAPPENED, PAPER),
                (_, true) => (OVER, PAPER),
            };
            flow.sheet().tone((x, y, width, TALL), fill);
            if bar.over {
                // Told from the others on a grey print, too.
                flow.sheet().tone((x, y + TALL - 4.0, width, 2.0), PAPER);
            }
            if width > 11.0 {
                let ink = Ink::new(9.0).bold().colour(text).align(LineAlign::Centre).lines(1);
                flow.print_or_ornament((x, y + 6.0, width), &bar.label, &ink, None);
            }
        }
    }
    let bottom = top + 2.0 * TALL + 5.0;
    let count = line.marks.len();
    let mut free = f32::MIN;
    // The end of the slot stands whatever else does; the others stand where there is room.
    let end = line.marks.last().map_or(f32::MAX, |(last, words)| at(*last) - words.chars().count() as f32 * 4.6);
    for (number, (instant, words)) in line.marks.iter().enumerate() {
        let last = number + 1 == count;
        let x = at(*instant);
        let long = words.chars().count() as f32 * 4.6;
        if !last && (x < free || x + long > end - 6.0) {
            continue;
        }
        let (colour, thick, over) = if last { (INK, 1.5, 4.0) } else { (HAIR, 0.75, 0.0) };
        let path = shapes::line((f64::from(x), f64::from(top - over)), (f64::from(x), f64::from(bottom + 4.0)));
        flow.sheet().stroke(path, colour, thick);
        let ink = Ink::new(8.0).colour(if last { INK } else { QUIET }).lines(1);
        let ink = if last { ink.bold() } else { ink };
        let place = if last { (x - 120.0, bottom + 5.0, 120.0) } else { (x, bottom + 5.0, 120.0) };
        let ink = if last { ink.align(LineAlign::End) } else { ink };
        flow.print_or_ornament(place, words, &ink, None);
        free = x + long + 8.0;
    }
    let words = line.words.clone();
    let place = (flow.margin, top, flow.width(), bottom + 16.0 - top);
    flow.sheet().figure(place, &words);
    flow.y = bottom + 18.0;
}
