//! What each command of the table comes to: a command of the show, something on the console, or an errand for its window.

use egui::Key;

use super::{Desk, Errand, Paper, Snapshot};
use crate::{
    app::face::{Face, Line, Sheet},
    questions,
    show::{Command, From},
    timing,
    ui::{
        commands::{Verb, key_of},
        languages::name_of,
        words::{tr, tr_with},
    },
};

/// Why there is no question to ask, and what to do about it.
fn nothing_waits(queue: &questions::Queue) -> String {
    match queue.numbers(questions::State::Inbox).len() {
        0 => tr_with("none-waits", &[("key", key_of(Verb::QuestionNew).into())]),
        count => tr_with(
            "queue-empty-inbox",
            &[
                ("count", count.into()),
                ("choose", key_of(Verb::QuestionDown).into()),
                ("bring", key_of(Verb::QuestionBack).into()),
            ],
        ),
    }
}

impl Desk {
    /// Carries out a command of the table. Behind the panic or the lock, only what those let through.
    pub fn perform(&self, verb: Verb) {
        let snapshot = self.snapshot();
        if !self.lets_through(&snapshot, verb) {
            return;
        }
        let live = snapshot.state.live;
        let on = |action: fn(u32) -> questions::Action| self.on_chosen(&snapshot, false, action);
        let away = |action: fn(u32) -> questions::Action| self.on_chosen(&snapshot, true, action);
        // No arm for "everything else": a command that is added to the table and forgotten here does not compile.
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
            Verb::Undo => {
                // While the pen is in the hand, what was drawn last goes first.
                let drawing = self.tools.lock().drawing();
                if !(drawing && self.undo_line()) {
                    self.send(Command::Undo);
                }
            }
            Verb::Zoom => self.toggle_zoom(),
            Verb::Draw => {
                let drawing = self.tools.lock().drawing();
                self.draw(!drawing);
            }
            Verb::DrawClear => self.clear_lines(),
            Verb::HideSlide | Verb::SlideEarlier | Verb::SlideLater | Verb::DeckOrder => self.arrange(verb, &snapshot),
            Verb::Language => self.turn_language(),
            Verb::Panic => self.panic(),
            Verb::Calm => self.calm(),
            // A clicker's one button sends F5 and Esc in turn: while live neither does anything.
            Verb::StartFirst | Verb::StartHere if live => {}
            Verb::StartFirst => {
                self.hand_over();
                self.start(From::First, false);
            }
            Verb::StartHere => {
                self.start_where_edited();
                self.start(From::Here, false);
            }
            Verb::Rehearse if live => self.say(tr("live-before-rehearse")),
            Verb::Rehearse => self.start(From::First, true),
            Verb::ClockStartPause => self.clock_start_pause(&snapshot),
            Verb::NextSegment => self.timing(timing::Action::Next { ago: 0 }),
            Verb::MinuteMore => self.grant(&snapshot, 60_000),
            Verb::MinuteLess => self.grant(&snapshot, -60_000),
            Verb::Agenda => self.open_agenda(&snapshot),
            Verb::Interrupt => self.interrupt(&snapshot),
            Verb::Faster | Verb::Slower => self.change_speed(verb == Verb::Faster),
            Verb::Print => self.errand(Errand::Print(Paper::Twin)),
            Verb::Report => self.open_sheet(Sheet::Report { names: false }),
            Verb::PanelLook => self.turn_panel_look(),
            Verb::Seen => self.send(Command::Acknowledge),
            Verb::QuestionNew => self.open_line(Line::Question),
            Verb::QuestionNext => self.ask_next(&snapshot),
            Verb::QuestionAnswered => self.send(Command::Question(questions::Action::Answered)),
            Verb::QuestionDown => self.choose_by(&snapshot, 1, false),
            Verb::QuestionUp => self.choose_by(&snapshot, -1, false),
            Verb::QuestionMarkDown => self.choose_by(&snapshot, 1, true),
            Verb::QuestionMarkUp => self.choose_by(&snapshot, -1, true),
            Verb::QuestionLater => on(|number| questions::Action::Down { number }),
            Verb::QuestionEarlier => on(|number| questions::Action::Up { number }),
            Verb::QuestionAsk => away(|number| questions::Action::Ask { number }),
            Verb::QuestionPutNext => on(|number| questions::Action::PutNext { number }),
            Verb::QuestionPark => away(|number| questions::Action::Park { number }),
            Verb::QuestionBack => {
                away(|number| questions::Action::Move { number, to: questions::State::Queued });
            }
            Verb::QuestionRemove => away(|number| questions::Action::Remove { number }),
            Verb::QuestionTally => on(|number| questions::Action::Tally { number, by: 1 }),
            Verb::QuestionUnmerge => on(|number| questions::Action::Unmerge { number }),
            Verb::QuestionList => self.turn_to(self.face(|face| face.board.list.following())),
            Verb::QuestionSearch => self.open_line(Line::Search),
            Verb::QuestionFloor => self.open_line(Line::Floor),
            Verb::QuestionView => self.view_question(&snapshot),
            Verb::QuestionPutUp => self.put_up(),
            Verb::QuestionMarks => self.open_marks(&snapshot),
            Verb::QuestionMerge => self.merge(&snapshot),
            Verb::QuestionEdit => self.edit_question(&snapshot),
            Verb::QuestionFilter => self.open_sheet(Sheet::Filter),
            Verb::QuestionThemes => self.open_sheet(Sheet::Themes),
            Verb::Balance => self.open_sheet(Sheet::Balance),
            Verb::Round => self.round(&snapshot),
            Verb::RoundCancel => self.send(Command::Question(questions::Action::CancelRound)),
            Verb::CloseList => self.close_list(&snapshot),
            Verb::QuestionsExport => self.open_export(&snapshot),
            Verb::QuestionsImport => self.errand(Errand::AskForQuestions),
            Verb::Message => self.open_line(Line::Message),
            Verb::GoTo => self.open_sheet(Sheet::GoTo { text: String::new(), chosen: 0 }),
            Verb::Overview => {
                self.open_sheet(Sheet::Overview { chosen: snapshot.place_of(snapshot.position()) });
            }
            Verb::Help => self.open_sheet(Sheet::Help),
            Verb::Safety => self.open_safety(),
            Verb::Lock => self.turn_lock(),
            Verb::FillRoom if live => self.errand(Errand::FillRoom),
            Verb::End if live => self.open_sheet(Sheet::End),
            Verb::End | Verb::FillRoom => self.say(tr("no-show-running")),
            Verb::Leave if self.is_editing() => self.leave_in_editor(),
            Verb::Leave => {
                let drawing = self.tools.lock().drawing();
                if self.face(Face::leave) {
                    self.wake();
                } else if drawing {
                    self.draw(false);
                } else {
                    self.send(Command::Escape);
                }
            }
            Verb::NotesLarger => self.size_notes(1.1),
            Verb::NotesSmaller => self.size_notes(1.0 / 1.1),
            Verb::NotesUp => self.scroll_notes(-60.0),
            Verb::NotesDown => self.scroll_notes(60.0),
            Verb::SwapDisplays => self.errand(Errand::Swap),
            Verb::Displays => self.open_sheet(Sheet::Displays),
            Verb::Keys => self.open_sheet(Sheet::Keys),
            Verb::Settings => self.open_sheet(Sheet::Settings),
            // The router turns the key into a step; from a menu, the walk begins at the first control.
            Verb::Controls => self.face(|face| face.walking = true),
            Verb::Identify => self.identify(),
            Verb::Preflight => {
                self.open_sheet(Sheet::Preflight);
                self.errand(Errand::Preflight);
            }
            Verb::PanelWindow => self.errand(Errand::TogglePanel),
            Verb::Open => self.errand(Errand::AskForDeck),
            Verb::New => self.open_new(),
            Verb::Edit => self.turn_editor(),
            Verb::TakeOver => self.take_over(),
            Verb::EditUndo
            | Verb::EditRedo
            | Verb::EditSave
            | Verb::EditSaveAs
            | Verb::Versions
            | Verb::SlideNew
            | Verb::SlideDuplicate
            | Verb::SlideRemove
            | Verb::SlideHide
            | Verb::SlideUp
            | Verb::SlideDown
            | Verb::SlideCopy
            | Verb::SlideCut
            | Verb::SlidePaste
            | Verb::Find
            | Verb::Spelling
            | Verb::Borrow
            | Verb::ChooseUp
            | Verb::ChooseDown
            | Verb::ChooseMoreUp
            | Verb::ChooseMoreDown
            | Verb::ChooseFirst
            | Verb::ChooseLast
            | Verb::ChooseAll
            | Verb::StepOn
            | Verb::StepBack => self.perform_in_editor(verb),
        }
    }

    /// Turns the slides to the deck's next language, and says which one the room sees.
    fn turn_language(&self) {
        let before = self.snapshot().language().to_owned();
        self.send(Command::Language);
        let now = self.snapshot();
        if now.language() != before {
            self.say(tr_with("slides-are-in", &[("language", name_of(now.language()).into())]));
        }
    }

    fn timing(&self, action: timing::Action) {
        if self.snapshot().timing.is_some() {
            self.send(Command::Timing(action));
        } else {
            self.say(tr("no-slot-clock"));
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
            None => self.say(tr("no-segment-running")),
        }
    }

    /// A: what is being asked is now being answered; else the next question is asked.
    fn ask_next(&self, snapshot: &Snapshot) {
        if let Some(action) = Self::next_of_round(&snapshot.queue) {
            return self.send(Command::Question(action));
        }
        let action = match snapshot.queue.active() {
            Some(question) if question.state == questions::State::Asking => questions::Action::Answering,
            Some(question) => {
                let words = tr_with(
                    "question-answering",
                    &[("number", question.number.into()), ("key", key_of(Verb::QuestionAnswered).into())],
                );
                return self.say(words);
            }
            None => match snapshot.queue.up_next() {
                Some(question) => questions::Action::Ask { number: question.number },
                None => return self.say(nothing_waits(&snapshot.queue)),
            },
        };
        self.send(Command::Question(action));
    }

    pub(super) fn open_line(&self, line: Line) {
        self.face(|face| face.open_line(line));
        self.errand(Errand::Front);
    }

    pub(super) fn open_sheet(&self, sheet: Sheet) {
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
        let slides = &snapshot.loaded.deck.slides;
        if let Some(slide) = number.checked_sub(1).and_then(|position| slides.get(position)) {
            self.go_to(slide.id.clone());
        } else {
            let last = slides.len();
            self.say(tr_with("no-such-slide", &[("number", number.into()), ("last", last.into())]));
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
            Sheet::Overview { chosen } => snapshot.order().get(chosen).copied(),
            Sheet::GoTo { text, chosen } => snapshot.loaded.find(&text).get(chosen).copied(),
            _ => None,
        };
        match position.and_then(|position| snapshot.loaded.deck.slides.get(position)) {
            Some(slide) => self.go_to(slide.id.clone()),
            None => self.say(tr("nothing-found-to-go")),
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
                Sheet::Agenda { chosen, .. } => {
                    let last = snapshot.timing.as_ref().map_or(0, |timing| timing.order().len().saturating_sub(1));
                    *chosen = match key {
                        Key::ArrowUp => chosen.saturating_sub(1),
                        Key::ArrowDown => *chosen + 1,
                        Key::Home => 0,
                        Key::End => last,
                        _ => *chosen,
                    }
                    .min(last);
                }
                _ => {}
            }
        });
        self.wake();
    }
}
