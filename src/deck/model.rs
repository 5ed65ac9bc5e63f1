//! The deck as data: everything that format 1 can say, field by field, in the order in which it is saved.
//!
//! These types are the single source of the format: the published JSON Schema is generated from them, the reader checks
//! a file against that schema, and the writer saves fields in the order in which they stand here. Fields that a newer
//! version may add are kept in `extra`, so that loading and saving loses nothing.

mod slide;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

pub use self::slide::{
    Broken, Chart, ChartKind, Column, Dir, FreeBox, FullItem, Item, LEAST_CROP, Layout, Notes, Picture, Place, Series,
    Slide, Steps, StepsWord, Table, Transition,
};

/// The format that this version reads and writes.
pub const FORMAT: u32 = 1;

/// Fields that this version does not know, kept in the order of the file.
pub type Extra = Map<String, Value>;

/// A text that people see: one string in the deck's language, or one for each of several languages.
///
/// The strings are inline text: a subset of CommonMark (see [`crate::deck::inline`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The text in the deck's own language.
    One(String),
    /// The text by language tag, as in `{"en": "…", "fr": "…"}`.
    Many(IndexMap<String, String>),
}

impl Default for Text {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

impl Text {
    /// The text in `language`, else in `fallback`, else in whichever language comes first.
    ///
    /// The second value is the language tag of the text that was found (`fallback` for a plain string).
    #[must_use]
    pub fn pick<'a>(&'a self, language: &'a str, fallback: &'a str) -> (&'a str, &'a str) {
        match self {
            Self::One(text) => (text, fallback),
            Self::Many(texts) => [language, fallback]
                .into_iter()
                .find_map(|tag| texts.get_key_value(tag))
                .or_else(|| texts.first())
                .map_or(("", fallback), |(tag, text)| (text.as_str(), tag.as_str())),
        }
    }

    /// Whether there is nothing to show in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::One(text) => text.trim().is_empty(),
            Self::Many(texts) => texts.values().all(|text| text.trim().is_empty()),
        }
    }

    /// Every string of the text with its language tag; a plain string has none.
    pub fn each(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let (one, many) = match self {
            Self::One(text) => (Some((None, text.as_str())), None),
            Self::Many(texts) => (None, Some(texts)),
        };
        one.into_iter().chain(many.into_iter().flatten().map(|(tag, text)| (Some(tag.as_str()), text.as_str())))
    }
}

/// A length of time in minutes, whole or with a fraction, kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Minutes(#[schemars(range(min = 0, max = 1440))] pub Number);

impl Minutes {
    /// The length in whole milliseconds; negative and absurd values are clamped to 0 to 24 hours.
    #[must_use]
    pub fn millis(&self) -> i64 {
        let minutes = self.0.as_f64().unwrap_or(0.0).clamp(0.0, 1440.0);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to a day, which fits")]
        {
            (minutes * 60_000.0).round() as i64
        }
    }

    /// A whole number of minutes.
    #[must_use]
    pub fn whole(minutes: u32) -> Self {
        Self(Number::from(minutes))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// One deck: the event, its people, its agenda, and the slides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deck {
    /// Where the schema of this file is published; editors use it to complete and check.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format's major version: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// A stable name of the deck: the show's journal is kept under it.
    #[schemars(regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"), length(max = 100))]
    pub id: String,
    /// The deck's title, as lists and window titles show it.
    pub title: Text,
    /// The BCP 47 tag of the language in which plain strings are written.
    #[serde(default = "english")]
    #[schemars(length(min = 2, max = 35))]
    pub language: String,
    /// The shape of the slides.
    #[serde(default)]
    pub aspect: Aspect,
    /// The theme's name: `court`, `court-dark`, or a theme file beside the deck.
    #[serde(default = "court")]
    pub theme: String,
    /// The event and its slot of time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// The people who speak; roles are enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker>,
    /// The segments of the slot, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<Segment>,
    /// What footnotes cite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The pictures beside the deck.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<Asset>,
    /// Words that are right in this deck, whatever the dictionaries say: names of places, bodies and instruments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The slides, in order.
    #[schemars(length(max = 5000))]
    pub slides: Vec<Slide>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
    /// What the reader could not use outside the slides: left out of the fields above, and written back by saving.
    #[serde(skip)]
    pub kept: Vec<Kept>,
}

/// A part of the file that is wrong and therefore not in the model, kept so that saving loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The field of the deck in which it stands, as `agenda`.
    pub field: String,
    /// Its position in the list as the file has it; `None` where the whole field is wrong.
    pub index: Option<usize>,
    /// What stands in the file; `None` where a required field is missing.
    pub raw: Option<Value>,
    /// What the model holds in place of a whole field, as it would be saved: once that is edited, the edit counts.
    pub stand_in: Option<Value>,
}

fn english() -> String {
    "en".to_owned()
}

fn court() -> String {
    "court".to_owned()
}

/// The shape of a slide, as width to height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Aspect {
    /// 16:9, the shape of nearly every projector today.
    #[default]
    #[serde(rename = "16:9")]
    Wide,
    /// 16:10, the shape of many laptops.
    #[serde(rename = "16:10")]
    Laptop,
    /// 4:3, the shape of older projectors.
    #[serde(rename = "4:3")]
    Classic,
}

impl Aspect {
    /// The canvas in slide units: 1080 high and as wide as the shape asks.
    #[must_use]
    pub const fn canvas(self) -> (f32, f32) {
        match self {
            Self::Wide => (1920.0, 1080.0),
            Self::Laptop => (1728.0, 1080.0),
            Self::Classic => (1440.0, 1080.0),
        }
    }
}

/// The event: its name, its fixed piece of wall-clock time, and its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// The event's name.
    pub name: String,
    /// The day, as `2022-12-07`.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub date: String,
    /// When the slot starts, local time, as `13:15`.
    #[schemars(regex(pattern = r"^[0-9]{2}:[0-9]{2}$"))]
    pub start: String,
    /// When the slot ends, local time, as `14:45`; at or before `start` is an error.
    #[schemars(regex(pattern = r"^[0-9]{2}:[0-9]{2}$"))]
    pub end: String,
    /// The IANA time zone of the room, as `Europe/Amsterdam`.
    pub zone: String,
    /// The room and building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Whether what is said may be quoted with names. Absent means no.
    #[serde(default, skip_serializing_if = "is_false")]
    pub on_record: bool,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// Somebody who speaks from the panel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// A stable name for references.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// The name to show, or a role such as "Panellist 1".
    pub name: Text,
    /// What the person speaks as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// How to pronounce the name, for the moderator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The BCP 47 tag of the language in which the person speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// What a segment of the agenda is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SegmentKind {
    /// Welcome and introduction.
    Opening,
    /// One speaker, or several together.
    #[default]
    Talk,
    /// Questions from the room.
    Questions,
    /// Summary and thanks.
    Closing,
    /// Spare time.
    Buffer,
}

/// A piece of the slot with its own clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Segment {
    /// A stable name for references.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// What the agenda shows.
    pub title: Text,
    /// What the segment is for.
    #[serde(default)]
    pub kind: SegmentKind,
    /// The planned length.
    pub minutes: Minutes,
    /// The least that re-allocation may leave; absent means none may be taken below half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor_minutes: Option<Minutes>,
    /// Whether re-allocation must leave the segment alone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub protected: bool,
    /// How long before the end "wrap up" shows; absent means a fifth, at least 1 and at most 5 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 86400))]
    pub wrap_up_seconds: Option<u32>,
    /// How long before the end "last call" shows; absent means 30 seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 86400))]
    pub last_call_seconds: Option<u32>,
    /// The time to change over to the next segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 86400))]
    pub changeover_seconds: Option<u32>,
    /// The ids of those who speak in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// Something that footnotes cite.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// A stable name; `[^id]` in a text cites it.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// The citation, word for word.
    pub text: Text,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// A picture beside the deck.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Asset {
    /// A stable name for references.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// The file, relative to the deck's folder and inside it, with `/` between folders.
    pub path: String,
    /// What the picture says to somebody who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Text>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Under which licence it may be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl Deck {
    /// The position of the slide called `id`.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.slides.iter().position(|slide| slide.id == id)
    }

    /// The speaker called `id`.
    #[must_use]
    pub fn speaker(&self, id: &str) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// The segment called `id`.
    #[must_use]
    pub fn segment(&self, id: &str) -> Option<&Segment> {
        self.agenda.iter().find(|segment| segment.id == id)
    }
}
