/** Frequent questions, in the order in which a family meets them. */
export const help = {
  title: 'Hilfe',
  intro: 'Rufen Sie uns an oder schreiben Sie uns. Wir helfen auch beim Ausfüllen.',
  contents: 'Themen',
  topics: [
    {
      id: 'anmelden',
      title: 'Anmelden',
      questions: [
        {
          title: 'Wer kann sein Kind hier anmelden?',
          text: 'Familien, die in Anröchte, Bad Sassendorf, Ense, Erwitte, Geseke, Lippetal, Möhnesee, Rüthen, Welver, Werl oder Wickede (Ruhr) wohnen. Lippstadt, Soest und Warstein haben eigene Jugendämter. Auf der Startseite können Sie Ihre Postleitzahl prüfen.',
        },
        {
          title: 'Bekommt einen Platz, wer zuerst kommt?',
          text: 'Nein. Alle Anmeldungen, die bis zum Ende der Frist eingehen, werden gleich behandelt. Spätere Anmeldungen kommen danach.',
        },
        {
          title: 'Kann ich mein Kind auch nach der Frist anmelden?',
          text: 'Ja. Bis wann, steht auf der Startseite. Ihre Anmeldung wird dann nach den rechtzeitigen berücksichtigt.',
        },
        {
          title: 'Mein Kind steht auf der Warteliste. Muss ich es noch einmal anmelden?',
          text: 'Ja. Die alte Warteliste gilt nur für das laufende Kindergartenjahr. Für das neue Jahr melden Sie Ihr Kind bitte hier neu an.',
        },
        {
          title: 'Ich habe kein Internet. Was kann ich tun?',
          text: 'Gehen Sie bitte in Ihre Wunsch-Kita. Dort meldet man Ihr Kind mit Ihnen zusammen an. Für Kindertagespflege rufen Sie uns bitte an.',
        },
        {
          title: 'Kann ich Geschwister zusammen anmelden?',
          text: 'Ja. Jedes Kind bekommt eine eigene Anmeldung. Nach der ersten können Sie ein weiteres Kind anmelden, ohne alles noch einmal einzugeben. Sie sagen dabei, ob die Kinder in dieselbe Kita gehen sollen.',
        },
        {
          title: 'Warum fragen Sie nicht nach Gesundheit, Herkunft oder Religion?',
          text: 'Weil das vor einem Vertrag nicht erlaubt ist und für die Vergabe keine Rolle spielen darf.',
        },
      ],
    },
    {
      id: 'warten',
      title: 'Nach der Anmeldung',
      questions: [
        {
          title: 'Ist die Anmeldung schon eine Zusage?',
          text: 'Nein. Über die Plätze entscheiden die Kitas und ihre Träger. Sie bekommen eine Nachricht, sobald eine Kita Ihnen einen Platz anbietet.',
        },
        {
          title: 'Wie erfahre ich, wie es weitergeht?',
          text: 'Jede Nachricht schicken wir Ihnen per E-Mail oder als Brief. Auf der Seite Ihrer Anmeldung sehen Sie außerdem jederzeit, wer gerade am Zug ist und bis wann.',
        },
        {
          title: 'Kann ich meine Wünsche noch ändern?',
          text: 'Ja, bis zu dem Tag, der auf der Seite Ihrer Anmeldung steht. Der Tag, an dem Ihre Anmeldung eingegangen ist, bleibt derselbe.',
        },
        {
          title: 'Wir ziehen um. Was müssen wir tun?',
          text: 'Ziehen Sie innerhalb unseres Gebiets um, ändern Sie bitte Ihre Anschrift auf der Seite Ihrer Anmeldung. Ziehen Sie weg, melden Sie uns das bitte dort, und melden Sie Ihr Kind beim Jugendamt Ihres neuen Wohnorts an.',
        },
        {
          title: 'Ich habe meinen Zugangscode verloren.',
          text: 'Er steht auf Ihrem Eingangsbeleg. Finden Sie den Beleg nicht mehr? Dann lassen Sie sich unter „Meine Anmeldung öffnen“ einen Link an Ihre E-Mail-Adresse schicken. Haben Sie keine angegeben, rufen Sie uns bitte an.',
        },
      ],
    },
    {
      id: 'angebot',
      title: 'Angebot und Vertrag',
      questions: [
        {
          title: 'Können mehrere Kitas mir einen Platz anbieten?',
          text: 'Ja. Sie vergleichen die Angebote und nehmen eines an. Die anderen geben Sie damit zurück, und andere Kinder bekommen diese Plätze.',
        },
        {
          title: 'Was passiert, wenn ich nicht antworte?',
          text: 'Wir erinnern Sie zweimal. Antworten Sie bis zum Ende der Frist nicht, läuft das Angebot ab, und der Platz geht an ein anderes Kind. Danach können Sie es noch kurze Zeit annehmen, wenn der Platz noch frei ist. Bis wann, steht auf der Seite Ihrer Anmeldung.',
        },
        {
          title: 'Was passiert nach der Zusage?',
          text: 'Die Kita schlägt Ihnen Termine vor, und Sie wählen einen aus. Bei dem Termin schließen Sie den Betreuungsvertrag. Erst mit dem Vertrag ist der Platz sicher.',
        },
        {
          title: 'Warum muss auch der andere Elternteil zustimmen?',
          text: 'Wenn Sie gemeinsam das Sorgerecht haben und getrennt leben, entscheiden Sie beide über die Betreuung. Deshalb fragen wir vor dem Vertrag beide.',
        },
        {
          title: 'Was kostet die Betreuung?',
          text: 'Der Elternbeitrag richtet sich nach Ihrem Einkommen und nach der Satzung, die für Ihren Wohnort gilt. Für die Vergabe der Plätze spielt Ihr Einkommen keine Rolle.',
        },
        {
          title: 'Ich habe keinen Platz bekommen. Und jetzt?',
          text: 'Rufen Sie uns bitte an. Wir suchen mit Ihnen weiter, auch in der Kindertagespflege. Eine Anmeldung verschwindet nie still: Wir kündigen jedes Ende zweimal an.',
        },
      ],
    },
  ],
};
