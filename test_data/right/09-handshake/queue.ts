// Small steps: a list of messages, a list of pending waits, and one method per step. Some mistakes of this lesson
// change one step.
import type { Message } from '../../../solutions/01-framing';
import { readVersion, type Version } from '../../../solutions/06-version';
import { makeMessage } from '../../../solutions/07-own-version';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import * as errors from '../../../src/wire/streams/peer-errors';

export function pongFor({ payload }: Message): Message | undefined {
  return payload.length >= 8
    ? { command: 'pong', payload: Uint8Array.from(payload).subarray(0, 8) }
    : undefined;
}

export class Handshake {
  theirs: Version | undefined;
  acknowledged = false;

  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs: (nonce: bigint) => boolean = (nonce) => nonce === own.nonce,
  ) {}

  get done(): boolean {
    return Boolean(this.theirs) && this.acknowledged;
  }

  open(): Message[] {
    const hello = makeMessage('version', this.own);
    return this.inbound ? [] : [hello];
  }

  receive({ command, payload }: Message): Message[] {
    switch (command) {
      case 'version':
        return this.theirs ? [] : this.greeted(payload);
      case 'verack':
        this.acknowledged = true;
        return [];
      default:
        return [];
    }
  }

  protected greeted(payload: Uint8Array): Message[] {
    // a copy of the beginning: what follows the version may be long
    const theirs = readVersion(new Reader(payload));
    this.judge(theirs);
    if (theirs.user_agent) theirs.user_agent = this.keep(theirs.user_agent);
    this.theirs = theirs;
    const answers = [makeMessage('verack', {})];
    if (this.inbound) answers.unshift(makeMessage('version', this.own));
    return answers;
  }

  protected keep(bytes: Uint8Array): Uint8Array {
    return bytes.slice();
  }

  protected judge({ nonce, version, user_agent }: Version): void {
    if (user_agent && user_agent.length > 256) {
      throw new WireError('user_agent', 80, 'no more than 256 bytes', String(user_agent.length));
    }
    if (nonce !== undefined && this.isOurs(nonce)) throw new errors.SelfConnectionError(nonce);
    if (version < 31800) throw new errors.ObsoleteVersionError(`${version} is below 31800`);
  }
}
