//! Sheets of paper as a PDF: tagged like the slides, with an entry in the outline for each part.

use std::panic::{AssertUnwindSafe, catch_unwind};

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::Point,
    metadata::{Metadata, TextDirection},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    tagging::TagTree,
};

use super::{
    Pdf, PdfFault,
    pen::{Pen, Spot},
    tags::{Tree, settle},
};
use crate::render::{sheets::Part, studio::Studio};

/// What the document says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// The BCP 47 tag of its language.
    pub language: &'a str,
}

/// The parts as one PDF. The same parts give the same bytes.
///
/// # Errors
/// [`PdfFault`], where there is no sheet or the file cannot be made.
pub fn printed(parts: &[Part], about: About<'_>) -> Result<Pdf, PdfFault> {
    let strict = make(parts, about, true)?;
    match strict {
        Ok(made) => Ok(made),
        Err(krilla::error::KrillaError::Validation(errors)) => {
            let mut kinds: Vec<String> = errors.iter().map(|(error, _)| super::kind(&format!("{error:?}"))).collect();
            kinds.sort_unstable();
            kinds.dedup();
            let mut made = make(parts, about, false)?.map_err(|error| PdfFault::NotMade(error.to_string()))?;
            made.remark = Some(format!("the PDF has tags but does not meet PDF/UA-1 ({})", kinds.join(", ")));
            Ok(made)
        }
        Err(error) => Err(PdfFault::NotMade(error.to_string())),
    }
}

fn make(parts: &[Part], about: About<'_>, strict: bool) -> Result<super::Made, PdfFault> {
    if parts.iter().all(|part| part.sheets.is_empty()) {
        return Err(PdfFault::Empty);
    }
    // Nothing that a deck holds may end the program, whatever a library makes of it.
    catch_unwind(AssertUnwindSafe(|| document(parts, about, strict)))
        .unwrap_or_else(|_panic| Err(PdfFault::NotMade("a sheet cannot be drawn".to_owned())))
}

fn document(parts: &[Part], about: About<'_>, strict: bool) -> Result<super::Made, PdfFault> {
    let mut settings = SerializeSettings::default();
    if strict {
        let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        settings.configuration =
            configuration.map_err(|_never| PdfFault::NotMade("PDF/UA-1 is not available".to_owned()))?;
    }
    let mut document = Document::new_with(settings);
    let (mut pen, mut studio, mut tree) = (Pen::default(), Studio::empty(), Tree::new(about.language));
    let mut outline = Outline::default();
    let mut tags = TagTree::new().with_lang(Some(about.language.to_owned()));
    let (mut pages, mut rtl) = (0, false);
    for part in parts {
        if !part.sheets.is_empty() {
            outline
                .push_child(OutlineNode::new(part.name.clone(), XyzDestination::new(pages, Point::from_xy(0.0, 0.0))));
        }
        for sheet in &part.sheets {
            let page = &sheet.page;
            rtl |= page.rtl;
            let Some(settings) = PageSettings::from_wh(page.size.0, page.size.1) else { continue };
            let mut paper = document.start_page_with(settings);
            let mut surface = paper.surface();
            let spot = Spot { x: 0.0, y: 0.0, scale: 1.0 };
            let traces = pen.items(&mut surface, &mut studio, page, spot, |_| true);
            surface.finish();
            let marks = settle(traces, page, spot, &mut paper);
            tags.push(tree.section(page, marks));
            pages += 1;
        }
    }
    document.set_tag_tree(tags);
    document.set_outline(outline);
    let direction = if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .language(about.language.to_owned())
            .creator(format!("Sidestage {}", env!("CARGO_PKG_VERSION")))
            .text_direction(direction),
    );
    Ok(document.finish().map(|bytes| Pdf { bytes, pages, remark: None }))
}
