//! Lines: a text set by itself, for windows that need shaped text in any of the languages.

use super::{
    fonts::Script,
    page::{Block, Page, Rgba, Role},
    rich::Rich,
    setter::{Align, Drawn, Set, Setter, Style},
    sheet::ALWAYS,
    writing::Setting,
};

/// Where lines stand in their width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineAlign {
    /// At the edge at which the text starts: right for Arabic.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the edge at which the text ends.
    End,
}

/// How a text is set for a window.
#[derive(Clone, Debug, PartialEq)]
pub struct LineStyle {
    /// The em in pixels.
    pub size: f32,
    /// Whether the text is bold.
    pub bold: bool,
    /// The colour.
    pub colour: Rgba,
    /// The width in pixels at which lines break; none means only at the text's own breaks.
    pub width: Option<f32>,
    /// Where lines stand in the width.
    pub align: LineAlign,
    /// The BCP 47 tag.
    pub language: String,
    /// How many lines are shown at most; an ellipsis stands for the rest. 0 means all.
    pub max_lines: usize,
    /// Whether the text is inline text of a deck; else it is shown as it is, as questions are.
    pub markup: bool,
    /// The distance between lines in ems.
    pub line_height: f32,
    /// Whether figures all have the same width.
    pub tabular: bool,
}

impl Default for LineStyle {
    fn default() -> Self {
        Self {
            size: 14.0,
            bold: false,
            colour: Rgba([0, 0, 0, 255]),
            width: None,
            align: LineAlign::Start,
            language: "en".to_owned(),
            max_lines: 0,
            markup: false,
            line_height: 1.35,
            tabular: false,
        }
    }
}

pub(crate) fn page(setter: &mut Setter, text: &str, style: &LineStyle) -> Page {
    let rich = rich(text, style);
    let inner = Style {
        leading: style.line_height - if rich.script == Script::Latin { 0.0 } else { rich.script.extra_leading() / 2.0 },
        align: match (style.align, rich.rtl) {
            (LineAlign::Centre, _) => Align::Centre,
            (LineAlign::Start, false) | (LineAlign::End, true) => Align::Left,
            (LineAlign::Start, true) | (LineAlign::End, false) => Align::Right,
        },
        ..Setting::window(style).style
    };
    let whole = setter.set(&rich, &inner, style.width);
    let set = if style.max_lines > 0 && whole.lines() > style.max_lines {
        shortened(setter, &rich, &inner, style)
    } else {
        whole
    };
    let place = set.place(0.0, 0.0);
    // The page is as wide as the box where one was given, so that the place of the lines in it is kept.
    let width = style.width.unwrap_or_else(|| set.ink_width()).max(set.ink_width());
    let mut drawn = Drawn::default();
    set.draw(0.0, 0.0, &ALWAYS, Some(0), &mut drawn);
    let mut page = Page {
        size: (width, set.height()),
        background: Rgba::CLEAR,
        items: drawn.items,
        blocks: vec![Block {
            role: Role::Paragraph,
            language: rich.language.clone(),
            rtl: rich.rtl,
            place,
            // All of the words, even where only the first lines are shown.
            text: rich.plain.as_str().into(),
            field: "".into(),
            setting: None,
        }],
        links: drawn.links,
        last_step: 0,
        overflow: Vec::new(),
        missing: drawn.missing,
        rtl: rich.rtl,
        hash: 0,
    };
    page.hash = super::hash::of(&page);
    page
}

fn rich(text: &str, style: &LineStyle) -> Rich {
    if style.markup {
        Rich::marked(text, &style.language, None, &|_| None)
    } else {
        Rich::plain(text, &style.language, None)
    }
}

/// As much of the text as fits, with an ellipsis.
fn shortened(setter: &mut Setter, rich: &Rich, inner: &Style, style: &LineStyle) -> Set {
    // Cut at characters that start one in the text: a mark never loses its letter.
    let mut ends: Vec<usize> = rich.text.char_indices().map(|(at, _)| at).collect();
    ends.retain(|at| {
        let next = rich.text.get(*at..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|c| super::rich::is_invisible(c) || is_mark(c))
    });
    let (mut fits, mut too_long) = (0, ends.len());
    let mut best = None;
    while fits < too_long {
        let middle = usize::midpoint(fits, too_long);
        let set = setter.set(&cut(rich, ends.get(middle).copied().unwrap_or_default()), inner, style.width);
        if set.lines() <= style.max_lines {
            best = Some(set);
            fits = middle + 1;
        } else {
            too_long = middle;
        }
    }
    best.unwrap_or_else(|| setter.set(&cut(rich, 0), inner, style.width))
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

fn cut(rich: &Rich, at: usize) -> Rich {
    let mut out = rich.clone();
    rich.text.get(..at).unwrap_or_default().trim_end().clone_into(&mut out.text);
    let end = out.text.len();
    out.text.push('…');
    out.spans.retain_mut(|span| {
        span.range.end = span.range.end.min(end);
        span.range.start < span.range.end
    });
    out
}
