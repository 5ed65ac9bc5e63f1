//! What an action, a filter, and a frame of the console cost with 10,000 questions.
#![expect(clippy::unwrap_used, reason = "a bench")]

use std::{hint::black_box, path::Path, sync::Arc};

use criterion::{Criterion, criterion_group, criterion_main};
use sidestage::{
    app::{
        self,
        board::{Board, Narrow},
        desk::Desk,
    },
    platform::{clock::StillClock, settings::Settings},
    questions::{Action, Filter, List, Queue, State},
    show::{Command, Journal, Outline, Show},
    ui,
};

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

/// What the moderator waits for at each letter that is typed into the search, and at each filter.
fn filter(criterion: &mut Criterion) {
    let mut full = full();
    for number in (1..=COUNT).step_by(3) {
        full.apply(&Action::Tag { number, tags: vec!["costs".to_owned()] }, 1).unwrap();
        full.apply(&Action::Address { number, to: vec!["somebody".to_owned()] }, 1).unwrap();
    }
    let states = List::Waiting.states().to_vec();
    let to = Filter { to: Some("another".to_owned()), states: states.clone(), ..Filter::default() };
    criterion.bench_function("filter by panellist", |b| b.iter(|| full.filter(black_box(&to)).len()));
    let all = Filter {
        to: Some("somebody".to_owned()),
        tag: Some("costs".to_owned()),
        words: "court protect 99".to_owned(),
        states,
        ..Filter::default()
    };
    criterion.bench_function("filter by all and words", |b| b.iter(|| full.filter(black_box(&all)).len()));
    let narrow = |language: &str| Narrow { language: Some(language.to_owned()), ..Narrow::default() };
    let new = || {
        let mut board = Board::default();
        board.narrow = narrow("en");
        board
    };
    let mut board = new();
    let mut version = 0;
    criterion.bench_function("filter by language", |b| {
        b.iter(|| {
            version += 1;
            board.found(&full, version).unwrap().len()
        });
    });
    criterion.bench_function("filter by language, the first time", |b| {
        b.iter(|| new().found(&full, 1).unwrap().len());
    });
}

/// A drawing of the whole console, without the graphics card's part.
fn console(criterion: &mut Criterion) {
    let deck = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json");
    let loaded = Arc::new(app::open::open(&deck).unwrap());
    let ctx = egui::Context::default();
    ui::theme::install(&ctx, false);
    let clock = Arc::new(StillClock::at(1_670_415_300_000));
    let desk = Desk::new(clock, None, Settings::default(), &ctx, &loaded);
    for number in 1..=COUNT {
        let text = format!("Question {number}: how will the court protect those who speak to it, and who pays?");
        desk.send(Command::Question(Action::Add { text, language: None, to: Vec::new(), queued: true }));
    }
    desk.perform(ui::commands::Verb::StartFirst);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::new(1920.0, 1080.0));
    let mut time = 0.0;
    let mut draw = || {
        time += 1.0 / 60.0;
        let input = egui::RawInput { screen_rect: Some(screen), time: Some(time), ..egui::RawInput::default() };
        let output = ctx.run_ui(input, |ui| {
            desk.slides.receive(ui.ctx());
            app::console::ui(ui, &desk);
            desk.flush();
        });
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    };
    for _ in 0..20 {
        black_box(draw());
    }
    criterion.bench_function("console frame", |b| b.iter(&mut draw));
    desk.face(|face| "protect".clone_into(&mut face.board.search));
    criterion.bench_function("console frame, searched", |b| b.iter(&mut draw));
    let mut letters = ["court", "cour"].iter().cycle();
    criterion.bench_function("console frame, a letter of the search", |b| {
        b.iter(|| {
            desk.face(|face| letters.next().copied().unwrap_or("").clone_into(&mut face.board.search));
            draw()
        });
    });
    desk.face(|face| {
        face.board.search.clear();
        face.chosen_question = Some(9_999);
        face.board.reveal = true;
    });
    criterion.bench_function("console frame, the last chosen", |b| b.iter(&mut draw));
}

criterion_group!(benches, queue, filter, show, console);
criterion_main!(benches);
