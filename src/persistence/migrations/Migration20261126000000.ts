import { Migration } from '@mikro-orm/migrations';

/** Who says who works where, as row-level security knows it; and invitations that are over go. */
export class Migration20261126000000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [ROLES, MEMBERSHIP, INVITATION]) this.addSql(statement);
  }
}

/** A Kita acts by its staff, its head, its provider and its software; about its people its head and its provider. */
const ROLES = /* sql */ `
create function actor_role() returns text language sql stable as $$ select current_setting('kita.actor_role', true) $$;
create function leads_kita(id uuid) returns boolean language sql stable
  as $$ select is_kita(id) and actor_role() in ('head', 'provider') $$;
create function leads_office() returns boolean language sql stable
  as $$ select actor_kind() = 'service' or (actor_kind() = 'office' and actor_role() = 'head') $$;`;

/** A Kita gives another role to whoever works there or did; whoever never did comes by an invitation. */
const MEMBERSHIP = /* sql */ `
drop policy membership_app on membership;
create policy membership_read on membership for select to kita_app
  using (is_staff_of_all() or leads_kita(kita_id));
create policy membership_begin on membership for insert to kita_app
  with check (leads_office()
    or (leads_kita(kita_id) and account_id in (select people.account_id from account_people() people)));
create policy membership_end on membership for update to kita_app
  using (leads_office() or leads_kita(kita_id));`;

/** An invitation that names an account sets its password anew: no Kita's to write. */
const INVITATION = /* sql */ `
drop policy invitation_app on invitation;
create policy invitation_read on invitation for select to kita_app
  using (is_staff_of_all() or leads_kita(kita_id));
create policy invitation_write on invitation for insert to kita_app
  with check (leads_office() or (leads_kita(kita_id) and account_id is null));
create policy invitation_end on invitation for update to kita_app
  using (leads_office() or leads_kita(kita_id));
create policy invitation_forget on invitation for delete to kita_app using (actor_kind() = 'service');
grant delete on invitation to kita_app;
create index membership_of_account on membership (account_id);`;
