//! A title and a list of up to three levels.

use crate::typeset::{
    page::Role,
    sheet::{Sheet, part},
};

use super::list;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let top = sheet.head();
    let (x, width) = (sheet.side(), sheet.measure());
    let mut y = top;
    if let Some(text) = &slide.text {
        let rich = sheet.rich(text);
        if !rich.is_empty() {
            let style = sheet.body();
            y = sheet.text(&rich, &style, (x, y), width * 0.94, &part(Role::Paragraph, "text"));
            y += sheet.gap(28.0);
        }
    }
    // A line that runs the whole width of the hall is hard to follow to its end.
    let y = list::draw(sheet, &slide.items, (x, y), width * 0.94, "items", &|sheet, index| sheet.steps_of(index));
    sheet.check(if slide.items.is_empty() { "text" } else { "items" }, top, y, sheet.foot);
}
