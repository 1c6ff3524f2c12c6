import type { OfficeActions, PaperChoice } from '../../src/cases/read/office-actions.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { ButtonLink, SubmitButton } from '../components/elements.tsx';
import {
  CheckboxField,
  ErrorSummary,
  SelectField,
  TextArea,
  TextField,
} from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { ActionForm, formAt, type ReturnedForm } from '../kita/action-form.tsx';
import { KitaWishes, wishValues } from '../parents/kita-wishes.tsx';
import { dataPath } from './data-page.tsx';
import { DecisionForms } from './decision-forms.tsx';
import { OfficeNav } from './office-nav.tsx';

export interface CaseActionsProps {
  readonly actions: OfficeActions;
  readonly kitas: readonly KitaInfo[];
  readonly returned?: ReturnedForm | undefined;
  readonly system: SystemState;
  readonly now: number;
}

/** Everything the office can do in one case. */
export function CaseActionsPage(props: CaseActionsProps) {
  const { actions, returned, system, now } = props;
  const t = useTexts();
  const { officeActions: texts } = t;
  const { paper, mayChangeData, mayChangeWishes, extendable, laterYears, mayClose, childName } =
    actions;
  const isOver =
    paper.length + extendable.length + laterYears.length === 0 &&
    !mayChangeData &&
    !mayChangeWishes &&
    !mayClose;
  return (
    <>
      <OfficeNav year={actions.year} system={system} now={now} />
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/office/faelle/${actions.applicationId}`}
        >
          {texts.back}
        </a>
      </p>
      <p class="kern-body kern-body--muted">
        {t.office.case.subtitle(actions.caseNumber, t.dates.kindergartenYear(actions.year))}
      </p>
      <h1 class="kern-heading-large">
        {texts.title}: {childName}
      </h1>
      {returned !== undefined && <ErrorSummary form={returned.state} labels={labelsOf(t)} />}
      {isOver && <p class="kern-body">{texts.nothing}</p>}
      <div class="two">
        <div>
          {paper.length > 0 && <Paper {...props} />}
          {mayChangeData && <Data actions={actions} />}
          {mayChangeWishes && <Wishes {...props} />}
        </div>
        <div>
          <DecisionForms actions={actions} returned={returned} base={baseOf(actions)} />
        </div>
      </div>
    </>
  );
}

const baseOf = ({ applicationId }: OfficeActions): string =>
  `/office/faelle/${applicationId}/handeln`;

/** The one value by which a choice of the list travels. */
export const choiceValue = ({ action, subject }: Pick<PaperChoice, 'action' | 'subject'>): string =>
  `${action} ${subject}`.trim();

function Paper({ actions, returned }: CaseActionsProps) {
  const t = useTexts();
  const { common, officeActions } = t;
  const { paper: texts } = officeActions;
  const form = formAt('papier', returned);
  return (
    <ActionForm
      base={baseOf(actions)}
      path="papier"
      heading={texts.heading}
      hidden={{}}
      form={form}
    >
      <p class="kern-body">{texts.text}</p>
      <SelectField
        form={form}
        name="what"
        label={texts.what}
        empty={common.pleaseChoose}
        groups={[
          {
            label: '',
            choices: actions.paper.map((choice) => ({
              value: choiceValue(choice),
              label: choiceLabel(choice, t),
            })),
          },
        ]}
      />
      <ReceivedOn form={form} name="receivedOn" />
      <TextArea form={form} name="paperNote" label={texts.note} optional />
      <SubmitButton>{texts.button}</SubmitButton>
    </ActionForm>
  );
}

function choiceLabel(choice: PaperChoice, t: Texts): string {
  const { paper } = t.officeActions;
  const what = paper.choices[choice.action];
  if (choice.guardian !== null) return paper.about(what, choice.guardian);
  if (choice.startsAt !== null) return paper.about(what, t.dates.weekdayInstant(choice.startsAt));
  return choice.subject === ''
    ? what
    : paper.about(what, choice.kita ?? t.office.case.childminding);
}

function ReceivedOn({ form, name }: { readonly form: FormState; readonly name: string }) {
  const { paper } = useTexts().officeActions;
  return (
    <TextField
      form={form}
      name={name}
      label={paper.receivedOn}
      hint={paper.receivedOnHint}
      type="date"
      optional
    />
  );
}

function Data({ actions: { applicationId } }: Pick<CaseActionsProps, 'actions'>) {
  const { data: texts } = useTexts().officeActions;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.title}</h2>
      <p class="kern-body">{texts.about}</p>
      <p>
        <ButtonLink href={dataPath(applicationId)} kind="secondary">
          {texts.title}
        </ButtonLink>
      </p>
    </section>
  );
}

function Wishes({ actions, kitas, returned }: CaseActionsProps) {
  const { office, officeActions } = useTexts();
  const { wishes: texts } = officeActions;
  const form = formAt('wuensche', returned, {
    ...wishValues(actions.kitaIds),
    ...(actions.childminding ? { childminding: 'ja' } : {}),
  });
  return (
    <ActionForm
      base={baseOf(actions)}
      path="wuensche"
      heading={texts.heading}
      hidden={{}}
      form={form}
    >
      <p class="kern-body">{texts.text}</p>
      <KitaWishes form={form} kitas={kitas} maxKitas={actions.maxKitas} />
      {actions.maxChildminding > 0 && (
        <CheckboxField form={form} name="childminding" label={office.case.childminding} />
      )}
      <ReceivedOn form={form} name="wishesReceivedOn" />
      <SubmitButton kind="secondary">{texts.button}</SubmitButton>
    </ActionForm>
  );
}

function labelsOf({ fields, officeActions }: Texts): Readonly<Record<string, string>> {
  const { paper, extend, close, carryOver } = officeActions;
  return {
    ...fields,
    what: paper.what,
    receivedOn: paper.receivedOn,
    wishesReceivedOn: paper.receivedOn,
    paperNote: paper.note,
    offerId: extend.offer,
    lastDay: extend.day,
    year: carryOver.year,
    closeNote: close.note,
  };
}
