// Noise is skipped one byte at a time, without seek. That takes longer, but each result is the same.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Seeking } from './plain';

export class Demultiplexer extends Seeking {
  protected override align() {}

  protected override reject(error: WireError, length?: number) {
    if (this.policy === 'resync' && error.path === 'magic') this.skip(1);
    else super.reject(error, length);
  }
}
