//! The runtime that the arguments ask for.

use tokio::runtime::Builder;
use yieldcheck_recorder::Setting;

use crate::arguments::{Arguments, Flavor};

/// A builder, and what the header says of its settings.
pub(crate) struct Wired {
    pub(crate) builder: Builder,
    pub(crate) settings: Vec<Setting>,
}

#[cfg(tokio_unstable)]
fn unstable(arguments: &Arguments, wired: &mut Wired) -> Result<(), String> {
    if arguments.no_lifo_slot {
        wired.builder.disable_lifo_slot();
        wired.settings.push(Setting::LifoSlot(false));
    }
    if let Some(seed) = arguments.seed {
        wired.builder.rng_seed(tokio::runtime::RngSeed::from_bytes(&seed.to_le_bytes()));
    }
    Ok(())
}

#[cfg(not(tokio_unstable))]
fn unstable(arguments: &Arguments, _: &mut Wired) -> Result<(), String> {
    if arguments.no_lifo_slot || arguments.seed.is_some() {
        return Err("--no-lifo-slot and --seed need a build with RUSTFLAGS='--cfg tokio_unstable'".into());
    }
    Ok(())
}

/// A builder with what was asked for.
pub(crate) fn builder(arguments: &Arguments) -> Result<Wired, String> {
    let builder = match arguments.flavor {
        Flavor::MultiThread => Builder::new_multi_thread(),
        Flavor::CurrentThread => Builder::new_current_thread(),
    };
    let mut wired = Wired { builder, settings: Vec::new() };
    if arguments.flavor == Flavor::MultiThread {
        wired.builder.worker_threads(arguments.workers);
    }
    wired.builder.enable_all();
    if let Some(interval) = arguments.event_interval {
        wired.builder.event_interval(interval);
        wired.settings.push(Setting::EventInterval(interval));
    }
    if let Some(interval) = arguments.global_queue_interval {
        wired.builder.global_queue_interval(interval);
        wired.settings.push(Setting::GlobalQueueInterval(interval));
    }
    unstable(arguments, &mut wired)?;
    Ok(wired)
}
