import { releases, rulesOf } from '../../model/index.ts';
import { UsageError } from './usage-error.ts';

/** Takes a release of Tokio that the specification knows, such as `1.53` or `1.51.1`. */
export const parseRelease = (given: string): string => {
  if (rulesOf(given) !== undefined) return given;
  const oldest = releases[0]?.version ?? '';
  const digits = /\d+(?:\.\d+)+/u.exec(given)?.[0];
  const meant = digits === undefined || rulesOf(digits) === undefined ? '' : ` Did you mean '${digits}'?`;
  throw new UsageError(
    `'${given}' is not a release of Tokio that yieldcheck knows.${meant}\n` +
      `Valid: ${oldest} and later, such as 1.53 or 1.51.1, or master. Their rules changed in ` +
      `${releases.map(({ version }) => version).join(', ')}.`,
  );
};
