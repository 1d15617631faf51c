//! The thread that writes what the others have seen.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::Arc;
use std::time::Duration;

use crate::bound::Bound;
use crate::event::Event;
use crate::line;
use crate::shared::Shared;
use crate::sink::Sink;
use crate::summary::{Summary, Tally};

/// Writes events in the order of their numbers, while they come.
pub(crate) struct Writer {
    shared: Arc<Shared>,
    sink: Sink,
    bound: Bound,
    /// Taken from lanes and not due: their numbers are above what was counted before the lanes were looked at.
    waiting: Vec<Event>,
    spare: Vec<Vec<Event>>,
    text: String,
    tally: Tally,
}

/// As much text as is written at a time, in bytes.
const WRITE_AT: usize = 64 * 1024;

impl Writer {
    pub(crate) fn new(shared: Arc<Shared>, sink: Sink) -> Self {
        Writer {
            shared,
            sink,
            bound: Bound::default(),
            waiting: Vec::new(),
            spare: Vec::new(),
            text: String::new(),
            tally: Tally::default(),
        }
    }

    /// Writes `header`, then all events until the recorder lets go of `stop`.
    pub(crate) fn run(mut self, header: &str, every: Duration, stop: &Receiver<()>) -> io::Result<Summary> {
        let written = self.write_all(header, every, stop);
        if written.is_err() {
            // Nobody takes events away any more.
            self.shared.stop();
        }
        written?;
        self.sink.close()?;
        Ok(self.tally.summary())
    }

    fn write_all(&mut self, header: &str, every: Duration, stop: &Receiver<()>) -> io::Result<()> {
        self.sink.write(header)?;
        self.sink.sync()?;
        while stop.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
            self.sweep()?;
            self.sink.sync()?;
        }
        // Everything below a number that is counted after the end, and nothing above it: whatever is written later by a
        // thread that has not heard of the end is no cause of anything that was written.
        self.sweep()?;
        let Summary { records, complete, .. } = self.tally.summary();
        self.sink.write(&format!("{{\"e\":\"end\",\"n\":{records},\"complete\":{complete}}}\n"))
    }

    /// Writes every event below the number that is counted first. Such an event is in its lane by the time that lane is
    /// locked, so that none can come after a later one was written.
    fn sweep(&mut self) -> io::Result<()> {
        let due = self.shared.numbered();
        for lane in self.shared.lanes() {
            let spare = self.spare.pop().unwrap_or_default();
            let mut events = lane.drain(spare);
            self.waiting.append(&mut events);
            self.spare.push(events);
        }
        self.shared.close_lanes();
        // Nearly sorted: a few runs that are.
        self.waiting.sort_by_key(|event| event.g);
        let count = self.waiting.partition_point(|event| event.g < due);
        let mut events = std::mem::take(&mut self.waiting);
        let written = self.append(&events[..count]);
        events.drain(..count);
        self.waiting = events;
        written
    }

    fn append(&mut self, events: &[Event]) -> io::Result<()> {
        for event in events {
            let has_line = line::append(&mut self.text, event, &self.shared.names, &mut self.bound);
            self.tally.note(event, has_line);
            if self.text.len() >= WRITE_AT {
                self.flush_text()?;
            }
        }
        self.flush_text()
    }

    fn flush_text(&mut self) -> io::Result<()> {
        let written = self.sink.write(&self.text);
        self.text.clear();
        written
    }
}
