import { Migration } from '@mikro-orm/migrations';

/** Childminders with places, and the office's contacts with them about a case. */
export class Migration20261124010100 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [CHILDMINDERS, WALLS]) this.addSql(statement);
  }
}

const CHILDMINDERS = /* sql */ `
create table childminder (
  id uuid primary key,
  display_name text not null,
  municipality text not null,
  hours int[] not null check (array_length(hours, 1) > 0),
  active boolean not null default true,
  invented boolean not null default false,
  constraint childminder_once unique (display_name, municipality)
);
alter table offer add foreign key (childminder_id) references childminder;
alter table offer_draft add foreign key (childminder_id) references childminder;
alter table contract add foreign key (childminder_id) references childminder;
alter table places
  alter kita_id drop not null,
  add childminder_id uuid references childminder,
  add constraint places_one_owner check (num_nonnulls(kita_id, childminder_id) = 1),
  add unique (year, childminder_id, age_group, hours);
create table childminding_contact (
  id uuid primary key,
  application_id uuid not null references application on delete cascade,
  childminder_id uuid not null references childminder,
  contacted_on date not null,
  result text not null check (result in ('asked', 'interested', 'declined', 'noAnswer')),
  note text,
  actor_ref text not null,
  recorded_at timestamptz(3) not null
);
create index childminding_contact_of_application on childminding_contact (application_id);`;

/** A family reads the name behind an offer; which childminders were asked is the office's own. */
const WALLS = /* sql */ `
alter table childminder enable row level security;
create policy childminder_read on childminder for select to kita_app
  using (is_staff_of_all() or actor_kind() in ('family', 'case'));
create policy childminder_add on childminder for insert to kita_app with check (is_staff_of_all());
create policy childminder_change on childminder for update to kita_app using (is_staff_of_all());
alter table childminding_contact enable row level security;
create policy childminding_contact_app on childminding_contact to kita_app
  using (is_staff_of_all()) with check (is_staff_of_all());
create policy childminding_contact_eraser on childminding_contact to kita_eraser using (true);
grant select, insert on childminder, childminding_contact to kita_app;
grant update (hours, active) on childminder to kita_app;
grant select on childminder, childminding_contact to kita_eraser;
grant delete on childminding_contact to kita_eraser;`;
