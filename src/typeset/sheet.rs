//! The sheet: a page while a layout fills it.
//!
//! Layouts think from the start edge: on a slide that reads from right to left the sheet mirrors every place, so that
//! margins, markers, columns and pictures change sides while words and numbers stay as they are.

use std::{ops::RangeInclusive, sync::Arc};

use vello_cpu::kurbo::{BezPath, Circle, Point, Rect, Shape};

use super::{
    PictureSizes,
    fonts::primary,
    order,
    page::{Block, Item, Kind, Overflow, Page, Rgba, Role},
    rich::Rich,
    setter::{Align, Drawn, QUIET_PART, Set, Setter, Style},
    theme::{Palette, Spec},
    words::Words,
    writing::Setting,
};
use crate::deck::model::{Deck, Slide, Steps, StepsWord, Text};

/// Visible at every step.
pub(crate) const ALWAYS: RangeInclusive<u16> = 0..=u16::MAX;

/// What a text is for and when it shows.
#[derive(Clone, Debug)]
pub(crate) struct Part<'f> {
    pub role: Role,
    pub field: &'f str,
    pub steps: RangeInclusive<u16>,
}

/// A part that is always visible.
pub(crate) const fn part(role: Role, field: &str) -> Part<'_> {
    Part { role, field, steps: ALWAYS }
}

/// Where text stands in its box, counted from the start edge of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Edge {
    #[default]
    Start,
    Centre,
    End,
}

/// How much larger than in the theme body text is, and the space between the parts of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    pub text: f32,
    pub space: f32,
}

impl Growth {
    pub const NONE: Self = Self { text: 1.0, space: 1.0 };
}

/// A page while a layout fills it.
pub(crate) struct Sheet<'a> {
    pub deck: &'a Deck,
    pub slide: &'a Slide,
    /// The language of the room.
    pub language: &'a str,
    /// The language of the slide's own words.
    pub lead: Arc<str>,
    pub theme: &'a Spec,
    pub palette: Palette,
    pub width: f32,
    pub height: f32,
    pub rtl: bool,
    /// How much text and spaces are smaller than the theme has them, where there is much text.
    pub scale: f32,
    /// How much body text is larger than the theme has it, where there is little.
    pub growth: Growth,
    /// How many lines have been placed.
    pub lines: usize,
    /// Where content must end: above the notes.
    pub foot: f32,
    /// The positions of the sources that this slide cites, in order of first use.
    pub notes: Vec<usize>,
    /// Whether a word had to be broken because it was too wide.
    pub tight: bool,
    pub setter: &'a mut Setter,
    pub pictures: &'a dyn PictureSizes,
    pub drawn: Drawn,
    pub blocks: Vec<Block>,
    pub overflow: Vec<Overflow>,
}

impl Sheet<'_> {
    /// The width of the margin at each side.
    pub fn side(&self) -> f32 {
        self.width * self.theme.space.side
    }

    /// The width between the margins.
    pub fn measure(&self) -> f32 {
        self.width - 2.0 * self.side()
    }

    /// The size of body text before it shrinks.
    pub fn body_size(&self) -> f32 {
        self.theme.sizes.body * self.growth.text
    }

    /// The space between the parts of a list.
    pub fn item_gap(&self) -> f32 {
        self.gap(self.theme.space.item * self.growth.space)
    }

    /// A space that shrinks with the text.
    pub fn gap(&self, space: f32) -> f32 {
        space * self.scale
    }

    pub fn words(&self) -> &'static Words {
        Words::of(&self.lead)
    }

    // Styles.

    /// A style of the theme: its size shrinks with the slide as far as its floor.
    pub fn style(&self, size: f32, floor: f32, leading: f32) -> Style {
        Style {
            size: (size * self.scale).max(floor.min(size)),
            leading,
            bold: false,
            italic: false,
            colour: self.palette.ink,
            accent: self.palette.accent,
            quiet: self.palette.quiet,
            quiet_part: QUIET_PART,
            least: self.theme.floors.note,
            tracking: 0.0,
            tabular: false,
            balance: false,
            align: self.align(Edge::Start),
        }
    }

    pub fn align(&self, edge: Edge) -> Align {
        match (edge, self.rtl) {
            (Edge::Centre, _) => Align::Centre,
            (Edge::Start, false) | (Edge::End, true) => Align::Left,
            (Edge::Start, true) | (Edge::End, false) => Align::Right,
        }
    }

    pub fn body(&self) -> Style {
        self.style(self.body_size(), self.theme.floors.body, self.theme.leading.body)
    }

    pub fn small(&self) -> Style {
        self.style(self.theme.sizes.small, self.theme.floors.small, self.theme.leading.body)
    }

    pub fn heading(&self) -> Style {
        let style = self.style(self.theme.sizes.heading, self.theme.floors.body, 1.24);
        Style { bold: true, balance: true, ..style }
    }

    pub fn note(&self) -> Style {
        let style = self.style(self.theme.sizes.note, self.theme.floors.note, self.theme.leading.note);
        Style { colour: self.palette.quiet, ..style }
    }

    pub fn kicker(&self) -> Style {
        let style = self.style(self.theme.sizes.kicker, self.theme.sizes.note, 1.3);
        Style { bold: true, tracking: 0.09, colour: self.palette.accent, ..style }
    }

    // Texts.

    /// The words of a text in the language of the room, with their language.
    pub fn pick<'t>(&'t self, text: &'t Text) -> (&'t str, &'t str) {
        text.pick(self.language, self.slide.language.as_deref().unwrap_or(&self.deck.language))
    }

    /// A text with its marks read and its notes numbered.
    pub fn rich(&self, text: &Text) -> Rich {
        let (words, language) = self.pick(text);
        Rich::marked(words, language, self.slide.dir, &|id| self.number_of(id))
    }

    /// A text of the deck, not of the slide: the direction that the slide gives its own words holds only for their language.
    pub fn rich_of_deck(&self, text: &Text) -> Rich {
        let (words, language) = text.pick(self.language, &self.deck.language);
        let dir = self.slide.dir.filter(|_| primary(language) == primary(&self.lead));
        Rich::marked(words, language, dir, &|_| None)
    }

    /// Words that the layout adds, in the language of the slide.
    pub fn plain(&self, text: &str) -> Rich {
        Rich::plain(text, &self.lead, self.slide.dir)
    }

    /// The number of a source on this slide.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        let position = self.deck.sources.iter().position(|source| source.id == id)?;
        self.notes.iter().position(|note| *note == position).map(|note| note + 1)
    }

    /// Sets a text in a box.
    pub fn set(&mut self, rich: &Rich, style: &Style, width: f32) -> Set {
        self.setter.set(rich, style, Some(width))
    }

    /// Places a text that was set, its box at `x` from the start edge; gives the lower edge.
    pub fn place(&mut self, set: &Set, x: f32, y: f32, part: &Part<'_>) -> f32 {
        let left = self.mirror(x, set.width);
        // An address has no words to keep whole.
        self.tight |= set.tight && part.role != Role::Note;
        self.lines += set.lines();
        let block = self.blocks.len();
        self.blocks.push(Block {
            role: part.role,
            language: Arc::clone(&set.language),
            rtl: set.rtl,
            place: set.place(left, y),
            text: Arc::clone(&set.plain),
            field: Arc::from(part.field),
            setting: (!part.field.is_empty()).then(|| Arc::new(self.setting(set, left, y))),
        });
        set.draw(left, y, &part.steps, Some(block), &mut self.drawn);
        y + set.height()
    }

    /// How a text was set, its box at `left`, `y`.
    fn setting(&self, set: &Set, left: f32, y: f32) -> Setting {
        Setting {
            style: set.style,
            align: None,
            width: Some(set.width),
            language: Arc::clone(&set.language),
            dir: self.slide.dir,
            dress: set.dress.clone(),
            at: (left, y),
        }
    }

    /// Places a text that is part of another's block or not meant to be read: a number, a mark.
    pub fn place_silent(&mut self, set: &Set, x: f32, y: f32, steps: &RangeInclusive<u16>) -> f32 {
        let left = self.mirror(x, set.width);
        set.draw(left, y, steps, None, &mut self.drawn);
        y + set.height()
    }

    /// Sets and places a text; gives the lower edge.
    pub fn text(&mut self, rich: &Rich, style: &Style, at: (f32, f32), width: f32, part: &Part<'_>) -> f32 {
        if rich.is_empty() {
            return at.1;
        }
        let set = self.set(rich, style, width);
        self.place(&set, at.0, at.1, part)
    }

    /// Notes that what stands between `top` and `bottom` goes on below `limit`.
    pub fn check(&mut self, field: &str, top: f32, bottom: f32, limit: f32) {
        if bottom > limit + 0.5 {
            let fits = ((limit - top) / (bottom - top)).clamp(0.0, 1.0);
            self.overflow.push(Overflow { field: Arc::from(field), fits });
        }
    }

    /// Draws, and where that leaves room above `limit` draws again, with the first of several growths for which it
    /// does as well; gives the lower edge. `same_lines` forbids that a line more is broken. What has to shrink does not grow.
    pub fn roomy(
        &mut self,
        growths: &[Growth],
        limit: f32,
        same_lines: bool,
        draw: &mut dyn FnMut(&mut Self) -> f32,
    ) -> f32 {
        let (items, links, blocks) = (self.drawn.items.len(), self.drawn.links.len(), self.blocks.len());
        let (missing, overflow, tight) = (self.drawn.missing.len(), self.overflow.len(), self.tight);
        let before = self.lines;
        let bottom = draw(self);
        let lines = self.lines;
        if bottom > limit || self.scale < 1.0 || self.tight != tight || self.overflow.len() != overflow {
            return bottom;
        }
        for growth in growths.iter().chain([&Growth::NONE]) {
            self.drawn.items.truncate(items);
            self.drawn.links.truncate(links);
            self.drawn.missing.truncate(missing);
            self.blocks.truncate(blocks);
            self.overflow.truncate(overflow);
            (self.tight, self.lines, self.growth) = (tight, before, *growth);
            let bottom = draw(self);
            self.growth = Growth::NONE;
            let fits = bottom <= limit && self.tight == tight && self.overflow.len() == overflow;
            if fits && (!same_lines || self.lines == lines) {
                return bottom;
            }
        }
        bottom
    }

    // Shapes.

    /// The left edge of a box that stands at `x` from the start edge.
    pub fn mirror(&self, x: f32, width: f32) -> f32 {
        if self.rtl { self.width - x - width } else { x }
    }

    /// A box at `x` from the start edge.
    pub fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        let left = f64::from(self.mirror(x, width));
        Rect::new(left, f64::from(y), left + f64::from(width), f64::from(y + height))
    }

    pub fn fill(&mut self, path: BezPath, colour: Rgba, steps: &RangeInclusive<u16>) {
        self.drawn.items.push(Item { steps: steps.clone(), block: None, kind: Kind::Fill { path, colour } });
    }

    /// A filled box at `x` from the start edge.
    pub fn bar(&mut self, at: (f32, f32), size: (f32, f32), colour: Rgba, steps: &RangeInclusive<u16>) {
        let path = self.rect(at.0, at.1, size.0, size.1).to_path(0.1);
        self.fill(path, colour, steps);
    }

    /// A filled disc with its centre at `x` from the start edge.
    pub fn disc(&mut self, centre: (f32, f32), radius: f32, colour: Rgba, steps: &RangeInclusive<u16>) {
        let centre = Point::new(f64::from(self.mirror(centre.0, 0.0)), f64::from(centre.1));
        self.fill(Circle::new(centre, f64::from(radius)).to_path(0.05), colour, steps);
    }

    /// A line through points, each at `x` from the start edge.
    pub fn line(&mut self, points: &[(f32, f32)], colour: Rgba, width: f32, steps: &RangeInclusive<u16>) {
        let mut path = BezPath::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let point = Point::new(f64::from(self.mirror(*x, 0.0)), f64::from(*y));
            if index == 0 { path.move_to(point) } else { path.line_to(point) }
        }
        self.drawn.items.push(Item { steps: steps.clone(), block: None, kind: Kind::Stroke { path, colour, width } });
    }

    // Steps.

    /// The steps at which part number `index` of the slide shows.
    pub fn steps_of(&self, index: usize) -> RangeInclusive<u16> {
        let index = u16::try_from(index).unwrap_or(u16::MAX - 1);
        match &self.slide.steps {
            None | Some(Steps::Word(StepsWord::All)) => ALWAYS,
            Some(Steps::Word(StepsWord::List)) => index + 1..=u16::MAX,
            Some(Steps::Groups(groups)) => {
                let group = groups.iter().position(|group| group.contains(&index));
                group.map_or(ALWAYS, |group| u16::try_from(group + 1).unwrap_or(u16::MAX)..=u16::MAX)
            }
        }
    }

    // Parts that most layouts share.

    /// The mark at the upper edge from which the eye finds the start of the lines.
    pub fn tab(&mut self) {
        let (side, colour) = (self.side(), self.palette.accent);
        self.bar((side, 0.0), (88.0, 12.0), colour, &ALWAYS);
    }

    /// The line above the title, if any; gives where the title may stand.
    pub fn kicker_at(&mut self, x: f32, y: f32, width: f32) -> f32 {
        let Some(kicker) = &self.slide.kicker else { return y };
        let (rich, style) = (self.rich(kicker).upper(), self.kicker());
        if rich.is_empty() {
            return y;
        }
        let mut set = self.set(&rich, &style, width);
        // Whoever does not see the slide gets the words as they were written.
        set.plain = Arc::from(self.rich(kicker).plain.as_str());
        self.place(&set, x, y, &part(Role::Heading, "kicker")) + self.gap(14.0)
    }

    /// Kicker, title and subtitle at the top; gives where the content may start.
    pub fn head(&mut self) -> f32 {
        let title = self.slide.title.as_ref().map(|title| self.rich(title));
        self.head_with(title)
    }

    /// The same with a title that the layout adds where the slide has none.
    pub fn head_or(&mut self, fallback: &str) -> f32 {
        let own = self.slide.title.as_ref().map(|title| self.rich(title)).filter(|title| !title.is_empty());
        let title = own.unwrap_or_else(|| self.plain(fallback));
        self.head_with(Some(title))
    }

    fn head_with(&mut self, title: Option<Rich>) -> f32 {
        self.tab();
        let (side, measure, top) = (self.side(), self.measure(), self.theme.space.top);
        let bottom = self.head_in(title, (side, top), measure);
        if bottom > top { bottom + self.gap(self.theme.space.head) } else { top + 20.0 }
    }

    /// Kicker, title and subtitle in a column; gives the lower edge.
    pub fn head_in(&mut self, title: Option<Rich>, at: (f32, f32), width: f32) -> f32 {
        let (x, mut y) = at;
        y = self.kicker_at(x, y, width);
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            let set = self.title(&title, width, self.theme.sizes.title);
            y = self.place(&set, x, y, &part(Role::Title, "title"));
        }
        if let Some(subtitle) = &self.slide.subtitle {
            let rich = self.rich(subtitle);
            if !rich.is_empty() {
                let style = Style { colour: self.palette.quiet, balance: true, ..self.small() };
                y = self.text(&rich, &style, (x, y + self.gap(10.0)), width, &part(Role::Heading, "subtitle"));
            }
        }
        y
    }

    /// A title, large where it is short: one line at full size, two lines smaller, more smaller still.
    pub fn title(&mut self, rich: &Rich, width: f32, size: f32) -> Set {
        let leading = self.theme.leading.title;
        let mut chosen = None;
        for (part, lines) in [(1.0, 1), (0.8, 2), (0.68, usize::MAX)] {
            let style = self.style(size * part, self.theme.floors.title, leading);
            let set = self.set(rich, &Style { bold: true, balance: true, ..style }, width);
            let enough = set.lines() <= lines && !set.tight;
            chosen = Some(set);
            if enough {
                break;
            }
        }
        match chosen {
            Some(set) => set,
            None => self.set(rich, &self.body(), width),
        }
    }

    /// The notes at the foot of the slide and its number; sets [`Sheet::foot`]. Called before the content is laid out.
    pub fn feet(&mut self, number: bool) {
        self.feet_in(number, self.side(), self.measure());
    }

    /// The same for a slide whose words stand in one column.
    pub fn feet_in(&mut self, number: bool, x: f32, width: f32) {
        let bottom = self.theme.space.bottom;
        self.foot = self.height - bottom;
        let note = self.note();
        let position = self.deck.position(&self.slide.id).filter(|_| number && self.theme.numbers);
        if let Some(position) = position {
            let style = Style { align: self.align(Edge::End), tabular: true, ..note };
            let rich = self.plain(&(position + 1).to_string());
            let set = self.set(&rich, &style, 120.0);
            let y = self.height - 36.0 - set.last_baseline();
            self.place_silent(&set, x + width - 120.0, y, &ALWAYS);
        }
        if self.notes.is_empty() {
            return;
        }
        // Notes keep clear of the number in the corner.
        let (indent, measure) = (note.size * 1.25, width - 150.0);
        let sets: Vec<(usize, Set)> = self
            .notes
            .clone()
            .into_iter()
            .map(|source| {
                let rich = self.source(source, "  ");
                (source, self.set(&rich, &note, measure - indent))
            })
            .collect();
        let space = note.size * 0.22;
        let height = sets.iter().map(|(_, set)| set.height() + space).sum::<f32>() - space;
        let mut y = self.height - 40.0 - height;
        let top = y - 20.0;
        let line = self.palette.line;
        self.bar((x, top), (160.0, 2.0), line, &ALWAYS);
        for (index, (source, set)) in sets.iter().enumerate() {
            let mark = Style { colour: self.palette.accent, tabular: true, ..note };
            let rich = self.plain(&(index + 1).to_string());
            let number = self.set(&rich, &mark, indent);
            self.place_silent(&number, x, y, &ALWAYS);
            let field = format!("sources[{source}]");
            y = self.place(set, x + indent, y, &part(Role::Note, &field)) + space;
        }
        self.foot = self.foot.min(top - self.gap(30.0));
        // Notes may take half of the slide and no more.
        let half = self.height / 2.0;
        self.check("notes", half, half + height, self.height - 40.0);
    }

    /// A source with its address.
    pub fn source(&self, position: usize, between: &str) -> Rich {
        use super::rich::Span;
        let Some(source) = self.deck.sources.get(position) else { return self.plain("") };
        let mut rich = self.rich_of_deck(&source.text);
        if let Some(url) = &source.url {
            if !rich.is_empty() {
                rich.text.push_str(between);
                rich.plain.push(' ');
            }
            let link = Some(Arc::from(url.as_str()));
            rich.push_url(url, &Span { quiet: true, link, ..Span::default() });
        }
        rich
    }

    /// Puts the texts into the order in which they are read. The notes are laid out first, to know where content must end,
    /// and read last; a picture comes after the title that it illustrates, and its caption after the picture.
    fn in_reading_order(&mut self) {
        let order = order::of(&self.blocks);
        let mut moved = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            if let Some(place) = moved.get_mut(*from) {
                *place = to;
            }
        }
        self.blocks = order.iter().filter_map(|from| self.blocks.get(*from).cloned()).collect();
        for item in &mut self.drawn.items {
            item.block = item.block.and_then(|block| moved.get(block).copied());
        }
    }

    /// The page with everything that was drawn.
    pub fn finish(mut self, last_step: u16) -> Page {
        self.in_reading_order();
        let mut page = Page {
            size: (self.width, self.height),
            background: self.palette.paper,
            items: self.drawn.items,
            blocks: self.blocks,
            links: self.drawn.links,
            last_step,
            overflow: self.overflow,
            missing: self.drawn.missing,
            rtl: self.rtl,
            hash: 0,
        };
        page.hash = super::hash::of(&page);
        page
    }
}
