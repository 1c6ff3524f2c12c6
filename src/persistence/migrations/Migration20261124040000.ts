import { Migration } from '@mikro-orm/migrations';

/** What the watch writes down: what it found, when it last looked, and the attempts of steps that it reads. */
export class Migration20261124040000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(TABLES);
    this.addSql(WALLS);
  }
}

/**
 * No foreign keys: they would lock the application's row, and a case whose row is held is just what there is to write
 * of. A trigger erases with the application instead.
 */
const TABLES = /* sql */ `
create table watch_finding (
  id uuid primary key default gen_random_uuid(),
  reason text not null,
  subject text not null,
  application_id uuid,
  evidence jsonb not null,
  since timestamptz(3) not null,
  found_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index watch_finding_open on watch_finding (reason, subject) where ended_at is null;
create index watch_finding_of_application on watch_finding (application_id);

create table watch_round (
  only_row boolean primary key default true check (only_row),
  looked_at timestamptz(3) not null,
  took_ms int not null,
  rounds int not null,
  suspects_after uuid,
  others_after uuid
);

create table step_attempt (
  workflow_id text not null,
  activity_id text not null,
  application_id uuid,
  activity text not null,
  attempts int not null,
  last_error text,
  since timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  primary key (workflow_id, activity_id)
);
create index step_attempt_of_application on step_attempt (application_id);

create function forget_what_was_watched() returns trigger language plpgsql as $$
begin
  delete from watch_finding where application_id = old.id;
  delete from step_attempt where application_id = old.id;
  return old;
end $$;
create trigger forget_what_was_watched after delete on application
  for each row execute function forget_what_was_watched();`;

const WALLS = /* sql */ `
alter table watch_finding enable row level security;
create policy watch_finding_app on watch_finding to kita_app using (is_staff_of_all()) with check (actor_kind() = 'service');
create policy watch_finding_eraser on watch_finding to kita_eraser using (true);

alter table watch_round enable row level security;
create policy watch_round_app on watch_round to kita_app using (is_staff_of_all()) with check (actor_kind() = 'service');

alter table step_attempt enable row level security;
create policy step_attempt_app on step_attempt to kita_app using (is_staff_of_all()) with check (actor_kind() = 'service');
create policy step_attempt_eraser on step_attempt to kita_eraser using (true);

grant select on watch_finding, watch_round, step_attempt to kita_app, kita_eraser;
grant insert on watch_finding, watch_round, step_attempt to kita_app;
grant update (evidence, since, last_seen_at, ended_at) on watch_finding to kita_app;
grant update on watch_round, step_attempt to kita_app;
grant delete on step_attempt to kita_app;
grant delete on watch_finding, step_attempt to kita_eraser;`;
