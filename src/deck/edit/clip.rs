//! Slides on the clipboard, as text: from one running program to another, and from anybody. What comes in is read as any
//! deck is, with the same limits, and its pictures travel in it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};

use super::copy::Clip;
use crate::deck::{
    finding::Finding,
    guard,
    model::{Deck, FORMAT},
    read::parse,
};

/// The field by which such a text is known.
pub const MARKER: &str = "sidestage-slides";
/// How many bytes of pictures travel with the slides: beyond that, copy through a file.
pub const PICTURES: usize = 16 << 20;
/// The most slides that are copied at once.
pub const SLIDES: usize = 500;
/// The longest text that is looked at: the pictures grow by a third, and the slides come on top.
const TEXT: usize = PICTURES / 3 * 4 + guard::FILE;

/// Why a text from the clipboard gives no slides.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipFault {
    /// It is something else.
    #[error("there are no slides on the clipboard")]
    Other,
    /// It was made by a newer version.
    #[error("the slides on the clipboard come from a newer Sidestage")]
    Newer,
    /// More than is taken.
    #[error("there is more on the clipboard than slides need")]
    TooMuch,
    /// It is damaged.
    #[error("the slides on the clipboard cannot be read: {0}")]
    Damaged(String),
}

/// Slides that were read from a text, with the pictures that came with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// The slides and what they need.
    pub clip: Clip,
    /// The bytes of each picture, under its path as the clip has it. Nothing has looked into them yet.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// The slides as a text for the clipboard. `picture` gives the bytes of a file beside the deck; pictures that there are no
/// bytes for, or no room, stay behind.
#[must_use]
pub fn write(clip: &Clip, picture: &dyn Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut room = PICTURES;
    let mut pictures = Map::new();
    for asset in &clip.assets {
        let bytes = picture(&asset.path).filter(|bytes| bytes.len() <= room);
        if let Some(bytes) = bytes {
            room -= bytes.len();
            pictures.insert(asset.path.clone(), Value::from(STANDARD.encode(bytes)));
        }
    }
    json!({
        MARKER: FORMAT,
        "language": clip.language,
        "speakers": clip.speakers,
        "agenda": clip.agenda,
        "sources": clip.sources,
        "assets": clip.assets,
        "slides": clip.slides,
        "pictures": pictures,
    })
    .to_string()
}

/// Whether a text looks like slides at all: a quick look, for menus.
#[must_use]
pub fn is_slides(text: &str) -> bool {
    text.get(..MARKER.len() + 8).unwrap_or(text).contains(MARKER)
}

/// Reads slides from a text.
///
/// # Errors
/// A [`ClipFault`] in plain words. None holds a word of the text.
pub fn read(text: &str) -> Result<Received, ClipFault> {
    if !is_slides(text) {
        return Err(ClipFault::Other);
    }
    if text.len() > TEXT {
        return Err(ClipFault::TooMuch);
    }
    let damaged = |why: &str| ClipFault::Damaged(why.to_owned());
    let Ok(Value::Object(mut fields)) = serde_json::from_str::<Value>(text) else {
        return Err(damaged("it was cut off or changed"));
    };
    match fields.shift_remove(MARKER).and_then(|format| format.as_u64()) {
        Some(1) => {}
        Some(2..) => return Err(ClipFault::Newer),
        _ => return Err(damaged("it was cut off or changed")),
    }
    let pictures = match fields.shift_remove("pictures") {
        Some(Value::Object(pictures)) => pictures,
        _ => Map::new(),
    };
    if fields.get("slides").and_then(Value::as_array).is_some_and(|slides| slides.len() > SLIDES) {
        return Err(ClipFault::TooMuch);
    }
    // Read as any deck of anybody's: the guard, the schema and the review look at it.
    let mut whole = Map::new();
    whole.insert("format".to_owned(), Value::from(FORMAT));
    whole.insert("id".to_owned(), Value::from("clipboard"));
    whole.insert("title".to_owned(), Value::from("clipboard"));
    for field in ["language", "speakers", "agenda", "sources", "assets", "slides"] {
        whole.extend(fields.shift_remove(field).map(|value| (field.to_owned(), value)));
    }
    let parsed = parse(Value::Object(whole).to_string().as_bytes(), "clipboard");
    let fault = || {
        let first = parsed.findings.iter().find(|finding| finding.is_error());
        damaged(first.map_or("they are no slides", |finding| finding.code))
    };
    let deck: Deck = parsed.deck.clone().ok_or_else(fault)?;
    if deck.slides.is_empty() || !deck.kept.is_empty() || deck.slides.iter().any(|slide| slide.broken.is_some()) {
        return Err(fault());
    }
    // A reference into nowhere would only be found later, in somebody's deck.
    let unknown = |finding: &Finding| finding.is_error() && finding.code.starts_with("unknown-");
    if parsed.findings.iter().any(unknown) {
        return Err(fault());
    }
    let mut room = PICTURES;
    let mut received = Vec::new();
    for (path, value) in pictures {
        if !deck.assets.iter().any(|asset| asset.path == path) {
            continue;
        }
        let bytes = value.as_str().and_then(|text| STANDARD.decode(text).ok()).ok_or_else(|| damaged("a picture"))?;
        room = room.checked_sub(bytes.len()).ok_or(ClipFault::TooMuch)?;
        received.push((path, bytes));
    }
    let Deck { language, slides, assets, sources, agenda, speakers, .. } = deck;
    Ok(Received { clip: Clip { language, slides, assets, sources, agenda, speakers }, pictures: received })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::deck::edit::copy::take;

    fn text() -> String {
        let deck = parse(include_bytes!("../../../slides/crackdown-on-defenders.json"), "d").deck.unwrap();
        let wanted: Vec<usize> = ["relied-on", "appreciation"].map(|id| deck.position(id).unwrap()).into();
        write(&take(&deck, &wanted), &|path| (path == "media/strands.svg").then(|| b"<svg/>".to_vec()))
    }

    #[test]
    fn slides_come_back_as_they_went() {
        let deck = parse(include_bytes!("../../../slides/crackdown-on-defenders.json"), "d").deck.unwrap();
        let wanted: Vec<usize> = ["relied-on", "appreciation"].map(|id| deck.position(id).unwrap()).into();
        let received = read(&text()).unwrap();
        assert_eq!(received.clip, take(&deck, &wanted));
        assert_eq!(received.pictures, [("media/strands.svg".to_owned(), b"<svg/>".to_vec())]);
    }

    #[test]
    fn everything_else_is_refused_in_plain_words() {
        let good: Value = serde_json::from_str(&text()).unwrap();
        let with = |change: &dyn Fn(&mut Value)| {
            let mut value = good.clone();
            change(&mut value);
            read(&value.to_string()).unwrap_err()
        };
        assert_eq!(read(""), Err(ClipFault::Other));
        assert_eq!(read("a line of text, sidestage-slides"), Err(ClipFault::Other));
        assert_eq!(read("{\"sidestage-slides\":1"), Err(ClipFault::Damaged("it was cut off or changed".into())));
        assert_eq!(with(&|value| value[MARKER] = json!(2)), ClipFault::Newer);
        assert_eq!(with(&|value| value[MARKER] = json!("1")), ClipFault::Damaged("it was cut off or changed".into()));
        assert_eq!(with(&|value| value["slides"] = json!([])), ClipFault::Damaged("they are no slides".into()));
        assert_eq!(with(&|value| value["slides"] = json!(vec![json!({}); SLIDES + 1])), ClipFault::TooMuch);
        assert!(matches!(with(&|value| value["slides"][0]["layout"] = json!("bulets")), ClipFault::Damaged(_)));
        assert!(
            matches!(with(&|value| value["assets"] = json!([])), ClipFault::Damaged(_)),
            "a reference into nowhere"
        );
        assert!(matches!(
            with(&|value| value["slides"][0]["title"] = json!("x".repeat(70_000))),
            ClipFault::Damaged(_)
        ));
        assert!(matches!(with(&|value| value["pictures"]["media/strands.svg"] = json!("!")), ClipFault::Damaged(_)));
        let long = format!("{{\"{MARKER}\":1,\"x\":\"{}\"}}", "x".repeat(TEXT));
        assert_eq!(read(&long), Err(ClipFault::TooMuch));
    }

    #[test]
    fn pictures_beyond_the_limit_stay_behind() {
        let deck = parse(include_bytes!("../../../slides/crackdown-on-defenders.json"), "d").deck.unwrap();
        let text = write(&take(&deck, &[3, 4]), &|_| Some(vec![0; PICTURES - 1]));
        assert_eq!(read(&text).unwrap().pictures.len(), 1);
    }
}
