/**
 * Lesson 11 · A node.
 *
 * It connects, accepts connections, and shakes hands on all of them.
 *
 * @module
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { NETWORKS, type NetworkName } from '../src/wire/networks';
import { withoutZone } from '../src/wire/streams/address';
import { dial } from '../src/wire/streams/dial';
import { InboundSlots } from '../src/wire/streams/inbound-slots';
import { CONNECT_TIMEOUT, MAX_INBOUND } from '../src/wire/streams/limits';
import { ClosedError, SelfConnectionError } from '../src/wire/streams/peer-errors';
import { type Version } from './06-version';
import { makeVersion } from './07-own-version';
import { Connection } from './10-connection';
import { todo } from '../src/base/todo';

/**
 * A node: it makes and accepts connections, and says the same about itself on all of them. Only the nonce
 * differs each time, and addr_recv, which is the other side's address as the socket knows it.
 *
 * Steps: connect, listen, close.
 */
export class Node {
  /** All open connections, including those whose handshake is not done yet. */
  readonly connections = new Set<Connection>();

  /**
   * @param network - which network it belongs to
   * @param choices - fields of its version messages that differ from the defaults; see makeVersion
   * @param timeout - how long connecting and how long a handshake may take, in milliseconds
   */
  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = CONNECT_TIMEOUT,
  ) {}

  /**
   * Connect to another node and shake hands.
   *
   * @param host - a name or an address
   * @param port - by default, that of the network
   * @throws what {@link dial} and {@link Node.greet} throw; nothing is left open then. If a node has connected
   *   to itself, both ends get a SelfConnectionError
   */
  async connect(host: string, port = NETWORKS[this.network].port): Promise<Connection> {
    return todo('11-node', 'Node.connect');
  }

  /**
   * Shake hands on a connection that was made or accepted. It is in `connections` from now on, until its socket
   * closes.
   *
   * The version says in `addr_recv` the socket's remote address (an IPv6 address without its zone) and port, and
   * otherwise what makeVersion and `choices` say. The node knows each nonce that it has sent on an *outbound*
   * connection for as long as that connection shakes hands: if it comes in meanwhile, on any connection, the node
   * has connected to itself.
   *
   * @param connection - listening to its socket
   * @returns the same connection, when the handshake is done
   * @throws what {@link Connection.handshake} throws; the connection is closed then. After a
   *   SelfConnectionError, which has the nonce, the outbound end is closed with the same error
   */
  async greet(connection: Connection): Promise<Connection> {
    return todo('11-node', 'Node.greet');
  }

  /**
   * Accept connections on this machine's loopback address, at most {@link MAX_INBOUND} at a time. (One whose
   * peer says nothing may be closed to make room for a new one: see {@link InboundSlots}.)
   *
   * @param serve - called with each connection after the handshake; if it throws or rejects, the connection
   *   is closed, and the node goes on
   * @param port - by default, a free one
   * @returns the port on which it listens by then
   * @throws the server's error, such as EADDRINUSE; the node can still be closed
   */
  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    return todo('11-node', 'Node.listen');
  }

  /**
   * Close all connections, and accept no more. It may be called more than once, and each call waits. A pending
   * {@link Node.connect}, even one that is still dialling, fails with a ClosedError or a ConnectError, and
   * leaves no connection.
   *
   * @returns when every socket and every server has closed. A server closes only after its last connection
   */
  async close(): Promise<void> {
    return todo('11-node', 'Node.close');
  }
}
