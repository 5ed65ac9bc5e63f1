//! A slide and a theme become a page: a display list with every glyph in its place, laid out by parley.
//!
//! Pure: fonts, deck and theme in, positions out. A page is laid out once in slide units and drawn at any size, so that
//! lines break at the same words in the room, in a thumbnail and in print.

mod cited;
pub mod clocks;
mod credit;
mod direction;
mod fonts;
mod hash;
mod layouts;
mod lines;
mod logo;
mod order;
pub mod page;
mod rich;
mod setter;
mod sheet;
mod tail;
pub mod theme;
mod typesetter;
mod words;
pub mod writing;

pub(crate) use direction::is_rtl_language;
pub use fonts::Fonts;
pub use lines::{LineAlign, LineStyle};
pub use theme::Theme;
pub use typesetter::Typesetter;

/// The name under which a theme's logo is asked for, beside the deck's assets.
pub const LOGO: &str = "theme:logo";

/// The pixel sizes of a deck's pictures, which the layout needs and the file system knows.
pub trait PictureSizes {
    /// Width and height in pixels of the asset called `asset`, or in words why it cannot be shown.
    fn size(&self, asset: &str) -> Result<(u32, u32), String>;
}

/// Where no pictures are at hand: none can be shown.
pub struct NoPictures;

impl PictureSizes for NoPictures {
    fn size(&self, _asset: &str) -> Result<(u32, u32), String> {
        Err("no pictures are at hand".to_owned())
    }
}
