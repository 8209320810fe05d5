import { calledBy, foundationsOf } from './lessons';

test('a lesson that is imported as a type only is not called', () => {
  expect(foundationsOf('06-version')).toEqual(['01-framing', '02-fields', '03-varints', '05-net-addr']);
  expect(calledBy('06-version')).toEqual(['02-fields', '03-varints', '05-net-addr']);
});
