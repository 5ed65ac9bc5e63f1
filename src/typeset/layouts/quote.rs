//! Somebody's own words, large, between the quotation marks of their language; the opening mark hangs in the margin.

use crate::typeset::{
    page::Role,
    rich::{Rich, Span},
    setter::{Align, Style},
    sheet::{ALWAYS, Sheet, part},
    words,
};

pub(super) fn draw(sheet: &mut Sheet<'_>) {
    sheet.feet(true);
    let slide = sheet.slide;
    let has_title = slide.title.as_ref().is_some_and(|title| !title.is_empty());
    let top = if has_title {
        sheet.head()
    } else {
        sheet.tab();
        sheet.kicker_at(sheet.side(), sheet.theme.space.top, sheet.measure())
    };
    let (x, width) = (sheet.side(), sheet.measure() * 0.96);
    let intro = slide.text.as_ref().map(|text| sheet.rich(text)).filter(|rich| !rich.is_empty());
    let style = sheet.body();
    let intro = intro.map(|rich| sheet.set(&rich, &style, width));
    let words = slide.quote.as_ref().map(|quote| sheet.rich(quote)).filter(|rich| !rich.is_empty());
    let attribution = slide.attribution.as_ref().map(|text| sheet.rich(text)).filter(|rich| !rich.is_empty());

    let Some(words) = words else {
        if let Some(set) = &intro {
            let y = sheet.place(set, x, top, &part(Role::Paragraph, "text"));
            sheet.check("text", top, y, sheet.foot);
        }
        return;
    };
    let (open, close) = words::quotes(&words.language);
    let body = closed(&words, close);
    let mut chosen = None;
    for (part, lines) in [(1.16, 3), (1.0, 5), (0.85, usize::MAX)] {
        let size = sheet.theme.sizes.quote * part;
        let style = sheet.style(size, sheet.theme.floors.body, sheet.theme.leading.quote);
        let style = Style { balance: true, ..style };
        let set = sheet.set(&body, &style, width);
        let enough = set.lines() <= lines && !set.tight;
        chosen = Some((set, style));
        if enough {
            break;
        }
    }
    let Some((mut set, style)) = chosen else { return };
    // Read aloud and extracted, the words keep both marks.
    set.plain = format!("{open}{}{close}", words.plain).into();
    let small = sheet.small();
    let attribution = attribution.map(|rich| sheet.set(&rich, &small, width * 0.8));
    let (gap, rule) = (sheet.gap(44.0), sheet.gap(26.0));
    let height = intro.as_ref().map_or(0.0, |set| set.height() + gap)
        + set.height()
        + attribution.as_ref().map_or(0.0, |set| gap + rule + set.height());
    let start = (top + (sheet.foot - top - height) * 0.42).max(top);
    let mut y = start;
    if let Some(intro) = &intro {
        y = sheet.place(intro, x, y, &part(Role::Paragraph, "text")) + gap;
    }
    // The mark stands before the first line, so that the words themselves make the straight edge.
    let mark = Rich { rtl: words.rtl, ..Rich::plain(open, &words.language, sheet.slide.dir) };
    let mark = Rich { script: words.script, ..mark };
    let hanging = sheet.setter.set(&mark, &Style { balance: false, align: Align::Right, ..style }, None);
    let mark_width = hanging.width;
    if body.rtl == sheet.rtl {
        sheet.place_silent(&hanging, x - mark_width, y, &ALWAYS);
    }
    y = sheet.place(&set, x, y, &part(Role::Quote, "quote"));
    if let Some(attribution) = &attribution {
        let accent = sheet.palette.accent;
        sheet.bar((x, y + gap), (64.0, 4.0), accent, &ALWAYS);
        y = sheet.place(attribution, x, y + gap + rule, &part(Role::Paragraph, "attribution"));
    }
    sheet.check("quote", start, y, sheet.foot);
}

/// The words with the closing mark: before a footnote mark at their end, as the mark belongs to the quotation.
fn closed(words: &Rich, close: &str) -> Rich {
    let mut out = words.clone();
    let tail = words.spans.iter().position(|span| span.note && trails(words, span));
    // The invisible characters that tie the first mark to its word stay with it.
    let at = tail.and_then(|first| words.spans.get(first)).map_or(words.text.len(), |span| {
        words
            .text
            .get(..span.range.start)
            .map_or(span.range.start, |before| before.trim_end_matches(['\u{2060}', '\u{200F}']).len())
    });
    out.text.insert_str(at, close);
    for span in &mut out.spans {
        if span.range.start >= at {
            span.range = span.range.start + close.len()..span.range.end + close.len();
        }
    }
    out
}

/// Whether nothing but footnote marks follows a footnote mark.
fn trails(words: &Rich, span: &Span) -> bool {
    let rest = words.text.get(span.range.start..).unwrap_or_default();
    rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '\u{2060}' | '\u{200F}'))
        && words.spans.iter().filter(|other| other.range.start >= span.range.start).all(|other| other.note)
}
