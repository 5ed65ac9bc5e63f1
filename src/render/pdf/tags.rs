//! The tags of a PDF: the texts of a page in reading order, as headings, lists, tables and pictures that a screen reader
//! announces.

use std::num::NonZeroU16;

use krilla::{
    action::LinkAction,
    annotation::{Annotation, LinkAnnotation, Target},
    geom::{Point, Quadrilateral},
    page::Page as Sheet,
    tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, WritingMode},
};

use super::pen::{Spot, Trace, Traces};
use crate::typeset::page::{Block, Page, Role};

/// The marks of one text, ready to stand in the tree of tags.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub label: Vec<Node>,
    pub body: Vec<Node>,
}

impl Marks {
    fn is_empty(&self) -> bool {
        self.label.is_empty() && self.body.is_empty()
    }

    /// Adds what stands on a later sheet.
    pub fn append(&mut self, mut later: Self) {
        self.label.append(&mut later.label);
        self.body.append(&mut later.body);
    }
}

/// Puts the marks of each text in the order in which they are read, and makes links of those that lead somewhere.
pub(super) fn settle(traces: Traces, page: &Page, spot: Spot, sheet: &mut Sheet<'_>) -> Vec<Marks> {
    let mut marks = Vec::with_capacity(traces.blocks.len());
    for ((mut traces, labels), block) in traces.blocks.into_iter().zip(traces.labels).zip(&page.blocks) {
        if block.rtl {
            // Drawn from left to right, read from right to left.
            for line in traces.chunk_by_mut(|a, b| a.line == b.line) {
                line.reverse();
            }
        }
        let url = |trace: &Trace| trace.link.and_then(|link| page.links.get(link)).map(|link| &link.url);
        let mut body = Vec::new();
        for part in traces.chunk_by(|a, b| url(a) == url(b)) {
            let nodes = part.iter().map(|trace| Node::Leaf(trace.id));
            let Some(url) = part.first().and_then(url) else {
                body.extend(nodes);
                continue;
            };
            let mut link = TagGroup::new(Tag::Link);
            if let Some(annotation) = annotation(part, url, page, spot) {
                link.push(sheet.add_tagged_annotation(annotation));
            }
            link.children.extend(nodes);
            body.push(link.into());
        }
        marks.push(Marks { label: labels.into_iter().map(Node::Leaf).collect(), body });
    }
    marks
}

/// The places that can be clicked, with the words and the address for whoever does not see them.
fn annotation(part: &[Trace], url: &str, page: &Page, spot: Spot) -> Option<Annotation> {
    let mut links: Vec<usize> = part.iter().filter_map(|trace| trace.link).collect();
    links.dedup();
    let quads: Vec<Quadrilateral> = links
        .iter()
        .filter_map(|link| spot.rect(page.links.get(*link)?.place))
        .map(|r| {
            Quadrilateral([
                Point::from_xy(r.left(), r.bottom()),
                Point::from_xy(r.right(), r.bottom()),
                Point::from_xy(r.right(), r.top()),
                Point::from_xy(r.left(), r.top()),
            ])
        })
        .collect();
    if quads.is_empty() {
        return None;
    }
    let words: String = part.iter().map(|trace| trace.words.as_str()).collect();
    let words: String = words.chars().filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}')).collect();
    let words = words.trim();
    let alt = if words.is_empty() || words == url { url.to_owned() } else { format!("{words} ({url})") };
    let target = Target::Action(LinkAction::new(encoded(url)).into());
    Some(Annotation::new_link(LinkAnnotation::new_with_quad_points(quads, target), Some(alt)))
}

/// The address in ASCII, as PDF wants it.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Builds the tree of one document; remembers whether a main heading was met.
pub(super) struct Tree {
    /// The language of the document: texts in it need no tag of their own.
    language: String,
    has_heading: bool,
}

impl Tree {
    pub fn new(language: &str) -> Self {
        Self { language: language.to_owned(), has_heading: false }
    }

    /// The texts of a page as one section.
    pub fn section(&mut self, page: &Page, marks: Vec<Marks>) -> TagGroup {
        let mut section = TagGroup::new(Tag::Section);
        let mut parts: Vec<(&Block, Marks)> = page.blocks.iter().zip(marks).collect();
        // A cell without words keeps its place in the row.
        parts.retain(|(block, marks)| !marks.is_empty() || block.role == Role::Cell);
        let mut parts = parts.into_iter().peekable();
        while let Some((block, marks)) = parts.next() {
            match block.role {
                Role::Cell => {
                    let mut cells = vec![(block, marks)];
                    while let Some(cell) = parts.next_if(|(block, _)| block.role == Role::Cell) {
                        cells.push(cell);
                    }
                    section.children.extend(self.cells(cells));
                }
                _ if in_list(block) => {
                    let mut items = vec![(block, marks)];
                    while let Some(item) = parts.next_if(|(block, _)| in_list(block)) {
                        items.push(item);
                    }
                    section.children.extend(self.list(items));
                }
                _ => section.push(self.simple(block, marks)),
            }
        }
        section
    }

    /// One text by itself.
    pub fn simple(&mut self, block: &Block, marks: Marks) -> TagGroup {
        let title = || Some(block.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let Marks { label, body } = marks;
        match block.role {
            Role::Title => {
                self.has_heading = true;
                self.group(Tag::Hn(NonZeroU16::MIN, title()), block, body)
            }
            // The first heading of a document must be a main one; what stands above the title is a line of text.
            Role::Heading if self.has_heading && &*block.field != "kicker" => {
                self.group(Tag::Hn(NonZeroU16::MIN.saturating_add(1), title()), block, body)
            }
            Role::Quote => {
                let words = TagGroup::with_children(Tag::P, label.into_iter().chain(body).collect());
                self.group(Tag::BlockQuote, block, vec![words.into()])
            }
            Role::Note => {
                let mut children = Vec::new();
                if !label.is_empty() {
                    children.push(TagGroup::with_children(Tag::Lbl, label).into());
                }
                children.push(TagGroup::with_children(Tag::P, body).into());
                self.group(Tag::Note, block, children)
            }
            Role::Figure => self.group(Tag::Figure(Some(block.text.to_string())), block, body),
            Role::Heading | Role::Paragraph | Role::ListItem(_) | Role::Cell => self.group(Tag::P, block, body),
        }
    }

    fn group(&self, tag: impl Into<TagKind>, block: &Block, children: Vec<Node>) -> TagGroup {
        let mut tag: TagKind = tag.into();
        if *block.language != *self.language {
            tag.set_lang(Some(block.language.to_string()));
        }
        if block.rtl {
            tag.set_writing_mode(Some(WritingMode::RlTb));
        }
        TagGroup::with_children(tag, children)
    }

    /// A list with the lists below its items.
    fn list(&self, parts: Vec<(&Block, Marks)>) -> Option<Node> {
        // The lists that are open, from the outermost.
        let mut open: Vec<TagGroup> = Vec::new();
        let mut label: Vec<Node> = Vec::new();
        for (block, marks) in parts {
            let Role::ListItem(level) = block.role else {
                label.extend(marks.body);
                continue;
            };
            // A list may not begin below the first level, nor go down by two at once.
            let level = usize::from(level).min(open.len());
            while open.len() > level + 1 {
                close(&mut open);
            }
            if open.len() <= level {
                open.push(TagGroup::new(Tag::L(ListNumbering::None)));
            }
            let mut item = TagGroup::new(Tag::LI);
            if !label.is_empty() {
                item.push(TagGroup::with_children(Tag::Lbl, std::mem::take(&mut label)));
            }
            item.push(self.group(Tag::LBody, block, marks.body));
            if let Some(list) = open.last_mut() {
                list.push(item);
            }
        }
        if !label.is_empty() {
            // A date to which nothing has happened yet.
            let item = TagGroup::with_children(Tag::LI, vec![TagGroup::with_children(Tag::LBody, label).into()]);
            match open.first_mut() {
                Some(list) => list.push(item),
                None => open.push(TagGroup::with_children(Tag::L(ListNumbering::None), vec![item.into()])),
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        open.pop().map(Node::from)
    }

    /// A table; the words of a chart are part of a picture that says them all.
    fn cells(&self, cells: Vec<(&Block, Marks)>) -> Option<Node> {
        let first = cells.first().map(|(block, _)| *block)?;
        if first.field.starts_with("chart") {
            let words: Vec<&str> = cells.iter().map(|(block, _)| block.text.trim()).filter(|w| !w.is_empty()).collect();
            let alt = words.join("; ");
            let body = cells.into_iter().flat_map(|(_, marks)| marks.body).collect();
            return (!alt.is_empty()).then(|| self.group(Tag::Figure(Some(alt)), first, body).into());
        }
        let mut rows: Vec<(&str, TagGroup, bool)> = Vec::new();
        for (block, marks) in cells {
            let row = row_of(&block.field);
            if rows.last().is_none_or(|(known, ..)| *known != row) {
                rows.push((row, TagGroup::new(Tag::TR), false));
            }
            let Some((_, group, shown)) = rows.last_mut() else { continue };
            *shown |= !marks.body.is_empty();
            let header = row == "table.header";
            let tag: TagKind = if header { Tag::TH(TableHeaderScope::Column).into() } else { Tag::TD.into() };
            group.push(self.group(tag, block, marks.body));
        }
        // A row that is not yet revealed is not there.
        rows.retain(|(.., shown)| *shown);
        let columns = rows.iter().map(|(_, row, _)| row.children.len()).max()?;
        let (mut head, mut body) = (TagGroup::new(Tag::THead), TagGroup::new(Tag::TBody));
        for (name, mut row, _) in rows {
            let header = name == "table.header";
            while row.children.len() < columns {
                let empty =
                    if header { TagGroup::new(Tag::TH(TableHeaderScope::Column)) } else { TagGroup::new(Tag::TD) };
                row.push(empty);
            }
            if header { head.push(row) } else { body.push(row) }
        }
        let parts = [head, body].into_iter().filter(|part| !part.children.is_empty()).map(Node::from).collect();
        Some(TagGroup::with_children(Tag::Table, parts).into())
    }
}

/// Whether a text is part of a list: an item, or the date or label before one.
fn in_list(block: &Block) -> bool {
    matches!(block.role, Role::ListItem(_)) || (block.role == Role::Heading && block.field.ends_with(".label"))
}

/// The row of a cell: its field without the last position, where it has two.
fn row_of(field: &str) -> &str {
    match field.rfind('[') {
        Some(at) if field.starts_with("table.") => field.get(..at).unwrap_or(field),
        _ => field,
    }
}

/// Ends the innermost list, as a part of the item before it.
fn close(open: &mut Vec<TagGroup>) {
    let Some(list) = open.pop() else { return };
    let body = open.last_mut().and_then(|outer| outer.children.last_mut()).and_then(|item| match item {
        Node::Group(item) => item.children.last_mut(),
        Node::Leaf(_) => None,
    });
    if let Some(Node::Group(body)) = body {
        body.push(list);
    }
}

#[cfg(test)]
mod tests {
    use super::{encoded, row_of};

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(encoded("https://a.org/b?c=d#e"), "https://a.org/b?c=d#e");
        assert_eq!(encoded("https://a.org/ш x"), "https://a.org/%D1%88%20x");
    }

    #[test]
    fn rows_are_told_by_their_fields() {
        for (field, row) in [
            ("table.header[2]", "table.header"),
            ("table.rows[3][1]", "table.rows[3]"),
            ("agenda[4]", "agenda[4]"),
            ("", ""),
        ] {
            assert_eq!(row_of(field), row);
        }
    }
}
