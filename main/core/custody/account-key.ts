/** When two descriptions mean the same account. */

export interface AccountWords {
  readonly service: string | null;
  readonly instance: string | null;
  readonly label: string | null;
  readonly name: string | null;
}

/**
 * Equal for two descriptions of one account: same service (its label where the catalogue does not know it), same instance, same
 * login. Letter case counts only in a login that is no e-mail address: some services tell `sam` from `Sam`, and to keep two
 * accounts apart costs a line in a list, to join them a lockout. A missing login equals only a missing one.
 */
export function accountKey({ service, instance, label, name }: AccountWords): string {
  return JSON.stringify([
    service?.toLowerCase() ?? null,
    service === null ? (label?.toLowerCase() ?? null) : null,
    instance?.toLowerCase() ?? null,
    name?.includes('@') ? name.toLowerCase() : name,
  ]);
}

const NOBODY: AccountWords = { service: null, instance: null, label: null, name: null };

/**
 * True where two descriptions cannot mean one account: both name a service, a host or a login, and it is another one. What
 * either leaves open speaks for nothing.
 */
export function isOtherAccount(one: AccountWords, other: AccountWords): boolean {
  const parts = ({ service, instance, label, name }: AccountWords): readonly (Partial<AccountWords> | null)[] => [
    service === null && label === null ? null : { service, label },
    instance === null ? null : { instance },
    name === null ? null : { name },
  ];
  const there = parts(other);
  return parts(one).some((part, at) => {
    const counterpart = there[at] ?? null;
    return (
      part !== null &&
      counterpart !== null &&
      accountKey({ ...NOBODY, ...part }) !== accountKey({ ...NOBODY, ...counterpart })
    );
  });
}
