//! The control schema for async-graphql, ready to mount.

use std::collections::HashMap;
use std::future;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_graphql::{Context, Error, Object, Result, Schema, Subscription};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::time::sleep;

use crate::{Rooms, Sources};

/// The control schema. A server that offers it at several places offers clones of one, so that they count the same sources.
pub type Control = Schema<Query, Mutation, Events>;

pub fn schema() -> Control {
    let (sources, rooms) = (Sources::default(), Rooms::default());
    let query = Query {
        sources: sources.clone(),
    };
    let mutation = Mutation {
        rooms: rooms.clone(),
    };
    Schema::build(query, mutation, Events { sources, rooms })
        .data(Bumps::default())
        .finish()
}

/// How often `bump` was executed for each key.
#[derive(Default)]
struct Bumps(Mutex<HashMap<String, i32>>);

impl Bumps {
    fn add(&self, key: String, by: i32) -> i32 {
        let mut bumps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = bumps.entry(key).or_insert(0);
        *count += by;
        *count
    }
}

fn millis(ms: i32) -> Duration {
    Duration::from_millis(ms.max(0).unsigned_abs().into())
}

fn failing() -> Error {
    Error::new("failing on purpose")
}

pub struct Query {
    sources: Sources,
}

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }

    async fn echo(&self, value: Option<String>) -> Option<String> {
        value
    }

    async fn slow(&self, ms: i32, value: String) -> String {
        sleep(millis(ms)).await;
        value
    }

    async fn failing(&self) -> Result<Option<String>> {
        Err(failing())
    }

    async fn failing_non_null(&self) -> Result<String> {
        Err(failing())
    }

    async fn sources(&self, key: String, r#await: Option<i32>, #[graphql(default = 2000)] within_ms: i32) -> i32 {
        self.sources.count(&key, r#await, millis(within_ms)).await
    }

    async fn bumps(&self, context: &Context<'_>, key: String) -> i32 {
        context.data_unchecked::<Bumps>().add(key, 0)
    }
}

pub struct Mutation {
    rooms: Rooms,
}

#[Object]
impl Mutation {
    async fn bump(&self, context: &Context<'_>, key: String) -> i32 {
        context.data_unchecked::<Bumps>().add(key, 1)
    }

    async fn say(&self, key: String, text: String) -> String {
        self.rooms.say(&key, &text);
        text
    }
}

pub struct Item {
    n: i32,
}

#[Object]
impl Item {
    async fn n(&self) -> i32 {
        self.n
    }

    async fn bad(&self) -> Result<Option<String>> {
        Err(failing())
    }
}

pub struct Events {
    sources: Sources,
    rooms: Rooms,
}

#[Subscription(name = "Subscription")]
impl Events {
    async fn countdown(&self, from: i32) -> impl Stream<Item = i32> {
        stream::iter((1..=from).rev())
    }

    async fn ticks(&self, every_ms: i32, key: String) -> impl Stream<Item = i32> {
        // The source is alive from its first consumption, and until the stream that holds it is dropped.
        let sources = self.sources.clone();
        stream::unfold((None, 0), move |(running, n)| {
            let running = running.unwrap_or_else(|| sources.running(&key));
            async move {
                sleep(millis(every_ms)).await;
                Some((n + 1, (Some(running), n + 1)))
            }
        })
    }

    async fn silent(&self, key: String) -> impl Stream<Item = i32> {
        silent(self.sources.clone(), key)
    }

    async fn late_source(&self, after_ms: i32, key: String) -> impl Stream<Item = i32> {
        sleep(millis(after_ms)).await;
        silent(self.sources.clone(), key)
    }

    async fn room(&self, key: String) -> impl Stream<Item = String> {
        let (sources, rooms) = (self.sources.clone(), self.rooms.clone());
        stream::unfold(None, move |entered| {
            // In the room before it is counted: from then on it must miss nothing.
            let entered = entered.unwrap_or_else(|| (rooms.enter(&key), sources.running(&key)));
            async move {
                let (mut said, running) = entered;
                let text = said.recv().await?;
                Some((text, Some((said, running))))
            }
        })
    }

    async fn echo(&self, value: Option<String>) -> impl Stream<Item = Option<String>> {
        stream::iter([value])
    }

    async fn failing_source(&self, after: i32) -> impl Stream<Item = Result<i32>> {
        let failure = Err(Error::new("source failed on purpose"));
        stream::iter(1..=after).map(Ok).chain(stream::iter([failure]))
    }

    async fn unstartable(&self) -> Result<stream::Empty<i32>> {
        Err(Error::new("source not created on purpose"))
    }

    async fn items(&self) -> impl Stream<Item = Item> {
        stream::iter([Item { n: 1 }, Item { n: 2 }])
    }
}

fn silent(sources: Sources, key: String) -> impl Stream<Item = i32> {
    stream::once(async move {
        let _running = sources.running(&key);
        future::pending().await
    })
}
