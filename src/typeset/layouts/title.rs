//! The first slide: the title large, and the event's date, time and place at the foot.

use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Sheet, part},
    words::Words,
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(false);
    let slide = sheet.slide;
    sheet.tab();
    let (x, width) = (sheet.side(), sheet.measure());
    let foot = if sheet.notes.is_empty() { event(sheet) } else { sheet.foot };
    let title = slide.title.as_ref().map(|title| sheet.rich(title)).filter(|title| !title.is_empty());
    let title = title.map(|title| display(sheet, &title, width));
    let subtitle = slide.subtitle.as_ref().map(|subtitle| sheet.rich(subtitle)).filter(|text| !text.is_empty());
    let style = Style { colour: sheet.palette.quiet, balance: true, ..sheet.body() };
    let subtitle = subtitle.map(|subtitle| sheet.set(&subtitle, &style, width * 0.86));
    let kicker = if slide.kicker.is_some() { sheet.theme.sizes.kicker * 1.3 + sheet.gap(30.0) } else { 0.0 };
    let between = sheet.gap(34.0);
    let height =
        kicker + title.as_ref().map_or(0.0, Set::height) + subtitle.as_ref().map_or(0.0, |set| set.height() + between);
    // A little above the middle of the space that is left: that is where the eye expects the middle.
    let top = sheet.theme.space.top;
    let mut y = (top + (foot - top - height) * 0.44).max(top);
    let start = y;
    y = sheet.kicker_at(x, y, width);
    if slide.kicker.is_some() {
        y += sheet.gap(12.0);
    }
    if let Some(set) = &title {
        y = sheet.place(set, x, y, &part(Role::Title, "title"));
    }
    if let Some(set) = &subtitle {
        y = sheet.place(set, x, y + between, &part(Role::Heading, "subtitle"));
    }
    sheet.check("title", start, y, foot);
}

/// The largest size at which a title takes few lines.
pub(super) fn display(sheet: &mut Sheet<'_>, rich: &crate::typeset::rich::Rich, width: f32) -> Set {
    let (size, leading) = (sheet.theme.sizes.display, sheet.theme.leading.display);
    let mut set = None;
    for (part, lines) in [(1.0, 3), (0.82, 4), (0.7, usize::MAX)] {
        let style = sheet.style(size * part, sheet.theme.floors.title, leading);
        let attempt = sheet.set(rich, &Style { bold: true, balance: true, ..style }, width);
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

/// Date, time and place of the event at the foot; gives the upper edge.
pub(super) fn event(sheet: &mut Sheet<'_>) -> f32 {
    let Some(event) = &sheet.deck.event else { return sheet.foot };
    let (x, width) = (sheet.side(), sheet.measure());
    let date = sheet.words().date(event);
    let slot = Words::slot(event);
    let when =
        [date.as_str(), slot.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let small = Style { tabular: true, ..sheet.small() };
    let bold = Style { bold: true, ..small };
    let quiet = Style { colour: sheet.palette.quiet, ..small };
    let sets: Vec<Set> = [(when, bold), (event.venue.clone().unwrap_or_default(), quiet)]
        .into_iter()
        .filter(|(text, _)| !text.trim().is_empty())
        .map(|(text, style)| {
            let rich = sheet.plain(&text);
            sheet.set(&rich, &style, width)
        })
        .collect();
    if sets.is_empty() {
        return sheet.foot;
    }
    let height: f32 = sets.iter().map(Set::height).sum();
    let top = sheet.foot - height - 28.0;
    let line = sheet.palette.line;
    sheet.bar((x, top), (width, 2.0), line, &ALWAYS);
    let mut y = top + 26.0;
    for set in &sets {
        y = sheet.place(set, x, y, &part(Role::Paragraph, ""));
    }
    top - sheet.gap(36.0)
}
