// @ts-check
// Loaded into a kernel with node --require: every connection that would leave this machine fails, and is
// logged to the file named by WORKBOOK_CONNECTIONS.
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const connect = net.Socket.prototype.connect;

/** @param {unknown} host */
function isLoopback(host) {
  return host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(String(host));
}

/**
 * Where a call of connect or listen leads.
 *
 * @param {any[]} args its arguments; Node's own callers pass them as one array
 */
function targetOf(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  const path = options.path ?? (typeof first === 'string' && Number.isNaN(Number(first)) ? first : undefined);
  return { path, host: options.host, port: options.port, lookup: options.lookup };
}

net.Socket.prototype.connect = /** @this {import('node:net').Socket} */ function (
  /** @type {any[]} */ ...args
) {
  const { path, host, port } = targetOf(args);
  if (path !== undefined || isLoopback(typeof host === 'function' ? undefined : host)) {
    return Reflect.apply(connect, this, args);
  }
  const where = `${host}:${port}`;
  if (process.env.WORKBOOK_CONNECTIONS) appendFileSync(process.env.WORKBOOK_CONNECTIONS, `${where}\n`);
  // made here: its stack shows whose connection it is
  const error = new Error(
    `It opened a connection to ${where}, which is refused: it would leave this machine.`,
  );
  process.nextTick(() => this.destroy(error));
  return this;
};

module.exports = { targetOf };
