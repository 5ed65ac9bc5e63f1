//! The desk: what all windows share. They read its snapshot and ask it for commands; it alone changes the show.

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Instant,
};

use egui::{Context, Key};
use parking_lot::Mutex;

use super::{
    face::{Face, Line, Sheet},
    open::Loaded,
    slides::Slides,
    windows::Windows,
};
use crate::{
    platform::{clock::Clock, displays, folders::Folders, settings::Settings},
    questions::{self, Queue},
    show::{
        Command, From, Journal, Room, Show, State,
        journal::{self, Listed},
    },
    timing::{self, Timing, View},
    ui::{
        commands::{Verb, key_of},
        shaped::Shaper,
    },
};

/// The show as it stood after the last command: windows draw from it and hold no lock while they do.
pub struct Snapshot {
    /// The deck.
    pub loaded: Arc<Loaded>,
    /// The show's state.
    pub state: State,
    /// The clocks, where the deck has a slot.
    pub timing: Option<Timing>,
    /// The questions.
    pub queue: Queue,
    /// What undo would take back.
    pub undo: Option<String>,
    /// Why the journal cannot be written, in words.
    pub trouble: Option<String>,
}

impl Snapshot {
    /// What the room sees.
    #[must_use]
    pub fn room(&self) -> Room {
        self.state.room()
    }

    /// The position of the current slide.
    #[must_use]
    pub fn position(&self) -> usize {
        self.loaded.deck.position(&self.state.slide).unwrap_or(0)
    }

    /// Width by height of the deck's slides.
    #[must_use]
    pub fn shape(&self) -> f32 {
        let (width, height) = self.loaded.deck.aspect.canvas();
        width / height
    }

    /// What a list calls the slide at a position.
    #[must_use]
    pub fn title_of(&self, position: usize) -> String {
        self.loaded.titles.get(position).cloned().unwrap_or_default()
    }

    /// The position of the deck's holding slide.
    #[must_use]
    pub fn holding(&self) -> Option<usize> {
        self.loaded.holding
    }

    /// The slide and step that the next press shows.
    #[must_use]
    pub fn next(&self) -> Option<(usize, u16)> {
        let position = self.position();
        let slide = self.loaded.deck.slides.get(position)?;
        if self.state.step < slide.last_step() {
            return Some((position, self.state.step + 1));
        }
        self.loaded.after(position).map(|next| (next, 0))
    }

    /// The slides and steps that a press may show next, the likeliest first.
    #[must_use]
    pub fn neighbours(&self, position: usize, step: u16) -> Vec<(usize, u16)> {
        let slides = &self.loaded.deck.slides;
        let mut list = Vec::new();
        if let Some(slide) = slides.get(position) {
            if step < slide.last_step() {
                list.push((position, step + 1));
            }
            list.extend(self.loaded.after(position).map(|next| (next, 0)));
            if step > 0 {
                list.push((position, step - 1));
            } else if let Some(before) = self.loaded.before(position) {
                list.push((before, slides.get(before).map_or(0, crate::deck::model::Slide::last_step)));
            }
        }
        list
    }

    /// The clocks at `now`.
    #[must_use]
    pub fn view(&self, now: i64) -> Option<View> {
        self.timing.as_ref().map(|timing| timing.view(now))
    }

    /// The time zone of the room.
    #[must_use]
    pub fn zone(&self) -> &str {
        self.timing.as_ref().map_or("UTC", |timing| timing.plan().slot.zone.as_str())
    }
}

/// What only the console's window can do, because it holds the system's handles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Ask for a deck to open.
    AskForDeck,
    /// Open this deck.
    Open(PathBuf),
    /// Put the room's window on its display.
    ShowRoom,
    /// Open or close the panel's window.
    TogglePanel,
    /// Exchange the displays of the room and the console.
    Swap,
    /// Bring the console to the front, to type.
    Front,
    /// Close the program.
    Quit,
}

/// What a window asks for while it is drawn; carried out when the drawing is over.
enum Wish {
    Verb(Verb),
    Command(Command),
}

/// What all windows share.
pub struct Desk {
    clock: Arc<dyn Clock>,
    started: Instant,
    show: Mutex<Show>,
    snapshot: Mutex<Arc<Snapshot>>,
    face: Mutex<Face>,
    wishes: Mutex<Vec<Wish>>,
    errands: Mutex<Vec<Errand>>,
    context: OnceLock<Context>,
    /// Slides as textures.
    pub slides: Slides,
    /// The windows beside the console.
    pub windows: Windows,
    /// Texts that egui cannot set.
    pub shaper: Shaper,
    folders: Option<Folders>,
    settings: Mutex<Settings>,
    /// What is wrong with the displays: mirrored, and lost.
    displays: Mutex<(Option<String>, Option<String>)>,
    /// Why there is no journal at all.
    no_journal: Mutex<Option<String>>,
    /// The unfinished show of this deck, found at the start.
    unfinished: Mutex<Option<Box<Show>>>,
}

/// A show that stopped longer ago than this is not offered any more: its slot is over.
const STALE: i64 = 12 * 3_600_000;

impl Desk {
    /// A desk for a deck. The context is the windows'; `folders` says where journals are kept, if anywhere.
    #[must_use]
    pub fn new(
        clock: Arc<dyn Clock>,
        folders: Option<Folders>,
        settings: Settings,
        ctx: &Context,
        loaded: Arc<Loaded>,
    ) -> Arc<Self> {
        let plan = loaded.plan.as_ref().ok().cloned();
        let show = Show::new(loaded.outline(), plan, None);
        let snapshot = Arc::new(snapshot_of(&show, Arc::clone(&loaded), None));
        let face = Face::new(settings.light, settings.notes_size.unwrap_or(1.0));
        let desk = Arc::new_cyclic(|desk: &std::sync::Weak<Self>| {
            let desk = desk.clone();
            Self {
                clock,
                started: Instant::now(),
                show: Mutex::new(show),
                snapshot: Mutex::new(snapshot),
                face: Mutex::new(face),
                wishes: Mutex::default(),
                errands: Mutex::default(),
                context: OnceLock::new(),
                slides: Slides::new(move || {
                    if let Some(desk) = desk.upgrade() {
                        desk.wake();
                    }
                }),
                windows: Windows::default(),
                shaper: Shaper::default(),
                folders,
                settings: Mutex::new(settings),
                displays: Mutex::default(),
                no_journal: Mutex::default(),
                unfinished: Mutex::default(),
            }
        });
        let _first = desk.context.set(ctx.clone());
        desk.take_up(&loaded);
        desk
    }

    /// Turns to another deck, with a new show.
    pub fn set_deck(&self, loaded: Arc<Loaded>) {
        self.leave_show();
        let plan = loaded.plan.as_ref().ok().cloned();
        let mut show = self.show.lock();
        *show = Show::new(loaded.outline(), plan, None);
        *self.snapshot.lock() = Arc::new(snapshot_of(&show, Arc::clone(&loaded), None));
        drop(show);
        self.face(|face| {
            face.sheet = Sheet::None;
            face.chosen_question = None;
        });
        self.take_up(&loaded);
        self.wake();
    }

    /// Shows the slides of a deck, notes it among the recent ones, and looks for a show of it that was cut off.
    fn take_up(&self, loaded: &Arc<Loaded>) {
        self.slides.set_deck(
            Arc::clone(&loaded.deck),
            loaded.folder.clone(),
            loaded.language.clone(),
            loaded.deck.theme.clone(),
        );
        let path = loaded.path.canonicalize().unwrap_or_else(|_| loaded.path.clone());
        self.settings.lock().opened(&path);
        self.save_settings();
        self.look_for_unfinished(loaded);
    }

    /// Offers to go on with a show of this deck that was cut off.
    fn look_for_unfinished(&self, loaded: &Arc<Loaded>) {
        let Some(folders) = &self.folders else { return };
        let found = journal::list(&folders.shows, &folders.keys).unwrap_or_default();
        let ours = |listed: &&Listed| listed.label.as_ref().is_ok_and(|(deck, _)| *deck == loaded.deck.id);
        for listed in found.iter().filter(ours) {
            let plan = loaded.plan.as_ref().ok().cloned();
            let Ok((show, resumed)) = Show::resume(loaded.outline(), plan, &listed.journal, &listed.key) else {
                continue;
            };
            let now = self.now();
            let ago = now.saturating_sub(resumed.last_at.unwrap_or(resumed.started_at)).max(0);
            let waiting = show.queue().waiting().count();
            if ago > STALE || !(show.state().live || waiting > 0) {
                continue;
            }
            let slide = loaded.deck.position(&show.state().slide).unwrap_or(0) + 1;
            let mut words = format!(
                "The last show of this deck stopped without an end, {} ago, on slide {slide} of {}.",
                timing::words_length(ago.max(1000)),
                loaded.deck.slides.len()
            );
            match waiting {
                0 => {}
                1 => words.push_str(" One question waits."),
                _ => words.push_str(&format!(" {waiting} questions wait.")),
            }
            if let Some(damage) = &resumed.damage {
                words.push_str(&format!(
                    " The end of its journal was damaged ({}); everything before is there.",
                    damage.kind.word()
                ));
            }
            *self.unfinished.lock() = Some(Box::new(show));
            self.face(|face| face.open(Sheet::Resume { words }));
            return;
        }
    }

    /// Goes on with the show that was cut off.
    pub fn resume(&self) {
        let Some(unfinished) = self.unfinished.lock().take() else { return };
        let live = unfinished.state().live;
        let mut show = self.show.lock();
        *show = *unfinished;
        self.publish(&show);
        drop(show);
        self.face(|face| face.sheet = Sheet::None);
        if live {
            self.errand(Errand::ShowRoom);
        }
        self.wake();
    }

    /// Destroys the show that was cut off, and starts with a new one.
    pub fn start_afresh(&self) {
        if let Some(mut unfinished) = self.unfinished.lock().take() {
            if let Some(purged) = unfinished.purge() {
                self.say(purged.to_string());
            }
        }
        self.face(|face| face.sheet = Sheet::None);
        self.wake();
    }

    /// Goes live: as a rehearsal when the slot is on another day.
    fn start(&self, from: From) {
        let snapshot = self.snapshot();
        let now = self.now();
        let rehearsal = snapshot.view(now).is_some_and(|view| view.wrong_day.is_some());
        self.face(|face| face.sheet = Sheet::None);
        self.send(Command::Begin { from, rehearsal });
        self.errand(Errand::ShowRoom);
        if rehearsal {
            self.say("The deck's slot is not today: this is a rehearsal, and every screen says so");
        }
    }

    /// Ends the show and closes the room's window. `purge` destroys its journal with all questions.
    pub fn end(&self, purge: bool) {
        self.send(Command::End);
        self.windows.audience.close();
        self.slides.forget(super::windows::audience());
        self.face(|face| face.sheet = Sheet::None);
        let words = {
            let mut show = self.show.lock();
            let loaded = Arc::clone(&self.snapshot().loaded);
            let plan = loaded.plan.as_ref().ok().cloned();
            if purge {
                let purged = show.purge();
                *show = Show::new(loaded.outline(), plan, None);
                self.publish(&show);
                purged.map(|purged| purged.to_string())
            } else {
                Some(
                    "The show has ended. Its journal stays on this machine, encrypted, until it is deleted.".to_owned(),
                )
            }
        };
        if let Some(words) = words {
            self.say(words);
        }
        self.wake();
    }

    /// Before the program or the deck goes: a show that holds nothing leaves nothing behind.
    pub fn leave_show(&self) {
        let mut show = self.show.lock();
        if !show.state().live && show.queue().iter().next().is_none() {
            let _gone = show.purge();
        }
    }

    /// Adds a question to the end of the queue.
    pub fn add_question(&self, text: String) {
        self.send(Command::Question(questions::Action::Add { text, language: None, to: Vec::new(), queued: true }));
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
        if let Some(ctx) = self.context.get() {
            ctx.set_theme(if light { egui::Theme::Light } else { egui::Theme::Dark });
        }
        self.save_settings();
        self.wake();
    }

    /// The display that the room saw last.
    #[must_use]
    pub fn room_display(&self) -> Option<displays::Key> {
        self.settings.lock().room_display.clone()
    }

    /// Remembers the display that the room sees.
    pub fn remember_room_display(&self, display: displays::Key) {
        let changed = {
            let mut settings = self.settings.lock();
            let changed = settings.room_display.as_ref() != Some(&display);
            settings.room_display = Some(display);
            changed
        };
        if changed {
            self.save_settings();
        }
    }

    /// Writes the settings; failing to is not worth a word during a show.
    pub fn save_settings(&self) {
        let Some(folders) = &self.folders else { return };
        let mut settings = self.settings.lock();
        settings.notes_size = Some(self.face(|face| face.notes_size)).filter(|size| (size - 1.0).abs() > 0.01);
        let _not_kept = settings.write(&folders.settings);
    }

    /// Says that two displays show the same picture, or that they do not.
    pub fn set_display_warning(&self, warning: Option<String>) {
        self.displays.lock().0 = warning;
        self.wake();
    }

    /// Says that the room's display is gone, or is there.
    pub fn lost_display(&self, lost: Option<String>) {
        self.displays.lock().1 =
            lost.map(|name| format!("{name} is gone: the room's window is on this screen until the cable is back"));
        self.wake();
    }

    /// What is wrong with the displays.
    #[must_use]
    pub fn display_warning(&self) -> Option<String> {
        let displays = self.displays.lock();
        displays.0.clone().or_else(|| displays.1.clone())
    }

    /// Starts the journal before the first thing that is worth keeping.
    fn keep(&self, show: &mut Show, command: &Command, now: i64) {
        let worth = matches!(
            command,
            Command::Begin { .. } | Command::Question(_) | Command::Timing(_) | Command::Message(Some(_))
        );
        if !worth || show.journal().is_some() {
            return;
        }
        let Some(folders) = &self.folders else {
            *self.no_journal.lock() = Some("this machine has no folder for it".to_owned());
            return;
        };
        match Journal::create(&folders.shows, &folders.keys, &show.outline().deck_id, now) {
            Ok(journal) => {
                show.keep(journal, now);
                *self.no_journal.lock() = None;
            }
            Err(fault) => *self.no_journal.lock() = Some(fault.to_string()),
        }
    }

    fn publish(&self, show: &Show) {
        let trouble = self.no_journal.lock().clone();
        let mut snapshot = self.snapshot.lock();
        let loaded = Arc::clone(&snapshot.loaded);
        *snapshot = Arc::new(snapshot_of(show, loaded, trouble));
    }

    /// The show's time, UTC milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
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

    /// Carries out what was asked for while a window was drawn.
    pub fn flush(&self) {
        let wishes = std::mem::take(&mut *self.wishes.lock());
        for wish in wishes {
            match wish {
                Wish::Verb(verb) => self.perform(verb),
                Wish::Command(command) => self.send(command),
            }
        }
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

    /// Has every open window drawn.
    pub fn wake(&self) {
        if let Some(ctx) = self.context.get() {
            self.windows.wake(ctx);
        }
    }

    /// Says a word to the moderator, on the console alone.
    pub fn say(&self, words: impl Into<String>) {
        let now = self.now();
        self.face(|face| face.say(words, now));
        self.wake();
    }

    /// Sends a command to the show; a refusal is said on the console.
    pub fn send(&self, command: Command) {
        let now = self.now();
        let answer = {
            let mut show = self.show.lock();
            self.keep(&mut show, &command, now);
            let answer = show.apply(command, now);
            self.publish(&show);
            answer
        };
        match answer {
            Ok(applied) => {
                if let Some(note) = applied.note {
                    self.face(|face| face.say(note, now));
                }
            }
            Err(refusal) => self.face(|face| face.say(sentence(&refusal.to_string()), now)),
        }
        self.wake();
    }

    /// Carries out a command of the table.
    pub fn perform(&self, verb: Verb) {
        let snapshot = self.snapshot();
        let live = snapshot.state.live;
        match verb {
            Verb::Next => self.send(Command::Next),
            Verb::Previous => self.send(Command::Previous),
            Verb::SkipForward => self.send(Command::SkipForward),
            Verb::SkipBack => self.send(Command::SkipBack),
            Verb::First => self.send(Command::First),
            Verb::Last => self.send(Command::Last),
            Verb::Back => self.send(Command::Back),
            Verb::Black => self.send(Command::Black),
            Verb::White => self.send(Command::White),
            Verb::Freeze => self.send(Command::Freeze),
            Verb::Undo => self.send(Command::Undo),
            Verb::Panic => {
                self.face(Face::close_line);
                self.send(Command::Panic);
            }
            Verb::Calm => self.send(Command::Calm),
            Verb::StartFirst | Verb::StartHere => {
                // A clicker's one button sends F5 and Esc in turn: while live neither does anything.
                if !live {
                    self.start(if verb == Verb::StartFirst { From::First } else { From::Here });
                }
            }
            Verb::ClockStartPause => self.clock_start_pause(&snapshot),
            Verb::NextSegment => self.timing(timing::Action::Next { ago: 0 }),
            Verb::MinuteMore => self.grant(&snapshot, 60_000),
            Verb::MinuteLess => self.grant(&snapshot, -60_000),
            Verb::QuestionNext => self.ask_next(&snapshot),
            Verb::QuestionAnswered => self.send(Command::Question(questions::Action::Answered)),
            Verb::QuestionNew => self.open_line(Line::Question),
            Verb::Message => self.open_line(Line::Message),
            Verb::GoTo => self.open_sheet(Sheet::GoTo { text: String::new(), chosen: 0 }),
            Verb::Overview => self.open_sheet(Sheet::Overview { chosen: snapshot.position() }),
            Verb::Help => self.open_sheet(Sheet::Help),
            Verb::End => {
                if live {
                    self.open_sheet(Sheet::End);
                } else {
                    self.say("No show is running");
                }
            }
            Verb::Leave => {
                if self.face(Face::leave) {
                    self.wake();
                } else {
                    self.send(Command::Escape);
                }
            }
            Verb::NotesLarger => self.size_notes(1.1),
            Verb::NotesSmaller => self.size_notes(1.0 / 1.1),
            Verb::NotesUp => self.scroll_notes(-60.0),
            Verb::NotesDown => self.scroll_notes(60.0),
            Verb::SwapDisplays => self.errand(Errand::Swap),
            Verb::PanelWindow => self.errand(Errand::TogglePanel),
            Verb::Open => self.errand(Errand::AskForDeck),
        }
    }

    fn timing(&self, action: timing::Action) {
        if self.snapshot().timing.is_some() {
            self.send(Command::Timing(action));
        } else {
            self.say("This deck has no slot: its clock cannot run");
        }
    }

    /// T: starts the next segment, or pauses and resumes the running one.
    fn clock_start_pause(&self, snapshot: &Snapshot) {
        let action = match snapshot.view(self.now()).and_then(|view| view.running) {
            None => timing::Action::Next { ago: 0 },
            Some(running) if running.interrupted.is_some() => timing::Action::EndInterrupt,
            Some(running) if running.paused => timing::Action::Resume,
            Some(_) => timing::Action::Pause,
        };
        self.timing(action);
    }

    fn grant(&self, snapshot: &Snapshot, by: i64) {
        let running = snapshot.view(self.now()).and_then(|view| {
            let index = view.running.as_ref()?.index;
            view.segments.get(index).map(|segment| segment.id.clone())
        });
        match running {
            Some(segment) => self.timing(timing::Action::Grant { segment, by }),
            None => self.say("No segment is running"),
        }
    }

    /// A: what is being asked is now being answered; else the next question is asked.
    fn ask_next(&self, snapshot: &Snapshot) {
        let action = match snapshot.queue.active() {
            Some(question) if question.state == questions::State::Asking => questions::Action::Answering,
            Some(question) => {
                let words = format!(
                    "Question {} is being answered: press {} when it is",
                    question.number,
                    key_of(Verb::QuestionAnswered)
                );
                return self.say(words);
            }
            None => match snapshot.queue.up_next() {
                Some(question) => questions::Action::Ask { number: question.number },
                None => return self.say(format!("No question waits: press {} to add one", key_of(Verb::QuestionNew))),
            },
        };
        self.send(Command::Question(action));
    }

    fn open_line(&self, line: Line) {
        self.face(|face| face.open_line(line));
        self.errand(Errand::Front);
    }

    fn open_sheet(&self, sheet: Sheet) {
        self.face(|face| face.open(sheet));
        self.errand(Errand::Front);
    }

    fn size_notes(&self, by: f32) {
        self.face(|face| face.notes_size = (face.notes_size * by).clamp(0.6, 3.0));
        self.wake();
    }

    fn scroll_notes(&self, by: f32) {
        self.face(|face| face.notes_scroll += by);
        self.wake();
    }

    /// Goes to the slide with a number, counted from 1.
    pub fn go_to_number(&self, number: usize) {
        let snapshot = self.snapshot();
        match number.checked_sub(1).and_then(|position| snapshot.loaded.deck.slides.get(position)) {
            Some(slide) => self.go_to(slide.id.clone()),
            None => self.say(format!("There is no slide {number}: the last is {}", snapshot.loaded.deck.slides.len())),
        }
    }

    /// Goes to a slide and closes whatever sheet led there.
    pub fn go_to(&self, slide: String) {
        self.face(|face| {
            face.sheet = Sheet::None;
            face.typing = false;
        });
        self.send(Command::GoTo { slide, step: 0 });
    }

    /// Goes to the slide that is chosen on the open sheet.
    pub fn take_chosen(&self) {
        let snapshot = self.snapshot();
        let position = match self.face(|face| face.sheet.clone()) {
            Sheet::Overview { chosen } => Some(chosen),
            Sheet::GoTo { text, chosen } => snapshot.loaded.find(&text).get(chosen).copied(),
            _ => None,
        };
        match position.and_then(|position| snapshot.loaded.deck.slides.get(position)) {
            Some(slide) => self.go_to(slide.id.clone()),
            None => self.say("Nothing was found to go to"),
        }
    }

    /// Moves the choice on the open sheet.
    pub fn move_choice(&self, key: Key) {
        let snapshot = self.snapshot();
        let last = snapshot.loaded.deck.slides.len().saturating_sub(1);
        self.face(|face| {
            let columns = face.overview_columns.max(1);
            match &mut face.sheet {
                Sheet::Overview { chosen } => {
                    *chosen = match key {
                        Key::ArrowLeft => chosen.saturating_sub(1),
                        Key::ArrowRight => *chosen + 1,
                        Key::ArrowUp => chosen.checked_sub(columns).unwrap_or(*chosen),
                        Key::ArrowDown if *chosen + columns <= last => *chosen + columns,
                        Key::Home => 0,
                        Key::End => last,
                        _ => *chosen,
                    }
                    .min(last);
                }
                Sheet::GoTo { text, chosen } => {
                    let found = snapshot.loaded.find(text).len();
                    *chosen = match key {
                        Key::ArrowUp => chosen.saturating_sub(1),
                        Key::ArrowDown => (*chosen + 1).min(found.saturating_sub(1)),
                        _ => *chosen,
                    };
                }
                _ => {}
            }
        });
        self.wake();
    }
}

fn snapshot_of(show: &Show, loaded: Arc<Loaded>, trouble: Option<String>) -> Snapshot {
    Snapshot {
        loaded,
        state: show.state().clone(),
        timing: show.timing().cloned(),
        queue: show.queue().clone(),
        undo: show.undo_label().map(str::to_owned),
        trouble: show.journal_trouble().or(trouble),
    }
}

/// Words as a sentence on their own: with a capital at the start.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
