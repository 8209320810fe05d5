import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVisits } from '../../solutions/17-census';
import { root } from '../base/root';
import type { PeerOptions } from '../peers/loopback/options';
import { SERVICES } from '../peers/default-services';
import { closeAll, start } from '../suite/test-peers';
import { run as fetchTx, WAITING } from './fetch-tx.testing';

afterEach(closeAll);

/** How many connections the peer was asked for. (It may see the end of the last one only after the program's.) */
const connections = (peer: Awaited<ReturnType<typeof start>>) =>
  peer.transcript.filter(({ event }) => event === 'connected').length;

/** Runs `fetch-tx` with a transport on a peer that speaks both, or only the first. */
async function fetched(transport: string, options: PeerOptions = {}) {
  const peer = await start({ services: SERVICES, ...options });
  const where = [`${peer.host}:${peer.port}`, '--seconds', '60', WAITING];
  const { code, stderr } = await fetchTx(where, { BITCOIN_TRANSPORT: transport });
  return { code, stderr, connections: connections(peer) };
}

test('fetch-tx speaks the transport that BITCOIN_TRANSPORT names', async () => {
  expect(await fetched('v2')).toEqual({ code: 0, stderr: '', connections: 1 });
  expect(await fetched('auto', { transport: 'v1' })).toEqual({ code: 0, stderr: '', connections: 2 });
  expect((await fetched('v2', { transport: 'v1' })).stderr).toContain('ClosedError');
});

test('fetch-tx rejects a transport that does not exist', async () => {
  const { code, stderr } = await fetched('v3');
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'BITCOIN_TRANSPORT=v3: there is no such transport; known transports: auto, v1, v2',
  ]);
});

test('crawl speaks it, too: nodes of both kinds answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-transport-'));
  const [modern, old] = [await start({}), await start({ transport: 'v1' })];
  const out = join(folder, 'visits.jsonl');
  const nodes = join(folder, 'nodes.txt');
  writeFileSync(nodes, [modern, old].map(({ host, port }) => `${host}:${port}`).join('\n'));
  const script = [join('scripts', 'run.mjs'), join('src', 'programs', 'crawl.ts')];
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, BITCOIN_TRANSPORT: 'auto', NO_COLOR: '1' };
    const args = [...script, '--out', out, '--addresses', nodes, '--timeout', '120000'];
    execFile(process.execPath, args, { cwd: root(), env }, (error) => (error ? reject(error) : resolve()));
  });
  const visits = readVisits(readFileSync(out, 'utf8'));
  expect(visits.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect([connections(modern), connections(old)]).toEqual([1, 2]);
  rmSync(folder, { recursive: true });
});
