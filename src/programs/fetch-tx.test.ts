import { transaction } from '../../solutions/13-transaction';
import { fromHex, hex } from '../wire/bytes';
import { decode } from '../wire/codec/codec';
import { recording } from '../peers/recordings';
import { SERVICES } from '../peers/default-services';
import { closeAll, start } from '../suite/test-peers';
import { WAITING, PAYMENT, BLOCK_170, type Outcome, run, ask, conversation } from './fetch-tx.testing';

afterEach(closeAll);

/** The bytes that were printed below a line. */
const bytesBelow = (line: string, { stdout }: Outcome) =>
  new RegExp(`^${line}\n([0-9a-f]+)$`, 'm').exec(stdout)?.[1];

/** The transaction that was printed at the end, and the line above it. */
function transactionIn({ stdout }: Outcome): { line: string; fields: unknown } {
  const [, line, fields] = /^([0-9a-f]{64}, .*):\n(\{[^]*)$/m.exec(stdout)!;
  return { line, fields: JSON.parse(fields) };
}

describe('a transaction is fetched', () => {
  test('from the mempool: request and response are shown byte for byte, then the decoded transaction', async () => {
    const outcome = await ask({}, WAITING);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const said = conversation(outcome);
    expect(said[0]).toBe('> version');
    // the order of the others is up to the peer; a ping may be among them
    const greetings = ['< version', '< verack', '> verack'];
    expect(said.slice(0, said.indexOf('> getdata'))).toEqual(expect.arrayContaining(greetings));
    expect(said.at(-1)).toBe('< tx');
    expect(bytesBelow('Request: getdata', outcome)!.slice(48)).toBe(
      `0101000040${hex(fromHex(WAITING).reverse())}`,
    );
    const full = recording('tx-bip143-p2wpkh').bytes;
    expect(bytesBelow('Response: tx', outcome)!.slice(48)).toBe(hex(full));
    const { line, fields } = transactionIn(outcome);
    expect(line).toMatch(new RegExp(`^${WAITING}, 343 bytes, from 127\\.0\\.0\\.1:\\d+$`));
    const tx = decode(transaction.read, full);
    expect(fields).toMatchObject({
      version: 1,
      inputs: [
        { txid: '9f96ade4b41d5433f4eda31e1738ec2b36f6e7d1420d94a6af99801a88f7f7ff', index: 0 },
        { txid: '8ac60eb9575db5b2d987e29f301b5b819ea83a5c6579d282d189cc04b8e151ef', index: 1 },
      ],
      outputs: [
        { value: 112340000, script: hex(tx.outputs[0].script) },
        { value: 223450000, script: hex(tx.outputs[1].script) },
      ],
      witnesses: [[], tx.witnesses![1].map(hex)],
      locktime: 17,
    });
    expect(Object.keys(fields as object)).toEqual(['version', 'inputs', 'outputs', 'witnesses', 'locktime']);
  });

  test('from its block', async () => {
    const outcome = await ask({}, PAYMENT, '--block', BLOCK_170);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(conversation(outcome).at(-1)).toBe('< block');
    expect(bytesBelow('Response: block', outcome)!.slice(48)).toBe(hex(recording('block-170').bytes));
    const { line, fields } = transactionIn(outcome);
    expect(line).toMatch(new RegExp(`^${PAYMENT}, 275 bytes`));
    expect(fields).toMatchObject({ outputs: [{ value: 1_000_000_000 }, { value: 4_000_000_000 }] });
    expect(fields).not.toHaveProperty('witnesses');
  });

  test('on another network, with options that npm took for itself', async () => {
    const { host, port } = await start({ services: SERVICES, network: 'regtest' });
    const taken = { npm_config_network: 'regtest', npm_config_block: BLOCK_170 };
    const outcome = await run([`${host}:${port}`, PAYMENT.toUpperCase()], taken);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(bytesBelow('Request: getdata', outcome)).toMatch(/^fabfb5da/);
  });
});
