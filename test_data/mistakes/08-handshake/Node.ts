import { type AddressInfo, createServer, type Socket } from 'node:net';
import { makeVersion } from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Connection as OtherConnection, Node as RightNode } from '../../right/08-handshake/queue';

/** Wrong answers for Node. */
export const mistakes = new MistakeTable('Node');

// addr_recv is left at the default of makeVersion().
mistakes.add(
  'node-addr-recv-empty',
  'addr_recv is empty',
  class Node extends RightNode {
    protected override own() {
      return makeVersion(this.choices);
    }
  },
);

// A connection is added when its handshake is done: close() misses those still shaking hands.
mistakes.add(
  'node-adds-connections-too-late',
  'Add each as soon as it connects',
  class Node extends RightNode {
    protected override async greet(connection: OtherConnection) {
      this.connections.delete(connection);
      const greeted = await super.greet(connection);
      this.connections.add(greeted);
      return greeted;
    }
  },
);

// The port of mainnet is hard-coded.
mistakes.add(
  'node-always-8333',
  'That is the port of mainnet',
  class Node extends RightNode {
    override connect(host: string, port = 8333) {
      return super.connect(host, port);
    }
  },
);

// The network is not passed on to the connection. Two such nodes understand each other perfectly.
mistakes.add(
  'node-always-mainnet',
  'uses the magic of its network',
  class Node extends RightNode {
    protected override wrap(socket: Socket, inbound: boolean) {
      const connection = OtherConnection.over(socket, 'mainnet', inbound);
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
      return connection;
    }
  },
);

// makeVersion() without the choices.
mistakes.add(
  'node-choices-ignored',
  'The choices are not in the version',
  class Node extends RightNode {
    protected override own(connection: OtherConnection) {
      return makeVersion({ addr_recv: super.own(connection).addr_recv });
    }
  },
);

// close() closes the servers, but forgets the connections.
mistakes.add(
  'node-close-leaves-connections',
  'The promise of close() never resolves',
  class Node extends RightNode {
    override async close() {
      this.connections.clear();
      await super.close();
    }
  },
);

// close() closes the connections, but the server goes on listening.
mistakes.add(
  'node-close-leaves-the-server',
  'still lets others connect',
  class Node extends RightNode {
    override async close() {
      await Promise.all([...this.connections].map((connection) => connection.close()));
    }
  },
);

// A server is only closed when its last connection is, but the connections are closed afterwards.
mistakes.add(
  'node-closes-the-server-first',
  'The promise of close() never resolves',
  class Node extends RightNode {
    override async close() {
      for (const server of this.servers) {
        if (server.listening) await new Promise((resolve) => server.close(resolve));
      }
      await super.close();
    }
  },
);

// A connection that is being established is not in any list yet, so it is never closed.
mistakes.add(
  'node-connects-after-closing',
  'The node was closed while it was connecting',
  class Node extends RightNode {
    override async close() {
      this.dialling.clear();
      await super.close();
    }
  },
);

// Each connection compares only its own nonce, but the one that comes in is that of the other end.
mistakes.add(
  'node-connects-to-itself',
  'It has connected to itself, and did not notice',
  class Node extends RightNode {
    protected override async greet(connection: OtherConnection) {
      await connection.handshake(this.own(connection), this.timeout);
      return connection;
    }
  },
);

// A failed handshake rejects, and nothing catches it: one stranger crashes the program.
mistakes.add(
  'node-crashed-by-failed-handshake',
  'An error came up that nobody handles',
  class Node extends RightNode {
    protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
      await serve(await this.greet(this.wrap(socket, true)));
    }
  },
);

// Connections are added to the set, but never removed.
mistakes.add(
  'node-keeps-closed-connections',
  'Both ends know it',
  class Node extends RightNode {
    protected override wrap(socket: Socket, inbound: boolean) {
      const connection = OtherConnection.over(socket, this.network, inbound);
      this.connections.add(connection);
      return connection;
    }
  },
);

// listen(port): without an address it listens on every address of the machine.
mistakes.add(
  'node-listens-everywhere',
  'any machine on the network can connect',
  class Node extends RightNode {
    override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
      const server = createServer((socket) => void this.welcome(socket, serve));
      this.servers.push(server);
      await new Promise<void>((resolve) => server.listen(port, resolve));
      return (server.address() as AddressInfo).port;
    }
  },
);

// After the handshake, serve() is never called.
mistakes.add(
  'node-never-serves',
  'listen() has not passed the connection to serve()',
  class Node extends RightNode {
    protected override welcome(socket: Socket) {
      return super.welcome(socket, () => {});
    }
  },
);

// No limit: a stranger who opens enough connections takes all of them.
mistakes.add(
  'node-no-inbound-limit',
  'Anyone may connect, so there is a limit',
  class Node extends RightNode {
    override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
      const given = await super.listen(serve, port);
      for (const server of this.servers) server.maxConnections = Infinity;
      return given;
    }
  },
);

// A queue of handshakes: one silent peer keeps all others waiting.
mistakes.add(
  'node-one-handshake-at-a-time',
  'One connection keeps the others waiting',
  class Node extends RightNode {
    private last: Promise<unknown> = Promise.resolve();

    protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
      this.last = this.last.then(() => super.welcome(socket, serve));
      await this.last;
    }
  },
);

// It only waits for "listening". A port in use causes an error event, and nothing listens to it.
mistakes.add(
  'node-port-in-use-not-handled',
  'An error came up that nobody handles',
  class Node extends RightNode {
    override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
      const server = createServer((socket) => void this.welcome(socket, serve));
      this.servers.push(server);
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return (server.address() as AddressInfo).port;
    }
  },
);

// The listening end hangs up, but the other end does not learn why.
mistakes.add(
  'node-reason-not-passed-on',
  'The listening end knows the reason',
  class Node extends RightNode {
    protected override async failed() {}
  },
);

// connect() returns the connection as soon as there is one; the handshake goes on in the background.
mistakes.add(
  'node-returned-too-early',
  'connect() returned the connection before the handshake was done',
  class Node extends RightNode {
    protected override async greet(connection: OtherConnection) {
      if (connection.inbound) return super.greet(connection);
      super.greet(connection).catch(() => {});
      return connection;
    }
  },
);

// The version message is made once, in the constructor.
mistakes.add(
  'node-same-nonce-for-all',
  'Two connections use the same nonce',
  class Node extends RightNode {
    private readonly nonce = makeVersion().nonce;

    protected override own(connection: OtherConnection) {
      return { ...super.own(connection), nonce: this.nonce };
    }
  },
);

// serve() is called when a peer connects, before the handshake.
mistakes.add(
  'node-serves-too-early',
  'was passed to serve() before the handshake was done',
  class Node extends RightNode {
    protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
      const connection = this.wrap(socket, true);
      const greeting = this.greet(connection);
      await serve(connection);
      await greeting.catch(() => {});
    }
  },
);

// The error is caught, but the connection is left open.
mistakes.add(
  'node-serving-fails-open',
  'serve() has failed, but the connection stays open',
  class Node extends RightNode {
    protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
      try {
        await serve(await this.greet(this.wrap(socket, true)));
      } catch {
        // swallowed
      }
    }
  },
);

// The error of the socket is passed on unchanged.
mistakes.add(
  'node-socket-error-unchanged',
  'It was refused, but not with a ConnectError',
  class Node extends RightNode {
    protected override async dial(host: string, port: number) {
      try {
        return await super.dial(host, port);
      } catch {
        throw new Error(`connect ECONNREFUSED ${host}:${port}`);
      }
    }
  },
);

// Every connection is treated in the same way, whichever side has made it.
mistakes.add(
  'node-speaks-first',
  'The connection must know that it is inbound',
  class Node extends RightNode {
    protected override wrap(socket: Socket) {
      return super.wrap(socket, false);
    }
  },
);

// The handshake timeout is left at a minute.
mistakes.add(
  'node-timeout-not-passed-on',
  'The handshake can no longer succeed',
  class Node extends RightNode {
    protected override async greet(connection: OtherConnection) {
      const { handshake } = connection;
      connection.handshake = (own, _, isOurs) => handshake.call(connection, own, 60_000, isOurs);
      return super.greet(connection);
    }
  },
);
