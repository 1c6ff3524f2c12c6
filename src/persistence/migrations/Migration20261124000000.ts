import { Migration } from '@mikro-orm/migrations';

/**
 * The whole case: offers prepared before they go out, consent, appointments cancelled or missed, contracts corrected or
 * undone, ends that can be taken back, childminders' offers, and the rules of a round that came with them.
 */
export class Migration20261124000000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [ROUNDS, CASES, CONTRACTS, ACCESS]) this.addSql(statement);
  }
}

/** What a round did not say yet: the practice of the seasons so far. */
const ROUNDS = /* sql */ `
alter table round_revision add column overrides jsonb not null default '[]';
update round_revision set rules = jsonb_build_object(
  'offerMode', 'parallel', 'reviveWithinMs', 172800000, 'slotsWithinMs', 604800000, 'cancelUntilMs', 86400000,
  'contractWithinMs', 1209600000, 'secondNoShow', 'office', 'carryOver', true) || rules;`;

const CASES = /* sql */ `
alter table application
  drop constraint application_end_reason_check,
  add constraint application_end_reason_check check (end_reason in ('contract', 'withdrawn', 'movedAway', 'carriedOver', 'withoutPlace')),
  add column custody text not null default 'sole' check (custody in ('sole', 'shared')),
  add column consents int[] not null default '{}',
  add column no_shows int not null default 0,
  add column overdue text[] not null default '{}',
  add column allocation_usually_at timestamptz(3),
  add column allocation_latest_at timestamptz(3),
  add column allocation_given int[] not null default '{}',
  add column end_reminded boolean not null default false,
  add column carried_from uuid references application on delete set null,
  add constraint application_allocation_is_whole check ((allocation_usually_at is null) = (allocation_latest_at is null));
alter table wish add column visited_at timestamptz(3);
create table offer_draft (
  id uuid primary key,
  application_id uuid not null references application,
  wish_id uuid not null references wish,
  kita_id uuid references kita,
  childminder_id uuid,
  places_id uuid not null references places,
  prepared_at timestamptz(3) not null,
  released_at timestamptz(3),
  status text not null check (status in ('prepared', 'released', 'sent', 'dropped')),
  check ((kita_id is null) <> (childminder_id is null))
);
create index offer_draft_of_application on offer_draft (application_id);
create unique index draft_one_live_per_wish on offer_draft (wish_id) where status in ('prepared', 'released');
alter table offer
  alter column kita_id drop not null,
  add column childminder_id uuid,
  add check ((kita_id is null) <> (childminder_id is null)),
  drop constraint offer_status_check,
  add constraint offer_status_check check (status in ('open', 'accepted', 'declined', 'lapsed', 'revoked', 'returned', 'failed'));
alter table slot
  drop constraint slot_status_check,
  add constraint slot_status_check check (status in ('proposed', 'booked', 'released', 'cancelled', 'missed'));`;

/** A contract that came to nothing stays on record; the child may get another one. */
const CONTRACTS = /* sql */ `
alter table contract
  alter column kita_id drop not null,
  add column childminder_id uuid,
  add check ((kita_id is null) <> (childminder_id is null)),
  add column starts_on date,
  add column hours int,
  add column dissolved_at timestamptz(3),
  drop constraint contract_one_per_child_and_round;
update contract set starts_on = application.wished_start_on, hours = application.hours
  from application where application.id = contract.application_id;
alter table contract alter column starts_on set not null, alter column hours set not null;
create unique index contract_one_per_child_and_round on contract (child_id, year) where dissolved_at is null;`;

/** A family never sees what is only prepared. */
const ACCESS = /* sql */ `
alter table offer_draft enable row level security;
create policy offer_draft_app on offer_draft to kita_app
  using (is_staff_of_all() or (actor_kind() = 'case' and actor_ref() = application_id::text) or is_kita(kita_id))
  with check (is_staff_of_all() or (actor_kind() = 'case' and actor_ref() = application_id::text));
create policy offer_draft_eraser on offer_draft to kita_eraser using (true);
-- Nor that something was prepared, released or dropped.
drop policy case_event_app on case_event;
create policy case_event_app on case_event to kita_app
  using (is_staff_of_all() or (is_case(application_id)
    and (actor_kind() = 'case' or kind not in ('offerPrepared', 'offerReleased', 'draftDropped'))))
  with check (is_staff_of_all() or is_case(application_id));
drop policy case_command_app on case_command;
create policy case_command_app on case_command to kita_app
  using (is_staff_of_all() or (actor_kind, actor_ref) = (actor_kind(), actor_ref()) or (is_case(application_id)
    and (actor_kind() = 'case' or action not in ('prepareOffer', 'releaseOffer'))))
  with check (is_staff_of_all() or is_case(application_id)
    or ((actor_kind, actor_ref) = (actor_kind(), actor_ref()) and sees_application(application_id)));
grant select on offer_draft to kita_app, kita_eraser;
grant insert, update on offer_draft to kita_app;
grant delete on offer_draft to kita_eraser;
grant update (starts_on, hours, dissolved_at) on contract to kita_app;
grant update (custody, consents, no_shows, overdue, allocation_usually_at, allocation_latest_at, allocation_given, end_reminded,
  hours, wished_start_on, street, postcode, municipality) on application to kita_app;
grant update (first_name, last_name, email, phone, language) on guardian to kita_app;
grant update (first_name, last_name, birth_date) on child to kita_app;
create policy child_correct on child for update to kita_app
  using (exists (select from application where application.child_id = child.id and (is_staff_of_all() or is_case(application.id))));`;
