// ASCII ends at 7f, so 7f is taken for printable.

export const exercise = 'userAgentText';
export const diagnosis = 'It is DEL, which is invisible';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7f
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
}
