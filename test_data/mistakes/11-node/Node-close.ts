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

// It only waits for "listening". A port in use causes an error event, and nothing listens to it.
mistakes.patch('node-port-in-use-not-handled', 'An error was not handled', [
  "once(server.listen(port, '127.0.0.1'), 'listening')",
  "new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))",
]);
