import { ask, hostOf, last } from '../makeHost.ts';

const minute = 60_000;
const writer = `
  const sheet = () => SpreadsheetApp.getActive().getActiveSheet();
  function read() { return sheet().getDataRange().getValues(); }
`;

describe('a run that is killed', () => {
  const code = `${writer}
    function steps() {
      const one = sheet();
      one.getRange(1, 1).setValue('kept');
      SpreadsheetApp.flush();
      one.getRange(2, 1).setValue('lost');
      try {
        MailApp.sendEmail('ada@example.com', 'subject', 'text');
      } catch (problem) {
        console.log('caught');
        MailApp.sendEmail('bea@example.com', 'subject', 'text');
      } finally {
        Logger.log('finally');
        PropertiesService.getScriptProperties().setProperty('a', 'b');
      }
    }
    function property() { return PropertiesService.getScriptProperties().getProperty('a'); }`;
  // The 8th call is MailApp.sendEmail: getActive, getActiveSheet, getRange, setValue, flush, getRange, setValue come first.
  const killed = (keepsWrites: boolean) => {
    const host = hostOf(code);
    host.faults.killAt = 8;
    host.faults.killKeepsWrites = keepsWrites;
    expect(host.rpc('steps', [])).toMatchObject({ ok: false, killed: true });
    host.faults.killAt = null;
    return host;
  };

  test('does not make its last call, and neither catch nor finally does anything for it', () => {
    const host = killed(false);
    expect(host.outbox).toEqual([]);
    expect(host.log).toEqual([]);
    expect(ask(host, 'property')).toBeNull();
    expect(last(host)).toMatchObject({ entry: 'property' });
    expect(host.executions[0]).toMatchObject({ entry: 'steps', calls: 7, error: { killed: true } });
  });

  test('loses what it wrote since its last flush', () => {
    expect(ask(killed(false), 'read')).toEqual([['kept']]);
  });

  test('or keeps it, where the fault says so', () => {
    expect(ask(killed(true), 'read')).toEqual([['kept'], ['lost']]);
  });

  test('counts over all executions of the host', () => {
    const host = hostOf(`${writer} function write(v) { sheet().getRange(1, 1).setValue(v); }`);
    host.faults.killAt = 7;
    expect([1, 2, 3].map((v) => host.rpc('write', [v]).ok)).toEqual([true, false, true]);
    expect(host.serviceCalls).toBe(11);
  });

  test('an execution that ends keeps what it wrote without a flush', () => {
    const host = hostOf(
      `${writer} function write() { sheet().getRange(1, 1).setValue(1); throw new Error('later'); }`,
    );
    expect(() => ask(host, 'write')).toThrow('later');
    expect(ask(host, 'read')).toEqual([[1]]);
  });
});

describe('time', () => {
  test('six minutes of Google\u2019s time end a run, whatever the machine needs for it', () => {
    const host = hostOf(
      `function long() { try { for (;;) Utilities.sleep(100000); } finally { Logger.log('never'); } }`,
    );
    expect(host.rpc('long', [])).toMatchObject({
      ok: false,
      message: 'Exceeded maximum execution time',
      killed: true,
    });
    expect(host.log).toEqual([]);
    expect(last(host).ms).toBe(400_000);
  });

  test('service calls take Google\u2019s time by the cost table', () => {
    const host = hostOf(
      `${writer} function write() { sheet().getRange(1, 1, 100, 10).setValues(new Array(100).fill(new Array(10).fill(1))); SpreadsheetApp.flush(); }`,
    );
    ask(host, 'write');
    // Five calls of 150 ms, one flush of 600 ms, 1,000 cells of 5 µs.
    expect(last(host)).toMatchObject({ calls: 5, ms: 5 * 150 + 600 + 5 });
  });

  test('a cell and a simple trigger have 30 seconds', () => {
    const host = hostOf(
      `function SLOW() { Utilities.sleep(31000); return 1; } function onOpen() { Utilities.sleep(31000); }`,
    );
    expect(host.evaluate('=SLOW()')).toEqual({
      error: '#ERROR!',
      message: 'Exceeded maximum execution time',
      line: 0,
    });
    expect(host.onOpen().error).toMatchObject({ killed: true });
  });

  test('an endless loop is ended from outside, and not even finally is run', () => {
    const host = hostOf(`function SPIN() { try { for (;;); } finally { Logger.log('never'); } }`);
    host.faults.watchdogMs = 200;
    expect(host.evaluate('=SPIN()')).toMatchObject({
      error: '#ERROR!',
      message: 'Exceeded maximum execution time',
    });
    expect(host.log).toEqual([]);
  });

  test('sleeping longer than five minutes at once is refused', () => {
    const host = hostOf('function nap(ms) { Utilities.sleep(ms); }');
    expect(() => ask(host, 'nap', 300_001)).toThrow(/sleep/);
    const before = host.now();
    ask(host, 'nap', 2 * minute);
    expect(host.now() - before).toBe(2 * minute);
  });

  test('all triggers of a day together have 90 minutes on a consumer account', () => {
    const host = hostOf(`
      function install() { ScriptApp.newTrigger('work').timeBased().everyHours(1).create(); }
      function work() { Utilities.sleep(280000); Logger.log('worked'); }`);
    ask(host, 'install');
    host.advance(24 * 60 * minute);
    const runs = host.executions.filter(({ kind }) => kind === 'clock');
    const refused = runs.filter(
      ({ error }) => error?.message === 'Service using too much computer time for one day.',
    );
    expect(runs).toHaveLength(24);
    // 90 minutes hold 19 runs of 4 minutes 40 and begin a 20th.
    expect(refused).toHaveLength(4);
    host.advance(24 * 60 * minute);
    expect(host.log.length).toBeGreaterThan(20);
  });
});

describe('what the host keeps of each run', () => {
  test('the services it called, by name, with Utilities and Logger free', () => {
    const host = hostOf(
      `${writer} function f() { sheet().getRange('A1').getValues(); Logger.log('x'); Utilities.getUuid(); console.log({ a: 1 }); }`,
    );
    ask(host, 'f');
    expect(last(host)).toMatchObject({
      entry: 'f',
      kind: 'rpc',
      mode: 'FULL',
      calls: 4,
      callsByName: {
        'SpreadsheetApp.getActive': 1,
        'Spreadsheet.getActiveSheet': 1,
        'Sheet.getRange': 1,
        'Range.getValues': 1,
      },
      person: 'ada@example.com',
      error: null,
    });
    expect(host.log.map(({ text }) => text)).toEqual(['x', '{"a":1}']);
  });

  test('an error with its kind, its message and the line that threw', () => {
    const host = hostOf('function f() {\n  throw new RangeError("too far");\n}');
    expect(host.rpc('f', [])).toEqual({ ok: false, name: 'RangeError', message: 'too far', killed: false });
    expect(last(host).error).toEqual({ name: 'RangeError', message: 'too far', killed: false, line: 2 });
  });

  test('whatever this host has not, loudly and by name, once for each', () => {
    const host = hostOf(
      `${writer} function f() { sheet().getRange('A1').getRichTextValue(); } function g() { sheet().getSlicers(); }`,
    );
    expect(() => ask(host, 'f')).toThrow('[local host] Range.getRichTextValue is not implemented');
    expect(() => ask(host, 'f')).toThrow();
    expect(() => ask(host, 'g')).toThrow();
    expect(host.gaps).toEqual([
      '[local host] Range.getRichTextValue is not implemented',
      '[local host] Sheet.getSlicers is not implemented',
    ]);
  });
});
