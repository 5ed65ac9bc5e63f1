//! A divider in turned-over colours.

use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Sheet, part},
};

use super::title::display;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(false);
    let slide = sheet.slide;
    let (x, width) = (sheet.side(), sheet.measure() * 0.9);
    let title = slide.title.as_ref().map(|title| sheet.rich(title)).filter(|title| !title.is_empty());
    let title = title.map(|title| display(sheet, &title, width));
    let body = Style { colour: sheet.palette.quiet, balance: true, ..sheet.body() };
    let below: Vec<(Set, Role, &str)> =
        [(&slide.subtitle, Role::Heading, "subtitle"), (&slide.text, Role::Paragraph, "text")]
            .into_iter()
            .filter_map(|(text, role, field)| text.as_ref().map(|text| (text, role, field)))
            .map(|(text, role, field)| {
                let rich = sheet.rich(text);
                (sheet.set(&rich, &body, width * 0.9), role, field)
            })
            .collect();
    let kicker = if slide.kicker.is_some() { sheet.theme.sizes.kicker * 1.3 + sheet.gap(14.0) } else { 0.0 };
    let gap = sheet.gap(32.0);
    let rule = 56.0;
    let height = rule
        + kicker
        + title.as_ref().map_or(0.0, Set::height)
        + below.iter().map(|(set, ..)| set.height() + gap).sum::<f32>();
    let top = sheet.theme.space.top;
    let start = (top + (sheet.foot - top - height) * 0.42).max(top);
    let accent = sheet.palette.accent;
    sheet.bar((x, start), (88.0, 12.0), accent, &ALWAYS);
    let mut y = sheet.kicker_at(x, start + rule, width);
    if let Some(set) = &title {
        y = sheet.place(set, x, y, &part(Role::Title, "title"));
    }
    for (set, role, field) in &below {
        y = sheet.place(set, x, y + gap, &part(*role, field));
    }
    sheet.check("title", start, y, sheet.foot);
}
