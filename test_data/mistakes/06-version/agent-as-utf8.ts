// TextDecoder puts U+FFFD for whatever it does not understand.

export const exercise = 'userAgentText';
export const diagnosis = 'which one it was is lost';

export const userAgentText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
