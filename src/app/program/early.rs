//! What is made ready on a thread of its own while the system opens its display and its graphics: the deck is read, the desk
//! set up, the first slide drawn, and the journal of a show that starts at once is begun. None of it needs a window.

use std::{
    path::PathBuf,
    sync::Arc,
    thread::{self, JoinHandle},
};

use egui::Context;
use parking_lot::Mutex;

use super::Launch;
use crate::{
    app::{
        desk::{Desk, Errand},
        open::{self, Unreadable},
    },
    platform::{clock::MachineClock, folders::Folders, settings::Settings},
    ui::{
        commands::Verb,
        theme,
        words::{self, Language},
    },
};

/// The size of the first slide before the displays are known, in pixels: that of most displays.
const USUAL: (u32, u32) = (1920, 1080);

/// The desk with its deck.
pub(super) struct Ready {
    pub desk: Arc<Desk>,
    /// The size of the words of the windows, in hundredths.
    pub text_scale: u16,
}

enum Stage {
    Working(JoinHandle<Result<Ready, Unreadable>>),
    Done(Box<Result<Ready, Unreadable>>),
    /// Taken over by the windows.
    Taken,
}

/// The work that goes on beside the start of the window system.
pub(super) struct Early(Mutex<Stage>);

impl Early {
    /// Begins with it.
    pub fn begin(launch: &Launch, ctx: &Context) -> Arc<Self> {
        let (theirs, context) = (launch.clone(), ctx.clone());
        let spawned = thread::Builder::new().name("early".to_owned()).spawn(move || make_ready(&theirs, &context));
        Arc::new(Self(Mutex::new(match spawned {
            Ok(working) => Stage::Working(working),
            // Without a thread it is done at once.
            Err(_) => Stage::Done(Box::new(make_ready(launch, ctx))),
        })))
    }

    /// What was made ready, once; waits for it. None where the deck cannot be shown: [`Early::fault`] says why.
    pub fn take(&self) -> Option<Ready> {
        let mut stage = self.0.lock();
        match finished(&mut stage) {
            Ok(ready) => Some(ready),
            Err(fault) => {
                *stage = fault.map_or(Stage::Taken, |fault| Stage::Done(Box::new(Err(fault))));
                None
            }
        }
    }

    /// Why the deck cannot be shown, if it cannot; waits for that to be known.
    pub fn fault(&self) -> Option<Unreadable> {
        let mut stage = self.0.lock();
        match finished(&mut stage) {
            // Windows that do not open need no desk either, but a second attempt may.
            Ok(ready) => {
                *stage = Stage::Done(Box::new(Ok(ready)));
                None
            }
            Err(fault) => fault,
        }
    }
}

/// The outcome; an error without a reason where it was taken before.
fn finished(stage: &mut Stage) -> Result<Ready, Option<Unreadable>> {
    match std::mem::replace(stage, Stage::Taken) {
        Stage::Working(working) => {
            // A panic is reported by its own hook; what is left to say is that nothing can be shown.
            working.join().unwrap_or_else(|_panic| Err(Unreadable { findings: Vec::new() })).map_err(Some)
        }
        Stage::Done(outcome) => outcome.map_err(Some),
        Stage::Taken => Err(None),
    }
}

fn make_ready(launch: &Launch, ctx: &Context) -> Result<Ready, Unreadable> {
    let folders = Folders::find();
    let store = folders.as_ref().filter(|_| !launch.no_trace).map(|folders| folders.bundles.as_path());
    let loaded = Arc::new(open::open_in(&launch.deck, store)?);
    let settings = folders.as_ref().map(|folders| Settings::read(&folders.settings)).unwrap_or_default();
    words::set_language(settings.language.unwrap_or_else(|| Language::of_system(|name| std::env::var(name).ok())));
    theme::install(ctx, settings.light);
    let text_scale = settings.text_scale();
    let size = settings.places.first().and_then(|places| places.room.as_ref()).map_or(USUAL, |room| room.size);
    let desk = Desk::new_with(Arc::new(MachineClock::new()), folders, settings, ctx, &loaded, launch.no_trace);
    if launch.present {
        desk.get_ahead(size);
        desk.perform(Verb::StartFirst);
    }
    if launch.panel {
        desk.errand(Errand::TogglePanel);
    }
    Ok(Ready { desk, text_scale })
}

/// The title of the console's window before the deck is read.
pub(super) fn title_before(deck: &std::path::Path) -> String {
    let name = deck.file_stem().map_or_else(|| PathBuf::from("deck"), PathBuf::from);
    format!("{} – Sidestage", name.display())
}
