//! What changes are called: "Undo move slide 4".

use crate::deck::edit::{Label, What};

/// What a change is called, to follow "Undo" or "Redo".
#[must_use]
pub fn of(label: Label) -> String {
    let slide = |words: &str| match label.slide {
        Some(number) => format!("{words} {number}"),
        None => words.to_owned(),
    };
    let on = |words: &str| match label.slide {
        Some(number) => format!("{words} on slide {number}"),
        None => words.to_owned(),
    };
    match label.what {
        What::Text => on("typing"),
        What::Insert => slide("new slide"),
        What::Remove => slide("delete slide"),
        What::Move => slide("move slide"),
        What::Duplicate => slide("duplicate slide"),
        What::Paste => slide("paste slide"),
        What::Hide => slide("hide or show slide"),
        What::Layout => slide("layout of slide"),
        What::Picture => on("picture"),
        What::Table => on("table"),
        What::Chart => on("chart"),
        What::Boxes => on("boxes"),
        What::Steps => slide("steps of slide"),
        What::Notes => slide("notes of slide"),
        What::Slide => slide("settings of slide"),
        What::Event => "event".to_owned(),
        What::Agenda => "agenda".to_owned(),
        What::Speakers => "speakers".to_owned(),
        What::Sources => "sources".to_owned(),
        What::Theme => "theme".to_owned(),
        What::Language => on("translation"),
        What::Replace => "replace".to_owned(),
        What::Word => "word of this deck".to_owned(),
        What::Outside => "changes from outside".to_owned(),
    }
}
