import type { JSX } from 'preact';

/** The whole set; each drawn in a box of 20 units with a stroke of 1.6. */
const drawings = {
  close: <path d="M5 5l10 10M15 5L5 15" />,
  back: <path d="M12.5 4.5L7 10l5.5 5.5" />,
  forward: <path d="M7.5 4.5L13 10l-5.5 5.5" />,
  down: <path d="M5 7.5l5 5 5-5" />,
  sheet: (
    <path d="M4.5 3h11A1.5 1.5 0 0117 4.5v11a1.5 1.5 0 01-1.5 1.5h-11A1.5 1.5 0 013 15.5v-11A1.5 1.5 0 014.5 3zM3 7.5h14M3 12h14M10 7.5V17" />
  ),
  upload: <path d="M10 12.5V3M6 6.5L10 3l4 3.5M3 12v3.5A1.5 1.5 0 004.5 17h11a1.5 1.5 0 001.5-1.5V12" />,
  eye: (
    <>
      <path d="M1.8 10S4.8 4.8 10 4.8 18.2 10 18.2 10 15.2 15.2 10 15.2 1.8 10 1.8 10z" />
      <circle cx="10" cy="10" r="2.4" />
    </>
  ),
  check: <path d="M4 10.5l4 4 8-9" />,
  triangle: <path d="M10 3.2L18 16.5H2zM10 8.2v3.6M10 14.1v.1" />,
  error: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 6v4.6M10 13.6v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 9.2V14M10 6.4v.1" />
    </>
  ),
  half: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 3a7 7 0 010 14z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="10" cy="10" r="7" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.5V10l3 2" />
    </>
  ),
  pause: <path d="M7.5 5v10M12.5 5v10" />,
  stop: <rect x="5" y="5" width="10" height="10" rx="1" />,
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="M12.8 12.8L17 17" />
    </>
  ),
  mail: (
    <path d="M3.5 4.5h13A.5.5 0 0117 5v10a.5.5 0 01-.5.5h-13A.5.5 0 013 15V5a.5.5 0 01.5-.5zM3 5.5l7 5.5 7-5.5" />
  ),
  plus: <path d="M10 4v12M4 10h12" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 16 }: { name: IconName; size?: 14 | 16 | 18 | 22 | 32 }) {
  return (
    <svg
      class={name === 'back' || name === 'forward' ? 'flips' : undefined}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
