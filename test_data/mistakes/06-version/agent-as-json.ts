// JSON.stringify adds quotes, and has its own escapes.

export const exercise = 'userAgentText';
export const diagnosis = 'There are quotes around it';

export const userAgentText = (bytes: Uint8Array) => JSON.stringify(Buffer.from(bytes).toString('latin1'));
