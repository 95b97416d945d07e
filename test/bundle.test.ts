import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import * as gateways from '../src/campaigns/gateways/index.ts';
import type { Param } from '../src/core/params.ts';

/** The built files, read the way Google reads them. */

const dist = resolve(__dirname, '../dist');
const code = readFileSync(join(dist, 'Code.js'), 'utf8');
const manifest = JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8'));
// Throws where the syntax is past what Google's push-time parser takes.
const program = parse(code, { ecmaVersion: 2019, sourceType: 'script' });

interface TopFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly help: string;
  /** Where in the text it ends. */
  readonly end: number;
}

const functions: TopFunction[] = program.body.flatMap((node) => {
  if (node.type !== 'FunctionDeclaration') return [];
  const before = code.slice(0, node.start).trimEnd();
  const help = before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
  const parameters = node.params.map((param) => (param.type === 'Identifier' ? param.name : ''));
  return [{ name: node.id.name, parameters, help, end: node.end }];
});

const spreadsheetFunctions = functions.filter(({ name }) => /^[A-Z][A-Z_]*$/.test(name));

/** The functions of the design; one is published when its file is there. */
const designed: Readonly<Record<string, string>> = {
  RFM_SCORE: 'orders as_of months scale customer',
  RFM_SEGMENT: 'score',
  CUSTOMER_STAGE: 'orders as_of customer',
  CLV: 'orders years margin as_of customer',
  CLV_PREDICT: 'orders months margin yearly_discount as_of customer',
  CHURN_RATE: 'orders from to',
  RETENTION_RATE: 'orders from to of',
  REPEAT_RATE: 'orders from to',
  NEXT_ORDER_RATE: 'orders max_orders within_days',
  AOV: 'orders from to',
  ORDERS_PER_CUSTOMER: 'orders from to',
  ARPU: 'orders from to',
  ACTIVATION_RATE: 'members orders days',
  COHORT_RETENTION: 'orders measure period calendar',
  KPI_TABLE: 'orders period calendar',
  VALUE_BY: 'orders by months',
  RETENTION_READINESS: 'orders from to',
  CROSS_SELL: 'order_lines min_orders by',
  LOYALTY: 'orders rate from_order expiry_days used as_of customer',
  CAC: 'spend new_customers',
  CPO: 'discounts message_costs orders',
  LTV_TO_CAC: 'ltv cac',
  NPS: 'scores',
  REVENUE_CHURN: 'lost_mrr expansion_mrr start_mrr',
  // A parameter cannot be named new in JavaScript.
  RETENTION_FROM_COUNTS: 'end new_customers start',
  CHURN_FROM_COUNTS: 'start end',
  CLV_FROM_AVERAGES: 'aov orders_per_year years margin',
  JALALI: 'date format',
  FROM_JALALI: 'text',
};

const entryPoints = [
  'call',
  'onInstall',
  'onOpen',
  'openCampaigns',
  'openHelp',
  'openOrders',
  'openResults',
  'openSampleData',
  'openSegments',
  'openSettings',
  'openThisWeek',
  'tick_',
];

describe('Code.js', () => {
  test('declares at the top level exactly the entry points and the functions of the design', () => {
    expect(functions.map(({ name }) => name).sort()).toEqual(
      [...entryPoints, ...Object.keys(designed)].sort(),
    );
  });

  test('declares nothing else at the top level that another file could collide with', () => {
    const others = program.body.filter(
      ({ type }) => type === 'VariableDeclaration' || type === 'ClassDeclaration',
    );
    expect(others).toEqual([]);
  });

  test.each(spreadsheetFunctions)(
    '$name stands right under its help, with the same parameters',
    (declared) => {
      expect(declared.help).toContain('@customfunction');
      const named = [...declared.help.matchAll(/@param \{[^}]*\} (\w+) \S/g)].map((match) => match[1]);
      expect(named).toEqual(declared.parameters);
      expect(declared.parameters.join(' ')).toBe(designed[declared.name]);
    },
  );

  test('calls no service and reads no clock while it loads', () => {
    const touched: string[] = [];
    const alarm = (name: string) => () => {
      touched.push(name);
      throw new Error(`${name} was touched`);
    };
    const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
    for (const service of services) Object.defineProperty(context, service, { get: alarm(service) });
    vm.runInContext("Date.now = () => { throw new Error('the clock was read'); };", context);
    vm.runInContext(code, context, { timeout: 5_000 });
    expect(touched).toEqual([]);
    expect(vm.runInContext('typeof RFM_SCORE', context)).toBe('function');
  });

  test('is at most 450 KB', () => {
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(450 * 1024);
  });

  test('says the help of its functions above them and nowhere else', () => {
    const below = code.slice(Math.max(...spreadsheetFunctions.map(({ end }) => end)));
    const said = spreadsheetFunctions.flatMap(({ help }) =>
      [...help.matchAll(/^ \* (?:@param \S+ \w+ |@return )?([^@\n]{20,})$/gm)].map(([, words]) => words!),
    );
    expect(said.length).toBeGreaterThan(2 * spreadsheetFunctions.length);
    expect(said.filter((words) => below.includes(words.slice(0, 40)))).toEqual([]);
  });

  test('leaves what is said of the settings of gateways to the sidebar, which says it in both languages', () => {
    const sidebar = readFileSync(join(dist, 'sidebar.html'), 'utf8');
    const helps = Object.values(gateways).flatMap(({ settings }) =>
      Object.values(settings).flatMap(({ label, help }: Param<string>) => [help.en, help.fa, label.fa]),
    );
    expect(helps.length).toBeGreaterThan(3 * Object.keys(gateways).length);
    expect(helps.filter((words) => !sidebar.includes(words))).toEqual([]);
    const long = helps.filter((words) => words.length > 20);
    expect(long.filter((words) => code.includes(words))).toEqual([]);
  });

  test('imports nothing at run time', () => {
    expect(code).not.toMatch(/\brequire\(|\bimport\(/);
  });
});

const services = [
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'MailApp',
  'GmailApp',
  'UrlFetchApp',
  'ScriptApp',
  'HtmlService',
  'Session',
  'Utilities',
  'DriveApp',
  'BigQuery',
];

const auth = 'https://www.googleapis.com/auth/';

/** Method (after a dot) or service that needs a scope; from the reference pages of each. */
const scopeOf: readonly [pattern: RegExp, scope: string][] = [
  [/^SpreadsheetApp$/, 'spreadsheets.currentonly'],
  [/^\.(openById|openByUrl)$/, 'spreadsheets'],
  [/^\.(showSidebar|showModalDialog|showModelessDialog)$/, 'script.container.ui'],
  [/^MailApp$/, 'script.send_mail'],
  [/^GmailApp$/, 'mail.google.com'],
  [/^UrlFetchApp$/, 'script.external_request'],
  [/^\.(newTrigger|getProjectTriggers|getUserTriggers|deleteTrigger)$/, 'script.scriptapp'],
  [/^\.(getActiveUser|getEffectiveUser)$/, 'userinfo.email'],
  [/^DriveApp$/, 'drive'],
  [/^BigQuery$/, 'bigquery'],
];

function scopesOfCode(): string[] {
  const used = new Set<string>();
  full(program, (node: Node) => {
    const name = nameOf(node);
    for (const [pattern, scope] of scopeOf) if (pattern.test(name)) used.add(auth + scope);
  });
  return [...used].sort();
}

function nameOf(node: Node): string {
  if (node.type === 'Identifier') return (node as Node & { name: string }).name;
  if (node.type !== 'MemberExpression') return '';
  const { property, computed } = node as Node & { property: Node & { name?: string }; computed: boolean };
  return computed ? '' : `.${property.name}`;
}

describe('appsscript.json', () => {
  test('asks for the scopes that the services in Code.js imply, and no other', () => {
    expect([...manifest.oauthScopes].sort()).toEqual(scopesOfCode());
  });

  test('holds only keys that Google knows', () => {
    expect(Object.keys(manifest).sort()).toEqual([
      'exceptionLogging',
      'oauthScopes',
      'runtimeVersion',
      'timeZone',
    ]);
    expect(manifest.runtimeVersion).toBe('V8');
    expect(Intl.supportedValuesOf('timeZone')).toContain(manifest.timeZone);
  });
});

describe('sidebar.html', () => {
  const page = readFileSync(join(dist, 'sidebar.html'), 'utf8');

  test('is one whole document that fetches nothing', () => {
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/i);
    expect(page).not.toMatch(/url\((?!["']?data:)/);
    expect(page).not.toMatch(/@import/);
  });

  test('holds nothing that the template engine or the parser would take for its own', () => {
    const script = page.slice(page.lastIndexOf('<script'), page.lastIndexOf('</script>'));
    expect(script).not.toContain('<!--');
    expect(script).not.toContain('<?');
    // Comment marks inside template literals have been damaged by Google's HTML service.
    expect(script).not.toContain('`');
  });
});
