//! A socket into which a foreign thread writes and a task looks, which answers.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use yieldcheck_recorder::mark;

use crate::nanoseconds;

/// When the byte was written that the task has not read yet.
type Written = Arc<Mutex<Option<Instant>>>;

/// The end of the foreign thread.
pub(crate) struct Asking {
    socket: UnixStream,
    written: Written,
}

/// The end of the task.
pub(crate) struct Answering {
    socket: UnixStream,
    written: Written,
}

/// Both ends; neither blocks.
pub(crate) fn pair() -> std::io::Result<(Asking, Answering)> {
    let (asking, answering) = UnixStream::pair()?;
    asking.set_nonblocking(true)?;
    answering.set_nonblocking(true)?;
    let written = Written::default();
    Ok((Asking { socket: asking, written: Arc::clone(&written) }, Answering { socket: answering, written }))
}

impl Asking {
    /// Writes a byte, unless one is on its way: each latency is that of its own byte.
    pub(crate) fn ask(&mut self) {
        // What has been answered is read so that the socket never fills up.
        let _ = self.socket.read(&mut [0; 16]);
        let mut written = self.written.lock().expect("nobody panics with the lock");
        if written.is_none() && self.socket.write_all(&[1]).is_ok() {
            *written = Some(Instant::now());
        }
    }
}

impl Answering {
    /// Answers each byte, and marks how late it came, until it is over or the other end is gone.
    pub(crate) async fn answer(self, over: &AtomicBool) -> std::io::Result<()> {
        let socket = tokio::net::UnixStream::from_std(self.socket)?;
        let mut buffer = [0; 16];
        while !over.load(SeqCst) {
            socket.readable().await?;
            match socket.try_read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => {
                    let last = self.written.lock().expect("nobody panics with the lock").take();
                    if let Some(written) = last {
                        mark("socket late", nanoseconds(written.elapsed()));
                    }
                    // Who asks may be gone by now.
                    let _ = socket.try_write(&buffer[..length]);
                }
                Err(_) => {}
            }
        }
        Ok(())
    }
}
