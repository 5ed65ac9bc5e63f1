//! Cables and displays: the second one goes and comes back in the middle of a show, and the two change places.

use std::{thread, time::Duration};

use super::{
    screen::Area,
    stage::{CONSOLE, CONSOLE_AREA, ROOM, ROOM_AREA, Seen, Stage},
};

/// The display that is always there.
const LAPTOP: Area = Area::new(0, 0, ROOM_AREA.width, ROOM_AREA.height);

#[test]
fn the_rooms_window_comes_back_when_the_cable_does() {
    let mut stage = Stage::present("cable");
    stage.focus(CONSOLE);
    for round in 1..=5_usize {
        stage.server().one_display();
        stage.wait("one display is left", |stage| stage.screen.displays().len() == 1);
        // Before the program looks at the displays again, and after it did.
        thread::sleep(Duration::from_millis(if round.is_multiple_of(2) { 200 } else { 3000 }));
        stage.program().must_live("while the cable was out");
        if !round.is_multiple_of(2) {
            // On the laptop the show goes on: the room's window is an ordinary one there and leaves room for the console.
            stage.wait("the room's window is small", |stage| {
                stage.area_of(ROOM).is_some_and(|area| area.width < LAPTOP.width && area.height < LAPTOP.height)
            });
            stage.wait("the console shows the slide", |stage| stage.console() == Some(round - 1));
            stage.keep("out");
        }
        stage.server().both_displays();
        stage.wait("the room's window is back on its display", Stage::room_in_place);
        stage.focus(CONSOLE);
        stage.press("alt+PageDown");
        stage.wait_room(Seen::Slide(round));
        stage.wait_console(round);
    }
    stage.keep("back");
}

#[test]
fn a_projector_that_is_plugged_in_late_gets_the_rooms_window() {
    let mut stage = Stage::enter("late");
    stage.server().one_display();
    stage.wait("there is one display", |stage| stage.screen.displays() == [LAPTOP]);
    stage.open_deck();
    stage.arrange();
    stage.focus(CONSOLE);
    stage.press("F5");
    stage.wait_window(ROOM);
    stage.focus(CONSOLE);
    stage.wait_console(0);
    stage.keep("without");
    stage.server().both_displays();
    stage.wait("the room's window fills the new display", Stage::room_in_place);
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
    stage.wait_console(1);
}

#[test]
fn the_room_and_the_console_change_displays() {
    let mut stage = Stage::present("swap");
    stage.focus(CONSOLE);
    stage.press("s");
    stage.wait("the room's window fills the first display", |stage| stage.area_of(ROOM) == Some(LAPTOP));
    stage.wait("the console stands on the second display", |stage| {
        stage.area_of(CONSOLE).is_some_and(|area| area.x >= ROOM_AREA.x)
    });
    stage.keep("swapped");
    stage.focus(CONSOLE);
    stage.press("s");
    stage.wait("the room's window is back", Stage::room_in_place);
    stage.wait("the console is back", |stage| stage.area_of(CONSOLE).is_some_and(|area| area.x < ROOM_AREA.x));
    let console = stage.wait_window(CONSOLE);
    stage.screen.place(console, CONSOLE_AREA);
    stage.wait("the console stands where it was put", |stage| stage.area_of(CONSOLE) == Some(CONSOLE_AREA));
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
}
