import { WireError } from '../codec/error';
import { ReceiveBuffer } from './receive-buffer';

/**
 * Code that reads a stream as if all of it were there. It is a generator: `const key = yield 64;` waits for the
 * next 64 bytes, however they arrive. Anything else that it yields is a step for the code that runs it.
 *
 * `yield*` calls another script, and gives what that returns.
 */
export type Script<Step, Result = void> = Generator<number | Step, Result, Uint8Array>;

/** Runs a {@link Script} on chunks of any size. */
export class ScriptRunner<Step> {
  /** How many times the script has got the bytes that it waited for. */
  reads = 0;
  private readonly backlog = new ReceiveBuffer();
  private readonly script: Script<Step>;
  /** How many bytes the script waits for. Before it has begun, none. */
  private needed = 0;
  /** Where in the stream the bytes begin that the script got last. */
  private at = 0;
  private end: unknown;
  private over = false;

  /** @param script - not begun yet */
  constructor(script: Script<Step>) {
    this.script = script;
  }

  /** Add bytes that have arrived. @param chunk - do not write to it afterwards */
  feed(chunk: Uint8Array): void {
    if (!this.over) this.backlog.append(chunk);
  }

  /**
   * The next step.
   *
   * @returns undefined as long as more bytes are needed for it, and once the script has returned
   * @throws what the script throws, now and from then on. The offset of a WireError then counts from the beginning
   *   of the stream instead of from the bytes that the script got last
   */
  next(): Step | undefined {
    if (this.end !== undefined) throw this.end;
    while (!this.over && this.backlog.length >= this.needed) {
      const { value, done } = this.proceed();
      this.over = done === true;
      this.needed = typeof value === 'number' ? value : 0;
      if (!this.over && typeof value !== 'number') return value as Step;
    }
    return undefined;
  }

  private proceed(): IteratorResult<number | Step, void> {
    const bytes = this.backlog.bytes.slice(0, this.needed);
    if (this.needed > 0) {
      this.at = this.backlog.position;
      this.reads++;
    }
    this.backlog.drop(this.needed);
    try {
      return this.script.next(bytes);
    } catch (error) {
      this.end = error instanceof WireError ? error.shifted(this.at) : error;
      this.backlog.drop(this.backlog.length);
      this.over = true;
      throw this.end;
    }
  }
}
