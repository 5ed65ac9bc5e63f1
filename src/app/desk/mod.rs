//! The desk: what all windows share. They read its snapshot and ask it for commands; it alone changes the show.

mod agenda;
mod claims;
mod edit;
mod files;
mod group;
mod keep;
mod life;
pub mod message;
mod perform;
pub mod places;
mod queue;
mod run;
mod safety;
mod snapshot;

use std::{
    path::PathBuf,
    sync::{
        Arc, OnceLock, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use egui::Context;
use parking_lot::{Mutex, MutexGuard};
pub use safety::Protection;
pub use snapshot::Snapshot;

use self::snapshot::snapshot_of;
use super::{
    bench::Bench,
    editor::{Ask, Editor, fields::Fields},
    face::Face,
    guard::Faults,
    keep::Keep,
    open::Loaded,
    preflight::Preflight,
    slides::Slides,
    tools::Tools,
    windows::Windows,
};
use crate::{
    deck::slow::{self, Brief},
    platform::{
        awake::Awake,
        clock::{Clock, SpedClock},
        displays,
        folders::Folders,
        settings::Settings,
    },
    render::Job,
    show::{Command, NOTHING_TO_LEAVE, Room, Show},
    ui::{
        commands::Verb,
        said,
        shaped::Shaper,
        theme,
        words::{self, Language, tr, tr_with},
    },
};

/// How fast a rehearsal can run.
const SPEEDS: [u8; 6] = [1, 2, 5, 10, 30, 60];

/// What only the console's window can do, because it holds the system's handles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Ask for a deck to open.
    AskForDeck,
    /// Ask for a picture for the slide that is edited.
    AskForPicture,
    /// Ask for a file of questions.
    AskForQuestions,
    /// Ask where to save the questions.
    SaveQuestions,
    /// Open this deck.
    Open(PathBuf),
    /// Open this deck to edit it.
    Edit(PathBuf),
    /// Ask for a file from which a new deck is made.
    AskForSource,
    /// Ask where the deck goes as a package, and offer this name.
    PlacePackage(String),
    /// Ask where a deck out of a package goes on, and offer this name.
    PlaceDeck(String),
    /// Ask where to save the edited deck, and offer a name.
    PlaceEdited(String),
    /// Ask for a deck from which slides come.
    AskForLender,
    /// Ask where the new deck goes, and offer this name.
    PlaceNew(String),
    /// Ask where to save a text, and write it there.
    Save {
        /// The name to offer.
        name: String,
        /// The text.
        text: String,
    },
    /// Ask where to save something on paper, and write it there.
    Print(Paper),
    /// Put the room's window on its display.
    ShowRoom,
    /// Has the room's window fill its display again.
    FillRoom,
    /// Open or close the panel's window.
    TogglePanel,
    /// Exchange the displays of the room and the console.
    Swap,
    /// Put a window on a display, or make it an ordinary one.
    Place {
        /// Which window.
        who: displays::Who,
        /// The display.
        at: Option<displays::Key>,
    },
    /// Look at everything anew before the show.
    Preflight,
    /// Bring the console to the front, to type.
    Front,
    /// Close the program, after a question where there is something to lose.
    Leave,
    /// Close the program.
    Quit,
}

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Run sheet, time signs and question slips.
    Twin,
    /// The report of the show.
    Report {
        /// Whether names go into it.
        names: bool,
    },
}

/// What a window asks for while it is drawn; carried out when the drawing is over.
enum Wish {
    Verb(Verb),
    Command(Command),
    Deed(Box<dyn FnOnce(&Desk) + Send>),
    Edit(Box<Ask>),
}

/// What all windows share.
pub struct Desk {
    clock: SpedClock,
    started: Instant,
    show: Mutex<Show>,
    snapshot: Brief<Arc<Snapshot>>,
    face: Brief<Face>,
    wishes: Brief<Vec<Wish>>,
    /// The editor, from its first opening on.
    editor: Brief<Option<Editor>>,
    /// What the sheets of the deck's file hold.
    keep: Brief<Keep>,
    /// What the fields of the editor keep from one drawing to the next.
    pub fields: Brief<Fields>,
    /// An edited deck that waits for the moderator's yes.
    staged: Mutex<Option<edit::Staged>>,
    errands: Brief<Vec<Errand>>,
    context: OnceLock<Context>,
    /// Slides as textures.
    pub slides: Slides,
    /// The windows beside the console.
    pub windows: Windows,
    /// Texts that egui cannot set.
    pub shaper: Shaper,
    /// The tools in the moderator's hand.
    pub tools: Brief<Tools>,
    /// What went wrong while a window was drawn.
    pub faults: Faults,
    /// Keeps the machine awake while the show is live.
    pub awake: Awake,
    /// What was found before the show.
    pub preflight: Preflight,
    /// What the sheets hold that bring something in or look through a whole deck.
    pub bench: Brief<Bench>,
    pub(super) folders: Option<Folders>,
    settings: Brief<Settings>,
    writing_settings: Mutex<()>,
    screens: Mutex<places::Displays>,
    /// What is wrong with the displays: mirrored, and lost.
    displays: Mutex<(Option<String>, Option<String>)>,
    /// Why there is no journal at all.
    no_journal: Mutex<Option<String>>,
    /// The unfinished show of this deck, found at the start, and when anything was done in it last.
    unfinished: Mutex<Option<(Box<Show>, i64)>>,
    /// Whether the room is to see something else than when its window was last drawn first.
    room_changed: AtomicBool,
    /// Whether nothing of this show is written.
    no_trace: AtomicBool,
    safety: Mutex<safety::Safety>,
    /// Whether the windows still have to clear what was copied from them.
    clear_copied: AtomicBool,
    /// The desk itself, for threads that work for it.
    me: Weak<Self>,
}

impl Desk {
    /// A desk for a deck. The context is the windows'; `folders` says where journals are kept, if anywhere.
    #[must_use]
    pub fn new(
        clock: Arc<dyn Clock>,
        folders: Option<Folders>,
        settings: Settings,
        ctx: &Context,
        loaded: &Arc<Loaded>,
    ) -> Arc<Self> {
        Self::new_with(clock, folders, settings, ctx, loaded, false)
    }

    /// The same; with `no_trace`, nothing is read of earlier shows and nothing is written, from the first moment on.
    #[must_use]
    pub fn new_with(
        clock: Arc<dyn Clock>,
        folders: Option<Folders>,
        settings: Settings,
        ctx: &Context,
        loaded: &Arc<Loaded>,
        no_trace: bool,
    ) -> Arc<Self> {
        let plan = loaded.plan.as_ref().ok().cloned();
        let show = Show::new(loaded.outline(), plan, None);
        let snapshot = Arc::new(snapshot_of(&show, Arc::clone(loaded), None));
        let face = Face::new(settings.light, settings.notes_size.unwrap_or(1.0));
        let desk = Arc::new_cyclic(|desk: &std::sync::Weak<Self>| {
            let me = desk.clone();
            let desk = desk.clone();
            Self {
                clock: SpedClock::new(clock),
                started: Instant::now(),
                show: Mutex::new(show),
                snapshot: Brief::new(snapshot),
                face: Brief::new(face),
                wishes: Brief::default(),
                editor: Brief::default(),
                keep: Brief::default(),
                fields: Brief::default(),
                staged: Mutex::default(),
                errands: Brief::default(),
                context: OnceLock::new(),
                slides: Slides::new(move || {
                    if let Some(desk) = desk.upgrade() {
                        desk.wake_for_pictures();
                    }
                }),
                windows: Windows::default(),
                shaper: Shaper::default(),
                tools: Brief::default(),
                faults: Faults::default(),
                awake: Awake::default(),
                preflight: Preflight::default(),
                bench: Brief::default(),
                folders,
                settings: Brief::new(settings),
                writing_settings: Mutex::default(),
                screens: Mutex::default(),
                displays: Mutex::default(),
                no_journal: Mutex::default(),
                unfinished: Mutex::default(),
                room_changed: AtomicBool::new(false),
                no_trace: AtomicBool::new(no_trace),
                safety: Mutex::default(),
                clear_copied: AtomicBool::default(),
                me,
            }
        });
        let _first = desk.context.set(ctx.clone());
        desk.load_bindings();
        desk.take_up(loaded);
        desk
    }

    /// The decks opened last.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        self.settings.lock().recent.clone()
    }

    /// Turns the windows light or dark.
    pub fn set_light(&self, light: bool) {
        self.face(|face| face.light = light);
        self.settings.lock().light = light;
        self.show_look();
        self.save_settings();
        self.wake();
    }

    /// Has every window speak a language, now and at the next start.
    pub fn set_language(&self, language: Language) {
        words::set_language(language);
        self.settings.lock().language = Some(language);
        self.save_settings();
        self.wake();
    }

    /// How large all words and controls are, in hundredths.
    #[must_use]
    pub fn text_scale(&self) -> u16 {
        self.settings.lock().text_scale()
    }

    /// Makes all words and controls of the windows larger or smaller. A slide keeps its place and its pixels.
    pub fn set_text_scale(&self, hundredths: u16) {
        let scale = {
            let mut settings = self.settings.lock();
            settings.text_scale = Some(hundredths).filter(|scale| *scale != 100);
            f32::from(settings.text_scale()) / 100.0
        };
        if let Some(ctx) = self.context.get() {
            ctx.set_zoom_factor(scale);
        }
        self.save_settings();
        self.wake();
    }

    /// The look of the panel's window.
    #[must_use]
    pub fn panel_look(&self) -> theme::Look {
        self.settings.lock().panel_look
    }

    /// Gives the panel's window the look after the one it has.
    pub fn turn_panel_look(&self) {
        let looks = theme::Look::ALL;
        let now = looks.iter().position(|look| *look == self.panel_look()).unwrap_or(0);
        if let Some(look) = looks.get((now + 1) % looks.len()) {
            self.set_panel_look(*look);
            self.say(tr_with("panel-look-now", &[("look", look.words().to_lowercase().into())]));
        }
    }

    /// Gives the panel's window a look.
    pub fn set_panel_look(&self, look: theme::Look) {
        self.settings.lock().panel_look = look;
        self.save_settings();
        self.wake();
    }

    /// Writes the settings; failing to is not worth a word during a show.
    pub fn save_settings(&self) {
        let Some(folders) = self.folders.as_ref().filter(|_| !self.no_trace()) else { return };
        // One after the other, so that the last ones win; and the windows can read the settings meanwhile.
        let _one_at_a_time = self.writing_settings.lock();
        let settings = {
            let mut settings = self.settings.lock();
            settings.notes_size = Some(self.face(|face| face.notes_size)).filter(|size| (size - 1.0).abs() > 0.01);
            settings.clone()
        };
        let _not_kept = settings.write(&folders.settings);
    }

    /// Says that two displays show the same picture, or that they do not.
    pub fn set_display_warning(&self, warning: Option<String>) {
        self.displays.lock().0 = warning;
        self.wake();
    }

    /// Says that the room's display is gone, or is there.
    pub fn lost_display(&self, lost: Option<String>) {
        let words = lost.map(|name| tr_with("display-gone", &[("name", name.into())]));
        let before = std::mem::replace(&mut self.displays.lock().1, words.clone());
        if before != words {
            self.wake();
        }
    }

    /// What is wrong with the displays.
    #[must_use]
    pub fn display_warning(&self) -> Option<String> {
        let displays = self.displays.lock();
        displays.0.clone().or_else(|| displays.1.clone())
    }

    /// The show, to change. Its journal is written meanwhile, so whoever waits for it may wait for the disk.
    fn show(&self) -> MutexGuard<'_, Show> {
        slow::work("the show is waited for");
        self.show.lock()
    }

    fn publish(&self, show: &Show) {
        let trouble = self.no_journal.lock().clone();
        let mut snapshot = self.snapshot.lock();
        let loaded = Arc::clone(&snapshot.loaded);
        self.slides.set_language(show.state().language.as_deref().unwrap_or(&loaded.language));
        self.slides.set_guest(queue::guest(show.state(), show.queue()));
        let next = Arc::new(snapshot_of(show, loaded, trouble));
        if next.room() != snapshot.room() {
            self.room_changed.store(true, Ordering::Relaxed);
        }
        *snapshot = next;
    }

    /// The same for a deck after an edit.
    fn put_loaded(&self, show: &Show, loaded: &Arc<Loaded>) {
        {
            let mut snapshot = self.snapshot.lock();
            *snapshot = Arc::new(snapshot_of(show, Arc::clone(loaded), None));
        }
        self.publish(show);
        // The same slide may look different now.
        self.room_changed.store(true, Ordering::Relaxed);
    }

    /// Whether the room is to see something else since this was asked last.
    pub fn take_room_changed(&self) -> bool {
        self.room_changed.swap(false, Ordering::Relaxed)
    }

    /// The show's time, UTC milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// How many times faster than the wall the show's clock runs: 1, except in a rehearsal that was sped up.
    #[must_use]
    pub fn speed(&self) -> u8 {
        self.clock.speed()
    }

    /// Runs a rehearsal faster, or slower again. Outside a rehearsal the clock is never touched.
    pub fn change_speed(&self, faster: bool) {
        let state = &self.snapshot().state;
        if !(state.live && state.rehearsal) {
            self.say(tr("only-rehearsal-faster"));
            return;
        }
        let now = self.speed();
        let speed = if faster {
            SPEEDS.into_iter().find(|speed| *speed > now)
        } else {
            SPEEDS.into_iter().rev().find(|speed| *speed < now)
        };
        if let Some(speed) = speed {
            self.clock.set_speed(speed);
        }
        self.say(tr_with("rehearsal-speed", &[("speed", self.speed().into())]));
    }

    /// What the screens call the show: "Rehearsal ×10".
    #[must_use]
    pub fn rehearsal_words(&self) -> String {
        match self.speed() {
            1 => tr("rehearsal"),
            speed => tr_with("rehearsal-faster", &[("speed", speed.into())]),
        }
    }

    /// The show's time as the windows show it: whole seconds, so that all figures change together.
    #[must_use]
    pub fn shown_now(&self) -> i64 {
        self.now().div_euclid(1000) * 1000
    }

    /// Milliseconds since the start, for telling presses apart; never set back.
    #[must_use]
    pub fn steady(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// How far the system's clock has moved against the show's, once it is worth a question.
    #[must_use]
    pub fn system_moved(&self) -> Option<i64> {
        let ahead = self.clock.system_ahead();
        let kept = self.face(|face| face.kept_ahead);
        ((ahead - kept).abs() > 2_000 && ahead.abs() > 2_000).then_some(ahead)
    }

    /// Keeps the show's time although the system's clock has moved.
    pub fn keep_time(&self) {
        let ahead = self.clock.system_ahead();
        self.face(|face| face.kept_ahead = ahead);
    }

    /// Takes the system's clock as the show's time.
    pub fn adopt_time(&self) {
        self.clock.adopt_system();
        self.face(|face| face.kept_ahead = 0);
        self.wake();
    }

    /// The show as it stands.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.lock())
    }

    /// Reads or changes the console's own state.
    pub fn face<R>(&self, with: impl FnOnce(&mut Face) -> R) -> R {
        with(&mut self.face.lock())
    }
}

impl Desk {
    /// Has a command of the table carried out when the drawing is over.
    pub fn ask(&self, verb: Verb) {
        self.wishes.lock().push(Wish::Verb(verb));
    }

    /// Has a command of the show carried out when the drawing is over.
    pub fn ask_show(&self, command: Command) {
        self.wishes.lock().push(Wish::Command(command));
    }

    /// Reads or changes what the sheets of the deck's file hold.
    pub fn with_keep<R>(&self, with: impl FnOnce(&mut Keep) -> R) -> R {
        with(&mut self.keep.lock())
    }

    /// Has something done when the drawing is over: whatever may write, or wait for a disk.
    pub fn soon(&self, deed: impl FnOnce(&Self) + Send + 'static) {
        self.wishes.lock().push(Wish::Deed(Box::new(deed)));
    }

    /// Carries out what was asked for while a window was drawn.
    pub fn flush(&self) {
        let wishes = std::mem::take(&mut *self.wishes.lock());
        for wish in wishes {
            match wish {
                Wish::Verb(verb) => self.perform(verb),
                Wish::Command(command) => self.send(command),
                Wish::Deed(deed) => deed(self),
                Wish::Edit(ask) => self.carry_out(*ask),
            }
        }
        self.tend();
    }

    /// Gives the console's window something to do.
    pub fn errand(&self, errand: Errand) {
        self.errands.lock().push(errand);
        self.wake();
    }

    /// What the console's window has to do.
    pub fn take_errands(&self) -> Vec<Errand> {
        std::mem::take(&mut *self.errands.lock())
    }

    /// The windows' context.
    pub(super) fn context(&self) -> Option<&Context> {
        self.context.get()
    }

    /// Whether slides are to be cut even where the deck says fade.
    #[must_use]
    pub fn reduced_motion(&self) -> bool {
        self.settings.lock().reduced_motion
    }

    /// Chooses whether anything moves.
    pub fn reduce_motion(&self, reduced: bool) {
        self.settings.lock().reduced_motion = reduced;
        self.save_settings();
        self.wake();
    }

    /// Has what the room will see drawn at the size of a display, before its window is there to ask for it.
    pub fn get_ahead(&self, display: (u32, u32)) {
        if let Some(job) = self.job_ahead(display) {
            self.slides.get_ahead(super::windows::audience(), job);
        }
    }

    fn job_ahead(&self, display: (u32, u32)) -> Option<Job> {
        let snapshot = self.snapshot();
        let (id, step) = match snapshot.room() {
            Room::Slide { id, step } => (id, step),
            // Before the show starts, nothing is to be seen; then the slide at which it starts.
            Room::Holding if !snapshot.state.live => (snapshot.state.slide.clone(), snapshot.state.step),
            _ => return None,
        };
        let position = snapshot.loaded.deck.position(&id)?;
        Some(super::slides::filling(display, snapshot.shape(), position, step))
    }

    /// Whether everything that the room's window will show is there.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        !self.slides.waiting().contains(&super::windows::audience()) && self.slides.knows(super::windows::audience())
    }

    /// Has every open window drawn.
    pub fn wake(&self) {
        if let Some(ctx) = self.context.get() {
            self.windows.wake(ctx);
        }
    }

    /// Has drawn what waits for a picture. A picture that no window shows yet is only taken over, by the console.
    fn wake_for_pictures(&self) {
        let Some(ctx) = self.context.get() else { return };
        let waiting = self.slides.waiting();
        for window in waiting.iter().copied().chain(waiting.is_empty().then_some(egui::ViewportId::ROOT)) {
            super::windows::wake(ctx, window, std::time::Duration::ZERO);
        }
    }

    /// Says a word to the moderator, on the console alone.
    pub fn say(&self, words: impl Into<String>) {
        let now = self.steady();
        self.face(|face| face.say(words, now));
        self.wake();
    }

    /// Sends a command to the show; a refusal is said on the console.
    pub fn send(&self, command: Command) {
        let _number = self.send_for(command);
    }

    /// The same, for who wants to know which question it was about: none after a refusal.
    pub(super) fn send_for(&self, command: Command) -> Option<u32> {
        // The journal is written under the lock of the show, and the disk may take its time.
        slow::work("a command is carried out");
        let now = self.now();
        let asks = matches!(command, Command::Question(_)).then(|| self.snapshot());
        let was = self.snapshot().state.slide.clone();
        let answer = {
            let mut show = self.show();
            self.keep(&mut show, &command, now);
            let answer = show.apply(command, now);
            // A number that an undo set free is given again: what helped to find another asker must not stick to it.
            for number in answer.iter().filter_map(|applied| applied.done.as_ref()).flat_map(|done| &done.created) {
                show.handles_mut().set(*number, "");
            }
            self.publish(&show);
            answer
        };
        self.tools_after(&was);
        self.wake();
        let now = self.steady();
        match answer {
            Ok(applied) => {
                if let Some(note) = applied.note.filter(|note| *note != NOTHING_TO_LEAVE) {
                    self.face(|face| face.say(said::sentence(&said::note(note)), now));
                }
                if let Some(before) = asks {
                    self.heed_claims(&before.queue);
                }
                applied.done.and_then(|done| done.number)
            }
            Err(refusal) => {
                self.face(|face| face.say(said::sentence(&said::refusal(&refusal)), now));
                None
            }
        }
    }
}
