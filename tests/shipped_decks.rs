//! The decks in `slides/` are whole, are saved in the canonical form, and say nothing that the announcement does not say.
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests")]

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use sidestage::{
    deck::model::{Deck, Notes, SegmentKind, Slide, Text},
    render::Pictures,
    typeset::{Fonts, Theme, Typesetter},
};

const FLAGSHIP: &str = "crackdown-on-defenders.json";
const LANGUAGES: &str = "six-languages.json";
const DECKS: [&str; 2] = [FLAGSHIP, LANGUAGES];

/// The announcement of the event, word for word: the only source of what the slides claim.
const ANNOUNCEMENT: &str = "\
21st Session of the ICC Assembly of States Parties - Side event

Countering the Global Crackdown on Human Rights Defenders and Civil Society: What Role for the ICC and States Parties?

Date and time: Wednesday, 7 December 2022 – 13h15-14h45 (The Hague).

Location: Antarctica room, The World Forum (in-person event).

Long before the inception of the International Criminal Court (ICC), civil society and human rights defenders (HRDs) have been a cornerstone of the international criminal justice system. From advocating for the Court’s very establishment and advancing the universality of its Statute, to supporting the Court’s mandate, victim participation, and community outreach – the ICC has often relied on the work carried out by civil society. The Assembly of States Parties (ASP) has long recognized the critical role of civil society and Human Right Defenders (HRDs) in the Rome Statute system, and has repeatedly expressed its appreciation of the “invaluable assistance that has been provided by civil society to the Court.”¹

Despite their key role in the Rome Statute system, civil society organisations and HRDs face increasing threats for their work with the Court and in their fight to bring justice to victims. This is particularly the case in situations under investigation or preliminary examination by the Office of the Prosecutor. HRDs carry a significant burden when pursuing their work and suffer most directly – and often personally – from threats, physical attacks, sanctions, and smear and intimidation campaigns from actors attempting to challenge to Court’s fight against impunity. The ASP has voiced concerns “by the recent reports of threats and intimidation directed at some civil society organizations cooperating with the Court” and reiterated “its commitment to uphold and defend the principles and values enshrined in the Rome Statute and to preserve its integrity undeterred by any threats or measures against the Court, its officials and those cooperating with it,”². The ASP, the Office of the Prosecutor, and individual States should support and defend civil society and HRDs at risk for their work, and protect them from attacks and reprisals.

This event will discuss common challenges facing HRDs worldwide, the need for support for HRDs facing increased attacks and threats, and the role that the ICC, the ASP, and the international community can play to support and protect their work to advance justice.

¹ Resolution ICC-ASP/2/Res.8 adopted on 11 September 2003, by consensus, “Recognition of the coordinating and facilitating role of the NGO Coalition for the International Criminal Court”: https://asp.icc-cpi.int/sites/asp/files/asp_docs/Resolutions/ICC-ASP-ASP2-Res-08-ENG.pdf

² Resolution ICC-ASP/20/Res.5 adopted on 9 December 2021, by consensus, “Strengthening the International Criminal Court and the Assembly of States Parties”: https://asp.icc-cpi.int/sites/asp/files/asp_docs/ASP20/ICC-ASP-20-Res5-AV-ENG.pdf
";

/// Words of the flagship's claims that the announcement does not have in this form; none of them adds a claim.
const LINKING: &[&str] = &["they", "today’s", "discussion", "what", "act", "who", "relied", "assembly’s"];

/// Slides that speak for the moderator or the agenda, not about the subject.
const HOUSE: &[&str] = &[
    "this-room",
    "agenda",
    "panel",
    "panellist-a",
    "panellist-b",
    "panellist-c",
    "panellist-d",
    "questions",
    "sources",
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/slides"))
}

fn raw(file: &str) -> String {
    fs::read_to_string(folder().join(file)).unwrap()
}

fn deck(file: &str) -> Deck {
    serde_json::from_str(&raw(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every string that people see in `value`, notes and names of things left out; of a text in several languages only
/// the one in `language`, if one is given.
fn strings(value: &Value, language: Option<&str>, into: &mut Vec<String>) {
    const NAMES: [&str; 8] = ["id", "layout", "segment", "language", "dir", "asset", "place", "notes"];
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(parts) => parts.iter().for_each(|part| strings(part, language, into)),
        Value::Object(fields) => {
            let one = language.filter(|_| fields.contains_key("en"));
            fields
                .iter()
                .filter(|(name, _)| !NAMES.contains(&name.as_str()) && one.is_none_or(|one| one == *name))
                .for_each(|(_, part)| strings(part, language, into));
        }
        _ => {}
    }
}

fn shown(slide: &Slide) -> Vec<String> {
    texts(slide, None)
}

fn shown_in(slide: &Slide, language: &str) -> Vec<String> {
    texts(slide, Some(language))
}

fn texts(slide: &Slide, language: Option<&str>) -> Vec<String> {
    let mut value = serde_json::to_value(slide).unwrap();
    let fields = value.as_object_mut().unwrap();
    for name in ["steps", "transition", "background"] {
        fields.remove(name);
    }
    if let Some(chart) = fields.get_mut("chart") {
        chart.as_object_mut().unwrap().remove("kind");
    }
    let mut into = Vec::new();
    strings(&value, language, &mut into);
    into
}

fn notes(slide: &Slide) -> Vec<String> {
    let each = |text: &Text| text.each().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
    match slide.notes.as_ref().unwrap() {
        Notes::Whole(text) => each(text),
        Notes::PerStep(texts) => texts.iter().flat_map(each).collect(),
    }
}

/// The text without its marks for footnotes and emphasis, and the ids that it cites.
fn plain(text: &str) -> (String, Vec<String>) {
    let (mut words, mut cited, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once("[^") {
        let (id, tail) = after.split_once(']').unwrap();
        words.push_str(before);
        cited.push(id.to_owned());
        rest = tail;
    }
    words.push_str(rest);
    (words.replace('*', ""), cited)
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{what} `{id}` stands twice");
    }
    seen
}

#[test]
fn saved_form_is_canonical() {
    for file in DECKS {
        assert_eq!(serde_json::to_string_pretty(&deck(file)).unwrap() + "\n", raw(file), "{file}");
        assert!(deck(file).extra.is_empty());
    }
}

#[test]
fn the_check_finds_nothing() {
    for file in DECKS {
        let opened = sidestage::deck::open(&folder().join(file));
        assert!(opened.findings.is_empty(), "{file}: {:#?}", opened.findings);
        assert_eq!(opened.deck.unwrap(), deck(file));
    }
}

#[test]
fn every_slide_fits_and_every_character_has_a_glyph() {
    let mut typesetter = Typesetter::new(Fonts::bundled());
    for file in DECKS {
        let deck = deck(file);
        let pictures = Pictures::new(&deck, folder());
        for name in Theme::names() {
            let theme = Theme::named(name).unwrap();
            for language in ["en", "fr", "es", "ru", "ar", "zh"] {
                for slide in &deck.slides {
                    let page = typesetter.page(&deck, slide, language, &theme, &pictures);
                    assert!(page.overflow.is_empty(), "{file}: {} in {language}: {:?}", slide.id, page.overflow);
                    assert!(page.missing.is_empty(), "{file}: {} in {language}: {:?}", slide.id, page.missing);
                    assert_eq!(page.last_step, slide.last_step(), "{file}: {}", slide.id);
                }
            }
        }
        assert!(pictures.problems().is_empty(), "{file}: {:?}", pictures.problems());
    }
}

#[test]
fn every_reference_resolves_and_nothing_is_left_over() {
    for file in DECKS {
        let deck = deck(file);
        unique("slide", deck.slides.iter().map(|slide| &*slide.id));
        let segments = unique("segment", deck.agenda.iter().map(|segment| &*segment.id));
        let speakers = unique("speaker", deck.speakers.iter().map(|speaker| &*speaker.id));
        let sources = unique("source", deck.sources.iter().map(|source| &*source.id));
        let assets = unique("asset", deck.assets.iter().map(|asset| &*asset.id));

        let used: BTreeSet<_> = deck.slides.iter().map(|slide| slide.segment.as_deref().unwrap()).collect();
        assert_eq!(used, segments, "{file}: segments and slides");
        let who: BTreeSet<_> = deck.agenda.iter().flat_map(|segment| segment.who.iter().map(|id| &**id)).collect();
        assert_eq!(who, speakers, "{file}: speakers and agenda");
        let cited: BTreeSet<_> =
            deck.slides.iter().flat_map(shown).flat_map(|text| plain(&text).1).collect::<BTreeSet<String>>();
        assert_eq!(cited.iter().map(|id| &**id).collect::<BTreeSet<_>>(), sources, "{file}: sources and footnotes");
        let drawn: BTreeSet<_> = deck.slides.iter().filter_map(|slide| Some(&*slide.image.as_ref()?.asset)).collect();
        assert_eq!(drawn, assets, "{file}: drawings and slides");

        // Slides of one segment stand together, in the order of the agenda.
        let mut order: Vec<_> = deck.slides.iter().map(|slide| slide.segment.as_deref().unwrap()).collect();
        order.dedup();
        assert_eq!(order, deck.agenda.iter().map(|segment| &*segment.id).collect::<Vec<_>>(), "{file}");
    }
}

#[test]
fn drawings_are_described_free_and_plain() {
    for asset in deck(FLAGSHIP).assets {
        assert!(asset.alt.is_some_and(|alt| !alt.is_empty()), "{}", asset.id);
        assert_eq!(asset.credit.as_deref(), Some("Sidestage"));
        assert_eq!(asset.licence.as_deref(), Some("CC0-1.0"));
        let svg = fs::read_to_string(folder().join(&asset.path)).unwrap();
        for word in ["<text", "href", "Gradient", "<image", "<style", "<script", "url(", "base64"] {
            assert!(!svg.contains(word), "{} has {word}", asset.path);
        }
    }
}

#[test]
fn every_slide_has_notes_for_every_step() {
    for file in DECKS {
        for slide in &deck(file).slides {
            assert!(notes(slide).iter().all(|text| text.len() > 8), "{file}: {}", slide.id);
            if let Some(Notes::PerStep(texts)) = &slide.notes {
                assert_eq!(texts.len(), usize::from(slide.last_step()) + 1, "{file}: {}", slide.id);
            } else {
                assert_eq!(slide.last_step(), 0, "{file}: {} builds up and has one note", slide.id);
            }
        }
    }
}

#[test]
fn slides_are_few_and_short() {
    let count = deck(FLAGSHIP).slides.len();
    assert!((16..=19).contains(&count), "{count} slides");
    for file in DECKS {
        for slide in &deck(file).slides {
            let languages = slide.text.iter().flat_map(Text::each).filter_map(|(tag, _)| tag).collect::<Vec<_>>();
            for language in if languages.is_empty() { vec!["en"] } else { languages } {
                let words: usize = shown_in(slide, language)
                    .iter()
                    .map(|text| plain(text).0.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count())
                    .sum();
                assert!(words <= 40, "{file}: {} has {words} words in {language}", slide.id);
            }
        }
    }
}

#[test]
fn agendas_fit_the_slot_and_leave_a_third_to_questions() {
    for file in DECKS {
        let deck = deck(file);
        let event = deck.event.as_ref().unwrap();
        assert_eq!(
            (&*event.date, &*event.start, &*event.end, &*event.zone, event.on_record),
            ("2022-12-07", "13:15", "14:45", "Europe/Amsterdam", false)
        );
        let last = deck.agenda.len() - 1;
        let mut total = 0;
        for (at, segment) in deck.agenda.iter().enumerate() {
            let changeover = i64::from(segment.changeover_seconds.unwrap_or(0)) * 1000;
            assert!(at < last || changeover == 0, "{file}: the last segment changes over to nothing");
            let floor = segment.floor_minutes.as_ref().unwrap().millis();
            assert!(floor > 0 && floor <= segment.minutes.millis(), "{file}: {}", segment.id);
            total += segment.minutes.millis() + changeover;
        }
        let minutes = |minutes: i64, seconds: i64| (minutes * 60 + seconds) * 1000;
        assert!(total <= minutes(90, 0), "{file}: {total} ms");
        let questions: i64 = deck
            .agenda
            .iter()
            .filter(|segment| segment.kind == SegmentKind::Questions)
            .map(|segment| segment.minutes.millis())
            .sum();
        assert!(questions * 3 >= minutes(90, 0), "{file}: questions have {questions} ms");
        if file == FLAGSHIP {
            assert_eq!(total, minutes(86, 30));
            assert_eq!(questions, minutes(32, 0));
            let talks: Vec<_> = deck.agenda.iter().filter(|segment| segment.kind == SegmentKind::Talk).collect();
            assert_eq!(talks.len(), 4);
            assert!(talks.iter().all(|talk| talk.minutes.millis() == minutes(9, 0)));
        }
    }
}

#[test]
fn quotations_are_word_for_word_with_the_footnotes_of_the_announcement() {
    let deck = deck(FLAGSHIP);
    let mut found = Vec::new();
    for slide in &deck.slides {
        let Some(quote) = &slide.quote else { continue };
        let (quote, _) = quote.pick("en", "en");
        let (_, opened) =
            ANNOUNCEMENT.split_once(&format!("“{quote}")).unwrap_or_else(|| panic!("not a quotation: {quote}"));
        assert!(opened.starts_with(['”', ',']), "{} stops in the middle", slide.id);
        let cited = shown(slide).iter().flat_map(|text| plain(text).1).collect::<Vec<_>>();
        let mark = opened.trim_start_matches([',', '”']).chars().next();
        found.push((mark, cited));
    }
    assert_eq!(
        found,
        [(Some('¹'), vec!["res-8".to_owned()]), (Some(' '), vec![]), (Some('²'), vec!["res-5".to_owned()])]
    );
    for source in &deck.sources {
        let note = format!("{}: {}\n", source.text.pick("en", "en").0, source.url.as_ref().unwrap());
        assert!(ANNOUNCEMENT.contains(&note), "{note}");
    }
    assert!(
        ANNOUNCEMENT.contains(&format!("\n{}\n", deck.title.pick("en", "en").0)),
        "the deck's title is that of the announcement"
    );
}

fn words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '’'))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches('’').to_owned())
        .collect()
}

fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).map(str::to_owned).collect()
}

#[test]
fn claims_use_the_words_of_the_announcement_alone() {
    let known = words(ANNOUNCEMENT);
    for slide in deck(FLAGSHIP).slides.iter().filter(|slide| !HOUSE.contains(&&*slide.id)) {
        for text in shown(slide) {
            for word in words(&plain(&text).0) {
                assert!(
                    known.contains(&word) || LINKING.contains(&&*word),
                    "{}: `{word}` is not in the announcement",
                    slide.id
                );
            }
        }
    }
    for id in HOUSE {
        assert!(deck(FLAGSHIP).position(id).is_some(), "there is no slide `{id}`");
    }
}

#[test]
fn no_number_is_invented() {
    let known = numbers(ANNOUNCEMENT);
    for slide in &deck(FLAGSHIP).slides {
        for text in shown(slide) {
            assert!(numbers(&plain(&text).0).is_subset(&known), "{}: {text}", slide.id);
        }
        for text in notes(slide) {
            // F12 is a key.
            assert!(numbers(&text.replace("F12", "")).is_subset(&known), "{}: {text}", slide.id);
        }
    }
    let languages = deck(LANGUAGES);
    for slide in &languages.slides {
        for text in shown(slide) {
            assert!(numbers(&plain(&text).0).is_subset(&known), "{}: {text}", slide.id);
        }
        if let Some(chart) = &slide.chart {
            let drawn: Vec<_> = chart.series[0].values.iter().map(|value| value.as_i64().unwrap() * 60_000).collect();
            assert_eq!(drawn, languages.agenda.iter().map(|segment| segment.minutes.millis()).collect::<Vec<_>>());
            for (label, segment) in chart.labels.iter().zip(&languages.agenda) {
                assert_eq!(label.pick("en", "en").0, segment.title.pick("en", "en").0);
            }
        }
    }
}

#[test]
fn typography_is_that_of_the_language() {
    const NARROW: char = '\u{202f}';
    for file in DECKS {
        let deck = deck(file);
        let texts = deck.slides.iter().flat_map(|slide| {
            let own = slide.language.clone().unwrap_or_else(|| "en".to_owned());
            shown(slide).into_iter().chain(notes(slide)).map(move |text| (own.clone(), text))
        });
        for (language, text) in texts {
            let text = plain(&text).0;
            for wrong in ['\'', '"', '…', '\t'] {
                assert!(!text.contains(wrong), "{file}: {wrong:?} in {text}");
            }
            for wrong in ["  ", " - ", "--", "..", " ,", " ;"] {
                assert!(!text.contains(wrong), "{file}: {wrong:?} in {text}");
            }
            if language == "ar" && text.chars().filter(|c| ('\u{600}'..'\u{700}').contains(c)).count() > 20 {
                assert!(!text.contains([',', ';', '?']), "{file}: Latin punctuation in {text}");
            }
        }
        // French, wherever it stands: inside guillemets and before high punctuation.
        for slide in deck.slides.iter().filter(|slide| slide.language.as_deref() == Some("fr")) {
            for text in shown(slide) {
                let chars: Vec<_> = text.chars().collect();
                for (at, &c) in chars.iter().enumerate() {
                    match c {
                        '«' => assert_eq!(chars[at + 1], NARROW, "{text}"),
                        '»' | '?' | '!' | ';' => assert_eq!(chars[at - 1], NARROW, "{text}"),
                        ':' => assert_eq!(chars[at - 1], '\u{a0}', "{text}"),
                        _ => {}
                    }
                }
            }
        }
    }
    let tags: BTreeSet<_> = deck(LANGUAGES).slides.into_iter().filter_map(|slide| slide.language).collect();
    assert_eq!(tags, ["ar", "en", "es", "fr", "ru", "zh"].map(str::to_owned).into());
}
