import type { Answering, CallName } from './calls.ts';
import * as campaigns from './campaigns/answer.ts';
import * as orders from './orders/answer.ts';
import * as segments from './segments/answer.ts';
import { makeSample, progress, removeSample, setLanguage, settleFileLanguage, start } from './start.ts';

/** The allow-list of the sidebar's one door: every call with the function that answers it. */
export const answers: { readonly [N in CallName]: Answering<N> } = {
  start,
  setLanguage,
  makeSample,
  removeSample,
  progress,
  importRows: orders.importRows,
  understand: orders.understand,
  saveMapping: (input, asked) => {
    settleFileLanguage(asked.platform, asked.language);
    return orders.saveMapping(input, asked);
  },
  previewSegments: segments.previewSegments,
  buildSegments: segments.buildSegments,
  thisWeek: segments.thisWeek,
  customer: segments.customer,
  campaigns: campaigns.campaigns,
  previewCampaign: campaigns.previewCampaign,
  testSend: campaigns.testSend,
  scheduleCampaign: campaigns.scheduleCampaign,
  saveDraft: campaigns.saveDraft,
  campaign: campaigns.campaign,
  setCampaignState: campaigns.setCampaignState,
  stopEverything: campaigns.stopEverything,
  runNow: campaigns.runNow,
  settings: campaigns.settings,
  saveSettings: campaigns.saveSettings,
  saveGateway: campaigns.saveGateway,
  testGateway: campaigns.testGateway,
  optOut: campaigns.optOut,
  forget: campaigns.forget,
};
