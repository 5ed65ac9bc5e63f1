//! A decoded picture, premultiplied, and its scaling to exactly the pixels that it will cover.

use std::sync::Arc;

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use vello_cpu::{Pixmap, kurbo::Rect};

/// A part of a picture, in millionths of its width and height, so that equal parts are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crop {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

/// Fine enough for a hundredth of a pixel of the largest picture.
const PARTS: f64 = 1_000_000.0;

impl Crop {
    /// The whole picture.
    pub const WHOLE: Self = Self { left: 0, top: 0, right: 1_000_000, bottom: 1_000_000 };

    /// The part between two corners given as fractions, cut to the picture. Nothing where no area is left.
    #[must_use]
    pub fn new(part: Rect) -> Option<Self> {
        let parts = |fraction: f64| (fraction.clamp(0.0, 1.0) * PARTS).round() as u32;
        let crop = Self { left: parts(part.x0), top: parts(part.y0), right: parts(part.x1), bottom: parts(part.y1) };
        (part.is_finite() && crop.left < crop.right && crop.top < crop.bottom).then_some(crop)
    }

    /// Left edge, top edge, width and height in a picture of `width` × `height`.
    #[must_use]
    pub fn of(self, width: f64, height: f64) -> (f64, f64, f64, f64) {
        let left = f64::from(self.left) / PARTS * width;
        let top = f64::from(self.top) / PARTS * height;
        let across = f64::from(self.right - self.left) / PARTS * width;
        let down = f64::from(self.bottom - self.top) / PARTS * height;
        (left, top, across.min(width - left), down.min(height - top))
    }
}

/// A picture in memory: premultiplied RGBA.
#[derive(Debug)]
pub struct Original {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether any pixel lets the background through.
    pub translucent: bool,
    /// Four bytes a pixel.
    pub data: Vec<u8>,
}

impl Original {
    /// Takes straight RGBA and premultiplies it.
    #[must_use]
    pub fn from_straight(width: u32, height: u32, mut data: Vec<u8>, has_alpha: bool) -> Self {
        let mut translucent = false;
        if has_alpha {
            for pixel in data.as_chunks_mut::<4>().0 {
                let alpha = u16::from(pixel[3]);
                if alpha != 255 {
                    translucent = true;
                    for part in &mut pixel[..3] {
                        *part = ((u16::from(*part) * alpha + 127) / 255) as u8;
                    }
                }
            }
        }
        Self { width, height, translucent, data }
    }

    /// The part `crop` as a picture of exactly `width` × `height` pixels. The error is in words.
    pub fn scaled(&self, crop: Crop, width: u16, height: u16) -> Result<Arc<Pixmap>, String> {
        let mut pixmap = Pixmap::new(width, height);
        let (left, top, across, down) = crop.of(f64::from(self.width), f64::from(self.height));
        if crop == Crop::WHOLE && (u32::from(width), u32::from(height)) == (self.width, self.height) {
            pixmap.data_as_u8_slice_mut().copy_from_slice(&self.data);
        } else {
            // Sharp when it shrinks, smooth when it grows.
            let shrinks = across >= f64::from(width) && down >= f64::from(height);
            let filter = if shrinks { FilterType::Lanczos3 } else { FilterType::CatmullRom };
            let options = ResizeOptions::new()
                .resize_alg(ResizeAlg::Convolution(filter))
                .crop(left, top, across, down)
                .use_alpha(false);
            let source = ImageRef::new(self.width, self.height, &self.data, PixelType::U8x4)
                .map_err(|error| error.to_string())?;
            let bytes = pixmap.data_as_u8_slice_mut();
            let mut target = Image::from_slice_u8(u32::from(width), u32::from(height), bytes, PixelType::U8x4)
                .map_err(|error| error.to_string())?;
            Resizer::new().resize(&source, &mut target, &options).map_err(|error| error.to_string())?;
            if self.translucent {
                clamp(pixmap.data_as_u8_slice_mut());
            }
        }
        pixmap.set_may_have_transparency(self.translucent);
        Ok(Arc::new(pixmap))
    }
}

/// A sharp filter overshoots at edges; a premultiplied colour must not exceed its opacity.
fn clamp(data: &mut [u8]) {
    for pixel in data.as_chunks_mut::<4>().0 {
        let alpha = pixel[3];
        for part in &mut pixel[..3] {
            *part = (*part).min(alpha);
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use fast_image_resize::CpuExtensions;

    use super::*;

    fn checks(width: u32, height: u32, cell: u32) -> Original {
        let pixels = (0..width * height).flat_map(|at| {
            let dark = ((at % width) / cell + (at / width) / cell).is_multiple_of(2);
            if dark { [10, 20, 30, 255] } else { [200, 210, 220, 255] }
        });
        Original::from_straight(width, height, pixels.collect(), false)
    }

    #[test]
    fn same_size_is_a_copy() {
        let original = checks(64, 48, 8);
        assert_eq!(original.scaled(Crop::WHOLE, 64, 48).unwrap().data_as_u8_slice(), original.data);
    }

    #[test]
    fn shrinks_to_the_mean() {
        let small = checks(512, 512, 1).scaled(Crop::WHOLE, 16, 16).unwrap();
        for pixel in small.data() {
            assert!(
                pixel.r.abs_diff(105) <= 2 && pixel.g.abs_diff(115) <= 2 && pixel.b.abs_diff(125) <= 2,
                "{pixel:?}"
            );
            assert_eq!(pixel.a, 255);
        }
    }

    #[test]
    fn crops() {
        let crop = Crop::new(Rect::new(0.5, 0.0, 1.0, 0.5)).unwrap();
        let part = checks(16, 16, 8).scaled(crop, 8, 8).unwrap();
        assert!(part.data().iter().all(|pixel| pixel.r == 200));
        assert_eq!(Crop::new(Rect::new(0.5, 0.0, 0.5, 1.0)), None);
        assert_eq!(Crop::new(Rect::new(-1.0, -1.0, 2.0, 2.0)), Some(Crop::WHOLE));
        assert_eq!(Crop::new(Rect::new(f64::NAN, 0.0, 1.0, 1.0)), None);
    }

    #[test]
    fn premultiplied_colours_stay_below_their_opacity() {
        let pixels = (0..64 * 64u32).flat_map(|at| if at % 3 == 0 { [255, 255, 255, 255] } else { [255, 0, 0, 40] });
        let original = Original::from_straight(64, 64, pixels.collect(), true);
        assert!(original.translucent);
        for (width, height) in [(20, 33), (64, 64), (100, 90)] {
            for pixel in original.scaled(Crop::WHOLE, width, height).unwrap().data() {
                assert!(pixel.r <= pixel.a && pixel.g <= pixel.a && pixel.b <= pixel.a, "{pixel:?}");
            }
        }
    }

    #[test]
    fn every_processor_scales_alike() {
        let original = checks(301, 203, 3);
        let resize = |extensions: Option<CpuExtensions>| {
            let mut resizer = Resizer::new();
            if let Some(extensions) = extensions.filter(CpuExtensions::is_supported) {
                #[expect(unsafe_code, reason = "the test needs the code paths of other processors")]
                // SAFETY: the processor has been asked whether it supports them.
                unsafe {
                    resizer.set_cpu_extensions(extensions);
                }
            }
            let source = ImageRef::new(301, 203, &original.data, PixelType::U8x4).unwrap();
            let mut target = Image::new(97, 61, PixelType::U8x4);
            let options = ResizeOptions::new().use_alpha(false);
            resizer.resize(&source, &mut target, &options).unwrap();
            target.into_vec()
        };
        let plain = resize(Some(CpuExtensions::None));
        assert_eq!(plain, resize(None));
        #[cfg(target_arch = "x86_64")]
        assert_eq!(plain, resize(Some(CpuExtensions::Sse4_1)));
    }
}
