//! How two pictures differ, in numbers and as a picture: for tests that keep a picture of every slide.

use super::pixels::Pixels;

/// How two pictures differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The pixels that differ by more than the tolerance in any of red, green, blue and opacity.
    pub pixels: usize,
    /// The mean difference of all parts of all pixels, 0 to 255.
    pub mean: f64,
    /// The largest difference of any part.
    pub worst: u8,
}

/// Compares two pictures part by part. Pictures of different sizes differ in every pixel.
#[must_use]
pub fn compare(a: &Pixels, b: &Pixels, tolerance: u8) -> Difference {
    if (a.width, a.height) != (b.width, b.height) {
        return Difference { pixels: a.data.len().max(b.data.len()).max(1), mean: 255.0, worst: 255 };
    }
    let (mut pixels, mut sum, mut worst) = (0, 0_u64, 0);
    for (a, b) in a.bytes().as_chunks::<4>().0.iter().zip(b.bytes().as_chunks::<4>().0) {
        let mut most = 0;
        for (a, b) in a.iter().zip(b) {
            let part = a.abs_diff(*b);
            sum += u64::from(part);
            most = most.max(part);
        }
        pixels += usize::from(most > tolerance);
        worst = worst.max(most);
    }
    let mean = if a.data.is_empty() { 0.0 } else { sum as f64 / (a.data.len() * 4) as f64 };
    Difference { pixels, mean, worst }
}

/// The wanted picture, the found one, and where they differ (red on grey), side by side.
#[must_use]
pub fn side_by_side(wanted: &Pixels, found: &Pixels) -> Pixels {
    const GAP: u16 = 8;
    let width = wanted.width.max(found.width);
    let height = wanted.height.max(found.height);
    let mut all = Pixels::new(width.saturating_mul(3).saturating_add(2 * GAP), height);
    let whole = usize::from(all.width);
    for y in 0..height {
        for x in 0..width {
            let inside = |pixels: &Pixels| x < pixels.width && y < pixels.height;
            let (a, b) = (wanted.at(x, y), found.at(x, y));
            let differs = a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0);
            let grey = (u16::from(a[0]) + u16::from(a[1]) + u16::from(a[2])) / 3 / 4 + 160;
            let mark = if differs == 0 && inside(wanted) == inside(found) {
                [grey as u8, grey as u8, grey as u8, 255]
            } else {
                [255, 90 - (differs / 4).min(90), 60, 255]
            };
            for (column, pixel) in [a, b, mark].into_iter().enumerate() {
                let at = usize::from(y) * whole + column * usize::from(width + GAP) + usize::from(x);
                if let Some(place) = all.data.get_mut(at) {
                    *place = u32::from_ne_bytes(pixel);
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: u16, height: u16, value: u8) -> Pixels {
        let mut pixels = Pixels::new(width, height);
        pixels.data.fill(u32::from_ne_bytes([value, value, value, 255]));
        pixels
    }

    #[test]
    fn counts_what_differs() {
        let a = grey(10, 10, 100);
        assert_eq!(compare(&a, &a, 0), Difference { pixels: 0, mean: 0.0, worst: 0 });
        let mut b = a.clone();
        b.data[5] = u32::from_ne_bytes([100, 104, 100, 255]);
        assert_eq!(compare(&a, &b, 3), Difference { pixels: 1, mean: 0.01, worst: 4 });
        assert_eq!(compare(&a, &b, 4).pixels, 0);
        assert_eq!(compare(&a, &grey(10, 11, 100), 255).pixels, 110);
        assert_eq!(compare(&grey(0, 0, 0), &grey(0, 0, 0), 0).pixels, 0);
    }

    #[test]
    fn shows_where() {
        let a = grey(10, 10, 100);
        let mut b = a.clone();
        b.data[0] = u32::from_ne_bytes([0, 0, 0, 255]);
        let all = side_by_side(&a, &b);
        assert_eq!((all.width, all.height), (46, 10));
        assert_eq!((all.at(0, 0), all.at(18, 0)), ([100, 100, 100, 255], [0, 0, 0, 255]));
        assert!(all.at(36, 0)[0] == 255 && all.at(36, 0)[1] < 100, "marked");
        assert!(all.at(37, 0)[0] == all.at(37, 0)[1], "not marked");
    }
}
