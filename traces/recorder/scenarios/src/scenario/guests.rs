use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinHandle};
use yieldcheck_recorder::{mark, spawn};

use super::Plan;
use crate::work::{compute, nanoseconds, yield_by};

/// Between two things that the foreign thread does.
const PERIOD: Duration = Duration::from_micros(2300);

/// Guests that compute and yield, beside those that wait for a timer, a socket, and a foreign thread.
pub(super) async fn run(plan: &Plan) -> Result<(), JoinError> {
    let outside = Outside::start();
    let mut handles = Vec::new();
    let end = Instant::now() + plan.lasting;
    let live = Arc::new(AtomicUsize::new(plan.tasks));
    for index in 0..plan.tasks {
        let Plan { how, unit, .. } = *plan;
        let (live, stop) = (Arc::clone(&live), Arc::clone(&outside.stop));
        handles.push(spawn(&format!("guest {index}"), async move {
            while Instant::now() < end {
                compute(unit);
                yield_by(how).await;
            }
            if live.fetch_sub(1, SeqCst) == 1 {
                stop.store(true, SeqCst);
            }
        }));
    }
    handles.extend(outside.tasks());
    for handle in handles {
        handle.await?;
    }
    Ok(())
}

/// What happens outside of the runtime while guests compute.
pub(crate) struct Outside {
    /// Set when it is over.
    pub(crate) stop: Arc<AtomicBool>,
    messages: mpsc::UnboundedReceiver<Instant>,
    socket: UnixStream,
    written: Arc<Mutex<Option<Instant>>>,
}

impl Outside {
    /// Starts a thread that sends messages to a task and bytes to a socket in turn.
    pub(crate) fn start() -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (sender, messages) = mpsc::unbounded_channel();
        let (mut writing, socket) = UnixStream::pair().expect("a pair of sockets");
        socket.set_nonblocking(true).expect("a socket that does not block");
        let written = Arc::new(Mutex::new(None));
        let (is_over, last) = (Arc::clone(&stop), Arc::clone(&written));
        std::thread::spawn(move || {
            let mut is_socket = false;
            while !is_over.load(SeqCst) {
                std::thread::sleep(PERIOD);
                let now = Instant::now();
                if !is_socket && sender.send(now).is_err() {
                    break;
                }
                if is_socket {
                    let mut last = last.lock().expect("nobody panics with the lock");
                    // One byte at a time, so that each latency is that of its own byte.
                    if last.is_none() && writing.write_all(&[1]).is_ok() {
                        *last = Some(now);
                    }
                }
                is_socket = !is_socket;
            }
        });
        Outside { stop, messages, socket, written }
    }

    /// Tasks that wait for it and mark how late they are.
    pub(crate) fn tasks(self) -> Vec<JoinHandle<()>> {
        let Outside { stop, mut messages, socket, written } = self;
        let is_over = Arc::clone(&stop);
        let timer = spawn("timer", async move {
            while !is_over.load(SeqCst) {
                let due = Instant::now() + Duration::from_millis(1);
                tokio::time::sleep_until(due.into()).await;
                mark("timer late", nanoseconds(due.elapsed()));
            }
        });
        let is_over = Arc::clone(&stop);
        let message = spawn("message", async move {
            while let Some(sent) = messages.recv().await {
                mark("message late", nanoseconds(sent.elapsed()));
                if is_over.load(SeqCst) {
                    break;
                }
            }
        });
        let reader = spawn("socket", async move {
            let socket = tokio::net::UnixStream::from_std(socket).expect("a socket of this runtime");
            let mut buffer = [0; 16];
            while !stop.load(SeqCst) && socket.readable().await.is_ok() {
                match socket.try_read(&mut buffer) {
                    Ok(0) => break,
                    Ok(_) => {
                        let last = written.lock().expect("nobody panics with the lock").take();
                        if let Some(sent) = last {
                            mark("socket late", nanoseconds(sent.elapsed()));
                        }
                    }
                    Err(_) => {}
                }
            }
        });
        vec![timer, message, reader]
    }
}
