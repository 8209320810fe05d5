import { fromHex } from '../wire/bytes';
import { type BareClient, frame } from '../suite/bare-client';

export const none = new Uint8Array(0);

export const nonce = fromHex('0102030405060708');

/** A final ping. The peer answers in order: once its pong has come, nothing else will. */
export const sentinel = frame('ping', fromHex('ffffffffffffffff'));

export const settled = (client: BareClient) =>
  client.until(() => client.messages.some(({ payload }) => payload.toString('hex') === 'ffffffffffffffff'));
