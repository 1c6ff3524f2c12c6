import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseState } from '../src/domain/case.ts';
import type { Step } from '../src/domain/steps.ts';
import { applyDataChange } from '../src/persistence/case-data.ts';
import { Application, Contract } from '../src/persistence/entities/application.ts';
import type { CaseCommand } from '../src/persistence/entities/record.ts';

/** What a step writes beside the case's own rows: contracts, and data the family corrected. */
export async function writeRecords(
  em: EntityManager,
  state: CaseState,
  step: Step,
  command: CaseCommand | null,
): Promise<void> {
  switch (step.kind) {
    case 'contractConcluded':
      return addContract(em, state, step);
    case 'contractCorrected': {
      const { startsOn, hours } = step;
      await em.nativeUpdate(Contract, { id: step.contractId }, { startsOn, hours });
      return undefined;
    }
    case 'contractFailed': {
      const { offerId, at } = step;
      const dissolvedAt = new Date(at);
      await em.nativeUpdate(Contract, { offerId, dissolvedAt: null }, { dissolvedAt });
      return undefined;
    }
    case 'dataChanged':
      return applyDataChange(em, state.applicationId, command?.body.data ?? {});
    default:
      return undefined;
  }
}

async function addContract(
  em: EntityManager,
  state: CaseState,
  { contractId, offerId, at, startsOn, hours }: Extract<Step, { kind: 'contractConcluded' }>,
): Promise<void> {
  const application = await em.findOneOrFail(Application, { id: state.applicationId });
  const offer = state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) throw new Error('a contract without its offer');
  em.create(Contract, {
    id: contractId,
    applicationId: application.id,
    offerId,
    childId: application.child.id,
    year: application.year,
    kitaId: offer.kitaId,
    childminderId: offer.childminderId,
    concludedAt: new Date(at),
    startsOn,
    hours,
  });
}
