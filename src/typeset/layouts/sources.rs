//! Everything that the deck cites, numbered in the order in which it is first cited.

use crate::typeset::{
    cited, credit,
    page::Role,
    setter::Style,
    sheet::{ALWAYS, Edge, Growth, Sheet, part},
};

/// The size of a source, and how much it may grow where there are few.
const SIZE: f32 = 38.0;
const GROWTHS: [Growth; 3] =
    [Growth { text: 1.21, space: 1.9 }, Growth { text: 1.1, space: 1.6 }, Growth { text: 1.0, space: 1.5 }];

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.notes.clear();
    sheet.feet(true);
    let words = sheet.words();
    makers(sheet);
    let top = sheet.head_or(words.sources);
    let (x, width) = (sheet.side(), sheet.measure());
    let cited = cited::by_deck(sheet.deck, sheet.language);
    if cited.is_empty() {
        let style = Style { colour: sheet.palette.quiet, ..sheet.body() };
        let rich = sheet.plain(words.no_sources);
        sheet.text(&rich, &style, (x, top), width, &part(Role::Paragraph, ""));
        return;
    }
    let limit = top + (sheet.foot - top) * super::list::ROOM;
    let y = sheet.roomy(&GROWTHS, limit, false, &mut |sheet| list(sheet, &cited, (x, top), width));
    sheet.check("sources", top, y, sheet.foot);
}

/// The sources; gives the lower edge.
fn list(sheet: &mut Sheet<'_>, cited: &[usize], at: (f32, f32), width: f32) -> f32 {
    let x = at.0;
    let style = sheet.style(SIZE * sheet.growth.text, sheet.theme.floors.note, sheet.theme.leading.note);
    // Addresses do not grow: most fill a line as they are.
    let style = Style { balance: true, quiet_part: style.quiet_part / sheet.growth.text, ..style };
    let number =
        Style { colour: sheet.palette.accent, bold: true, tabular: true, align: sheet.align(Edge::Start), ..style };
    let indent = style.size * if cited.len() > 9 { 1.9 } else { 1.3 };
    let mut y = at.1;
    for (index, source) in cited.iter().enumerate() {
        if index > 0 {
            y += sheet.item_gap();
        }
        let rich = sheet.plain(&(index + 1).to_string());
        let mark = sheet.set(&rich, &number, indent);
        sheet.place_silent(&mark, x, y, &ALWAYS);
        let rich = sheet.source(*source, "\n");
        let field = format!("sources[{source}]");
        y = sheet.text(&rich, &style, (x + indent, y), width - indent, &part(Role::Note, &field));
    }
    y
}

/// Who made the deck's pictures, at the foot.
fn makers(sheet: &mut Sheet<'_>) {
    let Some(line) = credit::of_deck(sheet.deck, sheet.words()) else { return };
    let (rich, style) = (sheet.plain(&line), sheet.note());
    let set = sheet.set(&rich, &style, sheet.measure() - 150.0);
    // On one line with the number in the corner.
    let top = sheet.height - 36.0 - set.last_baseline();
    let side = sheet.side();
    sheet.place(&set, side, top, &part(Role::Note, ""));
    sheet.foot = sheet.foot.min(top - sheet.gap(30.0));
}
