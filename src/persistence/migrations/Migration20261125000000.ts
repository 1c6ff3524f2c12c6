import { Migration } from '@mikro-orm/migrations';

/** A first day of offers can be moved for some Kitas alone. */
export class Migration20261125000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(/* sql */ `
alter table round_change
  add kita_ids uuid[],
  add constraint round_change_of_some_kitas check (
    kita_ids is null or (date_name = 'offersFromAt' and cardinality(kita_ids) > 0));`);
  }
}
