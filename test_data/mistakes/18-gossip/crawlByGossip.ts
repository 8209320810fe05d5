import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for crawlByGossip. */
export const mistakes = new MistakeTable('crawlByGossip');

// A single round.
mistakes.patch('one-round', 'It asked only the first node', ['round = next;', 'round = [];']);

// The map begins empty.
mistakes.patch('first-not-known', 'The first node was asked again', [
  'new Map([[addressText(first), first]])',
  'new Map<string, Address>()',
]);

// Only what has an answer is known: that is why the first one is not.
mistakes.patch('nobody-becomes-known', 'It never ends. Ask each node once', [
  'known.set(name, { host, port });\n',
  '',
]);

// The host is name enough.
mistakes.patch(
  'named-by-host',
  'The nodes are named by their host alone',
  ['const name = addressText({ host, port });', 'const name = host;'],
  ['new Map([[addressText(first), first]])', 'new Map([[first.host, first]])'],
);

// Every node that is named is asked, as often as somebody names them.
mistakes.patch('known-asked-again', 'It never ends. Ask each node once', [' || known.has(name)', '']);

// The next round is asked in full, also those who are known from this one.
mistakes.patch('asked-twice-in-a-round', 'A node was asked twice', [
  'left <= 0 || known.has(name)',
  'left <= 0 || (known.has(name) && !next.some((one) => addressText(one) === name))',
]);

// The whole sighting is an address: it has a host and a port.
mistakes.patch(
  'whole-sightings',
  'It kept the whole sighting',
  [
    'for (const { host, port, network } of visit.sightings ?? []) {',
    'for (const one of visit.sightings ?? []) { const { host, port, network } = one;',
  ],
  ['known.set(name, { host, port });', 'known.set(name, one);'],
);

// The visit is reported first, and read afterwards.
mistakes.patch(
  'reported-before-it-is-read',
  'It was reported before the sightings of the visit were read',
  ['let left = Math.min', 'onVisit(visit, known.size); let left = Math.min'],
  ['      onVisit(visit, known.size);\n    };', '    };'],
);

// crawlTogether takes an onVisit, and gets the one that was passed.
mistakes.patch('count-not-reported', 'The number of known nodes is missing', [
  'onVisit(visit, known.size);',
  '(onVisit as (visit: GossipVisit) => void)(visit);',
]);

// The callback is forgotten.
mistakes.patch('visits-not-reported', 'No visit was reported', ['      onVisit(visit, known.size);\n', '']);

// A node that does not answer has no sightings: undefined is not iterable.
mistakes.patch('no-sightings-throws', 'a node that does not answer has none', [
  'of visit.sightings ?? [])',
  'of visit.sightings!)',
]);

// Whatever has a name is asked: dial refuses it, after all.
mistakes.patch('onions-asked', 'A name on Tor became known', [' || !DIALLED.includes(network)', '']);

// The host is an IP address, so it can be dialled.
mistakes.patch('cjdns-asked', 'An address on CJDNS became known', [
  '!DIALLED.includes(network)',
  'isIP(host) === 0',
]);

// Port 0 parses.
mistakes.patch('port-zero-asked', 'An address with port 0 became known', [' || port === 0', '']);

// Only the first of the two networks is thought of.
mistakes.patch('no-ipv6', 'An IPv6 address was left out', [
  '!DIALLED.includes(network)',
  'network !== NETWORK.IPV4',
]);

// No limit on what one node tells.
mistakes.patch('no-limit-per-node', 'A single node made all its 50 addresses known', [
  'Math.min(mostPerNode, mostKnown - known.size)',
  'mostKnown - known.size',
]);

// The list is truncated first, and what is known is taken out afterwards.
mistakes.patch('known-count-against-the-limit', 'Nodes that were known already counted against the limit', [
  'of visit.sightings ?? [])',
  'of (visit.sightings ?? []).slice(0, mostPerNode))',
]);

// The limit is used up by the first one that names too many.
mistakes.patch(
  'limit-for-all-together',
  'After a node that named too many, another one was not believed',
  ['let round = [first];', 'let round = [first]; let left = mostPerNode + 2;'],
  [
    'let left = Math.min(mostPerNode, mostKnown - known.size);',
    'left = Math.min(left, mostKnown - known.size);',
  ],
);

// The last ones are the newest.
mistakes.patch('believes-the-last', 'read from the last to the first', [
  'of visit.sightings ?? [])',
  'of [...(visit.sightings ?? [])].reverse())',
]);

// Everything is counted, also what is skipped.
mistakes.patch(
  'skipped-count',
  'counted against the limit',
  ['if (left <= 0 || known.has(name)', 'if (left-- <= 0 || known.has(name)'],
  ['next.push({ host, port });\n        left--;', 'next.push({ host, port });'],
);

// No limit on all together: each node is limited, after all.
mistakes.patch('no-limit-on-the-known', 'It knows six, although the limit is four', [
  'Math.min(mostPerNode, mostKnown - known.size)',
  'mostPerNode',
]);

// The first one is not counted.
mistakes.patch('first-not-counted', 'It knows one too many', [
  'mostKnown - known.size',
  'mostKnown - known.size + 1',
]);

// Below the limit, instead of up to it.
mistakes.patch('one-too-few-known', 'It knows one too few', [
  'mostKnown - known.size',
  'mostKnown - known.size - 1',
]);

// One after another.
mistakes.patch('one-at-a-time', 'It asks one node after another', [
  'await crawlTogether(round, concurrency,',
  'await crawlTogether(round, 1,',
]);

// All at once.
mistakes.patch('whole-round-at-once', 'It asks the whole round at once', [
  'await crawlTogether(round, concurrency,',
  'await crawlTogether(round, round.length,',
]);

// The signal is passed on, but the rounds go on, and each of them asks nobody.
mistakes.patch(
  'signal-not-passed',
  'The signal was aborted in the first round',
  ['ask, learn, signal);\n    round', 'ask, learn);\n    round'],
  ['round.length > 0 && !signal?.aborted', 'round.length > 0'],
);

// The signal is looked at between the rounds only.
mistakes.patch('signal-not-for-the-visitor', 'Pass the signal on to crawlTogether', [
  'ask, learn, signal);\n    round',
  'ask, learn);\n    round',
]);

// What was aborted has failed.
mistakes.patch('abort-throws', 'A crawl that was stopped returns what it knows', [
  '    round = next;',
  '    signal?.throwIfAborted();\n    round = next;',
]);

// The visit that was under way is not read.
mistakes.patch('last-visit-lost', 'The visit under way named two nodes, which are lost', [
  'let left = Math.min(mostPerNode, mostKnown - known.size);',
  'let left = signal?.aborted ? 0 : Math.min(mostPerNode, mostKnown - known.size);',
]);

// A crawl must not fail, so errors are swallowed.
mistakes.patch(
  'error-of-the-callback-lost',
  'onVisit threw, but the crawl went on as if nothing had happened',
  [
    'await crawlTogether(round, concurrency, ask, learn, signal);',
    'await crawlTogether(round, concurrency, ask, learn, signal).catch(() => {});',
  ],
);

// The map is not returned.
mistakes.patch('known-not-returned', 'It returned nothing. Return the map', [
  'return known;',
  'return undefined as never;',
]);

// The round is started, and the promise is dropped.
mistakes.patch('round-not-awaited', 'You returned before crawlTogether had ended', [
  'await crawlTogether(round,',
  'void crawlTogether(round,',
]);

// break leaves the loop at the first one that cannot be dialled.
mistakes.patch(
  'rest-left-out-after-an-onion',
  'Everything after the first address that cannot be dialled was left out',
  [' || !DIALLED.includes(network)', ''],
  ['known.set(name, {', 'if (!DIALLED.includes(network)) break;\n        known.set(name, {'],
);

// The same at the first one that is known.
mistakes.patch(
  'rest-left-out-after-a-known-one',
  'Everything after a node that was known already was left out',
  [' || known.has(name)', ''],
  ['known.set(name, {', 'if (known.has(name)) break;\n        known.set(name, {'],
);

// A visit that brought nothing is not worth a report.
mistakes.patch('failed-visits-not-reported', 'onVisit is called after each visit', [
  'onVisit(visit, known.size);',
  'if (visit.sightings) onVisit(visit, known.size);',
]);

// What is found is appended to the list that is being worked off.
mistakes.patch('round-grows', 'put them into a list of their own', [
  'next.push({ host, port });',
  'round.push({ host, port });',
]);

// The visits are collected, and reported with the round.
mistakes.patch(
  'reported-with-the-round',
  'The visits of a round were reported when all of them had ended',
  ['      onVisit(visit, known.size);\n    };', '      visits.push(visit);\n    };'],
  ['const next: Address[] = [];', 'const next: Address[] = [];\n    const visits: GossipVisit[] = [];'],
  ['    round = next;', '    for (const visit of visits) onVisit(visit, known.size);\n    round = next;'],
);

// A template is shorter than a call.
mistakes.patch('ipv6-without-brackets', 'The name of an IPv6 node is without its brackets', [
  'const name = addressText({ host, port });',
  'const name = `${host}:${port}`;',
]);

// The limit is looked at after the node was added.
mistakes.patch('one-too-many-per-node', 'It believed 11 new nodes of one that answers', [
  'Math.min(mostPerNode, mostKnown - known.size)',
  'Math.min(mostPerNode + 1, mostKnown - known.size)',
]);

// The crawl has what it may have.
mistakes.patch('known-not-asked', 'It stopped when mostKnown nodes were known', [
  'round.length > 0 && !signal?.aborted',
  'round.length > 0 && known.size < mostKnown && !signal?.aborted',
]);

// With no room left, there is nothing to do in the callback.
mistakes.patch('full-crawl-not-reported', 'With mostKnown nodes known, a visit was not reported', [
  'let left = Math.min(mostPerNode, mostKnown - known.size);',
  'let left = Math.min(mostPerNode, mostKnown - known.size);\n      if (left <= 0) return;',
]);

// One report for each round.
mistakes.patch(
  'last-visit-of-a-round-reported',
  'There were five visits, and 3 of them were reported',
  ['      onVisit(visit, known.size);\n', '      last = visit;\n'],
  ['    const next: Address[] = [];\n', '    const next: Address[] = [];\n    let last!: GossipVisit;\n'],
  ['    round = next;\n', '    round = next;\n    onVisit(last, known.size);\n'],
);

// A host is known when one of its ports is.
mistakes.patch('port-does-not-count', 'Two nodes on one host', [
  'known.has(name)',
  '[...known.values()].some((one) => one.host === host)',
]);

// The limit is put on the next round as well.
mistakes.patch('known-and-never-asked', 'They became known, and nobody asked them', [
  'next.push({ host, port });',
  'if (next.length < mostPerNode) next.push({ host, port });',
]);

// What is new is reported, and not what is known.
mistakes.patch('reports-what-is-new', 'how many nodes became known in this round', [
  'onVisit(visit, known.size)',
  'onVisit(visit, next.length)',
]);

// The names are only for looking up, and are left out of the result.
mistakes.patch('list-instead-of-map', 'It returned a list of addresses. Return the map', [
  'return known;',
  'return [...known.values()] as never;',
]);
