//! What all threads of one recording share.

use std::sync::atomic::{fence, AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::runtime::{Handle, RuntimeFlavor, RuntimeMetrics};

use crate::context;
use crate::event::{Event, Task, What};
use crate::lane::Lane;
use crate::names::Names;

/// Alone on its cache lines, which every event of every thread takes away from all other threads.
#[derive(Debug)]
#[repr(align(128))]
struct Sequence(AtomicU64);

/// What is recorded, and of whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// No task is spawned but through the recorder.
    pub(crate) every_task: bool,
    /// Tokio calls the recorder back.
    pub(crate) has_hooks: bool,
    /// Clones and drops of wakers are recorded.
    pub(crate) wakers: bool,
}

/// The state of a recording.
#[derive(Debug)]
pub(crate) struct Shared {
    sequence: Sequence,
    start: Instant,
    tasks: AtomicU32,
    threads: AtomicU32,
    workers: AtomicU32,
    has_root: AtomicBool,
    is_current_thread: AtomicBool,
    is_on: AtomicBool,
    capacity: usize,
    pub(crate) scope: Scope,
    pub(crate) names: Names,
    lanes: Mutex<Vec<Arc<Lane>>>,
    /// `None` before the runtime is built and after the recording: the runtime owns the callbacks that own this.
    metrics: Mutex<Option<RuntimeMetrics>>,
}

impl Shared {
    /// A recording whose lanes hold `capacity` events each.
    pub(crate) fn new(capacity: usize, scope: Scope) -> Self {
        Shared {
            sequence: Sequence(AtomicU64::new(0)),
            start: Instant::now(),
            tasks: AtomicU32::new(1),
            threads: AtomicU32::new(0),
            workers: AtomicU32::new(0),
            has_root: AtomicBool::new(false),
            is_current_thread: AtomicBool::new(false),
            is_on: AtomicBool::new(true),
            capacity,
            scope,
            names: Names::default(),
            lanes: Mutex::new(Vec::new()),
            metrics: Mutex::new(None),
        }
    }

    /// Says which runtime is recorded.
    pub(crate) fn attach(&self, runtime: &Handle) {
        let metrics = runtime.metrics();
        let is_current_thread = runtime.runtime_flavor() == RuntimeFlavor::CurrentThread;
        self.is_current_thread.store(is_current_thread, Ordering::Relaxed);
        *self.metrics.lock().unwrap_or_else(PoisonError::into_inner) = Some(metrics);
    }

    /// Whether the scheduler runs on the thread that calls `block_on`.
    pub(crate) fn is_current_thread(&self) -> bool {
        self.is_current_thread.load(Ordering::Relaxed)
    }

    pub(crate) fn metrics(&self) -> Option<RuntimeMetrics> {
        self.metrics.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A lane of its own for a thread.
    pub(crate) fn open_lane(&self) -> Arc<Lane> {
        let thread = self.threads.fetch_add(1, Ordering::Relaxed);
        let lane = Arc::new(Lane::new(thread, self.capacity));
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&lane));
        lane
    }

    pub(crate) fn lanes(&self) -> Vec<Arc<Lane>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets lanes that are empty and whose threads are gone.
    pub(crate) fn close_lanes(&self) {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|lane| {
            let is_held = Arc::strong_count(lane) > 1;
            // What the thread did before it let go of the lane is to be seen in the lane.
            fence(Ordering::Acquire);
            is_held || !lane.is_empty()
        });
    }

    /// Every event with a lower number is in some lane, or will be once its lane can be locked.
    ///
    /// The number was taken with the lane locked. Had the writer locked that lane before, then what it reads here would
    /// have been read before the number was taken, and be no greater.
    pub(crate) fn numbered(&self) -> u64 {
        self.sequence.0.load(Ordering::Acquire)
    }

    pub(crate) fn new_task(&self) -> Task {
        self.tasks.fetch_add(1, Ordering::Relaxed)
    }

    /// A number for one more thread that runs a worker.
    #[cfg_attr(all(tokio_unstable, has_worker_thread_id), allow(dead_code))]
    pub(crate) fn next_worker(&self) -> u32 {
        self.workers.fetch_add(1, Ordering::Relaxed)
    }

    /// Whether there was no root yet. There is one task 0.
    pub(crate) fn takes_root(&self) -> bool {
        !self.has_root.swap(true, Ordering::Relaxed)
    }

    pub(crate) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    /// Records nothing from here on.
    pub(crate) fn stop(&self) {
        self.is_on.store(false, Ordering::Relaxed);
        let metrics = self.metrics.lock().unwrap_or_else(PoisonError::into_inner).take();
        // With the lock released: this may be the last that there is of the runtime.
        drop(metrics);
    }

    /// Records an event of this thread, and gives its number unless it was lost.
    pub(crate) fn record(self: &Arc<Self>, what: What) -> Option<u64> {
        if !self.is_on() {
            return None;
        }
        context::with(self, |here| self.put(here.lane(), here.worker(self), what))
            .unwrap_or_else(|| self.put(&self.open_lane(), None, what))
    }

    /// Records an event in a lane, of its thread.
    ///
    /// Numbers are in the order of causes and effects whatever else is reordered, since they come from one counter: if
    /// something synchronizes two threads, what the one counts before is below what the other counts after. That the
    /// counting acquires and releases keeps it between what its thread does before and after, for those whom nothing
    /// synchronizes.
    #[inline]
    pub(crate) fn put(&self, lane: &Lane, worker: Option<u16>, what: What) -> Option<u64> {
        if !self.is_on() {
            return None;
        }
        lane.push(|| Event {
            g: self.sequence.0.fetch_add(1, Ordering::AcqRel),
            t: u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX),
            thread: lane.thread,
            worker,
            what,
        })
    }
}
