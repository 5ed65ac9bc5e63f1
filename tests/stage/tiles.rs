//! A window manager that lays windows out like tiles: it lets none move, and has a window fill the display on which it lies.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use super::{
    deck::{self, near},
    program::Program,
    screen::{Area, Screen},
    server::{Manager, Server},
    stage::{CONSOLE, PATIENCE, ROOM, ROOM_AREA, results},
};

/// The room's window comes to its display and leaves the console alone; and a swap, which nothing can come of, changes nothing.
#[test]
fn under_tiles_the_room_gets_its_display_and_the_console_keeps_its_own() {
    let server = Server::start(Manager::Tiling);
    let screen = Screen::connect(server.display()).unwrap_or_else(|| panic!("no server:\n{}", server.log()));
    let folder = tempfile::tempdir_in(super::scratch()).expect("a folder for the test");
    let file = deck::write(&folder.path().join("deck"));
    let home = folder.path().join("home");
    fs::create_dir_all(&home).expect("a home");
    let log = results().join("tiles.log");
    let _none_yet = fs::remove_file(&log);
    let words = ["present", file.to_str().expect("a path in UTF-8")];
    let mut program = Program::start(&[("DISPLAY", server.display())], &home, &log, &words);
    let area = |title: &str| screen.find(title).and_then(|window| screen.area(window));
    let mut wait = |what: &str, so: &dyn Fn() -> bool| {
        let until = Instant::now() + PATIENCE;
        while !so() {
            if Instant::now() > until {
                screen.desktop().save(&results().join("tiles-failed.png"));
                panic!("in vain waited until {what}; {:?} {:?}; {}", area(ROOM), area(CONSOLE), program.said());
            }
            program.must_live(what);
            thread::sleep(Duration::from_millis(20));
        }
    };
    let on_its_own = |slide: usize| {
        let shown = near(screen.colour(ROOM_AREA.at(0.99, 0.5)), deck::COLOURS[slide]);
        let console =
            area(CONSOLE).is_some_and(|Area { x, width, .. }| x >= 0 && x.unsigned_abs() + width <= ROOM_AREA.width);
        shown && console && area(ROOM) == Some(ROOM_AREA)
    };
    wait("the room's window fills its display", &|| on_its_own(0));
    let console = screen.find(CONSOLE).expect("it was there");
    screen.activate(console);
    wait("the console has the keyboard", &|| screen.is_active(console));
    thread::sleep(Duration::from_millis(100));
    screen.key("PageDown");
    wait("the room sees the second slide", &|| on_its_own(1));
    screen.key("s");
    // Longer than the console is waited for.
    thread::sleep(Duration::from_secs(2));
    screen.key("PageDown");
    wait("the swap came to nothing, and the show goes on", &|| on_its_own(2));
    screen.desktop().save(&results().join("tiles.png"));
}
