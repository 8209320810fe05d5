import { InputError } from './model';

const ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  '\\': 0x5c,
  "'": 0x27,
  '"': 0x22,
};

/** What may follow a backslash. */
const ESCAPED = /x([0-9a-f]{2})|([nrt\\'"])/iy;

/**
 * The bytes of `b'\xf9\xbe\xb4\xd9version'`, as Python prints them.
 *
 * @returns undefined if the text does not begin like this
 * @throws InputError that says where it goes wrong
 */
export function pythonBytes(text: string): Uint8Array | undefined {
  const literal = text.trim();
  if (!/^b['"]/.test(literal)) return undefined;
  const bytes = new Uint8Array(literal.length);
  let length = 0;
  let at = 2;
  while (literal[at] !== literal[1]) {
    const { byte, end } = byteAt(literal, at);
    bytes[length++] = byte;
    at = end;
  }
  return at === literal.length - 1 ? bytes.slice(0, length) : refuse(literal, at + 1);
}

/** One character, or one escape sequence, and where it ends. */
function byteAt(literal: string, at: number): { byte: number; end: number } {
  if (literal[at] !== '\\') {
    const byte = literal.charCodeAt(at);
    return byte >= 0x20 && byte <= 0x7e ? { byte, end: at + 1 } : refuse(literal, at);
  }
  ESCAPED.lastIndex = at + 1;
  const [, digits, escaped] = ESCAPED.exec(literal) ?? refuse(literal, at);
  const byte = digits ? Number.parseInt(digits, 16) : ESCAPES[escaped];
  return { byte, end: ESCAPED.lastIndex };
}

function refuse(literal: string, at: number): never {
  const rest = literal.slice(at, at + 4);
  const found = rest === '' ? 'its end' : JSON.stringify(rest);
  throw new InputError(
    `That begins like bytes as Python prints them. Character ${at + 1} is wrong: ${found}.`,
  );
}
