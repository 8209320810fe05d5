import { exercisesIn, stepsIn, wholeOf } from './exercises';

const LAMP = `/**
 * Something that goes on and off.
 *
 * Steps: on, changed.
 * It is written in two.
 */
export class Lamp {}
`;

const REST = `/** A time that is too late. */
export class Late extends Error {}

/** A function. */
export function lights(): number {
  return 1;
}
`;

test('a class whose docs name steps counts once per step; any other, and a function, once', () => {
  expect(stepsIn(LAMP + REST)).toEqual(['Lamp.on', 'Lamp.changed', 'lights']);
  expect(exercisesIn(LAMP + REST)).toEqual(['Lamp', 'lights']);
  const plain = LAMP.replace(' * Steps: on, changed.\n', '');
  expect(stepsIn(plain + REST)).toEqual(exercisesIn(plain + REST));
});

test('steps belong to the class whose docs name them, not to a later one', () => {
  const other = '/** Another one. */\nexport class Candle {}\n';
  expect(stepsIn(`/** Steps: none. */\n${other}${LAMP}`)).toEqual(['Candle', 'Lamp.on', 'Lamp.changed']);
});

test.each(['Lamp', 'Lamp.on', 'Lamp[Symbol.iterator]'])('%s belongs to Lamp', (name) => {
  expect(wholeOf(name)).toBe('Lamp');
});
