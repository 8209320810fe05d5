import type { Message } from '../../../solutions/01-framing';
import { Demultiplexer, type Policy } from '../../../solutions/08-streams';

/** Receives one message from a stream. */
export type Deliver = (command: string, payload: Uint8Array) => void;

/** Feeds all chunks to a new demultiplexer and delivers every message. */
export type Demultiplex = (chunks: Buffer[], deliver: Deliver) => void | Promise<void>;

/** The workbook's own demultiplexer. */
export const workbook =
  (policy: Policy): Demultiplex =>
  (chunks, deliver) => {
    const demultiplexer = new Demultiplexer('mainnet', policy);
    for (const chunk of chunks) {
      demultiplexer.feed(chunk);
      for (let message = demultiplexer.next(); message; message = demultiplexer.next()) {
        deliver(message.command, message.payload);
      }
    }
  };

/**
 * Check whether a demultiplexer returns exactly the given messages.
 *
 * @param demultiplex - the demultiplexer, run once
 * @param chunks - its input
 * @param wanted - the expected messages
 * @returns what is wrong, or undefined if nothing is
 */
export async function faultOf(
  demultiplex: Demultiplex,
  chunks: Buffer[],
  wanted: Message[],
): Promise<string | undefined> {
  let count = 0;
  let different = 0;
  let gaveUp = '';
  try {
    await demultiplex(chunks, (command, payload) => {
      const message = wanted.at(count++);
      if (command !== message?.command || Buffer.compare(payload, message.payload) !== 0) different++;
    });
  } catch (error) {
    gaveUp = `: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (count === wanted.length && different === 0 && !gaveUp) return undefined;
  return `${count - different} of ${wanted.length} messages${gaveUp}`;
}

/** The work to measure: the same demultiplexer, which only counts the messages. */
export function counted(demultiplex: Demultiplex, chunks: Buffer[]): () => number | Promise<number> {
  return () => {
    let count = 0;
    const done = demultiplex(chunks, () => count++);
    return done ? done.then(() => count) : count;
  };
}
