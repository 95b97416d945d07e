import type { CampaignDraft } from '../src/calls.ts';
import type { Writing } from './app.ts';

/** A campaign of which nothing has been said yet. */
export const emptyDraft: CampaignDraft = {
  name: '',
  segment: '',
  channel: 'sms',
  gateway: '',
  subject: '',
  text: '',
  start: '',
  repeat: 'none',
  until: '',
  holdout: null,
  kind: 'advertising',
  dataAge: 3,
  code: '',
  codeUntil: '',
};

export function newWriting(change: Partial<CampaignDraft> = {}): Writing {
  return { draft: { ...emptyDraft, ...change }, preview: null, testedTo: '', replacedText: '' };
}
