import { spawnSync } from 'node:child_process';
import { root } from '../base/root';

test('ends without a word if the process that has started it ends before it is ready', () => {
  const parent = `require('node:child_process').fork(
    'scripts/run.mjs',
    ['src/peers/peers-child.ts', 'simulation', '{"peers":3,"seed":1}'],
    { serialization: 'advanced', execArgv: [] },
  );
  process.exit();`;
  // both have the same standard error: it ends with the last of them
  const { stderr } = spawnSync(process.execPath, ['--eval', parent], { cwd: root(), encoding: 'utf8' });
  expect(stderr).toBe('');
});
