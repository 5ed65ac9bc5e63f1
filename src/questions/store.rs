//! The questions by number, in chunks that clones share: a change copies one chunk and one question, not the queue.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::question::Question;

/// How many questions a chunk holds: copying one chunk and the list of chunks costs about the same at 10,000 questions.
const CHUNK: usize = 64;

type Chunk = Arc<Vec<Arc<Question>>>;

/// All questions; number `n` is at index `n - 1`.
#[derive(Clone, Default)]
pub(super) struct Store {
    chunks: Arc<Vec<Chunk>>,
    len: usize,
}

impl Store {
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    fn place(number: u32) -> Option<(usize, usize)> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        Some((index / CHUNK, index % CHUNK))
    }

    pub(super) fn get(&self, number: u32) -> Option<&Arc<Question>> {
        let (chunk, index) = Self::place(number)?;
        self.chunks.get(chunk)?.get(index)
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Question> {
        let (chunk, index) = Self::place(number)?;
        // Look first: a number that does not exist must not copy anything.
        self.chunks.get(chunk)?.get(index)?;
        let chunk = Arc::make_mut(&mut self.chunks).get_mut(chunk)?;
        Some(Arc::make_mut(Arc::make_mut(chunk).get_mut(index)?))
    }

    /// Adds at the end; the caller gives the question the number `len() + 1`.
    pub(super) fn push(&mut self, question: Question) {
        let chunks = Arc::make_mut(&mut self.chunks);
        match chunks.last_mut() {
            Some(last) if last.len() < CHUNK => Arc::make_mut(last).push(Arc::new(question)),
            _ => chunks.push(Arc::new(vec![Arc::new(question)])),
        }
        self.len += 1;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<Question>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl Serialize for Store {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Store {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut store = Self::default();
        for question in Vec::<Question>::deserialize(deserializer)? {
            store.push(question);
        }
        Ok(store)
    }
}
