//! What all threads of one recording share.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Instant;

use tokio::runtime::RuntimeMetrics;

use crate::context;
use crate::event::{Event, Task, What};
use crate::lane::Lane;

/// Texts that events refer to by index.
#[derive(Debug, Default)]
struct Names {
    indices: HashMap<String, u32>,
    texts: Vec<String>,
}

/// The state of a recording.
#[derive(Debug)]
pub(crate) struct Shared {
    start: Instant,
    sequence: AtomicU64,
    tasks: AtomicU32,
    threads: AtomicU32,
    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    workers: std::sync::atomic::AtomicU16,
    is_on: AtomicBool,
    capacity: usize,
    lanes: Mutex<Vec<Arc<Lane>>>,
    names: Mutex<Names>,
    metrics: OnceLock<RuntimeMetrics>,
}

impl Shared {
    /// A recording whose lanes hold `capacity` events each.
    pub(crate) fn new(capacity: usize) -> Self {
        Shared {
            start: Instant::now(),
            sequence: AtomicU64::new(0),
            tasks: AtomicU32::new(1),
            threads: AtomicU32::new(0),
            #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
            workers: std::sync::atomic::AtomicU16::new(0),
            is_on: AtomicBool::new(true),
            capacity,
            lanes: Mutex::new(Vec::new()),
            names: Mutex::new(Names::default()),
            metrics: OnceLock::new(),
        }
    }

    /// Says whose metrics tell which worker a thread is.
    pub(crate) fn attach(&self, metrics: RuntimeMetrics) {
        // A recorder is used up when it builds its runtime, so nobody has been here before.
        let _ = self.metrics.set(metrics);
    }

    pub(crate) fn metrics(&self) -> Option<&RuntimeMetrics> {
        self.metrics.get()
    }

    /// A lane for a thread that has none.
    pub(crate) fn open_lane(&self) -> Arc<Lane> {
        let thread = self.threads.fetch_add(1, Ordering::Relaxed);
        let lane = Arc::new(Lane::new(thread, self.capacity));
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&lane));
        lane
    }

    pub(crate) fn lanes(&self) -> Vec<Arc<Lane>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every event with a lower number is in some lane, or will be once its lane can be locked.
    pub(crate) fn numbered(&self) -> u64 {
        self.sequence.load(Ordering::SeqCst)
    }

    pub(crate) fn new_task(&self) -> Task {
        self.tasks.fetch_add(1, Ordering::Relaxed)
    }

    /// A number for one more thread of the runtime.
    #[cfg(not(all(tokio_unstable, has_worker_thread_id)))]
    pub(crate) fn next_worker(&self) -> Option<u16> {
        Some(self.workers.fetch_add(1, Ordering::Relaxed))
    }

    /// The length of the inject queue, where Tokio tells it.
    #[cfg(has_global_queue_depth)]
    pub(crate) fn inject_depth(&self) -> Option<u32> {
        self.metrics().and_then(|metrics| u32::try_from(metrics.global_queue_depth()).ok())
    }

    /// The length of the inject queue, where Tokio tells it.
    #[cfg(not(has_global_queue_depth))]
    pub(crate) fn inject_depth(&self) -> Option<u32> {
        None
    }

    /// The index of a name, which is kept until the end of the recording.
    pub(crate) fn name(&self, name: &str) -> u32 {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = names.indices.get(name) {
            return *index;
        }
        let index = u32::try_from(names.texts.len()).unwrap_or(u32::MAX);
        names.texts.push(name.to_owned());
        names.indices.insert(name.to_owned(), index);
        index
    }

    pub(crate) fn name_at(&self, index: u32) -> String {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.texts.get(index as usize).cloned().unwrap_or_default()
    }

    pub(crate) fn stop(&self) {
        self.is_on.store(false, Ordering::SeqCst);
    }

    /// Records an event of this thread, and gives its number unless it was lost.
    pub(crate) fn record(self: &Arc<Self>, what: What) -> Option<u64> {
        if !self.is_on.load(Ordering::Relaxed) {
            return None;
        }
        context::with(self, |here| {
            let worker = here.worker(self);
            let lane = here.lane();
            lane.push(|| Event {
                g: self.sequence.fetch_add(1, Ordering::SeqCst),
                t: u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX),
                thread: lane.thread,
                worker,
                what,
            })
        })
        .flatten()
    }
}
