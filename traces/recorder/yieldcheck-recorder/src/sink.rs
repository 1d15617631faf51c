//! Where a recording is written to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

type Output = BufWriter<Box<dyn Write + Send>>;

/// What a recording is written to, compressed or not.
pub(crate) enum Sink {
    Plain(Output),
    #[cfg(feature = "gzip")]
    Gzip(flate2::write::GzEncoder<Output>, Instant),
}

/// Time between two points to which a compressed file can be read that was cut off. Each costs a few bytes, and what the
/// compressor had in hand.
#[cfg_attr(not(feature = "gzip"), allow(dead_code))]
const SYNC_EVERY: Duration = Duration::from_millis(500);

impl Sink {
    /// A new file, compressed if its name ends in `.gz`.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let is_gzip = path.extension().is_some_and(|extension| extension == "gz");
        if is_gzip && cfg!(not(feature = "gzip")) {
            let why = "a name that ends in .gz needs the feature `gzip` of yieldcheck-recorder";
            return Err(io::Error::new(io::ErrorKind::Unsupported, why));
        }
        let file = File::create(path).map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("the recording {} cannot be created: {error}", path.display()),
            )
        })?;
        let output = BufWriter::new(Box::new(file) as Box<dyn Write + Send>);
        #[cfg(feature = "gzip")]
        if is_gzip {
            let encoder = flate2::write::GzEncoder::new(output, flate2::Compression::fast());
            return Ok(Sink::Gzip(encoder, Instant::now()));
        }
        Ok(Sink::Plain(output))
    }

    /// Anything that can be written to, not compressed.
    pub(crate) fn to(writer: Box<dyn Write + Send>) -> Self {
        Sink::Plain(BufWriter::new(writer))
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match self {
            Sink::Plain(output) => output.write_all(text.as_bytes()),
            #[cfg(feature = "gzip")]
            Sink::Gzip(encoder, _) => encoder.write_all(text.as_bytes()),
        }
    }

    /// Makes what was written readable, should nothing follow.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        match self {
            Sink::Plain(output) => output.flush(),
            #[cfg(feature = "gzip")]
            Sink::Gzip(encoder, last) => {
                if last.elapsed() < SYNC_EVERY {
                    return Ok(());
                }
                *last = Instant::now();
                encoder.flush()
            }
        }
    }

    pub(crate) fn close(self) -> io::Result<()> {
        match self {
            Sink::Plain(mut output) => output.flush(),
            #[cfg(feature = "gzip")]
            Sink::Gzip(encoder, _) => encoder.finish()?.flush(),
        }
    }
}
