//! A slide and a theme become a page: a display list with every glyph in its place, laid out by parley.

pub mod page;

/// The pixel sizes of a deck's pictures, which the layout needs and the file system knows.
pub trait PictureSizes {
    /// Width and height in pixels of the asset called `asset`, or in words why it cannot be shown.
    fn size(&self, asset: &str) -> Result<(u32, u32), String>;
}
