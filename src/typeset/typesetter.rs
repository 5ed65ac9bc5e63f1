//! The typesetter: finds what a slide cites, chooses its colours and direction, and looks for the largest size that fits.

use std::sync::Arc;

use super::{
    Fonts, PictureSizes, Theme, cited, direction,
    layouts::{self, Entry},
    lines::{self, LineStyle},
    logo,
    page::{Page, Rgba},
    setter::{Drawn, Setter},
    sheet::{Growth, Sheet},
};
use crate::deck::{
    inline,
    model::{Deck, Slide},
    slow,
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
        slow::work("a slide is laid out");
        self.setter.wear(theme.dress());
        let entry = layouts::entry(slide);
        let about = About::of(deck, slide, language);
        let full = draw(&mut self.setter, entry, &about, theme, pictures, 1.0);
        if full.fits && !full.tight {
            return full.page;
        }
        let least = draw(&mut self.setter, entry, &about, theme, pictures, LEAST_SCALE);
        // A word that is too wide for its place even when small is broken: no reason to set everything small.
        let may_be_tight = least.tight;
        let enough = |attempt: &Attempt| attempt.fits && (may_be_tight || !attempt.tight);
        if enough(&full) {
            return full.page;
        }
        if !least.fits {
            return least.page;
        }
        let (mut fits, mut too_large, mut best) = (LEAST_SCALE, 1.0, least);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(fits, too_large);
            let attempt = draw(&mut self.setter, entry, &about, theme, pictures, middle);
            if enough(&attempt) {
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
        slow::work("lines are laid out");
        self.setter.wear(None);
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
        cited::each_text(slide, &mut |text| {
            let (words, tag) = text.pick(language, fallback);
            if lead.is_none() && !words.trim().is_empty() {
                lead = Some((tag.to_owned(), direction::rtl(&inline::words(words), tag, slide.dir)));
            }
            cited::add(deck, words, &mut notes);
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

struct Attempt {
    page: Page,
    /// Whether everything is on the slide.
    fits: bool,
    /// Whether a word had to be broken.
    tight: bool,
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
        growth: Growth::NONE,
        lines: 0,
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
    logo::draw(&mut sheet);
    let (fits, tight) = (sheet.overflow.is_empty(), sheet.tight);
    Attempt { page: sheet.finish(about.slide.last_step()), fits, tight }
}
