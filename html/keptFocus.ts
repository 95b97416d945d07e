import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** What may take the focus unasked: nothing that destroys. */
const harmless = 'button:not(.danger), input, select, [role=textbox]';

/**
 * Keeps the focus inside a screen when the control that had it is taken away: what stands in the foot in its place, or
 * asks there whether one is sure, gets it; else the title.
 */
export function useKeptFocus(
  screen: RefObject<HTMLElement | null>,
  title: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const root = screen.current;
    if (!root) return;
    let last: Element | null = null;
    let wasInFoot = false;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      wasInFoot = last.closest('.foot') !== null;
    };
    const forget = () =>
      queueMicrotask(() => {
        if (last?.isConnected && document.activeElement === document.body) last = null;
      });
    const observer = new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      const goesToFoot = wasInFoot || root.querySelector('.foot .sure');
      const next = goesToFoot ? root.querySelector<HTMLElement>(`.foot :is(${harmless})`) : null;
      (next ?? title.current)?.focus({ preventScroll: true });
    });
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forget);
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
