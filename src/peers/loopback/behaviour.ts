import type { VersionLike } from '../peer-codecs';
import { type Misbehaviour, MISBEHAVIOURS, type MisbehaviourName, type Tools } from './misbehaviours';
import type { Manner } from './outbox';
import type { Piece } from '../outgoing';

/** What a peer says of its own accord, with all its misbehaviours put together. */
export interface Behaviour {
  /** Its version message. */
  version(fields: VersionLike, tools: Tools): VersionLike;
  /** What answers a version. */
  greeting(pieces: Piece[], tools: Tools): Piece[];
  /** What follows the handshake. */
  afterwards(pieces: Iterable<Piece>, tools: Tools): Iterable<Piece>;
  /** It says nothing but its greeting. */
  mute: boolean;
  /** In which portions the bytes are sent. */
  manner: Manner;
}

/**
 * Put misbehaviours together, in the order of their table. None of them gives a good peer.
 *
 * @throws Error if there is no such misbehaviour; it lists those that there are
 */
export function behaviourOf(names: readonly MisbehaviourName[]): Behaviour {
  const table: Record<string, Misbehaviour> = MISBEHAVIOURS;
  const known = Object.keys(table);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no misbehaviour ${unknown}; there are: ${known.join(', ')}`);
  }
  const chosen = known.filter((name) => names.includes(name as MisbehaviourName)).map((name) => table[name]);
  return {
    version: (fields, tools) => chosen.reduce((now, { version }) => version?.(now, tools) ?? now, fields),
    greeting: (pieces, tools) => chosen.reduce((now, { greeting }) => greeting?.(now, tools) ?? now, pieces),
    afterwards: (pieces, tools) =>
      chosen.reduce((now, { afterwards }) => afterwards?.(now, tools) ?? now, pieces),
    mute: chosen.some(({ mute }) => mute),
    manner: Object.assign({}, ...chosen.map(({ manner }) => manner)) as Manner,
  };
}
