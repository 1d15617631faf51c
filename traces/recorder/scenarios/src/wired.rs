//! The runtime that the arguments ask for.

use tokio::runtime::Builder;
use yieldcheck_recorder::Setting;

use crate::arguments::{Arguments, Flavor};

/// A builder, and what the header says of its settings.
pub(crate) struct Wired {
    pub(crate) builder: Builder,
    pub(crate) settings: Vec<Setting>,
}

#[cfg(all(tokio_unstable, feature = "eager-driver-handoff"))]
fn eager_driver_handoff(wired: &mut Wired) -> Result<(), String> {
    wired.builder.enable_eager_driver_handoff();
    Ok(())
}

#[cfg(all(tokio_unstable, not(feature = "eager-driver-handoff")))]
fn eager_driver_handoff(_: &mut Wired) -> Result<(), String> {
    Err("--eager-driver-handoff needs Tokio 1.52 and a build with --features eager-driver-handoff".into())
}

#[cfg(all(tokio_unstable, feature = "alt-timer"))]
fn alt_timer(wired: &mut Wired) -> Result<(), String> {
    wired.builder.enable_alt_timer();
    Ok(())
}

#[cfg(all(tokio_unstable, not(feature = "alt-timer")))]
fn alt_timer(_: &mut Wired) -> Result<(), String> {
    Err("--alt-timer needs Tokio 1.49 and a build with --features alt-timer".into())
}

#[cfg(tokio_unstable)]
fn unstable(arguments: &Arguments, wired: &mut Wired) -> Result<(), String> {
    if arguments.no_lifo_slot {
        wired.builder.disable_lifo_slot();
        wired.settings.push(Setting::LifoSlot(false));
    }
    if arguments.eager_driver_handoff {
        eager_driver_handoff(wired)?;
        wired.settings.push(Setting::EagerDriverHandoff(true));
    }
    if arguments.alt_timer {
        alt_timer(wired)?;
        wired.settings.push(Setting::AltTimer(true));
    }
    if let Some(seed) = arguments.seed {
        wired.builder.rng_seed(tokio::runtime::RngSeed::from_bytes(&seed.to_le_bytes()));
    }
    Ok(())
}

#[cfg(not(tokio_unstable))]
fn unstable(arguments: &Arguments, _: &mut Wired) -> Result<(), String> {
    let asked = [
        (arguments.no_lifo_slot, "--no-lifo-slot"),
        (arguments.seed.is_some(), "--seed"),
        (arguments.eager_driver_handoff, "--eager-driver-handoff"),
        (arguments.alt_timer, "--alt-timer"),
    ];
    if let Some((_, option)) = asked.iter().find(|(is_asked, _)| *is_asked) {
        return Err(format!("{option} needs a build with RUSTFLAGS='--cfg tokio_unstable'"));
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
