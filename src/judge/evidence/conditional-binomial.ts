/**
 * xc·ln r − (xc + xb)·d with d = ln(1 + ρ(r − 1)u/(1 + ρu)) and u = nc/nb: given all errors of both sides, those of the
 * release are binomial at the boundary, whatever the common rate is. With `xb`, `nb` of a control that runs beside it, each
 * bucket may have another split; with those of a baseline that ended at its xb-th error, the sums since an onset are a
 * Pólya process with this very likelihood ratio. Written without u, so that a side without requests is no exception.
 */
export function conditionalBinomial(
  errors: number,
  requests: number,
  otherErrors: number,
  otherRequests: number,
  margin: number,
  size: number,
  logSize: number,
): number {
  const scaled = margin * requests;
  const all = scaled + otherRequests;
  if (all === 0) return 0;
  return errors * logSize - (errors + otherErrors) * Math.log1p(((size - 1) * scaled) / all);
}
