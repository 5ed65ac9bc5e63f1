//! How a text is set, so that it is set in the same way while it is written.

use std::sync::Arc;

use super::super::{
    LineAlign, LineStyle,
    fonts::Dress,
    page::Rgba,
    setter::{Align, QUIET_PART, Style},
};
use crate::deck::model::Dir;

/// How a text is set, so that it can be set in the same way while it is written.
#[derive(Clone, Debug)]
pub struct Setting {
    pub(in crate::typeset) style: Style,
    /// Where lines stand in their width by their own direction; none where the style says it.
    pub(in crate::typeset) align: Option<LineAlign>,
    pub(in crate::typeset) width: Option<f32>,
    pub(in crate::typeset) language: Arc<str>,
    pub(in crate::typeset) dir: Option<Dir>,
    pub(in crate::typeset) dress: Option<Arc<Dress>>,
    /// The upper left corner of the box on the page.
    pub(in crate::typeset) at: (f32, f32),
}

impl Setting {
    /// As text of a window; `width` is that at which lines break.
    #[must_use]
    pub fn window(style: &LineStyle) -> Self {
        Self {
            style: Style {
                size: style.size.clamp(1.0, 4000.0),
                leading: style.line_height,
                bold: style.bold,
                italic: false,
                colour: style.colour,
                accent: style.colour,
                quiet: style.colour,
                quiet_part: QUIET_PART,
                least: 1.0,
                tracking: 0.0,
                tabular: style.tabular,
                balance: false,
                align: Align::Left,
            },
            align: Some(style.align),
            width: style.width,
            language: Arc::from(style.language.as_str()),
            dir: None,
            dress: None,
            at: (0.0, 0.0),
        }
    }

    /// The size of the em.
    #[must_use]
    pub const fn size(&self) -> f32 {
        self.style.size
    }

    /// The colour of the letters.
    #[must_use]
    pub const fn colour(&self) -> Rgba {
        self.style.colour
    }

    /// The width at which lines break.
    #[must_use]
    pub const fn width(&self) -> Option<f32> {
        self.width
    }

    /// The upper left corner of the box, where it stands on a page.
    #[must_use]
    pub const fn at(&self) -> (f32, f32) {
        self.at
    }

    /// The same with its box elsewhere.
    #[must_use]
    pub fn moved_to(self, at: (f32, f32)) -> Self {
        Self { at, ..self }
    }

    /// The BCP 47 tag of the text.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether both set a text in the same way, wherever it stands.
    pub(super) fn same(&self, other: &Self) -> bool {
        let dress = match (&self.dress, &other.dress) {
            (None, None) => true,
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            _ => false,
        };
        dress
            && self.style == other.style
            && self.align == other.align
            && self.width == other.width
            && self.language == other.language
            && self.dir == other.dir
    }
}
