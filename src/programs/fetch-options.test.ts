import { fetchHelp, fetchOptions } from './fetch-options';
import { closeAll } from '../suite/test-peers';
import { WAITING, PAYMENT, BLOCK_170, run } from './fetch-tx.testing';

afterEach(closeAll);

describe('the command line', () => {
  const HERE = '127.0.0.1:1';

  test('can be as short as an address and a txid', () => {
    expect(fetchOptions(['203.0.113.5', WAITING])).toEqual({
      host: '203.0.113.5',
      port: 8333,
      network: 'mainnet',
      id: WAITING,
      block: undefined,
      patience: 20_000,
    });
  });

  test('can have all options in any order; the network determines the port', () => {
    const typed = `--seconds 0.5 [2001:db8::1] --block ${BLOCK_170} ${PAYMENT} --network testnet4`;
    expect(fetchOptions(typed.split(' '))).toEqual({
      host: '2001:db8::1',
      port: 48333,
      network: 'testnet4',
      id: PAYMENT,
      block: BLOCK_170,
      patience: 500,
    });
  });

  test('includes options that npm took for itself; those given directly win', () => {
    const env = { npm_config_seconds: '3', npm_config_block: BLOCK_170 };
    expect(fetchOptions([HERE, PAYMENT], env)).toMatchObject({ patience: 3000, block: BLOCK_170 });
    expect(fetchOptions([HERE, PAYMENT, '--seconds', '4'], env)).toMatchObject({ patience: 4000 });
  });

  test.each<[string, RegExp]>([
    ['', /address of a node and the id of a transaction are required/],
    [HERE, /address of a node and the id of a transaction are required/],
    [`${HERE} ${PAYMENT} ${BLOCK_170}`, /Unexpected: 00000000d114/],
    [`${HERE} abc`, /64 hex digits, not "abc"/],
    [`${HERE} 0x${PAYMENT}`, /64 hex digits/],
    [`${HERE} ${PAYMENT} --block 170`, /64 hex digits, not "170"/],
    [`host:0 ${PAYMENT}`, /not an address: host:0/],
    [`${PAYMENT} ${HERE}`, /64 hex digits, not "127/],
    [`${HERE} ${PAYMENT} --network moon`, /no network "moon".*mainnet/],
    [`${HERE} ${PAYMENT} --network constructor`, /no network "constructor"/],
    [`${HERE} ${PAYMENT} --seconds 0`, /--seconds "0" must be a number of seconds from 0\.001 to 86400/],
    [`${HERE} ${PAYMENT} --seconds 1e9`, /--seconds "1e9" must be a number of seconds from 0\.001 to 86400/],
    [`${HERE} ${PAYMENT} --seconds soon`, /--seconds "soon"/],
    [`${HERE} ${PAYMENT} --seconds Infinity`, /--seconds "Infinity"/],
    [`${HERE} ${PAYMENT} --height 170`, /Unknown option '--height'/],
  ])('%j is rejected', (typed, message) => {
    expect(() => fetchOptions(typed.split(' ').filter(Boolean))).toThrow(message);
  });

  test('if invalid, ends with exit code 2 and says how to get help', async () => {
    const outcome = await run([HERE, 'abc']);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe(
      'a hash is 64 hex digits, not "abc"\nFor help:  npm run fetch-tx -- --help\n',
    );
  });

  test('--help', async () => {
    expect(fetchOptions(['-h'])).toBe('help');
    expect(await run(['--help'])).toEqual({ code: 0, stdout: `${fetchHelp()}\n`, stderr: '' });
  });
});
