//! The colours of a picture as the screen has them: a picture with a colour profile of its own is brought to sRGB.
//!
//! Cameras and telephones save in wider spaces than the screen's; without this, skin and flags look washed out. A profile
//! that cannot be used is no reason to hide a picture: it is then shown as if it had none.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The largest profile that is read, in bytes. Those of cameras have a few hundred, those of printers up to a megabyte.
const MAX_PROFILE: usize = 4 * 1024 * 1024;
/// How many steps of each channel are tried to learn whether a profile changes anything.
const PROBES: u8 = 6;
/// Differences up to this are rounding.
const ROUNDING: u8 = 1;

/// Brings straight RGBA of `width` pixels a row from the colours of `profile`, as it stands in the file, to sRGB.
///
/// Profiles of other kinds than RGB and grey (those of printing inks) are passed over: the decoders have already made RGB
/// of such pictures.
pub fn to_srgb(pixels: &mut [u8], width: usize, profile: &[u8]) {
    if profile.len() > MAX_PROFILE {
        return;
    }
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    let srgb = ColorProfile::new_srgb();
    let row = width.saturating_mul(4);
    match profile.color_space {
        DataColorSpace::Rgb => {
            let Ok(transform) =
                profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, TransformOptions::default())
            else {
                return;
            };
            let probes = probes();
            let mut seen = vec![0; probes.len()];
            let changes = transform.transform(&probes, &mut seen).is_ok()
                && probes.iter().zip(&seen).any(|(before, after)| before.abs_diff(*after) > ROUNDING);
            if !changes || row == 0 {
                return;
            }
            let mut before = vec![0; row];
            for line in pixels.chunks_exact_mut(row) {
                before.copy_from_slice(line);
                if transform.transform(&before, line).is_err() {
                    line.copy_from_slice(&before);
                }
            }
        }
        DataColorSpace::Gray => {
            let Ok(transform) =
                profile.create_transform_8bit(Layout::Gray, &srgb, Layout::Rgb, TransformOptions::default())
            else {
                return;
            };
            // Two hundred and fifty-six greys are all there are.
            let greys: Vec<u8> = (0..=255).collect();
            let mut table = vec![0; 256 * 3];
            if transform.transform(&greys, &mut table).is_err() {
                return;
            }
            for pixel in pixels.as_chunks_mut::<4>().0 {
                if let Some(mapped) = table.as_chunks::<3>().0.get(usize::from(pixel[0]))
                    && pixel[0] == pixel[1]
                    && pixel[1] == pixel[2]
                {
                    pixel[..3].copy_from_slice(mapped);
                }
            }
        }
        _ => {}
    }
}

/// Colours from all over the cube.
fn probes() -> Vec<u8> {
    let step = |at: u8| at * (255 / (PROBES - 1));
    let mut probes = Vec::new();
    for red in 0..PROBES {
        for green in 0..PROBES {
            for blue in 0..PROBES {
                probes.extend([step(red), step(green), step(blue), 255]);
            }
        }
    }
    probes
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn wide_colours_come_to_srgb() {
        let profile = ColorProfile::new_display_p3().encode().unwrap();
        // What Display P3 calls (200, 60, 60) is a stronger red than sRGB's, and a grey is a grey everywhere.
        let mut pixels = vec![200, 60, 60, 128, 119, 119, 119, 255];
        to_srgb(&mut pixels, 2, &profile);
        assert!(pixels[0] > 208 && pixels[1] < 56 && pixels[3] == 128, "{pixels:?}");
        assert!(pixels[4..7].iter().all(|part| part.abs_diff(119) <= 1), "{pixels:?}");
    }

    #[test]
    fn srgb_stays_to_the_bit() {
        let profile = ColorProfile::new_srgb().encode().unwrap();
        let before: Vec<u8> = (0..=255).collect();
        let mut pixels = before.clone();
        to_srgb(&mut pixels, 8, &profile);
        assert_eq!(pixels, before);
    }

    #[test]
    fn grey_with_another_curve_is_mapped() {
        let profile = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
        let mut pixels = vec![55, 55, 55, 255, 55, 56, 55, 255];
        to_srgb(&mut pixels, 1, &profile);
        assert!(pixels[0] > 110 && pixels[0] == pixels[2], "linear light is brighter on the screen: {pixels:?}");
        assert_eq!(pixels[4..7], [55, 56, 55], "no grey");
    }

    #[test]
    fn damaged_profiles_change_nothing() {
        let whole = ColorProfile::new_display_p3().encode().unwrap();
        for at in 0..whole.len() {
            let mut profile = whole.clone();
            profile[at] ^= 0xA5;
            let mut pixels = vec![200, 60, 60, 128];
            to_srgb(&mut pixels, 1, &profile);
            assert_eq!(pixels[3], 128);
        }
        for end in [0, 1, 127, 128, 131, 200] {
            let mut pixels = vec![200, 60, 60, 128];
            to_srgb(&mut pixels, 1, &whole[..end]);
            assert_eq!(pixels, [200, 60, 60, 128], "cut at {end}");
        }
    }
}
