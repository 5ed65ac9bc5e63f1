//! The faces of a PDF: each glyph is given the letters for which it stands, so that words can be searched and copied.
//!
//! A PDF holds glyphs, and for each glyph of a face one text. Readers turn runs that are written from right to left
//! around letter by letter, which is why Arabic needs care here (all of it measured with poppler, pdfium and `MuPDF`):
//! a glyph may stand for one letter only, or the letters of a ligature come out in the wrong order; and a run may have no
//! replacement text, or they come out in the wrong order too. So a ligature of two letters becomes a space, which is
//! invisible and stands for the second letter, and the glyph, which stands for the first. Where a glyph already stands
//! for something else, the run takes it from a copy of the face, which has texts of its own.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    ops::Range,
    sync::Arc,
};

use krilla::{
    Data,
    text::{Font, GlyphId, KrillaGlyph},
};
use parley::FontData;
use skrifa::{FontRef, MetadataProvider as _};

use crate::typeset::page::{Glyph, GlyphRun};

/// The faces that a document uses.
#[derive(Default)]
pub(super) struct Faces {
    known: BTreeMap<(u64, u32), Face>,
}

struct Face {
    data: FontData,
    /// The glyph of the space, if the face has one.
    space: Option<u32>,
    copies: Vec<Copy>,
}

/// One embedding of a face, with the text of each of its glyphs.
struct Copy {
    font: Font,
    texts: BTreeMap<u32, String>,
}

/// Glyphs that are drawn together.
pub(super) struct Piece {
    pub font: Font,
    /// Where the first glyph's pen stands.
    pub start: (f32, f32),
    /// What the glyphs stand for, in the order in which they are drawn.
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    /// Whether the glyphs are drawn as shapes that stand for no text.
    pub shapes: bool,
}

/// A glyph with its letters, before it is given to a copy of its face.
struct Letter<'a> {
    id: u32,
    /// Where the pen is said to be.
    pen: f32,
    /// Where the glyph is drawn.
    x: f32,
    y: f32,
    advance: f32,
    text: &'a str,
    /// Which glyphs together stand for one text, where several do.
    cluster: Range<u32>,
    copy: usize,
    shape: bool,
}

impl Faces {
    /// The run in pieces of one copy of its face each; empty where the face cannot be read.
    pub fn pieces(&mut self, run: &GlyphRun) -> Vec<Piece> {
        let Some(face) = self.face(&run.font) else { return Vec::new() };
        let mut letters = letters(run, face.space);
        letters.retain(|letter| letter.x.is_finite() && letter.y.is_finite() && letter.advance.is_finite());
        for letter in &mut letters {
            if !letter.shape {
                letter.copy = face.copy_for(letter.id, letter.text, run.rtl);
            }
        }
        let mut pieces = Vec::new();
        for group in letters.chunk_by(|a, b| a.copy == b.copy && a.shape == b.shape) {
            let (Some(first), Some(font)) = (group.first(), face.font(group)) else { continue };
            pieces.push(piece(group, (first.pen, first.y), run.size, font));
        }
        pieces
    }

    fn face(&mut self, data: &FontData) -> Option<&mut Face> {
        let key = (data.data.id(), data.index);
        match self.known.entry(key) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(place) => {
                let read = FontRef::from_index(data.data.as_ref(), data.index).ok()?;
                let space = read.charmap().map(' ').map(skrifa::GlyphId::to_u32);
                Some(place.insert(Face { data: data.clone(), space, copies: Vec::new() }))
            }
        }
    }
}

impl Face {
    /// The copy in which a glyph stands, or may stand, for `text`. Runs from left to right all take the first: there a
    /// replacement text does no harm.
    fn copy_for(&mut self, glyph: u32, text: &str, rtl: bool) -> usize {
        let fits = |copy: &Copy| copy.texts.get(&glyph).is_none_or(|known| known == text);
        let found = if rtl { self.copies.iter().position(fits).unwrap_or(self.copies.len()) } else { 0 };
        if found == self.copies.len() {
            let Some(font) = self.embed(found) else { return 0 };
            self.copies.push(Copy { font, texts: BTreeMap::new() });
        }
        if let Some(copy) = self.copies.get_mut(found) {
            copy.texts.entry(glyph).or_insert_with(|| text.to_owned());
        }
        found
    }

    /// The face once more. Copies differ by zeros after their end, which no reader of fonts looks at.
    fn embed(&self, number: usize) -> Option<Font> {
        let data: Data = if number == 0 {
            let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(self.data.data.clone());
            shared.into()
        } else {
            let mut bytes = self.data.data.as_ref().to_vec();
            bytes.resize(bytes.len() + 4 * number, 0);
            bytes.into()
        };
        Font::new(data, self.data.index)
    }

    fn font(&mut self, group: &[Letter<'_>]) -> Option<Font> {
        let number = group.first()?.copy;
        if self.copies.is_empty() {
            let font = self.embed(0)?;
            self.copies.push(Copy { font, texts: BTreeMap::new() });
        }
        self.copies.get(number).map(|copy| copy.font.clone())
    }
}

/// The letters of a run from left to right.
fn letters(run: &GlyphRun, space: Option<u32>) -> Vec<Letter<'_>> {
    let mut atoms: Vec<Atom<'_>> = Vec::new();
    for glyphs in run.glyphs.chunk_by(|a, b| a.range == b.range) {
        let Some(first) = glyphs.first() else { continue };
        let cluster = first.range.clone();
        let text = run.text.get(cluster.start as usize..cluster.end as usize).unwrap_or_default();
        atoms.push(Atom { cluster, text: vec![text], glyphs: glyphs.iter().collect() });
    }
    if !run.rtl {
        let mut out = Vec::with_capacity(run.glyphs.len());
        for atom in &atoms {
            let text = atom.text.first().copied().unwrap_or_default();
            out.extend(atom.glyphs.iter().map(|glyph| Letter::new(glyph, text, &atom.cluster)));
        }
        return out;
    }
    // From the last letter of the text to the first, and so from left to right. Marks go with their letters.
    atoms.sort_by_key(|atom| atom.cluster.start);
    let mut joined: Vec<Atom<'_>> = Vec::with_capacity(atoms.len());
    for atom in atoms {
        match joined.last_mut() {
            Some(base) if atom.text.iter().all(|text| text.chars().all(is_mark)) => {
                base.text.extend(atom.text);
                base.glyphs.extend(atom.glyphs);
            }
            _ => joined.push(atom),
        }
    }
    let mut out = Vec::with_capacity(run.glyphs.len());
    let mut shapes = Vec::new();
    for atom in joined.iter().rev() {
        atom.leftwards(run.size, space, &mut out, &mut shapes);
    }
    out.extend(shapes);
    out
}

/// Glyphs that together stand for some letters.
struct Atom<'a> {
    cluster: Range<u32>,
    text: Vec<&'a str>,
    glyphs: Vec<&'a Glyph>,
}

impl<'a> Atom<'a> {
    /// The letters one by one from left to right where they are written from right to left: all but the first stand
    /// behind invisible spaces, the first behind the glyph itself. Marks are drawn, but as shapes: readers take a mark
    /// that stands by itself for the start of another word.
    fn leftwards(&self, size: f32, space: Option<u32>, out: &mut Vec<Letter<'a>>, shapes: &mut Vec<Letter<'a>>) {
        let widest = self.glyphs.iter().copied().max_by(|a, b| a.advance.total_cmp(&b.advance));
        let Some(main) = widest else { return };
        for glyph in self.glyphs.iter().filter(|glyph| !std::ptr::eq(**glyph, main)) {
            shapes.push(Letter { shape: true, ..Letter::new(glyph, "", &self.cluster) });
        }
        let whole = || self.text.iter().flat_map(|text| text.split_inclusive(|_: char| true));
        let mut each: Vec<&str> = whole().filter(|letter| !letter.chars().all(is_unseen)).collect();
        if each.is_empty() {
            each = whole().collect();
        }
        let first = each.first().copied().unwrap_or_default();
        let part = main.advance / each.len().max(1) as f32;
        if let Some(space) = space {
            for (at, text) in each.iter().skip(1).rev().enumerate() {
                // A little to the left, so that it comes before the glyph for whoever sorts by place.
                let pen = main.x + part * at as f32 - size * 0.05;
                let letter = Letter::new(main, text, &self.cluster);
                out.push(Letter { id: space, pen, x: pen, advance: part, ..letter });
            }
        }
        let letter = Letter::new(main, first, &self.cluster);
        if each.len() == 1 || space.is_none() {
            out.push(letter);
        } else {
            let pen = main.x + main.advance - part;
            out.push(Letter { pen, advance: part, ..letter });
        }
    }
}

impl<'a> Letter<'a> {
    fn new(glyph: &Glyph, text: &'a str, cluster: &Range<u32>) -> Self {
        Self {
            id: glyph.id,
            pen: glyph.x,
            x: glyph.x,
            y: glyph.y,
            advance: glyph.advance,
            text,
            cluster: cluster.clone(),
            copy: 0,
            shape: glyph.id == 0 || !may_stand(text),
        }
    }
}

/// Whether a character is a mark on the letter before it, in the scripts that are written from right to left.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8FF}' | '\u{300}'..='\u{36F}')
}

/// Whether a character only tells letters how to join.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// Whether a glyph of a document that everybody can read may stand for the text: not for nothing, and not for what only
/// this one face knows.
fn may_stand(text: &str) -> bool {
    let barred = |c: char| matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !text.is_empty() && !text.contains(barred)
}

fn piece(group: &[Letter<'_>], start: (f32, f32), size: f32, font: Font) -> Piece {
    let mut text = String::new();
    let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(group.len());
    let mut pen = start.0;
    let mut before: Option<(&Range<u32>, &str, Range<usize>)> = None;
    for (index, letter) in group.iter().enumerate() {
        // Glyphs that together stand for one text share it.
        let range = match &before {
            Some((cluster, words, range)) if **cluster == letter.cluster && *words == letter.text => range.clone(),
            _ => text.len()..text.len() + letter.text.len(),
        };
        if range.end > text.len() {
            text.push_str(letter.text);
        }
        before = Some((&letter.cluster, letter.text, range.clone()));
        let next = group.get(index + 1).map_or(letter.pen + letter.advance, |next| next.pen);
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(letter.id),
            (next - pen) / size,
            (letter.x - pen) / size,
            (start.1 - letter.y) / size,
            0.0,
            range,
            None,
        ));
        pen = next;
    }
    Piece { font, start, text, glyphs, shapes: group.first().is_some_and(|letter| letter.shape) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::typeset::{Fonts, LineStyle, Typesetter, page::Kind};

    /// Every glyph's text from left to right, a space between glyphs, `|` between pieces.
    fn texts(faces: &mut Faces, words: &str, language: &str) -> String {
        let style = LineStyle { language: language.to_owned(), ..LineStyle::default() };
        let page = Typesetter::new(Fonts::bundled()).lines(words, &style);
        let mut out = Vec::new();
        for item in &page.items {
            let Kind::Glyphs(run) = &item.kind else { continue };
            for piece in faces.pieces(run) {
                let each: Vec<&str> =
                    piece.glyphs.iter().map(|g| piece.text.get(g.text_range.clone()).unwrap()).collect();
                out.push(each.join("·"));
            }
        }
        out.join("|")
    }

    #[test]
    fn a_glyph_from_right_to_left_stands_for_one_letter() {
        let mut faces = Faces::default();
        assert_eq!(texts(&mut faces, "سلام", "ar"), "م·ا|ل·س".replace('|', "·"), "the ligature is split");
        let all = texts(&mut faces, "نظام روما الأساسي للمحكمة، ١٩٩٨ لآخر الآن", "ar");
        for part in all.split(['·', '|']) {
            assert_eq!(part.chars().count(), 1, "{part:?} in {all}");
        }
        let reversed: String = "الأساسي".chars().rev().collect();
        let joined: String = all.split(['·', '|']).collect();
        assert!(joined.contains(&reversed), "{joined}");
    }

    #[test]
    fn the_same_glyph_for_another_letter_comes_from_a_copy() {
        let mut faces = Faces::default();
        // The invisible space stands for four kinds of alef, one after the other, and for itself.
        texts(&mut faces, "لا لأ لإ لآ لا", "ar");
        let face = faces.known.values().find(|face| face.copies.len() > 1).unwrap();
        let space = face.space.unwrap();
        let mut seen: Vec<&str> =
            face.copies.iter().filter_map(|copy| copy.texts.get(&space)).map(String::as_str).collect();
        seen.sort_unstable();
        assert_eq!(seen, [" ", "آ", "أ", "إ", "ا"]);
        let fonts: Vec<&Font> = face.copies.iter().map(|copy| &copy.font).collect();
        assert!(fonts.iter().enumerate().all(|(at, font)| fonts.iter().position(|other| other == font) == Some(at)));
    }

    #[test]
    fn glyphs_stay_where_they_were() {
        let style = LineStyle { language: "ar".to_owned(), size: 40.0, ..LineStyle::default() };
        let page = Typesetter::new(Fonts::bundled()).lines("المحكمة الجنائية الدولية لا ICC (2002)", &style);
        let mut faces = Faces::default();
        for item in &page.items {
            let Kind::Glyphs(run) = &item.kind else { continue };
            let mut drawn: Vec<(u32, f32, f32)> = Vec::new();
            let space = faces.face(&run.font).unwrap().space.unwrap();
            for piece in faces.pieces(run) {
                let mut pen = piece.start.0;
                for glyph in &piece.glyphs {
                    drawn.push((
                        glyph.glyph_id.to_u32(),
                        pen + glyph.x_offset * run.size,
                        piece.start.1 - glyph.y_offset * run.size,
                    ));
                    pen += glyph.x_advance * run.size;
                }
            }
            drawn.retain(|glyph| glyph.0 != space);
            let expected: Vec<(u32, f32, f32)> =
                run.glyphs.iter().filter(|g| g.id != space).map(|g| (g.id, g.x, g.y)).collect();
            assert_eq!(drawn.len(), expected.len());
            for (found, wanted) in drawn.iter().zip(&expected) {
                assert_eq!(found.0, wanted.0);
                assert!((found.1 - wanted.1).abs() < 0.02 && (found.2 - wanted.2).abs() < 0.02, "{found:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn what_has_no_text_is_drawn_as_a_shape() {
        assert!(!may_stand("") && !may_stand("\u{F8FF}") && !may_stand("a\0"));
        assert!(may_stand("a") && may_stand("\u{202F}"));
    }
}
