import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { Outbox } from './outbox.tsx';
import type { Page } from './page.ts';
import type { PageState } from './protocol.ts';
import { RunsList } from './runs.tsx';

/** What opens under the tabs: the outbox or the runs. Escape closes it. */
export function Drawer({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words, drawer } = page;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (drawer) title.current?.focus();
  }, [drawer]);
  if (!drawer) return <section id="drawer" hidden />;
  const close = () => {
    document.querySelector<HTMLElement>(`[data-opens=${drawer}]`)?.focus();
    page.drawer = null;
    page.tell();
  };
  return (
    <section
      id="drawer"
      class="drawer"
      data-part="drawer"
      aria-labelledby="drawer-title"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        <h2 id="drawer-title" tabIndex={-1} ref={title}>
          {drawer === 'outbox' ? words.outbox : words.runs}
        </h2>
        {drawer === 'outbox' && (
          <>
            <span class="tag warn">
              <Icon name="info" size={14} />
              {words.notReallySent}
            </span>
            <span class="gap" />
            <span class="quiet">{words.textsAndMails(state.outbox.texts, state.outbox.mails)}</span>
          </>
        )}
        {drawer === 'runs' && <span class="gap" />}
        <button type="button" class="plain" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {drawer === 'outbox' ? <Outbox page={page} state={state} /> : <RunsList page={page} state={state} />}
    </section>
  );
}
