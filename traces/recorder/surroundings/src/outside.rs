use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;
use std::thread::JoinHandle as Thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use yieldcheck_recorder::{mark, spawn};

use crate::nanoseconds;
use crate::socket::{self, Answering};

/// Between two things that the foreign thread does.
const PERIOD: Duration = Duration::from_micros(2300);

/// What happens outside of the runtime while its tasks compute: time passes, and a foreign thread sends messages to one task
/// and bytes to another, in turn.
#[derive(Debug)]
pub struct Outside {
    over: Arc<AtomicBool>,
    thread: Option<Thread<()>>,
}

impl Outside {
    /// Starts the thread, and the tasks that wait for what happens outside and mark how late they are polled for it, as
    /// `timer late`, `message late` and `socket late`, in nanoseconds.
    ///
    /// # Errors
    /// When there is no pair of sockets, or no thread.
    ///
    /// # Panics
    /// Outside of a recorded task, as `tokio::spawn` outside of a runtime.
    pub fn start() -> std::io::Result<(Outside, Vec<JoinHandle<()>>)> {
        let over = Arc::new(AtomicBool::new(false));
        let (sender, messages) = mpsc::unbounded_channel();
        let (mut asking, answering) = socket::pair()?;
        let is_over = Arc::clone(&over);
        let thread = std::thread::Builder::new().name("outside".into()).spawn(move || {
            let mut turn_of_socket = false;
            while !is_over.load(SeqCst) {
                std::thread::sleep(PERIOD);
                if turn_of_socket {
                    asking.ask();
                } else if sender.send(Instant::now()).is_err() {
                    break;
                }
                turn_of_socket = !turn_of_socket;
            }
        })?;
        let tasks = waiting(&over, messages, answering);
        Ok((Outside { over, thread: Some(thread) }, tasks))
    }

    /// What says that it is over, for whoever is the last to want it.
    #[must_use]
    pub fn over(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.over)
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.over.store(true, SeqCst);
        if let Some(thread) = self.thread.take() {
            // It ends within a period, having dropped its ends of the socket and of the channel.
            let _ = thread.join();
        }
    }
}

fn waiting(
    over: &Arc<AtomicBool>,
    mut messages: mpsc::UnboundedReceiver<Instant>,
    answering: Answering,
) -> Vec<JoinHandle<()>> {
    let is_over = Arc::clone(over);
    let timer = spawn("timer", async move {
        while !is_over.load(SeqCst) {
            let due = Instant::now() + Duration::from_millis(1);
            tokio::time::sleep_until(due.into()).await;
            mark("timer late", nanoseconds(due.elapsed()));
        }
    });
    let is_over = Arc::clone(over);
    let message = spawn("message", async move {
        while let Some(sent) = messages.recv().await {
            mark("message late", nanoseconds(sent.elapsed()));
            if is_over.load(SeqCst) {
                break;
            }
        }
    });
    let is_over = Arc::clone(over);
    let socket = spawn("socket", async move {
        // An error is the end of the socket, which is that of the program.
        let _ = answering.answer(&is_over).await;
    });
    vec![timer, message, socket]
}
