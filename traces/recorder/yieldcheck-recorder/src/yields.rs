//! The ways of yielding, and figures that a program measures itself.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll};

use crate::context;
use crate::event::What;

/// How a task yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YieldKind {
    /// It wakes itself and returns `Pending`, as Wasmtime's own yield does.
    SelfWake,
    /// `tokio::task::yield_now`.
    YieldNow,
    /// Its cooperative budget is used up.
    Coop,
}

/// Records that the task which is being polled is about to yield; nothing outside of a recorded task.
///
/// For yields that are not made by this crate, such as those of an engine that runs guests.
pub fn note_yield(how: YieldKind) {
    if let Some((recording, task)) = context::polled_here() {
        recording.record(What::Yield { task, how });
    }
}

/// `tokio::task::yield_now`, recorded.
pub async fn yield_now() {
    note_yield(YieldKind::YieldNow);
    tokio::task::yield_now().await;
}

/// Yields once by waking the own task and returning `Pending`, recorded.
#[must_use = "futures do nothing unless polled"]
#[derive(Debug, Default)]
pub struct WakeYield {
    has_yielded: bool,
}

/// Yields once as Wasmtime's own yield does.
pub fn wake_yield() -> WakeYield {
    WakeYield::default()
}

impl Future for WakeYield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut TaskContext<'_>) -> Poll<()> {
        if self.has_yielded {
            return Poll::Ready(());
        }
        self.has_yielded = true;
        note_yield(YieldKind::SelfWake);
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Records a figure that the program measured; nothing outside of a recorded task.
pub fn mark(label: &str, value: i64) {
    if let Some((recording, task)) = context::polled_here() {
        let label = recording.name(label);
        recording.record(What::Mark { task: Some(task), label, value });
    }
}
