import { Migration } from '@mikro-orm/migrations';

/** What everyone may read: notices shown on every page, and how a Kita presents itself to parents. */
export class Migration20261125050000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [BANNERS, PROFILES, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

const BANNERS = /* sql */ `
create table banner (
  id uuid primary key,
  kind text not null check (kind in ('info', 'warning')),
  text_de text not null check (text_de <> ''),
  text_en text not null check (text_en <> ''),
  shown_from timestamptz(3) not null,
  shown_until timestamptz(3),
  set_by text not null,
  set_at timestamptz(3) not null,
  ended_by text,
  ended_at timestamptz(3),
  constraint banner_until_after_from check (shown_until > shown_from),
  constraint banner_knows_who_ended_it check ((ended_at is null) = (ended_by is null))
);`;

const PROFILES = /* sql */ `
alter table kita
  add column phone text check (phone <> ''),
  add column public_email text check (public_email <> ''),
  add column website text check (website ~ '^https?://'),
  add column opening_hours text check (opening_hours <> ''),
  add column description text check (description <> ''),
  add column profile_invented boolean not null default false;`;

const ROW_LEVEL_SECURITY = /* sql */ `
alter table banner enable row level security;
create policy banner_read on banner for select to kita_app using (true);
create policy banner_set on banner for insert to kita_app with check (is_staff_of_all());
create policy banner_end on banner for update to kita_app using (is_staff_of_all()) with check (is_staff_of_all());`;

/** What was shown stays on record: a banner is ended, never rewritten. */
const GRANTS = /* sql */ `
grant select, insert on banner to kita_app;
grant update (ended_by, ended_at) on banner to kita_app;`;
