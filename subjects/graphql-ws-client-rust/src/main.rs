//! The adapter around graphql-ws-client on tokio-tungstenite, used as its documentation shows it.

use std::collections::HashMap;
use std::future::IntoFuture;

use futures_util::StreamExt;
use graphql_tck_adapter::{Client, Description, Open, Problem, Request, Results, run};
use graphql_ws_client::graphql::GraphqlOperation;
use serde_json::{Map, Value};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderName, HeaderValue, Request as Handshake};

struct Adapter(graphql_ws_client::Client);

impl Client for Adapter {
    async fn open(open: Open) -> Result<Self, Problem> {
        let (connection, _) = connect_async(handshake(&open.url, &open.headers)?).await?;
        let mut client = graphql_ws_client::Client::build(connection);
        if let Some(params) = open.params {
            client = client.payload(params)?;
        }
        let (client, actor) = client.await?;
        tokio::spawn(actor.into_future());
        Ok(Adapter(client))
    }

    async fn start(&self, request: Request) -> Result<Results, Problem> {
        let results = self.0.subscribe(Operation(request)).await?;
        Ok(results.map(|result| Ok(Value::Object(result?))).boxed())
    }

    async fn close(&self) -> Result<(), Problem> {
        self.0.clone().close(1000, "Bye").await;
        Ok(())
    }
}

/// The library leaves the handshake to its user, and with it the subprotocol.
fn handshake(url: &str, headers: &HashMap<String, String>) -> Result<Handshake<()>, Problem> {
    let mut request = url.into_client_request()?;
    let fields = request.headers_mut();
    fields.insert("Sec-WebSocket-Protocol", HeaderValue::from_static("graphql-transport-ws"));
    for (name, value) in headers {
        fields.insert(name.parse::<HeaderName>()?, value.parse::<HeaderValue>()?);
    }
    Ok(request)
}

/// An operation of any text: the libraries that bring operations of their own make them of types.
struct Operation(Request);

impl serde::Serialize for Operation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl GraphqlOperation for Operation {
    type Response = Map<String, Value>;
    type Error = serde_json::Error;

    fn decode(&self, data: Value) -> Result<Self::Response, serde_json::Error> {
        serde_json::from_value(data)
    }
}

#[tokio::main]
async fn main() {
    run::<Adapter>(Description {
        name: "graphql-ws-client",
        library_version: "0.13.0",
        protocols: &["graphql-transport-ws"],
        capabilities: &[],
    })
    .await
}
