import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

export interface PopupItem {
  readonly label: string;
  readonly act: () => void;
  /** Heading of the group that begins with this item. */
  readonly heading?: string | undefined;
  readonly separated?: boolean;
}

interface PopupProps {
  readonly items: readonly PopupItem[];
  readonly onClose: () => void;
  readonly label: string;
  readonly above?: boolean;
  /** Where it stands on the screen; under its button unless given. */
  readonly at?: { readonly x: number; readonly y: number };
}

/** A list of acts over the page: arrows move, Enter does, Escape or a press elsewhere closes. */
export function Popup({ items, onClose, label, above, at }: PopupProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (at) keepOnScreen(list.current!, at);
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const press = (event: Event) => {
      const host = list.current?.parentElement;
      if (!host?.contains(event.target as Node) || (at && !list.current?.contains(event.target as Node)))
        onClose();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, []);
  const move = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const index = entries.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key in steps) entries.at(steps[event.key]! % entries.length)?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };
  const place = at && { position: 'fixed' as const, left: `${at.x}px`, top: `${at.y}px` };
  return (
    <div
      class={above ? 'popup above' : 'popup'}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      ref={list}
      onKeyDown={move}
      {...(place ? { style: place } : {})}
    >
      {items.map((item) => (
        <div role="none" key={item.label} class={item.separated ? 'separated' : undefined}>
          {item.heading && (
            <div role="presentation" class="heading">
              {item.heading}
            </div>
          )}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              onClose();
              item.act();
            }}
          >
            {item.label}
          </button>
        </div>
      ))}
    </div>
  );
}

/** Moves a list up or aside where it would leave the window. */
function keepOnScreen(list: HTMLElement, at: { readonly x: number; readonly y: number }): void {
  const { width, height } = list.getBoundingClientRect();
  list.style.left = `${Math.max(0, Math.min(at.x, innerWidth - width))}px`;
  list.style.top = `${Math.max(0, Math.min(at.y, innerHeight - height))}px`;
}

interface MenuButtonProps {
  readonly items: readonly PopupItem[];
  readonly label: string;
  /** Said instead of the label where that is only a picture. */
  readonly title?: string;
  readonly icon?: IconName;
  readonly plain?: boolean;
  readonly above?: boolean;
  readonly children?: ComponentChildren;
}

/** A button that opens a list of acts. */
export function MenuButton({ items, label, title, icon, plain, above, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="menu-button">
      <button
        ref={button}
        type="button"
        class={plain ? 'plain' : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={title}
        disabled={items.length === 0}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {icon && <Icon name={icon} />}
        {children ?? <span>{label}</span>}
        <Icon name="down" size={14} />
      </button>
      {isOpen && <Popup items={items} label={title ?? label} onClose={close} {...(above ? { above } : {})} />}
    </div>
  );
}
