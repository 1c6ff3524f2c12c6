import { Migration } from '@mikro-orm/migrations';

/** A child of the waiting list that needs no place any more, as the office heard. */
export class Migration20261126010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(SETTLED);
  }
}

const SETTLED = /* sql */ `
alter table waiting_list_entry
  add settled_reason text check (settled_reason in ('movedAway', 'hasPlace', 'other')),
  add settled_at timestamptz(3),
  add settled_by text,
  add constraint waiting_list_entry_settled_by_somebody check (num_nonnulls(settled_reason, settled_at, settled_by) in (0, 3));
grant update (settled_reason, settled_at, settled_by) on waiting_list_entry to kita_app;`;
