// How some servers write a multipart stream, octet by octet, as read in their code: what stands before the first part,
// around each body, and at the end. `router` and so on name where a way of writing was seen; none of this is that program.

const part = (headers, before, after) => (body) => `${before}${headers(body)}\r\n\r\n${body}${after}`;
const lowerCase = () => 'content-type: application/json';
const plain = () => 'Content-Type: application/json';
const measured = (body) =>
  `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`;
const enveloped = (result) => JSON.stringify({ payload: result });
const bare = (result) => JSON.stringify(result);
const noBuffering = { 'X-Accel-Buffering': 'no' };

const behindDelimiter = part(lowerCase, '\r\n', '\r\n--graphql');
const measuredBehindDelimiter = part(measured, '\r\n', '\r\n--graphql');

export const framings = {
  // A heartbeat at once; the delimiter of the next part goes out with each part.
  router: {
    type: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    headers: noBuffering,
    start: '\r\n--graphql' + behindDelimiter('{}'),
    part: behindDelimiter,
    end: behindDelimiter('{}') + '--\r\n',
    fatalEnd: '--\r\n',
    body: enveloped,
    heartbeatMs: 5_000,
  },
  // The first heartbeat has no delimiter before it, and an empty part stands before the end.
  strawberry: {
    type: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
    start: measuredBehindDelimiter('{}'),
    part: measuredBehindDelimiter,
    end: '\r\n--graphql--\r\n',
    body: enveloped,
    heartbeatMs: 5_000,
  },
  // The delimiter comes only with the next part.
  cosmo: {
    type: 'multipart/mixed; subscriptionSpec=1.0; boundary=graphql',
    headers: { 'Cache-Control': 'no-cache', ...noBuffering },
    start: '',
    part: part(plain, '\r\n--graphql\r\n', '\r\n'),
    end: '--graphql--\r\n',
    body: enveloped,
    heartbeatMs: 5_000,
  },
  // No CRLF before the first delimiter, none behind the last.
  hive: {
    type: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    start: '',
    part: part(plain, '--graphql\r\n', '\r\n'),
    end: '--graphql--',
    body: enveloped,
    heartbeatMs: 10_000,
  },
  // Bare results, and no subscriptionSpec.
  'async-graphql': {
    type: 'multipart/mixed; boundary=graphql',
    start: '',
    part: part(plain, '--graphql\r\n', '\r\n'),
    end: '--graphql--\r\n',
    body: bare,
    heartbeatMs: 30_000,
  },
  // Bare results behind another boundary, and no heartbeats.
  yoga: {
    type: 'multipart/mixed; boundary="-"',
    start: '\r\n---',
    part: part(measured, '\r\n', '\r\n---'),
    end: '--\r\n',
    body: bare,
  },
};
