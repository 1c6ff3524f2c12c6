import { Migration } from '@mikro-orm/migrations';

/** What programs need: tokens of a Kita's own software, and answers kept for requests that are sent again. */
export class Migration20261125030000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TOKENS, ANSWERS, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

/** Of the secret only a digest; the prefix is no part of it and tells people which token it is. */
const TOKENS = /* sql */ `
create table kita_token (
  id uuid primary key,
  kita_id uuid not null references kita,
  name text not null check (name <> ''),
  prefix text not null,
  secret_hash text not null unique,
  created_at timestamptz(3) not null,
  created_by text not null,
  expires_on date not null,
  last_used_on date,
  revoked_at timestamptz(3),
  revoked_by text,
  constraint kita_token_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
create index kita_token_of_kita on kita_token (kita_id);`;

/** Of writes that leave no row of their own under the client's key. No status: it is being worked on. */
const ANSWERS = /* sql */ `
create table api_answer (
  actor_kind text not null,
  actor_ref text not null,
  operation text not null,
  client_key uuid not null,
  request_hash text not null,
  status int,
  body text,
  location text,
  begun_at timestamptz(3) not null,
  primary key (actor_kind, actor_ref, operation, client_key)
);
create index api_answer_begun on api_answer (begun_at);`;

const ROW_LEVEL_SECURITY = /* sql */ `
alter table kita_token enable row level security;
create policy kita_token_app on kita_token to kita_app
  using (is_kita(kita_id) or actor_kind() = 'service') with check (is_kita(kita_id) or actor_kind() = 'service');

alter table api_answer enable row level security;
create policy api_answer_app on api_answer to kita_app
  using ((actor_kind, actor_ref) = (actor_kind(), actor_ref()) or actor_kind() = 'service')
  with check ((actor_kind, actor_ref) = (actor_kind(), actor_ref()));
create policy api_answer_eraser on api_answer to kita_eraser using (true);`;

const GRANTS = /* sql */ `
grant select, insert on kita_token, api_answer to kita_app;
grant update (last_used_on, revoked_at, revoked_by) on kita_token to kita_app;
grant update (status, body, location, begun_at) on api_answer to kita_app;
grant delete on api_answer to kita_app;
grant select, delete on api_answer to kita_eraser;`;
