import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/07-own-version';
import type { Connection } from '../../../solutions/10-connection';
import { WireError } from '../../../src/wire/codec/error';

/**
 * The same connection, but messages of one command that cannot be read are renamed, so that an answer takes
 * them for something else, and skips them.
 */
export function skippingBroken(connection: Connection, command: string): Connection {
  const receive = async (timeout?: number): Promise<Message> => {
    const message = await connection.receive(timeout);
    return message.command === command && isBroken(message) ? { ...message, command: 'broken' } : message;
  };
  return Object.create(connection, { receive: { value: receive } }) as Connection;
}

function isBroken(message: Message): boolean {
  try {
    readPayload(message);
    return false;
  } catch (error) {
    return error instanceof WireError;
  }
}
