//! What a yield costs a guest, told in its recording.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Instant;

use surroundings::nanoseconds;
use yieldcheck_recorder::{mark, note_yield, YieldKind};

use crate::driver_passes;

/// A guest that has yielded and has not been resumed.
pub(crate) struct Away {
    since: Instant,
    passes: Option<u64>,
}

impl Away {
    pub(crate) fn begin() -> Self {
        Away { since: Instant::now(), passes: driver_passes::so_far() }
    }

    /// Marks for how long it was away, and how often the runtime passed through its driver meanwhile.
    pub(crate) fn end(self) {
        mark("away", nanoseconds(self.since.elapsed()));
        let passed = driver_passes::so_far().zip(self.passes).map(|(now, then)| now - then);
        if let Some(passes) = passed.and_then(|passes| i64::try_from(passes).ok()) {
            mark("driver passes", passes);
        }
    }
}

thread_local! {
    /// The guest that is polled on this thread, by the address of what its wakers know.
    static POLLED: Cell<usize> = const { Cell::new(0) };
}

/// A waker that notes when a guest wakes itself while it is polled, as Wasmtime's own yield does.
struct Noting {
    inner: Waker,
    has_yielded: Arc<AtomicBool>,
}

impl Wake for Noting {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if POLLED.get() == Arc::as_ptr(&self.has_yielded).addr() {
            note_yield(YieldKind::SelfWake);
            self.has_yielded.store(true, SeqCst);
        }
        self.inner.wake_by_ref();
    }
}

/// A guest that wakes itself when it yields.
pub(crate) struct Turns<F> {
    guest: Pin<Box<F>>,
    has_yielded: Arc<AtomicBool>,
    away: Option<Away>,
    // The waker of the task, and ours for it, which stays the same as long as that does.
    waker: Option<(Waker, Waker)>,
}

impl<F: Future> Turns<F> {
    pub(crate) fn of(guest: F) -> Self {
        Turns { guest: Box::pin(guest), has_yielded: Arc::default(), away: None, waker: None }
    }
}

impl<F: Future> Future for Turns<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        if let Some(away) = self.away.take() {
            away.end();
        }
        let has_yielded = Arc::clone(&self.has_yielded);
        let (_, ours) = match self.waker.take() {
            Some((inner, ours)) if inner.will_wake(context.waker()) => (inner, ours),
            _ => {
                let inner = context.waker().clone();
                let noting = Noting { inner: inner.clone(), has_yielded: Arc::clone(&has_yielded) };
                (inner, Waker::from(Arc::new(noting)))
            }
        };
        self.waker = Some((context.waker().clone(), ours.clone()));
        let outer = POLLED.replace(Arc::as_ptr(&has_yielded).addr());
        let result = self.guest.as_mut().poll(&mut Context::from_waker(&ours));
        POLLED.set(outer);
        if has_yielded.swap(false, SeqCst) {
            self.away = Some(Away::begin());
        }
        result
    }
}
