//! The console's way to another display: no system tells how such a wish ends, some refuse it, and some put a window back. The
//! others go to their places only when the console has arrived: whoever covered it meanwhile might keep it from being drawn, and
//! a room's window that came first would lie over a console that stays.

use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand, ViewportId};
use winit::window::Window;

use super::{
    Program,
    places::{CONSOLE_SOON, LOOK_AGAIN, inside, move_window},
};
use crate::{
    app::windows,
    platform::displays::{self, Display, Standing},
    ui::words::tr,
};

/// How long the console may take to come to another display by filling it, and by being put there.
const FILLS: Duration = Duration::from_secs(5);
const IS_PUT: Duration = Duration::from_secs(1);
/// How long it takes at most until a window that stops filling a display has got its place.
const SETTLING: Duration = Duration::from_millis(600);

/// The console on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Landing {
    pub(super) display: usize,
    way: Way,
    /// When the next step is taken whatever the system says.
    until: Instant,
    /// Who stood where, and who is to stand where.
    from: Standing,
    to: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It is put there, and is as large again afterwards as it was.
    Put { maximised: bool },
    /// Where programs cannot say where their windows stand, it fills the display first,
    Fill,
    /// and then is an ordinary window again.
    LetGo,
}

/// What is done next of a landing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Wait,
    /// The console stops filling the display.
    LetGo,
    /// It has landed; `fill` where it must go on filling the display to stay on it.
    End {
        fill: bool,
    },
    /// The system does not let it come.
    GiveUp,
}

impl Landing {
    /// What comes next, where the system says that the console stands on the display `seen`, or says nothing, and where it may
    /// be known that a console that stops filling a display is put back where it came from.
    fn step(&self, seen: Option<usize>, put_back: bool, now: Instant) -> Step {
        let (late, there) = (now > self.until, seen == Some(self.display));
        match self.way {
            Way::Put { .. } if there => Step::End { fill: false },
            Way::Fill if there && put_back => Step::End { fill: false },
            Way::Fill if there => Step::LetGo,
            Way::Put { .. } | Way::Fill if !late => Step::Wait,
            Way::Put { .. } | Way::Fill if seen.is_some() => Step::GiveUp,
            Way::Put { .. } => Step::End { fill: false },
            Way::Fill => Step::LetGo,
            // KDE's window manager puts it back where it came from, which may be under the room's window.
            Way::LetGo if !there && seen.is_some() => Step::End { fill: true },
            Way::LetGo if late => Step::End { fill: false },
            Way::LetGo => Step::Wait,
        }
    }
}

impl Program {
    /// Sends the console to a display, and after it the others to their places.
    pub(super) fn send_console(
        &mut self,
        ctx: &Context,
        window: &Window,
        display: &Display,
        [from, to]: [Standing; 2],
    ) {
        let send = |command| ctx.send_viewport_cmd_to(ViewportId::ROOT, command);
        let (way, time) = if displays::takes_places(window) {
            let maximised = window.is_maximized();
            // Some window managers refuse to move a window that is as large as its display.
            if maximised {
                send(ViewportCommand::Maximized(false));
            }
            send(ViewportCommand::OuterPosition(inside(ctx, ViewportId::ROOT, display)));
            (Way::Put { maximised }, IS_PUT)
        } else {
            move_window(ctx, ViewportId::ROOT, Some(display.index));
            (Way::Fill, FILLS)
        };
        self.landing = Some(Landing { display: display.index, way, until: Instant::now() + time, from, to });
        windows::wake(ctx, ViewportId::ROOT, CONSOLE_SOON);
    }

    /// Looks how far the console is on its way. Where it would not stay on the display as an ordinary window, it becomes one once
    /// the room's window is closed and cannot cover it.
    pub(super) fn land_console(&mut self, ctx: &Context, window: Option<&Window>) {
        let send = |command| ctx.send_viewport_cmd_to(ViewportId::ROOT, command);
        let Some(landing) = self.landing else {
            if self.console_fills && !self.desk.windows.audience.is_open() {
                self.console_fills = false;
                send(ViewportCommand::Fullscreen(false));
            }
            return;
        };
        let seen = window.and_then(|window| displays::display_of(window, &self.displays));
        let now = Instant::now();
        match landing.step(seen, self.put_back, now) {
            Step::Wait => {}
            Step::LetGo => {
                send(ViewportCommand::Fullscreen(false));
                self.landing = Some(Landing { way: Way::LetGo, until: now + SETTLING, ..landing });
            }
            Step::End { fill } => {
                if fill {
                    move_window(ctx, ViewportId::ROOT, Some(landing.display));
                    self.put_back = true;
                }
                self.land(ctx);
                self.console_fills = self.put_back;
                self.settle(landing.from, landing.to);
                return;
            }
            Step::GiveUp => {
                self.break_off_landing(ctx);
                self.desk.set_displays(self.displays.clone(), seen);
                self.desk.say(tr("console-stays"));
                return;
            }
        }
        let soon = if matches!(landing.way, Way::Put { .. }) { CONSOLE_SOON } else { LOOK_AGAIN };
        windows::wake(ctx, ViewportId::ROOT, soon);
    }

    /// Ends a landing that came to nothing, or whose displays have changed: the console is an ordinary window where it stands.
    pub(super) fn break_off_landing(&mut self, ctx: &Context) {
        if self.landing.is_some_and(|landing| !matches!(landing.way, Way::Put { .. })) {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(false));
        }
        self.land(ctx);
    }

    /// The console is on no way any more, and as large as it was.
    fn land(&mut self, ctx: &Context) {
        let landed = self.landing.take();
        if landed.is_some_and(|landing| landing.way == Way::Put { maximised: true }) {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Maximized(true));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_the_way(way: Way, until: Instant) -> Landing {
        let from = Standing { console: Some(0), room: Some(1), panel: None };
        Landing { display: 1, way, until, from, to: Standing { console: Some(1), room: Some(0), panel: None } }
    }

    #[test]
    fn a_console_that_fills_its_display_first_lands_and_stays_there() {
        let soon = Instant::now();
        let late = soon + FILLS + Duration::from_secs(1);
        let fills = on_the_way(Way::Fill, soon + FILLS);
        assert_eq!(fills.step(Some(0), false, soon), Step::Wait, "it is on its way");
        assert_eq!(fills.step(None, false, soon), Step::Wait);
        assert_eq!(fills.step(Some(1), false, soon), Step::LetGo);
        assert_eq!(
            fills.step(None, false, late),
            Step::LetGo,
            "never left without a frame where the system says nothing"
        );
        assert_eq!(fills.step(Some(0), false, late), Step::GiveUp, "it never came: nobody else moves");
        let back = Landing { way: Way::LetGo, ..fills };
        assert_eq!(back.step(Some(1), false, soon), Step::Wait, "it may still be put back");
        assert_eq!(back.step(Some(1), false, late), Step::End { fill: false });
        assert_eq!(back.step(None, false, late), Step::End { fill: false });
        assert_eq!(back.step(Some(0), false, soon), Step::End { fill: true }, "put back where it came from");
        // The next time it is known before.
        assert_eq!(fills.step(Some(0), true, soon), Step::Wait);
        assert_eq!(fills.step(Some(1), true, soon), Step::End { fill: false }, "it goes on filling it");
    }

    #[test]
    fn a_console_that_may_not_move_leaves_everybody_where_they_are() {
        let soon = Instant::now();
        let late = soon + IS_PUT + Duration::from_millis(1);
        for maximised in [false, true] {
            let put = on_the_way(Way::Put { maximised }, soon + IS_PUT);
            assert_eq!(put.step(Some(0), false, soon), Step::Wait);
            assert_eq!(put.step(Some(1), false, soon), Step::End { fill: false });
            assert_eq!(put.step(Some(0), false, late), Step::GiveUp, "a tiling window manager keeps it");
            assert_eq!(put.step(None, false, late), Step::End { fill: false }, "the system does not say");
        }
    }
}
