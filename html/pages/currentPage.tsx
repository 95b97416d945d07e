import type { JSX } from 'preact';
import { type Page, type Route, useApp } from '../app.ts';
import { Ads } from './ads.tsx';
import { Audience } from './audience.tsx';
import { Bring } from './bring.tsx';
import { Building } from './building.tsx';
import { Campaign } from './campaign.tsx';
import { Campaigns } from './campaigns.tsx';
import { Columns } from './columns.tsx';
import { Confirm } from './confirm.tsx';
import { Customer } from './customer.tsx';
import { Cut } from './cut.tsx';
import { Dashboard } from './dashboard.tsx';
import { Done } from './done.tsx';
import { Forecast } from './forecast.tsx';
import { Formula } from './formula.tsx';
import { Formulas } from './formulas.tsx';
import { Help } from './help.tsx';
import { Orders } from './orders.tsx';
import { Own } from './own.tsx';
import { ResultsPage } from './results.tsx';
import { Sample } from './sample.tsx';
import { Settings } from './settings.tsx';
import { Tabs } from './tabs.tsx';
import { Time } from './time.tsx';
import { Understood } from './understood.tsx';
import { Unreadable } from './unreadable.tsx';
import { Ways } from './ways.tsx';
import { Week } from './week.tsx';
import { Write } from './write.tsx';

/** The screen of the present route; a new one for every step, so that none keeps another's focus or failure. */
export function CurrentPage(): JSX.Element {
  const { route } = useApp();
  return (
    <div key={keyOf(route)} style={{ display: 'contents' }}>
      {screenOf(route)}
    </div>
  );
}

function keyOf(route: Route): string {
  return JSON.stringify(route);
}

const screens: Readonly<Record<Exclude<Page, 'settings'>, () => JSX.Element | null>> = {
  ways: Ways,
  tabs: Tabs,
  bring: Bring,
  columns: Columns,
  unreadable: Unreadable,
  understood: Understood,
  segments: () => <Cut inFlow={false} slipping={0} />,
  done: Done,
  own: Own,
  ads: Ads,
  dashboard: Dashboard,
  week: Week,
  orders: Orders,
  campaigns: Campaigns,
  audience: Audience,
  write: Write,
  time: Time,
  confirm: Confirm,
  results: ResultsPage,
  sample: Sample,
  help: Help,
  formulas: Formulas,
  forecast: Forecast,
};

function screenOf(route: Route): JSX.Element {
  switch (route.page) {
    case 'cut':
      return <Cut inFlow slipping={route.slipping ?? 0} />;
    case 'settings':
      return <Settings back={'back' in route ? route.back : undefined} />;
    case 'building':
      return <Building by={route.by} />;
    case 'campaign':
      return <Campaign name={route.name} note={route.note ?? ''} />;
    case 'formula':
      return <Formula name={route.name} from={route.from} />;
    case 'customer':
      return <Customer find={route.find ?? ''} from={route.from ?? null} />;
    default: {
      const Page = screens[route.page];
      return <Page />;
    }
  }
}
