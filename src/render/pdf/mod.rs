//! Slides as a PDF that everybody can read: on screen, on paper, by ear.
//!
//! The same pages as on the screen, drawn by the same display list, with every word searchable, tagged in reading order
//! with its language (PDF/UA-1), links that work, and an outline. The same deck gives the same bytes.

mod faces;
mod outline;
mod paper;
mod pen;
mod printed;
mod tags;

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    error::KrillaError,
    metadata::{Metadata, TextDirection},
    page::PageSettings,
    tagging::{TagGroup, TagTree},
};
use thiserror::Error;

pub use self::printed::{About, printed};
use self::{
    outline::Contents,
    paper::{Foot, Note, ON_HANDOUT, Paper},
    pen::{Pen, Spot},
    tags::{Tree, settle},
};
use super::studio::Studio;
use crate::{
    deck::{inline, model::Notes},
    typeset::{Fonts, Typesetter, page::Page},
};

/// Points for each unit of a slide: 1080 units become 7.5 inches, as slides are in every other program.
const POINTS: f32 = 0.5;

/// How the slides stand on their pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// One page a slide, with everything revealed.
    #[default]
    Slides,
    /// One page for each step of a slide.
    Steps,
    /// A4 pages with the slide above and its notes below.
    Notes,
    /// A4 pages with three slides and lines to write on.
    Handout,
}

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PdfExport {
    /// How the slides stand on their pages.
    pub form: Form,
    /// Whether slides that the show passes by are written too.
    pub hidden: bool,
}

/// How far an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The slides that are done.
    pub done: usize,
    /// All of them.
    pub of: usize,
}

/// A PDF file.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What keeps it from being a PDF/UA-1 file, in words.
    pub remark: Option<String>,
}

/// Why there is no PDF.
#[derive(Debug, Error)]
pub enum PdfFault {
    /// The caller wanted no more.
    #[error("stopped")]
    Stopped,
    /// There is nothing to write.
    #[error("the deck has no slides to write")]
    Empty,
    /// The file cannot be made.
    #[error("the PDF cannot be made: {0}")]
    NotMade(String),
}

/// The studio's slides as a PDF. Calls `each` before every slide; where that breaks off, nothing is made.
///
/// # Errors
/// [`PdfFault`], where the caller stops, there is no slide, or the file cannot be made.
pub fn pdf(
    studio: &mut Studio,
    plan: PdfExport,
    mut each: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Pdf, PdfFault> {
    let strict = make(studio, plan, true, &mut each)?;
    let reason = match strict {
        Ok(made) => return Ok(made),
        Err(KrillaError::Validation(errors)) => {
            let mut kinds: Vec<String> = errors.iter().map(|(error, _)| kind(&format!("{error:?}"))).collect();
            kinds.sort_unstable();
            kinds.dedup();
            kinds.join(", ")
        }
        Err(error) => return Err(PdfFault::NotMade(error.to_string())),
    };
    let mut made = make(studio, plan, false, &mut each)?.map_err(|error| PdfFault::NotMade(error.to_string()))?;
    made.remark = Some(format!("the PDF has tags but does not meet PDF/UA-1 ({reason})"));
    Ok(made)
}

/// The first word of an error's name in words: `MissingAltText(…)` becomes "missing alt text".
fn kind(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars().take_while(char::is_ascii_alphanumeric) {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

type Made = Result<Pdf, KrillaError>;

fn make(
    studio: &mut Studio,
    plan: PdfExport,
    strict: bool,
    each: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Made, PdfFault> {
    // Nothing that a deck holds may end the program, whatever a library makes of it.
    catch_unwind(AssertUnwindSafe(|| document(studio, plan, strict, each)))
        .unwrap_or_else(|_panic| Err(PdfFault::NotMade("a slide cannot be drawn".to_owned())))
}

fn document(
    studio: &mut Studio,
    plan: PdfExport,
    strict: bool,
    each: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Made, PdfFault> {
    let deck = Arc::clone(studio.deck());
    let language = studio.language().to_owned();
    let slides: Vec<usize> =
        deck.slides.iter().enumerate().filter(|(_, slide)| plan.hidden || !slide.hidden).map(|(at, _)| at).collect();
    let Some(first) = slides.first() else { return Err(PdfFault::Empty) };
    let rtl = studio.page(*first).rtl;
    let title = title_of(studio);
    let mut settings = SerializeSettings::default();
    if strict {
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        settings.configuration =
            configuration.map_err(|_never| PdfFault::NotMade("PDF/UA-1 is not available".to_owned()))?;
    }
    let mut document = Document::new_with(settings);
    let mut maker = Maker {
        pen: Pen::default(),
        setter: Typesetter::new(Fonts::bundled()),
        tree: Tree::new(&language),
        sections: Vec::new(),
        contents: Contents::default(),
        pages: 0,
        title: title.clone(),
        language: language.clone(),
    };
    let mut waiting: Vec<Arc<Page>> = Vec::new();
    for (done, at) in slides.iter().enumerate() {
        if each(Progress { done, of: slides.len() }).is_break() {
            return Err(PdfFault::Stopped);
        }
        let page = studio.page(*at);
        maker.contents.slide(&deck, *at, &language, &page, maker.pages);
        match plan.form {
            Form::Slides => maker.slide(&mut document, studio, &page, page.last_step),
            Form::Steps => {
                for step in 0..=page.last_step {
                    maker.slide(&mut document, studio, &page, step);
                }
            }
            Form::Notes => maker.notes(&mut document, studio, *at, &page),
            Form::Handout => {
                waiting.push(page);
                if waiting.len() == ON_HANDOUT || done + 1 == slides.len() {
                    maker.handout(&mut document, studio, &waiting, rtl);
                    waiting.clear();
                }
            }
        }
    }
    if each(Progress { done: slides.len(), of: slides.len() }).is_break() {
        return Err(PdfFault::Stopped);
    }
    let mut tree = TagTree::new().with_lang(Some(language.clone()));
    maker.sections.into_iter().for_each(|section| tree.push(section));
    document.set_tag_tree(tree);
    document.set_outline(maker.contents.finish());
    let direction = if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language(language)
            .creator(format!("Sidestage {}", env!("CARGO_PKG_VERSION")))
            .text_direction(direction),
    );
    let pages = maker.pages;
    Ok(document.finish().map(|bytes| Pdf { bytes, pages, remark: None }))
}

fn title_of(studio: &Studio) -> String {
    let deck = studio.deck();
    let title = inline::words(deck.title.pick(studio.language(), &deck.language).0);
    if title.trim().is_empty() { deck.id.clone() } else { title.trim().to_owned() }
}

/// A document on its way.
struct Maker {
    pen: Pen,
    setter: Typesetter,
    tree: Tree,
    sections: Vec<TagGroup>,
    contents: Contents,
    pages: usize,
    title: String,
    language: String,
}

impl Maker {
    fn slide(&mut self, document: &mut Document, studio: &mut Studio, page: &Page, step: u16) {
        let size = (page.size.0 * POINTS, page.size.1 * POINTS);
        let Some(settings) = PageSettings::from_wh(size.0, size.1) else { return };
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let spot = Spot { x: 0.0, y: 0.0, scale: POINTS };
        let traces = self.pen.slide(&mut surface, studio, page, step, spot);
        surface.finish();
        let marks = settle(traces, page, spot, &mut sheet);
        self.sections.push(self.tree.section(page, marks));
        self.pages += 1;
    }

    fn notes(&mut self, document: &mut Document, studio: &mut Studio, at: usize, page: &Page) {
        let notes = notes_of(studio, at);
        let (title, language) = (self.title.clone(), self.language.clone());
        let foot = Foot { title: &title, language: &language, number: (at + 1).to_string() };
        let mut paper = self.paper(studio);
        let (section, sheets) = paper.notes(document, page, &notes, &foot);
        self.sections.push(section);
        self.pages += sheets;
    }

    fn handout(&mut self, document: &mut Document, studio: &mut Studio, pages: &[Arc<Page>], rtl: bool) {
        let (title, language) = (self.title.clone(), self.language.clone());
        let number = (self.pages + 1).to_string();
        let foot = Foot { title: &title, language: &language, number };
        let sections = self.paper(studio).handout(document, pages, rtl, &foot);
        self.sections.extend(sections);
        // The next slide starts a new sheet.
        self.pages += 1;
    }

    fn paper<'a>(&'a mut self, studio: &'a mut Studio) -> Paper<'a> {
        Paper { pen: &mut self.pen, studio, setter: &mut self.setter, tree: &mut self.tree }
    }
}

/// The notes of a slide in the language of the studio, each with its step where there are several.
fn notes_of(studio: &Studio, at: usize) -> Vec<Note> {
    let deck = studio.deck();
    let Some(slide) = deck.slides.get(at) else { return Vec::new() };
    let fallback = slide.language.as_deref().unwrap_or(&deck.language);
    let (texts, several) = match &slide.notes {
        None => return Vec::new(),
        Some(Notes::Whole(text)) => (std::slice::from_ref(text), false),
        Some(Notes::PerStep(texts)) => (texts.as_slice(), texts.len() > 1),
    };
    let mut notes = Vec::new();
    for (step, text) in texts.iter().enumerate() {
        let (words, language) = text.pick(studio.language(), fallback);
        if !words.trim().is_empty() {
            let label = several.then(|| format!("{} {}", crate::render::words::of(language).step, step + 1));
            let language = language.to_owned();
            notes.push(Note { label, text: words.to_owned(), lead: language.clone(), language });
        }
    }
    notes
}
