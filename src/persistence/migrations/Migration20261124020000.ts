import { Migration } from '@mikro-orm/migrations';

/**
 * What the youth office decides about a round: which Kitas are connected, that it is released, and whether its cases are
 * being told of new dates. Rounds from before count as released: families have registered into them.
 */
export class Migration20261124020000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TABLES, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

const TABLES = /* sql */ `
create table kita_connection (
  year int not null references round,
  kita_id uuid not null references kita,
  invited_at timestamptz(3),
  invited_by text,
  ready_at timestamptz(3),
  ready_by text,
  tested_at timestamptz(3),
  tested_by text,
  primary key (year, kita_id),
  constraint kita_connection_says_who check (
    (invited_at is null) = (invited_by is null) and (ready_at is null) = (ready_by is null)
    and (tested_at is null) = (tested_by is null))
);
create table round_release (
  year int primary key references round,
  released_at timestamptz(3) not null,
  actor_kind text not null,
  actor_ref text not null,
  missing_kita_ids uuid[] not null,
  reason text,
  constraint round_release_gives_a_reason check (cardinality(missing_kita_ids) = 0 or coalesce(reason, '') <> '')
);
insert into round_release (year, released_at, actor_kind, actor_ref, missing_kita_ids)
  select year, clock_timestamp(), 'service', 'migration', '{}' from round;
create table round_fan_out (
  id uuid primary key,
  year int not null references round,
  stopped boolean not null,
  reason text,
  actor_kind text not null,
  actor_ref text not null,
  requested_at timestamptz(3) not null,
  recorded_at timestamptz not null default clock_timestamp(),
  noticed_at timestamptz(3),
  constraint round_fan_out_gives_a_reason check (not stopped or coalesce(reason, '') <> '')
);
create index round_fan_out_of_year on round_fan_out (year, recorded_at);`;

/** Nothing personal, but nothing for everyone either: a Kita sees its own connection only. */
const ROW_LEVEL_SECURITY = /* sql */ `
alter table kita_connection enable row level security;
create policy kita_connection_read on kita_connection for select to kita_app
  using (is_staff_of_all() or is_kita(kita_id) or actor_kind() = 'case');
create policy kita_connection_add on kita_connection for insert to kita_app with check (is_staff_of_all());
create policy kita_connection_change on kita_connection for update to kita_app using (is_staff_of_all());
alter table round_release enable row level security;
create policy round_release_read on round_release for select to kita_app using (coalesce(actor_kind(), '') <> '');
create policy round_release_add on round_release for insert to kita_app with check (is_staff_of_all());
alter table round_fan_out enable row level security;
create policy round_fan_out_app on round_fan_out to kita_app using (is_staff_of_all()) with check (is_staff_of_all());`;

const GRANTS = /* sql */ `
grant select on kita_connection, round_release, round_fan_out to kita_app, kita_eraser;
grant insert on kita_connection, round_release, round_fan_out to kita_app;
grant update (invited_at, invited_by, ready_at, ready_by, tested_at, tested_by) on kita_connection to kita_app;
grant update (noticed_at) on round_fan_out to kita_app;`;
