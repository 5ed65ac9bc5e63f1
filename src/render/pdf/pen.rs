//! The pen: draws a page of the display list on a PDF page and remembers which of its marks belong to which text.

use std::collections::BTreeMap;

use image::codecs::jpeg::JpegEncoder;
use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag},
};
use vello_cpu::{
    ImageSource,
    kurbo::{self, BezPath, PathEl},
};

use super::faces::Faces;
use crate::{
    render::{painter, scale::Crop, studio::Studio},
    typeset::page::{GlyphRun, Item, Kind, Page, Rgba, Role},
};

/// Pixels of a picture for each point of paper: 216 to the inch, which is sharp in print and small enough to send.
const DENSITY: f64 = 3.0;
/// How well photographs are kept, of 100.
const QUALITY: u8 = 88;

/// Where a page of the display list stands on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The left edge in points.
    pub x: f32,
    /// The upper edge in points.
    pub y: f32,
    /// Points for each unit.
    pub scale: f32,
}

impl Spot {
    /// A rectangle of the display list on paper; nothing where it has no area.
    pub fn rect(self, place: kurbo::Rect) -> Option<Rect> {
        let along = |start: f32, at: f64| start + at as f32 * self.scale;
        Rect::from_ltrb(
            along(self.x, place.x0),
            along(self.y, place.y0),
            along(self.x, place.x1),
            along(self.y, place.y1),
        )
    }
}

/// Marks on paper that belong to one text and, where they are part of a link, to that.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    pub id: Identifier,
    /// The baseline, to tell lines apart.
    pub line: f32,
    /// The number of the link among the links of the page.
    pub link: Option<usize>,
    /// The words, as far as they are words.
    pub words: String,
}

/// What the pen left, for each text of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Traces {
    /// The marks of each block.
    pub blocks: Vec<Vec<Trace>>,
    /// The number or mark before each block, where it has one.
    pub labels: Vec<Vec<Identifier>>,
}

/// What a mark is part of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Owner {
    /// Nothing that is read: a line, a bar, the number of the slide.
    Nobody,
    /// The label before a block.
    Label(usize),
    /// A block, on a line, perhaps inside a link.
    Block(usize, f32, Option<usize>),
}

/// Draws pages. Keeps the faces and pictures of one document.
#[derive(Default)]
pub(super) struct Pen {
    faces: Faces,
    pictures: BTreeMap<(String, Crop, u16, u16), Image>,
}

impl Pen {
    /// Draws what a slide shows at `step`, with its background, cut to its edges.
    pub fn slide(
        &mut self,
        surface: &mut Surface<'_>,
        studio: &mut Studio,
        page: &Page,
        step: u16,
        spot: Spot,
    ) -> Traces {
        let edges = kurbo::Rect::new(0.0, 0.0, f64::from(page.size.0), f64::from(page.size.1));
        let clip = spot.rect(edges).and_then(rectangle);
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
            ornament(surface, |surface| {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(page.background)));
                surface.draw_path(clip);
            });
        }
        let traces = self.items(surface, studio, page, spot, |item| item.steps.contains(&step));
        if clip.is_some() {
            surface.pop();
        }
        traces
    }

    /// Draws the items of a page that are wanted.
    pub fn items(
        &mut self,
        surface: &mut Surface<'_>,
        studio: &mut Studio,
        page: &Page,
        spot: Spot,
        wanted: impl Fn(&Item) -> bool,
    ) -> Traces {
        let mut traces =
            Traces { blocks: vec![Vec::new(); page.blocks.len()], labels: vec![Vec::new(); page.blocks.len()] };
        let shown: Vec<&Item> = page.items.iter().filter(|item| wanted(item)).collect();
        let mut owners: Vec<Owner> = Vec::with_capacity(shown.len());
        for (at, item) in shown.iter().enumerate() {
            let owner = owner(page, item, shown.get(at + 1).copied(), owners.last().copied());
            owners.push(owner);
        }
        surface.push_transform(&Transform::from_row(spot.scale, 0.0, 0.0, spot.scale, spot.x, spot.y));
        let mut rest = shown.as_slice();
        for group in owners.chunk_by(|a, b| a == b) {
            let (items, after) = rest.split_at(group.len());
            rest = after;
            let owner = group.first().copied().unwrap_or(Owner::Nobody);
            let tag = match owner {
                Owner::Nobody => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                Owner::Label(_) | Owner::Block(..) => ContentTag::Span(SpanTag::empty()),
            };
            let id = surface.start_tagged(tag);
            for item in items {
                self.item(surface, studio, item, spot.scale);
            }
            surface.end_tagged();
            match owner {
                Owner::Nobody => {}
                Owner::Label(block) => traces.labels.get_mut(block).into_iter().for_each(|labels| labels.push(id)),
                Owner::Block(block, line, link) => {
                    let words = items.iter().filter_map(|item| glyphs(item)).map(|run| &*run.text).collect();
                    if let Some(block) = traces.blocks.get_mut(block) {
                        block.push(Trace { id, line, link, words });
                    }
                }
            }
        }
        surface.pop();
        traces
    }

    fn item(&mut self, surface: &mut Surface<'_>, studio: &mut Studio, item: &Item, scale: f32) {
        match &item.kind {
            Kind::Fill { path, colour } => shape(surface, path, *colour, None),
            Kind::Stroke { path, colour, width } => shape(surface, path, *colour, Some(*width)),
            Kind::Glyphs(run) => self.glyphs(surface, run),
            Kind::Picture { asset, to, from } => {
                if let Some(image) = self.picture(studio, asset, *to, *from, scale) {
                    let size = Size::from_wh(to.width() as f32, to.height() as f32);
                    if let Some(size) = size {
                        surface.push_transform(&Transform::from_translate(to.x0 as f32, to.y0 as f32));
                        surface.draw_image(image, size);
                        surface.pop();
                    }
                } else if to.is_finite() {
                    for (path, colour, width) in painter::card(*to) {
                        shape(surface, &path, colour, width.map(|width| width as f32));
                    }
                }
            }
        }
    }

    fn glyphs(&mut self, surface: &mut Surface<'_>, run: &GlyphRun) {
        if run.colour.0[3] == 0 || !run.size.is_finite() || run.size <= 0.0 {
            return;
        }
        surface.set_fill(Some(fill(run.colour)));
        // As the painter does it, so that paper and screen agree.
        surface.set_stroke(run.embolden.then(|| Stroke {
            width: run.size / 28.0,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..stroke(run.colour, 1.0)
        }));
        for piece in self.faces.pieces(run) {
            let (x, y) = piece.start;
            let leans = run.slant != 0.0;
            if leans {
                let lean = run.slant.clamp(-45.0, 45.0).to_radians().tan();
                surface.push_transform(&Transform::from_row(1.0, 0.0, -lean, 1.0, lean * y, 0.0));
            }
            surface.draw_glyphs(Point::from_xy(x, y), &piece.glyphs, piece.font, &piece.text, run.size, piece.shapes);
            if leans {
                surface.pop();
            }
        }
        surface.set_stroke(None);
    }

    /// A picture with as many pixels as paper can use; nothing where it cannot be shown.
    fn picture(
        &mut self,
        studio: &mut Studio,
        asset: &str,
        to: kurbo::Rect,
        from: kurbo::Rect,
        scale: f32,
    ) -> Option<Image> {
        let crop = Crop::new(from)?;
        let own = studio.picture_size(asset)?;
        let (_, _, across, down) = crop.of(f64::from(own.0), f64::from(own.1));
        // Never more than the file has: enlarging is the printer's business.
        let most = (f64::from(painter::MAX_SIDE) / across.max(down)).min(1.0);
        let wanted =
            (to.width() * f64::from(scale) * DENSITY / across).max(to.height() * f64::from(scale) * DENSITY / down);
        let part = wanted.min(most);
        let side = |length: f64| (length * part).round().clamp(1.0, f64::from(painter::MAX_SIDE)) as u16;
        let (width, height) = (side(across), side(down));
        let key = (asset.to_owned(), crop, width, height);
        if let Some(image) = self.pictures.get(&key) {
            return Some(image.clone());
        }
        let ImageSource::Pixmap(pixmap) = studio.picture(asset, crop, width, height).ok()? else { return None };
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        let pixels = pixmap.data_as_u8_slice().as_chunks::<4>().0;
        let opaque = pixels.iter().all(|pixel| pixel[3] == 255);
        let image = if opaque && studio.is_photograph(asset) {
            let colours: Vec<u8> = pixels.iter().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
            let mut file = Vec::new();
            JpegEncoder::new_with_quality(&mut file, QUALITY)
                .encode(&colours, width, height, image::ExtendedColorType::Rgb8)
                .ok()?;
            Image::from_jpeg(file.into(), false).ok()?
        } else {
            // Opaque pixels are the same with and without their opacity.
            let mut straight = pixmap.data_as_u8_slice().to_vec();
            if !opaque {
                for pixel in straight.as_chunks_mut::<4>().0 {
                    *pixel = crate::render::export::straight(*pixel);
                }
            }
            Image::from_rgba8(straight, width, height)
        };
        self.pictures.insert(key, image.clone());
        Some(image)
    }
}

/// Draws something that is not read.
pub(super) fn ornament(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}

/// To what an item belongs. A mark without a block that stands directly before a note or quotation belongs to it.
fn owner(page: &Page, item: &Item, next: Option<&Item>, before: Option<Owner>) -> Owner {
    let read = |index: usize| {
        let block = page.blocks.get(index)?;
        (!block.text.trim().is_empty()).then_some(block)
    };
    let Some(index) = item.block else {
        let next = next.and_then(|next| next.block).and_then(|next| Some((next, read(next)?)));
        return match (glyphs(item), next) {
            (Some(_), Some((index, block))) if matches!(block.role, Role::Note | Role::Quote) => Owner::Label(index),
            _ => Owner::Nobody,
        };
    };
    // A picture that nobody has described is not announced.
    if read(index).is_none() {
        return Owner::Nobody;
    }
    let middle = match &item.kind {
        Kind::Glyphs(run) => {
            let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else { return Owner::Nobody };
            Some((f32::midpoint(first.x, last.x + last.advance), first.y - run.size * 0.2, baseline(run)))
        }
        Kind::Fill { path, .. } => {
            let place = kurbo::Shape::bounding_box(path);
            // A line under a link goes with the words that follow it.
            let line = next.and_then(glyphs).map(baseline);
            line.map(|line| (place.center().x as f32, place.center().y as f32, line))
        }
        Kind::Stroke { .. } | Kind::Picture { .. } => None,
    };
    let Some((x, y, line)) = middle else {
        let line = match before {
            Some(Owner::Block(other, line, _)) if other == index => line,
            _ => 0.0,
        };
        return Owner::Block(index, line, None);
    };
    let at = kurbo::Point::new(f64::from(x), f64::from(y));
    let link = page.links.iter().position(|link| may_lead(&link.url) && link.place.contains(at));
    // A raised mark is part of its line.
    let line = match before {
        Some(Owner::Block(other, line_before, _)) if other == index && near(item, line, line_before) => line_before,
        _ => line,
    };
    Owner::Block(index, line, link)
}

fn near(item: &Item, line: f32, before: f32) -> bool {
    glyphs(item).is_some_and(|run| (line - before).abs() < run.size * 0.8)
}

fn baseline(run: &GlyphRun) -> f32 {
    run.glyphs.iter().map(|glyph| glyph.y).fold(f32::MIN, f32::max)
}

fn glyphs(item: &Item) -> Option<&GlyphRun> {
    if let Kind::Glyphs(run) = &item.kind { Some(run) } else { None }
}

/// Whether a link may be followed from a document that is handed on: the web and mail, and nothing on the reader's disk.
pub(super) fn may_lead(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

fn colour(Rgba([red, green, blue, _]): Rgba) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn opacity(Rgba([.., opacity]): Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(opacity) / 255.0).unwrap_or(NormalizedF32::ONE)
}

pub(super) fn fill(rgba: Rgba) -> Fill {
    Fill { paint: colour(rgba).into(), opacity: opacity(rgba), rule: FillRule::NonZero }
}

pub(super) fn stroke(rgba: Rgba, width: f32) -> Stroke {
    Stroke { paint: colour(rgba).into(), opacity: opacity(rgba), width, miter_limit: 4.0, ..Stroke::default() }
}

fn shape(surface: &mut Surface<'_>, path: &BezPath, rgba: Rgba, width: Option<f32>) {
    if rgba.0[3] == 0 || !path.is_finite() || width.is_some_and(|width| !width.is_finite() || width <= 0.0) {
        return;
    }
    let Some(path) = outline(path) else { return };
    surface.set_fill(width.is_none().then(|| fill(rgba)));
    surface.set_stroke(width.map(|width| stroke(rgba, width)));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

pub(super) fn rectangle(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn outline(path: &BezPath) -> Option<Path> {
    let mut out = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => out.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => out.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => out.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32),
            PathEl::CurveTo(a, b, p) => {
                out.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}
