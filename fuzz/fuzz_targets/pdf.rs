//! Any bytes as a PDF to import. Panics that the import catches stay silent. See `tests/strangers` for what must hold.

#![no_main]

#[allow(dead_code, reason = "each target asks for a part of it")]
#[path = "../../tests/strangers/mod.rs"]
mod strangers;

libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |bytes: &[u8]| strangers::pdf(bytes));
