import { Migration } from '@mikro-orm/migrations';

/** A guardian who lives apart from the child can move as well. */
export class Migration20261126020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql('grant update (street, postcode, town) on guardian to kita_app');
  }
}
