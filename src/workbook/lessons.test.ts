import { calledBy, foundationsOf } from './lessons';

test('a lesson from which only a type is imported is not called', () => {
  expect(foundationsOf('07-own-version')).toEqual([
    '01-framing',
    '02-fields',
    '03-varints',
    '05-net-addr',
    '06-version',
  ]);
  expect(calledBy('07-own-version')).toEqual(['02-fields', '03-varints', '05-net-addr', '06-version']);
});
