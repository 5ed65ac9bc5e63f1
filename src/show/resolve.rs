//! From a wish to a deed: what a command means in this state and with this deck.

use super::command::{Command, From, Refusal};
use super::outline::Outline;
use super::record::Deed;
use super::state::{Blank, Place, State};
use crate::questions::{Queue, clean};

/// The longest message to the panel, in characters.
pub const MAX_MESSAGE: usize = 300;

/// What a command means.
pub(super) enum Meaning {
    /// A deed, and perhaps something to say about it.
    Do(Deed, Option<&'static str>),
    /// Nothing changes; the console says why.
    Nothing(&'static str),
}

use Meaning::{Do, Nothing};

const PANIC: &str = "the holding slide is up: resume first";
/// What Esc is told where nothing lies open. It goes unsaid: Esc pressed once too often is no mistake.
pub const NOTHING_TO_LEAVE: &str = "nothing to leave";

/// Works out what `command` means. Time, questions and undo are checked by those who keep them.
pub(super) fn resolve(command: Command, state: &State, outline: &Outline, queue: &Queue) -> Result<Meaning, Refusal> {
    let stage = matches!(
        command,
        Command::Next
            | Command::Previous
            | Command::SkipForward
            | Command::SkipBack
            | Command::First
            | Command::Last
            | Command::Back
            | Command::GoTo { .. }
            | Command::Black
            | Command::White
            | Command::Freeze
            | Command::Zoom(_)
            | Command::Language
            | Command::Escape
            | Command::PutUp { .. }
    );
    if stage && state.panic {
        // Whatever moved now would show when the show resumes.
        return Ok(Nothing(PANIC));
    }
    Ok(match command {
        Command::Begin { .. } if state.live => Nothing("already live"),
        Command::Begin { from, rehearsal } => {
            let place = match from {
                From::First => outline.first().unwrap_or_default(),
                From::Here => state.place(),
            };
            Do(Deed::Began { place, rehearsal }, None)
        }
        Command::End if !state.live => Nothing("the show is not live"),
        Command::End => Do(Deed::Ended, None),
        Command::Next | Command::SkipForward if state.live && state.blank.is_some() => Do(Deed::Blank(None), None),
        Command::Next | Command::SkipForward | Command::Previous | Command::SkipBack if state.projected.is_some() => {
            Do(Deed::Project(None), Some("question taken down"))
        }
        Command::Next => step(next(state, outline), "last slide"),
        Command::Previous => step(previous(state, outline), "first slide"),
        Command::SkipForward => step(outline.after(position(state)), "last slide"),
        Command::SkipBack => step(outline.before(position(state), false), "first slide"),
        Command::First => jump(state, outline.first(), "first slide"),
        Command::Last => jump(state, outline.last(), "last slide"),
        Command::Back => match &state.back {
            None => Nothing("no jump to go back from"),
            Some((slide, step)) => jump(state, outline.named(slide, *step), "that slide is gone"),
        },
        Command::GoTo { slide, step } => match outline.named(&slide, step) {
            None => return Err(Refusal::NoSlide(slide)),
            place => jump(state, place, "already there"),
        },
        Command::Black => blank(state, Blank::Black),
        Command::White => blank(state, Blank::White),
        Command::Freeze if !state.live => Nothing("not live: nothing to freeze"),
        Command::Freeze => Do(
            Deed::Frozen(match state.frozen {
                Some(_) => None,
                None => Some((state.slide.clone(), state.step)),
            }),
            None,
        ),
        Command::Zoom(zoom) if zoom == state.zoom => Nothing(NOTHING_TO_LEAVE),
        Command::Zoom(zoom) => Do(Deed::Zoom(zoom), None),
        Command::Arrange(run) if run == state.run => Nothing("already so"),
        Command::Arrange(Some(run)) if !run.iter().any(|slide| !slide.hidden) => Nothing("one slide has to stay"),
        Command::Arrange(run) => Do(Deed::Arranged(run), None),
        Command::Language => language(state, outline),
        Command::Escape => escape(state),
        Command::Panic if state.panic => Nothing(PANIC),
        Command::Panic => Do(Deed::Panic(true), None),
        Command::Calm if state.panic => Do(Deed::Panic(false), None),
        Command::Calm => Nothing("no panic to resume from"),
        Command::Preview(number) if number == state.preview => Nothing("already so"),
        Command::Preview(Some(number)) if !queue.may_project(number) => return Err(not_for_the_room(queue, number)),
        Command::Preview(number) => Do(Deed::Preview(number), None),
        Command::PutUp { number } if state.projected == Some(number) => Nothing("already on the room screen"),
        Command::PutUp { number } if !queue.may_project(number) => return Err(not_for_the_room(queue, number)),
        Command::PutUp { number } if state.preview != Some(number) => return Err(Refusal::NotPreviewed(number)),
        Command::PutUp { .. } if !state.live => Nothing("not live: the room screen shows the holding slide"),
        Command::PutUp { number } => Do(Deed::Project(Some(number)), None),
        Command::TakeDown if state.projected.is_some() => Do(Deed::Project(None), None),
        Command::TakeDown => Nothing("no question is up"),
        Command::Message(text) => message(state, text.as_deref())?,
        Command::Acknowledge if state.message.is_some() && !state.acknowledged => Do(Deed::Acknowledged, None),
        Command::Acknowledge => Nothing("no message to acknowledge"),
        Command::NotYet => Do(Deed::NotYet, None),
        Command::Timing(action) => Do(Deed::Timing(action), None),
        Command::Question(action) => Do(Deed::Question(action), None),
        Command::Undo => Do(Deed::Undo, None),
    })
}

fn not_for_the_room(queue: &Queue, number: u32) -> Refusal {
    match queue.get(number) {
        None => crate::questions::Refusal::Unknown(number).into(),
        Some(_) => Refusal::NotForTheRoom(number),
    }
}

fn position(state: &State) -> usize {
    usize::try_from(state.position).unwrap_or(usize::MAX - 1)
}

fn next(state: &State, outline: &Outline) -> Option<Place> {
    let here = position(state);
    match outline.slides.get(here) {
        Some(slide) if state.step < slide.last_step => Some(Place { step: state.step + 1, ..state.place() }),
        _ => outline.after(here),
    }
}

fn previous(state: &State, outline: &Outline) -> Option<Place> {
    match state.step.checked_sub(1) {
        Some(step) => Some(Place { step, ..state.place() }),
        None => outline.before(position(state), true),
    }
}

fn step(place: Option<Place>, end: &'static str) -> Meaning {
    place.map_or(Nothing(end), |place| Do(Deed::At { place, jump: false }, None))
}

fn jump(state: &State, place: Option<Place>, otherwise: &'static str) -> Meaning {
    match place {
        Some(place) if place == state.place() => Nothing("already there"),
        Some(place) => Do(Deed::At { place, jump: true }, None),
        None => Nothing(otherwise),
    }
}

fn blank(state: &State, wanted: Blank) -> Meaning {
    if !state.live {
        return Nothing("not live: the room sees the holding slide");
    }
    Do(Deed::Blank((state.blank != Some(wanted)).then_some(wanted)), None)
}

/// The language after the one that the room sees now; the deck's own comes first.
fn language(state: &State, outline: &Outline) -> Meaning {
    if outline.languages.len() < 2 {
        return Nothing("this deck has one language");
    }
    if state.live && state.frozen.is_some() {
        return Nothing("the room keeps what it sees: end the freeze first");
    }
    let now = state.language.as_ref();
    let here = now.and_then(|now| outline.languages.iter().position(|tag| tag == now)).unwrap_or(0);
    let next = (here + 1) % outline.languages.len();
    Do(Deed::Language(outline.languages.get(next).filter(|_| next > 0).cloned()), None)
}

/// The innermost state first: preview, question, zoom, freeze, blank.
fn escape(state: &State) -> Meaning {
    if state.preview.is_some() {
        Do(Deed::Preview(None), None)
    } else if state.projected.is_some() {
        Do(Deed::Project(None), Some("question taken down"))
    } else if state.zoom.is_some() {
        Do(Deed::Zoom(None), None)
    } else if state.frozen.is_some() {
        Do(Deed::Frozen(None), None)
    } else if state.blank.is_some() {
        Do(Deed::Blank(None), None)
    } else {
        Nothing(NOTHING_TO_LEAVE)
    }
}

fn message(state: &State, text: Option<&str>) -> Result<Meaning, Refusal> {
    let text = text.map(clean).filter(|text| !text.is_empty());
    let characters = text.as_ref().map_or(0, |text| text.chars().count());
    if characters > MAX_MESSAGE {
        return Err(Refusal::LongMessage(characters));
    }
    if text.is_none() && state.message.is_none() {
        return Ok(Nothing("no message to clear"));
    }
    Ok(Do(Deed::Message(text), None))
}
