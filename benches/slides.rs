//! How long a slide takes: laid out with warm caches, and drawn for the room, for a large screen and for a thumbnail; and
//! how long a deck of a thousand slides takes to be read and checked.
//!
//! The slide is the one with most glyphs of the shipped decks. Numbers depend on the machine: compare within one run.

use std::{fs, hint::black_box, path::Path, sync::Arc};

use criterion::{Criterion, criterion_group, criterion_main};
use sidestage::{
    deck::{self, model::Deck, to_json},
    render::{Painter, Pictures, Pixels, Studio, png},
    typeset::{Fonts, Theme, Typesetter, page::Kind, page::Page},
};
use vello_cpu::Level;

fn glyphs(page: &Page) -> usize {
    let of = |kind: &Kind| if let Kind::Glyphs(run) = kind { run.glyphs.len() } else { 0 };
    page.items.iter().map(|item| of(&item.kind)).sum()
}

fn slides(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
    let file = fs::read(folder.join("crackdown-on-defenders.json")).unwrap_or_default();
    let Ok(deck) = serde_json::from_slice::<Deck>(&file) else { return };
    let Some(theme) = Theme::named("court") else { return };
    let deck = Arc::new(deck);
    let mut studio = Studio::new(Arc::clone(&deck), &folder, &deck.language, "court");
    let Some(fullest) = (0..deck.slides.len()).max_by_key(|at| glyphs(&studio.page(*at))) else { return };
    let page = studio.page(fullest);
    let mut pictures = Pictures::new(&deck, &folder);

    let mut typesetter = Typesetter::new(Fonts::bundled());
    criterion.bench_function("layout, warm", |bencher| {
        let slide = &deck.slides[fullest];
        bencher.iter(|| black_box(typesetter.page(&deck, slide, &deck.language, &theme, &pictures)));
    });

    let newest = Level::try_detect().unwrap_or(Level::baseline());
    let sizes = [("1920 × 1080", (1920, 1080)), ("3840 × 2160", (3840, 2160)), ("256 × 144", (256, 144))];
    for (name, size) in sizes {
        for (level, mut painter) in [("", Painter::new()), (", newest instructions", Painter::with_level(newest))] {
            let mut pixels = Pixels::new(size.0, size.1);
            criterion.bench_function(&format!("draw {name}{level}"), |bencher| {
                bencher.iter(|| painter.paint_into(&page, page.last_step, &mut pixels, &mut pictures));
            });
        }
    }

    let pixels = studio.paint(fullest, page.last_step, (1920, 1080));
    criterion.bench_function("PNG 1920 × 1080", |bencher| bencher.iter(|| black_box(png(&pixels))));
}

/// A deck of a thousand slides, made of those of the shipped deck, with the files that it names beside it.
fn load(criterion: &mut Criterion) {
    const SLIDES: usize = 1000;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
    let Some(mut deck) = deck::open(&folder.join("crackdown-on-defenders.json")).deck else { return };
    let own = deck.slides.clone();
    deck.slides = own.iter().cycle().take(SLIDES).cloned().collect();
    for (number, slide) in deck.slides.iter_mut().enumerate() {
        slide.id = format!("{}-{number}", slide.id);
    }
    let Ok(home) = tempfile::tempdir() else { return };
    let path = home.path().join("deck.json");
    let copied = fs::create_dir(home.path().join("media")).and_then(|()| {
        for asset in &deck.assets {
            fs::copy(folder.join(&asset.path), home.path().join(&asset.path))?;
        }
        fs::write(&path, to_json(&deck))
    });
    if copied.is_err() {
        return;
    }
    criterion.bench_function("read and check 1,000 slides", |bencher| {
        bencher.iter(|| black_box(deck::open(&path)).deck.map(|deck| deck.slides.len()));
    });
}

criterion_group!(benches, slides, load);
criterion_main!(benches);
