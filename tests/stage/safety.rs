//! The panic key: nothing of the show is on any display with the next drawing, and nothing of it is lost.

use super::{
    deck::COLOURS,
    stage::{CONSOLE, CONSOLE_AREA, PANEL, PANEL_AREA, ROOM, ROOM_AREA, Seen, Stage},
};

#[test]
fn one_key_makes_every_window_neutral_and_another_brings_all_back() {
    let mut stage = Stage::present("panic");
    for (title, slide) in [(CONSOLE, 2), (ROOM, 4), (PANEL, 6)] {
        stage.focus(CONSOLE);
        stage.ask("may lanterns be lit");
        stage.press("a");
        stage.wait("the question is on the panel", Stage::question_on_panel);
        stage.press(&(slide + 1).to_string());
        stage.press("Enter");
        stage.wait_room(Seen::Slide(slide));
        stage.wait_console(slide);
        stage.focus(title);
        stage.press("F12");
        stage.wait("no slide's colour is on any display", |stage| stage.screen.desktop().pixels_of_slides() == 0);
        stage.wait("the panel shows nothing", |stage| is_bare(stage, 0.999));
        stage.keep("neutral");
        assert!(
            stage.screen.picture(CONSOLE_AREA).share(console_ground(&stage)) > 0.95,
            "the console shows nearly nothing"
        );
        // What a clicker or a slip of the hand sends does not bring the slides back.
        for key in ["PageDown", "b", "b", "Escape", "F5", "F12", "Space", "Enter"] {
            stage.press(key);
            assert_eq!(stage.screen.desktop().pixels_of_slides(), 0, "{key} brought a slide back");
        }
        stage.press("shift+F12");
        stage.wait("the question is on the panel again", Stage::question_on_panel);
        stage.wait("the room sees a slide again", |stage| matches!(stage.room(), Seen::Slide(_)));
        assert!(stage.room_in_place());
        let Seen::Slide(now) = stage.room() else { panic!("a slide") };
        assert!(stage.screen.picture(ROOM_AREA).share(COLOURS[now]) > 0.5);
        assert_eq!(now, slide, "nothing moved while everything was hidden");
        stage.wait_console(slide);
        stage.focus(CONSOLE);
        stage.press("a");
        stage.press("d");
        stage.wait("the question is answered", |stage| !stage.question_on_panel());
    }
}

/// Whether the panel is of one colour but for a share.
fn is_bare(stage: &Stage, share: f64) -> bool {
    let picture = stage.screen.picture(PANEL_AREA);
    picture.share(picture.at(2, 2)) >= share
}

fn console_ground(stage: &Stage) -> super::deck::Colour {
    stage.screen.picture(CONSOLE_AREA).at(2, 2)
}
