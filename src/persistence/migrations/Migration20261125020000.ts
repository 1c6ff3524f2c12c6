import { Migration } from '@mikro-orm/migrations';

/** Who read a case, who of a Kita or of the office acted, and two walls that had a gap. */
export class Migration20261125020000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [READS, WHO_ACTED, DROPPED_DRAFTS, KITAS]) this.addSql(statement);
  }
}

/** Only added to, by the portal itself; the family reads its own, and it is erased with the case. */
const READS = /* sql */ `
create table case_read (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application,
  read_at timestamptz(3) not null,
  kita_id uuid references kita,
  account_id text,
  role text not null,
  door text not null
);
create index case_read_of_application on case_read (application_id, read_at);
alter table case_read enable row level security;
create policy case_read_see on case_read for select to kita_app using (is_staff_of_all() or is_case(application_id));
create policy case_read_add on case_read for insert to kita_app with check (actor_kind() = 'service');
create policy case_read_eraser on case_read to kita_eraser using (true);
grant select, insert on case_read to kita_app;
grant select, delete on case_read to kita_eraser;`;

const WHO_ACTED = /* sql */ `
alter table case_command add column account_id text;
alter table case_event add column account_id text;`;

/** Dropping what was only prepared is named like revoking an offer; the family never saw the one, but both others. */
const DROPPED_DRAFTS = /* sql */ `
drop policy case_command_app on case_command;
create policy case_command_app on case_command to kita_app
  using (is_staff_of_all() or (actor_kind, actor_ref) = (actor_kind(), actor_ref()) or (is_case(application_id)
    and (actor_kind() = 'case' or not (action in ('prepareOffer', 'releaseOffer') or (action = 'revokeOffer'
      and not exists (select from offer where offer.id::text = case_command.body -> 'message' ->> 'offerId'))))))
  with check (is_staff_of_all() or is_case(application_id)
    or ((actor_kind, actor_ref) = (actor_kind(), actor_ref()) and sees_application(application_id)));`;

/** Everyone may read what a Kita is; only the Kita and the office may change it. */
const KITAS = /* sql */ `
alter table kita enable row level security;
create policy kita_read on kita for select to kita_app, kita_eraser using (true);
create policy kita_add on kita for insert to kita_app with check (is_staff_of_all());
create policy kita_change on kita for update to kita_app using (is_staff_of_all() or is_kita(id));`;
