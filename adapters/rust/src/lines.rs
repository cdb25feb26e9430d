use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

/// The events of all sessions, one whole line at a time. Clones share the output.
#[derive(Clone)]
pub(crate) struct Lines(Arc<Mutex<Box<dyn Write + Send>>>);

impl Lines {
    pub(crate) fn to(out: impl Write + Send + 'static) -> Self {
        Lines(Arc::new(Mutex::new(Box::new(out))))
    }

    pub(crate) fn write(&self, event: &Value) {
        let mut out = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // When the kit is gone there is nobody to report to.
        let _ = writeln!(out, "{event}").and_then(|()| out.flush());
    }
}
