//! Asks `yieldcheck` about recordings.

use std::path::Path;
use std::process::Command;

/// What came of a check.
pub struct Checked {
    pub code: Option<i32>,
    pub output: String,
}

/// Runs `yieldcheck check` on a recording. `YIELDCHECK` holds its command, such as `npx yieldcheck`; `None` without.
pub fn check(path: &Path, options: &[&str]) -> Option<Checked> {
    let Ok(command) = std::env::var("YIELDCHECK") else {
        println!("skipped: YIELDCHECK does not hold the command to check recordings with");
        return None;
    };
    let mut words = command.split_whitespace();
    let program = words.next().expect("YIELDCHECK holds a command");
    let done = Command::new(program)
        .args(words)
        .arg("check")
        .arg(path)
        .args(options)
        .output()
        .unwrap_or_else(|error| panic!("{command}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let output = text(&done.stdout) + &text(&done.stderr);
    Some(Checked { code: done.status.code(), output })
}

/// Asserts that nothing speaks against a recording, whatever is undecided.
pub fn assert_no_fault(path: &Path) {
    if let Some(checked) = check(path, &[]) {
        assert_eq!(checked.code, Some(0), "{}", checked.output);
    }
}

/// Asserts that nothing speaks against a recording, and that its release of Tokio can have done it.
pub fn assert_accepted(path: &Path) {
    assert_no_fault(path);
    if yieldcheck_recorder::tokio_release().is_none() {
        println!("skipped: the release of Tokio is not known");
    } else if let Some(checked) = check(path, &["--against", "auto"]) {
        assert_eq!(checked.code, Some(0), "{}", checked.output);
    }
}
