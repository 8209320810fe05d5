// One buffer for everything that arrives, and the payload is a view of it.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'it is a view of a buffer that was reused';

export class Demultiplexer extends Right {
  private readonly memory = new Uint8Array(2_000_000);

  override feed(chunk: Uint8Array) {
    const joined = [...this.held, ...chunk];
    this.memory.set(joined);
    this.held = this.memory.subarray(0, joined.length);
  }
}
