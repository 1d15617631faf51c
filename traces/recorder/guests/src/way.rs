//! The ways in which guests yield at their epoch deadline, or out of fuel.

#[cfg(feature = "yield-custom")]
use std::future::Future;
#[cfg(feature = "yield-custom")]
use std::time::Duration;

use clap::ValueEnum;
#[cfg(feature = "yield-custom")]
use tokio::task::JoinError;
use wasmtime::{Result, Store, UpdateDeadline};

use crate::host::Host;
#[cfg(feature = "yield-custom")]
use crate::turns::Away;

/// From a guest's resumption to its next deadline.
const EPOCHS: u64 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Way {
    /// Not at all: the deadline is never reached.
    None,
    /// The callback answers `Continue` at each deadline.
    Continue,
    /// Wasmtime's own yield, by `epoch_deadline_async_yield_and_update`.
    Own,
    /// Wasmtime's own yield, by a callback that answers `Yield`.
    OwnByCallback,
    /// Wasmtime's own yield when out of fuel.
    Fuel,
    /// The callback answers `YieldCustom` with Tokio's `yield_now`.
    #[cfg(feature = "yield-custom")]
    YieldNow,
    /// `YieldCustom` with Tokio's `yield_now`, twice.
    #[cfg(feature = "yield-custom")]
    YieldNowTwice,
    /// `YieldCustom` with a sleep of no time.
    #[cfg(feature = "yield-custom")]
    SleepZero,
    /// `YieldCustom` with a task of the blocking pool that does nothing.
    #[cfg(feature = "yield-custom")]
    SpawnBlocking,
}

impl Way {
    /// Whether guests are interrupted by fuel, not by epochs.
    pub(crate) fn is_by_fuel(self) -> bool {
        self == Way::Fuel
    }

    /// Whether Wasmtime wakes the task itself.
    pub(crate) fn is_own(self) -> bool {
        matches!(self, Way::Own | Way::OwnByCallback | Way::Fuel)
    }

    /// Sets what `store` does at its deadline.
    pub(crate) fn set(self, store: &mut Store<Host>, fuel: u64) -> Result<()> {
        if self.is_by_fuel() {
            store.set_fuel(u64::MAX)?;
            return store.fuel_async_yield_interval(Some(fuel));
        }
        store.set_epoch_deadline(if self == Way::None { u64::MAX / 2 } else { EPOCHS });
        match self {
            Way::None | Way::Fuel => {}
            Way::Own => store.epoch_deadline_async_yield_and_update(EPOCHS),
            Way::Continue => store.epoch_deadline_callback(|_| Ok(UpdateDeadline::Continue(EPOCHS))),
            Way::OwnByCallback => store.epoch_deadline_callback(|_| Ok(UpdateDeadline::Yield(EPOCHS))),
            #[cfg(feature = "yield-custom")]
            Way::YieldNow => custom(store, yieldcheck_recorder::yield_now),
            #[cfg(feature = "yield-custom")]
            Way::YieldNowTwice => custom(store, || async {
                yieldcheck_recorder::yield_now().await;
                yieldcheck_recorder::yield_now().await;
            }),
            #[cfg(feature = "yield-custom")]
            Way::SleepZero => custom(store, || tokio::time::sleep(Duration::ZERO)),
            #[cfg(feature = "yield-custom")]
            Way::SpawnBlocking => custom(store, || async {
                let returned: std::result::Result<(), JoinError> = tokio::task::spawn_blocking(|| {}).await;
                // What does nothing does not panic.
                let _ = returned;
            }),
        }
        Ok(())
    }
}

#[cfg(feature = "yield-custom")]
fn custom<F: Future<Output = ()> + Send + 'static>(
    store: &mut Store<Host>,
    how: impl Fn() -> F + Clone + Send + Sync + 'static,
) {
    store.epoch_deadline_callback(move |_| {
        let how = how.clone();
        Ok(UpdateDeadline::YieldCustom(
            EPOCHS,
            Box::pin(async move {
                let away = Away::begin();
                how().await;
                away.end();
            }),
        ))
    });
}
