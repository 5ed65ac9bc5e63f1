//! The speakers as calm cards: name, role, language.

use crate::{
    deck::model::{Deck, SegmentKind, Speaker},
    typeset::{
        direction,
        page::Role,
        rich::Rich,
        setter::{Set, Style},
        sheet::{ALWAYS, Sheet, part},
        words,
    },
};

/// How much higher than its words a card may be.
const HIGHEST: f32 = 1.9;

/// How many cards stand side by side.
const fn columns(speakers: usize) -> usize {
    match speakers {
        0..=3 => {
            if speakers < 2 {
                2
            } else {
                speakers
            }
        }
        4 => 2,
        5 | 6 | 9 => 3,
        _ => 4,
    }
}

struct Card {
    name: Set,
    role: Option<Set>,
    language: Option<Set>,
    field: String,
}

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let (deck, strings) = (sheet.deck, sheet.words());
    let top = sheet.head_or(strings.panel);
    let (x, width) = (sheet.side(), sheet.measure());
    if deck.speakers.is_empty() {
        let style = Style { colour: sheet.palette.quiet, ..sheet.body() };
        let rich = sheet.plain(strings.no_speakers);
        sheet.text(&rich, &style, (x, top), width, &part(Role::Paragraph, ""));
        return;
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let chair = chair(deck);
    rows.extend(chair.map(|chair| vec![chair]));
    let others: Vec<usize> = (0..deck.speakers.len()).filter(|index| Some(*index) != chair).collect();
    let columns = columns(others.len());
    rows.extend(others.chunks(columns).map(<[usize]>::to_vec));
    let gutter = 36.0;
    let narrow = (width - gutter * (columns as f32 - 1.0)) / columns as f32;
    let (pad, rule) = (sheet.gap(36.0), 5.0);
    let (between, low) = (sheet.gap(10.0), sheet.gap(26.0));
    let card = |index: usize| if Some(index) == chair { width } else { narrow };
    let cards: Vec<Card> = deck
        .speakers
        .iter()
        .enumerate()
        .map(|(index, speaker)| set(sheet, speaker, card(index) - 2.0 * pad, index))
        .collect();
    // All cards are as high as the highest, so that the panel reads as one, and higher where there is room.
    let least = cards
        .iter()
        .map(|card| {
            card.name.height()
                + card.role.as_ref().map_or(0.0, |set| set.height() + between)
                + card.language.as_ref().map_or(0.0, |set| set.height() + low)
        })
        .fold(sheet.gap(96.0), f32::max)
        + 2.0 * pad;
    let share = (sheet.foot - top + gutter) / rows.len() as f32 - gutter;
    let tall = share.clamp(least, least * HIGHEST);
    let mut y = top;
    for (row, members) in rows.iter().enumerate() {
        if row > 0 {
            y += gutter;
        }
        for (place, index) in members.iter().enumerate() {
            let Some(content) = cards.get(*index) else { continue };
            let left = x + place as f32 * (narrow + gutter);
            let (tint, accent) = (sheet.palette.tint, sheet.palette.accent);
            sheet.bar((left, y), (card(*index), tall), tint, &ALWAYS);
            sheet.bar((left, y), (card(*index), rule), accent, &ALWAYS);
            let mut at = sheet.place(&content.name, left + pad, y + pad, &part(Role::Heading, &content.field));
            if let Some(role) = &content.role {
                at += between;
                sheet.place(role, left + pad, at, &part(Role::Paragraph, &content.field));
            }
            if let Some(language) = &content.language {
                // All languages of a row on one line, at the foot of the cards.
                let at = y + tall - pad - language.height();
                sheet.place(language, left + pad, at, &part(Role::Paragraph, &content.field));
            }
        }
        y += tall;
    }
    sheet.check("speakers", top, y, sheet.foot);
}

/// Who chairs and has a row alone: who opens alone, else who alone has a role. With fewer than two others nobody does.
fn chair(deck: &Deck) -> Option<usize> {
    if deck.speakers.len() < 3 {
        return None;
    }
    let opening = deck.agenda.iter().find(|segment| segment.kind == SegmentKind::Opening);
    let alone = |is: &dyn Fn(&Speaker) -> bool| {
        let mut found = deck.speakers.iter().enumerate().filter(|(_, speaker)| is(speaker)).map(|(index, _)| index);
        found.next().filter(|_| found.next().is_none())
    };
    opening
        .and_then(|segment| alone(&|speaker| segment.who.contains(&speaker.id)))
        .or_else(|| alone(&|speaker| speaker.role.as_ref().is_some_and(|role| !role.is_empty())))
}

fn set(sheet: &mut Sheet<'_>, speaker: &Speaker, width: f32, index: usize) -> Card {
    let name = sheet.rich_of_deck(&speaker.name);
    let style = sheet.heading();
    let name = sheet.set(&name, &style, width);
    let role = speaker.role.as_ref().map(|role| sheet.rich_of_deck(role)).filter(|role| !role.is_empty());
    let style = Style { balance: true, ..sheet.small() };
    let role = role.map(|role| sheet.set(&role, &style, width));
    let language = speaker.language.as_deref().filter(|tag| !tag.is_empty()).map(|tag| {
        let name = words::language_name(tag);
        let rich = Rich { rtl: direction::is_rtl_language(tag), ..Rich::plain(name, tag, None) };
        let style = Style { colour: sheet.palette.quiet, ..sheet.note() };
        sheet.set(&rich, &style, width)
    });
    Card { name, role, language, field: format!("speakers[{index}]") }
}
