import type { CampaignPreview } from '../calls/campaigns.ts';
import type { Day } from '../core/days.ts';
import type { Language, Words } from '../core/language.ts';
import type { PlannedMessage } from './audience.ts';
import { type Campaign, callListId } from './campaign.ts';
import { optOutLineFor, type Wording } from './compose.ts';
import { fieldOf, fieldWords } from './fields.ts';
import { gateways, isReady, loadGatewayValues } from './loadGateway.ts';
import { isOffer } from './offered.ts';
import { lengthOf } from './parts.ts';
import { tooLongIn } from './plan.ts';
import { freeCodes, takesCodes } from './readCodes.ts';
import type { Work } from './runWork.ts';
import type { Shop } from './shop.ts';

/** A campaign as it would go today. */
interface Drafted {
  readonly work: Work;
  readonly campaign: Campaign;
  readonly wording: Wording;
  readonly shop: Shop;
  readonly gets: readonly PlannedMessage[];
  readonly leftOut: readonly PlannedMessage[];
  /** The text that takes most parts, null where parts do not count. */
  readonly longestText: string | null;
  /** On which the last of its messages goes. */
  readonly lastDay: Day;
  readonly isCreditShort: boolean;
}

/** What stands in the way of a campaign, then what to mind that only the orders, the ledger or a gateway can tell. */
export function lintOf(drafted: Drafted, language: Language): CampaignPreview['lint'] {
  const said = (checks: readonly Check[], level: 'error' | 'warn') =>
    checks.flatMap((check) => check(drafted)).map((words) => ({ level, text: words[language] }));
  return [...said(errors, 'error'), ...said(warnings, 'warn')];
}

type Check = (drafted: Drafted) => readonly Words[];

const where = (isSo: boolean, words: Words): readonly Words[] => (isSo ? [words] : []);

const namesShown = 40;

/** What a text may name: the fields that every file has, then the headers of its orders. */
function fieldNames(work: Work, language: Language): string[] {
  const columns = (work.columns()?.names ?? []).filter((name) => fieldOf(name) === null);
  return [...Object.values(fieldWords).map((words) => words[language]), ...columns].slice(0, namesShown);
}

const unknownFields: Check = ({ work, wording }) =>
  wording.unknownFields
    .filter((name) => !work.columns()?.has(name))
    .map((name) => ({
      en: `there is no field {{${name}}}; there are: ${fieldNames(work, 'en').join(', ')}`,
      fa: `جای‌گذاری {{${name}}} وجود ندارد؛ این‌ها هست: ${fieldNames(work, 'fa').join('، ')}`,
    }));

const unreadableOptOuts: Check = ({ work }) =>
  where(work.optOuts.isUnreadable, {
    en: 'the tab Opt-outs has rows, but no e-mail, phone or customer in them could be read; nothing is sent until it can',
    fa: 'تب انصراف ردیف دارد، ولی هیچ ایمیل، شماره یا مشتری‌ای در آن خوانده نشد؛ تا درست نشود چیزی فرستاده نمی‌شود',
  });

const missingCode: Check = ({ work, campaign, wording }) =>
  where(takesCodes(campaign, wording) && freeCodes(work, campaign.key).length === 0, {
    en: 'the text names a code, but none is given; write one, or paste a pool into the Codes tab',
    fa: 'متن کد دارد، ولی کدی داده نشده است؛ کد را بنویسید یا فهرستی در تب کدها بگذارید',
  });

const tooLong: Check = ({ work, campaign, shop, leftOut }) => {
  const words = tooLongIn(work, campaign, shop, leftOut);
  return words ? [words] : [];
};

const nobody: Check = ({ gets }) =>
  where(gets.length === 0, { en: 'nobody would get this message', fa: 'این پیام به هیچ‌کس نمی‌رسد' });

const isText = ({ channel, gateway }: Campaign): boolean => channel === 'sms' && gateway !== callListId;

const gatewayNotSet: Check = ({ work, campaign }) => {
  const gateway = gateways.find(({ id }) => id === campaign.gateway);
  const isSet = gateway && isReady(gateway, loadGatewayValues(work.platform, gateway.id));
  return where(isText(campaign) && !isSet, {
    en: 'this SMS provider is not set up; see Settings',
    fa: 'این پنل پیامک هنوز تنظیم نشده است؛ تنظیمات را ببینید',
  });
};

const sampleData: Check = ({ work }) =>
  where(work.platform.settings.file.get<boolean>('sample') === true, {
    en: 'this is sample data; nothing is ever sent to it',
    fa: 'این دادهٔ نمونه است و هرگز چیزی به آن فرستاده نمی‌شود',
  });

const oldOrders: Check = ({ campaign, shop: { dataAge } }) =>
  where(dataAge > campaign.dataAge, {
    en: `the newest order is ${dataAge === 1 ? 'a day' : `${dataAge} days`} old; bring newer orders, or who has just bought is written to`,
    fa: `تازه‌ترین سفارش ${dataAge} روز پیش است؛ سفارش‌های تازه بیاورید، وگرنه به خریداران تازه هم پیام می‌رود`,
  });

const codeEndsBefore: Check = ({ campaign: { codeUntil }, lastDay }) =>
  where(codeUntil !== null && codeUntil < lastDay, {
    en: 'the code is no longer valid when the last of these messages goes; give it a later day',
    fa: 'وقتی آخرین پیام‌ها می‌روند مهلت کد گذشته است؛ روز دیرتری بگذارید',
  });

const errors: readonly Check[] = [
  ...[unknownFields, unreadableOptOuts, missingCode, tooLong, nobody],
  ...[gatewayNotSet, sampleData, oldOrders, codeEndsBefore],
];

const advertisingOnService: Check = ({ campaign: { kind, text } }) =>
  where(kind === 'service' && (/[%٪]/.test(text) || isOffer(text)), {
    en: 'advertising on a service line is forbidden; choose the kind "advertising"',
    fa: 'تبلیغ روی خط خدماتی ممنوع است؛ نوع «تبلیغاتی» را انتخاب کنید',
  });

/** The way out that every advertising text has may be what makes it one part longer. */
const lineTakesPart: Check = ({ work, campaign, gets, longestText }) => {
  const [first] = gets;
  if (longestText === null || !first || campaign.kind === 'service') return [];
  const line = work.rules.textLine === '' ? optOutLineFor(first.to) : work.rules.textLine;
  const ending = `\n${line}`;
  const without = longestText.endsWith(ending) ? longestText.slice(0, -ending.length) : longestText;
  return where(lengthOf(without).parts < lengthOf(longestText).parts, {
    en: `the line "${line}" makes it one part more`,
    fa: `خط «${line}» آن را یک بخش بیشتر می‌کند`,
  });
};

const creditShort: Check = ({ isCreditShort }) =>
  where(isCreditShort, {
    en: 'the credit left does not pay for all of these texts; top it up, or the campaign pauses on the way',
    fa: 'اعتبار پنل برای همهٔ این پیامک‌ها کافی نیست؛ شارژ کنید، وگرنه کمپین در میانهٔ راه می‌ایستد',
  });

const warnings: readonly Check[] = [advertisingOnService, lineTakesPart, creditShort];
