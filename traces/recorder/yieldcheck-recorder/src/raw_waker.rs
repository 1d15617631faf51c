//! Wakers that tell when they are cloned and dropped, which `std::task::Wake` does not.
#![allow(unsafe_code)]

use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::task::{RawWaker, RawWakerVTable, Wake, Waker};

use crate::waker::Passing;

/// One for all, so that wakers of one task are seen to wake the same.
static FUNCTIONS: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop);

/// A waker that counts as none itself: it has no reference of its own, and must not be used for longer than `passing`.
pub(crate) fn lent(passing: &Arc<Passing>) -> ManuallyDrop<Waker> {
    // SAFETY: the functions keep the contract of `RawWakerVTable`. Each takes the address of a `Passing` in an `Arc`, of
    // which every waker but the lent one owns a reference; `Passing` is `Send` and `Sync`. Who lends keeps the `Arc`
    // beside the waker.
    ManuallyDrop::new(unsafe { Waker::from_raw(raw(Arc::as_ptr(passing))) })
}

fn raw(passing: *const Passing) -> RawWaker {
    RawWaker::new(passing.cast(), &FUNCTIONS)
}

/// # Safety
/// `data` is the address of a `Passing` in an `Arc` of which there is a reference.
unsafe fn clone(data: *const ()) -> RawWaker {
    let passing = data.cast::<Passing>();
    // SAFETY: there is a reference while its owner calls this; the new one belongs to the new waker.
    unsafe {
        (*passing).is_cloned();
        Arc::increment_strong_count(passing);
    }
    raw(passing)
}

/// # Safety
/// `data` is the address of a `Passing` in an `Arc`, and the caller gives up a reference of its own.
unsafe fn wake(data: *const ()) {
    // SAFETY: the reference of the caller becomes that of the `Arc`.
    unsafe { Arc::from_raw(data.cast::<Passing>()) }.wake();
}

/// # Safety
/// `data` is the address of a `Passing` in an `Arc` of which there is a reference.
unsafe fn wake_by_ref(data: *const ()) {
    // SAFETY: there is a reference while its owner calls this; it is not given back.
    let passing = ManuallyDrop::new(unsafe { Arc::from_raw(data.cast::<Passing>()) });
    passing.wake_by_ref();
}

/// # Safety
/// `data` is the address of a `Passing` in an `Arc`, and the caller gives up a reference of its own.
unsafe fn drop(data: *const ()) {
    // SAFETY: the reference of the caller becomes that of the `Arc`.
    unsafe { Arc::from_raw(data.cast::<Passing>()) }.is_dropped();
}
