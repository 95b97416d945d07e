import type { Host } from '../../local/host.ts';
import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { ask, hostedOrders, hours } from './hosted.ts';
import { draft } from './shops.ts';

export const people = 60;

export interface Crash {
  /** '' for e-mail. */
  readonly gateway: string;
  /** The n-th service call since the campaign was confirmed is not made. */
  readonly call: number;
  /** Such a call of the ticks after, at which one more execution dies. */
  readonly later?: number;
  readonly keepsWrites: boolean;
}

export interface Aftermath {
  readonly host: Host;
  /** Whether there were so many calls, both times. */
  readonly died: boolean;
  readonly sent: readonly string[];
  readonly rows: readonly LedgerRow[];
}

export interface LedgerRow {
  readonly key: string;
  readonly to: string;
  readonly state: string;
}

/** What each gateway is set to; the fakes take any key. */
export const gatewaySettings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kavenegar: { apiKey: 'k', sender: '10004346' },
  melipayamak: { username: 'u', password: 'p', from: '5000' },
  smsir: { apiKey: 'k', lineNumber: '30004505000000' },
  ghasedak: { apiKey: 'k', lineNumber: '21000000' },
  ippanel: { apiKey: 'k', fromNumber: '+983000505' },
  twilio: { accountSid: 'AC00000000000000000000000000000000', authToken: 't', from: '+15005550006' },
  webhook: { url: 'https://hooks.example/in', secret: 's', sender: '' },
};

/** Gateways that can be asked what became of a message leave nothing unknown. */
const askable = new Set(['kavenegar', 'ghasedak', 'twilio']);

/** A campaign of 60 on the built bundle, one or two executions of which die; then ticks go on. */
export function crash({ gateway, call, later, keepsWrites }: Crash): Aftermath {
  const host = shopWith(gateway);
  const dieAt = (next: number): void => {
    host.faults.killAt = host.serviceCalls + next;
  };
  host.faults.killKeepsWrites = keepsWrites;
  dieAt(call);
  press(host, gateway);
  if (later !== undefined) dieAt(later);
  waitAfter(host);
  const deaths = host.executions.filter(({ error }) => error?.killed).length;
  const died = deaths === (later === undefined ? 1 : 2);
  return { host, died, sent: host.outbox.map(({ to }) => to), rows: ledgerOf(host) };
}

function shopWith(gateway: string): Host {
  const host = hostedOrders(people);
  if (gateway !== '') ask(host, 'saveGateway', { id: gateway, values: gatewaySettings[gateway] });
  return host;
}

/** The press of the button, repeated if it died. */
function press(host: Host, gateway: string): void {
  const byText: Partial<CampaignDraft> =
    gateway === '' ? {} : { channel: 'sms', gateway, text: 'سلام {{name|دوست}}' };
  const input = { draft: draft({ dataAge: 60, ...byText }), typedCount: people };
  if (!host.rpc('call', ['scheduleCampaign', input]).ok) ask(host, 'scheduleCampaign', input);
}

function waitAfter(host: Host): void {
  expect(hours(host, 6).length).toBeGreaterThan(3);
}

/** Calls that change nothing. */
const isLook = /\.(?:get|is|has)(?:[A-Z]|$)/;
/** Calls whose work is lost with the execution that made them, unless it is flushed. */
const isBuffered = /^(?:Range|RangeList|Sheet|Spreadsheet)\./;

/**
 * Every call at which a crash leaves something else behind than at the call before it: where that one changed something
 * that outlives the crash, or belonged to an execution that lived. Between two of them it makes no difference when the
 * execution dies.
 */
export function crashesOf(gateway: string, keepsWrites: boolean): Crash[] {
  const host = shopWith(gateway);
  const crashes: Crash[] = [];
  let executions = -1;
  let call = 0;
  let isChanged = true;
  host.faults.onCall = (name) => {
    call++;
    if (isChanged || host.executions.length > executions) crashes.push({ gateway, call, keepsWrites });
    executions = host.executions.length;
    isChanged = !isLook.test(name) && (keepsWrites || !isBuffered.test(name));
  };
  press(host, gateway);
  waitAfter(host);
  return crashes;
}

export function ledgerOf(host: Host): LedgerRow[] {
  const sheet = host.book.sheets.find(({ name }) => name === 'Messages');
  if (!sheet || sheet.lastRow() === 0) return [];
  const values = sheet.values({ row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() });
  const headers = values[0]!.map(String);
  const cell = (row: readonly unknown[], header: string) => String(row[headers.indexOf(header)] ?? '');
  return values
    .slice(1)
    .map((row) => ({ key: cell(row, 'Key'), to: cell(row, 'Address'), state: cell(row, 'State') }));
}

/** Nobody twice, nobody lost, unknowns within one batch of mails and none where the gateway can be asked. */
export function expectSound({ sent, rows }: Aftermath, where: Crash): void {
  expect({ where, twice: sent.length - new Set(sent).size }).toEqual({ where, twice: 0 });
  expect({ where, rows: rows.length, keys: new Set(rows.map(({ key }) => key)).size }).toEqual({
    where,
    rows: people,
    keys: people,
  });
  const unknown = rows.filter(({ state }) => state === 'unknown');
  expect(unknown.length).toBeLessThanOrEqual(askable.has(where.gateway) ? 0 : 10);
  const lost = rows.filter(({ to, state }) => state !== 'unknown' && !sent.includes(to));
  expect({ where, lost }).toEqual({ where, lost: [] });
}
