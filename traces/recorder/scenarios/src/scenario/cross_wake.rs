use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Duration;

use surroundings::compute;
use tokio::task::JoinHandle;
use yieldcheck_recorder::spawn;

use super::{Failure, Plan};
use crate::work::yield_by;

/// The waker of a task that wants to be woken while it is polled.
#[derive(Clone, Default)]
struct Target {
    waker: Arc<Mutex<Option<Waker>>>,
    done: Arc<AtomicBool>,
}

impl Target {
    fn waits(&self) -> bool {
        !self.done.load(SeqCst)
    }

    fn wake(&self) {
        let waker = self.waker.lock().expect("nobody panics with the lock").clone();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// A task that is polled so often, and computes each time.
    fn spawn(&self, polls: usize, unit: Duration) -> JoinHandle<()> {
        let Target { waker, done } = self.clone();
        spawn("woken", async move {
            let mut left = polls;
            poll_fn(|context| {
                *waker.lock().expect("nobody panics with the lock") = Some(context.waker().clone());
                compute(unit);
                if left == 0 {
                    done.store(true, SeqCst);
                    *waker.lock().expect("nobody panics with the lock") = None;
                    return Poll::Ready(());
                }
                left -= 1;
                Poll::Pending
            })
            .await;
        })
    }
}

/// From half a unit to one and a half, a little different each time, so that wakes meet polls anywhere.
fn pause(unit: Duration, turn: u32) -> Duration {
    unit / 2 + unit * (turn * 7 % 100) / 100
}

/// Tasks wake it.
pub(super) async fn by_tasks(plan: &Plan) -> Result<(), Failure> {
    let Plan { how, unit, .. } = *plan;
    let target = Target::default();
    let mut handles = vec![target.spawn(plan.yields, unit)];
    for index in 0..plan.tasks {
        let target = target.clone();
        handles.push(spawn(&format!("waker {index}"), async move {
            let mut turn = 0;
            while target.waits() {
                target.wake();
                compute(pause(unit, turn));
                turn = turn.wrapping_add(1) % 1000;
                yield_by(how).await;
            }
        }));
    }
    for handle in handles {
        handle.await?;
    }
    Ok(())
}

/// A foreign thread wakes it.
pub(super) async fn by_thread(plan: &Plan) -> Result<(), Failure> {
    let target = Target::default();
    let (waking, unit) = (target.clone(), plan.unit);
    std::thread::spawn(move || {
        let mut turn = 0;
        while waking.waits() {
            waking.wake();
            compute(pause(unit, turn).max(Duration::from_micros(1)));
            turn = (turn + 1) % 1000;
        }
    });
    target.spawn(plan.yields, unit).await?;
    Ok(())
}
