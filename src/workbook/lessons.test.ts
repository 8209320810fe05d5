import { calledBy, foundationsOf, lessonAfter, lessonNamed, lessons } from './lessons';

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

test('a lesson is followed by the next one; an appendix follows none, and is followed by none', () => {
  expect(lessonAfter('12-getdata')?.slug).toBe('13-transaction');
  const numbered = lessons().filter(({ number }) => number < '90');
  expect(lessonAfter(numbered[numbered.length - 1].slug)).toBeUndefined();
  expect(lessonNamed('90').slug).toBe('90-alert');
  expect(lessonAfter('90-alert')).toBeUndefined();
});
