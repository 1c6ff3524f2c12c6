import { Hono, type Context } from 'hono';
import { changeData } from '../../src/cases/change-data.ts';
import { isCorrectable, type FieldProblem } from '../../src/cases/errors.ts';
import { acceptOffer, changeWishes, declineOffer, reviveOffer } from '../../src/cases/family.ts';
import { readClaimCode, type FamilyCase } from '../../src/cases/read/family-case.ts';
import { readNotice } from '../../src/cases/read/family-notice.ts';
import { listKitas } from '../../src/cases/read/kitas.ts';
import { readReceiptPdf } from '../../src/cases/read/receipt.ts';
import { liveWishes, type Offer } from '../../src/domain/case.ts';
import { oneLine } from '../../src/texts/notice-marks.ts';
import { changedValues, storedValues } from '../components/data-form.tsx';
import type { FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import { sendPdf } from '../documents.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { appointmentRoutes } from './appointment-routes.tsx';
import { CasePage } from './case-page.tsx';
import { ownCase, posted, toCase } from './case-requests.ts';
import { ChangeWishesPage } from './change.tsx';
import { DataPage } from './data-page.tsx';
import { DecisionPage, DECISIONS } from './decisions.tsx';
import { chosenKitas, wishValues } from './kita-wishes.tsx';
import { NoticePage } from './notice-page.tsx';
import { AcceptPage, DeclinePage, OffersPage } from './offers.tsx';
import { isPossible, mayChangeData, mayChangeWishes, revivableOffers } from './possible.ts';
import { ReceiptPage } from './receipt.tsx';
import { statedIn } from './stated.ts';

/**
 * A family's own case. Every action is a form that is answered with the way back to the case, which shows its outcome
 * as PostgreSQL has it; `eingabe` is the form's own random key.
 */
export function caseRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const app = new Hono<SignedInEnv>();
  const read = (c: Context<SignedInEnv>): Promise<FamilyCase> => ownCase(deps, c);

  app
    .get('/:id', async (c) => {
      const theCase = await read(c);
      const key = c.req.query('eingabe');
      const clicked = theCase.commands.find(({ clientKey }) => clientKey === key);
      return c.render(<CasePage theCase={theCase} clicked={clicked} />, {
        title: c.get('texts').common.nav.myCase,
      });
    })
    .get('/:id/quittung', async (c) => {
      const theCase = await read(c);
      const claimCode = await readClaimCode(deps, c.get('person'));
      return c.render(<ReceiptPage theCase={theCase} claimCode={claimCode} />, {
        title: c.get('texts').register.receipt.title,
      });
    })
    .get('/:id/quittung.pdf', async (c) => {
      const theCase = await read(c);
      const t = c.get('texts');
      const pdf = await readReceiptPdf(deps, c.get('person'), {
        language: t.common.language === 'en' ? 'en' : 'de',
        enclosure: {
          heading: t.registerForm.sent.heading,
          lines: statedIn(theCase, t).map(({ label, value }) => `${label}: ${oneLine(value)}`),
        },
      });
      return sendPdf(c, pdf, `eingangsbeleg-${theCase.caseNumber}`);
    })
    .get('/:id/nachrichten/:noticeId', async (c) => {
      const theCase = await read(c);
      const noticeId = pathId(c, 'noticeId');
      const text = await readNotice(deps, c.get('person'), noticeId);
      return c.render(<NoticePage theCase={theCase} noticeId={noticeId} text={text} />, {
        title: c.get('texts').familyCase.notices.title,
      });
    })
    .get('/:id/angebote', async (c) => {
      const theCase = await read(c);
      return c.render(<OffersPage theCase={theCase} />, {
        title: c.get('texts').familyCase.offers.title(theCase.state.offers.length),
      });
    })
    .get('/:id/angebote/:offerId/annehmen', async (c) => {
      const theCase = await read(c);
      const offer = openOffer(theCase, c.req.param('offerId'));
      if (offer === undefined || !isPossible(theCase, 'acceptOffer')) return toCase(c);
      return c.render(<AcceptPage theCase={theCase} offer={offer} />, {
        title: c.get('texts').familyCase.actions.acceptOffer,
      });
    })
    .post('/:id/angebote/:offerId/annehmen', async (c) => {
      const { request } = await posted(c);
      const offerId = pathId(c, 'offerId');
      await acceptOffer(deps, c.get('person'), { ...request, offerId });
      return toCase(c, request);
    })
    .get('/:id/angebote/:offerId/doch-annehmen', async (c) => {
      const theCase = await read(c);
      const offer = revivableOffers(theCase).find(({ id }) => id === c.req.param('offerId'));
      if (offer === undefined) return toCase(c);
      return c.render(<AcceptPage theCase={theCase} offer={offer} />, {
        title: c.get('texts').familyCase.actions.reviveOffer,
      });
    })
    .post('/:id/angebote/:offerId/doch-annehmen', async (c) => {
      const { request } = await posted(c);
      const offerId = pathId(c, 'offerId');
      await reviveOffer(deps, c.get('person'), { ...request, offerId });
      return toCase(c, request);
    })
    .get('/:id/angebote/:offerId/ablehnen', async (c) => {
      const theCase = await read(c);
      const offer = openOffer(theCase, c.req.param('offerId'));
      if (offer === undefined || !isPossible(theCase, 'declineOffer')) return toCase(c);
      return c.render(<DeclinePage theCase={theCase} offer={offer} />, {
        title: c.get('texts').familyCase.actions.declineOffer,
      });
    })
    .post('/:id/angebote/:offerId/ablehnen', async (c) => {
      const { request, note } = await posted(c);
      const offerId = pathId(c, 'offerId');
      await declineOffer(deps, c.get('person'), { ...request, offerId, note });
      return toCase(c, request);
    })
    .get('/:id/wuensche', async (c) => {
      const theCase = await read(c);
      if (!mayChangeWishes(theCase)) return toCase(c);
      const form: FormState = { values: currentWishes(theCase), problems: [] };
      return c.render(
        <ChangeWishesPage theCase={theCase} kitas={await listKitas(deps)} form={form} />,
        { title: c.get('texts').familyCase.change.title },
      );
    })
    .post('/:id/wuensche', async (c) => {
      const { request, values } = await posted(c);
      const theCase = await read(c);
      const kitaIds = chosenKitas(values, theCase.state.round.rules.maxKitas);
      const childminding = values['childminding'] === 'ja';
      const problems = wishProblems(kitaIds, childminding);
      if (problems.length > 0) {
        c.status(422);
        return c.render(
          <ChangeWishesPage
            theCase={theCase}
            kitas={await listKitas(deps)}
            form={{ values, problems }}
            clientKey={request.clientKey}
          />,
          { title: c.get('texts').familyCase.change.title, hasErrors: true },
        );
      }
      await changeWishes(deps, c.get('person'), { ...request, kitaIds, childminding });
      return toCase(c, request);
    })
    .get('/:id/daten', async (c) => {
      const theCase = await read(c);
      if (!mayChangeData(theCase)) return toCase(c);
      const form: FormState = { values: storedValues(theCase), problems: [] };
      return c.render(<DataPage theCase={theCase} form={form} />, {
        title: c.get('texts').familyCase.data.title,
      });
    })
    .post('/:id/daten', async (c) => {
      const { request, values } = await posted(c);
      const theCase = await read(c);
      const input = changedValues(storedValues(theCase), values);
      if (Object.keys(input).length === 0) return toCase(c);
      try {
        const expected = values['revision'];
        await changeData(deps, c.get('person'), { ...request, input, expected });
      } catch (error) {
        if (!isCorrectable(error)) throw error;
        c.status(422);
        const form: FormState = { values, problems: error.fields };
        return c.render(<DataPage theCase={theCase} form={form} clientKey={request.clientKey} />, {
          title: c.get('texts').familyCase.data.title,
          hasErrors: true,
        });
      }
      return toCase(c, request);
    });
  app.route('/', appointmentRoutes(deps));
  for (const decision of DECISIONS) {
    app
      .get(`/:id/${decision.path}`, async (c) => {
        const theCase = await read(c);
        if (!decision.may(theCase)) return toCase(c);
        return c.render(<DecisionPage theCase={theCase} decision={decision} />, {
          title: c.get('texts').familyCase.decisions[decision.action].title,
        });
      })
      .post(`/:id/${decision.path}`, async (c) => {
        const { request, note } = await posted(c);
        await decision.send(deps, c.get('person'), { ...request, note }, await read(c));
        return toCase(c, request);
      });
  }
  return app;
}

const openOffer = ({ state }: FamilyCase, offerId: string): Offer | undefined =>
  state.offers.find(({ id, status }) => id === offerId && status === 'open');

function currentWishes({ state }: FamilyCase): Record<string, string> {
  const wishes = liveWishes(state).toSorted((a, b) => a.rank - b.rank);
  return {
    ...wishValues(wishes.flatMap(({ kitaId }) => kitaId ?? [])),
    ...(wishes.some(({ kitaId }) => kitaId === null) ? { childminding: 'ja' } : {}),
  };
}

/** What a family can put right at once; the case itself has the last word. */
function wishProblems(kitaIds: readonly string[], childminding: boolean): readonly FieldProblem[] {
  if (kitaIds.length === 0 && !childminding) return [{ field: 'kitaIds', problem: 'no_wish' }];
  if (new Set(kitaIds).size < kitaIds.length)
    return [{ field: 'kitaIds', problem: 'same_kita_twice' }];
  return [];
}
