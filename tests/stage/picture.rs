//! A piece of the desktop as pixels: colours, how much of it has a colour, and PNG files for people.

use std::path::Path;

use super::deck::{COLOURS, Colour, near};

/// Pixels of the desktop, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u16,
    height: u16,
    /// Blue, green, red and a byte without meaning for each pixel.
    data: Vec<u8>,
}

impl Picture {
    /// Takes pixels over as the server sends them at 24 bits of colour.
    pub fn new(width: u16, height: u16, mut data: Vec<u8>) -> Self {
        for pixel in data.chunks_exact_mut(4) {
            pixel[3] = 0;
        }
        Self { width, height, data }
    }

    /// Reads a PNG file.
    pub fn open(file: &Path) -> Self {
        let image = image::open(file).expect("a picture").into_rgb8();
        let side = |pixels: u32| u16::try_from(pixels).expect("as small as a display");
        let (width, height) = (side(image.width()), side(image.height()));
        let data = image.pixels().flat_map(|pixel| [pixel.0[2], pixel.0[1], pixel.0[0], 0]).collect();
        Self { width, height, data }
    }

    /// The colour of a pixel.
    pub fn at(&self, x: u16, y: u16) -> Colour {
        let place = (usize::from(y) * usize::from(self.width) + usize::from(x)) * 4;
        [self.data[place + 2], self.data[place + 1], self.data[place]]
    }

    /// Every pixel.
    pub fn colours(&self) -> impl Iterator<Item = Colour> {
        self.data.chunks_exact(4).map(|pixel| [pixel[2], pixel[1], pixel[0]])
    }

    /// How much of the picture has a colour: 0 to 1.
    pub fn share(&self, colour: Colour) -> f64 {
        let same = self.colours().filter(|pixel| near(*pixel, colour)).count();
        same as f64 / (f64::from(self.width) * f64::from(self.height))
    }

    /// The slide whose colour takes most of the picture, with its share.
    pub fn main_slide(&self) -> (usize, f64) {
        let shares = COLOURS.iter().map(|colour| self.share(*colour)).enumerate();
        shares.max_by(|one, other| one.1.total_cmp(&other.1)).expect("there are slides")
    }

    /// How many pixels have the colour of any slide.
    pub fn pixels_of_slides(&self) -> usize {
        self.colours().filter(|pixel| COLOURS.iter().any(|slide| near(*slide, *pixel))).count()
    }

    /// How many pixels differ from those of a picture of the same size.
    pub fn differing(&self, other: &Self) -> usize {
        self.colours().zip(other.colours()).filter(|(one, other)| !near(*one, *other)).count()
    }

    /// Writes the picture as a PNG file.
    pub fn save(&self, file: &Path) {
        let bytes: Vec<u8> = self.colours().flatten().collect();
        let size = (u32::from(self.width), u32::from(self.height));
        image::save_buffer(file, &bytes, size.0, size.1, image::ColorType::Rgb8).expect("a PNG file");
    }
}
