//! Wakers that record when they are called.

use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::task::{Wake, Waker};

use crate::context;
use crate::event::{By, Task, WakeFrom, What};
use crate::raw_waker;
use crate::shared::Shared;

/// The waker of one task, for all of its polls that are given the same waker of Tokio.
#[derive(Debug)]
pub(crate) struct TaskWaker {
    inner: Waker,
    /// Lent to the future, and dropped without being noted.
    ours: Ours,
}

#[derive(Debug)]
enum Ours {
    Calls(Waker),
    Everything { waker: ManuallyDrop<Waker>, _kept: Arc<Passing> },
}

/// Passes calls on to the waker of Tokio.
#[derive(Debug)]
pub(crate) struct Passing {
    recording: Arc<Shared>,
    task: Task,
    inner: Waker,
}

impl TaskWaker {
    pub(crate) fn new(recording: &Arc<Shared>, task: Task, inner: Waker) -> Self {
        let passing = Arc::new(Passing { recording: Arc::clone(recording), task, inner: inner.clone() });
        let ours = if recording.scope.wakers {
            Ours::Everything { waker: raw_waker::lent(&passing), _kept: passing }
        } else {
            Ours::Calls(Waker::from(passing))
        };
        TaskWaker { inner, ours }
    }

    /// Whether calls are passed to this waker, or one that does the same.
    pub(crate) fn passes_to(&self, inner: &Waker) -> bool {
        self.inner.will_wake(inner)
    }

    pub(crate) fn waker(&self) -> &Waker {
        match &self.ours {
            Ours::Calls(waker) => waker,
            Ours::Everything { waker, .. } => waker,
        }
    }
}

impl Passing {
    fn call(&self, consumes: bool) {
        let Passing { recording, task, inner } = self;
        if !recording.is_on() {
            inner.wake_by_ref();
            return;
        }
        let begin = |by, from| What::WakeBegin { task: *task, by, from, consumes };
        let begun = context::with(recording, |here| {
            let (by, from) = here.waking(recording);
            recording.put(here.lane(), here.worker(recording), begin(by, from))
        });
        match begun {
            Some(of) => {
                inner.wake_by_ref();
                if let Some(of) = of {
                    recording.record(What::WakeEnd { task: *task, of });
                }
            }
            None => self.call_without_a_thread(begin(By::Unknown, Some(WakeFrom::External))),
        }
    }

    /// What a thread drops when its locals are gone may still call wakers, whose polls would otherwise come from nowhere.
    #[cold]
    fn call_without_a_thread(&self, begin: What) {
        let Passing { recording, task, inner } = self;
        let lane = recording.open_lane();
        let of = recording.put(&lane, None, begin);
        inner.wake_by_ref();
        if let Some(of) = of {
            recording.put(&lane, None, What::WakeEnd { task: *task, of });
        }
    }

    fn note(&self, what: impl FnOnce(Task, By) -> What) {
        let Passing { recording, task, .. } = self;
        let by = context::with(recording, |here| here.by(recording)).unwrap_or(By::Unknown);
        recording.record(what(*task, by));
    }
}

impl Passing {
    /// There is one more waker.
    pub(crate) fn is_cloned(&self) {
        self.note(|task, by| What::WakerClone { task, by });
    }

    /// There is one waker less, and it was not called.
    pub(crate) fn is_dropped(&self) {
        self.note(|task, by| What::WakerDrop { task, by });
    }
}

impl Wake for Passing {
    fn wake(self: Arc<Self>) {
        self.call(true);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.call(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::Scope;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[derive(Default)]
    struct Calls(AtomicU32);

    impl Wake for Calls {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn recording(wakers: bool) -> Arc<Shared> {
        Arc::new(Shared::new(64, Scope { every_task: true, has_hooks: true, wakers }))
    }

    fn seen(recording: &Shared) -> Vec<&'static str> {
        let lanes = recording.lanes();
        let events = lanes.iter().flat_map(|lane| lane.drain(Vec::new()));
        let kinds = events.map(|event| match event.what {
            What::WakeBegin { consumes: true, .. } => "wake",
            What::WakeBegin { .. } => "wake by ref",
            What::WakeEnd { .. } => "woken",
            What::WakerClone { .. } => "clone",
            What::WakerDrop { .. } => "drop",
            _ => "other",
        });
        kinds.collect()
    }

    fn use_up(waker: &TaskWaker) {
        let (one, other) = (waker.waker().clone(), waker.waker().clone());
        assert!(one.will_wake(&other) && one.will_wake(waker.waker()));
        one.wake_by_ref();
        one.wake();
        drop(other);
    }

    #[test]
    fn records_calls_and_passes_them_on() {
        let recording = recording(false);
        let calls = Arc::new(Calls::default());
        let waker = TaskWaker::new(&recording, 1, Waker::from(Arc::clone(&calls)));
        use_up(&waker);
        assert_eq!(calls.0.load(Ordering::Relaxed), 2);
        assert_eq!(seen(&recording), ["wake by ref", "woken", "wake", "woken"]);
    }

    #[test]
    fn records_clones_and_drops_and_frees_everything() {
        let recording = recording(true);
        let calls = Arc::new(Calls::default());
        let waker = TaskWaker::new(&recording, 1, Waker::from(Arc::clone(&calls)));
        use_up(&waker);
        let kept = waker.waker().clone();
        drop(waker);
        kept.wake();
        assert_eq!(calls.0.load(Ordering::Relaxed), 3);
        let expected =
            ["clone", "clone", "wake by ref", "woken", "wake", "woken", "drop", "clone", "wake", "woken"];
        assert_eq!(seen(&recording), expected);
        assert_eq!(Arc::strong_count(&calls), 1);
    }

    #[test]
    fn records_what_a_thread_wakes_while_it_is_torn_down() {
        struct WakesAtLast(std::cell::RefCell<Option<Waker>>);
        impl Drop for WakesAtLast {
            fn drop(&mut self) {
                if let Some(waker) = self.0.take() {
                    waker.wake();
                }
            }
        }
        thread_local! {
            static LAST: WakesAtLast = const { WakesAtLast(std::cell::RefCell::new(None)) };
        }
        let recording = recording(false);
        let calls = Arc::new(Calls::default());
        let waker = TaskWaker::new(&recording, 1, Waker::from(Arc::clone(&calls)));
        let given = waker.waker().clone();
        let shared = Arc::clone(&recording);
        std::thread::spawn(move || {
            // In this order: locals are torn down in that in which they were first used, or the reverse.
            LAST.with(|last| *last.0.borrow_mut() = Some(given));
            shared.record(What::ParkBegin);
        })
        .join()
        .unwrap();
        assert_eq!(calls.0.load(Ordering::Relaxed), 1);
        let mut seen = seen(&recording);
        seen.retain(|kind| *kind != "other");
        assert_eq!(seen, ["wake", "woken"]);
    }
}
