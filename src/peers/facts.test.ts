import { Facts, factsIn } from './facts';

const facts = new Facts(
  'index: 1\nnote: it has a colon: here\nkey:\n  0102\n  0304\nspent: aa\nempty:\nspent: bb\n',
);

test('a value may have a colon, may be empty, and may go on in indented lines', () => {
  expect(facts.text('note')).toBe('it has a colon: here');
  expect(facts.text('empty')).toBe('');
  expect([...facts.bytes('key')]).toEqual([1, 2, 3, 4]);
});

test('a name may occur more than once, or not at all', () => {
  expect(facts.all('spent')).toEqual(['aa', 'bb']);
  expect([facts.has('spent'), facts.has('missing')]).toEqual([true, false]);
  expect(() => facts.text('missing')).toThrow('missing');
});

test('files have blocks of facts, and comments before them', () => {
  expect(factsIn('vectors', 'bip324-sessions.txt')).toHaveLength(7);
  expect(factsIn('vectors', 'bip158-blocks.txt').map((one) => one.has('height'))).toEqual(
    Array<boolean>(10).fill(true),
  );
});
