//! Wakers that record when they are called.

use std::sync::Arc;
use std::task::{Wake, Waker};

use crate::context;
use crate::event::{Task, WakeFrom, What};
use crate::shared::Shared;

struct Recording {
    recording: Arc<Shared>,
    task: Task,
    inner: Waker,
}

/// A waker of `task` that records its calls and passes them on.
pub(crate) fn recording(recording: Arc<Shared>, task: Task, inner: Waker) -> Waker {
    Waker::from(Arc::new(Recording { recording, task, inner }))
}

impl Recording {
    fn call(&self, consumes: bool) {
        let Recording { recording, task, inner } = self;
        let (by, from) =
            context::with(recording, |here| here.waking(recording)).unwrap_or((None, WakeFrom::External));
        let of = recording.record(What::WakeBegin { task: *task, by, from, consumes });
        inner.wake_by_ref();
        if let Some(of) = of {
            recording.record(What::WakeEnd { task: *task, of });
        }
    }
}

impl Wake for Recording {
    fn wake(self: Arc<Self>) {
        self.call(true);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.call(false);
    }
}
