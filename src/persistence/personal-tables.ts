/** One table in which a case leaves something. */
export interface PersonalTable {
  readonly table: string;
  /** Its rows of one case; `:case` is the application's id, `:child` the child's. */
  readonly where: string;
  /** Columns that stay out of the family's copy of its data because they are keys to it; `all`: nothing to read there. */
  readonly withheld?: 'all' | readonly string[];
}

/**
 * Every table in which a case leaves something, in the order in which its rows can be deleted: the one place that
 * erasing and the family's copy of its data read. A table that names a case, a child or a guardian and is not here fails
 * tests/integration/erasure.test.ts. It needs select, delete and a policy for `kita_eraser`.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  // Attempts to open the case, by its number, and links asked for, by a digest of the address (src/sign-in/attempts.ts).
  {
    table: 'rate_limit',
    where: `key = 'case/' || (select case_number from application where id = :case)
      or key in (select kind || translate(encode(sha256(convert_to('family/' || lower(email), 'UTF8')), 'base64'), '+/=', '-_')
        from guardian, unnest(array['sign-in/link/', 'sign-in/links/']) kind where application_id = :case)`,
    withheld: 'all',
  },
  // Answers kept for a day, in case a program asks again: the family's own, and what others were told of the case.
  {
    table: 'api_answer',
    where: `(actor_kind = 'family' and actor_ref = :case) or strpos(concat(body, location), :case::text) > 0`,
    withheld: 'all',
  },
  // Links to its applications that somebody asked for with an address of the family's.
  {
    table: 'sign_in_link',
    where: `purpose = 'family' and email in (select lower(email) from guardian where application_id = :case)`,
    withheld: 'all',
  },
  {
    table: 'notice',
    where: `application_id = :case or waiting_list_entry_id in (select id from waiting_list_entry where application_id = :case)`,
  },
  {
    table: 'waiting_list_entry',
    where: 'application_id = :case',
    withheld: ['invitation_code_hash', 'settled_by'],
  },
  { table: 'childminding_contact', where: 'application_id = :case', withheld: 'all' },
  { table: 'case_read', where: 'application_id = :case', withheld: ['id', 'account_id'] },
  { table: 'case_event', where: 'application_id = :case', withheld: ['account_id'] },
  { table: 'case_note', where: 'application_id = :case', withheld: 'all' },
  { table: 'assignment', where: 'application_id = :case', withheld: 'all' },
  { table: 'follow_up', where: 'application_id = :case', withheld: 'all' },
  { table: 'contract', where: 'application_id = :case' },
  { table: 'slot', where: 'application_id = :case' },
  { table: 'offer', where: 'application_id = :case' },
  { table: 'offer_draft', where: 'application_id = :case' },
  { table: 'wish', where: 'application_id = :case' },
  { table: 'case_command', where: 'application_id = :case', withheld: ['body_hash', 'account_id'] },
  { table: 'watch_finding', where: 'application_id = :case', withheld: 'all' },
  { table: 'step_attempt', where: 'application_id = :case', withheld: 'all' },
  // What was sent is no draft any more: it only leads a second click to its case.
  { table: 'registration_draft', where: 'application_id = :case', withheld: 'all' },
  { table: 'guardian', where: 'application_id = :case', withheld: ['claim_code_hash'] },
  // The request under way still names the case, until Temporal has forgotten it.
  { table: 'erasure_request', where: `application_id = :case and state = 'taken_back'` },
  { table: 'application', where: 'id = :case', withheld: ['duplicate_key'] },
  // A child may have applied in another round as well.
  {
    table: 'child',
    where: 'id = :child and not exists (select from application where child_id = :child)',
  },
];

/** A condition with its parameters in order, for the driver. */
export function bound(
  where: string,
  ids: { readonly case: string; readonly child: string },
): readonly [string, string[]] {
  const values: string[] = [];
  const text = where.replaceAll(/:(case|child)\b/gu, (_match, name: 'case' | 'child') => {
    values.push(ids[name]);
    return '?';
  });
  return [text, values];
}
