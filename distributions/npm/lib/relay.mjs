// The kit starts this as its adapter, and it passes lines between the kit and the process of the tests, where the client is.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [port, token] = process.env.GRAPHQL_TCK_RELAY.split(':');
let toldToEnd = false;

const connection = connect(Number(port), '127.0.0.1', () => {
  connection.write(`${token}\n`);
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      if (JSON.parse(line).do === 'exit') toldToEnd = true;
      connection.write(`${line}\n`);
    })
    .on('close', () => {
      toldToEnd = true;
      connection.end();
    });
});
connection.on('data', (block) => process.stdout.write(block));
// Other than on a command `exit` the tests' process has no reason to hang up before the kit does.
connection.on('close', () => process.exit(toldToEnd ? 0 : 1));
connection.on('error', (problem) => process.stderr.write(`${problem.message}\n`));
