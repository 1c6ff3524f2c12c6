import { Migration } from '@mikro-orm/migrations';

/**
 * The record and its walls. Written by hand, because the walls are the point: roles, row-level security, grants, and
 * constraints whose names src/persistence/walls.ts turns into refusals.
 *
 * Three roles without a login of their own: the owner migrates, `kita_app` works, `kita_eraser` erases a person.
 */
export class Migration20261123000000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [
      ROLES,
      ROUNDS,
      CASES,
      RECORD,
      OPERATIONS,
      ROW_LEVEL_SECURITY,
      GRANTS,
    ]) {
      this.addSql(statement);
    }
  }
}

const ROLES = /* sql */ `
do $$
declare wanted text;
begin
  foreach wanted in array array['kita_app', 'kita_eraser'] loop
    -- Roles belong to the cluster; two databases may be migrated at once.
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      if not pg_has_role(current_user, wanted, 'member') then
        execute format('grant %I to %I', wanted, current_user);
      end if;
    exception when unique_violation then null;
    end;
  end loop;
end $$;`;

const ROUNDS = /* sql */ `
create table round (
  year int primary key check (year between 2000 and 2200)
);
create table round_change (
  id uuid primary key,
  year int not null references round,
  date_name text not null,
  moved_to timestamptz(3) not null,
  reason text not null check (reason <> ''),
  actor_kind text not null,
  actor_ref text not null,
  requested_at timestamptz(3) not null,
  revision int,
  refused text,
  unique (year, revision)
);
create table round_revision (
  year int not null references round,
  revision int not null check (revision > 0),
  opens_at timestamptz(3) not null,
  deadline_at timestamptz(3) not null,
  edit_freeze_at timestamptz(3) not null,
  review_ends_at timestamptz(3) not null,
  offers_from_at timestamptz(3) not null,
  decision_days timestamptz(3)[] not null,
  ends_at timestamptz(3) not null,
  care_starts_on date not null,
  age_cut_off_on date not null,
  rules jsonb not null,
  created_at timestamptz(3) not null,
  primary key (year, revision),
  constraint round_revision_in_order check (opens_at < deadline_at and deadline_at <= offers_from_at and offers_from_at < ends_at)
);
create table kita (
  id uuid primary key,
  name text not null,
  municipality text not null,
  district text not null,
  street text not null,
  postcode text not null,
  provider text not null,
  provider_kind text not null,
  places_note text not null,
  unique (name, municipality, district)
);
create table places (
  id uuid primary key,
  year int not null references round,
  kita_id uuid not null references kita,
  age_group text not null check (age_group in ('u3', 'o3')),
  hours int not null,
  capacity int not null check (capacity >= 0),
  promised int not null default 0,
  invented boolean not null default false,
  unique (year, kita_id, age_group, hours),
  constraint places_promised_within_capacity check (promised between 0 and capacity)
);`;

const CASES = /* sql */ `
create table child (
  id uuid primary key,
  first_name text not null,
  last_name text not null,
  birth_date date not null
);
create table application (
  id uuid primary key,
  case_number text not null unique,
  year int not null references round,
  child_id uuid not null references child,
  hours int not null,
  wished_start_on date not null,
  street text not null,
  postcode text not null,
  municipality text not null,
  claim_code_hash text not null,
  received_at timestamptz(3) not null,
  late boolean not null,
  registration_round_revision int not null,
  round_revision int not null,
  revision int not null check (revision > 0),
  phase text not null check (phase in ('registered', 'chosen', 'appointment', 'ended')),
  phase_since timestamptz(3) not null,
  enrolment_closed_for timestamptz(3),
  end_reason text check (end_reason in ('contract', 'withdrawn')),
  ended_at timestamptz(3),
  closes_at timestamptz(3),
  closed_at timestamptz(3),
  clock_offset_ms bigint not null default 0,
  workflow_started_at timestamptz(3),
  constraint application_one_per_child_and_round unique (child_id, year),
  constraint application_end_is_whole check ((phase = 'ended') = (end_reason is not null and ended_at is not null and closes_at is not null)),
  foreign key (year, registration_round_revision) references round_revision (year, revision),
  foreign key (year, round_revision) references round_revision (year, revision)
);
create index application_open on application (year, round_revision) where closed_at is null;
create table guardian (
  id uuid primary key,
  application_id uuid not null references application,
  position int not null check (position in (1, 2)),
  first_name text not null,
  last_name text not null,
  email text,
  phone text,
  language text not null check (language in ('de', 'en')),
  unique (application_id, position)
);
create table wish (
  id uuid primary key,
  application_id uuid not null references application,
  kita_id uuid references kita,
  rank int not null check (rank > 0),
  status text not null check (status in ('open', 'declined', 'ended', 'removed')),
  reviewed_at timestamptz(3)
);
create index wish_of_application on wish (application_id);
create index wish_of_kita on wish (kita_id) where status <> 'removed';
create unique index wish_one_per_kita on wish (application_id, kita_id) where status <> 'removed';
create unique index wish_one_childminding on wish (application_id) where kita_id is null and status <> 'removed';
create table offer (
  id uuid primary key,
  application_id uuid not null references application,
  wish_id uuid not null references wish,
  kita_id uuid not null references kita,
  places_id uuid not null references places,
  made_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  status text not null check (status in ('open', 'accepted', 'declined', 'lapsed', 'revoked', 'returned')),
  settled_at timestamptz(3),
  reminded int[] not null
);
create index offer_of_application on offer (application_id);
create unique index offer_one_accepted on offer (application_id) where status = 'accepted';
create unique index offer_one_open_per_wish on offer (wish_id) where status = 'open';
create table slot (
  id uuid primary key,
  application_id uuid not null references application,
  offer_id uuid not null references offer,
  kita_id uuid not null references kita,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  status text not null check (status in ('proposed', 'booked', 'released')),
  check (starts_at < ends_at)
);
create index slot_of_application on slot (application_id);
create unique index slot_one_booking_per_time on slot (kita_id, starts_at) where status = 'booked';
create unique index slot_one_booking_per_application on slot (application_id) where status = 'booked';
create table contract (
  id uuid primary key,
  application_id uuid not null references application,
  offer_id uuid not null references offer,
  child_id uuid not null references child,
  year int not null references round,
  kita_id uuid not null references kita,
  concluded_at timestamptz(3) not null,
  constraint contract_one_per_child_and_round unique (child_id, year)
);`;

const RECORD = /* sql */ `
create table case_command (
  id uuid primary key,
  application_id uuid not null references application,
  actor_kind text not null,
  actor_ref text not null,
  action text not null,
  client_key text not null,
  body jsonb not null,
  body_hash text not null,
  received_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  round_revision int not null,
  case_revision int not null,
  outcome text,
  settled_at timestamptz(3),
  sent_count int not null default 0,
  last_sent_at timestamptz(3),
  constraint case_command_client_key unique (actor_kind, actor_ref, action, client_key)
);
create index case_command_open on case_command (application_id, received_at) where outcome is null;
create function case_command_outcome_once() returns trigger language plpgsql as $$
begin
  if old.outcome is not null and new.outcome is distinct from old.outcome then
    raise exception 'an outcome is written once' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger case_command_outcome_once before update on case_command
  for each row execute function case_command_outcome_once();

create table case_event (
  application_id uuid not null references application,
  revision int not null,
  kind text not null,
  step_key text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  actor_kind text not null,
  actor_ref text not null,
  command_id uuid references case_command,
  step jsonb not null,
  primary key (application_id, revision),
  constraint case_event_step_key unique (application_id, step_key)
);

create table notice (
  id uuid primary key,
  application_id uuid not null references application,
  guardian_id uuid not null references guardian,
  revision int not null,
  kind text not null,
  channel text not null check (channel in ('mail', 'letter')),
  language text not null check (language in ('de', 'en')),
  subject jsonb not null,
  status text not null check (status in ('pending', 'sent', 'refused', 'obsolete', 'to_print', 'printed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz(3) not null,
  next_attempt_at timestamptz(3) not null,
  sent_at timestamptz(3),
  constraint notice_once unique (application_id, revision, kind, guardian_id),
  foreign key (application_id, revision) references case_event
);
create index notice_waiting on notice (next_attempt_at) where status in ('pending', 'refused');`;

const OPERATIONS = /* sql */ `
create table worker_heartbeat (
  worker_id text primary key,
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null
);
create table rate_limit (
  key text not null,
  window_starts_at timestamptz(3) not null,
  count int not null,
  primary key (key, window_starts_at)
);
create table erasure_count (
  year int not null references round,
  reason text not null,
  count int not null default 0,
  primary key (year, reason)
);`;

/**
 * Who may see a row. The actor is set per transaction by withActor(); without one, nothing is visible. A Kita's
 * policies name its own id only, so that no Kita learns of another's offers.
 */
const ROW_LEVEL_SECURITY = /* sql */ `
create function actor_kind() returns text language sql stable as $$ select current_setting('kita.actor_kind', true) $$;
create function actor_ref() returns text language sql stable as $$ select current_setting('kita.actor_ref', true) $$;
create function is_staff_of_all() returns boolean language sql stable as $$ select actor_kind() in ('office', 'service') $$;
create function is_case(id uuid) returns boolean language sql stable
  as $$ select actor_kind() in ('family', 'case') and actor_ref() = id::text $$;
create function is_kita(id uuid) returns boolean language sql stable
  as $$ select actor_kind() = 'kita' and actor_ref() = id::text $$;

alter table wish enable row level security;
create policy wish_app on wish to kita_app
  using (is_staff_of_all() or is_case(application_id) or is_kita(kita_id))
  with check (is_staff_of_all() or is_case(application_id));

create function sees_application(wanted uuid) returns boolean language sql stable as $$
  select is_staff_of_all() or is_case(wanted)
      or (actor_kind() = 'kita' and exists (
            select from wish where wish.application_id = wanted and wish.kita_id::text = actor_ref() and wish.status <> 'removed'))
$$;

alter table application enable row level security;
create policy application_app on application to kita_app
  using (sees_application(id)) with check (is_staff_of_all() or is_case(id));

-- A child is registered before its application exists, hence the open insert for those who may register.
alter table child enable row level security;
create policy child_read on child for select to kita_app
  using (exists (select from application where application.child_id = child.id));
create policy child_register on child for insert to kita_app
  with check (actor_kind() in ('family', 'office', 'service'));

alter table guardian enable row level security;
create policy guardian_app on guardian to kita_app
  using (sees_application(application_id)) with check (is_staff_of_all() or is_case(application_id));

alter table offer enable row level security;
create policy offer_app on offer to kita_app
  using (is_staff_of_all() or is_case(application_id) or is_kita(kita_id))
  with check (is_staff_of_all() or is_case(application_id));

alter table slot enable row level security;
create policy slot_app on slot to kita_app
  using (is_staff_of_all() or is_case(application_id) or is_kita(kita_id))
  with check (is_staff_of_all() or is_case(application_id));

alter table contract enable row level security;
create policy contract_app on contract to kita_app
  using (is_staff_of_all() or is_case(application_id) or is_kita(kita_id))
  with check (is_staff_of_all() or is_case(application_id));

alter table case_command enable row level security;
create policy case_command_app on case_command to kita_app
  using (is_staff_of_all() or is_case(application_id) or (actor_kind, actor_ref) = (actor_kind(), actor_ref()))
  with check (is_staff_of_all() or is_case(application_id)
    or ((actor_kind, actor_ref) = (actor_kind(), actor_ref()) and sees_application(application_id)));

alter table case_event enable row level security;
create policy case_event_app on case_event to kita_app
  using (is_staff_of_all() or is_case(application_id)) with check (is_staff_of_all() or is_case(application_id));

alter table notice enable row level security;
create policy notice_app on notice to kita_app
  using (is_staff_of_all() or is_case(application_id)) with check (is_staff_of_all() or is_case(application_id));

-- Promised places are counted by the case itself, never by a person.
alter table places enable row level security;
create policy places_read on places for select to kita_app using (true);
create policy places_promise on places for update to kita_app using (actor_kind() in ('case', 'service'));
create policy places_add on places for insert to kita_app with check (is_staff_of_all());

do $$
declare t text;
begin
  foreach t in array array['wish', 'application', 'child', 'guardian', 'offer', 'slot', 'contract', 'case_command', 'case_event', 'notice'] loop
    execute format('create policy %I on %I to kita_eraser using (true)', t || '_eraser', t);
  end loop;
end $$;`;

/** The application may not delete, and of the record it may only add to. */
const GRANTS = /* sql */ `
grant usage on schema public to kita_app, kita_eraser;
grant select on all tables in schema public to kita_app, kita_eraser;
grant insert on round, round_change, round_revision, kita, places, child, application, guardian, wish, offer, slot, contract,
  case_command, case_event, notice, worker_heartbeat, rate_limit to kita_app;
grant update (revision, refused) on round_change to kita_app;
grant update on kita, places, wish, offer, slot, worker_heartbeat, rate_limit to kita_app;
grant update (late, round_revision, revision, phase, phase_since, enrolment_closed_for, end_reason, ended_at, closes_at, closed_at,
  clock_offset_ms, workflow_started_at) on application to kita_app;
grant update (outcome, settled_at, sent_count, last_sent_at) on case_command to kita_app;
grant update (status, attempts, last_error, next_attempt_at, sent_at) on notice to kita_app;
grant delete on rate_limit, worker_heartbeat to kita_app;
grant delete on child, application, guardian, wish, offer, slot, contract, case_command, case_event, notice to kita_eraser;
grant insert, update on erasure_count to kita_eraser;`;
