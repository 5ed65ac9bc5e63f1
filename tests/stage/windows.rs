//! Closing, minimising and covering windows.

use std::{thread, time::Duration};

use super::{
    screen::Area,
    stage::{CONSOLE, CONSOLE_AREA, PANEL, PANEL_AREA, PATIENCE, ROOM, ROOM_AREA, Seen, Stage, results, times},
};

#[test]
fn closing_the_rooms_or_the_panels_window_closes_that_window_alone() {
    let mut stage = Stage::present("close-one");
    let panel = stage.wait_window(PANEL);
    stage.screen.close(panel);
    stage.wait_closed(PANEL);
    assert!(stage.room_in_place());
    stage.focus(CONSOLE);
    stage.press("ctrl+p");
    stage.wait_window(PANEL);
    stage.arrange();
    let room = stage.wait_window(ROOM);
    stage.screen.close(room);
    stage.wait_closed(ROOM);
    // The room's desktop is not shown another of our windows, and the console works on.
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_console(1);
    stage.keep("room-closed");
    assert!(stage.screen.find(PANEL).is_some());
    assert!(stage.screen.find(ROOM).is_none(), "it stays closed until somebody opens it");
}

#[test]
fn the_rooms_window_has_a_frame_once_the_window_manager_left_full_screen() {
    let mut stage = Stage::present("leave-full");
    stage.focus(CONSOLE);
    let room = stage.wait_window(ROOM);
    let console = stage.wait_window(CONSOLE);
    stage.wait("the room's window is full-screen", |stage| stage.screen.is_full(room) && stage.room_in_place());
    // The program has seen it there too.
    thread::sleep(Duration::from_secs(1));
    for round in 1..=times(2, 20) {
        stage.screen.leave_full_screen(room);
        stage.wait("it has a frame", |stage| stage.screen.has_frame(room));
        stage.wait("it is smaller than its display", |stage| {
            stage.area_of(ROOM).is_some_and(|area| area.width < ROOM_AREA.width && area.x >= ROOM_AREA.x)
        });
        stage.keep("left");
        // The program does not fight with whoever did that, and the keyboard stays where questions are typed.
        thread::sleep(Duration::from_secs(3));
        assert!(!stage.screen.is_full(room) && stage.screen.has_frame(room), "round {round}");
        assert!(stage.screen.is_active(console), "the console has the keyboard in round {round}");
        stage.press("F11");
        stage.wait("it fills its display again", |stage| stage.screen.is_full(room) && stage.room_in_place());
        stage.wait_room(Seen::Slide(0));
        thread::sleep(Duration::from_secs(1));
        assert!(stage.screen.is_active(console), "the console has the keyboard after round {round}");
    }
    // Asked for what is so already, nothing moves.
    stage.press("F11");
    thread::sleep(Duration::from_millis(500));
    assert!(stage.room_in_place() && stage.screen.is_full(room));
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
    // After a swap too it stays on the display that it filled, and never lies upon the console.
    stage.press("s");
    stage.wait("the room's window fills the first display", |stage| {
        stage.screen.is_full(room) && stage.area_of(ROOM).is_some_and(|area| area.x == 0)
    });
    stage.wait("the console stands on the second display", |stage| {
        stage.area_of(CONSOLE).is_some_and(|area| area.x >= ROOM_AREA.x)
    });
    thread::sleep(Duration::from_secs(1));
    stage.screen.leave_full_screen(room);
    stage.wait("it has a frame", |stage| stage.screen.has_frame(room));
    thread::sleep(Duration::from_secs(1));
    let area = stage.area_of(ROOM).expect("the room's window");
    assert!(area.x < ROOM_AREA.x && area.width < ROOM_AREA.width, "{area:?}");
    stage.focus(CONSOLE);
    stage.press("F11");
    stage.wait("it fills the first display again", |stage| {
        stage.screen.is_full(room)
            && stage.area_of(ROOM).is_some_and(|area| area.x == 0 && area.width == ROOM_AREA.width)
    });
}

#[test]
fn closing_the_console_while_live_asks_first() {
    let mut stage = Stage::present("close-console");
    stage.focus(CONSOLE);
    stage.press("6");
    stage.press("Enter");
    stage.wait_room(Seen::Slide(5));
    stage.wait_console(5);
    let console = stage.wait_window(CONSOLE);
    let before = stage.screen.picture(CONSOLE_AREA);
    stage.screen.close(console);
    stage.wait("the console asks", |stage| {
        stage.console().is_none() || stage.screen.picture(CONSOLE_AREA).differing(&before) > 40_000
    });
    thread::sleep(Duration::from_millis(1500));
    stage.program().must_live("although nobody answered");
    stage.keep("asks");
    assert!(stage.room_in_place());
    assert_eq!(stage.room(), Seen::Slide(5), "the room sees nothing of the question");
    // The first answer is to stay.
    stage.press("Enter");
    stage.wait_console(5);
    stage.program().must_live("after the answer to stay");
    assert!(stage.room_in_place());
    // The second is to close, and then the show can be resumed.
    stage.screen.close(console);
    thread::sleep(Duration::from_millis(700));
    stage.press("Tab");
    stage.press("Enter");
    let status = stage.program().wait(PATIENCE);
    assert!(status.is_some_and(|status| status.success()), "the program closes and says that all is well: {status:?}");
    stage.open_deck();
    stage.focus(CONSOLE);
    thread::sleep(Duration::from_millis(500));
    stage.press("Enter");
    stage.wait_room(Seen::Slide(5));
    stage.wait("the room's window is back", Stage::room_in_place);
}

/// With a running clock the console draws only what changes each second; a sheet that opens and closes has it drawn whole.
#[test]
fn what_is_drawn_in_parts_looks_like_what_is_drawn_whole() {
    /// Without the lowest row, in whose corner the drawings are counted.
    const LOOKED_AT: Area = Area { height: CONSOLE_AREA.height - 1, ..CONSOLE_AREA };
    let mut stage = Stage::present("parts");
    stage.focus(CONSOLE);
    stage.press("t");
    // Long enough for the program to trust the screen's buffer, and for several seconds drawn in parts.
    thread::sleep(Duration::from_secs(8));
    let mut least = usize::MAX;
    // The second may change between the two looks, so it is tried a few times.
    for _ in 0..6 {
        let before = stage.screen.picture(LOOKED_AT);
        stage.wait("the next second", |stage| stage.screen.picture(LOOKED_AT) != before);
        thread::sleep(Duration::from_millis(60));
        let in_parts = stage.screen.picture(LOOKED_AT);
        stage.press("F1");
        stage.wait("the keys are shown", |stage| stage.screen.picture(LOOKED_AT).differing(&in_parts) > 100_000);
        stage.press("Escape");
        let closed = |stage: &Stage| stage.screen.picture(LOOKED_AT).differing(&in_parts) < 20_000;
        stage.wait("the keys are gone", closed);
        thread::sleep(Duration::from_millis(60));
        let whole = stage.screen.picture(LOOKED_AT);
        least = least.min(whole.differing(&in_parts));
        if least == 0 {
            return;
        }
        in_parts.save(&results().join("parts-in-parts.png"));
        whole.save(&results().join("parts-whole.png"));
    }
    panic!("at least {least} pixels differ between what is drawn in parts and what is drawn whole");
}

#[test]
fn the_show_goes_on_while_the_console_is_minimised_or_covered() {
    let mut stage = Stage::present("hidden");
    stage.focus(CONSOLE);
    stage.press("t");
    let console = stage.wait_window(CONSOLE);
    stage.screen.minimise(console);
    stage.wait("the console is minimised", |stage| stage.screen.area(console).is_none());
    let mut slide = goes_on(&mut stage, 0, "minimised");
    stage.screen.activate(console);
    stage.wait("the console is back", |stage| stage.screen.area(console) == Some(CONSOLE_AREA));
    stage.wait_console(slide);
    // Twice as much as the window with its frame.
    let all = Area::new(0, 0, CONSOLE_AREA.width + 8, CONSOLE_AREA.height + 60);
    let screen = super::screen::Screen::connect(stage.server().display()).expect("the server");
    let cover = screen.cover(all);
    thread::sleep(Duration::from_millis(500));
    slide = goes_on(&mut stage, slide, "covered");
    drop(cover);
    stage.wait_console(slide);
}

/// Slides follow the keys in the room's window, and the panel's figures change; returns the slide that is shown then.
fn goes_on(stage: &mut Stage, from: usize, how: &str) -> usize {
    stage.focus(ROOM);
    let mut slide = from;
    for _ in 0..2 {
        slide += 1;
        // One of the slides has steps, which are not this test's business.
        stage.press("alt+PageDown");
        stage.wait_room(Seen::Slide(slide));
        let before = stage.screen.picture(PANEL_AREA);
        thread::sleep(Duration::from_secs(2));
        assert!(stage.screen.picture(PANEL_AREA) != before, "the panel's clock stands while the console is {how}");
    }
    stage.keep(how);
    slide
}
