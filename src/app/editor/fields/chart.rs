//! A chart as a grid: a row for each label, a column for each series, and numbers that are numbers.

use egui::{Grid, ScrollArea, Ui};
use serde_json::Number;

use super::{
    Pen,
    grid::{CELL, Deed, menu},
    line::{self, Line},
    parts,
    parts::Kind,
};
use crate::{
    deck::{
        edit::{
            What,
            grid::{self, Line as Lane},
        },
        model::{Chart, ChartKind, Series, Slide, Text},
    },
    ui::words::{tr, tr_with},
};

const KIND: Kind = Kind { lines: 0, inline: false, what: What::Chart };

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::label(ui, pen.tokens, &tr("fields-chart"));
    let Some(mut chart) = slide.chart.clone() else {
        if ui.button(tr("fields-chart-new")).clicked() {
            let values = vec![Number::from(0); 3];
            let series = vec![Series { values, ..Series::default() }];
            slide.chart = Some(Chart { labels: vec![Text::default(); 3], series, ..Chart::default() });
            pen.note(What::Chart, "chart");
        }
        ui.add_space(8.0);
        return;
    };
    let kinds = [
        (ChartKind::Bar, tr("fields-chart-bar")),
        (ChartKind::Line, tr("fields-chart-line")),
        (ChartKind::Share, tr("fields-chart-share")),
    ];
    if let Some(kind) = parts::switch(ui, pen, chart.kind, &kinds) {
        chart.kind = kind;
    }
    ui.add_space(4.0);
    parts::text(ui, pen, "chart.unit", &tr("fields-chart-unit"), &mut chart.unit, KIND);
    let (rows, columns) = (chart.labels.len(), chart.series.len());
    let (mut deed, mut pasted) = (None, None);
    ScrollArea::horizontal().id_salt("chart").show(ui, |ui| {
        Grid::new(pen.id("chart grid")).spacing([4.0, 4.0]).show(ui, |ui| {
            ui.label("");
            for column in 0..columns {
                let name = tr_with("fields-series", &[("number", (column + 1).into())]);
                if let Some(asked) = menu(ui, &name, column, columns, 1) {
                    deed = Some((Lane::Column(column), asked));
                }
            }
            ui.end_row();
            parts::quiet(ui, pen.tokens, &tr("fields-chart-label"));
            for (column, series) in chart.series.iter_mut().enumerate() {
                let name = tr_with("fields-series-name", &[("number", (column + 1).into())]);
                ui.vertical(|ui| {
                    ui.set_width(CELL);
                    parts::bare_text(ui, pen, &format!("chart.series[{column}].name"), &name, &mut series.name, KIND);
                });
            }
            ui.end_row();
            for row in 0..rows {
                let name = tr_with("fields-chart-label-of", &[("number", (row + 1).into())]);
                let mut label = chart.labels.get(row).cloned();
                ui.vertical(|ui| {
                    ui.set_width(CELL);
                    if parts::bare_text(ui, pen, &format!("chart.labels[{row}]"), &name, &mut label, KIND)
                        && let Some(place) = chart.labels.get_mut(row)
                    {
                        *place = label.unwrap_or_default();
                    }
                });
                for column in 0..columns {
                    ui.vertical(|ui| {
                        ui.set_width(CELL);
                        if let Some(cells) = value(ui, pen, &mut chart, row, column) {
                            pasted = Some((row, column, cells));
                        }
                    });
                }
                let name = tr_with("fields-row", &[("number", (row + 1).into())]);
                if let Some(asked) = menu(ui, &name, row, rows, 1) {
                    deed = Some((Lane::Row(row), asked));
                }
                ui.end_row();
            }
        });
    });
    ui.horizontal(|ui| {
        if ui.button(tr("fields-row-add")).clicked() {
            deed = Some((Lane::Row(rows.saturating_sub(1)), Deed::After));
        }
        if ui.button(tr("fields-series-add")).clicked() {
            deed = Some((Lane::Column(columns.saturating_sub(1)), Deed::After));
        }
    });
    ui.add_space(8.0);
    if let Some((row, column, cells)) = pasted {
        let passed = grid::paste_numbers(&mut chart, row, column, &cells);
        pen.state.said = (passed > 0).then(|| tr_with("fields-chart-passed", &[("count", passed.into())]));
    }
    if let Some((lane, deed)) = deed {
        carry_out(&mut chart, lane, deed);
    }
    if slide.chart.as_ref() != Some(&chart) {
        slide.chart = Some(chart);
        pen.note(What::Chart, "chart");
    }
}

/// A number. Gives the table that was pasted into it.
fn value(ui: &mut Ui, pen: &mut Pen<'_>, chart: &mut Chart, row: usize, column: usize) -> Option<Vec<Vec<String>>> {
    let at = |row: usize| format!("chart.series[{column}].values[{row}]");
    let name = tr_with("fields-chart-value", &[("row", (row + 1).into()), ("column", (column + 1).into())]);
    let now = chart.series.get(column).and_then(|series| series.values.get(row)).map(ToString::to_string);
    let id = pen.id(&at(row));
    let words = now.unwrap_or_default();
    let field = Line { width: Some(CELL), ..Line::new(id, &name, &words) };
    let read = line::read(ui, pen, &field, |words| grid::number(words).ok_or_else(|| tr("fields-number-wrong")));
    if let Some(number) = read.value {
        grid::set_value(chart, row, column, number);
    }
    if read.enter && row + 1 < chart.labels.len() {
        pen.state.next = Some((pen.id(&at(row + 1)), None));
        ui.ctx().request_repaint();
    }
    read.pasted
}

fn carry_out(chart: &mut Chart, lane: Lane, deed: Deed) {
    let (at, with): (usize, fn(usize) -> Lane) = match lane {
        Lane::Row(at) => (at, Lane::Row),
        Lane::Column(at) => (at, Lane::Column),
    };
    match deed {
        Deed::Before => grid::add_numbers(chart, lane),
        Deed::After => grid::add_numbers(chart, with(at + 1)),
        Deed::Earlier => grid::exchange_numbers(chart, with(at.saturating_sub(1))),
        Deed::Later => grid::exchange_numbers(chart, lane),
        Deed::Remove => grid::remove_numbers(chart, lane),
    }
}
