import type { Child, PropsWithChildren } from 'hono/jsx';
import { useTexts } from './texts.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** KERN's icons say nothing by themselves: the text beside them does. */
export function Icon({ name }: { readonly name: string }) {
  return <span class={`kern-icon kern-icon--${name}`} aria-hidden="true" />;
}

export function Badge({ tone, children }: PropsWithChildren<{ readonly tone: Tone }>) {
  return (
    <span class={`kern-badge kern-badge--${tone}`}>
      <span class="kern-label kern-label--small">{children}</span>
    </span>
  );
}

export function ButtonLink({
  href,
  kind = 'primary',
  label,
  children,
}: PropsWithChildren<{
  readonly href: string;
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  /** Said instead of the visible text, which it must contain. */
  readonly label?: string;
}>) {
  return (
    <a class={`kern-btn kern-btn--${kind}`} href={href} aria-label={label}>
      <span class="kern-label">{children}</span>
    </a>
  );
}

export function SubmitButton({
  kind = 'primary',
  name,
  value,
  label,
  children,
}: PropsWithChildren<{
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  readonly name?: string;
  readonly value?: string;
  /** Said instead of the visible text, which it must contain. */
  readonly label?: string;
}>) {
  return (
    <button
      class={`kern-btn kern-btn--${kind}`}
      type="submit"
      name={name}
      value={value}
      aria-label={label}
    >
      <span class="kern-label">{children}</span>
    </button>
  );
}

/** Something that must not be missed, with its own heading. */
export function Alert({
  tone,
  title,
  children,
  live = false,
}: PropsWithChildren<{
  readonly tone: Tone;
  readonly title: string;
  /** Read out at once when the page appears. */
  readonly live?: boolean;
}>) {
  return (
    <div class={`kern-alert kern-alert--${tone}`} role={live ? 'status' : undefined}>
      <div class="kern-alert__header">
        <Icon name={tone} />
        <h2 class="kern-title">{title}</h2>
      </div>
      {children !== undefined && <div class="kern-alert__body">{children}</div>}
    </div>
  );
}

/** What became of a click, as the record says. */
export type Outcome =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'processing' };

const OUTCOME_TONES = { done: 'success', refused: 'warning', processing: 'info' } as const;

export function OutcomeBanner({ outcome }: { readonly outcome: Outcome }) {
  const { outcome: texts } = useTexts().common;
  return (
    <Alert tone={OUTCOME_TONES[outcome.kind]} title={texts[outcome.kind]} live>
      <p class="kern-body">{outcome.kind === 'processing' ? texts.processingText : outcome.text}</p>
    </Alert>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: Child;
}

export function DescriptionList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="kern-description-list">
      {facts.map(({ label, value }) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{label}</dt>
          <dd class="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineEntry {
  readonly state: 'done' | 'now' | 'next';
  readonly title: string;
  /** When, and who; several lines where several things happened. */
  readonly when: readonly string[];
}

/** The line of time: done, now, next. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { state: texts } = useTexts().common;
  return (
    <ol class="way">
      {entries.map(({ state, title, when }) => (
        <li
          class={`way__step way__step--${state}`}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span class="kern-sr-only">{texts[state]} </span>
          <b>{title}</b>
          {when.map((line) => (
            <span class="way__when">{line}</span>
          ))}
        </li>
      ))}
    </ol>
  );
}
