//! The report after the event: planned against actual by segment and slide, and how many questions there were.
//!
//! Segments go by their titles. Nobody's name and no slide's title stands in it unless asked for, and no question's words
//! ever do.

use std::fmt::Write as _;

use super::desk::Snapshot;
use crate::{
    questions::State,
    timing::{self, clock_hm, figures_elapsed, words_length},
};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// To read.
    Markdown,
    /// To count with.
    Csv,
}

impl Form {
    /// Both, with what a button calls them and how a file's name ends.
    pub const ALL: [(Self, &'static str, &'static str); 2] =
        [(Self::Markdown, "Save as Markdown…", "md"), (Self::Csv, "Save as CSV…", "csv")];
}

/// The report of the show as it stands at `now`; none where the deck has no slot. `names` adds who spoke, and the titles
/// of slides.
#[must_use]
pub fn write(snapshot: &Snapshot, now: i64, names: bool, form: Form) -> Option<String> {
    let report = timing::report(snapshot.timing.as_ref()?, now);
    let page = Page { snapshot, report, now, names };
    Some(match form {
        Form::Markdown => page.markdown(),
        Form::Csv => page.csv(),
    })
}

struct Page<'a> {
    snapshot: &'a Snapshot,
    report: timing::Report,
    now: i64,
    names: bool,
}

impl Page<'_> {
    /// Slides that were shown: number, label, milliseconds.
    fn slides(&self) -> Vec<(usize, String, i64)> {
        let deck = &self.snapshot.loaded.deck;
        let label = |position: usize, segment: Option<&String>| {
            if self.names {
                return self.snapshot.title_of(position);
            }
            let row = self.report.rows.iter().find(|row| Some(&row.id) == segment);
            row.map_or_else(String::new, |row| row.title.clone())
        };
        let shown = deck.slides.iter().enumerate().map(|(position, slide)| {
            let time = self.snapshot.state.time_on(&slide.id, self.now);
            (position + 1, label(position, slide.segment.as_ref()), time)
        });
        shown.filter(|(_, _, time)| *time > 0).collect()
    }

    fn questions(&self) -> Vec<(&'static str, usize)> {
        let count = |state| (State::word(state), self.snapshot.queue.numbers(state).len());
        State::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
    }

    fn speakers(&self, segment: &str) -> String {
        let deck = &self.snapshot.loaded.deck;
        let who = deck.agenda.iter().find(|other| other.id == segment).map(|segment| segment.who.as_slice());
        let names: Vec<&str> = who
            .unwrap_or_default()
            .iter()
            .filter_map(|id| deck.speakers.iter().find(|speaker| speaker.id == *id))
            .map(|speaker| speaker.name.pick(&self.snapshot.loaded.language, &deck.language).0)
            .collect();
        names.join(", ")
    }

    fn markdown(&self) -> String {
        let (report, zone) = (&self.report, self.report.zone.as_str());
        let clock = |at: Option<i64>| at.map_or_else(|| "–".to_owned(), |at| clock_hm(at, zone));
        let mut out = format!("# Report: {}\n\n", cell(&self.snapshot.loaded.title));
        if report.rehearsal {
            out.push_str("**This was a rehearsal.**\n\n");
        }
        let mut line = |words: std::fmt::Arguments<'_>| {
            let _infallible = out.write_fmt(words);
            out.push('\n');
        };
        line(format_args!(
            "{}, slot {} to {} ({zone}). Started {}, ended {}.\n",
            timing::date_words(report.planned_start, zone),
            clock_hm(report.planned_start, zone),
            clock_hm(report.slot_end, zone),
            clock(report.started),
            clock(report.ended)
        ));
        line(format_args!("## Segments\n"));
        let who = if self.names { " Who |" } else { "" };
        line(format_args!(
            "| Segment |{who} Status | Planned | Had | Given by hand | Used | Against the plan | Planned start | Started | Ended | Interruptions |"
        ));
        line(format_args!("|---|{}---|--:|--:|--:|--:|--:|--:|--:|--:|---|", if self.names { "---|" } else { "" }));
        for row in &report.rows {
            let who = if self.names { format!(" {} |", cell(&self.speakers(&row.id))) } else { String::new() };
            let interruptions = match row.interruptions {
                0 => "–".to_owned(),
                count => format!("{count}, {}", words_length(row.interrupted)),
            };
            let against = if row.started.is_some() { signed(row.over_plan()) } else { "–".to_owned() };
            line(format_args!(
                "| {} |{who} {} | {} | {} | {} | {} | {against} | {} | {} | {} | {interruptions} |",
                cell(&row.title),
                row.status.word(),
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
            line(format_args!("\n## Slides\n\n| Slide | {} | Shown |\n|--:|---|--:|", self.label_of_slides()));
            for (number, label, time) in slides {
                line(format_args!("| {number} | {} | {} |", cell(&label), figures_elapsed(time)));
            }
        }
        line(format_args!("\n## Questions\n"));
        let questions = self.questions();
        if questions.is_empty() {
            line(format_args!("None were taken down."));
        }
        for (state, count) in questions {
            line(format_args!("- {count} {state}"));
        }
        out
    }

    const fn label_of_slides(&self) -> &'static str {
        if self.names { "Title" } else { "Segment" }
    }

    fn csv(&self) -> String {
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
                row.title.clone(),
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
        for (number, label, time) in self.slides() {
            let label = format!("{number} {label}").trim_end().to_owned();
            rows.push(sparse(&[(0, "slide".to_owned()), (1, label), (7, seconds(time))]));
        }
        for (state, count) in self.questions() {
            rows.push(sparse(&[(0, "questions".to_owned()), (1, state.to_owned()), (14, count.to_string())]));
        }
        rows.iter().map(|row| row.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",") + "\r\n").collect()
    }
}

/// A length with its sign in front: "+1:30", "−0:45".
fn signed(length: i64) -> String {
    format!("{}{}", if length < 0 { "−" } else { "+" }, figures_elapsed(length.saturating_abs()))
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
        assert_eq!(signed(-45_000), "−0:45");
        assert_eq!(signed(90_000), "+1:30");
    }
}
