import { inspect } from 'node:util';
import { WireError } from './error';

function readIp(): never {
  throw new WireError('ip', 8, '16 bytes', '2');
}

const thrown = (): WireError => {
  try {
    return readIp();
  } catch (error) {
    return error as WireError;
  }
};

test('within() puts a field before the path, an item without a dot', () => {
  expect(thrown().within('addr').path).toBe('addr.ip');
  expect(new WireError('', 0, 'a', 'b').within('addr').path).toBe('addr');
  expect(new WireError('[3].hash', 0, 'a', 'b').within('inventory').path).toBe('inventory[3].hash');
});

test('shifted() counts the offset from the start of a stream', () => {
  const { path, offset, message } = thrown().shifted(100);
  expect([path, offset]).toEqual(['ip', 108]);
  expect(message).toBe('ip at byte 108: expected 16 bytes, found 2');
});

test('what is made from an error names the place where that one was thrown', () => {
  const derived = thrown().within('addr').within('version').shifted(24);
  expect(derived).toBeInstanceOf(WireError);
  expect(derived.stack).toMatch(/^WireError: version\.addr\.ip at byte 32: .*\n\s+at readIp /);
  expect(Object.keys(derived).sort()).toEqual(['expected', 'found', 'name', 'offset', 'path']);
});

test('the stack of every later error is as long as before', () => {
  const { stackTraceLimit } = Error;
  thrown().within('addr');
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  expect(thrown().stack).toMatch(/at readIp /);
});

test('an error that is not thrown has no stack, and neither has what is made from it', () => {
  const reported = WireError.unthrown('length', 16, 'at most 5 bytes', '6');
  expect(reported).toBeInstanceOf(WireError);
  expect(String(reported)).toBe(String(new WireError('length', 16, 'at most 5 bytes', '6')));
  expect([reported.stack, reported.shifted(3).stack]).toEqual([undefined, undefined]);
  expect(reported.shifted(3).offset).toBe(19);
  expect(inspect(reported.shifted(3))).toContain('WireError: length at byte 19: expected at most 5 bytes');
  expect(thrown().stack).toMatch(/at readIp /);
});
