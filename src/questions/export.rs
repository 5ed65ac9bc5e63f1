//! What may leave the program: texts alone, by theme or shuffled, so that neither order nor time points at an asker.

use super::question::State;
use super::queue::Queue;

/// The order of exported texts. The order of arrival is deliberately not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Under their first theme, shuffled within it.
    Themed,
    /// Shuffled together.
    Shuffled,
}

impl Queue {
    /// The texts of all questions but removed ones, as lists under headings (an empty heading for those without theme).
    ///
    /// `seed` is a random number from the caller; the same seed gives the same order. With `sensitive` false, questions
    /// marked sensitive are left out. A merged question gives its neutral wording and not its originals.
    #[must_use]
    pub fn texts(&self, order: Order, sensitive: bool, seed: u64) -> Vec<(String, Vec<String>)> {
        let mut picked: Vec<(String, String)> = self
            .iter()
            .filter(|question| !matches!(question.state, State::Removed | State::Merged))
            .filter(|question| !question.shown().is_empty())
            .filter(|question| sensitive || !self.flags(question.number).sensitive)
            .map(|question| {
                let theme = match order {
                    Order::Themed => question.tags.first().cloned().unwrap_or_default(),
                    Order::Shuffled => String::new(),
                };
                (theme, question.shown().to_owned())
            })
            .collect();
        shuffle(&mut picked, seed);
        // By name, with those without a theme last.
        picked.sort_by(|(a, _), (b, _)| (a.is_empty(), a).cmp(&(b.is_empty(), b)));
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for (theme, text) in picked {
            match groups.last_mut() {
                Some((last, texts)) if *last == theme => texts.push(text),
                _ => groups.push((theme, vec![text])),
            }
        }
        groups
    }
}

/// Fisher–Yates with `SplitMix64` (Steele, Lea, Flood 2014).
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    let mut random = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    for last in (1..items.len()).rev() {
        let other = (random() % (last as u64 + 1)) as usize;
        items.swap(last, other);
    }
}
