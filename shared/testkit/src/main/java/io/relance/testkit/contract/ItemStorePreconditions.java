package io.relance.testkit.contract;

import static io.relance.domain.store.Precondition.absent;
import static io.relance.domain.store.Precondition.all;
import static io.relance.domain.store.Precondition.any;
import static io.relance.domain.store.Precondition.equal;
import static io.relance.domain.store.Precondition.present;
import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Precondition.AttributeAbsent;
import io.relance.domain.store.Precondition.AttributeEquals;
import io.relance.domain.store.Precondition.AttributePresent;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import io.relance.domain.store.WriteResult.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A write happens only where its precondition holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ItemStorePreconditions {
  private final ItemStoreContract contract;

  ItemStorePreconditions(ItemStoreContract contract) {
    this.contract = contract;
  }

  static Stream<Precondition> holding() {
    return Stream.of(
        Precondition.always(),
        present(),
        new AttributePresent("flag"),
        new AttributeAbsent("other"),
        equal("text", "bé"),
        equal("number", 10),
        new AttributeEquals("number", new Value.Numeric(new BigDecimal("10.00"))),
        new AttributeEquals("flag", Value.of(true)),
        new AttributeEquals("nothing", new Value.Nothing()),
        new AttributeEquals("list", new Value.ListOf(List.of(Value.of("a"), Value.of(1)))),
        all(present(), equal("number", 10)),
        any(absent(), equal("number", 10)),
        all(any(absent(), equal("number", 10)), any(equal("text", "bé"), equal("text", "x"))));
  }

  static Stream<Precondition> failing() {
    return Stream.of(
        absent(),
        new AttributePresent("other"),
        new AttributeAbsent("nothing"),
        equal("text", "be"),
        equal("text", "10"),
        equal("number", 11),
        equal("other", 0),
        new AttributeEquals("number", Value.of("10")),
        new AttributeEquals("list", new Value.ListOf(List.of(Value.of(1), Value.of("a")))),
        all(present(), equal("number", 11)),
        any(absent(), equal("number", 11)));
  }

  @ParameterizedTest
  @MethodSource("holding")
  void writesWhereThePreconditionHolds(Precondition precondition) {
    var things = withOne();

    var writeResult = contract.store().transact(List.of(edit(things, precondition)));

    assertThat(writeResult).isEqualTo(new WriteResult.Committed());
    assertThat(contract.store().get(things.key("1")).orElseThrow().number("edits")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void refusesWhereItDoesNotAndTellsWhatWasFound(Precondition precondition) {
    var things = withOne();
    var before = contract.store().get(things.key("1"));

    var writeResult = contract.store().transact(List.of(edit(things, precondition)));

    assertThat(writeResult)
        .isEqualTo(new WriteResult.Refused(List.of(new Refusal(things.key("1"), before))));
    assertThat(contract.store().get(things.key("1"))).isEqualTo(before);
  }

  static Stream<Precondition> holdingOfNothing() {
    return Stream.of(
        Precondition.always(), absent(), new AttributeAbsent("text"), any(absent(), present()));
  }

  @ParameterizedTest
  @MethodSource("holdingOfNothing")
  void writesWhereNothingIsWhenThatIsAskedFor(Precondition precondition) {
    var things = new Things();

    var writeResult = contract.store().transact(List.of(edit(things, precondition)));

    assertThat(writeResult.committed()).isTrue();
  }

  static Stream<Precondition> failingOfNothing() {
    return Stream.of(
        present(), new AttributePresent("text"), equal("number", 0), all(absent(), present()));
  }

  @ParameterizedTest
  @MethodSource("failingOfNothing")
  void refusesWhereNothingIsOtherwise(Precondition precondition) {
    var things = new Things();

    var writeResult = contract.store().transact(List.of(edit(things, precondition)));

    assertThat(writeResult)
        .isEqualTo(
            new WriteResult.Refused(List.of(new Refusal(things.key("1"), Optional.empty()))));
    assertThat(contract.store().get(things.key("1"))).isEmpty();
  }

  @Test
  void doesNothingOfATransactionOfWhichOneWriteIsRefused() {
    var things = withOne();

    var writeResult =
        contract
            .store()
            .transact(
                List.of(
                    Write.putNew(things.item("2", "a", 1)),
                    Write.delete(things.key("1")),
                    Write.check(things.key("3"), present())));

    assertThat(writeResult.committed()).isFalse();
    assertThat(contract.store().get(things.key("1"))).isPresent();
    assertThat(contract.store().get(things.key("2"))).isEmpty();
  }

  @Test
  void namesEachWriteThatWasRefusedAndNoOther() {
    var things = withOne();

    var writeResult =
        contract
            .store()
            .transact(
                List.of(
                    Write.putNew(things.item("1", "a", 1)),
                    Write.putNew(things.item("2", "a", 1)),
                    Write.check(things.key("3"), present())));

    assertThat(writeResult).isInstanceOf(WriteResult.Refused.class);
    var refused = (WriteResult.Refused) writeResult;
    assertThat(refused.of(things.key("1")).orElseThrow().found()).isPresent();
    assertThat(refused.of(things.key("2"))).isEmpty();
    assertThat(refused.of(things.key("3")).orElseThrow().found()).isEmpty();
  }

  @Test
  void letsARetryRecogniseItsOwnClaim() {
    var things = new Things();
    var claim = UUID.randomUUID().toString();
    var write = Write.putNew(things.item("claimed", "claim", claim));
    contract.store().transact(List.of(write));

    var writeResult = contract.reopened().transact(List.of(write));

    assertThat(writeResult).isInstanceOf(WriteResult.Refused.class);
    var found = ((WriteResult.Refused) writeResult).of(things.key("claimed")).orElseThrow().found();
    assertThat(found.flatMap(item -> item.text("claim"))).contains(claim);
  }

  private Things withOne() {
    var things = new Things();
    put(
        contract.store(),
        things.item(
            "1",
            "text",
            "bé",
            "number",
            10,
            "flag",
            true,
            "nothing",
            new Value.Nothing(),
            "list",
            List.of("a", 1)));
    return things;
  }

  private static Write edit(Things things, Precondition precondition) {
    return Write.update(things.key("1"), precondition, Edit.add("edits", 1));
  }
}
