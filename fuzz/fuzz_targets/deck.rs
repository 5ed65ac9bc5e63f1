//! Any bytes as a deck: no panic, a finding wherever there is no deck, and a saved deck that reads as the same deck.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::deck::{parse, to_json};

fuzz_target!(|bytes: &[u8]| {
    let parsed = parse(bytes, "deck.json");
    match parsed.deck {
        None => assert!(parsed.findings.iter().any(|finding| finding.is_error())),
        Some(deck) => {
            let saved = to_json(&deck);
            let again = parse(saved.as_bytes(), "deck.json").deck;
            assert_eq!(again.as_ref(), Some(&deck));
            assert_eq!(again.as_ref().map(to_json), Some(saved));
        }
    }
});
