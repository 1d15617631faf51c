//! The runtime that the arguments ask for.

use tokio::runtime::Builder;
use yieldcheck_recorder::Setting;

use crate::arguments::{Arguments, Flavor};

#[cfg(tokio_unstable)]
fn without_lifo_slot(builder: &mut Builder) -> Result<Setting, String> {
    builder.disable_lifo_slot();
    Ok(Setting::LifoSlot(false))
}

#[cfg(not(tokio_unstable))]
fn without_lifo_slot(_: &mut Builder) -> Result<Setting, String> {
    Err("--no-lifo-slot needs a build with RUSTFLAGS='--cfg tokio_unstable'".into())
}

/// A builder with what was asked for, and what the header says of its settings.
pub(crate) fn builder(arguments: &Arguments) -> Result<(Builder, Vec<Setting>), String> {
    let mut builder = match arguments.flavor {
        Flavor::MultiThread => Builder::new_multi_thread(),
        Flavor::CurrentThread => Builder::new_current_thread(),
    };
    if arguments.flavor == Flavor::MultiThread {
        builder.worker_threads(arguments.workers);
    }
    builder.enable_all();
    let mut settings = Vec::new();
    if arguments.no_lifo_slot {
        settings.push(without_lifo_slot(&mut builder)?);
    }
    Ok((builder, settings))
}
