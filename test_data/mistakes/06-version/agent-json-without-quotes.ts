// JSON.stringify again, with its quotes removed: \n for a line break.

export const exercise = 'userAgentText';
export const diagnosis = 'Show a line break by its value';

export const userAgentText = (bytes: Uint8Array) =>
  JSON.stringify(Buffer.from(bytes).toString('latin1'))
    .slice(1, -1)
    .replace(/[^ -~]/g, '\\xff');
