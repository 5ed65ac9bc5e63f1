//! What kind of file is to be imported, told from its first and last bytes; its name only decides where the bytes do not.

use std::path::Path;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A presentation of an office program, with the ending that the office program knows it by.
    Office(&'static str),
    /// Text that may be Markdown.
    Markdown,
    /// Something else, in words.
    Other(&'static str),
}

/// How many bytes from the start may stand before the mark of a PDF.
const HEAD: usize = 1024;
/// How many bytes at the end of an archive hold its list of files.
const TAIL: usize = 1 << 20;
/// The endings of texts.
const TEXTS: [&str; 6] = ["md", "markdown", "mdown", "mkd", "txt", ""];

/// The kind of the file at `path` with these bytes.
#[must_use]
pub fn of(path: &Path, bytes: &[u8]) -> Kind {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if bytes.is_empty() {
        return Kind::Other("an empty file");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let name: Vec<u8> = "PowerPoint Document".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = ["ppt", "pps", "pot"].contains(&ending.as_str());
        return if named || holds(bytes, &name) {
            Kind::Office("ppt")
        } else {
            Kind::Other("an old office document that is not a presentation, or one with a password")
        };
    }
    if holds(head, b"%PDF-") {
        return Kind::Pdf;
    }
    let pictures: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"];
    if pictures.iter().any(|mark| bytes.starts_with(mark)) {
        return Kind::Other("a picture; put it beside a deck and name it there");
    }
    if ending == "json" {
        return Kind::Other("a JSON file; a deck needs no import and is opened as it is");
    }
    // A text in another encoding is told apart by the reader, which says what to do.
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    match (TEXTS.contains(&ending.as_str()), head.contains(&0) && !marked) {
        (true, false) => Kind::Markdown,
        _ => Kind::Other("neither a PDF, nor Markdown, nor a presentation of PowerPoint, LibreOffice or Keynote"),
    }
}

/// The presentation that an archive is: the names of the files in it stand at its end, plainly readable.
fn archive(bytes: &[u8]) -> Kind {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let table: [(&[u8], &[u8], &'static str); 4] = [
        (tail, b"ppt/presentation.xml", "pptx"),
        (head, b"application/vnd.oasis.opendocument.presentation", "odp"),
        (tail, b"Index/Document.iwa", "key"),
        (tail, b"index.apxl", "key"),
    ];
    let found = table.into_iter().find(|(place, mark, _)| holds(place, mark));
    found
        .map_or(Kind::Other("a compressed archive without a presentation in it"), |(_, _, ending)| Kind::Office(ending))
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    let Some(first) = mark.first() else { return true };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(mark) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide() {
        let other = |kind| matches!(kind, Kind::Other(_));
        let odp = [b"PK\x03\x04....mimetype".as_slice(), b"application/vnd.oasis.opendocument.presentation"].concat();
        let table: [(&str, &[u8], Kind); 8] = [
            ("a.md", b"\n%PDF-1.7\n", Kind::Pdf),
            ("a.pdf", b"# Not a PDF", Kind::Other("")),
            ("a.md", b"# Words", Kind::Markdown),
            ("README", b"# Words", Kind::Markdown),
            ("a.md", b"\xff\xfe#\0", Kind::Markdown),
            ("a.zip", b"PK\x03\x04..ppt/presentation.xml", Kind::Office("pptx")),
            ("a.pptx", &odp, Kind::Office("odp")),
            ("a.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Office("ppt")),
        ];
        for (name, bytes, kind) in table {
            let found = of(Path::new(name), bytes);
            assert!(found == kind || (other(found) && other(kind)), "{name}: {found:?}");
        }
        for (name, bytes) in [
            ("a.md", b"".as_slice()),
            ("a.pptx", b"PK\x03\x04word/document.xml"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("a.md", b"\x89PNG\r\n"),
            ("deck.json", b"{}"),
            ("a.md", b"a\0b"),
        ] {
            assert!(other(of(Path::new(name), bytes)), "{name}");
        }
    }
}
