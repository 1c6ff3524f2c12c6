import { constraintOf } from '../persistence/walls.ts';
import { DoorError } from './errors.ts';

export { describeFault } from '../temporal/fault-interceptor.ts';

/** Codes of the driver and of PostgreSQL that say: the database cannot be reached, or not now. */
const DATABASE_AWAY =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|57P0[1-3]|53\d{3}|55P03|57014|25P04)$/u;

/** What a person is told when something failed that is nobody's mistake; undefined: a defect of ours. */
export function doorErrorBehind(error: unknown): DoorError | undefined {
  if (error instanceof DoorError) return error;
  if (constraintOf(error) !== undefined) return undefined;
  return isDatabaseAway(error) ? new DoorError('database.unavailable') : undefined;
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    DATABASE_AWAY.test(code) ||
    /connection (?:terminated|timeout)|timeout exceeded when trying to connect|is not queryable/iu.test(
      error.message,
    ) ||
    isDatabaseAway(error.cause)
  );
}
