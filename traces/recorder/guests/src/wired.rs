//! The runtime that the arguments ask for.

use tokio::runtime::Builder;

use crate::arguments::{Arguments, Flavor};

pub(crate) fn builder(arguments: &Arguments) -> Builder {
    let mut builder = match arguments.flavor {
        Flavor::MultiThread => Builder::new_multi_thread(),
        Flavor::CurrentThread => Builder::new_current_thread(),
    };
    if arguments.flavor == Flavor::MultiThread {
        builder.worker_threads(arguments.workers);
    }
    builder.enable_all();
    builder
}
