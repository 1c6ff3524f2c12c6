import { Migration } from '@mikro-orm/migrations';

/**
 * Families: a claim code, a language and an address per guardian, siblings, unborn children, duplicates, and
 * registrations that staff type from paper.
 */
export class Migration20261124050000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [GUARDIANS, CHILDREN, APPLICATIONS, WHO_ACTED, SIBLINGS])
      this.addSql(statement);
  }
}

/** The code of whoever registered so far becomes the first guardian's; an empty hash is nobody's. */
const GUARDIANS = /* sql */ `
alter table guardian
  add column claim_code_hash text not null default '',
  add column street text,
  add column postcode text,
  add column town text,
  add constraint guardian_address_is_whole check (num_nulls(street, postcode, town) in (0, 3));
update guardian set claim_code_hash = application.claim_code_hash
  from application where application.id = guardian.application_id and guardian.position = 1;
alter table application drop column claim_code_hash;`;

/** A child that is not born has the expected day as its birth date, and perhaps no first name yet. */
const CHILDREN = /* sql */ `
alter table child
  add column birth_expected boolean not null default false,
  add constraint child_is_named_once_born check (first_name <> '' or birth_expected);
grant update (birth_expected) on child to kita_app;`;

/**
 * Every application is alone in its sibling group until another joins it, so that nobody writes into another's case. A
 * withdrawn child may be registered again.
 */
const APPLICATIONS = /* sql */ `
alter table application
  add column sibling_group uuid not null default gen_random_uuid(),
  add column siblings_together text check (siblings_together in ('ifPossible', 'onlyTogether')),
  add column stated_custody text check (stated_custody in ('sole', 'shared', 'sharedApart')),
  add column entered_at timestamptz(3),
  add column duplicate_key text,
  add constraint application_on_paper_first check (received_at <= entered_at);
create index application_sibling_group on application (sibling_group);
create unique index application_one_per_child_at_its_address on application (year, duplicate_key)
  where end_reason is null or end_reason = 'contract';
grant update (duplicate_key) on application to kita_app;`;

const WHO_ACTED = /* sql */ `
alter table case_command add column actor_guardian int check (actor_guardian in (1, 2));
alter table case_event add column actor_guardian int check (actor_guardian in (1, 2));`;

/**
 * Whoever sees a case may know that it has siblings and whether they go together. Who they are is told to the family,
 * which linked them, and to those who see the other case too.
 */
const SIBLINGS = /* sql */ `
create function siblings_of(wanted uuid[])
returns table (of_application uuid, application_id uuid, case_number text, first_name text, together text)
language sql stable security definer set search_path = public as $$
  select mine.id,
    case when known then other.id end,
    case when known then other.case_number end,
    case when known then child.first_name end,
    case when 'onlyTogether' in (mine.siblings_together, other.siblings_together) then 'onlyTogether' else 'ifPossible' end
  from application mine
  join application other on other.sibling_group = mine.sibling_group and other.year = mine.year and other.id <> mine.id
  join child on child.id = other.child_id
  cross join lateral (select is_case(mine.id) or sees_application(other.id) as known) told
  where mine.id = any (wanted) and sees_application(mine.id)
    and (other.end_reason is null or other.end_reason = 'contract')
  order by other.received_at, other.id
$$;
revoke execute on function siblings_of(uuid[]) from public;
grant execute on function siblings_of(uuid[]) to kita_app;`;
