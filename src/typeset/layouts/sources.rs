//! Everything that the deck cites, numbered in the order in which it is first cited.

use crate::{
    deck::{
        inline::{self, Inline},
        model::Deck,
    },
    typeset::{
        page::Role,
        setter::Style,
        sheet::{ALWAYS, Edge, Sheet, part},
    },
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.notes.clear();
    sheet.feet(true);
    let words = sheet.words();
    let top = sheet.head_or(words.sources);
    let (x, width) = (sheet.side(), sheet.measure());
    let cited = cited(sheet.deck, sheet.language);
    if cited.is_empty() {
        let style = Style { colour: sheet.palette.quiet, ..sheet.body() };
        let rich = sheet.plain(words.no_sources);
        sheet.text(&rich, &style, (x, top), width, &part(Role::Paragraph, ""));
        return;
    }
    let style = sheet.style(38.0, sheet.theme.floors.note, sheet.theme.leading.note);
    let number =
        Style { colour: sheet.palette.accent, bold: true, tabular: true, align: sheet.align(Edge::Start), ..style };
    let indent = style.size * if cited.len() > 9 { 1.9 } else { 1.3 };
    let mut y = top;
    for (index, source) in cited.iter().enumerate() {
        if index > 0 {
            y += sheet.gap(22.0);
        }
        let rich = sheet.plain(&(index + 1).to_string());
        let mark = sheet.set(&rich, &number, indent);
        sheet.place_silent(&mark, x, y, &ALWAYS);
        let rich = sheet.source(*source, "\n");
        let field = format!("sources[{source}]");
        y = sheet.text(&rich, &style, (x + indent, y), width - indent, &part(Role::Note, &field));
    }
    sheet.check("sources", top, y, sheet.foot);
}

/// The positions of the sources that the deck cites, by first use; of all sources where it cites none.
fn cited(deck: &Deck, language: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for slide in &deck.slides {
        let fallback = slide.language.as_deref().unwrap_or(&deck.language);
        crate::typeset::typesetter::each_text(slide, &mut |text| {
            let (words, _) = text.pick(language, fallback);
            if !words.contains("[^") {
                return;
            }
            for part in inline::parse(words) {
                let Inline::Note { source } = part else { continue };
                if let Some(position) = deck.sources.iter().position(|known| known.id == source) {
                    if !found.contains(&position) {
                        found.push(position);
                    }
                }
            }
        });
    }
    if found.is_empty() { (0..deck.sources.len()).collect() } else { found }
}
