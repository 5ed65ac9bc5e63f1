//! Spelling: the words of a deck that no dictionary of their language has.
//!
//! Each text is looked at in its own language, and a citation in a text in whichever language it is. The deck's names, its own list of words and the user's are right. A finding
//! is a hint and never a fault. Loading dictionaries takes some tens of milliseconds and some megabytes: a [`Speller`] is
//! made on a worker when spelling is first asked for, and dropped when nobody asks any more.

mod dictionaries;
mod tongue;
mod words;

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
    path::PathBuf,
};

pub use dictionaries::{Dictionaries, load, usual_places};
use tongue::Part;
pub use words::{Word, words};

use super::{
    edit::find::{self, Match},
    finding::{Finding, quote},
    inline::shown,
    model::{Deck, Text},
    slow,
    texts::{self, Seen},
};

/// How many words are reported at most.
const MOST: usize = 2_000;
/// In how many words a language that the deck does not have is made out at least.
const FEW: usize = 3;
/// The longest word for which suggestions are looked for, in letters.
const LONGEST: usize = 40;

/// A word that is in no dictionary of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The position of the slide; none for what stands beside the slides.
    pub slide: Option<usize>,
    /// The text's path in the slide or in the deck.
    pub field: String,
    /// The language of the string, where the text has several.
    pub language: Option<String>,
    /// The language in which it was looked at.
    pub tag: String,
    /// The word.
    pub word: String,
    /// Where it stands in the string as it is written, in bytes.
    pub at: Range<usize>,
    /// The words around it.
    pub excerpt: String,
    /// Where in the excerpt it stands, in bytes.
    pub in_excerpt: Range<usize>,
}

impl Slip {
    /// The path of the string in the deck, as findings give it.
    #[must_use]
    pub fn path(&self) -> String {
        let slide = self.slide.map_or_else(String::new, |slide| format!("slides[{slide}]."));
        let language = self.language.as_ref().map_or_else(String::new, |tag| format!(".{tag}"));
        format!("{slide}{}{language}", self.field)
    }

    /// The slip as a remark of the check.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let message = format!("`{}` is not in the dictionary of `{}`", quote(&self.word), quote(&self.tag));
        Finding::warning("spelling", self.path(), message)
    }
}

/// What the look at a deck found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The words, in the order of the deck.
    pub slips: Vec<Slip>,
    /// The languages of the deck for which there is no dictionary on this machine.
    pub without: Vec<String>,
}

/// The dictionaries in use, and the words that are right besides.
#[derive(Debug, Default)]
pub struct Speller {
    places: Vec<PathBuf>,
    loaded: HashMap<String, Option<Dictionaries>>,
    personal: HashSet<String>,
}

impl Speller {
    /// A speller that knows the words of the user's own list. Nothing is loaded yet.
    #[must_use]
    pub fn new(personal: impl IntoIterator<Item = String>) -> Self {
        Self::with_places(personal, usual_places())
    }

    /// The same, with installed dictionaries in these folders alone.
    #[must_use]
    pub fn with_places(personal: impl IntoIterator<Item = String>, places: Vec<PathBuf>) -> Self {
        let personal = personal.into_iter().map(|word| plain(&word)).collect();
        Self { places, loaded: HashMap::new(), personal }
    }

    /// Takes another word for right.
    pub fn learn(&mut self, word: &str) {
        self.personal.insert(plain(word));
    }

    fn dictionaries(&mut self, tag: &str) -> Option<&Dictionaries> {
        let places = &self.places;
        self.loaded.entry(tag.to_owned()).or_insert_with(|| load(tag, places)).as_ref()
    }

    /// Looks at every word of a deck.
    pub fn check(&mut self, deck: &Deck) -> Report {
        slow::work("the spelling is looked at");
        let mut look = Look {
            known: names(deck),
            languages: texts::languages(deck),
            seen: HashMap::new(),
            without: BTreeSet::new(),
            slips: Vec::new(),
        };
        texts::of_deck(deck, &mut |field, text| look.at(self, None, field, &deck.language, text));
        for (index, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| slide.broken.is_none()) {
            let of_plain = slide.language.as_deref().unwrap_or(&deck.language);
            texts::of_slide(slide, &mut |field, seen, text| {
                // Notes are in the deck's own language, whatever the room reads.
                let of_plain = if seen == Seen::Notes { &deck.language } else { of_plain };
                look.at(self, Some(index), field, of_plain, text);
            });
        }
        Report { slips: look.slips, without: look.without.into_iter().collect() }
    }

    /// What may have been meant by a word, the likeliest first. Takes up to some tenths of a second.
    pub fn suggest(&mut self, word: &str, tag: &str) -> Vec<String> {
        slow::work("words are suggested");
        if word.chars().count() > LONGEST {
            return Vec::new();
        }
        let mut found = self.dictionaries(tag).map(|dictionaries| dictionaries.suggest(word)).unwrap_or_default();
        found.truncate(6);
        // As the word is written, with the apostrophe of print.
        if word.contains('’') {
            found = found.into_iter().map(|word| word.replace('\'', "’")).collect();
        }
        found
    }
}

/// One look at a deck.
struct Look {
    /// The words that are right because the deck has them as names.
    known: HashSet<String>,
    /// The languages of the deck.
    languages: Vec<String>,
    /// What was looked up already, in each language: decks say the same words again and again.
    seen: HashMap<String, HashMap<String, bool>>,
    without: BTreeSet<String>,
    slips: Vec<Slip>,
}

impl Look {
    /// Looks at a text; `of_plain` is the language of plain strings.
    fn at(&mut self, speller: &mut Speller, slide: Option<usize>, field: &str, of_plain: &str, text: &Text) {
        for (language, string) in text.each() {
            let tag = language.unwrap_or(of_plain);
            let shown = shown(string);
            let words = words(&shown);
            if words.is_empty() {
                continue;
            }
            if speller.dictionaries(tag).is_none() {
                self.without.insert(tag.to_owned());
                continue;
            }
            let words = words.into_iter().filter(|word| tongue::is_of_script(&word.word, tag)).collect();
            let before = self.slips.len();
            for part in tongue::parts(&shown, words) {
                let Some(tag) = self.tongue(speller, tag, &part) else { continue };
                let wrong: Vec<Word> = part.words.iter().flat_map(|word| self.wrong(speller, &tag, word)).collect();
                for wrong in wrong {
                    if self.slips.len() >= MOST {
                        return;
                    }
                    let (Some(first), Some(last)) =
                        (shown.letters.get(wrong.letters.start), shown.letters.get(wrong.letters.end - 1))
                    else {
                        continue;
                    };
                    let place = Match::of_letters(wrong.letters.clone(), first.at.start..last.at.end);
                    let (excerpt, in_excerpt) = find::excerpt(string, &shown, &place);
                    self.slips.push(Slip {
                        slide,
                        field: field.to_owned(),
                        language: language.map(str::to_owned),
                        tag: tag.clone(),
                        word: wrong.word,
                        at: first.at.start..last.at.end,
                        excerpt,
                        in_excerpt,
                    });
                }
            }
            // Citations are looked at after the rest, and read where they stand.
            if let Some(new) = self.slips.get_mut(before..) {
                new.sort_by_key(|slip| slip.at.start);
            }
        }
    }

    /// The language of a part of a text in `own`: of a citation, the one whose dictionary knows most of its words; of the rest
    /// too, where its own knows fewer than half of them. None where it is probably one without a dictionary here.
    fn tongue(&mut self, speller: &mut Speller, own: &str, part: &Part) -> Option<String> {
        let all = part.words.len();
        let known = self.count(speller, own, part);
        let mostly_strange = known * 2 < all;
        if !(mostly_strange || part.quoted && known < all) {
            return Some(own.to_owned());
        }
        let of_deck = self.languages.clone();
        let others = of_deck.iter().map(|tag| (tag.as_str(), true)).chain([("en", false), ("fr", false)]);
        let mut best = (known, own.to_owned());
        for (tag, of_deck) in others {
            let same = tongue::primary(tag).eq_ignore_ascii_case(tongue::primary(own));
            if same || !of_deck && all < FEW || speller.dictionaries(tag).is_none() {
                continue;
            }
            let knows = self.count(speller, tag, part);
            // Most of it: cognates and names are in many dictionaries.
            if knows > best.0 && knows * 4 >= all * 3 {
                best = (knows, tag.to_owned());
            }
        }
        let strange = best.1 == own && mostly_strange && all > 1;
        let silent = strange && of_deck.iter().any(|tag| speller.dictionaries(tag).is_none());
        (!silent).then_some(best.1)
    }

    /// How many words of a part are right in a language.
    fn count(&mut self, speller: &mut Speller, tag: &str, part: &Part) -> usize {
        part.words.iter().filter(|word| self.wrong(speller, tag, word).is_empty()).count()
    }

    /// The parts of a word that are wrong in a language.
    fn wrong(&mut self, speller: &mut Speller, tag: &str, word: &Word) -> Vec<Word> {
        let all = self.seen.entry(tag.to_owned()).or_default();
        let known = &self.known;
        wrong_parts(word, &mut |word| {
            if let Some(known) = all.get(word) {
                return *known;
            }
            let own = plain(word);
            let right = known.contains(&own)
                || speller.personal.contains(&own)
                || tongue::is_own_name(&own)
                || speller.dictionaries(tag).is_none_or(|dictionaries| dictionaries.knows(word));
            all.insert(word.to_owned(), right);
            right
        })
    }
}

/// The slips as remarks of the check, each with the likeliest word that was meant, and a remark for each language that has
/// no dictionary here.
#[must_use]
pub fn findings(speller: &mut Speller, deck: &Deck) -> Vec<Finding> {
    let report = speller.check(deck);
    let mut meant: HashMap<(String, String), Option<String>> = HashMap::new();
    let mut found: Vec<Finding> = Vec::new();
    for slip in &report.slips {
        let key = (slip.tag.clone(), slip.word.clone());
        let near =
            meant.entry(key).or_insert_with(|| speller.suggest(&slip.word, &slip.tag).into_iter().next()).clone();
        found.push(slip.finding().near(near.as_deref()));
    }
    for tag in report.without {
        let message = format!("the spelling of `{}` is not checked: no dictionary for it is installed", quote(&tag));
        found.push(Finding::warning("no-dictionary", "", message));
    }
    found
}

/// The parts of a word that are wrong: the whole, or one side of a hyphen.
fn wrong_parts(word: &Word, right: &mut dyn FnMut(&str) -> bool) -> Vec<Word> {
    let hyphen = |letter: char| matches!(letter, '-' | '\u{2010}' | '\u{2011}');
    let bare: String = word.word.chars().filter(|letter| *letter != '\u{00AD}').collect();
    if right(&bare) {
        return Vec::new();
    }
    if !bare.contains(hyphen) {
        return vec![word.clone()];
    }
    let mut wrong = Vec::new();
    let (mut part, mut from) = (String::new(), word.letters.start);
    for (index, letter) in word.word.chars().chain(std::iter::once('-')).enumerate() {
        let at = word.letters.start + index;
        if hyphen(letter) {
            let bare = part.trim_matches(['\'', '’']);
            if bare.chars().count() > 1 && !right(&part) {
                wrong.push(Word { word: std::mem::take(&mut part), letters: from..at });
            }
            part.clear();
            from = at + 1;
        } else {
            part.push(letter);
        }
    }
    wrong
}

/// A word as lists of words are compared.
fn plain(word: &str) -> String {
    word.trim().replace('’', "'").to_lowercase()
}

/// The words that are right because the deck has them as names: of people, of the event and its place, in ids, and in its
/// own list.
fn names(deck: &Deck) -> HashSet<String> {
    let mut found: HashSet<String> = deck.words.iter().map(|word| plain(word)).collect();
    let mut take = |text: &str| found.extend(words(&shown(text)).into_iter().map(|word| plain(&word.word)));
    for speaker in &deck.speakers {
        speaker.name.each().for_each(|(_, name)| take(name));
        take(speaker.say.as_deref().unwrap_or_default());
    }
    if let Some(event) = &deck.event {
        take(event.venue.as_deref().unwrap_or_default());
        take(&event.zone.replace(['/', '_'], " "));
    }
    for asset in &deck.assets {
        take(asset.credit.as_deref().unwrap_or_default());
    }
    let ids = deck.speakers.iter().map(|one| &one.id).chain(deck.agenda.iter().map(|one| &one.id));
    let ids = ids.chain(deck.sources.iter().map(|one| &one.id)).chain(deck.slides.iter().map(|one| &one.id));
    for id in ids.chain([&deck.id]) {
        take(&id.replace(['-', '.', '_'], " "));
    }
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::{parse, templates::TEMPLATES};

    fn deck(json: &serde_json::Value) -> Deck {
        parse(json.to_string().as_bytes(), "d").deck.unwrap()
    }

    fn slips(deck: &Deck) -> Vec<String> {
        let mut speller = Speller::with_places(["Antarctica".to_owned()], Vec::new());
        speller.check(deck).slips.iter().map(|slip| format!("{}: {}", slip.path(), slip.word)).collect()
    }

    #[test]
    fn each_text_is_looked_at_in_its_own_language() {
        let deck = deck(&serde_json::json!({
        "format": 1, "id": "zorgle-deck", "title": {"en": "The cuort", "fr": "La cour"}, "words": ["Fnordland"],
        "speakers": [{"id": "p", "name": "Xyzzy Plugh"}],
        "slides": [
            {"id": "a", "layout": "statement", "text": "Xyzzy of fnordland asks zorgle in antarctica, HRDs and 2nd", "notes": "A qeustion"},
            {"id": "b", "layout": "statement", "language": "fr", "text": "Une **fau**tte dans l’homme", "notes": "read it"},
            {"id": "c", "layout": "bullets", "title": {"fr": "Bonjour", "de": "Guten Tag"}, "items": ["a well-knwon fact"]},
        ]}));
        assert_eq!(
            slips(&deck),
            ["title.en: cuort", "slides[0].notes: qeustion", "slides[1].text: fautte", "slides[2].items[0]: knwon"]
        );
        let mut speller = Speller::with_places([], Vec::new());
        let report = speller.check(&deck);
        assert_eq!(report.without, ["de"]);
        let slip = report.slips.iter().find(|slip| slip.word == "fautte").unwrap();
        assert_eq!((slip.tag.as_str(), slip.at.clone()), ("fr", 6..14));
        assert_eq!(slip.excerpt.get(slip.in_excerpt.clone()), Some("fautte"));
        assert_eq!(speller.suggest("fautte", "fr").first().map(String::as_str), Some("faute"));
        let said = findings(&mut speller, &deck);
        assert!(
            said.iter().any(|one| one.sentence()
                == "slides[0].notes: `qeustion` is not in the dictionary of `en`; did you mean `question`?"),
            "{said:?}"
        );
        assert!(said.iter().any(|one| one.code == "no-dictionary"));
        assert!(said.iter().all(|one| !one.is_error()));
    }

    #[test]
    fn a_citation_is_looked_at_in_its_own_language() {
        let cited = deck(&serde_json::json!({
        "format": 1, "id": "d", "title": {"en": "Words", "fr": "Mots", "es": "Palabras"}, "slides": [
            {"id": "a", "layout": "statement", "language": "fr", "text": "Adoptée en mai, « Recognition of the coordinating and \
                facilitating role of the Coalition for the Criminal Cuort », par la cuor"},
            {"id": "b", "layout": "table", "table": {"rows": [
                ["Assemblée des États", "Français", "Русский"], ["Asamblea de los Estados Partes", "Español", "中文"]]}},
            {"id": "c", "layout": "statement", "text": "“The internatonal community”"}
        ]}));
        assert_eq!(
            slips(&cited),
            ["slides[0].text: Cuort", "slides[0].text: cuor", "slides[2].text: internatonal"],
            "the slips alone, each in its own language"
        );
    }

    #[test]
    fn the_shipped_decks_have_no_slips() {
        for name in ["six-languages", "crackdown-on-defenders"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("slides/{name}.json"));
            let deck = parse(&std::fs::read(path).unwrap(), name).deck.unwrap();
            assert_eq!(slips(&deck), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn the_templates_have_no_slips() {
        for template in TEMPLATES {
            assert_eq!(slips(&template.deck()), Vec::<String>::new(), "{}", template.name);
        }
    }
}
