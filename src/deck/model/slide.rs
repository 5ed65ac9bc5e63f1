//! A slide as data: its layout, everything that the layouts show, how it is revealed, and what the moderator sees beside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::{Extra, Text, is_false};

/// How a slide arranges its content. Which fields each layout uses stands in [`crate::deck::layouts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// The first slide: title, subtitle, and the event's date and place.
    Title,
    /// A divider in turned-over colours.
    Section,
    /// One sentence, large.
    #[default]
    Statement,
    /// A title and a list of up to three levels.
    Bullets,
    /// A title over two columns of text or lists.
    TwoColumns,
    /// Somebody's own words, large, with their source.
    Quote,
    /// A picture: full bleed, or beside text.
    Image,
    /// Rows and columns.
    Table,
    /// Numbers as bars, lines, or shares.
    Chart,
    /// Dated events along a line.
    Timeline,
    /// The speakers.
    Panel,
    /// The agenda, drawn from the deck's segments.
    Agenda,
    /// What a projected question looks like.
    Question,
    /// Everything that the deck cites.
    Sources,
    /// What the room sees before, after, and when nothing else may show.
    Holding,
    /// Nothing but the background.
    Blank,
    /// Boxes at fractions of the canvas.
    Free,
}

/// The direction of text, where it is not to be taken from the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dir {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// What each press reveals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Steps {
    /// `"all"`: the whole slide at once. `"list"`: one first-level item a press.
    Word(StepsWord),
    /// Groups of parts by their position in the list, from 0: `[[0, 1], [2]]` shows two, then the third.
    Groups(Vec<Vec<u16>>),
}

/// The two usual ways to reveal a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepsWord {
    /// Everything at once.
    All,
    /// One first-level part a press.
    List,
}

/// What the moderator sees beside the slide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Notes {
    /// The same notes at every step.
    Whole(Text),
    /// Notes for each step, the first with nothing revealed.
    PerStep(Vec<Text>),
}

impl Notes {
    /// The notes to show at `step`: the last ones given, where there are fewer than steps.
    #[must_use]
    pub fn at(&self, step: u16) -> Option<&Text> {
        match self {
            Self::Whole(text) => Some(text),
            Self::PerStep(texts) => texts.get(usize::from(step)).or_else(|| texts.last()),
        }
    }
}

/// A part of a list: a plain string, or a text with parts below it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "lists are short, and a box would be in the way of every reader")]
pub enum Item {
    /// A text in the deck's language.
    Plain(String),
    /// A text, perhaps in several languages, with a list below it.
    Full(FullItem),
}

/// A part of a list with everything that it can have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FullItem {
    /// What it says.
    pub text: Text,
    /// A date or label before the text, for the timeline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The list below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl Item {
    /// What the part says, in the form that both kinds share.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Plain(text) => Text::One(text.clone()),
            Self::Full(item) => item.text.clone(),
        }
    }

    /// The list below the part.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match self {
            Self::Plain(_) => &[],
            Self::Full(item) => &item.items,
        }
    }
}

/// One of the columns of a two-column slide.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// A heading above the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// A paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// Where a picture stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Over the whole slide, cut to its shape.
    Full,
    /// The left half (right in right-to-left languages).
    Left,
    /// The right half (left in right-to-left languages).
    #[default]
    Right,
    /// In the middle under the title, whole.
    Centre,
}

/// A picture on a slide.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// The id of the asset.
    pub asset: String,
    /// Where it stands.
    #[serde(default)]
    pub place: Place,
    /// A line under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// The part of it that is shown, as fractions of the picture: `[left, top, width, height]`. Absent means all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(inner(range(min = 0, max = 1)))]
    pub crop: Option<[Number; 4]>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// The least of a picture that a crop leaves, as a fraction of its width and of its height.
pub const LEAST_CROP: f64 = 0.02;

impl Picture {
    /// The part of the picture that is shown, as left, top, width and height from 0 to 1: always inside it, and never
    /// nothing, whatever the file says.
    #[must_use]
    pub fn shown(&self) -> [f64; 4] {
        let Some(crop) = &self.crop else { return [0.0, 0.0, 1.0, 1.0] };
        let [left, top, width, height] = crop.each_ref().map(|number| number.as_f64().unwrap_or_default());
        let least = LEAST_CROP;
        let (left, top) = (left.clamp(0.0, 1.0 - least), top.clamp(0.0, 1.0 - least));
        [left, top, width.clamp(least, 1.0 - left), height.clamp(least, 1.0 - top)]
    }

    /// Shows a part of the picture alone; the whole of it where that is what is asked for. Kept to a thousandth.
    pub fn show_part(&mut self, part: [f64; 4]) {
        let round = |value: f64| (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
        let part = part.map(round);
        let numbers = part.map(|value| Number::from_f64(value).unwrap_or_else(|| Number::from(0)));
        self.crop = (part != [0.0, 0.0, 1.0, 1.0]).then_some(numbers);
    }
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The headings, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Text>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Text>>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// How numbers are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// One bar for each number.
    #[default]
    Bar,
    /// A line through the numbers.
    Line,
    /// Parts of a whole, as one divided bar.
    Share,
}

/// Numbers drawn as a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Chart {
    /// How they are drawn.
    #[serde(default)]
    pub kind: ChartKind,
    /// What the numbers count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// What stands at each position.
    pub labels: Vec<Text>,
    /// The numbers, one list a series.
    pub series: Vec<Series>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// One run of numbers in a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// What the numbers are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The numbers, one for each label.
    pub values: Vec<Number>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// A box of a free slide: a text or a picture at fractions of the canvas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FreeBox {
    /// Left edge, top edge, width and height as fractions of the canvas: `[left, top, width, height]`.
    #[schemars(inner(range(min = 0, max = 1)))]
    pub at: [Number; 4],
    /// A text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The id of an asset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset: Option<String>,
    /// The size of the text as a fraction of the canvas height; absent means body size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1))]
    pub size: Option<Number>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// How a slide follows the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Transition {
    /// At once.
    #[default]
    Cut,
    /// One fades into the other within 120 ms.
    Fade,
}

impl Transition {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
    fn is_cut(&self) -> bool {
        *self == Self::Cut
    }
}

/// One slide: a layout and what fills its places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Slide {
    /// A stable name: nothing refers to a position.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// How the content is arranged.
    pub layout: Layout,
    /// The id of the segment in which it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Whether the show passes it by; it can still be reached by name.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hidden: bool,
    /// The BCP 47 tag of this slide's plain strings, where it is not the deck's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The direction, where it is not to be taken from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Dir>,
    /// How it follows the slide before.
    #[serde(default, skip_serializing_if = "Transition::is_cut")]
    pub transition: Transition,
    /// A solid colour behind the slide instead of the theme's, as `#1b2a4a`; text on it is set light or dark to be readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^#[0-9a-fA-F]{6}$"))]
    pub background: Option<String>,
    /// A small line above the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<Text>,
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// A line below the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    /// A text: the statement, the paragraph beside a picture, the question, the holding line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// The two columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 2))]
    pub columns: Vec<Column>,
    /// Somebody's own words, without quotation marks: the theme adds those of the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// Whose words they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Text>,
    /// The picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
    /// Rows and columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// Numbers to draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chart: Option<Chart>,
    /// The boxes of a free slide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<FreeBox>,
    /// What each press reveals; absent means everything at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Steps>,
    /// What the moderator sees beside the slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
    /// Set by the reader where the slide in the file is wrong: what to show instead, and what to save.
    #[serde(skip)]
    pub broken: Option<Box<Broken>>,
}

/// A slide that could not be read: the show goes on with a card that names the fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The slide as it stands in the file, so that saving loses nothing.
    pub raw: Value,
    /// What is wrong, in the words of the check.
    pub faults: Vec<String>,
}

impl Slide {
    /// How many parts the slide has that steps can reveal one after the other.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self.layout {
            Layout::TwoColumns => self.columns.len(),
            Layout::Table => self.table.as_ref().map_or(0, |table| table.rows.len()),
            Layout::Free => self.boxes.len(),
            _ => self.items.len(),
        }
    }

    /// How many presses it takes to reveal the whole slide after it is first shown: 0 without builds.
    #[must_use]
    pub fn last_step(&self) -> u16 {
        match &self.steps {
            None | Some(Steps::Word(StepsWord::All)) => 0,
            Some(Steps::Word(StepsWord::List)) => u16::try_from(self.parts()).unwrap_or(u16::MAX),
            Some(Steps::Groups(groups)) => u16::try_from(groups.len()).unwrap_or(u16::MAX),
        }
    }
}
