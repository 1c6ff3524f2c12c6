import { Migration } from '@mikro-orm/migrations';

/** Who works where, who is invited to, and the links that mails carry. */
export class Migration20261125010100 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TABLES, NOTICES, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

/** A workplace is a Kita, all Kitas of a provider, or the youth office; rows end and are never changed otherwise. */
const TABLES = /* sql */ `
create function is_workplace(kind text, kita_id uuid, provider text, role text) returns boolean language sql immutable as $$
  select case kind
    when 'kita' then kita_id is not null and provider is null and role in ('staff', 'head')
    when 'provider' then kita_id is null and provider <> '' and role = 'provider'
    when 'office' then kita_id is null and provider is null and role in ('caseworker', 'head', 'auditor')
    else false end
$$;
create table membership (
  id uuid primary key,
  account_id uuid not null references auth."user" on delete cascade,
  kind text not null,
  kita_id uuid references kita,
  provider text,
  role text not null,
  since timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint membership_is_whole check (coalesce(is_workplace(kind, kita_id, provider, role), false))
);
create unique index membership_one_live on membership (account_id, kind, kita_id, provider) nulls not distinct
  where ended_at is null;
create index membership_of_kita on membership (kita_id) where ended_at is null;
create table invitation (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  language text not null check (language in ('de', 'en')),
  kind text not null,
  kita_id uuid references kita,
  provider text,
  role text not null,
  account_id uuid references auth."user" on delete cascade,
  invited_by text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  withdrawn_at timestamptz(3),
  constraint invitation_is_whole check (coalesce(is_workplace(kind, kita_id, provider, role), false))
);
create table sign_in_link (
  id uuid primary key,
  purpose text not null check (purpose in ('family', 'password')),
  email text not null check (email = lower(email)),
  language text not null check (language in ('de', 'en')),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index sign_in_link_of_address on sign_in_link (email);
create index guardian_of_address on guardian (lower(email));

create function account_people() returns table (account_id uuid, name text, email text) language sql stable
  security definer set search_path = '' as $$
  select u.id, u.name, u.email from auth."user" u
  where public.actor_kind() in ('office', 'service') or (public.actor_kind() = 'kita' and exists (
    select from public.membership m where m.account_id = u.id and m.kita_id::text = public.actor_ref()))
$$;`;

const NOTICES = /* sql */ `
alter table notice
  add sign_in_link_id uuid references sign_in_link on delete cascade,
  add invitation_id uuid references invitation on delete cascade,
  drop constraint notice_one_recipient,
  add constraint notice_one_recipient check (
    num_nonnulls(guardian_id, waiting_list_entry_id, digest_day, sign_in_link_id, invitation_id) = 1
    and num_nonnulls(application_id, guardian_id, revision) in (0, 3)
    and (kita_id is null or digest_day is not null)
    and (digest_day is null or (kind = 'digest' and channel = 'mail'))
    and (num_nonnulls(sign_in_link_id, invitation_id) = 0 or channel = 'mail'));
create index notice_of_sign_in_link on notice (sign_in_link_id) where sign_in_link_id is not null;`;

/** A Kita sees and invites its own people only. */
const ROW_LEVEL_SECURITY = /* sql */ `
alter table membership enable row level security;
create policy membership_app on membership to kita_app using (is_staff_of_all() or is_kita(kita_id));
alter table invitation enable row level security;
create policy invitation_app on invitation to kita_app using (is_staff_of_all() or is_kita(kita_id));
alter table sign_in_link enable row level security;
create policy sign_in_link_app on sign_in_link to kita_app using (actor_kind() = 'service');
create policy sign_in_link_eraser on sign_in_link to kita_eraser using (true);`;

const GRANTS = /* sql */ `
revoke execute on function account_people() from public;
grant execute on function account_people() to kita_app;
grant select, insert on membership, invitation, sign_in_link to kita_app;
grant update (ended_at) on membership to kita_app;
grant update (accepted_at, withdrawn_at) on invitation to kita_app;
grant update (used_at), delete on sign_in_link to kita_app;
grant select on membership, invitation to kita_eraser;
grant select, delete on sign_in_link to kita_eraser;`;
