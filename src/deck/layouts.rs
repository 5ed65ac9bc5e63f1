//! The table of layouts: which content each one shows and which it cannot do without.

use super::model::{Layout, Slide};

/// What one layout does with the fields of a slide.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The layout.
    pub layout: Layout,
    /// Its word in the file.
    pub word: &'static str,
    /// The fields of content that it shows.
    pub uses: &'static [&'static str],
    /// What it cannot do without: of each group, at least one field.
    pub needs: &'static [&'static [&'static str]],
    /// Whether a slide without a title is probably a slip: titles are how people find their way, also with a screen reader.
    pub titled: bool,
}

/// The fields of a slide that fill a layout's places. All others (`notes`, `segment`, …) belong to every layout.
pub const CONTENT: &[&str] = &[
    "kicker",
    "title",
    "subtitle",
    "text",
    "items",
    "columns",
    "quote",
    "attribution",
    "image",
    "table",
    "chart",
    "boxes",
    "steps",
];

/// Every layout, in the order of the format.
pub const TABLE: &[Row] = &[
    row(Layout::Title, "title", &["kicker", "title", "subtitle"], &[&["title"]], false),
    row(Layout::Section, "section", &["kicker", "title", "subtitle", "text"], &[&["title"]], false),
    row(Layout::Statement, "statement", &["kicker", "title", "subtitle", "text"], &[&["text", "title"]], false),
    row(Layout::Bullets, "bullets", &["kicker", "title", "subtitle", "text", "items", "steps"], &[&["items"]], true),
    row(Layout::TwoColumns, "two-columns", &["kicker", "title", "subtitle", "columns", "steps"], &[&["columns"]], true),
    row(Layout::Quote, "quote", &["kicker", "title", "subtitle", "text", "quote", "attribution"], &[&["quote"]], false),
    row(
        Layout::Image,
        "image",
        &["kicker", "title", "subtitle", "text", "items", "image", "steps"],
        &[&["image"]],
        false,
    ),
    row(Layout::Table, "table", &["kicker", "title", "subtitle", "text", "table", "steps"], &[&["table"]], true),
    row(Layout::Chart, "chart", &["kicker", "title", "subtitle", "text", "chart"], &[&["chart"]], true),
    row(Layout::Timeline, "timeline", &["kicker", "title", "subtitle", "text", "items", "steps"], &[&["items"]], true),
    row(Layout::Panel, "panel", &["kicker", "title", "subtitle"], &[], false),
    row(Layout::Agenda, "agenda", &["kicker", "title", "subtitle"], &[], false),
    row(Layout::Question, "question", &["kicker", "title", "subtitle", "text"], &[], false),
    row(Layout::Sources, "sources", &["kicker", "title", "subtitle"], &[], false),
    row(Layout::Holding, "holding", &["kicker", "title", "subtitle", "text"], &[], false),
    row(Layout::Blank, "blank", &[], &[], false),
    row(Layout::Free, "free", &["kicker", "title", "subtitle", "boxes", "steps"], &[&["boxes"]], false),
];

const fn row(
    layout: Layout,
    word: &'static str,
    uses: &'static [&'static str],
    needs: &'static [&'static [&'static str]],
    titled: bool,
) -> Row {
    Row { layout, word, uses, needs, titled }
}

/// The row of `layout`; every layout has one.
#[must_use]
pub fn of(layout: Layout) -> &'static Row {
    TABLE.iter().find(|row| row.layout == layout).unwrap_or(&TABLE[0])
}

/// The fields of content that `slide` fills, in the order of the format.
#[must_use]
pub fn filled(slide: &Slide) -> Vec<&'static str> {
    let set = [
        slide.kicker.is_some(),
        slide.title.is_some(),
        slide.subtitle.is_some(),
        slide.text.is_some(),
        !slide.items.is_empty(),
        !slide.columns.is_empty(),
        slide.quote.is_some(),
        slide.attribution.is_some(),
        slide.image.is_some(),
        slide.table.is_some(),
        slide.chart.is_some(),
        !slide.boxes.is_empty(),
        slide.steps.is_some(),
    ];
    CONTENT.iter().zip(set).filter_map(|(field, set)| set.then_some(*field)).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::schema::schema;

    #[test]
    fn every_layout_of_the_schema_has_its_row() {
        let schema = schema();
        let words: Vec<_> = schema["$defs"]["Layout"]["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["const"].as_str().unwrap())
            .collect();
        assert_eq!(words, TABLE.iter().map(|row| row.word).collect::<Vec<_>>());
        for row in TABLE {
            assert_eq!(serde_json::to_value(row.layout).unwrap(), row.word);
            assert_eq!(of(row.layout).word, row.word);
        }
    }

    #[test]
    fn every_named_field_is_a_field_of_slides() {
        let schema = schema();
        let fields = schema["$defs"]["Slide"]["properties"].as_object().unwrap();
        for name in CONTENT {
            assert!(fields.contains_key(*name), "{name}");
        }
        for row in TABLE {
            for name in row.uses.iter().chain(row.needs.iter().copied().flatten()) {
                assert!(CONTENT.contains(name), "{name} of {}", row.word);
            }
            for name in row.needs.iter().copied().flatten() {
                assert!(row.uses.contains(name), "{} needs {name} and does not use it", row.word);
            }
        }
    }
}
