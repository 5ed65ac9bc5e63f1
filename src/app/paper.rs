//! The paper twin: run sheet, time signs and question slips of a deck, so that the event survives a dead laptop.

use std::sync::Arc;

use super::{
    desk::{Paper, Snapshot},
    report,
};
use crate::{
    deck::{
        inline,
        model::{Deck, SegmentKind},
    },
    render::{
        pdf::{About, Pdf, PdfFault, printed},
        sheets::{Late, MAX_SLIPS, Part, RunRow, RunSheet, names, run_sheet, slips, time_signs},
    },
    timing::{self, MINUTE, Plan, Policy, Timing, clock_hm},
    typeset::clocks,
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// How many slips are printed unless another number is asked for.
pub const SLIPS: u16 = 36;
/// After these delays the run sheet says what everybody has.
const LATE: [i64; 3] = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE];

/// A paper twin on its way.
#[derive(Debug)]
pub struct Twin {
    /// The file.
    pub pdf: Pdf,
    /// Why there is no run sheet, in words; none where there is one.
    pub without: Option<String>,
}

/// The paper twin of a deck in a language, with so many slips (at most [`MAX_SLIPS`]).
///
/// # Errors
/// [`PdfFault`], where the file cannot be made.
pub fn twin(deck: &Deck, language: &str, count: u16) -> Result<Twin, PdfFault> {
    let words = |text: &crate::deck::model::Text| inline::words(text.pick(language, &deck.language).0);
    let title = Some(words(&deck.title)).filter(|title| !title.trim().is_empty()).unwrap_or_else(|| deck.id.clone());
    let [run_name, signs_name, slips_name] = names(language);
    let part = |name: &str, sheets| Part { name: name.to_owned(), sheets };
    let mut parts = Vec::new();
    let without = match Plan::from_deck(deck, language) {
        Ok(plan) => {
            parts.push(part(run_name, run_sheet(&sheet_of(deck, language, &title, plan), language)));
            None
        }
        Err(error) => Some(format!("no run sheet: {error}")),
    };
    parts.push(part(signs_name, time_signs(language)));
    parts.push(part(slips_name, slips(count.min(MAX_SLIPS), language)));
    let pdf = printed(&parts, About { title: &title, language })?;
    Ok(Twin { pdf, without })
}

/// Something on paper as a PDF file, or why there is none, in words.
pub fn bytes(paper: Paper, snapshot: &Snapshot, now: i64) -> Result<Vec<u8>, String> {
    let sentence = |fault: PdfFault| tr_with("nothing-printed", &[("why", said::why(&fault).into())]);
    match paper {
        Paper::Twin => {
            let loaded = &snapshot.loaded;
            twin(&loaded.deck, snapshot.language(), SLIPS).map(|twin| twin.pdf.bytes).map_err(sentence)
        }
        Paper::Report { names } => report::pdf(snapshot, now, names)
            .ok_or_else(|| tr("nothing-to-report"))?
            .map(|pdf| pdf.bytes)
            .map_err(sentence),
    }
}

fn sheet_of(deck: &Deck, language: &str, title: &str, plan: Plan) -> RunSheet {
    let zone = plan.slot.zone.clone();
    let mut about = Vec::new();
    if let Some(event) = &deck.event {
        if !event.name.trim().is_empty() && !title.contains(event.name.trim()) {
            about.push(event.name.clone());
        }
        let when = format!("{} · {}", clocks::date(language, event), clocks::slot(event));
        about.push(match &event.venue {
            Some(venue) => format!("{when} · {venue}"),
            None => when,
        });
    }
    let name = |id: &String| {
        let speaker = deck.speakers.iter().find(|speaker| speaker.id == *id)?;
        let name = inline::words(speaker.name.pick(language, &deck.language).0);
        Some(name).filter(|name| !name.trim().is_empty())
    };
    let plan = Arc::new(plan);
    let timing = Timing::new(Arc::clone(&plan));
    let view = timing.view(plan.slot.starts);
    let rows = plan
        .segments
        .iter()
        .zip(&view.segments)
        .map(|(segment, shown)| {
            let who: Vec<String> = segment.who.iter().filter_map(name).collect();
            let who = who.join(", ");
            RunRow {
                starts: shown.starts_at.map(|at| clock_hm(at, &zone)).unwrap_or_default(),
                title: segment.title.clone(),
                // A segment that is called after its only speaker does not say it twice.
                who: if who == segment.title { String::new() } else { who },
                planned: segment.planned,
                floor: segment.floor,
                protected: segment.protected,
                changeover: segment.changeover,
                must_start_by: shown.must_start_by.map(|at| clock_hm(at, &zone)).unwrap_or_default(),
            }
        })
        .collect();
    let flexible = plan.segments.iter().any(|segment| !segment.protected && segment.planned > segment.floor);
    let late = if flexible { LATE.map(|by| late(&timing, &plan, by)).to_vec() } else { Vec::new() };
    let questions = plan.segments.iter().any(|segment| segment.kind == SegmentKind::Questions);
    RunSheet {
        title: title.to_owned(),
        about,
        ends: clock_hm(plan.slot.ends, &zone),
        questions_by: view.questions_must_start_by.filter(|_| questions).map(|at| clock_hm(at, &zone)),
        takes: plan.planned(),
        has: plan.slot.length(),
        rows,
        late,
    }
}

/// What everybody has if the event begins so late, shared in proportion.
fn late(timing: &Timing, plan: &Plan, by: i64) -> Late {
    let now = plan.slot.starts + by;
    if timing.view(now).over <= 0 {
        // It still fits: nobody loses anything.
        return Late { by, shares: Some(plan.segments.iter().map(|segment| segment.planned).collect()) };
    }
    let shares = timing::preview(timing, Policy::Proportional, now).ok().map(|preview| {
        let share = |segment: &timing::SegmentPlan| {
            preview.rows.iter().find(|row| row.id == segment.id).map_or(segment.planned, |row| row.new)
        };
        plan.segments.iter().map(share).collect()
    });
    Late { by, shares }
}
