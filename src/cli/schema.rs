//! `sidestage schema`: prints the schema of the deck file.

use crate::deck::schema::schema_text;
use std::io::{self, Write};

/// Prints the schema to `out`.
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(schema_text().as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    #[test]
    fn prints_json_and_a_final_newline() {
        let mut out = Vec::new();
        super::schema(&mut out).unwrap();
        assert!(out.ends_with(b"}\n"));
        assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
    }
}
