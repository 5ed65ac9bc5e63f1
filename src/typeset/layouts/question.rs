//! What a projected question looks like: the question large, under the word that says what it is.

use std::sync::Arc;

use crate::typeset::{
    page::Role,
    setter::Style,
    sheet::{Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(false);
    let slide = sheet.slide;
    sheet.tab();
    let (x, width, top) = (sheet.side(), sheet.measure(), sheet.theme.space.top);
    let has_kicker = slide.kicker.as_ref().is_some_and(|kicker| !kicker.is_empty());
    let below = if has_kicker {
        sheet.kicker_at(x, top, width)
    } else {
        let plain = sheet.plain(sheet.words().question);
        let style = sheet.kicker();
        let mut set = sheet.set(&plain.upper(), &style, width);
        set.plain = Arc::from(plain.plain.as_str());
        sheet.place(&set, x, top, &part(Role::Heading, "")) + sheet.gap(14.0)
    };
    let (text, field) = match (&slide.text, &slide.title) {
        (Some(text), _) if !text.is_empty() => (text, "text"),
        (_, Some(title)) => (title, "title"),
        _ => return,
    };
    let rich = sheet.rich(text);
    if rich.is_empty() {
        return;
    }
    let set = super::statement::large(sheet, &rich, width * 0.94);
    let style = Style { colour: sheet.palette.quiet, ..sheet.small() };
    let to = slide.subtitle.as_ref().map(|text| sheet.rich(text)).filter(|rich| !rich.is_empty());
    let to = to.map(|rich| sheet.set(&rich, &style, width));
    let gap = sheet.gap(36.0);
    let height = set.height() + to.as_ref().map_or(0.0, |set| set.height() + gap);
    let start = (below + (sheet.foot - below - height) * 0.42).max(below);
    let mut y = sheet.place(&set, x, start, &part(Role::Quote, field));
    if let Some(to) = &to {
        y = sheet.place(to, x, y + gap, &part(Role::Heading, "subtitle"));
    }
    sheet.check(field, start, y, sheet.foot);
}
