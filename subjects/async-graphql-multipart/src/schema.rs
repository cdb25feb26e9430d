//! The control schema (scenarios/control/schema.graphqls).

use std::collections::HashMap;
use std::future;
use std::sync::Mutex;
use std::time::Duration;

use async_graphql::{Error, Object, Result, Schema, Subscription};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::time::sleep;

use crate::sources::Sources;

pub type Control = Schema<Query, Mutation, Events>;

pub fn schema() -> Control {
    let sources = Sources::default();
    Schema::build(
        Query {
            sources: sources.clone(),
        },
        Mutation,
        Events { sources },
    )
    .data(Bumps::default())
    .finish()
}

/// How often `bump` was executed for each key.
#[derive(Default)]
struct Bumps(Mutex<HashMap<String, i32>>);

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

    async fn sources(
        &self,
        key: String,
        r#await: Option<i32>,
        #[graphql(default = 2000)] within_ms: i32,
    ) -> i32 {
        self.sources.count(&key, r#await, millis(within_ms)).await
    }

    async fn bumps(&self, context: &async_graphql::Context<'_>, key: String) -> i32 {
        let bumps = context.data_unchecked::<Bumps>().0.lock().unwrap();
        bumps.get(&key).copied().unwrap_or(0)
    }
}

pub struct Mutation;

#[Object]
impl Mutation {
    async fn bump(&self, context: &async_graphql::Context<'_>, key: String) -> i32 {
        let mut bumps = context.data_unchecked::<Bumps>().0.lock().unwrap();
        let count = bumps.entry(key).or_insert(0);
        *count += 1;
        *count
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
        let sources = self.sources.clone();
        stream::once(async move {
            let _running = sources.running(&key);
            future::pending().await
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
