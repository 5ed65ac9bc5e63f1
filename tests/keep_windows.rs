//! The deck's file as a person or a screen reader meets it: saving, unsaved edits after a crash, changes outside, versions.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "hands/quiet.rs"]
mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable};
use quiet::quiet;
use sidestage::{
    app::{
        console,
        desk::{Desk, Errand},
        editor::Ask,
        face::{Sheet, Then},
        keys::Router,
        open::{self, Loaded},
    },
    deck::{
        self,
        edit::{Change, What},
        model::{Slide, Text},
    },
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague.
const START: i64 = 1_670_415_300_000;

struct Stage {
    harness: Harness<'static>,
    desk: Arc<Desk>,
    path: PathBuf,
}

fn stage(home: &Path) -> Stage {
    let path = home.join("deck.json");
    if !path.exists() {
        let flagship = Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json");
        std::fs::copy(flagship, &path).unwrap();
    }
    let folders = Folders::below(home.join("home"));
    let loaded: Arc<Loaded> = Arc::new(open::open(&path).unwrap());
    let slot: Arc<std::sync::Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn) = (Arc::clone(&slot), Arc::clone(&slot));
    let harness = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let clock = Arc::new(StillClock::at(START));
            let desk = Desk::new(clock, Some(folders), Settings::default(), ctx, &loaded);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.attend();
            desk.slides.receive(ui.ctx());
            console::ui(ui, &desk);
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut stage = Stage { harness, desk, path };
    stage.harness.run_steps(4);
    stage
}

impl Stage {
    /// Draws on until something is so, as long as the threads need.
    fn until(&mut self, words: &str, there: impl Fn(&Self) -> bool) {
        for _ in 0..600 {
            self.harness.run_steps(2);
            if there(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(there(self), "{words} never comes");
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run_steps(4);
    }

    fn retitle(&mut self, title: &str) {
        let slide = self.desk.editor(|editor| editor.deck().slides[0].clone()).unwrap();
        let slide = Slide { title: Some(Text::from(title)), ..slide };
        self.desk.edit(Ask::Change(Change::slide(0, slide, What::Text, None)));
        self.harness.run_steps(4);
    }

    fn title(&self) -> String {
        let text = self.desk.editor(|editor| editor.deck().slides[0].title.clone()).unwrap().unwrap();
        text.pick("en", "en").0.to_owned()
    }

    fn on_disk(&self) -> String {
        let deck = deck::open(&self.path).deck.unwrap();
        deck.slides[0].title.as_ref().unwrap().pick("en", "en").0.to_owned()
    }

    fn outside(&self, title: &str) {
        let mut deck = deck::open(&self.path).deck.unwrap();
        deck.slides[0].title = Some(Text::from(title));
        deck::save(&self.path, &deck).unwrap();
    }

    /// The end without an end: what a crash would leave.
    fn crash(self) {
        let Self { harness, desk, .. } = self;
        desk.end_session();
        drop((harness, desk));
    }
}

#[test]
fn what_is_saved_has_versions_and_what_is_not_is_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage(home.path());
    stage.desk.open_editor();
    stage.retitle("Saved once");
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    stage.until("the save", |stage| stage.on_disk() == "Saved once" && stage.sees("Saved"));
    stage.retitle("Not saved");
    assert!(stage.desk.asks_about_edits(Then::Quit));
    stage.harness.run_steps(4);
    assert!(stage.sees("Save the changes?") && stage.sees("Keep for next time") && stage.sees("Discard"));
    stage.click("Save");
    stage.until("the second save", |stage| stage.on_disk() == "Not saved");
    stage.until("the way out", |stage| stage.desk.take_errands().contains(&Errand::Leave));
    assert!(!stage.desk.asks_about_edits(Then::Quit), "there is nothing to ask any more");
    stage.desk.open_versions();
    stage.until("the list", |stage| stage.sees("Before a save"));
    assert!(stage.sees("Slide 1"), "what differs is said");
}

#[test]
fn unsaved_edits_are_offered_after_a_crash() {
    let home = tempfile::tempdir().unwrap();
    let mut first = stage(home.path());
    first.desk.open_editor();
    first.retitle("From before the crash");
    first.crash();
    let mut stage = stage(home.path());
    assert!(stage.sees("Unsaved changes of") && stage.sees("Slide 1"), "what differs is said");
    stage.click("Take them up");
    assert_eq!(stage.title(), "From before the crash");
    assert!(stage.desk.is_editing());
    assert_ne!(stage.on_disk(), "From before the crash");
}

#[test]
fn a_change_outside_is_taken_over_or_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage(home.path());
    // Without the editor: the show has it.
    stage.outside("From outside");
    stage.until("the change", |stage| stage.title() == "From outside");
    let shown = stage.desk.snapshot().loaded.deck.slides[0].title.clone().unwrap();
    assert_eq!(shown.pick("en", "en").0, "From outside");
    stage.desk.open_editor();
    stage.retitle("Mine");
    stage.outside("Theirs");
    stage.until("the question", |stage| stage.sees("Whose version counts?"));
    assert!(stage.sees("Mine") && stage.sees("Theirs"));
    stage.click("The other everywhere");
    stage.click("Take these");
    assert_eq!(stage.title(), "Theirs");
    stage.desk.perform(sidestage::ui::commands::Verb::EditUndo);
    assert_eq!(stage.title(), "Mine", "it can be undone");
    assert!(stage.desk.face(|face| face.sheet == Sheet::None));
}
