//! Markdown becomes a deck: headings start slides, lists, quotations, pictures and tables fill them, comments are notes.
//!
//! Reading is pure: the pictures that a file names are handed to the caller, who says where in the deck's folder they
//! are, or why they are not there. No file, whatever its bytes, makes a deck that the check of decks would refuse.

mod blocks;
mod front;
mod ids;
mod items;
mod slides;
mod spans;

pub use ids::slug;

use std::collections::HashMap;

use self::{
    blocks::{Block, Footnote},
    slides::{Part, Slides},
    spans::{Span, bounded},
};
use super::{
    finding::{Finding, quote, shorten, sort},
    guard,
    inline::escape,
    model::{Aspect, Asset, Deck, FORMAT, Source, Text},
    place::lines,
    read::parse,
    slow,
    write::to_json,
};

/// The largest Markdown file that is read, in bytes.
pub const LARGEST: usize = 2 << 20;

/// Where the pictures of a Markdown file are: given the path as the file has it, relative and decoded, the path in the
/// deck's folder, or in words why there is none.
pub type Pictures<'a> = &'a mut dyn FnMut(&str) -> Result<String, String>;

/// A deck made of a Markdown file.
#[derive(Debug)]
pub struct Made {
    /// The deck.
    pub deck: Deck,
    /// What was left out or changed, with its line in the Markdown file.
    pub findings: Vec<Finding>,
}

/// Makes a deck of Markdown. `file` is what findings call the file, and `name` the deck's title where the file has none.
///
/// # Errors
/// One finding, where the file is too large or holds more than a deck can.
pub fn markdown(text: &str, file: &str, name: &str, pictures: Pictures<'_>) -> Result<Made, Box<Finding>> {
    slow::work("a file is imported");
    let refuse =
        |message: &str| Err(Box::new(Finding { file: file.to_owned(), ..Finding::error("too-much", "", message) }));
    if text.len() > LARGEST {
        return refuse("the file is larger than 2 MiB; a deck of slides is far smaller (pictures stand beside it)");
    }
    let front = front::read(text);
    let skipped = front.range.end;
    let read = blocks::read(text.get(skipped..).unwrap_or_default());
    let mut found: Vec<(usize, Finding)> = Vec::new();
    let mut deck = Deck { format: FORMAT, language: "en".to_owned(), theme: "court".to_owned(), ..Deck::default() };
    front_matter(&front, &mut deck, &mut found);
    for (at, words) in read.remarks {
        found.push((at + skipped, Finding::warning("import", "", words)));
    }
    let mut shelf = Shelf { pictures, known: HashMap::new(), ids: ids::Ids::default() };
    let mut slides = Slides::default();
    for (at, block) in read.row {
        let part = match block {
            Block::Picture { source, alt, caption } => match shelf.find(&source, &alt, &mut deck.assets) {
                Ok(asset) => Part::Picture(asset, caption),
                Err(why) => {
                    let message = format!("the picture `{}` is left out: {why}", quote(&source));
                    found.push((at + skipped, Finding::error("picture", "", message)));
                    Part::Block(Block::Picture { source, alt, caption })
                }
            },
            block => Part::Block(block),
        };
        slides.take(at, part);
    }
    slides.finish();
    deck.sources = read.footnotes.iter().map(source).collect();
    let title = front.title.clone().or_else(|| slides.title.clone()).filter(|title| !title.trim().is_empty());
    if slides.made.is_empty() || (slides.title.is_none() && front.title.is_some()) {
        slides.open_with(title.as_deref().unwrap_or(name), front.subtitle.as_deref());
    }
    found.extend(slides.remarks.drain(..).map(|(at, words)| (at + skipped, Finding::warning("import", "", words))));
    if slides.beyond > 0 {
        let message = format!("the last {} slides are left out; a deck has at most {}", slides.beyond, guard::SLIDES);
        found.push((text.len(), Finding::error("too-much", "", message)));
    }
    let title = title.unwrap_or_else(|| name.to_owned());
    deck.id = Some(slug(&title)).filter(|id| !id.is_empty()).unwrap_or_else(|| "deck".to_owned());
    deck.title = Text::One(bounded(&escape(&title)));
    deck.slides = slides.made;
    // The reader has the last word: what it would refuse is not handed on.
    let refused = parse(to_json(&deck).as_bytes(), file).findings.into_iter().find(Finding::is_error);
    if let Some(refused) = refused {
        return refuse(&format!("this does not fit into one deck: {}", refused.sentence()));
    }
    Ok(Made { deck, findings: placed(found, text, file) })
}

/// What the front matter says of the deck.
fn front_matter(front: &front::Front, deck: &mut Deck, found: &mut Vec<(usize, Finding)>) {
    let mut say = |message: String| found.push((0, Finding::warning("front-matter", "", message)));
    if let Some(language) = &front.language {
        let formed = (2..=35).contains(&language.len())
            && language.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if formed {
            deck.language.clone_from(language);
        } else {
            say(format!("`{}` is not a language tag such as `en`, `ar` or `zh-Hans`", quote(language)));
        }
    }
    if let Some(aspect) = &front.aspect {
        match [("16:9", Aspect::Wide), ("16:10", Aspect::Laptop), ("4:3", Aspect::Classic)]
            .into_iter()
            .find(|(word, _)| word == aspect)
        {
            Some((_, shape)) => deck.aspect = shape,
            None => say(format!("`{}` is not a shape of slides: 16:9, 16:10 or 4:3", quote(aspect))),
        }
    }
    if let Some(theme) = &front.theme {
        if ["court", "court-dark"].contains(&theme.as_str()) {
            deck.theme.clone_from(theme);
        } else {
            say(format!("the theme `{}` is not one of ours, court and court-dark", quote(theme)));
        }
    }
    if !front.unused.is_empty() {
        let names: Vec<String> = front.unused.iter().take(8).map(|name| format!("`{}`", quote(name))).collect();
        say(format!("these fields mean nothing here: {}", names.join(", ")));
    }
}

/// The source that a footnote is. Its only link becomes the source's address.
fn source(note: &Footnote) -> Source {
    let mut run = note.run.clone();
    let mut links: Vec<String> = Vec::new();
    for span in &run.0 {
        if let Span::Words { link: Some(link), .. } = span
            && links.last() != Some(link)
        {
            links.push(link.clone());
        }
    }
    let url = (links.len() == 1).then(|| links.remove(0));
    let mut written_out = false;
    if let Some(url) = &url {
        for span in &mut run.0 {
            if let Span::Words { text, link, .. } = span
                && link.is_some()
            {
                *link = None;
                // An address written out would stand there twice.
                if text.trim() == url {
                    text.clear();
                    written_out = true;
                }
            }
        }
    }
    if written_out && matches!(run.0.last(), Some(Span::Words { text, .. }) if text.trim() == ".") {
        run.0.pop();
    }
    let mut words = run.markup();
    if written_out {
        // What led to the address leads nowhere now.
        words.truncate(words.trim_end_matches([' ', ',', ';', ':']).len());
    }
    let words = if words.is_empty() { escape(url.as_deref().unwrap_or(&note.name)) } else { words };
    Source { id: note.id.clone(), text: Text::One(bounded(&words)), url, ..Source::default() }
}

/// The pictures found so far.
struct Shelf<'a> {
    pictures: Pictures<'a>,
    known: HashMap<String, Result<String, String>>,
    ids: ids::Ids,
}

impl Shelf<'_> {
    /// The asset that shows `source`; a new one goes to `assets`.
    fn find(&mut self, source: &str, alt: &str, assets: &mut Vec<Asset>) -> Result<String, String> {
        if let Some(known) = self.known.get(source) {
            return known.clone();
        }
        let found = self.look(source);
        let known = found.map(|path| {
            let stem = path.rsplit('/').next().unwrap_or_default();
            let id = self.ids.name(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem), "picture");
            let alt = Some(Text::One(bounded(&escape(alt.trim())))).filter(|alt| !alt.is_empty());
            assets.push(Asset { id: id.clone(), path, alt, ..Asset::default() });
            id
        });
        self.known.insert(source.to_owned(), known.clone());
        known
    }

    fn look(&mut self, source: &str) -> Result<String, String> {
        let address = source.split(['/', '?', '#']).next().unwrap_or_default();
        if address.eq_ignore_ascii_case("data:") || source.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("data:")) {
            return Err("it stands in the text itself; save it as a file beside the Markdown file".to_owned());
        }
        if source.starts_with("//") || address.contains(':') {
            return Err("nothing is loaded from elsewhere; save it beside the Markdown file".to_owned());
        }
        let path = decoded(source).ok_or("its address cannot be read")?;
        (self.pictures)(&path)
    }
}

/// The address without `%20` and the like; `None` where that is not UTF-8.
fn decoded(source: &str) -> Option<String> {
    let bytes = source.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = source.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        let (byte, length) = if let (b'%', Some(code)) = (byte, code) { (code, 3) } else { (*byte, 1) };
        out.push(byte);
        at += length;
    }
    String::from_utf8(out).ok()
}

/// The findings in the order of the file, with their lines.
fn placed(found: Vec<(usize, Finding)>, text: &str, file: &str) -> Vec<Finding> {
    let offsets: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    let mut findings: Vec<Finding> = found
        .into_iter()
        .zip(lines(text, &offsets))
        .map(|((_, finding), (line, column))| Finding { file: file.to_owned(), line, column, ..finding })
        .collect();
    sort(&mut findings);
    shorten(&mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded() {
        let table = [("a%20b.png", Some("a b.png")), ("100%.png", Some("100%.png")), ("%ff", None), ("é%", Some("é%"))];
        for (source, path) in table {
            assert_eq!(decoded(source).as_deref(), path, "{source}");
        }
    }
}
