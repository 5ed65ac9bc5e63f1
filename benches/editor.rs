//! How long the editor takes: an edit until its slide is drawn for a screen of 1080 lines, in a deck of two hundred slides;
//! an undo of a new order of all of them; and the opening of a deck of a thousand, until its first slide is on the screen.
//!
//! Numbers depend on the machine: compare within one run.

use std::{
    collections::BTreeSet,
    hint::black_box,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui::{Context, Rect, Vec2, ViewportId};
use sidestage::{
    app::{
        editor::{Ask, Editor, Sight},
        open::Loaded,
    },
    deck::{
        self,
        edit::{Change, Edit, What},
        model::Slide,
    },
};

/// A deck of so many slides, made of those of the shipped deck.
fn loaded(slides: usize) -> Option<Arc<Loaded>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
    let mut deck = deck::open(&folder.join("crackdown-on-defenders.json")).deck?;
    let own = deck.slides.clone();
    deck.slides = own.iter().cycle().take(slides).cloned().collect();
    for (number, slide) in deck.slides.iter_mut().enumerate() {
        slide.id = format!("s{number}");
    }
    Some(Arc::new(Loaded::new(deck, PathBuf::from("deck.json"), folder, Vec::new())))
}

fn awake(loaded: &Arc<Loaded>) -> Editor {
    let mut editor = Editor::new(loaded, 0);
    editor.wake_up(&|| ());
    editor
}

/// Draws the slide that is shown as the editor does, until its own picture is there; the clock stands at the end.
fn until_drawn(ctx: &Context, sight: &Sight) {
    let area = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(1920.0, 1080.0));
    let start = Instant::now();
    loop {
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            sight.slides.receive(ui.ctx());
            sight.slides.begin(ViewportId::ROOT);
            sight.slides.show(ui, area, sight.shape(), sight.at, sight.step);
            sight.slides.end();
        });
        let mut textures = output.textures_delta;
        textures.clear();
        if sight.slides.account().waiting == 0 || start.elapsed() > Duration::from_secs(10) {
            return;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn editor(criterion: &mut Criterion) {
    let (Some(two_hundred), Some(thousand)) = (loaded(200), loaded(1000)) else { return };
    let ctx = Context::default();

    let mut typing = awake(&two_hundred);
    if let Some(sight) = typing.sight() {
        until_drawn(&ctx, &sight);
    }
    let mut typed = 0_u32;
    criterion.bench_function("a letter until its slide is drawn, 1920 × 1080, 200 slides", |bencher| {
        bencher.iter(|| {
            typed += 1;
            let Some(slide) = typing.deck().slides.first().cloned() else { return };
            let slide = Slide { title: Some(format!("Title {typed}").as_str().into()), ..slide };
            let change = Change::slide(0, slide, What::Text, Some("title"));
            let _done = typing.carry_out(Ask::Change(change), i64::from(typed));
            typing.follow();
            if let Some(sight) = typing.sight() {
                until_drawn(&ctx, &sight);
            }
        });
    });

    criterion.bench_function("undo of a new order of 200 slides", |bencher| {
        bencher.iter_batched_ref(
            || {
                let mut editor = awake(&two_hundred);
                let order: Vec<usize> = (0..200).rev().collect();
                let _done = editor.carry_out(Ask::Change(Change::deck(Edit::Order(order), What::Move, None)), 0);
                editor.follow();
                editor
            },
            |editor| {
                let _done = editor.carry_out(Ask::Undo, 1);
                editor.follow();
            },
            BatchSize::PerIteration,
        );
    });

    criterion.bench_function("a deck of 1,000 slides in the editor, until its first slide is drawn", |bencher| {
        bencher.iter_batched(
            || (),
            |()| {
                let editor = awake(&thousand);
                if let Some(sight) = editor.sight() {
                    until_drawn(&ctx, &sight);
                }
                editor
            },
            BatchSize::PerIteration,
        );
    });

    let chosen: BTreeSet<usize> = (0..100).collect();
    criterion.bench_function("a hundred of 200 slides moved to the end", |bencher| {
        bencher.iter(|| black_box(deck::edit::slides::move_to(&two_hundred.deck, &chosen, 200)));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_secs(1));
    targets = editor
}
criterion_main!(benches);
