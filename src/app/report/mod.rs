//! The report after the event: planned against actual by segment and slide, and how many questions there were.
//!
//! Segments go by their titles. Nobody's name and no slide's title stands in it unless asked for, and no question's words
//! ever do. It is in the language of the windows, and on the command line in English; what is counted with (CSV) always is.

mod printed;
mod text;

pub use printed::pdf;

use std::sync::Arc;

use super::{desk::Snapshot, open::Loaded};
use crate::{
    deck::inline,
    questions::State,
    show::Show,
    timing::{self, Status, record::Row},
    ui::{
        said,
        words::{tr, tr_with},
    },
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
    /// Both, with how a file's name ends.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Markdown, "md"), (Self::Csv, "csv")];
}

/// The report of the show as it stands at `now`; none where the deck has no slot. `names` adds who spoke, and the titles
/// of slides.
#[must_use]
pub fn write(snapshot: &Snapshot, now: i64, names: bool, form: Form) -> Option<String> {
    let page = Page::of(snapshot, now, names)?;
    Some(match form {
        Form::Markdown => page.markdown(),
        Form::Csv => page.csv(),
    })
}

/// A row of the report as the console shows it: a label and five figures.
pub struct Line {
    /// The segment or slide.
    pub label: String,
    /// Planned, had, used, against the plan, stopped for; for a slide its even share, shown, and against it.
    pub figures: [String; 5],
    /// Whether it took longer than planned.
    pub over: bool,
}

/// The report as the console shows it.
pub struct Summary {
    /// How it came out, in sentences.
    pub verdict: Vec<String>,
    /// Whether all of it fits the slot.
    pub fits: bool,
    /// The segments.
    pub segments: Vec<Line>,
    /// The slides that were shown.
    pub slides: Vec<Line>,
    /// How many questions there were.
    pub questions: String,
}

/// The report of the show as it stands at `now`, for the console; none where the deck has no slot.
#[must_use]
pub fn summary(snapshot: &Snapshot, now: i64, names: bool) -> Option<Summary> {
    let page = Page::of(snapshot, now, names)?;
    let figures = timing::figures_elapsed;
    let dash = || "–".to_owned();
    let segments = page.report.rows.iter().map(|row| {
        let stopped = row.paused + row.interrupted;
        let who = if names { page.speakers(&row.id) } else { String::new() };
        let label = page.label(row);
        Line {
            label: if who.is_empty() || who == label { label } else { format!("{label} ({who})") },
            figures: [
                figures(row.planned),
                figures(row.allotted),
                figures(row.used),
                row.against_plan().map_or_else(|| said::status(row.status), signed),
                if stopped > 0 { figures(stopped) } else { dash() },
            ],
            over: row.over_plan() > 0,
        }
    });
    let slides = page.slides().into_iter().map(|slide| Line {
        label: format!("{} {}", slide.number, slide.label).trim_end().to_owned(),
        figures: [
            slide.planned.map_or_else(dash, figures),
            String::new(),
            figures(slide.shown),
            slide.planned.map_or_else(dash, |planned| signed(slide.shown - planned)),
            String::new(),
        ],
        over: false,
    });
    let questions = page.questions_in_words();
    let verdict = page.report.verdict();
    Some(Summary {
        verdict: page.verdict(),
        fits: verdict.needs <= verdict.has,
        segments: segments.collect(),
        slides: slides.collect(),
        questions: if questions.is_empty() { tr("report-none-taken") } else { questions.join(", ") },
    })
}

/// A show that was read from its journal, as the report needs it.
#[must_use]
pub fn snapshot(show: &Show, loaded: &Arc<Loaded>) -> Snapshot {
    Snapshot {
        run: None,
        loaded: Arc::clone(loaded),
        state: show.state().clone(),
        timing: show.timing().cloned(),
        queue: show.queue().clone(),
        undo: None,
        trouble: None,
    }
}

/// A slide that was shown.
pub(super) struct Slide {
    /// Its number in the deck, from 1.
    pub number: usize,
    /// Its title where names were asked for, else its segment.
    pub label: String,
    /// Its even share of its segment's planned time; none where it belongs to none.
    pub planned: Option<i64>,
    /// How long it was shown.
    pub shown: i64,
}

/// What a report is made of.
pub(super) struct Page<'a> {
    snapshot: &'a Snapshot,
    /// The clocks, planned against actual.
    pub report: timing::Report,
    now: i64,
    names: bool,
}

impl<'a> Page<'a> {
    /// The report at `now`; none where the deck has no slot.
    pub fn of(snapshot: &'a Snapshot, now: i64, names: bool) -> Option<Self> {
        let mut timing = snapshot.timing.clone()?;
        if let Some(ended) = snapshot.state.ended.filter(|_| !snapshot.state.live) {
            // Whoever still had the floor when the show ended was heard to the end; nobody being there is no fault.
            let _nobody = timing.apply(&timing::Action::Finish, ended);
        }
        let report = timing::report(&timing, now);
        Some(Self { snapshot, report, now, names })
    }

    /// What a segment is called. Without names a title that holds one gives way to what the segment is for.
    pub fn label(&self, row: &Row) -> String {
        let deck = &self.snapshot.loaded.deck;
        let title = inline::words(&row.title);
        if self.names {
            return title;
        }
        let lower = title.to_lowercase();
        // A role such as "Panellist A" is a label, and the whole point of roles.
        let named = deck.speakers.iter().filter(|speaker| !is_role(&speaker.id)).any(|speaker| {
            speaker.name.each().any(|(_, name)| {
                let name = inline::words(name).to_lowercase();
                let name = name.trim();
                !name.is_empty() && !same_as_id(name, &speaker.id) && lower.contains(name)
            })
        });
        if !named {
            return title;
        }
        let before = self.report.rows.iter().filter(|other| other.kind == row.kind);
        let number = before.take_while(|other| other.id != row.id).count() + 1;
        format!("{} {number}", said::segment_kind(row.kind))
    }

    /// Slides that were shown.
    pub fn slides(&self) -> Vec<Slide> {
        let deck = &self.snapshot.loaded.deck;
        let row = |segment: Option<&String>| self.report.rows.iter().find(|row| Some(&row.id) == segment);
        let label = |position: usize, segment: Option<&String>| {
            if self.names {
                return self.snapshot.title_of(position);
            }
            row(segment).map_or_else(String::new, |row| self.label(row))
        };
        let planned = |segment: Option<&String>| {
            let slides = deck.slides.iter().filter(|slide| !slide.hidden && slide.segment.as_ref() == segment).count();
            let count = i64::try_from(slides).ok().filter(|count| *count > 0)?;
            row(segment).map(|row| row.planned / count)
        };
        let shown = deck.slides.iter().enumerate().map(|(position, slide)| Slide {
            number: position + 1,
            label: label(position, slide.segment.as_ref()),
            planned: planned(slide.segment.as_ref()).filter(|_| !slide.hidden),
            shown: self.snapshot.state.time_on(&slide.id, self.now),
        });
        shown.filter(|slide| slide.shown > 0).collect()
    }

    /// How many questions came in, how many were answered, and where the others stand.
    pub fn questions(&self) -> Vec<(&'static str, usize)> {
        let queue = &self.snapshot.queue;
        let taken: usize = State::ALL.into_iter().map(|state| queue.numbers(state).len()).sum();
        if taken == 0 {
            return Vec::new();
        }
        let answered = queue.numbers(State::Answered).len();
        let others = State::ALL.into_iter().filter(|state| *state != State::Answered);
        let others =
            others.map(|state| (State::word(state), queue.numbers(state).len())).filter(|(_, count)| *count > 0);
        [("taken", taken), (State::word(State::Answered), answered)].into_iter().chain(others).collect()
    }

    /// The same as people read it: "2 taken", "1 answered".
    pub fn questions_in_words(&self) -> Vec<String> {
        let in_words = |(word, count): (&str, usize)| match State::ALL.into_iter().find(|state| state.word() == word) {
            Some(state) => {
                let places = [("count", count.into()), ("word", word.into()), ("state", said::state(state).into())];
                tr_with("report-state", &places)
            }
            None => tr_with("report-taken", &[("count", count.into())]),
        };
        self.questions().into_iter().map(in_words).collect()
    }

    /// Who speaks in a segment.
    pub fn speakers(&self, segment: &str) -> String {
        let deck = &self.snapshot.loaded.deck;
        let who = deck.agenda.iter().find(|other| other.id == segment).map(|segment| segment.who.as_slice());
        let names: Vec<String> = who
            .unwrap_or_default()
            .iter()
            .filter_map(|id| deck.speakers.iter().find(|speaker| speaker.id == *id))
            .map(|speaker| inline::words(speaker.name.pick(&self.snapshot.loaded.language, &deck.language).0))
            .collect();
        names.join(", ")
    }

    /// How it came out: what the deck needs, and when it ended against the slot.
    pub fn verdict(&self) -> Vec<String> {
        let verdict = self.report.verdict();
        let planned = || said::decimal(&timing::words_in_minutes(verdict.planned)).into();
        let (heard, of) = (verdict.heard, verdict.of);
        let basis = match heard {
            0 => tr("report-nothing-measured"),
            _ if heard >= of => tr_with("report-measured-all", &[("planned", planned()), ("of", of.into())]),
            _ => tr_with("report-measured", &[("planned", planned()), ("heard", heard.into()), ("of", of.into())]),
        };
        let mut lines = vec![said::needs(verdict.needs, verdict.has), basis];
        if let Some(ended) = self.report.ended.filter(|_| self.finished()) {
            let over = ended - self.report.slot_end;
            let end = timing::clock_hm(ended, &self.report.zone);
            let by = said::length(over);
            lines.push(match over {
                0 => tr_with("report-ended-exactly", &[("end", end.into())]),
                1.. => tr_with("report-ended-after", &[("end", end.into()), ("by", by.into())]),
                _ => tr_with("report-ended-before", &[("end", end.into()), ("by", by.into())]),
            });
        }
        lines
    }

    fn finished(&self) -> bool {
        self.report.rows.iter().all(|row| matches!(row.status, Status::Done | Status::Skipped))
    }

    /// The day, the slot, and when it really began and ended.
    pub fn about(&self) -> String {
        let (report, zone) = (&self.report, self.report.zone.as_str());
        let hm = |at| timing::clock_hm(at, zone);
        let mut places = vec![
            // It begins the sentence, and days have no capital in every language.
            ("date", said::sentence(&said::date(report.planned_start, zone)).into()),
            ("from", hm(report.planned_start).into()),
            ("to", hm(report.slot_end).into()),
            ("zone", zone.into()),
        ];
        let Some(started) = report.started else { return tr_with("report-about-before", &places) };
        places.push(("started", hm(started).into()));
        let Some(ended) = report.ended else { return tr_with("report-about-running", &places) };
        places.push(("ended", hm(ended).into()));
        tr_with("report-about", &places)
    }
}

/// Whether an id is a role that decks use in place of a person.
fn is_role(id: &str) -> bool {
    let id = id.to_lowercase();
    ["panellist", "panelist", "speaker", "chair", "moderator", "panel", "host", "guest", "opener"]
        .iter()
        .any(|role| id == *role || id.strip_prefix(role).is_some_and(|rest| rest.starts_with(['-', '_', '.'])))
}

/// Whether a name is nothing but the id in words: "panellist a" and `panellist-a`.
fn same_as_id(name: &str, id: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    plain(name) == plain(id)
}

/// A length with its sign in front: "+1:30", "–0:45".
fn signed(length: i64) -> String {
    let sign = if length < 0 { "–" } else { "+" };
    format!("{sign}{}", timing::figures_elapsed(length.saturating_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_roles() {
        assert_eq!(signed(-45_000), "–0:45");
        assert_eq!(signed(90_000), "+1:30");
        assert!(is_role("chair") && is_role("panellist-a") && !is_role("charlotte") && !is_role("chairperson"));
        assert!(same_as_id("panellist a", "Panellist-A") && !same_as_id("maria", "p1"));
    }
}
