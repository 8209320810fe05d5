// latin1 loses no byte, but passes every control character to the terminal.

export const exercise = 'userAgentText';
export const diagnosis = 'You let the escape character through';

export const userAgentText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
