//! Slides from one deck to another, with what they need: pictures, sources, segments and speakers.

use std::collections::{HashMap, HashSet};

use super::{Change, Edit, What};
use crate::deck::{
    inline::{self, Inline},
    model::{Asset, Deck, Layout, Segment, Slide, Source, Speaker, Text},
    texts,
};

/// Slides that were taken out of a deck, with what they need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clip {
    /// The language of their plain strings.
    pub language: String,
    /// The slides.
    pub slides: Vec<Slide>,
    /// The pictures that they show.
    pub assets: Vec<Asset>,
    /// The sources that they cite.
    pub sources: Vec<Source>,
    /// The segments to which they belong.
    pub agenda: Vec<Segment>,
    /// The people who speak in these.
    pub speakers: Vec<Speaker>,
}

/// A picture's file that has to be copied, each path as its deck has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies beside the deck from which the slides come.
    pub from: String,
    /// Where it will lie beside the deck to which they go.
    pub to: String,
}

/// What pasting comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The change.
    pub change: Change,
    /// The files to copy before it is made.
    pub pictures: Vec<Picture>,
    /// The ids of the new slides, in order.
    pub slides: Vec<String>,
}

/// Where slides are pasted.
#[derive(Clone, Copy)]
pub struct Target<'t> {
    /// The deck.
    pub deck: &'t Deck,
    /// Before which slide they are put.
    pub at: usize,
    /// Whether the segments come along. If not, the slides join the segment of the slide before them.
    pub segments: bool,
    /// Whether a picture is one that the deck has already, under the same id and path: it is not brought twice.
    pub has: &'t dyn Fn(&Asset) -> bool,
    /// Whether a path beside the deck has a file already.
    pub taken: &'t dyn Fn(&str) -> bool,
}

/// Takes slides out of a deck, in its order. Slides that cannot be read stay where they are.
#[must_use]
pub fn take(deck: &Deck, positions: &[usize]) -> Clip {
    let mut wanted: Vec<usize> = positions.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let slides: Vec<Slide> =
        wanted.iter().filter_map(|at| deck.slides.get(*at)).filter(|slide| slide.broken.is_none()).cloned().collect();
    let (mut assets, mut sources) = (HashSet::new(), HashSet::new());
    let mut segments = HashSet::new();
    for slide in &slides {
        assets.extend(assets_of(slide));
        segments.extend(slide.segment.as_deref());
        texts::of_slide(slide, &mut |_, _, text| sources.extend(cited(text)));
    }
    let agenda: Vec<Segment> = deck.agenda.iter().filter(|one| segments.contains(one.id.as_str())).cloned().collect();
    let mut who: HashSet<&str> = agenda.iter().flat_map(|segment| &segment.who).map(String::as_str).collect();
    if slides.iter().any(|slide| slide.layout == Layout::Panel) {
        who.extend(deck.speakers.iter().map(|speaker| speaker.id.as_str()));
    }
    Clip {
        language: deck.language.clone(),
        assets: deck.assets.iter().filter(|one| assets.contains(one.id.as_str())).cloned().collect(),
        sources: deck.sources.iter().filter(|one| sources.contains(&one.id)).cloned().collect(),
        speakers: deck.speakers.iter().filter(|one| who.contains(one.id.as_str())).cloned().collect(),
        agenda,
        slides,
    }
}

/// The ids of the pictures that a slide shows.
fn assets_of(slide: &Slide) -> impl Iterator<Item = &str> {
    let image = slide.image.iter().map(|image| image.asset.as_str());
    image.chain(slide.boxes.iter().filter_map(|one| one.asset.as_deref()))
}

/// The ids of the sources that a text cites.
fn cited(text: &Text) -> Vec<String> {
    let mut ids = Vec::new();
    for (_, string) in text.each().filter(|(_, string)| string.contains("[^")) {
        ids.extend(inline::parse(string).into_iter().filter_map(|part| match part {
            Inline::Note { source } => Some(source),
            _ => None,
        }));
    }
    ids
}

/// Puts the slides of a clip into a deck.
#[must_use]
pub fn paste(clip: &Clip, target: &Target<'_>) -> Pasted {
    let deck = target.deck;
    let at = target.at.min(deck.slides.len());
    let mut edits = Vec::new();
    let mut pictures = Vec::new();

    let mut assets = deck.assets.clone();
    let mut renamed_assets = HashMap::new();
    let mut paths: HashSet<String> = assets.iter().map(|asset| asset.path.to_lowercase()).collect();
    for asset in &clip.assets {
        // The same picture is not brought twice.
        if deck.assets.contains(asset) && (target.has)(asset) {
            continue;
        }
        let id = free(&asset.id, |id| assets.iter().any(|known| known.id == id));
        renamed_assets.insert(asset.id.clone(), id.clone());
        let path = free_path(&asset.path, |path| paths.contains(&path.to_lowercase()) || (target.taken)(path));
        paths.insert(path.to_lowercase());
        pictures.push(Picture { from: asset.path.clone(), to: path.clone() });
        assets.push(Asset { id, path, ..asset.clone() });
    }
    if assets.len() > deck.assets.len() {
        edits.push(Edit::Assets(assets));
    }

    let mut sources = deck.sources.clone();
    let mut renamed_sources = HashMap::new();
    for source in &clip.sources {
        // A source that is there under any id is cited there.
        let known = deck.sources.iter().find(|known| known.text == source.text && known.url == source.url);
        let id = known.map_or_else(
            || free(&source.id, |id| sources.iter().any(|known| known.id == id)),
            |known| known.id.clone(),
        );
        if known.is_none() {
            sources.push(Source { id: id.clone(), ..source.clone() });
        }
        renamed_sources.insert(source.id.clone(), id);
    }
    if sources.len() > deck.sources.len() {
        edits.push(Edit::Sources(sources));
    }

    let panel = clip.slides.iter().any(|slide| slide.layout == Layout::Panel);
    let (mut speakers, mut agenda) = (deck.speakers.clone(), deck.agenda.clone());
    let mut renamed_speakers = HashMap::new();
    if target.segments || (panel && deck.speakers.is_empty()) {
        for speaker in &clip.speakers {
            let id = match deck.speakers.iter().find(|known| known.id == speaker.id) {
                Some(known) if known == speaker => continue,
                Some(_) => free(&speaker.id, |id| speakers.iter().any(|known| known.id == id)),
                None => speaker.id.clone(),
            };
            renamed_speakers.insert(speaker.id.clone(), id.clone());
            speakers.push(Speaker { id, ..speaker.clone() });
        }
    }
    let mut renamed_segments = HashMap::new();
    let beside = at.checked_sub(1).and_then(|before| deck.slides.get(before)).or_else(|| deck.slides.first());
    let joined = beside.and_then(|slide| slide.segment.clone());
    for segment in &clip.agenda {
        let same = |known: &&Segment| known.id == segment.id && known.title == segment.title;
        if deck.agenda.iter().any(|known| same(&known)) {
            renamed_segments.insert(segment.id.clone(), Some(segment.id.clone()));
        } else if target.segments {
            let id = free(&segment.id, |id| agenda.iter().any(|known| known.id == id));
            renamed_segments.insert(segment.id.clone(), Some(id.clone()));
            let who = segment.who.iter().map(|who| renamed_speakers.get(who).unwrap_or(who).clone()).collect();
            agenda.push(Segment { id, who, ..segment.clone() });
        } else {
            renamed_segments.insert(segment.id.clone(), joined.clone());
        }
    }
    if speakers.len() > deck.speakers.len() {
        edits.push(Edit::Speakers(speakers));
    }
    if agenda.len() > deck.agenda.len() {
        edits.push(Edit::Agenda(agenda));
    }

    let mut ids: HashSet<String> = deck.slides.iter().map(|slide| slide.id.clone()).collect();
    let mut slides = Vec::with_capacity(clip.slides.len());
    for slide in &clip.slides {
        let mut slide = slide.clone();
        slide.id = free(&slide.id, |id| ids.contains(id));
        ids.insert(slide.id.clone());
        if slide.language.is_none() && clip.language != deck.language {
            slide.language = Some(clip.language.clone());
        }
        if let Some(segment) = slide.segment.take() {
            slide.segment = renamed_segments.get(&segment).cloned().unwrap_or_else(|| joined.clone());
        } else if !deck.agenda.is_empty() {
            slide.segment.clone_from(&joined);
        }
        if let Some(image) = &mut slide.image {
            rename(&mut image.asset, &renamed_assets);
        }
        for one in &mut slide.boxes {
            if let Some(asset) = &mut one.asset {
                rename(asset, &renamed_assets);
            }
        }
        if renamed_sources.iter().any(|(from, to)| from != to) {
            texts::of_slide_mut(&mut slide, &mut |_, text| cite(text, &renamed_sources));
        }
        slides.push(slide);
    }
    let new = slides.iter().map(|slide| slide.id.clone()).collect();
    edits.push(Edit::Splice { at, remove: 0, insert: slides });
    let edit = match edits.len() {
        1 => edits.remove(0),
        _ => Edit::All(edits),
    };
    let mut change = Change::deck(edit, What::Paste, None);
    change.label.slide = Some(at + 1);
    Pasted { change, pictures, slides: new }
}

fn rename(id: &mut String, names: &HashMap<String, String>) {
    if let Some(name) = names.get(id) {
        id.clone_from(name);
    }
}

/// Has the footnotes of a text cite the sources under their new ids.
fn cite(text: &mut Text, names: &HashMap<String, String>) {
    let change = |string: &mut String| {
        let notes: Vec<_> = inline::shown(string)
            .letters
            .into_iter()
            .filter(|letter| letter.letter == inline::NOTE_MARK && letter.at.len() > 3)
            .map(|letter| letter.at)
            .collect();
        for at in notes.into_iter().rev() {
            let id = string.get(at.start + 2..at.end - 1).and_then(|id| names.get(id));
            if let Some(id) = id.cloned() {
                string.replace_range(at.start + 2..at.end - 1, &id);
            }
        }
    };
    match text {
        Text::One(string) => change(string),
        Text::Many(strings) => strings.values_mut().for_each(change),
    }
}

/// `wish`, or the first of `wish-2`, `wish-3` … that nobody has.
#[must_use]
pub fn free(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = wish.to_owned();
    let mut number = 2_usize;
    while taken(&name) {
        // An id has at most a hundred characters.
        let stem: String = wish.chars().take(90).collect();
        name = format!("{stem}-{number}");
        number += 1;
    }
    name
}

/// The same for a path, with the number before its ending: `media/hall-2.png`.
fn free_path(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wish) {
        return wish.to_owned();
    }
    let name = wish.rfind('/').map_or(0, |at| at + 1);
    let dot = wish.rfind('.').filter(|dot| *dot > name).unwrap_or(wish.len());
    let (stem, ending) = wish.split_at(dot);
    let mut number = 2_usize;
    loop {
        let path = format!("{stem}-{number}{ending}");
        if !taken(&path) {
            return path;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{Finding, check::review, edit::Draft, parse, to_json};
    use std::sync::Arc;

    fn deck(bytes: &[u8]) -> Deck {
        parse(bytes, "deck").deck.unwrap()
    }

    fn flagship() -> Deck {
        deck(include_bytes!("../../../slides/crackdown-on-defenders.json"))
    }

    fn target() -> Deck {
        let json = serde_json::json!({
            "format": 1, "id": "d", "title": "T", "language": "fr",
            "speakers": [{"id": "chair", "name": "Présidence"}],
            "agenda": [{"id": "opening", "title": "Ouverture", "kind": "opening", "minutes": 90, "who": ["chair"]}],
            "sources": [{"id": "res-8", "text": "Autre"}],
            "assets": [{"id": "strands", "path": "media/strands.svg", "alt": "x"}],
            "slides": [{"id": "title", "layout": "title", "segment": "opening", "title": "Titre[^res-8]"},
                {"id": "s", "layout": "image", "segment": "opening", "title": "t", "image": {"asset": "strands"}}]});
        deck(json.to_string().as_bytes())
    }

    fn errors(deck: &Deck) -> Vec<String> {
        review(deck, None).iter().filter(|one| one.is_error()).map(Finding::sentence).collect()
    }

    #[test]
    fn slides_bring_what_they_need_and_nothing_else() {
        let from = flagship();
        let wanted: Vec<usize> = ["relied-on", "appreciation"].map(|id| from.position(id).unwrap()).into();
        let clip = take(&from, &wanted);
        assert_eq!(clip.assets.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["strands"]);
        assert_eq!(clip.sources.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["res-8"]);
        assert_eq!(clip.agenda.len(), 1);
        assert_eq!(clip.speakers.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["chair"]);
    }

    #[test]
    fn ids_are_unique_and_references_follow() {
        for segments in [false, true] {
            let (from, to) = (flagship(), target());
            let wanted: Vec<usize> = ["title", "relied-on", "appreciation"].map(|id| from.position(id).unwrap()).into();
            let clip = take(&from, &wanted);
            let taken = |path: &str| path == "media/strands-2.svg";
            let target = Target { deck: &to, at: 1, segments, has: &|_| false, taken: &taken };
            let pasted = paste(&clip, &target);
            assert_eq!(pasted.slides, ["title-2", "relied-on", "appreciation"]);
            assert_eq!(
                pasted.pictures,
                [Picture { from: "media/strands.svg".into(), to: "media/strands-3.svg".into() }]
            );
            let mut draft = Draft::new(Arc::new(to.clone()));
            draft.apply(pasted.change).unwrap();
            let after = draft.deck();
            assert_eq!(errors(after), Vec::<String>::new());
            assert_eq!(after.slides[1].language.as_deref(), Some("en"));
            assert_eq!(after.slides[2].image.as_ref().unwrap().asset, "strands-2");
            let Some(Text::One(said)) = &after.slides[3].attribution else { unreachable!() };
            assert!(said.ends_with("[^res-8-2]"), "{said}");
            let segment = after.slides[1].segment.as_deref();
            if segments {
                assert_eq!((segment, after.agenda.len()), (Some("opening-2"), 2));
                assert_eq!(after.agenda[1].who, ["chair-2"]);
            } else {
                assert_eq!((segment, after.agenda.len(), after.speakers.len()), (Some("opening"), 1, 1));
            }
            draft.undo().unwrap();
            assert_eq!(to_json(draft.deck()), to_json(&to));
        }
    }

    #[test]
    fn inside_a_deck_only_the_slides_are_doubled() {
        let from = flagship();
        let clip = take(&from, &[3, 5]);
        let at = from.slides.len();
        let target = Target { deck: &from, at, segments: true, has: &|_| true, taken: &|_| true };
        let pasted = paste(&clip, &target);
        assert!(matches!(&pasted.change.edit, Edit::Splice { insert, .. } if insert.len() == 2));
        assert_eq!(pasted.pictures, []);
    }

    #[test]
    fn free_names_are_free() {
        assert_eq!(free("a", |name| name == "a" || name == "a-2"), "a-3");
        assert_eq!(free_path("media/a.b.png", |path| path == "media/a.b.png"), "media/a.b-2.png");
        assert_eq!(free_path("v.1/hall", |path| path == "v.1/hall"), "v.1/hall-2");
    }
}
