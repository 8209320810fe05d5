// The error is passed on, but the connection is not closed.
import type { Version } from '../../../solutions/06-version';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The handshake failed, but the connection is still open';

export class Connection extends RightConnection {
  override async handshake(own?: Version, timeout?: number, isOurs?: (nonce: bigint) => boolean) {
    const { destroy } = this.socket;
    this.socket.destroy = () => this.socket;
    try {
      return await super.handshake(own, timeout, isOurs);
    } finally {
      this.socket.destroy = destroy;
    }
  }
}
