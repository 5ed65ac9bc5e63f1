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
    platform::clock::Clock,
    questions::{self, Queue},
    show::{Command, From, Room, Show, State},
    timing::{self, Timing, View},
    ui::commands::{Verb, key_of},
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
    pub shaper: crate::ui::shaped::Shaper,
}

impl Desk {
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
            let answer = show.apply(command, now);
            let loaded = Arc::clone(&self.snapshot.lock().loaded);
            *self.snapshot.lock() = Arc::new(snapshot_of(&show, loaded));
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
                let words = format!("Question {} is being answered: press {} when it is", question.number, key_of(Verb::QuestionAnswered));
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

fn snapshot_of(show: &Show, loaded: Arc<Loaded>) -> Snapshot {
    Snapshot {
        loaded,
        state: show.state().clone(),
        timing: show.timing().cloned(),
        queue: show.queue().clone(),
        undo: show.undo_label().map(str::to_owned),
        trouble: show.journal_trouble().map(|trouble| trouble.to_string()),
    }
}

/// Words as a sentence on their own: with a capital at the start.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
