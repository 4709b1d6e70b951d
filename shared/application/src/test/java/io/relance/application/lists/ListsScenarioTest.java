package io.relance.application.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-C2, P-6, S-1: lists of contacts")
class ListsScenarioTest {
  @TempDir Path folder;
  private TestShop shop;
  private Lists lists;
  private ListId vips;
  private int made;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    lists = shop.relance().people().lists();
    vips = ((CreateListResult.Made) lists.create(" VIPs ")).list().id();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("list membership is unique")
  void keepsEachMemberOnce() {
    var ana = contact();

    var first = lists.add(vips, List.of(ana, ana));
    var again = lists.add(vips, List.of(ana));

    assertThat(first).isEqualTo(new MembershipChange.Done(1, List.of()));
    assertThat(again).isEqualTo(new MembershipChange.Done(0, List.of()));
    assertThat(lists.size(vips)).isEqualTo(1);
    assertThat(lists.contains(vips, ana)).isTrue();
    assertThat(lists.of(ana)).containsExactly(vips);
  }

  @Test
  void takesMembersOff() {
    var ana = contact();
    var bea = contact();
    lists.add(vips, List.of(ana, bea));

    var gone = lists.remove(vips, List.of(ana, new ContactId("nobody")));

    assertThat(gone).isEqualTo(new MembershipChange.Done(1, List.of()));
    assertThat(lists.size(vips)).isEqualTo(1);
    assertThat(lists.memberIds(vips)).containsExactly(bea);
    assertThat(lists.of(ana)).isEmpty();
  }

  @Test
  void namesThoseWhoAreNoContacts() {
    var ana = contact();

    assertThat(lists.add(vips, List.of(new ContactId("nobody"), ana)))
        .isEqualTo(new MembershipChange.Done(1, List.of(new ContactId("nobody"))));
    assertThat(lists.add(new ListId("no-list"), List.of(ana)))
        .isEqualTo(new MembershipChange.NoList());
  }

  @Test
  void addsHundredsInChunksAndPagesThrough() {
    var contacts = Stream.generate(this::contact).limit(205).toList();

    lists.add(vips, contacts);
    var first = lists.members(vips, PageRequest.first(150));
    var second = lists.members(vips, new PageRequest(150, first.next()));

    assertThat(lists.size(vips)).isEqualTo(205);
    var all = new ArrayList<>(first.items());
    all.addAll(second.items());
    assertThat(all).extracting(ListMember::contact).containsExactlyInAnyOrderElementsOf(contacts);
  }

  @Test
  @DisplayName("the count is exact however many write at once")
  void countsExactlyFromManyThreads() throws Exception {
    var contacts = Stream.generate(this::contact).limit(40).toList();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          Stream.generate(() -> threads.submit(() -> lists.add(vips, contacts))).limit(8).toList();
      for (var task : tasks) {
        task.get();
      }
    }

    assertThat(lists.size(vips)).isEqualTo(40);
    assertThat(lists.memberIds(vips)).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines"})
  void refusesANameThatIsNone(String name) {
    assertThat(lists.create(name)).isInstanceOf(CreateListResult.Unnamed.class);
    assertThat(lists.create("x".repeat(101))).isInstanceOf(CreateListResult.Unnamed.class);
  }

  @Test
  void deletesAListWithItsKeyAndItsMembers() {
    var members = Stream.generate(this::contact).limit(70).toList();
    lists.add(vips, members);
    var list = lists.find(vips).orElseThrow();

    var job = shop.relance().people().listDeletion().delete(list);
    shop.relance().backgroundJobs().runJobs().run(job.id(), Duration.ofMinutes(1));

    assertThat(shop.relance().people().listDeletion().delete(list).id()).isEqualTo(job.id());
    assertThat(lists.find(vips)).isEmpty();
    assertThat(lists.byKey("vips")).isEmpty();
    assertThat(lists.memberIds(vips)).isEmpty();
    assertThat(lists.of(members.getFirst())).isEmpty();
    assertThat(lists.size(vips)).isZero();
    assertThat(((CreateListResult.Made) lists.create("VIPs")).list().key()).isEqualTo("vips");
  }

  @Test
  void keepsTheKeyOfARenamedList() {
    assertThat(lists.rename(vips, " Our best ")).isInstanceOf(RenameListResult.Renamed.class);
    assertThat(lists.byKey("vips").orElseThrow().name()).isEqualTo("Our best");
    assertThat(lists.rename(vips, "")).isInstanceOf(RenameListResult.Unnamed.class);
    assertThat(lists.rename(new ListId("nothing"), "x")).isEqualTo(new RenameListResult.Unknown());
  }

  @Test
  void listsListsNewestFirst() {
    shop.pass(java.time.Duration.ofSeconds(1));
    lists.create("Regulars");

    assertThat(lists.list(PageRequest.first(10)).items())
        .extracting(ContactList::name)
        .containsExactly("Regulars", "VIPs");
  }

  private ContactId contact() {
    return shop.withPhone("+336390%05d".formatted(made++)).id();
  }
}
