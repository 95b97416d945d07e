import { useEffect, useRef } from 'preact/hooks';
import { ask } from './connection.ts';
import type { Page } from './page.ts';

/** What the shim in the frame says. */
type Said =
  | { readonly act: 'run'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly act: 'close' }
  | { readonly act: 'focusEditor' }
  | { readonly act: 'nextPart'; readonly back: boolean }
  | { readonly act: 'height' | 'width'; readonly pixels: number };

/** As Google frames add-ons. */
const sandbox =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

interface AddOnFrameProps {
  readonly page: Page;
  readonly title: string;
  readonly address: string;
  /** The add-on closes its own window. */
  readonly onClose: () => void;
  /** The add-on asks for another size, in pixels; only dialogs can. */
  readonly onSize?: (size: { width?: number; height?: number }) => void;
}

/** A window of the add-on in a frame of another origin: it speaks to the page by messages and to nothing else. */
export function AddOnFrame({ page, title, address, onClose, onSize }: AddOnFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const hear = (event: MessageEvent<Said>) => {
      const source = frame.current?.contentWindow;
      if (!source || event.source !== source || event.origin !== page.boot.frameOrigin) return;
      const said = event.data;
      if (said.act === 'run') {
        run(page, said).then((message) => source.postMessage(message, page.boot.frameOrigin));
      } else if (said.act === 'close') onClose();
      else if (said.act === 'focusEditor') page.spreadsheet.grid.focus();
      else if (said.act === 'nextPart') focusNextPart(said.back);
      else onSize?.({ [said.act]: said.pixels });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return <iframe ref={frame} title={title} src={address} sandbox={sandbox} />;
}

async function run(page: Page, { id, name, args }: Said & { act: 'run' }): Promise<unknown> {
  try {
    const { state, ...answer } = await ask('run', { name, args, selected: page.spreadsheet.selected });
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
