//! The walker: checks a text with positions against the published schema, and finds all faults in one pass.
//!
//! It knows exactly those words of JSON Schema that the schema of the deck uses (a test holds this), so the published
//! schema and the check cannot disagree. It goes as deep as the schema, and the guard has limited the text before.

use super::{
    finding::{Finding, key, nearest, quote},
    place::member,
};
use jsonc_parser::{
    ast::{Object, ObjectProp, Value as Node},
    common::Ranged,
};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// A finding and the byte at which it stands.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Byte offset into the text.
    pub at: usize,
    /// What is wrong.
    pub finding: Finding,
}

/// How many faults are kept at most: twenty times what a report shows, and still little memory.
const MOST: usize = 20_000;

/// Patterns of the schema: what they accept, matched by hand, and how to say it.
pub(super) struct Pattern {
    /// The pattern as it stands in the schema.
    pub text: &'static str,
    /// Whether a text matches it.
    pub accepts: fn(&str) -> bool,
    /// What is expected.
    pub says: &'static str,
}

/// Every pattern of the schema.
pub(super) const PATTERNS: &[Pattern] = &[
    Pattern {
        text: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
        accepts: |text| {
            text.starts_with(|c: char| c.is_ascii_alphanumeric())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
        },
        says: "Latin letters, digits, `.`, `_` and `-`, with a letter or digit first",
    },
    Pattern {
        text: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        accepts: |text| shaped(text, "0000-00-00"),
        says: "a date as in `2022-12-07`",
    },
    Pattern { text: "^[0-9]{2}:[0-9]{2}$", accepts: |text| shaped(text, "00:00"), says: "a time of day as in `13:15`" },
    Pattern {
        text: "^#[0-9a-fA-F]{6}$",
        accepts: |text| {
            text.strip_prefix('#').is_some_and(|rest| rest.len() == 6 && rest.chars().all(|c| c.is_ascii_hexdigit()))
        },
        says: "a colour as in `#1b2a4a`",
    },
];

/// Whether `text` has a digit wherever `shape` has one, and otherwise its characters.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(a, b)| if b == b'0' { a.is_ascii_digit() } else { a == b })
}

/// Checks `root` against `schema`; `whole` is what messages call the file as a whole, as "every deck".
#[must_use]
pub fn walk(root: &Node, schema: &Value, whole: &'static str) -> Vec<Fault> {
    let mut walk = Walk { whole, schema, path: String::new(), faults: Vec::new(), advice: 300 };
    walk.value(root, schema);
    walk.faults
}

struct Walk<'s> {
    whole: &'static str,
    /// The schema in which references are looked up.
    schema: &'s Value,
    path: String,
    faults: Vec<Fault>,
    /// How many nearest words are still looked for: enough for people, and little work for a hostile file.
    advice: u32,
}

impl<'s> Walk<'s> {
    fn error(&mut self, at: usize, code: &'static str, message: String) {
        let finding = Finding::error(code, self.path.as_str(), message);
        self.push(at, finding);
    }

    fn push(&mut self, at: usize, finding: Finding) {
        if self.faults.len() < MOST {
            self.faults.push(Fault { at, finding });
        }
    }

    fn near<'c>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        self.advice = self.advice.checked_sub(1)?;
        nearest(word, candidates)
    }

    /// Runs `inside` with `step` added to the path.
    fn at(&mut self, step: &str, inside: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if !step.starts_with('[') && length > 0 {
            self.path.push('.');
        }
        self.path.push_str(step);
        inside(self);
        self.path.truncate(length);
    }

    fn value(&mut self, node: &Node, schema: &'s Value) {
        let (schema, name) = resolve(self.schema, schema);
        let start = node.start();
        if let Some(choices) = list(schema, "anyOf") {
            let choice = choices.iter().find(|choice| types(self.schema, choice).contains(&kind(node)));
            return match choice {
                Some(choice) => self.value(node, choice),
                None => self.wrong_type(node, schema, name),
            };
        }
        if let Some(choices) = list(schema, "oneOf") {
            return self.word(node, choices, name);
        }
        if !types(self.schema, schema).contains(&kind(node)) {
            return self.wrong_type(node, schema, name);
        }
        match node {
            Node::StringLit(literal) => self.string(start, &literal.value, schema),
            Node::NumberLit(literal) => self.number(start, literal.value, schema),
            Node::Array(array) => {
                self.count(start, array.elements.len(), schema);
                if let Some(items) = schema.get("items") {
                    for (index, element) in array.elements.iter().enumerate() {
                        self.at(&format!("[{index}]"), |walk| walk.value(element, items));
                    }
                }
            }
            Node::Object(object) => self.object(object, schema, name),
            Node::BooleanLit(_) | Node::NullKeyword(_) => {}
        }
    }

    fn wrong_type(&mut self, node: &Node, schema: &Value, name: Option<&str>) {
        let expected = expected(schema, name);
        let message = match node {
            Node::NullKeyword(_) => {
                format!("expected {expected}, found `null`; leave the field out where there is nothing to say")
            }
            _ => format!("expected {expected}, found {}", found(node)),
        };
        self.error(node.start(), "type", message);
    }

    /// One word of a list of words.
    fn word(&mut self, node: &Node, choices: &[Value], name: Option<&str>) {
        let words: Vec<&str> = choices.iter().filter_map(|choice| choice.get("const")?.as_str()).collect();
        let Some(literal) = node.as_string_lit() else {
            let message = format!("expected {}, found {}", one_of(&words), found(node));
            return self.error(node.start(), "type", message);
        };
        if words.contains(&literal.value.as_ref()) {
            return;
        }
        let field = self.path.rsplit('.').next().unwrap_or_default();
        let what = if field.is_empty() || field.ends_with(']') { name.unwrap_or("word") } else { field };
        let mut message = format!("unknown {what} `{}`", quote(&literal.value));
        let near = self.near(&literal.value, words.iter().copied());
        if near.is_none() {
            message = format!("{message}; expected {}", one_of(&words));
        }
        let finding = Finding::error("unknown-word", self.path.as_str(), message).near(near);
        self.push(node.start(), finding);
    }

    fn string(&mut self, at: usize, text: &str, schema: &Value) {
        if number(schema, "minLength").is_some_and(|least| (text.chars().count() as f64) < least) {
            let message = if text.is_empty() {
                "the text is empty".to_owned()
            } else {
                format!("`{}` is too short", quote(text))
            };
            self.error(at, "length", message);
        } else if let Some(most) = number(schema, "maxLength").filter(|most| text.chars().count() as f64 > *most) {
            self.error(at, "length", format!("`{}` is longer than {most} characters", quote(text)));
        }
        if let Some(pattern) = schema.get("pattern").and_then(Value::as_str)
            && let Some(pattern) = PATTERNS.iter().find(|known| known.text == pattern)
            && !(pattern.accepts)(text)
        {
            self.error(at, "pattern", format!("expected {}, found `{}`", pattern.says, quote(text)));
        }
    }

    fn number(&mut self, at: usize, literal: &str, schema: &Value) {
        let value: f64 = literal.parse().unwrap_or(f64::NAN);
        let whole = schema.get("type").is_some_and(|name| name == "integer");
        if whole && literal.contains(['.', 'e', 'E']) {
            let message = format!("expected a whole number without point or exponent, found `{}`", quote(literal));
            self.error(at, "type", message);
        } else if number(schema, "minimum").is_some_and(|least| value < least)
            || number(schema, "maximum").is_some_and(|most| value > most)
        {
            let range = match (number(schema, "minimum"), number(schema, "maximum")) {
                (Some(least), Some(most)) if least == most => format!("{least}"),
                (Some(least), Some(most)) => format!("a number from {least} to {most}"),
                (Some(least), None) => format!("a number of at least {least}"),
                (None, most) => format!("a number of at most {}", most.unwrap_or_default()),
            };
            self.error(at, "range", format!("expected {range}, found `{}`", quote(literal)));
        }
    }

    fn count(&mut self, at: usize, count: usize, schema: &Value) {
        let least = number(schema, "minItems").filter(|least| (count as f64) < *least);
        let most = number(schema, "maxItems").filter(|most| count as f64 > *most);
        let (least_given, most_given) = (number(schema, "minItems"), number(schema, "maxItems"));
        if least.is_none() && most.is_none() {
            return;
        }
        let expected = match (least_given, most_given) {
            (Some(least), Some(most)) if least == most => format!("exactly {least} elements"),
            _ if least == Some(1.0) => "at least one element".to_owned(),
            _ if least.is_some() => format!("at least {} elements", least.unwrap_or_default()),
            _ => format!("at most {} elements", most.unwrap_or_default()),
        };
        let found = if count == 0 { "none".to_owned() } else { count.to_string() };
        self.error(at, "count", format!("expected {expected}, found {found}"));
    }

    fn object(&mut self, object: &Object, schema: &'s Value, name: Option<&str>) {
        let read = self.members(object);
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for one in &read {
            let field = one.name.as_str();
            if let Some(inner) = properties.and_then(|known| known.get(field)).or(others) {
                self.at(&key(field), |walk| walk.value(&one.value, inner));
            } else {
                let near = self.near(field, properties.into_iter().flat_map(Map::keys).map(String::as_str));
                let mut message = format!("unknown field `{}`; it is kept, and shown nowhere", key(field));
                if near.is_some() {
                    message = format!("unknown field `{}`", key(field));
                }
                self.at(&key(field), |walk| {
                    let finding = Finding::warning("unknown-field", walk.path.as_str(), message).near(near);
                    walk.push(one.start(), finding);
                });
            }
        }
        self.required(object, schema, name, None);
        for condition in list(schema, "allOf").unwrap_or_default() {
            self.condition(object, condition);
        }
    }

    /// The members of an object that are read: of a field given twice only the last counts, and saving keeps only that one.
    fn members<'n, 'a>(&mut self, object: &'n Object<'a>) -> Vec<&'n ObjectProp<'a>> {
        let mut seen = HashSet::with_capacity(object.properties.len());
        let mut read = Vec::with_capacity(object.properties.len());
        for member in object.properties.iter().rev() {
            let field = member.name.as_str();
            if seen.insert(field) {
                read.push(member);
            } else {
                let message = format!("`{}` is given again below; only the last one is read and saved", key(field));
                self.at(&key(field), |walk| {
                    let finding = Finding::warning("duplicate-field", walk.path.as_str(), message);
                    walk.push(member.start(), finding);
                });
            }
        }
        read.reverse();
        read
    }

    fn required(&mut self, object: &Object, schema: &Value, name: Option<&str>, layout: Option<&str>) {
        for field in strings(schema, "required") {
            if member(object, field).is_some() {
                continue;
            }
            let message = match layout {
                Some(layout) => format!("missing; the layout `{layout}` needs it"),
                None if name == Some("FullItem") && object.get("en").is_some() => {
                    "missing; the languages of an item stand inside `text`".to_owned()
                }
                None => format!("missing; {} needs it", owner(name).unwrap_or(self.whole)),
            };
            self.at(field, |walk| walk.error(object.start(), "missing", message));
        }
    }

    /// A condition on the layout: `if` it is this word, `then` that must be there.
    fn condition(&mut self, object: &Object, condition: &Value) {
        let Some(word) = condition.pointer("/if/properties/layout/const").and_then(Value::as_str) else { return };
        let layout = member(object, "layout").and_then(|member| member.value.as_string_lit());
        if layout.is_none_or(|literal| literal.value != word) {
            return;
        }
        let Some(then) = condition.get("then") else { return };
        self.required(object, then, None, Some(word));
        for (field, inner) in then.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if let Some(array) = member(object, field).and_then(|member| member.value.as_array()) {
                self.at(field, |walk| walk.count(array.start(), array.elements.len(), inner));
            }
        }
        let choices: Vec<&str> =
            list(then, "anyOf").unwrap_or_default().iter().flat_map(|choice| strings(choice, "required")).collect();
        if !choices.is_empty() && !choices.iter().any(|field| member(object, field).is_some()) {
            let message = format!("the layout `{word}` needs {}", one_of(&choices));
            self.error(object.start(), "missing", message);
        }
    }
}

/// The schema that a reference names, and the name.
fn resolve<'s>(root: &'s Value, schema: &'s Value) -> (&'s Value, Option<&'s str>) {
    let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/")) else {
        return (schema, None);
    };
    let target = root.get("$defs").and_then(|all| all.get(name)).unwrap_or(&Value::Null);
    let (end, inner) = resolve(root, target);
    (end, inner.or(Some(name)))
}

fn list<'s>(schema: &'s Value, word: &str) -> Option<&'s [Value]> {
    schema.get(word).and_then(Value::as_array).map(Vec::as_slice)
}

fn strings<'s>(schema: &'s Value, word: &str) -> impl Iterator<Item = &'s str> {
    list(schema, word).unwrap_or_default().iter().filter_map(Value::as_str)
}

fn number(schema: &Value, word: &str) -> Option<f64> {
    schema.get(word).and_then(Value::as_f64)
}

/// The JSON types that a schema accepts. Choices never share a type, so the type alone picks the choice.
pub(super) fn types<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s str> {
    let (schema, _) = resolve(root, schema);
    if let Some(choices) = list(schema, "anyOf") {
        return choices.iter().flat_map(|choice| types(root, choice)).collect();
    }
    if schema.get("oneOf").is_some() {
        return vec!["string"];
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("integer") => vec!["number"],
        Some(name) => vec![name],
        None => Vec::new(),
    }
}

const fn kind(node: &Node) -> &'static str {
    match node {
        Node::StringLit(_) => "string",
        Node::NumberLit(_) => "number",
        Node::BooleanLit(_) => "boolean",
        Node::Object(_) => "object",
        Node::Array(_) => "array",
        Node::NullKeyword(_) => "null",
    }
}

/// What stands in the file, in words.
fn found(node: &Node) -> String {
    match node {
        Node::StringLit(literal) => format!("the text `{}`", quote(&literal.value)),
        Node::NumberLit(literal) => format!("the number `{}`", quote(literal.value)),
        Node::BooleanLit(literal) => format!("`{}`", literal.value),
        Node::Object(_) => "an object".to_owned(),
        Node::Array(_) => "a list".to_owned(),
        Node::NullKeyword(_) => "`null`".to_owned(),
    }
}

/// What was expected, in words.
fn expected(schema: &Value, name: Option<&str>) -> String {
    let known = match name {
        Some("Text") => "a text, or an object with a text for each language",
        Some("Item") => "a text, or an object with `text` and perhaps `items`",
        Some("Steps") => "`all`, `list`, or groups such as [[0, 1], [2]]",
        Some("Notes") => "a text, texts by language, or a list with one for each step",
        Some("Minutes") => "a number of minutes",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => "a text",
        Some("array") => "a list",
        Some("object") => "an object",
        Some("number") => "a number",
        Some("integer") => "a whole number",
        Some("boolean") => "`true` or `false`",
        _ => "something else",
    }
    .to_owned()
}

/// Whose field is missing, in words.
fn owner(name: Option<&str>) -> Option<&'static str> {
    Some(match name {
        None => return None,
        Some("FullItem") => "an item",
        Some("Event") => "the event",
        Some("Speaker") => "every speaker",
        Some("Segment") => "every segment",
        Some("Source") => "every source",
        Some("Asset") => "every asset",
        Some("Slide") => "every slide",
        Some("Picture") => "a picture",
        Some("Table") => "a table",
        Some("Chart") => "a chart",
        Some("Series") => "a series",
        Some("FreeBox") => "a box",
        Some("Face") => "a family of faces",
        Some("Logo") => "a logo",
        Some(_) => "this",
    })
}

/// "`a`, `b` or `c`".
pub(super) fn one_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::schema::SCHEMA;

    /// Visits every schema inside a schema.
    fn each(schema: &Value, visit: &mut dyn FnMut(&Map<String, Value>)) {
        let Some(map) = schema.as_object() else { return };
        visit(map);
        for (word, inner) in map {
            match word.as_str() {
                "properties" | "$defs" => inner.as_object().unwrap().values().for_each(|one| each(one, visit)),
                "anyOf" | "oneOf" | "allOf" => inner.as_array().unwrap().iter().for_each(|one| each(one, visit)),
                "items" | "additionalProperties" | "if" | "then" => each(inner, visit),
                _ => {}
            }
        }
    }

    #[test]
    fn the_schema_uses_no_word_that_the_walker_does_not_know() {
        let known = [
            "$schema",
            "$id",
            "title",
            "description",
            "default",
            "$defs",
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "pattern",
            "anyOf",
            "oneOf",
            "const",
            "allOf",
            "if",
            "then",
        ];
        each(&SCHEMA, &mut |map| {
            for word in map.keys() {
                assert!(known.contains(&word.as_str()), "the walker does not know `{word}`");
            }
            if let Some(pattern) = map.get("pattern") {
                assert!(
                    PATTERNS.iter().any(|known| known.text == pattern.as_str().unwrap()),
                    "unknown pattern {pattern}"
                );
            }
            if let Some(kind) = map.get("type") {
                assert!(kind.is_string(), "a list of types: {kind}");
            }
            if let Some(choices) = map.get("oneOf") {
                assert!(choices.as_array().unwrap().iter().all(|choice| choice["const"].is_string()));
            }
            if let Some(all) = map.get("allOf") {
                assert!(all.as_array().unwrap().iter().all(|one| one.pointer("/if/properties/layout/const").is_some()));
            }
        });
    }

    #[test]
    fn choices_never_share_a_type() {
        each(&SCHEMA, &mut |map| {
            if map.contains_key("anyOf") && !map.get("anyOf").unwrap()[0].as_object().unwrap().contains_key("required")
            {
                let schema = Value::Object(map.clone());
                let mut all = types(&SCHEMA, &schema);
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                assert_eq!(count, all.len(), "{map:?}");
            }
        });
    }
}
