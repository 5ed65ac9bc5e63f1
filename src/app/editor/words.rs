//! What changes are called: "Undo move slide 4".

use crate::{
    deck::edit::{Label, What},
    ui::words::{tr, tr_with},
};

/// What a change is called, to follow "Undo" or "Redo".
#[must_use]
pub fn of(label: Label) -> String {
    match (label.what, label.slide) {
        (What::Text, None) => tr("change-text"),
        (What::Picture, None) => tr("change-picture"),
        (What::Language, None) => tr("change-language"),
        (What::Event, _) => tr("change-event"),
        (What::Agenda, _) => tr("change-agenda"),
        (What::Speakers, _) => tr("change-speakers"),
        (What::Sources, _) => tr("change-sources"),
        (What::Theme, _) => tr("change-theme"),
        (What::Replace, _) => tr("change-replace"),
        (What::Word, _) => tr("change-word"),
        (What::Outside, _) => tr("change-outside"),
        (what, number) => on_slide(what, number.unwrap_or(1)),
    }
}

fn on_slide(what: What, number: usize) -> String {
    tr_with(
        match what {
            What::Insert => "change-insert",
            What::Remove => "change-remove",
            What::Move => "change-move",
            What::Duplicate => "change-duplicate",
            What::Paste => "change-paste",
            What::Hide => "change-hide",
            What::Layout => "change-layout",
            What::Picture => "change-picture-slide",
            What::Table => "change-table",
            What::Chart => "change-chart",
            What::Boxes => "change-boxes",
            What::Steps => "change-steps",
            What::Notes => "change-notes",
            What::Slide => "change-slide",
            What::Language => "change-language-slide",
            _ => "change-text-slide",
        },
        &[("number", number.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_called_by_what_they_did_and_to_which_slide() {
        let named = |what, slide| of(Label { what, slide });
        assert_eq!(named(What::Move, Some(4)), "move slide 4");
        assert_eq!(named(What::Text, Some(12)), "typing on slide 12");
        assert_eq!(named(What::Agenda, None), "agenda");
        assert_eq!(named(What::Picture, None), "picture");
    }
}
