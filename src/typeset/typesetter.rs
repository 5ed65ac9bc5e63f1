//! The typesetter: finds what a slide cites, chooses its colours and direction, and looks for the largest size that fits.

use std::sync::Arc;

use super::{
    Fonts, PictureSizes, Theme, direction,
    layouts::{self, Entry},
    lines::{self, LineStyle},
    page::{Page, Rgba},
    setter::{Drawn, Setter},
    sheet::Sheet,
};
use crate::deck::{
    inline::{self, Inline},
    model::{Deck, Item, Slide, Text},
};

/// The smallest scale that is tried. Sizes stop at the floors of the theme before; spaces go on.
const LEAST_SCALE: f32 = 0.56;
/// How often the space between a scale that fits and one that does not is halved.
const HALVINGS: usize = 5;

/// Lays out slides and lines of text. Keeps its memory warm: use one for each thread, again and again.
pub struct Typesetter {
    setter: Setter,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Typesetter")
    }
}

impl Typesetter {
    /// A typesetter with these faces.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self { setter: Setter::new(fonts) }
    }

    /// Lays out a slide of `deck` in the language of the room.
    ///
    /// Text that does not fit becomes smaller as far as the theme's floors, and is then reported in [`Page::overflow`].
    #[must_use]
    pub fn page(
        &mut self,
        deck: &Deck,
        slide: &Slide,
        language: &str,
        theme: &Theme,
        pictures: &dyn PictureSizes,
    ) -> Page {
        let entry = layouts::entry(slide);
        let about = About::of(deck, slide, language);
        let full = draw(&mut self.setter, entry, &about, theme, pictures, 1.0);
        if full.fits {
            return full.page;
        }
        let least = draw(&mut self.setter, entry, &about, theme, pictures, LEAST_SCALE);
        if !least.fits {
            // A word that is too wide for the slide even when small is broken: that is no reason to set everything small.
            return if full.page.overflow.is_empty() { full.page } else { least.page };
        }
        let (mut fits, mut too_large, mut best) = (LEAST_SCALE, 1.0, least);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(fits, too_large);
            let attempt = draw(&mut self.setter, entry, &about, theme, pictures, middle);
            if attempt.fits {
                (fits, best) = (middle, attempt);
            } else {
                too_large = middle;
            }
        }
        best.page
    }

    /// Sets a text for use in a window, as a page of its own size on a transparent background.
    #[must_use]
    pub fn lines(&mut self, text: &str, style: &LineStyle) -> Page {
        lines::page(&mut self.setter, text, style)
    }
}

/// What is known about a slide before it is laid out.
struct About<'a> {
    deck: &'a Deck,
    slide: &'a Slide,
    language: &'a str,
    lead: Arc<str>,
    rtl: bool,
    notes: Vec<usize>,
}

impl<'a> About<'a> {
    fn of(deck: &'a Deck, slide: &'a Slide, language: &'a str) -> Self {
        let fallback = slide.language.as_deref().unwrap_or(&deck.language);
        let mut lead: Option<(String, bool)> = None;
        let mut notes = Vec::new();
        each_text(slide, &mut |text| {
            let (words, tag) = text.pick(language, fallback);
            if lead.is_none() && !words.trim().is_empty() {
                lead = Some((tag.to_owned(), direction::rtl(&inline::words(words), tag, slide.dir)));
            }
            if !words.contains("[^") {
                return;
            }
            for part in inline::parse(words) {
                let Inline::Note { source } = part else { continue };
                if let Some(position) = deck.sources.iter().position(|known| known.id == source) {
                    if !notes.contains(&position) {
                        notes.push(position);
                    }
                }
            }
        });
        let (lead, rtl) = lead.unwrap_or_else(|| {
            let drawn = deck.agenda.first().map(|segment| &segment.title);
            let tag =
                drawn.filter(|title| !title.is_empty()).map_or(language, |title| title.pick(language, fallback).1);
            (tag.to_owned(), direction::rtl("", tag, slide.dir))
        });
        Self { deck, slide, language, lead: Arc::from(lead), rtl, notes }
    }
}

/// Calls `visit` with every text of a slide in the order in which it is read.
pub(super) fn each_text(slide: &Slide, visit: &mut dyn FnMut(&Text)) {
    fn items(list: &[Item], visit: &mut dyn FnMut(&Text)) {
        for item in list {
            if let Item::Full(full) = item {
                if let Some(label) = &full.label {
                    visit(label);
                }
            }
            visit(&item.text());
            items(item.items(), visit);
        }
    }
    for text in [&slide.kicker, &slide.title, &slide.subtitle, &slide.quote, &slide.attribution, &slide.text] {
        if let Some(text) = text {
            visit(text);
        }
    }
    items(&slide.items, visit);
    for column in &slide.columns {
        for text in [&column.title, &column.text].into_iter().flatten() {
            visit(text);
        }
        items(&column.items, visit);
    }
    if let Some(table) = &slide.table {
        for cell in table.header.iter().chain(table.rows.iter().flatten()) {
            visit(cell);
        }
    }
    if let Some(chart) = &slide.chart {
        let names = chart.series.iter().filter_map(|series| series.name.as_ref());
        for text in chart.labels.iter().chain(names).chain(&chart.unit) {
            visit(text);
        }
    }
    if let Some(caption) = slide.image.as_ref().and_then(|image| image.caption.as_ref()) {
        visit(caption);
    }
    for text in slide.boxes.iter().filter_map(|part| part.text.as_ref()) {
        visit(text);
    }
}

struct Attempt {
    page: Page,
    fits: bool,
}

fn draw(
    setter: &mut Setter,
    entry: &Entry,
    about: &About<'_>,
    theme: &Theme,
    pictures: &dyn PictureSizes,
    scale: f32,
) -> Attempt {
    let (width, height) = about.deck.aspect.canvas();
    let spec = theme.spec();
    let own = about.slide.background.as_deref().and_then(Rgba::parse);
    let palette = match own {
        Some(paper) => theme.on(paper),
        None if entry.turned => spec.turned,
        None => spec.page,
    };
    let mut sheet = Sheet {
        deck: about.deck,
        slide: about.slide,
        language: about.language,
        lead: Arc::clone(&about.lead),
        theme: spec,
        palette,
        width,
        height,
        rtl: about.rtl,
        scale,
        foot: height,
        notes: about.notes.clone(),
        tight: false,
        setter,
        pictures,
        drawn: Drawn::default(),
        blocks: Vec::new(),
        overflow: Vec::new(),
    };
    (entry.draw)(&mut sheet);
    let fits = sheet.overflow.is_empty() && !sheet.tight;
    Attempt { page: sheet.finish(about.slide.last_step()), fits }
}
