//! What a GraphQL client or server needs to be tested by the GraphQL Subscription TCK: the loop of the adapter protocol, and the control
//! schema, whose sources are counted.

mod adapter;
mod lines;
mod rooms;
mod server;
mod session;
mod sources;
mod wishes;

#[cfg(feature = "async-graphql")]
pub mod control;

pub use adapter::{Description, run, serve};
pub use rooms::{Rooms, Said};
pub use server::listener;
pub use session::{Client, Open, Problem, Request, Results};
pub use sources::{Running, Sources};
pub use wishes::Wishes;

/// The control schema, for libraries that begin with its text.
pub const SDL: &str = include_str!("../schema.graphqls");
