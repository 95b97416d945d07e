import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { Rich } from './rich.tsx';

export interface Pair {
  readonly label: string;
  readonly value: ComponentChildren;
  /** One line under the label. */
  readonly under?: ComponentChildren;
  readonly total?: boolean;
  readonly marked?: boolean;
  /** The value is a word, not a figure. */
  readonly plain?: boolean;
}

/** Label at the start, value at the end; `lined` draws a hairline between. */
export function Pairs({
  pairs,
  lined,
  small,
  bars,
}: {
  pairs: readonly Pair[];
  lined?: boolean;
  small?: boolean;
  bars?: boolean;
}) {
  return (
    <dl class={`pairs${lined ? ' lined' : ''}${small ? ' small' : ''}${bars ? ' bars' : ''}`}>
      {pairs.map(({ label, value, under, total, marked, plain }) => (
        <div
          key={label}
          class={[total && 'total', marked && 'marked', plain && 'plain', under && 'noted']
            .filter(Boolean)
            .join(' ')}
        >
          <dt>
            <Rich text={label} />
            {under}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: 'plain' | 'good' | 'warn' | 'bad' | 'info';
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Opens in place; Esc closes it and gives the focus back. */
export function Disclosure({
  label,
  aside,
  open: openAtFirst = false,
  children,
}: {
  label: string;
  /** Stands at the end of the line. */
  aside?: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(openAtFirst);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc from anything inside closes it
    <div
      class="stack tight"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
    >
      <button
        type="button"
        class="disclosure"
        ref={button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span class="grow">
          <Rich text={label} />
        </span>
        {aside}
        <Icon name="down" />
      </button>
      {open && (
        <div id={id} class="stack tight">
          {children}
        </div>
      )}
    </div>
  );
}

/** A share from 0 to 1 as a bar; what it says must stand in words beside it. */
export function Bar({ share, thin }: { share: number; thin?: boolean }) {
  const percent = `${Math.round(1000 * Math.min(1, Math.max(0, share))) / 10}%`;
  return (
    <div class={`bar${thin ? ' thin' : ''}`} aria-hidden="true">
      <div style={{ inlineSize: percent }} />
    </div>
  );
}

/** Nothing here yet: one icon, what is missing, the way on stands in the foot. */
export function Empty({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <div class="empty">
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      <p>
        <Rich text={text} />
      </p>
    </div>
  );
}
