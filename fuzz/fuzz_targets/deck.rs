//! Any bytes as a deck, and as a theme: no panic, a finding wherever there is none, and a saved deck that reads as the same
//! deck.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::deck::{Finding, parse, theme, to_json};

fuzz_target!(|bytes: &[u8]| {
    let (spec, findings) = theme::parse(bytes, "theme.json");
    assert!(spec.is_some() != findings.iter().any(Finding::is_error));
    let parsed = parse(bytes, "deck.json");
    match parsed.deck {
        None => assert!(parsed.findings.iter().any(Finding::is_error)),
        Some(deck) => {
            let saved = to_json(&deck);
            let again = parse(saved.as_bytes(), "deck.json").deck;
            assert_eq!(again.as_ref(), Some(&deck));
            assert_eq!(again.as_ref().map(to_json), Some(saved));
        }
    }
});
