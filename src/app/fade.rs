//! One slide fades into the next within 120 ms where the deck says so: the slide before stays on top and goes.

use std::time::{Duration, Instant};

use egui::{Color32, Id, Pos2, Rect, Ui};

use super::{desk::Desk, slides::Picture, windows};
use crate::deck::model::Transition;

/// How long a fade takes.
pub const LENGTH: Duration = Duration::from_millis(120);
/// How long between two drawings of it.
const FRAME: Duration = Duration::from_millis(8);

/// A fade under way: the slide that comes, or none while no slide is shown; the picture that goes, and since when.
#[derive(Clone)]
pub struct Fade {
    slide: Option<usize>,
    going: Option<Picture>,
    since: Instant,
}

/// Notes which slide the window is about to show; to be called before it is drawn. The fade that is under way, if any.
pub fn before(ui: &Ui, desk: &Desk, slide: usize) -> Option<Fade> {
    let id = Id::unique("fade");
    let known: Option<Fade> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.slide == Some(slide)) {
        return Some(known);
    }
    let deck = &desk.snapshot().loaded.deck;
    let fades = deck.slides.get(slide).is_some_and(|slide| slide.transition == Transition::Fade);
    let fades = fades && !was_hidden(ui) && !desk.reduced_motion();
    let going = if fades { desk.slides.last_of(ui.ctx().viewport_id()) } else { None };
    let fade = Fade { slide: Some(slide), going, since: Instant::now() };
    ui.data_mut(|data| data.insert_temp(id, fade.clone()));
    Some(fade)
}

/// Notes that the window shows no slide, so that none that was hidden comes back in a fade.
pub fn hidden(ui: &Ui) {
    let fade = Fade { slide: None, going: None, since: Instant::now() };
    ui.data_mut(|data| data.insert_temp(Id::unique("fade"), fade));
}

/// Whether the window showed no slide when it was drawn last.
fn was_hidden(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp::<Fade>(Id::unique("fade"))).is_some_and(|known| known.slide.is_none())
}

/// Draws what is left of the slide before over the one that has come.
pub fn over(ui: &Ui, fade: Option<Fade>, place: Rect) {
    let Some(Fade { slide, going: Some(going), since }) = fade else { return };
    let passed = since.elapsed();
    if passed >= LENGTH {
        // The picture is let go of, so that its memory is free.
        ui.data_mut(|data| data.insert_temp(Id::unique("fade"), Fade { slide, going: None, since }));
        return;
    }
    let rest = 1.0 - passed.as_secs_f32() / LENGTH.as_secs_f32();
    let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
    ui.painter().image(going.id(), place, whole, Color32::WHITE.gamma_multiply(rest));
    windows::wake(ui.ctx(), ui.ctx().viewport_id(), FRAME);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_fade_begins_with_a_slide_that_was_hidden() {
        let ctx = egui::Context::default();
        let mut hides = Vec::new();
        let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
            hides.push(was_hidden(ui));
            hidden(ui);
            hides.push(was_hidden(ui));
            // The next slide is shown again.
            let shown = Fade { slide: Some(3), going: None, since: Instant::now() };
            ui.data_mut(|data| data.insert_temp(Id::unique("fade"), shown));
            hides.push(was_hidden(ui));
        });
        // Nobody takes what was drawn.
        drawn.textures_delta.clear();
        assert_eq!(hides[..3], [false, true, false]);
    }
}
