//! The guard at the door: encoding and limits, checked on the bytes before anything is built from them.
//!
//! A deck may come from anybody. Each refusal here is one finding that says what to do, and the guard itself uses no
//! recursion and no memory that grows with the file, but for a short stack of open brackets.

use super::finding::{Finding, quote};
use std::fmt::Write;

/// The largest deck file, in bytes.
pub const FILE: usize = 16 << 20;
/// The longest single text, in bytes as written.
pub const TEXT: usize = 64 << 10;
/// How deep objects and lists may nest. The format itself needs fewer than twenty levels.
pub const DEPTH: usize = 64;
/// The most elements of one list, or fields of one object.
pub const ITEMS: usize = 10_000;
/// The most slides.
pub const SLIDES: usize = 5_000;
/// The most values in the file, so that memory stays in proportion.
pub const VALUES: usize = 250_000;

/// A refusal and the byte at which it was met.
#[derive(Debug)]
pub struct Refusal {
    /// Byte offset into the text after a byte order mark.
    pub at: usize,
    /// What to say.
    pub finding: Finding,
}

impl Refusal {
    /// The refusal with the place in the deck that it speaks of.
    pub(super) fn on(mut self: Box<Self>, path: &str) -> Box<Self> {
        path.clone_into(&mut self.finding.path);
        self
    }
}

pub(super) fn refuse(at: usize, code: &'static str, message: impl Into<String>) -> Box<Refusal> {
    Box::new(Refusal { at, finding: Finding::error(code, "", message) })
}

/// The finding for a file of `size` bytes, which is too large to be read at all.
#[must_use]
pub fn too_large(size: u64) -> Finding {
    let size = if size >> 20 > FILE as u64 >> 20 { format!("{} MiB", size >> 20) } else { format!("{size} bytes") };
    Finding::error(
        "file-size",
        "",
        format!("the file is {size} large; a deck has at most 16 MiB (pictures stand beside it, not in it)"),
    )
}

/// Text out of bytes: UTF-8, with a byte order mark taken off. The flag says whether there was one.
///
/// # Errors
/// A refusal that names the encoding found, or the first wrong byte.
pub fn text(bytes: &[u8]) -> Result<(&str, bool), Box<Refusal>> {
    let save = "; save it as UTF-8";
    let other = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [0, b'{', ..] | [b'{', 0, ..] => Some("UTF-16 without a byte order mark"),
        _ => None,
    };
    if let Some(name) = other {
        return Err(refuse(0, "encoding", format!("the file is written in {name}{save}")));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let message = "the file is a compressed archive, perhaps a presentation of another program, and not a deck";
        return Err(refuse(0, "encoding", message));
    }
    let (rest, marked) = bytes.strip_prefix(b"\xef\xbb\xbf").map_or((bytes, false), |rest| (rest, true));
    let text = std::str::from_utf8(rest).map_err(|error| {
        let at = error.valid_up_to();
        let byte = rest.get(at).copied().unwrap_or_default();
        let offset = at + if marked { 3 } else { 0 };
        let mut message = format!("the file is not UTF-8: the byte 0x{byte:02x} at offset {offset} ");
        let why = match error.error_len() {
            None => "begins a character that the end of the file cuts off",
            Some(_) if byte >= 0xa0 => "is perhaps a letter in an older encoding such as Latin-1",
            Some(_) => "belongs to no character",
        };
        // Writing to a string cannot fail.
        let _ = write!(message, "{why}{save}");
        refuse(at, "encoding", message)
    })?;
    Ok((text, marked))
}

/// Checks the limits on a text that need no understanding of it.
///
/// # Errors
/// The first limit that is passed.
pub fn limits(text: &str) -> Result<(), Box<Refusal>> {
    if text.len() > FILE {
        return Err(Box::new(Refusal { at: 0, finding: too_large(text.len() as u64) }));
    }
    if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
        return Err(refuse(0, "empty", "the file is empty; a deck is a JSON object: { \"format\": 1, … }"));
    }
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::with_capacity(DEPTH);
    let mut values = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at)?,
            b'{' | b'[' => {
                if open.len() == DEPTH {
                    let message = format!("objects and lists stand one in another more than {DEPTH} deep");
                    return Err(refuse(at, "depth", message));
                }
                open.push(1);
            }
            b'}' | b']' => {
                open.pop();
            }
            b',' => {
                values += 1;
                if values > VALUES {
                    return Err(refuse(at, "size", format!("the file holds more than {VALUES} values")));
                }
                if let Some(count) = open.last_mut() {
                    *count += 1;
                    if *count > ITEMS {
                        let message = format!("one list or object holds more than {ITEMS} elements");
                        return Err(refuse(at, "size", message));
                    }
                }
            }
            0 => {
                let message = "the file holds a null byte; it is damaged, or not a text";
                return Err(refuse(at, "encoding", message));
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The offset of the quotation mark that ends the string starting at `start`, or the end of the file.
fn string_end(bytes: &[u8], start: usize) -> Result<usize, Box<Refusal>> {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        if at - start > TEXT + 1 {
            let words = String::from_utf8_lossy(&bytes[start + 1..start + 100]);
            let message = format!(
                "the text that starts with `{}` is longer than 64 KiB; perhaps its closing quotation mark is missing",
                quote(words.chars().take(24).collect::<String>().as_str())
            );
            return Err(refuse(start, "text-size", message));
        }
        match byte {
            b'"' => return Ok(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    Ok(at)
}

/// A refusal of the JSON parser in plain words, and the byte offset it speaks of.
#[must_use]
pub fn syntax(text: &str, error: &serde_json::Error) -> Box<Refusal> {
    let at = offset(text, error.line(), error.column());
    let said = error.to_string();
    let before = |word: &str| said.starts_with(word);
    let found = text.get(at..).and_then(|rest| rest.chars().next());
    if error.is_eof() {
        let inside = match () {
            () if before("EOF while parsing a string") => "inside a text",
            () if before("EOF while parsing a list") => "inside a list",
            () if before("EOF while parsing an object") => "inside an object",
            () => "before a value is complete",
        };
        return refuse(at, "cut-off", format!("the file ends too early, {inside}; perhaps it was cut off"));
    }
    // The parser names the line after a line break inside a text; the break itself is the fault.
    let at = if before("control character") {
        text[..at].char_indices().next_back().map_or(at, |(last, _)| last)
    } else {
        at
    };
    let message = match (PLAIN.iter().find(|(start, _)| before(start)), found) {
        (_, Some('/')) if !before("invalid escape") => "comments are not part of JSON; take them out",
        (_, Some('\'' | '\u{2018}'..='\u{201f}')) => {
            "texts and names stand between plain double quotation marks: \"…\""
        }
        _ if before("expected value") && found.is_some_and(char::is_alphabetic) => BARE,
        (Some((_, plain)), _) => plain,
        (None, _) => "this is not JSON",
    };
    let quoted = match found {
        Some(character) if before("expected") && !character.is_control() && !matches!(character, '`' | '/' | '\'') => {
            format!(", found `{}`", quote(&character.to_string()))
        }
        _ => String::new(),
    };
    refuse(at, "syntax", format!("{message}{quoted}"))
}

const BARE: &str = "only numbers, `true`, `false` and `null` stand without quotation marks";

/// How the parser's messages start, and what they mean.
const PLAIN: &[(&str, &str)] = &[
    ("expected `:`", "a colon is missing between a field's name and its value"),
    ("expected `,` or `}`", "a comma is missing before the next field, or the object is not closed"),
    ("expected `,` or `]`", "a comma is missing before the next element, or the list is not closed"),
    ("expected ident", BARE),
    ("expected value", "expected a text in quotation marks, a number, a list or an object"),
    ("key must be a string", "expected a field's name in double quotation marks"),
    ("invalid escape", "a backslash stands before a character that it cannot escape; write two for a backslash"),
    ("invalid number", "this is not a number as JSON writes it"),
    ("number out of range", "this number is too large"),
    ("invalid unicode code point", "a \\u escape names no character"),
    ("lone leading surrogate", "a \\u escape holds half of a character; its other half must follow"),
    ("unexpected end of hex escape", "a \\u escape holds half of a character; its other half must follow"),
    ("control character", "a line break or control character stands inside a text; write \\n for a line break"),
    ("trailing comma", "a comma stands before the closing bracket, and nothing follows it"),
    ("trailing characters", "the deck ends before this, and nothing may follow it"),
    ("recursion limit exceeded", "objects and lists stand too deep in one another"),
];

/// The byte that a line from 1 and a byte column from 1 speak of; the start of a character, and never past the end.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(length) => start += length + 1,
            None => break,
        }
    }
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_limits_are_exact() {
        let list = |count: usize| format!("[{}]", vec!["0"; count].join(","));
        assert!(limits(&list(ITEMS)).is_ok());
        assert_eq!(limits(&list(ITEMS + 1)).unwrap_err().finding.code, "size");
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(limits(&nested(DEPTH)).is_ok());
        assert_eq!(limits(&nested(DEPTH + 1)).unwrap_err().finding.code, "depth");
        let string = |length: usize| format!("\"{}\"", "x".repeat(length));
        assert!(limits(&string(TEXT)).is_ok());
        assert_eq!(limits(&string(TEXT + 1)).unwrap_err().finding.code, "text-size");
        let many = format!("[{}]", vec![list(ITEMS); VALUES / ITEMS + 1].join(","));
        assert_eq!(limits(&many).unwrap_err().finding.code, "size");
    }

    #[test]
    fn brackets_and_commas_in_texts_do_not_count() {
        let text = format!("\"{}\\\"{}\"", "[".repeat(1000), ",".repeat(20_000));
        assert!(limits(&text).is_ok());
    }
}
