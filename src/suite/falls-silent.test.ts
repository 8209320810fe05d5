import { ReceiveTimeoutError } from '../wire/streams/peer-errors';
import { block, fallsSilent, type Receiving } from './falls-silent';
import type { PlainMessage } from './stream-inputs';
import { withLimit } from './time-limit';

const MESSAGE: PlainMessage = { command: 'inv', payload: new Uint8Array() };

/** An answer that receives until its patience is over, and begins late, as on a slow machine. */
async function received(connection: Receiving, late: number): Promise<number> {
  const end = performance.now() + connection.patience;
  block(late);
  let count = 0;
  for (let left = end - performance.now(); left > 0; left = end - performance.now()) {
    try {
      await connection.receive(left);
      count++;
    } catch (error) {
      if (!(error instanceof ReceiveTimeoutError)) throw error;
    }
  }
  return count;
}

test('an answer that was too late even for the message is tried again, with more time', async () => {
  const limits: number[] = [];
  const count = await withLimit(20, (limit, pace) => {
    const connection = { patience: limit, receive: () => new Promise<never>(() => {}) };
    fallsSilent(connection, limit / 2, MESSAGE, pace);
    limits.push(limit);
    return received(connection, limits.length === 1 ? 30 : 0);
  });
  expect(count).toBe(1);
  expect(limits.length).toBeGreaterThan(1);
});
