//! Which worker runs on a thread, as far as this release of Tokio tells.

use std::cell::{Cell, OnceCell};

#[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
use tokio::runtime::Handle;
use tokio::runtime::RuntimeMetrics;

use crate::shared::Shared;

/// What is known of the worker on one thread.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    /// Whether the runtime has started this thread, or runs on it.
    of_runtime: Cell<bool>,
    /// Whether it was looked which worker it is.
    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    is_counted: Cell<bool>,
    #[cfg_attr(all(tokio_unstable, has_worker_index), allow(dead_code))]
    known: Cell<Option<u16>>,
    metrics: OnceCell<RuntimeMetrics>,
}

impl Worker {
    /// The runtime has started this thread, or runs on it.
    pub(crate) fn is_the_runtime_s(&self) {
        self.of_runtime.set(true);
    }

    pub(crate) fn is_of_runtime(&self) -> bool {
        self.of_runtime.get()
    }

    fn metrics(&self, recording: &Shared) -> Option<&RuntimeMetrics> {
        if self.metrics.get().is_none() {
            // Only this thread sets it, and has not.
            let _ = self.metrics.set(recording.metrics()?);
        }
        self.metrics.get()
    }

    /// The length of the inject queue, where Tokio tells it.
    #[cfg(has_global_queue_depth)]
    pub(crate) fn inject_depth(&self, recording: &Shared) -> Option<u32> {
        self.metrics(recording).and_then(|metrics| u32::try_from(metrics.global_queue_depth()).ok())
    }

    /// The length of the inject queue, where Tokio tells it.
    #[cfg(not(has_global_queue_depth))]
    pub(crate) fn inject_depth(&self, _: &Shared) -> Option<u32> {
        None
    }

    /// The length of the queue of worker `index`, where Tokio tells it.
    #[cfg(tokio_unstable)]
    pub(crate) fn local_depth(&self, recording: &Shared, index: Option<u16>) -> Option<u16> {
        let depth = self.metrics(recording)?.worker_local_queue_depth(usize::from(index?));
        u16::try_from(depth).ok()
    }

    /// The length of the queue of worker `index`, where Tokio tells it.
    #[cfg(not(tokio_unstable))]
    pub(crate) fn local_depth(&self, _: &Shared, _: Option<u16>) -> Option<u16> {
        None
    }

    /// This thread runs a worker, or is about to.
    pub(crate) fn works(&self, recording: &Shared) -> Counted {
        self.of_runtime.set(true);
        self.count(recording)
    }

    /// The index of the worker that runs on this thread. Of a thread that has nothing to do with the runtime, Tokio may
    /// tell the worker of another runtime.
    #[cfg(all(tokio_unstable, has_worker_index))]
    #[inline]
    pub(crate) fn index(&self, _: &Shared) -> Option<u16> {
        if !self.of_runtime.get() {
            return None;
        }
        tokio::runtime::worker_index().and_then(|index| u16::try_from(index).ok())
    }

    /// The index of the worker that runs on this thread, which the metrics tell by the identity of threads.
    #[cfg(all(tokio_unstable, has_worker_thread_id, not(has_worker_index)))]
    pub(crate) fn index(&self, recording: &Shared) -> Option<u16> {
        if !self.of_runtime.get() {
            return None;
        }
        let metrics = self.metrics(recording)?;
        let me = std::thread::current().id();
        let is_mine = |index: &u16| metrics.worker_thread_id(usize::from(*index)) == Some(me);
        let known = self.known.get().filter(is_mine);
        let found = known.or_else(|| (0..u16::try_from(metrics.num_workers()).unwrap_or(0)).find(is_mine));
        self.known.set(found);
        found
    }

    /// A number for each thread that has run a worker, in the order in which they came, where Tokio does not tell more.
    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    pub(crate) fn index(&self, recording: &Shared) -> Option<u16> {
        let index = self.known.get()?;
        // Where a scheduler runs on whatever thread is in `block_on`, that thread is not in it all the time.
        let is_away = recording.is_current_thread() && Handle::try_current().is_err();
        (!is_away).then_some(index)
    }

    #[cfg(all(tokio_unstable, has_worker_thread_id))]
    fn count(&self, _: &Shared) -> Counted {
        Counted::Known
    }

    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    fn count(&self, recording: &Shared) -> Counted {
        if recording.is_current_thread() {
            self.known.set(Some(0));
        }
        if self.known.get().is_some() || self.is_counted.replace(true) {
            return Counted::Known;
        }
        let workers = self.metrics(recording).map_or(usize::MAX, RuntimeMetrics::num_workers);
        let number = recording.next_worker();
        match u16::try_from(number) {
            Ok(index) if usize::from(index) < workers => {
                self.known.set(Some(index));
                Counted::Known
            }
            _ => Counted::OneTooMany,
        }
    }
}

/// What came of looking which worker runs on a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Known,
    /// As many threads have run workers as there are workers: one has moved here from another thread, nobody tells which.
    #[cfg_attr(all(tokio_unstable, has_worker_thread_id), allow(dead_code))]
    OneTooMany,
}
