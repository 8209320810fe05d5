import type { SessionOptions, SessionStepLike } from '../../wire/streams/encrypted';
import type { Script } from '../../wire/streams/script';
import type { V2Codecs, VersionLike } from '../peer-codecs';
import { type Misbehaviour, MISBEHAVIOURS, type MisbehaviourName, type Tools } from './misbehaviours';
import type { Manner } from './outbox';
import type { Outgoing } from '../outgoing';

/** How a peer behaves, with all its misbehaviours combined. */
export interface Behaviour {
  /** Its version message. */
  version(fields: VersionLike, tools: Tools): VersionLike;
  /** What it sends in answer to a version. */
  greeting(pieces: Outgoing[], tools: Tools): Outgoing[];
  /** What it sends after the handshake. */
  afterwards(pieces: Iterable<Outgoing>, tools: Tools): Iterable<Outgoing>;
  /** Its side of the second transport. */
  session(
    script: Script<SessionStepLike>,
    codecs: V2Codecs,
    options: SessionOptions,
  ): Script<SessionStepLike>;
  /** Whether it sends nothing but its greeting. */
  mute: boolean;
  /** How the bytes are divided into writes. */
  manner: Manner;
}

/**
 * Combines misbehaviours, in the order of their table. An empty list yields a good peer.
 *
 * @throws Error if there is no such misbehaviour; its message lists the available ones
 */
export function behaviourOf(names: readonly MisbehaviourName[]): Behaviour {
  const table: Record<string, Misbehaviour> = MISBEHAVIOURS;
  const known = Object.keys(table);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no misbehaviour ${unknown}; available: ${known.join(', ')}`);
  }
  const chosen = known.filter((name) => names.includes(name as MisbehaviourName)).map((name) => table[name]);
  return {
    version: (fields, tools) => chosen.reduce((now, { version }) => version?.(now, tools) ?? now, fields),
    greeting: (pieces, tools) => chosen.reduce((now, { greeting }) => greeting?.(now, tools) ?? now, pieces),
    afterwards: (pieces, tools) =>
      chosen.reduce((now, { afterwards }) => afterwards?.(now, tools) ?? now, pieces),
    session: (script, codecs, options) =>
      chosen.reduce((now, { session }) => session?.(now, codecs, options) ?? now, script),
    mute: chosen.some(({ mute }) => mute),
    manner: Object.assign({}, ...chosen.map(({ manner }) => manner)) as Manner,
  };
}
