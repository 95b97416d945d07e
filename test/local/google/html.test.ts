import { ask, hostOf, refusal, worth } from '../makeHost.ts';

describe('what a page asks of the server', () => {
  const echo = (returned: string) => hostOf(`function f() { return ${returned}; }`).rpc('f', []);

  test.each([
    ['a date', 'new Date(0)'],
    ['a date in an object', '{ a: { b: new Date(0) } }'],
    ['a date in a list', '[1, [new Date(0)]]'],
    ['nothing', 'undefined'],
  ])('%s comes as null, without an error', (_, returned) => {
    expect(echo(returned)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['a map', 'new Map([[1, 2]])', {}],
    ['a set', '{ s: new Set([1]) }', { s: {} }],
    ['what is no number', '[NaN, Infinity]', [null, null]],
    ['a Google object', 'SpreadsheetApp.getActive()', {}],
    ['plain values', '{ a: [1, "x", true, null] }', { a: [1, 'x', true, null] }],
  ])('%s comes as its JSON', (_, returned, value) => {
    expect(echo(returned)).toEqual({ ok: true, value });
  });

  test('what refers to itself fails', () => {
    expect(hostOf('function f() { const a = {}; a.a = a; return a; }').rpc('f', [])).toMatchObject({
      ok: false,
      name: 'TypeError',
    });
  });

  test('arguments come as copies of the script\u2019s own kind; keys that end in two underscores are dropped and NaN is null', () => {
    const host = hostOf('function f(a) { a.list.push(9); return [a, a.list instanceof Array]; }');
    const given = { list: [1], gone__: 1, nan: Number.NaN };
    expect(ask(host, 'f', given)).toEqual([{ list: [1, 9], nan: null }, true]);
    expect(given.list).toEqual([1]);
  });

  test.each([
    ['a date', [{ day: new Date(0) }], 'day'],
    ['a function', [() => 1], '0'],
  ])('%s among the arguments fails in the page, and nothing runs', (_, args, where) => {
    const host = hostOf('function f() { return 1; }');
    expect(() => host.rpc('f', args)).toThrow(`Failed due to illegal value in property: ${where}`);
    expect(host.executions).toEqual([]);
  });

  test('what a function throws comes with its name and message', () => {
    expect(
      hostOf('function f() { SpreadsheetApp.getActive().getSheetByName("x").getRange("A1"); }').rpc('f', []),
    ).toMatchObject({
      ok: false,
      name: 'TypeError',
      message: "Cannot read properties of null (reading 'getRange')",
    });
  });
});

describe('pages', () => {
  const html = {
    page: '<title>Ignored</title><?!= include("part") ?><p><?= name ?></p>',
    part: '<b><?= 1 + 1 ?></b>',
  };
  const include =
    'function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }';

  test('a template prints escaped or as it is, and does not evaluate what it includes', () => {
    const host = hostOf({
      html,
      code: `${include} function f() { const t = HtmlService.createTemplateFromFile('page'); t.name = '<i>&"'; return t.evaluate().getContent(); }`,
    });
    expect(ask(host, 'f')).toBe('<title>Ignored</title><b><?= 1 + 1 ?></b><p>&lt;i&gt;&amp;&#34;</p>');
  });

  test('a template runs code, and prints the first statement of what it prints', () => {
    const template = (text: string) =>
      worth(`HtmlService.createTemplate(${JSON.stringify(text)}).evaluate().getContent()`);
    expect(template('<? for (let i = 0; i < 3; i++) { ?>x<? } ?>')).toBe('xxx');
    expect(template('<?= 1; 2 ?>')).toBe('1');
    expect(template('<?= null ?>|<?= undefined ?>')).toBe('|');
  });

  test('what a template throws is the script\u2019s own error', () => {
    expect(refusal(`HtmlService.createTemplate('<?= missing ?>').evaluate()`)).toBe(
      'ReferenceError: missing is not defined',
    );
  });

  test('a file that is not there is refused by name', () => {
    expect(refusal(`HtmlService.createHtmlOutputFromFile('gone')`)).toBe(
      'Exception: No HTML file named gone was found.',
    );
  });

  test('the title is what the script sets, not what the file says, and the width is not the script\u2019s to choose', () => {
    const host = hostOf({
      html,
      code: `
      function first() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('page').setWidth(900)); }
      function second() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>2</p>').setTitle('Second')); }`,
    });
    host.clickMenu('first');
    expect(host.sidebar()).toMatchObject({ title: '' });
    const { serial } = host.sidebar()!;
    host.clickMenu('second');
    expect(host.sidebar()).toMatchObject({ title: 'Second', html: '<p>2</p>' });
    expect(host.sidebar()!.serial).toBeGreaterThan(serial);
    host.closeSidebar();
    expect(host.sidebar()).toBeNull();
  });

  test('only some meta tags may be set', () => {
    expect(refusal(`HtmlService.createHtmlOutput('').addMetaTag('description', 'x')`)).toContain(
      'The meta tag you specified is not allowed',
    );
    expect(refusal(`HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=device-width')`)).toBe(
      'nothing was refused',
    );
  });

  test('text that is not trusted is escaped when added', () => {
    expect(
      worth(`HtmlService.createHtmlOutput('<p>').append('<b>').appendUntrusted('<i>').getContent()`),
    ).toBe('<p><b>&lt;i&gt;');
  });
});

describe('the screen', () => {
  const ticking = (line: string) => {
    const host = hostOf(
      `function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick() { ${line}; }`,
    );
    ask(host, 'install');
    return { host, ran: host.advance(3_600_000)[0]! };
  };

  test('is not there for a clock trigger, whose toasts nobody minds', () => {
    expect(ticking('SpreadsheetApp.getUi()').ran.error).toMatchObject({
      message: 'Cannot call SpreadsheetApp.getUi() from this context.',
    });
    const { host, ran } = ticking(`SpreadsheetApp.getActive().toast('done', 'Title')`);
    expect(ran.error).toBeNull();
    expect(host.toasts).toMatchObject([{ message: 'done', title: 'Title' }]);
  });

  test('shows no active tab to a clock trigger', () => {
    expect(ticking('SpreadsheetApp.getActiveSheet()').ran.error).toMatchObject({
      message: 'Please select an active sheet first.',
    });
  });

  test('leaves an open window where it is when a clock trigger makes a tab', () => {
    const { host, ran } = ticking(`SpreadsheetApp.getActive().insertSheet('New', 0)`);
    expect(ran.error).toBeNull();
    expect(host.book.sheets.map(({ name }) => name)).toContain('New');
    expect(host.book.activeSheet!.name).not.toBe('New');
  });

  test('asks and waits for an answer', () => {
    const host = hostOf(`function f() {
      const ui = SpreadsheetApp.getUi();
      const answer = ui.prompt('Name?', 'Yours', ui.ButtonSet.OK_CANCEL);
      return [answer.getResponseText(), answer.getSelectedButton() === ui.Button.OK, ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.NO];
    }`);
    host.answerDialog = ({ kind }) => (kind === 'prompt' ? { button: 'OK', text: 'Ada' } : { button: 'NO' });
    expect(ask(host, 'f')).toEqual(['Ada', true, true]);
    expect(host.dialogs).toMatchObject([
      { kind: 'prompt', title: 'Name?', text: 'Yours', buttons: ['OK', 'CANCEL'] },
      { kind: 'alert', text: 'Sure?', buttons: ['YES', 'NO'] },
    ]);
  });

  test('has menus with separators and menus inside', () => {
    const host = hostOf(`function onOpen() {
      const ui = SpreadsheetApp.getUi();
      ui.createMenu('Shop').addItem('One', 'one').addSeparator().addSubMenu(ui.createMenu('More').addItem('Two', 'two')).addToUi();
    }`);
    host.onOpen();
    host.onOpen();
    expect(host.menu()).toEqual([
      { caption: 'One', functionName: 'one', path: ['Shop'] },
      { caption: '', functionName: '', path: ['Shop'] },
      { caption: 'Two', functionName: 'two', path: ['Shop', 'More'] },
    ]);
  });
});
