//! The agenda: when each segment starts, what it is, and how much of the slot it takes.

use crate::typeset::{
    page::Role,
    setter::{Set, Style},
    sheet::{ALWAYS, Part, Sheet, part},
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let (deck, slide, words) = (sheet.deck, sheet.slide, sheet.words());
    let top = sheet.head_or(words.agenda);
    let (x, width) = (sheet.side(), sheet.measure());
    if deck.agenda.is_empty() {
        let style = Style { colour: sheet.palette.quiet, ..sheet.body() };
        let rich = sheet.plain(words.no_agenda);
        sheet.text(&rich, &style, (x, top), width, &part(Role::Paragraph, ""));
        return;
    }
    let own = slide.segment.as_deref();
    let starts = starts(sheet);
    let longest = deck.agenda.iter().map(|segment| segment.minutes.millis()).max().unwrap_or_default().max(1);
    let body = sheet.body();
    let time_width = if starts.is_some() { body.size * 3.4 } else { 0.0 };
    let lengths: Vec<_> = deck
        .agenda
        .iter()
        .map(|segment| {
            let millis = segment.minutes.millis();
            let rich = sheet.plain(&words.length(millis));
            let bold = own == Some(segment.id.as_str());
            sheet.setter.set(&rich, &Style { tabular: true, bold, ..body }, None)
        })
        .collect();
    let bar_width = width * 0.15;
    let minutes_width = lengths.iter().map(|set| set.width).fold(0.0, f32::max) + 40.0;
    let title_width = width - time_width - bar_width - minutes_width - 40.0;
    let titles: Vec<Set> = deck
        .agenda
        .iter()
        .map(|segment| {
            let rich = sheet.rich_of_deck(&segment.title);
            sheet.set(&rich, &Style { bold: own == Some(segment.id.as_str()), ..body }, title_width)
        })
        .collect();
    // Rows take the room that there is, as far as they still read as one table.
    let least = sheet.gap(15.0);
    let spare = sheet.foot - top - titles.iter().map(Set::height).sum::<f32>();
    let pad = (spare / (2.0 * titles.len() as f32)).clamp(least, least * 1.7);
    let mut y = top;
    for ((index, segment), (title, length)) in deck.agenda.iter().enumerate().zip(titles.iter().zip(&lengths)) {
        let here = own == Some(segment.id.as_str());
        let row = title.height() + 2.0 * pad;
        if here {
            let tint = sheet.palette.tint;
            // Out into the margins, so that the words keep the straight edge.
            sheet.bar((x - 28.0, y), (width + 56.0, row), tint, &ALWAYS);
            let accent = sheet.palette.accent;
            sheet.bar((x - 28.0, y), (8.0, row), accent, &ALWAYS);
        } else if index > 0 && own != deck.agenda.get(index - 1).map(|before| before.id.as_str()) {
            let line = sheet.palette.line;
            sheet.bar((x, y - 1.0), (width, 2.0), line, &ALWAYS);
        }
        let field = format!("agenda[{index}]");
        let baseline = y + pad + title.first_baseline();
        if let Some(start) = starts.as_ref().and_then(|starts| starts.get(index)) {
            let colour = if here { sheet.palette.ink } else { sheet.palette.quiet };
            let style = Style { tabular: true, bold: here, colour, ..body };
            let rich = sheet.plain(start);
            let set = sheet.set(&rich, &style, time_width);
            // Figures and words of different scripts stand on one line all the same.
            let at = baseline - set.first_baseline();
            sheet.place(&set, x, at, &Part { role: Role::Cell, field: &field, steps: ALWAYS });
        }
        sheet.place(title, x + time_width, y + pad, &Part { role: Role::Cell, field: &field, steps: ALWAYS });
        let first_middle = baseline - body.size * 0.33;
        let share = segment.minutes.millis() as f32 / longest as f32;
        let colour = if here { sheet.palette.accent } else { sheet.palette.ink.towards(sheet.palette.paper, 0.55) };
        let bar_x = x + width - minutes_width - bar_width;
        sheet.bar((bar_x, first_middle - 7.0), ((bar_width * share).max(3.0), 14.0), colour, &ALWAYS);
        let cell = Part { role: Role::Cell, field: &field, steps: ALWAYS };
        sheet.place(length, x + width - length.width, baseline - length.first_baseline(), &cell);
        y += row;
    }
    sheet.check("agenda", top, y, sheet.foot + 20.0);
}

/// The times at which the segments start, where the event says when it starts.
fn starts(sheet: &Sheet<'_>) -> Option<Vec<String>> {
    let event = sheet.deck.event.as_ref()?;
    let (hours, minutes) = event.start.split_once(':')?;
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    let mut at = (hours * 60 + minutes) * 60_000;
    let mut starts = Vec::with_capacity(sheet.deck.agenda.len());
    for segment in &sheet.deck.agenda {
        let minute = at.rem_euclid(86_400_000) / 60_000;
        starts.push(format!("{:02}:{:02}", minute / 60, minute % 60));
        at += segment.minutes.millis() + i64::from(segment.changeover_seconds.unwrap_or_default()) * 1000;
    }
    Some(starts)
}
