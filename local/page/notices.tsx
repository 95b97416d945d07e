import { Icon } from './icons.tsx';
import type { Page } from './page.ts';

/** What was said to the person and went by: toasts of the program, refusals, what ran while time passed. */
export function Notices({ page }: { readonly page: Page }) {
  return (
    <div class="notices">
      <div role="status">
        {page.notices
          .filter(({ failed }) => !failed)
          .map((notice) => (
            <p class="notice" key={notice.id}>
              <bdi>{notice.text}</bdi>
            </p>
          ))}
      </div>
      <div role="alert">
        {page.isLost && (
          <p class="notice failed">
            <Icon name="triangle" size={16} />
            {page.words.notConnected}
          </p>
        )}
        {page.notices
          .filter(({ failed }) => failed)
          .map((notice) => (
            <p class="notice failed" key={notice.id}>
              <Icon name="triangle" size={16} />
              <bdi>{notice.text}</bdi>
              <button
                type="button"
                class="plain"
                aria-label={page.words.dismiss}
                onClick={() => page.dismiss(notice.id)}
              >
                <Icon name="close" size={16} />
              </button>
            </p>
          ))}
      </div>
    </div>
  );
}
