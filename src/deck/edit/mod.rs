//! Editing: changes of a deck that know how to be undone, and the draft that keeps them in order.

pub mod at;
pub mod clip;
pub mod copy;
mod draft;
pub mod files;
pub mod find;
mod fold;
mod follow;
pub mod grid;
pub mod markup;
pub mod outline;
pub mod rename;
mod say;
pub mod slides;

pub use draft::{Draft, Mark};
pub use follow::{Followed, follow};
pub use say::{said, say, say_or_none};

use super::model::{Aspect, Asset, Deck, Event, Segment, Slide, Source, Speaker, Text};

/// A change of a deck. Applying one gives the change that takes it back, exactly.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another slide in the place of one.
    Slide {
        /// The position.
        at: usize,
        /// What stands there afterwards.
        slide: Box<Slide>,
    },
    /// From a position on, some slides go and others come in their place.
    Splice {
        /// The position.
        at: usize,
        /// How many slides go.
        remove: usize,
        /// The slides that come.
        insert: Vec<Slide>,
    },
    /// The slides in another order: at each place, the position that the slide had before. Names every position once.
    Order(Vec<usize>),
    /// What the deck is called, its language, shape, theme, and event.
    Head(Box<Head>),
    /// All speakers.
    Speakers(Vec<Speaker>),
    /// All segments of the agenda.
    Agenda(Vec<Segment>),
    /// All sources.
    Sources(Vec<Source>),
    /// All pictures.
    Assets(Vec<Asset>),
    /// Another deck in the place of this one: a version from outside is taken over.
    Deck(Box<Deck>),
    /// All words that are right in this deck.
    Words(Vec<String>),
    /// Several changes as one, in this order.
    All(Vec<Edit>),
}

/// The deck without its lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The deck's stable name.
    pub id: String,
    /// The deck's title.
    pub title: Text,
    /// The language of plain strings.
    pub language: String,
    /// The shape of the slides.
    pub aspect: Aspect,
    /// The theme's name.
    pub theme: String,
    /// The event and its slot.
    pub event: Option<Event>,
}

impl Head {
    /// The head of a deck.
    #[must_use]
    pub fn of(deck: &Deck) -> Self {
        Self {
            id: deck.id.clone(),
            title: deck.title.clone(),
            language: deck.language.clone(),
            aspect: deck.aspect,
            theme: deck.theme.clone(),
            event: deck.event.clone(),
        }
    }
}

/// A change that does not fit the deck. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// A position outside the deck.
    #[error("there is no slide at position {0}")]
    NoSlide(usize),
    /// An order that does not name every slide once.
    #[error("the order does not name every slide once")]
    NoOrder,
}

impl Edit {
    /// Changes the deck and returns the change that takes this one back. A change that does not fit changes nothing.
    pub fn apply(self, deck: &mut Deck) -> Result<Self, Misfit> {
        use std::mem::replace;
        Ok(match self {
            Self::Slide { at, slide } => {
                let place = deck.slides.get_mut(at).ok_or(Misfit::NoSlide(at))?;
                Self::Slide { at, slide: Box::new(replace(place, *slide)) }
            }
            Self::Splice { at, remove, insert } => {
                let end = at.checked_add(remove).filter(|end| *end <= deck.slides.len()).ok_or(Misfit::NoSlide(at))?;
                let came = insert.len();
                let gone = deck.slides.splice(at..end, insert).collect();
                Self::Splice { at, remove: came, insert: gone }
            }
            Self::Order(order) => Self::Order(reorder(&mut deck.slides, &order)?),
            Self::Head(head) => {
                let before = Head {
                    id: replace(&mut deck.id, head.id),
                    title: replace(&mut deck.title, head.title),
                    language: replace(&mut deck.language, head.language),
                    aspect: replace(&mut deck.aspect, head.aspect),
                    theme: replace(&mut deck.theme, head.theme),
                    event: replace(&mut deck.event, head.event),
                };
                Self::Head(Box::new(before))
            }
            Self::Speakers(speakers) => Self::Speakers(replace(&mut deck.speakers, speakers)),
            Self::Agenda(agenda) => Self::Agenda(replace(&mut deck.agenda, agenda)),
            Self::Sources(sources) => Self::Sources(replace(&mut deck.sources, sources)),
            Self::Assets(assets) => Self::Assets(replace(&mut deck.assets, assets)),
            Self::Deck(other) => Self::Deck(Box::new(replace(deck, *other))),
            Self::Words(words) => Self::Words(replace(&mut deck.words, words)),
            Self::All(edits) => {
                let mut back = Vec::with_capacity(edits.len());
                for edit in edits {
                    match edit.apply(deck) {
                        Ok(inverse) => back.push(inverse),
                        Err(misfit) => {
                            for inverse in back.into_iter().rev() {
                                inverse.apply(deck)?;
                            }
                            return Err(misfit);
                        }
                    }
                }
                back.reverse();
                Self::All(back)
            }
        })
    }
}

/// Puts the slides in another order and returns the order that brings the old one back.
fn reorder(slides: &mut Vec<Slide>, order: &[usize]) -> Result<Vec<usize>, Misfit> {
    let mut back = vec![usize::MAX; slides.len()];
    if order.len() != slides.len() {
        return Err(Misfit::NoOrder);
    }
    for (to, from) in order.iter().enumerate() {
        match back.get_mut(*from) {
            Some(place) if *place == usize::MAX => *place = to,
            _ => return Err(Misfit::NoOrder),
        }
    }
    let mut old: Vec<Option<Slide>> = std::mem::take(slides).into_iter().map(Some).collect();
    slides.extend(order.iter().filter_map(|from| old.get_mut(*from).and_then(Option::take)));
    Ok(back)
}

/// What kind of change an edit is, for "Undo move slide 4".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Words on a slide.
    Text,
    /// A new slide.
    Insert,
    /// Slides go.
    Remove,
    /// Slides in another order.
    Move,
    /// Slides once more.
    Duplicate,
    /// Slides from another deck or the clipboard.
    Paste,
    /// A slide is passed by, or shown again.
    Hide,
    /// Another layout.
    Layout,
    /// A picture.
    Picture,
    /// Rows and columns.
    Table,
    /// Numbers.
    Chart,
    /// Boxes of a free slide.
    Boxes,
    /// What is revealed at each press.
    Steps,
    /// The notes.
    Notes,
    /// The segment of a slide, its transition, or its id.
    Slide,
    /// The event and its slot, the deck's title.
    Event,
    /// The agenda.
    Agenda,
    /// The speakers.
    Speakers,
    /// The sources.
    Sources,
    /// The theme or the shape of the slides.
    Theme,
    /// A translation.
    Language,
    /// Words found and replaced.
    Replace,
    /// A word that is right in this deck.
    Word,
    /// The file was changed outside, and the changes were taken over.
    Outside,
}

/// What a change is called: its kind, and the number of the slide where it is about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// The kind.
    pub what: What,
    /// The slide's number, from 1.
    pub slide: Option<usize>,
}

/// A change as a window asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The edit.
    pub edit: Edit,
    /// What it is called.
    pub label: Label,
    /// The place that is edited, such as `slides.3.title`. Changes of one place one after the other (typing) are undone
    /// together; none for a change that stands alone.
    pub place: Option<String>,
}

impl Change {
    /// Another slide in the place of the one at `at`.
    #[must_use]
    pub fn slide(at: usize, slide: Slide, what: What, place: Option<&str>) -> Self {
        Self {
            edit: Edit::Slide { at, slide: Box::new(slide) },
            label: Label { what, slide: Some(at + 1) },
            place: place.map(|place| format!("slides.{at}.{place}")),
        }
    }

    /// A change of the deck beside its slides.
    #[must_use]
    pub fn deck(edit: Edit, what: What, place: Option<&str>) -> Self {
        Self { edit, label: Label { what, slide: None }, place: place.map(str::to_owned) }
    }
}
