import { AddOnFrame } from './addOnFrame.tsx';
import { ask } from './connection.ts';
import { Icon } from './icons.tsx';
import type { Page } from './page.ts';
import type { PageState } from './protocol.ts';

/** The add-on's own sidebar, under its title. */
export function Sidebar({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { sidebar } = state;
  if (!sidebar) return null;
  const close = () => {
    page.act(ask('closeSidebar', {}));
    page.spreadsheet.grid.focus();
  };
  return (
    <aside class="sidebar" data-part="sidebar" aria-label={page.words.sidebar}>
      <header>
        <h2>{sidebar.title}</h2>
        <button type="button" class="plain" aria-label={page.words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <AddOnFrame
        key={sidebar.serial}
        page={page}
        title={sidebar.title}
        address={sidebar.address}
        onClose={close}
      />
    </aside>
  );
}
