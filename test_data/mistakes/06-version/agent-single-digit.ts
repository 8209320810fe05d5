// toString(16) without padStart: \xa.

export const exercise = 'userAgentText';
export const diagnosis = 'A byte is always two hex digits';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '\\x' + byte.toString(16);
  });
  return text.join('');
}
