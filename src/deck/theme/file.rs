//! Reading a theme: built in by its name, or a file beside the deck, with the same guard and the same errors as a deck.

use super::{DEFAULT, Spec, review};
use crate::deck::{
    assets::{self, AssetFault},
    finding::{Finding, quote, sort},
    guard,
    place::{lines, locate},
    read::positions,
    schema, slow,
    walk::walk,
};
use jsonc_parser::common::Ranged as _;
use serde_json::{Map, Value};
use std::{fs, io::Read as _, path::Path, sync::LazyLock};

/// The themes that come with the program, by name.
const BUNDLED: [(&str, &str); 2] = [
    ("court", include_str!("../../../assets/themes/court.json")),
    ("court-dark", include_str!("../../../assets/themes/court-dark.json")),
];

/// The name under which the schema is known.
const ID: &str = "urn:sidestage:theme-1";

/// The largest theme file that is read, in bytes.
const MOST: u64 = 256 * 1024;

/// What came of looking for a theme.
#[derive(Debug)]
pub struct Found {
    /// The theme, unless it cannot be used.
    pub spec: Option<Spec>,
    /// Why there is no file to read.
    pub fault: Option<AssetFault>,
    /// What is wrong in the file, in its order, each finding with the file's name.
    pub findings: Vec<Finding>,
}

/// The theme called `name` that comes with the program.
#[must_use]
pub fn bundled(name: &str) -> Option<Spec> {
    serde_json::from_str(BUNDLED.iter().find(|(bundled, _)| *bundled == name)?.1).ok()
}

/// The names of the themes that come with the program.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUNDLED.iter().map(|(name, _)| *name)
}

/// The theme that a deck in `folder` calls `name`: built in, or the file of that name (with or without `.json`) in the
/// deck's folder or below it.
#[must_use]
pub fn find(name: &str, folder: &Path) -> Found {
    if let Some(spec) = bundled(name) {
        return Found { spec: Some(spec), fault: None, findings: Vec::new() };
    }
    slow::work("a theme is read");
    let with_ending = format!("{name}.json");
    let (path, named) = match assets::resolve(folder, name) {
        Ok(path) => (path, name),
        Err(AssetFault::Missing) => match assets::resolve(folder, &with_ending) {
            Ok(path) => (path, with_ending.as_str()),
            Err(fault) => return Found { spec: None, fault: Some(fault), findings: Vec::new() },
        },
        Err(fault) => return Found { spec: None, fault: Some(fault), findings: Vec::new() },
    };
    let file = folder.join(named).display().to_string();
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|open| open.take(MOST + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        return Found { spec: None, fault: Some(AssetFault::Unreadable(error.kind())), findings: Vec::new() };
    }
    let (spec, findings) = read_in(&bytes, &file, Some(folder));
    Found { spec, fault: None, findings }
}

/// Reads a theme from `bytes`; `file` is what findings call it. The files that it names are not looked at.
#[must_use]
pub fn parse(bytes: &[u8], file: &str) -> (Option<Spec>, Vec<Finding>) {
    read_in(bytes, file, None)
}

fn read_in(bytes: &[u8], file: &str, folder: Option<&Path>) -> (Option<Spec>, Vec<Finding>) {
    let whole = |finding: Finding| (None, vec![Finding { file: file.to_owned(), ..finding }]);
    if bytes.len() as u64 > MOST {
        return whole(Finding::error("file-size", "", "the file is larger than 256 KiB; a theme is far smaller"));
    }
    let placed = |text: &str, refusal: Box<guard::Refusal>| {
        let (line, column) = lines(text, &[refusal.at]).first().copied().unwrap_or_default();
        whole(Finding { line, column, ..refusal.finding })
    };
    let text = match guard::text(bytes) {
        Ok((text, _marked)) => text,
        Err(refusal) => return whole(refusal.finding),
    };
    if let Err(refusal) = guard::limits(text) {
        return placed(text, refusal);
    }
    let own: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return placed(text, guard::syntax(text, &error)),
    };
    let Some(root) = positions(text).filter(|_| own.is_object()) else {
        return whole(Finding::error("not-an-object", "", "a theme is a JSON object: { \"name\": \"…\", … }"));
    };
    let mut findings: Vec<(usize, Finding)> =
        walk(&root, &SCHEMA, "every theme").into_iter().map(|fault| (fault.at, fault.finding)).collect();
    let mut spec = None;
    if !findings.iter().any(|(_, finding)| finding.is_error()) {
        match build(own) {
            Ok(built) => {
                let reviewed = review(&built, folder);
                findings.extend(reviewed.into_iter().map(|finding| (locate(&root, &finding.path).start, finding)));
                spec = Some(built);
            }
            Err(error) => {
                let message = format!("the theme cannot be read: {}", quote(&error.to_string()));
                findings.push((root.start(), Finding::error("unreadable", "", message)));
            }
        }
    }
    if findings.iter().any(|(_, finding)| finding.is_error()) {
        spec = None;
    }
    let offsets: Vec<usize> = findings.iter().map(|(at, _)| *at).collect();
    let mut findings: Vec<Finding> = findings
        .into_iter()
        .zip(lines(text, &offsets))
        .map(|((_, finding), (line, column))| Finding { file: file.to_owned(), line, column, ..finding })
        .collect();
    sort(&mut findings);
    (spec, findings)
}

/// The theme on which the file is based, with what the file says put over it.
fn build(own: Value) -> Result<Spec, serde_json::Error> {
    let base = own.get("based_on").and_then(Value::as_str).unwrap_or(DEFAULT);
    let text = BUNDLED.iter().find(|(name, _)| *name == base).map_or(BUNDLED[0].1, |(_, text)| text);
    let mut whole: Value = serde_json::from_str(text)?;
    lay_over(&mut whole, own);
    serde_json::from_value(whole)
}

/// Puts `over` onto `under`: objects field by field, everything else as a whole. No deeper than the guard lets files be.
fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (field, value) in over {
                lay_over(under.entry(field).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

/// The schema of a theme file as it is committed and printed.
#[must_use]
pub fn schema_text() -> String {
    format!("{:#}\n", *SCHEMA)
}

/// Only the name is needed: the rest may be that of the theme on which a file is based.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut made = schemars::schema_for!(Spec).to_value();
    schema::tidy(&mut made);
    for pointer in ["", "/$defs/Palette", "/$defs/Sizes", "/$defs/Floors", "/$defs/Leading", "/$defs/Space"] {
        if let Some(part) = made.pointer_mut(pointer).and_then(Value::as_object_mut) {
            part.remove("required");
            if pointer.is_empty() {
                part.insert("required".to_owned(), serde_json::json!(["name"]));
            }
        }
    }
    let Value::Object(rest) = made else { return made };
    let mut named = Map::new();
    named.insert("$schema".to_owned(), serde_json::json!("https://json-schema.org/draft/2020-12/schema"));
    named.insert("$id".to_owned(), serde_json::json!(ID));
    named.insert("title".to_owned(), serde_json::json!("Sidestage theme, format 1"));
    for (key, value) in rest {
        named.entry(key).or_insert(value);
    }
    Value::Object(named)
});

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::colour::Rgba;

    fn said(text: &str) -> Vec<String> {
        parse(text.as_bytes(), "t.json").1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_committed_schema_is_current_and_bundled_themes_follow_it() {
        assert!(
            include_str!("../../../assets/theme-1.schema.json") == schema_text(),
            "assets/theme-1.schema.json is stale; write it anew with: cargo run -- schema --theme > assets/theme-1.schema.json"
        );
        let second = jsonschema::draft202012::new(&SCHEMA).unwrap();
        for (name, text) in BUNDLED {
            assert_eq!(said(text), Vec::<String>::new(), "{name}");
            assert!(second.is_valid(&serde_json::from_str(text).unwrap()), "{name}");
            assert_eq!(bundled(name).unwrap().name, name);
        }
        assert!(bundled("courtt").is_none());
    }

    #[test]
    fn a_theme_says_only_what_it_changes() {
        let text =
            r##"{"name": "blue", "based_on": "court-dark", "page": {"accent": "#9ecbff"}, "sizes": {"body": 56}}"##;
        let (spec, findings) = parse(text.as_bytes(), "t.json");
        assert_eq!(findings, []);
        let (spec, base) = (spec.unwrap(), bundled("court-dark").unwrap());
        assert_eq!(spec.page.accent, Rgba::parse("#9ecbff").unwrap());
        assert_eq!((spec.page.ink, spec.turned, spec.sizes.title), (base.page.ink, base.turned, base.sizes.title));
        assert_eq!(spec.sizes.body, 56.0);
    }

    #[test]
    fn every_fault_has_its_place() {
        let table = [
            ("", vec!["t.json:1:1: error: the file is empty; a deck is a JSON object: { \"format\": 1, … }"]),
            ("[]", vec!["t.json: error: a theme is a JSON object: { \"name\": \"…\", … }"]),
            ("{\n}", vec!["t.json:1:1: error: name: missing; every theme needs it"]),
            (
                "{\"name\": \"a\",\n\"page\": {\"ink\": \"blue\", \"papr\": \"#ffffff\"}}",
                vec![
                    "t.json:2:17: error: page.ink: expected a colour as in `#1b2a4a`, found `blue`",
                    "t.json:2:25: warning: page.papr: unknown field `papr`; did you mean `paper`?",
                ],
            ),
            (
                "{\"name\": \"a\", \"based_on\": \"cort\"}",
                vec!["t.json:1:27: error: based_on: unknown based_on `cort`; did you mean `court`?"],
            ),
            (
                "{\"name\": \"a\",\n\"sizes\": {\"body\": 4}}",
                vec!["t.json:2:19: error: sizes.body: expected a number from 12 to 400, found `4`"],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn no_bytes_bring_the_reader_down() {
        let whole = BUNDLED[0].1.trim_end().as_bytes();
        for at in 0..whole.len() {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0x15;
            let (spec, findings) = parse(&bytes, "t.json");
            assert!(spec.is_some() || findings.iter().any(Finding::is_error));
            assert!(parse(&whole[..at], "t.json").0.is_none());
        }
    }
}
