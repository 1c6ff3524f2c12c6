import { z } from 'zod';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { DoorError, type CommandResult, type FieldProblem } from '../../src/cases/errors.ts';
import { guardianConsent } from '../../src/cases/family.ts';
import * as kita from '../../src/cases/kita.ts';
import type { KitaSide } from '../../src/cases/read/kita-side.ts';
import { CONTRACT_FAILURES } from '../../src/domain/commands.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { hoursOf } from './contract-forms.tsx';
import { readSlots } from './slots.ts';

export type Values = Readonly<Record<string, string>>;

type Send = (
  deps: CasesDependencies,
  person: Person,
  request: kita.KitaRequest,
) => Promise<CommandResult>;

/** What was posted is sent, or comes back with what is to be corrected. */
export type Read = { readonly send: Send } | { readonly problems: readonly FieldProblem[] };

/** One form of a Kita, or of the office in its place. */
export interface KitaPost {
  /** The last part of its address. */
  readonly path: string;
  readonly read: (values: Values, side: KitaSide) => Read;
}

type Asking<More> = (
  deps: CasesDependencies,
  person: Person,
  request: kita.KitaRequest & More,
) => Promise<CommandResult>;

const ask =
  <More extends object>(action: Asking<More>, more: More): Send =>
  (deps, person, request) =>
    action(deps, person, { ...request, ...more });

export const KITA_POSTS: readonly KitaPost[] = [
  {
    path: 'geprueft',
    read: (values) => ({ send: ask(kita.markReviewed, { wishId: idIn(values, 'wishId') }) }),
  },
  {
    path: 'besuch',
    read: (values) => ({ send: ask(kita.confirmVisit, { wishId: idIn(values, 'wishId') }) }),
  },
  { path: 'angebot', read: (values, side) => readOffer(kita.makeOffer, values, side) },
  { path: 'vorbereiten', read: (values, side) => readOffer(kita.prepareOffer, values, side) },
  {
    path: 'freigeben',
    read: (values) => ({ send: ask(kita.releaseOffer, { offerId: idIn(values, 'offerId') }) }),
  },
  {
    path: 'verwerfen',
    read: (values) => ({
      send: ask(kita.revokeOffer, { offerId: idIn(values, 'offerId'), note: undefined }),
    }),
  },
  {
    path: 'angebot-zurueck',
    read: (values) => {
      const offerId = idIn(values, 'offerId');
      return withNote(values, 'note', (note) => ask(kita.revokeOffer, { offerId, note }));
    },
  },
  {
    path: 'termine',
    read: (values, side) => {
      const offerId = idIn(values, 'offerId');
      const { slots, problems } = readSlots(values, side.now);
      return problems.length > 0
        ? { problems }
        : { send: ask(kita.proposeSlots, { offerId, slots }) };
    },
  },
  {
    path: 'termin-absagen',
    read: (values) => {
      const slotId = idIn(values, 'slotId');
      return withNote(values, 'cancelNote', (note) =>
        ask(kita.cancelAppointment, { slotId, note }),
      );
    },
  },
  {
    path: 'nicht-erschienen',
    read: (values) => ({ send: ask(kita.recordNoShow, { slotId: idIn(values, 'slotId') }) }),
  },
  {
    path: 'zustimmung',
    read: (values) => {
      const guardian = ['1', '2'].indexOf(values['guardian'] ?? '') + 1;
      if (guardian === 0) throw invalid('guardian');
      return { send: ask(guardianConsent, { guardian }) };
    },
  },
  {
    path: 'vertrag',
    read: (values, side) => {
      const offerId = idIn(values, 'offerId');
      return withTerms(values, side, (terms) => ask(kita.concludeContract, { offerId, ...terms }));
    },
  },
  {
    path: 'vertrag-berichtigen',
    read: (values, side) => {
      const offerId = idIn(values, 'offerId');
      return withTerms(values, side, (terms) => ask(kita.correctContract, { offerId, ...terms }));
    },
  },
  {
    path: 'kein-vertrag',
    read: (values) => {
      const offerId = idIn(values, 'offerId');
      const reason = CONTRACT_FAILURES.find((known) => known === values['reason']);
      const read = withNote(values, 'failedNote', (note) =>
        ask(kita.contractFailed, { offerId, reason: reason ?? 'otherReason', note }),
      );
      if (reason !== undefined) return read;
      const others = 'problems' in read ? read.problems : [];
      return { problems: [{ field: 'reason', problem: 'choose' }, ...others] };
    },
  },
];

function readOffer(
  offer: typeof kita.makeOffer,
  values: Values,
  { childminding, fitting }: KitaSide,
): Read {
  const wishId = idIn(values, 'wishId');
  if (!childminding) return { send: ask(offer, { wishId }) };
  const childminderId = values['childminderId'] ?? '';
  return fitting.some(({ childminder }) => childminder?.id === childminderId)
    ? { send: ask(offer, { wishId, childminderId }) }
    : { problems: [{ field: 'childminderId', problem: 'choose' }] };
}

const LONGEST_NOTE = 1000;

function withNote(values: Values, field: string, send: (note: string) => Send): Read {
  const note = (values[field] ?? '').trim();
  if (note === '') return { problems: [{ field, problem: 'missing' }] };
  return note.length > LONGEST_NOTE
    ? { problems: [{ field, problem: 'too_long' }] }
    : { send: send(note) };
}

interface Terms {
  readonly startsOn: string;
  readonly hours: number;
}

function withTerms(values: Values, side: KitaSide, send: (terms: Terms) => Send): Read {
  const startsOn = z.iso.date().safeParse(values['startsOn']).data;
  const hours = hoursOf(side).find((choice) => String(choice) === values['hours']);
  const problems: FieldProblem[] = [];
  if (startsOn === undefined) problems.push({ field: 'startsOn', problem: 'missing' });
  else if (startsOn < side.careStartsOn || startsOn > `${side.year + 1}-07-31`)
    problems.push({ field: 'startsOn', problem: 'outside_year' });
  if (hours === undefined) problems.push({ field: 'hours', problem: 'choose' });
  return startsOn === undefined || hours === undefined || problems.length > 0
    ? { problems }
    : { send: send({ startsOn, hours }) };
}

/** Hidden fields are ours: whoever changed them gets no form back. */
export function idIn(values: Values, name: string): string {
  const id = z.uuid().safeParse(values[name]).data;
  if (id === undefined) throw invalid(name);
  return id;
}

const invalid = (field: string): DoorError =>
  new DoorError('input.invalid', [{ field, problem: 'missing' }]);
