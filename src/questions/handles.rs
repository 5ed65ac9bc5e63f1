//! What helps the moderator to find an asker in the room ("slip 14"): in memory only, never written, never printed.

use std::collections::BTreeMap;
use std::fmt;

use zeroize::Zeroizing;

/// The handles of questions by number.
///
/// This type deliberately has no `Serialize`: it cannot reach the journal, an export or a clipboard by accident.
#[derive(Default)]
pub struct Handles {
    by_number: BTreeMap<u32, Zeroizing<String>>,
}

impl Handles {
    /// The longest handle, in characters.
    pub const MAX: usize = 60;

    /// Remembers a handle; an empty one forgets it. Longer ones are cut at [`Self::MAX`].
    pub fn set(&mut self, number: u32, handle: &str) {
        let cleaned = Zeroizing::new(super::clean(handle));
        if cleaned.is_empty() {
            self.by_number.remove(&number);
        } else {
            self.by_number.insert(number, Zeroizing::new(cleaned.chars().take(Self::MAX).collect()));
        }
    }

    /// The handle of a question.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&str> {
        self.by_number.get(&number).map(|handle| handle.as_str())
    }

    /// Forgets all handles and wipes their memory.
    pub fn clear(&mut self) {
        self.by_number.clear();
    }

    /// How many questions have one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }
}

impl fmt::Debug for Handles {
    /// Prints nothing of what is kept, not even how much.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handles")
    }
}
