import { zonedInstant } from '../calendar/zone.ts';
import type { AgeGroup } from '../domain/age.ts';
import type { Round } from '../domain/round.ts';
import { childminderPools } from './childminders.ts';
import { kitaPools, type DemoPool } from './kitas.ts';
import { shuffled } from './seeded.ts';

const SLOT_MINUTES = 30;
const FIRST_HOUR = 8;

/** What the stories of one round share: places are promised once, and a Kita meets one family at a time. */
export class Supply {
  private readonly kitas: readonly DemoPool[];
  private readonly childminders: readonly DemoPool[];
  private readonly taken = new Map<string, number>();
  /** Kita and day → appointments so far. */
  private readonly appointments = new Map<string, number>();

  constructor(round: Round) {
    this.kitas = kitaPools(round);
    this.childminders = childminderPools(round);
  }

  /** Takes a place of the Kita's pool for such a child; false: none is left. */
  take(kitaId: string, ageGroup: AgeGroup, hours: number): boolean {
    return this.takeOf(
      this.kitas.find(
        (pool) => pool.ownerId === kitaId && pool.ageGroup === ageGroup && pool.hours === hours,
      ),
    );
  }

  /** Takes a place of any childminder; undefined: none is left. */
  takeChildminder(seed: string): DemoPool | undefined {
    return shuffled(seed, this.childminders, ({ id }) => id).find((pool) => this.takeOf(pool));
  }

  /** A free half hour of a Kita's day. @param day `YYYY-MM-DD` */
  meet(kitaId: string, day: string): { readonly startsAt: number; readonly endsAt: number } {
    const key = `${kitaId}/${day}`;
    const count = this.appointments.get(key) ?? 0;
    this.appointments.set(key, count + 1);
    const minutes = FIRST_HOUR * 60 + count * SLOT_MINUTES;
    const time = [Math.floor(minutes / 60), minutes % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    const startsAt = zonedInstant(`${day}T${time.join(':')}`);
    return { startsAt, endsAt: startsAt + SLOT_MINUTES * 60_000 };
  }

  private takeOf(pool: DemoPool | undefined): boolean {
    const taken = pool === undefined ? 0 : (this.taken.get(pool.id) ?? 0);
    if (pool === undefined || taken >= pool.capacity) return false;
    this.taken.set(pool.id, taken + 1);
    return true;
  }
}
