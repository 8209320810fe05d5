// The socket is read with `for await`, at the pace of the receiver, and private fields have a #.
import type { Message } from '../../../solutions/01-framing';
import { readVersion, type Version } from '../../../solutions/06-version';
import { makeMessage } from '../../../solutions/07-own-version';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { ObsoleteVersionError, SelfConnectionError } from '../../../src/wire/streams/peer-errors';

export const pongFor = ({ payload }: Message): Message | undefined =>
  payload.length < 8 ? undefined : { command: 'pong', payload: new Uint8Array(payload.subarray(0, 8)) };

export class Handshake {
  theirs?: Version;
  readonly #heard = new Set<string>();
  readonly #isOurs: (nonce: bigint) => boolean;

  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    isOurs?: (nonce: bigint) => boolean,
  ) {
    this.#isOurs = isOurs ?? ((nonce) => nonce === own.nonce);
  }

  get acknowledged() {
    return this.#heard.has('verack');
  }

  get done() {
    return this.#heard.size === 2;
  }

  open(): Message[] {
    if (this.inbound) return [];
    return [makeMessage('version', this.own)];
  }

  receive(message: Message): Message[] {
    const first = !this.#heard.has(message.command);
    if (message.command === 'verack') this.#heard.add('verack');
    if (message.command !== 'version' || !first) return [];
    const version = readVersion(new Reader(message.payload));
    const name = version.user_agent ?? new Uint8Array();
    if (name.length > 256) throw new WireError('user_agent', 80, 'a short name', `${name.length} bytes`);
    if (version.version < 31800) throw new ObsoleteVersionError(`protocol ${version.version} is too old`);
    if (version.nonce !== undefined && this.#isOurs(version.nonce))
      throw new SelfConnectionError(version.nonce);
    this.theirs = { ...version, ...(version.user_agent && { user_agent: version.user_agent.slice() }) };
    this.#heard.add('version');
    return [...(this.inbound ? [makeMessage('version', this.own)] : []), makeMessage('verack', {})];
  }
}
