package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.HealthState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  private static final long MEGABYTE = 1024 * 1024;

  @Test
  void isDegradedWhenSpaceIsShort() {
    assertThat(DiskSpace.state(500 * MEGABYTE)).isEqualTo(HealthState.OK);
    assertThat(DiskSpace.state(499 * MEGABYTE)).isEqualTo(HealthState.DEGRADED);
    assertThat(DiskSpace.state(19 * MEGABYTE)).isEqualTo(HealthState.DOWN);
  }

  @Test
  void isDownWithoutTheFolder(@TempDir Path folder) {
    assertThat(DiskSpace.check(folder.resolve("gone"))).isEqualTo(HealthState.DOWN);
  }
}
