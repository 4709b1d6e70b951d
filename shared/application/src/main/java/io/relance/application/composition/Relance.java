package io.relance.application.composition;

import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.CompileDrafts;
import io.relance.application.activation.DeleteList;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.admin.Audit;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.Tokens;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.Versions;
import io.relance.application.events.ContactEvents;
import io.relance.application.events.PublishOptOuts;
import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.ReplayDeadLetter;
import io.relance.application.execution.WaveWatch;
import io.relance.application.launches.EnrollPage;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.Launches;
import io.relance.application.scheduling.Agenda;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.search.SearchContacts;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.SimulationContext;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.id.ListKey;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every use case of the product, over the ports of one deployment. */
public final class Relance {
  private final Ports ports;
  private final Project project;
  private final People people;
  private final Walking walking;
  private final Messaging messaging;
  private final Privacy privacy;
  private final IngestUseCases ingestUseCases;
  private final Requests requests;
  private final Automations automations;
  private final PublishOptOuts publishOptOuts;
  private final CancelWaves ending;
  private final CheckFlow check;
  private final LaunchAutomation launches;

  public Relance(Ports ports, Project project) {
    this.ports = ports;
    this.project = project;
    people = People.over(ports, project);
    walking = Walking.over(ports, project, people);
    publishOptOuts =
        new PublishOptOuts(
            ports.store(), new ContactEvents(ports.store(), ports.queue()), ports.clock());
    var texts = new LiquidText(ports.clock(), project.zone());
    messaging =
        Messaging.over(
            ports, project, people, new Messaging.Around(walking, publishOptOuts::publish, texts));
    automations = new Automations(ports.store());
    privacy = Privacy.over(ports, people, walking, messaging);
    var set = new IngestUseCases.Set(people, walking, messaging, automations, privacy.duties());
    ingestUseCases = IngestUseCases.over(ports, project, set, publishOptOuts);
    requests = Requests.over(ports, project, people, publishOptOuts);
    ending =
        new CancelWaves(
            ports.store(),
            walking.parts(),
            walking.agenda(),
            ports.engine(),
            messaging.sending().skipSends(),
            ports.clock());
    check = new CompileDrafts(walking.flows(), this::lists, texts, project.unreceivableChannels());
    launches =
        new LaunchAutomation(
            new LaunchAutomation.Means(
                ports.store(), ports.objects(), ports.queue(), walking.agenda(), project.zone()),
            automations,
            ports.clock(),
            LaunchAutomation.PAGE);
  }

  public Project project() {
    return project;
  }

  public People people() {
    return people;
  }

  public Walking walking() {
    return walking;
  }

  public Messaging messaging() {
    return messaging;
  }

  public Privacy privacy() {
    return privacy;
  }

  public IngestUseCases arrivals() {
    return ingestUseCases;
  }

  public Requests requests() {
    return requests;
  }

  public Automations automations() {
    return automations;
  }

  public CheckFlow check() {
    return check;
  }

  public LaunchAutomation launches() {
    return launches;
  }

  public Launches launchList() {
    return new Launches(ports.store(), ports.clock());
  }

  public EditAutomations editing() {
    return new EditAutomations(ports.store(), automations, ports.clock());
  }

  public Versions versions() {
    return new Versions(ports.store());
  }

  public ToggleAutomations toggling() {
    return new ToggleAutomations(
        ports.store(), automations, check, ports.engine(), ending, ports.clock());
  }

  public SimulateAutomation simulating() {
    var around =
        new SimulationContext(
            ports.store(),
            people.lists(),
            people.addressHashes(),
            walking.flows(),
            project.channelProviders(),
            project.zone());
    return new SimulateAutomation(automations, check, around);
  }

  public EnrollPage enrollPage() {
    return new EnrollPage(
        ports.store(), ports.objects(), automations, walking.flows(), walking.enrolling());
  }

  public Counters counters() {
    return new Counters(ports.store());
  }

  public DeleteList deleteList() {
    return new DeleteList(people.lists(), automations, walking.flows());
  }

  public SearchContacts searchContacts() {
    return new SearchContacts(people.contacts(), people.lists());
  }

  public Tokens tokens() {
    return new Tokens(ports.store(), ports.clock());
  }

  public Audit audit() {
    return new Audit(ports.store(), ports.clock());
  }

  public DeadLetters deadLetters() {
    return new DeadLetters(ports.store());
  }

  public ReplayDeadLetter replay() {
    return new ReplayDeadLetter(
        ports.store(), deadLetters(), walking.losses(), ports.queue(), ports.clock());
  }

  /** What is done when something on the agenda is due. */
  public Map<DueKind, DueAction> dueActions() {
    var watch =
        new WaveWatch(
            walking.parts().waves(), walking.enrolling(), walking.losses(), ending, ports.engine());
    return Agenda.actions(
        Stream.concat(
            Stream.of(
                watch,
                ending,
                launches,
                ingestUseCases.abandonCarts(),
                privacy.erasureDue(),
                publishOptOuts),
            messaging.sending().dueActions().stream()));
  }

  private Set<ListKey> lists() {
    return people.lists().keys().map(ListKey::new).collect(Collectors.toSet());
  }
}
