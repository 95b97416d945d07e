import type { Answering, Asked } from '../calls/calls.ts';
import type { SettingsPage } from '../calls/settings.ts';
import { UserError } from '../core/errors.ts';
import type { Words } from '../core/language.ts';
import { shownNumber, shownUnit } from '../core/shown.ts';
import { readNumber } from '../core/typed.ts';
import { countryOfPhones, foldPhone } from '../orders/phones.ts';
import type { AnyGateway } from './gateways/gateway.ts';
import { readJournal } from './journal.ts';
import { gateways, isReady, loadGatewayValues, writeGatewayValues } from './loadGateway.ts';
import { makeSecret } from './readForm.ts';
import { type RuleId, type Rules, ruleSettings, rulesOf, type StoredRules } from './rules.ts';

const rulesKey = 'sending';

export const settings: Answering<'settings'> = (_input, asked) => pageOf(asked);

export const saveSettings: Answering<'saveSettings'> = ({ values }, asked) => {
  const { file } = asked.platform.settings;
  const before = file.get<StoredRules>(rulesKey) ?? {};
  const changed: Record<string, string | number | boolean> = { ...before };
  const problems: Record<string, string> = {};
  for (const [id, value] of Object.entries(values)) {
    if (!isRule(id)) continue;
    const { otherwise, problem } = ruleSettings[id];
    const typed = id === 'test_phone' ? phoneTyped(String(value), asked) : String(value).trim();
    const wrong = problem(typed);
    if (wrong) problems[id] = wrong[asked.language];
    else if (typeof otherwise === 'number') changed[id] = readNumber(typed)!;
    else changed[id] = typeof otherwise === 'boolean' ? typed === 'true' : typed;
  }
  if (Object.keys(problems).length > 0) return { problems };
  file.set(rulesKey, changed);
  const { workbook, clock } = asked.platform;
  if (changed['opt_out_form']) makeSecret(file, `${workbook.id}|${clock.now()}`);
  return pageOf(asked);
};

/** A number as people at home write it, with its country; what is none comes back as typed. */
const phoneTyped = (typed: string, { platform }: Asked): string =>
  foldPhone(typed, countryOfPhones([typed], platform.workbook.zone.id, false)) || typed.trim();

export const saveGateway: Answering<'saveGateway'> = ({ id, values }, asked) => {
  const gateway = known(id);
  const before = loadGatewayValues(asked.platform, id);
  const kept: Record<string, string> = {};
  for (const name of Object.keys(gateway.settings)) {
    const typed = (values[name] ?? '').trim();
    const isSecret = gateway.settings[name]!.type === 'secret';
    kept[name] = typed === '' && isSecret ? (before[name] ?? '') : typed;
  }
  writeGatewayValues(asked.platform, id, kept);
  return pageOf(asked);
};

/** Asks for the credit, which costs nothing and needs the key. */
export const testGateway: Answering<'testGateway'> = ({ id }, asked) => {
  const { platform, language } = asked;
  const gateway = known(id);
  const values = loadGatewayValues(platform, id);
  if (!isReady(gateway, values))
    throw new UserError({
      en: `${gateway.label.en} is not set up; give its key first`,
      fa: `${gateway.label.fa} تنظیم نشده است؛ اول کلیدش را بنویسید`,
    });
  if (!gateway.credit)
    return { ok: true, note: language === 'fa' ? 'تنظیمات ذخیره است' : 'settings are stored' };
  const [response = { status: 0, body: '' }] = platform.http.send([gateway.credit.buildRequest(values)]);
  const credit = gateway.credit.readResponse(response);
  if (credit !== null) return { ok: true, note: creditNote(gateway, credit, asked) };
  const answer =
    response.status === 0 ? (language === 'fa' ? 'بی‌پاسخ' : 'no answer') : String(response.status);
  return {
    ok: false,
    note:
      language === 'fa'
        ? `${gateway.label.fa} کلید را نپذیرفت (${answer})`
        : `${gateway.label.en} did not accept the key (${answer})`,
  };
};

function creditNote(gateway: AnyGateway, credit: number, { language }: Asked): string {
  const isRial = gateway.costUnit === 'IRR';
  const amount = shownNumber(isRial ? credit / 10 : credit, language, Number.isInteger(credit) ? 0 : 2);
  const unit = gateway.costUnit === 'credit' ? '' : shownUnit(isRial ? 'IRT' : gateway.costUnit, language);
  return `${language === 'fa' ? 'اعتبار:' : 'Credit:'} ${amount} ${unit}`.trim();
}

function pageOf(asked: Asked): SettingsPage {
  const { platform, language } = asked;
  const stored = platform.settings.file.get<StoredRules>(rulesKey) ?? {};
  const owner = readJournal(platform.settings.file)?.owner ?? '';
  return {
    values: Object.fromEntries(
      (Object.keys(ruleSettings) as RuleId[]).map((id) => [id, stored[id] ?? ruleSettings[id].otherwise]),
    ),
    gateways: gateways.map((gateway) => gatewayPage(gateway, loadGatewayValues(platform, gateway.id), asked)),
    optOutWay: optOutWords(rulesOf(stored), owner)[language],
  };
}

function optOutWords({ optOutForm, replyTo }: Rules, owner: string): Words {
  const answersTo = replyTo || owner;
  return optOutForm === ''
    ? {
        en: `E-mail: by writing to ${answersTo || 'the sender'} · Texts: «لغو۱۱» in Iran, STOP elsewhere`,
        fa: `ایمیل: نوشتن به ${answersTo || 'نشانی فرستنده'} · پیامک: «لغو۱۱» در ایران، STOP در جاهای دیگر`,
      }
    : {
        en: 'E-mail: by your form · Texts: «لغو۱۱» in Iran, STOP elsewhere',
        fa: 'ایمیل: با فرم شما · پیامک: «لغو۱۱» در ایران، STOP در جاهای دیگر',
      };
}

function gatewayPage(
  gateway: AnyGateway,
  values: Readonly<Record<string, string>>,
  { language }: Asked,
): SettingsPage['gateways'][number] {
  return {
    id: gateway.id,
    label: gateway.label[language],
    settings: Object.keys(gateway.settings).map((id) => {
      const { type, optional } = gateway.settings[id]!;
      const secret = type === 'secret';
      const value = values[id] ?? '';
      return {
        id,
        secret,
        value: secret ? '' : value,
        stored: value !== '' || optional,
      };
    }),
  };
}

function known(id: string): AnyGateway {
  const gateway = gateways.find((one) => one.id === id);
  if (gateway) return gateway;
  const list = gateways.map((one) => one.id).join(', ');
  throw new UserError({
    en: `gateway must be one of ${list}, got "${id}"`,
    fa: `پنل باید یکی از این‌ها باشد: ${list}؛ «${id}» آمد`,
  });
}

const isRule = (id: string): id is RuleId => Object.keys(ruleSettings).includes(id);
