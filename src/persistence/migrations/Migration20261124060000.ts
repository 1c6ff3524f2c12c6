import { Migration } from '@mikro-orm/migrations';

/** Erasing a person: what was asked for and announced, and the rules of a round that say when. */
export class Migration20261124060000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [RULES, REQUESTS, NOTICES, ROW_LEVEL_SECURITY, GRANTS])
      this.addSql(statement);
  }
}

/** Art. 12(3) GDPR gives one month to answer a request: no longer grace than that. */
const RULES = /* sql */ `
alter table round
  add column retention_months int not null default 12 check (retention_months between 1 and 240),
  add column erasure_grace_days int not null default 14 check (erasure_grace_days between 1 and 28),
  add column erasure_reminder_days int not null default 3,
  add constraint round_erasure_reminder_in_grace check (erasure_reminder_days between 1 and erasure_grace_days);`;

/** No foreign key: the request outlives the case until Temporal has forgotten it as well, and then names it no more. */
const REQUESTS = /* sql */ `
create table erasure_request (
  id uuid primary key,
  application_id uuid,
  year int not null references round,
  reason text not null check (reason in ('request', 'retention', 'mistake')),
  state text not null check (state in ('announced', 'taken_back', 'rows_erased', 'done')),
  requested_at timestamptz(3) not null,
  requested_kind text not null,
  requested_by text,
  due_at timestamptz(3) not null,
  reminded_at timestamptz(3),
  rows_erased_at timestamptz(3),
  done_at timestamptz(3),
  constraint erasure_request_names_nobody_when_done check ((state = 'done') = (application_id is null)),
  constraint erasure_request_knows_when check ((state in ('rows_erased', 'done')) = (rows_erased_at is not null)
    and (state = 'done') = (done_at is not null))
);
create unique index erasure_request_one_open on erasure_request (application_id) where state in ('announced', 'rows_erased');`;

/** A case that has ended gains no revision any more, but can be announced for erasure more than once. */
const NOTICES = /* sql */ `
alter table notice drop constraint notice_once;
create unique index notice_once on notice (application_id, revision, kind, guardian_id, coalesce(subject ->> 'erasureId', ''));`;

const ROW_LEVEL_SECURITY = /* sql */ `
alter table erasure_request enable row level security;
create policy erasure_request_app on erasure_request to kita_app
  using (is_staff_of_all() or is_case(application_id)) with check (is_staff_of_all() or is_case(application_id));
create policy erasure_request_eraser on erasure_request to kita_eraser using (true);`;

const GRANTS = /* sql */ `
grant update (retention_months, erasure_grace_days, erasure_reminder_days) on round to kita_app;
grant select, insert on erasure_request to kita_app;
grant update (state, due_at, reminded_at) on erasure_request to kita_app;
grant select, delete on erasure_request to kita_eraser;
grant update (state, application_id, requested_by, rows_erased_at, done_at) on erasure_request to kita_eraser;
grant delete on rate_limit to kita_eraser;`;
