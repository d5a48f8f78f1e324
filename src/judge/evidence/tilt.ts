/**
 * The tilt of two clustered counts. With ψ(s) = −ln(1 − β(eˢ − 1))/β, the cumulant of a negative binomial of mean 1, and
 * a = ρu, the pair (s, t) has E[exp(s·xc − t·xb)] = 1 at the boundary where a·ψ(s) + ψ(−t) = 0. Of these pairs the one
 * with the largest r·a·s − t is taken, which grows fastest at r times the boundary.
 *
 * In z = β·ψ(s) everything is well-conditioned: s = ln(1 + (1 − e⁻ᶻ)/β), t = −ln(1 − (eᵃᶻ − 1)/β), and the best z solves
 * (a + 1)z + s(z) + t(z) = ln r, whose left side increases from −∞ to ∞ between −ln(1 + β) and ln(1 + β)/a.
 */

export interface Tilt {
  readonly a: number;
  readonly z: number;
  readonly s: number;
  readonly t: number;
}
const MAXIMUM_STEPS = 200;
/**
 * Of z. Any z gives a pair that is exactly valid, and the best one is a maximum: what z is off by, the evidence is off by the
 * square of; and Newton's next step would be a square of this one already.
 */
const PRECISION = 1e-5;

/** t for a given s. */
export function tiltOfControl(s: number, a: number, beta: number): number {
  return controlTilt(-Math.log1p(-beta * Math.expm1(s)), a, beta);
}

/** `near`: that of a similar `a`, where the search begins. */
export function bestTilt(a: number, beta: number, logSize: number, near: Tilt | null = null): Tilt {
  if (near?.a === a) return near;
  // So few requests on one side, or none yet, that they and their errors say nothing.
  if (!(a > 0 && Number.isFinite(a))) return { a, z: 0, s: 0, t: 0 };
  const edge = Math.log1p(beta);
  let low = logSize > 0 ? 0 : -edge;
  let high = logSize > 0 ? edge / a : 0;
  // Where the left side would be as steep everywhere as at 0.
  let z = near === null || near.z === 0 ? logSize / ((a + 1) * (1 + 1 / beta)) : near.z;
  if (!(z > low && z < high)) z = (low + high) / 2;
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const release = Math.expm1(-z);
    const control = Math.expm1(a * z);
    const over = (a + 1) * z + Math.log1p(-release / beta) - Math.log1p(-control / beta) - logSize;
    if (over > 0) high = z;
    else low = z;
    const slope = a + 1 + (1 + release) / (beta - release) + (a * (1 + control)) / (beta - control);
    const newton = z - over / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    const change = Math.abs(next - z);
    z = next;
    if (change <= PRECISION * Math.abs(z)) break;
  }
  return { a, z, s: releaseTilt(z, beta), t: controlTilt(z, a, beta) };
}

function releaseTilt(z: number, beta: number): number {
  return Math.log1p(-Math.expm1(-z) / beta);
}

function controlTilt(z: number, a: number, beta: number): number {
  return -Math.log1p(-Math.expm1(a * z) / beta);
}
