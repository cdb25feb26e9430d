//! The control schema behind juniper on axum, set up as its documentation shows it: HTTP at /graphql, both WebSocket
//! protocols at /ws.

mod control;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::routing::{MethodFilter, get, on};
use axum::{Extension, Router};
use graphql_tck_adapter::{Wishes, listener};
use juniper::{DefaultScalarValue, Variables};
use juniper_axum::extract::JuniperRequest;
use juniper_axum::response::JuniperResponse;
use juniper_axum::subscriptions;
use juniper_graphql_ws::ConnectionConfig;
use serde_json::json;

use crate::control::{Control, Mutation, Query, Schema, Subscription};

async fn execute(
    Extension(schema): Extension<Arc<Schema>>,
    Extension(control): Extension<Control>,
    JuniperRequest(request): JuniperRequest,
) -> JuniperResponse {
    JuniperResponse(request.execute(&*schema, &control).await)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let control = Control::default();
    let context = control.clone();
    let connect = move |payload: Variables| connect(payload, context.clone());
    let routes = Router::new()
        .route("/graphql", on(MethodFilter::GET.or(MethodFilter::POST), execute))
        .route("/ws", get(subscriptions::ws::<Arc<Schema>>(connect)))
        .layer(Extension(Arc::new(Schema::new(Query, Mutation, Subscription))))
        .layer(Extension(control));
    axum::serve(listener().await?, routes).await
}

/// The connect hook does what the payload of `connection_init` asks for.
async fn connect(payload: Variables, control: Control) -> io::Result<ConnectionConfig<Control, DefaultScalarValue>> {
    let wishes = Wishes::of(&json!(payload)).await;
    if wishes.deny {
        return Err(io::Error::other("denied on purpose"));
    }
    // Unless told otherwise it closes a connection on which the client has sent no `ping` for 15 s.
    Ok(ConnectionConfig::new(control).with_keep_alive_interval(Duration::ZERO))
}
