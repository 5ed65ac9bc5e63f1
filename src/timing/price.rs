//! "What if I let her finish?": the price of a grant, said before it is paid.

use crate::deck::model::SegmentKind;

use super::action::{Action, Policy, Refusal};
use super::lengths::{figures, words_length, words_up};
use super::reallocate::Field;
use super::timing::Timing;
use super::{Millis, clock_hm, sane};

/// The price of a grant before it is paid: everybody's share by `policy` without it and with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The grant, as far as it can be given or taken.
    pub by: Millis,
    /// By how much not even the floors would fit with it; none where they do.
    pub short_by: Option<Millis>,
    /// Each segment that would take part.
    pub rows: Vec<PriceRow>,
    /// Where nobody's time changes and there is time to spare: when everything ends, and how much there is.
    pub ends: Option<(String, Millis)>,
    /// "+2 min here = 15 s less for each of the three others, questions 25:00 instead of 26:15".
    pub words: String,
}

/// One segment in a [`Price`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub kind: SegmentKind,
    /// Its share without the grant.
    pub before: Millis,
    /// Its share with it.
    pub after: Millis,
}

/// What it would cost the others to grant `by` to `segment` at `now`, if the rest is shared by `policy` afterwards.
pub fn what_if(timing: &Timing, segment: &str, by: Millis, policy: Policy, now: Millis) -> Result<Price, Refusal> {
    let now = sane(now);
    let mut granted = timing.clone();
    granted.apply(&Action::Grant { segment: segment.to_owned(), by }, now)?;
    // A grant that takes stops at the time already used: the price is that of what it really takes.
    let by = timing.plan().position(segment).map_or(by, |index| granted.allotted(index) - timing.allotted(index));
    // The faces of the windows have no minus sign; the dash has its width.
    let sign = if by < 0 { "–" } else { "+" };
    let here = format!("{sign}{} here", words_length(by));
    let (before, after) = (Field::of(timing, now), Field::of(&granted, now));
    let none = |words: String, short_by| Ok(Price { by, short_by, rows: Vec::new(), ends: None, words });
    let Some(shares) = after.share(policy) else {
        let short = after.short();
        return none(format!("{here}: then it no longer fits, by {}", words_up(short)), Some(short));
    };
    // Where nothing fits without the grant, only taking time can make it fit: then the others stand at their floors.
    let old = before.share(policy).unwrap_or_else(|| before.parts.iter().map(|part| part.floor).collect());
    let rows: Vec<PriceRow> = after
        .flexible
        .iter()
        .zip(old.iter().zip(&shares))
        .filter_map(|(&index, (&before, &after))| {
            let other = timing.segment(index).filter(|other| other.id != segment)?;
            Some(PriceRow { id: other.id.clone(), title: timing.title(index), kind: other.kind, before, after })
        })
        .collect();
    let effects = effects(&rows);
    let (over, zone) = (after.projection.over, &timing.plan().slot.zone);
    let ends = (effects.is_empty() && over < 0).then(|| (clock_hm(after.projection.end, zone), -over));
    let words = match &ends {
        _ if !effects.is_empty() => format!("{here} = {effects}"),
        None => format!("{here} changes nobody’s time"),
        Some((end, spare)) => {
            format!("{here} changes nobody’s time: still ends {end} ({} to spare)", words_length(*spare))
        }
    };
    Ok(Price { by, short_by: None, rows, ends, words })
}

/// "15 s less for each of the three others, questions 25:00 instead of 26:15".
fn effects(rows: &[PriceRow]) -> String {
    let is_questions = |row: &&PriceRow| row.kind == SegmentKind::Questions;
    let others: Vec<&PriceRow> = rows.iter().filter(|row| !is_questions(row)).collect();
    let mut said = Vec::new();
    for (word, sign) in [("less", 1), ("more", -1)] {
        let changes: Vec<(&PriceRow, Millis)> =
            others.iter().map(|row| (*row, (row.before - row.after) * sign)).filter(|(_, by)| *by > 0).collect();
        let (Some(least), Some(most)) =
            (changes.iter().map(|(_, by)| *by).min(), changes.iter().map(|(_, by)| *by).max())
        else {
            continue;
        };
        let amount = if least == most {
            words_length(least)
        } else {
            format!("between {} and {}", words_length(least), words_length(most))
        };
        let whom = match changes.as_slice() {
            [(only, _)] => format!("“{}”", only.title),
            all if all.len() == others.len() => format!("each of the {} others", number(all.len())),
            some => format!("{} others", number(some.len())),
        };
        said.push(format!("{amount} {word} for {whom}"));
    }
    for row in rows.iter().filter(is_questions).filter(|row| row.before != row.after) {
        said.push(format!("questions {} instead of {}", figures(row.after), figures(row.before)));
    }
    said.join(", ")
}

/// Numbers up to twelve as words.
fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}
