//! The theme's mark in the upper outer corner, on the layouts that the theme names.

use std::sync::Arc;

use vello_cpu::kurbo::Rect;

use super::{
    LOGO,
    page::{Block, Item, Kind, Role},
    sheet::{ALWAYS, Sheet},
};

/// The widest that a mark may be, as a part of the width between the margins.
const WIDEST: f32 = 0.4;
/// Where the middle of the mark lies, as a part of the space above the content.
const MIDDLE: f32 = 0.9;

/// Draws the mark where the slide's layout has one. It comes last in reading order: it says nothing of the talk.
pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let Some(logo) = theme.logo.as_ref().filter(|logo| logo.on.contains(&sheet.slide.layout)) else { return };
    let size = sheet.pictures.size(LOGO).ok().filter(|(width, height)| *width > 0 && *height > 0);
    let Some((own_width, own_height)) = size else { return };
    let shape = own_width as f32 / own_height as f32;
    let mut height = logo.height * sheet.height;
    let mut width = height * shape;
    let widest = sheet.measure() * WIDEST;
    if width > widest {
        (width, height) = (widest, widest / shape);
    }
    let y = (theme.space.top * MIDDLE - height / 2.0).max(theme.space.top * 0.3);
    let to = sheet.rect(sheet.width - sheet.side() - width, y, width, height);
    let alt = logo.alt.as_ref().filter(|alt| !alt.is_empty()).map(|alt| {
        let (words, language) = alt.pick(sheet.language, &sheet.deck.language);
        sheet.blocks.push(Block {
            role: Role::Figure,
            rtl: super::direction::is_rtl_language(language),
            language: Arc::from(language),
            place: to,
            text: Arc::from(crate::deck::inline::words(words)),
            field: Arc::from(""),
            setting: None,
        });
        sheet.blocks.len() - 1
    });
    let kind = Kind::Picture { asset: Arc::from(LOGO), to, from: Rect::new(0.0, 0.0, 1.0, 1.0) };
    sheet.drawn.items.push(Item { steps: ALWAYS, block: alt, kind });
}
