//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};

use crate::scenario::{Name, Plan};

/// How tasks yield.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum How {
    /// `tokio::task::yield_now`, which defers the task.
    #[value(name = "yield_now")]
    YieldNow,
    /// Waking the own task and returning `Pending`, as Wasmtime does.
    SelfWake,
}

impl How {
    /// What tasks that yield so are called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            How::YieldNow => "yield_now",
            How::SelfWake => "self-wake",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Flavor {
    #[value(name = "multi_thread")]
    MultiThread,
    #[value(name = "current_thread")]
    CurrentThread,
}

/// Runs one small program on real Tokio and records it.
#[derive(Clone, Debug, Parser)]
pub(crate) struct Arguments {
    /// What to run.
    #[arg(value_enum)]
    pub(crate) scenario: Name,
    /// Where to write the recording; compressed if its name ends in .gz.
    #[arg(long, short)]
    pub(crate) out: PathBuf,
    #[arg(long, value_enum, default_value = "multi_thread")]
    pub(crate) flavor: Flavor,
    #[arg(long, default_value_t = 1)]
    pub(crate) workers: usize,
    /// How tasks yield.
    #[arg(long, value_enum, default_value = "yield_now")]
    pub(crate) how: How,
    /// Number of tasks that yield.
    #[arg(long, default_value_t = 2)]
    pub(crate) tasks: usize,
    /// How often each of them yields, or how many rounds there are.
    #[arg(long, default_value_t = 20)]
    pub(crate) yields: usize,
    /// Microseconds of computing between two yields.
    #[arg(long, default_value_t = 0)]
    pub(crate) unit: u64,
    /// Milliseconds for which a task hogs its worker, or a timed scenario lasts.
    #[arg(long, default_value_t = 20)]
    pub(crate) ms: u64,
    /// How often a scenario of single shots is repeated, or how many messages there are.
    #[arg(long, default_value_t = 3)]
    pub(crate) repeats: usize,
    #[arg(long)]
    pub(crate) event_interval: Option<u32>,
    #[arg(long)]
    pub(crate) global_queue_interval: Option<u32>,
    #[arg(long)]
    pub(crate) no_lifo_slot: bool,
    /// A worker that held the driver may notify another before it polls (Tokio 1.52).
    #[arg(long)]
    pub(crate) eager_driver_handoff: bool,
    /// The timers of `enable_alt_timer` (Tokio 1.49).
    #[arg(long)]
    pub(crate) alt_timer: bool,
    /// Seed for the order in which workers look for something to steal.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// Events that each thread keeps until they are written.
    #[arg(long, default_value_t = 1 << 16)]
    pub(crate) events_per_thread: usize,
    /// Milliseconds for which workers may start before the program does.
    #[arg(long, default_value_t = 3)]
    pub(crate) settle: u64,
}

impl Arguments {
    /// What the recording is called.
    pub(crate) fn title(&self) -> String {
        let scenario = self.scenario.to_possible_value();
        let scenario = scenario.as_ref().map_or("", |value| value.get_name());
        format!("{scenario} {}", self.how.name())
    }

    pub(crate) fn plan(&self) -> Plan {
        Plan {
            name: self.scenario,
            how: self.how,
            tasks: self.tasks,
            yields: self.yields,
            unit: Duration::from_micros(self.unit),
            lasting: Duration::from_millis(self.ms),
            repeats: self.repeats,
        }
    }
}
