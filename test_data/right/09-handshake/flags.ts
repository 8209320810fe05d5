// What has happened is kept in the bits of a number; Handshake and Inbox do the rest.
import type { Message } from '../../../solutions/01-framing';
import { readVersion, type Version } from '../../../solutions/06-version';
import { makeMessage } from '../../../solutions/07-own-version';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import * as errors from '../../../src/wire/streams/peer-errors';

const VERSION = 1;
const VERACK = 2;

export function pongFor(ping: Message): Message | undefined {
  const payload = Buffer.alloc(8);
  const [view, short] = [Buffer.from(ping.payload), ping.payload.length < 8];
  view.copy(payload);
  return short ? undefined : { command: 'pong', payload: new Uint8Array(payload) };
}

export class Handshake {
  theirs: Version | undefined = undefined;
  private heard = 0;

  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs = (nonce: bigint) => nonce === own.nonce,
  ) {}

  get acknowledged(): boolean {
    return (this.heard & VERACK) !== 0;
  }

  get done(): boolean {
    return this.heard === (VERSION | VERACK);
  }

  open(): Message[] {
    return [makeMessage('version', this.own)].slice(this.inbound ? 1 : 0);
  }

  receive(message: Message): Message[] {
    const bit = { version: VERSION, verack: VERACK }[message.command] ?? 0;
    const news = bit & ~this.heard;
    if (news === VERSION) this.theirs = this.accept(readVersion(new Reader(message.payload)));
    this.heard |= bit;
    if (news !== VERSION) return [];
    return [makeMessage('version', this.own), makeMessage('verack', {})].slice(this.inbound ? 0 : 1);
  }

  private accept(version: Version): Version {
    const { length = 0 } = version.user_agent ?? {};
    if (length > 256) throw new WireError('user_agent', 80, '256 bytes', `${length}`);
    if (version.user_agent) version.user_agent = Uint8Array.from(version.user_agent);
    if (version.version < 31800) throw new errors.ObsoleteVersionError(`${version.version} < 31800`);
    if (version.nonce === undefined || !this.isOurs(version.nonce)) return version;
    throw new errors.SelfConnectionError(version.nonce);
  }
}
