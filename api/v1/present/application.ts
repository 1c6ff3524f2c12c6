import type { z } from 'zod';
import type { noticeTextSchema } from '../schemas/application.ts';
import type { applicationSchema, noticeSchema } from '../schemas/case.ts';
import type { FamilyCase, FamilyNotice } from '../../../src/cases/read/family-case.ts';
import type { NoticeText } from '../../../src/cases/read/family-notice.ts';
import { plainParagraph } from '../../../src/notices/blocks.ts';
import { iso, isoOrNull, showEnd, showSibling, showTurn } from './common.ts';

export function showApplication(theCase: FamilyCase): z.input<typeof applicationSchema> {
  const { state, child, address, guardian } = theCase;
  return {
    id: theCase.id,
    caseNumber: theCase.caseNumber,
    year: state.round.year,
    receivedAt: iso(state.receivedAt),
    late: state.late,
    enteredAt: isoOrNull(theCase.enteredAt),
    child: {
      firstName: child.firstName,
      lastName: child.lastName,
      birthDate: child.birthDate,
      unborn: child.unborn,
    },
    address: {
      street: address.street,
      postcode: address.postcode,
      municipality: address.municipality,
    },
    guardian: {
      position: guardian.position,
      firstName: guardian.firstName,
      lastName: guardian.lastName,
      email: guardian.email,
      phone: guardian.phone,
      language: guardian.language,
      address: guardian.address,
    },
    otherGuardian: theCase.otherGuardian,
    siblings: theCase.siblings.map(showSibling),
    hours: theCase.hours,
    wishedStartOn: theCase.wishedStartOn,
    turn: showTurn(theCase.turn),
    wishes: state.wishes.map(({ id, kitaId, rank, status }) => ({ id, kitaId, rank, status })),
    offers: state.offers.map(({ id, kitaId, madeAt, dueAt, status }) => ({
      id,
      kitaId,
      hours: theCase.offeredHours.get(id) ?? 0,
      madeAt: iso(madeAt),
      dueAt: iso(dueAt),
      status,
    })),
    slots: state.slots.map(({ id, kitaId, startsAt, endsAt, status }) => ({
      id,
      kitaId,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
      status,
    })),
    end: showEnd(state.end),
    commands: theCase.commands.map(({ id, action, receivedAt, outcome }) => ({
      id,
      applicationId: theCase.id,
      action,
      receivedAt: iso(receivedAt),
      outcome,
    })),
    notices: theCase.notices.map(showNotice),
  };
}

export const showNotice = ({
  id,
  kind,
  channel,
  status,
  at,
}: FamilyNotice): z.input<typeof noticeSchema> => ({ id, kind, channel, status, at: iso(at) });

/** The words as plain text, for a program to show as it likes. */
export const showNoticeText = ({
  language,
  subject,
  paragraphs,
}: NoticeText): z.input<typeof noticeTextSchema> => ({
  language,
  subject,
  paragraphs: paragraphs.map(plainParagraph),
});
