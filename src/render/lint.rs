//! What only the finished page shows: pictures with too few pixels for their place, and words too pale for what is behind them.

use vello_cpu::{
    ImageSource,
    kurbo::{Point, Rect, Shape},
};

use super::scale::Crop;
use crate::{
    deck::colour::{READABLE, READABLE_LARGE, Rgba},
    typeset::{
        LOGO,
        page::{GlyphRun, Item, Kind, Page},
    },
};

/// By how much a picture may be enlarged for a screen of 1080 lines before the room sees it.
const ENLARGED: f64 = 1.2;
/// From which em on text counts as large: a heading.
const LARGE: f32 = 60.0;
/// The longer side at which a picture is looked at for its colours.
const SIDE: f64 = 96.0;
/// Where in a run of glyphs it is looked what is behind: as parts of the run.
const LOOKS: [f64; 9] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0];
/// How many of these may be pale before it is said: a single dark leaf behind a word does not hide it.
const PALE: usize = 1;

/// A picture that is enlarged too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// The id of the asset.
    pub asset: String,
    /// Its own size in pixels.
    pub has: (u32, u32),
    /// The size that is as sharp as a screen of 1080 lines.
    pub needs: (u32, u32),
}

/// Words that are hard to tell from what is behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pale {
    /// The field of the slide that holds them; empty where the layout made them.
    pub field: String,
    /// Their contrast where it is least, from 1.
    pub contrast: f32,
    /// What it should be at least.
    pub least: f32,
    /// Whether a picture is behind them.
    pub on_picture: bool,
}

/// The pictures of a page that are enlarged too much. `size` knows the pixels of an asset; what cannot be shown has none.
pub fn small(page: &Page, size: impl Fn(&str) -> Option<(u32, u32)>) -> Vec<Small> {
    let mut found: Vec<Small> = Vec::new();
    for item in &page.items {
        let Kind::Picture { asset, to, from } = &item.kind else { continue };
        let Some(has) = size(asset).filter(|_| **asset != *LOGO) else { continue };
        let (across, down) = (to.width() / from.width().max(1e-6), to.height() / from.height().max(1e-6));
        let enlarged = (across / f64::from(has.0)).max(down / f64::from(has.1));
        if enlarged > ENLARGED && !found.iter().any(|known| *known.asset == **asset) {
            let needs = (across.ceil() as u32, down.ceil() as u32);
            found.push(Small { asset: asset.to_string(), has, needs });
        }
    }
    found
}

/// The words of a page that are too pale, each field once and where it is worst. `picture` gives a part of an asset as so
/// many pixels.
pub fn pale(page: &Page, mut picture: impl FnMut(&str, Crop, u16, u16) -> Option<ImageSource>) -> Vec<Pale> {
    let places: Vec<Option<Rect>> = page.items.iter().map(place).collect();
    let mut found: Vec<Pale> = Vec::new();
    for (at, item) in page.items.iter().enumerate() {
        let Kind::Glyphs(run) = &item.kind else { continue };
        let least = if run.size >= LARGE { READABLE_LARGE } else { READABLE };
        let mut seen: Vec<(f32, bool)> = LOOKS
            .iter()
            .filter_map(|part| point(run, *part))
            .map(|point| {
                let (behind, on_picture) = behind(page, &places, at, point, &mut picture);
                (run.colour.contrast(behind), on_picture)
            })
            .collect();
        seen.sort_by(|one, other| one.0.total_cmp(&other.0));
        let Some((contrast, on_picture)) = seen.get(PALE.min(seen.len().saturating_sub(1))).copied() else { continue };
        if contrast >= least {
            continue;
        }
        let field = item.block.and_then(|block| page.blocks.get(block)).map_or("", |block| &block.field).to_owned();
        match found.iter_mut().find(|known| known.field == field) {
            Some(known) if known.contrast <= contrast => {}
            Some(known) => *known = Pale { field, contrast, least, on_picture },
            None => found.push(Pale { field, contrast, least, on_picture }),
        }
    }
    found
}

/// The box of what covers something; glyphs and lines do not.
fn place(item: &Item) -> Option<Rect> {
    match &item.kind {
        Kind::Fill { path, .. } => Some(path.bounding_box()),
        Kind::Picture { to, .. } => Some(*to),
        Kind::Glyphs(_) | Kind::Stroke { .. } => None,
    }
}

/// A point of a run at half the height of its small letters.
fn point(run: &GlyphRun, part: f64) -> Option<Point> {
    let last = run.glyphs.len().checked_sub(1)?;
    let glyph = run.glyphs.get((last as f64 * part).round() as usize)?;
    Some(Point::new(f64::from(glyph.x + glyph.advance / 2.0), f64::from(glyph.y - run.size * 0.25)))
}

/// The colour behind a point of the item at `at`, and whether it is that of a picture.
fn behind(
    page: &Page,
    places: &[Option<Rect>],
    at: usize,
    point: Point,
    picture: &mut impl FnMut(&str, Crop, u16, u16) -> Option<ImageSource>,
) -> (Rgba, bool) {
    let steps = page.items.get(at).map_or(0, |item| *item.steps.start());
    let below = page.items.iter().zip(places).take(at).rev();
    for (item, _) in
        below.filter(|(item, place)| place.is_some_and(|place| place.contains(point)) && item.steps.contains(&steps))
    {
        match &item.kind {
            Kind::Fill { path, colour } if path.contains(point) && colour.0[3] == 255 => return (*colour, false),
            Kind::Picture { asset, to, from } => {
                let shrink = SIDE / to.width().max(to.height()).max(1.0);
                let (width, height) = ((to.width() * shrink).ceil().max(1.0), (to.height() * shrink).ceil().max(1.0));
                let pixel = Crop::new(*from)
                    .and_then(|crop| picture(asset, crop, width as u16, height as u16))
                    .and_then(|source| match source {
                        ImageSource::Pixmap(pixmap) => Some(pixmap),
                        _ => None,
                    })
                    .map(|pixmap| {
                        let x = ((point.x - to.x0) * shrink).clamp(0.0, width - 1.0) as u16;
                        let y = ((point.y - to.y0) * shrink).clamp(0.0, height - 1.0) as u16;
                        pixmap.sample(x.min(pixmap.width() - 1), y.min(pixmap.height() - 1))
                    });
                let Some(pixel) = pixel.filter(|pixel| pixel.a > 0) else { continue };
                // What shows through is taken for the background of the slide.
                let rest = 255 - u16::from(pixel.a);
                let mix = |part: u8, under: u8| (u16::from(part) + u16::from(under) * rest / 255).min(255) as u8;
                let [red, green, blue, _] = page.background.0;
                return (Rgba([mix(pixel.r, red), mix(pixel.g, green), mix(pixel.b, blue), 255]), true);
            }
            _ => {}
        }
    }
    (page.background, false)
}
