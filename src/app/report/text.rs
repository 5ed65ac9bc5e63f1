//! The report as text: Markdown to read, CSV to count with.

use std::fmt::Write as _;

use super::{Page, signed};
use crate::{
    timing::{self, clock_hm, figures_elapsed, words_length},
    ui::{
        said,
        words::{tr, tr_with},
    },
};

impl Page<'_> {
    pub(super) fn markdown(&self) -> String {
        let (report, zone) = (&self.report, self.report.zone.as_str());
        let clock = |at: Option<i64>| at.map_or_else(|| "–".to_owned(), |at| clock_hm(at, zone));
        let title = tr_with("report-title", &[("title", cell(&self.snapshot.loaded.title).into())]);
        let mut out = format!("# {title}\n\n");
        if report.rehearsal {
            let _infallible = write!(out, "**{}**\n\n", tr("report-was-rehearsal"));
        }
        let about = self.about();
        let mut line = |words: std::fmt::Arguments<'_>| {
            let _infallible = out.write_fmt(words);
            out.push('\n');
        };
        line(format_args!("{about}\n"));
        for verdict in self.verdict() {
            line(format_args!("{}  ", cell(&verdict)));
        }
        line(format_args!(""));
        line(format_args!("## {}\n", tr("report-segments")));
        let mut head = vec![tr("agenda-segment")];
        head.extend(self.names.then(|| tr("report-who")));
        head.extend(
            [
                "agenda-status",
                "agenda-planned",
                "report-had",
                "report-by-hand",
                "agenda-used",
                "report-against-plan",
                "report-planned-start",
                "report-started",
                "report-ended",
                "report-interruptions",
            ]
            .map(tr),
        );
        line(format_args!("| {} |", head.join(" | ")));
        line(format_args!("|---|{}---|--:|--:|--:|--:|--:|--:|--:|--:|---|", if self.names { "---|" } else { "" }));
        for row in &report.rows {
            let who = if self.names { format!(" {} |", cell(&self.speakers(&row.id))) } else { String::new() };
            let interruptions = match row.interruptions {
                0 => "–".to_owned(),
                count => format!("{count}, {}", words_length(row.interrupted)),
            };
            let against = row.against_plan().map_or_else(|| "–".to_owned(), signed);
            line(format_args!(
                "| {} |{who} {} | {} | {} | {} | {} | {against} | {} | {} | {} | {interruptions} |",
                cell(&self.label(row)),
                said::status(row.status),
                figures_elapsed(row.planned),
                figures_elapsed(row.allotted),
                if row.granted == 0 { "–".to_owned() } else { signed(row.granted) },
                figures_elapsed(row.used),
                clock_hm(row.planned_start, zone),
                clock(row.started),
                clock(row.ended),
            ));
        }
        let slides = self.slides();
        if !slides.is_empty() {
            let head = [tr("report-slide"), self.label_of_slides(), tr("report-even-share"), tr("report-shown")];
            line(format_args!("\n## {}\n\n| {} |\n|--:|---|--:|--:|", tr("report-slides"), head.join(" | ")));
            for slide in slides {
                let share = slide.planned.map_or_else(|| "–".to_owned(), figures_elapsed);
                let shown = figures_elapsed(slide.shown);
                line(format_args!("| {} | {} | {share} | {shown} |", slide.number, cell(&slide.label)));
            }
        }
        line(format_args!("\n## {}\n", tr("fields-kind-questions")));
        let questions = self.questions_in_words();
        if questions.is_empty() {
            line(format_args!("{}", tr("report-nothing-taken")));
        }
        for counted in questions {
            line(format_args!("- {counted}"));
        }
        out
    }

    pub(super) fn label_of_slides(&self) -> String {
        tr(if self.names { "new-field-title" } else { "agenda-segment" })
    }

    pub(super) fn csv(&self) -> String {
        let zone = self.report.zone.as_str();
        let clock = |at: Option<i64>| at.map_or_else(String::new, |at| timing::clock_hms(at, zone));
        let seconds = |length: i64| (length / timing::SECOND).to_string();
        let head = [
            "kind",
            "label",
            "who",
            "status",
            "planned_s",
            "had_s",
            "granted_s",
            "used_s",
            "paused_s",
            "interruptions",
            "interrupted_s",
            "planned_start",
            "started",
            "ended",
            "count",
        ];
        let mut rows: Vec<Vec<String>> = vec![head.map(str::to_owned).to_vec()];
        for row in &self.report.rows {
            rows.push(vec![
                "segment".to_owned(),
                self.label(row),
                if self.names { self.speakers(&row.id) } else { String::new() },
                row.status.word().to_owned(),
                seconds(row.planned),
                seconds(row.allotted),
                seconds(row.granted),
                seconds(row.used),
                seconds(row.paused),
                row.interruptions.to_string(),
                seconds(row.interrupted),
                clock(Some(row.planned_start)),
                clock(row.started),
                clock(row.ended),
                String::new(),
            ]);
        }
        let sparse = |filled: &[(usize, String)]| {
            let mut row = vec![String::new(); head.len()];
            for (column, words) in filled {
                if let Some(cell) = row.get_mut(*column) {
                    cell.clone_from(words);
                }
            }
            row
        };
        for slide in self.slides() {
            let label = format!("{} {}", slide.number, slide.label).trim_end().to_owned();
            let planned = slide.planned.map(seconds).unwrap_or_default();
            rows.push(sparse(&[(0, "slide".to_owned()), (1, label), (4, planned), (7, seconds(slide.shown))]));
        }
        let verdict = self.report.verdict();
        rows.push(sparse(&[
            (0, "needs".to_owned()),
            (1, verdict.words()),
            (4, seconds(verdict.has)),
            (7, seconds(verdict.needs)),
        ]));
        for (state, count) in self.questions() {
            rows.push(sparse(&[(0, "questions".to_owned()), (1, state.to_owned()), (14, count.to_string())]));
        }
        rows.iter().map(|row| row.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",") + "\r\n").collect()
    }
}

/// Words in a cell of a Markdown table.
fn cell(words: &str) -> String {
    words.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}

/// A field of a CSV line. A leading sign that a spreadsheet would calculate with is kept from it.
fn field(words: &str) -> String {
    let number = words.parse::<f64>().is_ok();
    let words =
        if words.starts_with(['=', '+', '-', '@', '\t']) && !number { format!("'{words}") } else { words.to_owned() };
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_fields_hold_whatever_a_title_has() {
        assert_eq!(cell("A | B\nC"), "A \\| B C");
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(field("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(field("-60"), "-60");
    }
}
