// The timer keeps running after the handshake is done. If it fires, it does harm.
import type { Version } from '../../../solutions/06-version';
import { HandshakeTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The handshake is done, but its timer is still running';

export class Connection extends RightConnection {
  override async handshake(own?: Version, timeout = 60_000, isOurs?: (nonce: bigint) => boolean) {
    setTimeout(() => {
      if (!this.theirs) this.onEnd(new HandshakeTimeoutError('too late: no version, or no verack'));
    }, timeout);
    return super.handshake(own, timeout, isOurs);
  }
}
