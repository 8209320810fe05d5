import { withRow } from './rows';

const PAGE = `| 1 | 00, 01 |
| Lesson | Calls |
| ------ | ----- |
| 00     | –     |
| 01     | 00    |
| 90     | 01    |

| 7 | another table |
`;

test.each([
  ['02', '| 01     | 00    |\n| 02     | –     |\n| 90     | 01    |\n\n'],
  ['91', '| 90     | 01    |\n| 91     | –     |\n\n'],
])('the row of lesson %s comes after that of the lesson before it, with cells as wide', (number, part) => {
  expect(withRow(PAGE, [number, '–'])).toContain(part);
});

test('a cell that is longer is not shortened', () => {
  expect(withRow(PAGE, ['02', 'all of them'])).toContain('\n| 02     | all of them |\n');
});

test('a page without such a table is refused', () => {
  expect(() => withRow('| 1 | 00, 01 |\n', ['02', '–'])).toThrow('no row for a lesson before 02');
});
