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
mistakes.patch('node-closes-the-server-first', 'The promise of close() never resolves', [
  'this.servers.clear();',
  'this.servers.clear();\nawait Promise.all(servers);',
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
