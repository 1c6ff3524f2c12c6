import { Migration } from '@mikro-orm/migrations';

/** A notice may go to a family that has no case yet: an entry of the office's old waiting list. */
export class Migration20261124010000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [ENTRIES, NOTICES, LINK, WALLS]) this.addSql(statement);
  }
}

/**
 * The hash of an invitation code is keyed and unsalted, so that a typed code finds its row; the code has 59 bits of its
 * own. Whoever erases an application erases the entry and its notices with it.
 */
const ENTRIES = /* sql */ `
create table waiting_list_entry (
  id uuid primary key,
  year int not null references round,
  identity text not null,
  child_key text not null,
  child_first_name text not null,
  child_last_name text not null,
  birth_date date not null,
  guardian_first_name text not null,
  guardian_last_name text not null,
  email text,
  street text,
  postcode text,
  town text,
  language text not null check (language in ('de', 'en')),
  invitation_code_hash text not null unique,
  imported_at timestamptz(3) not null,
  invited_at timestamptz(3),
  application_id uuid references application on delete cascade,
  registered_at timestamptz(3),
  constraint waiting_list_entry_once unique (year, identity),
  constraint waiting_list_entry_reachable check (email is not null or num_nonnulls(street, postcode, town) = 3),
  check ((application_id is null) = (registered_at is null))
);
create index waiting_list_entry_child on waiting_list_entry (year, child_key);
create index waiting_list_entry_of_application on waiting_list_entry (application_id);`;

const NOTICES = /* sql */ `
alter table notice
  alter application_id drop not null,
  alter guardian_id drop not null,
  alter revision drop not null,
  add waiting_list_entry_id uuid references waiting_list_entry on delete cascade,
  add constraint notice_one_recipient check (
    num_nonnulls(guardian_id, waiting_list_entry_id) = 1
    and num_nonnulls(application_id, guardian_id, revision) in (0, 3));
create unique index notice_once_to_waiting_list on notice (waiting_list_entry_id, kind, (subject ->> 'daysBefore'))
  nulls not distinct where waiting_list_entry_id is not null;`;

/**
 * A family sees nothing of the waiting list, not even its own entry: this function is all it may do there, within its
 * registration. The child itself counts before the code, because letters of siblings are easily mixed up; a code of
 * another child links nothing.
 */
const LINK = /* sql */ `
create function link_waiting_list(
  wanted uuid, wanted_year int, key text, born date, first_name_key text, code_hash text, at timestamptz
) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare linked uuid[];
begin
  if not (is_staff_of_all() or is_case(wanted)) then
    raise exception 'not the case itself' using errcode = 'insufficient_privilege';
  end if;
  with found as (
    update waiting_list_entry set application_id = wanted, registered_at = at
    where year = wanted_year and child_key = key and application_id is null returning id)
  select array_agg(id) into linked from found;
  if linked is null then
    with found as (
      update waiting_list_entry set application_id = wanted, registered_at = at
      where year = wanted_year and invitation_code_hash = code_hash and application_id is null
        and (birth_date = born or split_part(child_key, '|', 1) = first_name_key) returning id)
    select array_agg(id) into linked from found;
  end if;
  update notice set status = 'obsolete'
  where waiting_list_entry_id = any (linked) and status in ('pending', 'refused', 'to_print');
  return coalesce(array_length(linked, 1), 0);
end $$;
revoke execute on function link_waiting_list from public;
grant execute on function link_waiting_list to kita_app;`;

const WALLS = /* sql */ `
alter table waiting_list_entry enable row level security;
create policy waiting_list_entry_app on waiting_list_entry to kita_app
  using (is_staff_of_all()) with check (is_staff_of_all());
create policy waiting_list_entry_eraser on waiting_list_entry to kita_eraser using (true);
grant select, insert on waiting_list_entry to kita_app;
grant update (child_key, child_first_name, child_last_name, birth_date, guardian_first_name, guardian_last_name, email, street,
  postcode, town, language, invited_at) on waiting_list_entry to kita_app;
grant select, delete on waiting_list_entry to kita_eraser;`;
