// Just as safe, but a backslash has an escape of its own.

export const exercise = 'userAgentText';
export const diagnosis = 'Double a backslash, do not show it by its value';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\x5c';
    return byte >= 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
}
