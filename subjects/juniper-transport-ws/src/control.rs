//! The control schema for juniper.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::stream::{self, BoxStream, StreamExt};
use graphql_tck_adapter::{Rooms, Sources};
use juniper::{Context, FieldError, FieldResult, RootNode, graphql_object, graphql_subscription, graphql_value};
use tokio::time::sleep;

pub type Schema = RootNode<Query, Mutation, Subscription>;

/// What the resolvers share. Clones count the same sources.
#[derive(Clone, Default)]
pub struct Control {
    sources: Sources,
    rooms: Rooms,
    bumps: Arc<Mutex<HashMap<String, i32>>>,
}

impl Context for Control {}

impl Control {
    /// Returns how often `bump` was executed for this key, after it counted `by` more.
    fn bump(&self, key: String, by: i32) -> i32 {
        let mut bumps = self.bumps.lock().unwrap_or_else(PoisonError::into_inner);
        let count = bumps.entry(key).or_insert(0);
        *count += by;
        *count
    }
}

fn millis(ms: i32) -> Duration {
    Duration::from_millis(ms.max(0).unsigned_abs().into())
}

fn error(message: &str) -> FieldError {
    FieldError::new(message, graphql_value!(null))
}

fn failing<T>() -> FieldResult<T> {
    Err(error("failing on purpose"))
}

pub struct Query;

#[graphql_object(context = Control)]
impl Query {
    fn hello() -> &'static str {
        "world"
    }

    fn echo(value: Option<String>) -> Option<String> {
        value
    }

    async fn slow(ms: i32, value: String) -> String {
        sleep(millis(ms)).await;
        value
    }

    fn failing() -> FieldResult<Option<String>> {
        failing()
    }

    fn failing_non_null() -> FieldResult<String> {
        failing()
    }

    async fn sources(
        context: &Control,
        key: String,
        r#await: Option<i32>,
        #[graphql(default = 2000)] within_ms: i32,
    ) -> i32 {
        context.sources.count(&key, r#await, millis(within_ms)).await
    }

    fn bumps(context: &Control, key: String) -> i32 {
        context.bump(key, 0)
    }
}

pub struct Mutation;

#[graphql_object(context = Control)]
impl Mutation {
    fn bump(context: &Control, key: String) -> i32 {
        context.bump(key, 1)
    }

    fn say(context: &Control, key: String, text: String) -> String {
        context.rooms.say(&key, &text);
        text
    }
}

pub struct Item {
    n: i32,
}

#[graphql_object(context = Control)]
impl Item {
    fn n(&self) -> i32 {
        self.n
    }

    fn bad() -> FieldResult<Option<String>> {
        failing()
    }
}

type Events<T> = BoxStream<'static, T>;

pub struct Subscription;

#[graphql_subscription(context = Control)]
impl Subscription {
    async fn countdown(from: i32) -> Events<i32> {
        stream::iter((1..=from).rev()).boxed()
    }

    async fn ticks(context: &Control, every_ms: i32, key: String) -> Events<i32> {
        // The source is alive from its first consumption, and until the stream that holds it is dropped.
        let sources = context.sources.clone();
        stream::unfold((None, 0), move |(running, n)| {
            let running = running.unwrap_or_else(|| sources.running(&key));
            async move {
                sleep(millis(every_ms)).await;
                Some((n + 1, (Some(running), n + 1)))
            }
        })
        .boxed()
    }

    async fn silent(context: &Control, key: String) -> Events<i32> {
        silent(context.sources.clone(), key)
    }

    async fn late_source(context: &Control, after_ms: i32, key: String) -> Events<i32> {
        sleep(millis(after_ms)).await;
        silent(context.sources.clone(), key)
    }

    async fn room(context: &Control, key: String) -> Events<String> {
        let (sources, rooms) = (context.sources.clone(), context.rooms.clone());
        stream::unfold(None, move |entered| {
            // In the room before it is counted: from then on it must miss nothing.
            let entered = entered.unwrap_or_else(|| (rooms.enter(&key), sources.running(&key)));
            async move {
                let (mut said, running) = entered;
                let text = said.recv().await?;
                Some((text, Some((said, running))))
            }
        })
        .boxed()
    }

    async fn echo(value: Option<String>) -> Events<Option<String>> {
        stream::iter([value]).boxed()
    }

    async fn failing_source(after: i32) -> Events<FieldResult<i32>> {
        let failure = Err(error("source failed on purpose"));
        stream::iter(1..=after).map(Ok).chain(stream::iter([failure])).boxed()
    }

    async fn unstartable() -> FieldResult<Events<FieldResult<i32>>> {
        Err(error("source not created on purpose"))
    }

    async fn items() -> Events<Item> {
        stream::iter([1, 2]).map(|n| Item { n }).boxed()
    }
}

fn silent(sources: Sources, key: String) -> Events<i32> {
    stream::once(async move {
        let _running = sources.running(&key);
        std::future::pending().await
    })
    .boxed()
}
