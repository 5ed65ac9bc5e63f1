//! The queue's one door: checks an action, then does it. A refused action changes nothing.

use std::sync::Arc;

use super::clean;
use super::question::{Claim, Flags, Kind, Question, State};
use super::queue::{MAX_QUESTIONS, Queue, Spot};
use super::round::Stage;
use super::{Action, Done, Millis, Refusal};

/// What a new question starts with.
pub(super) struct Fresh {
    pub kind: Kind,
    pub claim: Claim,
    pub text: String,
    pub language: Option<String>,
    pub to: Vec<String>,
    pub tags: Vec<String>,
    pub flags: Flags,
    pub state: State,
    pub split_from: Option<u32>,
}

impl Queue {
    /// Does `action` at the instant `now`, or says why it cannot be done.
    pub fn apply(&mut self, action: &Action, now: Millis) -> Result<Done, Refusal> {
        match action {
            Action::Add { text, language, to, queued } => {
                self.may_add(Claim::Ordinary)?;
                let text = clean::text(text)?;
                let done = self.add(Kind::Written, Claim::Ordinary, text, language.as_deref(), to, now)?;
                if let Some(number) = done.number.filter(|_| *queued) {
                    self.move_to(number, State::Queued, now)?;
                }
                Ok(done)
            }
            Action::AddFloor { text, claim, language, to } => {
                self.may_add(*claim)?;
                let text = clean::maybe_empty(text)?;
                self.add(Kind::Floor, *claim, text, language.as_deref(), to, now)
            }
            Action::Edit { number, text } => self.edit(*number, text),
            Action::Move { number, to } => self.move_to(*number, *to, now),
            Action::Place { number, before } => match before {
                Some(other) => self.place(*number, *other, Spot::Before(*other), now),
                None => self.place(*number, *number, Spot::Back, now),
            },
            Action::PlaceAfter { number, after } => self.place(*number, *after, Spot::After(*after), now),
            Action::Up { number } => self.step(*number, -1, now),
            Action::Down { number } => self.step(*number, 1, now),
            Action::PutNext { number } => self.put_next(*number, now),
            Action::Ask { number } => self.ask(*number, now),
            Action::Answering => self.answering(now),
            Action::Answered => self.answered(now),
            Action::Park { number } => self.move_to(*number, State::Parked, now),
            Action::Remove { number } => self.move_to(*number, State::Removed, now),
            Action::Merge { into, from, rewrite } => self.merge(*into, from, rewrite.as_deref(), now),
            Action::Unmerge { number } => self.unmerge(*number, now),
            Action::Split { number, parts } => self.split(*number, parts, now),
            Action::Tally { number, by } => {
                let question = self.change(*number)?;
                question.tally = question.tally.saturating_add_signed(*by);
                Ok(Done::to(*number, "counted again"))
            }
            Action::Flag { number, flag, on } => {
                self.change(*number)?.flags.set(*flag, *on);
                let what = if *on { "marked" } else { "no longer marked" };
                Ok(Done::to(*number, &format!("{what} “{}”", flag.word())))
            }
            Action::Claim { number, claim } => self.claim(*number, *claim, now),
            Action::Address { number, to } => {
                self.known(*number)?;
                self.change(*number)?.to = clean::labels(to)?;
                Ok(Done::to(*number, "addressed"))
            }
            Action::Tag { number, tags } => {
                self.known(*number)?;
                self.change(*number)?.tags = clean::labels(tags)?;
                Ok(Done::to(*number, "tagged"))
            }
            Action::Language { number, language } => {
                self.known(*number)?;
                self.change(*number)?.language = clean::language(language.as_deref())?;
                Ok(Done::to(*number, "given a language"))
            }
            Action::List { open } => {
                self.open = *open;
                Ok(Done::plain(if *open { "list opened" } else { "list closed" }))
            }
            Action::Count { counter, by } => {
                let value = &mut self.counters[*counter as usize];
                *value = value.saturating_add_signed(*by);
                Ok(Done::plain(format!("counter “{}”", counter.word())))
            }
            Action::Retheme { from, to } => self.retheme(from, to.as_deref()),
            Action::Spoke { speaker, by } => {
                let [speaker] =
                    clean::labels(std::slice::from_ref(speaker))?.try_into().map_err(|_none| Refusal::Empty)?;
                let spoke = Arc::make_mut(&mut self.spoke).entry(speaker).or_default();
                *spoke = spoke.saturating_add_signed(*by);
                Ok(Done::plain("an answer counted"))
            }
            Action::OpenRound { size } => self.open_round(*size, now),
            Action::Pick { number } => self.pick(*number, now),
            Action::Unpick { number } => self.unpick(*number, now),
            Action::ReadNext => self.read_next(now),
            Action::CancelRound => self.cancel_round(now),
        }
    }

    fn retheme(&mut self, from: &str, to: Option<&str>) -> Result<Done, Refusal> {
        let to = clean::labels(&to.map(str::to_owned).into_iter().collect::<Vec<_>>())?;
        let with: Vec<u32> =
            self.iter().filter(|question| question.tags.iter().any(|tag| tag == from)).map(|q| q.number).collect();
        for number in with {
            let question = self.change(number)?;
            let tags = question.tags.iter().flat_map(|tag| if tag == from { to.clone() } else { vec![tag.clone()] });
            let mut kept: Vec<String> = Vec::new();
            for tag in tags {
                if !kept.contains(&tag) {
                    kept.push(tag);
                }
            }
            question.tags = kept;
        }
        Ok(Done::plain(if to.is_empty() { "a theme removed" } else { "a theme renamed" }))
    }

    fn may_add(&self, claim: Claim) -> Result<(), Refusal> {
        if self.open || claim.is_first() { Ok(()) } else { Err(Refusal::ListClosed) }
    }

    fn add(
        &mut self,
        kind: Kind,
        claim: Claim,
        text: String,
        language: Option<&str>,
        to: &[String],
        now: Millis,
    ) -> Result<Done, Refusal> {
        let fresh = Fresh {
            kind,
            claim,
            text,
            language: clean::language(language)?,
            to: clean::labels(to)?,
            tags: Vec::new(),
            flags: Flags::default(),
            // Somebody who asks for the floor is in the room and seen: there is nothing to sift in the inbox.
            state: if kind == Kind::Floor { State::Queued } else { State::Inbox },
            split_from: None,
        };
        let number = self.insert(fresh, Spot::Turn, now)?;
        Ok(Done { created: vec![number], ..Done::to(number, "added") })
    }

    /// Adds a question and gives its number.
    pub(super) fn insert(&mut self, fresh: Fresh, spot: Spot, now: Millis) -> Result<u32, Refusal> {
        if self.len() >= MAX_QUESTIONS {
            return Err(Refusal::Full);
        }
        let number = u32::try_from(self.len() + 1).map_err(|_too_many| Refusal::Full)?;
        let Fresh { kind, claim, text, language, to, tags, flags, state, split_from } = fresh;
        self.store.push(Question {
            number,
            kind,
            claim,
            text,
            rewrite: None,
            language,
            to,
            tags,
            tally: 0,
            flags,
            state,
            added: now,
            changed: now,
            merged_into: None,
            was: None,
            merged: Vec::new(),
            split_from,
        });
        self.relocate(number, state, spot, now)?;
        Ok(number)
    }

    fn edit(&mut self, number: u32, text: &str) -> Result<Done, Refusal> {
        let known = self.known(number)?;
        let text = if known.kind == Kind::Floor { clean::maybe_empty(text)? } else { clean::text(text)? };
        let question = self.change(number)?;
        if question.rewrite.is_some() {
            question.rewrite = Some(text);
        } else {
            question.text = text;
        }
        Ok(Done::to(number, "edited"))
    }

    /// A plain change of state. What has the floor may be put back by it.
    fn move_to(&mut self, number: u32, to: State, now: Millis) -> Result<Done, Refusal> {
        let state = self.known(number)?.state;
        if state == State::Merged {
            return Err(Refusal::NotFrom { number, state });
        }
        let (spot, words) = match to {
            // What already had the floor, or was about to have it, does not lose its place.
            State::Queued if matches!(state, State::Next | State::Asking | State::Answering) => {
                (Spot::Front, "put back into the queue")
            }
            State::Queued => (Spot::Turn, "put into the queue"),
            State::Inbox => (Spot::Back, "put into the inbox"),
            State::Parked => (Spot::Back, "parked"),
            State::Removed => (Spot::Back, "removed"),
            State::Answered => (Spot::Back, "answered"),
            _ => return Err(Refusal::NotThere),
        };
        if state == to {
            return Err(Refusal::NotFrom { number, state });
        }
        let stays = to == State::Answered && state.is_active();
        self.relocate(number, to, spot, now)?;
        self.leave_round(number, stays, now);
        Ok(Done::to(number, words))
    }

    fn place(&mut self, number: u32, other: u32, spot: Spot, now: Millis) -> Result<Done, Refusal> {
        let state = self.known(number)?.state;
        let beside = self.known(other)?.state;
        if !state.is_open() {
            return Err(Refusal::NotFrom { number, state });
        }
        if state != beside {
            return Err(Refusal::OtherList(number, other));
        }
        // Beside itself: it stays where it is.
        if number != other || matches!(spot, Spot::Back) {
            self.relocate(number, state, spot, now)?;
            self.order_picks();
        }
        Ok(Done::to(number, "moved"))
    }

    /// Moves one place; at the end of the list nothing changes.
    fn step(&mut self, number: u32, by: isize, now: Millis) -> Result<Done, Refusal> {
        let state = self.known(number)?.state;
        let list = self.numbers(state);
        let neighbour = list
            .iter()
            .position(|other| *other == number)
            .and_then(|place| place.checked_add_signed(by))
            .and_then(|place| list.get(place).copied());
        match neighbour {
            Some(other) => {
                let spot = if by < 0 { Spot::Before(other) } else { Spot::After(other) };
                self.place(number, other, spot, now)
            }
            None if state.is_open() => Ok(Done::to(number, "moved")),
            None => Err(Refusal::NotFrom { number, state }),
        }
    }

    fn claim(&mut self, number: u32, claim: Claim, now: Millis) -> Result<Done, Refusal> {
        let question = self.change(number)?;
        let was = question.claim;
        question.claim = claim;
        if question.state == State::Queued && was.is_first() != claim.is_first() {
            // An ordinary question goes behind the ones that come first; it does not fall to the end.
            let spot = if claim.is_first() { Spot::Turn } else { self.behind_firsts(number) };
            self.relocate(number, State::Queued, spot, now)?;
        }
        Ok(Done::to(number, &format!("marked “{}”", claim.word())))
    }

    fn behind_firsts(&self, number: u32) -> Spot {
        self.of(State::Queued)
            .take_while(|question| question.claim.is_first() || question.number == number)
            .filter(|question| question.number != number)
            .last()
            .map_or(Spot::Front, |last| Spot::After(last.number))
    }

    fn put_next(&mut self, number: u32, now: Millis) -> Result<Done, Refusal> {
        if self.round().is_some_and(|round| round.stage == Stage::Picking) {
            return self.pick(number, now);
        }
        let state = self.known(number)?.state;
        if !matches!(state, State::Inbox | State::Queued | State::Parked) || self.round.is_some() {
            return match &self.round {
                Some(round) => Err(Refusal::RoundOpen(round.number)),
                None => Err(Refusal::NotFrom { number, state }),
            };
        }
        for before in self.numbers(State::Next).to_vec() {
            self.relocate(before, State::Queued, Spot::Front, now)?;
        }
        self.relocate(number, State::Next, Spot::Back, now)?;
        Ok(Done::to(number, "put next"))
    }

    /// Whatever has the floor keeps others from it.
    pub(super) fn floor_is_free(&self) -> Result<(), Refusal> {
        match self.active() {
            Some(question) => Err(Refusal::Busy(question.number)),
            None => Ok(()),
        }
    }

    fn ask(&mut self, number: u32, now: Millis) -> Result<Done, Refusal> {
        let state = self.known(number)?.state;
        if !state.is_open() {
            return Err(Refusal::NotFrom { number, state });
        }
        if let Some(round) = self.round()
            && (round.stage != Stage::Picking || round.picks.contains(&number))
        {
            return Err(Refusal::RoundOpen(round.number));
        }
        self.floor_is_free()?;
        self.relocate(number, State::Asking, Spot::Back, now)?;
        Ok(Done::to(number, "asked"))
    }

    fn answering(&mut self, now: Millis) -> Result<Done, Refusal> {
        if let Some(done) = self.answer_round(now)? {
            return Ok(done);
        }
        let number = *self.numbers(State::Asking).first().ok_or(Refusal::NobodyAsks)?;
        self.relocate(number, State::Answering, Spot::Back, now)?;
        Ok(Done::to(number, "being answered"))
    }

    fn answered(&mut self, now: Millis) -> Result<Done, Refusal> {
        if let Some(done) = self.finish_round(now)? {
            return Ok(done);
        }
        let number = self.active().ok_or(Refusal::NobodyAsks)?.number;
        self.relocate(number, State::Answered, Spot::Back, now)?;
        Ok(Done::to(number, "answered"))
    }

    /// The open round, to change.
    pub(super) fn round_mut(&mut self) -> Option<&mut super::Round> {
        self.round.as_mut().map(Arc::make_mut)
    }
}
