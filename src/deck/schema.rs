//! The published JSON Schema of the deck file, generated from the model and from the table of layouts.

use super::{layouts, model::Deck};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The name under which the schema is known.
pub const ID: &str = "urn:sidestage:deck-1";

/// The schema, draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    SCHEMA.clone()
}

/// The schema as it is committed and printed: two-space indent and a final newline.
#[must_use]
pub fn schema_text() -> String {
    format!("{:#}\n", *SCHEMA)
}

/// Made once: the check walks every deck against it.
pub(super) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = schemars::schema_for!(Deck).to_value();
    tidy(&mut schema);
    if let Some(slide) = schema.pointer_mut("/$defs/Slide").and_then(Value::as_object_mut) {
        slide.insert("allOf".to_owned(), needs());
    }
    let Value::Object(rest) = schema else { return schema };
    let mut named = Map::new();
    named.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    named.insert("$id".to_owned(), json!(ID));
    named.insert("title".to_owned(), json!("Sidestage deck, format 1"));
    for (key, value) in rest {
        named.entry(key).or_insert(value);
    }
    Value::Object(named)
});

/// Takes out what the derived schema says of Rust and not of the file: sizes of integers, and `null` for a field that
/// can as well be left out. One way to say nothing is enough.
pub(super) fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("format").and_then(Value::as_str).is_some_and(is_of_rust) {
                map.remove("format");
            }
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
                if let [Value::Object(only)] = choices.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            // A field that may be left out says so by not being required.
            map.retain(|word, value| word != "default" || !value.is_null());
            map.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// Sizes of numbers in memory are nothing that a file could follow or break.
fn is_of_rust(format: &str) -> bool {
    format.starts_with("uint") || matches!(format, "float" | "double")
}

/// What each layout cannot do without, as conditions on the slide.
fn needs() -> Value {
    let mut conditions = Vec::new();
    for row in layouts::TABLE {
        for group in row.needs {
            let one = |field: &&str| match *field {
                "items" | "columns" | "boxes" => {
                    json!({"required": [field], "properties": {(*field): {"minItems": 1}}})
                }
                _ => json!({"required": [field]}),
            };
            let then = match group {
                [field] => one(field),
                _ => json!({"anyOf": group.iter().map(one).collect::<Vec<_>>()}),
            };
            conditions.push(json!({
                "if": {"required": ["layout"], "properties": {"layout": {"const": row.word}}},
                "then": then,
            }));
        }
    }
    Value::Array(conditions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schema_is_current() {
        assert!(
            include_str!("../../assets/deck-1.schema.json") == schema_text(),
            "assets/deck-1.schema.json is stale; write it anew with: cargo run -- schema > assets/deck-1.schema.json"
        );
    }

    #[test]
    fn nothing_may_be_null() {
        assert!(!schema_text().contains("\"null\""));
    }
}
