//! What the room sees before, after, and when nothing else may show: the event's name, time and place, and no more.

use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{Sheet, part},
};

use super::title::{display, event};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    // No notes and no number: nothing on this slide belongs to a place in the talk.
    sheet.notes.clear();
    sheet.feet(false);
    let (deck, slide) = (sheet.deck, sheet.slide);
    sheet.tab();
    let (x, width) = (sheet.side(), sheet.measure());
    let foot = event(sheet);
    let name = deck.event.as_ref().map(|event| event.name.as_str()).filter(|name| !name.trim().is_empty());
    let own = slide.title.as_ref().map(|title| sheet.rich(title)).filter(|title| !title.is_empty());
    let (main, field) = match (own, name) {
        (Some(title), _) => (title, "title"),
        (None, Some(name)) => (sheet.plain(name), ""),
        (None, None) => (sheet.rich(&deck.title), ""),
    };
    let main = if main.is_empty() { None } else { Some(display(sheet, &main, width)) };
    let style = Style { colour: sheet.palette.quiet, balance: true, ..sheet.body() };
    let below: Vec<(Set, Role, &str)> =
        [(&slide.subtitle, Role::Heading, "subtitle"), (&slide.text, Role::Paragraph, "text")]
            .into_iter()
            .filter_map(|(text, role, field)| text.as_ref().map(|text| (text, role, field)))
            .map(|(text, role, field)| {
                let rich = sheet.rich(text);
                (sheet.set(&rich, &style, width * 0.86), role, field)
            })
            .collect();
    let gap = sheet.gap(34.0);
    let height = main.as_ref().map_or(0.0, Set::height) + below.iter().map(|(set, ..)| set.height() + gap).sum::<f32>();
    let top = sheet.theme.space.top;
    let start = (top + (foot - top - height) * 0.44).max(top);
    let mut y = sheet.kicker_at(x, start, width);
    if let Some(set) = &main {
        y = sheet.place(set, x, y, &part(Role::Title, field));
    }
    for (set, role, field) in &below {
        y = sheet.place(set, x, y + gap, &part(*role, field));
    }
    sheet.check("title", start, y, foot);
}
