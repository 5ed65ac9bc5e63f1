//! What the moderator shows and draws on the slide: a pointer, a spotlight, lines by hand, an enlarged part.
//!
//! Places are fractions of the slide, so that the console and the room draw the same thing at their own size. A pointer and a
//! line are not part of the show: they are not journaled, and a crash may forget them. The enlarged part is part of it.

use std::collections::BTreeMap;

use egui::ViewportId;

use super::{desk::Desk, windows};
use crate::{
    show::{Command, Zoom},
    ui::words::tr,
};

/// A place on a slide, as fractions of its width and height.
pub type Spot = [f32; 2];

/// The furthest that a part is enlarged, and the least, in hundredths.
const SCALES: std::ops::RangeInclusive<u16> = 120..=600;
/// How large a part is at first, in hundredths.
const FIRST_SCALE: u16 = 200;
/// How many lines a slide can have, and how many points a line.
const LINES: usize = 200;
const POINTS: usize = 2000;
/// How far apart two points of a line are at least, as a fraction of the slide's width.
const APART: f32 = 0.002;

/// What is pointed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A dot.
    Pointer,
    /// Everything but a circle is darkened.
    Spotlight,
}

/// A line drawn by hand.
pub type Line = Vec<Spot>;

/// The tools in the moderator's hand, and what was drawn with them.
#[derive(Default)]
pub struct Tools {
    /// In which window it is pointed, with what, and where.
    aim: Option<(ViewportId, Aim, Spot)>,
    drawing: bool,
    /// Whether lines stay with their slide when it is left; else they go.
    stays: bool,
    lines: BTreeMap<String, Vec<Line>>,
    /// Whether the line that was begun last is still being drawn.
    open: bool,
    /// The part that is enlarged while it is being moved, before it is part of the show.
    moving: Option<Zoom>,
    /// Where the mouse was on the slide last.
    last: Option<Spot>,
}

impl Tools {
    /// What is pointed at, and with what.
    #[must_use]
    pub fn aim(&self) -> Option<(Aim, Spot)> {
        self.aim.map(|(_, aim, spot)| (aim, spot))
    }

    /// Whether the mouse draws.
    #[must_use]
    pub const fn drawing(&self) -> bool {
        self.drawing
    }

    /// Whether lines stay with their slide.
    #[must_use]
    pub const fn stays(&self) -> bool {
        self.stays
    }

    /// The lines on a slide.
    #[must_use]
    pub fn lines(&self, slide: &str) -> &[Line] {
        self.lines.get(slide).map_or(&[], Vec::as_slice)
    }

    fn begin(&mut self, slide: &str, at: Spot) {
        let lines = self.lines.entry(slide.to_owned()).or_default();
        self.open = lines.len() < LINES;
        if self.open {
            lines.push(vec![at]);
        }
    }

    fn go_on(&mut self, slide: &str, at: Spot) -> bool {
        let Some(line) = self.lines.get_mut(slide).and_then(|lines| lines.last_mut()).filter(|_| self.open) else {
            return false;
        };
        let far = line.last().is_none_or(|last| (last[0] - at[0]).hypot(last[1] - at[1]) >= APART);
        if far && line.len() < POINTS {
            line.push(at);
        }
        far
    }

    fn undo(&mut self, slide: &str) -> bool {
        let gone = self.lines.get_mut(slide).and_then(Vec::pop).is_some();
        self.lines.retain(|_, lines| !lines.is_empty());
        gone
    }

    /// A slide was left: what does not stay goes.
    pub fn left(&mut self, slide: &str) {
        self.open = false;
        self.moving = None;
        if !self.stays {
            self.lines.remove(slide);
        }
    }
}

/// A part so large, around a spot, that nothing beside the slide is seen.
#[must_use]
pub fn zoom_around(spot: Spot, scale: u16) -> Zoom {
    let scale = scale.clamp(*SCALES.start(), *SCALES.end());
    let half = 0.5 / (f32::from(scale) / 100.0);
    let within = |at: f32| (at.clamp(half, 1.0 - half) * 1000.0).round() as u16;
    Zoom { x: within(spot[0]), y: within(spot[1]), scale }
}

/// The part of the slide that an enlargement shows, as fractions: left, top, right, bottom.
#[must_use]
pub fn part(zoom: Zoom) -> [f32; 4] {
    let half = 0.5 / (f32::from(zoom.scale.max(100)) / 100.0);
    let (x, y) = (f32::from(zoom.x) / 1000.0, f32::from(zoom.y) / 1000.0);
    let (x, y) = (x.clamp(half, 1.0 - half), y.clamp(half, 1.0 - half));
    [x - half, y - half, x + half, y + half]
}

impl Desk {
    /// Points at a spot, or at nothing any more: what is pointed at in another window stays.
    pub fn aim(&self, window: ViewportId, aim: Option<(Aim, Spot)>) {
        let changed = {
            let mut tools = self.tools.lock();
            let new = match aim {
                Some((aim, spot)) => Some((window, aim, spot)),
                None => tools.aim.filter(|(of, ..)| *of != window),
            };
            let changed = tools.aim != new;
            tools.aim = new;
            changed
        };
        if changed {
            self.wake();
        }
    }

    /// Notes where the mouse is on the slide.
    pub fn over(&self, spot: Option<Spot>) {
        self.tools.lock().last = spot;
    }

    /// Takes the pen, or lays it down.
    pub fn draw(&self, on: bool) {
        self.tools.lock().drawing = on;
        self.wake();
    }

    /// Says whether lines stay with their slide.
    pub fn let_lines_stay(&self, stays: bool) {
        self.tools.lock().stays = stays;
        self.wake();
    }

    /// Begins a line, or goes on with the one that was begun.
    pub fn draw_at(&self, spot: Spot, begin: bool) {
        let slide = self.snapshot().state.slide.clone();
        let changed = {
            let mut tools = self.tools.lock();
            if begin {
                tools.begin(&slide, spot);
            }
            tools.go_on(&slide, spot) || begin
        };
        if changed {
            self.wake();
        }
    }

    /// Takes the last line of this slide away. Whether there was one.
    pub fn undo_line(&self) -> bool {
        let slide = self.snapshot().state.slide.clone();
        let gone = self.tools.lock().undo(&slide);
        self.wake();
        gone
    }

    /// Takes all lines of this slide away.
    pub fn clear_lines(&self) {
        let slide = self.snapshot().state.slide.clone();
        let gone = self.tools.lock().lines.remove(&slide).is_some();
        self.say(if gone { tr("lines-gone") } else { tr("no-lines") });
    }

    /// The part that is enlarged, also while it is being moved.
    #[must_use]
    pub fn zoom(&self) -> Option<Zoom> {
        let moving = self.tools.lock().moving;
        let zoom = self.snapshot().state.zoom;
        zoom.map(|zoom| moving.unwrap_or(zoom))
    }

    /// Enlarges the part under the mouse, or its middle; or shows all of the slide again.
    pub fn toggle_zoom(&self) {
        let spot = self.tools.lock().last.unwrap_or([0.5, 0.5]);
        let wish = match self.snapshot().state.zoom {
            Some(_) => None,
            None => Some(zoom_around(spot, FIRST_SCALE)),
        };
        self.tools.lock().moving = None;
        self.send(Command::Zoom(wish));
    }

    /// Moves the enlarged part to a spot, or changes its size; it becomes part of the show when the hand rests.
    pub fn move_zoom(&self, spot: Spot, by: f32, rests: bool) {
        let Some(zoom) = self.zoom() else { return };
        let scale = (f32::from(zoom.scale) * by).round() as u16;
        let wish = zoom_around(spot, scale);
        self.tools.lock().moving = Some(wish);
        if rests {
            self.ask_show(Command::Zoom(Some(wish)));
        }
        if let Some(ctx) = self.context() {
            windows::wake(ctx, windows::audience(), std::time::Duration::ZERO);
        }
    }

    /// Shows all of the slides again before something else is shown.
    pub fn tools_after(&self, was: &str) {
        let now = &self.snapshot().state;
        let mut tools = self.tools.lock();
        if now.slide != was {
            tools.left(was);
        }
        if tools.moving.is_some() && (tools.moving == now.zoom || now.zoom.is_none()) {
            tools.moving = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enlarged_part_never_shows_what_is_beside_the_slide() {
        for spot in [[0.0, 0.0], [0.5, 0.5], [1.0, 0.2], [2.0, -1.0]] {
            for scale in [50, 120, 200, 600, 1000] {
                let [left, top, right, bottom] = part(zoom_around(spot, scale));
                assert!(left >= -0.001 && top >= -0.001 && right <= 1.001 && bottom <= 1.001, "{spot:?} {scale}");
                assert!(right - left >= 0.16 && right - left <= 0.84);
            }
        }
        assert_eq!(part(Zoom { x: 500, y: 500, scale: 200 }), [0.25, 0.25, 0.75, 0.75]);
        assert_eq!(part(Zoom { x: 0, y: 0, scale: 0 }), [0.0, 0.0, 1.0, 1.0], "whatever an old journal holds");
    }

    #[test]
    fn lines_go_with_their_slide_unless_they_stay() {
        let mut tools = Tools::default();
        tools.begin("a", [0.1, 0.1]);
        assert!(tools.go_on("a", [0.2, 0.2]));
        assert!(!tools.go_on("a", [0.2, 0.2]), "a resting hand adds nothing");
        tools.begin("a", [0.5, 0.5]);
        assert_eq!(tools.lines("a").len(), 2);
        assert!(tools.undo("a"));
        assert_eq!(tools.lines("a"), [vec![[0.1, 0.1], [0.2, 0.2]]]);
        tools.left("a");
        assert!(tools.lines("a").is_empty());
        tools.stays = true;
        tools.begin("a", [0.1, 0.1]);
        tools.left("a");
        assert_eq!(tools.lines("a").len(), 1);
        assert!(!tools.go_on("a", [0.9, 0.9]), "a line ends when its slide is left");
        assert!(tools.undo("a") && !tools.undo("a"));
    }

    #[test]
    fn a_pen_that_never_rests_fills_no_memory() {
        let mut tools = Tools::default();
        for line in 0..LINES + 50 {
            tools.begin("a", [0.0, 0.0]);
            for point in 0..if line == 0 { POINTS * 2 } else { 1 } {
                tools.go_on("a", [(point % 97) as f32 / 97.0, (point % 89) as f32 / 89.0]);
            }
        }
        assert_eq!(tools.lines("a").len(), LINES);
        assert!(tools.lines("a").iter().all(|line| line.len() <= POINTS));
    }
}
