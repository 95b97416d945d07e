import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Start } from '../src/calls/start.ts';
import type { Language } from '../src/core/language.ts';
import { type App, AppContext, type Page, pages, type Reading, type Route, type Writing } from './app.ts';
import { Failure } from './components/message.tsx';
import { Screen } from './components/screen.tsx';
import { formatFor } from './format.ts';
import { CurrentPage } from './pages/currentPage.tsx';
import { words } from './words/words.ts';
import { useAsked } from './work.ts';
import { newWriting } from './writing.ts';

/** What is shown before the first answer: nothing is known, so nothing can be pressed. */
const unknownStart: Start = {
  personLanguage: 'en',
  fileLanguage: 'en',
  zone: 'UTC',
  now: 0,
  candidates: [],
  ordersTabs: [],
  sample: false,
  built: null,
  tick: { on: false, owner: '', mine: false, at: null },
};

function Root({ page, language: firstLanguage }: { page: string; language: Language }) {
  const asked = useAsked('start', {});
  const language = asked.value?.personLanguage ?? firstLanguage;
  const [route, go] = useState<Route | null>(null);
  const [reading, setReading] = useState<Reading>({
    tabs: [],
    answers: {},
    understood: null,
    unit: null,
    built: null,
  });
  const [writing, setWriting] = useState<Writing>(() => newWriting(unknownStart));
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
    document.title = words[language].name;
  }, [language]);
  const start = asked.value;
  const app: App = useMemo(
    () => ({
      words: words[language],
      format: formatFor(language),
      start: start ?? unknownStart,
      setStart: asked.set,
      route: route ?? openingRoute(page, start ?? unknownStart),
      go,
      reading,
      setReading: (change) => setReading((known) => ({ ...known, ...change })),
      writing,
      setWriting: (change) => setWriting((known) => ({ ...known, ...change })),
    }),
    [language, start, route, reading, writing, page, asked.set],
  );
  return (
    <AppContext.Provider value={app}>
      {start ? <CurrentPage /> : <Waiting error={asked.error} again={asked.again} page={page} />}
    </AppContext.Provider>
  );
}

/** Before the first answer. */
function Waiting({ error, again, page }: { error: unknown; again: () => void; page: string }) {
  const { menu, name, reading } = words[document.documentElement.lang === 'fa' ? 'fa' : 'en'];
  return (
    <Screen title={page in menu ? menu[page as keyof typeof menu] : name}>
      {error ? <Failure error={error} again={again} /> : <p role="status">{reading}</p>}
    </Screen>
  );
}

/** Where the menu's choice leads; pages that stand on orders lead to the three ways in while there are none. */
function openingRoute(page: string, start: Start): Route {
  const needsOrders = page === 'week' || page === 'orders' || page === 'segments' || page === '';
  if (needsOrders && start.ordersTabs.length === 0) return { page: 'ways' };
  return { page: (pages as readonly string[]).includes(page) ? (page as Page) : 'week' };
}

const { page = '', language = '' } = document.body.dataset;
const app = document.getElementById('app');
if (app) {
  document.documentElement.lang = language === 'fa' ? 'fa' : 'en';
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  render(<Root page={page} language={language === 'fa' ? 'fa' : 'en'} />, app);
}
