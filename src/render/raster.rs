//! Reads PNG, JPEG, WebP and GIF with limits, upright as the camera was held and in the colours of the screen.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    error::{ImageError, LimitErrorKind},
    metadata::Orientation,
};

use super::{profile, scale::Original};
use crate::deck::slow;

/// The longest side that is decoded, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// The most pixels that are decoded.
pub const MAX_PIXELS: u64 = 64_000_000;
/// The most memory that a decoder may ask for, its picture included: 64 million pixels of four bytes and some room.
const MAX_ALLOCATION: u64 = 320 * 1024 * 1024;

/// What is read of animations: their first frame. Every format that is not in this list is refused.
const FORMATS: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];

/// Width and height as the picture is seen, from the file's header alone. The error is in words.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), String> {
    let (decoder, orientation) = open(bytes)?;
    let (width, height) = decoder.dimensions();
    Ok(if turned(orientation) { (height, width) } else { (width, height) })
}

/// The decoded picture. The error is in words.
pub fn decode(bytes: &[u8]) -> Result<Original, String> {
    slow::work("a picture is decoded");
    let (mut decoder, orientation) = open(bytes)?;
    let colours = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| words(&error))?;
    let has_alpha = picture.color().has_alpha();
    // Eight bits a channel first: turning a picture of sixteen would double its memory.
    if !matches!(picture, DynamicImage::ImageRgba8(_)) {
        picture = DynamicImage::ImageRgba8(picture.into_rgba8());
    }
    picture.apply_orientation(orientation);
    let mut pixels = picture.into_rgba8();
    let (width, height) = pixels.dimensions();
    if let Some(colours) = colours {
        profile::to_srgb(&mut pixels, width as usize, &colours);
    }
    Ok(Original::from_straight(width, height, pixels.into_raw(), has_alpha))
}

fn open(bytes: &[u8]) -> Result<(impl ImageDecoder + '_, Orientation), String> {
    let format = image::guess_format(bytes).ok().filter(|format| FORMATS.contains(format));
    let Some(format) = format else {
        return Err("this is not a PNG, JPEG, WebP, GIF or SVG picture".to_owned());
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOCATION);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| words(&error))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err("the picture has no pixels".to_owned());
    }
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(too_large(Some((width, height))));
    }
    if decoder.total_bytes() > MAX_ALLOCATION {
        return Err("the picture needs too much memory; save it with 8 bits a channel".to_owned());
    }
    // Damaged metadata is no reason to hide a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((decoder, orientation))
}

fn turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

fn too_large(size: Option<(u32, u32)>) -> String {
    let found = size.map_or_else(String::new, |(width, height)| format!(" ({width} × {height})"));
    format!("the picture is too large{found}; at most {MAX_SIDE} pixels a side and 64 million in all are read")
}

/// The decoders' own messages are for programmers, so they are told apart by kind only.
fn words(error: &ImageError) -> String {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            LimitErrorKind::DimensionError => too_large(None),
            _ => "the picture needs too much memory".to_owned(),
        },
        ImageError::Unsupported(_) => "the picture uses a variant of its format that is not read".to_owned(),
        _ => "the picture is damaged or incomplete".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use image::{Rgba, RgbaImage};

    use super::*;

    /// Red on the left, blue on the right, with a green pixel in the top left corner.
    fn sample() -> RgbaImage {
        let mut picture =
            RgbaImage::from_fn(24, 16, |x, _| if x < 12 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 255, 255]) });
        picture.put_pixel(0, 0, Rgba([0, 255, 0, 255]));
        picture
    }

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::ImageRgba8(sample());
        match format {
            ImageFormat::Jpeg => DynamicImage::ImageRgb8(picture.into_rgb8()).write_to(&mut bytes, format).unwrap(),
            _ => picture.write_to(&mut bytes, format).unwrap(),
        }
        bytes.into_inner()
    }

    fn near(found: &[u8], wanted: [u8; 3]) -> bool {
        found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) < 40)
    }

    #[test]
    fn reads_every_format() {
        for format in FORMATS {
            let bytes = encoded(format);
            assert_eq!(size(&bytes), Ok((24, 16)), "{format:?}");
            let picture = decode(&bytes).unwrap();
            assert_eq!((picture.width, picture.height), (24, 16), "{format:?}");
            let at = |x: usize, y: usize| &picture.data[(y * 24 + x) * 4..][..3];
            assert!(near(at(3, 8), [255, 0, 0]), "{format:?}: {:?}", at(3, 8));
            assert!(near(at(20, 8), [0, 0, 255]), "{format:?}: {:?}", at(20, 8));
        }
    }

    #[test]
    fn cut_files_are_faults_and_never_panics() {
        for format in FORMATS {
            let bytes = encoded(format);
            for length in 0..bytes.len() {
                let cut = &bytes[..length];
                let _ = size(cut);
                if let Ok(picture) = decode(cut) {
                    // Some decoders show what has arrived so far; the shape must still be right.
                    assert_eq!((picture.width, picture.height), (24, 16), "{format:?} cut at {length}");
                }
            }
            assert!(decode(&bytes[..bytes.len() / 4]).is_err(), "{format:?}");
        }
    }

    #[test]
    fn changed_bytes_never_panic() {
        for format in FORMATS {
            let bytes = encoded(format);
            for at in 0..bytes.len() {
                let mut changed = bytes.clone();
                changed[at] ^= 0xA5;
                let _ = size(&changed);
                let _ = decode(&changed);
            }
        }
    }

    /// A PNG that is nothing but a header.
    fn png_header(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = encoded(ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        bytes
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
        })
    }

    #[test]
    fn refuses_what_is_too_large_by_its_header() {
        for (width, height) in
            [(20_000, 20_000), (12_001, 1), (1, 12_001), (9_000, 9_000), (u32::MAX >> 1, u32::MAX >> 1)]
        {
            let bytes = png_header(width, height);
            assert!(size(&bytes).unwrap_err().contains("too large"), "{width} × {height}: {:?}", size(&bytes));
            assert!(decode(&bytes).unwrap_err().contains("too large"), "{width} × {height}");
        }
        // The largest that is allowed has a size, and is found incomplete when it is decoded.
        let bytes = png_header(12_000, 5_000);
        assert_eq!(size(&bytes), Ok((12_000, 5_000)));
        assert!(decode(&bytes).is_err());
    }

    #[test]
    fn refuses_other_formats() {
        for bytes in [&b"BM\0\0\0\0\0\0\0\0"[..], b"II*\0\x08\0\0\0\0\0\0\0", b"%PDF-1.7", b"", b"hello"] {
            assert!(decode(bytes).unwrap_err().contains("not a PNG"), "{bytes:?}");
        }
    }

    /// A JPEG with an EXIF note that says how the camera was held.
    fn jpeg_held(orientation: u16) -> Vec<u8> {
        let plain = encoded(ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        exif.extend(orientation.to_be_bytes());
        exif.extend([0; 6]);
        let mut bytes = plain[..2].to_vec();
        bytes.extend([0xFF, 0xE1]);
        bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        bytes.extend(exif);
        bytes.extend(&plain[2..]);
        bytes
    }

    #[test]
    fn turns_pictures_upright() {
        // Where the red half of the stored picture is seen: its middle as fractions of the width and height.
        let table = [
            (1_u16, (24, 16), (0.25, 0.5)),
            (2, (24, 16), (0.75, 0.5)),
            (3, (24, 16), (0.75, 0.5)),
            (4, (24, 16), (0.25, 0.5)),
            (5, (16, 24), (0.5, 0.25)),
            (6, (16, 24), (0.5, 0.25)),
            (7, (16, 24), (0.5, 0.75)),
            (8, (16, 24), (0.5, 0.75)),
        ];
        for (orientation, seen, (across, down)) in table {
            let bytes = jpeg_held(orientation);
            assert_eq!(size(&bytes), Ok(seen), "{orientation}");
            let picture = decode(&bytes).unwrap();
            assert_eq!((picture.width, picture.height), seen, "{orientation}");
            let x = (f64::from(seen.0) * across) as usize;
            let y = (f64::from(seen.1) * down) as usize;
            let found = &picture.data[(y * seen.0 as usize + x) * 4..][..3];
            assert!(near(found, [255, 0, 0]), "{orientation}: {found:?}");
        }
    }
}
