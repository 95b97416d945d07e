import { Book } from './book/book.ts';
import { zoneClock } from './book/zone.ts';
import { Recalculation } from './formula/recalculation.ts';
import { gatewaysOf } from './gateways/gateways.ts';
import { Account, SharedState } from './google/account.ts';
import type { World } from './google/world.ts';
import type { Faults, Host, HostOptions } from './host.ts';
import { HostOf } from './hostOf.ts';
import { loadProject } from './runtime/project.ts';

/**
 * A file with the bundle in it.
 * @throws {SyntaxError} when the bundle holds syntax that Google would refuse
 */
export function createHost(options: HostOptions): Host {
  const project = loadProject(options.bundle);
  // What the script's own date getters show; it holds for the whole program.
  process.env['TZ'] = project.manifest.timeZone;
  zoneClock(options.timezone);
  const shared = options.shared ?? new SharedState();
  const faults: Faults = {
    onCall: null,
    killAt: null,
    killKeepsWrites: false,
    cacheLoss: 0,
    errorLanguage: 'en',
    firing: [],
    watchdogMs: null,
    simultaneousCells: null,
    gateway: [],
  };
  const outbox: World['outbox'] = [];
  const gateways = gatewaysOf({ outbox, faults });
  const world: World = {
    project,
    book: options.book ?? emptyBook(options.fileId ?? 'file-on-this-machine', options.timezone),
    shared,
    account: new Account(options.account, shared),
    installation: options.installation,
    clockActive: options.clockActive,
    language: options.language,
    owner: options.owner ?? options.email,
    faults,
    outbox,
    toasts: [],
    dialogs: [],
    log: [],
    gaps: new Set(),
    answerWeb: (call) => gateways.answer(call),
    answerDialog: ({ buttons }) => ({ button: buttons[0] ?? 'OK' }),
    authorization: 'granted',
    menu: [],
    sidebar: null,
    chance: series(20_241_001),
    serviceCalls: 0,
    cellsAtOnce: 0,
  };
  const host = new HostOf(world, options, (id) => gateways.panel(id));
  world.book.now = () => host.now();
  new Recalculation(world.book, host.cells, world.chance);
  return host;
}

function emptyBook(id: string, zone: string): Book {
  const book = new Book({ id, zone });
  book.addSheet('Sheet1');
  return book;
}

/** Numbers from 0 to 1 that look random and are the same in every host. Mulberry32. */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
