// Noise is skipped as soon as it arrives, without waiting for 24 bytes.
import { seek } from '../../../solutions/08-streams';
import { magicOf } from '../../../src/wire/networks';
import { Demultiplexer as Patient } from './plain';

export class Demultiplexer extends Patient {
  protected override align() {
    this.skip(seek(this.held, magicOf(this.network)));
  }
}
