// replace() with a string replaces only the first match.

export const exercise = 'userAgentText';
export const diagnosis = 'not only the first';

export function userAgentText(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('latin1').replace('\\', '\\\\');
  return text.replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
