/** What came of a call, as one word that a table can hold. */
import { CodedError, type ErrorCode } from '../../main/core/errors.ts';
import type { Session } from '../../main/vault/session.ts';

/** The code that a call fails with; an error without a code fails the test. */
export async function codeOf(call: () => unknown): Promise<ErrorCode | 'done'> {
  try {
    await call();
    return 'done';
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

/** `refused CODE`, `read-only CODE`, or `good`, with the number of the record where the code has one, and what is noticed. */
export async function outcomeOf(open: () => Promise<Session>): Promise<string> {
  let session: Session;
  try {
    session = await open();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return ['refused', error.code, error.facts['record']].filter((part) => part !== undefined).join(' ');
  }
  const { code, facts } = session.standing;
  const words = code === null ? ['good'] : ['read-only', code, facts['record']];
  const tail = session.notices.includes('unconfirmed-tail') ? ['unconfirmed-tail'] : [];
  await session.lock();
  return [...words, ...tail].filter((part) => part !== undefined).join(' ');
}
