//! The loop of the adapter protocol, with a client that answers each operation with its text.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use graphql_tck_adapter::{Client, Description, Open, Problem, Request, Results, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, BufReader, DuplexStream, duplex};

struct Echo;

impl Client for Echo {
    async fn open(open: Open) -> Result<Self, Problem> {
        if open.url == "ws://refused" { Err("refused".into()) } else { Ok(Echo) }
    }

    async fn start(&self, request: Request) -> Result<Results, Problem> {
        let result = Ok(json!({"data": request.query}));
        Ok(match request.query.as_str() {
            "" => return Err("no query".into()),
            "two" => stream::iter([result.clone(), result]).boxed(),
            "endless" => stream::iter([result]).chain(stream::pending()).boxed(),
            _ => stream::iter([result]).boxed(),
        })
    }

    async fn close(&self) -> Result<(), Problem> {
        Ok(())
    }
}

struct Events(Sender<u8>);

impl Write for Events {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            let _ = self.0.send(*byte);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Kit {
    commands: DuplexStream,
    events: Receiver<u8>,
}

impl Kit {
    fn start() -> Self {
        let (commands, input) = duplex(1 << 16);
        let (sender, events) = channel();
        tokio::spawn(async {
            let description = Description {
                name: "echo",
                library_version: "1",
                protocols: &["p"],
                capabilities: &[],
            };
            serve::<Echo>(description, BufReader::new(input), Events(sender)).await
        });
        let kit = Kit { commands, events };
        assert_eq!(kit.next()["event"], "ready");
        kit
    }

    async fn send(&mut self, command: Value) {
        self.commands.write_all(format!("{command}\n").as_bytes()).await.expect("the adapter reads");
    }

    fn next(&self) -> Value {
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            line.push(self.events.recv_timeout(Duration::from_secs(30)).expect("an event"));
        }
        serde_json::from_slice(&line).expect("a line of JSON")
    }

    fn expect(&self, events: &[Value]) {
        for event in events {
            assert_eq!(&self.next(), event);
        }
    }
}

fn open(session: &str, url: &str) -> Value {
    json!({"do": "open", "session": session, "protocol": "p", "url": url})
}

fn subscribe(operation: &str, query: &str) -> Value {
    json!({"do": "subscribe", "session": "s", "operation": operation, "query": query})
}

fn event(event: &str, operation: &str) -> Value {
    json!({"event": event, "session": "s", "operation": operation})
}

fn next(operation: &str, data: &str) -> Value {
    json!({"event": "next", "session": "s", "operation": operation, "payload": {"data": data}})
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_results_and_ends() {
    let mut kit = Kit::start();
    kit.send(open("s", "ws://x")).await;
    kit.send(subscribe("a", "two")).await;
    kit.expect(&[next("a", "two"), next("a", "two"), event("complete", "a")]);
    kit.send(subscribe("b", "")).await;
    kit.expect(&[json!({"event": "error", "session": "s", "operation": "b", "message": "no query"})]);
    kit.send(json!({"do": "sync", "session": "s", "token": "t"})).await;
    kit.expect(&[json!({"event": "synced", "session": "s", "token": "t"})]);
    kit.send(json!({"do": "close", "session": "s"})).await;
    kit.expect(&[json!({"event": "closed", "session": "s"})]);
}

#[tokio::test(flavor = "multi_thread")]
async fn stops_without_a_word() {
    let mut kit = Kit::start();
    kit.send(open("s", "ws://x")).await;
    kit.send(subscribe("a", "endless")).await;
    kit.expect(&[next("a", "endless")]);
    kit.send(json!({"do": "unsubscribe", "session": "s", "operation": "a"})).await;
    kit.send(json!({"do": "close", "session": "s"})).await;
    kit.expect(&[json!({"event": "closed", "session": "s"})]);
}

#[tokio::test(flavor = "multi_thread")]
async fn refuses_what_it_does_not_offer() {
    let mut kit = Kit::start();
    kit.send(json!({"do": "open", "session": "s", "protocol": "q", "url": "ws://x"})).await;
    assert_eq!(kit.next()["event"], "failure");
    kit.send(open("s", "ws://refused")).await;
    kit.expect(&[json!({"event": "failure", "session": "s", "message": "refused"})]);
    kit.send(subscribe("a", "one")).await;
    kit.expect(&[json!({"event": "error", "session": "s", "operation": "a", "message": "refused"})]);
}

#[tokio::test(flavor = "multi_thread")]
async fn obeys_orders_within_the_loop() {
    let mut kit = Kit::start();
    kit.send(open("s", "ws://x")).await;
    kit.send(json!({"do": "when", "session": "s", "operation": "a", "on": "first-result", "then": {"do": "unsubscribe", "operation": "a"}}))
        .await;
    kit.send(subscribe("a", "two")).await;
    kit.expect(&[next("a", "two")]);
    kit.send(json!({"do": "when", "session": "s", "operation": "b", "on": "end", "then": {"do": "subscribe", "operation": "c", "query": "one"}}))
        .await;
    kit.send(subscribe("b", "one")).await;
    kit.expect(&[next("b", "one"), event("complete", "b"), next("c", "one"), event("complete", "c")]);
    kit.send(json!({"do": "when", "session": "s", "operation": "d", "on": "first-result", "then": {"do": "close"}})).await;
    kit.send(subscribe("d", "endless")).await;
    kit.expect(&[next("d", "endless"), json!({"event": "closed", "session": "s"})]);
}
