//! What a recording came to.

use crate::event::{Event, What};

/// What a recording came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records between the header and the end.
    pub records: u64,
    /// Events that were dropped because a buffer was full.
    pub lost: u64,
    /// Whether the recording says that its run is over: every recorded task has ended and nothing is missing. Otherwise
    /// what was open at the end counts as undecided.
    pub complete: bool,
}

/// Adds up what is written.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    records: u64,
    lost: u64,
    is_doubtful: bool,
    /// Tasks that were seen to begin, less those that were seen to end, the root among them.
    open: i64,
}

impl Tally {
    pub(crate) fn note(&mut self, event: &Event, has_line: bool) {
        self.records += u64::from(has_line);
        match event.what {
            What::SpawnBegin { .. } | What::PollBegin { task: 0, n: 0, .. } => self.open += 1,
            What::PollEnd { ready: true, .. } | What::TaskDropped { .. } => self.open -= 1,
            What::Gap { lost, .. } => self.lost += lost,
            What::Doubt { .. } => self.is_doubtful = true,
            _ => {}
        }
    }

    pub(crate) fn summary(&self) -> Summary {
        let complete = self.open == 0 && self.lost == 0 && !self.is_doubtful;
        Summary { records: self.records, lost: self.lost, complete }
    }
}
