// clearTimeout comes after the await instead of in a finally block.
import type { Version } from '../../../solutions/06-version';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The handshake has failed, but its timer is still running';

export class Connection extends RightConnection {
  override async handshake(own?: Version, timeout = 60_000, isOurs?: (nonce: bigint) => boolean) {
    const timer = setTimeout(() => {}, timeout);
    const theirs = await super.handshake(own, timeout, isOurs);
    clearTimeout(timer);
    return theirs;
  }
}
