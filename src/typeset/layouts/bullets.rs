//! A title and a list of up to three levels.

use crate::typeset::{
    page::Role,
    sheet::{Sheet, part},
};

use super::list;

/// How much of the width is used: a line that runs all of it is hard to follow to its end.
const WIDTH: f32 = 0.94;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let top = sheet.head();
    let (x, width) = (sheet.side(), sheet.measure());
    let limit = top + (sheet.foot - top) * list::ROOM;
    let y = sheet.roomy(&list::GROWTHS, limit, true, &mut |sheet| {
        // Larger letters make fewer of them a line.
        let part = (WIDTH * sheet.growth.text).min(1.0);
        words(sheet, (x, top), width * part)
    });
    sheet.check(if slide.items.is_empty() { "text" } else { "items" }, top, y, sheet.foot);
}

/// A paragraph and a list; gives the lower edge.
pub(super) fn words(sheet: &mut Sheet<'_>, at: (f32, f32), width: f32) -> f32 {
    let slide = sheet.slide;
    let (x, mut y) = at;
    if let Some(text) = &slide.text {
        let rich = sheet.rich(text);
        if !rich.is_empty() {
            let style = sheet.body();
            y = sheet.text(&rich, &style, (x, y), width, &part(Role::Paragraph, "text"));
            if !slide.items.is_empty() {
                y += sheet.item_gap() + sheet.gap(6.0);
            }
        }
    }
    list::draw(sheet, &slide.items, (x, y), width, "items", &|sheet, index| sheet.steps_of(index))
}
