//! How long an export takes: a PDF of forty slides, made of those of the shipped decks, in each of its forms.

use std::{fs, hint::black_box, ops::ControlFlow, path::Path, sync::Arc};

use criterion::{Criterion, criterion_group, criterion_main};
use sidestage::{
    deck::model::Deck,
    render::{
        Studio,
        pdf::{Form, PdfExport, pdf},
        script::{Style, script},
    },
};

const SLIDES: usize = 40;

fn exports(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides");
    let file = fs::read(folder.join("crackdown-on-defenders.json")).unwrap_or_default();
    let Ok(mut deck) = serde_json::from_slice::<Deck>(&file) else { return };
    let own = deck.slides.clone();
    deck.slides = own.iter().cycle().take(SLIDES).cloned().collect();
    let (language, theme) = (deck.language.clone(), deck.theme.clone());
    let mut studio = Studio::new(Arc::new(deck), &folder, &language, &theme);
    let mut group = criterion.benchmark_group("40 slides");
    group.sample_size(10);
    for form in [Form::Slides, Form::Steps, Form::Notes, Form::Handout] {
        group.bench_function(format!("PDF, {form:?}"), |bencher| {
            let plan = PdfExport { form, hidden: true };
            bencher.iter(|| black_box(pdf(&mut studio, plan, |_| ControlFlow::Continue(()))).is_ok());
        });
    }
    group.bench_function("Markdown", |bencher| {
        bencher.iter(|| black_box(script(&mut studio, Style::Markdown, true, |_| ControlFlow::Continue(()))).is_ok());
    });
    group.finish();
}

criterion_group!(benches, exports);
criterion_main!(benches);
