// Written by a learner who uses what comes with Node: Buffer and node:crypto.
import { createHash } from 'node:crypto';
import type { Message } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import * as given from '../../../solutions/12-getdata';
import { decode } from '../../../src/wire/codec/codec';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

const digest = (data: Uint8Array) => createHash('sha256').update(data).digest();

export const hash256 = (data: Uint8Array): Uint8Array => digest(digest(data));

export const hashText = (hash: Uint8Array): string => Buffer.from(hash).reverse().toString('hex');

export function hashBytes(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'hex');
  if (bytes.toString('hex') !== text.toLowerCase() || bytes.length !== 32) throw new RangeError(text);
  return bytes.reverse();
}

export const askFor = (type: number, ...hashes: string[]) =>
  Array.from(hashes, (text) => Object.assign({ hash: hashBytes(text) }, { type }));

const hashed: Record<string, ((payload: Uint8Array) => Uint8Array) | undefined> = {
  tx: (payload) => payload,
  block: (payload) => Buffer.from(payload).subarray(0, 80),
};

export function contentHash({ command, payload }: Message): string | undefined {
  const part = hashed[command]?.(payload);
  return part && hashText(hash256(part));
}

export async function fetchByHash(
  connection: Connection,
  type: number,
  hash: string,
  hashOf: (message: Message) => string | undefined = contentHash,
): Promise<Message> {
  const entry = { type, hash: hashBytes(hash) };
  const name = hashText(entry.hash);
  await connection.send('getdata', [entry]);
  const end = Date.now() + connection.patience;
  for (;;) {
    const message = await connection.receive(Math.max(0, end - Date.now()));
    if (Date.now() > end) throw new ReceiveTimeoutError(`no ${name}`);
    if (hashOf(message) === name) return message;
    const missing = message.command === 'notfound' ? decode(given.inventories.read, message.payload) : [];
    if (missing.some((one) => Buffer.compare(one.hash, entry.hash) === 0)) throw new NotFoundError(name);
  }
}
