//! Blocking while a task is polled.

use std::sync::Arc;

use crate::context;
use crate::event::{Task, What};
use crate::shared::Shared;

/// `tokio::task::block_in_place`, recorded if a recorded task calls it.
///
/// # Panics
/// As Tokio's: on a current_thread runtime, among others.
///
/// ```
/// # tokio::runtime::Builder::new_multi_thread().build().unwrap().block_on(async {
/// let sum = tokio::spawn(async { yieldcheck_recorder::block_in_place(|| 1 + 1) }).await;
/// assert_eq!(sum.unwrap(), 2);
/// # });
/// ```
pub fn block_in_place<R>(act: impl FnOnce() -> R) -> R {
    let Some((recording, task)) = context::polled() else {
        return tokio::task::block_in_place(act);
    };
    let blocking = Blocking::begin(&recording, task);
    tokio::task::block_in_place(|| {
        blocking.has_entered();
        act()
    })
}

/// A call under way, which a panic ends as well.
struct Blocking<'a> {
    recording: &'a Arc<Shared>,
    task: Task,
}

impl<'a> Blocking<'a> {
    fn begin(recording: &'a Arc<Shared>, task: Task) -> Self {
        recording.record(What::BlockInPlaceBegin { task });
        context::with(recording, |here| here.set_entering_block_in_place(true));
        Blocking { recording, task }
    }

    fn has_entered(&self) {
        context::with(self.recording, |here| here.set_entering_block_in_place(false));
    }
}

impl Drop for Blocking<'_> {
    fn drop(&mut self) {
        self.has_entered();
        self.recording.record(What::BlockInPlaceEnd { task: self.task });
    }
}
