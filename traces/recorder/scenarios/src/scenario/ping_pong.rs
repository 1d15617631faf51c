use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::task::JoinError;
use yieldcheck_recorder::{mark, spawn};

use super::Plan;
use crate::work::{compute, yield_by};

/// Two tasks that wake one another in turn, beside a bystander that yields.
pub(super) async fn run(plan: &Plan) -> Result<(), JoinError> {
    let Plan { how, yields: rounds, unit, .. } = *plan;
    let (to_pong, mut from_ping) = mpsc::unbounded_channel();
    let (to_ping, mut from_pong) = mpsc::unbounded_channel();
    let done = Arc::new(AtomicBool::new(false));
    let is_done = Arc::clone(&done);
    let bystander = spawn("bystander", async move {
        let mut polls = 0;
        while !is_done.load(SeqCst) {
            polls += 1;
            compute(unit);
            yield_by(how).await;
        }
        mark("polls of the bystander", polls);
    });
    let pong = spawn("pong", async move {
        while let Some(ball) = from_ping.recv().await {
            compute(unit);
            if to_ping.send(ball).is_err() {
                break;
            }
        }
    });
    let ping = spawn("ping", async move {
        for ball in 0..rounds {
            compute(unit);
            if to_pong.send(ball).is_err() || from_pong.recv().await.is_none() {
                break;
            }
        }
        done.store(true, SeqCst);
    });
    for handle in [bystander, pong, ping] {
        handle.await?;
    }
    Ok(())
}
