import fc from 'fast-check';
import { linkedIn, linkOf } from './link';

test('what a link carries comes out of it again', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  const linked = fc.record(
    { bytes: fc.uint8Array({ minLength: 1 }), as: text, network: text, keys: text },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(linked, (one) => {
      const fragment = linkOf(one);
      // it is passed on in messages and in Markdown, where other characters end a link
      expect(fragment).toMatch(/^[\w.~%=&!*'()-]*$/);
      expect(linkedIn(fragment)).toEqual({
        bytes: undefined,
        as: undefined,
        network: undefined,
        keys: undefined,
        ...one,
      });
    }),
  );
});

test('bytes are in a link as hex, so that people can write one', () => {
  expect(linkOf({ bytes: Uint8Array.of(0xf9, 0xbe), as: 'tx' })).toBe('bytes=f9be&as=tx');
  expect(linkedIn('bytes=F9+BE').bytes).toEqual(Uint8Array.of(0xf9, 0xbe));
});

test('too long a link is refused, whether it is the bytes or the keys', () => {
  expect(linkOf({ bytes: new Uint8Array(15_000) })).toHaveLength('bytes='.length + 30_000);
  for (const linked of [{ bytes: new Uint8Array(17_000) }, { keys: 'secret: 00'.repeat(3000) }])
    expect(() => linkOf(linked)).toThrow('That is too long for a link');
});

test.each(['bytes=f9b', 'bytes=xx', 'keys=*'])('%s is damaged', (fragment) => {
  expect(() => linkedIn(fragment)).toThrow('The link is damaged: ');
});
