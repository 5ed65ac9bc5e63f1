//! Writing: the canonical form of a deck, and saving it so that a crash leaves either the old file or the new one.

use super::model::{Deck, Kept};
use super::schema::SCHEMA;
use super::slow;
use serde_json::{Map, Value};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// The deck as its file holds it: fields in the order of the format, two-space indent, a final newline.
#[must_use]
pub fn to_json(deck: &Deck) -> String {
    // The model holds nothing that JSON cannot say, so this cannot fail; `save` would report it.
    text(deck).unwrap_or_default()
}

pub(super) fn text(deck: &Deck) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&value(deck)?)?;
    text.push('\n');
    Ok(text)
}

/// The deck as a value, with everything that the reader kept put back in its place.
fn value(deck: &Deck) -> serde_json::Result<Value> {
    let mut fields = match serde_json::to_value(deck)? {
        Value::Object(fields) => fields,
        other => return Ok(other),
    };
    if let Some(Value::Array(slides)) = fields.get_mut("slides") {
        for (value, slide) in slides.iter_mut().zip(&deck.slides) {
            if let Some(broken) = &slide.broken {
                *value = broken.raw.clone();
            }
        }
    }
    if deck.kept.is_empty() {
        return Ok(Value::Object(fields));
    }
    let order = SCHEMA.get("properties").and_then(Value::as_object);
    let mut whole = Map::new();
    for name in order.into_iter().flat_map(Map::keys) {
        let value = put_back(name, fields.shift_remove(name), &deck.kept);
        if let Some(value) = value {
            whole.insert(name.clone(), value);
        }
    }
    whole.extend(fields);
    Ok(Value::Object(whole))
}

/// A field of the deck with what was kept of it.
fn put_back(name: &str, value: Option<Value>, kept: &[Kept]) -> Option<Value> {
    let mut value = value;
    for one in kept.iter().filter(|one| one.field == name) {
        match (one.index, &one.raw) {
            // The whole field: what the file said, unless the field was edited since.
            (None, raw) if value == one.stand_in => return raw.clone(),
            (None, _) | (Some(_), None) => {}
            // Entries were kept in the order of the file, so each finds those before it in their places.
            (Some(index), Some(raw)) => {
                let list = value.get_or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.insert(index.min(list.len()), raw.clone());
                }
            }
        }
    }
    value
}

/// One field of the deck as it would be saved.
pub(super) fn field(deck: &Deck, name: &str) -> Option<Value> {
    match serde_json::to_value(deck) {
        Ok(Value::Object(mut fields)) => fields.shift_remove(name),
        _ => None,
    }
}

/// Saves the deck at `path`: written beside it, brought to the disk, and only then put in its place.
///
/// An existing file keeps its permissions; where `path` is a link, the file that it leads to is replaced.
pub fn save(path: &Path, deck: &Deck) -> io::Result<()> {
    put(path, &text(deck)?)
}

/// Puts the text of a deck file in its place, as [`save`] does.
pub(super) fn put(path: &Path, text: &str) -> io::Result<()> {
    slow::work("a deck is saved");
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut making = tempfile::Builder::new();
    making.prefix(".deck-").suffix(".part");
    #[cfg(unix)]
    let readable = {
        use std::os::unix::fs::PermissionsExt;
        // As any program makes a new file: the system takes off what the user's mask says.
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    making.permissions(readable);
    let mut file = making.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(existing) = fs::metadata(&path) {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    // The name is in the folder, so the folder must reach the disk as well.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::read::parse;

    const CANONICAL: &str = "{\n  \"format\": 1,\n  \"id\": \"a\",\n  \"title\": \"A\",\n  \"language\": \"en\",\n  \"aspect\": \"16:9\",\n  \"theme\": \"court\",\n  \"slides\": [],\n  \"later\": 0.1\n}\n";

    #[test]
    fn a_canonical_file_does_not_change() {
        let deck = parse(CANONICAL.as_bytes(), "a").deck.unwrap();
        assert_eq!(to_json(&deck), CANONICAL);
    }

    #[test]
    fn what_is_wrong_survives() {
        let text = r#"{"format": 1, "id": "a", "title": 5, "language": "en", "aspect": "17:9", "theme": "court",
            "speakers": [{"id": "p1", "name": "A"}, 7, {"id": "p2", "name": "B"}, {"id": "p1", "name": "C"}],
            "assets": {"hall": "hall.png"},
            "slides": [{"id": "s", "layout": "blank"}, {"layout": "bulets", "odd": [1, 2]}, null], "later": {"b": 1, "a": 2}}"#;
        let deck = parse(text.as_bytes(), "a").deck.unwrap();
        assert_eq!(deck.speakers.len(), 2);
        assert_eq!(deck.slides[1].id, "slide-2");
        let saved: Value = serde_json::from_str(&to_json(&deck)).unwrap();
        assert_eq!(saved, serde_json::from_str::<Value>(text).unwrap());
        let again = parse(to_json(&deck).as_bytes(), "a").deck.unwrap();
        assert_eq!(again, deck);
    }

    #[test]
    fn an_edit_of_a_wrong_field_counts() {
        let text = r#"{"format": 1, "id": "a", "title": 5, "aspect": "17:9", "slides": []}"#;
        let mut deck = parse(text.as_bytes(), "a").deck.unwrap();
        deck.title = "New".into();
        let saved: Value = serde_json::from_str(&to_json(&deck)).unwrap();
        assert_eq!((&saved["title"], &saved["aspect"]), (&Value::from("New"), &Value::from("17:9")));
    }

    #[test]
    fn saving_replaces_the_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.json");
        let deck = parse(CANONICAL.as_bytes(), "a").deck.unwrap();
        save(&path, &deck).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            save(&path, &deck).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), CANONICAL);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
