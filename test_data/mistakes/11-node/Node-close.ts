import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Node: closing. */
export const mistakes = new MistakeTable('Node.close');

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
mistakes.patch('node-closes-the-server-first', 'A server closes only after its last connection', [
  'await Promise.all([...this.connections]',
  'await Promise.all(servers);\nawait Promise.all([...this.connections]',
]);

// A connection that is being established is not in the list yet, so it is never closed.
mistakes.patch('node-connects-after-closing', 'The node was closed while it was connecting', [
  'this.closings++;',
  '',
]);

// The sockets are destroyed, which is not the same as closed.
mistakes.patch('node-close-does-not-wait', 'close() has resolved, but a socket is still open', [
  'await Promise.all([...this.connections].map((connection) => connection.close()));\n    await Promise.all(servers);',
  'for (const { socket } of this.connections) socket.destroy();\n    void Promise.all(servers);',
]);

// One field for the server: the second listen() overwrites the first.
mistakes.patch('node-closes-one-server', 'It listened on two ports', [
  'this.servers.add(server);',
  'this.servers.clear();\nthis.servers.add(server);',
]);

// The late connect() is refused, and its socket forgotten.
mistakes.patch('node-leaves-a-late-socket', 'connect() has failed, but its socket is still open', [
  'socket.destroy();\n',
  '',
]);

// Without a server there is nothing to close, it seems.
mistakes.patch(
  'node-close-without-server',
  'A node that never listened was closed, but its connection is open',
  ['this.closings++;', 'this.closings++;\nif (this.servers.size === 0) return;'],
);

// close() of each connection is called, but only the servers are waited for. They know only those that came in.
mistakes.patch('node-close-waits-for-servers-only', 'the socket of a connection has not closed yet', [
  'await Promise.all([...this.connections].map((connection) => connection.close()));',
  'for (const connection of this.connections) void connection.close();\n    this.connections.clear();',
]);

// close() of each server is called, but nobody waits for the event.
mistakes.patch('node-close-does-not-wait-for-servers', 'a server has not closed yet', [
  '    await Promise.all(servers);\n',
  '',
]);

// It is closed when all of it is closed. A connection that is made meanwhile does not see that.
mistakes.patch(
  'node-closed-only-in-the-end',
  'While close() was waiting, connect() has made a connection',
  ['    this.closings++;\n', ''],
  ['    await Promise.all(servers);\n', '    await Promise.all(servers);\n    this.closings++;\n'],
);

// The callback of server.close() has an error, if the server was not open.
mistakes.patch(
  'node-rejects-the-second-close',
  'It may be called more than once',
  [
    "once(server.close(), 'close')",
    'new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))',
  ],
  ["    server.once('close', () => this.servers.delete(server));\n", ''],
);

// First the connections, then the servers, because a server waits for its connections. Others come in meanwhile.
mistakes.patch(
  'node-closes-the-server-last',
  'While close() was waiting, listen() has accepted a connection',
  ["    const servers = [...this.servers].map((server) => once(server.close(), 'close'));\n", ''],
  [
    'await Promise.all(servers);',
    "await Promise.all([...this.servers].map((server) => once(server.close(), 'close')));",
  ],
);

// What has been established after all is closed when it is complete; a silent peer never completes it.
mistakes.patch('node-checks-after-the-handshake', 'Look right after dial() whether the node was closed', [
  `if (closings !== this.closings) {
      socket.destroy();
      throw new ClosedError('this node was closed');
    }
    return this.greet(Connection.over(socket, this.network));`,
  `const connection = await this.greet(Connection.over(socket, this.network));
    if (closings === this.closings) return connection;
    await connection.close();
    throw new ClosedError('this node was closed');`,
]);

// The socket is not wanted any more, so there is nothing to return.
mistakes.patch('node-late-connect-resolves', 'connect() has resolved, without a connection', [
  "throw new ClosedError('this node was closed');",
  'return undefined as never;',
]);

// First all calls of close(), then the connections, then the event of each server, which has been emitted by then.
mistakes.patch(
  'node-waits-for-a-past-event',
  'before you began to listen for it',
  ["once(server.close(), 'close')", 'server.close()'],
  ['await Promise.all(servers);', "await Promise.all(servers.map((server) => once(server, 'close')));"],
);

// It may be called more than once, so the second call returns at once, while the first still waits.
mistakes.patch('node-second-close-returns-at-once', 'While close() was waiting, it was called again', [
  'this.closings++;',
  'if (this.closings++) return;',
]);
