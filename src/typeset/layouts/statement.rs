//! One sentence, large.

use crate::{
    deck::model::Text,
    typeset::{
        page::Role,
        rich::Rich,
        setter::{Set, Style},
        sheet::{Sheet, part},
    },
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let has = |text: &Option<Text>| text.as_ref().is_some_and(|text| !text.is_empty());
    // With a text the title is its heading; alone, the title is the statement.
    let (sentence, role, field) =
        if has(&slide.text) { (&slide.text, Role::Paragraph, "text") } else { (&slide.title, Role::Title, "title") };
    let top = if field == "text" && has(&slide.title) {
        sheet.head()
    } else {
        sheet.tab();
        sheet.kicker_at(sheet.side(), sheet.theme.space.top, sheet.measure())
    };
    let Some(rich) = sentence.as_ref().map(|text| sheet.rich(text)).filter(|rich| !rich.is_empty()) else { return };
    let set = large(sheet, &rich, sheet.measure() * 0.94);
    let subtitle = if field == "title" { slide.subtitle.as_ref().map(|text| sheet.rich(text)) } else { None };
    let style = Style { colour: sheet.palette.quiet, balance: true, ..sheet.body() };
    let below = subtitle.filter(|rich| !rich.is_empty()).map(|rich| sheet.set(&rich, &style, sheet.measure() * 0.86));
    let gap = sheet.gap(36.0);
    let height = set.height() + below.as_ref().map_or(0.0, |set| set.height() + gap);
    let start = (top + (sheet.foot - top - height) * 0.44).max(top);
    let mut y = sheet.place(&set, sheet.side(), start, &part(role, field));
    if let Some(below) = &below {
        y = sheet.place(below, sheet.side(), y + gap, &part(Role::Heading, "subtitle"));
    }
    sheet.check(field, start, y, sheet.foot);
}

/// A sentence at the largest size at which it takes few lines.
pub(super) fn large(sheet: &mut Sheet<'_>, rich: &Rich, width: f32) -> Set {
    let (size, floor) = (sheet.theme.sizes.statement, sheet.theme.floors.body);
    let mut set = None;
    for (part, lines) in [(1.25, 2), (1.0, 4), (0.8, 6), (0.66, usize::MAX)] {
        let style = sheet.style(size * part, floor, sheet.theme.leading.statement);
        let attempt = sheet.set(rich, &Style { balance: true, ..style }, width);
        let enough = attempt.lines() <= lines && !attempt.tight;
        set = Some(attempt);
        if enough {
            break;
        }
    }
    match set {
        Some(set) => set,
        None => sheet.title(rich, width, size),
    }
}
