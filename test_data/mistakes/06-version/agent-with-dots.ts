// A dot for every byte that cannot be printed, as in hex dumps.

export const exercise = 'userAgentText';
export const diagnosis = 'You replaced bytes that cannot be printed';

export function userAgentText(bytes: Uint8Array) {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.';
  });
  return text.join('');
}
