//! The report on paper: the timeline drawn, and the tables.

use super::{Page, signed};
use crate::{
    app::desk::Snapshot,
    render::{
        pdf::{About, Pdf, PdfFault, printed},
        sheets::{self, Bar, Cell, Column, Part, Timeline},
    },
    timing::{clock_hm, figures_elapsed, words_length},
    ui::{
        said,
        words::{language, tr, tr_with},
    },
};

/// The report of the show as it stands at `now`, as a PDF; none where the deck has no slot.
#[must_use]
pub fn pdf(snapshot: &Snapshot, now: i64, names: bool) -> Option<Result<Pdf, PdfFault>> {
    let page = Page::of(snapshot, now, names)?;
    let report = page.sheets();
    let title = format!("{}: {}", report.kind, report.title);
    let parts = [Part { name: title.clone(), sheets: sheets::report(&report) }];
    Some(printed(&parts, About { title: &title, language: language().tag() }))
}

impl Page<'_> {
    fn sheets(&self) -> sheets::Report {
        let kind = tr(if self.report.rehearsal { "report-of-rehearsal" } else { "report-plain" });
        let questions = self.questions_in_words();
        let questions = vec![if questions.is_empty() { tr("report-nothing-taken") } else { questions.join(" · ") }];
        let mut tables = vec![(tr("report-segments"), Self::segment_columns(), self.segment_rows())];
        let slides = self.slide_rows();
        if !slides.is_empty() {
            let columns = vec![
                Column::figures(tr("report-slide"), 48.0),
                Column::words(self.label_of_slides(), 0.0),
                Column::figures(tr("report-even-share"), 70.0),
                Column::figures(tr("report-shown"), 60.0),
                Column::figures(tr("report-against"), 60.0),
            ];
            tables.push((tr("report-slides"), columns, slides));
        }
        sheets::Report {
            title: self.snapshot.loaded.title.clone(),
            kind,
            about: vec![self.about()],
            verdict: self.verdict(),
            timeline: Some(self.timeline()),
            tables,
            lists: vec![(tr("fields-kind-questions"), questions)],
        }
    }

    fn segment_columns() -> Vec<Column> {
        vec![
            Column::figures("", 12.0),
            Column::words(tr("agenda-segment"), 0.0),
            Column::figures(tr("agenda-planned"), 38.0),
            Column::figures(tr("report-had"), 38.0),
            Column::figures(tr("report-by-hand"), 36.0),
            Column::figures(tr("agenda-used"), 38.0),
            Column::figures(tr("report-against-plan"), 46.0),
            Column::figures(tr("agenda-from-to"), 66.0),
            Column::words(tr("report-interruptions"), 60.0),
        ]
    }

    fn segment_rows(&self) -> Vec<Vec<Cell>> {
        let zone = self.report.zone.as_str();
        let rows = self.report.rows.iter().enumerate();
        rows.map(|(at, row)| {
            let span = match (row.started, row.ended) {
                (Some(from), Some(to)) => format!("{}–{}", clock_hm(from, zone), clock_hm(to, zone)),
                (Some(from), None) => format!("{}–", clock_hm(from, zone)),
                _ => said::status(row.status),
            };
            let interruptions = match row.interruptions {
                0 => "–".to_owned(),
                count => format!("{count}: {}", words_length(row.interrupted)),
            };
            let detail = if self.names { self.speakers(&row.id) } else { String::new() };
            let against = row.against_plan().map_or_else(|| "–".to_owned(), signed);
            vec![
                Cell::new((at + 1).to_string()),
                Cell { detail, ..Cell::bold(self.label(row)) },
                Cell::new(figures_elapsed(row.planned)),
                Cell::new(figures_elapsed(row.allotted)),
                Cell::new(if row.granted == 0 { "–".to_owned() } else { signed(row.granted) }),
                Cell::new(figures_elapsed(row.used)),
                Cell { bold: row.over_plan() > 0 && row.started.is_some(), ..Cell::new(against) },
                Cell::new(span),
                Cell::new(interruptions),
            ]
        })
        .collect()
    }

    fn slide_rows(&self) -> Vec<Vec<Cell>> {
        let rows = self.slides().into_iter().map(|slide| {
            let dash = || "–".to_owned();
            vec![
                Cell::new(slide.number.to_string()),
                Cell::new(slide.label),
                Cell::new(slide.planned.map_or_else(dash, figures_elapsed)),
                Cell::new(figures_elapsed(slide.shown)),
                Cell::new(slide.planned.map_or_else(dash, |planned| signed(slide.shown - planned))),
            ]
        });
        rows.collect()
    }

    fn timeline(&self) -> Timeline {
        let report = &self.report;
        let zone = report.zone.as_str();
        let label = |at: usize| (at + 1).to_string();
        let plan = report.rows.iter().enumerate().map(|(at, row)| Bar {
            from: row.planned_start,
            to: row.planned_start + row.planned,
            label: label(at),
            over: false,
        });
        let happened = report.rows.iter().enumerate().filter_map(|(at, row)| {
            let from = row.started?;
            let to = row.ended.unwrap_or(self.now).max(from);
            Some(Bar { from, to, label: label(at), over: row.over_plan() > 0 })
        });
        let (plan, happened): (Vec<Bar>, Vec<Bar>) = (plan.collect(), happened.collect());
        let mut marks: Vec<(i64, String)> = vec![(report.planned_start, clock_hm(report.planned_start, zone))];
        marks.extend(happened.iter().map(|bar| (bar.from, clock_hm(bar.from, zone))));
        marks.sort_by_key(|(at, _)| *at);
        marks.push((report.slot_end, tr_with("agenda-slot-ends", &[("time", clock_hm(report.slot_end, zone).into())])));
        let words: Vec<String> = report
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let mut filled = vec![("number", label(at).into()), ("planned", figures_elapsed(row.planned).into())];
                if row.started.is_some() {
                    filled.push(("took", figures_elapsed(row.used).into()));
                    return tr_with("report-took", &filled);
                }
                filled.push(("status", said::status(row.status).into()));
                tr_with("report-did-not-run", &filled)
            })
            .collect();
        let words = tr_with("report-timeline", &[("words", words.join("; ").into())]);
        Timeline { plan, happened, marks, rows: [tr("agenda-plan"), tr("report-as-it-went")], words }
    }
}
