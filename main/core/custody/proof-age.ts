/** How long a proof and a set count as fresh. */
import { dayAfter, daysBetween } from './days.ts';

const PROOF_DAYS_MAX = 365;
const SET_DAYS_MAX = 730;

/** @param provenAt - RFC 3339 in UTC */
export function isOldProof(provenAt: string, today: string): boolean {
  return daysBetween(provenAt, today) > PROOF_DAYS_MAX;
}

/** The first day on which the proof is old, `YYYY-MM-DD`. */
export function proofOldFrom(provenAt: string): string {
  return dayAfter(provenAt, PROOF_DAYS_MAX + 1);
}

/** @param day - the last day on which the set can have been issued, `YYYY-MM-DD` */
export function isStale(day: string, today: string): boolean {
  return daysBetween(day, today) > SET_DAYS_MAX;
}
