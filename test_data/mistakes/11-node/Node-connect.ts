import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Node: connecting. */
export const mistakes = new MistakeTable('Node.connect');

// addr_recv is left at the default of makeVersion().
mistakes.patch('node-addr-recv-empty', 'addr_recv is empty', [
  ', addr_recv: { services: 0n, ip: withoutZone(ip), port }',
  '',
]);

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
mistakes.patch('node-choices-ignored', 'The choices are not in the version', ['...this.choices, ', '']);

// Connections are added to the set, but never removed.
mistakes.patch('node-keeps-closed-connections', 'The connection has ended, but is still in connections', [
  "connection.socket.once('close', () => this.connections.delete(connection));",
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

// The error of the socket is passed on unchanged.
mistakes.patch('node-socket-error-unchanged', 'It was rejected, but not with a ConnectError', [
  'dial(host, port, this.timeout)',
  'dial(host, port, this.timeout).catch(() => { throw new Error(`connect ECONNREFUSED ${host}:${port}`); })',
]);

// The handshake timeout is left at a minute.
mistakes.patch('node-timeout-not-passed-on', 'That is also how long a handshake may take', [
  'handshake(own, this.timeout,',
  'handshake(own, undefined,',
]);

// dial() has a default, like so many functions.
mistakes.patch('node-dials-without-timeout', 'dial() needs a timeout in milliseconds, not undefined', [
  'dial(host, port, this.timeout)',
  'dial(host, port, undefined as never)',
]);

// Removed where the handshake fails, since that is where the thought came up.
mistakes.patch(
  'node-keeps-connections-that-ended-later',
  'whether or not the handshake had succeeded',
  ["connection.socket.once('close', () => this.connections.delete(connection));", ''],
  ['await connection.close();\n', 'await connection.close();\nthis.connections.delete(connection);\n'],
);

// Added when the handshake is done, and taken away in the finally that cleans up after it.
mistakes.patch(
  'node-forgets-connections-after-the-handshake',
  'The handshake is done, but the connection is not in connections',
  [
    'this.nonces.delete(own.nonce!);',
    'this.nonces.delete(own.nonce!);\nthis.connections.delete(connection);',
  ],
);

// The address for addr_recv is there, and version has a second field for an address.
mistakes.patch('node-addr-from-of-the-other-side', 'addr_from has the address of the other side', [
  'const own = makeVersion({',
  'const addr_from = { services: 0n, ip: withoutZone(ip), port };\nconst own = makeVersion({ addr_from,',
]);

// localPort: the port of this socket, as it seems.
mistakes.patch('node-own-port-in-addr-recv', 'is your own port', ['remotePort: port', 'localPort: port']);

// The same constant as in the constructor.
mistakes.patch('node-dials-with-default-timeout', 'That is also how long connecting may take', [
  'dial(host, port, this.timeout)',
  'dial(host, port, CONNECT_TIMEOUT)',
]);

// The call in listen() has a third argument, so this one gets it, too.
mistakes.patch('node-inbound-on-its-own-connection', 'is `inbound` true on a connection that you made', [
  '(socket, this.network))',
  '(socket, this.network, true))',
]);

// What somebody chose comes last, so that it counts.
mistakes.patch('node-chosen-addr-recv', 'addr_recv is the one that was chosen', [
  '{ ...this.choices, addr_recv: { services: 0n, ip: withoutZone(ip), port } }',
  '{ addr_recv: { services: 0n, ip: withoutZone(ip), port }, ...this.choices }',
]);

// greet() is called, and nobody waits for it.
mistakes.patch(
  'node-greets-without-waiting',
  'connect() returned the connection before the handshake was done',
  [
    'return this.greet(Connection.over(socket, this.network));',
    'const connection = Connection.over(socket, this.network);\nvoid this.greet(connection);\nreturn connection;',
  ],
);

// `new` makes a connection, as it does elsewhere; but nothing listens to its socket.
mistakes.patch('node-connection-does-not-listen', 'Connection.over() does', [
  'Connection.over(socket, this.network))',
  'new Connection(socket, this.network))',
]);

// The connection is closed after an error, but the error goes no further.
mistakes.patch('node-error-not-thrown-on', 'but connect() has returned it', ['throw error;', '']);
