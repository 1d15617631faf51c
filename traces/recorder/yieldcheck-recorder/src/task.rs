//! Futures that record how they are polled.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Waker};

use pin_project_lite::pin_project;
use tokio::task::JoinHandle;

use crate::context;
use crate::event::{Task, What};
use crate::shared::Shared;
use crate::waker;

pin_project! {
    /// A future whose polls, and the calls of whose wakers, are recorded.
    #[must_use = "futures do nothing unless polled"]
    pub struct Recorded<F> {
        #[pin]
        future: Option<F>,
        task: Task,
        polls: u32,
        recording: Option<Arc<Shared>>,
        // Tokio's waker and ours for it. A new one for each poll would make Tokio defer a task twice that yields twice in
        // a poll, for it looks whether the last waker that it deferred wakes the same task.
        waker: Option<(Waker, Waker)>,
    }
}

impl<F> Recorded<F> {
    pub(crate) fn new(future: F, task: Task, recording: Option<Arc<Shared>>) -> Self {
        Recorded { future: Some(future), task, polls: 0, recording, waker: None }
    }
}

impl<F: Future> Future for Recorded<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut TaskContext<'_>) -> Poll<F::Output> {
        let mut me = self.project();
        let Some(future) = me.future.as_mut().as_pin_mut() else {
            panic!("polled after completion");
        };
        let Some(recording) = me.recording else {
            return future.poll(context);
        };
        let task = *me.task;
        let inject = recording.inject_depth();
        recording.record(What::PollBegin { task, n: *me.polls, inject });
        *me.polls = me.polls.wrapping_add(1);
        let before = context::with(recording, |here| here.begin_poll(task)).flatten();
        let ours = match me.waker {
            Some((inner, ours)) if inner.will_wake(context.waker()) => &*ours,
            stale => {
                let inner = context.waker().clone();
                let ours = waker::recording(Arc::clone(recording), task, inner.clone());
                &stale.insert((inner, ours)).1
            }
        };
        let result = future.poll(&mut TaskContext::from_waker(ours));
        let ready = result.is_ready();
        let out_of_budget = is_out_of_budget();
        if ready {
            // Within the poll, so that wakes by what is dropped are wakes by this task.
            me.future.set(None);
        }
        context::with(recording, |here| here.end_poll(task, before, ready));
        recording.record(What::PollEnd { task, ready, out_of_budget });
        result
    }
}

#[cfg(has_budget)]
fn is_out_of_budget() -> bool {
    !tokio::task::coop::has_budget_remaining()
}

#[cfg(not(has_budget))]
fn is_out_of_budget() -> bool {
    false
}

/// Spawns a task that is recorded, if a recorded task calls this, and an ordinary one otherwise.
///
/// # Panics
/// As `tokio::spawn`, outside of a runtime.
pub fn spawn<F>(name: &str, future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    match context::polled_here() {
        Some((recording, by)) => spawn_by(&recording, name, Some(by), future),
        None => tokio::spawn(future),
    }
}

/// Spawns a recorded task on the current runtime.
pub(crate) fn spawn_by<F>(
    recording: &Arc<Shared>,
    name: &str,
    by: Option<Task>,
    future: F,
) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let task = recording.new_task();
    let name = recording.name(name);
    context::with(recording, |here| here.set_spawning(Some(task)));
    recording.record(What::SpawnBegin { task, by, name });
    let handle = tokio::spawn(Recorded::new(future, task, Some(Arc::clone(recording))));
    recording.record(What::SpawnEnd { task });
    context::with(recording, |here| here.set_spawning(None));
    handle
}

/// `tokio::task::block_in_place`, recorded if a recorded task calls it.
///
/// # Panics
/// As Tokio's: on a current_thread runtime, among others.
#[cfg(feature = "rt-multi-thread")]
pub fn block_in_place<R>(act: impl FnOnce() -> R) -> R {
    let Some((recording, task)) = context::polled_here() else {
        return tokio::task::block_in_place(act);
    };
    recording.record(What::BlockInPlaceBegin { task });
    context::with(&recording, |here| here.set_entering_block_in_place(true));
    let result = tokio::task::block_in_place(|| {
        context::with(&recording, |here| here.set_entering_block_in_place(false));
        act()
    });
    context::with(&recording, |here| here.set_entering_block_in_place(false));
    recording.record(What::BlockInPlaceEnd { task });
    result
}
