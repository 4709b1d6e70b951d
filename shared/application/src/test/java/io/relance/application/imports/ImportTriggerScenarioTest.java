package io.relance.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.Launches;
import io.relance.application.lists.CreateListResult;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.PageRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T3: an import enters its contacts, by itself or on request")
class ImportTriggerScenarioTest {
  private static final String AUTOMATIC = "{\"kind\": \"import\", \"automatic\": true}";
  private static final String BY_REQUEST = "{\"kind\": \"import\", \"automatic\": false}";
  private static final String FILE =
      """
      email,firstName
      a@example.org,Ana
      wrong,Bea
      c@example.org,Cleo
      A@example.org,Anna
      """;

  @TempDir Path folder;
  private StoryWorld world;
  private Imports imports;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
    imports = world.relance.importing().imports();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("Each accepted contact enters once, and a rejected row nobody")
  void entersTheContactsOfAnImport() {
    var automation = active(AUTOMATIC);
    var other = active(BY_REQUEST);

    imported(Optional.empty(), false);

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(world.entered(automation)).isEqualTo(2);
    assertThat(world.entered(other)).isZero();
    assertThat(world.timeline(world.byEmail("a@example.org").id())).containsOnlyOnce("import");
  }

  @Test
  @DisplayName("A second run of one import launches nothing, nor does an entry that comes again")
  void launchesAnImportOnce() {
    var automation = active(AUTOMATIC);
    var id = imported(Optional.empty(), false);
    var later = active(AUTOMATIC);

    run(id);
    world.sweep();
    var ofLater = launches(later);
    world.relance.launching().launchImports().fire(id, world.clock.instant());
    world.settles();

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(world.entered(automation)).isEqualTo(2);
    assertThat(launches(automation)).hasSize(1);
    assertThat(world.timeline(world.byEmail("a@example.org").id())).containsOnlyOnce("import");
    assertThat(ofLater).isEmpty();
  }

  @Test
  @DisplayName("With a list only the imports whose contacts join it trigger")
  void entersOnlyThoseOfItsList() {
    var vip = list("VIP");
    var automation = active("{\"kind\": \"import\", \"list\": \"vip\", \"automatic\": true}");

    imported(Optional.empty(), false);
    var before = world.entered(automation);
    imported(Optional.of(list("Others")), false);
    var after = world.entered(automation);
    imported(Optional.of(vip), false);

    assertThat(before).isZero();
    assertThat(after).isZero();
    assertThat(world.entered(automation)).isEqualTo(2);
  }

  @Test
  @DisplayName("A dry run enters nobody")
  void entersNobodyAfterADryRun() {
    var automation = active(AUTOMATIC);

    imported(Optional.empty(), true);

    assertThat(world.timesTriggered(automation)).isZero();
    assertThat(world.contacts()).isZero();
  }

  @Test
  @DisplayName("On request: a launch for the contacts of an import")
  void isLaunchedForAnImport() {
    var automation = active(BY_REQUEST);
    var first = imported(Optional.empty(), false);
    var audience = new LaunchAudience.OfImport(first);

    var accepted =
        world
            .relance
            .launching()
            .launches()
            .launch(
                LaunchAutomation.Request.now(
                    automation, new LaunchId(LaunchAutomation.newId()), audience));
    world.settles();

    assertThat(accepted).isInstanceOf(LaunchAutomation.Acceptance.Accepted.class);
    assertThat(world.entered(automation)).isEqualTo(2);
    assertThat(launches(automation).getFirst().audience()).isEqualTo(audience);
  }

  private AutomationId active(String trigger) {
    return new AutomationId(world.activate(trigger));
  }

  private ListId list(String name) {
    return ((CreateListResult.Made) world.relance.people().lists().create(name)).list().id();
  }

  private String imported(Optional<ListId> list, boolean dryRun) {
    var id = created(list, dryRun);
    run(id);
    return id;
  }

  private void run(String id) {
    var subject = imports.find(id).orElseThrow();
    assertThat(imports.run(subject, subject.request())).isPresent();
    world.settles();
    world.pass(Duration.ofMinutes(1));
  }

  private List<Launch> launches(AutomationId automation) {
    return world
        .relance
        .launching()
        .launchList()
        .ofAutomation(automation, PageRequest.first(10))
        .items()
        .stream()
        .map(Launches.Progress::launch)
        .toList();
  }

  private String created(Optional<ListId> list, boolean dryRun) {
    var request =
        new ImportRequest(
            ImportKind.CONTACTS,
            list.map(ListId::value),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            dryRun,
            List.of());
    var created = imports.create(request);
    var bytes = FILE.getBytes(StandardCharsets.UTF_8);
    world.objects.put(created.fileName(), new ByteArrayInputStream(bytes));
    return created.id();
  }
}
