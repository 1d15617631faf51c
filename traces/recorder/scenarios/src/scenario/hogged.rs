use std::time::{Duration, Instant};

use surroundings::{compute, nanoseconds};
use tokio::sync::oneshot;
use yieldcheck_recorder::{mark, spawn};

use super::{Failure, Plan};
use crate::work::yield_by;

/// Long enough for the other workers to go to sleep, and for tasks that wait to have begun to.
const QUIET: Duration = Duration::from_millis(4);

/// A task wakes `count` others and computes on, so that what waits on its worker must be stolen.
pub(super) async fn after_wakes(plan: &Plan, count: usize) -> Result<(), Failure> {
    for _ in 0..plan.repeats {
        let mut handles = Vec::new();
        let mut senders = Vec::new();
        for index in 0..count {
            let (sender, receiver) = oneshot::channel::<Instant>();
            senders.push(sender);
            handles.push(spawn(&format!("waiter {index}"), async move {
                if let Ok(woken) = receiver.await {
                    mark("waited", nanoseconds(woken.elapsed()));
                }
            }));
        }
        tokio::time::sleep(QUIET).await;
        let lasting = plan.lasting;
        handles.push(spawn("hog", async move {
            for sender in senders {
                // Whoever was to receive it may be gone at shutdown.
                let _ = sender.send(Instant::now());
            }
            compute(lasting);
        }));
        for handle in handles {
            handle.await?;
        }
        tokio::time::sleep(QUIET).await;
    }
    Ok(())
}

/// A task spawns another and computes on.
pub(super) async fn after_spawn(plan: &Plan) -> Result<(), Failure> {
    for _ in 0..plan.repeats {
        tokio::time::sleep(QUIET).await;
        let spawned = Instant::now();
        let child = spawn("child", async move { mark("waited", nanoseconds(spawned.elapsed())) });
        compute(plan.lasting);
        child.await?;
    }
    Ok(())
}

/// A task yields on a worker that then computes.
pub(super) async fn after_yield(plan: &Plan) -> Result<(), Failure> {
    for _ in 0..plan.repeats {
        tokio::time::sleep(QUIET).await;
        let Plan { how, lasting, .. } = *plan;
        let yielder = spawn("yielder", async move {
            let hog = spawn("hog", async move { compute(lasting) });
            let yielded = Instant::now();
            yield_by(how).await;
            mark("waited", nanoseconds(yielded.elapsed()));
            hog.await
        });
        yielder.await??;
    }
    Ok(())
}
