//! Futures that record how they are polled.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll};

use pin_project_lite::pin_project;

use crate::context::{self, Polled};
use crate::event::{Task, What};
use crate::hooks;
use crate::shared::Shared;
use crate::waker::TaskWaker;

/// What is recorded of a future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The future that `block_on` polls on its own thread.
    Root,
    /// A task that workers poll.
    Spawned,
    /// A task of a `LocalSet`, which is polled by whatever polls the set.
    Local,
    /// Nothing but the tasks that it spawns: a further future of `block_on`.
    Unseen,
}

/// The polls of one task, of one recording.
#[derive(Debug)]
pub(crate) struct Life {
    pub(crate) recording: Arc<Shared>,
    pub(crate) task: Task,
    pub(crate) kind: Kind,
    polls: u32,
    is_over: bool,
    /// Kept from poll to poll: Tokio looks whether the waker that it deferred last wakes the same task, and a new one for
    /// each poll would have it defer a task twice that yields twice in a poll.
    waker: Option<TaskWaker>,
}

pin_project! {
    /// A future whose polls, and the calls of whose wakers, are recorded.
    ///
    /// Made by [`Recorder::root`](crate::Recorder::root), and given to the closure of [`spawn_with`](crate::spawn_with).
    #[derive(Debug)]
    #[must_use = "futures do nothing unless polled"]
    pub struct Recorded<F> {
        #[pin]
        future: Option<F>,
        life: Option<Life>,
    }
}

impl<F> Recorded<F> {
    pub(crate) fn new(future: F, life: Option<Life>) -> Self {
        Recorded { future: Some(future), life }
    }
}

impl<F: Future> Future for Recorded<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut TaskContext<'_>) -> Poll<F::Output> {
        let mut me = self.project();
        let Some(future) = me.future.as_mut().as_pin_mut() else {
            panic!("a recorded future was polled after it was ready");
        };
        let Some(life) = me.life.as_mut().filter(|life| life.recording.is_on()) else {
            return future.poll(context);
        };
        let poll = InPoll::begin(life);
        let result = match poll.life.waker_for(context) {
            Some(ours) => future.poll(&mut TaskContext::from_waker(ours)),
            None => future.poll(context),
        };
        let out_of_budget = is_out_of_budget();
        if result.is_ready() {
            // Within the poll, so that wakes by what is dropped are wakes by this task.
            me.future.set(None);
        }
        poll.end(result.is_ready(), out_of_budget);
        result
    }
}

impl Life {
    pub(crate) fn new(recording: Arc<Shared>, task: Task, kind: Kind) -> Self {
        Life { recording, task, kind, polls: 0, is_over: false, waker: None }
    }

    /// The waker of this task that records its calls and passes them to that of `context`.
    fn waker_for(&mut self, context: &TaskContext<'_>) -> Option<&std::task::Waker> {
        if self.kind == Kind::Unseen {
            return None;
        }
        let stale = &mut self.waker;
        if !stale.as_ref().is_some_and(|ours| ours.passes_to(context.waker())) {
            *stale = Some(TaskWaker::new(&self.recording, self.task, context.waker().clone()));
        }
        stale.as_ref().map(TaskWaker::waker)
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        if !self.is_over && matches!(self.kind, Kind::Spawned | Kind::Local) {
            self.recording.record(What::TaskDropped { task: self.task });
        }
    }
}

/// A poll under way. A panic ends it as well, and the task with it.
struct InPoll<'a> {
    life: &'a mut Life,
    before: Option<Polled>,
    has_ended: bool,
}

impl<'a> InPoll<'a> {
    fn begin(life: &'a mut Life) -> Self {
        let Life { recording, task, kind, .. } = &*life;
        let (task, kind) = (*task, *kind);
        if kind == Kind::Spawned || (kind == Kind::Root && recording.is_current_thread()) {
            hooks::takes_up(recording);
        }
        if kind != Kind::Unseen && recording.is_on() {
            let n = life.polls;
            let seen = context::with(recording, |here| {
                let worker = here.worker(recording);
                let inject = here.at_work().inject_depth(recording);
                let local = here.at_work().local_depth(recording, worker);
                recording.put(here.lane(), worker, What::PollBegin { task, n, inject, local });
            });
            if seen.is_none() {
                recording.record(What::PollBegin { task, n, inject: None, local: None });
            }
        }
        let before = context::begin_poll(recording, (kind != Kind::Unseen).then_some(task));
        life.polls = life.polls.wrapping_add(1);
        InPoll { life, before, has_ended: false }
    }

    fn end(mut self, ready: bool, out_of_budget: bool) {
        self.close(ready, out_of_budget);
    }

    fn close(&mut self, ready: bool, out_of_budget: bool) {
        self.has_ended = true;
        let Life { recording, task, kind, is_over, .. } = &mut *self.life;
        let (task, is_seen) = (*task, *kind != Kind::Unseen);
        *is_over = ready;
        context::with(recording, |here| here.end_poll(self.before, (ready && is_seen).then_some(task)));
        if is_seen {
            recording.record(What::PollEnd { task, ready, out_of_budget });
        }
    }
}

impl Drop for InPoll<'_> {
    fn drop(&mut self) {
        if !self.has_ended {
            self.close(true, false);
        }
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
