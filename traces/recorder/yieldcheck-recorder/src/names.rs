//! Texts that events refer to by number.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// As many different texts as are kept.
const MOST: usize = 1 << 14;

/// As many characters of a text as are kept.
const LONGEST: usize = 200;

/// Different texts, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    indices: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Names {
    /// The number of a text; `None` for those that come when there are too many.
    pub(crate) fn index(&self, text: &str) -> Option<u32> {
        let text = shortened(text, LONGEST);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = known.indices.get(text) {
            return Some(*index);
        }
        if known.texts.len() == MOST {
            return None;
        }
        let index = u32::try_from(known.texts.len()).ok()?;
        known.texts.push(text.to_owned());
        known.indices.insert(text.to_owned(), index);
        Some(index)
    }

    /// Calls `act` with the text of a number.
    pub(crate) fn with<R>(&self, index: u32, act: impl FnOnce(&str) -> R) -> R {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        act(known.texts.get(index as usize).map_or("", String::as_str))
    }
}

/// The first `most` characters of a text.
pub(crate) fn shortened(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_equal_texts_the_same_number() {
        let names = Names::default();
        let (one, other) = (names.index("one"), names.index("other"));
        assert_ne!(one, other);
        assert_eq!(names.index("one"), one);
        assert_eq!(names.with(other.unwrap(), str::to_owned), "other");
    }

    #[test]
    fn keeps_no_more_and_no_longer_texts_than_it_may() {
        let names = Names::default();
        let long = "\u{e9}".repeat(1_000_000);
        let index = names.index(&long).unwrap();
        assert_eq!(names.with(index, |text| text.chars().count()), LONGEST);
        let kept = (0..2 * MOST).filter(|n| names.index(&n.to_string()).is_some()).count();
        assert_eq!(kept, MOST - 1);
    }
}
