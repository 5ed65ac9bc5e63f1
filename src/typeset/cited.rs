//! What slides cite: their texts in the order in which they are read, and the sources that footnote marks name.

use crate::deck::{
    inline::{self, Inline},
    model::{Deck, Item, Slide, Text},
};

/// Adds the positions of the sources that `words` cite, each once, in the order of first use.
pub(super) fn add(deck: &Deck, words: &str, found: &mut Vec<usize>) {
    if !words.contains("[^") {
        return;
    }
    for part in inline::parse(words) {
        let Inline::Note { source } = part else { continue };
        // A source that the deck does not have is a matter for the check.
        if let Some(position) = deck.sources.iter().position(|known| known.id == source)
            && !found.contains(&position)
        {
            found.push(position);
        }
    }
}

/// The positions of the sources that the deck cites in a language, by first use; of all sources where it cites none.
pub(super) fn by_deck(deck: &Deck, language: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for slide in &deck.slides {
        let fallback = slide.language.as_deref().unwrap_or(&deck.language);
        each_text(slide, &mut |text| add(deck, text.pick(language, fallback).0, &mut found));
    }
    if found.is_empty() { (0..deck.sources.len()).collect() } else { found }
}

/// Calls `visit` with every text of a slide in the order in which it is read.
pub(super) fn each_text(slide: &Slide, visit: &mut dyn FnMut(&Text)) {
    fn items(list: &[Item], visit: &mut dyn FnMut(&Text)) {
        for item in list {
            if let Item::Full(full) = item {
                full.label.iter().for_each(&mut *visit);
            }
            visit(&item.text());
            items(item.items(), visit);
        }
    }
    let lines = [&slide.kicker, &slide.title, &slide.subtitle, &slide.quote, &slide.attribution, &slide.text];
    lines.into_iter().flatten().for_each(&mut *visit);
    items(&slide.items, visit);
    for column in &slide.columns {
        [&column.title, &column.text].into_iter().flatten().for_each(&mut *visit);
        items(&column.items, visit);
    }
    if let Some(table) = &slide.table {
        table.header.iter().chain(table.rows.iter().flatten()).for_each(&mut *visit);
    }
    if let Some(chart) = &slide.chart {
        let names = chart.series.iter().filter_map(|series| series.name.as_ref());
        chart.labels.iter().chain(names).chain(&chart.unit).for_each(&mut *visit);
    }
    slide.image.iter().filter_map(|image| image.caption.as_ref()).for_each(&mut *visit);
    slide.boxes.iter().filter_map(|part| part.text.as_ref()).for_each(visit);
}
