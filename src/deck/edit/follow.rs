//! Where the slides of a deck are after an edit, and which of them still look the same: what was drawn of those is kept.

use std::collections::HashMap;

use crate::deck::model::{Deck, Layout, Slide};

/// Where a slide is after an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Its position now.
    pub to: usize,
    /// Whether it says the same and looks the same, but for its number.
    pub same: bool,
}

impl Followed {
    /// Whether a slide that stood at a position looks exactly the same: it has the same number too.
    #[must_use]
    pub const fn is_untouched(self, at: usize) -> bool {
        self.same && self.to == at
    }
}

/// Where each slide of `before` is in `after`, by its id; none for one that is gone.
#[must_use]
pub fn follow(before: &Deck, after: &Deck) -> Vec<Option<Followed>> {
    let head = same_head(before, after);
    let credits = says_credits(before) == says_credits(after);
    // The slide of sources lists what every other slide cites.
    let all = before.slides.len() == after.slides.len() && before.slides == after.slides;
    let same = |old: &Slide, new: &Slide| {
        head && match old.layout {
            Layout::Sources => all,
            Layout::Image | Layout::Free => credits,
            _ => true,
        } && old == new
    };
    let mut places: Option<HashMap<&str, usize>> = None;
    let mut by_id = |id: &str| {
        let places = places.get_or_insert_with(|| {
            // Of slides with the same id the first counts, as everywhere.
            after.slides.iter().enumerate().rev().map(|(at, slide)| (slide.id.as_str(), at)).collect()
        });
        places.get(id).copied()
    };
    before
        .slides
        .iter()
        .enumerate()
        .map(|(at, old)| {
            let stays = after.slides.get(at).is_some_and(|new| new.id == old.id);
            let to = if stays { at } else { by_id(&old.id)? };
            let new = after.slides.get(to)?;
            Some(Followed { to, same: same(old, new) })
        })
        .collect()
}

/// Whether a slide of sources says who made the pictures.
fn says_credits(deck: &Deck) -> bool {
    deck.slides.iter().any(|slide| slide.layout == Layout::Sources && !slide.hidden)
}

/// Whether everything that may stand on any slide is the same in two decks.
fn same_head(a: &Deck, b: &Deck) -> bool {
    // Written out so that a new field of the model must be thought of here.
    let Deck {
        schema: _,
        format: _,
        id: _,
        title,
        language,
        aspect,
        theme,
        event,
        speakers,
        agenda,
        sources,
        assets,
        words: _,
        slides: _,
        extra: _,
        kept: _,
    } = a;
    *title == b.title
        && *language == b.language
        && *aspect == b.aspect
        && *theme == b.theme
        && *event == b.event
        && *speakers == b.speakers
        && *agenda == b.agenda
        && *sources == b.sources
        && *assets == b.assets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck(ids: &[&str]) -> Deck {
        let slide = |id: &&str| Slide { id: (*id).to_owned(), ..Slide::default() };
        Deck { slides: ids.iter().map(slide).collect(), ..Deck::default() }
    }

    fn followed(before: &Deck, after: &Deck) -> Vec<Option<(usize, bool)>> {
        follow(before, after).into_iter().map(|one| one.map(|one| (one.to, one.same))).collect()
    }

    #[test]
    fn slides_are_found_again_by_their_ids() {
        let before = deck(&["a", "b", "c"]);
        let mut after = deck(&["c", "new", "b"]);
        after.slides[2].hidden = true;
        assert_eq!(followed(&before, &after), [None, Some((2, false)), Some((0, true))]);
        after.title = "Another".into();
        assert_eq!(followed(&before, &after), [None, Some((2, false)), Some((0, false))]);
        // A deck with two slides of one id is wrong, and still nothing is lost.
        let twice = deck(&["a", "a"]);
        assert_eq!(followed(&twice, &twice), [Some((0, true)), Some((1, true))]);
    }

    #[test]
    fn the_slide_of_sources_looks_at_all_the_others() {
        let mut before = deck(&["a", "sources", "picture"]);
        before.slides[1].layout = Layout::Sources;
        before.slides[2].layout = Layout::Image;
        let mut after = before.clone();
        after.slides[0].title = Some("It cites [^one]".into());
        assert_eq!(followed(&before, &after), [Some((0, false)), Some((1, false)), Some((2, true))]);
        after.slides.remove(1);
        assert_eq!(followed(&before, &after), [Some((0, false)), None, Some((1, false))]);
    }
}
