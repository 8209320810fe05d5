import { calledBy, foundationsOf } from './lessons';

test('a lesson from which only a type is imported is not called', () => {
  expect(foundationsOf('06-version')).toEqual(['01-framing', '02-fields', '03-varints', '05-net-addr']);
  expect(calledBy('06-version')).toEqual(['02-fields', '03-varints', '05-net-addr']);
});
