//! Pictures that go to the screen without a shader, where the processor does the graphics.
//!
//! A software renderer draws a slide of two million pixels as it draws any triangle: sampled, multiplied and blended pixel by
//! pixel, ten times as long as copying takes. So there, and there alone, the room's slides lie in textures whose bytes have
//! the order of the screen, and whole slides are copied (a "blit", which such a renderer does with a plain copy of memory).
//! It also needs no shader to be compiled before the room sees its first slide.

use std::{
    any::Any,
    sync::{
        Arc, OnceLock, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

use eframe::{
    Frame,
    egui_glow::CallbackFn,
    glow::{self, HasContext as _},
};
use egui::{PaintCallback, Painter, Rect, TextureId};
use parking_lot::Mutex;

/// How many pictures there can be at a time: for the room the one that is shown, the next, and one that goes; and those of
/// the console.
const PLACES: usize = 8;

/// How many bytes of pictures that nobody shows any more are kept for the next ones of their size.
const IDLE: usize = 2 << 20;

/// A texture that is taken by one picture after another: its name for the graphics, its name for egui, and its size.
struct Place {
    texture: glow::Texture,
    id: TextureId,
    size: (u16, u16),
}

impl Place {
    fn bytes(&self) -> usize {
        usize::from(self.size.0) * usize::from(self.size.1) * 4
    }
}

/// The graphics of a machine on which the processor does them.
pub struct Direct {
    gl: Arc<glow::Context>,
    /// What a texture is tied to while it is copied from.
    source: glow::Framebuffer,
    free: Mutex<Vec<Place>>,
    /// How many pictures were brought to the graphics so far.
    uploads: AtomicU64,
}

impl Direct {
    /// The graphics of the windows; none where a graphics processor does them, or where they are not as expected. To be
    /// called once.
    pub fn of(frame: &mut Frame) -> Option<Arc<Self>> {
        let gl = Arc::clone(frame.gl()?);
        let version = gl.version();
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: a question to a context that is current: eframe has just made it so for this window.
        let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) };
        // Copying between framebuffers came with version 3; the order of bytes below is that of most processors.
        if !is_software(&renderer) || version.is_embedded || version.major < 3 || cfg!(target_endian = "big") {
            return None;
        }
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: names are made, nothing is drawn; the context is current.
        let (source, textures) = unsafe {
            let textures: Vec<glow::Texture> = (0..PLACES).map_while(|_| gl.create_texture().ok()).collect();
            (gl.create_framebuffer().ok()?, textures)
        };
        let place = |texture| Place { texture, id: frame.register_native_glow_texture(texture), size: (0, 0) };
        let free = Mutex::new(textures.into_iter().map(place).collect());
        Some(Arc::new(Self { gl, source, free, uploads: AtomicU64::new(0) }))
    }

    /// Brings a picture in the order of the screen's colours (see [`exchange`]) to the graphics; none without a free place,
    /// or where that fails.
    pub fn picture(self: &Arc<Self>, size: (u16, u16), pixels: &[u32]) -> Option<Picture> {
        if pixels.len() != usize::from(size.0) * usize::from(size.1) {
            return None;
        }
        let place = {
            let mut free = self.free.lock();
            let of = |size| free.iter().position(|place| place.size == size);
            let at = of(size).or_else(|| of((0, 0))).or_else(|| free.len().checked_sub(1));
            at.map(|at| free.swap_remove(at))
        };
        let mut place = place?;
        if self.upload(&place, size, pixels) {
            place.size = size;
            self.uploads.fetch_add(1, Ordering::Relaxed);
            return Some(Picture { place: Some(place), graphics: Arc::downgrade(self), copy: OnceLock::new() });
        }
        self.free.lock().push(Place { size: (0, 0), ..place });
        None
    }

    /// Has the graphics give back the memory of pictures that nobody shows any more, but for a few small ones. To be called
    /// by who draws windows.
    pub fn tidy(&self) {
        let mut kept = 0;
        for place in self.free.lock().iter_mut().rev().filter(|place| place.bytes() > 0) {
            kept += place.bytes();
            if kept > IDLE {
                kept -= place.bytes();
                place.size = (0, 0);
                self.empty(place);
            }
        }
    }

    fn empty(&self, place: &Place) {
        let (kind, nothing) = (glow::RGBA.cast_signed(), glow::PixelUnpackData::Slice(None));
        let (format, order) = (glow::BGRA, glow::UNSIGNED_INT_8_8_8_8_REV);
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: the texture is ours and nobody's picture, and the context is current; without pixels none are read.
        unsafe {
            self.gl.bind_texture(glow::TEXTURE_2D, Some(place.texture));
            // One pixel and not none: drivers keep what a texture had before until it has something else.
            self.gl.tex_image_2d(glow::TEXTURE_2D, 0, kind, 1, 1, 0, format, order, nothing);
            self.gl.bind_texture(glow::TEXTURE_2D, None);
        }
    }

    /// How many pictures were brought to the graphics so far: what any window shows may have changed with each.
    #[must_use]
    pub fn uploads(&self) -> u64 {
        self.uploads.load(Ordering::Relaxed)
    }

    /// The graphics themselves, for who draws a window with them.
    pub(super) fn gl(&self) -> &glow::Context {
        &self.gl
    }

    fn upload(&self, place: &Place, size: (u16, u16), pixels: &[u32]) -> bool {
        let (width, height) = (i32::from(size.0), i32::from(size.1));
        let bytes = glow::PixelUnpackData::Slice(Some(bytemuck::cast_slice(pixels)));
        let (format, order) = (glow::BGRA, glow::UNSIGNED_INT_8_8_8_8_REV);
        let gl = &self.gl;
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: the texture is ours, the context is current (windows are drawn and pictures received on one thread), and
        // `pixels` holds width × height pixels of four bytes, as was checked.
        unsafe {
            gl.bind_texture(glow::TEXTURE_2D, Some(place.texture));
            gl.pixel_store_i32(glow::UNPACK_ALIGNMENT, 4);
            if place.size == size {
                gl.tex_sub_image_2d(glow::TEXTURE_2D, 0, 0, 0, width, height, format, order, bytes);
            } else {
                for (what, how) in [
                    (glow::TEXTURE_MIN_FILTER, glow::NEAREST),
                    (glow::TEXTURE_MAG_FILTER, glow::NEAREST),
                    (glow::TEXTURE_WRAP_S, glow::CLAMP_TO_EDGE),
                    (glow::TEXTURE_WRAP_T, glow::CLAMP_TO_EDGE),
                ] {
                    gl.tex_parameter_i32(glow::TEXTURE_2D, what, how.cast_signed());
                }
                // Without a number of bits, which would have the graphics choose another order and convert every pixel.
                let kind = glow::RGBA.cast_signed();
                gl.tex_image_2d(glow::TEXTURE_2D, 0, kind, width, height, 0, format, order, bytes);
            }
            gl.bind_texture(glow::TEXTURE_2D, None);
            gl.get_error() == glow::NO_ERROR
        }
    }
}

impl std::fmt::Debug for Direct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Direct ({} free)", self.free.lock().len())
    }
}

/// A picture that the graphics have. Its place is free again when it is dropped.
pub struct Picture {
    place: Option<Place>,
    graphics: Weak<Direct>,
    /// What copies it: the same one each time, so that a window can tell that nothing has changed.
    copy: OnceLock<Arc<CallbackFn>>,
}

impl Picture {
    /// Its name for egui, which can draw it like any other picture.
    #[must_use]
    pub fn id(&self) -> TextureId {
        self.place.as_ref().map_or_else(TextureId::default, |place| place.id)
    }

    /// Copies the picture to a place of just its size; false where the place has another size, and nothing is drawn then.
    #[must_use]
    pub fn copy_to(&self, painter: &Painter, to: Rect) -> bool {
        let (Some(place), Some(graphics)) = (&self.place, self.graphics.upgrade()) else { return false };
        let pixels = to.size() * painter.pixels_per_point();
        let (width, height) = (i32::from(place.size.0), i32::from(place.size.1));
        if (pixels.x - width as f32).abs() > 0.01 || (pixels.y - height as f32).abs() > 0.01 {
            return false;
        }
        // Copying knows nothing of a window's parts: a picture that is cut off at an edge is drawn.
        if !painter.clip_rect().expand(0.01).contains_rect(to) {
            return false;
        }
        let copy =
            self.copy.get_or_init(|| Arc::new(CallbackFn::new(copier(graphics, place.texture, (width, height)))));
        let callback: Arc<dyn Any + Send + Sync> = Arc::<CallbackFn>::clone(copy);
        painter.add(PaintCallback { rect: to, callback });
        true
    }
}

/// Copies a texture of a size to where a window has its place, within what is drawn of the window.
fn copier(
    graphics: Arc<Direct>,
    texture: glow::Texture,
    (width, height): (i32, i32),
) -> impl Fn(egui::PaintCallbackInfo, &eframe::egui_glow::Painter) + Send + Sync {
    move |info, painter| {
        let at = info.viewport_in_pixels();
        let (left, bottom) = (at.left_px, at.from_bottom_px);
        let whole = info.clip_rect.expand(0.01).contains_rect(info.viewport);
        let gl = painter.gl();
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: called while the window is painted, with its context current; texture and framebuffer are ours and are
        // never deleted. Copying reads and writes within both, or not at all. egui sets up its own state again afterwards.
        unsafe {
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, Some(graphics.source));
            let (target, onto) = (glow::READ_FRAMEBUFFER, glow::COLOR_ATTACHMENT0);
            gl.framebuffer_texture_2d(target, onto, glow::TEXTURE_2D, Some(texture), 0);
            // Without a clip rectangle it is a plain copy of memory. With one, egui has set it.
            if whole {
                gl.disable(glow::SCISSOR_TEST);
            }
            // The first row of a texture is its lowest to the graphics, and the highest of a picture: so it is turned over
            // on the way, as the window's own rows are.
            let (from, to) = ([0, 0, width, height], [left, bottom + height, left + width, bottom]);
            gl.blit_framebuffer(
                from[0],
                from[1],
                from[2],
                from[3],
                to[0],
                to[1],
                to[2],
                to[3],
                glow::COLOR_BUFFER_BIT,
                glow::NEAREST,
            );
            gl.bind_framebuffer(glow::READ_FRAMEBUFFER, None);
            gl.enable(glow::SCISSOR_TEST);
        }
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        if let (Some(place), Some(graphics)) = (self.place.take(), self.graphics.upgrade()) {
            graphics.free.lock().push(place);
        }
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Picture")
    }
}

/// Whether a renderer's name is that of one that has no graphics processor.
fn is_software(renderer: &str) -> bool {
    let name = renderer.to_ascii_lowercase();
    ["llvmpipe", "softpipe", "swrast"].iter().any(|known| name.contains(known))
}

/// Exchanges red and blue: the screen has them the other way round.
pub fn exchange(pixels: &mut [u32]) {
    for pixel in pixels {
        *pixel = (*pixel & 0xff00_ff00) | ((*pixel & 0xff) << 16) | ((*pixel >> 16) & 0xff);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_is_told_by_its_name() {
        assert!(is_software("llvmpipe (LLVM 15.0.6, 256 bits)") && is_software("softpipe"));
        assert!(!is_software("Mesa Intel(R) UHD Graphics 620 (KBL GT2)") && !is_software("Apple M1"));
    }

    #[test]
    fn red_and_blue_change_places_and_back() {
        let mut pixels = [0x4433_2211, 0xff00_00ee];
        exchange(&mut pixels);
        assert_eq!(pixels, [0x4411_2233, 0xffee_0000]);
        exchange(&mut pixels);
        assert_eq!(pixels, [0x4433_2211, 0xff00_00ee]);
    }
}
