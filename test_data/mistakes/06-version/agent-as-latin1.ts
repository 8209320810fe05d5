// latin1 loses no byte, but brings every control character to the terminal.

export const exercise = 'userAgentText';
export const diagnosis = 'The escape character came through';

export const userAgentText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
