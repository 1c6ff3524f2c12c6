import { Migration } from '@mikro-orm/migrations';

/** A family learns that a time proposed to it is taken, and nothing of who took it. */
export class Migration20261127000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(SLOT_IS_TAKEN);
  }
}

const SLOT_IS_TAKEN = /* sql */ `
create function slot_is_taken(proposed uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.slot mine
    join public.slot other on other.kita_id = mine.kita_id and other.starts_at = mine.starts_at
    where mine.id = proposed and other.status = 'booked' and other.application_id <> mine.application_id)
$$;
revoke execute on function slot_is_taken(uuid) from public;
grant execute on function slot_is_taken(uuid) to kita_app;`;
