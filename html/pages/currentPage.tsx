import type { JSX } from 'preact';
import { type Route, useApp } from '../app.ts';
import { Bring } from './bring.tsx';
import { Building } from './building.tsx';
import { Columns } from './columns.tsx';
import { Cut } from './cut.tsx';
import { Done } from './done.tsx';
import { Tabs } from './tabs.tsx';
import { Understood } from './understood.tsx';
import { Unreadable } from './unreadable.tsx';
import { Ways } from './ways.tsx';
import { Week } from './week.tsx';

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

function screenOf(route: Route): JSX.Element {
  switch (route.page) {
    case 'tabs':
      return <Tabs />;
    case 'bring':
      return <Bring />;
    case 'columns':
      return <Columns />;
    case 'unreadable':
      return <Unreadable />;
    case 'understood':
      return <Understood />;
    case 'cut':
      return <Cut inFlow slipping={'slipping' in route ? (route.slipping ?? 0) : 0} />;
    case 'segments':
      return <Cut inFlow={false} slipping={0} />;
    case 'building':
      return <Building by={'by' in route ? route.by : 'rfm'} />;
    case 'done':
      return <Done />;
    case 'week':
      return <Week />;
    default:
      return <Ways />;
  }
}
