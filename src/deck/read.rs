//! Reading: bytes to a deck and everything that is wrong with it, in one pass.
//!
//! What cannot be read never blocks the rest. A slide that is wrong in itself becomes a card with its faults; a wrong
//! speaker, segment, source, asset or field is left out; and the file's own words for all of them are kept, so that
//! saving loses nothing. Only an unreadable file, a file that is not an object, and a wrong format give no deck.

use super::{
    check,
    finding::{self, Finding, quote},
    guard,
    model::{Broken, Deck, FORMAT, Kept, Layout, Slide},
    place::{lines, locate, member},
    schema::SCHEMA,
    slow,
    walk::{Fault, walk},
};
use jsonc_parser::{
    ast::{Object, Value as Node},
    common::{Range, Ranged},
};
use serde_json::{Map, Value};
use std::{
    collections::{HashMap, HashSet},
    fs,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A deck read from a file.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The deck; `None` where nothing of the file can be used.
    pub deck: Option<Deck>,
    /// The folder of the file: assets stand in it.
    pub folder: PathBuf,
    /// Everything that is wrong or doubtful, in the order of the file.
    pub findings: Vec<Finding>,
    /// Where things stand in the file.
    pub places: Places,
}

/// A deck read from bytes.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The deck; `None` where nothing of the file can be used.
    pub deck: Option<Deck>,
    /// Everything that is wrong or doubtful, in the order of the file.
    pub findings: Vec<Finding>,
    /// Where things stand in the file.
    pub places: Places,
}

/// The text of a file, to give places to findings that others make.
#[derive(Clone, Debug, Default)]
pub struct Places {
    file: String,
    text: Option<Arc<str>>,
}

impl Places {
    /// Gives file, line and column to every finding that has none, by its path.
    pub fn fill(&self, findings: &mut [Finding]) {
        let root = self.text.as_deref().and_then(positions);
        let wanted: Vec<usize> =
            (0..findings.len()).filter(|at| findings[*at].line == 0 && findings[*at].file.is_empty()).collect();
        let offsets: Vec<usize> = wanted
            .iter()
            .map(|index| root.as_ref().map_or(0, |root| locate(root, &findings[*index].path).start))
            .collect();
        let found = lines(self.text.as_deref().unwrap_or_default(), &offsets);
        for (index, (line, column)) in wanted.into_iter().zip(found) {
            findings[index].file.clone_from(&self.file);
            if self.text.is_some() {
                (findings[index].line, findings[index].column) = (line, column);
            }
        }
    }
}

/// Reads the deck at `path` and checks it against the files beside it.
#[must_use]
pub fn open(path: &Path) -> Opened {
    let bytes = bytes(path);
    opened(path, bytes.as_deref().map_err(AsRef::as_ref))
}

/// The same for a file whose bytes were read already, or could not be.
pub(super) fn opened(path: &Path, bytes: Result<&[u8], &Finding>) -> Opened {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let file = path.display().to_string();
    let parsed = match bytes {
        Ok(bytes) => read(bytes, &file, Some(&folder)),
        Err(finding) => {
            let finding = Finding { file, ..finding.clone() };
            Parsed { deck: None, findings: vec![finding], places: Places::default() }
        }
    };
    Opened { deck: parsed.deck, folder, findings: parsed.findings, places: parsed.places }
}

/// Reads a deck from `bytes`; `file` is what findings call it. The files beside it are not looked at.
#[must_use]
pub fn parse(bytes: &[u8], file: &str) -> Parsed {
    read(bytes, file, None)
}

/// The bytes of the file, and never more of them than a deck may have.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Box<Finding>> {
    slow::work("a deck is read");
    let failed = |error: &std::io::Error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "the file may not be read with this account".to_owned(),
            std::io::ErrorKind::IsADirectory => "this is a folder and not a deck file".to_owned(),
            _ => format!("the file cannot be read: {error}"),
        };
        Box::new(Finding::error("unreadable", "", why))
    };
    let meta = fs::metadata(path).map_err(|error| failed(&error))?;
    if meta.is_dir() {
        return Err(Box::new(Finding::error("unreadable", "", "this is a folder and not a deck file")));
    }
    if meta.len() > guard::FILE as u64 + 3 {
        return Err(Box::new(guard::too_large(meta.len())));
    }
    let file = fs::File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    // A pipe has no size, and a file may grow while it is read.
    file.take(guard::FILE as u64 + 4).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The text with positions. Only for text that `serde_json` has accepted: it is the stricter of the two, and it
/// limits the depth.
pub(super) fn positions(text: &str) -> Option<Node<'_>> {
    let strict = jsonc_parser::ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict).ok()?.value
}

fn read(bytes: &[u8], file: &str, folder: Option<&Path>) -> Parsed {
    if bytes.len() > guard::FILE + 3 {
        let finding = Finding { file: file.to_owned(), ..guard::too_large(bytes.len() as u64) };
        return Parsed { deck: None, findings: vec![finding], places: Places::default() };
    }
    match guard::text(bytes) {
        Ok((text, marked)) => {
            let mut found = Found::default();
            if marked {
                let message = "the file starts with a byte order mark, which UTF-8 does not need; saving leaves it out";
                found.add(0, Finding::warning("byte-order-mark", "", message));
            }
            let deck = deck(text, folder, &mut found);
            let places = Places { file: file.to_owned(), text: Some(Arc::from(text)) };
            Parsed { deck, findings: found.placed(text, file), places }
        }
        Err(refusal) => {
            // What comes before the first wrong byte is text, and tells the line.
            let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            let before = bytes.get(start..start + refusal.at).unwrap_or_default();
            let before = String::from_utf8_lossy(before);
            let mut found = Found::default();
            found.add(refusal.at, refusal.finding);
            Parsed { deck: None, findings: found.placed(&before, file), places: Places::default() }
        }
    }
}

/// Findings with their offsets, as they are collected.
#[derive(Default)]
struct Found {
    faults: Vec<Fault>,
    /// What is wrong in the files beside the deck.
    beside: Vec<Finding>,
}

impl Found {
    fn add(&mut self, at: usize, finding: Finding) {
        self.faults.push(Fault { at, finding });
    }

    fn refuse(&mut self, refusal: guard::Refusal) {
        self.add(refusal.at, refusal.finding);
    }

    /// The findings in the order of the file, not more than a report holds, each with its place.
    fn placed(mut self, text: &str, file: &str) -> Vec<Finding> {
        self.faults.sort_by_key(|fault| fault.at);
        let offsets: Vec<usize> = self.faults.iter().map(|fault| fault.at).collect();
        let mut findings: Vec<Finding> = self
            .faults
            .into_iter()
            .zip(lines(text, &offsets))
            .map(|(fault, (line, column))| Finding { file: file.to_owned(), line, column, ..fault.finding })
            .collect();
        findings.append(&mut self.beside);
        finding::sort(&mut findings);
        finding::shorten(&mut findings);
        findings
    }

    /// The sentences of the errors that stand in `range`.
    fn errors_in(&self, range: Range) -> Vec<String> {
        let (start, end) = (range.start, range.end);
        self.errors()
            .filter(|fault| fault.at >= start && fault.at < end)
            .map(|fault| fault.finding.sentence())
            .collect()
    }

    fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.finding.is_error())
    }
}

fn deck(text: &str, folder: Option<&Path>, found: &mut Found) -> Option<Deck> {
    if let Err(refusal) = guard::limits(text) {
        found.refuse(*refusal);
        return None;
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            found.refuse(*guard::syntax(text, &error));
            return None;
        }
    };
    let Value::Object(fields) = value else {
        let message = "a deck is a JSON object: { \"format\": 1, … }";
        found.add(text.len() - text.trim_start().len(), Finding::error("not-an-object", "", message));
        return None;
    };
    let root = positions(text);
    let Some(Node::Object(object)) = &root else {
        found.add(0, Finding::error("syntax", "", "the positions in the file cannot be made out"));
        return None;
    };
    if let Some(refusal) = refused(object, &fields) {
        found.refuse(*refusal);
        return None;
    }
    found.faults.append(&mut walk(root.as_ref()?, &SCHEMA, "every deck"));
    if fields.get("format").and_then(Value::as_u64) != Some(u64::from(FORMAT)) {
        return None;
    }
    duplicates(object, found);
    let mut deck = build(object, fields, found)?;
    let reviewed = check::review(&deck, folder);
    for finding in reviewed {
        // What is wrong in a file beside the deck has its place already.
        if !finding.file.is_empty() {
            found.beside.push(finding);
            continue;
        }
        let range = root.as_ref().map_or(Range::new(0, 0), |root| locate(root, &finding.path));
        found.add(range.start, finding);
    }
    hold_back(object, &mut deck, found);
    Some(deck)
}

/// Whether the deck as a whole is to be refused with one finding: a newer format, or too many slides.
fn refused(object: &Object, fields: &Map<String, Value>) -> Option<Box<guard::Refusal>> {
    let at = |field: &str| member(object, field).map_or(object.start(), |member| member.value.start());
    if let Some(format) =
        fields.get("format").and_then(Value::as_f64).filter(|format| *format >= f64::from(FORMAT) + 1.0)
    {
        let message = format!(
            "the deck has format {format} and was written by a newer Sidestage; this one reads format {FORMAT} only"
        );
        return Some(guard::refuse(at("format"), "newer-format", message).on("format"));
    }
    let slides = fields.get("slides").and_then(Value::as_array).map_or(0, Vec::len);
    (slides > guard::SLIDES).then(|| {
        let message = format!("the deck has {slides} slides; at most {} are allowed", guard::SLIDES);
        guard::refuse(at("slides"), "size", message).on("slides")
    })
}

/// The lists of the deck whose entries have ids.
const LISTS: [&str; 5] = ["speakers", "agenda", "sources", "assets", "slides"];

/// Every field of the deck, in the order of the format.
const FIELDS: [&str; 14] = [
    "$schema", "format", "id", "title", "language", "aspect", "theme", "event", "speakers", "agenda", "sources",
    "assets", "words", "slides",
];

/// What one entry of a list is called in messages.
pub(super) const fn one(list: &str) -> &'static str {
    match list.as_bytes() {
        b"speakers" => "speaker",
        b"agenda" => "segment",
        b"sources" => "source",
        b"assets" => "asset",
        _ => "slide",
    }
}

/// Reports ids that were given before in the same list: references must have one meaning.
fn duplicates(object: &Object, found: &mut Found) {
    for list in LISTS {
        let Some(array) = member(object, list).and_then(|member| member.value.as_array()) else { continue };
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (index, entry) in array.elements.iter().enumerate() {
            let id = entry.as_object().and_then(|entry| member(entry, "id")).and_then(|id| id.value.as_string_lit());
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(id.value.as_ref()) {
                let message = format!(
                    "the id `{}` is already that of {list}[{first}]; every {} needs its own",
                    quote(&id.value),
                    one(list)
                );
                found.add(id.start(), Finding::error("duplicate-id", format!("{list}[{index}].id"), message));
            } else {
                seen.insert(&id.value, index);
            }
        }
    }
}

/// Makes the deck of everything that has no error in it, and keeps the rest aside.
fn build(object: &Object, mut fields: Map<String, Value>, found: &mut Found) -> Option<Deck> {
    let mut kept = Vec::new();
    let slides = fields.shift_remove("slides");
    for list in LISTS.into_iter().filter(|list| *list != "slides") {
        let Some(Value::Array(entries)) = fields.get_mut(list) else { continue };
        let faults = by_range(found, &ranges(object, list));
        let mut good = Vec::with_capacity(entries.len());
        for (index, (raw, faults)) in std::mem::take(entries).into_iter().zip(faults).enumerate() {
            if faults.is_empty() {
                good.push(raw);
            } else {
                kept.push(Kept { field: list.to_owned(), index: Some(index), raw: Some(raw), stand_in: None });
            }
        }
        *entries = good;
    }
    // What is required and wrong has a stand-in; every other wrong field is left out as if it were absent.
    let mut wrong: Vec<&str> = Vec::new();
    for name in FIELDS {
        let Some(node) = member(object, name).map(|member| &member.value) else { continue };
        let entries = LISTS.contains(&name) && matches!(node, Node::Array(_));
        if !entries && found.errors().any(|fault| contains(node.range(), fault.at)) {
            wrong.push(name);
        }
    }
    wrong.extend(["id", "title", "slides"].into_iter().filter(|name| member(object, name).is_none()));
    for name in wrong {
        let raw = if name == "slides" { slides.clone() } else { fields.shift_remove(name) };
        let stand_in = match name {
            "id" => Some(Value::from("untitled")),
            "title" => Some(Value::from("")),
            _ => None,
        };
        if let Some(stand_in) = &stand_in {
            fields.insert(name.to_owned(), stand_in.clone());
        }
        kept.push(Kept { field: name.to_owned(), index: None, raw, stand_in });
    }
    fields.insert("slides".to_owned(), Value::Array(Vec::new()));
    let mut deck: Deck = match serde_json::from_value(Value::Object(fields)) {
        Ok(deck) => deck,
        Err(error) => {
            let message = format!("the deck cannot be read: {}", quote(&error.to_string()));
            found.add(object.start(), Finding::error("unreadable", "", message));
            return None;
        }
    };
    for one in &mut kept {
        // Once the model differs from this, it was edited, and the edit counts.
        if one.index.is_none() && one.stand_in.is_none() {
            one.stand_in = super::write::field(&deck, &one.field);
        }
    }
    deck.kept = kept;
    if let Some(Value::Array(slides)) = slides {
        deck.slides = read_slides(object, slides, found);
    }
    Some(deck)
}

const fn contains(range: Range, at: usize) -> bool {
    at >= range.start && at < range.end
}

/// The slides, each whole or as a card that names its faults.
fn read_slides(object: &Object, slides: Vec<Value>, found: &mut Found) -> Vec<Slide> {
    let ranges = ranges(object, "slides");
    let faults = by_range(found, &ranges);
    let mut taken: HashSet<String> = slides
        .iter()
        .zip(&faults)
        .filter(|(_, faults)| faults.is_empty())
        .filter_map(|(raw, _)| Some(raw.get("id")?.as_str()?.to_owned()))
        .collect();
    let mut read = Vec::with_capacity(slides.len());
    for (index, (raw, mut faults)) in slides.into_iter().zip(faults).enumerate() {
        if faults.is_empty() {
            match serde_json::from_value::<Slide>(raw.clone()) {
                Ok(slide) => {
                    read.push(slide);
                    continue;
                }
                Err(error) => {
                    let message = format!("the slide cannot be read: {}", quote(&error.to_string()));
                    let finding = Finding::error("unreadable", format!("slides[{index}]"), message);
                    faults.push(finding.sentence());
                    found.add(ranges.get(index).map_or(0, |range| range.start), finding);
                }
            }
        }
        read.push(card(index, raw, faults, &mut taken));
    }
    read
}

/// Where the entries of a list stand.
fn ranges(object: &Object, list: &str) -> Vec<Range> {
    let nodes = member(object, list).and_then(|member| member.value.as_array());
    nodes.map(|array| array.elements.iter().map(Ranged::range).collect()).unwrap_or_default()
}

/// The sentences of the errors in each range. The ranges stand one after the other, and there may be many.
fn by_range(found: &Found, ranges: &[Range]) -> Vec<Vec<String>> {
    let mut sentences = vec![Vec::new(); ranges.len()];
    for fault in found.errors() {
        let index = ranges.partition_point(|range| range.end <= fault.at);
        if ranges.get(index).is_some_and(|range| contains(*range, fault.at)) {
            sentences[index].push(fault.finding.sentence());
        }
    }
    sentences
}

/// The slide that stands for one that cannot be read, under its own id where that can be read and is not taken.
fn card(index: usize, raw: Value, faults: Vec<String>, taken: &mut HashSet<String>) -> Slide {
    let word =
        |field: &str| raw.get(field).and_then(Value::as_str).filter(|word| !word.is_empty() && word.len() <= 400);
    let wish = word("id").map_or_else(|| format!("slide-{}", index + 1), str::to_owned);
    let mut id = wish.clone();
    let mut number = 2_usize;
    while !taken.insert(id.clone()) {
        id = format!("{wish}-{number}");
        number += 1;
    }
    Slide {
        id,
        layout: Layout::Blank,
        segment: word("segment").map(str::to_owned),
        hidden: raw.get("hidden").and_then(Value::as_bool).unwrap_or(false),
        broken: Some(Box::new(Broken { raw, faults })),
        ..Slide::default()
    }
}

/// Slides that can be read but would show something wrong: a chart whose numbers stand at other labels, a table with
/// cells in other columns. They keep their content for the editor, and the show has a card for them.
fn hold_back(object: &Object, deck: &mut Deck, found: &Found) {
    let Some(nodes) = member(object, "slides").and_then(|member| member.value.as_array()) else { return };
    let mut misleading: Vec<usize> =
        found.errors().filter(|fault| check::MISLEADING.contains(&fault.finding.code)).map(|fault| fault.at).collect();
    misleading.sort_unstable();
    for (slide, node) in deck.slides.iter_mut().zip(&nodes.elements) {
        let next = misleading.partition_point(|at| *at < node.start());
        if slide.broken.is_none() && misleading.get(next).is_some_and(|at| contains(node.range(), *at)) {
            let raw = serde_json::to_value(&*slide).unwrap_or_default();
            slide.broken = Some(Box::new(Broken { raw, faults: found.errors_in(node.range()) }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_list_of_fields_is_that_of_the_schema() {
        let names: Vec<_> = SCHEMA["properties"].as_object().into_iter().flat_map(Map::keys).collect();
        assert_eq!(names, FIELDS);
    }
}
