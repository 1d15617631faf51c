//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::program::Program;
use crate::way::Way;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Flavor {
    #[value(name = "multi_thread")]
    MultiThread,
    #[value(name = "current_thread")]
    CurrentThread,
}

/// Runs guests of Wasmtime on Tokio and records them.
#[derive(Clone, Debug, Parser)]
pub(crate) struct Arguments {
    /// How guests yield.
    #[arg(value_enum)]
    pub(crate) way: Way,
    /// Where to write the recording; compressed if its name ends in .gz.
    #[arg(long, short)]
    pub(crate) out: PathBuf,
    /// What guests do.
    #[arg(long, value_enum, default_value = "compute")]
    pub(crate) program: Program,
    /// Number of guests.
    #[arg(long, default_value_t = 1)]
    pub(crate) guests: usize,
    #[arg(long, value_enum, default_value = "multi_thread")]
    pub(crate) flavor: Flavor,
    #[arg(long, default_value_t = 1)]
    pub(crate) workers: usize,
    /// Milliseconds for which guests run.
    #[arg(long, default_value_t = 300)]
    pub(crate) ms: u64,
    /// Microseconds from one epoch to the next.
    #[arg(long, default_value_t = 1000)]
    pub(crate) epoch: u64,
    /// Units of fuel between two yields of guests that run on fuel.
    #[arg(long, default_value_t = 1_000_000)]
    pub(crate) fuel: u64,
    #[arg(long)]
    pub(crate) no_lifo_slot: bool,
    /// Runs guests alone, without timer, socket and messages beside them.
    #[arg(long)]
    pub(crate) alone: bool,
}

fn name_of(value: impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

impl Arguments {
    /// What the recording is called.
    pub(crate) fn title(&self) -> String {
        let Arguments { guests, way, program, .. } = self;
        format!("{guests} guests of Wasmtime, {}, {}", name_of(*program), name_of(*way))
    }
}
