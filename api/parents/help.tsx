import { HelpContact } from '../components/layout.tsx';
import { useTexts } from '../components/texts.ts';

export function HelpPage() {
  const { parents } = useTexts();
  const { help, start } = parents;
  return (
    <>
      <h1 class="kern-heading-x-large">{help.title}</h1>
      <p class="kern-body kern-body--large">{help.intro}</p>
      <section class="turn">
        <HelpContact />
      </section>
      <div class="reading">
        {[...help.questions, ...start.good.topics].map(({ title, text }) => (
          <section>
            <h2 class="kern-heading-small">{title}</h2>
            <p class="kern-body">{text}</p>
          </section>
        ))}
      </div>
    </>
  );
}
