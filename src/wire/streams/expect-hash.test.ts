import { expectHash } from './expect-hash';
import { FalseAnswerError } from './peer-errors';

test('the same bytes are accepted, in whatever buffer they are', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  expect(() => expectHash(bytes.subarray(1, 3), Uint8Array.of(2, 3), 'stop hash')).not.toThrow();
});

test.each([[[1, 3]], [[1]], [[1, 2, 3]], [[]]])('%j is rejected, with both in the message', (found) => {
  const call = () => expectHash(Uint8Array.from(found), Uint8Array.of(1, 2), 'stop hash');
  expect(call).toThrow(FalseAnswerError);
  expect(call).toThrow(`stop hash: expected 0102, found ${Buffer.from(found).toString('hex')}`);
});
