import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Node: accepting connections. */
export const mistakes = new MistakeTable('Node.listen');

// A connection is added when its handshake is done: close() misses those still shaking hands.
mistakes.patch(
  'node-adds-connections-too-late',
  'Add each as soon as it connects',
  ['this.connections.add(connection);', ''],
  ['return connection;', 'this.connections.add(connection);\nreturn connection;'],
);

// Each connection compares only its own nonce, but the one that comes in is that of the other end.
mistakes.patch('node-connects-to-itself', 'It has connected to itself, and did not notice', [
  ', (nonce) => this.nonces.has(nonce)',
  '',
]);

// A failed handshake rejects, and nothing catches it: one stranger crashes the program.
mistakes.patch('node-crashed-by-failed-handshake', 'Nobody waits for what createServer() calls', [
  '.catch(() => socket.destroy())',
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

// The listening end hangs up, but the other end does not learn why.
mistakes.patch('node-reason-not-passed-on', 'The listening end knows the reason', [
  'if (error instanceof SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);',
  '',
]);

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

// Every connection is treated in the same way, whichever side has made it.
mistakes.patch('node-speaks-first', 'The connection must know that it is inbound', [
  ', this.network, true)',
  ', this.network)',
]);

// Nonces are kept forever.
mistakes.patch('nonces-kept-forever', 'keep nonces only as long as the handshake takes', [
  'this.nonces.delete(own.nonce!);',
  '',
]);

// It only waits for "listening". A port in use causes an error event, and nothing listens to it.
mistakes.patch('node-port-in-use-not-handled', 'instead of "listening", the server emits "error"', [
  "once(server.listen(port, '127.0.0.1'), 'listening')",
  "new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))",
]);

// The port is asked for at once; the server does not have one yet.
mistakes.patch('node-port-before-it-listens', 'address() is null until the server listens', [
  "await once(server.listen(port, '127.0.0.1'), 'listening');",
  "server.listen(port, '127.0.0.1');",
]);

// The slot never learns that the handshake is done: everybody counts as silent.
mistakes.patch('node-slot-not-notified', 'A peer that had talked after its handshake had to go', [
  '(slot.handshakeDone(), serve(connection))',
  'serve(connection)',
]);

// The report comes when the peer connects; so its version counts as talking.
mistakes.patch(
  'node-slot-notified-too-early',
  'Peers that only shook hands keep all places',
  ['if (!slot) return;', 'if (!slot) return;\nslot.handshakeDone();'],
  ['(slot.handshakeDone(), serve(connection))', 'serve(connection)'],
);

// Every nonce is noted, also that of a connection that came in.
mistakes.patch('node-notes-inbound-nonces', 'note the nonces of outbound connections only', [
  'if (!connection.inbound) this.nonces',
  'this.nonces',
]);

// remoteAddress as it is, and an address on the local link has a zone.
mistakes.patch('node-zone-in-addr-recv', 'What follows the % is not a part of the address', [
  'withoutZone(ip)',
  'ip',
]);

// localAddress: the address of this socket, as it seems.
mistakes.patch('node-own-address-in-addr-recv', '127.0.0.1 is your own address', [
  'remoteAddress: ip',
  'localAddress: ip',
]);

// A file is closed after its use; but serve() returns while the connection is still used.
mistakes.patch('node-closes-after-serving', 'serve() has succeeded, but the connection was closed', [
  '.catch(() => socket.destroy())',
  '.catch(() => {})\n.finally(() => socket.destroy())',
]);

// The network is passed on where it connects, and forgotten where it accepts.
mistakes.patch('node-listens-on-mainnet', 'It answers on mainnet', [
  '(socket, this.network, true)',
  "(socket, 'mainnet', true)",
]);

// First the work, then the report.
mistakes.patch('node-slot-notified-after-serving', 'before serve(), which may last', [
  '.then((connection) => (slot.handshakeDone(), serve(connection)))',
  '.then((connection) => serve(connection))\n.then(() => slot.handshakeDone())',
]);

// The nonce is forgotten where the handshake has succeeded; where it fails, the function is left before that.
mistakes.patch('nonces-of-failed-handshakes-kept', 'in a handshake that has failed', [
  '    } finally {\n      this.nonces.delete(own.nonce!);\n    }\n    return connection;',
  '    }\n    this.nonces.delete(own.nonce!);\n    return connection;',
]);

// One field for the nonce, as for one connection: the next one overwrites it.
mistakes.patch('only-the-newest-nonce', 'not only the newest', [
  'this.nonces.set(own.nonce!, connection)',
  '(this.nonces.clear(), this.nonces.set(own.nonce!, connection))',
]);

// serve() is called inside of what catches errors, but what it returns is dropped.
mistakes.patch('node-does-not-wait-for-serving', 'Wait for what serve() returns', [
  '(slot.handshakeDone(), serve(connection))',
  '{ slot.handshakeDone(); serve(connection); }',
]);

// The handshake is over, so the nonces are not needed any more. Those of other connections are.
mistakes.patch(
  'nonces-of-others-forgotten',
  'Forget only the nonce of the connection whose handshake is over',
  ['this.nonces.delete(own.nonce!);', 'if (!connection.inbound) this.nonces.clear();'],
);

// Two fields are set in what makeVersion() returns; but a chosen addr_recv is the same object each time.
mistakes.patch('node-writes-into-the-chosen-addr-recv', 'the chosen addr_recv is one object', [
  'makeVersion({ ...this.choices, addr_recv: { services: 0n, ip: withoutZone(ip), port } });',
  'makeVersion(this.choices);\nObject.assign(own.addr_recv, { ip: withoutZone(ip), port });',
]);

// once() first, so that no event is missed; but nothing happens before listen().
mistakes.patch('node-waits-before-it-listens', 'The promise of listen() never resolves', [
  "await once(server.listen(port, '127.0.0.1'), 'listening');",
  "await once(server, 'listening');\nserver.listen(port, '127.0.0.1');",
]);

// A connection's own nonce is not compared: it cannot come in where it went out, it seems.
mistakes.patch('node-does-not-compare-its-own-nonce', 'on the connection on which you had sent it', [
  '(nonce) => this.nonces.has(nonce)',
  '(nonce) => nonce !== own.nonce && this.nonces.has(nonce)',
]);

// Each connection gets an InboundSlots of its own, which always has room.
mistakes.patch('node-slots-for-each-connection', 'one InboundSlots for all', [
  'this.slots.admit(socket)',
  'new InboundSlots().admit(socket)',
]);
