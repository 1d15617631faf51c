use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::time::Instant;

use surroundings::{compute, Outside};
use yieldcheck_recorder::spawn;

use super::{Failure, Plan};
use crate::work::yield_by;

/// Tasks that compute and yield as guests do, until it is over.
fn guests(plan: &Plan, over: impl Fn() + Clone + Send + 'static) -> Vec<tokio::task::JoinHandle<()>> {
    let end = Instant::now() + plan.lasting;
    let live = Arc::new(AtomicUsize::new(plan.tasks));
    let Plan { how, unit, tasks, .. } = *plan;
    let guest = |index| {
        let (live, over) = (Arc::clone(&live), over.clone());
        spawn(&format!("guest {index}"), async move {
            while Instant::now() < end {
                compute(unit);
                yield_by(how).await;
            }
            if live.fetch_sub(1, SeqCst) == 1 {
                over();
            }
        })
    };
    (0..tasks).map(guest).collect()
}

/// Guests that compute and yield, beside those that wait for a timer, a socket, and a foreign thread.
pub(super) async fn beside_outside(plan: &Plan) -> Result<(), Failure> {
    let (outside, waiting) = Outside::start()?;
    let over = outside.over();
    let handles = guests(plan, move || over.store(true, SeqCst));
    for handle in handles.into_iter().chain(waiting) {
        handle.await?;
    }
    Ok(())
}

/// Guests, and nothing beside them.
pub(super) async fn alone(plan: &Plan) -> Result<(), Failure> {
    for handle in guests(plan, || {}) {
        handle.await?;
    }
    Ok(())
}
