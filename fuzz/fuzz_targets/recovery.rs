//! Any bytes as a recovery file: no panic, one word for what is wrong, and edits that come back the same when they are kept
//! once more.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::deck::session::{Print, Recovery};

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    // The fingerprint keeps nearly everything out; so the rest is tried with the right one as well.
    let (first, _) = Recovery::write("deck.json", None, 0, &sidestage::deck::Deck::default());
    let head = String::from_utf8_lossy(&first);
    let Some((start, _)) = head.split_once("\"bytes\"") else { return };
    let mut whole = format!("{start}\"bytes\":{},\"print\":\"{}\"}}\n", bytes.len(), Print::of(bytes)).into_bytes();
    whole.extend_from_slice(bytes);
    read(&whole);
});

fn read(bytes: &[u8]) {
    match Recovery::read(bytes) {
        Err(spoilt) => assert!(!spoilt.to_string().contains(' '), "one word"),
        Ok(found) => {
            let (first, rest) = Recovery::write(&found.path, found.base, found.at, &found.deck);
            assert_eq!(Recovery::read(&[first, rest].concat()), Ok(found));
        }
    }
}
