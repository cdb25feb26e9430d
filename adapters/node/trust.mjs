// The kit's certificate is known when a session opens, which is too late for NODE_EXTRA_CA_CERTS. Node's fetch, its https and its
// WebSocket, and packages such as ws, take their certificates from node:tls, so that none of them must be configured.
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

const trusted = new Map(); // certificates by file

/** Has every TLS connection of this process that is opened from now on trust the certificate in this file, in addition to Node's own. */
export function trust(caFile) {
  if (caFile === undefined || trusted.has(caFile)) return;
  trusted.set(caFile, readFileSync(caFile, 'utf8'));
  if (tls.setDefaultCACertificates) tls.setDefaultCACertificates([...tls.getCACertificates('default'), trusted.get(caFile)]);
  else if (trusted.size === 1) trustInEveryContext();
}

/** Node has no call for it before 22.19 and 24.5. A context with authorities of its own is left as its maker wants it. */
function trustInEveryContext() {
  const { createSecureContext } = tls;
  tls.createSecureContext = (options) => {
    const secure = createSecureContext(options);
    if (!options?.ca) for (const certificate of trusted.values()) secure.context.addCACert(certificate);
    return secure;
  };
}
