//! The panellists' window in every language, size and look: everything is there, in its place, and large enough.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::sync::{Arc, Mutex};

use egui::Rect;
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{
        desk::Desk,
        open::{self, Loaded},
        panel,
    },
    platform::{clock::StillClock, settings::Settings},
    show::{Command, From},
    timing::{Action, MINUTE},
    ui::{panel_words::Words, theme},
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];
const SIZES: [[f32; 2]; 5] = [[800.0, 480.0], [960.0, 540.0], [1024.0, 768.0], [1920.0, 1080.0], [3840.0, 2160.0]];

/// The window over a deck in a language, with a clock that stands.
fn window(language: &str, size: [f32; 2]) -> (Harness<'static>, Arc<Desk>, Arc<StillClock>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.json");
    let text = format!(
        r#"{{"format": 1, "id": "panel", "title": "T", "language": "{language}",
          "event": {{"name": "E", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam"}},
          "agenda": [{{"id": "a", "title": "Alpha", "kind": "talk", "minutes": 10}},
                     {{"id": "b", "title": "A title that is as long as the longest one that anybody would give to a talk",
                       "kind": "talk", "minutes": 10}}],
          "slides": [{{"id": "s", "layout": "blank"}}]}}"#
    );
    std::fs::write(&path, text).unwrap();
    let loaded: Arc<Loaded> = Arc::new(open::open(&path).unwrap());
    let clock = Arc::new(StillClock::at(START));
    let slot: Arc<Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn, ticking) = (Arc::clone(&slot), Arc::clone(&slot), Arc::clone(&clock));
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            *filled.lock().unwrap() = Some(Desk::new(ticking, None, Settings::default(), ctx, &loaded));
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            panel::ui(ui, &desk);
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    desk.send(Command::Begin { from: From::First, rehearsal: false });
    desk.send(Command::Timing(Action::Next { ago: 0 }));
    settle(&mut harness);
    (harness, desk, clock)
}

/// Draws until the texts that another thread sets are there.
fn settle(harness: &mut Harness<'static>) {
    for _ in 0..3 {
        harness.run_steps(2);
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    harness.run_steps(2);
}

fn place(harness: &Harness<'static>, words: &str) -> Option<Rect> {
    harness.query_all_by_label_contains(words).next().map(|node| node.rect())
}

#[test]
fn everything_is_in_the_window_in_every_language_size_and_look() {
    for language in LANGUAGES {
        let words = Words::of(language);
        for size in SIZES {
            let (mut harness, desk, clock) = window(language, size);
            desk.send(Command::Message(Some("Please conclude".to_owned())));
            clock.advance(2 * MINUTE);
            for look in theme::Look::ALL {
                desk.set_panel_look(look);
                settle(&mut harness);
                let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(4.0);
                let stop = words.stop.replace("{}", "13:25");
                let ends = words.ends.replace("{}", "14:45");
                let said = words.message("Please conclude");
                for seen in ["Alpha", stop.as_str(), ends.as_str(), said, "1:28:00", "A title that is as long"] {
                    let place = place(&harness, seen);
                    assert!(
                        place.is_some_and(|place| whole.contains_rect(place)),
                        "{language} {size:?}: {seen} {place:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_window_turns_round_for_languages_that_are_read_from_the_right() {
    let size = [1280.0, 720.0];
    let middle = size[0] / 2.0;
    for (language, right) in [("en", false), ("ar", true)] {
        let (harness, _, _) = window(language, size);
        let title = place(&harness, "Alpha").unwrap();
        assert_eq!(title.center().x > middle, right, "{language}: {title:?}");
    }
}

#[test]
fn lines_are_high_enough_to_be_read_at_eight_metres() {
    // Good eyes tell letters of five minutes of arc: 11.6 mm at 8 m. A 15-inch screen is 187 mm high, and capitals of Noto
    // Sans are 0.714 em. What must be acted on is above that; who is next and the slot may be a little below.
    let capitals = |rect: Rect, height: f32| rect.height() / 1.4 * 0.714 / height * 187.0;
    let (mut harness, desk, _) = window("en", [1366.0, 768.0]);
    desk.send(Command::Message(Some("Two minutes".to_owned())));
    settle(&mut harness);
    for (seen, least) in [("stop at 13:25", 11.6), ("Two minutes", 11.6), ("Alpha", 11.0), ("Slot 1:30:00", 10.0)] {
        let nodes = harness.query_all_by_label_contains(seen);
        let high = nodes.map(|node| node.rect()).filter(|rect| rect.height() < 200.0).map(|rect| capitals(rect, 768.0));
        let high = high.fold(0.0, f32::max);
        assert!(high >= least, "{seen}: {high:.1} mm");
    }
}
