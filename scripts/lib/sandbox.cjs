// @ts-check
// Loaded with node --require into a process that runs a stranger's answers, in addition to Node's permission
// model, which restricts files, child processes and threads: connections stay on loopback, no other process
// gets a signal, and no native code is loaded.
const { targetOf } = require('./loopback-only.cjs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const Module = require('node:module');
const net = require('node:net');

/** @param {string} what */
const refuse = (what) => () => {
  throw Object.assign(new Error(`Answers that are graded may not ${what}.`), { code: 'ERR_ACCESS_DENIED' });
};

for (const name of /** @type {const} */ (['kill', '_kill', '_debugProcess', 'chdir', 'binding'])) {
  Object.defineProperty(process, name, { value: refuse(`call process.${name}`) });
}

// a socket with a path belongs to a program of this machine, which may do whatever it is asked
for (const [prototype, name] of /** @type {[any, string][]} */ ([
  [net.Socket.prototype, 'connect'],
  [net.Server.prototype, 'listen'],
])) {
  const call = prototype[name];
  prototype[name] = /** @this {unknown} */ function (/** @type {any[]} */ ...args) {
    const { path, lookup } = targetOf(args);
    if (path !== undefined) refuse('use a socket that has a path')();
    if (lookup !== undefined) refuse('look up a name by a function of their own')();
    return Reflect.apply(call, this, args);
  };
}

// what fails inside fetch() has no line of the answer in its stack
const { fetch } = globalThis;
globalThis.fetch = async (/** @type {Parameters<typeof fetch>} */ ...args) => {
  const called = new Error();
  try {
    return await fetch(...args);
  } catch (error) {
    const lines = `${called.stack}`.split('\n').slice(1).join('\n');
    if (error instanceof Error) error.stack = `${error.stack}\n${lines}`;
    throw error;
  }
};

Object.assign(dgram, { createSocket: refuse('open a UDP socket'), Socket: refuse('open a UDP socket') });

// a question to a name server leaves the machine
const { lookup } = dns;
const local = (/** @type {unknown} */ host) => /^(localhost|127\.[\d.]+|::1)$/.test(String(host));
const names = (/** @type {object} */ module) =>
  Object.keys(module).filter((name) => /^(resolve|reverse|lookup|Resolver)/.test(name));
for (const module of [dns, dns.promises]) {
  const refused = names(module).map((name) => [name, refuse(`call dns.${name}`)]);
  Object.assign(module, Object.fromEntries(refused));
}
Object.assign(dns, {
  lookup: (/** @type {[string, ...any]} */ ...args) =>
    local(args[0]) ? Reflect.apply(lookup, dns, args) : refuse('look up a name')(),
});

// Jest's resolver is native code: it is loaded before nothing of that kind can be. Each package is found from
// the one that depends on it, wherever a package manager puts them.
const packages = ['jest', '@jest/core', 'jest-resolve', 'unrs-resolver'];
packages.reduce((from, name) => {
  const found = Module.createRequire(from).resolve(name);
  if (name === packages.at(-1)) require(found);
  return found;
}, __filename);
Object.defineProperty(process, 'dlopen', { value: refuse('load native code') });
Module.syncBuiltinESMExports();
