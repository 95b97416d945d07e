// Taken out of Math once: looking it up each time is slow where the code runs in a context of its own.
const { exp, log, log1p } = Math;

/** ln Γ(z) for z > 0, to the last digits of a double: Stirling's series, from 10 upward. */
export function lnGamma(z: number): number {
  let shift = 1;
  let x = z;
  while (x < 10) shift *= x++;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))));
  return (x - 0.5) * log(x) - x + halfLogTwoPi + series - log(shift);
}

const halfLogTwoPi = 0.918_938_533_204_672_8;

/** ψ(z), the derivative of ln Γ, for z > 0. */
export function digamma(z: number): number {
  let shift = 0;
  let x = z;
  while (x < 10) shift += 1 / x++;
  const square = 1 / (x * x);
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - (square * 691) / 32760)))));
  return log(x) - 0.5 / x - series - shift;
}

/** ln(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
