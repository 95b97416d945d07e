import { allScopes, ask, hostOf, last, refusal } from '../makeHost.ts';

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const without = (name: string): { oauthScopes: string[] } => ({
  oauthScopes: allScopes.filter((one) => one !== scope(name)),
});

describe('scopes of the manifest', () => {
  test.each([
    [
      'spreadsheets.currentonly',
      'SpreadsheetApp.getActiveSpreadsheet',
      'SpreadsheetApp.getActiveSpreadsheet()',
      `${scope('spreadsheets.currentonly')} || ${scope('spreadsheets')}`,
    ],
    [
      'script.container.ui',
      'SpreadsheetApp.Ui.showSidebar',
      `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
      scope('script.container.ui'),
    ],
    [
      'script.send_mail',
      'MailApp.getRemainingDailyQuota',
      'MailApp.getRemainingDailyQuota()',
      scope('script.send_mail'),
    ],
    [
      'script.external_request',
      'UrlFetchApp.fetch',
      `UrlFetchApp.fetch('https://example.com')`,
      scope('script.external_request'),
    ],
    [
      'script.scriptapp',
      'ScriptApp.getProjectTriggers',
      'ScriptApp.getProjectTriggers()',
      scope('script.scriptapp'),
    ],
    ['userinfo.email', 'Session.getActiveUser', 'Session.getActiveUser()', scope('userinfo.email')],
  ])('%s forgotten makes %s fail', (name, call, code, required) => {
    expect(refusal(code, { manifest: without(name) })).toBe(
      `Exception: Specified permissions are not sufficient to call ${call}. Required permissions: ${required}`,
    );
    expect(refusal(code)).not.toContain('permissions');
  });

  test.each(['openById("x")', 'openByUrl("x")', 'create("x")'])(
    'spreadsheets.currentonly does not open another file: SpreadsheetApp.%s',
    (call) => {
      expect(refusal(`SpreadsheetApp.${call}`)).toMatch(
        /^Exception: Specified permissions are not sufficient to call SpreadsheetApp\.\w+\. Required permissions: https:\/\/www\.googleapis\.com\/auth\/spreadsheets$/,
      );
    },
  );

  test('the mailbox itself needs a scope that the product has not, so any use of GmailApp fails', () => {
    expect(refusal(`GmailApp.sendEmail('a@example.com', 's', 't')`)).toContain(
      'Specified permissions are not sufficient to call GmailApp.sendEmail. Required permissions: https://mail.google.com/',
    );
  });

  test('services that nobody declared are not there at all', () => {
    for (const name of ['DriveApp', 'CalendarApp', 'Sheets', 'BigQuery'])
      expect(refusal(`${name}.x()`)).toBe(`ReferenceError: ${name} is not defined`);
  });
});

describe('an add-on that was never used in the file', () => {
  const enabled = false;
  const menu = `function onOpen(e) {
    if (String(e.authMode) !== 'NONE') throw new Error('not NONE');
    SpreadsheetApp.getUi().createAddonMenu().addItem('Start', 'start').addToUi();
  }`;

  test('may build its menu and read the locale', () => {
    const host = hostOf({
      installation: 'addon',
      enabled,
      code: `${menu} function start() { Logger.log('started'); }`,
    });
    expect(host.onOpen().error).toBeNull();
    expect(host.menu()).toEqual([{ caption: 'Start', functionName: 'start', path: [''] }]);
    expect(host.clickMenu('start').error).toBeNull();
  });

  test('builds none when a line at the top of a file calls a service', () => {
    const host = hostOf({
      installation: 'addon',
      enabled,
      code: `const store = PropertiesService.getDocumentProperties(); ${menu}`,
    });
    expect(host.onOpen().error).toMatchObject({
      message: 'You do not have permission to call PropertiesService.getDocumentProperties.',
    });
    expect(host.menu()).toEqual([]);
  });

  test.each([
    'SpreadsheetApp.getActive()',
    'CacheService.getScriptCache()',
    'Session.getActiveUser()',
    `UrlFetchApp.fetch('https://x.example')`,
  ])('may not call %s in onOpen', (call) => {
    const host = hostOf({ installation: 'addon', enabled, code: `function onOpen() { ${call}; }` });
    expect(host.onOpen().error?.message).toMatch(/^You do not have permission to call /);
  });
});

describe('a simple trigger', () => {
  const opens = (call: string) => hostOf(`function onOpen() { ${call}; }`).onOpen().error?.message;
  test('reads the file and the properties', () => {
    expect(
      opens(`SpreadsheetApp.getActive().getName(); PropertiesService.getUserProperties().getProperty('x')`),
    ).toBeUndefined();
  });

  test.each([
    [`MailApp.sendEmail('a@example.com', 's', 't')`, 'MailApp.sendEmail', 'script.send_mail'],
    [`UrlFetchApp.fetch('https://x.example')`, 'UrlFetchApp.fetch', 'script.external_request'],
    [`ScriptApp.getProjectTriggers()`, 'ScriptApp.getProjectTriggers', 'script.scriptapp'],
    [`Session.getActiveUser()`, 'Session.getActiveUser', 'userinfo.email'],
    [
      `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
      'SpreadsheetApp.Ui.showSidebar',
      'script.container.ui',
    ],
  ])('may not call %s', (call, name, needs) => {
    expect(opens(call)).toBe(
      `You do not have permission to call ${name}. Required permissions: ${scope(needs)}`,
    );
  });
});

describe('before anybody has consented', () => {
  const code = `
    function onOpen() { SpreadsheetApp.getUi().createMenu('Shop').addItem('Go', 'go').addToUi(); }
    function go() { Logger.log('went'); }
    function ONE() { return SpreadsheetApp.getActive().getSpreadsheetTimeZone(); }
    function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
    function tick() {
      Logger.log(String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()));
      MailApp.sendEmail('a@example.com', 's', 't');
      Logger.log('after');
    }`;
  const asked =
    'Authorization is required to perform that action. Please run the script again to authorize it.';

  test('formulas and the menu work, and nothing else does', () => {
    const host = hostOf(code);
    host.authorization = 'required';
    expect(host.evaluate('=ONE()')).toEqual({ value: 'Asia/Tehran' });
    expect(host.onOpen().error).toBeNull();
    expect(host.clickMenu('go').error).toMatchObject({ message: asked });
    expect(host.rpc('go', [])).toMatchObject({ ok: false, message: asked });
    host.authorization = 'granted';
    expect(host.clickMenu('go').error).toBeNull();
  });

  test('a trigger of an add-on runs to the first call that needs it, one of a bound script not at all', () => {
    for (const [installation, lines] of [
      ['addon', ['REQUIRED']],
      ['bound', []],
    ] as const) {
      const host = hostOf({ code, installation });
      ask(host, 'install');
      host.authorization = 'required';
      host.advance(3_600_000);
      expect(last(host).error).toMatchObject({ message: asked });
      expect(host.log.map(({ text }) => text)).toEqual(lines);
    }
  });
});

test('errors are worded in the language of the person: code that reads English fails in French', () => {
  const host = hostOf(
    `function f() { try { MailApp.sendEmail('', 's', 't'); } catch (e) { return [e.name, e.message, e instanceof Error]; } }`,
  );
  expect(ask(host, 'f')).toEqual(['Exception', 'Failed to send email: no recipient', true]);
  host.faults.errorLanguage = 'fr';
  expect(ask(host, 'f')).toEqual(['Exception', "Échec de l'envoi de l'e-mail : aucun destinataire", true]);
});

test.each([
  [
    'SpreadsheetApp.getActive().getActiveSheet().getRange("A2000").getValue()',
    'Les coordonnées de la plage se trouvent en dehors',
  ],
  ['SpreadsheetApp.getActive().insertSheet("Sheet1")', 'Une feuille nommée « Sheet1 » existe déjà'],
  [
    'SpreadsheetApp.getActive().deleteSheet(SpreadsheetApp.getActive().getActiveSheet())',
    'supprimer toutes les feuilles',
  ],
  ['SpreadsheetApp.getActive().getActiveSheet().deleteRows(5000, 1)', 'Ces lignes sont hors limites.'],
  ['SpreadsheetApp.getActive().getActiveSheet().deleteColumns(1, 26)', 'supprimer toutes les colonnes'],
  ['SpreadsheetApp.getActive().getActiveSheet().insertRowsAfter(1, 400000)', 'limite de 10000000 cellules'],
  [
    'SpreadsheetApp.getActive().getActiveSheet().getRange("A1").setValue("x".repeat(50001))',
    'plus de 50000 caractères',
  ],
  [
    'SpreadsheetApp.getActive().getActiveSheet().getRange(0, 1)',
    'La première ligne de la plage est trop petite.',
  ],
])('%s is refused in French too', (call, words) => {
  const host = hostOf(`function f() { ${call}; }`);
  host.faults.errorLanguage = 'fr';
  expect(() => ask(host, 'f')).toThrow(words);
});
