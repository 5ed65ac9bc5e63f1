//! Any text as inline text: no panic, and no more words than the text has.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::deck::inline::{parse, words};

fuzz_target!(|text: &str| {
    let parts = parse(text);
    let _ = words(text);
    assert!(parts.len() <= text.len() + 1);
});
