import { expect, it } from 'vitest';
import { readFamilyCase, readClaimCode } from '../../../src/cases/read/family-case.ts';
import { readNotice } from '../../../src/cases/read/family-notice.ts';
import { previewMove } from '../../../src/cases/read/move-preview.ts';
import { readCases } from '../../../src/cases/read/office-cases.ts';
import { readRound } from '../../../src/cases/read/office-round.ts';
import { readConnections } from '../../../src/cases/read/office-rounds.ts';
import { readColleagues } from '../../../src/cases/read/people.ts';
import { readReceiptPdf } from '../../../src/cases/read/receipt.ts';
import { readReleased, releaseAll } from '../../../src/cases/release-all.ts';
import type { Person } from '../../../src/persistence/actor.ts';

const family: Person = { kind: 'family', ref: 'a', guardian: 1 };
const staff: Person = { kind: 'kita', ref: 'k', role: 'staff' };
const auditor: Person = { kind: 'office', ref: 'o', role: 'auditor' };
/** A door that reads before it asks falls over here. */
const nothing = {} as never;

it.each<readonly [name: string, door: () => Promise<unknown>]>([
  ['readCases', () => readCases(nothing, staff, { year: 2027 })],
  ['readRound', () => readRound(nothing, staff, 2027)],
  ['previewMove', () => previewMove(nothing, staff, nothing)],
  ['readConnections', () => readConnections(nothing, staff, 2027)],
  ['readColleagues', () => readColleagues(nothing, family)],
  ['releaseAll', () => releaseAll(nothing, staff, { clientKey: 'c', year: 2027 })],
  ['readReleased', () => readReleased(nothing, auditor, 'c')],
  ['readFamilyCase', () => readFamilyCase(nothing, auditor, 'a')],
  ['readClaimCode', () => readClaimCode(nothing, auditor)],
  ['readNotice', () => readNotice(nothing, staff, 'n')],
  ['readReceiptPdf', () => readReceiptPdf(nothing, staff, nothing)],
])('%s refuses whoever lacks the permission before it reads anything', async (_name, door) => {
  await expect(door()).rejects.toMatchObject({ code: 'action.forbidden' });
});
