//! A finished picture in memory: opaque or premultiplied RGBA pixels, row by row from the top.

/// A picture of `width` × `height` pixels. Each `u32` holds the bytes R, G, B, A in memory order (premultiplied sRGB),
/// so that a window can hand the buffer to the GPU without copying it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// `width * height` pixels.
    pub data: Vec<u32>,
}

impl std::fmt::Debug for Pixels {
    /// The size alone: two million numbers help nobody.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels ({} × {})", self.width, self.height)
    }
}

impl Pixels {
    /// A transparent picture.
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        Self { width, height, data: vec![0; usize::from(width) * usize::from(height)] }
    }

    /// The bytes R, G, B, A of every pixel.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        bytemuck::cast_slice(&self.data)
    }

    /// The bytes R, G, B, A of every pixel, to draw into.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        bytemuck::cast_slice_mut(&mut self.data)
    }

    /// The bytes R, G, B, A at a place.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> [u8; 4] {
        let index = usize::from(y) * usize::from(self.width) + usize::from(x);
        self.data.get(index).map_or([0; 4], |pixel| pixel.to_ne_bytes())
    }
}
