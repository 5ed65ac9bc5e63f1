//! What counts on a slide: cells in rows, numbers at labels, parts in steps, notes at steps, levels of lists.

use super::Review;
use crate::deck::model::{ChartKind, Item, Notes, Slide, Steps};
use std::collections::HashSet;

/// How deep lists are set: a third level is already small.
const LEVELS: usize = 3;

impl Review<'_> {
    pub(super) fn parts(&mut self, path: &str, slide: &Slide) {
        if let Some(table) = &slide.table {
            let columns =
                if table.header.is_empty() { table.rows.first().map_or(0, Vec::len) } else { table.header.len() };
            if table.rows.is_empty() {
                self.warn("empty-table", format!("{path}.table.rows"), "the table has no rows");
            }
            for (index, row) in table.rows.iter().enumerate().filter(|(_, row)| row.len() != columns) {
                let message = format!("the row has {}, and the table {columns}", counted(row.len(), "cell"));
                self.error("table-cells", format!("{path}.table.rows[{index}]"), message);
            }
        }
        if let Some(chart) = &slide.chart {
            if chart.series.is_empty() || chart.labels.is_empty() {
                self.warn("empty-chart", format!("{path}.chart"), "the chart has nothing to draw");
            }
            for (index, series) in chart.series.iter().enumerate() {
                let path = format!("{path}.chart.series[{index}].values");
                if series.values.len() != chart.labels.len() {
                    let (values, labels) =
                        (counted(series.values.len(), "value"), counted(chart.labels.len(), "label"));
                    self.error(
                        "chart-values",
                        path.as_str(),
                        format!("the series has {values}, and the chart {labels}"),
                    );
                }
                let negative = |value: &serde_json::Number| value.as_f64().is_some_and(|value| value < 0.0);
                if chart.kind == ChartKind::Share && series.values.iter().any(negative) {
                    self.error("chart-values", path, "a share of a whole cannot be negative");
                }
            }
        }
        self.steps(path, slide);
        if let Some(Notes::PerStep(notes)) = &slide.notes
            && notes.len() > usize::from(slide.last_step()) + 1
        {
            let message = format!(
                "there are notes for {}, and the slide has {}",
                counted(notes.len(), "step"),
                usize::from(slide.last_step()) + 1
            );
            self.warn("notes", format!("{path}.notes"), message);
        }
        let lists = std::iter::once((format!("{path}.items"), &slide.items)).chain(
            slide
                .columns
                .iter()
                .enumerate()
                .map(|(index, column)| (format!("{path}.columns[{index}].items"), &column.items)),
        );
        for (path, items) in lists {
            let levels = levels(items);
            if levels > LEVELS {
                let message = format!("the list has {levels} levels; {LEVELS} are set apart from each other");
                self.warn("deep-list", path, message);
            }
        }
    }

    fn steps(&mut self, path: &str, slide: &Slide) {
        let Some(Steps::Groups(groups)) = &slide.steps else { return };
        let parts = slide.parts();
        let mut seen = HashSet::new();
        for (index, group) in groups.iter().enumerate() {
            let path = format!("{path}.steps[{index}]");
            if group.is_empty() {
                self.warn("steps", path.as_str(), "this step reveals nothing");
            }
            for (at, part) in group.iter().enumerate() {
                let path = format!("{path}[{at}]");
                if usize::from(*part) >= parts {
                    let message = match parts {
                        0 => format!("there is no part {part}: the slide has no parts"),
                        1 => format!("there is no part {part}: the only part is 0"),
                        _ => format!("there is no part {part}: the parts are 0 to {}", parts - 1),
                    };
                    self.error("steps", path, message);
                } else if !seen.insert(*part) {
                    self.warn("steps", path, format!("the part {part} is already revealed before"));
                }
            }
        }
    }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

fn levels(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + levels(item.items())).max().unwrap_or(0)
}
