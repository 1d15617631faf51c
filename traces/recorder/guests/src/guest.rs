//! One guest, from its instance to its end.

use wasmtime::{Engine, Linker, Module, Result, Store};

use crate::host::{functions, Host};
use crate::turns::Turns;
use crate::way::Way;

/// What all guests have in common.
#[derive(Clone)]
pub(crate) struct Kind {
    pub(crate) engine: Engine,
    pub(crate) module: Module,
    pub(crate) way: Way,
    /// Units between two yields.
    pub(crate) fuel: u64,
}

/// Runs a guest.
pub(crate) async fn run(kind: Kind, host: Host) -> Result<i64> {
    let Kind { engine, module, way, fuel } = kind;
    let mut linker = Linker::new(&engine);
    functions(&mut linker)?;
    let mut store = Store::new(&engine, host);
    way.set(&mut store, fuel)?;
    let instance = linker.instantiate_async(&mut store, &module).await?;
    let run = instance.get_typed_func::<(), i64>(&mut store, "run")?;
    let guest = run.call_async(&mut store, ());
    if way.is_own() {
        Turns::of(guest).await
    } else {
        guest.await
    }
}
