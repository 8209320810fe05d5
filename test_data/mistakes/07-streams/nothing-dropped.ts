// A read position moves on, but what lies before it is never dropped.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A returned message is still held';

export class Demultiplexer extends Right {
  private all: Uint8Array = new Uint8Array();
  private taken = 0;

  override feed(chunk: Uint8Array) {
    this.all = Buffer.concat([this.all, chunk]);
    this.held = this.all;
  }

  override next() {
    this.held = this.all.subarray(this.taken);
    const message = super.next();
    this.taken = this.all.length - this.held.length;
    this.held = this.all;
    return message;
  }
}
