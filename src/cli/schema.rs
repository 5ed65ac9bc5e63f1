//! `sidestage schema`: prints the schema of the deck file, or of theme files.

use crate::deck::{schema::schema_text, theme};
use std::io::{self, Write};

/// Prints the schema of decks, or of themes, to `out`.
pub fn schema(of_themes: bool, out: &mut dyn Write) -> io::Result<()> {
    let text = if of_themes { theme::schema_text() } else { schema_text() };
    out.write_all(text.as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    #[test]
    fn prints_json_and_a_final_newline() {
        for (of_themes, id) in [(false, "urn:sidestage:deck-1"), (true, "urn:sidestage:theme-1")] {
            let mut out = Vec::new();
            super::schema(of_themes, &mut out).unwrap();
            assert!(out.ends_with(b"}\n"));
            assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap()["$id"], id);
        }
    }
}
