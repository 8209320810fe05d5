import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../base/root';

test('an error that nothing catches belongs to the suite that began it, not to the one that is running', () => {
  // in a process of its own: it would end this one if it were not kept
  const script = `
    const { inSuite, keepLateErrors, lateErrorOf } = require(${JSON.stringify(join(root(), 'scripts', 'lib', 'late-errors.cjs'))});
    const until = async (met) => { while (!met()) await new Promise(setImmediate); };
    process.on('unhandledRejection', () => console.log('own'));
    keepLateErrors();
    (async () => {
      await inSuite('a', async () => void setTimeout(() => { throw new Error('timer') }, 0));
      await inSuite('b', () => until(() => lateErrorOf('a')));
      await inSuite('c', async () => void setTimeout(() => Promise.reject(new Error('promise')), 0));
      await until(() => lateErrorOf('c'));
      await inSuite('d', async () => { Promise.reject(new Error('own')); await new Promise(setImmediate); });
      await inSuite('00-e.test.ts', async () => {});
      process.emit('uncaughtException', Object.assign(new Error('by its stack'), { stack: 'at exercises/00-e.ts:1:1' }));
      console.log(lateErrorOf('00-e.test.ts').error.message);
      console.log(['a', 'b', 'c', 'd'].map((one) => lateErrorOf(one)?.error.message ?? 'none').join(' '));
    })();`;
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe(
    'own\nby its stack\ntimer none promise none\n',
  );
});
