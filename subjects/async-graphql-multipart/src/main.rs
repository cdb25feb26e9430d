//! The control schema behind async-graphql on axum, set up as its documentation shows it: HTTP and multipart subscriptions at /graphql,
//! both WebSocket protocols at /ws.

use std::io;

use async_graphql::{Data, Result, http::ALL_WEBSOCKET_PROTOCOLS};
use async_graphql_axum::{GraphQL, GraphQLProtocol, GraphQLWebSocket};
use axum::Router;
use axum::extract::{State, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::{get, post_service};
use graphql_tck_adapter::control::{Control, schema};
use graphql_tck_adapter::{Wishes, listener};
use serde_json::Value;

#[tokio::main]
async fn main() -> io::Result<()> {
    let schema = schema();
    let routes = Router::new()
        .route("/graphql", post_service(GraphQL::new(schema.clone())))
        .route("/ws", get(subscriptions))
        .with_state(schema);
    axum::serve(listener().await?, routes).await
}

async fn subscriptions(State(schema): State<Control>, protocol: GraphQLProtocol, upgrade: WebSocketUpgrade) -> Response {
    upgrade.protocols(ALL_WEBSOCKET_PROTOCOLS).on_upgrade(move |socket| {
        GraphQLWebSocket::new(socket, schema, protocol)
            .on_connection_init(connect)
            .serve()
    })
}

/// The connect hook does what the payload of `connection_init` asks for.
async fn connect(payload: Value) -> Result<Data> {
    let wishes = Wishes::of(&payload).await;
    if wishes.deny {
        return Err("denied on purpose".into());
    }
    Ok(Data::default())
}
