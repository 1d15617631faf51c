//! What guests do, in the text format of WebAssembly.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Program {
    /// Computes.
    Compute,
    /// Computes and calls the host, which sends a message to a task.
    Calls,
    /// Computes and calls a function of the host that sleeps.
    Sleeps,
}

impl Program {
    /// The module. It exports `run`, and imports from `host` `over`, `send` and `sleep`.
    pub(crate) fn text(self) -> String {
        let between = match self {
            Program::Compute => "",
            Program::Calls => "(call $send (local.get $value))",
            Program::Sleeps => {
                "(if (i32.eqz (i32.rem_u (local.get $round) (i32.const 64))) (then (call $sleep (i64.const 1))))"
            }
        };
        format!(
            r#"(module
  (import "host" "over" (func $over (result i32)))
  (import "host" "send" (func $send (param i64)))
  (import "host" "sleep" (func $sleep (param i64)))
  (func $compute (param $value i64) (result i64)
    (local $left i32)
    (local.set $left (i32.const 20000))
    (loop $again
      (local.set $value (i64.xor (local.get $value) (i64.shl (local.get $value) (i64.const 13))))
      (local.set $value (i64.xor (local.get $value) (i64.shr_u (local.get $value) (i64.const 7))))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $again (local.get $left)))
    (local.get $value))
  (func (export "run") (result i64)
    (local $value i64)
    (local $round i32)
    (local.set $value (i64.const 88172645463325252))
    (loop $again
      (local.set $value (call $compute (local.get $value)))
      (local.set $round (i32.add (local.get $round) (i32.const 1)))
      {between}
      (br_if $again (i32.eqz (call $over))))
    (local.get $value)))"#
        )
    }
}
