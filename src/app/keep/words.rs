//! What differs, what is wrong and what was put aside, in words.

use crate::{
    deck::session::{Became, Clash, Conflict, Difference, List, Place, Spoilt, Trouble, Why},
    ui::words::{tr, tr_with},
};

/// How many differences are said one by one.
const MOST: usize = 8;

/// Why a file cannot be written.
#[must_use]
pub fn trouble(trouble: Trouble) -> String {
    tr(match trouble {
        Trouble::ReadOnly => "keep-why-read-only",
        Trouble::Full => "keep-why-full",
        Trouble::NoFolder => "keep-why-no-folder",
        Trouble::NotAllowed => "keep-why-not-allowed",
        Trouble::IsAFolder => "keep-why-a-folder",
        Trouble::Other(_) => "keep-why-other",
    })
}

/// What is wrong with a file of unsaved edits, in one word.
#[must_use]
pub fn spoilt(spoilt: Spoilt) -> String {
    tr(&format!("keep-word-{spoilt}"))
}

/// Why a version was put aside.
#[must_use]
pub fn why(why: Why) -> String {
    tr(match why {
        Why::Saved => "keep-version-saved",
        Why::Ours => "keep-version-ours",
        Why::Theirs => "keep-version-theirs",
        Why::Discarded => "keep-version-discarded",
    })
}

/// A time, as the clock on the wall had it.
#[must_use]
pub fn time(at: i64, now: i64) -> String {
    let zoned = |at: i64| {
        let stamp = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
        stamp.to_zoned_datetime(jiff::tz::TimeZone::system())
    };
    let (at, now) = (zoned(at), zoned(now));
    if at.date() == now.date() { at.strftime("%H:%M").to_string() } else { at.strftime("%Y-%m-%d %H:%M").to_string() }
}

const fn list(list: List) -> &'static str {
    match list {
        List::Slides => "slides",
        List::Agenda => "agenda",
        List::Speakers => "speakers",
        List::Sources => "sources",
        List::Assets => "assets",
    }
}

/// A field, as people call it; one that has no name here is called as the file calls it.
fn field(name: &str) -> String {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let id = format!("keep-fields-{first}");
    let words = tr(&id);
    let words = if words == id { first.to_owned() } else { words };
    rest.map_or_else(|| words.clone(), |rest| format!("{words} ({rest})"))
}

fn fields(names: &[String]) -> String {
    names.iter().map(|name| field(name)).collect::<Vec<_>>().join(", ")
}

/// One thing that differs.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Entry { list: of, number, words, became, .. } => {
            let what = tr(&format!("keep-one-{}", list(*of)));
            let number = number.to_string();
            let mut filled = vec![("what", what.into()), ("number", number.into()), ("words", words.as_str().into())];
            match became {
                Became::New => tr_with("keep-new", &filled),
                Became::Gone => tr_with("keep-gone", &filled),
                Became::Changed(names) if names.is_empty() => tr_with("keep-changed-whole", &filled),
                Became::Changed(names) => {
                    filled.push(("fields", fields(names).into()));
                    tr_with("keep-changed", &filled)
                }
            }
        }
        Difference::Order(of) => order(*of),
        Difference::Field(name) => tr_with("keep-field", &[("field", field(name).into())]),
    }
}

fn order(of: List) -> String {
    tr_with("keep-order", &[("what", tr(&format!("keep-many-{}", list(of))).into())])
}

/// All that differs, the first few things one by one.
#[must_use]
pub fn differences(found: &[Difference]) -> Vec<String> {
    let mut words: Vec<String> = found.iter().take(MOST).map(difference).collect();
    if found.len() > MOST {
        words.push(tr_with("keep-more", &[("count", (found.len() - MOST).into())]));
    }
    words
}

/// How much differs, in a few words.
#[must_use]
pub fn amount(found: &[Difference]) -> String {
    match found {
        [one] => difference(one),
        _ => tr_with("keep-things", &[("count", found.len().into())]),
    }
}

/// Where two versions clash.
#[must_use]
pub fn place(conflict: &Conflict, number: Option<usize>, words: &str) -> String {
    match &conflict.place {
        Place::Entry { list: of, id, .. } => {
            let what = tr(&format!("keep-one-{}", list(*of)));
            let number = number.map_or_else(|| id.clone(), |number| number.to_string());
            let mut filled = vec![("what", what.into()), ("number", number.into()), ("words", words.to_owned().into())];
            match &conflict.clash {
                Clash::Both(names) if !names.is_empty() => {
                    filled.push(("fields", fields(names).into()));
                    tr_with("keep-changed", &filled)
                }
                _ => tr_with("keep-changed-whole", &filled),
            }
        }
        Place::Order(of) => order(*of),
        Place::Field(name) => tr_with("keep-field", &[("field", field(name).into())]),
    }
}
