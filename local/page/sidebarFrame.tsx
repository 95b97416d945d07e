import { useEffect, useRef } from 'preact/hooks';
import { ask } from './connection.ts';
import { Icon } from './icons.tsx';
import type { Page } from './page.ts';
import type { PageState } from './protocol.ts';

/** What the shim in the frame says. */
type Said =
  | { readonly act: 'run'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly act: 'close' | 'focusEditor' }
  | { readonly act: 'nextPart'; readonly back: boolean }
  | { readonly act: 'height' | 'width'; readonly pixels: number };

/** As Google frames add-ons. */
const sandbox =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

/** The add-on's own sidebar, in a frame of another origin: it speaks to the page by messages and to nothing else. */
export function SidebarFrame({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words } = page;
  const frame = useRef<HTMLIFrameElement>(null);
  const { sidebar } = state;
  useEffect(() => {
    const hear = (event: MessageEvent<Said>) => {
      const source = frame.current?.contentWindow;
      if (!source || event.source !== source || event.origin !== page.boot.frameOrigin) return;
      answer(page, event.data, (message) => source.postMessage(message, page.boot.frameOrigin));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  if (!sidebar) return null;
  return (
    <aside class="sidebar" data-part="sidebar" aria-label={words.sidebar}>
      <header>
        <h2>{sidebar.title}</h2>
        <button type="button" class="plain" aria-label={words.close} onClick={() => close(page)}>
          <Icon name="close" />
        </button>
      </header>
      <iframe
        key={sidebar.serial}
        ref={frame}
        title={sidebar.title}
        src={sidebar.address}
        sandbox={sandbox}
      />
    </aside>
  );
}

function close(page: Page): void {
  page.act(ask('closeSidebar', {}));
  page.spreadsheet.grid.focus();
}

function answer(page: Page, said: Said, reply: (message: unknown) => void): void {
  switch (said.act) {
    case 'run':
      run(page, said).then(reply);
      break;
    case 'close':
      close(page);
      break;
    case 'focusEditor':
      page.spreadsheet.grid.focus();
      break;
    case 'nextPart':
      focusNextPart(said.back);
      break;
  }
}

async function run(page: Page, { id, name, args }: Said & { act: 'run' }): Promise<unknown> {
  try {
    const { state, ...answer } = await ask('run', { name, args });
    page.take(state);
    return { id, ...answer };
  } catch (problem) {
    page.refuse(problem);
    return { id, ok: false, name: 'NetworkError', message: words(problem) };
  }
}

const words = (problem: unknown) => (problem instanceof Error ? problem.message : String(problem));

/** Gives the keyboard to the next part of the page, the sidebar among them. */
export function focusNextPart(back: boolean): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')];
  const now = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts.at((now + (back ? -1 : 1)) % parts.length);
  next
    ?.querySelector<HTMLElement>('iframe, [role=grid], [role=tab][aria-selected=true], button, input')
    ?.focus({ preventScroll: true });
}
