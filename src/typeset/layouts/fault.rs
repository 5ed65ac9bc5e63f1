//! The card in place of a slide that could not be read: it names the fault, and the show goes on.

use crate::typeset::{
    page::Role,
    rich::Rich,
    setter::Style,
    sheet::{ALWAYS, Sheet, part},
};

/// How many faults are named; whoever repairs the deck sees the rest in the check.
const NAMED: usize = 6;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    // The faults are in the words of the check, which are English, whatever the slide is in.
    sheet.rtl = false;
    sheet.lead = "en".into();
    sheet.notes.clear();
    sheet.feet(true);
    sheet.tab();
    let (x, width, top) = (sheet.side(), sheet.measure(), sheet.theme.space.top);
    let plain = |text: &str| Rich::plain(text, "en", None);
    let title = plain("This slide cannot be shown");
    let set = sheet.title(&title, width, sheet.theme.sizes.title);
    let mut y = sheet.place(&set, x, top, &part(Role::Title, "")) + sheet.gap(sheet.theme.space.head);
    let start = y;
    let style = sheet.small();
    let faults = sheet.slide.broken.as_ref().map(|broken| broken.faults.as_slice()).unwrap_or_default();
    for fault in faults.iter().take(NAMED) {
        let set = sheet.set(&plain(fault), &style, width - 40.0);
        let accent = sheet.palette.accent;
        sheet.bar((x, y + 6.0), (5.0, set.height() - 12.0), accent, &ALWAYS);
        y = sheet.place(&set, x + 32.0, y, &part(Role::Paragraph, "")) + sheet.gap(20.0);
    }
    let more = faults.len().saturating_sub(NAMED);
    if more > 0 {
        let style = Style { colour: sheet.palette.quiet, ..style };
        let text = plain(&format!("… and {more} more; the check names all of them."));
        y = sheet.text(&text, &style, (x + 32.0, y), width - 40.0, &part(Role::Paragraph, ""));
    }
    sheet.check("", start, y, sheet.foot);
}
