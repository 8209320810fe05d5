import { Connection } from 'answers/10-connection';
import { Node } from 'answers/11-node';
import { withDeadline } from '../../src/suite/deadline';
import { Unsettled } from '../../src/suite/never-settled';
import { type ResourceTracker, withTracker } from '../../src/suite/resource-tracker';
import { WireError } from '../../src/wire/codec/error';
import { PeerError } from '../../src/wire/streams/peer-errors';
import type { ScriptedPeer } from '../../src/suite/scripted-peer';
// the other end uses the solutions, so that a mistake is reported where it was made
import type { Version } from '../../solutions/06-version';
import { readPayload } from '../../solutions/07-own-version';
import { must, THEIRS, VERACK, version, wire } from '../09-handshake/shared';

export const REGTEST = wire('regtest');

/** A timeout that must not expire during a test, in milliseconds. */
export const AMPLE = 600_000;

export const aNode = (choices: Partial<Version> = {}) => new Node('regtest', choices, AMPLE);

/** The peer's part of a successful handshake: version and verack, once it has received our version. */
export const greet = async (peer: ScriptedPeer | undefined, own = THEIRS) => {
  await peer?.hears('version');
  peer?.say(version(own), VERACK);
};

/** The version that a peer has received. */
export const said = (peer: ScriptedPeer | undefined) => readPayload(peer?.heard[0] ?? VERACK) as Version;

/** The connection, once it is established. */
export const reached = (outcome: () => Connection | Unsettled): Connection => {
  const connection = outcome();
  if (connection instanceof Unsettled) must(false, connection.say);
  return connection as Connection;
};

/** An error of the function that a node calls with each connection. */
export class ServeError extends Error {}

/** What it means if nothing catches an error of a node that listens. */
function meaningOf(error: unknown): string | undefined {
  const ends = 'in a real program it would end the process.';
  if (error instanceof PeerError || error instanceof WireError)
    return `The handshake of a connection that came in has failed, and nothing caught its error; ${ends} Nobody waits for what createServer() calls: catch there.`;
  if (error instanceof ServeError)
    return `serve() has rejected, and nothing caught its error; ${ends} Wait for what serve() returns where you catch other errors.`;
  // Node's own errors are from another realm
  if ((error as { code?: unknown } | undefined)?.code === 'EADDRINUSE')
    return `The port is in use: instead of "listening", the server emits "error", and nothing listens to that; ${ends}`;
  return undefined;
}

/** Run a test in which a node listens: see {@link withTracker}. */
export const listeningTest = (body: (tracker: ResourceTracker) => Promise<void>) =>
  withTracker(body, meaningOf);

export const UNLISTENED =
  'The promise of listen() never resolves. A server emits "listening" only after its own listen() was called.';

/** Let a node listen, with the arguments of `listen`; it fails if that never ends. @returns the port */
export async function listens(node: Node, ...how: Parameters<Node['listen']>): Promise<number> {
  const port = (await withDeadline(() => node.listen(...how), UNLISTENED))();
  if (port instanceof Unsettled) must(false, port.say);
  return port as number;
}

export const UNREACHED = 'The connection is never established.';

export const UNENDED = 'The promise of close() never resolves.';
