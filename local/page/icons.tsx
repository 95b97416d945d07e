/** The icons of the product that the page uses, as paths in a box of 20 units. */
const paths = {
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  sheet: 'M3.5 4h13v12h-13zM3.5 8h13M8.5 8v8',
  clock: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 6.5V10l2.5 1.5',
  mail: 'M3 5h14v10H3zM3 5.5l7 5.5l7-5.5',
  info: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 9v4.5M10 6.4v.2',
  runs: 'M4 5h12M4 10h12M4 15h7',
  plus: 'M10 4v12M4 10h12',
  check: 'M4 10.5l4 4l8-9',
  triangle: 'M10 3.5l7.5 13h-15zM10 8.5v4M10 14.4v.2',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: 14 | 16 | 18 }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
