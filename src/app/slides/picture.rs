//! A slide that the graphics have, and how it comes onto a window.

use std::sync::Arc;

use egui::{Color32, ColorImage, Context, Pos2, Rect, TextureHandle, TextureId, TextureOptions, Ui};

use crate::{
    render::Pixels,
    ui::{direct, texture},
};

/// A slide that the graphics have; a clone is the same one.
#[derive(Clone)]
pub enum Picture {
    /// Drawn by egui.
    Handle(TextureHandle),
    /// Copied where it fills its place exactly, and drawn by egui otherwise.
    Direct(Arc<direct::Picture>),
}

impl Picture {
    /// Its name for egui.
    #[must_use]
    pub fn id(&self) -> TextureId {
        match self {
            Self::Handle(handle) => handle.id(),
            Self::Direct(picture) => picture.id(),
        }
    }

    /// Draws a part of it into a place.
    pub(super) fn paint(&self, ui: &Ui, place: Rect, part: Rect) {
        let copied = match self {
            Self::Direct(picture) if part == WHOLE => picture.copy_to(ui.painter(), place),
            _ => false,
        };
        if !copied {
            ui.painter().image(self.id(), place, part, Color32::WHITE);
        }
    }
}

/// A picture that egui brings to the graphics, in the place of one that goes.
pub(super) fn handle(ctx: &Context, pixels: Pixels, going: Option<Picture>) -> Picture {
    // Pictures have exactly the size of their place, and software graphics copies faster than it blends.
    let options = TextureOptions::NEAREST;
    let image = colour_image(pixels);
    Picture::Handle(match going {
        Some(Picture::Handle(mut handle)) => {
            handle.set(image, options);
            handle
        }
        // A debugging tool may list the name: never the words of a question.
        Some(Picture::Direct(_)) | None => texture::load(ctx, "slide".to_owned(), image, options),
    })
}

/// The pixels as egui takes them, without copying.
pub(super) fn colour_image(pixels: Pixels) -> ColorImage {
    let size = [usize::from(pixels.width), usize::from(pixels.height)];
    ColorImage::new(size, bytemuck::cast_vec(pixels.data))
}

/// A texture from corner to corner.
pub(super) const WHOLE: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
