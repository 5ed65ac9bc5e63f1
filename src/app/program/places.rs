//! Puts the windows on their displays: at the start, by choice, and when a cable comes out or goes in.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Context, ViewportBuilder, ViewportCommand, ViewportId};
use winit::window::Window;

use super::Program;
use crate::{
    app::{identify, windows},
    platform::displays::{self, Display, Key, Standing, Unit, Who},
    ui::{
        texture,
        words::{tr, tr_with},
    },
};

/// How often the displays are looked at while something depends on them.
pub(super) const LOOK_AT_DISPLAYS: Duration = Duration::from_secs(2);
/// How long after a change the list of displays is taken to be right again.
pub(super) const LOOK_AGAIN: Duration = Duration::from_millis(300);
/// How long the room's window waits at most until the system says where the console stands, and how long between two looks.
const CONSOLE_LATE: Duration = Duration::from_secs(1);
pub(super) const CONSOLE_SOON: Duration = Duration::from_millis(30);
/// The size of a window that fills no display, in points.
pub(super) const ORDINARY: [f32; 2] = [960.0, 540.0];
/// How far from the corner of its display the console is put when it is moved, in points.
const INSET: f32 = 60.0;

impl Program {
    pub(super) fn look_at_displays(&mut self, ctx: &Context, window: Option<&Window>) {
        let Some(window) = window else { return };
        self.watch.listen(window, || {
            let ctx = ctx.clone();
            move || windows::wake(&ctx, ViewportId::ROOT, Duration::ZERO)
        });
        let again = self.look_again.is_some_and(|at| Instant::now() >= at);
        if !self.watch.told() && !again && self.looked.is_some_and(|looked| looked.elapsed() < LOOK_AT_DISPLAYS) {
            return;
        }
        self.looked = Some(Instant::now());
        if again {
            self.look_again = None;
        }
        if self.watch.stirred(window) {
            self.look_again = Some(Instant::now() + LOOK_AGAIN);
            windows::wake(ctx, ViewportId::ROOT, LOOK_AGAIN);
        }
        let displays = displays::list(window);
        let same = displays == self.displays;
        let console = displays::display_of(window, &displays);
        self.desk.set_displays(displays.clone(), console);
        if !self.desk.windows.audience.is_open() {
            self.desk.lost_display(None);
        }
        if same && !again {
            return;
        }
        if !same {
            self.break_off_landing(ctx);
        }
        let warning = displays::mirrored(&displays).then(|| tr("mirrored-warning"));
        self.desk.set_display_warning(warning);
        let had = |index: Option<usize>| {
            index.and_then(|index| self.displays.iter().find(|display| display.index == index).cloned())
        };
        let is_gone = |had: &Display| !displays.iter().any(|display| display.key() == had.key());
        let vanished = self.displays.iter().find(|had| is_gone(had)).map(Display::describe);
        let had_room = had(self.desk.windows.audience.display());
        let had_panel = had(self.desk.windows.panel.display());
        self.displays = displays;
        let longest = self.displays.iter().map(|display| display.size.0.max(display.size.1)).max();
        texture::fit_letters(longest.unwrap_or_default());
        if self.quitting {
            return;
        }
        let gone = |had: &Display| !self.displays.iter().any(|display| display.key() == had.key());
        let fills = |had: &Display, id| same && fills(ctx, id, had);
        if self.desk.windows.audience.is_open() {
            match had_room {
                // The display went: the room's window becomes a window on the laptop, and its place is remembered.
                Some(had) if gone(&had) => {
                    self.desk.lost_display(Some(had.describe()));
                    self.desk.windows.audience.place(None);
                    // The system may have laid the room's window over the console.
                    ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
                }
                // It was away for a moment at most, and the window is still there. It must not cover the console: before that was
                // on the screen, some systems told another display.
                Some(had) if fills(&had, windows::audience()) && console != Some(had.index) => {}
                // It may have come back, or the system has moved the window meanwhile.
                before => {
                    self.place_room(Some(window));
                    if before.is_some() && self.desk.windows.audience.display().is_none() {
                        self.desk.lost_display(vanished);
                        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
                    }
                }
            }
            self.desk.wake();
        }
        if self.desk.windows.panel.is_open() {
            match had_panel {
                Some(had) if gone(&had) => {
                    self.desk.say(tr_with("panel-display-gone", &[("name", had.describe().into())]));
                    self.desk.windows.panel.place(None);
                    ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
                }
                Some(had) if fills(&had, windows::panel()) => {}
                None | Some(_) => self.place_panel(Some(window)),
            }
            self.desk.wake();
        }
    }

    /// Puts the room's window on the display that is right now.
    pub(super) fn place_room(&self, window: Option<&Window>) {
        let chosen = self.for_room(window);
        if chosen.is_some() {
            self.desk.remember(chosen, None);
            self.desk.lost_display(None);
        }
        self.desk.windows.audience.place(chosen);
    }

    /// Puts the panel's window on the display that is right now.
    pub(super) fn place_panel(&self, window: Option<&Window>) {
        let room = if self.desk.windows.audience.is_open() { self.desk.standing().room } else { self.for_room(window) };
        let chosen = self.for_panel(window, room);
        if chosen != self.desk.windows.panel.display() || chosen.is_some() {
            self.desk.windows.panel.place(chosen);
        }
    }

    fn console(&self, window: Option<&Window>) -> Option<usize> {
        if let Some(landing) = self.landing {
            return Some(landing.display);
        }
        window.and_then(|window| displays::display_of(window, &self.displays))
    }

    fn for_room(&self, window: Option<&Window>) -> Option<usize> {
        let remembered = self.desk.remembered().and_then(|places| places.room);
        displays::for_room(&self.displays, self.console(window), remembered.as_ref())
    }

    fn for_panel(&self, window: Option<&Window>, room: Option<usize>) -> Option<usize> {
        let remembered = self.desk.remembered().and_then(|places| places.panel);
        displays::for_panel(&self.displays, self.console(window), room, remembered.as_ref())
    }

    /// Whether the room's window must wait for the console: on Wayland a window stands nowhere before it is on the screen, and
    /// whoever does not know where the console stands may cover it.
    pub(super) fn awaits_console(&mut self, window: Option<&Window>) -> bool {
        let unknown = window.is_some_and(|window| !displays::takes_places(window))
            && self.displays.len() > 1
            && self.console(window).is_none();
        unknown && self.awaiting.get_or_insert_with(Instant::now).elapsed() < CONSOLE_LATE
    }

    /// Puts the windows where they were given a place since they came up. It does not wait for the console to be drawn, which
    /// may never be while another window covers it.
    pub(super) fn move_windows(&mut self, ctx: &Context) {
        let windows = &self.desk.windows;
        for (window, id) in [(&windows.audience, windows::audience()), (&windows.panel, windows::panel())] {
            if window.is_open() && window.must_move() {
                move_window(ctx, id, window.display());
                self.full.moved(ctx, id);
            }
        }
    }

    /// The room and the console change places.
    pub(super) fn swap(&mut self, ctx: &Context, window: Option<&Window>) {
        if self.landing.is_some() {
            return;
        }
        let now = Standing { console: self.console(window), ..self.desk.standing() };
        if now.console.is_none() {
            self.desk.say(tr("console-unknown"));
            return;
        }
        // A console that was moved in front of the room's window, or under it, stays, and the room gets another display.
        let at =
            if now.room == now.console { displays::for_room(&self.displays, now.console, None) } else { now.console };
        let Some(new) = now.room.and(at).and_then(|_| now.with(Who::Room, at)) else {
            self.desk.say(tr("nothing-to-swap"));
            return;
        };
        self.rearrange(ctx, window, now, new);
    }

    /// Puts a window on a display that was chosen, or makes it an ordinary one.
    pub(super) fn choose(&mut self, ctx: &Context, window: Option<&Window>, who: Who, key: Option<&Key>) {
        if self.landing.is_some() {
            return;
        }
        let at = key.and_then(|key| self.displays.iter().find(|display| display.key() == *key));
        if key.is_some() && at.is_none() {
            self.desk.say(tr("display-not-there"));
            return;
        }
        let at = at.map(|display| display.index);
        let mut now = Standing { console: self.console(window), ..self.desk.standing() };
        if !self.desk.windows.audience.is_open() {
            now.room = self.for_room(window);
        }
        // A panel that is not open yet takes nobody's place away.
        let panel_waits = !self.desk.windows.panel.is_open();
        let taken = at.is_some() && (at == now.console || at == now.room);
        let new = if who == Who::Panel && panel_waits && taken { None } else { now.with(who, at) };
        let Some(new) = new else {
            self.desk.say(tr("display-taken"));
            return;
        };
        if who == Who::Panel && at.is_none() {
            self.desk.forget_panel();
        }
        self.rearrange(ctx, window, now, new);
    }

    fn rearrange(&mut self, ctx: &Context, window: Option<&Window>, now: Standing, new: Standing) {
        let display = self.displays.iter().find(|display| Some(display.index) == new.console).cloned();
        match (window, display.filter(|_| new.console != now.console)) {
            (Some(window), Some(display)) => self.send_console(ctx, window, &display, [now, new]),
            _ => self.settle(now, new),
        }
    }

    /// Gives the room's and the panel's windows their places, once the console has its own.
    pub(super) fn settle(&self, now: Standing, new: Standing) {
        let audience = &self.desk.windows.audience;
        if audience.is_open() && new.room != audience.display() {
            audience.place(new.room);
        }
        let panel = &self.desk.windows.panel;
        if panel.is_open() && new.panel != panel.display() {
            panel.place(new.panel);
        }
        let panel_chosen = new.panel.filter(|_| panel.is_open() || new.panel != now.panel);
        if new.room.is_some() {
            self.desk.lost_display(None);
        }
        self.desk.remember(new.room, panel_chosen);
        self.desk.set_displays(self.displays.clone(), new.console);
        self.desk.wake();
    }

    /// A window that is to be made on a display. Where the system takes such wishes, it is made in its place and size and
    /// without a frame: it would else be made small, somewhere, drawn there, and moved and drawn again.
    pub(super) fn onto(&self, ctx: &Context, builder: ViewportBuilder, display: usize) -> ViewportBuilder {
        let builder = builder.with_monitor(display);
        let at = self.displays.iter().find(|one| one.index == display);
        let same_scale = |scale: f64| self.displays.iter().all(|one| (one.scale - scale).abs() < 0.01);
        let Some(at) = at.filter(|at| super::fast() && same_scale(at.scale)) else { return builder };
        let scale = at.scale as f32 * ctx.zoom_factor();
        builder
            .with_position([at.position.0 as f32 / scale, at.position.1 as f32 / scale])
            .with_inner_size([at.size.0 as f32 / scale, at.size.1 as f32 / scale])
            .with_decorations(false)
    }

    /// Declares the cards that name the displays: never on the one that the room sees, and not on the console's, which
    /// draws its own.
    pub(super) fn declare_cards(&self, ctx: &Context) {
        let screens = self.desk.displays();
        let Some(until) = screens.identified.filter(|_| screens.identifying()) else { return };
        if self.desk.snapshot().state.panic {
            return;
        }
        windows::wake(ctx, ViewportId::ROOT, until.saturating_duration_since(Instant::now()));
        let audience = &self.desk.windows.audience;
        let room = screens.at(audience.display().filter(|_| audience.is_open()));
        for display in &screens.list {
            // A room's window that fills no display may stand on any of them.
            let seen = audience.is_open() && room.is_none_or(|room| room.overlaps(display));
            if seen || Some(display.index) == screens.console {
                continue;
            }
            let desk = Arc::clone(&self.desk);
            let builder = ViewportBuilder::default()
                .with_title(tr_with("window-display", &[("number", screens.number(display.index).into())]))
                .with_app_id("sidestage-display")
                .with_active(false)
                .with_monitor(display.index);
            let index = display.index;
            ctx.show_viewport_deferred(windows::card(index), builder, move |ui, _class| {
                identify::card(ui, &desk, index);
            });
        }
    }
}

/// Where on a display a window is put that does not fill it, in points of that window as it is now: they are turned into the
/// desktop's measure by the scale of the display that the window leaves.
pub(super) fn inside(ctx: &Context, id: ViewportId, display: &Display) -> egui::Pos2 {
    let corner = display.piece().corner;
    let corner = egui::Pos2::new(corner.0 as f32 + INSET, corner.1 as f32 + INSET);
    let native = ctx.input(|input| input.raw.viewports.get(&id).and_then(|info| info.native_pixels_per_point));
    match display.unit {
        Unit::Pixels => corner / (native.unwrap_or(1.0) * ctx.zoom_factor()),
        Unit::Points => corner / ctx.zoom_factor(),
    }
}

/// Whether a window covers a display, as far as the system says where windows are.
pub(super) fn fills(ctx: &Context, id: ViewportId, display: &Display) -> bool {
    let info = ctx.input(|input| input.raw.viewports.get(&id).cloned());
    let Some((info, area)) = info.and_then(|info| info.inner_rect.map(|area| (info, area))) else { return false };
    let area = area * (info.native_pixels_per_point.unwrap_or(1.0) * ctx.zoom_factor());
    let corner = egui::Pos2::new(display.position.0 as f32, display.position.1 as f32);
    let size = egui::Vec2::new(display.size.0 as f32, display.size.1 as f32);
    egui::Rect::from_min_size(corner, size).expand(1.0).contains_rect(area) && (area.size() - size).length() < 2.0
}

/// Puts a window, which is on the screen already, on another display, or makes it an ordinary window.
pub(super) fn move_window(ctx: &Context, id: ViewportId, display: Option<usize>) {
    let send = |command| ctx.send_viewport_cmd_to(id, command);
    // First of all, because a window that fills a display already is not moved to the same one again, wherever it is.
    send(ViewportCommand::Fullscreen(false));
    if let Some(display) = display {
        send(ViewportCommand::SetMonitor(display));
    } else {
        // A window that fills a display may have been made without a frame. It must not get one before it is ordinary: some
        // window managers would move it by the frame's width, in front of the room.
        send(ViewportCommand::Decorations(true));
        send(ViewportCommand::InnerSize(ORDINARY.into()));
    }
}
