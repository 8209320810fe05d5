import type { Visit } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';

/** Wrong answers for readVisits. */
export const mistakes = new MistakeTable('readVisits');

// split() returns one piece more than there are newlines.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-after-the-last-newline', 'After the last newline there is nothing', (text: string) =>
    text.split('\n').map(visitOf),
  );
}

// It checks the address, but not the times.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (found.at === undefined) throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-at-not-checked', 'an at that is not a number was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// trim() removes the last newline, so the line before it counts as truncated.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-drops-the-last-line', 'A visit is missing', (text: string) =>
    text.trim().split('\n').slice(0, -1).map(visitOf),
  );
}

// if (payload): an empty string is false.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload ? { ...rest, payload: fromHex(payload) } : rest;
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-empty-payload-lost', 'An empty payload is lost', (text: string) =>
    text.split('\n').slice(0, -1).map(visitOf),
  );
}

// if (payload): an empty string is false, so it stays a string.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const visit = JSON.parse(line) as Visit & { payload?: string };
      if (!visit.address) throw new SyntaxError('no address');
      return visit.payload ? { ...visit, payload: fromHex(visit.payload) } : visit;
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-empty-payload-stays-a-string', 'An empty payload is lost', (text: string) =>
    text.split('\n').slice(0, -1).map(visitOf),
  );
}

// It checks that there is an error, but not its type.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-error-of-any-kind', 'an error that is null was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// Empty pieces are left out, but half a line is not empty.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-half-a-line', 'A crawl that is stopped leaves half a line', (text: string) =>
    text.split('\n').filter(Boolean).map(visitOf),
  );
}

// Buffer.from(…, 'hex') reads what it can, and silently stops at the rest.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-hex-not-checked', 'a payload that is not hex was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// The index is used as the line number.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
    } catch {
      throw new SyntaxError(`line ${i} is no visit`);
    }
  }
  mistakes.add('read-lines-from-zero', "The error's message does not say 2", (text: string) =>
    text.split('\n').slice(0, -1).map(visitOf),
  );
}

// A line without payload and error is accepted, as a visit without an answer.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add(
    'read-neither-payload-nor-error',
    'neither payload nor error was accepted',
    (text: string): Visit[] =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line, i) => {
          try {
            return visitOf(JSON.parse(line) as Partial<Visit>);
          } catch {
            throw new SyntaxError(`line ${i + 1} is not a visit`);
          }
        }),
  );
}

// JSON.parse('null') is null, and null has no address: a TypeError that does not say in which line.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-null-breaks', 'It was refused, but not with a SyntaxError', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        let found: Partial<Visit>;
        try {
          found = JSON.parse(line) as Partial<Visit>;
          if (found !== null) return visitOf(found);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
        return visitOf(found);
      }),
  );
}

// 7711 looks like hex once it is converted to a string.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-payload-a-number', 'a payload that is a number was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// A line with both payload and error is accepted.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-payload-and-error', 'both payload and error was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// JSON.parse, and a type assertion that the result is a Visit.
mistakes.add('read-payload-stays-hex', 'The payload is still hex', (text: string): Visit[] => {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Visit);
});

// A blank line does no harm, so it is left out.
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (typeof found.took !== 'number') throw new Error('no duration');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-skips-blank-lines', 'An empty line was skipped', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== '')
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}

// catch and continue: it is only one of ten thousand.
{
  function visitOf(line: string, i: number): Visit {
    try {
      const { payload, ...rest } = JSON.parse(line) as Visit & { payload?: string };
      if (!rest.address) throw new SyntaxError('no address');
      return payload === undefined ? rest : { ...rest, payload: fromHex(payload) };
    } catch {
      throw new SyntaxError(`line ${i + 1} is no visit`);
    }
  }
  mistakes.add('read-skips-broken-lines', 'A broken line was skipped', (text: string): Visit[] =>
    text.split('\n').flatMap((line, i) => {
      try {
        return [visitOf(line, i)];
      } catch {
        return [];
      }
    }),
  );
}

// Why check how long it took?
{
  function visitOf(found: Partial<Record<keyof Visit, unknown>>): Visit {
    if (typeof found !== 'object' || found === null) throw new Error('no object');
    if (typeof found.address !== 'string') throw new Error('no address');
    if (typeof found.at !== 'number') throw new Error('no time');
    if (found.payload !== undefined && !/^([0-9a-f]{2})*$/.test(String(found.payload)))
      throw new Error('no hex');
    if (found.payload !== undefined && typeof found.payload !== 'string') throw new Error('no text');
    if (found.error !== undefined && typeof found.error !== 'string') throw new Error('no error');
    if (found.payload === undefined && found.error === undefined) throw new Error('nothing');
    if (found.payload !== undefined && found.error !== undefined) throw new Error('both');
    const payload = Uint8Array.from(Buffer.from(String(found.payload ?? ''), 'hex'));
    return (found.payload === undefined ? found : { ...found, payload }) as Visit;
  }
  mistakes.add('read-took-not-checked', 'no took was accepted', (text: string): Visit[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, i) => {
        try {
          return visitOf(JSON.parse(line) as Partial<Visit>);
        } catch {
          throw new SyntaxError(`line ${i + 1} is not a visit`);
        }
      }),
  );
}
