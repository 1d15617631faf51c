//! A program that runs guests, and what is beside them.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::time::{Duration, Instant};

use surroundings::Outside;
use tokio::sync::mpsc;
use wasmtime::{Config, Engine, Module};
use yieldcheck_recorder::spawn;

use crate::arguments::Arguments;
use crate::guest::{self, Kind};
use crate::host::Host;
use crate::ticker::Ticker;

/// Why a program did not come to its end.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// Compiled guests, ready to run.
pub(crate) struct Embedding {
    kind: Kind,
    guests: usize,
    lasting: Duration,
    epoch: Duration,
    alone: bool,
}

fn engine(arguments: &Arguments) -> wasmtime::Result<Engine> {
    let mut config = Config::new();
    // Without this, Wasmtime before 40 runs nothing asynchronously; since then it does nothing.
    #[allow(deprecated)]
    config.async_support(true);
    config.consume_fuel(arguments.way.is_by_fuel());
    config.epoch_interruption(!arguments.way.is_by_fuel());
    Engine::new(&config)
}

impl Embedding {
    /// Compiles the guests.
    pub(crate) fn new(arguments: &Arguments) -> Result<Self, Failure> {
        let engine = engine(arguments)?;
        let module = Module::new(&engine, arguments.program.text())?;
        let Arguments { way, guests, alone, fuel, .. } = *arguments;
        let kind = Kind { engine, module, way, fuel };
        let lasting = Duration::from_millis(arguments.ms);
        let epoch = Duration::from_micros(arguments.epoch);
        Ok(Embedding { kind, guests, lasting, epoch, alone })
    }

    /// Runs them, from a task that spawns all others.
    ///
    /// # Errors
    /// When a guest traps, a task panics, or the system refuses a thread or a socket.
    pub(crate) async fn run(self) -> Result<(), Failure> {
        spawn("parent", self.spawn_all()).await?
    }

    async fn spawn_all(self) -> Result<(), Failure> {
        let ticker = Ticker::start(&self.kind.engine, self.epoch)?;
        let mut waiting = Vec::new();
        let outside = if self.alone {
            None
        } else {
            let (outside, tasks) = Outside::start()?;
            waiting.extend(tasks);
            Some(outside)
        };
        let end = Instant::now() + self.lasting;
        let live = Arc::new(AtomicUsize::new(self.guests));
        let (sender, mut receiver) = mpsc::unbounded_channel();
        waiting.push(spawn("receiver", async move { while receiver.recv().await.is_some() {} }));
        let mut guests = Vec::new();
        for index in 0..self.guests {
            let (kind, live) = (self.kind.clone(), Arc::clone(&live));
            let host = Host { end, messages: sender.clone() };
            let over = outside.as_ref().map(Outside::over);
            guests.push(spawn(&format!("guest {index}"), async move {
                let ended = guest::run(kind, host).await;
                if live.fetch_sub(1, SeqCst) == 1 {
                    if let Some(over) = over {
                        over.store(true, SeqCst);
                    }
                }
                ended
            }));
        }
        drop(sender);
        for guest in guests {
            guest.await??;
        }
        for task in waiting {
            task.await?;
        }
        drop(ticker);
        Ok(())
    }
}
