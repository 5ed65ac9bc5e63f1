//! The layouts: one table, and one small file each.

mod agenda;
mod bullets;
mod chart;
mod columns;
mod fault;
mod free;
mod holding;
mod image;
mod list;
mod panel;
mod question;
mod quote;
mod section;
mod sources;
mod statement;
mod table;
mod timeline;
mod title;

use super::sheet::Sheet;
use crate::deck::model::{Layout, Slide};

/// How one layout is drawn.
pub(crate) struct Entry {
    layout: Layout,
    /// Whether it has the theme's turned colours.
    pub turned: bool,
    /// Fills the sheet.
    pub draw: fn(&mut Sheet<'_>),
}

const fn entry_of(layout: Layout, turned: bool, draw: fn(&mut Sheet<'_>)) -> Entry {
    Entry { layout, turned, draw }
}

/// Every layout, in the order of the format.
static TABLE: [Entry; 17] = [
    entry_of(Layout::Title, false, title::draw),
    entry_of(Layout::Section, true, section::draw),
    entry_of(Layout::Statement, false, statement::draw),
    entry_of(Layout::Bullets, false, bullets::draw),
    entry_of(Layout::TwoColumns, false, columns::draw),
    entry_of(Layout::Quote, false, quote::draw),
    entry_of(Layout::Image, false, image::draw),
    entry_of(Layout::Table, false, table::draw),
    entry_of(Layout::Chart, false, chart::draw),
    entry_of(Layout::Timeline, false, timeline::draw),
    entry_of(Layout::Panel, false, panel::draw),
    entry_of(Layout::Agenda, false, agenda::draw),
    entry_of(Layout::Question, false, question::draw),
    entry_of(Layout::Sources, false, sources::draw),
    entry_of(Layout::Holding, false, holding::draw),
    entry_of(Layout::Free, false, free::draw),
    entry_of(Layout::Blank, false, |_| {}),
];

/// The card in place of a slide that could not be read.
static FAULT: Entry = entry_of(Layout::Blank, false, fault::draw);

/// How `slide` is drawn.
pub(crate) fn entry(slide: &Slide) -> &'static Entry {
    if slide.broken.is_some() {
        return &FAULT;
    }
    // The test below holds that every layout is in the table.
    TABLE.iter().find(|entry| entry.layout == slide.layout).unwrap_or(&FAULT)
}

#[cfg(test)]
mod tests {
    use super::TABLE;
    use crate::deck::model::Layout;

    #[test]
    fn every_layout_is_in_the_table_once() {
        // A new layout makes this match, and so the test, incomplete.
        let known = |layout: Layout| match layout {
            Layout::Title
            | Layout::Section
            | Layout::Statement
            | Layout::Bullets
            | Layout::TwoColumns
            | Layout::Quote
            | Layout::Image
            | Layout::Table
            | Layout::Chart
            | Layout::Timeline
            | Layout::Panel
            | Layout::Agenda
            | Layout::Question
            | Layout::Sources
            | Layout::Holding
            | Layout::Blank
            | Layout::Free => 17,
        };
        let mut layouts: Vec<Layout> = TABLE.iter().map(|entry| entry.layout).collect();
        layouts.sort_unstable();
        layouts.dedup();
        assert_eq!(layouts.len(), known(Layout::Title));
    }
}
