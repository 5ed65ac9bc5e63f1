//! The same show on Wayland, where each display has a scale of its own and a window comes to a display only by filling it.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use sidestage::ui::theme;
use tempfile::TempDir;

use super::{
    atlas::{Atlas, Look},
    compositor::{Compositor, Seat},
    deck,
    program::Program,
    stage::{CONSOLE, PANEL, PATIENCE, ROOM, results},
};

/// How much of the console's display a red banner takes at least; the red words of a button take less by far.
const BANNER: f64 = 0.01;

/// A show on a compositor. The program ends before the compositor does.
struct Show {
    name: &'static str,
    program: Program,
    compositor: Compositor,
    atlas: Atlas,
    _folder: TempDir,
}

impl Show {
    /// Presents the deck on displays of these scales.
    fn begin(name: &'static str, scales: &[u8], arguments: &[&str]) -> Self {
        let compositor = Compositor::start(scales);
        let folder = tempfile::tempdir_in(super::scratch()).expect("a folder for the test");
        let deck = deck::write(&folder.path().join("deck"));
        let deck = deck.to_str().expect("a path in UTF-8");
        let atlas = Atlas::of(deck, &folder.path().join("pictures"));
        let home: PathBuf = folder.path().join("home");
        fs::create_dir_all(&home).expect("a home");
        let log = results().join(format!("{name}.log"));
        let _none_yet = fs::remove_file(&log);
        let words = [&["present", deck], arguments].concat();
        let program = Program::start(&compositor.environment(), &home, &log, &words);
        Self { name, program, compositor, atlas, _folder: folder }
    }

    /// Waits until something is so; fails when it takes too long or the program ends.
    fn wait(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !so(self) {
            if Instant::now() > until {
                let windows = self.compositor.windows();
                for number in [1, 2].into_iter().filter(|number| self.has(*number)) {
                    let file = results().join(format!("{}-failed-{number}.png", self.name));
                    self.compositor.picture(number).save(&file);
                }
                panic!("{}: in vain waited until {what}; {windows:?}; {}", self.name, self.program.said());
            }
            self.program.must_live(&format!("before {what}"));
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until a window stands on a display by its number, and fills it or not.
    fn wait_seat(&mut self, title: &str, display: usize, fills: bool) {
        let seat = Seat { title: title.to_owned(), display: format!("HEADLESS-{display}"), fills };
        self.wait(&format!("there is {seat:?}"), |show| show.compositor.windows().contains(&seat));
    }

    /// Waits until a display shows a slide, pixel by pixel as the export writes it: nothing is scaled up or down.
    fn wait_look(&mut self, display: usize, scale: u16, look: Look) {
        self.wait(&format!("display {display} shows {look:?}"), |show| {
            show.atlas.name(&show.compositor.picture(display), scale) == Some(look)
        });
    }

    /// Waits until a slide is in the console, which stands on a display by its number.
    fn wait_console(&mut self, display: usize, slide: usize) {
        self.wait(&format!("the console on display {display} shows slide {}", slide + 1), |show| {
            let (seen, share) = show.compositor.picture(display).main_slide();
            seen == slide && share > 0.02 && share < 0.5
        });
    }

    /// Whether the console says that something is wrong.
    fn alarm(&self, display: usize) -> bool {
        let [red, green, blue, _] = theme::DARK.red.to_array();
        self.compositor.picture(display).share([red, green, blue]) > BANNER
    }

    fn has(&self, display: usize) -> bool {
        self.compositor.windows().iter().any(|seat| seat.display == format!("HEADLESS-{display}"))
    }

    /// Keeps a picture of a display for people.
    fn keep(&self, display: usize, what: &str) {
        self.compositor.picture(display).save(&results().join(format!("{}-{what}.png", self.name)));
    }
}

/// The room's display has twice as many pixels in a point as the console's, and after a swap half as many.
#[test]
fn on_wayland_slides_are_sharp_on_displays_of_different_scales() {
    let mut show = Show::begin("wayland-scales", &[1, 2], &["--panel"]);
    show.wait_seat(ROOM, 2, true);
    show.wait_look(2, 2, Look::Slide(0, 0));
    show.wait_seat(CONSOLE, 1, false);
    show.wait_seat(PANEL, 1, false);
    show.compositor.focus(CONSOLE);
    show.compositor.press(&["Right"]);
    show.wait_look(2, 2, Look::Slide(1, 0));
    show.wait_console(1, 1);
    show.keep(1, "console");
    for (console, room, scale, slide) in [(2, 1, 1, 2), (1, 2, 2, 3)] {
        show.compositor.press(&["s"]);
        show.wait_seat(ROOM, room, true);
        show.wait_look(room, scale, Look::Slide(slide - 1, 0));
        show.wait_console(console, slide - 1);
        show.compositor.focus(CONSOLE);
        show.compositor.press(&["Right"]);
        show.wait_look(room, scale, Look::Slide(slide, 0));
        assert!(!show.alarm(console), "nothing is wrong with the displays");
    }
}

/// A third display comes while the show is live: the panel takes it. The middle one has a scale of its own, and none of them
/// is taken for a copy of another.
#[test]
fn on_wayland_a_third_display_is_the_panels() {
    let mut show = Show::begin("wayland-three", &[1, 2], &["--panel"]);
    show.wait_look(2, 2, Look::Slide(0, 0));
    show.compositor.plug_in(3, 1920 + 960);
    show.wait_seat(PANEL, 3, true);
    show.wait_seat(ROOM, 2, true);
    show.wait_console(1, 0);
    show.keep(1, "console");
    assert!(!show.alarm(1), "three displays stand in a row");
    show.wait_look(2, 2, Look::Slide(0, 0));
}

/// With one display the room's window leaves the console to be seen; it fills the projector as soon as there is one.
#[test]
fn on_wayland_a_projector_that_is_plugged_in_late_gets_the_rooms_window() {
    let mut show = Show::begin("wayland-late", &[1], &[]);
    show.wait_seat(ROOM, 1, false);
    show.wait_console(1, 0);
    show.compositor.plug_in(2, 1920);
    show.wait_seat(ROOM, 2, true);
    show.wait_look(2, 1, Look::Slide(0, 0));
    // A clicker's keys, whichever window they reach: the show goes on.
    show.compositor.focus(ROOM);
    show.compositor.press(&["Next", "period"]);
    show.wait_look(2, 1, Look::Black);
    show.compositor.press(&["period", "F5", "Escape", "Escape", "Prior"]);
    show.wait_look(2, 1, Look::Slide(0, 0));
    show.wait_seat(ROOM, 2, true);
}

/// A console that is out of sight is not drawn there, and asks all the same.
#[test]
fn on_wayland_closing_a_console_that_nobody_sees_leaves_the_show_running() {
    let mut show = Show::begin("wayland-close", &[1, 1], &[]);
    show.wait_look(2, 1, Look::Slide(0, 0));
    show.wait_seat(CONSOLE, 1, false);
    show.compositor.put_away(CONSOLE);
    // Longer than the program waits for a sign that its window is seen.
    thread::sleep(Duration::from_secs(1));
    show.compositor.close(CONSOLE);
    thread::sleep(Duration::from_secs(2));
    show.program.must_live("when a console out of sight was closed");
    show.wait_look(2, 1, Look::Slide(0, 0));
}
