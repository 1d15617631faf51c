//! The ways of yielding.

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
///
/// ```
/// use yieldcheck_recorder::{note_yield, YieldKind};
///
/// async fn yields() {
///     note_yield(YieldKind::YieldNow);
///     tokio::task::yield_now().await;
/// }
/// ```
pub fn note_yield(how: YieldKind) {
    if let Some((recording, task)) = context::polled() {
        recording.record(What::Yield { task, how });
    }
}

/// `tokio::task::yield_now`, recorded.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// yieldcheck_recorder::yield_now().await;
/// # });
/// ```
pub async fn yield_now() {
    note_yield(YieldKind::YieldNow);
    tokio::task::yield_now().await;
}

/// A yield made by [`wake_yield`].
#[must_use = "futures do nothing unless polled"]
#[derive(Debug, Default)]
pub struct WakeYield {
    has_yielded: bool,
}

/// Yields once as Wasmtime's own yield does: wakes the own task and returns `Pending`.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// yieldcheck_recorder::wake_yield().await;
/// # });
/// ```
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
