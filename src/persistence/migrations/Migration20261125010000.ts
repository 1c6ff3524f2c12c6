import { Migration } from '@mikro-orm/migrations';

/**
 * The tables of better-auth 1.7 for its e-mail, password and second factor, in a schema of their own; a test asks
 * better-auth whether they are as it wants them. Ours: `seenAt`, `strong` and `workplace` of a session, `codesSeenAt`,
 * and `spentCode`, because better-auth takes one and the same code twice.
 */
export class Migration20261125010000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TABLES, ROW_LEVEL_SECURITY, GRANTS]) this.addSql(statement);
  }
}

const TABLES = /* sql */ `
create schema auth;
create table auth."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
create table auth.session (
  id uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" on delete cascade,
  "seenAt" timestamptz not null default current_timestamp,
  strong boolean not null default false,
  workplace text
);
create index "session_userId_idx" on auth.session ("userId");
create table auth.account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");
create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth.verification (identifier);
create table auth."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz,
  "codesSeenAt" timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" (secret);
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");
create table auth."spentCode" (
  "userId" uuid not null references auth."user" on delete cascade,
  code text not null,
  "spentAt" timestamptz not null default current_timestamp,
  primary key ("userId", code)
);`;

/**
 * better-auth knows no units of work: its connections are the service "sign-in" from the first moment
 * (openSignInDatabase), and nobody else sees a password's hash, a secret or a session.
 */
const ROW_LEVEL_SECURITY = /* sql */ `
do $$
declare t text;
begin
  foreach t in array array['user', 'session', 'account', 'verification', 'twoFactor', 'spentCode'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('create policy %I on auth.%I to kita_app using (public.actor_kind() = ''service'' and public.actor_ref() = ''sign-in'')',
      t || '_sign_in', t);
  end loop;
end $$;`;

const GRANTS = /* sql */ `
grant usage on schema auth to kita_app;
grant select, insert, update, delete on all tables in schema auth to kita_app;`;
