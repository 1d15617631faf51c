//! What guests import.

use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedSender;
use wasmtime::{Caller, Linker, Result};

/// What the host knows of one guest.
pub(crate) struct Host {
    pub(crate) end: Instant,
    pub(crate) messages: UnboundedSender<i64>,
}

/// The functions that a module may import.
pub(crate) fn functions(linker: &mut Linker<Host>) -> Result<()> {
    linker.func_wrap("host", "over", |caller: Caller<'_, Host>| {
        i32::from(Instant::now() >= caller.data().end)
    })?;
    linker.func_wrap("host", "send", |caller: Caller<'_, Host>, value: i64| {
        // Whoever receives them may be gone first.
        let _ = caller.data().messages.send(value);
    })?;
    linker.func_wrap_async("host", "sleep", |_: Caller<'_, Host>, (milliseconds,): (i64,)| {
        Box::new(tokio::time::sleep(Duration::from_millis(milliseconds.unsigned_abs())))
    })?;
    Ok(())
}
