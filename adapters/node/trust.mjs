// The kit's certificate is known when a session opens, which is too late for NODE_EXTRA_CA_CERTS. The libraries take the
// global WebSocket and the global fetch, and both can be told what to trust without a change to the libraries.
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';

/**
 * Sets the global WebSocket, from package ws, if it is given, and returns a function that makes it and fetch trust a file.
 * The packages are the importer's: this file has none beside it.
 */
export function trustingGlobals({ WebSocket, undici: { Agent, setGlobalDispatcher } }) {
  const trusted = new Map(); // certificates by file
  const authorities = () => [...rootCertificates, ...trusted.values()];

  if (WebSocket) {
    globalThis.WebSocket = class extends WebSocket {
      constructor(url, protocols) {
        super(url, protocols, trusted.size > 0 ? { ca: authorities() } : {});
      }
    };
  }

  return (caFile) => {
    if (caFile === undefined || trusted.has(caFile)) return;
    trusted.set(caFile, readFileSync(caFile, 'utf8'));
    setGlobalDispatcher(new Agent({ connect: { ca: authorities() } }));
  };
}
