import { PassThrough } from 'node:stream';
import { parseSvg } from '../parse-svg';
import { htmlProgress } from './html';
import { progress } from './progress';
import { terminalProgress } from './terminal';

const options = { total: 2000, title: 'crawl' };

/** A stream that records what is written. */
function written(isTTY: boolean): {
  stream: PassThrough & { isTTY: boolean; columns: number };
  text(): string;
} {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return { stream, text: () => String(Buffer.concat(chunks.splice(0))) };
}

/** A place below a cell that records everything shown there. */
function place() {
  const shown: string[] = [];
  return { shown, html: (html: string) => void shown.push(html) };
}

beforeEach(() => void jest.useFakeTimers({ now: 0 }));
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

describe('in a notebook', () => {
  test('the bar shows the share, the count, the time and further facts', () => {
    const { shown, html } = place();
    const bar = htmlProgress(options, { html });
    jest.advanceTimersByTime(1500);
    bar.update(500, { reached: 1312, last: 'a node' });
    expect(shown).toHaveLength(2);
    for (const words of [
      'crawl',
      '500 of 2,000, 1.50 s, reached: 1,312, last: a node',
      'aria-valuenow="25"',
      'width:25%',
    ])
      expect(shown[1]).toContain(words);
  });

  test('the bar is drawn at most ten times a second, and always at the end', () => {
    const { shown, html } = place();
    const bar = htmlProgress(options, { html });
    for (let done = 1; done <= 1999; done++) {
      jest.advanceTimersByTime(1);
      bar.update(done);
    }
    expect(shown).toHaveLength(1 + 19);
    bar.end();
    expect(shown).toHaveLength(1 + 19 + 1);
    expect(shown[20]).toContain('1,999 of 2,000');
  });

  test('facts from earlier updates stay until they are replaced', () => {
    const { shown, html } = place();
    const bar = htmlProgress(options, { html });
    bar.update(1, { reached: 1, failed: 0 });
    bar.update(2, { failed: 1 });
    bar.end();
    expect(shown[shown.length - 1]).toContain('reached: 1, failed: 1');
  });

  test('after the end nothing changes', () => {
    const { shown, html } = place();
    const bar = htmlProgress(options, { html });
    bar.end();
    const before = shown.length;
    jest.advanceTimersByTime(1000);
    bar.update(7);
    bar.end();
    expect(shown).toHaveLength(before);
  });

  test('amounts above the total and a total of 0 yield valid bars, too', () => {
    const { shown, html } = place();
    htmlProgress(options, { html }).end();
    htmlProgress({ ...options, total: 0 }, { html }).end();
    const bar = htmlProgress(options, { html });
    bar.update(9000);
    bar.end();
    const widths = shown.map((one) => /width:(\d+)%;background/.exec(one)![1]);
    expect(widths).toEqual(['0', '0', '100', '100', '0', '100']);
  });

  test('titles and facts are escaped', () => {
    const { shown, html } = place();
    const bar = htmlProgress({ total: 1, title: '<i>"' }, { html });
    bar.update(1, { '<i>': '<u>' });
    bar.end();
    for (const one of shown) {
      expect(one).not.toMatch(/<[iu]>/);
      parseSvg(`<svg>${one}</svg>`);
    }
  });
});

describe('in a terminal', () => {
  test('the line is overwritten, and no longer than the terminal is wide', () => {
    const { stream, text } = written(true);
    const bar = terminalProgress(options, stream);
    bar.update(500, { reached: 312, last: 'x'.repeat(100) });
    jest.advanceTimersByTime(1000);
    bar.end();
    const all = text();
    expect(all).toContain('crawl ██████░░░░░░░░░░░░░░░░░░ 500 of 2,000, 1.00 s, reached: 312, last: xxx');
    expect(all.match(/\n/g)).toHaveLength(1);
    const lines = all.split(/\x1b\[[0-9;]*[a-zA-Z]|\x1b[78]|\n/).filter(Boolean);
    for (const line of lines) expect(line.length).toBeLessThan(80);
  });

  test('a bar that is never ended does not keep the program running', () => {
    jest.useRealTimers();
    const holding = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = holding();
    const bar = terminalProgress(options, written(true).stream);
    bar.update(1);
    expect(holding()).toBe(before);
    bar.end();
    jest.useFakeTimers();
  });

  test('no signal handler is installed', () => {
    const before = process.listenerCount('SIGINT');
    const bar = terminalProgress(options, written(true).stream);
    expect(process.listenerCount('SIGINT')).toBe(before);
    bar.end();
  });
});

test('without a terminal, only one line is written, at the end', () => {
  const { stream, text } = written(false);
  const bar = terminalProgress(options, stream);
  for (let done = 1; done <= 1000; done++) bar.update(done, { reached: done / 2 });
  jest.advanceTimersByTime(125_000);
  expect(text()).toBe('');
  bar.end();
  bar.end();
  expect(text()).toBe('crawl: 1,000 of 2,000, 2 min 5 s, reached: 500\n');
});

test('outside the kernel, progress is written to the terminal', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const bar = progress(options);
  bar.update(2000);
  bar.end();
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
  write.mockRestore();
  expect(text).toContain('crawl');
  expect(text).toContain('2,000 of 2,000');
});
