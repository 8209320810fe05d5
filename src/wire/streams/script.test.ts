import { WireError } from '../codec/error';
import { type Script, ScriptRunner } from './script';

/** A byte says how many follow; then it begins again. A 255 is an error. */
function* strings(): Script<string> {
  for (;;) {
    const [length] = yield 1;
    if (length === 255) throw new WireError('length', 0, 'less', '255');
    yield String.fromCharCode(...(yield length));
  }
}

const BYTES = Uint8Array.of(2, 0x61, 0x62, 0, 1, 0x63);

function all(runner: ScriptRunner<string>): string[] {
  const steps: string[] = [];
  for (let step; (step = runner.next()) !== undefined;) steps.push(step);
  return steps;
}

test('a script gets its bytes, however they arrive', () => {
  for (let cut = 0; cut <= BYTES.length; cut++) {
    const runner = new ScriptRunner(strings());
    runner.feed(BYTES.slice(0, cut));
    const before = all(runner);
    runner.feed(BYTES.slice(cut));
    expect([...before, ...all(runner)]).toEqual(['ab', '', 'c']);
  }
});

test('an error has its offset in the stream, and is thrown again', () => {
  const runner = new ScriptRunner(strings());
  runner.feed(Uint8Array.of(1, 0x61, 255, 0, 0));
  expect(runner.next()).toBe('a');
  const wanted = expect.objectContaining({ path: 'length', offset: 2 });
  expect(() => runner.next()).toThrow(wanted);
  runner.feed(BYTES);
  expect(() => runner.next()).toThrow(wanted);
});

test('a script that calls another one waits for it, and nothing comes after it has returned', () => {
  function* outer(): Script<string> {
    const inner = function* (): Script<never, number> {
      return (yield 1)[0] + (yield 1)[0];
    };
    yield `sum ${yield* inner()}`;
  }
  const runner = new ScriptRunner(outer());
  runner.feed(Uint8Array.of(1, 2, 3));
  expect([runner.next(), runner.next(), runner.next()]).toEqual(['sum 3', undefined, undefined]);
});
