//! Finds out which release of Tokio is built with, since releases differ in what can be asked of them.
//!
//! `YIELDCHECK_TOKIO_VERSION` says so, or the `Cargo.lock` that is built from. Cargo does not tell where that is: it is the
//! nearest above the folder that is built into, or above this crate if it is no download, or above where cargo was called.
//! Without any the header names no release, and only what every release has is used.

use std::path::{Path, PathBuf};
use std::{env, fs};

type Release = (u32, u32, u32);

/// What a release of Tokio has that earlier ones have not.
const ABILITIES: &[(&str, Release)] = &[
    ("has_worker_thread_id", (1, 40, 0)),
    ("has_task_hooks", (1, 40, 0)),
    ("has_global_queue_depth", (1, 43, 0)),
    ("has_budget", (1, 44, 0)),
    ("has_poll_hooks", (1, 44, 0)),
    ("has_worker_index", (1, 51, 0)),
];

fn parse(text: &str) -> Option<Release> {
    let mut parts = text.trim().split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

fn above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join("Cargo.lock")).find(|path| path.is_file())
}

/// The folder of this crate, unless cargo has put it there: a download may bring a lock file that is not used.
fn own_folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
    let names: Vec<_> = folder.iter().collect();
    let is_download =
        names.windows(2).any(|pair| pair == ["registry", "src"] || pair == ["git", "checkouts"]);
    (!is_download).then_some(folder)
}

fn lock_file() -> Option<PathBuf> {
    let folders = [
        env::var_os("OUT_DIR").map(PathBuf::from),
        own_folder(),
        // Where the shell was; cargo itself runs build scripts elsewhere.
        env::var_os("PWD").map(PathBuf::from),
    ];
    folders.iter().flatten().find_map(|folder| above(folder))
}

/// The only version of Tokio in a lock file; `None` where there is none, or there are several.
fn locked(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut found = None;
    let mut is_tokio = false;
    for line in text.lines() {
        if line.starts_with("[[package]]") {
            is_tokio = false;
        } else if line == "name = \"tokio\"" {
            is_tokio = true;
        } else if let (true, Some(version)) = (is_tokio, line.strip_prefix("version = ")) {
            if found.replace(version.trim_matches('"').to_owned()).is_some() {
                return None;
            }
        }
    }
    found
}

fn main() {
    println!("cargo:rerun-if-env-changed=YIELDCHECK_TOKIO_VERSION");
    println!("cargo:rerun-if-changed=build.rs");
    let lock = lock_file();
    if let Some(path) = &lock {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    let version = env::var("YIELDCHECK_TOKIO_VERSION").ok().or_else(|| locked(&lock?));
    let Some(release) = version.as_deref().and_then(parse) else {
        return;
    };
    let (major, minor, patch) = release;
    println!("cargo:rustc-env=YIELDCHECK_RECORDED_TOKIO={major}.{minor}.{patch}");
    for (ability, since) in ABILITIES {
        if release >= *since {
            println!("cargo:rustc-cfg={ability}");
        }
    }
}
