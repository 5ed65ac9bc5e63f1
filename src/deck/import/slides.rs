//! Blocks become slides: a heading of level 1 or 2 or a `---` starts one, and what does not fit beside the rest follows on the next.

use super::{
    blocks::Block,
    ids::Ids,
    spans::{Run, bounded},
};
use crate::deck::{
    guard,
    inline::escape,
    model::{Item, Layout, Notes, Picture, Place, Slide, Table, Text},
};

/// What a block is once its pictures are found and its words are written.
pub enum Part {
    /// A block that needed nothing.
    Block(Block),
    /// A picture of the deck, with its caption.
    Picture(String, String),
}

/// The slides of a file, and where something had to stand on a slide of its own.
#[derive(Default)]
pub struct Slides {
    /// The slides so far.
    pub made: Vec<Slide>,
    /// The words of the first level-1 heading.
    pub title: Option<String>,
    /// What to say, and at which byte.
    pub remarks: Vec<(usize, String)>,
    draft: Option<Draft>,
    ids: Ids,
    /// How many slides a deck has no place for.
    pub beyond: usize,
    /// Everything up to the next slide is notes.
    noting: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Opening,
    Section,
    Plain,
}

enum Body {
    None,
    List(Vec<Item>),
    Quote(String, Option<String>),
    Picture { asset: String, caption: String, items: Vec<Item> },
    Table(Table),
}

struct Draft {
    kind: Kind,
    /// The title as words, for the id.
    name: String,
    title: String,
    subtitle: String,
    text: Vec<String>,
    body: Body,
    notes: Vec<String>,
}

impl Draft {
    fn new(kind: Kind, name: &str, title: &str) -> Self {
        let (name, title) = (name.to_owned(), title.to_owned());
        Self { kind, name, title, subtitle: String::new(), text: Vec::new(), body: Body::None, notes: Vec::new() }
    }

    fn is_bare(&self) -> bool {
        self.text.is_empty() && matches!(self.body, Body::None)
    }
}

impl Slides {
    /// Takes up a block that starts at byte `at`.
    pub fn take(&mut self, at: usize, part: Part) {
        match part {
            Part::Block(Block::Rule) => self.flush(),
            Part::Block(Block::Heading(level, run)) => self.heading(level, &run),
            Part::Block(Block::Notes(run)) if run.is_empty() => self.noting = true,
            Part::Block(Block::Notes(run)) => self.note(run.markup()),
            Part::Block(block) if self.noting => self.note(as_words(block)),
            Part::Block(Block::Text(run)) => self.text(at, run.markup()),
            Part::Block(Block::List(items)) => self.list(at, items),
            Part::Block(Block::Quote(quote, by)) => {
                let quote = unquoted(&quote.markup());
                let by = by.map(|by| by.markup());
                self.body(at, Body::Quote(quote, by));
            }
            Part::Block(Block::Table(header, rows)) => {
                let cells = |row: Vec<Run>| row.iter().map(|run| Text::One(run.markup())).collect::<Vec<_>>();
                let rows = rows.into_iter().map(cells).collect();
                self.body(at, Body::Table(Table { header: cells(header), rows, ..Table::default() }));
            }
            Part::Picture(_, caption) if self.noting => self.note(escape(&caption)),
            Part::Picture(asset, caption) => self.picture(at, asset, caption),
            // Pictures come with their assets.
            Part::Block(Block::Picture { alt, .. }) => self.text(at, escape(&alt)),
        }
    }

    /// The slides are complete.
    pub fn finish(&mut self) {
        self.flush();
    }

    /// Puts a title slide in front.
    pub fn open_with(&mut self, title: &str, subtitle: Option<&str>) {
        let mut draft = Draft::new(Kind::Opening, title, &bounded(&escape(title)));
        draft.subtitle = subtitle.map(escape).unwrap_or_default();
        let slide = self.slide(draft);
        self.made.insert(0, slide);
    }

    fn heading(&mut self, level: u8, run: &Run) {
        if run.is_empty() {
            return self.flush();
        }
        let (name, title) = (run.plain(), run.markup());
        if level > 2 {
            match &mut self.draft {
                // The first words of a slide are its title, whatever their level.
                Some(draft) if draft.title.is_empty() && draft.is_bare() => {
                    (draft.name, draft.title) = (name, title);
                    return;
                }
                Some(draft) if draft.subtitle.is_empty() && draft.is_bare() => {
                    draft.subtitle = title;
                    return;
                }
                Some(draft) if !draft.title.is_empty() => {
                    let (above, words) = (draft.name.clone(), draft.title.clone());
                    self.flush();
                    self.draft = Some(Draft { subtitle: title, ..Draft::new(Kind::Plain, &above, &words) });
                    return;
                }
                _ => {}
            }
        }
        self.flush();
        let kind = match level {
            1 if self.title.is_none() => {
                self.title = Some(name.clone());
                Kind::Opening
            }
            1 => Kind::Section,
            _ => Kind::Plain,
        };
        self.draft = Some(Draft::new(kind, &name, &title));
    }

    fn draft(&mut self) -> &mut Draft {
        self.draft.get_or_insert_with(|| Draft::new(Kind::Plain, "", ""))
    }

    fn note(&mut self, words: String) {
        if !words.is_empty() {
            self.draft().notes.push(words);
        }
    }

    fn text(&mut self, at: usize, words: String) {
        if words.is_empty() {
            return;
        }
        let draft = self.draft();
        match (&draft.body, draft.kind) {
            (_, Kind::Opening) if draft.subtitle.is_empty() => draft.subtitle = words,
            (_, Kind::Opening) => {
                self.carry_on(at, None);
                self.draft().text.push(words);
            }
            (Body::None | Body::Picture { .. }, _) => draft.text.push(words),
            (Body::List(_) | Body::Quote(..) | Body::Table(_), _) => {
                self.carry_on(at, Some("a paragraph"));
                self.draft().text.push(words);
            }
        }
    }

    fn list(&mut self, at: usize, mut more: Vec<Item>) {
        let draft = self.draft();
        match &mut draft.body {
            Body::List(items) => items.append(&mut more),
            Body::Picture { items, .. } if items.is_empty() => *items = more,
            _ => self.body(at, Body::List(more)),
        }
    }

    fn picture(&mut self, at: usize, asset: String, caption: String) {
        let draft = self.draft();
        let items = match &mut draft.body {
            Body::List(items) => std::mem::take(items),
            _ => Vec::new(),
        };
        if items.is_empty() {
            return self.body(at, Body::Picture { asset, caption, items });
        }
        draft.body = Body::Picture { asset, caption, items };
    }

    /// The main part of a slide. A slide that has one already is continued on the next.
    fn body(&mut self, at: usize, body: Body) {
        let draft = self.draft();
        if draft.kind == Kind::Opening {
            self.carry_on(at, None);
        } else if !matches!(draft.body, Body::None) {
            self.carry_on(
                at,
                Some(match body {
                    Body::List(_) => "a list",
                    Body::Quote(..) => "a quotation",
                    Body::Picture { .. } => "a picture",
                    Body::Table(_) => "a table",
                    Body::None => "more",
                }),
            );
        }
        let draft = self.draft();
        draft.kind = Kind::Plain;
        draft.body = body;
    }

    /// Goes on with a slide of the same title.
    fn carry_on(&mut self, at: usize, with: Option<&str>) {
        let Some(draft) = &self.draft else { return };
        let (name, title) = (draft.name.clone(), draft.title.clone());
        let subtitle = if draft.kind == Kind::Opening { String::new() } else { draft.subtitle.clone() };
        if let Some(with) = with {
            self.remarks
                .push((at, format!("{with} does not fit beside the rest of this slide and stands on the next")));
        }
        let noting = self.noting;
        self.flush();
        self.noting = noting;
        self.draft = Some(Draft { subtitle, ..Draft::new(Kind::Plain, &name, &title) });
    }

    fn flush(&mut self) {
        self.noting = false;
        let Some(draft) = self.draft.take() else { return };
        if draft.title.is_empty() && draft.is_bare() {
            // Notes after a line of their own still belong to the slide before.
            if draft.notes.is_empty() {
                return;
            }
            if let Some(before) = self.made.last_mut() {
                let mut notes: Vec<String> = match &before.notes {
                    Some(Notes::Whole(Text::One(words))) => vec![words.clone()],
                    _ => Vec::new(),
                };
                notes.extend(draft.notes);
                before.notes = Some(Notes::Whole(Text::One(bounded(&notes.join("\n")))));
                return;
            }
        }
        if self.made.len() < guard::SLIDES - 1 {
            let slide = self.slide(draft);
            self.made.push(slide);
        } else {
            self.beyond += 1;
        }
    }

    fn slide(&mut self, draft: Draft) -> Slide {
        let given = |words: String| Some(Text::One(words)).filter(|text| !text.is_empty());
        let instead = format!("slide-{}", self.made.len() + 1);
        let mut slide = Slide {
            id: self.ids.name(&draft.name, &instead),
            title: given(draft.title),
            subtitle: given(draft.subtitle),
            text: given(bounded(&draft.text.join("\n"))),
            notes: given(bounded(&draft.notes.join("\n"))).map(Notes::Whole),
            ..Slide::default()
        };
        let alone = slide.text.is_none();
        slide.layout = match draft.body {
            Body::None if draft.kind == Kind::Opening => Layout::Title,
            Body::None if slide.title.is_some() && (alone || draft.kind == Kind::Section) => Layout::Section,
            Body::None if alone => Layout::Blank,
            Body::None => Layout::Statement,
            Body::List(items) => {
                slide.items = items;
                Layout::Bullets
            }
            Body::Quote(quote, by) => {
                (slide.quote, slide.attribution) = (given(quote), by.and_then(given));
                Layout::Quote
            }
            Body::Picture { asset, caption, items } => {
                let place = if alone && items.is_empty() { Place::Centre } else { Place::Right };
                slide.image = Some(Picture { asset, place, caption: given(escape(&caption)), ..Picture::default() });
                slide.items = items;
                Layout::Image
            }
            Body::Table(table) => {
                slide.table = Some(table);
                Layout::Table
            }
        };
        slide
    }
}

/// A block as lines of words, for notes.
fn as_words(block: Block) -> String {
    fn lines(items: &[Item], out: &mut Vec<String>) {
        for item in items {
            out.push(format!("– {}", item.text().pick("", "").0));
            lines(item.items(), out);
        }
    }
    match block {
        Block::Text(run) | Block::Notes(run) | Block::Heading(_, run) => run.markup(),
        Block::Quote(mut run, by) => {
            run.append(by.unwrap_or_default());
            run.markup()
        }
        Block::List(items) => {
            let mut out = Vec::new();
            lines(&items, &mut out);
            out.join("\n")
        }
        Block::Table(header, rows) => {
            let row = |row: &Vec<Run>| row.iter().map(Run::markup).collect::<Vec<_>>().join(" | ");
            std::iter::once(&header).chain(&rows).map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Picture { alt, .. } => escape(&alt),
        Block::Rule => String::new(),
    }
}

/// The words without quotation marks around all of them: the theme adds those of the language.
fn unquoted(words: &str) -> String {
    let pairs = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];
    let inside = pairs.iter().find_map(|(open, close)| {
        let inside = words.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside.trim())
    });
    inside.filter(|inside| !inside.is_empty()).unwrap_or(words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_go_only_as_a_pair() {
        let table = [
            ("“Words.”", "Words."),
            ("« Des mots »", "Des mots"),
            ("“One” and “two”", "“One” and “two”"),
            ("\"", "\""),
            ("“”", "“”"),
            ("Words.[^a]", "Words.[^a]"),
        ];
        for (words, expected) in table {
            assert_eq!(unquoted(words), expected);
        }
    }
}
