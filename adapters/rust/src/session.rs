use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::StreamExt;
use futures_util::future::{BoxFuture, FutureExt, Shared};
use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tokio::task::{AbortHandle, JoinHandle};

use crate::lines::Lines;

/// Asks for a client of this URL and protocol.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Open {
    pub protocol: String,
    pub url: String,
    /// The payload for `connection_init`.
    pub params: Option<Value>,
    #[serde(default)]
    pub headers: HashMap<String, String>,
    /// A PEM file with the certificate to trust.
    pub ca_file: Option<String>,
    /// The credentials to present.
    pub authorisation: Option<Value>,
}

/// An operation that the application starts. Serialised, it is the body of a GraphQL request.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub query: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variables: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_name: Option<String>,
}

/// Why the client refused or failed, in the words that it gives its user.
#[derive(Clone, Debug)]
pub struct Problem {
    pub message: String,
    /// The GraphQL errors, if the library gives them.
    pub errors: Option<Value>,
}

impl<T: ToString> From<T> for Problem {
    fn from(problem: T) -> Self {
        Problem {
            message: problem.to_string(),
            errors: None,
        }
    }
}

/// What the user of a client sees of an operation, as the library presents it. Dropping it stops listening.
pub type Results = BoxStream<'static, Result<Value, Problem>>;

/// A client under test, driven by its library's ordinary calls. The kit opens many at the same time.
pub trait Client: Sized + Send + Sync + 'static {
    /// Makes a client. It may connect at once or with its first operation.
    fn open(open: Open) -> impl Future<Output = Result<Self, Problem>> + Send;

    /// Starts an operation.
    fn start(&self, request: Request) -> impl Future<Output = Result<Results, Problem>> + Send;

    /// Disposes of the client.
    fn close(&self) -> impl Future<Output = Result<(), Problem>> + Send;
}

/// What to do within the callback for an event.
pub(crate) struct Order {
    pub(crate) operation: String,
    pub(crate) on: String,
    pub(crate) then: Then,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub(crate) enum Then {
    Subscribe {
        operation: String,
        #[serde(flatten)]
        request: Request,
    },
    Unsubscribe {
        operation: String,
    },
    Close,
}

type Opening<C> = Shared<BoxFuture<'static, Result<Arc<C>, Problem>>>;

/// One client with its operations, each in a task of its own. Clones are of the same client.
pub(crate) struct Session<C: Client>(Arc<Inside<C>>);

struct Inside<C> {
    name: String,
    lines: Lines,
    opening: Opening<C>,
    giving_up: AbortHandle,
    closing: AtomicBool,
    operations: Mutex<Operations>,
}

#[derive(Default)]
struct Operations {
    started: u64,
    running: HashMap<String, (u64, AbortHandle)>,
    orders: Vec<Order>,
}

impl<C: Client> Clone for Session<C> {
    fn clone(&self) -> Self {
        Session(self.0.clone())
    }
}

impl<C: Client> Session<C> {
    pub(crate) fn open(name: &str, open: Open, lines: Lines) -> Self {
        let connecting = tokio::spawn(C::open(open));
        let giving_up = connecting.abort_handle();
        let opening = async move {
            match connecting.await {
                Ok(opened) => opened.map(Arc::new),
                Err(ended) => Err(Problem::from(ended)),
            }
        };
        let session = Session(Arc::new(Inside {
            name: name.to_owned(),
            lines,
            opening: opening.boxed().shared(),
            giving_up,
            closing: AtomicBool::new(false),
            operations: Mutex::default(),
        }));
        let watching = session.clone();
        tokio::spawn(async move { watching.report_failed_opening().await });
        session
    }

    async fn report_failed_opening(&self) {
        if let Err(problem) = self.0.opening.clone().await {
            // Operations that wait for the connection report this themselves.
            if self.is_open() && self.operations().running.is_empty() {
                self.emit("failure", json!({"message": problem.message}));
            }
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.0.closing.load(Ordering::SeqCst)
    }

    pub(crate) fn subscribe(&self, operation: &str, request: Request) {
        let mut operations = self.operations();
        operations.started += 1;
        let serial = operations.started;
        let task = self.clone().run(operation.to_owned(), serial, request);
        // The task looks itself up only after this lock is free.
        let handle = tokio::spawn(task).abort_handle();
        operations.running.insert(operation.to_owned(), (serial, handle));
    }

    pub(crate) fn unsubscribe(&self, operation: &str) {
        // Dropping the stream is how a user stops. An operation that ended by itself has nothing to stop.
        if let Some((_, task)) = self.operations().running.remove(operation) {
            task.abort();
        }
    }

    pub(crate) fn when(&self, order: Order) {
        self.operations().orders.push(order);
    }

    pub(crate) fn sync(&self, token: &Value) {
        self.emit("synced", json!({"token": token}));
    }

    pub(crate) fn close(&self) {
        let _ = self.begin_to_close();
    }

    /// None when an order has closed it already.
    fn begin_to_close(&self) -> Option<JoinHandle<()>> {
        if self.0.closing.swap(true, Ordering::SeqCst) {
            return None;
        }
        let session = self.clone();
        Some(tokio::spawn(async move {
            // Without effect on a connection that is made.
            session.0.giving_up.abort();
            if let Ok(client) = session.0.opening.clone().await {
                if let Err(problem) = client.close().await {
                    session.emit("failure", json!({"message": problem.message}));
                }
            }
            session.emit("closed", json!({}));
        }))
    }

    // Boxed: an order starts operations from within one.
    fn run(self, operation: String, serial: u64, request: Request) -> BoxFuture<'static, ()> {
        async move {
            let (event, members) = match self.hand_out(&operation, serial, request).await {
                Ok(true) => ("complete", json!({"operation": operation})),
                Ok(false) => return,
                Err(problem) => {
                    let mut members = json!({"operation": operation, "message": problem.message});
                    if let Some(errors) = problem.errors {
                        members["errors"] = errors;
                    }
                    ("error", members)
                }
            };
            self.emit(event, members);
            let cue = if event == "complete" { "completion" } else { event };
            self.obey(&operation, &[cue, "end"]).await;
            let mut operations = self.operations();
            if operations.running.get(&operation).is_some_and(|(running, _)| *running == serial) {
                operations.running.remove(&operation);
            }
        }
        .boxed()
    }

    /// False when the operation was stopped from within.
    async fn hand_out(&self, operation: &str, serial: u64, request: Request) -> Result<bool, Problem> {
        let client = self.0.opening.clone().await?;
        let mut results = client.start(request).await?;
        while let Some(result) = results.next().await {
            self.emit("next", json!({"operation": operation, "payload": result?}));
            self.obey(operation, &["first-result"]).await;
            if self.operations().running.get(operation).is_none_or(|(running, _)| *running != serial) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Carries out what was ordered for these cues of the operation.
    async fn obey(&self, operation: &str, cues: &[&str]) {
        let due = {
            let mut operations = self.operations();
            let (due, later) = std::mem::take(&mut operations.orders)
                .into_iter()
                .partition::<Vec<_>, _>(|order| order.operation == operation && cues.contains(&order.on.as_str()));
            operations.orders = later;
            due
        };
        for order in due {
            match order.then {
                Then::Subscribe { operation, request } => self.subscribe(&operation, request),
                // Its own task is not aborted: it leaves its loop.
                Then::Unsubscribe { operation: stopped } if stopped == operation => {
                    self.operations().running.remove(operation);
                }
                Then::Unsubscribe { operation: stopped } => self.unsubscribe(&stopped),
                Then::Close => {
                    if let Some(closing) = self.begin_to_close() {
                        let _ = closing.await;
                    }
                }
            }
        }
    }

    fn emit(&self, event: &str, members: Value) {
        let mut line = json!({"event": event, "session": self.0.name});
        if let (Value::Object(line), Value::Object(members)) = (&mut line, members) {
            line.extend(members);
        }
        self.0.lines.write(&line);
    }

    fn operations(&self) -> MutexGuard<'_, Operations> {
        self.0.operations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
