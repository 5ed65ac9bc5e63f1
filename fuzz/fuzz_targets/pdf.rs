//! Any bytes as a PDF to import: a deck, or a sentence and nothing written.
//!
//! The drawing of pages is other people's program and may give up on a page: then the import has to say so. A panic that it
//! catches is therefore no finding here; one that reaches this file is.

#![no_main]

use std::sync::atomic::AtomicBool;

use libfuzzer_sys::{Corpus, fuzz_target};
use sidestage::render::import::{Wanted, import_to};

fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |bytes: &[u8]| -> Corpus {
    let Ok(folder) = tempfile::tempdir() else { return Corpus::Reject };
    let source = folder.path().join("a.pdf");
    if std::fs::write(&source, bytes).is_err() {
        return Corpus::Reject;
    }
    let wanted = Wanted { deck: folder.path().join("out/a.json"), height: 90, replace: false };
    let _ = std::fs::create_dir(folder.path().join("out"));
    match import_to(&source, &wanted, &AtomicBool::new(false), |_, _| ()) {
        Ok(imported) => assert!(imported.slides > 0 && imported.deck.is_file()),
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            assert!(std::fs::read_dir(folder.path().join("out")).is_ok_and(|mut left| left.next().is_none()));
        }
    }
    Corpus::Keep
});
