//! The blocks of a Markdown file in a row: headings, paragraphs, lists, quotations, pictures, tables, notes.
//!
//! The parser's events are followed with a stack of our own, so no file, however deep its lists, can use up the stack of
//! the thread. What slides do not have (code, HTML, a table inside a list) becomes words, with a remark.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    ids::{Ids, slug},
    items::{Flat, LEVELS, nest},
    spans::{Run, Span},
};
use crate::deck::model::Item;

/// The most rows of a table that are taken.
const ROWS: usize = 500;
/// The most cells of a row that are taken.
const CELLS: usize = 40;
/// The most parts of a list that are taken.
const PARTS: usize = 2_000;

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, Run),
    /// `---`: the next slide.
    Rule,
    /// A paragraph.
    Text(Run),
    /// A list.
    List(Vec<Item>),
    /// Somebody's words, and who said them.
    Quote(Run, Option<Run>),
    /// A picture: its address in the file, its description, and its caption.
    Picture {
        /// The address as the file has it.
        source: String,
        /// What it shows, in words.
        alt: String,
        /// The title in the file's quotation marks.
        caption: String,
    },
    /// A table: its headings and its rows.
    Table(Vec<Run>, Vec<Vec<Run>>),
    /// For the moderator alone. An empty one means that everything up to the next slide is.
    Notes(Run),
}

/// What a footnote says.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// The id under which slides cite it.
    pub id: String,
    /// Its name in the file.
    pub name: String,
    /// What it says.
    pub run: Run,
}

/// A file in blocks.
#[derive(Debug, Default)]
pub struct Blocks {
    /// Every block with the byte at which it starts.
    pub row: Vec<(usize, Block)>,
    /// The footnotes in the order of their definitions.
    pub footnotes: Vec<Footnote>,
    /// What was turned into words or left out, with the byte at which it stands.
    pub remarks: Vec<(usize, &'static str)>,
}

/// What is read of Markdown beyond `CommonMark`.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES
}

/// Takes a Markdown text apart.
#[must_use]
pub fn read(text: &str) -> Blocks {
    let mut names = Ids::default();
    let mut sources = HashMap::new();
    for event in Parser::new_ext(text, options()) {
        if let Event::Start(Tag::FootnoteDefinition(name)) = event {
            // Of two definitions of one name the parser itself takes the first.
            sources.entry(name.to_string()).or_insert_with(|| names.name(&format!("note {}", slug(&name)), "note"));
        }
    }
    let mut reader = Reader { sources, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.event(event, &range);
    }
    reader.out
}

/// What is open around the words that are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    List,
    Item,
    Quote,
    Footnote,
}

#[derive(Default)]
struct Reader {
    out: Blocks,
    sources: HashMap<String, String>,
    around: Vec<Around>,
    /// Where the outermost container starts.
    start: usize,
    /// The words that are being read.
    run: Run,
    bold: u32,
    italic: u32,
    links: Vec<String>,
    /// The picture that is being read; its description is collected apart from the words around it.
    picture: Option<(String, String)>,
    alt: String,
    /// Pictures and notes inside something else, which follow it.
    late: Vec<(usize, Block)>,
    /// The number of the next item of each open list.
    numbers: Vec<Option<u64>>,
    parts: Vec<Flat>,
    /// The positions in `parts` of the items that are open.
    open_parts: Vec<usize>,
    quote: Run,
    /// The footnotes that are open: a definition may stand in a list, and even in another footnote.
    footnotes: Vec<(String, Run)>,
    /// The ids of those that are complete.
    defined: HashSet<String>,
    code: Option<String>,
    html: Option<String>,
    header: Vec<Run>,
    rows: Vec<Vec<Run>>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(tag) => self.close(tag, at),
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some(code), _) => code.push_str(&text),
                (None, Some(html)) => html.push_str(&text),
                (None, None) => self.words(&text),
            },
            Event::Code(text) => {
                self.remark(at, "code is shown as plain words");
                self.words(&text);
            }
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.inline_html(&text, at),
            },
            Event::InlineHtml(text) => self.inline_html(&text, at),
            Event::FootnoteReference(name) => match self.sources.get(name.as_ref()) {
                Some(id) if self.picture.is_none() => self.run.0.push(Span::Note(id.clone())),
                Some(_) => {}
                None => {
                    self.remark(at, "this footnote is not defined anywhere, so its mark is shown as it is written");
                    self.words(&format!("[^{name}]"));
                }
            },
            Event::SoftBreak | Event::HardBreak if self.picture.is_some() => self.alt.push(' '),
            Event::SoftBreak => self.run.0.push(Span::Soft),
            Event::HardBreak => self.run.0.push(Span::Hard),
            Event::Rule if self.around.is_empty() => self.out.row.push((at, Block::Rule)),
            // A line across a list or a quotation says nothing; the others are not asked of the parser.
            Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn remark(&mut self, at: usize, words: &'static str) {
        self.out.remarks.push((at, words));
    }

    fn words(&mut self, words: &str) {
        if self.picture.is_some() {
            self.alt.push_str(words);
        } else {
            let link = self.links.last().map(String::as_str);
            self.run.words(words, self.bold > 0, self.italic > 0, link);
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: usize) {
        let container = match &tag {
            Tag::List(_) => Some(Around::List),
            Tag::Item => Some(Around::Item),
            Tag::BlockQuote(_) => Some(Around::Quote),
            Tag::FootnoteDefinition(_) => Some(Around::Footnote),
            _ => None,
        };
        if let Some(container) = container {
            // The words of a tight item have no paragraph of their own.
            self.paragraph(at);
            if self.around.is_empty() {
                self.start = at;
            }
            self.around.push(container);
        }
        match tag {
            Tag::List(first) => self.numbers.push(first),
            Tag::Item => {
                let level = self.numbers.len().clamp(1, LEVELS);
                if self.numbers.len() == LEVELS + 1 {
                    self.remark(at, "lists have three levels; what stands deeper is put on the third");
                }
                let number = self.numbers.last_mut().and_then(Option::as_mut).map(|number| {
                    let now = *number;
                    *number = number.saturating_add(1);
                    now
                });
                if self.parts.len() == PARTS {
                    self.remark(at, "the list is too long; the rest of it is left out");
                }
                self.open_parts.push(self.parts.len());
                self.parts.push(Flat { level, number, run: Run::default() });
            }
            Tag::FootnoteDefinition(name) => self.footnotes.push((name.to_string(), Run::default())),
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            // A picture in the description of a picture is nothing that can be shown.
            Tag::Image { dest_url, title, .. } if self.picture.is_none() => {
                self.picture = Some((dest_url.to_string(), title.to_string()));
                self.alt.clear();
            }
            Tag::CodeBlock(_) => {
                self.paragraph(at);
                self.remark(at, "code is shown as plain words");
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.paragraph(at);
                self.html = Some(String::new());
            }
            Tag::Table(_) => {
                self.paragraph(at);
                (self.header, self.rows) = (Vec::new(), Vec::new());
            }
            Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Heading { .. } | Tag::Paragraph => self.paragraph(at),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Paragraph => self.paragraph(at),
            TagEnd::Heading(level) => self.heading(level, at),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => {
                if let Some((source, caption)) = self.picture.take() {
                    let alt = std::mem::take(&mut self.alt);
                    self.late.push((at, Block::Picture { source, alt, caption }));
                }
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.run.lines(code.trim_end());
                self.paragraph(at);
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.html(&html, at);
                self.paragraph(at);
            }
            TagEnd::TableCell => {
                let run = std::mem::take(&mut self.run);
                // The row of the headings has no row of its own.
                let row = self.rows.last_mut().unwrap_or(&mut self.header);
                if row.len() < CELLS {
                    row.push(run);
                }
            }
            TagEnd::Table => self.table(at),
            TagEnd::List(_) => {
                self.paragraph(at);
                self.numbers.pop();
                self.leave(at);
            }
            TagEnd::Item => {
                self.paragraph(at);
                self.open_parts.pop();
                self.leave(at);
            }
            TagEnd::FootnoteDefinition => {
                self.paragraph(at);
                self.footnote();
                self.leave(at);
            }
            TagEnd::BlockQuote(_) => {
                self.paragraph(at);
                self.leave(at);
            }
            _ => {}
        }
    }

    /// The words read so far are complete: they go to what is around them.
    fn paragraph(&mut self, at: usize) {
        let mut run = std::mem::take(&mut self.run);
        if !run.is_empty() {
            match self.around.first() {
                _ if !self.footnotes.is_empty() => {
                    if let Some((_, words)) = self.footnotes.last_mut() {
                        if !words.is_empty() {
                            words.0.push(Span::Soft);
                        }
                        words.0.append(&mut run.0);
                    }
                }
                None | Some(Around::Footnote) => {
                    let mark = ["notes:", "note:"].into_iter().find(|mark| run.begins(mark));
                    let block = match mark {
                        Some(mark) => {
                            run.strip(mark);
                            Block::Notes(run)
                        }
                        None => Block::Text(run),
                    };
                    self.out.row.push((at, block));
                }
                Some(Around::List | Around::Item) => {
                    let part = self.open_parts.last().copied();
                    if let Some(part) = part.and_then(|part| self.parts.get_mut(part)) {
                        part.run.append(run);
                    }
                }
                Some(Around::Quote) => {
                    if self.around.contains(&Around::Item) {
                        run.0.insert(0, Span::Words { text: "– ".to_owned(), bold: false, italic: false, link: None });
                    }
                    self.quote.append(run);
                }
            }
        }
        if self.around.is_empty() {
            self.out.row.append(&mut self.late);
        }
    }

    /// A container ends. With the outermost one, what it held becomes a block.
    fn leave(&mut self, at: usize) {
        if self.around.len() > 1 {
            self.around.pop();
            return;
        }
        let start = self.start;
        match self.around.pop() {
            Some(Around::List | Around::Item) => {
                self.parts.truncate(PARTS);
                let items = nest(std::mem::take(&mut self.parts));
                if !items.is_empty() {
                    self.out.row.push((start, Block::List(items)));
                }
            }
            Some(Around::Quote) => {
                self.parts.clear();
                let mut quote = std::mem::take(&mut self.quote);
                let by = quote.take_last_line(&["— ", "– ", "-- "]);
                if !quote.is_empty() {
                    self.out.row.push((start, Block::Quote(quote, by.filter(|by| !by.is_empty()))));
                }
            }
            Some(Around::Footnote) => self.parts.clear(),
            None => {}
        }
        self.paragraph(at);
    }

    /// A footnote is complete. Of two of one name the first counts.
    fn footnote(&mut self) {
        if let Some((name, run)) = self.footnotes.pop()
            && let Some(id) = self.sources.get(&name).cloned()
            && self.defined.insert(id.clone())
        {
            self.out.footnotes.push(Footnote { id, name, run });
        }
    }

    fn heading(&mut self, level: HeadingLevel, at: usize) {
        if !self.around.is_empty() {
            self.remark(at, "a heading inside a list or a quotation is shown as plain words");
            return self.paragraph(at);
        }
        let run = std::mem::take(&mut self.run);
        self.out.row.push((at, Block::Heading(level as u8, run)));
        self.paragraph(at);
    }

    fn table(&mut self, at: usize) {
        let (mut header, mut rows) = (std::mem::take(&mut self.header), std::mem::take(&mut self.rows));
        if rows.len() > ROWS {
            self.remark(at, "the table is too long; the rest of it is left out");
            rows.truncate(ROWS);
        }
        if !self.around.is_empty() {
            self.remark(at, "a table inside a list or a quotation is shown as lines of words");
            for row in std::iter::once(header).chain(rows) {
                let cells: Vec<String> = row.iter().map(Run::plain).collect();
                let mut line = Run::default();
                line.words(&cells.join(" | "), false, false, None);
                self.run.append(line);
            }
            return self.paragraph(at);
        }
        if rows.is_empty() {
            rows.push(std::mem::take(&mut header));
        }
        if header.iter().all(Run::is_empty) {
            header.clear();
        }
        let columns = header.len().max(rows.iter().map(Vec::len).max().unwrap_or(0));
        for row in &mut rows {
            row.resize(columns, Run::default());
        }
        if !header.is_empty() {
            header.resize(columns, Run::default());
        }
        self.out.row.push((at, Block::Table(header, rows)));
        self.paragraph(at);
    }

    /// A piece of HTML among words: a line break, a comment, or a tag that means nothing here.
    fn inline_html(&mut self, html: &str, at: usize) {
        let name = html.trim_start_matches(['<', '/']);
        if html.starts_with("<!--") {
            self.html(html, at);
        } else if name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br")) {
            self.run.0.push(Span::Hard);
        } else {
            self.remark(at, "HTML is not read; only its words are shown");
        }
    }

    /// A block of HTML: its comments may be notes, and of the rest the words are shown.
    fn html(&mut self, html: &str, at: usize) {
        let mut rest = html;
        let mut words = String::new();
        while let Some((before, comment)) = rest.split_once("<!--") {
            words.push_str(before);
            let (comment, after) = comment.split_once("-->").unwrap_or((comment, ""));
            rest = after;
            let comment = comment.trim();
            let mark = ["notes:", "note:"]
                .into_iter()
                .find(|mark| comment.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
            if let Some(said) = mark.and_then(|mark| comment.get(mark.len()..)) {
                let mut notes = Run::default();
                notes.lines(said.trim());
                if !notes.is_empty() {
                    self.late.push((at, Block::Notes(notes)));
                }
            }
        }
        words.push_str(rest);
        if words.contains('<') || !words.trim().is_empty() {
            self.remark(at, "HTML is not read; only its words are shown");
        }
        self.run.lines(without_tags(&words).trim());
    }
}

/// The words between the tags of HTML; what scripts and styles hold are no words.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut hidden: Option<&str> = None;
    while let Some((before, tag)) = rest.split_once('<') {
        if hidden.is_none() {
            out.push_str(before);
        }
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        let name = tag.split([' ', '\n', '\t', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        match hidden {
            Some(word) if tag.starts_with('/') && name.eq_ignore_ascii_case(word) => hidden = None,
            Some(_) => {}
            None => hidden = ["script", "style"].into_iter().find(|word| name.eq_ignore_ascii_case(word)),
        }
    }
    if hidden.is_none() {
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_gives_its_words() {
        let table = [
            ("<p>One <b>two</b></p>", "One two"),
            ("<style>p { x }</style>a<script>b</script>", "a"),
            ("a < b", "a "),
            ("", ""),
        ];
        for (html, words) in table {
            assert_eq!(without_tags(html), words, "{html:?}");
        }
    }

    #[test]
    fn deep_lists_do_not_use_up_the_stack() {
        let deep = (0..400).map(|depth| "  ".repeat(depth) + "- a\n").collect::<Vec<_>>().concat();
        let blocks = read(&deep);
        assert!(matches!(blocks.row.as_slice(), [(_, Block::List(_))]), "{} blocks", blocks.row.len());
        let quotes = format!("{} words", ">".repeat(20_000));
        assert_eq!(read(&quotes).row.len(), 1);
    }
}
