// Written by a learner whose errors say little: their kind is right, and the rest is short.
import type { Message } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import * as given from '../../../solutions/12-getdata';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

export function hashBytes(text: string): Uint8Array {
  if (!/^[\da-f]{64}$/i.test(text)) throw new RangeError(`${text.trim().slice(0, 12)}…?`);
  return given.hashBytes(text);
}

export function askFor(type: number, ...hashes: string[]) {
  return hashes.map((text) => ({ hash: hashBytes(text), type }));
}

export async function fetchByHash(
  connection: Connection,
  type: number,
  hash: string,
  hashOf: (message: Message) => string | undefined = given.contentHash,
): Promise<Message> {
  const [{ hash: asked }] = askFor(type, hash);
  try {
    return await given.fetchByHash(connection, type, given.hashText(asked), hashOf);
  } catch (error) {
    if (error instanceof NotFoundError) throw new NotFoundError('no');
    throw error instanceof ReceiveTimeoutError ? new ReceiveTimeoutError('late') : error;
  }
}
