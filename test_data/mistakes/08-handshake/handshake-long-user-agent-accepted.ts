// The nonce and the protocol version are checked, but not the length of the user agent.
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A user agent of 257 bytes was accepted';

export class Handshake extends RightHandshake {
  protected override judge(version: Version) {
    super.judge({ ...version, user_agent: undefined });
  }
}
