//! A piece of the desktop as pixels: colours, how much of it has a colour, and PNG files for people.

use std::path::Path;

use super::deck::{COLOURS, Colour, near};

/// Pixels of the desktop, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u16,
    height: u16,
    /// Red, green and blue of each pixel in one number, as `0x00rr_ggbb`: whole numbers are compared quickly, also in a
    /// build without optimisation, and a test looks at four million pixels again and again.
    pixels: Vec<u32>,
}

impl Picture {
    /// Takes pixels over as the server sends them at 24 bits of colour: blue, green, red and a byte without meaning.
    pub fn new(width: u16, height: u16, data: &[u8]) -> Self {
        let mut pixels: Vec<u32> = bytemuck::pod_collect_to_vec(data);
        for pixel in &mut pixels {
            *pixel = u32::from_le(*pixel) & 0x00ff_ffff;
        }
        Self { width, height, pixels }
    }

    /// Reads a PNG file.
    pub fn open(file: &Path) -> Self {
        let image = image::open(file).expect("a picture").into_rgb8();
        let side = |pixels: u32| u16::try_from(pixels).expect("as small as a display");
        let (width, height) = (side(image.width()), side(image.height()));
        let pixels = image.pixels().map(|pixel| u32::from_be_bytes([0, pixel.0[0], pixel.0[1], pixel.0[2]])).collect();
        Self { width, height, pixels }
    }

    /// The colour of a pixel.
    pub fn at(&self, x: u16, y: u16) -> Colour {
        colour(self.pixels[usize::from(y) * usize::from(self.width) + usize::from(x)])
    }

    /// The colours from the first pixel to the last, each with how many pixels in a row have it.
    fn runs(&self) -> Vec<(Colour, usize)> {
        let mut runs = Vec::new();
        let mut last = None;
        let mut length = 0;
        for pixel in &self.pixels {
            if last == Some(*pixel) {
                length += 1;
            } else {
                runs.extend(last.map(|last| (colour(last), length)));
                (last, length) = (Some(*pixel), 1);
            }
        }
        runs.extend(last.map(|last| (colour(last), length)));
        runs
    }

    /// How much of the picture has a colour: 0 to 1.
    pub fn share(&self, colour: Colour) -> f64 {
        self.share_in(&self.runs(), colour)
    }

    fn share_in(&self, runs: &[(Colour, usize)], colour: Colour) -> f64 {
        let same: usize = runs.iter().filter(|(of, _)| near(*of, colour)).map(|(_, length)| length).sum();
        same as f64 / (f64::from(self.width) * f64::from(self.height))
    }

    /// The slide whose colour takes most of the picture, with its share.
    pub fn main_slide(&self) -> (usize, f64) {
        let runs = self.runs();
        let shares = COLOURS.iter().map(|colour| self.share_in(&runs, *colour)).enumerate();
        shares.max_by(|one, other| one.1.total_cmp(&other.1)).expect("there are slides")
    }

    /// How many pixels have the colour of any slide.
    pub fn pixels_of_slides(&self) -> usize {
        let runs = self.runs();
        let of_slides = runs.iter().filter(|(of, _)| COLOURS.iter().any(|slide| near(*slide, *of)));
        of_slides.map(|(_, length)| length).sum()
    }

    /// How many pixels differ from those of a picture of the same size.
    pub fn differing(&self, other: &Self) -> usize {
        let pairs = self.pixels.iter().zip(&other.pixels).filter(|(one, other)| one != other);
        pairs.filter(|(one, other)| !near(colour(**one), colour(**other))).count()
    }

    /// Whether a picture is the same, but for the upper right corner from a left edge and down to a lower edge.
    pub fn same_but_for(&self, other: &Self, (left, lower): (u16, u16)) -> bool {
        let width = usize::from(self.width);
        let compared = |row: usize| if row < usize::from(lower) { usize::from(left).min(width) } else { width };
        let mut rows = self.pixels.chunks(width).zip(other.pixels.chunks(width)).enumerate();
        (self.width, self.height) == (other.width, other.height)
            && rows.all(|(row, (one, other))| one[..compared(row)] == other[..compared(row)])
    }

    /// Writes the picture as a PNG file.
    pub fn save(&self, file: &Path) {
        let bytes: Vec<u8> = self.pixels.iter().flat_map(|pixel| colour(*pixel)).collect();
        let size = (u32::from(self.width), u32::from(self.height));
        image::save_buffer(file, &bytes, size.0, size.1, image::ColorType::Rgb8).expect("a PNG file");
    }
}

/// The red, green and blue of a pixel.
fn colour(pixel: u32) -> Colour {
    let [_, red, green, blue] = pixel.to_be_bytes();
    [red, green, blue]
}
