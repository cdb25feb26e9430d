//! The control schema behind async-graphql on axum, set up as its documentation shows it.

mod schema;
mod sources;

use std::env;
use std::io::{self, Read};
use std::process;
use std::thread;

use async_graphql_axum::GraphQL;
use axum::Router;
use axum::routing::post_service;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> io::Result<()> {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on {}", listener.local_addr()?.port());
    thread::spawn(stop_at_end_of_input);

    let routes = Router::new().route("/graphql", post_service(GraphQL::new(schema::schema())));
    axum::serve(listener, routes).await
}

/// The kit holds our standard input: when it ends, the run is over.
fn stop_at_end_of_input() {
    let _ = io::copy(&mut io::stdin().lock().take(u64::MAX), &mut io::sink());
    process::exit(0);
}
