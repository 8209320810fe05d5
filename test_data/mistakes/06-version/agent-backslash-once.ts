// The backslash is printable, so it is shown unchanged.

export const exercise = 'userAgentText';
export const diagnosis = 'This text and the byte 0a look the same now';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    return byte >= 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
}
