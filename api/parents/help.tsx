import { HelpContact } from '../components/layout.tsx';
import { useTexts } from '../components/texts.ts';

/** Frequent questions by topic; above them, people to ask. */
export function HelpPage() {
  const { help } = useTexts().parents;
  return (
    <>
      <h1 class="kern-heading-x-large">{help.title}</h1>
      <p class="kern-body kern-body--large">{help.intro}</p>
      <section class="turn">
        <HelpContact />
      </section>
      <nav aria-label={help.contents}>
        <ul class="kern-body">
          {help.topics.map(({ id, title }) => (
            <li>
              <a class="kern-link kern-link--no-visited-state" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {help.topics.map(({ id, title, questions }) => (
        <section class="reading">
          <h2 class="kern-heading-large" id={id}>
            {title}
          </h2>
          {questions.map((question) => (
            <section>
              <h3 class="kern-heading-small">{question.title}</h3>
              <p class="kern-body">{question.text}</p>
            </section>
          ))}
        </section>
      ))}
    </>
  );
}
