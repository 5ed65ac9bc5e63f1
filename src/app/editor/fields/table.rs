//! A table as a grid: cells are edited where they stand, and a copied part of a spreadsheet fills them.

use egui::{Grid, ScrollArea, Ui};

use super::{
    Pen,
    grid::{CELL, Deed, menu},
    line::{self, Line},
    parts, stage,
};
use crate::{
    deck::{
        edit::{
            What,
            grid::{self, Line as Lane},
            said, say,
        },
        model::{Slide, Table, Text},
    },
    ui::words::{tr, tr_with},
};

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::label(ui, pen.tokens, &tr("fields-table"));
    let Some(mut table) = slide.table.clone() else {
        if ui.button(tr("fields-table-new")).clicked() {
            let cells = || vec![Text::default(); 3];
            slide.table = Some(Table { header: cells(), rows: vec![cells(), cells()], ..Table::default() });
            pen.note(What::Table, "table");
        }
        ui.add_space(8.0);
        return;
    };
    let mut moved = None;
    let rows = table.rows.len();
    let mut header = !table.header.is_empty();
    if parts::tick(ui, pen, &tr("fields-table-header"), &mut header) {
        let before: Vec<Option<usize>> = (0..rows).map(Some).collect();
        moved = Some(if header {
            before.into_iter().skip(1).collect()
        } else {
            std::iter::once(None).chain(before).collect()
        });
        grid::turn_header(&mut table);
    }
    let columns = grid::columns(&table);
    let mut pasted = None;
    let mut deed = None;
    ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        Grid::new(pen.id("table grid")).spacing([4.0, 4.0]).show(ui, |ui| {
            for column in 0..columns {
                let name = tr_with("fields-column", &[("number", (column + 1).into())]);
                if let Some(asked) = menu(ui, &name, column, columns, 1) {
                    deed = Some((Lane::Column(column), asked));
                }
            }
            ui.end_row();
            let first = (!table.header.is_empty()).then_some(None);
            for row in first.into_iter().chain((0..rows).map(Some)) {
                for column in 0..columns {
                    if let Some(cells) = cell(ui, pen, &mut table, row, column) {
                        pasted = Some((row, column, cells));
                    }
                }
                if let Some(row) = row {
                    let name = tr_with("fields-row", &[("number", (row + 1).into())]);
                    if let Some(asked) = menu(ui, &name, row, rows, 1) {
                        deed = Some((Lane::Row(row), asked));
                    }
                }
                ui.end_row();
            }
        });
    });
    ui.horizontal(|ui| {
        if ui.button(tr("fields-row-add")).clicked() {
            deed = Some((Lane::Row(rows.saturating_sub(1)), Deed::After));
        }
        if ui.button(tr("fields-column-add")).clicked() {
            deed = Some((Lane::Column(columns.saturating_sub(1)), Deed::After));
        }
    });
    parts::quiet(ui, pen.tokens, &tr("fields-table-paste"));
    ui.add_space(8.0);
    if let Some((row, column, cells)) = pasted {
        grid::paste(&mut table, row, column, &cells, &pen.language, &pen.own);
    }
    if let Some((lane, deed)) = deed {
        if let Lane::Row(at) = lane {
            moved = Some(stage::after(rows, deed, at));
        }
        carry_out(&mut table, lane, deed);
    }
    if slide.table.as_ref() != Some(&table) {
        slide.table = Some(table);
        if let Some(moved) = moved {
            stage::regroup(slide, &moved);
        }
        pen.note(What::Table, "table");
    }
}

/// A cell. Gives the table that was pasted into it.
fn cell(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    table: &mut Table,
    row: Option<usize>,
    column: usize,
) -> Option<Vec<Vec<String>>> {
    let at = |row: Option<usize>| match row {
        None => format!("table.header[{column}]"),
        Some(row) => format!("table.rows[{row}][{column}]"),
    };
    let number: usize = column + 1;
    let name = match row {
        None => tr_with("fields-cell-header", &[("column", number.into())]),
        Some(row) => tr_with("fields-cell", &[("row", (row + 1).into()), ("column", number.into())]),
    };
    let text = grid::cell(table, row, column).cloned().unwrap_or_default();
    let (language, own) = (pen.language.clone(), pen.own.clone());
    let words = said(&text, &language, &own).to_owned();
    let line =
        Line { inline: true, width: Some(CELL), language: &language, ..Line::new(pen.id(&at(row)), &name, &words) };
    let typed = line::show(ui, pen, &line);
    if let Some(words) = &typed.text {
        grid::set_cell(table, row, column, say(&text, &language, &own, words));
    }
    if typed.enter {
        let below = row.map_or(0, |row| row + 1);
        if below >= table.rows.len() {
            grid::add(table, Lane::Row(below));
        }
        pen.state.next = Some((pen.id(&at(Some(below))), None));
        ui.ctx().request_repaint();
    }
    typed.pasted
}

fn carry_out(table: &mut Table, lane: Lane, deed: Deed) {
    let (at, with): (usize, fn(usize) -> Lane) = match lane {
        Lane::Row(at) => (at, Lane::Row),
        Lane::Column(at) => (at, Lane::Column),
    };
    match deed {
        Deed::Before => grid::add(table, lane),
        Deed::After => grid::add(table, with(at + 1)),
        Deed::Earlier => grid::exchange(table, with(at.saturating_sub(1))),
        Deed::Later => grid::exchange(table, lane),
        Deed::Remove => grid::remove(table, lane),
    }
}
