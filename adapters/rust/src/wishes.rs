use std::time::Duration;

use serde_json::Value;
use tokio::time::sleep;

/// What the member `tck` of the payload of `connection_init` asks a connect hook for. How a library does it is for the caller to write.
#[derive(Debug, Default)]
pub struct Wishes {
    /// Reject the connection, the way the server's users would.
    pub deny: bool,
    /// Fail unexpectedly.
    pub fail: bool,
    /// The payload of `connection_ack`.
    pub ack: Option<Value>,
}

impl Wishes {
    /// Waits as long as the payload asks, and returns what else it asks for.
    pub async fn of(payload: &Value) -> Self {
        let asked = &payload["tck"];
        if let Some(delay) = asked["delayMs"].as_u64() {
            sleep(Duration::from_millis(delay)).await;
        }
        Wishes {
            deny: asked["deny"] == true,
            fail: asked["fail"] == true,
            ack: asked.get("ack").cloned(),
        }
    }
}
