//! Fingerprints: whether two files hold the same bytes, without keeping either.

use std::fmt;

use blake2::{Blake2s256, Digest as _};

/// The fingerprint of some bytes (BLAKE2s, 256 bits).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Print([u8; 32]);

impl Print {
    /// The fingerprint of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Blake2s256::digest(bytes).into())
    }

    /// The fingerprint that was written as 64 hexadecimal digits.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let digits = words.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut print = [0; 32];
        for (byte, pair) in print.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| pair.get(at).and_then(|digit| char::from(*digit).to_digit(16));
            *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
        }
        Some(Self(print))
    }

    /// The first digits, as part of a file's name.
    #[must_use]
    pub fn short(&self) -> String {
        let mut words = self.to_string();
        words.truncate(16);
        words
    }
}

impl fmt::Display for Print {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Print {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Print({})", self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_comes_back_from_its_words() {
        let print = Print::of(b"deck");
        assert_eq!(Print::read(&print.to_string()), Some(print));
        assert_ne!(print, Print::of(b"deck\n"));
        for words in ["", "00", "zz", &"é".repeat(32), &format!("{print}0"), &"g".repeat(64)] {
            assert_eq!(Print::read(words), None, "{words}");
        }
    }
}
