//! Paper: slides with their notes, and slides with lines to write on, on A4.

use krilla::{
    Document,
    geom::PathBuilder,
    page::PageSettings,
    surface::Surface,
    tagging::{Node, TagGroup},
};
use vello_cpu::kurbo;

use super::{
    pen::{Pen, Spot, Traces, ornament, rectangle, stroke},
    tags::{Marks, Tree, settle},
};
use crate::{
    render::studio::Studio,
    typeset::{
        LineAlign, LineStyle, Typesetter,
        page::{Block, Item, Kind, Page, Rgba, Role},
    },
};

/// A4 upright, in points.
const SIZE: (f32, f32) = (595.28, 841.89);
/// Two centimetres.
const MARGIN: f32 = 56.7;
const INK: Rgba = Rgba([26, 26, 26, 255]);
const QUIET: Rgba = Rgba([96, 96, 96, 255]);
const HAIR: Rgba = Rgba([160, 160, 160, 255]);
/// The lowest place for text, above the foot line.
const BOTTOM: f32 = SIZE.1 - MARGIN;
/// How many slides stand on a sheet to write on.
pub(super) const ON_HANDOUT: usize = 3;

/// A note with the step to which it belongs.
pub(super) struct Note {
    /// What stands above it.
    pub label: Option<String>,
    pub text: String,
    pub language: String,
    /// The language of the label.
    pub lead: String,
}

/// Draws on paper.
pub(super) struct Paper<'a> {
    pub pen: &'a mut Pen,
    pub studio: &'a mut Studio,
    pub setter: &'a mut Typesetter,
    pub tree: &'a mut Tree,
}

/// A text on its way to paper, perhaps over several sheets.
struct Lines {
    page: Page,
    rows: usize,
    pitch: f32,
    /// The rows that are on paper.
    done: usize,
    /// The space above.
    above: f32,
    /// Whether at least two rows of the next text must stand on the same sheet.
    keep: bool,
    marks: Marks,
}

/// What stands at the foot of every sheet.
pub(super) struct Foot<'a> {
    pub title: &'a str,
    pub language: &'a str,
    pub number: String,
}

impl Paper<'_> {
    /// A slide with everything revealed, and its notes below it on as many sheets as they need.
    pub fn notes(
        &mut self,
        document: &mut Document,
        page: &Page,
        notes: &[Note],
        foot: &Foot<'_>,
    ) -> (TagGroup, usize) {
        let mut texts: Vec<Lines> = Vec::new();
        for note in notes {
            if let Some(label) = &note.label {
                let style = LineStyle { bold: true, size: 9.5, colour: QUIET, language: note.lead.clone(), ..body() };
                texts.extend(self.lines(label, &style, Role::Heading, 12.0));
            }
            let style = LineStyle { language: note.language.clone(), markup: true, ..body() };
            texts.extend(self.lines(
                &note.text,
                &style,
                Role::Paragraph,
                if note.label.is_some() { 2.0 } else { 10.0 },
            ));
        }
        let mut section = None;
        let mut next = 0;
        let mut sheets = 0;
        while section.is_none() || next < texts.len() {
            let Some(settings) = PageSettings::from_wh(SIZE.0, SIZE.1) else { break };
            let mut sheet = document.start_page_with(settings);
            let mut surface = sheet.surface();
            let mut y = MARGIN;
            let mut slide = None;
            if section.is_none() {
                let spot = Spot { x: MARGIN, y, scale: (SIZE.0 - 2.0 * MARGIN) / page.size.0 };
                slide = Some((self.framed(&mut surface, page, spot), spot));
                y += page.size.1 * spot.scale + 8.0;
            }
            let mut drawn: Vec<(usize, Traces, Spot)> = Vec::new();
            let mut fresh = section.is_some();
            while let Some(rows) = room(&texts, next, y, fresh) {
                let Some(text) = texts.get_mut(next) else { break };
                y += if text.done == 0 && !fresh { text.above } else { 0.0 };
                let spot = Spot { x: MARGIN, y: y - text.done as f32 * text.pitch, scale: 1.0 };
                let shown = text.done..text.done + rows;
                let (page, pitch) = (&text.page, text.pitch);
                let wanted = |item: &Item| row_of(item, pitch).is_some_and(|row| shown.contains(&row));
                drawn.push((next, self.pen.items(&mut surface, self.studio, page, spot, wanted), spot));
                y += rows as f32 * pitch;
                text.done += rows;
                fresh = false;
                if text.done < text.rows {
                    break;
                }
                next += 1;
            }
            sheets += 1;
            let number = if sheets == 1 { foot.number.clone() } else { format!("{} ({sheets})", foot.number) };
            self.foot(&mut surface, &Foot { number, title: foot.title, language: foot.language });
            surface.finish();
            if let Some((traces, spot)) = slide {
                let marks = settle(traces, page, spot, &mut sheet);
                section = Some(self.tree.section(page, marks));
            }
            for (at, traces, spot) in drawn {
                let Some(text) = texts.get_mut(at) else { continue };
                for marks in settle(traces, &text.page, spot, &mut sheet) {
                    text.marks.append(marks);
                }
            }
        }
        let mut section = section.unwrap_or_else(|| TagGroup::new(krilla::tagging::Tag::Section));
        for text in texts {
            if let Some(block) = text.page.blocks.first() {
                section.children.push(Node::from(self.tree.simple(block, text.marks)));
            }
        }
        (section, sheets)
    }

    /// Up to three slides, each with lines beside it to write on.
    pub fn handout(
        &mut self,
        document: &mut Document,
        pages: &[std::sync::Arc<Page>],
        rtl: bool,
        foot: &Foot<'_>,
    ) -> Vec<TagGroup> {
        const WIDTH: f32 = 262.0;
        const GAP: f32 = 22.0;
        const SPACING: f32 = 24.0;
        let Some(settings) = PageSettings::from_wh(SIZE.0, SIZE.1) else { return Vec::new() };
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let row = (BOTTOM - MARGIN) / ON_HANDOUT as f32;
        let (slide_x, lines_x) = if rtl { (SIZE.0 - MARGIN - WIDTH, MARGIN) } else { (MARGIN, MARGIN + WIDTH + GAP) };
        let long = SIZE.0 - 2.0 * MARGIN - WIDTH - GAP;
        let mut drawn = Vec::new();
        for (at, page) in pages.iter().enumerate() {
            let y = MARGIN + row * at as f32;
            let spot = Spot { x: slide_x, y, scale: WIDTH / page.size.0 };
            drawn.push((page, self.framed(&mut surface, page, spot), spot));
            let count = ((row - SPACING) / SPACING).floor() as usize;
            ornament(&mut surface, |surface| {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(HAIR, 0.5)));
                for line in 1..=count {
                    let y = y + SPACING * line as f32;
                    let mut path = PathBuilder::new();
                    path.move_to(lines_x, y);
                    path.line_to(lines_x + long, y);
                    if let Some(path) = path.finish() {
                        surface.draw_path(&path);
                    }
                }
                surface.set_stroke(None);
            });
        }
        self.foot(&mut surface, foot);
        surface.finish();
        drawn
            .into_iter()
            .map(|(page, traces, spot)| {
                let marks = settle(traces, page, spot, &mut sheet);
                self.tree.section(page, marks)
            })
            .collect()
    }

    /// A slide with everything revealed and a thin line around it, since many are as white as the paper.
    fn framed(&mut self, surface: &mut Surface<'_>, page: &Page, spot: Spot) -> Traces {
        let traces = self.pen.slide(surface, self.studio, page, page.last_step, spot);
        let edges = kurbo::Rect::new(0.0, 0.0, f64::from(page.size.0), f64::from(page.size.1));
        if let Some(frame) = spot.rect(edges).and_then(rectangle) {
            ornament(surface, |surface| {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(HAIR, 0.5)));
                surface.draw_path(&frame);
                surface.set_stroke(None);
            });
        }
        traces
    }

    /// The deck's title at one side and the number at the other; neither is read aloud on every sheet.
    fn foot(&mut self, surface: &mut Surface<'_>, foot: &Foot<'_>) {
        let width = SIZE.0 - 2.0 * MARGIN;
        let style = LineStyle { size: 8.5, colour: QUIET, language: foot.language.to_owned(), ..LineStyle::default() };
        let title = LineStyle { width: Some(width * 0.8), max_lines: 1, ..style.clone() };
        let title = self.setter.lines(foot.title, &title);
        let rtl = title.rtl;
        let end = if rtl { LineAlign::Start } else { LineAlign::End };
        let number = LineStyle { width: Some(width), align: end, language: "en".to_owned(), ..style };
        let number = self.setter.lines(&foot.number, &number);
        let x = if rtl { MARGIN + width * 0.2 } else { MARGIN };
        for (mut page, x) in [(title, x), (number, MARGIN)] {
            page.blocks.clear();
            page.items.iter_mut().for_each(|item| item.block = None);
            let spot = Spot { x, y: BOTTOM + 16.0, scale: 1.0 };
            self.pen.items(surface, self.studio, &page, spot, |_| true);
        }
    }

    fn lines(&mut self, words: &str, style: &LineStyle, role: Role, above: f32) -> Option<Lines> {
        let mut page = self.setter.lines(words, style);
        let mut baselines: Vec<f32> = page.items.iter().filter_map(baseline).collect();
        baselines.sort_by(f32::total_cmp);
        baselines.dedup_by(|a, b| (*a - *b).abs() < style.size * 0.5);
        let rows = baselines.len();
        if rows == 0 {
            return None;
        }
        if let Some(Block { role: own, .. }) = page.blocks.first_mut() {
            *own = role;
        }
        let pitch = page.size.1 / rows as f32;
        Some(Lines { page, rows, pitch, done: 0, above, keep: role == Role::Heading, marks: Marks::default() })
    }
}

fn body() -> LineStyle {
    LineStyle { size: 11.0, colour: INK, width: Some(SIZE.0 - 2.0 * MARGIN), line_height: 1.45, ..LineStyle::default() }
}

/// How many rows of a text fit from `y` on; nothing where the sheet is full or no text is left.
fn room(texts: &[Lines], at: usize, y: f32, fresh: bool) -> Option<usize> {
    let text = texts.get(at)?;
    let above = if text.done == 0 && !fresh { text.above } else { 0.0 };
    let fit = ((BOTTOM - y - above) / text.pitch).floor().max(0.0) as usize;
    let left = text.rows - text.done;
    if fresh {
        // On an empty sheet something must stand, or there would be no end of sheets.
        return Some(fit.clamp(1, left));
    }
    let follows = if text.keep { texts.get(at + 1).map_or(0.0, |next| next.above + next.pitch * 2.0) } else { 0.0 };
    let needed = above + text.pitch + follows;
    (fit > 0 && y + needed <= BOTTOM + 0.01).then_some(fit.min(left))
}

fn baseline(item: &Item) -> Option<f32> {
    match &item.kind {
        Kind::Glyphs(run) => run.glyphs.iter().map(|glyph| glyph.y).reduce(f32::max),
        _ => None,
    }
}

/// The row of an item; all rows of a text are equally high.
fn row_of(item: &Item, pitch: f32) -> Option<usize> {
    let y = match &item.kind {
        Kind::Fill { path, .. } | Kind::Stroke { path, .. } => kurbo::Shape::bounding_box(path).y0 as f32,
        _ => baseline(item)?,
    };
    Some((y / pitch).floor().max(0.0) as usize)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::typeset::Fonts;

    fn lines(setter: &mut Typesetter, words: &str, language: &str) -> Lines {
        let (mut pen, mut studio, mut tree) = (Pen::default(), Studio::empty(), Tree::new("en"));
        let mut paper = Paper { pen: &mut pen, studio: &mut studio, setter, tree: &mut tree };
        let style = LineStyle { language: language.to_owned(), ..body() };
        paper.lines(words, &style, Role::Paragraph, 10.0).unwrap()
    }

    #[test]
    fn every_item_is_on_one_of_the_rows() {
        let mut setter = Typesetter::new(Fonts::bundled());
        for (words, language) in [
            ("One [link](https://example.org) and a long text that goes on and on. ".repeat(9), "en"),
            ("نص طويل مع ICC-01/04 وسنة 1998 يستمر. ".repeat(20), "ar"),
            ("一段很长的文字（ICC）。".repeat(30), "zh"),
            ("One line\nand another".to_owned(), "en"),
        ] {
            let text = lines(&mut setter, &words, language);
            let mut seen = vec![0; text.rows];
            for item in &text.page.items {
                seen[row_of(item, text.pitch).unwrap()] += 1;
            }
            assert!(text.rows > 1 && seen.iter().all(|count| *count > 0), "{language} {seen:?}");
        }
    }

    #[test]
    fn text_that_does_not_fit_goes_on() {
        let mut setter = Typesetter::new(Fonts::bundled());
        let text = lines(&mut setter, &"word ".repeat(400), "en");
        let rows = text.rows;
        let texts = vec![text];
        assert_eq!(room(&texts, 0, BOTTOM - 5.0, false), None);
        assert_eq!(room(&texts, 0, BOTTOM - 5.0, true), Some(1));
        let some = room(&texts, 0, BOTTOM - 100.0, false).unwrap();
        assert!((4..rows).contains(&some));
        assert_eq!(room(&texts, 1, MARGIN, true), None);
    }
}
