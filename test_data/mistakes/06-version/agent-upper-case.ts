// toUpperCase(), as in hex dumps.

export const exercise = 'userAgentText';
export const diagnosis = 'The hex digits are lower-case';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0').toUpperCase();
  });
  return text.join('');
}
