package io.relance.application.wiring;

import io.relance.application.automations.Automations;
import io.relance.application.inbound.AcceptText;
import io.relance.application.inbound.AnswerText;
import io.relance.application.inbound.ConfirmByText;
import io.relance.application.inbound.DecideAnswer;
import io.relance.application.inbound.HonourWishes;
import io.relance.application.occurrences.EnrollOnRequest;
import io.relance.application.occurrences.Occurrences;
import io.relance.application.occurrences.TellOptOuts;
import io.relance.application.occurrences.TriggerAutomations;
import io.relance.application.shop.AbandonCarts;
import io.relance.application.shop.AcceptShopFact;
import io.relance.application.shop.PrivacyDuties;
import io.relance.application.shop.TakeShopFact;

/** What comes in: facts of the shop, texts of people, and what they trigger. */
public record Arrivals(
    AcceptShopFact acceptShopFact,
    TakeShopFact takeShopFact,
    TriggerAutomations triggering,
    EnrollOnRequest enrollOnRequest,
    AcceptText acceptText,
    AnswerText answerText,
    AbandonCarts abandonCarts) {

  /** What arrivals set going. */
  record Set(
      People people,
      Walking walking,
      Messaging messaging,
      Automations automations,
      PrivacyDuties privacy) {}

  static Arrivals over(Ports ports, Project project, Set set, TellOptOuts tellOptOuts) {
    var store = ports.store();
    var clock = ports.clock();
    var contacts = set.people().contacts();
    var flows = set.walking().flows();
    var occurrences = new Occurrences(store, ports.queue());
    var wishes = new HonourWishes(set.people().ledger(), clock);
    return new Arrivals(
        new AcceptShopFact(store, ports.queue(), ports.objects()),
        takeShopFact(ports, set, occurrences, tellOptOuts),
        new TriggerAutomations(store, occurrences, flows, set.walking().enrolling(), clock),
        new EnrollOnRequest(store, flows, occurrences, clock),
        new AcceptText(
            new AcceptText.Texts(store, ports.queue(), occurrences),
            contacts,
            wishes,
            project.ownNumbers(),
            clock),
        new AnswerText(
            store,
            occurrences,
            new DecideAnswer(store, contacts, flows, clock),
            new AnswerText.Consequences(
                set.walking().enrolling(),
                wishes,
                tellOptOuts,
                new ConfirmByText(set.messaging().confirmations())),
            clock),
        new AbandonCarts(store, set.automations(), occurrences));
  }

  private static TakeShopFact takeShopFact(
      Ports ports, Set set, Occurrences occurrences, TellOptOuts tellOptOuts) {
    return new TakeShopFact(
        new TakeShopFact.Known(
            ports.store(),
            ports.queue(),
            ports.objects(),
            set.people().contacts(),
            set.people().ledger()),
        new TakeShopFact.Automated(
            occurrences,
            tellOptOuts,
            set.walking().flows(),
            set.automations(),
            set.walking().agenda()),
        set.privacy(),
        ports.clock());
  }
}
