import type { Execution, Host } from '../host.ts';
import { CallFailed, Door } from './door.ts';
import { type Setting, settingOf } from './gatewaySettings.ts';
import { type Draft, readPlan } from './plan.ts';
import { readInput, type Scene } from './scene.ts';
import { build } from './segments.ts';
import { readTab } from './tabReader.ts';
import { campaignStates, idOf, messageStates, reasons } from './words.ts';

/** Calling by hand needs no key. */
const callList = 'call_list';
const hourMs = 3_600_000;
const campaignHeaders = {
  name: ['Campaign', 'کمپین'],
  state: ['State', 'وضعیت'],
  reason: ['Reason', 'دلیل'],
} as const;

const ledgerHeaders = {
  key: ['Key', 'کلید'],
  campaign: ['Campaign', 'کمپین'],
  customer: ['Customer', 'مشتری'],
  step: ['Step', 'گام'],
  state: ['State', 'وضعیت'],
  reason: ['Reason', 'دلیل'],
  variant: ['Variant', 'نسخه'],
} as const;

interface Preview {
  readonly gets: number;
  readonly lint: readonly { readonly level: string; readonly text: string }[];
}

interface GatewaySettings {
  readonly gateways: readonly {
    readonly id: string;
    readonly settings: readonly Setting[];
  }[];
}

/** Builds the segments, confirms the campaigns, lets the hours pass, and says what went to whom. */
export function campaign(scene: Scene): unknown {
  const drafts = readPlan(new TextDecoder().decode(readInput(scene.options.subject)));
  const start = scene.now();
  const host = scene.hostAt(start);
  const door = new Door(host);
  build(scene, host);
  storeKeys(door, drafts);
  for (const draft of drafts) schedule(host, door, draft);
  const ran = host.advanceTo(start + scene.options.hours * hourMs);
  report(ran, host);
  return outcome(scene, host);
}

/** What each campaign needs of its gateway: from the environment, or anything for the fakes. */
function storeKeys(door: Door, drafts: readonly Draft[]): void {
  const wanted = new Set(drafts.map(({ gateway }) => gateway).filter((id) => id !== '' && id !== callList));
  if (wanted.size === 0) return;
  const { gateways } = door.insist<GatewaySettings>('settings', {});
  for (const id of wanted) {
    const gateway = gateways.find((known) => known.id === id);
    if (!gateway)
      throw new CallFailed(
        `there is no gateway "${id}"; there are ${[...gateways.map((g) => g.id), callList].join(', ')}`,
        false,
      );
    const values = gateway.settings.map((setting): [string, string] => [setting.id, settingOf(id, setting)]);
    door.insist('saveGateway', { id, values: Object.fromEntries(values) });
  }
}

/** As a person would after a run that died: look whether it is there, and confirm it again if not. */
function schedule(host: Host, door: Door, draft: Draft): void {
  const preview = door.insist<Preview>('previewCampaign', { draft });
  for (const { level, text } of preview.lint) if (level === 'error') console.error(`${draft.name}: ${text}`);
  const confirm = (): unknown => door.ask('scheduleCampaign', { draft, typedCount: preview.gets });
  try {
    confirm();
  } catch (problem) {
    if (!(problem instanceof CallFailed && problem.killed)) throw problem;
    const isTicking = host.triggers.some(({ event }) => event === 'CLOCK');
    if (!isTicking || !isThere(door, draft.name)) confirm();
  }
}

function isThere(door: Door, name: string): boolean {
  const { campaigns } = door.insist<{ campaigns: readonly { name: string; state: string }[] }>(
    'campaigns',
    {},
  );
  return campaigns.some((known) => known.name === name && known.state !== 'draft');
}

function report(ran: readonly Execution[], host: Host): void {
  for (const { at, entry, error } of ran) {
    if (error) console.error(`${new Date(at).toISOString()} ${entry}: ${error.message}`);
  }
  for (const gap of host.gaps) console.error(gap);
}

function outcome(scene: Scene, host: Host): unknown {
  const campaigns = readTab(scene.book, ['Campaigns', 'کمپین ها'], campaignHeaders);
  const ledger = [
    ...readTab(scene.book, ['Messages archive', 'بایگانی پیام ها'], ledgerHeaders),
    ...readTab(scene.book, ['Messages', 'پیام ها'], ledgerHeaders),
  ];
  return {
    outbox: host.outbox.map(({ at, channel, to, subject, text, html }) => ({
      at: scene.timeText(at),
      channel,
      to,
      subject,
      text,
      // What the add-on writes to the owner has no page of its own.
      ...(channel === 'email' && html === '' ? { notice: true } : {}),
    })),
    ledger: ledger.map((row) => ({
      ...row,
      state: idOf(messageStates, row.state),
      reason: idOf(reasons, row.reason),
    })),
    campaigns: campaigns.map(({ name, state, reason }) => ({
      name,
      state: idOf(campaignStates, state),
      reason: idOf(reasons, reason),
    })),
  };
}
