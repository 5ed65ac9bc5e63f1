//! The press: puts texts on a sheet, at the side at which the language begins.

use vello_cpu::kurbo::{Affine, BezPath, Rect, Shape as _};

use super::shapes;
use crate::typeset::{
    Fonts, LineAlign, LineStyle, Typesetter,
    page::{Block, Item, Kind, Page, Rgba, Role},
};

/// A4 upright, in points.
pub const A4: (f32, f32) = (595.28, 841.89);

/// What is read.
pub(super) const INK: Rgba = Rgba([22, 24, 28, 255]);
/// What is read at leisure.
pub(super) const QUIET: Rgba = Rgba([88, 92, 98, 255]);
/// Lines to write on, and borders.
pub(super) const HAIR: Rgba = Rgba([150, 152, 156, 255]);
/// A tone behind what must be found at once.
pub(super) const TONE: Rgba = Rgba([236, 237, 239, 255]);
/// The paper.
pub(super) const PAPER: Rgba = Rgba([255, 255, 255, 255]);

/// A sheet of paper: a page of the display list whose units are points.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is on it.
    pub page: Page,
}

/// How a text is printed.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    pub size: f32,
    pub bold: bool,
    pub colour: Rgba,
    /// Where the text stands in its width: the side at which the sheet's language begins, the middle, or the other side.
    pub align: LineAlign,
    /// At most so many lines; 0 means all.
    pub lines: usize,
    /// Whether it is inline text of a deck.
    pub markup: bool,
    pub leading: f32,
}

impl Ink {
    pub const fn new(size: f32) -> Self {
        Self { size, bold: false, colour: INK, align: LineAlign::Start, lines: 0, markup: false, leading: 1.32 }
    }

    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub const fn quiet(self) -> Self {
        Self { colour: QUIET, ..self }
    }

    pub const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    pub const fn marked(self) -> Self {
        Self { markup: true, ..self }
    }

    pub const fn align(self, align: LineAlign) -> Self {
        Self { align, ..self }
    }

    pub const fn colour(self, colour: Rgba) -> Self {
        Self { colour, ..self }
    }

    pub const fn tight(self) -> Self {
        Self { leading: 1.16, ..self }
    }
}

/// What a printed text is, for whoever does not see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub role: Role,
    pub field: &'a str,
}

pub(super) const PARAGRAPH: Part<'static> = Part { role: Role::Paragraph, field: "" };
pub(super) const HEADING: Part<'static> = Part { role: Role::Heading, field: "" };
pub(super) const TITLE: Part<'static> = Part { role: Role::Title, field: "" };

/// Prints on sheets, in one language.
pub(super) struct Press {
    setter: Typesetter,
    pub language: String,
    pub rtl: bool,
}

impl Press {
    pub fn new(language: &str) -> Self {
        Self {
            setter: Typesetter::new(Fonts::bundled()),
            language: language.to_owned(),
            rtl: crate::typeset::is_rtl_language(language),
        }
    }

    /// An empty sheet of this size in points.
    pub fn sheet(&self, size: (f32, f32)) -> Sheet {
        Sheet {
            page: Page {
                size,
                background: PAPER,
                items: Vec::new(),
                blocks: Vec::new(),
                links: Vec::new(),
                last_step: 0,
                overflow: Vec::new(),
                missing: Vec::new(),
                rtl: self.rtl,
                hash: 0,
            },
        }
    }

    /// A text by itself.
    pub fn set(&mut self, words: &str, width: f32, ink: &Ink) -> Page {
        let mut style = LineStyle {
            size: ink.size,
            bold: ink.bold,
            colour: ink.colour,
            width: Some(width),
            align: ink.align,
            language: self.language.clone(),
            max_lines: ink.lines,
            markup: ink.markup,
            line_height: ink.leading,
            tabular: true,
        };
        let page = self.setter.lines(words, &style);
        if page.rtl == self.rtl || ink.align == LineAlign::Centre {
            return page;
        }
        // Figures and foreign names stand at the side at which the sheet begins, not at that of their own script.
        style.align = if ink.align == LineAlign::Start { LineAlign::End } else { LineAlign::Start };
        self.setter.lines(words, &style)
    }

    /// How high a text is in a width.
    pub fn height(&mut self, words: &str, width: f32, ink: &Ink) -> f32 {
        if words.is_empty() { 0.0 } else { self.set(words, width, ink).size.1 }
    }

    /// Prints a text; `x` counts from the side at which the language begins. Returns its height.
    pub fn print(
        &mut self,
        sheet: &mut Sheet,
        (x, y, width): (f32, f32, f32),
        words: &str,
        ink: &Ink,
        part: Part<'_>,
    ) -> f32 {
        if words.trim().is_empty() {
            return 0.0;
        }
        let text = self.set(words, width, ink);
        let height = text.size.1;
        let left = sheet.left(x, width);
        sheet.put(text, left, y, Some(part));
        height
    }

    /// Prints a text that is not read aloud.
    pub fn ornament(&mut self, sheet: &mut Sheet, (x, y, width): (f32, f32, f32), words: &str, ink: &Ink) {
        let text = self.set(words, width, ink);
        let left = sheet.left(x, width);
        sheet.put(text, left, y, None);
    }

    /// The largest size up to `ink.size` at which the words stand in the width without being cut, in at most `ink.lines`
    /// lines.
    pub fn fitted(&mut self, words: &str, width: f32, ink: &Ink) -> Ink {
        let lines = ink.lines.max(1);
        let mut size = ink.size;
        for _ in 0..40 {
            let tried = Ink { size, lines: 0, ..ink.clone() };
            let text = self.set(words, width, &tried);
            let rows = (text.size.1 / (size * ink.leading)).round() as usize;
            if (rows <= lines && text.size.0 <= width + 0.5) || size < 6.0 {
                break;
            }
            size *= 0.94;
        }
        Ink { size, lines: 0, ..ink.clone() }
    }
}

impl Sheet {
    /// From the side at which the language begins to the left edge of the paper.
    fn left(&self, x: f32, width: f32) -> f32 {
        if self.page.rtl { self.page.size.0 - x - width } else { x }
    }

    /// Puts a text that was set by itself on the sheet; without a part it is an ornament.
    fn put(&mut self, text: Page, x: f32, y: f32, part: Option<Part<'_>>) {
        let move_by = Affine::translate((f64::from(x), f64::from(y)));
        let first = self.page.blocks.len();
        if let Some(part) = part {
            self.page.blocks.extend(text.blocks.into_iter().map(|block| Block {
                role: part.role,
                field: part.field.into(),
                place: move_by.transform_rect_bbox(block.place),
                ..block
            }));
        }
        for mut item in text.items {
            item.block = if part.is_some() { item.block.map(|block| block + first) } else { None };
            item.steps = 0..=u16::MAX;
            match &mut item.kind {
                Kind::Fill { path, .. } | Kind::Stroke { path, .. } => path.apply_affine(move_by),
                Kind::Glyphs(run) => run.glyphs.iter_mut().for_each(|glyph| {
                    glyph.x += x;
                    glyph.y += y;
                }),
                Kind::Picture { to, .. } => *to = move_by.transform_rect_bbox(*to),
            }
            self.page.items.push(item);
        }
        for missing in text.missing {
            if !self.page.missing.contains(&missing) {
                self.page.missing.push(missing);
            }
        }
    }

    /// A cell of a table without words: it keeps its place in the row.
    pub(super) fn empty_cell(&mut self, language: &str, field: &str) {
        self.page.blocks.push(Block {
            role: Role::Cell,
            language: language.into(),
            rtl: self.page.rtl,
            place: Rect::ZERO,
            text: "".into(),
            field: field.into(),
            setting: None,
        });
    }

    /// Says what the lines and boxes of a drawing mean, for whoever does not see them.
    pub(super) fn figure(&mut self, place: (f32, f32, f32, f32), words: &str) {
        let area = self.area(place);
        self.page.blocks.push(Block {
            role: Role::Figure,
            language: "en".into(),
            rtl: false,
            place: area,
            text: words.into(),
            field: "".into(),
            setting: None,
        });
        // Something of it must be marked, or there would be nothing to describe: the ground that it stands on.
        let block = Some(self.page.blocks.len() - 1);
        let kind = Kind::Stroke {
            path: shapes::line((area.x0, area.y1), (area.x0 + 0.1, area.y1)),
            colour: PAPER,
            width: 0.1,
        };
        self.page.items.push(Item { steps: 0..=u16::MAX, block, kind });
    }

    /// The area of a box whose `x` counts from the side at which the language begins.
    pub(super) fn area(&self, (x, y, width, height): (f32, f32, f32, f32)) -> Rect {
        let left = f64::from(self.left(x, width));
        Rect::new(left, f64::from(y), left + f64::from(width), f64::from(y + height))
    }

    pub(super) fn fill(&mut self, path: BezPath, colour: Rgba) {
        self.ornament(Kind::Fill { path, colour });
    }

    pub(super) fn stroke(&mut self, path: BezPath, colour: Rgba, width: f32) {
        self.ornament(Kind::Stroke { path, colour, width });
    }

    fn ornament(&mut self, kind: Kind) {
        self.page.items.push(Item { steps: 0..=u16::MAX, block: None, kind });
    }

    /// A filled box.
    pub(super) fn tone(&mut self, place: (f32, f32, f32, f32), colour: Rgba) {
        let area = self.area(place);
        self.fill(area.to_path(0.1), colour);
    }

    /// An empty box.
    pub(super) fn frame(&mut self, place: (f32, f32, f32, f32), colour: Rgba, width: f32) {
        let area = self.area(place);
        self.stroke(area.to_path(0.1), colour, width);
    }

    /// A level line.
    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32, colour: Rgba, thick: f32) {
        let area = self.area((x, y, width, 0.0));
        self.stroke(shapes::line((area.x0, area.y0), (area.x1, area.y0)), colour, thick);
    }
}
