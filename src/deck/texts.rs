//! Every text of a deck with its path: what people see, what the moderator sees, and what describes pictures.

use super::model::{Column, Deck, FullItem, Item, Notes, Slide, Text};

/// Who gets to see a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The room.
    Room,
    /// The moderator alone.
    Notes,
}

/// Calls `visit` with every text of a slide, its path inside the slide, and who sees it, in the order of the format.
pub fn of_slide(slide: &Slide, visit: &mut dyn FnMut(&str, Seen, &Text)) {
    let mut room = |path: &str, text: &Text| visit(path, Seen::Room, text);
    let plain = [
        ("kicker", &slide.kicker),
        ("title", &slide.title),
        ("subtitle", &slide.subtitle),
        ("text", &slide.text),
        ("quote", &slide.quote),
        ("attribution", &slide.attribution),
    ];
    for (path, text) in plain {
        if let Some(text) = text {
            room(path, text);
        }
    }
    of_items("items", &slide.items, &mut room);
    for (index, Column { title, text, items, .. }) in slide.columns.iter().enumerate() {
        let path = format!("columns[{index}]");
        if let Some(title) = title {
            room(&format!("{path}.title"), title);
        }
        if let Some(text) = text {
            room(&format!("{path}.text"), text);
        }
        of_items(&format!("{path}.items"), items, &mut room);
    }
    if let Some(caption) = slide.image.as_ref().and_then(|image| image.caption.as_ref()) {
        room("image.caption", caption);
    }
    if let Some(table) = &slide.table {
        for (index, text) in table.header.iter().enumerate() {
            room(&format!("table.header[{index}]"), text);
        }
        for (row, cells) in table.rows.iter().enumerate() {
            for (index, text) in cells.iter().enumerate() {
                room(&format!("table.rows[{row}][{index}]"), text);
            }
        }
    }
    if let Some(chart) = &slide.chart {
        if let Some(unit) = &chart.unit {
            room("chart.unit", unit);
        }
        for (index, text) in chart.labels.iter().enumerate() {
            room(&format!("chart.labels[{index}]"), text);
        }
        for (index, series) in chart.series.iter().enumerate() {
            if let Some(name) = &series.name {
                room(&format!("chart.series[{index}].name"), name);
            }
        }
    }
    for (index, text) in slide.boxes.iter().enumerate().filter_map(|(index, one)| Some((index, one.text.as_ref()?))) {
        room(&format!("boxes[{index}].text"), text);
    }
    match &slide.notes {
        Some(Notes::Whole(text)) => visit("notes", Seen::Notes, text),
        Some(Notes::PerStep(texts)) => {
            for (index, text) in texts.iter().enumerate() {
                visit(&format!("notes[{index}]"), Seen::Notes, text);
            }
        }
        None => {}
    }
}

/// The texts of a list and of the lists below it. The guard limits how deep that goes.
fn of_items(path: &str, items: &[Item], visit: &mut dyn FnMut(&str, &Text)) {
    for (index, item) in items.iter().enumerate() {
        let path = format!("{path}[{index}]");
        match item {
            Item::Plain(text) => visit(&path, &Text::One(text.clone())),
            Item::Full(item) => {
                if let Some(label) = &item.label {
                    visit(&format!("{path}.label"), label);
                }
                visit(&format!("{path}.text"), &item.text);
                of_items(&format!("{path}.items"), &item.items, visit);
            }
        }
    }
}

/// Calls `change` with every text of a slide to be changed in place, under the paths of [`of_slide`].
pub fn of_slide_mut(slide: &mut Slide, change: &mut dyn FnMut(&str, &mut Text)) {
    let plain = [
        ("kicker", &mut slide.kicker),
        ("title", &mut slide.title),
        ("subtitle", &mut slide.subtitle),
        ("text", &mut slide.text),
        ("quote", &mut slide.quote),
        ("attribution", &mut slide.attribution),
    ];
    for (path, text) in plain {
        if let Some(text) = text {
            change(path, text);
        }
    }
    of_items_mut("items", &mut slide.items, change);
    for (index, Column { title, text, items, .. }) in slide.columns.iter_mut().enumerate() {
        let path = format!("columns[{index}]");
        if let Some(title) = title {
            change(&format!("{path}.title"), title);
        }
        if let Some(text) = text {
            change(&format!("{path}.text"), text);
        }
        of_items_mut(&format!("{path}.items"), items, change);
    }
    if let Some(caption) = slide.image.as_mut().and_then(|image| image.caption.as_mut()) {
        change("image.caption", caption);
    }
    if let Some(table) = &mut slide.table {
        for (index, text) in table.header.iter_mut().enumerate() {
            change(&format!("table.header[{index}]"), text);
        }
        for (row, cells) in table.rows.iter_mut().enumerate() {
            for (index, text) in cells.iter_mut().enumerate() {
                change(&format!("table.rows[{row}][{index}]"), text);
            }
        }
    }
    if let Some(chart) = &mut slide.chart {
        if let Some(unit) = &mut chart.unit {
            change("chart.unit", unit);
        }
        for (index, text) in chart.labels.iter_mut().enumerate() {
            change(&format!("chart.labels[{index}]"), text);
        }
        for (index, series) in chart.series.iter_mut().enumerate() {
            if let Some(name) = &mut series.name {
                change(&format!("chart.series[{index}].name"), name);
            }
        }
    }
    for (index, one) in slide.boxes.iter_mut().enumerate() {
        if let Some(text) = &mut one.text {
            change(&format!("boxes[{index}].text"), text);
        }
    }
    match &mut slide.notes {
        Some(Notes::Whole(text)) => change("notes", text),
        Some(Notes::PerStep(texts)) => {
            for (index, text) in texts.iter_mut().enumerate() {
                change(&format!("notes[{index}]"), text);
            }
        }
        None => {}
    }
}

fn of_items_mut(path: &str, items: &mut [Item], change: &mut dyn FnMut(&str, &mut Text)) {
    for (index, item) in items.iter_mut().enumerate() {
        let path = format!("{path}[{index}]");
        match item {
            Item::Plain(plain) => {
                let mut text = Text::One(std::mem::take(plain));
                change(&path, &mut text);
                match text {
                    Text::One(text) => *plain = text,
                    // A plain string has no room for languages.
                    text @ Text::Many(_) => *item = Item::Full(FullItem { text, ..FullItem::default() }),
                }
            }
            Item::Full(item) => {
                if let Some(label) = &mut item.label {
                    change(&format!("{path}.label"), label);
                }
                change(&format!("{path}.text"), &mut item.text);
                of_items_mut(&format!("{path}.items"), &mut item.items, change);
            }
        }
    }
}

/// Calls `change` with every text that stands outside the slides, to be changed in place, under the paths of [`of_deck`].
pub fn of_deck_mut(deck: &mut Deck, change: &mut dyn FnMut(&str, &mut Text)) {
    change("title", &mut deck.title);
    for (index, speaker) in deck.speakers.iter_mut().enumerate() {
        change(&format!("speakers[{index}].name"), &mut speaker.name);
        if let Some(role) = &mut speaker.role {
            change(&format!("speakers[{index}].role"), role);
        }
    }
    for (index, segment) in deck.agenda.iter_mut().enumerate() {
        change(&format!("agenda[{index}].title"), &mut segment.title);
    }
    for (index, source) in deck.sources.iter_mut().enumerate() {
        change(&format!("sources[{index}].text"), &mut source.text);
    }
    for (index, asset) in deck.assets.iter_mut().enumerate() {
        if let Some(alt) = &mut asset.alt {
            change(&format!("assets[{index}].alt"), alt);
        }
    }
}

/// The languages of a deck: its own first, then every other in which a text is given, in the order of the file.
#[must_use]
pub fn languages(deck: &Deck) -> Vec<String> {
    let mut found = vec![deck.language.clone()];
    let mut note = |text: &Text| {
        for (tag, _) in text.each() {
            if let Some(tag) = tag.filter(|tag| !found.iter().any(|known| known == tag)) {
                found.push(tag.to_owned());
            }
        }
    };
    of_deck(deck, &mut |_, text| note(text));
    for slide in &deck.slides {
        of_slide(slide, &mut |_, _, text| note(text));
    }
    found
}

/// Calls `visit` with every text that stands outside the slides.
///
/// Positions in lists are those of the model.
pub fn of_deck(deck: &Deck, visit: &mut dyn FnMut(&str, &Text)) {
    visit("title", &deck.title);
    for (index, speaker) in deck.speakers.iter().enumerate() {
        visit(&format!("speakers[{index}].name"), &speaker.name);
        if let Some(role) = &speaker.role {
            visit(&format!("speakers[{index}].role"), role);
        }
    }
    for (index, segment) in deck.agenda.iter().enumerate() {
        visit(&format!("agenda[{index}].title"), &segment.title);
    }
    for (index, source) in deck.sources.iter().enumerate() {
        visit(&format!("sources[{index}].text"), &source.text);
    }
    for (index, asset) in deck.assets.iter().enumerate() {
        if let Some(alt) = &asset.alt {
            visit(&format!("assets[{index}].alt"), alt);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::parse;

    #[test]
    fn what_can_be_changed_is_what_can_be_read() {
        for bytes in [
            &include_bytes!("../../slides/six-languages.json")[..],
            include_bytes!("../../slides/crackdown-on-defenders.json"),
        ] {
            let Some(deck) = parse(bytes, "deck").deck else { continue };
            let (mut read, mut written) = (Vec::new(), Vec::new());
            of_deck(&deck, &mut |path, text| read.push((path.to_owned(), text.clone())));
            for slide in &deck.slides {
                of_slide(slide, &mut |path, _, text| read.push((path.to_owned(), text.clone())));
            }
            let mut changed = deck.clone();
            of_deck_mut(&mut changed, &mut |path, text| written.push((path.to_owned(), text.clone())));
            for slide in &mut changed.slides {
                of_slide_mut(slide, &mut |path, text| written.push((path.to_owned(), text.clone())));
            }
            assert_eq!(read, written);
            assert_eq!(changed, deck);
        }
    }
}
