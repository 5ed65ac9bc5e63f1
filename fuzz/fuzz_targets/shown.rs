//! Any bytes as a deck that is checked, drawn and written in every form. See `tests/strangers` for what must hold.

#![no_main]

#[allow(dead_code, reason = "each target asks for a part of it")]
#[path = "../../tests/strangers/mod.rs"]
mod strangers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| strangers::shown(bytes));
