//! What a thread is about, as far as recordings know.

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Weak};

use crate::event::{By, Task, WakeFrom};
use crate::lane::Lane;
use crate::shared::Shared;
use crate::worker::Worker;

/// The poll that a thread is in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Polled {
    task: Option<Task>,
    /// How many polls of any recording it is within.
    depth: u32,
}

/// What is known of one thread of one recording.
#[derive(Debug)]
pub(crate) struct Context {
    /// Compared by address only, and kept weakly, so that a thread that outlives a recording does not keep it.
    recording: Weak<Shared>,
    lane: Arc<Lane>,
    worker: Worker,
    polled: Cell<Option<Polled>>,
    /// The task whose last poll on this thread is over while Tokio is not done with it.
    completing: Cell<Option<Task>>,
    /// The task that is being spawned on this thread.
    spawning: Cell<Option<Task>>,
    enters_block_in_place: Cell<bool>,
    /// Whether Tokio runs a task on this thread, recorded or not, as far as its hooks tell.
    is_running: Cell<bool>,
}

thread_local! {
    /// One for each recording, of which there hardly ever are two.
    static HERE: RefCell<Vec<Context>> = const { RefCell::new(Vec::new()) };
}

/// Calls `act` with what is known of this thread; `None` while the thread is being torn down.
///
/// `act` must not call anything that may record.
#[inline]
pub(crate) fn with<R>(recording: &Arc<Shared>, act: impl FnOnce(&Context) -> R) -> Option<R> {
    HERE.try_with(|here| {
        if let Ok(contexts) = here.try_borrow() {
            if let Some(context) = contexts.iter().find(|context| context.is_of(recording)) {
                return Some(act(context));
            }
        }
        enter(here, recording)?;
        let contexts = here.try_borrow().ok()?;
        contexts.last().map(act)
    })
    .ok()
    .flatten()
}

#[cold]
fn enter(here: &RefCell<Vec<Context>>, recording: &Arc<Shared>) -> Option<()> {
    let context = Context::new(recording);
    let mut contexts = here.try_borrow_mut().ok()?;
    let (over, going): (Vec<_>, Vec<_>) = contexts.drain(..).partition(Context::is_over);
    contexts.extend(going);
    contexts.push(context);
    drop(contexts);
    // With nothing borrowed, since they may hold the last of a runtime.
    drop(over);
    Some(())
}

/// Forgets recordings that are over.
pub(crate) fn leave() {
    let over = HERE.try_with(|here| {
        let mut contexts = here.try_borrow_mut().ok()?;
        let (over, going): (Vec<_>, Vec<_>) = contexts.drain(..).partition(Context::is_over);
        contexts.extend(going);
        Some(over)
    });
    drop(over);
}

/// The recording that this thread takes part in, and the task that it polls for it, if it does.
pub(crate) fn here() -> Option<(Arc<Shared>, Option<Task>)> {
    HERE.try_with(|here| {
        let contexts = here.try_borrow().ok()?;
        let innermost = contexts
            .iter()
            .filter_map(|context| Some((context, context.polled.get()?)))
            .max_by_key(|(_, polled)| polled.depth);
        let (context, task) = match innermost {
            Some((context, polled)) => (context, polled.task),
            None => (contexts.iter().find(|context| context.worker.is_of_runtime())?, None),
        };
        Some((context.recording.upgrade().filter(|recording| recording.is_on())?, task))
    })
    .ok()
    .flatten()
}

/// The recorded task that this thread polls, and its recording.
pub(crate) fn polled() -> Option<(Arc<Shared>, Task)> {
    let (recording, task) = here()?;
    Some((recording, task?))
}

/// How many polls of any recording this thread is in.
fn depth() -> u32 {
    HERE.try_with(|here| {
        let contexts = here.try_borrow().ok()?;
        contexts.iter().filter_map(|context| Some(context.polled.get()?.depth)).max()
    })
    .ok()
    .flatten()
    .unwrap_or(0)
}

/// A poll of `task` begins on this thread; gives what was polled before, for polls nest.
pub(crate) fn begin_poll(recording: &Arc<Shared>, task: Option<Task>) -> Option<Polled> {
    let depth = depth() + 1;
    with(recording, |here| {
        here.completing.set(None);
        here.polled.replace(Some(Polled { task, depth }))
    })
    .flatten()
}

impl Context {
    fn new(recording: &Arc<Shared>) -> Self {
        Context {
            recording: Arc::downgrade(recording),
            lane: recording.open_lane(),
            worker: Worker::default(),
            polled: Cell::new(None),
            completing: Cell::new(None),
            spawning: Cell::new(None),
            enters_block_in_place: Cell::new(false),
            is_running: Cell::new(false),
        }
    }

    #[inline]
    fn is_of(&self, recording: &Arc<Shared>) -> bool {
        std::ptr::eq(self.recording.as_ptr(), Arc::as_ptr(recording))
    }

    fn is_over(&self) -> bool {
        self.polled.get().is_none() && !self.recording.upgrade().is_some_and(|recording| recording.is_on())
    }

    pub(crate) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// What is known of the worker that runs on this thread.
    pub(crate) fn at_work(&self) -> &Worker {
        &self.worker
    }

    /// The index of the worker that runs on this thread.
    #[inline]
    pub(crate) fn worker(&self, recording: &Shared) -> Option<u16> {
        self.worker.index(recording)
    }

    /// A poll is over, and this is what was polled before.
    pub(crate) fn end_poll(&self, before: Option<Polled>, completed: Option<Task>) {
        self.polled.set(before);
        self.completing.set(completed);
    }

    /// Tokio begins to run a task, or is done with it.
    pub(crate) fn set_running(&self, is_running: bool) {
        self.completing.set(None);
        self.is_running.set(is_running);
    }

    /// The task that is being spawned, once.
    #[cfg(all(tokio_unstable, has_task_hooks))]
    pub(crate) fn take_spawning(&self) -> Option<Task> {
        self.spawning.take()
    }

    pub(crate) fn set_spawning(&self, task: Option<Task>) {
        self.spawning.set(task);
    }

    #[cfg(feature = "rt-multi-thread")]
    pub(crate) fn set_entering_block_in_place(&self, enters: bool) {
        self.enters_block_in_place.set(enters);
    }

    /// On whose behalf this thread does something with a waker.
    pub(crate) fn by(&self, recording: &Shared) -> By {
        match self.polled.get().and_then(|polled| polled.task).or(self.completing.get()) {
            Some(task) => By::Task(task),
            None if self.may_run_unseen(recording) => By::Unknown,
            None => By::Nobody,
        }
    }

    /// Which task calls a waker on this thread, and from where.
    pub(crate) fn waking(&self, recording: &Shared) -> (By, Option<WakeFrom>) {
        let from = if self.polled.get().is_some_and(|polled| polled.task.is_some()) {
            let enters = self.enters_block_in_place.get();
            Some(if enters { WakeFrom::BlockInPlace } else { WakeFrom::Poll })
        } else if self.completing.get().is_some() {
            Some(WakeFrom::Complete)
        } else if self.may_run_unseen(recording) {
            None
        } else if self.worker(recording).is_some() {
            Some(WakeFrom::Runtime)
        } else {
            Some(WakeFrom::External)
        };
        (self.by(recording), from)
    }

    /// Whether this thread may be polling a task that is not recorded.
    fn may_run_unseen(&self, recording: &Shared) -> bool {
        if self.polled.get().is_some_and(|polled| polled.task.is_none()) {
            return true;
        }
        if recording.scope.every_task {
            return false;
        }
        if cfg!(all(tokio_unstable, has_poll_hooks)) && recording.scope.has_hooks {
            return self.is_running.get();
        }
        // Without hooks any thread may be one of the runtime.
        self.worker.is_of_runtime() || !recording.scope.has_hooks
    }
}
