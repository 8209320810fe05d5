// Control characters are replaced, but ff is taken for a letter, which it is in Latin-1.

export const exercise = 'userAgentText';
export const diagnosis = 'You let the byte ff through';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte !== 0x7f
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
}
