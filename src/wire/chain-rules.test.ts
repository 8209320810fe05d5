import { hash256, hashText } from '../../solutions/12-getdata';
import { bitsToTarget, meetsTarget, targetToBits } from '../../solutions/14-headers';
import { startChain } from '../../solutions/15-chain';
import { fromHex } from './bytes';
import { NETWORKS } from './networks';
import { CHAIN_RULES } from './chain-rules';

const names = Object.keys(CHAIN_RULES) as (keyof typeof CHAIN_RULES)[];

/**
 * The hash of each network's genesis block, as explorers show it.
 *
 * @see Bitcoin Core, chainparams.cpp; btcd, params.go
 */
const KNOWN = {
  mainnet: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
  testnet3: '000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943',
  testnet4: '00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043',
  signet: '00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6',
  regtest: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206',
  simnet: '683e86bd5c6d110d91b94b97137ba6bfe02dbbdb8e3dff722a669b5d69d77af6',
};

test('every network has its rules and a well-known genesis block', () => {
  expect(Object.keys(KNOWN)).toEqual(Object.keys(NETWORKS));
  expect(names).toEqual([...Object.keys(NETWORKS), 'practice']);
});

test.each(Object.entries(KNOWN))('the genesis header of %s has the well-known hash', (name, hash) => {
  expect(hashText(hash256(fromHex(CHAIN_RULES[name as keyof typeof KNOWN].genesis)))).toBe(hash);
});

test.each(names)('the genesis header of %s has the easiest target and no previous block', (name) => {
  const { genesis, limit } = CHAIN_RULES[name];
  const { tip } = startChain(CHAIN_RULES[name]);
  expect(fromHex(genesis)).toHaveLength(80);
  expect(tip.bits).toBe(targetToBits(limit));
  expect(bitsToTarget(tip.bits, limit)).toBe(limit);
  expect(tip.previous).toEqual(new Uint8Array(32));
});

test.each(Object.keys(KNOWN))('the genesis header of %s meets its target', (name) => {
  const rules = CHAIN_RULES[name as keyof typeof KNOWN];
  expect(meetsTarget(startChain(rules).tip.hash, rules.limit)).toBe(true);
});

test('practice has the rules of mainnet and the limit of regtest', () => {
  const { genesis, limit, ...rules } = CHAIN_RULES.practice;
  expect(CHAIN_RULES.mainnet).toMatchObject(rules);
  expect(limit).toBe(CHAIN_RULES.regtest.limit);
  expect(genesis).not.toBe(CHAIN_RULES.regtest.genesis);
});

test('only test networks allow easy blocks, only regtest never retargets, only testnet4 has BIP 94', () => {
  const those = (holds: (name: keyof typeof CHAIN_RULES) => boolean) => names.filter(holds);
  expect(those((name) => CHAIN_RULES[name].easyAfter20Minutes)).toEqual([
    'testnet3',
    'testnet4',
    'regtest',
    'simnet',
  ]);
  expect(those((name) => !CHAIN_RULES[name].retargets)).toEqual(['regtest']);
  expect(those((name) => CHAIN_RULES[name].fromFirst)).toEqual(['testnet4']);
  expect(those((name) => CHAIN_RULES[name].noTimeWarp)).toEqual(['testnet4']);
});
