import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Node. */
export const mistakes = new MistakeTable('Node');

// addr_recv is left at the default of makeVersion().
mistakes.patch('node-addr-recv-empty', 'addr_recv is empty', [
  'addr_recv: { services: 0n, ip: withoutZone(ip), port }, ',
  '',
]);

// A connection is added when its handshake is done: close() misses those still shaking hands.
mistakes.patch(
  'node-adds-connections-too-late',
  'Add each as soon as it connects',
  ['this.connections.add(connection);', ''],
  ['return connection;', 'this.connections.add(connection);\nreturn connection;'],
);

// The port of mainnet is hard-coded.
mistakes.patch('node-always-8333', 'That is the port of mainnet', [
  'port = NETWORKS[this.network].port',
  'port = 8333',
]);

// The network is not passed on to the connection. Two such nodes understand each other perfectly.
mistakes.patch(
  'node-always-mainnet',
  'uses the magic of its network',
  ['(socket, this.network))', '(socket))'],
  ['(socket, this.network, true)', "(socket, 'mainnet', true)"],
);

// makeVersion() without the choices.
mistakes.patch('node-choices-ignored', 'The choices are not in the version', [', ...this.choices', '']);

// close() closes the servers, but forgets the connections.
mistakes.patch('node-close-leaves-connections', 'The promise of close() never resolves', [
  'await Promise.all([...this.connections].map((connection) => connection.close()));',
  '',
]);

// close() closes the connections, but the server goes on listening.
mistakes.patch('node-close-leaves-the-server', 'still lets others connect', [
  "once(server.close(), 'close')",
  'undefined',
]);

// A server is only closed when its last connection is, but the connections are closed afterwards.
mistakes.patch('node-closes-the-server-first', 'The promise of close() never resolves', [
  'this.servers.clear();',
  'this.servers.clear();\nawait Promise.all(servers);',
]);

// A connection that is being established is not in the list yet, so it is never closed.
mistakes.patch('node-connects-after-closing', 'The node was closed while it was connecting', [
  'this.closings++;',
  '',
]);

// Each connection compares only its own nonce, but the one that comes in is that of the other end.
mistakes.patch('node-connects-to-itself', 'It has connected to itself, and did not notice', [
  ', (nonce) => this.nonces.has(nonce)',
  '',
]);

// A failed handshake rejects, and nothing catches it: one stranger crashes the program.
mistakes.patch('node-crashed-by-failed-handshake', 'An error was not handled', [
  '.catch(() => socket.destroy())',
  '',
]);

// Connections are added to the set, but never removed.
mistakes.patch('node-keeps-closed-connections', 'Both ends have rejected it', [
  "connection.socket.once('close', () => this.connections.delete(connection));",
  '',
]);

// listen(port): without an address it listens on every address of the machine.
mistakes.patch('node-listens-everywhere', 'any machine on the network can connect', [", '127.0.0.1'", '']);

// After the handshake, serve() is never called.
mistakes.patch('node-never-serves', 'listen() has not passed the connection to serve()', [
  ', serve(connection)',
  '',
]);

// No limit: a stranger who opens enough connections takes all of them.
mistakes.patch('node-no-inbound-limit', 'Anyone may connect, so there is a limit', [
  'InboundSlots(MAX_INBOUND)',
  'InboundSlots(Infinity, Infinity)',
]);

// A queue of handshakes: one silent peer keeps all others waiting.
mistakes.patch('node-one-handshake-at-a-time', 'One connection keeps the others waiting', [
  'this.greet(Connection.over(socket, this.network, true))',
  'this.last = Promise.resolve(this.last).then(() => this.greet(Connection.over(socket, this.network, true)))',
]);

// It only waits for "listening". A port in use causes an error event, and nothing listens to it.
mistakes.patch('node-port-in-use-not-handled', 'An error was not handled', [
  "once(server.listen(port, '127.0.0.1'), 'listening')",
  "new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))",
]);

// The listening end hangs up, but the other end does not learn why.
mistakes.patch('node-reason-not-passed-on', 'The listening end knows the reason', [
  'if (error instanceof SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);',
  '',
]);

// connect() returns the connection as soon as there is one; the handshake goes on in the background.
mistakes.patch('node-returned-too-early', 'connect() returned the connection before the handshake was done', [
  'return this.greet(Connection.over(socket, this.network));',
  'const connection = Connection.over(socket, this.network);\nthis.greet(connection).catch(() => {});\nreturn connection;',
]);

// The version message is made once, in the constructor.
mistakes.patch(
  'node-same-nonce-for-all',
  'Two connections use the same nonce',
  ['closings = 0;', 'closings = 0;\nnonce = makeVersion().nonce;'],
  ['...this.choices', 'nonce: this.nonce, ...this.choices'],
);

// serve() is called when a peer connects, before the handshake.
mistakes.patch(
  'node-serves-too-early',
  'was passed to serve() before the handshake was done',
  [
    'this.greet(Connection.over(socket, this.network, true))',
    'const connection = Connection.over(socket, this.network, true);\nserve(connection);\nthis.greet(connection)',
  ],
  ['(slot.handshakeDone(), serve(connection))', 'slot.handshakeDone()'],
);

// The error is caught, but the connection is left open.
mistakes.patch('node-serving-fails-open', 'serve() has failed, but the connection stays open', [
  '.catch(() => socket.destroy())',
  '.catch(() => {})',
]);

// The error of the socket is passed on unchanged.
mistakes.patch('node-socket-error-unchanged', 'It was rejected, but not with a ConnectError', [
  'dial(host, port, this.timeout)',
  'dial(host, port, this.timeout).catch(() => { throw new Error(`connect ECONNREFUSED ${host}:${port}`); })',
]);

// Every connection is treated in the same way, whichever side has made it.
mistakes.patch('node-speaks-first', 'The connection must know that it is inbound', [
  ', this.network, true)',
  ', this.network)',
]);

// The handshake timeout is left at a minute.
mistakes.patch('node-timeout-not-passed-on', 'The handshake can no longer succeed', [
  'handshake(own, this.timeout,',
  'handshake(own, undefined,',
]);
