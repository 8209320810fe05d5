import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for Connection: sending. */
export const mistakes = new MistakeTable('Connection.send');

// writeMessage without the network: the default is mainnet.
mistakes.patch('always-mainnet', 'A message begins with the magic of its network', [
  'writeMessage(w, message, this.network)',
  'writeMessage(w, message)',
]);

// Even without a value, the codec in PAYLOADS is used.
mistakes.patch('codec-used-without-a-value', 'Without a value there is nothing to write', [
  'value === undefined ? empty : makeMessage(command, value)',
  'makeMessage(command, value ?? new Uint8Array())',
]);

// The payload is written to the socket without a header.
mistakes.patch('sent-without-header', 'Nothing arrived at the other end', [
  'write(bytes,',
  'write(message.payload,',
]);
