//! One pair of hands for the suites that drive the windows by keys and accessible names.

mod quiet;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable};
pub use quiet::quiet;
use sidestage::{
    app::{
        console,
        desk::Desk,
        keys::Router,
        open::{self, Loaded},
        panel,
    },
    platform::{clock::StillClock, folders::Folders, settings::Settings},
    questions::State,
    ui::theme,
};

/// 7 December 2022, 13:15 in The Hague: the slot of the flagship begins.
pub const START: i64 = 1_670_415_300_000;

/// Which window is drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Window {
    Console,
    Panel,
}

/// A window with its desk, clock and home.
pub struct Hands {
    pub harness: Harness<'static>,
    pub desk: Arc<Desk>,
    pub clock: Arc<StillClock>,
    pub home: PathBuf,
}

pub fn flagship() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides/crackdown-on-defenders.json")
}

/// The console of the flagship at the start of its slot.
pub fn console(home: &Path) -> Hands {
    open(Window::Console, home, [1366.0, 768.0], false)
}

pub fn open(window: Window, home: &Path, size: [f32; 2], no_trace: bool) -> Hands {
    open_with(window, home, size, no_trace, 1.0)
}

/// The same with this many pixels to a point.
pub fn open_with(window: Window, home: &Path, size: [f32; 2], no_trace: bool, pixels_per_point: f32) -> Hands {
    let clock = Arc::new(StillClock::at(START));
    let folders = Folders::below(home.to_owned());
    let settings = Settings::read(&folders.settings);
    let loaded: Arc<Loaded> = Arc::new(open::open(&flagship()).unwrap());
    let slot: Arc<std::sync::Mutex<Option<Arc<Desk>>>> = Arc::default();
    let (filled, drawn, ticking) = (Arc::clone(&slot), Arc::clone(&slot), Arc::clone(&clock));
    let harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        .with_max_steps(12)
        .with_context_setup(move |ctx| {
            theme::install(ctx, false);
            let desk = Desk::new_with(ticking, Some(folders), settings, ctx, &loaded, no_trace);
            ctx.add_plugin(Router::new(Arc::clone(&desk)));
            *filled.lock().unwrap() = Some(desk);
        })
        .build_ui(quiet(move |ui| {
            let desk = drawn.lock().unwrap().clone().unwrap();
            desk.attend();
            desk.slides.receive(ui.ctx());
            match window {
                Window::Console => console::ui(ui, &desk),
                Window::Panel => panel::ui(ui, &desk),
            }
            desk.flush();
        }));
    let desk = slot.lock().unwrap().clone().unwrap();
    let mut hands = Hands { harness, desk, clock, home: home.to_owned() };
    hands.settle();
    hands
}

impl Hands {
    pub fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        // Pressed again at once, a clicker's key would count as a bounce.
        if matches!(key, Key::PageDown | Key::PageUp) {
            std::thread::sleep(Duration::from_millis(125));
        }
        self.harness.key_press_modifiers(modifiers, key);
        // A letter's press also types the letter, as it does on a real keyboard.
        if key.name().len() == 1 && (modifiers.is_none() || modifiers == Modifiers::SHIFT) {
            let letter = if modifiers.is_none() { key.name().to_lowercase() } else { key.name().to_owned() };
            self.harness.event(egui::Event::Text(letter));
        }
        self.settle();
    }

    pub fn type_words(&mut self, words: &str) {
        for letter in words.chars() {
            self.harness.event(egui::Event::Text(letter.to_string()));
        }
        self.settle();
    }

    /// Q, the words, Enter.
    pub fn ask(&mut self, words: &str) {
        self.key(Key::Q);
        self.type_words(words);
        self.key(Key::Enter);
    }

    /// Presses Tab until something with this name has the keyboard: whoever has no mouse must get there.
    pub fn tab_to(&mut self, name: &str) {
        for _ in 0..120 {
            let there = self.harness.query_all_by_label_contains(name).any(|node| node.is_focused());
            if there {
                return;
            }
            self.harness.key_press(Key::Tab);
            self.settle();
        }
        panic!("the keyboard does not reach “{name}”");
    }

    /// Goes to a button, box or field with the keyboard alone and presses it.
    pub fn press(&mut self, name: &str) {
        self.tab_to(name);
        self.harness.key_press(Key::Space);
        self.settle();
    }

    pub fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    pub fn numbers(&self, state: State) -> Vec<u32> {
        self.desk.snapshot().queue.numbers(state).to_vec()
    }

    /// Draws until something is there: slides, texts and passphrases are worked out on threads of their own.
    pub fn until(&mut self, what: &str, there: impl Fn(&Self) -> bool) {
        for _ in 0..800 {
            if there(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
            self.settle();
        }
        panic!("it did not come: {what}");
    }

    /// The files in a folder of the home.
    pub fn files(&self, folder: &str) -> Vec<PathBuf> {
        std::fs::read_dir(self.home.join(folder))
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default()
    }
}
