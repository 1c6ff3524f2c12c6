import { Migration } from '@mikro-orm/migrations';

/** A notice may go to staff: the day's digest, to a Kita or, where it names none, to the youth office. */
export class Migration20261124070000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(CONTACTS);
    this.addSql(NOTICES);
  }
}

const CONTACTS = /* sql */ `
alter table kita add column contact_email text check (contact_email <> '');`;

/** One digest per day and recipient, however many processes write it. */
const NOTICES = /* sql */ `
alter table notice
  add kita_id uuid references kita,
  add digest_day date,
  drop constraint notice_one_recipient,
  add constraint notice_one_recipient check (
    num_nonnulls(guardian_id, waiting_list_entry_id, digest_day) = 1
    and num_nonnulls(application_id, guardian_id, revision) in (0, 3)
    and (kita_id is null or digest_day is not null)
    and (digest_day is null or (kind = 'digest' and channel = 'mail')));
create unique index notice_once_a_day on notice (kita_id, digest_day) nulls not distinct where digest_day is not null;`;
