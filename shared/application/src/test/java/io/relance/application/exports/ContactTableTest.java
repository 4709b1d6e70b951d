package io.relance.application.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.compiler.validate.ContactFields;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-A4: a file of contacts has the columns that an export may name")
class ContactTableTest {
  @Test
  void hasTheColumnsThatFlowsAreCheckedAgainst() {
    assertThat(new ContactTable(List.of(), ZoneOffset.UTC).heading())
        .containsExactlyElementsOf(ContactFields.COLUMNS);
  }
}
