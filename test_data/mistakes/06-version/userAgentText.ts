import * as right from '../../../solutions/06-version';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for userAgentText. */
export const mistakes = new MistakeTable('userAgentText');

// The safe way, which nobody can read.
mistakes.add('agent-as-hex', 'Those are the bytes as numbers', (bytes: Uint8Array) => hex(bytes));

// JSON.stringify adds quotes, and has its own escapes.
mistakes.add('agent-as-json', 'There are quotes around it', (bytes: Uint8Array) =>
  JSON.stringify(Buffer.from(bytes).toString('latin1')),
);

// latin1 loses no byte, but passes every control character to the terminal.
mistakes.add('agent-as-latin1', 'You let the escape character through', (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('latin1'),
);

// String() of a Uint8Array: 47,83,97.
mistakes.add('agent-as-numbers', 'Those are the bytes as numbers', (bytes: Uint8Array) => String(bytes));

// TextDecoder replaces whatever it does not understand with U+FFFD.
mistakes.add('agent-as-utf8', 'its value is lost', (bytes: Uint8Array) => new TextDecoder().decode(bytes));

// Just as safe, but a backslash has an escape of its own.
mistakes.add(
  'agent-backslash-by-value',
  'Double a backslash, do not show it by its value',
  (bytes: Uint8Array) => {
    const text = Array.from(bytes, (byte) => {
      if (byte === 0x5c) return '\\x5c';
      return byte >= 0x20 && byte <= 0x7e
        ? String.fromCharCode(byte)
        : '\\x' + byte.toString(16).padStart(2, '0');
    });
    return text.join('');
  },
);

// The backslash is printable, so it is shown unchanged.
mistakes.add('agent-backslash-once', 'This text and the byte 0a look the same now', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    return byte >= 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
});

// ASCII ends at 7f, so 7f is taken for printable.
mistakes.add('agent-del-through', 'It is DEL, which is invisible', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7f
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
});

// replace() with a string replaces only the first match.
mistakes.add('agent-first-backslash-only', 'not only the first', (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1').replace('\\', '\\\\');
  return text.replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
});

// Control characters are replaced, but ff is taken for a letter, which it is in Latin-1.
mistakes.add('agent-high-bytes-through', 'You let the byte ff through', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte !== 0x7f
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
});

// JSON.stringify again, with its quotes removed: \n for a line break.
mistakes.add('agent-json-without-quotes', 'Show a line break by its value', (bytes: Uint8Array) =>
  JSON.stringify(Buffer.from(bytes).toString('latin1'))
    .slice(1, -1)
    .replace(/[^ -~]/g, '\\xff'),
);

// NUL is padding elsewhere, so it is removed here.
mistakes.add('agent-nul-dropped', 'You dropped the byte 00', (bytes: Uint8Array) => {
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
});

// Buffer.from(bytes.buffer) also shows the rest of the message.
mistakes.add('agent-of-the-whole-buffer', '`.buffer` is the whole buffer', (bytes: Uint8Array) =>
  right.userAgentText(new Uint8Array(bytes.buffer)),
);

// toString(16) without padStart: \xa.
mistakes.add('agent-single-digit', 'A byte is always two hex digits', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '\\x' + byte.toString(16);
  });
  return text.join('');
});

// > 0x20 instead of >=: off by one.
mistakes.add('agent-space-escaped', '20 is the space', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte > 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
});

// < 0x7e instead of <=: off by one.
mistakes.add('agent-tilde-escaped', '7e is ~. It is printable', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte < 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0');
  });
  return text.join('');
});

// Spaces at the ends look like noise.
mistakes.add('agent-trimmed', 'The spaces around it are gone', (bytes: Uint8Array) =>
  right.userAgentText(bytes).trim(),
);

// Only as much is shown as a node accepts.
mistakes.add('agent-truncated', 'You do not show all 402 bytes', (bytes: Uint8Array) =>
  right.userAgentText(bytes.subarray(0, 256)),
);

// toUpperCase(), as in hex dumps.
mistakes.add('agent-upper-case', 'The hex digits are lower-case', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e
      ? String.fromCharCode(byte)
      : '\\x' + byte.toString(16).padStart(2, '0').toUpperCase();
  });
  return text.join('');
});

// A dot for every byte that cannot be printed, as in hex dumps.
mistakes.add('agent-with-dots', 'You replaced bytes that cannot be printed', (bytes: Uint8Array) => {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.';
  });
  return text.join('');
});
