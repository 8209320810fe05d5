import type { CellOutput } from '../../workbook/notebooks/nbformat';
import { settled } from './settle';

const cellWith = (output: CellOutput) => [{ id: 'a', cell_type: 'code', source: '', outputs: [output] }];
const shown = (html: string) => cellWith({ output_type: 'display_data', data: { 'text/html': html } });

test('the folder of the run is shown as a dot', () => {
  const [{ outputs }] = settled('01-framing', shown('in /somewhere/workbook-1/src'), '/somewhere/workbook-1');
  expect(outputs?.[0].data).toEqual({ 'text/html': 'in ./src' });
});

test.each([
  ['an error', cellWith({ output_type: 'error', traceback: ['no such thing'] }), 'no such thing'],
  ['what is printed as an error', cellWith({ output_type: 'stream', name: 'stderr', text: ['oh'] }), 'oh'],
  ['a program that failed', shown('<pre>Error: Command failed: node a.js\n</pre>'), 'Command failed: node a.js'],
])('%s ends the build', (_, cells, words) => {
  expect(() => settled('01-framing', cells, '/somewhere')).toThrow(`01-framing, cell a: ${words}`);
});
