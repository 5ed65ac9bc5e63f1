//! Setting: rich text in a style and a width becomes lines of placed glyphs, by parley.

use std::{
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use parley::{
    Alignment, AlignmentOptions, BaseDirection, BreakReason, FontContext, FontFeatures, FontStyle, FontWeight,
    Language, Layout, LayoutContext, Line, LineHeight, OverflowWrap, PositionedLayoutItem, Run, StyleProperty,
    VerticalAlign,
};
use vello_cpu::kurbo::{Rect, Shape};

use super::{
    fonts::{Dress, Fonts, Script, families, is_arabic, is_chinese},
    page::{Glyph, GlyphRun, Item, Kind, Link, Rgba},
    rich::{Rich, is_invisible},
    tail::Tail,
};

/// How much smaller a footnote mark is than its text.
const NOTE_SCALE: f32 = 0.62;
/// How much smaller the quiet part of a text is than the rest: an address.
pub(crate) const QUIET_PART: f32 = 0.86;

/// How many changes of style one text may have; parley numbers styles with sixteen bits.
const MOST_SPANS: usize = 5_000;

/// Where lines stand in their box, by the page and not by their own direction: a column has one straight edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    /// The em.
    pub size: f32,
    /// The distance between lines in ems.
    pub leading: f32,
    pub bold: bool,
    pub italic: bool,
    pub colour: Rgba,
    /// The colour of footnote marks and of the lines under links.
    pub accent: Rgba,
    /// The colour of parts that stand back.
    pub quiet: Rgba,
    /// Their size, as a part of that of the rest.
    pub quiet_part: f32,
    /// The least size of parts that stand back.
    pub least: f32,
    /// Extra space between letters in ems, where the script allows it.
    pub tracking: f32,
    /// Whether figures all have the same width.
    pub tabular: bool,
    /// Whether lines should be about equally long.
    pub balance: bool,
    pub align: Align,
}

/// What a glyph carries through the layout.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ink {
    colour: Rgba,
    /// The number of the link from 1; 0 for none.
    link: usize,
}

impl Default for Ink {
    fn default() -> Self {
        Self { colour: Rgba::CLEAR, link: 0 }
    }
}

/// The working memory of layout, kept warm between pages.
pub(crate) struct Setter {
    /// The faces that come with the program.
    plain: Fonts,
    fonts: FontContext,
    /// The faces of the theme, where it brings its own: then `fonts` are those.
    dress: Option<Arc<Dress>>,
    layouts: LayoutContext<Ink>,
}

/// A text that has been set: its lines with every glyph in its place.
pub(crate) struct Set {
    layout: Layout<Ink>,
    text: Arc<str>,
    pub plain: Arc<str>,
    pub language: Arc<str>,
    pub rtl: bool,
    /// Where each link leads, and whether a line under it says so.
    links: Vec<(Arc<str>, bool)>,
    accent: Rgba,
    align: Align,
    /// The width of the box that was asked for.
    pub width: f32,
    /// The width at which the lines were broken, at most `width`.
    measure: f32,
    /// Whether a word is wider than the box and had to be broken.
    pub tight: bool,
    /// How it was set, so that it can be set so again.
    pub style: Style,
    pub dress: Option<Arc<Dress>>,
    /// Whether everything is drawn where parley has it: so it is while a text is written, as the caret goes by the layout.
    verbatim: bool,
}

/// What setting draws.
#[derive(Default)]
pub(crate) struct Drawn {
    pub items: Vec<Item>,
    pub links: Vec<Link>,
    pub missing: Vec<char>,
}

impl Setter {
    pub fn new(fonts: Fonts) -> Self {
        Self { plain: fonts.clone(), fonts: fonts.context(), dress: None, layouts: LayoutContext::new() }
    }

    /// Takes up the faces of a theme, or those of the program.
    pub fn wear(&mut self, dress: Option<&Arc<Dress>>) {
        let same = match (&self.dress, dress) {
            (None, None) => true,
            (Some(worn), Some(new)) => Arc::ptr_eq(worn, new),
            _ => false,
        };
        if !same {
            self.fonts = dress.map_or(&self.plain, |dress| &dress.fonts).clone().context();
            self.dress = dress.cloned();
        }
    }

    /// Sets `rich` in lines no wider than `width`; without a width only at its own line breaks.
    pub fn set(&mut self, rich: &Rich, style: &Style, width: Option<f32>) -> Set {
        self.set_in(rich, style, width, true)
    }

    /// The same for a text that is being written: nothing is moved after the layout, and a lonely last word stays where it
    /// is typed unless the style asks for lines of one length.
    pub fn set_to_write(&mut self, rich: &Rich, style: &Style, width: Option<f32>) -> Set {
        let set = self.set_in(rich, style, width, style.balance);
        Set { verbatim: true, ..set }
    }

    fn set_in(&mut self, rich: &Rich, style: &Style, width: Option<f32>, tidy: bool) -> Set {
        let width = width.map(|width| width.max(1.0));
        let dress = self.dress.as_deref();
        let mut links: Vec<(Arc<str>, bool)> = Vec::new();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &rich.text, 1.0, false);
        builder.set_base_direction(if rich.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.push_default(StyleProperty::FontFamily(families(dress, rich.script)));
        builder.push_default(StyleProperty::Locale(Language::parse(&rich.language).ok()));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            style.leading + rich.script.extra_leading(),
        )));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::Brush(Ink { colour: style.colour, link: 0 }));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        if style.italic && rich.script == Script::Latin {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        if style.tracking != 0.0 && rich.may_be_spaced() {
            builder.push_default(StyleProperty::LetterSpacing(style.tracking * style.size));
        }
        if style.tabular {
            builder.push_default(StyleProperty::FontFeatures(FontFeatures::from("\"tnum\" 1, \"lnum\" 1")));
        }
        if rich.script == Script::Chinese {
            for (at, mark) in latin_apostrophes(&rich.text).take(MOST_SPANS) {
                builder.push(StyleProperty::FontFamily(families(dress, Script::Latin)), at..at + mark.len_utf8());
            }
        }
        if rich.script == Script::Arabic {
            for range in latin_words(&rich.text).take(MOST_SPANS) {
                builder.push(StyleProperty::FontFamily(families(dress, Script::Latin)), range);
            }
        }
        for span in rich.spans.iter().take(MOST_SPANS) {
            let range = span.range.clone();
            let words = rich.text.get(range.clone()).unwrap_or_default();
            // Arabic and Chinese have no italic: what is stressed there is bold.
            let upright = words.chars().any(|c| is_arabic(c) || is_chinese(c));
            if span.bold || (span.italic && upright) {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            } else if span.italic {
                // Emphasis inside italics stands upright.
                let slant = if style.italic { FontStyle::Normal } else { FontStyle::Italic };
                builder.push(StyleProperty::FontStyle(slant), range.clone());
            }
            if span.bold && span.italic && !upright {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
            }
            let mut ink = Ink { colour: style.colour, link: 0 };
            if span.quiet {
                ink.colour = style.quiet;
                builder.push(StyleProperty::FontSize((style.size * style.quiet_part).max(style.least)), range.clone());
            }
            if let Some(url) = &span.link {
                // An address is seen to be one without a line under it.
                links.push((Arc::clone(url), !span.quiet));
                ink.link = links.len();
            }
            if span.note {
                ink.colour = style.accent;
                builder.push(StyleProperty::VerticalAlign(VerticalAlign::SUPER), range.clone());
                builder.push(StyleProperty::FontSize(style.size * NOTE_SCALE), range.clone());
                builder.push(StyleProperty::FontWeight(FontWeight::NORMAL), range.clone());
                builder.push(StyleProperty::FontStyle(FontStyle::Normal), range.clone());
            }
            builder.push(StyleProperty::Brush(ink), range);
        }
        let mut layout = builder.build(&rich.text);
        layout.break_all_lines(width);
        let tight = width.is_some_and(|width| layout.calculate_content_widths().min > width + 0.5);
        let mut measure = width.unwrap_or_else(|| layout.width());
        if style.balance && !tight && layout.len() > 1 {
            measure = balance(&mut layout, measure);
        } else if tidy && !tight && has_widow(&layout, measure) {
            measure = without_widow(&mut layout, measure);
        }
        layout.break_all_lines(Some(measure + 0.01));
        let alignment = match style.align {
            Align::Left => Alignment::Left,
            Align::Centre => Alignment::Center,
            Align::Right => Alignment::Right,
        };
        layout.align(alignment, AlignmentOptions { align_when_overflowing: true, last_line_alignment: None });
        Set {
            text: Arc::from(rich.text.as_str()),
            plain: Arc::from(rich.plain.as_str()),
            language: Arc::clone(&rich.language),
            rtl: rich.rtl,
            links,
            accent: style.accent,
            align: style.align,
            width: width.unwrap_or(measure),
            measure,
            tight,
            style: *style,
            dress: self.dress.clone(),
            verbatim: false,
            layout,
        }
    }
}

/// The narrowest width with as few lines as `width` gives, so that no line is left with a lonely word.
fn balance(layout: &mut Layout<Ink>, width: f32) -> f32 {
    let lines = layout.len();
    let (mut narrow, mut wide) = (layout.calculate_content_widths().min.max(width / (lines as f32 + 1.0)), width);
    for _ in 0..10 {
        let middle = f32::midpoint(narrow, wide);
        layout.break_all_lines(Some(middle));
        if layout.len() > lines {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    wide
}

/// The words without a letter of the script in Arabic text, as case numbers and years: they are set in one face, the Latin.
fn latin_words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let latin = |c: char| c.is_ascii_graphic() || is_invisible(c);
    let mut from = 0;
    text.split(move |c| !latin(c)).filter_map(move |word| {
        // `split` goes through the text in order, so each word is found at or after the end of the last.
        let start = from + text.get(from..)?.find(word)?;
        from = start + word.len();
        word.contains(|c: char| c.is_ascii_alphanumeric()).then_some(start..from)
    })
}

/// Whether a paragraph of the text ends with a line that is hardly begun.
fn has_widow(layout: &Layout<Ink>, width: f32) -> bool {
    let least = width * if layout.len() > 2 { 0.26 } else { 0.33 };
    let mut before = false;
    layout.lines().any(|line| {
        let ends = !matches!(line.break_reason(), BreakReason::Regular | BreakReason::Emergency);
        let metrics = line.metrics();
        let widow = ends && before && metrics.advance - metrics.hanging_advance < least;
        before = !ends;
        widow
    })
}

/// Whether the first of two lines is much the shorter one, which looks no better than a lonely word.
fn is_top_light(layout: &Layout<Ink>) -> bool {
    let mut advances = layout.lines().map(|line| line.metrics().advance - line.metrics().hanging_advance);
    matches!((advances.next(), advances.next()), (Some(first), Some(second)) if first < second * 0.95)
}

/// A slightly narrower width with as many lines and no widow, where there is one.
fn without_widow(layout: &mut Layout<Ink>, width: f32) -> f32 {
    let lines = layout.len();
    // Two lines may be as uneven or even as they like; more make a column, which keeps its width.
    let parts: &[f32] = if lines > 2 { &[0.96, 0.92, 0.88, 0.84] } else { &[0.92, 0.84, 0.76, 0.68, 0.6] };
    for part in parts {
        layout.break_all_lines(Some(width * part));
        if layout.len() == lines && !has_widow(layout, width) && !(lines == 2 && is_top_light(layout)) {
            return width * part;
        }
    }
    width
}

/// The apostrophes and closing quotes between Latin letters in Chinese text: there the Latin face has them.
fn latin_apostrophes(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(move |(at, mark)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + mark.len_utf8()..).and_then(|after| after.chars().next());
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_chinese(c));
        matches!(mark, '’' | '‘' | '·' | '—' | '…') && latin(before) && latin(after)
    })
}

impl Set {
    /// The height of the lines with the space between them.
    pub fn height(&self) -> f32 {
        self.layout.height()
    }

    /// The width of the longest line.
    pub fn ink_width(&self) -> f32 {
        self.layout.width()
    }

    /// The width of the longest part that has no break inside.
    pub fn least_width(&self) -> f32 {
        self.layout.calculate_content_widths().min
    }

    pub fn lines(&self) -> usize {
        self.layout.len()
    }

    /// How far the first baseline is below the top.
    pub fn first_baseline(&self) -> f32 {
        self.layout.first_baseline().unwrap_or_default()
    }

    /// How far the last baseline is below the top.
    pub fn last_baseline(&self) -> f32 {
        self.layout.last_baseline().unwrap_or_default()
    }

    /// The layout itself, for what goes by the place of each letter.
    pub(super) const fn layout(&self) -> &Layout<Ink> {
        &self.layout
    }

    /// How far the lines are moved inside the box, where they were broken narrower than it.
    pub(super) fn shift(&self) -> f32 {
        match self.align {
            Align::Left => 0.0,
            Align::Centre => (self.width - self.measure) / 2.0,
            Align::Right => self.width - self.measure,
        }
    }

    /// Where the lines stand when the box stands at `x`, `y`.
    pub fn place(&self, x: f32, y: f32) -> Rect {
        let mut left = f32::MAX;
        let mut right = f32::MIN;
        for line in self.layout.lines() {
            let pieces = self.pieces(&line);
            let (from, to) = self.tail(&line, &pieces).ink(line.metrics(), self.rtl);
            let hang = self.hang(&pieces);
            left = left.min(from - hang);
            right = right.max(to - hang);
        }
        if left > right {
            (left, right) = (0.0, 0.0);
        }
        let x = x + self.shift();
        Rect::new(f64::from(x + left), f64::from(y), f64::from(x + right), f64::from(y + self.height()))
    }

    /// Draws the lines with the box at `x`, `y`.
    pub fn draw(&self, x: f32, y: f32, steps: &RangeInclusive<u16>, block: Option<usize>, out: &mut Drawn) {
        let x = x + self.shift();
        for line in self.layout.lines() {
            let metrics = *line.metrics();
            let pieces = self.pieces(&line);
            let tail = self.tail(&line, &pieces);
            let x = x - self.hang(&pieces);
            for Piece { run, glyphs: placed } in pieces {
                let pen = run.offset() + placed.iter().map(|(glyph, _)| glyph.advance).sum::<f32>();
                let glyphs: Vec<(Glyph, bool)> = placed
                    .into_iter()
                    .map(|(glyph, atom)| {
                        let place = Glyph {
                            id: glyph.id,
                            x: x + tail.moved(glyph.x),
                            y: y + glyph.y,
                            advance: glyph.advance,
                            range: atom.start..atom.end,
                        };
                        (place, atom.shows && !tail.has(atom.start))
                    })
                    .collect();
                let (colour, link) = {
                    let ink = &run.style().brush;
                    (ink.colour, ink.link)
                };
                let start = glyphs.iter().map(|(glyph, _)| glyph.range.start).min().unwrap_or_default();
                let end = glyphs.iter().map(|(glyph, _)| glyph.range.end).max().unwrap_or_default();
                if let Some((url, underlined)) = link.checked_sub(1).and_then(|link| self.links.get(link)) {
                    let (left, right) = (f64::from(x + tail.moved(run.offset())), f64::from(x + tail.moved(pen)));
                    let size = run.run().font_size();
                    let (top, bottom) = (metrics.block_min_coord, metrics.block_max_coord);
                    out.links.push(Link {
                        place: Rect::new(left, f64::from(y + top), right, f64::from(y + bottom)),
                        url: Arc::clone(url),
                    });
                    if *underlined {
                        let under = f64::from(y + run.baseline() + size * 0.15);
                        let rule = Rect::new(left, under, right, under + f64::from((size * 0.05).max(1.5)));
                        out.items.push(Item {
                            steps: steps.clone(),
                            block,
                            kind: Kind::Fill { path: rule.to_path(0.1), colour: self.accent },
                        });
                    }
                }
                for (glyph, shows) in &glyphs {
                    if glyph.id == 0 && *shows {
                        let characters = self.slice(glyph.range.start, glyph.range.end).chars();
                        for character in characters.filter(|c| !is_invisible(*c)) {
                            if !out.missing.contains(&character) {
                                out.missing.push(character);
                            }
                        }
                    }
                }
                let glyphs: Box<[Glyph]> = glyphs
                    .into_iter()
                    .filter(|(_, shows)| *shows)
                    .map(|(glyph, _)| Glyph { range: glyph.range.start - start..glyph.range.end - start, ..glyph })
                    .collect();
                if glyphs.is_empty() {
                    continue;
                }
                let font = run.run();
                out.items.push(Item {
                    steps: steps.clone(),
                    block,
                    kind: Kind::Glyphs(GlyphRun {
                        font: font.font().clone(),
                        coords: font.normalized_coords().iter().map(|coordinate| coordinate.to_bits()).collect(),
                        size: font.font_size(),
                        slant: font.synthesis().skew().unwrap_or_default(),
                        embolden: font.synthesis().embolden(),
                        colour,
                        rtl: font.is_rtl(),
                        text: Arc::from(self.slice(start, end)),
                        glyphs,
                    }),
                });
            }
        }
    }

    /// How far a line stands out to the left, so that its edge is straight to the eye: a Chinese bracket that opens has its
    /// ink in the right half of its square.
    fn hang(&self, pieces: &[Piece<'_>]) -> f32 {
        if self.verbatim || self.rtl || self.align != Align::Left {
            return 0.0;
        }
        let Some(first) = pieces.first() else { return 0.0 };
        let Some((glyph, atom)) = first.glyphs.first() else { return 0.0 };
        let opens = self.slice(atom.start, atom.end).starts_with(['《', '〈', '（', '“', '‘', '「', '『', '【']);
        // By itself, as the mark that a quotation hangs in the margin, it has no edge to keep.
        let alone = pieces.iter().map(|piece| piece.glyphs.len()).sum::<usize>() == 1;
        let square = glyph.advance > first.run.run().font_size() * 0.95;
        if opens && square && !alone { glyph.advance / 2.0 } else { 0.0 }
    }

    /// The glyphs of a line with the text that they stand for.
    fn pieces<'s>(&'s self, line: &Line<'s, Ink>) -> Vec<Piece<'s>> {
        let mut current = usize::MAX;
        let mut atoms = Vec::new().into_iter();
        let mut pieces = Vec::new();
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            if run.run().index() != current {
                current = run.run().index();
                atoms = self.atoms(run.run()).into_iter();
            }
            let placed: Vec<parley::Glyph> = run.positioned_glyphs().collect();
            let mut glyphs = Vec::with_capacity(placed.len());
            let mut rest = placed.into_iter();
            while rest.len() > 0 {
                let Some(atom) = atoms.next() else { break };
                glyphs.extend(rest.by_ref().take(atom.glyphs).map(|glyph| (glyph, atom)));
            }
            pieces.push(Piece { run, glyphs });
        }
        pieces
    }

    /// What of a line is white space at its end that stands in the wrong place.
    fn tail(&self, line: &Line<'_, Ink>, pieces: &[Piece<'_>]) -> Tail {
        if self.verbatim {
            return Tail::default();
        }
        let range = line.text_range();
        let from = super::tail::start(self.text.get(range.clone()).unwrap_or_default()) + range.start;
        if from >= range.end || line.runs().all(|run| run.is_rtl() == self.rtl) {
            return Tail::default();
        }
        let spaces = pieces
            .iter()
            .flat_map(|piece| &piece.glyphs)
            .filter(|(_, atom)| atom.start as usize >= from)
            .map(|(glyph, _)| (glyph.x, glyph.advance));
        Tail::new(from, spaces.collect(), line.metrics(), self.rtl, self.align)
    }

    fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The atoms of a run from left to right. A ligature is one atom with the text of all its letters: of two letters
    /// that are written from right to left, the second comes first here.
    fn atoms(&self, run: &Run<'_, Ink>) -> Vec<Atom> {
        let mut atoms: Vec<Atom> = Vec::new();
        let mut waiting: Option<(u32, u32)> = None;
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            let (start, end) = (range.start as u32, range.end as u32);
            if cluster.is_ligature_continuation() {
                if run.is_rtl() {
                    let (from, to) = waiting.unwrap_or((start, end));
                    waiting = Some((from.min(start), to.max(end)));
                } else if let Some(last) = atoms.last_mut() {
                    last.end = last.end.max(end);
                }
                continue;
            }
            let (from, to) = waiting.take().unwrap_or((start, end));
            let shows = !self.slice(start, end).chars().all(is_invisible);
            atoms.push(Atom { start: start.min(from), end: end.max(to), glyphs: cluster.glyphs().count(), shows });
        }
        atoms
    }
}

/// Glyphs of one style on one line, from left to right.
struct Piece<'s> {
    run: parley::GlyphRun<'s, Ink>,
    glyphs: Vec<(parley::Glyph, Atom)>,
}

/// Glyphs that belong together, with the bytes for which they stand.
#[derive(Clone, Copy)]
struct Atom {
    start: u32,
    end: u32,
    glyphs: usize,
    /// Whether there is something to see.
    shows: bool,
}
