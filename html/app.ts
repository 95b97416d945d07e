import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CampaignDraft, CampaignPreview } from '../src/calls/campaigns.ts';
import type { MappingAnswers, Question, Understood } from '../src/calls/orders.ts';
import type { Built, SegmentScheme } from '../src/calls/segments.ts';
import type { Start } from '../src/calls/start.ts';
import type { Format } from './format.ts';
import type { WordSet } from './words/words.ts';

/** Every screen, with what it needs to open. */
export type Route =
  | { readonly page: Page }
  | { readonly page: 'cut'; readonly slipping?: number }
  | { readonly page: 'settings'; readonly back?: { readonly label: string; readonly to: Route } }
  | { readonly page: 'building'; readonly by: SegmentScheme }
  | { readonly page: 'campaign'; readonly name: string; readonly note?: string }
  | { readonly page: 'formulas' | 'forecast'; readonly from?: 'orders' | 'results' }
  | { readonly page: 'formula'; readonly name: string; readonly from?: 'orders' }
  | { readonly page: 'customer'; readonly find?: string; readonly from?: Route };

/** Screens that open by name alone. The menu opens the first eight. */
export const pages = [
  'week',
  'orders',
  'segments',
  'campaigns',
  'results',
  'settings',
  'sample',
  'help',
  'ways',
  'tabs',
  'bring',
  'columns',
  'unreadable',
  'understood',
  'done',
  'own',
  'ads',
  'dashboard',
  'audience',
  'write',
  'time',
  'confirm',
  'formulas',
  'forecast',
] as const;

export type Page = (typeof pages)[number];

export type UnitQuestion = Extract<Question, { kind: 'currency' }>;

/** What the person has said about the orders so far; kept while the sidebar is open, whichever way one goes. */
export interface Reading {
  readonly tabs: readonly string[];
  readonly answers: MappingAnswers;
  readonly understood: Understood | null;
  /** The question about the unit of money, kept once asked: its answer can be taken back. */
  readonly unit: UnitQuestion | null;
  readonly built: Built | null;
}

/** The campaign being written. */
export interface Writing {
  readonly draft: CampaignDraft;
  readonly preview: CampaignPreview | null;
  /** Where the last test of this very text went, '' before it. */
  readonly testedTo: string;
  /** What a preset took the place of, '' for nothing. */
  readonly replacedText: string;
}

export interface App {
  readonly words: WordSet;
  readonly format: Format;
  readonly start: Start;
  setStart(start: Start): void;
  readonly route: Route;
  go(route: Route): void;
  readonly reading: Reading;
  setReading(change: Partial<Reading>): void;
  readonly writing: Writing;
  setWriting(change: Partial<Writing>): void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('outside the app');
  return app;
}
