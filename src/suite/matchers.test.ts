import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { WireError } from '../wire/codec/error';
import { explain } from './common-mistakes';
import type { KnownMistakes } from './matchers';

const messageOf = (call: () => void): string => {
  try {
    call();
  } catch (error) {
    return String((error as Error).message);
  }
  return 'it passed';
};

describe('toGive', () => {
  test('any kind of byte array with the right bytes passes, even inside an object', () => {
    expect(Buffer.from([1, 2])).toGive(Uint8Array.of(1, 2));
    expect({ payload: Buffer.from([1]) }).toGive({ payload: Uint8Array.of(1) });
  });

  test('bytes that differ fail', () => {
    expect(messageOf(() => expect(Uint8Array.of(1)).toGive(Uint8Array.of(2)))).toContain('you gave  01');
    expect(messageOf(() => expect([1]).toGive(Uint8Array.of(1)))).toContain('plain array');
    expect(messageOf(() => expect(1).toGive(1n))).toContain('bigint');
  });

  test('a known wrong result is explained first', () => {
    const message = messageOf(() =>
      expect('x').toGive('y', [[(got: unknown) => got === 'x', 'an x for a y']]),
    );
    expect(message.split('\n')[0]).toBe('an x for a y');
  });

  test('a function stands for its result, and its error can be a known one', () => {
    const fail = () => {
      throw new Error('no');
    };
    expect(() => 5).toGive(5);
    expect(messageOf(() => expect(() => 5).toGive(6))).toContain('you gave  5');
    expect(messageOf(() => expect(fail).toGive(6))).toBe('no');
    const message = messageOf(() =>
      expect(fail).toGive(6, [[(got: unknown) => got instanceof Error, 'why']]),
    );
    expect(message).toBe('why\n  you threw  Error: no\n  expected   6');
  });
});

describe('two values that differ', () => {
  const long = (first: string, value: bigint, extra = {}) => ({
    inputs: [{ script: new Uint8Array(100), sequence: 1 }],
    outputs: [
      { value: 5n, script: new Uint8Array(200) },
      { value, script: first },
    ],
    ...extra,
  });
  const explanation = (got: unknown, want: unknown, known: KnownMistakes = []) =>
    messageOf(() => expect(got).toGive(want, known));

  test('only the differences between large ones are shown, with their paths', () => {
    const message = explanation(long('a', 7n), long('a', 8n));
    expect(message).toContain('differs   outputs[1].value\n  you gave  7n\n  expected  8n');
    expect(message.length).toBeLessThan(200);
    expect(explanation(long('a', 7n), long('a', 7n, { locktime: 0 }))).toMatch(
      /differs +locktime\n +you gave +not there\n +expected +0$/,
    );
    expect(explanation(long('a', 7n, { more: 1 }), long('a', 7n))).toMatch(
      /you gave +1\n +expected +not there$/,
    );
    const many = (n: number) => Array.from({ length: 200 }, (_, i) => ({ index: i * n }));
    expect(explanation(many(1), many(2)).length).toBeLessThan(500);
  });

  test('small ones are shown in full', () => {
    expect(explanation({ a: 1, b: 2 }, { a: 1, b: 3 })).toContain('you gave  { a: 1, b: 2 }');
  });

  test('bits are shown in hex', () => {
    expect(explanation(486604799, 486604798)).toContain('486604799 (0x1d00ffff)');
    expect(explanation({ bits: 486604799 }, { bits: 0 })).toContain('you gave  { bits: 0x1d00ffff }');
    expect(explanation(8333, 36128)).not.toContain('0x');
  });

  test('if there is an explanation, true and false are left out', () => {
    expect(explanation(true, false, [[true, 'An empty list is refused.']])).toBe('An empty list is refused.');
    expect(explanation(true, false)).toMatch(/you gave +true\n +expected +false/);
  });

  test('an instance of a class is shown by the name of the class', () => {
    expect(explanation(new Socket(), 5)).toContain('you gave  a Socket');
    expect(explanation(new URL('http:a'), 5)).toContain('you gave  a URL');
    expect(explanation(new EventEmitter(), 5)).toContain('you gave  an EventEmitter');
    expect(explanation(new Map([[1, 2]]), 5)).toContain('Map(1) { 1 => 2 }');
  });
});

describe('toRefuse', () => {
  const fail = (error: unknown) => () => {
    throw error;
  };
  const refusal = { path: 'length', offset: 16, found: ['17'] };

  test('the right error passes', () => {
    expect(fail(new WireError('length', 16, 'less', '17'))).toRefuse(refusal);
  });

  test.each([
    [fail(new Error('no')), 'not with a WireError'],
    [fail(new WireError('magic', 16, 'less', '17')), 'about the field "magic"'],
    [fail(new WireError('', 16, 'less', '17')), 'names no field; it should name "length"'],
    [fail(new WireError('length', 0, 'less', '17')), 'points at byte 0'],
    [fail(new WireError('length', 16, '', '17')), 'does not say what was expected'],
    [fail(new WireError('length', 16, 'less', ' ')), 'does not say what was found'],
    [fail(new WireError('length', 16, 'less', 'much')), '"found" does not say 17.'],
    [fail(new WireError('length', 16, '17', 'less')), '"found" does not say 17, but its "expected" does'],
    [() => 5, 'It was accepted'],
  ])('for anything else the message says what is wrong (%#)', (call, say) => {
    expect(messageOf(() => expect(call).toRefuse(refusal))).toContain(say);
  });
});

test.each([
  ['17', '17', true],
  ['17', '0x11 (17)', true],
  ['17', 'int8 17', true],
  ['17', '17 bytes', true],
  ['17', 'got-17', true],
  ['17', '-17', false],
  ['17', 'from -17 to 16', false],
  ['17', '170', false],
  ['17', '117', false],
  ['-17', '-17', true],
  ['-17', '17', false],
  ['4000001', '4,000,001', true],
  ['4000001', '4 000 001 bytes', true],
  ['4000001', '14,000,001', false],
  ['f9beb4d9', 'F9 BE B4 D9', true],
  ['1,2,3,4', '"1,2,3,4"', true],
  ['f9beb4d9', '0xf9beb4d9ff', true],
])('whether %j is in what was found, %j: %j', (part, found, is) => {
  const call = () => {
    throw new WireError('', 0, 'a value', found);
  };
  const refuse = () => expect(call).toRefuse({ path: '', offset: 0, found: [part] });
  if (is) refuse();
  else expect(messageOf(refuse)).toContain(`"found" does not say ${part}.`);
});

test('a line break is something that was found', () => {
  const breaks = () => {
    throw new WireError('', 3, 'a printable character', '\n');
  };
  expect(breaks).toRefuse({ path: '', offset: 3 });
});

describe('toRefuseWith', () => {
  test.each([
    [TypeError, 'a TypeError'],
    [Error, 'an Error'],
  ])('says what is expected (%#)', (kind, due) => {
    expect(messageOf(() => expect(() => 5).toRefuseWith(kind, []))).toContain(`expected  ${due}`);
  });
});

describe('an error that Node itself throws', () => {
  const tooLarge = () => Buffer.alloc(1).writeUInt8(256);

  test('is an error like any other, and does not count as accepted', () => {
    const accepted = (got: unknown) => !(got instanceof Error);
    const refusal = { path: '', offset: 0 };
    const message = messageOf(() => expect(tooLarge).toRefuse(refusal, [[accepted, 'It was let through']]));
    expect(message).toContain('not with a WireError');
  });

  test('keeps its class', () => {
    expect(tooLarge).toRefuseWith(RangeError, ['256']);
  });
});

describe('explain', () => {
  test.each([
    [undefined, 1, 'Is there a return'],
    [36128, 8333, '2 bytes swapped'],
    [0x64000000, 100, '4 bytes swapped'],
    [-1, 0xffffffff, '2^32'],
    [-2147483648, 2147483648, '2^32'],
    [Uint8Array.of(2, 1), Uint8Array.of(1, 2), 'back to front'],
    [Uint8Array.of(1), Uint8Array.of(1, 2), 'You gave 1 byte; 2 bytes are needed'],
    [Uint8Array.of(), Uint8Array.of(1), 'no bytes at all; 1 byte is needed. If the function writes'],
    [{ a: 1 }, { a: 1, b: 2 }, 'no field b'],
    [{ port: 36128 }, { port: 8333 }, 'field port differs. 36128 is 8333'],
    [Promise.resolve(1), 1, 'promise'],
  ])('%p for %p', (got, want, say) => {
    expect(explain(got, want)).toContain(say);
  });

  test('returns undefined if it recognises nothing', () => {
    expect(explain(5, 7)).toBeUndefined();
  });
});
