//! The outline of a PDF: every slide by its title, under the segment of the agenda in which it is shown.

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
};

use crate::{
    deck::{inline, model::Deck},
    typeset::page::{Page, Role},
};

/// The longest entry, in characters.
const LONGEST: usize = 90;

/// The outline while the slides come one after the other.
#[derive(Default)]
pub(super) struct Contents {
    outline: Option<Outline>,
    /// The segment that is open, with its entry.
    segment: Option<(String, OutlineNode)>,
}

impl Contents {
    /// Adds the slide at a position; its first page has the number `sheet` from 0.
    pub fn slide(&mut self, deck: &Deck, at: usize, language: &str, page: &Page, sheet: usize) {
        let Some(slide) = deck.slides.get(at) else { return };
        let to = || XyzDestination::new(sheet, Point::from_xy(0.0, 0.0));
        let entry = OutlineNode::new(name(page, &slide.id), to());
        let segment = slide.segment.as_deref().and_then(|id| deck.segment(id));
        if self.segment.as_ref().map(|(id, _)| id.as_str()) != segment.map(|segment| segment.id.as_str()) {
            self.close();
        }
        let Some(segment) = segment else {
            self.outline.get_or_insert_default().push_child(entry);
            return;
        };
        let title = || short(&inline::words(segment.title.pick(language, &deck.language).0), &segment.id);
        let (_, open) =
            self.segment.get_or_insert_with(|| (segment.id.clone(), OutlineNode::new(title(), to()).with_open(true)));
        open.push_child(entry);
    }

    fn close(&mut self) {
        if let Some((_, entry)) = self.segment.take() {
            self.outline.get_or_insert_default().push_child(entry);
        }
    }

    /// The whole outline.
    pub fn finish(mut self) -> Outline {
        self.close();
        self.outline.unwrap_or_default()
    }
}

/// What a slide is called: its title, else its first words, else its id.
fn name(page: &Page, id: &str) -> String {
    let title = page.blocks.iter().find(|block| block.role == Role::Title && !block.text.trim().is_empty());
    let words = title.or_else(|| page.blocks.iter().find(|block| !block.text.trim().is_empty()));
    short(words.map_or("", |block| &block.text), id)
}

fn short(words: &str, otherwise: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        _ if words.is_empty() => otherwise.to_owned(),
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn entries_are_short() {
        assert_eq!(short(" a\n b ", "id"), "a b");
        assert_eq!(short(" ", "id"), "id");
        assert_eq!(short(&"é".repeat(200), "id").chars().count(), 91);
    }
}
