//! Draws a page at one step and one size: the display list goes through vello's CPU renderer straight into the pixels.

use vello_cpu::{
    Glyph, ImageSource, Level, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
    kurbo::{Affine, BezPath, Cap, Join, Rect, RoundedRect, Shape as _, Stroke},
    peniko::{Color, Extend, ImageBrush, ImageQuality, ImageSampler},
};

use super::{pictures::Pictures, pixels::Pixels, scale::Crop};
use crate::{
    deck::slow,
    typeset::page::{GlyphRun, Item, Kind, Page, Rgba},
};

/// The largest side that is drawn, in pixels: an 8K display.
pub const MAX_SIDE: u16 = 7680;

/// How far the shapes of page and picture may differ for the page still to be stretched over the whole picture.
/// A slide of 1920 × 1080 units on 1366 × 768 pixels differs by 0.05 %; a hair of background at the edge would show.
const STRETCH: f64 = 0.01;

/// The grey of a picture that cannot be shown: visible on light and on dark.
const CARD: Rgba = Rgba([128, 128, 128, 46]);
/// Its edge and its stroke from corner to corner.
const CARD_EDGE: Rgba = Rgba([128, 128, 128, 150]);

/// Draws pages. One painter keeps its working memory and the outlines of glyphs from page to page.
pub struct Painter {
    context: RenderContext,
    resources: Resources,
}

impl std::fmt::Debug for Painter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Painter")
    }
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl Painter {
    /// A painter whose pixels are the same on every x86-64 processor.
    ///
    /// Newer instructions multiply and add in one step and round once instead of twice, which moves a few pixels on
    /// curves by one part in 255. They would save a tenth to a fifth of the time.
    #[must_use]
    pub fn new() -> Self {
        Self::with_level(Level::baseline())
    }

    /// A painter that uses a set of processor instructions, to measure what they give and to bound what they change.
    #[must_use]
    pub fn with_level(level: Level) -> Self {
        // One thread: on the two cores of a small laptop more were not faster, and the windows need the other one.
        let settings = RenderSettings { level, num_threads: 0 };
        Self { context: RenderContext::new_with(16, 16, settings), resources: Resources::new() }
    }

    /// The page at `step` as a picture of `size` pixels (width, height).
    pub fn paint(&mut self, page: &Page, step: u16, size: (u16, u16), pictures: &mut Pictures) -> Pixels {
        let mut pixels = Pixels::new(size.0.min(MAX_SIDE), size.1.min(MAX_SIDE));
        self.paint_into(page, step, &mut pixels, pictures);
        pixels
    }

    /// Draws the page at `step` over the whole of `pixels`, whatever they held before.
    ///
    /// The page fills the picture where their shapes agree, and stands in its middle at the largest size that fits otherwise.
    pub fn paint_into(&mut self, page: &Page, step: u16, pixels: &mut Pixels, pictures: &mut Pictures) {
        slow::work("a page is drawn");
        let to_pixels = fit(page.size, (pixels.width, pixels.height));
        self.draw(page, step, to_pixels, pixels, pictures);
    }

    /// Lines of text of a window: the page at exactly `scale` pixels a unit, on a picture just large enough for it.
    /// A transparent page gives premultiplied pixels.
    ///
    /// The one drawing of letters that a window does not wait for: a field shows what is typed at once, and never more of it
    /// than is seen.
    pub fn paint_lines(&mut self, page: &Page, scale: f32, pictures: &mut Pictures) -> Pixels {
        let side = |units: f32| (units * scale).ceil().clamp(0.0, f32::from(MAX_SIDE)) as u16;
        let mut pixels = Pixels::new(side(page.size.0), side(page.size.1));
        self.draw(page, 0, Affine::scale(f64::from(scale)), &mut pixels, pictures);
        pixels
    }

    fn draw(&mut self, page: &Page, step: u16, to_pixels: Affine, pixels: &mut Pixels, pictures: &mut Pictures) {
        let (width, height) = (pixels.width, pixels.height);
        pixels.data.resize(usize::from(width) * usize::from(height), 0);
        if width == 0 || height == 0 {
            return;
        }
        if !to_pixels.is_finite() || to_pixels.determinant() <= 0.0 {
            pixels.data.fill(0);
            return;
        }
        self.context.reset_and_resize(width, height);
        for item in &page.items {
            if item.steps.contains(&step) {
                self.item(item, to_pixels, (width, height), pictures);
            }
        }
        let settings =
            RasterizerSettings { target_init: TargetInit::Clear(colour(page.background)), ..Default::default() };
        self.context.flush();
        if let Some(target) = PixmapMut::new(width, height, pixels.bytes_mut()) {
            self.context.render_with(target, &mut self.resources, settings);
        }
        // Nothing of a page stays behind: a picture of 33 MB would live on in the list of paints.
        self.context.reset_and_resize(16, 16);
    }

    fn item(&mut self, item: &Item, to_pixels: Affine, size: (u16, u16), pictures: &mut Pictures) {
        match &item.kind {
            Kind::Fill { path, colour } => self.fill(path, *colour, to_pixels),
            Kind::Stroke { path, colour, width } => self.stroke(path, *colour, f64::from(*width), to_pixels),
            Kind::Glyphs(run) => self.glyphs(run, to_pixels),
            Kind::Picture { asset, to, from } => {
                let Some(placed) = Placed::new(to_pixels.transform_rect_bbox(*to), *from, size) else { return };
                match pictures.scaled(asset, placed.crop, placed.width, placed.height) {
                    Ok(source) => self.picture(source, &placed),
                    // The reason stands in the list of problems; the room sees a calm empty frame.
                    Err(_) => self.card(*to, to_pixels),
                }
            }
        }
    }

    fn fill(&mut self, path: &BezPath, rgba: Rgba, to_pixels: Affine) {
        if rgba.0[3] == 0 || !path.is_finite() {
            return;
        }
        self.context.set_transform(to_pixels);
        self.context.set_paint(colour(rgba));
        self.context.fill_path(path);
    }

    fn stroke(&mut self, path: &BezPath, rgba: Rgba, width: f64, to_pixels: Affine) {
        if rgba.0[3] == 0 || !path.is_finite() || !width.is_finite() || width <= 0.0 {
            return;
        }
        self.context.set_transform(to_pixels);
        self.context.set_paint(colour(rgba));
        // As in SVG: a line ends where its path ends, and corners are sharp.
        self.context.set_stroke(Stroke::new(width).with_caps(Cap::Butt).with_join(Join::Miter));
        self.context.stroke_path(path);
    }

    fn glyphs(&mut self, run: &GlyphRun, to_pixels: Affine) {
        if run.colour.0[3] == 0 || !run.size.is_finite() || run.size <= 0.0 {
            return;
        }
        self.context.set_transform(to_pixels);
        self.context.set_paint(colour(run.colour));
        let glyphs = run.glyphs.iter().filter(|glyph| glyph.x.is_finite() && glyph.y.is_finite()).map(|glyph| Glyph {
            id: glyph.id,
            x: glyph.x,
            y: glyph.y,
        });
        // Never hinted: the same outline at every size keeps line breaks, shapes and pixels the same everywhere.
        // A glyph that has nothing to draw is a space or was reported by the layout as missing, so errors are not news.
        let _ = self.builder(run).fill_glyphs(glyphs.clone());
        if run.embolden {
            // Bolder by a line along the outline, as wide as the difference between Noto Sans Regular and Bold looks.
            let width = f64::from(run.size) / 28.0;
            self.context.set_stroke(Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round));
            let _ = self.builder(run).stroke_glyphs(glyphs);
        }
    }

    fn builder<'a>(&'a mut self, run: &'a GlyphRun) -> vello_cpu::GlyphRunBuilder<'a> {
        let builder = self
            .context
            .glyph_run(&mut self.resources, &run.font)
            .font_size(run.size)
            .hint(false)
            .normalized_coords(&run.coords);
        if run.slant == 0.0 {
            return builder;
        }
        // Heights count downwards here, so leaning to the right is a negative skew.
        let lean = -f64::from(run.slant.clamp(-45.0, 45.0)).to_radians().tan();
        builder.glyph_transform(Affine::skew(lean, 0.0))
    }

    fn picture(&mut self, image: ImageSource, placed: &Placed) {
        // The picture has exactly the size of its place and lies on whole pixels, so each pixel is copied, not resampled.
        let sampler =
            ImageSampler { x_extend: Extend::Pad, y_extend: Extend::Pad, quality: ImageQuality::Low, alpha: 1.0 };
        let (x, y) = (f64::from(placed.x), f64::from(placed.y));
        self.context.set_transform(Affine::IDENTITY);
        self.context.set_paint(ImageBrush { image, sampler });
        self.context.set_paint_transform(Affine::translate((x, y)));
        self.context.fill_rect(&Rect::new(x, y, x + f64::from(placed.width), y + f64::from(placed.height)));
        self.context.reset_paint_transform();
    }

    fn card(&mut self, place: Rect, to_pixels: Affine) {
        for (path, rgba, width) in card(place) {
            match width {
                None => self.fill(&path, rgba, to_pixels),
                Some(width) => self.stroke(&path, rgba, width, to_pixels),
            }
        }
    }
}

/// The shapes that stand for a picture which cannot be shown: a grey card with one line from corner to corner.
pub(super) fn card(place: Rect) -> [(BezPath, Rgba, Option<f64>); 3] {
    const EDGE: f64 = 3.0;
    let inside = place.inset(-EDGE / 2.0);
    let shape = RoundedRect::from_rect(inside, 12.0).to_path(0.1);
    let mut slash = BezPath::new();
    slash.move_to((inside.x0 + 4.0, inside.y1 - 4.0));
    slash.line_to((inside.x1 - 4.0, inside.y0 + 4.0));
    [(shape.clone(), CARD, None), (shape, CARD_EDGE, Some(EDGE)), (slash, CARD_EDGE, Some(EDGE))]
}

fn colour(Rgba([red, green, blue, opacity]): Rgba) -> Color {
    Color::from_rgba8(red, green, blue, opacity)
}

/// From slide units to pixels.
fn fit(page: (f32, f32), pixels: (u16, u16)) -> Affine {
    let across = f64::from(pixels.0) / f64::from(page.0);
    let down = f64::from(pixels.1) / f64::from(page.1);
    if (across / down - 1.0).abs() <= STRETCH {
        return Affine::scale_non_uniform(across, down);
    }
    let scale = across.min(down);
    let margin = |pixels: u16, units: f32| ((f64::from(pixels) - f64::from(units) * scale) / 2.0).round();
    Affine::translate((margin(pixels.0, page.0), margin(pixels.1, page.1))) * Affine::scale(scale)
}

/// The whole pixels that a picture covers, and the part of the picture that falls on them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Placed {
    x: u16,
    y: u16,
    width: u16,
    height: u16,
    crop: Crop,
}

impl Placed {
    /// `place` is in pixels and may reach beyond the `size` of the canvas; `from` is in fractions of the picture.
    /// Nothing, where no pixel is covered.
    fn new(place: Rect, from: Rect, size: (u16, u16)) -> Option<Self> {
        if !place.is_finite() || !from.is_finite() {
            return None;
        }
        let whole = Rect::new(place.x0.round(), place.y0.round(), place.x1.round(), place.y1.round());
        let seen = whole.intersect(Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1)));
        if seen.width() < 1.0 || seen.height() < 1.0 {
            return None;
        }
        let along = |at: f64, start: f64, length: f64, low: f64, high: f64| low + (high - low) * (at - start) / length;
        let crop = Crop::new(Rect::new(
            along(seen.x0, whole.x0, whole.width(), from.x0, from.x1),
            along(seen.y0, whole.y0, whole.height(), from.y0, from.y1),
            along(seen.x1, whole.x0, whole.width(), from.x0, from.x1),
            along(seen.y1, whole.y0, whole.height(), from.y0, from.y1),
        ))?;
        Some(Self {
            x: seen.x0 as u16,
            y: seen.y0 as u16,
            width: seen.width() as u16,
            height: seen.height() as u16,
            crop,
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::ops::RangeInclusive;

    use parley::FontData;
    use vello_cpu::{kurbo::Circle, peniko::Blob};

    use super::*;
    use crate::typeset::page;

    const INK: Rgba = Rgba([10, 20, 30, 255]);
    const PAPER: Rgba = Rgba([250, 251, 252, 255]);
    const ALWAYS: RangeInclusive<u16> = 0..=u16::MAX;

    fn page(background: Rgba, items: Vec<Item>) -> Page {
        Page {
            size: (1920.0, 1080.0),
            background,
            items,
            blocks: Vec::new(),
            links: Vec::new(),
            last_step: 0,
            overflow: Vec::new(),
            missing: Vec::new(),
            rtl: false,
            hash: 0,
        }
    }

    fn rect(steps: RangeInclusive<u16>, place: Rect, colour: Rgba) -> Item {
        Item { steps, block: None, kind: Kind::Fill { path: place.to_path(0.1), colour } }
    }

    fn font() -> FontData {
        let bytes: &'static [u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
        FontData::new(Blob::new(std::sync::Arc::new(bytes)), 0)
    }

    /// The letter H of Noto Sans at 500 units, its pen at (600, 800).
    fn letter(slant: f32, embolden: bool, colour: Rgba) -> Item {
        let run = GlyphRun {
            font: font(),
            coords: Box::default(),
            size: 500.0,
            slant,
            embolden,
            colour,
            rtl: false,
            text: "H".into(),
            glyphs: [page::Glyph { id: 43, x: 600.0, y: 800.0, advance: 370.0, range: 0..1 }].into(),
        };
        Item { steps: ALWAYS, block: None, kind: Kind::Glyphs(run) }
    }

    fn paint(page: &Page, step: u16, size: (u16, u16)) -> Pixels {
        Painter::new().paint(page, step, size, &mut Pictures::none())
    }

    /// The bounds of everything that differs from the background, and how much does.
    fn ink(pixels: &Pixels) -> Option<([u16; 4], u32)> {
        let paper = pixels.at(0, 0);
        let mut bounds: Option<[u16; 4]> = None;
        let mut count = 0;
        for y in 0..pixels.height {
            for x in 0..pixels.width {
                if pixels.at(x, y) != paper {
                    let [x0, y0, x1, y1] = bounds.unwrap_or([x, y, x, y]);
                    bounds = Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)]);
                    count += 1;
                }
            }
        }
        bounds.map(|bounds| (bounds, count))
    }

    #[test]
    fn a_rectangle_lies_on_its_pixels_at_every_size() {
        let page = page(PAPER, vec![rect(ALWAYS, Rect::new(480.0, 270.0, 960.0, 540.0), INK)]);
        for (width, height) in [(1920, 1080), (256, 144), (3840, 2160), (16, 16), (1366, 768), (7680, 4320)] {
            let pixels = paint(&page, 0, (width, height));
            assert_eq!((pixels.width, pixels.height), (width, height));
            assert_eq!(pixels.data.len(), usize::from(width) * usize::from(height));
            if width == 16 {
                continue;
            }
            // The pixel in each corner of the rectangle, and its neighbours outside.
            let (x0, y0, x1, y1) = (width.div_ceil(4), height.div_ceil(4), width / 2, height / 2);
            for (x, y) in [(x0, y0), (x1 - 1, y0), (x0, y1 - 1), (x1 - 1, y1 - 1)] {
                assert_eq!(pixels.at(x, y), INK.0, "{width} × {height} at {x}, {y}");
            }
            for (x, y) in
                [(width / 4 - 1, y0), (x0, height / 4 - 1), (x1, y0), (x0, y1), (0, 0), (width - 1, height - 1)]
            {
                assert_eq!(pixels.at(x, y), PAPER.0, "{width} × {height} at {x}, {y}");
            }
        }
    }

    #[test]
    fn a_page_of_another_shape_stands_in_the_middle() {
        let page = page(PAPER, vec![rect(ALWAYS, Rect::new(0.0, 0.0, 1920.0, 1080.0), INK)]);
        let pixels = paint(&page, 0, (1920, 1200));
        assert_eq!(ink(&pixels), Some(([0, 60, 1919, 1139], 1920 * 1080)));
        // A hair's difference of shape leaves no edge uncovered.
        assert_eq!(paint(&page, 0, (1366, 768)).data.iter().filter(|pixel| pixel.to_ne_bytes() != INK.0).count(), 0);
    }

    #[test]
    fn steps_show_and_hide() {
        let at = |x: f64| Rect::new(x, 100.0, x + 100.0, 200.0);
        let page = page(PAPER, vec![rect(1..=u16::MAX, at(100.0), INK), rect(0..=1, at(300.0), INK)]);
        let seen = |step| {
            let pixels = paint(&page, step, (192, 108));
            (pixels.at(15, 15) == INK.0, pixels.at(35, 15) == INK.0)
        };
        assert_eq!([0, 1, 2, u16::MAX].map(seen), [(false, true), (true, true), (true, false), (true, false)]);
    }

    #[test]
    fn glyphs_put_ink_inside_their_box() {
        for scale in [1, 2, 4] {
            let pixels = paint(&page(PAPER, vec![letter(0.0, false, INK)]), 0, (1920 / scale, 1080 / scale));
            let ([x0, y0, x1, y1], count) = ink(&pixels).unwrap();
            // Noto Sans: capitals are 714 high, H is 741 wide with bearings of 98, in thousandths of the em.
            let expected = [600.0 + 49.0, 800.0 - 357.0, 600.0 + 321.5, 800.0].map(|at: f32| at / f32::from(scale));
            for (found, expected) in [x0, y0, x1 + 1, y1 + 1].iter().zip(expected) {
                assert!((f32::from(*found) - expected).abs() <= 1.5, "{:?} {expected:?}", [x0, y0, x1, y1]);
            }
            assert!(count > 20_000 / u32::from(scale * scale));
        }
    }

    #[test]
    fn slanted_glyphs_lean_right_and_bold_ones_are_heavier() {
        let of =
            |slant, embolden| ink(&paint(&page(PAPER, vec![letter(slant, embolden, INK)]), 0, (960, 540))).unwrap();
        let ([x0, _, x1, y1], count) = of(0.0, false);
        let ([left, _, right, foot], _) = of(14.0, false);
        assert!(right > x1 + 30 && left.abs_diff(x0) <= 1 && foot == y1, "the foot stays, the head moves to the right");
        let ([.., wide, low], heavy) = of(0.0, true);
        assert!(heavy > count * 11 / 10 && wide > x1 && low > y1, "{heavy} {count}");
    }

    #[test]
    fn a_transparent_page_is_premultiplied() {
        let half = Rgba([255, 100, 0, 128]);
        let items = vec![rect(ALWAYS, Rect::new(960.0, 0.0, 1920.0, 1080.0), half), letter(0.0, false, Rgba([255; 4]))];
        let pixels = paint(&page(Rgba([0; 4]), items), 0, (480, 270));
        assert_eq!(pixels.at(0, 0), [0; 4]);
        let [red, green, blue, alpha] = pixels.at(400, 100);
        assert!(alpha == 128 && red.abs_diff(128) <= 1 && green.abs_diff(50) <= 1 && blue == 0, "{red} {green} {blue}");
        let mut partly = 0;
        for pixel in &pixels.data {
            let [red, green, blue, alpha] = pixel.to_ne_bytes();
            assert!(red <= alpha && green <= alpha && blue <= alpha);
            partly += usize::from(alpha != 0 && alpha != 255);
        }
        assert!(partly > 100, "edges of letters are soft");
    }

    #[test]
    fn lines_are_drawn_at_their_own_scale() {
        let mut lines = page(Rgba([0; 4]), vec![rect(ALWAYS, Rect::new(0.0, 0.0, 50.0, 20.0), INK)]);
        lines.size = (50.25, 20.5);
        let pixels = Painter::new().paint_lines(&lines, 1.0, &mut Pictures::none());
        assert_eq!((pixels.width, pixels.height), (51, 21));
        assert_eq!((pixels.at(49, 19), pixels.at(50, 19), pixels.at(49, 20)), (INK.0, [0; 4], [0; 4]));
        let pixels = Painter::new().paint_lines(&lines, 2.0, &mut Pictures::none());
        assert_eq!((pixels.width, pixels.height), (101, 41));
        assert_eq!((pixels.at(99, 39), pixels.at(100, 39)), (INK.0, [0; 4]));
    }

    #[test]
    fn buffers_are_reused_and_painted_over() {
        let mut painter = Painter::new();
        let mut pixels = Pixels::new(192, 108);
        pixels.data.fill(0x1234_5678);
        let place = pixels.data.as_ptr();
        let page = page(PAPER, vec![letter(0.0, false, INK)]);
        painter.paint_into(&page, 0, &mut pixels, &mut Pictures::none());
        assert_eq!(pixels.data.as_ptr(), place, "drawn into the same memory");
        assert_eq!(pixels, paint(&page, 0, (192, 108)), "nothing of before shows");
    }

    #[test]
    fn newer_instructions_change_almost_nothing() {
        let round =
            Kind::Fill { path: Circle::new((1200.0, 500.0), 333.3).to_path(0.01), colour: Rgba([200, 30, 60, 99]) };
        let line = Kind::Stroke { path: Circle::new((500.0, 500.0), 99.0).to_path(0.01), colour: INK, width: 3.7 };
        let mut items: Vec<Item> =
            [round, line].map(|kind| Item { steps: ALWAYS, block: None, kind }).into_iter().collect();
        items.push(letter(14.0, true, Rgba([0, 90, 180, 255])));
        items.push(letter(0.0, false, INK));
        let page = page(PAPER, items);
        let newest = Level::try_detect().unwrap_or(Level::baseline());
        for size in [(1920, 1080), (1366, 768), (256, 144)] {
            let other = Painter::with_level(newest).paint(&page, 0, size, &mut Pictures::none());
            let ours = paint(&page, 0, size);
            let differences = other.bytes().iter().zip(ours.bytes()).map(|(a, b)| a.abs_diff(*b));
            assert!(differences.max().unwrap() <= 1);
        }
    }

    #[test]
    fn odd_pages_do_no_harm() {
        let nan = f64::NAN;
        let mut odd = letter(0.0, false, INK);
        if let Kind::Glyphs(run) = &mut odd.kind {
            run.glyphs[0].x = f32::NAN;
        }
        let mut unknown = letter(0.0, false, INK);
        if let Kind::Glyphs(run) = &mut unknown.kind {
            run.glyphs[0].id = u32::MAX;
        }
        let picture =
            |to, from| Item { steps: ALWAYS, block: None, kind: Kind::Picture { asset: "none".into(), to, from } };
        let whole = Rect::new(0.0, 0.0, 1.0, 1.0);
        let items = vec![
            rect(ALWAYS, Rect::new(nan, 0.0, 9.0, 9.0), INK),
            rect(ALWAYS, Rect::new(-1e30, -1e30, 0.0, 0.0), INK),
            odd,
            unknown,
            picture(Rect::new(nan, 0.0, 9.0, 9.0), whole),
            picture(Rect::new(0.0, 0.0, 0.0, 0.0), whole),
            picture(Rect::new(-1e12, -1e12, 1e12, 1e12), Rect::new(nan, 0.0, 1.0, 1.0)),
        ];
        let mut page = page(PAPER, items);
        assert_eq!(ink(&paint(&page, 0, (640, 360))), None);
        assert_eq!(paint(&page, 0, (0, 9)).data.len(), 0);
        page.size = (0.0, 1080.0);
        paint(&page, 0, (640, 360));
        page.size = (f32::NAN, f32::INFINITY);
        paint(&page, 0, (640, 360));
    }

    #[test]
    fn a_missing_picture_leaves_a_calm_card() {
        let to = Rect::new(480.0, 270.0, 1440.0, 810.0);
        let kind = Kind::Picture { asset: "none".into(), to, from: Rect::new(0.0, 0.0, 1.0, 1.0) };
        let items = vec![Item { steps: ALWAYS, block: None, kind }];
        for background in [PAPER, INK] {
            let pixels = paint(&page(background, items.clone()), 0, (480, 270));
            let ([x0, y0, x1, y1], count) = ink(&pixels).unwrap();
            assert_eq!((x0, y0, x1 + 1, y1 + 1), (120, 67, 360, 203));
            assert!(count > 230 * 130);
            // Seen, but not loud.
            let loudest = pixels.at(130, 100).iter().zip(background.0).map(|(a, b)| a.abs_diff(b)).max().unwrap();
            assert!((10..60).contains(&loudest), "{loudest}");
        }
    }

    #[test]
    fn pictures_are_cut_to_the_canvas() {
        let size = (100, 100);
        let whole = Rect::new(0.0, 0.0, 1.0, 1.0);
        let placed = Placed::new(Rect::new(10.4, 20.6, 50.2, 60.0), whole, size).unwrap();
        assert_eq!((placed.x, placed.y, placed.width, placed.height, placed.crop), (10, 21, 40, 39, Crop::WHOLE));
        let placed = Placed::new(Rect::new(-100.0, 0.0, 100.0, 200.0), whole, size).unwrap();
        assert_eq!((placed.x, placed.y, placed.width, placed.height), (0, 0, 100, 100));
        assert_eq!(Some(placed.crop), Crop::new(Rect::new(0.5, 0.0, 1.0, 0.5)));
        assert_eq!(Placed::new(Rect::new(200.0, 0.0, 300.0, 9.0), whole, size), None);
        assert_eq!(Placed::new(Rect::new(10.0, 10.0, 10.3, 90.0), whole, size), None);
    }
}
