//! How much recording costs.

fn main() {}
