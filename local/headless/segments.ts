import type { Host } from '../host.ts';
import { CallFailed, Door } from './door.ts';
import type { Scene } from './scene.ts';

interface Built {
  readonly orders: number;
  readonly customers: number;
  readonly leftOut: readonly unknown[];
  readonly tabs: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly customers: number;
  }[];
  readonly warnings: readonly string[];
  /** How far a run came that ended before all was built. */
  readonly goesOn?: { readonly done: number; readonly note: string };
}

/** Builds the tabs and says which there are. */
export function segments(scene: Scene): unknown {
  const host = scene.hostAt(scene.now());
  const built = build(scene, host);
  for (const line of [...built.warnings, ...host.gaps]) console.error(line);
  const { orders, customers, leftOut, tabs } = built;
  return {
    orders,
    customers,
    leftOut,
    tabs: tabs.map(({ id, name, kind, customers: count }) => ({ id, name, kind, customers: count })),
  };
}

/** The way of the wizard: language, mapping, tabs. */
export function build(scene: Scene, host: Host): Built {
  const door = new Door(host);
  const { language, by, cuts } = scene.options;
  if (language !== 'en') door.insist('setLanguage', { person: language, file: language });
  door.insist('saveMapping', { tabs: scene.ordersTabs, answers: { leaveUnreadable: true } });
  if (cuts) door.insist('setCuts', cuts);
  for (let done = -1; ; ) {
    const built = door.insist<Built>('buildSegments', { by });
    if (!built.goesOn) return built;
    if (built.goesOn.done <= done) throw new CallFailed(built.goesOn.note, false);
    done = built.goesOn.done;
  }
}
