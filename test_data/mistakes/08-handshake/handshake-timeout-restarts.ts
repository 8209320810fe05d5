// Each message of the handshake may take as long as the whole handshake.
import { Handshake } from '../../../solutions/08-handshake';
import { makeVersion, type Version } from '../../../solutions/06-version';
import { HandshakeTimeoutError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It is for the whole handshake';

export class Connection extends RightConnection {
  override async handshake(
    own = makeVersion(),
    timeout = 60_000,
    isOurs = (nonce: bigint) => nonce === own.nonce,
  ): Promise<Version> {
    const handshake = new Handshake(own, this.inbound, isOurs);
    try {
      for (const message of handshake.open()) await this.transmit(message);
      while (!handshake.done) {
        for (const answer of handshake.receive(await this.receive(timeout))) await this.transmit(answer);
      }
      return (this.theirs = handshake.theirs!);
    } catch (error) {
      const missing = handshake.theirs ? 'verack' : 'version';
      const late = error instanceof ReceiveTimeoutError;
      const reason = late ? new HandshakeTimeoutError(`no ${missing}`) : (error as Error);
      this.onEnd(reason);
      throw reason;
    }
  }
}
