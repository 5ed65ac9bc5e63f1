//! Notices when the system took the room's or the panel's window out of full screen by a shortcut of its own. The program then
//! lets it be an ordinary window, with a frame, until somebody asks for full screen again. And notices when a window manager put
//! one on another display than it was meant for, which may be the console's.

use std::{
    ops::Range,
    time::{Duration, Instant},
};

use egui::{Context, ViewportCommand, ViewportId};
use winit::window::Window;

use super::{
    Program,
    places::{fills, inside},
};
use crate::{
    app::windows,
    platform::{displays::takes_places, full::FullScreen},
    ui::{
        commands::{Verb, key_of},
        words::{tr, tr_with},
    },
};

/// The kinds of the two windows, by which the system knows them too.
pub(super) const ROOM: &str = "sidestage-room";
pub(super) const PANEL: &str = "sidestage-panel";

/// How often the windows are looked at, at most: while one of them moves or may have left its display, and otherwise.
const LOOK: Duration = Duration::from_millis(250);
const CALM: Duration = Duration::from_millis(1800);

/// How long a window that is put on a display is looked for there again and again. Some systems never say that it is there.
const ARRIVED: Duration = Duration::from_secs(4);

/// How long after it was put on a display a window that is not there is made to come: not before it had the time, and not when
/// somebody has moved it away since.
const INSIST: Range<Duration> = Duration::from_millis(1500)..Duration::from_secs(8);

/// What was seen of a window since it was given its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sight {
    /// Not in full screen yet: it is on its way there.
    #[default]
    NotYet,
    /// In full screen.
    Full,
    /// Not in full screen any more, seen once: some systems let it out for a moment while it moves.
    Doubt,
}

impl Sight {
    /// What is known after another look; true when the window has left full screen for good.
    const fn look(self, full: bool) -> (Self, bool) {
        match (self, full) {
            (_, true) => (Self::Full, false),
            (Self::NotYet, false) => (Self::NotYet, false),
            (Self::Full, false) => (Self::Doubt, false),
            (Self::Doubt, false) => (Self::NotYet, true),
        }
    }
}

/// Looks after the windows that fill a display: the room's and the panel's, in this order.
#[derive(Debug, Default)]
pub(super) struct Full {
    system: FullScreen,
    sights: [Sight; 2],
    /// Since when each is awaited in full screen.
    awaited: [Option<Instant>; 2],
    /// Whether each was made to come to its display since it was given that place.
    insisted: [bool; 2],
    /// The corner of the display that a window has just left without going anywhere else, in points of the desktop.
    stays: [Option<egui::Pos2>; 2],
    looked: Option<Instant>,
}

impl Full {
    /// Forgets what was seen of a window that is put in another place.
    pub(super) fn moved(&mut self, ctx: &Context, id: ViewportId) {
        let at = usize::from(id == windows::panel());
        if let Some(corner) = self.stays[at].take() {
            // It would else go to where it stood before it filled its first display, which may be the console's by now.
            ctx.send_viewport_cmd_to(id, ViewportCommand::OuterPosition(corner));
        }
        self.sights[at] = Sight::NotYet;
        self.awaited[at] = None;
        self.insisted[at] = false;
        self.looked = Some(Instant::now());
    }

    /// Whether the room's window was seen in full screen, and not out of it since.
    pub(super) fn room_fills(&self) -> bool {
        self.sights[0] == Sight::Full
    }
}

impl Program {
    /// Makes ordinary windows of those that the system took out of full screen.
    pub(super) fn look_at_full(&mut self, ctx: &Context, window: Option<&Window>) {
        // When displays come and go, or the console comes to the room's display, the windows are put in their places soon, and
        // nobody took them out of full screen.
        let moves = self.look_again.is_some() || self.landing.is_some();
        let Some(window) = window.filter(|_| !self.quitting && !moves) else { return };
        let (audience, panel) = (&self.desk.windows.audience, &self.desk.windows.panel);
        let calm = [audience, panel]
            .into_iter()
            .zip(self.full.sights)
            .all(|(of, sight)| sight == Sight::Full || !of.is_open() || of.display().is_none());
        let pause = if calm { CALM } else { LOOK };
        if self.full.looked.is_some_and(|looked| looked.elapsed() < pause) {
            return;
        }
        self.full.looked = Some(Instant::now());
        let both = [
            (&self.desk.windows.audience, windows::audience(), ROOM, "room-left-full"),
            (&self.desk.windows.panel, windows::panel(), PANEL, "panel-left-full"),
        ];
        for (at, (of, id, kind, words)) in both.into_iter().enumerate() {
            if !of.is_open() || !of.is_drawn() || of.display().is_none() {
                self.full.sights[at] = Sight::NotYet;
                self.full.awaited[at] = None;
                continue;
            }
            let awaited = *self.full.awaited[at].get_or_insert_with(Instant::now);
            let told = || ctx.input(|input| input.raw.viewports.get(&id).and_then(|info| info.fullscreen));
            let Some(full) = self.full.system.of(window, kind).or_else(told) else { continue };
            let meant = self.displays.iter().find(|display| Some(display.index) == of.display());
            // One that is leaving full screen does so because somebody wants it.
            let coming = full || self.full.sights[at] == Sight::NotYet;
            if let Some(display) = meant.filter(|display| takes_places(window) && !fills(ctx, id, display))
                && coming
                && INSIST.contains(&awaited.elapsed())
                && !std::mem::replace(&mut self.full.insisted[at], true)
            {
                FullScreen::insist(kind, display.position, display.size);
                // It may get the keyboard as it comes up.
                self.newest = Some(Instant::now());
                self.full.sights[at] = Sight::NotYet;
                windows::wake(ctx, ViewportId::ROOT, LOOK);
                continue;
            }
            let (sight, left) = self.full.sights[at].look(full);
            self.full.sights[at] = sight;
            if sight == Sight::Doubt || sight == Sight::NotYet && awaited.elapsed() < ARRIVED {
                windows::wake(ctx, ViewportId::ROOT, LOOK);
            }
            if sight == Sight::Doubt {
                // Unless its display has gone.
                self.looked = None;
            }
            if left {
                let display = self.displays.iter().find(|display| Some(display.index) == of.display());
                self.full.stays[at] = display.map(|display| inside(ctx, id, display));
                of.place(None);
                self.desk.say(tr_with(words, &[("key", key_of(Verb::FillRoom).into())]));
                self.desk.wake();
            }
        }
    }

    /// Has the room's window fill its display: opens it where it was closed, and leaves it alone where it fills it already.
    pub(super) fn fill_room(&mut self, ctx: &Context, window: Option<&Window>) {
        let audience = &self.desk.windows.audience;
        let display = self.displays.iter().find(|display| Some(display.index) == audience.display());
        // The system may have put it on another display as it is, or away.
        let there =
            |display| window.is_some_and(|window| !takes_places(window)) || fills(ctx, windows::audience(), display);
        if audience.is_open() && self.full.room_fills() && display.is_some_and(there) {
            return;
        }
        if audience.is_open() {
            ctx.send_viewport_cmd_to(windows::audience(), ViewportCommand::Minimized(false));
        }
        self.show_room(ctx, window);
        if self.desk.windows.audience.display().is_none() {
            self.desk.say(tr("no-display-to-fill"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a window counts as out of full screen after these looks.
    fn left(looks: &[bool]) -> bool {
        looks.iter().fold((Sight::NotYet, false), |(sight, _), full| sight.look(*full)).1
    }

    #[test]
    fn a_window_left_full_screen_only_after_it_was_there_and_was_missed_twice() {
        assert!(left(&[true, false, false]));
        assert!(!left(&[false, false, false]), "it is still on its way");
        assert!(!left(&[true, false]) && !left(&[true, false, true, false]), "out of it for a moment");
        assert!(!left(&[true, false, false, false]), "said once");
    }
}
