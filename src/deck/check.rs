//! The review: what a schema cannot say. References, dates, pictures, what each layout needs, and the lints.
//!
//! It works on the model, so the editor can run it after every change; the reader adds the places in the file.

use super::{
    assets,
    finding::{Finding, nearest, quote},
    inline::{self, Inline},
    layouts,
    model::{ChartKind, Deck, Event, Item, Layout, Notes, SegmentKind, Slide, Steps, Text},
    read::one,
    texts::{self, Seen},
};
use jiff::{
    civil::{Date, DateTime, Time},
    tz::{AmbiguousOffset, TimeZone},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

/// Faults that would make a slide say something false: the show has a card for it instead.
pub const MISLEADING: &[&str] = &["chart-values", "table-cells"];

/// How many findings are kept at most: far more than a report shows.
const MOST: usize = 20_000;

/// The themes that come with the program.
const THEMES: [&str; 2] = ["court", "court-dark"];

/// How many words a room can read while somebody speaks.
const WORDS: usize = 40;

/// How deep lists are set: a third level is already small.
const LEVELS: usize = 3;

/// Reviews `deck`. With `folder`, the files beside it are looked at as well.
///
/// The findings have paths and no places; positions in paths are those of the file that the deck was read from.
#[must_use]
pub fn review(deck: &Deck, folder: Option<&Path>) -> Vec<Finding> {
    let mut review = Review {
        deck,
        folder,
        findings: Vec::new(),
        indices: ["speakers", "agenda", "sources", "assets"].map(|list| (list, indices(deck, list))).into(),
        known: ["speakers", "agenda", "sources", "assets"].map(|list| (list, known(deck, list))).into(),
        used: HashMap::new(),
        advice: 300,
    };
    review.duplicates();
    review.languages();
    review.theme();
    if let Some(event) = &deck.event {
        review.event(event);
    }
    review.agenda();
    review.texts_outside();
    for (index, slide) in deck.slides.iter().enumerate() {
        review.slide(index, slide);
    }
    review.sources();
    review.assets();
    review.unused();
    review.findings
}

struct Review<'d> {
    deck: &'d Deck,
    folder: Option<&'d Path>,
    findings: Vec<Finding>,
    /// For each list, the position in the file of each entry of the model.
    indices: BTreeMap<&'static str, Vec<usize>>,
    /// For each list, every id in the file, also of entries that are wrong: a reference to one of those is not.
    known: BTreeMap<&'static str, HashSet<&'d str>>,
    /// For each list, the ids that something refers to.
    used: HashMap<&'static str, HashSet<String>>,
    /// How many nearest words are still looked for.
    advice: u32,
}

/// The positions in the file of the entries of the model: those that the reader left out are passed over.
fn indices(deck: &Deck, list: &str) -> Vec<usize> {
    let gone: HashSet<usize> = deck.kept.iter().filter(|one| one.field == list).filter_map(|one| one.index).collect();
    let count = match list {
        "speakers" => deck.speakers.len(),
        "agenda" => deck.agenda.len(),
        "sources" => deck.sources.len(),
        _ => deck.assets.len(),
    };
    (0..).filter(|index| !gone.contains(index)).take(count).collect()
}

fn known<'d>(deck: &'d Deck, list: &str) -> HashSet<&'d str> {
    let gone = deck.kept.iter().filter(|one| one.field == list).filter_map(|one| one.raw.as_ref()?.get("id")?.as_str());
    let here: Vec<&str> = match list {
        "speakers" => deck.speakers.iter().map(|one| one.id.as_str()).collect(),
        "agenda" => deck.agenda.iter().map(|one| one.id.as_str()).collect(),
        "sources" => deck.sources.iter().map(|one| one.id.as_str()).collect(),
        _ => deck.assets.iter().map(|one| one.id.as_str()).collect(),
    };
    here.into_iter().chain(gone).collect()
}

impl Review<'_> {
    fn error(&mut self, code: &'static str, path: impl Into<String>, message: impl Into<String>) {
        self.push(Finding::error(code, path, message));
    }

    fn warn(&mut self, code: &'static str, path: impl Into<String>, message: impl Into<String>) {
        self.push(Finding::warning(code, path, message));
    }

    fn push(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    /// The path of an entry as the file has it.
    fn entry(&self, list: &'static str, index: usize) -> String {
        let index = self.indices.get(list).and_then(|all| all.get(index)).copied().unwrap_or(index);
        format!("{list}[{index}]")
    }

    /// Whether the reader left `field` out as a whole: then nothing can be said of references into it.
    fn unreadable(&self, field: &str) -> bool {
        self.deck.kept.iter().any(|kept| kept.field == field && kept.index.is_none())
    }

    /// Checks a reference to an entry of `list`, and remembers that the entry is used.
    fn reference(&mut self, list: &'static str, id: &str, path: &str) {
        self.used.entry(list).or_default().insert(id.to_owned());
        let Some(ids) = self.known.get(list) else { return };
        if ids.contains(id) || self.unreadable(list) {
            return;
        }
        let near = match self.advice.checked_sub(1) {
            Some(left) => {
                self.advice = left;
                let mut sorted: Vec<&str> = ids.iter().copied().collect();
                sorted.sort_unstable();
                nearest(id, sorted)
            }
            None => None,
        };
        let code = match list {
            "speakers" => "unknown-speaker",
            "agenda" => "unknown-segment",
            "sources" => "unknown-source",
            _ => "unknown-asset",
        };
        let none = if ids.is_empty() { format!("; the deck has no {list}") } else { String::new() };
        let message = format!("unknown {} `{}`{none}", one(list), quote(id));
        self.push(Finding::error(code, path, message).near(near));
    }

    /// Ids given twice. The reader has found those of a file; this finds those that editing made.
    fn duplicates(&mut self) {
        let lists: [(&'static str, Vec<&str>); 5] = [
            ("speakers", self.deck.speakers.iter().map(|one| one.id.as_str()).collect()),
            ("agenda", self.deck.agenda.iter().map(|one| one.id.as_str()).collect()),
            ("sources", self.deck.sources.iter().map(|one| one.id.as_str()).collect()),
            ("assets", self.deck.assets.iter().map(|one| one.id.as_str()).collect()),
            ("slides", self.deck.slides.iter().map(|one| one.id.as_str()).collect()),
        ];
        for (list, ids) in lists {
            let mut seen = HashMap::new();
            for (index, id) in ids.into_iter().enumerate() {
                if let Some(first) = seen.get(id) {
                    let first = self.entry(list, *first);
                    let message =
                        format!("the id `{}` is already that of {first}; every {} needs its own", quote(id), one(list));
                    let path = format!("{}.id", self.entry(list, index));
                    self.error("duplicate-id", path, message);
                } else {
                    seen.insert(id, index);
                }
            }
        }
    }

    fn languages(&mut self) {
        self.language("language".to_owned(), &self.deck.language);
        for (index, speaker) in self.deck.speakers.iter().enumerate() {
            if let Some(language) = &speaker.language {
                self.language(format!("{}.language", self.entry("speakers", index)), language);
            }
        }
    }

    fn language(&mut self, path: String, tag: &str) {
        if !is_language(tag) {
            let message = format!("`{}` is not a language tag such as `en`, `ar` or `zh-Hans`", quote(tag));
            self.warn("language-tag", path, message);
        }
    }

    fn theme(&mut self) {
        let theme = self.deck.theme.as_str();
        let beside = |folder| {
            assets::resolve(folder, theme).is_ok() || assets::resolve(folder, &format!("{theme}.json")).is_ok()
        };
        if !THEMES.contains(&theme) && self.folder.is_some_and(|folder| !beside(folder)) {
            let message =
                format!("unknown theme `{}`: it is not built in, and no theme file has this name", quote(theme));
            self.push(Finding::warning("unknown-theme", "theme", message).near(nearest(theme, THEMES)));
        }
    }

    /// The event's slot: a real day, real times, a real zone, and an end after the start.
    fn event(&mut self, event: &Event) {
        let date = event.date.parse::<Date>();
        if date.is_err() {
            let message = format!("`{}` is not a day of the calendar", quote(&event.date));
            self.error("date", "event.date", message);
        }
        let start = self.time("event.start", &event.start);
        let end = self.time("event.end", &event.end);
        let zone = TimeZone::get(&event.zone);
        if zone.is_err() {
            let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
            let near = nearest_zone(&event.zone, &names);
            let message =
                format!("unknown time zone `{}`; expected a name such as `Europe/Amsterdam`", quote(&event.zone));
            self.push(Finding::error("zone", "event.zone", message).near(near));
        }
        if let (Some(start), Some(end)) = (start, end)
            && end <= start
        {
            let message = format!("the slot ends at {}, which is not after its start at {}", event.end, event.start);
            self.error("slot", "event.end", message);
        }
        if let (Ok(date), Ok(zone)) = (date, zone) {
            for (path, time) in [("event.start", start), ("event.end", end)] {
                if let Some(time) = time {
                    self.clock_change(path, date.to_datetime(time), &zone);
                }
            }
        }
        if event.name.trim().is_empty() {
            self.warn("empty-text", "event.name", "the text is empty");
        }
    }

    fn time(&mut self, path: &str, text: &str) -> Option<Time> {
        let time = text
            .split_once(':')
            .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
        if time.is_none() {
            let message = format!("`{}` is not a time of day from 00:00 to 23:59", quote(text));
            self.error("time", path, message);
        }
        time
    }

    fn clock_change(&mut self, path: &str, at: DateTime, zone: &TimeZone) {
        match zone.to_ambiguous_timestamp(at).offset() {
            AmbiguousOffset::Unambiguous { .. } => {}
            AmbiguousOffset::Gap { .. } => {
                self.error("clock-change", path, "the clocks go forward that day, and this time does not exist");
            }
            AmbiguousOffset::Fold { .. } => {
                let message = "the clocks go back that day, and this time comes twice; the first is meant";
                self.warn("clock-change", path, message);
            }
        }
    }

    fn agenda(&mut self) {
        let deck = self.deck;
        for (index, segment) in deck.agenda.iter().enumerate() {
            let path = self.entry("agenda", index);
            for (at, who) in segment.who.iter().enumerate() {
                self.reference("speakers", who, &format!("{path}.who[{at}]"));
            }
            if let Some(floor) =
                segment.floor_minutes.as_ref().filter(|floor| floor.millis() > segment.minutes.millis())
            {
                let message = format!("the least is {} minutes, more than the {} planned", floor.0, segment.minutes.0);
                self.error("floor", format!("{path}.floor_minutes"), message);
            }
            if segment.minutes.millis() == 0 {
                self.warn("no-time", format!("{path}.minutes"), "the segment has no time");
            }
            let unseen = !deck.slides.iter().any(|slide| slide.segment.as_ref() == Some(&segment.id));
            if unseen && segment.kind != SegmentKind::Buffer {
                let message = format!("no slide belongs to the segment `{}`", quote(&segment.id));
                self.warn("segment-without-slides", path, message);
            }
        }
        self.length();
    }

    /// The agenda against the slot, and the share of the questions.
    fn length(&mut self) {
        let deck = self.deck;
        let Some(slot) = deck.event.as_ref().and_then(slot_millis) else { return };
        // Where a segment could not be read, the sum is not that of the agenda.
        if deck.agenda.is_empty() || deck.kept.iter().any(|kept| kept.field == "agenda") {
            return;
        }
        let last = deck.agenda.len() - 1;
        let changeover = |index: usize, seconds: Option<u32>| if index == last { 0 } else { seconds.unwrap_or(0) };
        let planned: i64 = deck
            .agenda
            .iter()
            .enumerate()
            .map(|(index, segment)| {
                segment.minutes.millis() + i64::from(changeover(index, segment.changeover_seconds)) * 1000
            })
            .sum();
        if planned > slot {
            let message = format!(
                "the agenda takes {}, which is {} more than the slot of {}",
                minutes(planned),
                minutes(planned - slot),
                minutes(slot)
            );
            self.warn("agenda-too-long", "agenda", message);
        }
        let questions: i64 = deck
            .agenda
            .iter()
            .filter(|segment| segment.kind == SegmentKind::Questions)
            .map(|segment| segment.minutes.millis())
            .sum();
        if questions * 3 < slot {
            let message =
                format!("the questions have {} of a slot of {}, less than a third", minutes(questions), minutes(slot));
            self.warn("short-questions", "agenda", message);
        }
    }

    fn texts_outside(&mut self) {
        let deck = self.deck;
        texts::of_deck(deck, &mut |path, text| {
            let path = match path.split_once('[') {
                Some((list, rest)) => {
                    let (index, field) = rest.split_once(']').unwrap_or((rest, ""));
                    let list =
                        ["speakers", "agenda", "sources"].into_iter().find(|name| *name == list).unwrap_or("assets");
                    format!("{}{field}", self.entry(list, index.parse().unwrap_or(0)))
                }
                None => path.to_owned(),
            };
            self.text(&path, &deck.language, text);
        });
    }

    /// One text: not empty, in the deck's language at least, its links safe and its footnotes known.
    fn text(&mut self, path: &str, fallback: &str, text: &Text) {
        // Where the title is wrong, an empty one stands in for it.
        if path == "title" && self.unreadable(path) {
            return;
        }
        if text.is_empty() {
            return self.warn("empty-text", path, "the text is empty");
        }
        if let Text::Many(texts) = text {
            if !texts.contains_key(fallback) {
                let message = format!("the text is missing in `{}`, the language of the deck", quote(fallback));
                self.warn("no-fallback", path, message);
            }
            for tag in texts.keys().filter(|tag| !is_language(tag)) {
                self.language(path.to_owned(), tag);
            }
        }
        for (tag, string) in text.each() {
            let path = tag.map_or_else(|| path.to_owned(), |tag| format!("{path}.{}", super::finding::key(tag)));
            if string.trim().is_empty() {
                self.warn("empty-text", path, "the text is empty");
                continue;
            }
            let mut links = HashSet::new();
            for piece in inline::parse(string) {
                match piece {
                    Inline::Note { source } => self.reference("sources", &source, &path),
                    Inline::Text { link: Some(link), .. } if links.insert(link.clone()) => self.link(&path, &link),
                    Inline::Text { .. } | Inline::Break => {}
                }
            }
        }
    }

    fn link(&mut self, path: &str, link: &str) {
        let safe = ["https://", "mailto:"]
            .iter()
            .any(|start| link.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)));
        if !safe {
            self.warn("link", path, format!("the link `{}` does not start with https://", quote(link)));
        }
    }

    fn slide(&mut self, index: usize, slide: &Slide) {
        let path = format!("slides[{index}]");
        if let Some(segment) = &slide.segment {
            self.reference("agenda", segment, &format!("{path}.segment"));
        }
        // A card has no content, and its faults are already told.
        if slide.broken.as_ref().is_some_and(|_| layouts::filled(slide).is_empty()) {
            return;
        }
        let standing = matches!(slide.layout, Layout::Holding | Layout::Blank | Layout::Question);
        if slide.segment.is_none() && !self.deck.agenda.is_empty() && !slide.hidden && !standing {
            self.warn("slide-without-segment", path.as_str(), "the slide belongs to no segment of the agenda");
        }
        if let Some(language) = &slide.language {
            self.language(format!("{path}.language"), language);
        }
        self.layout(&path, slide);
        self.parts(&path, slide);
        if let Some(image) = &slide.image {
            self.reference("assets", &image.asset, &format!("{path}.image.asset"));
        }
        for (at, one) in slide.boxes.iter().enumerate() {
            if let Some(asset) = &one.asset {
                self.reference("assets", asset, &format!("{path}.boxes[{at}].asset"));
            }
            self.free_box(&format!("{path}.boxes[{at}]"), one);
        }
        let fallback = self.deck.language.as_str();
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        let mut plain = 0;
        texts::of_slide(slide, &mut |field, seen, text| {
            self.text(&format!("{path}.{field}"), fallback, text);
            if seen == Seen::Room {
                for (tag, string) in text.each() {
                    let count = count_words(&inline::words(string));
                    match tag {
                        Some(tag) => *words.entry(tag.to_owned()).or_default() += count,
                        None => plain += count,
                    }
                }
            }
        });
        let most = plain + words.values().copied().max().unwrap_or(0);
        if most > WORDS {
            let message =
                format!("the slide has {most} words; more than {WORDS} are hardly read while somebody speaks");
            self.warn("many-words", path, message);
        }
    }

    /// The table of layouts: what is missing (where editing made it so), what is not used, and titles.
    fn layout(&mut self, path: &str, slide: &Slide) {
        let row = layouts::of(slide.layout);
        let filled = layouts::filled(slide);
        for group in row.needs {
            if !group.iter().any(|field| filled.contains(field)) {
                let message = format!("the layout `{}` needs {}", row.word, super::walk::one_of(group));
                self.error("missing", path, message);
            }
        }
        for field in filled.iter().filter(|field| !row.uses.contains(field)) {
            let message = format!("the layout `{}` does not show `{field}`", row.word);
            self.warn("unused-field", format!("{path}.{field}"), message);
        }
        if row.titled && slide.title.is_none() {
            self.warn("no-title", path, "the slide has no title");
        }
    }

    /// What counts: cells in rows, numbers at labels, parts in steps, notes at steps, levels of lists.
    fn parts(&mut self, path: &str, slide: &Slide) {
        if let Some(table) = &slide.table {
            let columns =
                if table.header.is_empty() { table.rows.first().map_or(0, Vec::len) } else { table.header.len() };
            if table.rows.is_empty() {
                self.warn("empty-table", format!("{path}.table.rows"), "the table has no rows");
            }
            for (index, row) in table.rows.iter().enumerate().filter(|(_, row)| row.len() != columns) {
                let message = format!("the row has {}, and the table {columns}", counted(row.len(), "cell"));
                self.error("table-cells", format!("{path}.table.rows[{index}]"), message);
            }
        }
        if let Some(chart) = &slide.chart {
            if chart.series.is_empty() || chart.labels.is_empty() {
                self.warn("empty-chart", format!("{path}.chart"), "the chart has nothing to draw");
            }
            for (index, series) in chart.series.iter().enumerate() {
                let path = format!("{path}.chart.series[{index}].values");
                if series.values.len() != chart.labels.len() {
                    let (values, labels) =
                        (counted(series.values.len(), "value"), counted(chart.labels.len(), "label"));
                    self.error(
                        "chart-values",
                        path.as_str(),
                        format!("the series has {values}, and the chart {labels}"),
                    );
                }
                let negative = |value: &serde_json::Number| value.as_f64().is_some_and(|value| value < 0.0);
                if chart.kind == ChartKind::Share && series.values.iter().any(negative) {
                    self.error("chart-values", path, "a share of a whole cannot be negative");
                }
            }
        }
        self.steps(path, slide);
        if let Some(Notes::PerStep(notes)) = &slide.notes
            && notes.len() > usize::from(slide.last_step()) + 1
        {
            let message = format!(
                "there are notes for {}, and the slide has {}",
                counted(notes.len(), "step"),
                usize::from(slide.last_step()) + 1
            );
            self.warn("notes", format!("{path}.notes"), message);
        }
        let lists = std::iter::once((format!("{path}.items"), &slide.items)).chain(
            slide
                .columns
                .iter()
                .enumerate()
                .map(|(index, column)| (format!("{path}.columns[{index}].items"), &column.items)),
        );
        for (path, items) in lists {
            let levels = levels(items);
            if levels > LEVELS {
                let message = format!("the list has {levels} levels; {LEVELS} are set apart from each other");
                self.warn("deep-list", path, message);
            }
        }
    }

    fn steps(&mut self, path: &str, slide: &Slide) {
        let Some(Steps::Groups(groups)) = &slide.steps else { return };
        let parts = slide.parts();
        let mut seen = HashSet::new();
        for (index, group) in groups.iter().enumerate() {
            let path = format!("{path}.steps[{index}]");
            if group.is_empty() {
                self.warn("steps", path.as_str(), "this step reveals nothing");
            }
            for (at, part) in group.iter().enumerate() {
                let path = format!("{path}[{at}]");
                if usize::from(*part) >= parts {
                    let message = match parts {
                        0 => format!("there is no part {part}: the slide has no parts"),
                        1 => format!("there is no part {part}: the only part is 0"),
                        _ => format!("there is no part {part}: the parts are 0 to {}", parts - 1),
                    };
                    self.error("steps", path, message);
                } else if !seen.insert(*part) {
                    self.warn("steps", path, format!("the part {part} is already revealed before"));
                }
            }
        }
    }

    fn free_box(&mut self, path: &str, one: &super::model::FreeBox) {
        let [left, top, width, height] = one.at.each_ref().map(|number| number.as_f64().unwrap_or(0.0));
        if left + width > 1.000_1 || top + height > 1.000_1 {
            self.warn("box", format!("{path}.at"), "the box reaches over the edge of the slide");
        }
        if one.text.is_none() && one.asset.is_none() {
            self.warn("box", path, "the box has neither a text nor an asset");
        }
    }

    fn sources(&mut self) {
        for (index, source) in self.deck.sources.iter().enumerate() {
            let path = self.entry("sources", index);
            if let Some(url) = &source.url {
                self.link(&format!("{path}.url"), url);
            }
            if !source.id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')) {
                let message = "a footnote can cite only ids of letters, digits, `-`, `_`, `.` and `:`";
                self.warn("source-id", format!("{path}.id"), message);
            }
        }
    }

    fn assets(&mut self) {
        let deck = self.deck;
        for (index, asset) in deck.assets.iter().enumerate() {
            let path = self.entry("assets", index);
            if let Some(Err(fault)) = self.folder.map(|folder| assets::resolve(folder, &asset.path)) {
                let message = format!("`{}`: {fault}", quote(&asset.path));
                self.error("asset-file", format!("{path}.path"), message);
            }
            if asset.alt.is_none() {
                let message = "there is no `alt`: what the picture says to somebody who cannot see it";
                self.warn("missing-alt", path, message);
            }
        }
    }

    /// What nothing refers to. Only where every slide can be read: a card may hold the reference.
    fn unused(&mut self) {
        let deck = self.deck;
        if deck.slides.iter().any(|slide| slide.broken.is_some()) || self.unreadable("slides") {
            return;
        }
        let shown = |layout: Layout| deck.slides.iter().any(|slide| slide.layout == layout);
        let lists: [(&'static str, &'static str, bool, Vec<&str>); 3] = [
            (
                "sources",
                "unused-source",
                shown(Layout::Sources),
                deck.sources.iter().map(|one| one.id.as_str()).collect(),
            ),
            ("assets", "unused-asset", false, deck.assets.iter().map(|one| one.id.as_str()).collect()),
            (
                "speakers",
                "unused-speaker",
                shown(Layout::Panel),
                deck.speakers.iter().map(|one| one.id.as_str()).collect(),
            ),
        ];
        for (list, code, all_shown, ids) in lists {
            // A wrong segment may hold the reference to a speaker.
            let uncertain = list == "speakers" && deck.kept.iter().any(|kept| kept.field == "agenda");
            if all_shown || uncertain {
                continue;
            }
            for (index, id) in ids.into_iter().enumerate() {
                if !self.used.get(list).is_some_and(|used| used.contains(id)) {
                    let message = format!("nothing uses the {} `{}`", one(list), quote(id));
                    self.warn(code, self.entry(list, index), message);
                }
            }
        }
    }
}

/// The nearest name of a time zone, also where only the city was given.
fn nearest_zone<'n>(zone: &str, names: &'n [String]) -> Option<&'n str> {
    let city = |name: &'n String| name.rsplit_once('/').map_or(name.as_str(), |(_, city)| city);
    let plain = zone.replace(' ', "_");
    names
        .iter()
        .find(|name| name.contains('/') && city(name).eq_ignore_ascii_case(&plain))
        .map(String::as_str)
        .or_else(|| nearest(&plain, names.iter().map(String::as_str)))
}

/// Whether `tag` has the form of a BCP 47 language tag.
fn is_language(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(index, part)| {
        let length = if index == 0 { 2..=3 } else { 1..=8 };
        length.contains(&part.len())
            && part.chars().all(|c| if index == 0 { c.is_ascii_alphabetic() } else { c.is_ascii_alphanumeric() })
    })
}

fn slot_millis(event: &Event) -> Option<i64> {
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
    };
    let length = time(&event.end)? - time(&event.start)?;
    (length > 0).then_some(length * 60_000)
}

fn minutes(millis: i64) -> String {
    let whole = millis / 60_000;
    let seconds = millis % 60_000 / 1000;
    if seconds == 0 { format!("{whole} min") } else { format!("{whole} min {seconds} s") }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

fn levels(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + levels(item.items())).max().unwrap_or(0)
}

/// Words as a reader counts them; in scripts without spaces, two characters are about a word.
fn count_words(text: &str) -> usize {
    let unspaced = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let dense = text.chars().filter(|c| unspaced(*c)).count();
    let spaced = text
        .split(|c: char| c.is_whitespace() || unspaced(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    spaced + dense.div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_read() {
        assert_eq!(count_words("The court – and the public: 124 states"), 7);
        assert_eq!(count_words("国际刑事法院"), 3);
        assert_eq!(count_words(""), 0);
    }

    #[test]
    fn language_tags_have_a_form() {
        assert!(["en", "ar", "zh-Hans", "pt-BR", "fil"].into_iter().all(is_language));
        assert!(!["", "text", "e", "en_GB", "en-"].into_iter().any(is_language));
    }

    #[test]
    fn a_city_finds_its_zone() {
        let names = ["Europe/Amsterdam".to_owned(), "Europe/Paris".to_owned(), "America/New_York".to_owned()];
        assert_eq!(nearest_zone("Amsterdam", &names), Some("Europe/Amsterdam"));
        assert_eq!(nearest_zone("new york", &names), Some("America/New_York"));
        assert_eq!(nearest_zone("Europe/Amsterdma", &names), Some("Europe/Amsterdam"));
        assert_eq!(nearest_zone("Nowhere", &names), None);
    }
}
