import type { Answering, Asked, CallName } from './calls/calls.ts';
import * as campaigns from './campaigns/answer.ts';
import { customer } from './campaigns/answerCustomer.ts';
import * as people from './campaigns/answerPeople.ts';
import * as sending from './campaigns/answerSettings.ts';
import * as test from './campaigns/answerTest.ts';
import { settleDoubtful } from './campaigns/settleDoubtful.ts';
import { formulaPlaces, writeFormula } from './formulaPlaces.ts';
import { bringOrders, importRows, ordersAnswers } from './orders/answer.ts';
import * as segments from './segments/answer.ts';
import { audienceFile, removeSegment, saveSegment, segmentFacts } from './segments/answerSaved.ts';
import { insightOf } from './segments/insight.ts';
import { loadStanding, today } from './segments/loadReading.ts';
import { refreshDaily } from './segments/publishDaily.ts';
import { publishUnread } from './segments/publishUnread.ts';
import {
  fileLanguageOf,
  makeSample,
  progress,
  removeSample,
  setLanguage,
  settleFileLanguage,
  settleSample,
  start,
} from './start.ts';

/** What is understood of orders, with the sentence that the measures can say of them today. */
const aboutOrders = ({ platform }: Asked) =>
  ordersAnswers((orders) => insightOf(orders, loadStanding(platform, orders, today(platform))));

/** The allow-list of the sidebar's one door: every call with the function that answers it. */
export const answers: { readonly [N in CallName]: Answering<N> } = {
  start: (input, asked) => {
    publishUnread(asked.platform, asked.fileLanguage);
    return start(input, asked);
  },
  setLanguage,
  makeSample,
  removeSample,
  progress,
  importRows,
  bringOrders: (input, asked) => {
    const brought = bringOrders(input, asked);
    const changed = brought.changed - brought.unplaced;
    if (input.write) publishUnread(asked.platform, asked.fileLanguage, { changed });
    return brought;
  },
  understand: (input, asked) => aboutOrders(asked).understand(input, asked),
  saveMapping: (input, asked) => {
    settleFileLanguage(asked.platform, asked.language);
    const saved = aboutOrders(asked).saveMapping(input, asked);
    settleSample(asked.platform);
    publishUnread(asked.platform, fileLanguageOf(asked.platform));
    return saved;
  },
  previewSegments: segments.previewSegments,
  setCuts: segments.setCuts,
  buildSegments: segments.buildSegments,
  dashboard: segments.dashboard,
  refreshDaily,
  segmentFacts,
  saveSegment,
  removeSegment,
  audienceFile,
  thisWeek: segments.thisWeek,
  customer,
  checkForecast: segments.checkForecast,
  formulaPlaces,
  writeFormula,
  campaigns: campaigns.campaigns,
  previewCampaign: campaigns.previewCampaign,
  testSend: test.testSend,
  scheduleCampaign: campaigns.scheduleCampaign,
  saveDraft: campaigns.saveDraft,
  campaign: campaigns.campaign,
  setCampaignState: campaigns.setCampaignState,
  settleDoubtful,
  stopEverything: campaigns.stopEverything,
  runNow: campaigns.runNow,
  settings: sending.settings,
  saveSettings: sending.saveSettings,
  saveGateway: sending.saveGateway,
  testGateway: sending.testGateway,
  optOut: people.optOut,
  forget: people.forget,
};
