//! What recorded programs have beside the tasks that they are about: computing, and what comes from outside.

mod computing;
mod outside;
mod socket;

pub use computing::{compute, nanoseconds};
pub use outside::Outside;
