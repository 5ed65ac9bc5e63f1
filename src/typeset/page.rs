//! The page: what a slide looks like, as a list of shapes, glyphs and pictures with every position decided.
//!
//! A page is laid out once in slide units (1080 high) and then drawn at any size: room, thumbnail, PNG, PDF.

use std::{ops::Range, ops::RangeInclusive, sync::Arc};

use parley::FontData;
use vello_cpu::kurbo::{BezPath, Rect};

use super::writing::Setting;
pub use crate::deck::colour::Rgba;

/// A slide with every position decided. All lengths are slide units: the canvas is 1080 high.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width and height of the canvas.
    pub size: (f32, f32),
    /// The colour behind everything; always opaque on slides, transparent for lines of a window.
    pub background: Rgba,
    /// What to draw, from back to front.
    pub items: Vec<Item>,
    /// The texts in reading order, for screen readers, search and export.
    pub blocks: Vec<Block>,
    /// Where links lie.
    pub links: Vec<Link>,
    /// How many presses reveal the whole page after it is first shown.
    pub last_step: u16,
    /// Texts that did not fit at the smallest readable size, by the field that holds them.
    pub overflow: Vec<Overflow>,
    /// Characters that no bundled face has, each once.
    pub missing: Vec<char>,
    /// Whether the page reads from right to left.
    pub rtl: bool,
    /// The same for pages that look the same.
    pub hash: u64,
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub struct Item {
    /// The steps at which it is visible.
    pub steps: RangeInclusive<u16>,
    /// The block to which it belongs, as an index into [`Page::blocks`].
    pub block: Option<usize>,
    /// What is drawn.
    pub kind: Kind,
}

/// What can be drawn.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A filled shape.
    Fill {
        /// Its outline.
        path: BezPath,
        /// Its colour.
        colour: Rgba,
    },
    /// A line along a shape.
    Stroke {
        /// The line's course.
        path: BezPath,
        /// Its colour.
        colour: Rgba,
        /// Its width.
        width: f32,
    },
    /// Glyphs of one face and size.
    Glyphs(GlyphRun),
    /// A picture of the deck.
    Picture {
        /// The id of the asset.
        asset: Arc<str>,
        /// The part of the canvas that it covers.
        to: Rect,
        /// The part of the picture that is shown, as fractions of it: `(0, 0, 1, 1)` is the whole.
        from: Rect,
    },
}

/// Glyphs of one face and size, placed.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The face.
    pub font: FontData,
    /// Normalised coordinates of a variable face; empty for ours.
    pub coords: Box<[i16]>,
    /// The size of the em.
    pub size: f32,
    /// Slant in degrees, where the face has no italic of its own; 0 for none.
    pub slant: f32,
    /// Extra weight, where the face has no bold of its own.
    pub embolden: bool,
    /// The colour.
    pub colour: Rgba,
    /// Whether the run is written from right to left.
    pub rtl: bool,
    /// The text of the run.
    pub text: Arc<str>,
    /// The glyphs from left to right.
    pub glyphs: Box<[Glyph]>,
}

/// One glyph at its place on the canvas.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// The glyph's number in its face.
    pub id: u32,
    /// The pen position.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// How far the pen moves.
    pub advance: f32,
    /// The bytes of the run's text that it stands for.
    pub range: Range<u32>,
}

/// What a text is, for whoever cannot see where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The slide's title.
    Title,
    /// A heading inside the slide, or the line under the title.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A part of a list; the number is its level from 0.
    ListItem(u8),
    /// Somebody's own words.
    Quote,
    /// A footnote.
    Note,
    /// A cell of a table.
    Cell,
    /// A picture or drawing, by its description.
    Figure,
}

/// A text of the page with its place.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its BCP 47 language tag.
    pub language: Arc<str>,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// Its place.
    pub place: Rect,
    /// Its words, without markup.
    pub text: Arc<str>,
    /// The field of the slide it comes from, as `title` or `items[2].items[0]`; empty where it is made by the layout.
    pub field: Arc<str>,
    /// How it is set, where it comes from a field: for whoever edits it where it stands.
    pub setting: Option<Arc<Setting>>,
}

/// A place that leads somewhere.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its place.
    pub place: Rect,
    /// Its address.
    pub url: Arc<str>,
}

/// A text that did not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Overflow {
    /// The field of the slide that holds it.
    pub field: Arc<str>,
    /// How much of its height fits, as a fraction.
    pub fits: f32,
}
