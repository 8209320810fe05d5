import { fromHex, hex } from '../bytes';
import { bytes, type Codec, decode, encode, type Infer, list, struct, trace } from './codec';
import { WireError } from './error';
import { Reader, type Span } from './reader';
import { Writer } from './writer';

/** One byte as a number: the codec kit has no integers, so the tests bring their own. */
const byte: Codec<number> = {
  read: (r) => r.bytes(1)[0],
  write: (w, value) => w.bytes(Uint8Array.of(value)),
};

const point = struct({ x: byte, y: byte });
const route = struct({ name: bytes(2), stops: list(byte, point, 3) });

describe('reading', () => {
  test('returns the fields in the order in which they are given', () => {
    expect(decode(route.read, fromHex('6869 02 0102 0304'))).toEqual({
      name: fromHex('6869'),
      stops: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    });
  });

  test('returns bytes as views of the source', () => {
    const source = fromHex('01020304');
    const [first] = [new Reader(source).bytes(2)];
    source[0] = 9;
    expect(hex(first)).toBe('0902');
  });

  test('throws a RangeError if the count is not a whole number, 0 or more', () => {
    for (const count of [-1, 1.5, NaN])
      expect(() => new Reader(new Uint8Array(9)).bytes(count)).toThrow(RangeError);
  });
});

describe('errors', () => {
  const thrownBy = (call: () => unknown): WireError => {
    try {
      call();
    } catch (error) {
      if (error instanceof WireError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  };

  test('name the field from the outermost inwards, its offset, what was expected and what was found', () => {
    const error = thrownBy(() => decode(route.read, fromHex('6869 02 0102 03')));
    expect(error).toMatchObject({ path: 'stops[1].y', offset: 6, expected: '1 byte', found: '0' });
    expect(error.message).toBe('stops[1].y at byte 6: expected 1 byte, found 0');
  });

  test('a short read leaves the reader where it was', () => {
    const r = new Reader(fromHex('0102'));
    expect(thrownBy(() => r.bytes(3, 'ip'))).toMatchObject({
      path: 'ip',
      offset: 0,
      expected: '3 bytes',
      found: '2',
    });
    expect(r.offset).toBe(0);
  });

  test('a list that is too long is rejected from its count alone', () => {
    expect(thrownBy(() => decode(route.read, fromHex('6869 ff')))).toMatchObject({
      path: 'stops.count',
      offset: 2,
    });
    expect(
      thrownBy(() => encode(route.write, { name: fromHex('6869'), stops: Array(4).fill({ x: 0, y: 0 }) })),
    ).toMatchObject({
      path: 'stops.count',
    });
  });

  test('trailing bytes are rejected', () => {
    expect(thrownBy(() => decode(point.read, fromHex('010203')))).toMatchObject({
      offset: 2,
      found: '1 more byte',
    });
  });

  test('writing names the field too', () => {
    const value = { name: fromHex('68'), stops: [] };
    expect(thrownBy(() => encode(route.write, value))).toMatchObject({ path: 'name', offset: 0, found: '1' });
  });

  test.each([
    ['a string as long as the bytes', 'hi'],
    ['a list of numbers', [1, 2]],
    ['nothing', undefined],
    ['a number', 2],
    ['an object that has a length', { length: 2 }],
  ])('%s is rejected where bytes are expected', (_, name) => {
    const value = { name: name as Uint8Array, stops: [] };
    expect(thrownBy(() => encode(route.write, value))).toMatchObject({ path: 'name', offset: 0 });
  });

  test.each<[string, unknown, string]>([
    ['a missing list', undefined, 'stops'],
    ['a string instead of a list', 'xy', 'stops'],
    ['a missing item', [{ x: 1, y: 2 }, undefined], 'stops[1]'],
    ['an item that is a number', [5], 'stops[0]'],
  ])('%s is rejected, and the error names the field', (_, stops, path) => {
    const value = { name: fromHex('6869'), stops: stops as [] };
    expect(thrownBy(() => encode(route.write, value))).toMatchObject({ path });
  });

  test('an error of another class passes through unchanged', () => {
    const mistake = new TypeError('a mistake in the program');
    expect(() =>
      new Reader(fromHex('00')).field('a', () => {
        throw mistake;
      }),
    ).toThrow(mistake);
  });
});

describe('long lists', () => {
  const empty: Codec<Uint8Array> = { read: (r) => r.bytes(0), write: (w, value) => w.bytes(value) };
  const many: Codec<number> = { read: () => 1_000_000, write: () => {} };

  test('a million empty items share one array', () => {
    const items = decode(list(many, empty, 1_000_000).read, new Uint8Array());
    expect(new Set(items).size).toBe(1);
    expect(encode(list(many, empty, 1_000_000).write, items).length).toBe(0);
  });

  test('the invalid item is named, with or without a trace', () => {
    const bytes = fromHex('6869 03 0102 0304 05');
    for (const read of [decode, trace]) {
      try {
        read(route.read, bytes);
      } catch (error) {
        expect(error).toMatchObject({ path: 'stops[2].y', offset: 8 });
      }
    }
    expect.assertions(2);
  });
});

describe('tracing', () => {
  test('reports the position and value of each innermost field', () => {
    const { spans } = trace(route.read, fromHex('6869 01 0102'));
    expect(spans.map(({ path, start, end }) => [path, start, end])).toEqual([
      ['name', 0, 2],
      ['stops.count', 2, 3],
      ['stops[0].x', 3, 4],
      ['stops[0].y', 4, 5],
    ]);
    expect(spans[3].value).toBe(2);
  });

  test('keeps the fields before an error', () => {
    const spans: Span[] = [];
    expect(() => trace(route.read, fromHex('6869 01 01'), spans)).toThrow('stops[0].y at byte 4');
    expect(spans.map(({ path }) => path)).toEqual(['name', 'stops.count', 'stops[0].x']);
  });
});

describe('writing', () => {
  test('is the inverse of reading, at any length', () => {
    const w = new Writer();
    const parts = Array.from({ length: 300 }, (_, i) => new Uint8Array(i).fill(i));
    for (const part of parts) w.bytes(part);
    const r = new Reader(w.finish());
    for (const part of parts) expect(r.bytes(part.length)).toEqual(part);
    expect(r.left).toBe(0);
  });

  test('returns a copy that further writing does not change', () => {
    const w = new Writer();
    w.bytes(fromHex('01'));
    const before = w.finish();
    w.bytes(fromHex('02'));
    expect(hex(before)).toBe('01');
  });

  test('one value inside another has bytes of its own, and so has the next one', () => {
    const kept: Writer[] = [];
    const digits = (w: Writer, value: string) => (kept.push(w), w.bytes(fromHex(value)));
    const outer = (w: Writer, value: string) => {
      w.bytes(fromHex('aa'));
      w.bytes(encode(digits, value));
      w.bytes(fromHex('bb'));
    };
    const first = encode(outer, '0102');
    for (const length of [2, 3000]) encode(bytes(length).write, new Uint8Array(length).fill(0xff));
    expect(hex(first)).toBe('aa0102bb');
    // a writer that outlives its call writes nowhere else
    kept[0].bytes(fromHex('03'));
    expect([hex(kept[0].finish()), hex(first), hex(encode(outer, '04'))]).toEqual([
      '010203',
      'aa0102bb',
      'aa04bb',
    ]);
  });

  test('after an error, the next value is written as always', () => {
    expect(() => encode(bytes(2).write, new Uint8Array(3))).toThrow(WireError);
    expect(hex(encode(point.write, { x: 1, y: 2 }))).toBe('0102');
  });
});

// checked by tsc: the type of a struct follows from its fields
const typed: Infer<typeof route> = { name: new Uint8Array(2), stops: [{ x: 1, y: 2 }] };
// @ts-expect-error -- a field is missing
const incomplete: Infer<typeof point> = { x: 1 };
void [typed, incomplete];
