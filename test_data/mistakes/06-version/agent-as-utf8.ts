// TextDecoder replaces whatever it does not understand with U+FFFD.

export const exercise = 'userAgentText';
export const diagnosis = 'its value is lost';

export const userAgentText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
