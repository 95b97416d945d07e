import type { Asked } from '../calls/calls.ts';
import type { CampaignList, CampaignStatus } from '../calls/campaigns.ts';
import { groupIds } from '../segments/membership.ts';
import { campaignsOf, segmentName } from './campaign.ts';
import { fieldWords } from './fields.ts';
import { gateways, isReady, loadGatewayValues } from './loadGateway.ts';
import { callList } from './runCallList.ts';
import type { Work } from './runWork.ts';
import { statusOf } from './statusOf.ts';
import { allResults, winningCost } from './writeResults.ts';

/** Every campaign, and what a new one can be made of. */
export function listOf(work: Work, asked: Asked): CampaignList {
  const { language, platform } = asked;
  const shop = work.shop();
  const all = campaignsOf(work.campaigns);
  const told = shop ? allResults(work, all, shop) : [];
  return {
    campaigns: all.map((known, i): CampaignStatus => statusOf(work, known, language, told[i] ?? null)),
    segments: shop
      ? [
          ...work.ownSegments().map(({ name, customers }) => ({ id: name, name, customers })),
          ...groupIds.map((id) => ({
            id,
            name: segmentName(id, language),
            customers: work.members(id).length,
          })),
        ]
      : [],
    gateways: [
      ...gateways.map((gateway) => ({
        id: gateway.id,
        label: gateway.label[language],
        ready: isReady(gateway, loadGatewayValues(platform, gateway.id)),
      })),
      { id: callList.id, label: callList.label[language], ready: true },
    ],
    fields: [
      ...Object.entries(fieldWords).map(([id, words]) => ({ id, label: words[language] })),
      ...(work.columns()?.offered ?? []).map((header) => ({ id: header, label: header })),
    ],
    winningCost: shop && told.some((results) => results.sent > 0) ? winningCost(work, shop) : null,
    quotaLeft: platform.mail.remaining(),
  };
}
