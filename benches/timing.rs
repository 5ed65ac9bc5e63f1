//! What a view of the time costs, and what it costs to fold a long journal. The aims: 50 µs a view of 20 segments, 5 ms
//! for 10,000 actions.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use sidestage::deck::model::SegmentKind;
use sidestage::timing::{Action, MINUTE, Plan, Policy, SECOND, SegmentPlan, Slot, Timing, preview, what_if};

const STARTS: i64 = 1_670_415_300_000;

fn plan() -> Arc<Plan> {
    let slot = Slot { starts: STARTS, ends: STARTS + 90 * MINUTE, zone: "Europe/Amsterdam".to_owned() };
    let kind = |number| if number == 18 { SegmentKind::Questions } else { SegmentKind::Talk };
    let segments = (0..20)
        .map(|number| SegmentPlan {
            changeover: 20 * SECOND,
            ..SegmentPlan::new(format!("s{number}"), format!("Speaker {number}"), kind(number), 4 * MINUTE)
        })
        .collect();
    Arc::new(Plan::new(slot, segments))
}

fn underway() -> Timing {
    let mut timing = Timing::new(plan());
    for minute in 0..5 {
        let _ = timing.apply(&Action::Next { ago: 0 }, STARTS + minute * 5 * MINUTE);
    }
    timing
}

fn timing(criterion: &mut Criterion) {
    let state = underway();
    let now = STARTS + 22 * MINUTE;
    criterion.bench_function("view of 20 segments", |bencher| bencher.iter(|| black_box(&state).view(black_box(now))));
    criterion.bench_function("preview of a re-allocation", |bencher| {
        bencher.iter(|| preview(black_box(&state), Policy::Proportional, black_box(now)));
    });
    criterion.bench_function("price of a grant", |bencher| {
        bencher.iter(|| what_if(black_box(&state), "s4", 2 * MINUTE, Policy::Proportional, black_box(now)));
    });
    criterion.bench_function("clone for undo", |bencher| bencher.iter(|| black_box(&state).clone()));

    // One deed in twenty shares the time anew: more than any moderator does.
    let actions: Vec<Action> = (0..10_000)
        .map(|number| match number % 20 {
            19 => Action::Reallocate { policy: Policy::EqualCut },
            number => match number % 4 {
                0 => Action::Pause,
                1 => Action::Resume,
                2 => Action::Grant { segment: "s19".to_owned(), by: if number % 8 == 2 { SECOND } else { -SECOND } },
                _ => Action::Swap { first: "s17".to_owned(), second: "s18".to_owned() },
            },
        })
        .collect();
    criterion.bench_function("fold of 10,000 actions", |bencher| {
        bencher.iter(|| {
            let mut state = state.clone();
            let mut at = now;
            for action in &actions {
                at += 100;
                let _ = black_box(state.apply(action, at));
            }
            state
        });
    });
}

criterion_group!(benches, timing);
criterion_main!(benches);
