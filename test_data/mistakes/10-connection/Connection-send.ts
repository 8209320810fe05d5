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

// The bytes are written, and nobody waits until they have gone.
mistakes.patch(
  'callback-of-write-not-awaited',
  'resolved while the bytes still waited in memory',
  ['await new Promise<void>((resolve, reject) => {', ''],
  [
    'this.socket.write(bytes, (error) => (error ? reject(this.channel.reason ?? error) : resolve()));\n    });',
    'this.socket.write(bytes);',
  ],
);

// A falsy value is taken for none.
mistakes.patch('send-zero-is-nothing', 'Only undefined means that there is none', [
  'value === undefined ?',
  '!value ?',
]);

// What is to be sent is recorded first, as one writes a diary.
mistakes.patch(
  'records-before-it-encodes',
  'a message which could not be written',
  ["    this.transcript.message('sent', message);\n", ''],
  ['    const bytes = encode(', "    this.transcript.message('sent', message);\n    const bytes = encode("],
);

// The callback means that it is done.
mistakes.patch('write-error-ignored', 'The callback of write() gets the error: reject with it', [
  '(error) => (error ? reject(this.channel.reason ?? error) : resolve())',
  '() => resolve()',
]);

// Recorded when it is sure that it has been sent. By then there may be an answer.
mistakes.patch(
  'records-when-written',
  'Record a message before you write it',
  ["    this.transcript.message('sent', message);\n", ''],
  [
    '(error ? reject(this.channel.reason ?? error) : resolve()));\n    });',
    "(error ? reject(this.channel.reason ?? error) : resolve()));\n    });\n    this.transcript.message('sent', message);",
  ],
);

// A value is taken for the payload; with bytes that works.
mistakes.patch('value-as-payload', 'makeMessage(command, value) encodes it', [
  'makeMessage(command, value)',
  '{ command, payload: value as Uint8Array }',
]);

// The answer is reported, and nobody waits until it is sent.
mistakes.patch('send-does-not-wait', 'but send() does not wait for it', [
  'await this.channel.answer(',
  'void this.channel.answer(',
]);

// The connection has ended whenever a write fails, it seems; but the socket may notice first.
mistakes.patch('write-error-without-reason', 'send() rejects with undefined', [
  'reject(this.channel.reason ?? error)',
  'reject(this.channel.reason)',
]);

// Copied from the notebook's cell in which a channel is by itself.
mistakes.patch('channel-cannot-send', 'In over(), its `send` must send the message', [
  'send: (message) => connection.sendMessage(message)',
  'send: async () => {}',
]);
