package io.relance.embedded.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.domain.objectstore.ObjectStore;
import io.relance.testkit.contract.ObjectStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreContract {
  @TempDir Path folder;
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = reopened();
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected ObjectStore reopened() {
    return new FolderObjectStore(folder, InstantSource.system());
  }

  @Test
  void removesAtItsStartWhatACrashLeftUnfinished() throws IOException {
    var left = Files.writeString(folder.resolve("incoming/object123"), "half");

    var _ = reopened();

    assertThat(left).doesNotExist();
  }

  @Test
  void refusesANameThatIsAFolderOfAnotherOrTheOtherWayRound() {
    store().put("a/b", new ByteArrayInputStream(new byte[1]));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("a", new ByteArrayInputStream(new byte[1])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("a/b/c", new ByteArrayInputStream(new byte[1])));
  }
}
