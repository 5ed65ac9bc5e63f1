//! Slides that are not finished: the reader makes a card of them, and the draft goes on with them as they are.

use crate::deck::model::{Deck, Slide};

/// Which cards give way to the slides behind them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cards {
    /// Those of slides that are under edit.
    Edited,
    /// All but those that were cards before: what was read are the edits themselves.
    New,
}

/// Gives slides that the reader held back to the draft as they are, where the model can hold them: somebody was at work on
/// them. `like` is the deck as it was before.
pub(super) fn hold(deck: &mut Deck, like: &Deck, cards: Cards) {
    for at in 0..deck.slides.len() {
        let Some(broken) = &deck.slides[at].broken else { continue };
        let Ok(slide) = serde_json::from_value::<Slide>(broken.raw.clone()) else { continue };
        let before = like.slides.iter().find(|known| known.id == slide.id);
        let was_card = before.is_some_and(|before| before.broken.is_some());
        let gives_way = match cards {
            Cards::Edited => before.is_some() && !was_card,
            Cards::New => {
                !before.is_some_and(|before| before.broken.as_ref().is_some_and(|card| card.raw == broken.raw))
            }
        };
        if gives_way {
            deck.slides[at] = slide;
        }
    }
}
