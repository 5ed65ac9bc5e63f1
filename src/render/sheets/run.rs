//! The run sheet: every segment with its clock times, who speaks, and room to write down what really happens.

use super::{
    flow::Flow,
    press::{HAIR, Ink, PARAGRAPH, Press, Sheet, TITLE, TONE},
    table::{Cell, Column, Rows, table},
    words::{of, with},
};
use crate::typeset::clocks::length;

/// What a run sheet says. Times of day are written out; lengths are milliseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunSheet {
    /// The title of the event.
    pub title: String,
    /// The day, the slot and the place, in words.
    pub about: Vec<String>,
    /// When the slot ends.
    pub ends: String,
    /// When the questions must start at the latest, where there are any.
    pub questions_by: Option<String>,
    /// What the plan takes, with changeovers.
    pub takes: i64,
    /// How long the slot is.
    pub has: i64,
    /// The segments in order.
    pub rows: Vec<RunRow>,
    /// What each segment would have if the event began late.
    pub late: Vec<Late>,
}

/// A segment on the run sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunRow {
    /// When it starts by the plan.
    pub starts: String,
    /// Its title.
    pub title: String,
    /// Who speaks in it.
    pub who: String,
    /// Its planned length.
    pub planned: i64,
    /// The least that it may be cut to.
    pub floor: i64,
    /// Whether it gives nothing away.
    pub protected: bool,
    /// The time to change over after it.
    pub changeover: i64,
    /// The latest start with which all that follows still fits.
    pub must_start_by: String,
}

/// The shares after a late start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Late {
    /// How late.
    pub by: i64,
    /// Each segment's length in the order of the rows; none where not even the floors fit.
    pub shares: Option<Vec<i64>>,
}

/// The run sheet in a language.
#[must_use]
pub fn run_sheet(what: &RunSheet, language: &str) -> Vec<Sheet> {
    let words = of(language);
    let in_minutes = |millis: i64| length(language, millis);
    let foot = format!("{} · {}", words.run_sheet, what.title);
    let mut flow = Flow::new(Press::new(language), &foot);
    flow.text(words.run_sheet, &Ink::new(9.0).bold().quiet(), PARAGRAPH);
    flow.y += 2.0;
    flow.text(&what.title, &Ink::new(19.0).bold().marked().tight(), TITLE);
    flow.y += 4.0;
    for line in &what.about {
        flow.text(line, &Ink::new(10.5), PARAGRAPH);
    }
    flow.y += 10.0;
    notice(&mut flow, what, language);
    flow.y += 12.0;
    let [starts, segment, planned, floor, must, started, ended] = words.columns;
    let columns = [
        Column::figures(starts, 34.0),
        Column::words(segment, 0.0),
        Column::figures(planned, 46.0),
        Column::figures(floor, 46.0),
        Column::figures(must, 48.0),
        Column::words(started, 56.0),
        Column::words(ended, 56.0),
    ];
    let rows: Vec<Vec<Cell>> = what
        .rows
        .iter()
        .map(|row| {
            let mut details: Vec<String> = Vec::new();
            if !row.who.is_empty() {
                details.push(row.who.clone());
            }
            if row.protected {
                details.push(words.protected.to_owned());
            }
            if row.changeover > 0 {
                let length = if row.changeover % 60_000 == 0 {
                    in_minutes(row.changeover)
                } else {
                    with(words.seconds, &[&(row.changeover / 1000).to_string()])
                };
                details.push(with(words.changeover, &[&length]));
            }
            vec![
                Cell::bold(&row.starts),
                Cell { detail: details.join(" · "), ..Cell::bold(&row.title) },
                Cell::new(in_minutes(row.planned)),
                Cell::new(if row.protected { in_minutes(row.planned) } else { in_minutes(row.floor) }),
                Cell::new(&row.must_start_by),
                Cell::blank(),
                Cell::blank(),
            ]
        })
        .collect();
    table(&mut flow, &columns, &rows, Rows { size: 10.5, least: 34.0 });
    late(&mut flow, what, language);
    notes(&mut flow, words.notes);
    flow.finish()
}

/// The two times that must not be missed, and what the plan takes, in a box.
fn notice(flow: &mut Flow, what: &RunSheet, language: &str) {
    let words = of(language);
    let mut lines = vec![(with(words.slot_ends, &[&what.ends]), Ink::new(12.5).bold())];
    if let Some(by) = &what.questions_by {
        lines.push((with(words.questions_by, &[by]), Ink::new(12.5).bold()));
    }
    let rest = what.has - what.takes;
    let sentence = if rest >= 0 { words.fits } else { words.too_long };
    let [takes, has, rest] = [what.takes, what.has, rest.abs()].map(|millis| length(language, millis));
    lines.push((with(sentence, &[&takes, &has, &rest]), Ink::new(10.5)));
    let (pad, width) = (10.0, flow.width());
    let inner = width - 2.0 * pad;
    let height: f32 = lines.iter().map(|(line, ink)| flow.press.height(line, inner, ink)).sum::<f32>() + 2.0 * pad;
    flow.ensure(height);
    let (margin, top) = (flow.margin, flow.y);
    flow.sheet().tone((margin, top, width, height), TONE);
    flow.y += pad;
    for (line, ink) in lines {
        let tall = flow.press.height(&line, inner, &ink);
        let place = (margin + pad, flow.y, inner);
        flow.print_at(place, &line, &ink, PARAGRAPH);
        flow.y += tall;
    }
    flow.y = top + height;
}

/// What to do if the event begins late: worked out beforehand, because nobody can on stage.
fn late(flow: &mut Flow, what: &RunSheet, language: &str) {
    if what.late.is_empty() {
        return;
    }
    let words = of(language);
    flow.y += 18.0;
    flow.ensure(60.0 + 22.0 * (what.rows.len() as f32 + 1.0));
    flow.heading(words.late);
    flow.paragraph(words.late_advice);
    flow.y += 6.0;
    let mut columns = vec![Column::words(words.columns[1], 0.0), Column::figures(words.on_time, 74.0)];
    columns
        .extend(what.late.iter().map(|late| Column::figures(with(words.late_by, &[&length(language, late.by)]), 74.0)));
    let figures = |millis: i64| format!("{}:{:02}", millis / 60_000, millis / 1000 % 60);
    let rows: Vec<Vec<Cell>> = what
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let mut cells = vec![Cell::new(&row.title), Cell::new(figures(row.planned))];
            cells.extend(what.late.iter().map(|late| match &late.shares {
                Some(shares) => {
                    let share = shares.get(at).copied().unwrap_or(row.planned);
                    if share == row.planned { Cell::new(figures(share)) } else { Cell::bold(figures(share)) }
                }
                None if at == 0 => Cell::new(words.impossible),
                None => Cell::new("–"),
            }));
            cells
        })
        .collect();
    table(flow, &columns, &rows, Rows { size: 10.0, least: 19.0 });
}

/// Lines to write on, as far as the sheet goes.
fn notes(flow: &mut Flow, words: &str) {
    if flow.y + 74.0 > flow.bottom() {
        return;
    }
    flow.y += 18.0;
    flow.heading(words);
    let (margin, width, bottom) = (flow.margin, flow.width(), flow.bottom());
    let mut y = flow.y + 20.0;
    while y <= bottom {
        flow.sheet().rule(margin, y, width, HAIR, 0.5);
        y += 24.0;
    }
    flow.y = bottom;
}
