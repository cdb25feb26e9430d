use std::collections::HashMap;
use std::io::{self, Write};
use std::process;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, BufReader};

use crate::lines::Lines;
use crate::session::{Client, Open, Order, Problem, Session, Then};

/// What an adapter says of its client when it greets.
pub struct Description {
    pub name: &'static str,
    pub library_version: &'static str,
    pub protocols: &'static [&'static str],
    /// Empty if the description of the subject names them.
    pub capabilities: &'static [&'static str],
}

#[derive(Deserialize)]
struct Command {
    #[serde(rename = "do")]
    what: String,
    session: Option<String>,
    operation: Option<String>,
    token: Option<Value>,
    on: Option<String>,
    then: Option<Then>,
    #[serde(flatten)]
    members: Map<String, Value>,
}

/// Serves an adapter on the standard streams, and ends the process with them. Nothing else may write to the standard output.
pub async fn run<C: Client>(description: Description) -> ! {
    let result = serve::<C>(description, BufReader::new(tokio::io::stdin()), io::stdout()).await;
    if let Err(problem) = &result {
        eprintln!("{problem}");
    }
    // What the library runs in the background would keep the process alive.
    process::exit(result.is_err().into())
}

/// Greets, and carries out commands until the command `exit` or the end of the input.
pub async fn serve<C: Client>(
    description: Description,
    input: impl AsyncBufRead + Unpin,
    output: impl Write + Send + 'static,
) -> io::Result<()> {
    let lines = Lines::to(output);
    let mut greeting = json!({
        "event": "ready", "version": 1, "name": description.name, "libraryVersion": description.library_version,
    });
    if !description.capabilities.is_empty() {
        greeting["capabilities"] = json!(description.capabilities);
    }
    lines.write(&greeting);
    let mut adapter = Adapter::<C> {
        protocols: description.protocols,
        lines,
        sessions: HashMap::new(),
    };
    let mut commands = input.lines();
    while let Some(line) = commands.next_line().await? {
        match serde_json::from_str::<Command>(&line) {
            Ok(command) if command.what == "exit" => break,
            Ok(command) => adapter.carry_out(command),
            Err(problem) => eprintln!("not a command: {line:?}: {problem}"),
        }
    }
    Ok(())
}

struct Adapter<C: Client> {
    protocols: &'static [&'static str],
    lines: Lines,
    sessions: HashMap<String, Session<C>>,
}

impl<C: Client> Adapter<C> {
    /// Starts what the command asks for and returns at once, so that no session waits for another.
    fn carry_out(&mut self, command: Command) {
        let Some(name) = command.session.clone() else {
            eprintln!("a command without a session: {}", command.what);
            return;
        };
        let operation = command.operation.clone();
        if let Err(problem) = self.try_to(&name, command) {
            self.refuse(&name, operation.as_deref(), &problem);
        }
    }

    fn try_to(&mut self, name: &str, command: Command) -> Result<(), Problem> {
        if command.what == "open" {
            return self.open(name, command.members);
        }
        let session = self.sessions.get(name).ok_or_else(|| Problem::from(format!("no session {name}")))?;
        match command.what.as_str() {
            "subscribe" => session.subscribe(&named(command.operation)?, members(command.members)?),
            "unsubscribe" => session.unsubscribe(&named(command.operation)?),
            "close" => session.close(),
            "when" => session.when(Order {
                operation: named(command.operation)?,
                on: command.on.unwrap_or_default(),
                then: command.then.ok_or_else(|| Problem::from("when without then"))?,
            }),
            "sync" => session.sync(&command.token.unwrap_or_default()),
            other => return Err(format!("unknown command {other}").into()),
        }
        Ok(())
    }

    fn open(&mut self, name: &str, members_of_open: Map<String, Value>) -> Result<(), Problem> {
        if self.sessions.get(name).is_some_and(Session::is_open) {
            return Err(format!("session {name} is open already").into());
        }
        let open: Open = members(members_of_open)?;
        if !self.protocols.contains(&open.protocol.as_str()) {
            return Err(format!("protocol {} is not offered by this adapter", open.protocol).into());
        }
        self.sessions.insert(name.to_owned(), Session::open(name, open, self.lines.clone()));
        Ok(())
    }

    fn refuse(&self, session: &str, operation: Option<&str>, problem: &Problem) {
        self.lines.write(&match operation {
            Some(operation) => {
                json!({"event": "error", "session": session, "operation": operation, "message": problem.message})
            }
            None => json!({"event": "failure", "session": session, "message": problem.message}),
        });
    }
}

fn named(operation: Option<String>) -> Result<String, Problem> {
    operation.ok_or_else(|| Problem::from("a command without an operation"))
}

fn members<T: for<'de> Deserialize<'de>>(members: Map<String, Value>) -> Result<T, Problem> {
    Ok(serde_json::from_value(Value::Object(members))?)
}

