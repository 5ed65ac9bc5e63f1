//! Any bytes as a picture: no panic, no endless work, and every refusal in words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidestage::render::pictures::try_out;

/// Larger pictures are only measured: decoding them is the same work again, only longer.
const MOST: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    match try_out(bytes, 48, 27, MOST) {
        Ok((width, height)) => assert!(width > 0 && height > 0),
        Err(words) => assert!(!words.is_empty()),
    }
});
