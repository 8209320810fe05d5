// `>=` instead of `>`.
import type { Version } from '../../../solutions/06-version';
import { WireError } from '../../../src/wire/codec/error';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A user agent of 256 bytes was rejected';

export class Handshake extends RightHandshake {
  protected override judge(version: Version) {
    const { length = 0 } = version.user_agent ?? {};
    if (length >= 256) throw new WireError('user_agent', 80, 'less than 256 bytes', String(length));
    super.judge(version);
  }
}
