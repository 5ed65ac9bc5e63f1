//! Presentations go through the real LibreOffice: PowerPoint's format and its own, with notes, hidden slides and Arabic.
//!
//! These tests need LibreOffice and run only by `.ci/office`, or by `cargo test --test import_office -- --ignored` where it
//! is installed.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path, process::Command, sync::atomic::AtomicBool};

use sidestage::{
    deck::{model::Slide, open},
    render::import::{Wanted, import_to},
};

/// Three slides, the second hidden, in LibreOffice's flat form.
const FLAT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:automatic-styles>
<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/></style:page-layout>
<style:style style:name="shown" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="visible"/></style:style>
<style:style style:name="hidden" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="PM1"/></office:master-styles>
<office:body><office:presentation>
<draw:page draw:name="one" draw:style-name="shown" draw:master-page-name="Default"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Défense des droits</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes" svg:x="2cm" svg:y="14cm" svg:width="16cm" svg:height="10cm"><draw:text-box><text:p>Welcome *everybody*.</text:p><text:p>Say who chairs.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
<draw:page draw:name="two" draw:style-name="hidden" draw:master-page-name="Default"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Hidden</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes" svg:x="2cm" svg:y="14cm" svg:width="16cm" svg:height="10cm"><draw:text-box><text:p>Notes of the hidden slide</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
<draw:page draw:name="three" draw:style-name="shown" draw:master-page-name="Default"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Last slide</text:p><text:p>المحكمة الجنائية الدولية</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes" svg:x="2cm" svg:y="14cm" svg:width="16cm" svg:height="10cm"><draw:text-box><text:p>شكراً</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>
</office:presentation></office:body></office:document>"#;

fn notes(slide: &Slide) -> &str {
    slide.notes.as_ref().and_then(|notes| notes.at(0)).map_or("", |text| text.pick("en", "en").0)
}

fn convert(folder: &Path, kind: &str) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .args([folder, &folder.join("talk.fodp")])
        .output()
        .unwrap();
    assert!(folder.join(format!("talk.{kind}")).is_file(), "{done:?}");
}

#[test]
#[ignore = "needs LibreOffice; .ci/office runs it"]
fn slides_and_notes_of_presentations_come_over() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("talk.fodp"), FLAT).unwrap();
    for kind in ["odp", "pptx", "ppt"] {
        convert(home.path(), kind);
        let deck = home.path().join(kind).join("deck.json");
        let wanted = Wanted { deck: deck.clone(), height: 360, replace: false };
        let source = home.path().join(format!("talk.{kind}"));
        let imported = import_to(&source, &wanted, &AtomicBool::new(false), |_, _| ()).unwrap();
        assert_eq!(imported.slides, 2, "{kind}: the hidden slide stays hidden");
        let opened = open(&deck);
        assert!(!opened.findings.iter().any(sidestage::deck::Finding::is_error), "{kind}: {:?}", opened.findings);
        let made = opened.deck.unwrap();
        assert_eq!(notes(&made.slides[0]), "Welcome \\*everybody\\*.\nSay who chairs.", "{kind}");
        assert_eq!(notes(&made.slides[1]), "شكراً", "{kind}");
        let alt = |at: usize| made.assets[at].alt.as_ref().map_or("", |alt| alt.pick("en", "en").0);
        assert!(
            alt(0).contains("Défense des droits") && alt(1).contains("Last slide"),
            "{kind}: {} {}",
            alt(0),
            alt(1)
        );
        let picture = image::open(home.path().join(kind).join(&made.assets[0].path)).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (640, 360), "{kind}");
        let dark = picture.pixels().filter(|pixel| pixel.0.iter().all(|part| *part < 100)).count();
        assert!(dark > 100, "{kind}: {dark} pixels of letters");
        let left: Vec<_> =
            fs::read_dir(home.path().join(kind)).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 2, "{kind}: the deck and its pictures, and nothing else: {left:?}");
    }
}
