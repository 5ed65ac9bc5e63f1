//! The order of this run: slides moved and passed by for today, while the deck stays as it is.

use super::{Desk, Snapshot};
use crate::{
    app::face::Sheet,
    show::Command,
    ui::{
        commands::Verb,
        words::{tr, tr_with},
    },
};

impl Desk {
    /// Moves or hides the slide that is chosen in the overview, or the present one; or returns to the deck's order.
    pub(super) fn arrange(&self, verb: Verb, snapshot: &Snapshot) {
        let deck = snapshot.loaded.outline();
        if verb == Verb::DeckOrder {
            self.send(Command::Arrange(None));
            return self.say(tr("deck-order-again"));
        }
        let overview = match self.face(|face| face.sheet.clone()) {
            Sheet::Overview { chosen } => Some(chosen),
            _ => None,
        };
        let position = match overview {
            Some(chosen) => snapshot.order().get(chosen).copied().unwrap_or_default(),
            None => snapshot.position(),
        };
        let mut run = deck.arranged(snapshot.state.run.as_deref()).arrangement();
        let id = snapshot.loaded.deck.slides.get(position).map(|slide| slide.id.as_str());
        let Some(at) = run.iter().position(|slide| Some(slide.slide.as_str()) == id) else { return };
        let number = position + 1;
        let words = match verb {
            Verb::SlideEarlier if at > 0 => {
                run.swap(at, at - 1);
                tr_with("slide-earlier", &[("number", number.into())])
            }
            Verb::SlideLater if at + 1 < run.len() => {
                run.swap(at, at + 1);
                tr_with("slide-later", &[("number", number.into())])
            }
            Verb::HideSlide => {
                let Some(slide) = run.get_mut(at) else { return };
                slide.hidden = !slide.hidden;
                if slide.hidden {
                    tr_with("slide-passed", &[("number", number.into())])
                } else {
                    tr_with("slide-shown", &[("number", number.into())])
                }
            }
            _ => return,
        };
        let before = self.snapshot().state.version;
        let wish = (run != deck.arrangement()).then_some(run);
        self.send(Command::Arrange(wish));
        let after = self.snapshot();
        if after.state.version == before {
            return;
        }
        if overview.is_some() {
            let chosen = after.place_of(position);
            self.face(|face| face.sheet = Sheet::Overview { chosen });
        }
        self.say(words);
    }
}
