/**
 * `google.script` for the sidebar on this machine, as Google's own behaves: handlers by immutable chaining, values
 * refused at once where Google refuses them, at most ten calls under way. It talks to the page around it and to nothing
 * else.
 */
interface Frame {
  readonly page: string;
  readonly functions: readonly string[];
}

declare const __frame: Frame;

type Handler = (value: unknown, userObject: unknown) => void;

interface Handlers {
  readonly success: Handler | null;
  readonly failure: Handler | null;
  readonly userObject: unknown;
}

interface Call extends Handlers {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly name: string; readonly message: string };

const mostUnderWay = 10;

const { page, functions } = __frame;
const underWay = new Map<number, Call>();
const waiting: Call[] = [];
let lastId = 0;

const tell = (message: Record<string, unknown>) => window.parent.postMessage(message, page);

function makeRunner(handlers: Handlers): Record<string, unknown> {
  const runner: Record<string, unknown> = {
    withSuccessHandler: (success: Handler) => makeRunner({ ...handlers, success: callable(success) }),
    withFailureHandler: (failure: Handler) => makeRunner({ ...handlers, failure: callable(failure) }),
    withUserObject: (userObject: unknown) => makeRunner({ ...handlers, userObject }),
  };
  for (const name of functions) {
    runner[name] = (...given: unknown[]) => {
      const args =
        given.length === 1 && given[0] instanceof HTMLFormElement
          ? [formValues(given[0])]
          : legalList(given, []);
      waiting.push({ ...handlers, id: ++lastId, name, args });
      sendWaiting();
    };
  }
  return runner;
}

function callable(handler: Handler): Handler {
  if (typeof handler !== 'function') throw new TypeError('Handler must be a function');
  return handler;
}

function sendWaiting(): void {
  while (waiting.length > 0 && underWay.size < mostUnderWay) {
    const call = waiting.shift()!;
    underWay.set(call.id, call);
    tell({ act: 'run', id: call.id, name: call.name, args: call.args });
  }
}

/** A copy of a value as it may travel; NaN and what is missing become null, keys that end in "__" are lost. */
function legal(value: unknown, key: string, inside: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : legalObject(value, key, inside);
    default:
      throw new Error(`Failed due to illegal value in property: ${key}`);
  }
}

function legalObject(value: object, key: string, inside: readonly object[]): unknown {
  if (inside.includes(value)) throw new Error('Failed due to circular reference.');
  const path = [...inside, value];
  if (Array.isArray(value)) return legalList(value, path);
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]' || value instanceof Node) {
    throw new Error(`Failed due to illegal value in property: ${key}`);
  }
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (!name.endsWith('__')) copy[name] = legal(item, name, path);
  }
  return copy;
}

const legalList = (values: readonly unknown[], inside: readonly object[]): unknown[] =>
  Array.from(values, (value, index) => legal(value, String(index), inside));

/** A form alone as argument: its fields by name, several of one name as a list. */
function formValues(form: HTMLFormElement): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') throw new Error(`Failed due to illegal value in property: ${name}`);
    const known = fields[name];
    fields[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return fields;
}

window.addEventListener('message', (event: MessageEvent<Answer>) => {
  if (event.source !== window.parent || event.origin !== page) return;
  const answer = event.data;
  const call = underWay.get(answer.id);
  if (!call) return;
  underWay.delete(answer.id);
  sendWaiting();
  if (answer.ok) call.success?.(answer.value, call.userObject);
  else fail(call, answer.name, answer.message);
});

function fail(call: Call, name: string, message: string): void {
  const error = new Error(message);
  error.name = name;
  if (call.failure) call.failure(error, call.userObject);
  else console.error(error);
}

const google = {
  script: {
    run: makeRunner({ success: null, failure: null, userObject: undefined }),
    host: {
      origin: page,
      close: () => tell({ act: 'close' }),
      setHeight: (pixels: number) => tell({ act: 'height', pixels }),
      setWidth: (pixels: number) => tell({ act: 'width', pixels }),
      editor: { focus: () => tell({ act: 'focusEditor' }) },
    },
  },
};

Object.defineProperty(window, 'google', { value: google });
// Keys that move between the parts of the page are for the page, also while the sidebar has the keyboard.
window.addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  tell({ act: 'nextPart', back: event.shiftKey });
});
