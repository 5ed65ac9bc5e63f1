//! Typed text made safe to keep and to show: no control characters, no bidirectional overrides, within limits.

use super::Refusal;

/// The longest question, in characters.
pub const MAX_TEXT: usize = 2_000;
/// The longest tag or speaker id, in characters.
const MAX_LABEL: usize = 100;
/// How many tags or addressees a question may have.
const MAX_LABELS: usize = 20;

/// Whether the character can hide or turn round the text about it, or does nothing but harm in a question.
///
/// The marks U+200E, U+200F and U+061C and the joiners U+200C and U+200D stay: Arabic, Persian and Hebrew need them.
const fn is_unwanted(c: char) -> bool {
    matches!(
        c,
        '\u{202A}'..='\u{202E}'          // embeddings and overrides
            | '\u{2066}'..='\u{2069}'    // isolates: left open, they would reach into the text around
            | '\u{206A}'..='\u{206F}'    // deprecated formatting
            | '\u{FEFF}'                 // byte order mark
            | '\u{FFF9}'..='\u{FFFB}'    // interlinear annotation
            | '\u{E0000}'..='\u{E007F}'  // invisible tag characters
    )
}

/// `text` without control characters, bidirectional overrides and surrounding space.
///
/// Line breaks of every kind become `\n`, at most two in a row; tabs become spaces.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut breaks = 0_u8;
    let mut after_return = false;
    for c in text.chars() {
        let joined = c == '\n' && after_return;
        after_return = c == '\r';
        if joined {
            continue;
        }
        let c = match c {
            '\r' | '\u{0085}' | '\u{000B}' | '\u{000C}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            other => other,
        };
        if c == '\n' {
            breaks = breaks.saturating_add(1);
            if breaks <= 2 {
                out.push('\n');
            }
        } else if !c.is_control() && !is_unwanted(c) {
            breaks = 0;
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// A question's text, cleaned and within the limit.
pub(super) fn text(raw: &str) -> Result<String, Refusal> {
    let cleaned = maybe_empty(raw)?;
    if cleaned.is_empty() { Err(Refusal::Empty) } else { Ok(cleaned) }
}

/// The subject of a request for the floor: it may be empty.
pub(super) fn maybe_empty(raw: &str) -> Result<String, Refusal> {
    let cleaned = clean(raw);
    let characters = cleaned.chars().count();
    if characters > MAX_TEXT { Err(Refusal::TooLong { characters }) } else { Ok(cleaned) }
}

/// Tags or speaker ids: cleaned, without empty ones and repeats.
pub(super) fn labels(raw: &[String]) -> Result<Vec<String>, Refusal> {
    let mut out: Vec<String> = Vec::with_capacity(raw.len().min(MAX_LABELS));
    for label in raw {
        let label = clean(label).replace('\n', " ");
        if label.chars().count() > MAX_LABEL {
            return Err(Refusal::LabelTooLong);
        }
        if !label.is_empty() && !out.contains(&label) {
            out.push(label);
        }
    }
    if out.len() > MAX_LABELS { Err(Refusal::TooManyLabels) } else { Ok(out) }
}

/// A language tag: letters, digits and hyphens, at most 35 of them (BCP 47).
pub(super) fn language(raw: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(tag) = raw.map(str::trim).filter(|tag| !tag.is_empty()) else { return Ok(None) };
    let plain = tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain { Ok(Some(tag.to_owned())) } else { Err(Refusal::NotALanguage) }
}
