import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledBy, lessons } from '../workbook/lessons';
import { root } from '../base/root';
import { type Btcd, SEGWIT_HEIGHT, startBtcd } from './btcd';
import { describeWithBtcd } from './btcd-program';
import { expectNoErrors, removeWorkspaces, run } from './run-notebook';

afterAll(removeWorkspaces);

const talking = lessons()
  .map(({ slug }) => slug)
  .filter((slug) => /\blessonPeer\(/.test(readFileSync(join(root(), 'notebooks', `${slug}.ipynb`), 'utf8')));

/** The last ones of each kind: those that no other one calls. What the earlier ones do is part of these. */
const last = talking.filter((slug) => !talking.some((other) => calledBy(other).includes(slug)));

describeWithBtcd('lessons that talk to a real node', (program) => {
  let btcd: Btcd;
  beforeAll(async () => {
    btcd = await startBtcd(program);
    await btcd.mine(SEGWIT_HEIGHT);
  });
  afterAll(() => btcd?.stop());

  test.each(last)('%s runs from top to bottom', async (slug) =>
    expectNoErrors(await run(slug, 'solved', { port: btcd.port, network: 'simnet' }), 'done'),
  );
});
