//! What an action costs in a queue of 10,000 questions, with and without a journal.
#![expect(clippy::unwrap_used, reason = "a bench")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sidestage::questions::{Action, Queue, State};
use sidestage::show::{Command, Journal, Outline, Show};

const COUNT: u32 = 10_000;

fn actions() -> impl Iterator<Item = Action> {
    let text =
        |number: u32| format!("Question {number}: how will the court protect those who speak to it, and who pays?");
    (1..=COUNT).flat_map(move |number| {
        [
            Action::Add { text: text(number), language: None, to: Vec::new(), queued: false },
            Action::Move { number, to: State::Queued },
        ]
    })
}

fn full() -> Queue {
    let mut queue = Queue::new();
    for action in actions() {
        queue.apply(&action, 0).unwrap();
    }
    queue
}

fn queue(criterion: &mut Criterion) {
    let full = full();
    criterion.bench_function("clone", |b| b.iter(|| black_box(full.clone())));
    criterion.bench_function("tally on a clone", |b| {
        b.iter(|| {
            let mut queue = full.clone();
            queue.apply(&Action::Tally { number: 5_000, by: 1 }, 1).unwrap();
            queue
        });
    });
    criterion.bench_function("place on a clone", |b| {
        b.iter(|| {
            let mut queue = full.clone();
            queue.apply(&Action::Place { number: 7_000, before: Some(30) }, 1).unwrap();
            queue
        });
    });
    criterion.bench_function("search", |b| b.iter(|| full.search(black_box("court 9999")).len()));
}

fn show(criterion: &mut Criterion) {
    for (name, with_journal) in [("show in memory", false), ("show with journal", true)] {
        let root = tempfile::tempdir().unwrap();
        let journal =
            with_journal.then(|| Journal::create(&root.path().join("j"), &root.path().join("k"), "deck", 0).unwrap());
        let mut show = Show::new(Outline::default(), None, journal);
        for action in actions() {
            show.apply(Command::Question(action), 0).unwrap();
        }
        let mut number = 0;
        criterion.bench_function(name, |b| {
            b.iter(|| {
                number = number % COUNT + 1;
                show.apply(Command::Question(Action::Tally { number, by: 1 }), 1).unwrap()
            });
        });
    }
}

criterion_group!(benches, queue, show);
criterion_main!(benches);
