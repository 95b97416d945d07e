/** A function to climb, with its slope. */
export interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
}

export interface Summit {
  readonly at: readonly number[];
  readonly value: number;
  /** What could still be gained within reach by the last quadratic model, or its slope squared where it has no top; tiny when converged. */
  readonly left: number;
  /** −1 × the second derivatives at the summit. */
  readonly curvature: readonly (readonly number[])[];
  readonly atBound: readonly boolean[];
}

export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

type Climbed = (at: readonly number[]) => Slope;

const mostSteps = 200;

/** A gain too small to be told from the rounding of a sum of this size. */
const nothing = (value: number) => 1e-9 + 1e-12 * Math.abs(value);

/**
 * The best summit found from several starting points: quasi-Newton (BFGS) within bounds, the winner finished with
 * Newton steps on second derivatives taken from the slopes.
 */
export function maximize(f: Climbed, starts: readonly (readonly number[])[], bounds: Bounds): Summit {
  const climbs = starts.map((start) => climb(f, start, bounds));
  const best = climbs.reduce((a, b) => (b.slope.value > a.slope.value ? b : a));
  return finish(f, best, bounds);
}

/** As `maximize`, from the summit of a function that is nearly the same and cheaper; null when that is of no help. */
export function maximizeFrom(f: Climbed, near: Summit, bounds: Bounds): Summit | null {
  const inverse = near.atBound.some(Boolean) ? null : inverted(near.curvature);
  return inverse && finish(f, climb(f, near.at, bounds, inverse), bounds);
}

interface Place {
  readonly at: readonly number[];
  readonly slope: Slope;
}

function climb(f: Climbed, start: readonly number[], bounds: Bounds, guess: number[][] | null = null): Place {
  let here: Place = { at: start, slope: f(start) };
  let inverse = guess ?? identity(start.length, 1 / Math.max(1, norm(here.slope.gradient)));
  for (let step = 0; step < mostSteps; step++) {
    const free = freeAt(here, bounds);
    const gradient = here.slope.gradient.map((g, i) => (free[i] ? g : 0));
    const direction = multiply(inverse, gradient).map((d, i) => (free[i] ? d : 0));
    if (dot(direction, gradient) < nothing(here.slope.value)) break;
    const next = stepAlong(f, here, direction, bounds);
    if (!next) break;
    const moved = next.at.map((value, i) => value - here.at[i]!);
    const bent = next.slope.gradient.map((g, i) => here.slope.gradient[i]! - g);
    inverse = updated(inverse, moved, bent);
    const gained = next.slope.value - here.slope.value;
    here = next;
    if (gained < 1e-3 * nothing(here.slope.value)) break;
  }
  return here;
}

/** The first of ever shorter steps that gains enough, or null. */
function stepAlong(f: Climbed, here: Place, direction: readonly number[], bounds: Bounds): Place | null {
  const promised = dot(direction, here.slope.gradient);
  let length = reachOf(direction);
  for (let tries = 0; tries < 40; tries++, length /= 2) {
    const at = clamped(
      here.at.map((value, i) => value + length * direction[i]!),
      bounds,
    );
    const slope = f(at);
    if (slope.value >= here.slope.value + 1e-4 * length * promised) return { at, slope };
  }
  return null;
}

/** Parameters are logarithms: more than a factor of e^2 at once is a leap in the dark. */
const reachOf = (direction: readonly number[]) => Math.min(1, 2 / Math.max(...direction.map(Math.abs)));

const newtonSteps = 40;

function finish(f: Climbed, climbed: Place, bounds: Bounds): Summit {
  let here = climbed;
  let gained = Number.POSITIVE_INFINITY;
  for (let step = 0; ; step++) {
    const free = freeAt(here, bounds);
    const curvature = curvatureAt(f, here.at);
    const gradient = here.slope.gradient.map((g, i) => (free[i] ? g : 0));
    const direction = newtonStep(curvature, gradient, free);
    const left = reachOf(direction ?? gradient) * dot(direction ?? gradient, gradient);
    // Far out on a ridge a model may promise what no step finds.
    const isOver = Math.min(left, gained) < nothing(here.slope.value) || step === newtonSteps;
    const next = isOver || !direction ? null : stepAlong(f, here, direction, bounds);
    if (!next) {
      return {
        at: here.at,
        value: here.slope.value,
        left,
        curvature,
        atBound: free.map((isFree) => !isFree),
      };
    }
    gained = next.slope.value - here.slope.value;
    here = next;
  }
}

/** Whether each parameter may move the way its slope points. */
function freeAt({ at, slope }: Place, { low, high }: Bounds): boolean[] {
  return at.map((value, i) => (slope.gradient[i]! > 0 ? value < high[i]! : value > low[i]!));
}

const differenceStep = 1e-4;

/** −1 × the second derivatives, by central differences of the slope. */
function curvatureAt(f: Climbed, at: readonly number[]): number[][] {
  const rows = at.map((_, i) => {
    const shifted = (by: number) => f(at.map((value, j) => (i === j ? value + by : value))).gradient;
    const above = shifted(differenceStep);
    const below = shifted(-differenceStep);
    return above.map((g, j) => (below[j]! - g) / (2 * differenceStep));
  });
  return rows.map((row, i) => row.map((value, j) => (value + rows[j]![i]!) / 2));
}

/** The step to the top of the quadratic model among the free parameters, bent upward where the model has no top. */
function newtonStep(
  curvature: readonly (readonly number[])[],
  gradient: readonly number[],
  free: readonly boolean[],
): number[] | null {
  for (let bend = 0; bend < 1e6; bend = bend * 10 || 1e-3) {
    const matrix = curvature.map((row, i) =>
      row.map((value, j) => (i === j ? (free[i] ? value + bend : 1) : free[i] && free[j] ? value : 0)),
    );
    const inverse = inverted(matrix);
    if (inverse) return multiply(inverse, gradient);
  }
  return null;
}

/** The inverse of a symmetric positive definite matrix by Cholesky, or null when it is not one. */
export function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const lower = matrix.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > 0) lower[i]![i] = Math.sqrt(sum);
      else return null;
    }
  }
  const columns = matrix.map((_, column) => solved(lower, column));
  return columns[0]!.map((_, i) => columns.map((column) => column[i]!));
}

/** Solves L Lᵀ x = e for the unit vector of one column. */
function solved(lower: readonly (readonly number[])[], column: number): number[] {
  const n = lower.length;
  const x = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    let sum = i === column ? 1 : 0;
    for (let k = 0; k < i; k++) sum -= lower[i]![k]! * x[k]!;
    x[i] = sum / lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k]![i]! * x[k]!;
    x[i] = sum / lower[i]![i]!;
  }
  return x;
}

/** The BFGS update of the inverse curvature after a step `s` over which the slope fell by `y`. */
function updated(inverse: number[][], s: readonly number[], y: readonly number[]): number[][] {
  const sy = dot(s, y);
  if (sy <= 1e-12 * norm(s) * norm(y)) return inverse;
  const hy = multiply(inverse, y);
  const factor = (1 + dot(y, hy) / sy) / sy;
  return inverse.map((row, i) =>
    row.map((value, j) => value + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy),
  );
}

function identity(n: number, scale: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? scale : 0)));
}

function clamped(at: readonly number[], { low, high }: Bounds): number[] {
  return at.map((value, i) => Math.min(high[i]!, Math.max(low[i]!, value)));
}

function multiply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function norm(vector: readonly number[]): number {
  return Math.sqrt(dot(vector, vector));
}
