//! Pictures on the GPU, and how large the one with the letters of the windows may grow.
//!
//! egui makes its picture of letters as wide as the graphics allow, twice: here and on the GPU. At 16,384 pixels a single
//! line of large figures takes 33 MB. Told of a smaller limit, it packs them into as many lines as they need.

use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{Context, FullOutput, ImageData, Plugin, RawInput, TextureHandle, TextureId, TextureOptions};

/// What every graphics system can hold, in pixels a side.
const PORTABLE: usize = 2048;
/// The largest side of a picture that this machine's graphics hold, as the windows were told.
static LARGEST: AtomicUsize = AtomicUsize::new(PORTABLE);
/// The largest side of the picture of letters.
static LETTERS: AtomicUsize = AtomicUsize::new(PORTABLE);

/// The largest side of a picture, in pixels.
#[must_use]
pub fn largest() -> usize {
    LARGEST.load(Ordering::Relaxed)
}

/// Makes room for letters as large as fill a display whose longer side has so many pixels.
pub fn fit_letters(display: u32) {
    let side = usize::try_from(display).unwrap_or(PORTABLE).next_power_of_two().clamp(PORTABLE, 8192);
    LETTERS.store(side, Ordering::Relaxed);
}

/// Puts a picture on the GPU. Unlike egui's own way it asks for no more than the GPU can hold.
pub fn load(ctx: &Context, name: String, image: impl Into<ImageData>, options: TextureOptions) -> TextureHandle {
    let manager = ctx.tex_manager();
    let id = manager.write().alloc(name, image.into(), options);
    TextureHandle::new(manager, id)
}

/// Tells egui of the smaller limit, and remembers the real one.
#[derive(Debug, Default)]
pub struct Limit;

impl Plugin for Limit {
    fn debug_name(&self) -> &'static str {
        "texture limit"
    }

    fn setup(&mut self, ctx: &Context) {
        // Small round shapes are drawn as shapes: taken from the picture of letters, they would have to be resampled.
        ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
    }

    /// Letters lie on whole pixels, so they are copied: blending four neighbours would change nothing but the time.
    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if let Some(deltas) = output.textures_delta.set.get_mut(&TextureId::default()) {
            deltas.iter_mut().for_each(|delta| delta.options = TextureOptions::NEAREST);
        }
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if let Some(real) = input.max_texture_side {
            LARGEST.store(real, Ordering::Relaxed);
            input.max_texture_side = Some(real.min(LETTERS.load(Ordering::Relaxed)));
        }
    }
}
