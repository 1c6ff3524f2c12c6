/**
 * SQL: when what a round's families told us has been kept long enough, an instant; `round` is the alias of a row of
 * `round`. The round's months after its end, counted on the German calendar.
 */
export const retainedUntil = (round: string): string => /* sql */ `(
  select (ends_at at time zone 'Europe/Berlin' + make_interval(months => ${round}.retention_months)) at time zone 'Europe/Berlin'
  from round_revision where year = ${round}.year order by revision desc limit 1)`;
