import { useTexts } from './texts.ts';

/** A notice as plain text, with its other forms behind links. @param of what it is, for who hears the links alone. */
export function PreviewedText({
  notice: { language, subject, text },
  of,
  html,
  letter,
}: {
  readonly notice: {
    readonly language: 'de' | 'en';
    readonly subject: string;
    readonly text: string;
  };
  readonly of: string;
  readonly html: string;
  /** Absent: it is never printed. */
  readonly letter?: string;
}) {
  const { previews } = useTexts();
  return (
    <article class="letter">
      <h3 class="kern-heading-small" lang={language}>
        {subject}
      </h3>
      <p class="kern-body">
        <a class="kern-link" href={html} aria-label={`${previews.html}: ${of}`}>
          {previews.html}
        </a>
        {letter !== undefined && (
          <>
            {' · '}
            <a class="kern-link" href={letter} aria-label={`${previews.letter}: ${of}`}>
              {previews.letter}
            </a>
          </>
        )}
      </p>
      <div lang={language}>
        {text
          .trim()
          .split('\n\n')
          .map((paragraph) => (
            <p class="letter__paragraph kern-body">{paragraph}</p>
          ))}
      </div>
    </article>
  );
}
