//! What is said in English is what the rooms below say themselves.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::{
    deck::model::SegmentKind,
    timing::{Action, MINUTE, Plan, SECOND, SegmentPlan, Timing, resolve},
};

/// The agenda of an event: 86 minutes and a half in a slot of 90.
fn timing() -> Timing {
    let parts = [
        ("welcome", SegmentKind::Opening, 5),
        ("keynote", SegmentKind::Talk, 5),
        ("a", SegmentKind::Talk, 9),
        ("b", SegmentKind::Talk, 9),
        ("c", SegmentKind::Talk, 18),
        ("questions", SegmentKind::Questions, 32),
        ("closing", SegmentKind::Closing, 5),
    ];
    let segments = parts
        .into_iter()
        .map(|(id, kind, minutes)| SegmentPlan {
            changeover: 30 * SECOND,
            protected: id == "closing",
            ..SegmentPlan::new(id, id.to_uppercase(), kind, minutes * MINUTE)
        })
        .collect();
    Timing::new(Arc::new(Plan::new(resolve("2022-12-07", "13:15", "14:45", "Europe/Amsterdam").unwrap(), segments)))
}

/// The show at many moments, running late: what each says in English, here and below.
#[test]
fn english_says_what_the_clocks_say_themselves() {
    let mut timing = timing();
    let slot = timing.plan().slot.clone();
    let mut seen = std::collections::BTreeSet::new();
    let day = 24 * timing::HOUR;
    for at in [slot.starts - 500 * day, slot.ends + 500 * day] {
        let view = timing.view(at);
        assert_eq!(outlook(&view, slot.starts, &slot.zone), view.words);
    }
    for minute in -20..130 {
        let now = slot.starts + minute * MINUTE + 700;
        for half in [0, 25 * SECOND] {
            let view = timing.view(now + half);
            assert_eq!(outlook(&view, slot.starts, &slot.zone), view.words, "minute {minute}");
            seen.insert(view.words.split_whitespace().next().unwrap_or_default().to_owned());
            if let Some(running) = &view.running {
                assert_eq!(stands(running), running.stands());
            }
        }
        for policy in Policy::ALL.map(|(policy, _)| policy) {
            match timing::preview(&timing, policy, now) {
                Ok(shared) => {
                    assert_eq!(preview(&shared, &slot.zone), shared.words);
                    assert!(shared.rows.iter().all(|row| told(row) == row.flag()));
                }
                Err(why) => {
                    assert_eq!(infeasible(&why), why.to_string());
                    if let Infeasible::TooShort { offers, .. } = &why {
                        assert!(offers.iter().all(|one| offer(one) == one.words()));
                    }
                }
            }
            for by in [-60_000, 60_000, 120_000, 1_200_000] {
                if let Ok(found) = timing::what_if(&timing, "a", by, policy, now) {
                    assert_eq!(price(&found), found.words, "minute {minute}, {by}");
                }
            }
        }
        // Everybody takes ten minutes: the plan slips more and more.
        if minute >= 3 && minute % 13 == 3 {
            let _nothing_left = timing.apply(&Action::Next { ago: 0 }, now);
        }
        if minute == 20 {
            timing.apply(&Action::Told { segment: "b".into(), allotted: 9 * MINUTE }, now).unwrap();
        }
    }
    let view = timing.view(slot.ends + 141 * MINUTE);
    assert!(view.finished);
    assert_eq!(outlook(&view, slot.starts, &slot.zone), view.words);
    assert!(seen.len() > 5, "many different sentences were compared: {seen:?}");
}

#[test]
fn english_counts_and_dates_as_the_clocks_do() {
    for (all, has) in
        [(97 * MINUTE, 90 * MINUTE), (89 * MINUTE, 90 * MINUTE), (MINUTE, MINUTE), (86 * MINUTE + 1, 90 * MINUTE)]
    {
        assert_eq!(needs(all, has), timing::needs_words(all, has));
    }
    for day in 0..400 {
        let at = 1_670_415_300_000 + day * 24 * timing::HOUR;
        assert_eq!(date(at, "Europe/Amsterdam"), timing::date_words(at, "Europe/Amsterdam"));
    }
    for ms in [0, 90_000, 3_700_000, 25 * timing::HOUR] {
        assert_eq!(length(ms), timing::words_length(ms));
        assert_eq!(figures(ms), timing::figures(ms));
    }
    assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
}

#[test]
fn english_names_states_as_the_rooms_do() {
    for one in [Phase::Planned, Phase::WrapUp, Phase::LastCall, Phase::Over] {
        assert_eq!(phase(one), one.word());
    }
    for one in [Status::Pending, Status::Running, Status::Paused, Status::Interrupted, Status::Done, Status::Skipped] {
        assert_eq!(status(one), one.word());
    }
    for (one, word) in Policy::ALL {
        assert_eq!(policy(one), word);
    }
    for one in State::ALL {
        assert_eq!(state(one), one.word());
    }
    for one in List::ALL {
        assert_eq!(list(one), one.word());
    }
    for one in [Claim::Ordinary, Claim::Clarification, Claim::RightOfReply] {
        assert_eq!(claim(one), one.word());
    }
    for one in [Kind::Written, Kind::Floor] {
        assert_eq!(kind(one), one.word());
    }
    for one in [Flag::Sensitive, Flag::DoNotProject, Flag::NeedsInterpretation] {
        assert_eq!(flag(one), one.word());
    }
    for one in [Stage::Picking, Stage::Reading, Stage::Answering, Stage::Closed] {
        assert_eq!(stage(one), one.word());
    }
    for one in Counter::ALL {
        assert_eq!(counter(one), one.word());
    }
    for one in [Trace::Name, Trace::Date, Trace::FirstPerson, Trace::Address] {
        assert_eq!(trace(one), one.word());
    }
}

#[test]
fn english_refuses_as_the_rooms_do() {
    use questions::Refusal as Q;
    use timing::Refusal as T;
    let name = || "A".to_owned();
    for one in [
        T::UnknownSegment(name()),
        T::AlreadyRunning(name()),
        T::OtherRunning(name()),
        T::Over(name()),
        T::NotOver(name()),
        T::Skipped(name()),
        T::NotSkipped(name()),
        T::Begun(name()),
        T::NothingRunning,
        T::AlreadyPaused(name()),
        T::Paused(name()),
        T::NotPaused(name()),
        T::Interrupted(name()),
        T::NotInterrupted,
        T::NothingLeft,
        T::NothingToTake(name()),
        T::Same,
        T::NoChange,
        T::EndPassed("14:05".to_owned()),
        T::TooLong(13 * timing::HOUR),
        T::CannotShare(Infeasible::NothingFlexible),
    ] {
        assert_eq!(refusal(&show::Refusal::Timing(one.clone())), one.to_string());
    }
    for one in [
        Q::Empty,
        Q::TooLong { characters: 2_345 },
        Q::LabelTooLong,
        Q::TooManyLabels,
        Q::NotALanguage,
        Q::Unknown(3),
        Q::Full,
        Q::ListClosed,
        Q::Busy(3),
        Q::RoundOpen(3),
        Q::NobodyAsks,
        Q::NotFrom { number: 3, state: State::Parked },
        Q::NotThere,
        Q::OtherList(3, 4),
        Q::NothingToMerge,
        Q::NotMerged(3),
        Q::Parts,
        Q::NoRound,
        Q::RoundSize,
        Q::RoundFull,
        Q::RoundEmpty,
        Q::NotPicked(3),
        Q::Unread(3),
        Q::AllRead,
    ] {
        assert_eq!(refusal(&show::Refusal::Question(one.clone())), one.to_string());
    }
    for one in [
        show::Refusal::NoSlide(name()),
        show::Refusal::NoTiming,
        show::Refusal::NotPreviewed(3),
        show::Refusal::NotForTheRoom(3),
        show::Refusal::LongMessage(301),
        show::Refusal::NothingToUndo,
    ] {
        assert_eq!(refusal(&one), one.to_string());
    }
}

#[test]
fn every_note_of_the_show_has_a_message_in_its_words() {
    let source = include_str!("../../show/resolve.rs");
    let notes = source.split("Nothing(\"").skip(1).chain(source.split("Some(\"").skip(1));
    let found: Vec<&str> = notes.filter_map(|rest| rest.split('"').next()).collect();
    assert!(found.len() > 10, "{found:?}");
    for one in found {
        assert!(NOTES.iter().any(|(english, _)| *english == one), "{one}");
    }
    for (english, id) in NOTES {
        assert_eq!(tr(id), *english);
    }
}
