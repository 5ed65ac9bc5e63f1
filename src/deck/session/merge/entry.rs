//! Entries of the deck's lists, as the merge sees them: each with an id, and told apart by it.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::{Serialize, de::DeserializeOwned};

use crate::deck::model::{Asset, Segment, Slide, Source, Speaker};

/// An id, and which of those with that id it is.
pub(super) type Key = (String, usize);

/// An entry of a list.
pub(super) trait Entry: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Its id.
    fn id(&self) -> &str;
    /// The same under another id.
    fn renamed(self, id: String) -> Self;
    /// Whether its fields cannot be told apart, because it is wrong in the file.
    fn is_whole(&self) -> bool {
        false
    }
}

impl Entry for Slide {
    fn id(&self) -> &str {
        &self.id
    }

    fn renamed(self, id: String) -> Self {
        Self { id, ..self }
    }

    fn is_whole(&self) -> bool {
        self.broken.is_some()
    }
}

macro_rules! entries {
    ($($name:ty),*) => {
        $(impl Entry for $name {
            fn id(&self) -> &str {
                &self.id
            }

            fn renamed(self, id: String) -> Self {
                Self { id, ..self }
            }
        })*
    };
}

entries!(Speaker, Segment, Source, Asset);

/// The entries by their keys, in their order.
pub(super) fn by_key<T: Entry>(list: &[T]) -> IndexMap<Key, T> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    list.iter()
        .map(|entry| {
            let nth = seen.entry(entry.id()).and_modify(|nth| *nth += 1).or_insert(0);
            ((entry.id().to_owned(), *nth), entry.clone())
        })
        .collect()
}

/// An id like `id` that is not taken.
pub(super) fn fresh(id: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut number = 2_usize;
    loop {
        let wish = format!("{id}-{number}");
        if !taken(&wish) {
            return wish;
        }
        number += 1;
    }
}
