import { isReference } from './given';

test.each([
  ["export*from'../solutions/01-framing';", true],
  ['export{checksum,readCommand}from\'../solutions/01-framing\';export*from"../solutions/01-framing"', true],
  ["export*from'../solutions/01-framing';exportfunctionchecksum(){}", false],
  ["export*from'./00-start-here';", false],
])('what only exports the reference is given: %s', (text, given) => {
  expect(isReference(text, '01-framing')).toBe(given);
});
