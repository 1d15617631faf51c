//! What a program says of itself.

use std::sync::Arc;
use std::time::Duration;

use crate::context;
use crate::event::{Task, What};
use crate::shared::Shared;

/// Records a figure that the program measured; nothing outside of a recorded task.
///
/// ```
/// yieldcheck_recorder::mark("timer late, ns", 1250);
/// ```
pub fn mark(label: &str, value: i64) {
    if let Some((recording, task)) = context::polled() {
        let label = recording.names.index(label);
        recording.record(What::Mark { task, label, value });
    }
}

/// Records that the task which is being polled keeps its thread while `act` runs, for about `lasting` if that is known.
///
/// ```
/// let sum = yieldcheck_recorder::busy(None, || (1..=100).sum::<u32>());
/// assert_eq!(sum, 5050);
/// ```
pub fn busy<R>(lasting: Option<Duration>, act: impl FnOnce() -> R) -> R {
    let Some((recording, task)) = context::polled() else {
        return act();
    };
    let ns = lasting.and_then(|lasting| u64::try_from(lasting.as_nanos()).ok());
    recording.record(What::BusyBegin { task, ns });
    let _busy = Busy { recording, task };
    act()
}

/// A stretch under way, which a panic ends as well.
struct Busy {
    recording: Arc<Shared>,
    task: Task,
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.recording.record(What::BusyEnd { task: self.task });
    }
}
