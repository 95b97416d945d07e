import { scaleOf, shortNumber } from './chartScale.ts';
import type { Geometry } from './grid/geometry.ts';
import { headerHeight, rowStretch } from './grid/geometry.ts';
import type { ChartSeries, ChartView } from './protocol.ts';

const font = 12;
const legendHeight = 22;

/** The charts of a sheet at their places over the cells. */
export function Charts({
  views,
  geometry,
}: {
  readonly views: readonly ChartView[];
  readonly geometry: Geometry;
}) {
  return (
    <>
      {views.map(stretched).map((view) => (
        <figure key={view.id} class="chart" style={placeOf(view, geometry)} aria-label={view.title}>
          <Drawing view={view} rightToLeft={geometry.rightToLeft} />
        </figure>
      ))}
    </>
  );
}

const stretched = (view: ChartView): ChartView => ({ ...view, height: Math.round(view.height * rowStretch) });

function placeOf(view: ChartView, geometry: Geometry): Record<string, string> {
  return {
    top: `${headerHeight + geometry.rows.startOf(view.row) + view.offsetY}px`,
    insetInlineStart: `${geometry.headerWidth + geometry.columns.startOf(view.column) + view.offsetX}px`,
    width: `${view.width}px`,
    height: `${view.height}px`,
  };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface DrawingProps {
  readonly view: ChartView;
  readonly rightToLeft: boolean;
}

function Drawing({ view, rightToLeft }: DrawingProps) {
  const hasLegend = view.series.length > 1;
  const top = 34 + (hasLegend ? legendHeight : 0);
  const isBar = view.kind === 'bar';
  const names = isBar ? Math.min(150, view.width * 0.34) : 44;
  const frame = {
    left: isBar && rightToLeft ? 40 : names,
    top,
    width: view.width - names - 40,
    height: view.height - top - 30,
  };
  const start = rightToLeft ? view.width - 14 : 14;
  return (
    <svg width={view.width} height={view.height} role="img" aria-label={summary(view)} font-size={font}>
      <text x={start} y={22} class="chart-title" text-anchor="start" direction={rightToLeft ? 'rtl' : 'ltr'}>
        {view.title}
      </text>
      {hasLegend && <Legend view={view} rightToLeft={rightToLeft} />}
      {isBar ? (
        <Bars view={view} frame={frame} rightToLeft={rightToLeft} />
      ) : (
        <Columns view={view} frame={frame} rightToLeft={rightToLeft} />
      )}
    </svg>
  );
}

/** The numbers in words, for who cannot see the picture. */
function summary(view: ChartView): string {
  const lines = view.categories.map((category, i) =>
    [category, ...view.series.map(({ name, texts }) => `${name} ${texts[i] ?? ''}`)].join(', '),
  );
  return [view.title, ...lines].join('; ');
}

function Legend({ view, rightToLeft }: DrawingProps) {
  const step = Math.min(150, (view.width - 28) / view.series.length);
  return (
    <g>
      {view.series.map(({ name, color }, i) => {
        const x = rightToLeft ? view.width - 14 - i * step : 14 + i * step;
        return (
          <g key={name}>
            <rect x={rightToLeft ? x - 10 : x} y={36} width={10} height={10} fill={color} />
            <text x={rightToLeft ? x - 16 : x + 16} y={45} direction={rightToLeft ? 'rtl' : 'ltr'}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface PlotProps extends DrawingProps {
  readonly frame: Frame;
}

const colorAt = (series: ChartSeries, i: number) => series.pointColors[i] ?? series.color;

/** Columns, lines or areas over a value axis; time runs from right to left where the sheet does. */
function Columns({ view, frame, rightToLeft }: PlotProps) {
  const most = scaleOf(view);
  const step = frame.width / Math.max(1, view.categories.length);
  const middle = (i: number) =>
    frame.left + step * (rightToLeft ? view.categories.length - i - 0.5 : i + 0.5);
  const heightOf = (value: number) => (Math.max(0, value) / most) * frame.height;
  const bottom = frame.top + frame.height;
  const every = everyHowMany(view.categories, step);
  return (
    <>
      <ValueAxis most={most} frame={frame} />
      {view.kind === 'column' ? (
        <Stacks
          view={view}
          width={step * 0.62}
          middle={middle}
          heightOf={heightOf}
          bottom={bottom}
          rightToLeft={rightToLeft}
        />
      ) : (
        view.series.map((series) => (
          <path
            key={series.name}
            d={linePath(series, middle, (value) => bottom - heightOf(value))}
            fill="none"
            stroke={series.color}
            stroke-width={2}
          />
        ))
      )}
      {view.categories.map((category, i) => (
        <text
          key={`${category} ${String(i)}`}
          x={middle(i)}
          y={bottom + 18}
          text-anchor="middle"
          class="axis"
        >
          {(view.categories.length - 1 - i) % every === 0 ? category : ''}
        </text>
      ))}
    </>
  );
}

/** Letters of an axis are about so wide; every how many columns a name finds room. */
const axisLetter = 6.5;
const everyHowMany = (names: readonly string[], step: number) =>
  Math.max(1, Math.ceil((Math.max(0, ...names.map((name) => name.length)) * axisLetter + 8) / step));

function linePath(series: ChartSeries, x: (i: number) => number, y: (value: number) => number): string {
  let path = '';
  let isDrawing = false;
  series.values.forEach((value, i) => {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${x(i)} ${y(value)}`;
    isDrawing = value !== null;
  });
  return path;
}

interface StacksProps extends DrawingProps {
  readonly width: number;
  readonly middle: (i: number) => number;
  readonly heightOf: (value: number) => number;
  readonly bottom: number;
}

function Stacks({ view, width, middle, heightOf, bottom, rightToLeft }: StacksProps) {
  const each = view.stacked ? width : width / Math.max(1, view.series.length);
  return (
    <>
      {view.categories.map((category, i) => {
        let top = bottom;
        return view.series.map((series, k) => {
          const height = heightOf(series.values[i] ?? 0);
          top = view.stacked ? top - height : bottom - height;
          const order = rightToLeft ? view.series.length - k - 1 : k;
          const x = middle(i) - width / 2 + (view.stacked ? 0 : order * each);
          return (
            <rect
              key={`${category} ${series.name}`}
              x={x}
              y={top}
              width={each}
              height={height}
              fill={colorAt(series, i)}
            />
          );
        });
      })}
    </>
  );
}

function ValueAxis({ most, frame }: { readonly most: number; readonly frame: Frame }) {
  return (
    <>
      {[0, 0.5, 1].map((share) => {
        const y = frame.top + frame.height * (1 - share);
        return (
          <g key={share}>
            <line x1={frame.left} x2={frame.left + frame.width} y1={y} y2={y} class="grid-line" />
            <text x={frame.left - 6} y={y + 4} text-anchor="end" class="axis">
              {shortNumber(most * share)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Bars from the side where the sheet begins, names before them, numbers after them. */
function Bars({ view, frame, rightToLeft }: PlotProps) {
  const valueAt = (series: ChartSeries, i: number) => Math.max(0, series.values[i] ?? 0);
  const sumAt = (i: number) => view.series.reduce((sum, series) => sum + valueAt(series, i), 0);
  const most = Math.max(1e-9, ...view.categories.map((_, i) => sumAt(i)));
  const step = (frame.height + 20) / Math.max(1, view.categories.length);
  const base = rightToLeft ? frame.left + frame.width : frame.left;
  const away = rightToLeft ? -1 : 1;
  return (
    <>
      {view.categories.map((category, i) => {
        const y = frame.top + step * i;
        const middle = y + step / 2 + 4;
        let length = 0;
        const bars = view.series.map((series) => {
          const from = length;
          length += (valueAt(series, i) / most) * frame.width;
          const x = rightToLeft ? base - length : base + from;
          return (
            <rect
              key={series.name}
              x={x}
              y={y + step * 0.2}
              width={length - from}
              height={step * 0.6}
              fill={colorAt(series, i)}
            />
          );
        });
        return (
          <g key={`${category} ${String(i)}`}>
            <text x={base - away * 8} y={middle} text-anchor={rightToLeft ? 'start' : 'end'} class="axis">
              {category}
            </text>
            {bars}
            <text x={base + away * (length + 6)} y={middle} text-anchor={rightToLeft ? 'end' : 'start'}>
              {textsAt(view, i)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** What the cells of a bar say, those without anything left out. */
const textsAt = (view: ChartView, i: number) =>
  view.series
    .map(({ texts }) => texts[i] ?? '')
    .filter((text) => text !== '')
    .join(' + ');
