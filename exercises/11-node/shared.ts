import { Connection } from 'answers/10-connection';
import { Node } from 'answers/11-node';
import { Unsettled } from '../../src/suite/never-settled';
import type { ScriptedPeer } from '../../src/suite/scripted-peer';
// the other end uses the solutions, so that a mistake is reported where it was made
import type { Version } from '../../solutions/06-version';
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

/** The connection, once it is established. */
export const reached = (outcome: () => Connection | Unsettled): Connection => {
  const connection = outcome();
  if (connection instanceof Unsettled) must(false, connection.say);
  return connection as Connection;
};

export const UNREACHED = 'The connection is never established.';

export const UNENDED = 'The promise of close() never resolves.';
