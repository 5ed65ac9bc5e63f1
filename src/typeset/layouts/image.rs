//! A picture: over the whole slide, beside text, or in the middle.

use std::sync::Arc;

use vello_cpu::kurbo::{Rect, Shape};

use crate::{
    deck::model::{Asset, Picture, Place},
    typeset::{
        page::{Block, Item, Kind, Role},
        setter::Style,
        sheet::{ALWAYS, Sheet, part},
    },
};

use super::list;

/// How much of a photograph may be cut off to fill its place; a drawing is never cut.
const MAY_BE_CUT: f32 = 0.34;

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
    show(sheet, &picture.asset, (0.0, 0.0), size, true);
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
    let shown = show(sheet, &picture.asset, (x, top), (width, height.max(1.0)), false);
    if let Some(set) = &caption {
        sheet.place(set, x, shown.y1 as f32 + 20.0, &part(Role::Paragraph, "image.caption"));
    }
}

/// At one side from top to bottom, the words at the other.
fn beside(sheet: &mut Sheet<'_>, picture: &Picture, at_start: bool) {
    let slide = sheet.slide;
    sheet.feet(true);
    let half = sheet.width / 2.0;
    let side = sheet.side();
    let (picture_x, text_x) = if at_start { (0.0, half + 72.0) } else { (half, side) };
    let text_width = half - 72.0 - side;
    let top = sheet.theme.space.top;
    if at_start {
        let accent = sheet.palette.accent;
        sheet.bar((text_x, 0.0), (88.0, 12.0), accent, &ALWAYS);
    } else {
        sheet.tab();
    }
    let caption = caption(sheet, picture);
    let style = sheet.note();
    // Notes run along the foot: the picture stays above them.
    let bottom = if sheet.notes.is_empty() { sheet.height } else { sheet.foot };
    let caption = caption.map(|rich| sheet.set(&rich, &style, half - 2.0 * 48.0));
    let below = caption.as_ref().map_or(0.0, |set| set.height() + 2.0 * 18.0);
    let shown = show(sheet, &picture.asset, (picture_x, 0.0), (half, bottom - below), true);
    if let Some(set) = &caption {
        // Under the start of the picture, or a little inside where it goes to the edges of its half.
        let whole = (shown.width() as f32) < half - 1.0;
        let edge = if sheet.rtl { sheet.width - shown.x1 as f32 } else { shown.x0 as f32 };
        let x = if whole { edge } else { picture_x + if at_start { 48.0 } else { 24.0 } };
        let y = (shown.y1 as f32).min(bottom - below) + 18.0;
        sheet.place(set, x, y, &part(Role::Paragraph, "image.caption"));
    }
    let title = slide.title.as_ref().map(|title| sheet.rich(title));
    let mut y = sheet.head_in(title, (text_x, top), text_width);
    y = if y > top { y + sheet.gap(sheet.theme.space.head * 0.8) } else { top + 20.0 };
    if let Some(text) = &slide.text {
        let rich = sheet.rich(text);
        let style = sheet.body();
        y = sheet.text(&rich, &style, (text_x, y), text_width, &part(Role::Paragraph, "text")) + sheet.gap(28.0);
    }
    let end = list::draw(sheet, &slide.items, (text_x, y), text_width, "items", &|sheet, index| sheet.steps_of(index));
    let end = if slide.items.is_empty() { y - sheet.gap(28.0) } else { end };
    sheet.check(if slide.items.is_empty() { "text" } else { "items" }, top, end, sheet.foot);
}

/// The line under a picture: its caption and who made it.
fn caption(sheet: &Sheet<'_>, picture: &Picture) -> Option<crate::typeset::rich::Rich> {
    use crate::typeset::rich::{Rich, Span};
    let mut rich = picture.caption.as_ref().map(|caption| sheet.rich(caption));
    let credit =
        asset(sheet, &picture.asset).and_then(|asset| asset.credit.as_deref()).filter(|c| !c.trim().is_empty());
    if let Some(credit) = credit {
        let whole = rich.get_or_insert_with(|| sheet.plain(""));
        if !whole.is_empty() {
            whole.push("  ", &Span::default());
        }
        let start = whole.text.len();
        let credit = Rich::plain(credit, &whole.language, None);
        whole.text.push_str(&credit.text);
        whole.plain.push_str(&credit.plain);
        whole.spans.push(Span { range: start..whole.text.len(), quiet: true, ..Span::default() });
    }
    rich.filter(|rich| !rich.is_empty())
}

fn asset<'a>(sheet: &Sheet<'a>, id: &str) -> Option<&'a Asset> {
    sheet.deck.assets.iter().find(|asset| asset.id == id)
}

/// Shows a picture in a box: whole, or cut to fill it where little is lost. Gives the place that it takes.
pub(super) fn show(sheet: &mut Sheet<'_>, id: &str, at: (f32, f32), size: (f32, f32), may_cut: bool) -> Rect {
    let whole = sheet.rect(at.0, at.1, size.0, size.1);
    let known = asset(sheet, id);
    let alt = known.and_then(|asset| asset.alt.as_ref()).map(|alt| {
        let (words, language) = alt.pick(sheet.language, &sheet.deck.language);
        (crate::deck::inline::words(words), language.to_owned())
    });
    let drawing = known.is_some_and(|asset| asset.path.to_ascii_lowercase().ends_with(".svg"));
    let pixels = sheet.pictures.size(id).ok().filter(|(width, height)| *width > 0 && *height > 0);
    let (words, language) = alt.unwrap_or_else(|| (String::new(), sheet.lead.to_string()));
    let Some((width, height)) = pixels else {
        missing(sheet, at, size, &words);
        return whole;
    };
    let (box_shape, own_shape) = (size.0 / size.1.max(1.0), width as f32 / height as f32);
    let kept = (box_shape / own_shape).min(own_shape / box_shape);
    let filled = sheet.slide.image.as_ref().is_some_and(|image| image.place == Place::Full);
    let cut = may_cut && !drawing && (filled || 1.0 - kept <= MAY_BE_CUT);
    let (to, from) = if cut {
        let lost = f64::from(1.0 - kept) / 2.0;
        let from = if own_shape > box_shape {
            Rect::new(lost, 0.0, 1.0 - lost, 1.0)
        } else {
            Rect::new(0.0, lost, 1.0, 1.0 - lost)
        };
        (whole, from)
    } else {
        // Beside text, a whole picture keeps a little distance from the edges of its half.
        let pad = if may_cut && !filled { f64::from(size.0.min(size.1)) * 0.05 } else { 0.0 };
        let area = whole.inset(-pad);
        let (area_width, area_height) = (area.width().max(1.0), area.height().max(1.0));
        let scale = (area_width / f64::from(width)).min(area_height / f64::from(height));
        let (w, h) = (f64::from(width) * scale, f64::from(height) * scale);
        let (left, top) = (area.x0 + (area_width - w) / 2.0, area.y0 + (area_height - h) / 2.0);
        (Rect::new(left, top, left + w, top + h), Rect::new(0.0, 0.0, 1.0, 1.0))
    };
    let block = sheet.blocks.len();
    sheet.blocks.push(Block {
        role: Role::Figure,
        rtl: crate::typeset::direction::is_rtl_language(&language),
        language: Arc::from(language),
        place: to,
        text: Arc::from(words),
        field: Arc::from("image"),
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
