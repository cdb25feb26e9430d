use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

/// How many event streams are alive for each key, and who waits for which number. Clones share one table.
#[derive(Clone, Default)]
pub struct Sources(Arc<Mutex<Table>>);

#[derive(Default)]
struct Table {
    alive: HashMap<String, i32>,
    waiters: Vec<Waiter>,
}

struct Waiter {
    key: String,
    wanted: i32,
    reached: oneshot::Sender<()>,
}

impl Table {
    fn alive(&self, key: &str) -> i32 {
        self.alive.get(key).copied().unwrap_or(0)
    }

    fn change(&mut self, key: &str, by: i32) {
        let now = self.alive(key) + by;
        self.alive.insert(key.to_owned(), now);
        // Waiters are told in the same step as the change, so that none misses a number that is passed only briefly.
        let (reached, waiting) = std::mem::take(&mut self.waiters)
            .into_iter()
            .partition(|waiter| waiter.key == key && waiter.wanted == now);
        self.waiters = waiting;
        for waiter in reached {
            let _ = waiter.reached.send(()); // a receiver that gave up meanwhile is gone
        }
    }
}

impl Sources {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one source, until the returned value is dropped.
    pub fn running(&self, key: &str) -> Running {
        self.table().change(key, 1);
        Running {
            sources: self.clone(),
            key: key.to_owned(),
        }
    }

    /// The number alive; with `wanted`, as soon as it is that number or when the time is over.
    pub async fn count(&self, key: &str, wanted: Option<i32>, within: Duration) -> i32 {
        let (reached, reaching) = oneshot::channel();
        let wanted = {
            let mut table = self.table();
            match wanted {
                Some(wanted) if table.alive(key) != wanted => {
                    table.waiters.push(Waiter {
                        key: key.to_owned(),
                        wanted,
                        reached,
                    });
                    wanted
                }
                _ => return table.alive(key),
            }
        };
        match timeout(within, reaching).await {
            Ok(_) => wanted,
            Err(_) => self.table().alive(key),
        }
    }
}

/// A source that is alive.
pub struct Running {
    sources: Sources,
    key: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.sources.table().change(&self.key, -1);
    }
}
