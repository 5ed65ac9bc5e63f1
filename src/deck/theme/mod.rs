//! A theme as data: everything that a theme file can say, field by field.
//!
//! These types are the single source of the theme file: the published schema is generated from them. A theme file says
//! only what it changes; the rest is that of the theme on which it is based.

mod file;
mod review;

pub use file::{Found, bundled, find, names, parse, schema_text};
pub use review::{Reading, contrast, readings, review};

use super::{colour::Rgba, model::Layout, model::Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// The theme that stands in for one that cannot be used, and on which a theme is based that does not say.
pub const DEFAULT: &str = "court";

/// What a theme says. Lengths are slide units: the canvas is 1080 high.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Spec {
    /// Where the schema of this file is published; editors use it to complete and check.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The format's major version: 1.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The theme's name, as lists show it.
    #[schemars(length(min = 1, max = 100))]
    pub name: String,
    /// The theme that says everything which this file does not: `court` or `court-dark`.
    #[serde(default)]
    pub based_on: Option<Base>,
    /// The colours of most slides.
    pub page: Palette,
    /// The colours of section slides.
    pub turned: Palette,
    /// The sizes of the em.
    pub sizes: Sizes,
    /// The smallest sizes to which text may shrink before it is reported as too long.
    pub floors: Floors,
    /// The distances between lines, as multiples of the em.
    pub leading: Leading,
    /// The spaces.
    pub space: Space,
    /// Whether slides show their number in the lower outer corner.
    #[serde(default)]
    pub numbers: bool,
    /// The faces for each script.
    #[serde(default)]
    pub faces: Faces,
    /// A mark in the upper outer corner.
    #[serde(default)]
    pub logo: Option<Logo>,
}

const fn one() -> u32 {
    1
}

/// A theme that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Dark on light.
    Court,
    /// Light on dark.
    CourtDark,
}

impl Base {
    /// The theme's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Court => "court",
            Self::CourtDark => "court-dark",
        }
    }
}

/// Colours that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Palette {
    /// The background.
    pub paper: Rgba,
    /// Text.
    pub ink: Rgba,
    /// Text that stands back.
    pub quiet: Rgba,
    /// The one colour that leads the eye.
    pub accent: Rgba,
    /// Thin lines.
    pub line: Rgba,
    /// Surfaces behind parts of the slide.
    pub tint: Rgba,
}

/// Sizes of the em.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Sizes {
    /// The title of the first slide.
    #[schemars(range(min = 12, max = 400))]
    pub display: f32,
    /// Titles of slides.
    #[schemars(range(min = 12, max = 400))]
    pub title: f32,
    /// A statement.
    #[schemars(range(min = 12, max = 400))]
    pub statement: f32,
    /// Somebody's own words.
    #[schemars(range(min = 12, max = 400))]
    pub quote: f32,
    /// Headings inside a slide.
    #[schemars(range(min = 12, max = 400))]
    pub heading: f32,
    /// Lists and paragraphs.
    #[schemars(range(min = 12, max = 400))]
    pub body: f32,
    /// What stands below a title or in a cell.
    #[schemars(range(min = 12, max = 400))]
    pub small: f32,
    /// The line above a title.
    #[schemars(range(min = 12, max = 400))]
    pub kicker: f32,
    /// Footnotes and captions.
    #[schemars(range(min = 12, max = 400))]
    pub note: f32,
}

/// The smallest sizes of the em.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Floors {
    /// Of titles.
    #[schemars(range(min = 12, max = 400))]
    pub title: f32,
    /// Of lists and paragraphs.
    #[schemars(range(min = 12, max = 400))]
    pub body: f32,
    /// Of what stands below a title or in a cell.
    #[schemars(range(min = 12, max = 400))]
    pub small: f32,
    /// Of footnotes and captions.
    #[schemars(range(min = 12, max = 400))]
    pub note: f32,
}

/// Distances between lines, as multiples of the em.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Leading {
    /// In the title of the first slide.
    #[schemars(range(min = 0.8, max = 3))]
    pub display: f32,
    /// In titles.
    #[schemars(range(min = 0.8, max = 3))]
    pub title: f32,
    /// In statements.
    #[schemars(range(min = 0.8, max = 3))]
    pub statement: f32,
    /// In quotations.
    #[schemars(range(min = 0.8, max = 3))]
    pub quote: f32,
    /// In lists and paragraphs.
    #[schemars(range(min = 0.8, max = 3))]
    pub body: f32,
    /// In footnotes and captions.
    #[schemars(range(min = 0.8, max = 3))]
    pub note: f32,
}

/// Spaces.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Space {
    /// The margins at both sides, as a part of the width.
    #[schemars(range(min = 0.02, max = 0.2))]
    pub side: f32,
    /// The margin above.
    #[schemars(range(min = 20, max = 300))]
    pub top: f32,
    /// The margin below.
    #[schemars(range(min = 20, max = 300))]
    pub bottom: f32,
    /// Between the title and what follows.
    #[schemars(range(min = 0, max = 300))]
    pub head: f32,
    /// Between the parts of a list.
    #[schemars(range(min = 0, max = 200))]
    pub item: f32,
    /// Between columns.
    #[schemars(range(min = 0, max = 400))]
    pub gutter: f32,
}

/// The faces for each script; absent means those that come with the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Faces {
    /// For Latin, Cyrillic and Greek.
    #[serde(default)]
    pub latin: Option<Face>,
    /// For Arabic.
    #[serde(default)]
    pub arabic: Option<Face>,
    /// For Chinese.
    #[serde(default)]
    pub chinese: Option<Face>,
}

impl Faces {
    /// The faces that are given, each with the name of its script.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &Face)> {
        [("latin", &self.latin), ("arabic", &self.arabic), ("chinese", &self.chinese)]
            .into_iter()
            .filter_map(|(script, face)| Some((script, face.as_ref()?)))
    }
}

/// A family of faces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Face {
    /// The family's name as the font files have it.
    #[schemars(length(min = 1, max = 100))]
    pub family: String,
    /// The font files (TTF, OTF) in the deck's folder: regular, bold, italic, bold italic, as far as there are any.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub files: Vec<String>,
}

/// A mark in the upper outer corner of some slides.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Logo {
    /// The picture, relative to the deck's folder and inside it, with `/` between folders.
    pub path: String,
    /// What the picture says to somebody who cannot see it.
    #[serde(default)]
    pub alt: Option<Text>,
    /// Its height, as a part of the height of the slide.
    #[serde(default = "logo_height")]
    #[schemars(range(min = 0.02, max = 0.2))]
    pub height: f32,
    /// The layouts on which it stands.
    #[serde(default = "logo_on")]
    pub on: Vec<Layout>,
}

const fn logo_height() -> f32 {
    0.08
}

fn logo_on() -> Vec<Layout> {
    vec![Layout::Title, Layout::Holding]
}
