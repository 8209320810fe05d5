import { visitLine } from '../../../solutions/17-census';
import { fileKind } from './file-kind';
import { visitsIn } from './visits-file';

const VISIT = { address: 'a:1', at: 5, took: 1.5, error: 'ConnectError: refused' };
const LINE = visitLine(VISIT);

test('the last line may be truncated, or only lack its newline', () => {
  expect(visitsIn(`${LINE}\n${LINE}\n`)).toEqual([VISIT, VISIT]);
  for (const cut of [1, 5, 12, 30]) expect(visitsIn(`${LINE}\n${LINE.slice(0, cut)}`)).toEqual([VISIT]);
  expect(visitsIn(`${LINE}\n${LINE}`)).toEqual([VISIT, VISIT]);
  expect(visitsIn(LINE.slice(0, 20))).toEqual([]);
  expect(visitsIn('')).toEqual([]);
});

test.each([
  ['null', 1],
  ['null\n', 1],
  ['[1, 2]', 1],
  ['{"address":"a:1"}', 1],
  ['{"address":"a:1"}\n', 1],
  [`${LINE}\n${LINE.replace('"ConnectError: refused"', 'null')}\n`, 2],
  [`${LINE}\n${LINE.replace('"ConnectError: refused"', '7')}`, 2],
  [`${LINE}\n\n${LINE}\n`, 2],
  [`${LINE}\n${LINE.replace('1.5', '1e308')}\n`, 2],
  [LINE.replace('1.5', '-1'), 1],
  [LINE.replace('"at":5', '"at":-5'), 1],
  [`${LINE}\n${LINE}\nnonsense`, 3],
  [`${LINE}\n\0\0\0\0`, 2],
  [`{"timestamp": 1, "nodes": {${'"203.0.113.5:8333": [], '.repeat(20_000)}`, 1],
])('%#: a line that is not a visit is rejected with its number and a short message', (text, line) => {
  const refusal = () => visitsIn(text);
  expect(refusal).toThrow(SyntaxError);
  expect(refusal).toThrow(new RegExp(`^line ${line} is not a visit: .{1,60}$`));
});

test.each([
  ['{"timestamp": 1541900000, "total_nodes": 9500}', 'JSON'],
  ['[\n  "203.0.113.5:8333"\n]', 'JSON'],
  ['[{"address":1}]', 'JSON'],
  ['<!DOCTYPE html><html>', 'a web page'],
  ['2\0' + '0\0', 'UTF-16'],
  [LINE, '--analyse'],
])('%s looks like %s', (text, kind) => expect(fileKind(text)).toContain(kind));

test.each(['203.0.113.5:8333', '[2001:db8::1]:8333', '', 'nonsense'])('%s looks like nothing', (text) =>
  expect(fileKind(text)).toBe(undefined),
);
