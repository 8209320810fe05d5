// NUL is padding elsewhere, so it is removed here.

export const exercise = 'userAgentText';
export const diagnosis = 'You dropped the byte 00';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(
    bytes.filter((byte) => byte !== 0),
    (byte) => {
      if (byte === 0x5c) return '\\\\';
      return byte >= 0x20 && byte <= 0x7e
        ? String.fromCharCode(byte)
        : '\\x' + byte.toString(16).padStart(2, '0');
    },
  );
  return text.join('');
}
