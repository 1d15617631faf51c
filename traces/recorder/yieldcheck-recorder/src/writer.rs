//! The thread that writes what the others have seen.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::Arc;
use std::time::Duration;

use crate::event::Event;
use crate::line::{self, Bound};
use crate::recorder::{Ending, Summary};
use crate::shared::Shared;

/// Writes events in the order of their numbers, while they come.
pub(crate) struct Writer<W> {
    shared: Arc<Shared>,
    sink: W,
    bound: Bound,
    /// Taken from lanes and not due: their numbers are above what was counted before the lanes were looked at.
    waiting: Vec<Event>,
    spare: Vec<Vec<Event>>,
    text: String,
    summary: Summary,
}

/// As much text as is written at a time, in bytes.
const FLUSH_AT: usize = 256 * 1024;

impl<W: Write> Writer<W> {
    pub(crate) fn new(shared: Arc<Shared>, sink: W) -> Self {
        Writer {
            shared,
            sink,
            bound: Bound::new(),
            waiting: Vec::new(),
            spare: Vec::new(),
            text: String::new(),
            summary: Summary::default(),
        }
    }

    /// Writes `header`, then all events until `stop` says how the recording ends.
    pub(crate) fn run(
        mut self,
        header: &str,
        every: Duration,
        stop: &Receiver<Ending>,
    ) -> io::Result<(W, Summary)> {
        self.text.push_str(header);
        self.text.push('\n');
        let ending = loop {
            match stop.recv_timeout(every) {
                Err(RecvTimeoutError::Timeout) => self.sweep()?,
                Ok(ending) => break ending,
                Err(RecvTimeoutError::Disconnected) => break Ending::Cut,
            }
        };
        // Whoever was recording when the recording was switched off has locked its lane by now or never will.
        self.sweep()?;
        self.sweep()?;
        self.finish(ending)
    }

    /// An event below what is counted first is in its lane by the time that lane is locked, so that none can come after
    /// a later one was written.
    fn sweep(&mut self) -> io::Result<()> {
        let due = self.shared.numbered();
        for lane in self.shared.lanes() {
            let spare = self.spare.pop().unwrap_or_default();
            let mut events = lane.drain(spare);
            self.waiting.append(&mut events);
            self.spare.push(events);
        }
        self.waiting.sort_unstable_by_key(|event| event.g);
        let count = self.waiting.partition_point(|event| event.g < due);
        for event in self.waiting.drain(..count) {
            self.summary.note(&event);
            line::append(&mut self.text, &event, &self.shared, &mut self.bound);
            if self.text.len() >= FLUSH_AT {
                self.sink.write_all(self.text.as_bytes())?;
                self.text.clear();
            }
        }
        self.sink.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn finish(mut self, ending: Ending) -> io::Result<(W, Summary)> {
        let complete = ending == Ending::Complete;
        let end = format!("{{\"e\":\"end\",\"n\":{},\"complete\":{complete}}}\n", self.summary.records);
        self.sink.write_all(end.as_bytes())?;
        self.sink.flush()?;
        Ok((self.sink, self.summary))
    }
}
