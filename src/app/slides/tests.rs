//! Slides as windows ask for them, without a window.

use super::{shelf::budget, *};
use crate::deck::model::Layout;

const SIZE: (u16, u16) = (480, 270);
const LARGE_SIZE: (u16, u16) = (1920, 1080);

fn slides(count: usize) -> (Slides, Context) {
    let slide = |number| Slide { id: format!("s{number}"), layout: Layout::Blank, ..Slide::default() };
    let deck = Deck { theme: "court".into(), slides: (0..count).map(slide).collect(), ..Deck::default() };
    let slides = Slides::new(|| ());
    slides.set_deck(Arc::new(deck), PathBuf::from("."), "en".to_owned(), "court".to_owned());
    (slides, Context::default())
}

/// One drawing of the console that shows a slide at a size and prepares the next; what it found.
fn show(slides: &Slides, ctx: &Context, size: (u16, u16), at: usize) -> Option<Picture> {
    slides.receive(ctx);
    slides.begin(ViewportId::ROOT);
    let job = |slide| Job { slide, step: 0, size };
    let shown = slides.texture(ctx, ViewportId::ROOT, job(at));
    slides.prepare(ViewportId::ROOT, job(at + 1));
    slides.end();
    shown
}

fn draw(slides: &Slides, ctx: &Context, at: usize) {
    let _shown = show(slides, ctx, SIZE, at);
}

fn rest(slides: &Slides, ctx: &Context) {
    let start = Instant::now();
    while slides.account().waiting > 0 {
        slides.receive(ctx);
        assert!(start.elapsed() < Duration::from_mins(1), "nothing comes: {:?}", slides.account());
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn stepping_onto_a_prepared_slide_draws_nothing() {
    let (slides, ctx) = slides(9);
    draw(&slides, &ctx, 0);
    rest(&slides, &ctx);
    assert_eq!((slides.account().drawn, slides.account().waits), (2, 1), "this slide and the next");
    for at in 1..8 {
        draw(&slides, &ctx, at);
        assert_eq!(slides.account().waits, 1, "slide {at} was ready");
        rest(&slides, &ctx);
        assert_eq!(slides.account().drawn, 2 + at as u64, "only the one after it was drawn");
    }
    // And back again: nothing is drawn twice while it is kept.
    for at in (0..8).rev() {
        draw(&slides, &ctx, at);
        assert_eq!((slides.account().drawn, slides.account().waits, slides.account().waiting), (9, 1, 0));
    }
}

#[test]
fn a_room_of_4k_is_drawn_once_and_not_again_and_again() {
    let (slides, ctx) = slides(9);
    ctx.begin_pass(egui::RawInput { max_texture_side: Some(8192), ..egui::RawInput::default() });
    ctx.end_pass().textures_delta.clear();
    let wish = |at: usize| {
        slides.receive(&ctx);
        slides.begin(ViewportId::ROOT);
        let job = |slide| Job { slide, step: 0, size: (3840, 2160) };
        let _shown = slides.texture(&ctx, ViewportId::ROOT, job(at));
        // More than there is room for.
        (1..8).for_each(|next| slides.prepare(ViewportId::ROOT, job((at + next) % 9)));
        slides.end();
    };
    wish(0);
    rest(&slides, &ctx);
    let after = slides.account();
    assert_eq!((after.drawn, after.bytes), (2, 2 * 3840 * 2160 * 4), "as many as may be kept");
    for _ in 0..3 {
        wish(0);
        assert_eq!(slides.account(), after, "nothing more is drawn while nothing changes");
    }
    wish(1);
    assert_eq!(slides.account().waits, 1, "and the next slide was ready");
    rest(&slides, &ctx);
    assert!(slides.account().bytes <= budget(3840 * 2160 * 4));
}

#[test]
fn a_slide_that_is_shown_stays_until_the_graphics_have_it_in_the_new_language() {
    let (slides, ctx) = slides(3);
    slides.0.lock().waits_with_large = true;
    assert!(show(&slides, &ctx, LARGE_SIZE, 0).is_none());
    rest(&slides, &ctx);
    assert!(show(&slides, &ctx, LARGE_SIZE, 0).is_some() && slides.last_of(ViewportId::ROOT).is_some());
    slides.set_language("fr");
    // It was asked for, and before it comes the room goes on: it is not shown now, so it is kept as it was drawn.
    slides.begin(ViewportId::ROOT);
    let _none_yet = slides.texture(&ctx, ViewportId::ROOT, Job { slide: 2, step: 0, size: LARGE_SIZE });
    slides.prepare(ViewportId::ROOT, Job { slide: 0, step: 0, size: LARGE_SIZE });
    slides.end();
    rest(&slides, &ctx);
    assert!(slides.0.lock().textures.get(&(0, 0, LARGE_SIZE)).is_some_and(|kept| kept.held.ready().is_none()));
    assert!(slides.last_of(ViewportId::ROOT).is_some(), "what is on the screen can still be drawn");
}

#[test]
fn a_large_slide_for_later_goes_to_the_graphics_when_it_is_shown() {
    let (slides, ctx) = slides(9);
    slides.0.lock().waits_with_large = true;
    let step = |at| show(&slides, &ctx, LARGE_SIZE, at);
    let drawn_for_later = || {
        let shelf = slides.0.lock();
        let later = shelf.textures.iter().filter(|(_, kept)| kept.held.ready().is_none());
        (later.map(|(key, _)| key.0).collect::<Vec<_>>(), shelf.textures.len())
    };
    assert!(step(0).is_none());
    rest(&slides, &ctx);
    assert_eq!(drawn_for_later(), (vec![1], 2));
    for at in 1..8 {
        assert!(step(at).is_some(), "slide {at} is there at once");
        assert_eq!(drawn_for_later(), (vec![], 1), "in the place of the one before");
        rest(&slides, &ctx);
        assert_eq!(drawn_for_later(), (vec![at + 1], 2));
        assert_eq!(slides.account().waits, 1);
    }
    // egui frees a texture once its last handle is gone.
    assert_eq!(ctx.tex_manager().read().allocated().count(), 1 + 1, "one slide, and its font's");
}

#[test]
fn memory_is_bounded_by_the_budget_and_not_by_the_deck() {
    let (slides, ctx) = slides(1_000);
    let one = usize::from(SIZE.0) * usize::from(SIZE.1) * 4;
    for at in 0..999 {
        draw(&slides, &ctx, at);
        rest(&slides, &ctx);
        assert!(slides.account().bytes <= budget(one), "{:?}", slides.account());
    }
    let (account, shelf) = (slides.account(), slides.0.lock());
    assert_eq!(account.drawn, 1_000, "each slide once");
    assert!(account.bytes > budget(one) - one, "and the budget is used");
    assert_eq!(shelf.textures.len(), budget(one) / one);
    assert!(shelf.words.len() <= shelf.textures.len() && shelf.wanted.len() == 1 && shelf.asked.is_empty());
    // egui frees a texture once its last handle is gone.
    assert_eq!(ctx.tex_manager().read().allocated().count(), shelf.textures.len() + 1, "ours and its font's");
}
