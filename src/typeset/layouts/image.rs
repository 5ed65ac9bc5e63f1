//! A picture: over the whole slide, beside text, or in the middle.

use std::sync::Arc;

use vello_cpu::kurbo::{Rect, Shape};

use crate::{
    deck::model::{Asset, Picture, Place},
    typeset::{
        credit,
        page::{Block, Item, Kind, Role},
        setter::Style,
        sheet::{ALWAYS, Sheet, part},
    },
};

use super::list;

/// How much of a photograph may be cut off to fill its place.
const MAY_BE_CUT: f32 = 0.34;
/// How much of a drawing: no more than a hair of its ground, where it was made for the place.
const ALIKE: f32 = 0.02;
/// Between the words and the half of the picture.
const BETWEEN: f32 = 72.0;
/// How much of the width between the margins a picture takes that stands inside them.
const PART: f32 = 0.44;
/// The height of capitals in ems.
const CAPITALS: f32 = 0.714;

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    let slide = sheet.slide;
    let Some(picture) = &slide.image else {
        return super::bullets::draw(sheet);
    };
    match picture.place {
        Place::Full => full(sheet, picture),
        Place::Centre => centre(sheet, picture),
        Place::Left => beside(sheet, picture, true),
        Place::Right => beside(sheet, picture, false),
    }
}

/// Over the whole slide; words stand on a plain surface at its foot.
fn full(sheet: &mut Sheet<'_>, picture: &Picture) {
    sheet.foot = sheet.height;
    let size = (sheet.width, sheet.height);
    show(sheet, &picture.asset, picture.shown(), (0.0, 0.0), size, Fit::Fill);
    let side = sheet.side();
    let slide = sheet.slide;
    let title = slide.title.as_ref().map(|title| sheet.rich(title)).filter(|title| !title.is_empty());
    let pad = 40.0;
    let width = sheet.width * 0.62;
    let title = title.map(|title| sheet.title(&title, width - 2.0 * pad, sheet.theme.sizes.title * 0.8));
    let caption = caption(sheet, picture);
    let style = sheet.note();
    let caption = caption.map(|rich| sheet.set(&rich, &style, width - 2.0 * pad));
    if title.is_none() && caption.is_none() {
        return;
    }
    let between = 12.0;
    let words = title.as_ref().map(|set| (set.ink_width(), set.height()));
    let lines = caption.as_ref().map(|set| (set.ink_width(), set.height()));
    let ink = words.iter().chain(&lines).map(|(width, _)| *width).fold(0.0, f32::max);
    let tall = words.iter().chain(&lines).map(|(_, height)| *height).sum::<f32>()
        + if words.is_some() && lines.is_some() { between } else { 0.0 };
    let (inner, box_height) = if title.is_some() { (pad, tall + 2.0 * 28.0) } else { (24.0, tall + 2.0 * 12.0) };
    let top = sheet.height - box_height - if title.is_some() { 72.0 } else { 0.0 };
    let paper = sheet.palette.paper;
    // Flush with the edge where only a line of credit stands there.
    let start = if title.is_some() { 0.0 } else { side - inner };
    let box_width = if title.is_some() { side + ink + inner } else { ink + 2.0 * inner };
    sheet.bar((start, top), (box_width, box_height), paper, &ALWAYS);
    let mut y = top + if title.is_some() { 28.0 } else { 12.0 };
    if let Some(set) = &title {
        let accent = sheet.palette.accent;
        sheet.bar((0.0, top), (12.0, box_height), accent, &ALWAYS);
        y = sheet.place(set, side, y, &part(Role::Title, "title")) + between;
    }
    if let Some(set) = &caption {
        sheet.place(set, side, y, &part(Role::Paragraph, "image.caption"));
    }
    sheet.check("title", 0.0, box_height, sheet.height * 0.7);
}

/// In the middle under the title, whole.
fn centre(sheet: &mut Sheet<'_>, picture: &Picture) {
    sheet.feet(true);
    let top = sheet.head();
    let (x, width) = (sheet.side(), sheet.measure());
    let caption = caption(sheet, picture);
    let style = Style { align: sheet.align(crate::typeset::sheet::Edge::Centre), balance: true, ..sheet.note() };
    let caption = caption.map(|rich| sheet.set(&rich, &style, width));
    let below = caption.as_ref().map_or(0.0, |set| set.height() + 20.0);
    let height = sheet.foot - top - below;
    if height < 120.0 {
        sheet.check("image", top, top + 120.0 + below, sheet.foot);
    }
    let size = (width, height.max(1.0));
    let shown = show(sheet, &picture.asset, picture.shown(), (x, top), size, Fit::Whole(0.5, 0.5));
    if let Some(set) = &caption {
        sheet.place(set, x, shown.y1 as f32 + 20.0, &part(Role::Paragraph, "image.caption"));
    }
}

/// At one side from edge to edge where it has the shape of its half, else inside the margins; the words at the other.
fn beside(sheet: &mut Sheet<'_>, picture: &Picture, at_start: bool) {
    let slide = sheet.slide;
    let (half, side, top) = (sheet.width / 2.0, sheet.side(), sheet.theme.space.top);
    let bleeds = fills(sheet, picture, half / sheet.height);
    // Inside the margins a picture takes less than half, as it takes less than the height.
    let column = sheet.measure() * PART;
    let width = if bleeds { half - BETWEEN - side } else { sheet.measure() - column - BETWEEN };
    let x = if at_start { sheet.width - side - width } else { side };
    if bleeds {
        // The foot of the slide is that of the words.
        sheet.feet_in(true, x, width);
    } else {
        sheet.feet(true);
    }
    let caption = caption(sheet, picture);
    let note = sheet.note();
    if bleeds && let Some(rich) = &caption {
        let set = sheet.set(rich, &note, width - 150.0);
        let bottom = if sheet.notes.is_empty() { sheet.height - 40.0 } else { sheet.foot };
        sheet.foot = bottom - set.height();
        sheet.place(&set, x, sheet.foot, &part(Role::Paragraph, "image.caption"));
        sheet.foot -= sheet.gap(30.0);
    }
    if at_start {
        let accent = sheet.palette.accent;
        sheet.bar((x, 0.0), (88.0, 12.0), accent, &ALWAYS);
    } else {
        sheet.tab();
    }
    let first = sheet.drawn.items.len();
    let title = slide.title.as_ref().map(|title| sheet.rich(title));
    let mut y = sheet.head_in(title, (x, top), width);
    y = if y > top { y + sheet.gap(sheet.theme.space.head * 0.8) } else { top + 20.0 };
    let limit = y + (sheet.foot - y) * list::ROOM;
    let end = sheet.roomy(&list::GROWTHS, limit, true, &mut |sheet| super::bullets::words(sheet, (x, y), width));
    sheet.check(if slide.items.is_empty() { "text" } else { "items" }, top, end, sheet.foot);
    let picture_x = if at_start { 0.0 } else { half };
    if bleeds {
        show(sheet, &picture.asset, picture.shown(), (picture_x, 0.0), (half, sheet.height), Fit::Fill);
        return;
    }
    let (picture_x, outer) = if at_start { (side, 0.0) } else { (sheet.width - side - column, 1.0) };
    let y = capitals(sheet, first).unwrap_or(top);
    let set = caption.map(|rich| sheet.set(&rich, &note, column));
    let below = set.as_ref().map_or(0.0, |set| set.height() + 18.0);
    let size = (column, (sheet.foot - y - below).max(1.0));
    let shown = show(sheet, &picture.asset, picture.shown(), (picture_x, y), size, Fit::Whole(outer, 0.0));
    if let Some(set) = &set {
        let edge = if sheet.rtl { sheet.width - shown.x1 as f32 } else { shown.x0 as f32 };
        // A narrow picture at the outer edge has a caption as wide as it may be, and still inside the margins.
        let edge = edge.min(picture_x + column - set.ink_width());
        sheet.place(set, edge, shown.y1 as f32 + 18.0, &part(Role::Paragraph, "image.caption"));
    }
}

/// Where the capitals of the first line among the parts drawn from `first` on have their upper edge.
fn capitals(sheet: &Sheet<'_>, first: usize) -> Option<f32> {
    sheet.drawn.items.iter().skip(first).find_map(|item| match &item.kind {
        Kind::Glyphs(run) => run.glyphs.first().map(|glyph| glyph.y - run.size * CAPITALS),
        _ => None,
    })
}

/// The line under a picture: its caption and who made it.
fn caption(sheet: &Sheet<'_>, picture: &Picture) -> Option<crate::typeset::rich::Rich> {
    use crate::typeset::rich::{Rich, Span};
    let mut rich = picture.caption.as_ref().map(|caption| sheet.rich(caption));
    if let Some(credit) = asset(sheet, &picture.asset).and_then(|asset| credit::of_picture(sheet.deck, asset)) {
        let whole = rich.get_or_insert_with(|| sheet.plain(""));
        if !whole.is_empty() {
            whole.push("  ", &Span::default());
        }
        let start = whole.text.len();
        let credit = Rich::plain(&credit, &whole.language, None);
        whole.text.push_str(&credit.text);
        whole.plain.push_str(&credit.plain);
        whole.spans.push(Span { range: start..whole.text.len(), quiet: true, ..Span::default() });
    }
    rich.filter(|rich| !rich.is_empty())
}

fn asset<'a>(sheet: &Sheet<'a>, id: &str) -> Option<&'a Asset> {
    sheet.deck.assets.iter().find(|asset| asset.id == id)
}

/// How a picture stands in its box.
#[derive(Clone, Copy)]
pub(super) enum Fit {
    /// From edge to edge; what does not have the shape of the box is cut, if it is no drawing.
    Fill,
    /// Whole, with what is left of the box before and above it as parts of all that is left.
    Whole(f32, f32),
}

/// Whether a picture may fill a box of this shape: little of a photograph is lost, and nothing of a drawing. What cannot be
/// shown leaves its box to its description.
fn fills(sheet: &Sheet<'_>, picture: &Picture, shape: f32) -> bool {
    let id = &picture.asset;
    let Some((width, height)) = pixels(sheet, id) else { return true };
    let [_, _, across, down] = picture.shown();
    let own = (f64::from(width) * across / (f64::from(height) * down)) as f32;
    let lost = 1.0 - (shape / own).min(own / shape);
    lost <= if asset(sheet, id).is_some_and(credit::is_drawing) { ALIKE } else { MAY_BE_CUT }
}

fn pixels(sheet: &Sheet<'_>, id: &str) -> Option<(u32, u32)> {
    sheet.pictures.size(id).ok().filter(|(width, height)| *width > 0 && *height > 0)
}

/// All of a picture.
pub(super) const ALL: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

/// Shows a part of a picture in a box. Gives the place that it takes.
pub(super) fn show(
    sheet: &mut Sheet<'_>,
    id: &str,
    part: [f64; 4],
    at: (f32, f32),
    size: (f32, f32),
    fit: Fit,
) -> Rect {
    let whole = sheet.rect(at.0, at.1, size.0, size.1);
    let known = asset(sheet, id);
    let alt = known.and_then(|asset| asset.alt.as_ref()).map(|alt| {
        let (words, language) = alt.pick(sheet.language, &sheet.deck.language);
        (crate::deck::inline::words(words), language.to_owned())
    });
    let drawing = known.is_some_and(credit::is_drawing);
    let (words, language) = alt.unwrap_or_else(|| (String::new(), sheet.lead.to_string()));
    let Some((width, height)) = pixels(sheet, id) else {
        missing(sheet, at, size, &words);
        return whole;
    };
    let (width, height) = (f64::from(width) * part[2], f64::from(height) * part[3]);
    let (box_shape, own_shape) = (size.0 / size.1.max(1.0), (width / height) as f32);
    let kept = (box_shape / own_shape).min(own_shape / box_shape);
    let (before, above) = match fit {
        Fit::Fill => (0.5, 0.5),
        Fit::Whole(before, above) => (if sheet.rtl { 1.0 - before } else { before }, above),
    };
    let cut = matches!(fit, Fit::Fill) && (!drawing || 1.0 - kept <= ALIKE);
    let (to, from) = if cut {
        let lost = f64::from(1.0 - kept) / 2.0;
        let from = if own_shape > box_shape {
            Rect::new(lost, 0.0, 1.0 - lost, 1.0)
        } else {
            Rect::new(0.0, lost, 1.0, 1.0 - lost)
        };
        (whole, from)
    } else {
        let (box_width, box_height) = (whole.width().max(1.0), whole.height().max(1.0));
        let scale = (box_width / width).min(box_height / height);
        let (w, h) = (width * scale, height * scale);
        let left = whole.x0 + (box_width - w) * f64::from(before);
        let top = whole.y0 + (box_height - h) * f64::from(above);
        (Rect::new(left, top, left + w, top + h), Rect::new(0.0, 0.0, 1.0, 1.0))
    };
    let [left, top, across, down] = part;
    let from = Rect::new(
        from.x0.mul_add(across, left),
        from.y0.mul_add(down, top),
        from.x1.mul_add(across, left),
        from.y1.mul_add(down, top),
    );
    let block = sheet.blocks.len();
    sheet.blocks.push(Block {
        role: Role::Figure,
        rtl: crate::typeset::direction::is_rtl_language(&language),
        language: Arc::from(language),
        place: to,
        text: Arc::from(words),
        field: Arc::from("image"),
        setting: None,
    });
    sheet.drawn.items.push(Item {
        steps: ALWAYS,
        block: Some(block),
        kind: Kind::Picture { asset: Arc::from(id), to, from },
    });
    to
}

/// What stands where a picture cannot be shown: its description, so that the talk can go on.
fn missing(sheet: &mut Sheet<'_>, at: (f32, f32), size: (f32, f32), words: &str) {
    let path = sheet.rect(at.0, at.1, size.0, size.1).to_path(0.1);
    let tint = sheet.palette.tint;
    sheet.fill(path, tint, &ALWAYS);
    let pad = (size.0 * 0.12).min(120.0);
    let rich = sheet.plain(words);
    let style = Style { colour: sheet.palette.quiet, balance: true, ..sheet.small() };
    let set = sheet.set(&rich, &style, (size.0 - 2.0 * pad).max(1.0));
    let y = at.1 + ((size.1 - set.height()) / 2.0).max(0.0);
    sheet.place(&set, at.0 + pad, y, &part(Role::Figure, "image"));
}
