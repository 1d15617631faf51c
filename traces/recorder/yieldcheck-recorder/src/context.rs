//! What a thread is about: which task it polls, and which worker runs on it.

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Weak};

use crate::event::{Task, WakeFrom};
use crate::lane::Lane;
use crate::shared::Shared;

/// What is known of one thread of one recording.
#[derive(Debug)]
pub(crate) struct Context {
    /// Compared by address only, and kept weakly, so that a thread that outlives a recording does not keep it.
    recording: Weak<Shared>,
    lane: Arc<Lane>,
    /// The task whose wrapped future is being polled on this thread.
    polled: Cell<Option<Task>>,
    /// The task whose last poll on this thread is over while Tokio is not done with it.
    completing: Cell<Option<Task>>,
    /// The task that is being spawned on this thread.
    spawning: Cell<Option<Task>>,
    enters_block_in_place: Cell<bool>,
    #[cfg_attr(all(tokio_unstable, has_worker_index), allow(dead_code))]
    worker: Cell<Option<u16>>,
    /// Whether the runtime has started this thread, or runs on it.
    of_runtime: Cell<bool>,
}

thread_local! {
    static HERE: RefCell<Option<Context>> = const { RefCell::new(None) };
}

/// Calls `act` with what is known of this thread; `None` while the thread is being torn down, or if `act` is on the stack.
pub(crate) fn with<R>(recording: &Arc<Shared>, act: impl FnOnce(&Context) -> R) -> Option<R> {
    HERE.try_with(|here| {
        if let Ok(context) = here.try_borrow() {
            if let Some(context) = context.as_ref().filter(|context| context.is_of(recording)) {
                return Some(act(context));
            }
        }
        let mut context = here.try_borrow_mut().ok()?;
        Some(act(context.insert(Context::new(recording))))
    })
    .ok()
    .flatten()
}

/// The recording that this thread takes part in, and the task that it polls for it.
pub(crate) fn polled_here() -> Option<(Arc<Shared>, Task)> {
    HERE.try_with(|here| {
        let context = here.try_borrow().ok()?;
        let context = context.as_ref()?;
        Some((context.recording.upgrade()?, context.polled.get()?))
    })
    .ok()
    .flatten()
}

impl Context {
    fn new(recording: &Arc<Shared>) -> Self {
        Context {
            recording: Arc::downgrade(recording),
            lane: recording.open_lane(),
            polled: Cell::new(None),
            completing: Cell::new(None),
            spawning: Cell::new(None),
            enters_block_in_place: Cell::new(false),
            worker: Cell::new(None),
            of_runtime: Cell::new(false),
        }
    }

    fn is_of(&self, recording: &Arc<Shared>) -> bool {
        std::ptr::eq(self.recording.as_ptr(), Arc::as_ptr(recording))
    }

    pub(crate) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// A poll of `task` begins; gives what was polled before, for polls nest.
    pub(crate) fn begin_poll(&self, task: Task) -> Option<Task> {
        self.completing.set(None);
        self.polled.replace(Some(task))
    }

    pub(crate) fn end_poll(&self, task: Task, before: Option<Task>, ready: bool) {
        self.polled.set(before);
        self.completing.set(ready.then_some(task));
    }

    /// Tokio is done with the task that it ran last.
    pub(crate) fn is_done(&self) {
        self.completing.set(None);
    }

    pub(crate) fn spawning(&self) -> Option<Task> {
        self.spawning.get()
    }

    pub(crate) fn set_spawning(&self, task: Option<Task>) {
        self.spawning.set(task);
    }

    pub(crate) fn set_entering_block_in_place(&self, enters: bool) {
        self.enters_block_in_place.set(enters);
    }

    /// The runtime has started this thread, or runs on it.
    pub(crate) fn is_of_runtime(&self) {
        self.of_runtime.set(true);
    }

    /// Which task calls a waker on this thread, and from where.
    pub(crate) fn waking(&self, recording: &Shared) -> (Option<Task>, WakeFrom) {
        if let Some(task) = self.polled.get() {
            let enters = self.enters_block_in_place.get();
            return (Some(task), if enters { WakeFrom::BlockInPlace } else { WakeFrom::Poll });
        }
        if let Some(task) = self.completing.get() {
            return (Some(task), WakeFrom::Complete);
        }
        let is_worker = self.worker(recording).is_some();
        (None, if is_worker { WakeFrom::Runtime } else { WakeFrom::External })
    }

    /// The index of the worker that runs on this thread.
    #[cfg(all(tokio_unstable, has_worker_index))]
    pub(crate) fn worker(&self, _: &Shared) -> Option<u16> {
        tokio::runtime::worker_index().and_then(|index| u16::try_from(index).ok())
    }

    /// The index of the worker that runs on this thread, which the metrics tell by the identity of threads.
    #[cfg(all(tokio_unstable, has_worker_thread_id, not(has_worker_index)))]
    pub(crate) fn worker(&self, recording: &Shared) -> Option<u16> {
        if !self.of_runtime.get() {
            return None;
        }
        let metrics = recording.metrics()?;
        let me = std::thread::current().id();
        let is_mine = |index: &u16| metrics.worker_thread_id(usize::from(*index)) == Some(me);
        let known = self.worker.get().filter(is_mine);
        let found = known.or_else(|| (0..u16::try_from(metrics.num_workers()).unwrap_or(0)).find(is_mine));
        self.worker.set(found);
        found
    }

    /// A number for each thread of the runtime, in the order in which they come, where Tokio does not tell more.
    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    pub(crate) fn worker(&self, recording: &Shared) -> Option<u16> {
        if self.worker.get().is_none() && self.of_runtime.get() {
            self.worker.set(recording.next_worker());
        }
        self.worker.get()
    }
}
