//! The deck as text: every slide with its words in reading order, its notes, and what it cites.
//!
//! The order and the words that layouts add come from the laid-out page, so that nothing is missing that the room sees;
//! emphasis, links and footnotes come from the deck.

mod style;

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

pub use self::style::Style;
use self::style::join;
use super::{pdf::Progress, studio::Studio, words};
use crate::{
    deck::{
        inline::{self, Inline},
        model::{Chart, Deck, Layout, Notes, Slide},
        texts::{Seen, of_slide},
    },
    typeset::page::{Block, Page, Role},
};

/// The caller wanted no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// The studio's slides as text; those that the show passes by too, where `hidden` says so. Calls `each` before every slide.
///
/// # Errors
/// [`Stopped`], where the caller breaks off.
pub fn script(
    studio: &mut Studio,
    style: Style,
    hidden: bool,
    mut each: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<String, Stopped> {
    let deck = Arc::clone(studio.deck());
    let language = studio.language().to_owned();
    let mut writer = Writer { deck: &deck, language: &language, style, out: String::new(), cited: Vec::new() };
    writer.front();
    let slides: Vec<usize> =
        (0..deck.slides.len()).filter(|at| hidden || deck.slides.get(*at).is_some_and(|slide| !slide.hidden)).collect();
    for (done, at) in slides.iter().enumerate() {
        if each(Progress { done, of: slides.len() }).is_break() {
            return Err(Stopped);
        }
        let page = studio.page(*at);
        if let Some(slide) = deck.slides.get(*at) {
            writer.slide(*at, slide, &page);
        }
    }
    if each(Progress { done: slides.len(), of: slides.len() }).is_break() {
        return Err(Stopped);
    }
    Ok(writer.finish())
}

struct Writer<'a> {
    deck: &'a Deck,
    language: &'a str,
    style: Style,
    out: String,
    /// The positions of the sources that were cited, for styles that list them at the end.
    cited: Vec<usize>,
}

/// What is known of the slide that is being written.
struct Here<'a> {
    /// The texts of the slide as they are written in the deck, by field.
    raw: BTreeMap<String, String>,
    /// The positions of the sources at the foot of the slide, in their order.
    notes: Vec<usize>,
    slide: &'a Slide,
}

impl Writer<'_> {
    fn front(&mut self) {
        let title = self.deck.title.pick(self.language, &self.deck.language).0;
        let title = inline::words(title);
        let title = if title.trim().is_empty() { self.deck.id.clone() } else { title };
        self.out.push_str(&self.style.title(title.trim()));
        if let Some(event) = &self.deck.event {
            let time = match (event.start.is_empty(), event.end.is_empty()) {
                (false, false) => format!("{}–{}", event.start, event.end),
                _ => format!("{}{}", event.start, event.end),
            };
            let when = join(&[&event.date, &time, &event.zone], " ");
            let venue = event.venue.as_deref().unwrap_or_default();
            self.paragraph(&self.style.plain(&join(&[&event.name, &when, venue], ", ")));
        }
    }

    fn slide(&mut self, at: usize, slide: &Slide, page: &Page) {
        let here = self.here(slide, page);
        let title = page.blocks.iter().position(|block| block.role == Role::Title && !block.text.trim().is_empty());
        let words = title.and_then(|title| page.blocks.get(title)).map(|block| self.words(block, &here));
        let heading = match words {
            Some(words) => format!("{}. {}", at + 1, words.replace('\n', " ")),
            None => format!("{} {}", words::of(self.language).slide, at + 1),
        };
        self.out.push_str(&self.style.heading(2, &heading));
        let mut blocks = page
            .blocks
            .iter()
            .enumerate()
            .filter(|(index, block)| {
                Some(*index) != title && (block.role == Role::Cell || !block.text.trim().is_empty())
            })
            .map(|(_, block)| block)
            .peekable();
        let (mut label, mut number, mut in_list) = (None, 0, false);
        while let Some(block) = blocks.next() {
            let is_item = matches!(block.role, Role::ListItem(_));
            if in_list && !is_item && !block.field.ends_with(".label") {
                self.out.push('\n');
                in_list = false;
            }
            match block.role {
                Role::Cell => {
                    let mut cells = vec![block];
                    while let Some(cell) = blocks.next_if(|block| block.role == Role::Cell) {
                        cells.push(cell);
                    }
                    self.cells(&cells, &here);
                }
                Role::Heading if block.field.ends_with(".label") => label = Some(self.words(block, &here)),
                Role::Heading if !matches!(&*block.field, "kicker" | "subtitle" | "") => {
                    let words = self.words(block, &here);
                    self.out.push_str(&self.style.heading(3, &words.replace('\n', " ")));
                }
                Role::ListItem(level) => {
                    let words = self.words(block, &here);
                    self.out.push_str(&self.style.item(level, label.take().as_deref(), &words));
                    in_list = true;
                }
                Role::Quote => {
                    let words = self.words(block, &here);
                    self.out.push_str(&self.style.quote(&words));
                }
                Role::Figure => {
                    let path = self.picture(slide, &block.text);
                    let words = words::of(&block.language).picture;
                    self.out.push_str(&self.style.picture(words, &block.text, path.as_deref()));
                }
                Role::Note => {
                    number += 1;
                    self.note(number, block, slide);
                }
                Role::Title | Role::Heading | Role::Paragraph => {
                    let words = self.words(block, &here);
                    self.paragraph(&words);
                }
            }
        }
        if in_list || number > 0 {
            self.out.push('\n');
        }
        self.notes(slide, &here);
    }

    fn here<'s>(&self, slide: &'s Slide, page: &Page) -> Here<'s> {
        let fallback = slide.language.as_deref().unwrap_or(&self.deck.language);
        let mut raw = BTreeMap::new();
        of_slide(slide, &mut |field, seen, text| {
            if seen == Seen::Room {
                let field = field.strip_suffix(".text").filter(|field| field.contains("items[")).unwrap_or(field);
                raw.insert(field.to_owned(), text.pick(self.language, fallback).0.to_owned());
            }
        });
        let source = |block: &Block| block.field.strip_prefix("sources[")?.strip_suffix(']')?.parse().ok();
        let notes = page.blocks.iter().filter(|block| block.role == Role::Note).filter_map(source).collect();
        Here { raw, notes, slide }
    }

    /// The words of a block with their emphasis, links and footnotes, and with what the layout adds around them.
    fn words(&mut self, block: &Block, here: &Here<'_>) -> String {
        let text = block.text.trim();
        let Some(raw) = here.raw.get(&*block.field) else { return self.style.plain(text) };
        let parts = inline::parse(raw);
        let plain: String = parts
            .iter()
            .map(|part| match part {
                Inline::Text { text, .. } => text.as_str(),
                Inline::Note { .. } => "",
                Inline::Break => "\n",
            })
            .collect();
        match text.split_once(plain.trim()) {
            Some((before, after)) => {
                let (before, after) = (self.style.plain(before), self.style.plain(after));
                format!("{before}{}{after}", self.inline(&parts, here).trim())
            }
            None => self.style.plain(text),
        }
    }

    fn inline(&mut self, parts: &[Inline], here: &Here<'_>) -> String {
        let mut out = String::new();
        for part in parts {
            match part {
                Inline::Text { text, bold, italic, link } => {
                    out.push_str(&self.style.span(text, *bold, *italic, link.as_deref()));
                }
                Inline::Note { source } => {
                    let Some(position) = self.deck.sources.iter().position(|known| known.id == *source) else {
                        continue;
                    };
                    if self.style.notes_at_end() {
                        if !self.cited.contains(&position) {
                            self.cited.push(position);
                        }
                        out.push_str(&self.style.mark(source));
                    } else if let Some(number) = here.notes.iter().position(|note| *note == position) {
                        out.push_str(&self.style.mark(&(number + 1).to_string()));
                    }
                }
                Inline::Break => out.push('\n'),
            }
        }
        out
    }

    fn paragraph(&mut self, words: &str) {
        self.out.push_str(&self.style.paragraph(words));
    }

    /// A source at the foot of a slide, or in the list of all of them.
    fn note(&mut self, number: usize, block: &Block, slide: &Slide) {
        let words = self.style.plain(&block.text.replace('\n', " "));
        if slide.layout == Layout::Sources {
            self.out.extend([&number.to_string(), ". ", &words, "\n"]);
        } else if !self.style.notes_at_end() {
            self.out.push_str(&self.style.note(&number.to_string(), &words));
        }
    }

    /// The file of a picture, by its description.
    fn picture(&self, slide: &Slide, alt: &str) -> Option<String> {
        let image = slide.image.iter().map(|image| image.asset.as_str());
        let mut ids = image.chain(slide.boxes.iter().filter_map(|part| part.asset.as_deref()));
        let is_it = |id: &&str| {
            let asset = self.deck.assets.iter().find(|asset| asset.id == **id)?;
            let words = asset.alt.as_ref().map(|words| inline::words(words.pick(self.language, &self.deck.language).0));
            (words.as_deref() == Some(alt)).then(|| asset.path.clone())
        };
        ids.find_map(|id| is_it(&id))
    }

    fn cells(&mut self, cells: &[&Block], here: &Here<'_>) {
        if cells.first().is_some_and(|cell| cell.field.starts_with("chart")) {
            if let Some(chart) = &here.slide.chart {
                let rows = self.chart(chart, here);
                self.out.push_str(&self.style.table(&rows, true));
            }
            return;
        }
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        for cell in cells {
            let row = match cell.field.rfind('[') {
                Some(at) if cell.field.starts_with("table.") => cell.field.get(..at).unwrap_or_default(),
                _ => &*cell.field,
            };
            let words = self.words(cell, here);
            match rows.last_mut() {
                Some((known, cells)) if known == row => cells.push(words),
                _ => rows.push((row.to_owned(), vec![words])),
            }
        }
        let has_header = rows.first().is_some_and(|(row, _)| row == "table.header");
        let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
        self.out.push_str(&self.style.table(&rows, has_header));
    }

    /// The numbers of a chart, one row for each label.
    fn chart(&self, chart: &Chart, here: &Here<'_>) -> Vec<Vec<String>> {
        let fallback = here.slide.language.as_deref().unwrap_or(&self.deck.language);
        let plain =
            |text: &crate::deck::model::Text| self.style.plain(&inline::words(text.pick(self.language, fallback).0));
        let names = chart.series.iter().map(|series| series.name.as_ref().map_or_else(String::new, plain));
        let mut rows = vec![std::iter::once(String::new()).chain(names).collect::<Vec<_>>()];
        for (at, label) in chart.labels.iter().enumerate() {
            let values =
                chart.series.iter().map(|one| one.values.get(at).map_or_else(String::new, ToString::to_string));
            rows.push(std::iter::once(plain(label)).chain(values).collect());
        }
        rows
    }

    fn notes(&mut self, slide: &Slide, here: &Here<'_>) {
        let (texts, several) = match &slide.notes {
            None => return,
            Some(Notes::Whole(text)) => (std::slice::from_ref(text), false),
            Some(Notes::PerStep(texts)) => (texts.as_slice(), texts.len() > 1),
        };
        let fallback = slide.language.as_deref().unwrap_or(&self.deck.language);
        let picked: Vec<(usize, &str, &str)> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| (at, text.pick(self.language, fallback)))
            .filter(|(_, (text, _))| !text.trim().is_empty())
            .map(|(at, (text, language))| (at, text, language))
            .collect();
        let Some((_, _, language)) = picked.first() else { return };
        let own = words::of(language);
        self.out.push_str(&self.style.heading(3, own.notes));
        for (at, text, _) in picked {
            if several {
                let label = format!("{} {}", own.step, at + 1);
                self.paragraph(&self.style.span(&label, true, false, None));
            }
            let words = self.inline(&inline::parse(text), here);
            self.paragraph(words.trim());
        }
    }

    fn finish(mut self) -> String {
        if !self.cited.is_empty() {
            self.out.push_str(&self.style.heading(2, words::of(self.language).sources));
            for position in std::mem::take(&mut self.cited) {
                let Some(source) = self.deck.sources.get(position) else { continue };
                let words = inline::words(source.text.pick(self.language, &self.deck.language).0);
                let words = self.style.plain(&words);
                let url = source.url.as_deref().map(|url| self.style.address(url)).unwrap_or_default();
                self.out.push_str(&self.style.note(&source.id, &join(&[&words, &url], " ")));
            }
        }
        let mut out = self.out;
        out.truncate(out.trim_end().len());
        out.push('\n');
        // No two empty lines after one another.
        while out.contains("\n\n\n") {
            out = out.replace("\n\n\n", "\n\n");
        }
        out
    }
}
