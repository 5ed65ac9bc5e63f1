//! What must hold of the time whatever happens: shares add up, clocks never run backwards, nothing panics.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use proptest::prelude::*;
use sidestage::deck::model::SegmentKind;
use sidestage::timing::share::{Part, STEP, share};
use sidestage::timing::{
    Action, HOUR, MINUTE, Millis, Plan, Policy, Refusal, SECOND, SegmentPlan, Slot, Status, Timing, preview, report,
    what_if,
};

/// A small seeded generator (xorshift): the same cases every time, at no cost.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: Millis) -> Millis {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Millis::try_from((self.0 >> 11) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// A part of 0 to 40 min, to the millisecond, the second, or the minute, with its floor and cap anywhere.
    fn part(&mut self) -> Part {
        let grain = [1, SECOND, STEP, MINUTE][usize::try_from(self.roll(4)).unwrap()];
        let mut length = |most: Millis| self.roll(most / grain + 1) * grain;
        let planned = length(40 * MINUTE);
        let cap = if length(2 * grain) == 0 { length(50 * MINUTE) } else { planned };
        Part { planned, floor: length(cap), cap }
    }
}

#[test]
fn shares_keep_their_limits_and_more_time_never_gives_anybody_less() {
    let mut dice = Dice(0x5eed_0123_4567_89ab);
    let (mut infeasible, mut shared, mut full) = (0, 0, 0);
    for case in 0..100_000 {
        let parts: Vec<Part> = (0..=dice.roll(7)).map(|_| dice.part()).collect();
        let policy = Policy::ALL[usize::try_from(dice.roll(4)).unwrap()].0;
        let (floors, caps): (Millis, Millis) =
            (parts.iter().map(|part| part.floor).sum(), parts.iter().map(|part| part.cap).sum());
        // Mostly between the floors and the caps, where it matters; sometimes far outside, sometimes on the edge.
        let available = match dice.roll(10) {
            0 => dice.roll(3 * HOUR) - HOUR,
            1 => floors,
            2 => caps,
            3 => (floors + dice.roll(caps - floors + 1)) / STEP * STEP,
            _ => floors + dice.roll(caps - floors + 1),
        };
        let given = share(&parts, policy, available);
        let more = share(&parts, policy, available + [1, SECOND, MINUTE][usize::try_from(dice.roll(3)).unwrap()]);
        let about = || format!("case {case}: {policy:?}, {available} for {parts:?}: {given:?}, with more {more:?}");
        let Some(given) = &given else {
            infeasible += 1;
            assert!(available < floors, "{}", about());
            assert!(policy != Policy::ScaledFloors || available <= 0, "{}", about());
            continue;
        };
        let total: Millis = given.iter().sum();
        assert!(total <= available, "Σ ≤ A: {}", about());
        if available >= caps {
            full += 1;
            assert!(given.iter().zip(&parts).all(|(given, part)| *given == part.cap), "{}", about());
        } else if available >= floors {
            shared += 1;
            // Less than one step each is lost by rounding.
            let count = Millis::try_from(parts.len()).unwrap();
            assert!(available - total < count * STEP, "{}", about());
        }
        for (given, part) in given.iter().zip(&parts) {
            assert!(*given <= part.cap && *given >= 0, "cap: {}", about());
            assert!(*given >= part.floor || available < floors, "floor: {}", about());
            assert!(given % STEP == 0 || *given == part.floor || *given == part.cap, "step: {}", about());
        }
        let more = more.as_ref().unwrap();
        assert!(given.iter().zip(more).all(|(given, more)| given <= more), "one more gives nobody less: {}", about());
    }
    assert!(infeasible > 1000 && shared > 10_000 && full > 1000, "all cases are met: {infeasible} {shared} {full}");
}

#[test]
fn exact_shares_are_not_rounded_away() {
    // Two thirds of 9:00 are 6:00, not 5:59.999 and so 5:45.
    let part = |minutes: Millis| Part { planned: minutes * MINUTE, floor: 0, cap: minutes * MINUTE };
    let parts = [part(9), part(9), part(30)];
    assert_eq!(share(&parts, Policy::Proportional, 32 * MINUTE).unwrap(), [6, 6, 20].map(|minutes| minutes * MINUTE));
    assert_eq!(share(&parts, Policy::EqualCut, 39 * MINUTE).unwrap(), [6, 6, 27].map(|minutes| minutes * MINUTE));
    assert_eq!(share(&parts, Policy::EqualShare, 21 * MINUTE).unwrap(), [7, 7, 7].map(|minutes| minutes * MINUTE));
}

#[test]
fn equal_parts_are_shared_equally_and_larger_ones_never_get_less() {
    let mut dice = Dice(0x0dd_ba11);
    for _ in 0..2_000 {
        let parts: Vec<Part> = (0..6)
            .map(|_| {
                let planned = (1 + dice.roll(20)) * MINUTE;
                Part { planned, floor: planned / 2, cap: planned }
            })
            .collect();
        let caps: Millis = parts.iter().map(|part| part.cap).sum();
        let available = caps / 2 + dice.roll(caps / 2);
        for (policy, _) in Policy::ALL {
            let given = share(&parts, policy, available).unwrap();
            for (one, mine) in parts.iter().zip(&given) {
                for (other, theirs) in parts.iter().zip(&given) {
                    assert!(one.planned < other.planned || mine >= theirs, "{policy:?} {parts:?} {given:?}");
                }
            }
        }
    }
}

const STARTS: Millis = 1_670_415_300_000;
const IDS: [&str; 6] = ["welcome", "a", "b", "c", "questions", "closing"];

fn plan() -> Arc<Plan> {
    let kinds = [
        (SegmentKind::Opening, 5),
        (SegmentKind::Talk, 9),
        (SegmentKind::Talk, 9),
        (SegmentKind::Talk, 12),
        (SegmentKind::Questions, 30),
        (SegmentKind::Closing, 5),
    ];
    let segments = IDS
        .into_iter()
        .zip(kinds)
        .map(|(id, (kind, minutes))| SegmentPlan {
            changeover: 30 * SECOND,
            protected: id == "closing",
            ..SegmentPlan::new(id, id, kind, minutes * MINUTE)
        })
        .collect();
    Arc::new(Plan::new(
        Slot { starts: STARTS, ends: STARTS + 75 * MINUTE, zone: "Europe/Amsterdam".to_owned() },
        segments,
    ))
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![20 => (0..IDS.len()).prop_map(|at| IDS[at].to_owned()), 1 => Just("nobody".to_owned())]
}

fn length() -> impl Strategy<Value = Millis> {
    prop_oneof![10 => -10 * MINUTE..10 * MINUTE, 1 => any::<Millis>(), 1 => Just(0)]
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (id(), length()).prop_map(|(segment, ago)| Action::Start { segment, ago }),
        4 => length().prop_map(|ago| Action::Next { ago }),
        2 => Just(Action::Pause),
        2 => Just(Action::Resume),
        2 => Just(Action::Finish),
        1 => id().prop_map(|segment| Action::Skip { segment }),
        1 => id().prop_map(|segment| Action::Unskip { segment }),
        1 => id().prop_map(|segment| Action::Reopen { segment }),
        3 => (id(), length()).prop_map(|(segment, by)| Action::Grant { segment, by }),
        1 => prop_oneof![STARTS - HOUR..STARTS + 3 * HOUR, any::<Millis>()].prop_map(|at| Action::EndAt { at }),
        2 => Just(Action::Interrupt { label: "right of reply".to_owned() }),
        2 => Just(Action::EndInterrupt),
        1 => (id(), id()).prop_map(|(first, second)| Action::Swap { first, second }),
        1 => (id(), id()).prop_map(|(first, second)| Action::Merge { first, second }),
        2 => (0..4usize).prop_map(|at| Action::Reallocate { policy: Policy::ALL[at].0 }),
        1 => (id(), length()).prop_map(|(segment, allotted)| Action::Told { segment, allotted }),
    ]
}

/// Mostly forwards by seconds to minutes; at times the clock steps back, or to anywhere at all.
fn step() -> impl Strategy<Value = (Action, Millis)> {
    let by = prop_oneof![20 => 0..4 * MINUTE, 2 => -5 * MINUTE..0, 1 => any::<Millis>()];
    (action(), by)
}

/// What must hold of any state at any instant.
fn sound(timing: &Timing, now: Millis) {
    let view = timing.view(now);
    let slot = &timing.plan().slot;
    let underway = |status| matches!(status, Status::Running | Status::Paused | Status::Interrupted);
    let current: Vec<usize> = (0..view.segments.len()).filter(|&place| underway(view.segments[place].status)).collect();
    assert!(current.len() <= 1, "at most one is underway");
    assert_eq!(view.running.as_ref().map(|running| running.index), current.first().copied());
    assert_eq!(view.segments.len(), IDS.len(), "nobody is lost");
    for segment in &view.segments {
        assert!(segment.used >= 0 && segment.allotted >= 0 && segment.planned > 0, "{segment:?}");
        assert_eq!(segment.must_start_by.is_some(), segment.status == Status::Pending);
        if segment.status == Status::Pending {
            assert_eq!(segment.ends_at.unwrap() - segment.starts_at.unwrap(), segment.allotted);
        }
    }
    assert_eq!(view.over, view.projected_end - slot.ends);
    assert_eq!(view.behind, view.projected_end - timing.plan().planned_end());
    assert_eq!(view.slot_remaining, slot.ends - view.now);
    if let Some(running) = &view.running {
        assert_eq!(running.remaining, running.allotted - running.used);
        assert!(!view.finished);
    }
    assert_eq!(view.finished, view.running.is_none() && view.next.is_none());
    // E is where the chain of projected segments ends, and the slack of every deadline is the same −L.
    if let Some(next) = view.next {
        let pending = view.segments.iter().filter(|segment| segment.status == Status::Pending);
        assert_eq!(pending.filter_map(|segment| segment.ends_at).max(), Some(view.projected_end));
        let next = &view.segments[next];
        assert_eq!(next.must_start_by.unwrap() - next.starts_at.unwrap(), -view.over);
    }
    assert!(!view.words.is_empty() && !view.words.contains('-'), "words, not signs: {}", view.words);
    // Nothing but figures moves before `next_change`.
    if let Some(change) = view.next_change {
        assert!(change > view.now);
        for at in [view.now + (change - view.now) / 2, change - 1] {
            let later = timing.view(at);
            let phase = |view: &sidestage::timing::View| view.running.as_ref().map(|running| running.phase);
            assert_eq!(phase(&later), phase(&view));
            assert_eq!(later.before_start.is_some(), view.before_start.is_some());
            assert_eq!(later.wrong_day, view.wrong_day);
            assert_eq!(later.slot_remaining > 0, view.slot_remaining > 0);
        }
    }
}

/// What must hold of re-allocation in any state at any instant.
fn fair(timing: &Timing, policy: Policy, now: Millis) {
    let view = timing.view(now);
    if let Ok(preview) = preview(timing, policy, now) {
        assert!(preview.over_after <= 0, "it fits afterwards");
        let questions = preview.rows.iter().position(|row| row.kind == SegmentKind::Questions);
        for (at, row) in preview.rows.iter().enumerate() {
            assert!(row.new <= row.cap || (questions == Some(at) && preview.available > row.cap), "{row:?}");
            assert!(row.new >= row.floor || policy == Policy::ScaledFloors, "{row:?}");
            assert_ne!(row.id, "closing", "protected");
        }
        // What is previewed is what happens, and nothing else moves.
        let mut after = timing.clone();
        after.apply(&Action::Reallocate { policy }, now).unwrap();
        let after = after.view(now);
        assert_eq!((after.projected_end, after.running.as_ref()), (preview.ends_after, view.running.as_ref()));
        for segment in &after.segments {
            let row = preview.rows.iter().find(|row| row.id == segment.id);
            let before = view.segments.iter().find(|before| before.id == segment.id).unwrap();
            assert_eq!(segment.allotted, row.map_or(before.allotted, |row| row.new));
        }
    }
    for id in IDS {
        if let Ok(price) = what_if(timing, id, 2 * MINUTE, policy, now) {
            assert!(price.words.starts_with("+2 min here"), "{price:?}");
            assert!(price.rows.iter().all(|row| row.after <= row.before), "a gift costs: {price:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_state_stays_sound(steps in prop::collection::vec(step(), 1..60)) {
        let mut timing = Timing::new(plan());
        let mut replayed = Timing::new(plan());
        let mut now = STARTS - 2 * MINUTE;
        for (action, by) in steps {
            now = now.saturating_add(by);
            let before = timing.clone();
            let outcome = timing.apply(&action, now);
            if let Err(refusal) = &outcome {
                prop_assert_eq!(&timing, &before, "a refusal changes nothing");
                prop_assert!(!refusal.to_string().is_empty());
            }
            // A journal read back does the same as the deeds themselves; a view in between changes nothing.
            let line = serde_json::to_string(&action).unwrap();
            let _ = replayed.view(now.wrapping_add(MINUTE));
            prop_assert_eq!(&replayed.apply(&serde_json::from_str(&line).unwrap(), now), &outcome);
            prop_assert_eq!(&replayed, &timing);
            sound(&timing, now);
        }
        for at in [now, now.saturating_sub(5 * MINUTE), STARTS + 30 * MINUTE] {
            sound(&timing, at);
            for (policy, _) in Policy::ALL {
                fair(&timing, policy, at);
            }
        }
        sound(&timing, Millis::MAX);
        sound(&timing, Millis::MIN);
    }

    /// With a clock that only goes forwards, the clocks of the segments add up to an independent count.
    #[test]
    fn used_times_add_up(steps in prop::collection::vec((action(), 0..3 * MINUTE), 1..60)) {
        let mut timing = Timing::new(plan());
        let (mut now, mut counted) = (STARTS, 0);
        let mut running = false;
        for (action, by) in steps {
            now += by;
            if running {
                counted += by;
            }
            // Back-dated deeds have their own test.
            let action = match action {
                Action::Start { segment, .. } => Action::Start { segment, ago: 0 },
                Action::Next { .. } => Action::Next { ago: 0 },
                other => other,
            };
            let _: Result<(), Refusal> = timing.apply(&action, now);
            let report = report(&timing, now);
            prop_assert_eq!(report.rows.iter().map(|row| row.used).sum::<Millis>(), counted);
            for row in &report.rows {
                let (Some(started), ended) = (row.started, row.ended.unwrap_or(now)) else { continue };
                prop_assert!(ended - started >= row.used + row.paused + row.interrupted);
            }
            running = report.rows.iter().any(|row| row.status == Status::Running);
        }
    }
}
