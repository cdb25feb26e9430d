use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The rooms of the control schema: what is said in one reaches each source in it. Clones share them.
#[derive(Clone, Default)]
pub struct Rooms(Arc<Mutex<HashMap<String, Vec<UnboundedSender<String>>>>>);

/// What one source has not delivered yet: who speaks never waits for who listens. Dropping it leaves the room.
pub type Said = UnboundedReceiver<String>;

impl Rooms {
    pub fn enter(&self, key: &str) -> Said {
        let (speak, said) = unbounded_channel();
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.entry(key.to_owned()).or_default().push(speak);
        said
    }

    pub fn say(&self, key: &str, text: &str) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sources) = rooms.get_mut(key) {
            sources.retain(|source| source.send(text.to_owned()).is_ok());
        }
    }
}
