import { Migration } from '@mikro-orm/migrations';

/** Registrations begun and not yet sent, for whoever holds their id. */
export class Migration20261125040000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TABLE, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

const TABLE = /* sql */ `
create table registration_draft (
  id uuid primary key,
  desk text not null check (desk in ('family', 'kita', 'office')),
  owner text,
  year int not null references round,
  entered jsonb not null,
  version int not null check (version > 0),
  client_key uuid not null,
  code_hash text unique,
  changed_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  sent_at timestamptz(3),
  application_id uuid references application,
  constraint registration_draft_of_staff_names_them check ((desk = 'family') = (owner is null)),
  constraint registration_draft_sent_is_empty check (
    (sent_at is null) = (application_id is null) and (sent_at is null or entered = '{}'))
);
create index registration_draft_expiry on registration_draft (expires_at);
create index registration_draft_sent on registration_draft (application_id) where application_id is not null;`;

/** Not even the youth office reads what a family has not sent. A service finds it by its code, and deletes it in time. */
const ROW_LEVEL_SECURITY = /* sql */ `
alter table registration_draft enable row level security;
create policy registration_draft_own on registration_draft to kita_app
  using (actor_kind() = 'draft' and actor_ref() = id::text)
  with check (actor_kind() = 'draft' and actor_ref() = id::text);
create policy registration_draft_find on registration_draft for select to kita_app using (actor_kind() = 'service');
create policy registration_draft_expire on registration_draft for delete to kita_app using (actor_kind() = 'service');
create policy registration_draft_eraser on registration_draft to kita_eraser using (true);`;

const GRANTS = /* sql */ `
grant select, insert, delete on registration_draft to kita_app;
grant update (entered, version, code_hash, changed_at, expires_at, sent_at, application_id) on registration_draft to kita_app;
grant select, delete on registration_draft to kita_eraser;`;
