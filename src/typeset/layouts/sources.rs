//! Everything that the deck cites, numbered in the order in which it is first cited.

use crate::typeset::{
    cited,
    page::Role,
    setter::Style,
    sheet::{ALWAYS, Edge, Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.notes.clear();
    sheet.feet(true);
    let words = sheet.words();
    let top = sheet.head_or(words.sources);
    let (x, width) = (sheet.side(), sheet.measure());
    let cited = cited::by_deck(sheet.deck, sheet.language);
    if cited.is_empty() {
        let style = Style { colour: sheet.palette.quiet, ..sheet.body() };
        let rich = sheet.plain(words.no_sources);
        sheet.text(&rich, &style, (x, top), width, &part(Role::Paragraph, ""));
        return;
    }
    let style = sheet.style(38.0, sheet.theme.floors.note, sheet.theme.leading.note);
    let style = Style { balance: true, ..style };
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
