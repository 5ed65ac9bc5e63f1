//! Which windows are open beside the console, where they stand, and how they are woken.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::Duration,
};

use egui::{Context, ViewportId};

/// The room's window.
#[must_use]
pub fn audience() -> ViewportId {
    ViewportId::from_hash_of("audience")
}

/// The panellists' window.
#[must_use]
pub fn panel() -> ViewportId {
    ViewportId::from_hash_of("panel")
}

/// The card that names a display, by the display's position in the system's list.
#[must_use]
pub fn card(display: usize) -> ViewportId {
    ViewportId::from_hash_of(("card", display))
}

const NOWHERE: usize = usize::MAX;

/// A window beside the console, as the rest of the program asks for it.
#[derive(Debug)]
pub struct Window {
    open: AtomicBool,
    /// The display to fill, or `NOWHERE` for an ordinary window.
    display: AtomicUsize,
    /// Whether the window was drawn once, so that it may be shown.
    drawn: AtomicBool,
    /// Whether the window has been given a place that it was not put on yet.
    placed: AtomicBool,
    /// Whether the window was declared to the system since it was opened, and whether it was to be visible at once.
    declared: AtomicBool,
    at_once: AtomicBool,
    /// Whether the window is being made, and on which display.
    made: AtomicBool,
    made_on: AtomicUsize,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            open: AtomicBool::new(false),
            display: AtomicUsize::new(NOWHERE),
            drawn: AtomicBool::new(false),
            placed: AtomicBool::new(false),
            declared: AtomicBool::new(false),
            at_once: AtomicBool::new(false),
            made: AtomicBool::new(false),
            made_on: AtomicUsize::new(NOWHERE),
        }
    }
}

impl Window {
    /// Whether the window is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Opens the window on a display, or as an ordinary window.
    pub fn open(&self, display: Option<usize>) {
        self.place(display);
        if !self.open.swap(true, Ordering::Relaxed) {
            self.drawn.store(false, Ordering::Relaxed);
            self.declared.store(false, Ordering::Relaxed);
            self.made.store(false, Ordering::Relaxed);
        }
    }

    /// Whether the window is made visible before it is drawn: `ready` at its first declaration decides, and it stays so.
    pub fn at_once(&self, ready: bool) -> bool {
        if !self.declared.swap(true, Ordering::Relaxed) {
            self.at_once.store(ready, Ordering::Relaxed);
        }
        self.at_once.load(Ordering::Relaxed)
    }

    /// Says on which display the window stands. Saying the same again has it put there again.
    pub fn place(&self, display: Option<usize>) {
        self.display.store(display.unwrap_or(NOWHERE), Ordering::Relaxed);
        self.placed.store(true, Ordering::Relaxed);
    }

    /// Whether the window is on the screen and must be put in another place; true once for each new place. A window that
    /// is still to be made needs no such thing: it is made where it belongs.
    pub fn must_move(&self) -> bool {
        self.is_drawn() && self.placed.swap(false, Ordering::Relaxed)
    }

    /// Notes where the window is made. To be called whenever it is declared.
    pub fn making(&self) {
        if !self.is_drawn() && !self.made.swap(true, Ordering::Relaxed) {
            self.made_on.store(self.display.load(Ordering::Relaxed), Ordering::Relaxed);
        }
    }

    /// Whether the window is on the screen.
    pub fn is_drawn(&self) -> bool {
        self.drawn.load(Ordering::Relaxed)
    }

    /// Closes the window.
    pub fn close(&self) {
        self.open.store(false, Ordering::Relaxed);
        self.drawn.store(false, Ordering::Relaxed);
    }

    /// The display that the window fills.
    #[must_use]
    pub fn display(&self) -> Option<usize> {
        Some(self.display.load(Ordering::Relaxed)).filter(|display| *display != NOWHERE)
    }

    /// Notes that the window was drawn; true the first time. A window that is closed may be drawn once more before it is
    /// gone: that is not the first drawing of the one that opens next.
    pub fn first_drawing(&self) -> bool {
        let first = self.is_open() && !self.drawn.swap(true, Ordering::Relaxed);
        // Unless it got another place while it was being made, it stands where it belongs.
        if first && self.made_on.load(Ordering::Relaxed) == self.display.load(Ordering::Relaxed) {
            self.placed.store(false, Ordering::Relaxed);
        }
        first
    }
}

/// The windows beside the console.
#[derive(Debug, Default)]
pub struct Windows {
    /// The room's.
    pub audience: Window,
    /// The panellists'.
    pub panel: Window,
}

impl Windows {
    /// Has every open window drawn again. A repaint asked for without an id would reach the console alone.
    pub fn wake(&self, ctx: &Context) {
        // Asking "after no time" draws once; asking "now" would draw twice.
        let soon = Duration::ZERO;
        if self.audience.is_open() {
            wake(ctx, audience(), soon);
        }
        if self.panel.is_open() {
            wake(ctx, panel(), soon);
        }
        wake(ctx, ViewportId::ROOT, soon);
    }
}

/// Has one window drawn after a while.
pub fn wake(ctx: &Context, window: ViewportId, after: Duration) {
    ctx.request_repaint_after_for(after.max(Duration::from_millis(1)), window);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_whose_display_goes_while_it_is_made_is_moved_once_it_is_there() {
        let window = Window::default();
        window.open(Some(1));
        window.making();
        assert!(!window.must_move(), "it is made there");
        assert!(window.first_drawing() && !window.must_move());
        window.close();
        window.open(Some(1));
        window.making();
        assert!(!window.must_move());
        window.place(None);
        window.making();
        assert!(!window.must_move());
        assert!(window.first_drawing() && window.must_move() && !window.must_move());
    }

    #[test]
    fn a_last_drawing_after_closing_is_not_the_first_of_the_next_window() {
        let window = Window::default();
        window.open(None);
        assert!(window.first_drawing() && !window.first_drawing());
        window.close();
        assert!(!window.first_drawing(), "drawn once more on its way out");
        window.open(None);
        assert!(!window.is_drawn());
        assert!(window.first_drawing(), "the new window is shown");
    }
}
