//! What the rooms below know, in the words of the windows: the state of a clock, of a question, of the queue, and why
//! something was refused. Those rooms speak English in files and on the command line; here every language is spoken.

use super::words::{tr, tr_with};
use crate::{
    deck::model::SegmentKind,
    questions::{self, Claim, Counter, Flag, Kind, List, Stage, State, Trace},
    show::{
        self,
        journal::{Damage, DamageKind, Gone, JournalFault, Purged},
    },
    timing::{self, Infeasible, Millis, Offer, Phase, Policy, Preview, Price, Status, View, WrongDay},
};

const DAY: Millis = 24 * timing::HOUR;

/// Words as a sentence on their own: with a capital at the start.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Several things named after one another: "a, b and c".
#[must_use]
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            tr_with("list-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

/// What remains, as figures. Beyond a day there are none.
#[must_use]
pub fn figures(ms: Millis) -> String {
    if ms > DAY { tr("over-a-day") } else { timing::figures(ms) }
}

/// What has passed, as figures.
#[must_use]
pub fn figures_elapsed(ms: Millis) -> String {
    if ms > DAY { tr("over-a-day") } else { timing::figures_elapsed(ms) }
}

/// How far over, as figures.
#[must_use]
pub fn figures_over(ms: Millis) -> String {
    if ms > DAY { tr("over-a-day") } else { timing::figures_over(ms) }
}

/// What a clock shows: what is left, or how far over it is.
#[must_use]
pub fn stands(running: &timing::Running) -> String {
    if running.remaining < 0 { figures_over(-running.remaining) } else { figures(running.remaining) }
}

/// A length in words. The signs for hours, minutes and seconds are the same everywhere.
#[must_use]
pub fn length(ms: Millis) -> String {
    if ms.checked_abs().is_none_or(|ms| ms > DAY) { tr("over-a-day") } else { timing::words_length(ms) }
}

fn length_down(ms: Millis) -> String {
    if ms > DAY { tr("over-a-day") } else { timing::lengths::words_down(ms) }
}

fn length_up(ms: Millis) -> String {
    if ms > DAY { tr("over-a-day") } else { timing::lengths::words_up(ms) }
}

/// The phase of a clock.
#[must_use]
pub fn phase(phase: Phase) -> String {
    tr(match phase {
        Phase::Planned => "phase-planned",
        Phase::WrapUp => "phase-wrap-up",
        Phase::LastCall => "phase-last-call",
        Phase::Over => "phase-over",
    })
}

/// Where a segment stands.
#[must_use]
pub fn status(status: Status) -> String {
    tr(match status {
        Status::Pending => "status-to-come",
        Status::Running => "status-running",
        Status::Paused => "status-paused",
        Status::Interrupted => "status-interrupted",
        Status::Done => "status-over",
        Status::Skipped => "status-skipped",
    })
}

/// A way to share time out.
#[must_use]
pub fn policy(policy: Policy) -> String {
    tr(match policy {
        Policy::Proportional => "policy-proportional",
        Policy::EqualCut => "policy-equal-cut",
        Policy::EqualShare => "policy-equal-share",
        Policy::ScaledFloors => "policy-below-floors",
    })
}

/// A day: "Wednesday 7 December 2022".
#[must_use]
pub fn date(at: Millis, zone: &str) -> String {
    let Some((weekday, day, month, year)) = timing::slot::date_parts(at, zone) else {
        return timing::date_words(at, zone);
    };
    let weekday = tr_with("weekday", &[("day", i64::from(weekday).into())]);
    let month = tr_with("month", &[("month", i64::from(month).into())]);
    let (weekday, month) = (weekday.into(), month.into());
    tr_with("date", &[("weekday", weekday), ("day", i64::from(day).into()), ("month", month), ("year", year.into())])
}

/// What the clocks mean for the end of the event, as [`View::words`] says it in English.
#[must_use]
pub fn outlook(view: &View, slot_starts: Millis, zone: &str) -> String {
    const ON_TIME: Millis = 30 * timing::SECOND;
    if let Some(wrong) = &view.wrong_day {
        return match wrong {
            WrongDay::Past(starts) => tr_with("slot-was", &[("date", date(*starts, zone).into())]),
            WrongDay::Ahead(starts) => tr_with(
                "slot-will-be",
                &[("date", date(*starts, zone).into()), ("time", timing::clock_hm(*starts, zone).into())],
            ),
        };
    }
    let (over, behind) = (view.over, view.behind);
    let end = || timing::clock_hm(view.projected_end, zone);
    if view.finished {
        if !view.started {
            return tr("all-skipped");
        }
        return match over {
            0 => tr_with("finished-exactly", &[("end", end().into())]),
            over if over > 0 => tr_with("finished-over", &[("end", end().into()), ("by", length_down(over).into())]),
            _ => tr_with("finished-spare", &[("end", end().into()), ("by", length_down(-over).into())]),
        };
    }
    let pending = view.segments.iter().filter(|segment| segment.status == Status::Pending);
    let left = pending.map(|segment| segment.allotted).sum::<Millis>()
        + view.running.as_ref().map_or(0, |running| running.remaining.max(0));
    let body = if view.too_long {
        let by = length_up(over);
        if left > 0 { tr_with("over-cut", &[("by", by.into())]) } else { tr_with("over-close", &[("by", by.into())]) }
    } else if behind >= ON_TIME {
        let spare = if over >= 0 { tr("nothing-spare") } else { length_down(-over) };
        tr_with(
            "behind-still-ends",
            &[("by", length_down(behind).into()), ("end", end().into()), ("spare", spare.into())],
        )
    } else if behind <= -ON_TIME {
        tr_with("ahead-ends", &[("by", length_down(-behind).into()), ("end", end().into())])
    } else {
        tr_with("on-time-ends", &[("end", end().into())])
    };
    match (!view.started).then(|| slot_starts - view.now) {
        Some(wait) if wait > 0 && over >= ON_TIME => {
            tr_with("starts-in-but", &[("wait", length_up(wait).into()), ("but", body.into())])
        }
        Some(wait) if wait > 0 => tr_with("starts-in", &[("wait", length_up(wait).into())]),
        Some(_) => tr_with("not-started-but", &[("but", body.into())]),
        None => body,
    }
}

/// What a plan takes against what the slot has, as [`timing::needs_words`] says it in English.
#[must_use]
pub fn needs(needs: Millis, has: Millis) -> String {
    let minutes = |length: Millis| {
        let number = timing::words_in_minutes(length);
        tr_with("minutes", &[("number", decimal(&number).into()), ("one", u8::from(number == "1").into())])
    };
    let tenth = timing::MINUTE / 10;
    let needs = needs.saturating_add(tenth - 1).div_euclid(tenth).saturating_mul(tenth);
    let tail = match has - needs {
        0 => tr("needs-nothing-spare"),
        rest if rest > 0 => tr_with("needs-spare", &[("minutes", minutes(rest).into())]),
        rest => tr_with("needs-too-many", &[("minutes", minutes(-rest).into())]),
    };
    tr_with("needs", &[("needs", minutes(needs).into()), ("has", minutes(has).into()), ("tail", tail.into())])
}

/// A number with the decimal sign of the language.
#[must_use]
pub fn decimal(number: &str) -> String {
    number.replace('.', &tr("decimal-sign"))
}

/// What it costs the others to give or take time, as [`Price::words`] says it in English. `end` and `over` are where the
/// event would end with it.
#[must_use]
pub fn price(price: &Price) -> String {
    let sign = if price.by < 0 { "–" } else { "+" };
    let by = format!("{sign}{}", length(price.by));
    if let Some(short) = price.short_by {
        return tr_with("price-no-longer-fits", &[("by", by.into()), ("short", length_up(short).into())]);
    }
    let effects = effects(price);
    if !effects.is_empty() {
        return tr_with("price", &[("by", by.into()), ("effects", effects.into())]);
    }
    match &price.ends {
        Some((end, spare)) => tr_with(
            "price-nobody-ends",
            &[("by", by.into()), ("end", end.as_str().into()), ("spare", length(*spare).into())],
        ),
        None => tr_with("price-nobody", &[("by", by.into())]),
    }
}

fn effects(price: &Price) -> String {
    let is_questions = |row: &&timing::PriceRow| row.kind == crate::deck::model::SegmentKind::Questions;
    let others: Vec<_> = price.rows.iter().filter(|row| !is_questions(row)).collect();
    let mut said = Vec::new();
    for less in [true, false] {
        let sign = if less { 1 } else { -1 };
        let changes: Vec<_> =
            others.iter().map(|row| (*row, (row.before - row.after) * sign)).filter(|(_, by)| *by > 0).collect();
        let (Some(least), Some(most)) =
            (changes.iter().map(|(_, by)| *by).min(), changes.iter().map(|(_, by)| *by).max())
        else {
            continue;
        };
        let amount = if least == most {
            length(least)
        } else {
            tr_with("price-between", &[("least", length(least).into()), ("most", length(most).into())])
        };
        let whom = match changes.as_slice() {
            [(only, _)] => tr_with("price-for-one", &[("title", only.title.as_str().into())]),
            all if all.len() == others.len() => tr_with("price-for-each", &[("count", number(all.len()).into())]),
            some => tr_with("price-for-some", &[("count", number(some.len()).into())]),
        };
        let id = if less { "price-less" } else { "price-more" };
        said.push(tr_with(id, &[("amount", amount.into()), ("whom", whom.into())]));
    }
    for row in price.rows.iter().filter(is_questions).filter(|row| row.before != row.after) {
        said.push(tr_with(
            "price-questions",
            &[("after", figures(row.after).into()), ("before", figures(row.before).into())],
        ));
    }
    said.join(", ")
}

/// Numbers up to twelve as words.
fn number(count: usize) -> String {
    tr_with("number-word", &[("count", count.into())])
}

/// The effect of sharing time out, as [`Preview::words`] says it in English.
#[must_use]
pub fn preview(preview: &Preview, zone: &str) -> String {
    let (before, after) = (timing::clock_hm(preview.ends_before, zone), timing::clock_hm(preview.ends_after, zone));
    let spare = if preview.over_after < 0 { length(preview.over_after) } else { tr("nothing-spare") };
    if before == after {
        tr_with("ends-spare", &[("end", after.into()), ("spare", spare.into())])
    } else {
        tr_with("ends-instead", &[("end", after.into()), ("before", before.into()), ("spare", spare.into())])
    }
}

/// That a speaker was told another time, as [`timing::reallocate::Row::flag`] says it in English.
#[must_use]
pub fn told(row: &timing::reallocate::Row) -> Option<String> {
    let told = row.told.filter(|told| *told != row.new)?;
    Some(tr_with("told-now", &[("told", figures(told).into()), ("now", figures(row.new).into())]))
}

/// What would help where not even the floors fit.
#[must_use]
pub fn offer(offer: &Offer) -> String {
    match offer {
        Offer::Skip { title, frees, enough, .. } => tr_with(
            "offer-skip",
            &[("title", title.as_str().into()), ("frees", length(*frees).into()), ("enough", u8::from(*enough).into())],
        ),
        Offer::Merge { title, frees, enough, .. } => tr_with(
            "offer-join",
            &[("title", title.as_str().into()), ("frees", length(*frees).into()), ("enough", u8::from(*enough).into())],
        ),
        Offer::ScaledFloors => tr("offer-below-floors"),
    }
}

/// Why time cannot be shared out.
#[must_use]
pub fn infeasible(why: &Infeasible) -> String {
    match why {
        Infeasible::NothingFlexible => tr("infeasible-nothing"),
        Infeasible::TooShort { short_by, .. } => tr_with("infeasible-short", &[("by", length_up(*short_by).into())]),
    }
}

/// Where a question stands.
#[must_use]
pub fn state(state: State) -> String {
    tr(match state {
        State::Inbox => "state-inbox",
        State::Queued => "state-queued",
        State::Next => "state-next",
        State::Asking => "state-asking",
        State::Answering => "state-answering",
        State::Answered => "state-answered",
        State::Parked => "state-parked",
        State::Removed => "state-removed",
        State::Merged => "state-merged",
    })
}

/// What a segment of the agenda is for, in a word.
#[must_use]
pub fn segment_kind(kind: SegmentKind) -> String {
    tr(match kind {
        SegmentKind::Opening => "fields-kind-opening",
        SegmentKind::Talk => "fields-kind-talk",
        SegmentKind::Questions => "fields-kind-questions",
        SegmentKind::Closing => "fields-kind-closing",
        SegmentKind::Buffer => "fields-kind-buffer",
    })
}

/// One of the lists of questions.
#[must_use]
pub fn list(list: List) -> String {
    tr(match list {
        List::Waiting => "list-waiting",
        List::Parked => "list-parked",
        List::Answered => "list-answered",
        List::Removed => "list-removed",
    })
}

/// What gives somebody a turn of their own.
#[must_use]
pub fn claim(claim: Claim) -> String {
    tr(match claim {
        Claim::Ordinary => "claim-ordinary",
        Claim::Clarification => "claim-clarification",
        Claim::RightOfReply => "claim-reply",
    })
}

/// What an entry of the queue is.
#[must_use]
pub fn kind(kind: Kind) -> String {
    tr(match kind {
        Kind::Written => "kind-written",
        Kind::Floor => "kind-floor",
    })
}

/// A mark of a question.
#[must_use]
pub fn flag(flag: Flag) -> String {
    tr(match flag {
        Flag::Sensitive => "flag-sensitive",
        Flag::DoNotProject => "flag-do-not-project",
        Flag::NeedsInterpretation => "flag-interpretation",
    })
}

/// Where a round of questions stands.
#[must_use]
pub fn stage(stage: Stage) -> String {
    tr(match stage {
        Stage::Picking => "stage-picking",
        Stage::Reading => "stage-reading",
        Stage::Answering => "stage-answering",
        Stage::Closed => "stage-closed",
    })
}

/// Who asks, and where they come from, as counted.
#[must_use]
pub fn counter(counter: Counter) -> String {
    tr(match counter {
        Counter::FirstTime => "counter-first-time",
        Counter::CivilSociety => "counter-civil-society",
        Counter::Delegations => "counter-delegations",
        Counter::Academia => "counter-academia",
        Counter::Others => "counter-others",
        Counter::Africa => "counter-africa",
        Counter::AsiaPacific => "counter-asia-pacific",
        Counter::EasternEurope => "counter-eastern-europe",
        Counter::LatinAmerica => "counter-latin-america",
        Counter::WesternEurope => "counter-western-europe",
    })
}

/// What in a text may give its writer away.
#[must_use]
pub fn trace(trace: Trace) -> String {
    tr(match trace {
        Trace::Name => "trace-name",
        Trace::Date => "trace-date",
        Trace::FirstPerson => "trace-first-person",
        Trace::Address => "trace-address",
    })
}

/// What a purge did.
#[must_use]
pub fn purged(purged: &Purged) -> String {
    let part = |id: &str, gone: &Gone| {
        let (what, why) = match gone {
            Gone::Deleted => ("deleted", String::new()),
            Gone::Missing => ("missing", String::new()),
            Gone::Failed(fault, true) => ("overwritten", journal_fault(fault)),
            Gone::Failed(fault, false) => ("failed", journal_fault(fault)),
        };
        tr_with(id, &[("what", what.into()), ("why", why.trim_end_matches('.').into())])
    };
    let sum = if purged.is_done() { tr("purged-done") } else { tr("purged-not") };
    [part("purged-key", &purged.key), part("purged-journal", &purged.journal), sum].join(" ")
}

/// Why a journal cannot be made or read.
#[must_use]
pub fn journal_fault(fault: &JournalFault) -> String {
    let id = match fault {
        JournalFault::NotAJournal => "fault-not-a-journal",
        JournalFault::NotAKey => "fault-not-a-key",
        JournalFault::NoKey => "fault-no-key",
        JournalFault::Closed => "fault-closed",
        JournalFault::WrongPassphrase => "fault-wrong-passphrase",
        JournalFault::NoMemory => "fault-no-memory",
        JournalFault::OtherKey => "fault-other-key",
        JournalFault::Unreadable(at) => return tr_with("fault-unreadable", &[("damage", damage(at).into())]),
        JournalFault::Newer => "fault-newer",
        JournalFault::InUse => "fault-in-use",
        JournalFault::TooLong => "fault-too-long",
        JournalFault::NoRandomness => "fault-no-randomness",
        // What the system says of its disk.
        JournalFault::Disk(words) => return (*words).to_owned(),
    };
    tr(id)
}

/// Where reading a journal stopped.
#[must_use]
pub fn damage(damage: &Damage) -> String {
    tr_with(
        "damage-at",
        &[
            ("damage", damage_kind(damage.kind).into()),
            // As texts: these numbers are long, and never grouped.
            ("offset", damage.offset.to_string().into()),
            ("records", damage.records_read.to_string().into()),
        ],
    )
}

/// What is wrong with the end of a journal.
#[must_use]
pub fn damage_kind(kind: DamageKind) -> String {
    tr(match kind {
        DamageKind::Torn => "damage-torn",
        DamageKind::Length => "damage-length",
        DamageKind::Sealed => "damage-sealed",
        DamageKind::Disk => "damage-disk",
    })
}

/// What keeps the machine awake, as the platform says it in English.
#[must_use]
pub fn keepers(words: &str) -> String {
    let known = |one: &str| match one {
        "the desktop" => tr("keeper-desktop"),
        "the system" => tr("keeper-system"),
        "the X server" => tr("keeper-x-server"),
        other => other.to_owned(),
    };
    words.split(", ").map(known).collect::<Vec<_>>().join(", ")
}

/// Where a display stands among the others, as the platform says it in English.
#[must_use]
pub fn place(words: &str) -> String {
    const PLACES: [(&str, &str); 7] = [
        ("on the left", "place-left"),
        ("on the right", "place-right"),
        ("in the middle", "place-middle"),
        ("above", "place-above"),
        ("below", "place-below"),
        ("in the same place", "place-same"),
        ("the only one", "place-only"),
    ];
    let id = PLACES.iter().find(|(english, _)| *english == words).map(|(_, id)| *id);
    id.map_or_else(|| words.to_owned(), tr)
}

/// A note of the show on what was done or not: those rooms have a fixed number of them.
#[must_use]
pub fn note(note: &str) -> String {
    let id = NOTES.iter().find(|(english, _)| *english == note).map(|(_, id)| *id);
    id.map_or_else(|| note.to_owned(), tr)
}

/// Why the show refused a command.
#[must_use]
pub fn refusal(refusal: &show::Refusal) -> String {
    use show::Refusal as R;
    match refusal {
        R::NoSlide(id) => tr_with("refused-no-slide", &[("id", id.as_str().into())]),
        R::Question(refusal) => question_refusal(refusal),
        R::Timing(refusal) => timing_refusal(refusal),
        R::NoTiming => tr("refused-no-timing"),
        R::NotPreviewed(number) => tr_with("refused-not-previewed", &[("number", number.into())]),
        R::NotForTheRoom(number) => tr_with("refused-not-for-room", &[("number", number.into())]),
        R::LongMessage(length) => {
            tr_with("refused-long-message", &[("length", (*length).into()), ("limit", show::MAX_MESSAGE.into())])
        }
        R::NothingToUndo => tr("refused-nothing-to-undo"),
    }
}

/// Why the clocks refused.
#[must_use]
pub fn timing_refusal(refusal: &timing::Refusal) -> String {
    use timing::Refusal as R;
    let about = |id: &str, title: &str| tr_with(id, &[("title", title.into())]);
    match refusal {
        R::UnknownSegment(title) => about("refused-unknown-segment", title),
        R::AlreadyRunning(title) => about("refused-already-running", title),
        R::OtherRunning(title) => about("refused-other-running", title),
        R::Over(title) => about("refused-over", title),
        R::NotOver(title) => about("refused-not-over", title),
        R::Skipped(title) => about("refused-skipped", title),
        R::NotSkipped(title) => about("refused-not-skipped", title),
        R::Begun(title) => about("refused-begun", title),
        R::NothingRunning => tr("refused-nothing-running"),
        R::AlreadyPaused(title) => about("refused-already-paused", title),
        R::Paused(title) => about("refused-paused", title),
        R::NotPaused(title) => about("refused-not-paused", title),
        R::Interrupted(title) => about("refused-interrupted", title),
        R::NotInterrupted => tr("refused-not-interrupted"),
        R::NothingLeft => tr("refused-nothing-left"),
        R::NothingToTake(title) => about("refused-nothing-to-take", title),
        R::Same => tr("refused-same"),
        R::NoChange => tr("refused-no-change"),
        R::EndPassed(time) => tr_with("refused-end-passed", &[("time", time.as_str().into())]),
        R::TooLong(by) => tr_with("refused-too-long", &[("length", length(*by).into())]),
        R::CannotShare(why) => infeasible(why),
    }
}

/// Why the queue refused.
#[must_use]
pub fn question_refusal(refusal: &questions::Refusal) -> String {
    use questions::Refusal as R;
    let about = |id: &str, number: u32| tr_with(id, &[("number", number.into())]);
    match refusal {
        R::Empty => tr("refused-empty"),
        R::TooLong { characters } => {
            tr_with("refused-long-question", &[("length", (*characters).into()), ("limit", questions::MAX_TEXT.into())])
        }
        R::LabelTooLong => tr("refused-long-tag"),
        R::TooManyLabels => tr("refused-many-tags"),
        R::NotALanguage => tr("refused-no-language"),
        R::Unknown(number) => about("refused-unknown-question", *number),
        R::Full => tr("refused-full"),
        R::ListClosed => tr("refused-list-closed"),
        R::Busy(number) => about("refused-busy", *number),
        R::RoundOpen(number) => about("refused-round-open", *number),
        R::NobodyAsks => tr("refused-nobody-asks"),
        R::NotFrom { number, state: at } => {
            tr_with("refused-not-from", &[("number", number.into()), ("state", state(*at).into())])
        }
        R::NotThere => tr("refused-not-there"),
        R::OtherList(one, other) => tr_with("refused-other-list", &[("one", one.into()), ("other", other.into())]),
        R::NothingToMerge => tr("refused-nothing-to-merge"),
        R::NotMerged(number) => about("refused-not-merged", *number),
        R::Parts => tr("refused-parts"),
        R::NoRound => tr("refused-no-round"),
        R::RoundSize => tr("refused-round-size"),
        R::RoundFull => tr("refused-round-full"),
        R::RoundEmpty => tr("refused-round-empty"),
        R::NotPicked(number) => about("refused-not-picked", *number),
        R::Unread(number) => about("refused-unread", *number),
        R::AllRead => tr("refused-all-read"),
    }
}

/// The notes of the show with their messages.
const NOTES: &[(&str, &str)] = &[
    ("already live", "note-already-live"),
    ("the show is not live", "note-not-live"),
    ("question taken down", "note-question-down"),
    ("no jump to go back from", "note-no-jump"),
    ("not live: nothing to freeze", "note-no-freeze"),
    ("already so", "note-already-so"),
    ("one slide has to stay", "note-one-slide"),
    ("no panic to resume from", "note-no-panic"),
    ("already on the room screen", "note-already-up"),
    ("not live: the room screen shows the holding slide", "note-room-holding"),
    ("no question is up", "note-no-question-up"),
    ("no message to acknowledge", "note-no-message"),
    ("already there", "note-already-there"),
    ("not live: the room sees the holding slide", "note-not-live-holding"),
    ("this deck has one language", "note-one-language"),
    ("the room keeps what it sees: end the freeze first", "note-frozen"),
    ("no message to clear", "note-no-message-clear"),
    ("the holding slide is up: resume first", "note-resume-first"),
    ("last slide", "note-last-slide"),
    ("first slide", "note-first-slide"),
];

mod found;
mod sentences;

pub use found::{fault, found, placed, why};

#[cfg(test)]
mod tests;
