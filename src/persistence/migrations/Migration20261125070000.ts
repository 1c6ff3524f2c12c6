import { Migration } from '@mikro-orm/migrations';

/** What the youth office keeps beside a case, and a refused mail that becomes a letter. */
export class Migration20261125070000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [TABLES, WALLS, NOTICES]) this.addSql(statement);
  }
}

const TABLES = /* sql */ `
create table case_note (
  id uuid primary key,
  application_id uuid not null references application,
  text text not null check (text <> ''),
  written_by text not null,
  written_at timestamptz(3) not null
);
create index case_note_of_application on case_note (application_id);

create table assignment (
  application_id uuid primary key references application,
  caseworker text,
  assigned_by text not null,
  assigned_at timestamptz(3) not null
);
create index assignment_of_caseworker on assignment (caseworker);

create table follow_up (
  id uuid primary key,
  application_id uuid not null references application,
  due_on date not null,
  subject text not null check (subject <> ''),
  set_by text not null,
  set_at timestamptz(3) not null,
  done_by text,
  done_at timestamptz(3),
  constraint follow_up_done_by_somebody check ((done_by is null) = (done_at is null))
);
create index follow_up_of_application on follow_up (application_id);
create index follow_up_open on follow_up (due_on) where done_at is null;`;

/** The office's own: neither the family nor a Kita sees them. A note stays as it was written. */
const WALLS = /* sql */ `
do $$
declare t text;
begin
  foreach t in array array['case_note', 'assignment', 'follow_up'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to kita_app using (is_staff_of_all()) with check (is_staff_of_all())', t || '_app', t);
    execute format('create policy %I on %I to kita_eraser using (true)', t || '_eraser', t);
    execute format('grant select, insert on %I to kita_app', t);
    execute format('grant select, delete on %I to kita_eraser', t);
  end loop;
end $$;
grant update (caseworker, assigned_by, assigned_at) on assignment to kita_app;
grant update (done_by, done_at) on follow_up to kita_app;`;

const NOTICES = /* sql */ `
grant update (channel) on notice to kita_app;
create index notice_newest on notice (created_at desc, id);`;
