//! What the commands about questions come to: mostly something done to the question that is chosen in the console's list.

use crate::{
    app::{
        board,
        desk::{Desk, Errand, Snapshot},
        export::Export,
        face::{Line, Sheet},
    },
    deck::{
        inline,
        model::{Layout, Slide, Text},
    },
    questions::{Action, Claim, List, Queue, Stage, State, guess},
    show::{self, Command},
    ui::{
        commands::{Verb, key_of},
        words::{tr, tr_with},
    },
};

/// How many questions a round takes.
const ROUND: u8 = 3;
/// How many it takes at most.
const LARGEST: u8 = 12;
/// What the panel reads when the list is closed.
pub(crate) const LIST_CLOSED: &str = "The list of questions is closed";

impl Desk {
    /// Opens the marks of the chosen question.
    pub(super) fn open_marks(&self, snapshot: &Snapshot) {
        if let Some(number) = self.chosen_or_say(snapshot) {
            self.open_sheet(Sheet::Marks { number });
        }
    }

    /// Opens the look through the texts before they are exported.
    pub(super) fn open_export(&self, snapshot: &Snapshot) {
        if snapshot.queue.is_empty() {
            self.say(tr("no-question-to-export"));
        } else {
            self.face(|face| face.board.export = Some(Export::new(&snapshot.queue, self.now().unsigned_abs())));
            self.open_sheet(Sheet::Export);
        }
    }

    /// The question that is chosen on the console, as long as it is in its list.
    fn chosen(&self, snapshot: &Snapshot) -> Option<u32> {
        let chosen = self.face(|face| face.chosen_question)?;
        self.row_of(snapshot, chosen).map(|_row| chosen)
    }

    fn chosen_or_say(&self, snapshot: &Snapshot) -> Option<u32> {
        let chosen = self.chosen(snapshot);
        if chosen.is_none() {
            let (down, up) = (key_of(Verb::QuestionDown), key_of(Verb::QuestionUp));
            self.say(tr_with("none-chosen", &[("down", down.into()), ("up", up.into())]));
        }
        chosen
    }

    fn row_of(&self, snapshot: &Snapshot, number: u32) -> Option<usize> {
        let (list, found) = self.looked_at(snapshot);
        board::rows(&snapshot.queue, list, found.as_ref()).row_of(number)
    }

    /// Which list the console shows, and what the search found instead.
    pub fn looked_at(&self, snapshot: &Snapshot) -> (List, Option<std::sync::Arc<Vec<u32>>>) {
        self.face(|face| (face.board.list, face.board.found(&snapshot.queue, snapshot.state.version)))
    }

    /// Does something to the chosen question. When that takes it `away` from its list, the one after it is chosen.
    pub(super) fn on_chosen(&self, snapshot: &Snapshot, away: bool, action: fn(u32) -> Action) {
        let Some(number) = self.chosen_or_say(snapshot) else { return };
        let (list, found) = self.looked_at(snapshot);
        let rows = board::rows(&snapshot.queue, list, found.as_ref());
        let row = rows.row_of(number).unwrap_or(0);
        let neighbour = rows.get(row + 1).or_else(|| row.checked_sub(1).and_then(|row| rows.get(row)));
        self.send(Command::Question(action(number)));
        let gone = away && self.row_of(&self.snapshot(), number).is_none();
        self.face(|face| {
            if gone {
                face.chosen_question = neighbour;
                face.board.selected.retain(|other| *other != number);
            }
            face.board.reveal = true;
        });
    }

    pub(super) fn choose_by(&self, snapshot: &Snapshot, by: isize, select: bool) {
        let (list, found) = self.looked_at(snapshot);
        let rows = board::rows(&snapshot.queue, list, found.as_ref());
        let Some(last) = rows.len().checked_sub(1) else { return self.say(tr("list-empty")) };
        let before = self.face(|face| face.chosen_question);
        let row = match before.and_then(|number| rows.row_of(number)) {
            Some(row) => row.saturating_add_signed(by).min(last),
            None if by > 0 => 0,
            None => last,
        };
        self.face(|face| {
            if select {
                face.board.selected.retain(|number| rows.row_of(*number).is_some());
                for number in before.filter(|number| rows.row_of(*number).is_some()).into_iter().chain(rows.get(row)) {
                    face.board.select(number);
                }
            } else {
                face.board.selected.clear();
            }
            face.chosen_question = rows.get(row);
            face.board.reveal = true;
        });
        self.wake();
    }

    /// Shows another list of questions.
    pub fn turn_to(&self, list: List) {
        self.face(|face| {
            face.board.list = list;
            face.board.search.clear();
            face.board.selected.clear();
            face.board.reveal = true;
        });
        self.wake();
    }

    /// V: the preview of a question, and once more the way out of it; a question that is up is taken down.
    pub(super) fn view_question(&self, snapshot: &Snapshot) {
        let command = match (snapshot.state.projected, snapshot.state.preview) {
            (Some(_), _) => Command::TakeDown,
            (None, Some(_)) => Command::Preview(None),
            (None, None) => {
                let active = snapshot.queue.active().map(|question| question.number);
                match self.chosen(snapshot).or(active) {
                    Some(number) => Command::Preview(Some(number)),
                    None => return self.say(tr("none-chosen-none-asked")),
                }
            }
        };
        self.errand(Errand::Front);
        self.send(command);
    }

    /// The second of the two steps: what is previewed goes to the room.
    pub(super) fn put_up(&self) {
        let state = &self.snapshot().state;
        match state.preview.filter(|_| !state.panic && state.projected.is_none()) {
            Some(number) => self.send(Command::PutUp { number }),
            None => self.say(tr_with("preview-first", &[("key", key_of(Verb::QuestionView).into())])),
        }
    }

    pub(super) fn merge(&self, snapshot: &Snapshot) {
        let rows = self.looked_at(snapshot);
        let rows = board::rows(&snapshot.queue, rows.0, rows.1.as_ref());
        let selected = self.face(|face| {
            face.board.selected.retain(|number| rows.row_of(*number).is_some());
            face.board.selected.len()
        });
        if selected < 2 {
            let (one, other) = (key_of(Verb::QuestionMarkDown), key_of(Verb::QuestionMarkUp));
            return self.say(tr_with("select-two", &[("one", one.into()), ("other", other.into())]));
        }
        self.open_line(Line::Merge);
    }

    pub(super) fn edit_question(&self, snapshot: &Snapshot) {
        let Some(number) = self.chosen_or_say(snapshot) else { return };
        let Some(question) = snapshot.queue.get(number) else { return };
        let text = question.shown().split_whitespace().collect::<Vec<_>>().join(" ");
        self.open_line(Line::Edit(number));
        self.face(|face| face.text = text);
    }

    /// R: opens a round and picks the first questions that wait.
    pub(super) fn round(&self, snapshot: &Snapshot) {
        let queue = &snapshot.queue;
        if let Some(round) = queue.round() {
            let words = match round.stage {
                Stage::Picking | Stage::Reading => tr_with(
                    "round-is-open",
                    &[("number", round.number.into()), ("key", key_of(Verb::QuestionNext).into())],
                ),
                Stage::Answering | Stage::Closed => tr_with(
                    "round-answered",
                    &[("number", round.number.into()), ("key", key_of(Verb::QuestionAnswered).into())],
                ),
            };
            return self.say(words);
        }
        // As many as are selected, or else the first three that wait.
        let open = |number: &u32| queue.get(*number).is_some_and(|question| question.state.is_open());
        let selected: Vec<u32> = self.face(|face| face.board.selected.iter().copied().filter(open).collect());
        let chosen = selected.len() > 1;
        if selected.len() > usize::from(LARGEST) {
            return self.say(tr_with("round-at-most", &[("count", LARGEST.into())]));
        }
        let size = if chosen { u8::try_from(selected.len()).unwrap_or(ROUND) } else { ROUND };
        let picks: Vec<u32> = if chosen {
            selected
        } else {
            queue.of(State::Queued).map(|question| question.number).take(usize::from(ROUND)).collect()
        };
        let already = if chosen { 0 } else { queue.numbers(State::Next).len() };
        if picks.is_empty() && already == 0 {
            return self.say(tr_with("none-waits", &[("key", key_of(Verb::QuestionNew).into())]));
        }
        if chosen {
            // Whatever was put next on its own waits behind the round.
            for number in queue.numbers(State::Next).iter().filter(|number| !picks.contains(number)) {
                self.send(Command::Question(Action::Move { number: *number, to: State::Queued }));
            }
            self.face(|face| face.board.selected.clear());
        }
        self.send(Command::Question(Action::OpenRound { size }));
        let picked =
            |desk: &Self, number: u32| desk.snapshot().queue.round().is_some_and(|round| round.picks.contains(&number));
        for number in picks.into_iter().take(usize::from(size).saturating_sub(already)) {
            if !picked(self, number) {
                self.send(Command::Question(Action::Pick { number }));
            }
        }
        self.say(tr_with("round-begun", &[("key", key_of(Verb::QuestionNext).into())]));
    }

    /// What A does while a round is open; none without one.
    pub(super) fn next_of_round(queue: &Queue) -> Option<Action> {
        let round = queue.round()?;
        match round.stage {
            Stage::Reading if round.unread().is_empty() => Some(Action::Answering),
            Stage::Picking | Stage::Reading => Some(Action::ReadNext),
            Stage::Answering | Stage::Closed => None,
        }
    }

    pub(super) fn close_list(&self, snapshot: &Snapshot) {
        let open = !snapshot.queue.is_open();
        self.send(Command::Question(Action::List { open }));
        let announced = snapshot.state.message.as_deref() == Some(LIST_CLOSED);
        if !open {
            self.send(Command::Message(Some(LIST_CLOSED.to_owned())));
        } else if announced {
            self.send(Command::Message(None));
        }
    }

    /// Adds the questions that were typed or pasted: one for each line.
    pub fn add_questions(&self, text: &str) {
        let mut added = 0_usize;
        for line in text.lines() {
            let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                let action = Action::Add { text: words, language: None, to: Vec::new(), queued: true };
                added += usize::from(self.send_for(Command::Question(action)).is_some());
            }
        }
        if added > 1 {
            self.say(tr_with("questions-added", &[("count", added.into())]));
        }
    }

    /// Adds a request for the floor. The handle is kept in memory alone.
    pub fn add_floor(&self, subject: String, claim: Claim, handle: &str) {
        let action = Action::AddFloor { text: subject, claim, language: None, to: Vec::new() };
        if let Some(number) = self.send_for(Command::Question(action)) {
            self.set_handle(number, handle);
        }
    }

    /// Corrects a question, or makes one of each line.
    pub fn rewrite(&self, number: u32, text: &str) {
        let parts: Vec<String> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        let snapshot = self.snapshot();
        let before = snapshot.queue.get(number).map(|question| question.shown());
        let action = match parts.as_slice() {
            [one] if before == Some(one) => return,
            [one] => Action::Edit { number, text: one.clone() },
            [] => return,
            _ => Action::Split { number, parts },
        };
        self.send(Command::Question(action));
    }

    /// Makes one question of the selected ones: the one selected first stays.
    pub fn merge_selected(&self, rewrite: &str) {
        let selected = self.face(|face| std::mem::take(&mut face.board.selected));
        let Some((into, from)) = selected.split_first() else { return };
        let rewrite = Some(rewrite.to_owned()).filter(|text| !text.is_empty());
        if self.send_for(Command::Question(Action::Merge { into: *into, from: from.to_vec(), rewrite })).is_some() {
            let into = *into;
            self.face(|face| face.chosen_question = Some(into));
        }
    }

    /// What helps to find an asker in the room, for the console alone.
    #[must_use]
    pub fn handle_of(&self, number: u32) -> Option<String> {
        // Asked for while the console is drawn, which never waits for a command whose journal is just being written: after
        // that command the console is drawn once more.
        self.show.try_lock()?.handles().get(number).map(str::to_owned)
    }

    /// Remembers, or with an empty one forgets, what helps to find an asker. No command does that: commands are written down.
    pub fn set_handle(&self, number: u32, handle: &str) {
        self.show().handles_mut().set(number, handle);
        self.wake();
    }
}

/// The question that is on its way to the room, or there, as a slide.
pub(super) fn guest(state: &show::State, queue: &Queue) -> Option<Slide> {
    let question = queue.get(state.projected.or(state.preview)?)?;
    let text = question.shown();
    Some(Slide {
        id: "question".to_owned(),
        layout: Layout::Question,
        language: question.language.clone().or_else(|| guess(text).map(str::to_owned)),
        text: Some(Text::One(inline::escape(text))),
        ..Slide::default()
    })
}
